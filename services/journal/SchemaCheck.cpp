// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parts of StoreCheck that need a second store: what the tables should look like and contain.

#include "services/journal/ProjectionCheck.h"
#include "services/journal/Schema.h"
#include "services/journal/StoreCheck.h"
#include "services/journal/StoreScan.h"
#include "services/storage/Migration.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace onewindow::journal {

namespace {

using storage::Database;
using storage::Statement;

struct Component
{
    const char16_t* name;
    Result<void> (*migrate)(Database&);
    const char16_t* table; // One of its tables.
    bool isAlways;
};

constexpr std::array kComponents{
    Component{u"journal", migrateJournal, u"journal", true},
    Component{u"feed", migrateFeed, u"feed", false},
    Component{u"feed_cache", migrateFeedCache, u"feed_cache", false},
};

const QString kVersions = QStringLiteral("schema_versions");

Result<std::unique_ptr<Database>> storeInMemory()
{
    storage::DatabaseOptions options;
    options.path = QStringLiteral(":memory:");
    return Database::open(options);
}

/// Tables, indexes and their SQL, a text each; SQLite only.
Result<QHash<QString, QString>> definitionsOf(Database& database)
{
    QHash<QString, QString> definitions;
    OW_TRY(forEachRow(
        database, QStringLiteral("SELECT type, name, tbl_name, sql FROM sqlite_master"),
        [&](const Statement& row) -> Result<bool> {
            definitions.insert(row.text(0) + u' ' + row.text(1), row.text(2) + u' ' + row.text(3));
            return true;
        }));
    return definitions;
}

} // namespace

Result<void> StoreCheck::checkVersions(Database& fresh, std::vector<Projection*>& projections)
{
    // Whether a component is there must be said by its version and by its tables alike.
    const auto isThere = [&](const QString& component, const QString& table,
                             bool isAlways) -> Result<bool> {
        const auto version = storage::schemaVersion(m_database, component);
        if (!version) {
            return version.error();
        }
        if ((version.value() != 0) != hasTable(table) || (isAlways && version.value() == 0)) {
            bad(QStringLiteral("%1: %2 has version %3 and its table %4 is %5")
                    .arg(kVersions, component)
                    .arg(version.value())
                    .arg(table,
                         hasTable(table) ? QStringLiteral("there") : QStringLiteral("missing")));
        }
        return version.value() != 0;
    };
    for (const Component& component : kComponents) {
        const auto there = isThere(QString::fromUtf16(component.name),
                                   QString::fromUtf16(component.table), component.isAlways);
        if (!there) {
            return there.error();
        }
        if (there.value()) {
            OW_TRY(component.migrate(fresh));
        }
    }
    std::vector<Projection*> present;
    for (Projection* projection : projections) {
        const QStringList tables = projection->tables();
        const auto there = tables.isEmpty()
                               ? Result<bool>(false)
                               : isThere(projection->component(), tables.first(), false);
        if (!there) {
            return there.error();
        }
        if (there.value()) {
            OW_TRY(projection->migrate(fresh));
            present.push_back(projection);
        }
    }
    projections = present;
    // A component of the list above, and no later version than this program knows.
    return forEachRow(fresh, QStringLiteral("SELECT component, version FROM schema_versions"),
                      [&](const Statement& row) -> Result<bool> {
                          const auto version = storage::schemaVersion(m_database, row.text(0));
                          if (!version) {
                              return version.error();
                          }
                          if (version.value() != row.integer(1)) {
                              bad(QStringLiteral("%1: %2 has version %3, this program knows %4")
                                      .arg(kVersions, row.text(0))
                                      .arg(version.value())
                                      .arg(row.integer(1)));
                          }
                          return true;
                      });
}

Result<void> StoreCheck::checkDefinitions(Database& fresh)
{
    if (m_database.engine() != storage::Engine::Sqlite) {
        return {};
    }
    const auto actual = definitionsOf(m_database);
    if (!actual) {
        return actual.error();
    }
    const auto expected = definitionsOf(fresh);
    if (!expected) {
        return expected.error();
    }
    QStringList names = expected.value().keys();
    names.sort();
    for (const QString& name : std::as_const(names)) {
        if (actual.value().value(name) != expected.value().value(name)) {
            bad(QStringLiteral("schema: %1 is not as it was created").arg(name));
        }
    }
    return {};
}

Result<void> StoreCheck::checkSchema(std::vector<Projection*>& projections)
{
    const auto tables = tablesOf(m_database);
    if (!tables) {
        return tables.error();
    }
    m_tables = tables.value();
    auto fresh = storeInMemory();
    if (!fresh) {
        return fresh.error();
    }
    OW_TRY(checkVersions(*fresh.value(), projections));
    OW_TRY(checkDefinitions(*fresh.value()));
    const auto covered = tablesOf(*fresh.value());
    if (!covered) {
        return covered.error();
    }
    QStringList others;
    for (const QString& table : std::as_const(m_tables)) {
        if (covered.value().contains(table)) {
            continue;
        }
        const auto columns = columnsOf(m_database, table);
        if (!columns) {
            return columns.error();
        }
        if (!hasCheckValue(columns.value())) {
            others.append(table);
        }
    }
    if (m_report.isOk()) {
        checked(QStringLiteral("schema: %1 tables are as they were created")
                    .arg(covered.value().size()));
        if (!others.isEmpty()) {
            checked(QStringLiteral("no facts, left to the engine's check: %1")
                        .arg(others.join(QStringLiteral(", "))));
        }
    }
    return {};
}

Result<void> StoreCheck::checkProjections(const std::vector<Projection*>& projections)
{
    for (const Projection* projection : projections) {
        for (const QString& table : projection->tables()) {
            const auto wrongType = firstWrongType(m_database, table);
            if (!wrongType) {
                return wrongType.error();
            }
            if (!wrongType.value().isEmpty()) {
                bad(wrongType.value());
                return {};
            }
        }
    }
    auto rebuilt = storeInMemory();
    if (!rebuilt) {
        return rebuilt.error();
    }
    if (const auto done = rebuildProjections(m_database, *rebuilt.value(), projections); !done) {
        bad(QStringLiteral("projections: ") + done.error().detail);
        return {};
    }
    for (const Projection* projection : projections) {
        for (const QString& table : projection->tables()) {
            const auto comparison = compareTable(m_database, *rebuilt.value(), table);
            if (!comparison) {
                return comparison.error();
            }
            if (!comparison.value().firstBad.isEmpty()) {
                bad(comparison.value().firstBad);
                return {};
            }
            checked(QStringLiteral("%1: %2 rows are what the journal gives")
                        .arg(table)
                        .arg(comparison.value().rows));
        }
    }
    return {};
}

Result<void> StoreCheck::checkEngine()
{
    if (m_database.engine() != storage::Engine::Sqlite) {
        return {};
    }
    QStringList messages;
    auto done = forEachRow(m_database, QStringLiteral("PRAGMA integrity_check(5)"),
                           [&](const Statement& row) -> Result<bool> {
                               messages.append(row.text(0));
                               return true;
                           });
    if (messages == QStringList{QStringLiteral("ok")}) {
        checked(QStringLiteral("engine: the file is well-formed"));
        return {};
    }
    if (!messages.isEmpty()) {
        const QString all = messages.join(QStringLiteral("; ")).simplified();
        checked(QStringLiteral("engine: ") + all);
        bad(QStringLiteral("store: ") + all);
    }
    return done;
}

} // namespace onewindow::journal
