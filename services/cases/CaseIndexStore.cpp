// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseIndexStore.h"

#include "services/journal/CheckValue.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <array>

namespace onewindow::cases {

using journal::checkOfColumns;
using storage::Database;
using storage::Statement;

namespace {

constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE case_index (
            hall TEXT NOT NULL,
            case_hall TEXT NOT NULL,
            case_id {blob} NOT NULL,
            number TEXT NOT NULL,
            provisional TEXT NOT NULL,
            person TEXT NOT NULL,
            tail TEXT NOT NULL,
            key_id {blob} NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (hall, case_hall, case_id)
        ) {norowid};
        CREATE INDEX case_index_number ON case_index (hall, number);
        CREATE INDEX case_index_provisional ON case_index (hall, case_hall, provisional);
        CREATE INDEX case_index_person ON case_index (hall, person) WHERE person <> '';
        CREATE INDEX case_index_key ON case_index (hall, key_id);
        CREATE TABLE case_index_keys (
            hall TEXT NOT NULL,
            wrapped {blob} NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (hall)
        ) {norowid};
    )"},
    storage::Migration{2, R"(
        CREATE TABLE said_index (
            hall TEXT NOT NULL,
            said_hall TEXT NOT NULL,
            said_id {blob} NOT NULL,
            said_at BIGINT NOT NULL,
            person TEXT NOT NULL,
            key_id {blob} NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (hall, said_hall, said_id)
        ) {norowid};
        CREATE INDEX said_index_person ON said_index (hall, person, said_at)
            WHERE person <> '';
        CREATE INDEX said_index_key ON said_index (hall, key_id);
    )"},
};

/// What is of the whole city.
const QString& city()
{
    static const QString none;
    return none;
}

IndexedCase readIndexed(const Statement& row)
{
    return {.caseHall = row.text(0),
            .id = row.blob(1),
            .number = row.text(2),
            .provisional = row.text(3),
            .person = row.text(4),
            .tail = row.text(5),
            .keyId = row.blob(6)};
}

} // namespace

Result<void> CaseIndexStore::migrate(Database& database)
{
    return storage::migrate(database, kComponent, kMigrations);
}

Result<QByteArray> CaseIndexStore::wrappedKey()
{
    return storage::firstOrDefaultOf(
        storage::query(m_database, "SELECT wrapped FROM case_index_keys WHERE hall = ?", city()),
        [](const Statement& row) { return row.blob(0); });
}

Result<void> CaseIndexStore::putKey(const QByteArray& wrapped)
{
    return storage::run(m_database,
                        "INSERT INTO case_index_keys (hall, wrapped, local) VALUES (?, ?, ?) ON "
                        "CONFLICT (hall) DO NOTHING",
                        city(), wrapped, checkOfColumns(city(), wrapped));
}

Result<void> CaseIndexStore::clear()
{
    OW_TRY(storage::run(m_database, "DELETE FROM case_index WHERE hall = ?", city()));
    OW_TRY(storage::run(m_database, "DELETE FROM said_index WHERE hall = ?", city()));
    return storage::run(m_database, "DELETE FROM case_index_keys WHERE hall = ?", city());
}

Result<void> CaseIndexStore::put(const IndexedCase& indexed)
{
    return storage::run(
        m_database,
        "INSERT INTO case_index (hall, case_hall, case_id, number, provisional, person, tail, "
        "key_id, local) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hall, case_hall, case_id) "
        "DO UPDATE SET number = excluded.number, provisional = excluded.provisional, person = "
        "excluded.person, tail = excluded.tail, key_id = excluded.key_id, local = excluded.local",
        city(), indexed.caseHall, indexed.id, indexed.number, indexed.provisional, indexed.person,
        indexed.tail, indexed.keyId,
        checkOfColumns(city(), indexed.caseHall, indexed.id, indexed.number, indexed.provisional,
                       indexed.person, indexed.tail, indexed.keyId));
}

Result<void> CaseIndexStore::put(const IndexedSaying& indexed)
{
    return storage::run(
        m_database,
        "INSERT INTO said_index (hall, said_hall, said_id, said_at, person, key_id, local) VALUES "
        "(?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hall, said_hall, said_id) DO NOTHING",
        city(), indexed.saidIn, indexed.id, indexed.saidAtMs, indexed.person, indexed.keyId,
        checkOfColumns(city(), indexed.saidIn, indexed.id, indexed.saidAtMs, indexed.person,
                       indexed.keyId));
}

Result<void> CaseIndexStore::dropSealedWith(const QByteArray& keyId)
{
    OW_TRY(storage::run(m_database, "DELETE FROM case_index WHERE hall = ? AND key_id = ?", city(),
                        keyId));
    return storage::run(m_database, "DELETE FROM said_index WHERE hall = ? AND key_id = ?", city(),
                        keyId);
}

Result<QList<CasePlace>> CaseIndexStore::saidBy(const QString& person, int limit)
{
    return storage::rowsOf(storage::query(m_database,
                                          "SELECT said_hall, said_id FROM said_index WHERE hall = "
                                          "? AND person = ? AND person <> '' ORDER BY "
                                          "said_at DESC, said_id LIMIT ?",
                                          city(), person, limit),
                           [](const Statement& row) {
                               return CasePlace{row.text(0), row.blob(1)};
                           });
}

Result<QList<CasePlace>> CaseIndexStore::ofPerson(const QString& person, int limit)
{
    return storage::rowsOf(storage::query(m_database,
                                          "SELECT case_hall, case_id FROM case_index WHERE hall = "
                                          "? AND person = ? AND person <> '' LIMIT ?",
                                          city(), person, limit),
                           [](const Statement& row) {
                               return CasePlace{row.text(0), row.blob(1)};
                           });
}

Result<std::optional<IndexedCase>> CaseIndexStore::byNumber(const QString& number)
{
    return storage::firstOf(
        storage::query(m_database,
                       "SELECT case_hall, case_id, number, provisional, person, tail, key_id FROM "
                       "case_index WHERE hall = ? AND number = ?",
                       city(), number),
        &readIndexed);
}

Result<std::optional<IndexedCase>> CaseIndexStore::byProvisional(const QString& caseHall,
                                                                 const QString& provisional)
{
    return storage::firstOf(
        storage::query(m_database,
                       "SELECT case_hall, case_id, number, provisional, person, tail, key_id FROM "
                       "case_index WHERE hall = ? AND case_hall = ? AND provisional = ?",
                       city(), caseHall, provisional),
        &readIndexed);
}

Result<QList<QByteArray>> CaseIndexStore::missing(const QString& caseHall, int limit)
{
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT id FROM cases WHERE hall = ? AND number <> '' AND NOT EXISTS "
                       "(SELECT 1 FROM case_index WHERE case_index.hall = ? AND "
                       "case_index.case_hall = cases.hall AND case_index.case_id = cases.id) "
                       "ORDER BY id LIMIT ?",
                       caseHall, city(), limit),
        [](const Statement& row) { return row.blob(0); });
}

Result<QList<QByteArray>> CaseIndexStore::missingSayings(const QString& saidIn, int limit)
{
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT id FROM feedback_cases WHERE hall = ? AND NOT EXISTS (SELECT 1 FROM "
                       "said_index WHERE said_index.hall = ? AND said_index.said_hall = "
                       "feedback_cases.hall AND said_index.said_id = feedback_cases.id) ORDER BY "
                       "id LIMIT ?",
                       saidIn, city(), limit),
        [](const Statement& row) { return row.blob(0); });
}

} // namespace onewindow::cases
