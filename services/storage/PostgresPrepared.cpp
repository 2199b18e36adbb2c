// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/PostgresPrepared.h"

#include <QLocale>

#include <libpq-fe.h>

#include <charconv>
#include <cmath>
#include <limits>

namespace onewindow::storage {

namespace {

// From PostgreSQL's catalogue pg_type, where these numbers are fixed.
constexpr Oid kBoolType = 16;
constexpr Oid kByteaType = 17;

constexpr int kTextFormat = 0;
constexpr int kBinaryFormat = 1;

qint64 truncated(double number)
{
    constexpr double limit = 9223372036854775808.0; // 2^63
    if (number >= limit) {
        return std::numeric_limits<qint64>::max();
    }
    if (number < -limit) {
        return std::numeric_limits<qint64>::min();
    }
    return std::isnan(number) ? 0 : static_cast<qint64>(number);
}

} // namespace

PostgresPrepared::PostgresPrepared(PostgresDatabase& database, NumberedSql sql, QString operation)
    : m_database(database)
    , m_sql(std::move(sql))
    , m_operation(std::move(operation))
    , m_values(static_cast<std::size_t>(m_sql.parameterCount))
{}

PostgresPrepared::~PostgresPrepared()
{
    if (m_generation == m_database.generation()) {
        m_database.forget(std::move(m_name));
    }
}

Result<void> PostgresPrepared::prepareOnServer()
{
    OW_TRY(m_database.ensureConnected());
    if (m_generation == m_database.generation()) {
        return {};
    }
    std::string name = m_database.nextName();
    OW_TRY(m_database.ask(m_operation, [&](PGconn* handle) {
        return PQprepare(handle, name.c_str(), m_sql.sql.c_str(), 0, nullptr);
    }));
    m_name = std::move(name);
    m_generation = m_database.generation();
    return {};
}

int PostgresPrepared::columnCount() const
{
    return PQnfields(m_result.get());
}

void PostgresPrepared::bindNull(int index)
{
    m_values[static_cast<std::size_t>(index)] = Value{};
}

// Numbers travel as text: the server turns it into whatever type the parameter has.

void PostgresPrepared::bindInteger(int index, qint64 value)
{
    m_values[static_cast<std::size_t>(index)] = Value{QByteArray::number(value)};
}

void PostgresPrepared::bindReal(int index, double value)
{
    m_values[static_cast<std::size_t>(index)] =
        Value{QByteArray::number(value, 'g', QLocale::FloatingPointShortest)};
}

void PostgresPrepared::bindText(int index, QByteArray utf8)
{
    m_values[static_cast<std::size_t>(index)] = Value{std::move(utf8)};
}

void PostgresPrepared::bindBlob(int index, QByteArray value)
{
    m_values[static_cast<std::size_t>(index)] = Value{std::move(value), true};
}

Result<bool> PostgresPrepared::step()
{
    if (m_result == nullptr) {
        auto result = execute();
        if (!result) {
            return result.error();
        }
        m_result = std::move(result).value();
        m_row = -1;
    }
    ++m_row;
    return m_row < PQntuples(m_result.get());
}

Result<PostgresResult> PostgresPrepared::execute()
{
    OW_TRY(prepareOnServer());
    std::vector<const char*> values;
    std::vector<int> lengths;
    std::vector<int> formats;
    for (const Value& value : m_values) {
        const QByteArray* bytes = value.bytes ? &*value.bytes : nullptr;
        if (bytes != nullptr && bytes->size() > std::numeric_limits<int>::max()) {
            return Error{ErrorCode::StoreFailed, m_operation + QStringLiteral(": value too long")};
        }
        values.push_back(bytes != nullptr ? bytes->constData() : nullptr);
        lengths.push_back(bytes != nullptr ? static_cast<int>(bytes->size()) : 0);
        formats.push_back(value.isBinary ? kBinaryFormat : kTextFormat);
    }
    return m_database.ask(m_operation, [&](PGconn* handle) {
        return PQexecPrepared(handle, m_name.c_str(), static_cast<int>(values.size()),
                              values.data(), lengths.data(), formats.data(), kTextFormat);
    });
}

void PostgresPrepared::reset()
{
    m_result.reset();
    for (Value& value : m_values) {
        value = Value{};
    }
}

bool PostgresPrepared::isNull(int column) const
{
    return PQgetisnull(m_result.get(), m_row, column) != 0;
}

qint64 PostgresPrepared::integer(int column) const
{
    const QByteArrayView digits = value(column);
    if (PQftype(m_result.get(), column) == kBoolType) {
        return digits == "t" ? 1 : 0;
    }
    qint64 number = 0;
    const auto parsed = std::from_chars(digits.begin(), digits.end(), number);
    const bool isInteger = parsed.ec == std::errc() && parsed.ptr == digits.end();
    return isInteger ? number : truncated(real(column));
}

double PostgresPrepared::real(int column) const
{
    const QByteArrayView digits = value(column);
    return QByteArray::fromRawData(digits.data(), digits.size()).toDouble();
}

QString PostgresPrepared::text(int column) const
{
    return isNull(column) ? QString() : QString::fromUtf8(blob(column));
}

QByteArray PostgresPrepared::blob(int column) const
{
    if (isNull(column)) {
        return {};
    }
    const QByteArrayView bytes = value(column);
    if (PQftype(m_result.get(), column) == kByteaType) {
        // bytea_output=hex: "\x" and the digits.
        return QByteArray("") +
               QByteArray::fromHex(QByteArray::fromRawData(bytes.data() + 2, bytes.size() - 2));
    }
    return bytes.isEmpty() ? QByteArray("") : bytes.toByteArray();
}

QByteArrayView PostgresPrepared::value(int column) const
{
    return {PQgetvalue(m_result.get(), m_row, column), PQgetlength(m_result.get(), m_row, column)};
}

} // namespace onewindow::storage
