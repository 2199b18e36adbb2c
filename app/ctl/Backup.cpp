// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Backup.h"

#include "app/ctl/Verify.h"
#include "services/cases/DraftStore.h"
#include "services/crypto/FileKeys.h"
#include "services/journal/ChainStore.h"
#include "services/journal/Feed.h"
#include "services/journal/Journal.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/HallDay.h"
#include "services/queue/StoreProjections.h"
#include "services/storage/SqliteBackup.h"
#include "services/storage/Transaction.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace onewindow {

namespace {

using storage::Database;

constexpr int kErasurePage = 1000;
constexpr qint64 kProgressMs = 1000;

Result<std::unique_ptr<Database>> openStore(const QString& path)
{
    if (!QFileInfo(path).isFile()) {
        return Error{ErrorCode::NotFound, path + QStringLiteral(": no such store")};
    }
    storage::DatabaseOptions options;
    options.path = path;
    return Database::open(options);
}

/// Runs `work` in a transaction of the store at `path` and closes it.
Result<void> change(const QString& path, const std::function<Result<void>(Database&)>& work)
{
    auto database = openStore(path);
    if (!database) {
        return database.error();
    }
    auto transaction = storage::Transaction::begin(*database.value());
    if (!transaction) {
        return transaction.error();
    }
    OW_TRY(work(*database.value()));
    return transaction.value().commit();
}

Result<StoreHead> headOf(Database& database)
{
    const auto halls = journal::Journal::halls(database);
    if (!halls) {
        return halls.error();
    }
    StoreHead head;
    for (const QString& hall : halls.value()) {
        const auto own = journal::ChainStore(database, hall).own();
        if (!own) {
            return own.error();
        }
        head.node = own.value()->node;
        head.incarnation = std::max(head.incarnation, own.value()->incarnation);
        head.seq += own.value()->headSeq;
        head.rows += own.value()->lastPos;
    }
    return head;
}

storage::CopyProgress reported(const CtlProgress& progress)
{
    if (!progress) {
        return {};
    }
    auto since = std::make_shared<QElapsedTimer>();
    since->start();
    return [since, progress](int done, int all) {
        if (since->elapsed() >= kProgressMs) {
            since->restart();
            progress(QStringLiteral("copied %1 of %2 pages").arg(done).arg(all));
        }
    };
}

/// What is gone with its day: the keys, and what they seal.
Result<void> leaveOutTheDay(Database& database)
{
    const QString kind = QString::fromLatin1(queue::feed::kDayKey);
    OW_TRY(queue::HallDay::dropDayKeys(database));
    OW_TRY(cases::DraftStore::dropEverywhere(database));
    OW_TRY(journal::Feed().dropKind(database, kind));
    return journal::FeedCache().dropKind(database, kind);
}

Result<void> checked(const QString& path, const CtlProgress& progress)
{
    if (progress) {
        progress(QStringLiteral("verifying ") + path);
    }
    const Verification verification = verifyFile(path);
    return verification.isOk()
               ? Result<void>()
               : Result<void>(
                     Error{ErrorCode::StoreFailed, path + QStringLiteral(": ") + verification.bad});
}

/// Data keys by the hall whose they were.
using Erasures = QList<std::pair<QString, QByteArray>>;

/// What was forgotten in the store.
Result<Erasures> erasuresOf(Database& database)
{
    const auto halls = journal::Journal::halls(database);
    if (!halls) {
        return halls.error();
    }
    Erasures all;
    for (const QString& hall : halls.value()) {
        QByteArray after;
        for (;;) {
            const auto page = journal::erasedKeys(database, hall, after, kErasurePage);
            if (!page) {
                return page.error();
            }
            if (page.value().isEmpty()) {
                break;
            }
            for (const QByteArray& key : page.value()) {
                all.emplaceBack(hall, key);
            }
            after = page.value().last();
        }
    }
    return all;
}

Error inUse(const QString& store)
{
    return {ErrorCode::Conflict,
            store + QStringLiteral(": a program has it open; stop the service first")};
}

/// Looks at the store that is to be replaced, and gives what was forgotten there.
Result<Erasures> inspectOld(const RestoreOptions& options, const StoreHead& backup)
{
    if (!QFileInfo::exists(options.store)) {
        return Erasures();
    }
    const Result<bool> isBusy = storage::isSqliteInUse(options.store);
    if (!isBusy) {
        return isBusy.error();
    }
    if (isBusy.value()) {
        return inUse(options.store);
    }
    auto database = openStore(options.store);
    const auto head = database ? headOf(*database.value()) : Result<StoreHead>(database.error());
    if (!head) {
        return options.isOverNewer
                   ? Result<Erasures>(Erasures())
                   : Result<Erasures>(Error{
                         ErrorCode::Conflict,
                         options.store +
                             QStringLiteral(": cannot be read (%1); --over-newer replaces it, and "
                                            "what was forgotten there is asked of the parent")
                                 .arg(head.error().detail)});
    }
    if (!head.value().node.isEmpty() && head.value().node != backup.node) {
        return Error{ErrorCode::Conflict, QStringLiteral("the backup is of %1, the store of %2")
                                              .arg(backup.node, head.value().node)};
    }
    if (head.value().isNewerThan(backup) && !options.isOverNewer) {
        return Error{ErrorCode::Conflict,
                     QStringLiteral("the store there is newer (%1) than the backup (%2); "
                                    "--over-newer replaces it all the same")
                         .arg(head.value().toText(), backup.toText())};
    }
    return erasuresOf(*database.value());
}

/// Opens the journal of a store that no program works on as its program would, and begins a new
/// incarnation in a transaction that `prepare` comes first in.
Result<quint32> beginIncarnation(Database& database, const NodeFiles& files,
                                 const std::function<Result<void>(Database&)>& prepare)
{
    OW_TRY(files.checkKeys());
    const auto keys = crypto::FileNodeKeys::load(files.keysFolder);
    if (!keys) {
        return keys.error();
    }
    const auto projections = queue::projectionsOf(database);
    if (!projections) {
        return projections.error();
    }
    const SystemClock clock;
    journal::Journal::Settings settings;
    settings.node = files.node;
    settings.hall = hallOf(database, files.node);
    settings.keys = keys.value().get();
    settings.clock = &clock;
    settings.projections = projections.value().pointers();
    journal::Journal journal(std::move(settings));
    OW_TRY(journal.open(database));
    const auto origin = journal::beginLife(database, journal::Marker(files.marker), clock,
                                           files.hasParent, files.mark);
    if (!origin) {
        return origin.error();
    }
    auto transaction = storage::Transaction::begin(database);
    if (!transaction) {
        return transaction.error();
    }
    OW_TRY(prepare(database));
    const auto settled = journal.settle(database, {});
    if (!settled) {
        return settled.error();
    }
    OW_TRY(transaction.value().commit());
    return settled.value().incarnation;
}

} // namespace

