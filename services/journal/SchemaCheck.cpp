// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parts of StoreCheck that need a second store: what the tables should look like and contain.

#include "services/journal/GenerationStore.h"
#include "services/journal/IssuerMark.h"
#include "services/journal/ProjectionCheck.h"
#include "services/journal/Schema.h"
#include "services/journal/StoreCheck.h"
#include "services/journal/StoreScan.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"

#include <QRegularExpression>

#include <array>
#include <functional>

namespace onewindow::journal {

namespace {

using storage::Database;
using storage::Statement;

struct Component
{
    const char16_t* name;
    Result<void> (*migrate)(Database&);
    bool isAlways;
};

constexpr std::array kComponents{
    Component{u"journal", migrateJournal, true},
    Component{u"generation", &GenerationStore::migrate, true},
    Component{u"issuer_mark", &IssuerMarkStore::migrate, false},
    Component{u"feed", migrateFeed, false},
    Component{u"feed_cache", migrateFeedCache, false},
};

const QString kVersions = QStringLiteral("schema_versions");

Result<std::unique_ptr<Database>> storeInMemory()
{
    storage::DatabaseOptions options;
    options.path = QStringLiteral(":memory:");
    return Database::open(options);
}

/// Tables, indexes and whatever else there is, with their SQL, a text each; SQLite only.
Result<QHash<QString, QString>> definitionsOf(Database& database)
{
    QHash<QString, QString> definitions;
    OW_TRY(forEachRow(database,
                      QStringLiteral("SELECT type, name, tbl_name, sql, typeof(type) || "
                                     "typeof(name) || typeof(tbl_name) || typeof(sql) FROM "
                                     "sqlite_master"),
                      [&](const Statement& row) -> Result<bool> {
                          const QStringList all{row.text(2), row.text(3), row.text(4)};
                          definitions.insert(row.text(0) + u' ' + row.text(1), all.join(u' '));
                          return true;
                      }));
    return definitions;
}

/// The tables that a component makes in an empty store.
Result<QStringList> tablesMadeBy(const std::function<Result<void>(Database&)>& migrate)
{
    auto empty = storeInMemory();
    if (!empty) {
        return empty.error();
    }
    OW_TRY(migrate(*empty.value()));
    auto tables = tablesOf(*empty.value());
    if (tables) {
        tables.value().removeAll(kVersions);
    }
    return tables;
}

} // namespace

/// Makes the tables of `component` in `fresh` if the store has it, which its version and its tables
/// must say alike. Whether it has.
Result<bool> StoreCheck::makeFresh(Database& fresh, const QString& component, bool isAlways,
                                   const std::function<Result<void>(Database&)>& migrate)
{
    const auto version = storage::schemaVersion(m_database, component);
    if (!version) {
        return version.error();
    }
    const auto tables = tablesMadeBy(migrate);
    if (!tables) {
        return tables.error();
    }
    const bool isThere = version.value() != 0;
    for (const QString& table : tables.value()) {
        if (isThere != hasTable(table) || (isAlways && !isThere)) {
            bad(QStringLiteral("%1: %2 has version %3 and its table %4 is %5")
                    .arg(kVersions, component)
                    .arg(version.value())
                    .arg(table,
                         hasTable(table) ? QStringLiteral("there") : QStringLiteral("missing")));
        }
    }
    if (isThere) {
        OW_TRY(migrate(fresh));
    }
    return isThere;
}

Result<void> StoreCheck::checkVersions(Database& fresh, std::vector<Projection*>& projections,
                                       const std::vector<StorePart>& parts)
{
    for (const Component& component : kComponents) {
        OW_TRY(makeFresh(fresh, QString::fromUtf16(component.name), component.isAlways,
                         component.migrate));
    }
    for (const StorePart& part : parts) {
        OW_TRY(makeFresh(fresh, part.component, false, part.migrate));
    }
    std::vector<Projection*> present;
    for (Projection* projection : projections) {
        const auto migrate = [=](Database& database) { return projection->migrate(database); };
        const auto isThere = projection->tables().isEmpty()
                                 ? Result<bool>(false)
                                 : makeFresh(fresh, projection->component(), false, migrate);
        if (!isThere) {
            return isThere.error();
        }
        if (isThere.value()) {
            present.push_back(projection);
        }
    }
    projections = present;
    const auto wrong = wrongComponent(fresh);
    if (!wrong) {
        return wrong.error();
    }
    if (!wrong.value().isEmpty()) {
        bad(wrong.value());
    }
    return {};
}

/// Components of nobody, and versions other than those this program knows.
Result<QString> StoreCheck::wrongComponent(Database& fresh)
{
    auto wrong = firstWrongType(m_database, kVersions);
    if (!wrong || !wrong.value().isEmpty()) {
        return wrong;
    }
    OW_TRY(forEachRow(m_database,
                      QStringLiteral("SELECT component, version FROM schema_versions ORDER BY 1"),
                      [&](const Statement& row) -> Result<bool> {
                          const auto known = storage::schemaVersion(fresh, row.text(0));
                          if (!known) {
                              return known.error();
                          }
                          if (known.value() != row.integer(1)) {
                              wrong = QStringLiteral("%1: %2 has version %3, this program knows %4")
                                          .arg(kVersions, row.text(0))
                                          .arg(row.integer(1))
                                          .arg(known.value());
                          }
                          return wrong.value().isEmpty();
                      }));
    return wrong;
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
    QStringList others = actual.value().keys();
    others.sort();
    for (const QString& name : std::as_const(others)) {
        if (!expected.value().contains(name)) {
            bad(QStringLiteral("schema: %1 is nobody's").arg(name));
        }
    }
    return {};
}

Result<void> StoreCheck::checkSchema(std::vector<Projection*>& projections,
                                     const std::vector<StorePart>& parts)
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
    OW_TRY(checkVersions(*fresh.value(), projections, parts));
    OW_TRY(checkDefinitions(*fresh.value()));
    const auto expected = tablesOf(*fresh.value());
    if (!expected) {
        return expected.error();
    }
    QStringList coveredElsewhere{kVersions, QStringLiteral("journal")};
    for (const Projection* projection : projections) {
        coveredElsewhere += projection->tables();
    }
    for (const QString& table : std::as_const(m_tables)) {
        const auto columns = columnsOf(m_database, table);
        if (!columns) {
            return columns.error();
        }
        if (!expected.value().contains(table)) {
            bad(QStringLiteral("schema: table %1 is nobody's").arg(table));
        } else if (!coveredElsewhere.contains(table) && !hasCheckValue(columns.value())) {
            bad(QStringLiteral("schema: table %1 has no check values").arg(table));
        }
    }
    if (m_report.isOk()) {
        checked(QStringLiteral("schema: %1 tables are as they were created")
                    .arg(expected.value().size()));
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
            const bool isLater = projection->tablesAfterCheckpoint().contains(table);
            if (!m_pruned.isEmpty() && !isLater) {
                checked(QStringLiteral("%1: carried, the journal no longer gives it").arg(table));
                continue;
            }
            const auto comparison = !m_pruned.isEmpty()
                                        ? compareLater(m_database, *rebuilt.value(), table)
                                        : compareTable(m_database, *rebuilt.value(), table);
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

/// The table that a message of the engine's check is about, as far as a damaged file tells; empty
/// otherwise.
QString StoreCheck::tableOf(const QString& message)
{
    static const QRegularExpression named(
        QStringLiteral("(?:index |order for |value in )([A-Za-z_0-9]+)"));
    static const QRegularExpression page(QStringLiteral("[Pp]age ([0-9]+)"));
    QString name = named.match(message).captured(1);
    if (const auto match = page.match(message); name.isEmpty() && match.hasMatch()) {
        auto owner = storage::query(m_database, "SELECT name FROM dbstat WHERE pageno = ? LIMIT 1",
                                    match.captured(1).toLongLong());
        const auto hasRow = owner ? owner.value().step() : Result<bool>(false);
        name = hasRow && hasRow.value() ? owner.value().text(0) : QString();
    }
    auto table =
        storage::query(m_database, "SELECT tbl_name FROM sqlite_master WHERE name = ?", name);
    const auto hasRow = table ? table.value().step() : Result<bool>(false);
    return hasRow && hasRow.value() ? table.value().text(0) : QString();
}

/// What the engine's check says of `table`, or of all of them; nothing if all is well.
Result<QString> StoreCheck::engineMessages(const QString& table)
{
    const QString argument = table.isEmpty() ? QStringLiteral("5") : quoted(table);
    QStringList messages;
    OW_TRY(forEachRow(m_database, QStringLiteral("PRAGMA integrity_check(%1)").arg(argument),
                      [&](const Statement& row) -> Result<bool> {
                          messages.append(row.text(0));
                          return true;
                      }));
    const bool isWell = messages == QStringList{QStringLiteral("ok")};
    return isWell ? QString() : messages.join(QStringLiteral("; ")).simplified();
}

/// Where reading `table` row by row comes to an end too early; empty if it does not.
Result<QString> StoreCheck::unreadableRow(const QString& table)
{
    const auto columns = columnsOf(m_database, table);
    if (!columns) {
        return columns.error();
    }
    QString last;
    const QString sql = QStringLiteral("SELECT * FROM ") + quoted(table);
    const auto read = forEachRow(m_database, sql, [&](const Statement& row) -> Result<bool> {
        last = nameOf(row, keyOf(columns.value()));
        return true;
    });
    if (read) {
        return QString();
    }
    return last.isEmpty() ? QStringLiteral("the first row cannot be read")
                          : QStringLiteral("the row after %1 cannot be read").arg(last);
}

Result<void> StoreCheck::checkEngine()
{
    if (m_database.engine() != storage::Engine::Sqlite) {
        return {};
    }
    const auto messages = engineMessages({});
    if (!messages) {
        return messages.error();
    }
    if (messages.value().isEmpty()) {
        checked(QStringLiteral("engine: the file is well-formed"));
        return {};
    }
    checked(QStringLiteral("engine: ") + messages.value());
    QString damaged = tableOf(messages.value());
    for (const QString& table : std::as_const(m_tables)) {
        const auto ofTable = damaged.isEmpty() ? engineMessages(table) : Result<QString>(QString());
        damaged = !ofTable || !ofTable.value().isEmpty() ? table : damaged;
    }
    const auto row = damaged.isEmpty() ? Result<QString>(QString()) : unreadableRow(damaged);
    const QString where =
        row && !row.value().isEmpty() ? row.value() : QStringLiteral("the table is damaged");
    bad(damaged.isEmpty() ? QStringLiteral("store: ") + messages.value()
                          : QStringLiteral("%1: %2: %3").arg(damaged, where, messages.value()));
    return {};
}

} // namespace onewindow::journal
