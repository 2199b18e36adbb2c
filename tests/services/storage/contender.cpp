// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A process of its own that issues numbers from a counter it shares with others: run by
// tst_Transaction. Arguments: engine (0, 1), path or connection string, how many.

#include "services/storage/Database.h"
#include "services/storage/Transaction.h"

#include <QCoreApplication>

#include <cstdio>

using namespace onewindow;
using namespace onewindow::storage;

namespace {

Result<void> issueNumber(Database& database)
{
    auto transaction = Transaction::begin(database);
    if (!transaction) {
        return transaction.error();
    }
    {
        auto next = database.prepare("UPDATE counter SET n = n + 1 RETURNING n");
        auto issue = database.prepare("INSERT INTO issued (n) VALUES (?)");
        if (!next || !issue) {
            return next ? issue.error() : next.error();
        }
        OW_TRY(next.value().step());
        OW_TRY(issue.value().bind(next.value().integer(0)).run());
    }
    return transaction.value().commit();
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    DatabaseOptions options;
    options.engine = arguments.value(1) == u'0' ? Engine::Sqlite : Engine::Postgres;
    options.path = arguments.value(2);
    options.connectionString = arguments.value(2);
    options.busyTimeout = std::chrono::seconds(30);
    auto database = Database::open(options);
    Result<void> outcome;
    if (!database) {
        outcome = database.error();
    }
    for (int i = 0; outcome && i < arguments.value(3).toInt(); ++i) {
        outcome = issueNumber(*database.value());
    }
    if (!outcome) {
        std::fprintf(stderr, "%s\n", qPrintable(outcome.error().detail));
        return 1;
    }
    return 0;
}
