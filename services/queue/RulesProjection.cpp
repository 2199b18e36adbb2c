// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/RulesProjection.h"

#include "services/queue/FactKinds.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <utility>

namespace onewindow::queue {

using storage::Database;
using storage::Statement;

namespace {

constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE hall_rules (
            hall TEXT NOT NULL,
            version BIGINT NOT NULL,
            fact {blob} NOT NULL,
            at BIGINT NOT NULL,
            staff TEXT NOT NULL,
            body {blob} NOT NULL,
            PRIMARY KEY (hall, version)
        ) {norowid};
    )"},
};

RulesEntry readEntry(const Statement& row)
{
    return {.version = row.integer(0),
            .atMs = row.integer(1),
            .staff = row.text(2),
            .rules = HallRuleSet::fromJson(QJsonDocument::fromJson(row.blob(3)).object())};
}

} // namespace

RulesProjection::RulesProjection(QString hall)
    : m_hall(std::move(hall))
{}

QString RulesProjection::component() const
{
    return QStringLiteral("rules");
}

QStringList RulesProjection::tables() const
{
    return {QStringLiteral("hall_rules")};
}

Result<void> RulesProjection::migrate(Database& database)
{
    return storage::migrate(database, component(), kMigrations);
}

bool RulesProjection::isRules(const journal::Row& row) const
{
    return row.node == m_hall && row.kind == QLatin1String(facts::kRules);
}

Result<void> RulesProjection::apply(Database& database, const journal::Row& row)
{
    if (!isRules(row)) {
        return {};
    }
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    const qint64 version = body.value(QStringLiteral("version")).toInteger();
    OW_TRY(storage::run(
        database,
        "INSERT INTO hall_rules (hall, version, fact, at, staff, body) VALUES (?, ?, ?, ?, ?, ?) "
        "ON "
        "CONFLICT (hall, version) DO UPDATE SET fact = excluded.fact, at = excluded.at, staff = "
        "excluded.staff, body = excluded.body",
        row.hall, version, row.id, row.correctedMs, body.value(QStringLiteral("staff")).toString(),
        QJsonDocument(body.value(QStringLiteral("rules")).toObject())
            .toJson(QJsonDocument::Compact)));
    return storage::run(database, "DELETE FROM hall_rules WHERE hall = ? AND version < ?", row.hall,
                        version - kKept);
}

Result<void> RulesProjection::publish(Database& database, const QList<journal::Row>& rows)
{
    const bool areOthers = std::any_of(rows.begin(), rows.end(),
                                       [this](const journal::Row& row) { return isRules(row); });
    return areOthers && m_published ? m_published(database) : Result<void>();
}

Result<RulesEntry> currentRules(Database& database, const QString& hall)
{
    return storage::firstOrDefaultOf(
        storage::query(database,
                       "SELECT version, at, staff, body FROM hall_rules WHERE hall = ? ORDER BY "
                       "version DESC LIMIT 1",
                       hall),
        &readEntry);
}

Result<std::optional<RulesEntry>> findRules(Database& database, const QString& hall, qint64 version)
{
    return storage::firstOf(storage::query(database,
                                           "SELECT version, at, staff, body FROM hall_rules WHERE "
                                           "hall = ? AND version = ?",
                                           hall, version),
                            &readEntry);
}

Result<QList<RulesEntry>> rulesHistory(Database& database, const QString& hall)
{
    return storage::rowsOf(
        storage::query(database,
                       "SELECT version, at, staff, body FROM hall_rules WHERE hall = ? ORDER BY "
                       "version DESC",
                       hall),
        &readEntry);
}

Result<std::shared_ptr<const RulesInForce::Rules>> RulesInForce::now(Database& database) const
{
    using Known = std::shared_ptr<const Rules>;
    // By the fact and not by the version: a transaction that was undone has let go of its own.
    const auto fact = storage::firstOrDefaultOf(
        storage::query(database,
                       "SELECT fact FROM hall_rules WHERE hall = ? ORDER BY version DESC LIMIT 1",
                       m_hall),
        [](const Statement& row) { return row.blob(0); });
    if (!fact) {
        return fact.error();
    }
    {
        const std::lock_guard lock(m_mutex);
        if (m_rules != nullptr && m_rules->fact == fact.value()) {
            return Known(m_rules);
        }
    }
    auto entry = currentRules(database, m_hall);
    if (!entry) {
        return entry.error();
    }
    Known rules = std::make_shared<const Rules>(Rules{.fact = fact.value(),
                                                      .version = entry.value().version,
                                                      .numbers = entry.value().rules.over(m_file),
                                                      .set = entry.value().rules});
    const std::lock_guard lock(m_mutex);
    m_rules = rules;
    return rules;
}

} // namespace onewindow::queue
