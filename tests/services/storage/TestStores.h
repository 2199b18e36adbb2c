// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Database.h"
#include "tests/services/storage/PostgresServer.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <vector>

namespace onewindow::storage {

/// Gives a test fresh stores on both engines. The server is started when it is first needed.
class TestStores
{
public:
    /// Adds the column "engine" and the rows "sqlite" and "postgres" to a test's data.
    static void addEngineRows();

    /// Options of a new empty store on the engine of the current row.
    Result<DatabaseOptions> fresh();
    /// The same on `engine`.
    Result<DatabaseOptions> fresh(Engine engine);

    /// A connection to a new empty store on the engine of the current row; ends the program when
    /// there is none, since no test means anything then.
    std::unique_ptr<Database> freshDatabase();

    /// The server, running.
    Result<PostgresServer*> server();

private:
    std::vector<std::unique_ptr<QTemporaryDir>> m_folders;
    std::unique_ptr<PostgresServer> m_server;
    int m_schemas = 0;
};

/// Opens what must open.
std::unique_ptr<Database> openOrDie(const DatabaseOptions& options);

/// The single integer that `sql` answers; -1 when it answers none.
qint64 numberOf(Database& database, std::string_view sql);

/// Whether `action` breaks an invariant: runs it in a child process and looks for SIGABRT.
bool aborts(const std::function<void()>& action);

} // namespace onewindow::storage
