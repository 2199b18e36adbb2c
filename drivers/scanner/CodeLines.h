// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace onewindow::drivers {

/// Cuts what a serial scanner sends into codes: one a line, ended by CR, LF or both. Lines that
/// codeText() does not accept are dropped whole, however long they are. The buffer is wiped behind
/// what was read: a code may name a person.
class CodeLines
{
public:
    CodeLines();
    ~CodeLines();
    CodeLines(const CodeLines&) = delete;
    CodeLines& operator=(const CodeLines&) = delete;
    CodeLines(CodeLines&&) = delete;
    CodeLines& operator=(CodeLines&&) = delete;

    /// Takes in what has arrived; the codes whose line ended by it.
    QList<QString> feed(QByteArrayView bytes);

    /// Whether a line has begun and not ended.
    [[nodiscard]] bool hasIncomplete() const { return !m_line.isEmpty() || m_isTooLong; }

    /// Forgets the line that has begun.
    void clear();

private:
    QByteArray m_line; ///< Its memory is reserved once, so that nothing is left behind by growing.
    bool m_isTooLong = false;
};

} // namespace onewindow::drivers
