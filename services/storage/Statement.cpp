// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/Statement.h"

#include "services/storage/Database.h"
#include "services/storage/SqlText.h"
#include "services/storage/StatementCache.h"

#include <cmath>

namespace onewindow::storage {

Statement::Statement(Database& database, CachedStatement& cached)
    : m_database(&database)
    , m_cached(&cached)
{}

Statement::Statement(Statement&& other) noexcept
    : m_database(other.m_database)
    , m_cached(std::exchange(other.m_cached, nullptr))
    , m_bound(other.m_bound)
    , m_hasRow(other.m_hasRow)
    , m_isRunning(other.m_isRunning)
    , m_hasBadValue(other.m_hasBadValue)
{}

Statement& Statement::operator=(Statement&& other) noexcept
{
    if (this != &other) {
        release();
        m_database = other.m_database;
        m_cached = std::exchange(other.m_cached, nullptr);
        m_bound = other.m_bound;
        m_hasRow = other.m_hasRow;
        m_isRunning = other.m_isRunning;
        m_hasBadValue = other.m_hasBadValue;
    }
    return *this;
}

Statement::~Statement()
{
    release();
}

Result<bool> Statement::step()
{
    OW_ENFORCE(m_cached != nullptr);
    Prepared& prepared = *m_cached->prepared;
    if (!m_isRunning) {
        OW_ENFORCE(m_bound == m_cached->parameterCount);
        if (m_hasBadValue) {
            reset();
            return Error{ErrorCode::BadRequest,
                         operationOf(m_cached->sql) +
                             QStringLiteral(": U+0000 in a text, or not a finite number")};
        }
        m_isRunning = true;
    }
    auto row = prepared.step();
    m_hasRow = row && row.value();
    if (!m_hasRow) {
        reset();
    } else {
        m_cached->columnCount = prepared.columnCount();
    }
    return row;
}

Result<void> Statement::run()
{
    for (;;) {
        const auto row = step();
        if (!row) {
            return row.error();
        }
        if (!row.value()) {
            return {};
        }
    }
}

void Statement::reset()
{
    OW_ENFORCE(m_cached != nullptr);
    m_cached->prepared->reset();
    m_bound = 0;
    m_hasRow = false;
    m_isRunning = false;
    m_hasBadValue = false;
}

bool Statement::isNull(int i) const
{
    checkColumn(i);
    return m_cached->prepared->isNull(i);
}

qint64 Statement::integer(int i) const
{
    checkColumn(i);
    return m_cached->prepared->integer(i);
}

double Statement::real(int i) const
{
    checkColumn(i);
    return m_cached->prepared->real(i);
}

QString Statement::text(int i) const
{
    checkColumn(i);
    return m_cached->prepared->text(i);
}

QByteArray Statement::blob(int i) const
{
    checkColumn(i);
    return m_cached->prepared->blob(i);
}

QString Statement::textLike(int i, const QString& like) const
{
    checkColumn(i);
    return m_cached->prepared->textLike(i, like);
}

QByteArray Statement::blobLike(int i, const QByteArray& like) const
{
    checkColumn(i);
    return m_cached->prepared->blobLike(i, like);
}

int Statement::columnCount() const
{
    OW_ENFORCE(m_cached != nullptr);
    return m_cached->prepared->columnCount();
}

void Statement::bindOne(double value)
{
    const int index = nextParameter();
    m_hasBadValue = m_hasBadValue || !std::isfinite(value);
    m_cached->prepared->bindReal(index, value);
}

void Statement::bindOne(QStringView value)
{
    const int index = nextParameter();
    m_hasBadValue = m_hasBadValue || value.contains(QChar(u'\0'));
    m_cached->prepared->bindText(index, value.toUtf8());
}

void Statement::bindOne(const QByteArray& value)
{
    const int index = nextParameter();
    m_cached->prepared->bindBlob(index, value);
}

void Statement::bindOne(std::nullopt_t)
{
    const int index = nextParameter();
    m_cached->prepared->bindNull(index);
}

void Statement::bindInteger(qint64 value)
{
    const int index = nextParameter();
    m_cached->prepared->bindInteger(index, value);
}

int Statement::nextParameter()
{
    OW_ENFORCE(m_cached != nullptr && !m_isRunning);
    OW_ENFORCE(m_bound < m_cached->parameterCount);
    return m_bound++;
}

void Statement::checkColumn(int i) const
{
    OW_ENFORCE(m_cached != nullptr && m_hasRow);
    OW_ENFORCE(i >= 0 && i < m_cached->columnCount);
}

void Statement::release()
{
    if (m_cached != nullptr) {
        reset();
        m_database->m_statements->giveBack(*m_cached);
        m_cached = nullptr;
    }
}

} // namespace onewindow::storage
