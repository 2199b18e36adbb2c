// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/BulkInsert.h"

#include "services/storage/StatementCache.h"

#include <algorithm>
#include <utility>

namespace onewindow::storage {

namespace {

// COPY's binary format (PostgreSQL's manual, "COPY", "Binary Format"): a signature, flags and the
// length of a further header; each row the count of its columns in 16 bits and each value behind
// its length in 32, which is how ByteWriter writes bytes; -1 in the place of a count at the end.
constexpr QByteArrayView kSignature("PGCOPY\n\377\r\n\0", 11);
constexpr QByteArrayView kEnd("\377\377", 2);

/// More at once gain no more on SQLite.
constexpr int kRowsAtOnce = 10;

/// The parameters of one row.
std::string rowOf(int columns)
{
    std::string row = "(?";
    for (int i = 1; i < columns; ++i) {
        row += ", ?";
    }
    return row + ')';
}

} // namespace

BulkInsert::BulkInsert(Database& database, std::string_view table, std::string_view columns,
                       qsizetype rows)
    : m_database(database)
    , m_engine(database.engine())
    , m_target(std::string(table) + " (" + std::string(columns) + ')')
    , m_insert("INSERT INTO " + m_target + " VALUES ")
    , m_columnCount(1 + static_cast<int>(std::ranges::count(columns, ',')))
    , m_rowsLeft(rows)
{
    m_insert += rowOf(m_columnCount);
}

BulkInsert::~BulkInsert()
{
    for (CachedStatement* const statement : {m_single, m_several}) {
        if (statement != nullptr) {
            statement->prepared->reset();
            m_database.m_statements->giveBack(*statement);
        }
    }
}

void BulkInsert::put(const QString& value)
{
    put(Utf8Text{value.toUtf8()});
}

void BulkInsert::put(const QByteArray& value)
{
    if (m_statement != nullptr) {
        m_statement->prepared->bindBlob(m_next++, value);
    } else {
        m_copy.putBytes(value);
    }
}

void BulkInsert::put(const Utf8Text& value)
{
    m_hasBadText = m_hasBadText || value.bytes.contains('\0');
    if (m_statement != nullptr) {
        m_statement->prepared->bindText(m_next++, value.bytes);
    } else {
        m_copy.putBytes(value.bytes);
    }
}

void BulkInsert::putInteger(qint64 value)
{
    if (m_statement != nullptr) {
        m_statement->prepared->bindInteger(m_next++, value);
    } else {
        m_copy.putU32(sizeof(value));
        m_copy.putI64(value);
    }
}

Result<void> BulkInsert::beginRow()
{
    OW_ENFORCE(m_rowsLeft > 0);
    if (m_engine == Engine::Sqlite) {
        return m_next == 0 ? beginStatement() : Result<void>();
    }
    if (m_copy.bytes().isEmpty()) {
        m_copy.putRaw(kSignature);
        m_copy.putU32(0);
        m_copy.putU32(0);
    }
    m_copy.putU8(static_cast<quint8>(m_columnCount >> 8));
    m_copy.putU8(static_cast<quint8>(m_columnCount & 0xff));
    return {};
}

Result<void> BulkInsert::endRow()
{
    --m_rowsLeft;
    if (m_hasBadText) {
        return Error{ErrorCode::BadRequest, QStringLiteral("INSERT: U+0000 in a text")};
    }
    if (m_statement != nullptr) {
        if (m_next < m_statement->parameterCount) {
            return {};
        }
        m_next = 0;
        const auto done = m_statement->prepared->step();
        m_statement->prepared->rewind();
        return done ? Result<void>() : done.error();
    }
    if (m_copy.bytes().size() > kByteLimit) {
        return Error{ErrorCode::TooLarge, QStringLiteral("INSERT: too much at once")};
    }
    return {};
}

/// Chooses the statement for what is left.
Result<void> BulkInsert::beginStatement()
{
    CachedStatement*& statement = m_rowsLeft < kRowsAtOnce ? m_single : m_several;
    if (statement == nullptr) {
        std::string sql = m_insert;
        for (int i = 1; i < kRowsAtOnce && m_rowsLeft >= kRowsAtOnce; ++i) {
            sql += ", " + rowOf(m_columnCount);
        }
        const auto prepared = prepare(sql);
        if (!prepared) {
            return prepared.error();
        }
        statement = prepared.value();
    }
    m_statement = statement;
    return {};
}

/// What Database::prepare() gives, without a Statement around it: what that finds out at each value
/// has been found out for the whole row.
Result<CachedStatement*> BulkInsert::prepare(const std::string& sql)
{
    if (m_database.m_onPrepare) {
        m_database.m_onPrepare(m_insert);
    }
    CachedStatement* statement = m_database.m_statements->take(sql);
    if (statement == nullptr) {
        auto compiled = m_database.compile(sql);
        if (!compiled) {
            return compiled.error();
        }
        statement = &m_database.m_statements->add(sql, std::move(compiled).value());
    }
    OW_ENFORCE(statement->parameterCount % m_columnCount == 0);
    return statement;
}

Result<void> BulkInsert::finish()
{
    OW_ENFORCE(m_rowsLeft == 0 && m_next == 0);
    if (m_copy.bytes().isEmpty()) {
        return {}; // Also on SQLite: what was added is there.
    }
    m_copy.putRaw(kEnd);
    return m_database.copyIn(m_insert, "COPY " + m_target + " FROM STDIN (FORMAT binary)",
                             m_copy.take());
}

} // namespace onewindow::storage