QString hallOf(storage::Database& database, const QString& node)
{
    const auto halls = journal::Journal::halls(database);
    return halls && halls.value().contains(node) ? node : QString();
}

QString StoreHead::toText() const
{
    return QStringLiteral("%1, incarnation %2, seq %3, %4 rows")
        .arg(node)
        .arg(incarnation)
        .arg(seq)
        .arg(rows);
}

Result<StoreHead> storeHead(const QString& path)
{
    auto database = openStore(path);
    return database ? headOf(*database.value()) : Result<StoreHead>(database.error());
}

Result<StoreHead> backupStore(const QString& store, const QString& to, bool replaces,
                              const CtlProgress& progress)
{
    if (!QFileInfo(store).isFile()) {
        return Error{ErrorCode::NotFound, store + QStringLiteral(": no such store")};
    }
    if (!replaces && QFileInfo::exists(to)) {
        return Error{ErrorCode::Conflict,
                     to + QStringLiteral(": is there already; --replace overwrites it")};
    }
    const QString part = to + QStringLiteral(".part");
    for (const char* side : {"", "-wal", "-shm"}) {
        QFile::remove(part + QLatin1StringView(side));
    }
    OW_TRY(storage::copySqlite(store, part, reported(progress)));
    Result<void> made = change(part, [](Database& database) -> Result<void> {
        OW_TRY(leaveOutTheDay(database));
        return journal::markAsCopy(database);
    });
    if (made) {
        made = checked(part, progress);
    }
    const auto head = made ? storeHead(part) : Result<StoreHead>(made.error());
    if (!head) {
        QFile::remove(part);
        return head;
    }
    OW_TRY(storage::moveSqlite(part, to));
    return head;
}

Result<StoreHead> restoreStore(const RestoreOptions& options, const CtlProgress& progress)
{
    OW_TRY(checked(options.from, progress));
    const auto backup = storeHead(options.from);
    if (!backup) {
        return backup;
    }
    const auto erased = inspectOld(options, backup.value());
    if (!erased) {
        return erased.error();
    }
    const QString part = options.store + QStringLiteral(".part");
    for (const char* side : {"", "-wal", "-shm"}) {
        QFile::remove(part + QLatin1StringView(side));
    }
    OW_TRY(storage::copySqlite(options.from, part, reported(progress)));
    const Result<void> made = change(part, [&](Database& database) -> Result<void> {
        const SystemClock clock;
        for (const auto& [hall, key] : erased.value()) {
            OW_TRY(journal::eraseKey(database, hall, key));
        }
        OW_TRY(queue::HallDay::dropRestarts(database));
        OW_TRY(journal::Feed::renewEpochs(database));
        OW_TRY(journal::markAsCopy(database));
        return journal::hold(database, clock.now().wallMs);
    });
    if (!made) {
        QFile::remove(part);
        return made.error();
    }
    OW_TRY(storage::replaceSqlite(part, options.store));
    return backup;
}

Result<quint32> acceptStore(const NodeFiles& files)
{
    if (files.hasParent) {
        return Error{ErrorCode::Conflict,
                     QStringLiteral("%1 has a parent, which is asked when it starts; there is "
                                    "nothing to decide here")
                         .arg(files.node)};
    }
    const Result<bool> isBusy = storage::isSqliteInUse(files.store);
    if (!isBusy) {
        return isBusy.error();
    }
    if (isBusy.value()) {
        return inUse(files.store);
    }
    const auto database = openStore(files.store);
    if (!database) {
        return database.error();
    }
    return beginIncarnation(*database.value(), files, &queue::HallDay::dropRestarts);
}

Result<quint32> acceptPostgres(const NodeFiles& files)
{
    const auto database = Database::open(files.database);
    if (!database) {
        return database.error();
    }
    // Such a store has no marker beside it that would tell it for a copy.
    return beginIncarnation(*database.value(), files, [](Database& restored) -> Result<void> {
        OW_TRY(journal::hold(restored, SystemClock().now().wallMs));
        OW_TRY(queue::HallDay::dropRestarts(restored));
        return journal::Feed::renewEpochs(restored);
    });
}

} // namespace onewindow
