// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QByteArray>
#include <QCommandLineParser>
#include <QJsonObject>
#include <QString>

#include <memory>

namespace onewindow {

namespace sync {
class HttpClient;
struct HttpCall;
} // namespace sync

/// A member of the staff who is signed in to a platform from the command line: for the commands
/// that ask the centre to do something. Every command of that kind takes the options of
/// addOptions() and begins with signIn(); the session ends with this object.
class AdminClient
{
public:
    /// --url, --ca, --account, --password-file (lines: password, one-time code if one is needed,
    /// new password if it must be changed; "-" for standard input; without it they are asked for on
    /// the terminal), --certificate and --key (a counter's; consoles have none).
    static void addOptions(QCommandLineParser& parser);

    /// Errors: BadRequest naming the option that is missing, KeyUnavailable, those of the platform.
    static Result<std::unique_ptr<AdminClient>> signIn(const QCommandLineParser& parser);

    /// Signs out.
    ~AdminClient();
    AdminClient(const AdminClient&) = delete;
    AdminClient& operator=(const AdminClient&) = delete;
    AdminClient(AdminClient&&) = delete;
    AdminClient& operator=(AdminClient&&) = delete;

    /// `path` is percent-encoded. The answer's JSON; waits for at most 30 s. Errors: NetworkFailed,
    /// Timeout, or what the platform refused with; `describe()` makes a line of it.
    Result<QJsonObject> get(const QString& path);
    /// Repeated requests with the same body are told apart by an Idempotency-Key of their own.
    Result<QJsonObject> post(const QString& path, const QJsonObject& body);
    Result<QJsonObject> del(const QString& path);

    /// The signed-in account.
    [[nodiscard]] const QString& account() const { return m_account; }

    /// The session as the platform gave it: account, name, roles, permissions.
    [[nodiscard]] const QJsonObject& session() const { return m_session; }

private:
    AdminClient(std::unique_ptr<sync::HttpClient> http, QString account);

    Result<void> begin(const QString& passwordFile);
    Result<QJsonObject> perform(sync::HttpCall call);

    std::unique_ptr<sync::HttpClient> m_http;
    QString m_account;
    QByteArray m_token;
    QJsonObject m_session;
};

/// An error as one line for standard error: the code's name, and the detail if there is one.
QString describe(const Error& error);

} // namespace onewindow
