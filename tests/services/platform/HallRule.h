// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Database.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <mutex>
#include <string_view>

namespace onewindow::testing {

/// The statements that a program prepares, from all its threads.
class Statements
{
public:
    void add(std::string_view sql);
    void clear();
    [[nodiscard]] QStringList all() const;

private:
    mutable std::mutex m_mutex;
    QSet<QString> m_all;
};

/// Tables of a PostgreSQL store with a column `hall`.
QStringList dividedTables(storage::Database& database);
/// Those whose primary key does not begin with it.
QStringList undividedTables(storage::Database& database);
/// Other indexes of divided tables that do not: a hall's work would look through all halls.
QStringList undividedIndexes(storage::Database& database);

/// How often `sql` touches `table`.
int touches(const QString& sql, const QString& table);
/// How often `sql` names the hall: in the columns of an INSERT, or where it looks for rows.
int namedHalls(const QString& sql);

struct Judged
{
    QStringList
        lacking; ///< Statements that touch a divided table more often than they name a hall.
    QSet<QString> touched;
    qsizetype statements = 0;
};

/// Holds each of `statements` to the rule.
Judged judge(const QStringList& statements, const QStringList& tables);

} // namespace onewindow::testing
