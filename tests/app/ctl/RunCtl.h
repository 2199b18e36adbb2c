// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Enforce.h"
#include "services/storage/Query.h"

#include <QProcess>
#include <QStringList>

namespace onewindow::testing {

/// What onewindow-ctl said.
struct CtlAnswer
{
    int code = -1;
    QString out;
    QString err;
};

/// Runs the program and waits for it.
inline CtlAnswer ctl(const QStringList& arguments)
{
    constexpr int kPatienceMs = 60'000;
    QProcess program;
    program.start(QStringLiteral(ONEWINDOW_BIN_DIR) + QStringLiteral("/onewindow-ctl"), arguments);
    OW_ENFORCE(program.waitForFinished(kPatienceMs));
    return {program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
            QString::fromUtf8(program.readAllStandardError())};
}

/// The store in the file `path`.
inline storage::DatabaseOptions at(const QString& path)
{
    storage::DatabaseOptions options;
    options.path = path;
    return options;
}

/// The rows that `sql` gives in the store at `path`, each as its columns in one text.
inline QStringList rowsIn(const QString& path, const char* sql)
{
    storage::DatabaseOptions options = at(path);
    options.readOnly = true;
    const auto database = storage::Database::open(options);
    OW_ENFORCE(database);
    auto statement = storage::query(*database.value(), sql);
    OW_ENFORCE(statement);
    QStringList rows;
    for (;;) {
        const auto hasRow = statement.value().step();
        OW_ENFORCE(hasRow);
        if (!hasRow.value()) {
            return rows;
        }
        rows << statement.value().text(0);
    }
}

/// The one number that `sql` gives there.
inline qint64 numberIn(const QString& path, const char* sql)
{
    const QStringList rows = rowsIn(path, sql);
    OW_ENFORCE(!rows.isEmpty());
    return rows.constFirst().toLongLong();
}

} // namespace onewindow::testing
