// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/BulkInsert.h"

#include <algorithm>

namespace onewindow::storage {

namespace {

// COPY's binary format (PostgreSQL's manual, "COPY", "Binary Format"): a signature, flags and the
// length of a further header; each row the count of its columns in 16 bits and each value behind
// its length in 32, which is how ByteWriter writes bytes; -1 in the place of a count at the end.
constexpr QByteArrayView kSignature("PGCOPY\n\377\r\n\0", 11);
constexpr QByteArrayView kEnd("\377\377", 2);

} // namespace

BulkInsert::BulkInsert(Database& database, std::string_view table, std::string_view columns)
    : m_database(database)
    , m_engine(database.engine())
    , m_target(std::string(table) + " (" + std::string(columns) + ')')
    , m_insert("INSERT INTO " + m_target + " VALUES (?")
    , m_columnCount(1 + static_cast<int>(std::ranges::count(columns, ',')))
{
    for (int i = 1; i < m_columnCount; ++i) {
        m_insert += ", ?";
    }
    m_insert += ')';
}

void BulkInsert::put(const QString& value)
{
    m_hasBadText = m_hasBadText || value.contains(QChar(u'\0'));
    m_copy.putText(value);
}

void BulkInsert::putInteger(qint64 value)
{
    m_copy.putU32(sizeof(value));
    m_copy.putI64(value);
}

void BulkInsert::beginRow()
{
    if (m_copy.bytes().isEmpty()) {
        m_copy.putRaw(kSignature);
        m_copy.putU32(0);
        m_copy.putU32(0);
    }
    m_copy.putU8(static_cast<quint8>(m_columnCount >> 8));
    m_copy.putU8(static_cast<quint8>(m_columnCount & 0xff));
}

Result<void> BulkInsert::endRow()
{
    if (m_hasBadText) {
        return Error{ErrorCode::BadRequest, QStringLiteral("INSERT: U+0000 in a text")};
    }
    if (m_copy.bytes().size() > kByteLimit) {
        return Error{ErrorCode::TooLarge, QStringLiteral("INSERT: too much at once")};
    }
    return {};
}

Result<void> BulkInsert::finish()
{
    if (m_copy.bytes().isEmpty()) {
        return {};
    }
    m_copy.putRaw(kEnd);
    return m_database.copyIn(m_insert, "COPY " + m_target + " FROM STDIN (FORMAT binary)",
                             m_copy.take());
}

} // namespace onewindow::storage
