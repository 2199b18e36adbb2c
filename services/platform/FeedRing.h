// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Feed.h"

#include <QHash>
#include <QStringList>

#include <deque>
#include <optional>
#include <utility>

namespace onewindow::platform {

/// The newest stretch of the feed, in memory: every change after one position, up to the end.
class FeedRing
{
public:
    static constexpr std::size_t kEntryLimit = 4096;
    static constexpr qsizetype kByteLimit = 16LL << 20; ///< Of bytes().

    /// Takes in what came after end(). When it says the feed starts anew, what was kept is
    /// forgotten.
    void append(const journal::FeedTail& tail);

    /// Forgets the oldest changes until bytes() is at most `bytes`: who is behind them looks into
    /// the store.
    void shrinkTo(qsizetype bytes);

    /// What is kept takes about so much memory.
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }

    /// Where the feed ends, as far as is known here.
    [[nodiscard]] const journal::FeedCursor& end() const { return m_end; }

    /// What one of `audiences` sees after `cursor`, at most `limit` changes, each thing at its
    /// newest; nothing if the memory does not reach back that far.
    [[nodiscard]] std::optional<journal::FeedPage>
    after(const journal::FeedCursor& cursor, const QStringList& audiences, int limit) const;

private:
    using Key = std::pair<QString, QString>;

    void dropOldest();

    journal::FeedCursor m_end;
    qint64 m_begin = 0; ///< Every change after this position is here.
    std::deque<journal::FeedEntry> m_entries;
    QHash<Key, qint64> m_newest; ///< Position of each thing's newest entry.
    qsizetype m_bytes = 0;
};

} // namespace onewindow::platform
