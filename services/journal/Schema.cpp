// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Schema.h"

#include "services/crypto/Suite.h"
#include "services/storage/Migration.h"

#include <array>

namespace onewindow::journal {

namespace {

constexpr qsizetype kCheckBytes = 8;

// `pos` counts all rows of the store in the order they came in: 1, 2, 3 ...
// chains.is_own: 0 another node's, 1 the one that is being written, 2 an earlier life of it.
// envelopes.state: 0 there, 1 erased (for ever), 2 not here (let go once safe, or never had).
constexpr const char* kJournalSql = R"(
CREATE TABLE journal (
    pos {position} NOT NULL PRIMARY KEY,
    node TEXT NOT NULL,
    incarnation BIGINT NOT NULL,
    seq BIGINT NOT NULL,
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
    local {blob} NOT NULL
);
CREATE UNIQUE INDEX journal_place ON journal (node, incarnation, seq);
CREATE TABLE chains (
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
    PRIMARY KEY (node, incarnation)
) {norowid};
CREATE UNIQUE INDEX chains_own ON chains (is_own) WHERE is_own = 1;
CREATE TABLE envelopes (
    key_id {blob} NOT NULL PRIMARY KEY,
    suite BIGINT NOT NULL,
    key_digest {blob} NOT NULL,
    state BIGINT NOT NULL,
    content {blob} NOT NULL,
    local {blob} NOT NULL
) {norowid};
CREATE TABLE batches (
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
    PRIMARY KEY (node, incarnation, last_seq)
) {norowid};
CREATE TABLE boot_anchors (
    node TEXT NOT NULL,
    boot_id {blob} NOT NULL,
    offset_ms BIGINT NOT NULL,
    measured_boot BIGINT NOT NULL,
    noted_ms BIGINT NOT NULL,
    local {blob} NOT NULL,
    PRIMARY KEY (node, boot_id)
) {norowid};
CREATE TABLE quarantine (
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
    PRIMARY KEY (node, incarnation, first_seq, last_digest)
) {norowid};
)";

// Things are few and small beside the journal; `former` lists audiences that could see a thing
// once and no longer may.
constexpr const char* kFeedSql = R"(
CREATE TABLE feed (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    pos BIGINT NOT NULL,
    audience TEXT NOT NULL,
    former TEXT NOT NULL,
    is_gone BIGINT NOT NULL,
    body {blob} NOT NULL,
    local {blob} NOT NULL,
    PRIMARY KEY (kind, id)
) {norowid};
CREATE UNIQUE INDEX feed_pos ON feed (pos);
CREATE TABLE feed_counter (
    one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    epoch TEXT NOT NULL,
    pos BIGINT NOT NULL,
    floor BIGINT NOT NULL,
    local {blob} NOT NULL
);
)";

constexpr const char* kFeedCacheSql = R"(
CREATE TABLE feed_cache (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version BIGINT NOT NULL,
    round BIGINT NOT NULL,
    body {blob} NOT NULL,
    local {blob} NOT NULL,
    PRIMARY KEY (kind, id)
) {norowid};
CREATE TABLE feed_cursor (
    one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    epoch TEXT NOT NULL,
    position BIGINT NOT NULL,
    snapshot_from BIGINT NOT NULL,
    round BIGINT NOT NULL,
    in_snapshot BIGINT NOT NULL,
    local {blob} NOT NULL
);
)";

Result<void> migrateOne(storage::Database& database, QStringView component, QByteArray sql)
{
    // Only this type makes the column the key of SQLite's table itself, without a second tree.
    const bool isSqlite = database.engine() == storage::Engine::Sqlite;
    sql.replace("{position}", isSqlite ? "INTEGER" : "BIGINT");
    const std::array migrations{storage::Migration{.version = 1, .sql = sql.constData()}};
    return storage::migrate(database, component, migrations);
}

} // namespace

Result<void> migrateJournal(storage::Database& database)
{
    return migrateOne(database, u"journal", kJournalSql);
}

Result<void> migrateFeed(storage::Database& database)
{
    return migrateOne(database, u"feed", kFeedSql);
}

Result<void> migrateFeedCache(storage::Database& database)
{
    return migrateOne(database, u"feed_cache", kFeedCacheSql);
}

QByteArray checkOf(const ByteWriter& columns)
{
    return crypto::digest(crypto::Suite::National, columns.bytes()).first(kCheckBytes);
}

} // namespace onewindow::journal
