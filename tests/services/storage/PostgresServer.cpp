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

Result<std::unique_ptr<PostgresServer>> PostgresServer::startPrimary()
{
    std::unique_ptr<PostgresServer> server(new PostgresServer);
    server->m_options = {QStringLiteral("-c"), QStringLiteral("synchronous_standby_names=standby"),
                         QStringLiteral("-c"), QStringLiteral("synchronous_commit=remote_apply")};
    OW_TRY(server->initialise());
    OW_TRY(server->launch());
    return server;
}

Result<std::unique_ptr<PostgresServer>> PostgresServer::startStandby() const
{
    std::unique_ptr<PostgresServer> server(new PostgresServer);
    OW_TRY(server->copyOf(m_folder.path()));
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

QString PostgresServer::connectionString(const PostgresServer& other, const QString& schema) const
{
    return QStringLiteral("host='%1,%2' user=onewindow dbname=postgres "
                          "target_session_attrs=read-write options='-csearch_path=%3'")
        .arg(m_folder.path(), other.m_folder.path(), schema);
}

Result<void> PostgresServer::restart()
{
    end();
    return launch();
}

/// Gives the folder to whom the server runs as.
Result<void> PostgresServer::own() const
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
    return {};
}

/// A copy of a running server's files, set up to follow it under the name "standby".
Result<void> PostgresServer::copyOf(const QString& primaryFolder)
{
    OW_TRY(own());
    QProcess copy;
    copy.setProcessChannelMode(QProcess::MergedChannels);
    copy.start(
        QStringLiteral("setpriv"),
        asServerUser(
            {program(QStringLiteral("pg_basebackup")), QStringLiteral("-D"),
             m_folder.filePath(QStringLiteral("data")), QStringLiteral("-d"),
             QStringLiteral("host='%1' user=onewindow application_name=standby").arg(primaryFolder),
             QStringLiteral("--write-recovery-conf"), QStringLiteral("--no-sync"),
             QStringLiteral("--checkpoint=fast")}));
    if (!copy.waitForFinished(kStartMs) || copy.exitCode() != 0) {
        return failed(copy.errorString() + QString::fromUtf8(copy.readAll()));
    }
    return {};
}

Result<void> PostgresServer::initialise()
{
    OW_TRY(own());
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
        asServerUser(QStringList{program(QStringLiteral("postgres")), QStringLiteral("-D"),
                                 m_folder.filePath(QStringLiteral("data")), QStringLiteral("-k"),
                                 m_folder.path(), QStringLiteral("-c"),
                                 QStringLiteral("listen_addresses="), QStringLiteral("-c"),
                                 QStringLiteral("fsync=off")} +
                     m_options));
    QByteArray said;
    const QDeadlineTimer deadline(kStartMs);
    while (!said.contains("ready to accept")) {
        if (!m_server.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) {
            return failed(m_server.errorString() + QString::fromUtf8(said));
        }
        said += m_server.readAll();
    }
    return {};
}

void PostgresServer::kill()
{
    const auto pid = static_cast<pid_t>(m_server.processId());
    QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(pid));
    const bool isListed = children.open(QIODevice::ReadOnly);
    OW_ENFORCE(pid > 0 && isListed);
    QList<pid_t> all{pid};
    for (const QByteArray& child : children.readAll().split(' ')) {
        if (!child.trimmed().isEmpty()) {
            all.append(child.trimmed().toInt());
        }
    }
    for (const pid_t one : std::as_const(all)) {
        ::kill(one, SIGKILL);
    }
    m_server.waitForFinished(kStopMs);
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
