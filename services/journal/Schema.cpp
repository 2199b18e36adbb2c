// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Schema.h"

#include "services/crypto/Suite.h"
#include "services/storage/Migration.h"

#include <array>

namespace onewindow::journal {

namespace {

constexpr qsizetype kCheckBytes = 8;

// Every table is divided by `hall`, which stands first in each key: what a centre holds can be
// spread by it, and work for one hall meets no lock of another.
// `pos` counts all rows of a hall's partition in the order they came in: 1, 2, 3 ... SQLite does
// not keep an index over it (a tenth of what an insertion costs): there the order in which the rows
// lie is that order too. chains.is_own: 0 another node's, 1 the one that is being written, 2 an
// earlier life of it. envelopes.state: 0 there, 1 erased (for ever), 2 not here (let go once safe,
// or never had).
constexpr const char* kJournalSql = R"(
CREATE TABLE journal (
    hall TEXT NOT NULL,
    node TEXT NOT NULL,
    incarnation BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    pos BIGINT NOT NULL,
    id {blob} NOT NULL,
    at_wall BIGINT NOT NULL,
    at_boot BIGINT NOT NULL,
    boot_id {blob} NOT NULL,
    synced BIGINT NOT NULL,
    suite BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject {blob} NOT NULL,
    body {blob} NOT NULL,
    sealed {blob} NOT NULL,
    key_id {blob} NOT NULL,
    key_digest {blob} NOT NULL,
    prev {blob} NOT NULL,
    digest {blob} NOT NULL,
    corrected_ms BIGINT NOT NULL,
    local {blob} NOT NULL,
    PRIMARY KEY (hall, node, incarnation, seq)
);
CREATE TABLE chains (
    hall TEXT NOT NULL,
    node TEXT NOT NULL,
    incarnation BIGINT NOT NULL,
    head_seq BIGINT NOT NULL,
    head_digest {blob} NOT NULL,
    corrected_ms BIGINT NOT NULL,
    held BIGINT NOT NULL,
    safe BIGINT NOT NULL,
    is_own BIGINT NOT NULL,
    frozen BIGINT NOT NULL,
    last_pos BIGINT NOT NULL,
    local {blob} NOT NULL,
    PRIMARY KEY (hall, node, incarnation)
) {norowid};
CREATE UNIQUE INDEX chains_own ON chains (hall) WHERE is_own = 1;
CREATE TABLE envelopes (
    hall TEXT NOT NULL,
    key_id {blob} NOT NULL,
    suite BIGINT NOT NULL,
    key_digest {blob} NOT NULL,
    state BIGINT NOT NULL,
    content {blob} NOT NULL,
    local {blob} NOT NULL,
    PRIMARY KEY (hall, key_id)
) {norowid};
CREATE TABLE batches (
    hall TEXT NOT NULL,
    node TEXT NOT NULL,
    incarnation BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    first_seq BIGINT NOT NULL,
    sent_wall BIGINT NOT NULL,
    sent_boot BIGINT NOT NULL,
    boot_id {blob} NOT NULL,
    synced BIGINT NOT NULL,
    signing_key {blob} NOT NULL,
    signature {blob} NOT NULL,
    local {blob} NOT NULL,
    PRIMARY KEY (hall, node, incarnation, last_seq)
) {norowid};
CREATE TABLE boot_anchors (
    hall TEXT NOT NULL,
    node TEXT NOT NULL,
    boot_id {blob} NOT NULL,
    offset_ms BIGINT NOT NULL,
    measured_boot BIGINT NOT NULL,
    noted_ms BIGINT NOT NULL,
    local {blob} NOT NULL,
    PRIMARY KEY (hall, node, boot_id)
) {norowid};
CREATE TABLE checkpoints (
    hall TEXT NOT NULL,
    node TEXT NOT NULL,
    incarnation BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    digest {blob} NOT NULL,
    corrected_ms BIGINT NOT NULL,
    pos BIGINT NOT NULL,
    signing_key {blob} NOT NULL,
    signature {blob} NOT NULL,
    local {blob} NOT NULL,
    PRIMARY KEY (hall, node, incarnation)
) {norowid};
CREATE TABLE quarantine (
    hall TEXT NOT NULL,
    node TEXT NOT NULL,
    incarnation BIGINT NOT NULL,
    first_seq BIGINT NOT NULL,
    last_digest {blob} NOT NULL,
    row_count BIGINT NOT NULL,
    reason TEXT NOT NULL,
    ours {blob} NOT NULL,
    theirs {blob} NOT NULL,
    signing_key {blob} NOT NULL,
    noted_ms BIGINT NOT NULL,
    local {blob} NOT NULL,
    PRIMARY KEY (hall, node, incarnation, first_seq, last_digest)
) {norowid};
)";

// Things are few and small beside the journal; `former` lists audiences that could see a thing
// once and no longer may.
constexpr const char* kFeedSql = R"(
CREATE TABLE feed (
    hall TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    pos BIGINT NOT NULL,
    audience TEXT NOT NULL,
    former TEXT NOT NULL,
    is_gone BIGINT NOT NULL,
    body {blob} NOT NULL,
    local {blob} NOT NULL,
    PRIMARY KEY (hall, kind, id)
) {norowid};
CREATE UNIQUE INDEX feed_pos ON feed (hall, pos);
CREATE TABLE feed_counter (
    hall TEXT NOT NULL PRIMARY KEY,
    epoch TEXT NOT NULL,
    pos BIGINT NOT NULL,
    floor BIGINT NOT NULL,
    local {blob} NOT NULL
) {norowid};
)";

