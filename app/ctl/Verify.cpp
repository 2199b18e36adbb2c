// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Verify.h"

#include "services/appointments/StoreParts.h"
#include "services/cases/StoreParts.h"
#include "services/feedback/FeedbackProjection.h"
#include "services/identity/AccountDetailStore.h"
#include "services/identity/GuardStore.h"
#include "services/identity/SessionStore.h"
#include "services/journal/ChainStore.h"
#include "services/journal/Verifier.h"
#include "services/platform/PlatformStore.h"
#include "services/queue/StoreProjections.h"
#include "services/storage/Database.h"
#include "services/storage/Query.h"
#include "services/storage/SqliteFileCheck.h"
#include "services/supervision/Alarms.h"

#include <QFileInfo>

namespace onewindow {

namespace {

/// The integer that `sql` answers; -1 if it answers none.
qint64 numberOf(storage::Database& database, std::string_view sql)
{
    auto statement = storage::query(database, sql);
    if (!statement) {
        return -1;
    }
    const Result<bool> hasRow = statement.value().step();
    return hasRow && hasRow.value() ? statement.value().integer(0) : -1;
}

/// What may differ without any fact being another one.
QString notCovered(storage::Database& database)
{
    // dbstat is not in every build of SQLite.
    const qint64 unused = numberOf(database, "SELECT COALESCE(SUM(unused), 0) FROM dbstat");
    const qint64 freePages = numberOf(database, "PRAGMA freelist_count");
    const QString space = unused < 0
                              ? QStringLiteral("unused space in pages")
                              : QStringLiteral("unused space in pages (%1 bytes)").arg(unused);
    return QStringLiteral(
               "not covered, since nothing reads it: %1, %2 free pages, the placeholder "
               "of pos in each row of journal, the header's schema cookie and its note of "
               "the SQLite version that wrote last, the -shm file")
        .arg(space)
        .arg(freePages);
}

Result<journal::VerifyReport> verifyTables(storage::Database& database)
{
    const auto projections = queue::projectionsOf(database);
    if (!projections) {
        return projections.error();
    }
    const auto slots = appointments::projectionOf(database);
    if (!slots) {
        return slots.error();
    }
    const auto filed = cases::projectionOf(database);
    if (!filed) {
        return filed.error();
    }
    auto pointers = projections.value().pointers();
    const auto self = journal::ChainStore::ownNode(database);
    if (!self) {
        return self.error();
    }
    supervision::AlarmProjection alarms(self.value(), false);
    pointers.push_back(&alarms);
    feedback::FeedbackProjection said(self.value());
    pointers.push_back(&said);
    auto parts = queue::storeParts();
    if (slots.value()) {
        pointers.push_back(slots.value().get());
        const auto more = appointments::storeParts();
        parts.insert(parts.end(), more.begin(), more.end());
    }
    if (filed.value()) {
        pointers.push_back(filed.value().get());
        const auto more = cases::storeParts();
        parts.insert(parts.end(), more.begin(), more.end());
    }
    parts.push_back(
        {platform::PlatformStore::kComponent.toString(), &platform::PlatformStore::migrate});
    parts.push_back({identity::AccountDetailStore::kComponent.toString(),
                     &identity::AccountDetailStore::migrate});
    parts.push_back(
        {identity::SessionStore::kComponent.toString(), &identity::SessionStore::migrate});
    parts.push_back({identity::GuardStore::kComponent.toString(), &identity::GuardStore::migrate});
    return journal::verifyStore(database, pointers, parts);
}

/// What verifyTables() says of an open store.
void addReport(storage::Database& database, Verification& verification)
{
    const auto report = verifyTables(database);
    if (!report) {
        verification.bad = QStringLiteral("store: ") + report.error().detail;
    } else {
        verification.lines += report.value().checked;
        verification.bad = report.value().firstBad;
    }
}

QString walLine(qint64 frames)
{
    return frames == 0 ? QStringLiteral("file: header as it must be, no -wal file to read")
                       : QStringLiteral("file: header as it must be, %1 whole frames in the -wal "
                                        "file")
                             .arg(frames);
}

} // namespace

Verification verifyFile(const QString& path)
{
    Verification verification;
    if (!QFileInfo(path).isFile()) {
        return {.lines = {}, .bad = path + QStringLiteral(": no such file"), .isThere = false};
    }
    // Before SQLite opens the store, which may write the -shm file anew.
    const auto file = storage::checkSqliteFile(path);
    if (!file) {
        return {.lines = {}, .bad = file.error().detail, .isThere = false};
    }
    storage::DatabaseOptions options;
    options.path = path;
    options.readOnly = true;
    const auto database = storage::Database::open(options);
    const QString inFile = file.value().wrong;
    if (!database) {
        verification.bad =
            QStringLiteral("store: ") + (inFile.isEmpty() ? database.error().detail : inFile);
        return verification;
    }
    if (inFile.isEmpty()) {
        verification.lines.append(walLine(file.value().walFrames));
    }
    addReport(*database.value(), verification);
    // A row is named before what the file says of itself.
    if (verification.isOk() && !inFile.isEmpty()) {
        verification.bad = QStringLiteral("store: ") + inFile;
    }
    verification.lines.append(notCovered(*database.value()));
    return verification;
}

Verification verifyServer(storage::DatabaseOptions options)
{
    Verification verification;
    options.readOnly = true;
    const auto database = storage::Database::open(options);
    if (!database) {
        return {.lines = {}, .bad = database.error().detail, .isThere = false};
    }
    addReport(*database.value(), verification);
    verification.lines.append(QStringLiteral("not covered: the server's own files"));
    return verification;
}

} // namespace onewindow
