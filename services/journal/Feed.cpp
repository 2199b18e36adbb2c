// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Feed.h"

#include "services/core/Ids.h"
#include "services/journal/FeedStore.h"

#include <QJsonDocument>

#include <algorithm>

namespace onewindow::journal {

namespace {

constexpr qsizetype kPageSoftBytes = 1024 * 1024;
constexpr QChar kSeparator = u'\n'; // Between the audiences of FeedThing::former.

Error notOpened()
{
    return {ErrorCode::StoreFailed, QStringLiteral("feed: not opened")};
}

/// The counter, locked against other writers on PostgreSQL.
Result<FeedCounter> lockedCounter(FeedStore& store)
{
    const auto counter = store.counter(FeedStore::Lock::ForUpdate);
    if (!counter) {
        return counter.error();
    }
    return counter.value() ? Result<FeedCounter>(*counter.value()) : notOpened();
}

/// Writes `thing` at the next position.
Result<void> putNext(FeedStore& store, FeedCounter counter, FeedThing thing)
{
    counter.pos += 1;
    thing.pos = counter.pos;
    OW_TRY(store.putCounter(counter));
    return store.put(thing);
}

QString withFormer(const QString& former, const QString& audience)
{
    QStringList names = former.split(kSeparator, Qt::SkipEmptyParts);
    if (!names.contains(audience)) {
        names.append(audience);
    }
    return names.join(kSeparator);
}

FeedEntry entryOf(const FeedThing& thing)
{
    FeedEntry entry;
    entry.change = {.kind = thing.kind, .id = thing.id, .version = thing.pos, .body = {}};
    if (!thing.isGone) {
        entry.change.body = QJsonDocument::fromJson(thing.body).object();
    }
    entry.audience = thing.audience;
    entry.formerAudiences = thing.former.split(kSeparator, Qt::SkipEmptyParts);
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
    for (;;) {
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
    FeedStore store(database);
    OW_TRY(store.migrate());
    const auto counter = store.counter(FeedStore::Lock::None);
    if (!counter) {
        return counter.error();
    }
    return counter.value() ? Result<void>() : store.putCounter(FeedCounter{.epoch = makeToken()});
}

Result<void> Feed::put(storage::Database& database, const QString& kind, const QString& id,
                       const QString& audience, const QJsonObject& body)
{
    FeedThing thing{
        .kind = kind,
        .id = id,
        .audience = audience,
        .former = {},
        .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
    };
    if (thing.body.size() > kFeedBodyLimit || kind.size() > kFeedNameLimit ||
        id.size() > kFeedNameLimit || audience.size() > kFeedNameLimit) {
        return Error{ErrorCode::TooLarge, QStringLiteral("feed: %1").arg(kind)};
    }
    FeedStore store(database);
    const Result<FeedCounter> counter = lockedCounter(store);
    if (!counter) {
        return counter.error();
    }
    const auto found = store.find(kind, id);
    if (!found) {
        return found.error();
    }
    if (const auto& before = found.value()) {
        const bool isSame =
            !before->isGone && before->audience == audience && before->body == thing.body;
        if (isSame) {
            return {};
        }
        thing.former = before->audience == audience ? before->former
                                                    : withFormer(before->former, before->audience);
    }
    return putNext(store, counter.value(), std::move(thing));
}

Result<void> Feed::remove(storage::Database& database, const QString& kind, const QString& id)
{
    FeedStore store(database);
    const Result<FeedCounter> counter = lockedCounter(store);
    if (!counter) {
        return counter.error();
    }
    const auto found = store.find(kind, id);
    if (!found) {
        return found.error();
    }
    if (!found.value() || found.value()->isGone) {
        return {};
    }
    FeedThing thing = *found.value();
    thing.isGone = true;
    thing.body.clear();
    return putNext(store, counter.value(), std::move(thing));
}

Result<FeedPage> Feed::read(storage::Database& database, const FeedCursor& cursor,
                            const QStringList& audiences, int limit) const
{
    OW_ENFORCE(limit > 0 && limit <= kFeedPageLimit);
    OW_ENFORCE(!audiences.isEmpty() && audiences.size() <= kAudienceLimit);
    FeedStore store(database);
    const auto found = store.counter(FeedStore::Lock::None);
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return notOpened();
    }
    const FeedCounter& counter = *found.value();
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
    FeedStore store(database);
    const auto found = store.counter(FeedStore::Lock::None);
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return notOpened();
    }
    const FeedCounter& counter = *found.value();
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
    const auto counter = FeedStore(database).counter(FeedStore::Lock::None);
    if (!counter) {
        return counter.error();
    }
    if (!counter.value()) {
        return notOpened();
    }
    return counter.value()->pos;
}

Result<void> Feed::dropTombstones(storage::Database& database, qint64 beforePosition)
{
    FeedStore store(database);
    Result<FeedCounter> counter = lockedCounter(store);
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

Result<void> Feed::renewEpoch(storage::Database& database)
{
    FeedStore store(database);
    Result<FeedCounter> counter = lockedCounter(store);
    if (!counter) {
        return counter.error();
    }
    counter.value().epoch = makeToken();
    return store.putCounter(counter.value());
}

} // namespace onewindow::journal
