// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/storage/PostgresServer.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

#include <pwd.h>
#include <unistd.h>

#include <csignal>

namespace onewindow::storage {

namespace {

constexpr int kStartMs = 60'000;
constexpr int kStopMs = 10'000;

Error failed(const QString& what)
{
    return Error{ErrorCode::StoreFailed, QStringLiteral("PostgreSQL for the test: ") + what};
}

QString program(const QString& name)
{
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    const QStringList found = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    return found.isEmpty() ? name
                           : versions.filePath(found.last() + QStringLiteral("/bin/") + name);
}

// setpriv becomes the program, so that its pid is the program's, which dies with this thread.
QStringList asServerUser(const QStringList& command)
{
    QStringList prefix{QStringLiteral("--pdeathsig"), QStringLiteral("QUIT")};
    if (geteuid() == 0) {
        prefix << QStringLiteral("--reuid=postgres") << QStringLiteral("--regid=postgres")
               << QStringLiteral("--clear-groups");
    }
    return prefix + command;
}

} // namespace

Result<std::unique_ptr<PostgresServer>> PostgresServer::start()
{
    std::unique_ptr<PostgresServer> server(new PostgresServer);
    OW_TRY(server->initialise());
    OW_TRY(server->launch());
    return server;
}

PostgresServer::~PostgresServer()
{
    end();
}

QString PostgresServer::connectionString(const QString& schema) const
{
    return QStringLiteral("host='%1' user=onewindow dbname=postgres options='-csearch_path=%2'")
        .arg(m_folder.path(), schema);
}

Result<void> PostgresServer::restart()
{
    end();
    return launch();
}

Result<void> PostgresServer::initialise()
{
    if (!m_folder.isValid()) {
        return failed(m_folder.errorString());
    }
    if (geteuid() == 0) {
        const passwd* user = getpwnam("postgres");
        if (user == nullptr || chown(QFile::encodeName(m_folder.path()).constData(), user->pw_uid,
                                     user->pw_gid) != 0) {
            return failed(QStringLiteral("no user postgres"));
        }
    }
    QProcess initdb;
    initdb.setProcessChannelMode(QProcess::MergedChannels);
    initdb.start(QStringLiteral("setpriv"),
                 asServerUser({program(QStringLiteral("initdb")), QStringLiteral("--pgdata"),
                               m_folder.filePath(QStringLiteral("data")), QStringLiteral("--auth"),
                               QStringLiteral("trust"), QStringLiteral("--username"),
                               QStringLiteral("onewindow"), QStringLiteral("--encoding"),
                               QStringLiteral("UTF8"), QStringLiteral("--locale"),
                               QStringLiteral("C"), QStringLiteral("--no-sync")}));
    if (!initdb.waitForFinished(kStartMs) || initdb.exitCode() != 0) {
        return failed(initdb.errorString() + QString::fromUtf8(initdb.readAll()));
    }
    return {};
}

Result<void> PostgresServer::launch()
{
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.start(
        QStringLiteral("setpriv"),
        asServerUser({program(QStringLiteral("postgres")), QStringLiteral("-D"),
                      m_folder.filePath(QStringLiteral("data")), QStringLiteral("-k"),
                      m_folder.path(), QStringLiteral("-c"), QStringLiteral("listen_addresses="),
                      QStringLiteral("-c"), QStringLiteral("fsync=off")}));
    QByteArray said;
    const QDeadlineTimer deadline(kStartMs);
    while (!said.contains("ready to accept connections")) {
        if (!m_server.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) {
            return failed(m_server.errorString() + QString::fromUtf8(said));
        }
        said += m_server.readAll();
    }
    return {};
}

void PostgresServer::end()
{
    if (m_server.state() != QProcess::NotRunning) {
        ::kill(static_cast<pid_t>(m_server.processId()), SIGQUIT);
        if (!m_server.waitForFinished(kStopMs)) {
            m_server.kill();
            m_server.waitForFinished(kStopMs);
        }
    }
}

} // namespace onewindow::storage
