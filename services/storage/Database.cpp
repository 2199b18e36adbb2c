// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/Database.h"

#include "services/storage/PostgresDatabase.h"
#include "services/storage/SqliteDatabase.h"
#include "services/storage/StatementCache.h"

namespace onewindow::storage {

Result<std::unique_ptr<Database>> Database::open(const DatabaseOptions& options)
{
    switch (options.engine) {
    case Engine::Sqlite:
        return SqliteDatabase::open(options);
    case Engine::Postgres:
        return PostgresDatabase::open(options);
    }
    return Error{ErrorCode::StoreFailed, QStringLiteral("no such engine")};
}

Database::Database(const DatabaseOptions& options)
    : m_statements(std::make_unique<StatementCache>(kStatementCacheLimit))
    , m_onPrepare(options.onPrepare)
    , m_isReadOnly(options.readOnly)
{}

Database::~Database() = default;

Result<void> Database::execute(QStringView sql)
{
    return executeScript(sql.toUtf8());
}

Result<Statement> Database::prepare(std::string_view sql)
{
    if (m_onPrepare) {
        m_onPrepare(sql);
    }
    if (CachedStatement* cached = m_statements->take(sql); cached != nullptr) {
        return Statement(*this, *cached);
    }
    auto compiled = compile(sql);
    if (!compiled) {
        return compiled.error();
    }
    return Statement(*this, m_statements->add(sql, std::move(compiled).value()));
}

Result<void> Database::copyRows(const std::string& /*copy*/, const QByteArray& /*rows*/)
{
    return Error{ErrorCode::StoreFailed, QStringLiteral("COPY: not on this engine")};
}

Result<void> Database::copyIn(std::string_view insert, const std::string& copy,
                              const QByteArray& rows)
{
    if (m_onPrepare) {
        m_onPrepare(insert);
    }
    return copyRows(copy, rows);
}

void Database::clearStatements()
{
    m_statements->clear();
}

} // namespace onewindow::storage
