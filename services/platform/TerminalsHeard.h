// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QString>

#include <mutex>

namespace onewindow::platform {

/// When this process has last heard of each terminal: it asks for its feed at least twice a minute,
/// and speaks of its journal once a minute even when it has nothing to ship. As many entries as
/// there are terminals. Thread-safe.
class TerminalsHeard
{
public:
    /// Unix ms; 0: not since this process began.
    struct Heard
    {
        qint64 lastMs = 0;    ///< Of anything.
        qint64 journalMs = 0; ///< Of its journal.
    };

    void note(const QString& terminal, bool isOfJournal, qint64 nowMs)
    {
        const std::lock_guard lock(m_mutex);
        Heard& heard = m_heard[terminal];
        heard.lastMs = nowMs;
        heard.journalMs = isOfJournal ? nowMs : heard.journalMs;
    }

    [[nodiscard]] Heard of(const QString& terminal) const
    {
        const std::lock_guard lock(m_mutex);
        return m_heard.value(terminal);
    }

private:
    mutable std::mutex m_mutex;
    QHash<QString, Heard> m_heard;
};

} // namespace onewindow::platform