constexpr const char* kFeedCacheSql = R"(
CREATE TABLE feed_cache (
    hall TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    round BIGINT NOT NULL,
    body {blob} NOT NULL,
    local {blob} NOT NULL,
    PRIMARY KEY (hall, kind, id)
) {norowid};
CREATE TABLE feed_cursor (
    hall TEXT NOT NULL PRIMARY KEY,
    epoch TEXT NOT NULL,
    position BIGINT NOT NULL,
    snapshot_from BIGINT NOT NULL,
    round BIGINT NOT NULL,
    in_snapshot BIGINT NOT NULL,
    local {blob} NOT NULL
) {norowid};
)";

constexpr const char* kPostgresJournalSql =
    "CREATE UNIQUE INDEX journal_pos ON journal (hall, pos);";

// Whether a row names a key: few do, so the index is small. It was not released when it learnt to
// be built while halls ship: a centre's journal is long.
constexpr const char* kJournalKeySql = "CREATE INDEX {concurrently} journal_key ON journal (hall, "
                                       "key_id) WHERE LENGTH(key_id) > 0;";

Result<void> migrateOne(storage::Database& database, QStringView component, const char* sql)
{
    const std::array migrations{storage::Migration{.version = 1, .sql = sql}};
    return storage::migrate(database, component, migrations);
}

} // namespace

Result<void> migrateJournal(storage::Database& database)
{
    const bool isSqlite = database.engine() == storage::Engine::Sqlite;
    const QByteArray tables =
        isSqlite ? QByteArray(kJournalSql) : QByteArray(kJournalSql) + kPostgresJournalSql;
    const std::array migrations{
        storage::Migration{.version = 1, .sql = tables.constData()},
        storage::Migration{.version = 2, .sql = kJournalKeySql},
    };
    return storage::migrate(database, u"journal", migrations);
}

Result<void> migrateFeed(storage::Database& database)
{
    return migrateOne(database, u"feed", kFeedSql);
}

Result<void> migrateFeedCache(storage::Database& database)
{
    return migrateOne(database, u"feed_cache", kFeedCacheSql);
}

QString journalOrder(const storage::Database& database)
{
    return database.engine() == storage::Engine::Sqlite ? QStringLiteral("ORDER BY rowid")
                                                        : QStringLiteral("ORDER BY hall, pos");
}

QByteArray checkOf(const ByteWriter& columns)
{
    return crypto::digest(crypto::Suite::National, columns.bytes()).first(kCheckBytes);
}

QByteArray checkOfRow(const QString& hall, const QByteArray& digest, qint64 correctedMs, qint64 pos)
{
    constexpr qsizetype kUsualBytes = 96;
    ByteWriter writer;
    writer.reserve(kUsualBytes);
    putColumn(writer, hall);
    putColumn(writer, digest);
    putColumn(writer, correctedMs);
    putColumn(writer, pos);
    return crypto::digest(crypto::Suite::International, writer.bytes()).first(kCheckBytes);
}

bool isCheckOfRow(const QByteArray& check, const QString& hall, const QByteArray& digest,
                  qint64 correctedMs, qint64 pos)
{
    return check == checkOfRow(hall, digest, correctedMs, pos) ||
           check == checkOfColumns(hall, digest, correctedMs, pos);
}

} // namespace onewindow::journal
