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
    ~PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;
    PostgresServer(PostgresServer&&) = delete;
    PostgresServer& operator=(PostgresServer&&) = delete;

    /// A connection string whose tables go into the schema `schema`.
    [[nodiscard]] QString connectionString(const QString& schema) const;

    /// Ends the server as a crash would, and starts it again on the same files.
    Result<void> restart();

private:
    PostgresServer() = default;
    Result<void> initialise();
    Result<void> launch();
    void end();

    QTemporaryDir m_folder;
    QProcess m_server;
};

} // namespace onewindow::storage
