// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/FeedRing.h"

#include <algorithm>

namespace onewindow::platform {

namespace {

/// What an entry takes beside its body, as measured: names, audience, its place here and among the
/// newest, and the body's names and numbers.
constexpr qsizetype kEntryBytes = 900;
/// As an object the text of a body takes that many times its JSON.
constexpr qsizetype kBodyFactor = 3;

qsizetype memoryOf(const journal::FeedEntry& entry)
{
    return kEntryBytes + kBodyFactor * entry.bytes;
}

} // namespace

void FeedRing::append(const journal::FeedTail& tail)
{
    if (tail.isAnew) {
        m_entries.clear();
        m_newest.clear();
        m_bytes = 0;
        m_begin = tail.cursor.position;
        m_end = tail.cursor;
        return;
    }
    for (const journal::FeedEntry& entry : tail.entries) {
        m_newest[{entry.change.kind, entry.change.id}] = entry.change.version;
        m_bytes += memoryOf(entry);
        m_entries.push_back(entry);
    }
    m_end = tail.cursor;
    while (m_entries.size() > kEntryLimit) {
        dropOldest();
    }
    shrinkTo(kByteLimit);
}

void FeedRing::shrinkTo(qsizetype bytes)
{
    while (!m_entries.empty() && m_bytes > bytes) {
        dropOldest();
    }
}

void FeedRing::dropOldest()
{
    const journal::FeedEntry& oldest = m_entries.front();
    const auto newest = m_newest.constFind({oldest.change.kind, oldest.change.id});
    if (newest != m_newest.constEnd() && *newest == oldest.change.version) {
        m_newest.erase(newest);
    }
    m_begin = oldest.change.version;
    m_bytes -= memoryOf(oldest);
    m_entries.pop_front();
}

std::optional<journal::FeedPage> FeedRing::after(const journal::FeedCursor& cursor,
                                                 const QStringList& audiences, int limit) const
{
    const bool isHere =
        cursor.epoch == m_end.epoch && cursor.snapshotFrom == 0 && cursor.position >= m_begin;
    if (!isHere) {
        return std::nullopt;
    }
    journal::FeedPage page;
    // Somebody who has read the store a moment later than this memory is not set back.
    page.cursor = cursor.position > m_end.position ? cursor : m_end;
    const auto from = std::partition_point(m_entries.cbegin(), m_entries.cend(),
                                           [&cursor](const journal::FeedEntry& entry) {
                                               return entry.change.version <= cursor.position;
                                           });
    for (auto entry = from; entry != m_entries.cend(); ++entry) {
        if (m_newest.value({entry->change.kind, entry->change.id}) != entry->change.version) {
            continue;
        }
        auto change = journal::seenBy(*entry, audiences);
        if (!change) {
            continue;
        }
        if (page.changes.size() == limit) {
            page.hasMore = true;
            page.cursor.position = page.changes.constLast().version;
            break;
        }
        page.changes.append(*std::move(change));
    }
    return page;
}

} // namespace onewindow::platform
