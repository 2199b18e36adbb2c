// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Restart.h"

#include "services/core/HallTime.h"
#include "services/core/Ids.h"
#include "services/core/Log.h"
#include "services/journal/ChainStore.h"
#include "services/journal/Feed.h"
#include "services/journal/IssuerMark.h"
#include "services/storage/Transaction.h"

namespace onewindow::journal {

namespace {

void addMarks(QString& marks, const QString& more)
{
    for (const QChar mark : more) {
        if (!marks.contains(mark)) {
            marks += mark;
        }
    }
}

/// Whether any row was ever written here.
Result<bool> hasLived(storage::Database& database)
{
    const auto halls = ChainStore::halls(database);
    if (!halls) {
        return halls.error();
    }
    for (const QString& hall : halls.value()) {
        const auto own = ChainStore(database, hall).own();
        if (!own) {
            return own.error();
        }
        if (own.value() && (own.value()->lastPos > 0 || own.value()->incarnation > 1)) {
            return true;
        }
    }
    return false;
}

StoreOrigin originOf(const std::optional<Generation>& found, const Marker::Tokens& tokens,
                     bool hasRows, bool hasParent)
{
    if (found && tokens.agreesWith(found->token)) {
        return StoreOrigin::Own;
    }
    // Provisioned, and not started yet: nothing says that it was another one before.
    if (!found && tokens.isEmpty() && hasRows) {
        return StoreOrigin::Own;
    }
    const bool isBlank = !found && !hasRows;
    // With nobody above who holds its rows, a store that was lost may begin again.
    return isBlank && (tokens.isEmpty() || !hasParent) ? StoreOrigin::New : StoreOrigin::Copied;
}

/// Takes note of what was found; the caller commits it.
Result<void> noteOrigin(storage::Database& database, StoreOrigin origin, const Generation& before,
                        bool isHeld, bool wasLost, const QString& mark, qint64 nowMs)
{
    Generation generation = before;
    if (origin == StoreOrigin::Copied) {
        // Numbers that this store does not know of may have been given out under any of them.
        const auto issuer = IssuerMarkStore(database).find();
        if (!issuer) {
            return issuer.error();
        }
        addMarks(generation.burnt, generation.mark);
        addMarks(generation.burnt, issuer.value().value_or(IssuerMark()).given);
        addMarks(generation.burnt, mark);
        generation.burntDay = dayOf(nowMs);
        generation.isNew = false;
        // Its readers have seen changes that it does not have.
        OW_TRY(Feed::renewEpochs(database));
    } else if (origin == StoreOrigin::New) {
        if (wasLost) {
            addMarks(generation.burnt, mark);
            generation.burntDay = dayOf(nowMs);
        }
        generation.isNew = isHeld;
        generation.mark = mark;
    }
    if (origin != StoreOrigin::Own) {
        generation.sinceMs = nowMs;
    }
    OW_TRY(GenerationStore(database).put(generation));
    return isHeld ? hold(database, nowMs) : Result<void>();
}

Result<void> putToken(storage::Database& database, const QString& token)
{
    if (database.engine() != storage::Engine::Sqlite) {
        return {}; // See beginLife().
    }
    GenerationStore generations(database);
    const auto found = generations.find();
    if (!found) {
        return found.error();
    }
    Generation generation = found.value().value_or(Generation());
    generation.token = token;
    return generations.put(generation);
}

} // namespace

QString dayOf(qint64 wallMs)
{
    return hallTime(wallMs).date().toString(Qt::ISODate);
}

Result<StoreOrigin> beginLife(storage::Database& database, const Marker& marker, const Clock& clock,
                              bool hasParent, const QString& mark)
{
    OW_TRY(GenerationStore::migrate(database));
    OW_TRY(IssuerMarkStore::migrate(database));
    if (database.engine() != storage::Engine::Sqlite) {
        // Shared by several processes: whoever restores it renews its life, see onewindow-ctl.
        return StoreOrigin::Own;
    }
    const auto tokens = marker.read();
    if (!tokens) {
        return tokens.error();
    }
    const auto found = GenerationStore(database).find();
    if (!found) {
        return found.error();
    }
    const Result<bool> hasRows = hasLived(database);
    if (!hasRows) {
        return hasRows.error();
    }
    const StoreOrigin origin = originOf(found.value(), tokens.value(), hasRows.value(), hasParent);
    Generation generation = found.value().value_or(Generation());
    generation.token = makeToken();
    OW_TRY(marker.writeAside(generation.token));
    auto transaction = storage::Transaction::begin(database);
    if (!transaction) {
        return transaction.error();
    }
    const bool isHeld = origin == StoreOrigin::Copied || (origin == StoreOrigin::New && hasParent);
    OW_TRY(noteOrigin(database, origin, generation, isHeld, !tokens.value().isEmpty(), mark,
                      clock.now().wallMs));
    OW_TRY(IssuerMarkStore(database).configure(mark));
    OW_TRY(transaction.value().commit());
    OW_TRY(marker.adopt());
    if (origin == StoreOrigin::Copied) {
        qCCritical(lcJournal).noquote()
            << "The store is not the one that was written last: it disagrees with" << marker.path()
            << "and records nothing until"
            << (hasParent ? "the parent has said what it holds"
                          : "onewindow-ctl restore --accept is given");
    }
    return origin;
}

Result<void> renewLife(storage::Database& database, const Marker& marker)
{
    const QString token = makeToken();
    OW_TRY(marker.writeAside(token));
    {
        auto transaction = storage::Transaction::begin(database);
        if (!transaction) {
            return transaction.error();
        }
        OW_TRY(putToken(database, token));
        OW_TRY(transaction.value().commit());
    }
    return marker.adopt();
}

Result<void> renewLife(storage::Writer& writer, const Marker& marker)
{
    const QString token = makeToken();
    OW_TRY(marker.writeAside(token));
    OW_TRY(writer.runAndWait<void>(
        [&token](storage::Database& database) { return putToken(database, token); }));
    return marker.adopt();
}

Result<void> hold(storage::Database& database, qint64 nowMs)
{
    GenerationStore generations(database);
    const auto found = generations.find();
    if (!found) {
        return found.error();
    }
    Generation generation = found.value().value_or(Generation());
    if (!generation.isHeld) {
        generation.isHeld = true;
        generation.sinceMs = nowMs;
        OW_TRY(generations.put(generation));
    }
    const auto halls = ChainStore::halls(database);
    if (!halls) {
        return halls.error();
    }
    for (const QString& hall : halls.value()) {
        ChainStore chains(database, hall);
        auto own = chains.own();
        if (!own) {
            return own.error();
        }
        if (own.value() && !own.value()->isFrozen) {
            own.value()->isFrozen = true;
            OW_TRY(chains.update(*own.value()));
        }
    }
    return {};
}

Result<bool> isHeld(storage::Database& database)
{
    const auto found = GenerationStore(database).find();
    if (!found) {
        return found.error();
    }
    return found.value() && found.value()->isHeld;
}

Result<QString> burntMarks(storage::Database& database, const Timestamp& now)
{
    const auto found = GenerationStore(database).find();
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return QString();
    }
    const bool isOver = now.isSynced && dayOf(now.wallMs) > found.value()->burntDay;
    return isOver ? QString() : found.value()->burnt;
}

Result<void> noteMark(storage::Database& database, const QString& mark)
{
    GenerationStore generations(database);
    const auto found = generations.find();
    if (!found) {
        return found.error();
    }
    if (!found.value() || found.value()->mark == mark) {
        return {};
    }
    Generation generation = *found.value();
    generation.mark = mark;
    return generations.put(generation);
}

Result<void> markAsCopy(storage::Database& database)
{
    OW_TRY(GenerationStore::migrate(database));
    return putToken(database, {});
}

} // namespace onewindow::journal
