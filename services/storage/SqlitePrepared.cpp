// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/SqlitePrepared.h"

#include "services/storage/SqlText.h"
#include "services/storage/SqliteDatabase.h"

#include <sqlite3.h>

namespace onewindow::storage {

SqlitePrepared::SqlitePrepared(SqliteDatabase& database, sqlite3_stmt* statement)
    : m_database(database)
    , m_statement(statement)
    , m_held(static_cast<std::size_t>(sqlite3_bind_parameter_count(statement)))
{}

SqlitePrepared::~SqlitePrepared()
{
    sqlite3_finalize(m_statement);
}

int SqlitePrepared::parameterCount() const
{
    return static_cast<int>(m_held.size());
}

int SqlitePrepared::columnCount() const
{
    return sqlite3_column_count(m_statement);
}

void SqlitePrepared::bindNull(int index)
{
    sqlite3_bind_null(m_statement, index + 1);
}

void SqlitePrepared::bindInteger(int index, qint64 value)
{
    sqlite3_bind_int64(m_statement, index + 1, value);
}

void SqlitePrepared::bindReal(int index, double value)
{
    sqlite3_bind_double(m_statement, index + 1, value);
}

void SqlitePrepared::bindText(int index, QByteArray utf8)
{
    const QByteArray& held = hold(index, std::move(utf8));
    const int code =
        sqlite3_bind_text64(m_statement, index + 1, held.constData(),
                            static_cast<sqlite3_uint64>(held.size()), SQLITE_STATIC, SQLITE_UTF8);
    m_bindFailure = code != SQLITE_OK ? code : m_bindFailure;
}

void SqlitePrepared::bindBlob(int index, QByteArray value)
{
    // constData() of an empty array is not null, which sqlite3 would take for NULL.
    const QByteArray& held = hold(index, std::move(value));
    const int code = sqlite3_bind_blob64(m_statement, index + 1, held.constData(),
                                         static_cast<sqlite3_uint64>(held.size()), SQLITE_STATIC);
    m_bindFailure = code != SQLITE_OK ? code : m_bindFailure;
}

Result<bool> SqlitePrepared::step()
{
    const auto failure = [this](int code, const QString& message) {
        return m_database.errorOf(code, operationOf(sqlite3_sql(m_statement)), message);
    };
    if (m_bindFailure != SQLITE_OK) {
        return failure(m_bindFailure, {});
    }
    if (!m_database.mayRun()) {
        return failure(SQLITE_ABORT, QStringLiteral("the transaction was rolled back"));
    }
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code == SQLITE_DONE) {
        return false;
    }
    // A plain SQLITE_ERROR at run time may quote a value (a bad JSON path): its name must do.
    return failure(code, (code & 0xff) == SQLITE_ERROR ? QString() : m_database.lastMessage());
}

void SqlitePrepared::reset()
{
    sqlite3_reset(m_statement);
    if (!m_held.empty()) {
        sqlite3_clear_bindings(m_statement);
        for (QByteArray& held : m_held) {
            held = QByteArray();
        }
    }
    m_bindFailure = SQLITE_OK;
}

void SqlitePrepared::rewind()
{
    sqlite3_reset(m_statement);
    m_bindFailure = SQLITE_OK;
}

bool SqlitePrepared::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 SqlitePrepared::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double SqlitePrepared::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QString SqlitePrepared::text(int column) const
{
    if (isNull(column)) {
        return {};
    }
    const unsigned char* utf8 = sqlite3_column_text(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    return QString::fromUtf8(QByteArrayView(utf8, size));
}

QByteArray SqlitePrepared::blob(int column) const
{
    if (isNull(column)) {
        return {};
    }
    const void* bytes = sqlite3_column_blob(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    return size == 0 ? QByteArray("") : QByteArray(static_cast<const char*>(bytes), size);
}

QString SqlitePrepared::textLike(int column, const QString& like) const
{
    if (isNull(column)) {
        return {};
    }
    const unsigned char* utf8 = sqlite3_column_text(m_statement, column);
    const QUtf8StringView value(utf8, sqlite3_column_bytes(m_statement, column));
    return !like.isNull() && QAnyStringView(value) == like ? like : value.toString();
}

QByteArray SqlitePrepared::blobLike(int column, const QByteArray& like) const
{
    const void* bytes = sqlite3_column_blob(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    const bool isSame = size > 0 && QByteArrayView(static_cast<const char*>(bytes), size) == like;
    return isSame ? like : blob(column);
}

const QByteArray& SqlitePrepared::hold(int index, QByteArray bytes)
{
    QByteArray& held = m_held[static_cast<std::size_t>(index)];
    held = std::move(bytes);
    return held;
}

} // namespace onewindow::storage
