// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/storage/TestStores.h"

#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace onewindow::storage {

void TestStores::addEngineRows()
{
    QTest::addColumn<int>("engine");
    QTest::newRow("sqlite") << static_cast<int>(Engine::Sqlite);
    QTest::newRow("postgres") << static_cast<int>(Engine::Postgres);
}

Result<DatabaseOptions> TestStores::fresh()
{
    QFETCH(int, engine);
    return fresh(static_cast<Engine>(engine));
}

Result<DatabaseOptions> TestStores::fresh(Engine engine)
{
    DatabaseOptions options;
    options.engine = engine;
    if (options.engine == Engine::Sqlite) {
        m_folders.push_back(std::make_unique<QTemporaryDir>());
        options.path = m_folders.back()->filePath(QStringLiteral("store.db"));
        return options;
    }
    const auto running = server();
    if (!running) {
        return running.error();
    }
    const QString schema = QStringLiteral("test%1").arg(++m_schemas);
    options.connectionString = running.value()->connectionString(schema);
    auto database = Database::open(options);
    if (!database) {
        return database.error();
    }
    OW_TRY(database.value()->execute(QStringLiteral("CREATE SCHEMA ") + schema));
    return options;
}

std::unique_ptr<Database> TestStores::freshDatabase()
{
    const auto options = fresh();
    if (!options) {
        qFatal("%s", qPrintable(options.error().detail));
    }
    return openOrDie(options.value());
}

Result<PostgresServer*> TestStores::server()
{
    if (m_server == nullptr) {
        auto started = PostgresServer::start();
        if (!started) {
            return started.error();
        }
        m_server = std::move(started).value();
    }
    return m_server.get();
}

std::unique_ptr<Database> openOrDie(const DatabaseOptions& options)
{
    auto database = Database::open(options);
    if (!database) {
        qFatal("%s", qPrintable(database.error().detail));
    }
    return std::move(database).value();
}

qint64 numberOf(Database& database, std::string_view sql)
{
    auto statement = database.prepare(sql);
    if (!statement) {
        qFatal("%s", qPrintable(statement.error().detail));
    }
    const auto row = statement.value().step();
    return row && row.value() ? statement.value().integer(0) : -1;
}

bool aborts(const std::function<void()>& action)
{
    const pid_t child = fork();
    if (child == 0) {
        // The test framework's handler, a core file and the log line are of no use here.
        std::signal(SIGABRT, SIG_DFL);
        const rlimit none{};
        setrlimit(RLIMIT_CORE, &none);
        dup2(open("/dev/null", O_WRONLY | O_CLOEXEC), STDERR_FILENO);
        dup2(STDERR_FILENO, STDOUT_FILENO);
        action();
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

} // namespace onewindow::storage
