// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/OnlineIndex.h"

#include "services/core/Log.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <QRegularExpression>

#include <utility>

namespace onewindow::storage {

namespace {

const QString kWord = QStringLiteral("{concurrently}");

/// How a session waits, set for as long as this lives: not for locks alone, since a long table
/// takes as long as it takes.
class Patience
{
public:
    static Result<Patience> begin(Database& database, std::chrono::milliseconds lock)
    {
        OW_TRY(database.execute(
            QStringLiteral("SELECT set_config('onewindow.' || name, setting, false) "
                           "FROM pg_settings WHERE name IN ('lock_timeout', 'statement_timeout');"
                           "SET statement_timeout = 0; SET lock_timeout = %1")
                .arg(lock.count())));
        return Patience(&database);
    }

    Patience(Patience&& other) noexcept
        : m_database(std::exchange(other.m_database, nullptr))
    {}

    ~Patience()
    {
        if (m_database == nullptr) {
            return;
        }
        // A new connection, if this one is lost, begins as every other does.
        const auto ended = m_database->execute(
            u"SELECT set_config(name, current_setting('onewindow.' || name, true), false) "
            u"FROM pg_settings WHERE name IN ('lock_timeout', 'statement_timeout') "
            u"AND current_setting('onewindow.' || name, true) <> ''");
        if (!ended) {
            qCWarning(lcStorage).noquote() << ended.error().detail;
        }
    }

    Patience(const Patience&) = delete;
    Patience& operator=(const Patience&) = delete;
    Patience& operator=(Patience&&) = delete;

private:
    explicit Patience(Database* database)
        : m_database(database)
    {}

    Database* m_database;
};

} // namespace

OnlineIndex::OnlineIndex(QString name, QString sql)
    : m_name(std::move(name))
    , m_sql(std::move(sql))
{}

Result<std::optional<OnlineIndex>> OnlineIndex::of(const char* sql)
{
    QString text = QString::fromUtf8(sql).simplified();
    if (!text.contains(kWord)) {
        return std::optional<OnlineIndex>();
    }
    static const QRegularExpression index(
        QStringLiteral(R"(^CREATE (?:UNIQUE )?INDEX \{concurrently\} ([a-z0-9_]+) ON [^;]+;?$)"));
    const auto match = index.match(text);
    if (!match.hasMatch()) {
        return Error{ErrorCode::StoreFailed,
                     kWord + QStringLiteral(": the step is not one CREATE INDEX")};
    }
    text.replace(kWord, QStringLiteral("CONCURRENTLY"));
    return std::optional(OnlineIndex(match.captured(1), text));
}

Result<void> OnlineIndex::build(Database& database, std::chrono::milliseconds limit) const
{
    const auto patience = Patience::begin(database, limit);
    if (!patience) {
        return patience.error();
    }
    const auto isWhole =
        firstOf(query(database,
                      "SELECT CASE WHEN indisvalid THEN 1 ELSE 0 END FROM pg_index "
                      "WHERE indexrelid = to_regclass(CAST(? AS TEXT))",
                      m_name),
                [](const Statement& row) { return row.integer(0) == 1; });
    if (!isWhole) {
        return isWhole.error();
    }
    if (isWhole.value() == true) {
        return {};
    }
    if (isWhole.value() == false) {
        qCInfo(lcStorage).noquote() << "index" << m_name << "was cut short: building it again";
        OW_TRY(database.execute(QStringLiteral("DROP INDEX CONCURRENTLY IF EXISTS ") + m_name));
    }
    return database.execute(m_sql);
}

} // namespace onewindow::storage
