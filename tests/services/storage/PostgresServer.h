// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace onewindow::storage {

/// A private PostgreSQL server of the test's own: a cluster in a temporary folder, on a Unix socket
/// only, gone with the object, and with the process should that die. Started as root it runs as the
/// user postgres, since the server refuses root.
class PostgresServer
{
public:
    /// Needs the package postgresql-15; a few seconds.
    static Result<std::unique_ptr<PostgresServer>> start();

    /// A server whose commits wait until the standby has applied them: the first waits for
    /// startStandby().
    static Result<std::unique_ptr<PostgresServer>> startPrimary();

    /// A copy of this primary that follows it, ready to be asked.
    Result<std::unique_ptr<PostgresServer>> startStandby() const;
    ~PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;
    PostgresServer(PostgresServer&&) = delete;
    PostgresServer& operator=(PostgresServer&&) = delete;

    /// A connection string whose tables go into the schema `schema`.
    [[nodiscard]] QString connectionString(const QString& schema) const;

    /// The same for whichever of the two takes what is written.
    [[nodiscard]] QString connectionString(const PostgresServer& other,
                                           const QString& schema) const;

    /// Ends the server as a crash would, and starts it again on the same files.
    Result<void> restart();

    /// SIGKILL to all its processes at once.
    void kill();

private:
    PostgresServer() = default;
    Result<void> own() const;
    Result<void> initialise();
    Result<void> copyOf(const QString& primaryFolder);
    Result<void> launch();
    void end();

    QTemporaryDir m_folder;
    QStringList m_options;
    QProcess m_server;
};

} // namespace onewindow::storage
