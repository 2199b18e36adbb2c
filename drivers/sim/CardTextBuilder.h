// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QStringView>

namespace onewindow::drivers {

/// Puts together the 256-byte text block of a card, UTF-16LE, from byte offsets and byte lengths as
/// the published tables give them. Begins as all spaces, the flag of a resident card included.
class CardTextBuilder
{
public:
    static constexpr qsizetype kBlockBytes = 256;

    CardTextBuilder();

    /// Writes `text` at `offset` and spaces up to `length`; text that does not fit ends the
    /// program.
    CardTextBuilder& put(qsizetype offset, qsizetype length, QStringView text);

    [[nodiscard]] QByteArray block() const { return m_block; }

private:
    QByteArray m_block;
};

} // namespace onewindow::drivers
