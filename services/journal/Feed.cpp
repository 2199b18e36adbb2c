// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Feed.h"

#include "services/core/Ids.h"
#include "services/journal/FeedEdit.h"
#include "services/journal/FeedStore.h"

#include <QJsonDocument>

#include <algorithm>

namespace onewindow::journal {

namespace {

constexpr qsizetype kPageSoftBytes = 1024 * 1024;
/// Things that are looked at for one page: an answer is soon there, and its reader asks on, however
/// many of them are gone or for others.
constexpr qsizetype kScanLimit = 5000;

/// The counter as it stands; that of an empty stream, without an epoch, if it has not begun.
Result<FeedCounter> presentCounter(FeedStore& store)
{
    const auto counter = store.counter(FeedStore::Lock::None);
    if (!counter) {
        return counter.error();
    }
    return counter.value().value_or(FeedCounter());
}

FeedEntry entryOf(const FeedThing& thing)
{
    FeedEntry entry;
    entry.change = {.kind = thing.kind, .id = thing.id, .version = thing.pos, .body = {}};
    if (!thing.isGone) {
        entry.change.body = QJsonDocument::fromJson(thing.body).object();
    }
    entry.audience = thing.audience;
    entry.formerAudiences = thing.former.split(kFormerSeparator, Qt::SkipEmptyParts);
    entry.bytes = thing.body.size();
    return entry;
}

/// Whether a reader can go on from `cursor`.
bool isKnown(const FeedCursor& cursor, const FeedCounter& counter)
{
    // In a snapshot, what counts is when it began: from then on the reader has seen everything.
    const qint64 knownFrom = std::max(cursor.position, cursor.snapshotFrom);
    return cursor.epoch == counter.epoch && knownFrom + 1 >= counter.floor &&
           knownFrom <= counter.pos;
}

/// Fills `page` with what comes after `fromPos`.
Result<void> fillPage(FeedStore& store, FeedPage& page, const QStringList& audiences, int limit)
{
    qint64 pos = page.cursor.position;
    qsizetype bytes = 0;
    for (qsizetype seen = 0;;) {
        const auto things = store.after(pos, audiences, limit + 1);
        if (!things) {
            return things.error();
        }
        for (const FeedThing& thing : things.value()) {
            std::optional<FeedChange> change = seenBy(entryOf(thing), audiences);
            // A snapshot starts from nothing: what is gone was never there.
            const bool isNews = change && (change->body || page.cursor.snapshotFrom < thing.pos);
            if (isNews && (page.changes.size() == limit || bytes > kPageSoftBytes)) {
                page.hasMore = true;
                return {};
            }
            if (isNews) {
                bytes += thing.body.size();
                page.changes.append(std::move(*change));
            }
            pos = thing.pos;
            page.cursor.position = pos;
        }
        if (things.value().size() <= limit) {
            return {};
        }
        seen += things.value().size();
        if (seen >= kScanLimit) {
            page.hasMore = true;
            return {};
        }
    }
}

} // namespace

std::optional<FeedChange> seenBy(const FeedEntry& entry, const QStringList& audiences)
{
    if (audiences.contains(entry.audience)) {
        return entry.change;
    }
    const bool couldSee =
        std::any_of(entry.formerAudiences.cbegin(), entry.formerAudiences.cend(),
                    [&](const QString& audience) { return audiences.contains(audience); });
    if (!couldSee) {
        return std::nullopt;
    }
    FeedChange gone = entry.change;
    gone.body.reset();
    return gone;
}

Result<void> Feed::open(storage::Database& database)
{
    FeedStore store(database, m_hall);
    OW_TRY(store.migrate());
    const auto counter = store.counter(FeedStore::Lock::None);
    if (!counter) {
        return counter.error();
    }
    return counter.value() ? Result<void>() : store.addCounter(FeedCounter{.epoch = makeToken()});
}

Result<void> Feed::put(storage::Database& database, const QString& kind, const QString& id,
                       const QString& audience, const QJsonObject& body)
{
    FeedEdit edit(database, m_hall);
    OW_TRY(edit.put(kind, id, audience, body));
    return edit.finish();
}

Result<void> Feed::remove(storage::Database& database, const QString& kind, const QString& id)
{
    FeedEdit edit(database, m_hall);
    OW_TRY(edit.remove(kind, id));
    return edit.finish();
}

Result<void> Feed::keepOnly(storage::Database& database, const QString& kind,
                            const QSet<QString>& ids)
{
    const auto things = all(database, kind);
    if (!things) {
        return things.error();
    }
    for (const FeedChange& thing : things.value()) {
        if (!ids.contains(thing.id)) {
            OW_TRY(remove(database, kind, thing.id));
        }
    }
    return {};
}

Result<FeedPage> Feed::read(storage::Database& database, const FeedCursor& cursor,
                            const QStringList& audiences, int limit) const
{
    OW_ENFORCE(limit > 0 && limit <= kFeedPageLimit);
    OW_ENFORCE(!audiences.isEmpty() && audiences.size() <= kAudienceLimit);
    FeedStore store(database, m_hall);
    const Result<FeedCounter> found = presentCounter(store);
    if (!found) {
        return found.error();
    }
    const FeedCounter& counter = found.value();
    FeedPage page;
    page.isSnapshot = !isKnown(cursor, counter);
    page.cursor =
        page.isSnapshot ? FeedCursor{.epoch = counter.epoch, .snapshotFrom = counter.pos} : cursor;
    OW_TRY(fillPage(store, page, audiences, limit));
    if (!page.hasMore) {
        page.cursor.position = counter.pos;
    }
    if (page.cursor.position >= page.cursor.snapshotFrom) {
        page.cursor.snapshotFrom = 0;
    }
    return page;
}

Result<FeedTail> Feed::tail(storage::Database& database, const FeedCursor& cursor, int limit) const
{
    OW_ENFORCE(limit > 0 && limit <= kFeedPageLimit);
    FeedStore store(database, m_hall);
    const Result<FeedCounter> found = presentCounter(store);
    if (!found) {
        return found.error();
    }
    const FeedCounter& counter = found.value();
    FeedTail tail;
    tail.cursor = {.epoch = counter.epoch, .position = counter.pos};
    tail.isAnew = !isKnown(cursor, counter) || cursor.snapshotFrom > 0;
    if (tail.isAnew) {
        return tail;
    }
    const auto things = store.after(cursor.position, limit + 1);
    if (!things) {
        return things.error();
    }
    tail.hasMore = things.value().size() > limit;
    for (const FeedThing& thing :
         things.value().first(tail.hasMore ? limit : things.value().size())) {
        tail.entries.append(entryOf(thing));
    }
    if (tail.hasMore) {
        tail.cursor.position = tail.entries.constLast().change.version;
    }
    return tail;
}

Result<qint64> Feed::position(storage::Database& database) const
{
    FeedStore store(database, m_hall);
    const Result<FeedCounter> counter = presentCounter(store);
    if (!counter) {
        return counter.error();
    }
    return counter.value().pos;
}

Result<void> Feed::dropTombstones(storage::Database& database, qint64 beforePosition)
{
    FeedStore store(database, m_hall);
    Result<FeedCounter> counter = store.lockedCounter();
    if (!counter) {
        return counter.error();
    }
    const qint64 floor = std::min(beforePosition, counter.value().pos);
    if (floor <= counter.value().floor) {
        return {};
    }
    counter.value().floor = floor;
    OW_TRY(store.putCounter(counter.value()));
    return store.dropGone(floor);
}

Result<QList<FeedChange>> Feed::all(storage::Database& database, const QString& kind) const
{
    const auto found = FeedStore(database, m_hall).ofKind(kind);
    if (!found) {
        return found.error();
    }
    QList<FeedChange> things;
    for (const FeedThing& thing : found.value()) {
        things.append(entryOf(thing).change);
    }
    return things;
}

Result<std::optional<QJsonObject>> Feed::find(storage::Database& database, const QString& kind,
                                              const QString& id) const
{
    const auto found = FeedStore(database, m_hall).find(kind, id);
    if (!found) {
        return found.error();
    }
    return found.value() ? entryOf(*found.value()).change.body : std::nullopt;
}

Result<FeedEnds> Feed::endsOf(storage::Database& database, const QStringList& halls)
{
    FeedEnds ends;
    for (qsizetype from = 0; from < halls.size(); from += kEndsLimit) {
        OW_TRY(FeedStore::addEnds(
            database, halls.sliced(from, std::min(kEndsLimit, halls.size() - from)), ends));
    }
    return ends;
}

Result<void> Feed::dropKind(storage::Database& database, const QString& kind)
{
    const auto halls = FeedStore::halls(database);
    if (!halls) {
        return halls.error();
    }
    for (const QString& hall : halls.value()) {
        OW_TRY(FeedStore(database, hall).dropKind(kind));
    }
    return {};
}

Result<void> Feed::renewEpochs(storage::Database& database)
{
    const auto halls = FeedStore::halls(database);
    if (!halls) {
        return halls.error();
    }
    for (const QString& hall : halls.value()) {
        OW_TRY(Feed(hall).renewEpoch(database));
    }
    return {};
}

Result<void> Feed::renewEpoch(storage::Database& database)
{
    FeedStore store(database, m_hall);
    Result<FeedCounter> counter = store.lockedCounter();
    if (!counter) {
        return counter.error();
    }
    counter.value().epoch = makeToken();
    return store.putCounter(counter.value());
}

} // namespace onewindow::journal
