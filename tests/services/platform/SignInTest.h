// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/Bootstrap.h"
#include "services/storage/Database.h"
#include "services/sync/HttpClient.h"
#include "tests/ManualClock.h"
#include "tests/services/platform/TestHall.h"

#include <QJsonObject>
#include <QObject>

#include <memory>

namespace onewindow::testing {

/// A machine's way to a platform, and what came back last.
struct Desk
{
    explicit Desk(sync::PlatformEndpoint endpoint);

    int send(const QByteArray& method, const QString& path, const QJsonObject& body = {});

    int post(const QString& path, const QJsonObject& body = {}) { return send("POST", path, body); }

    /// The code of the problem; empty after a 200, when the token is the session's.
    QString signIn(const QString& account, const QString& password, const QJsonObject& more = {});

    [[nodiscard]] QString code() const { return json[QStringLiteral("code")].toString(); }

    std::unique_ptr<sync::HttpClient> client;
    QString token;
    QJsonObject json;
};

/// What tests of signing in have in common: a real platform, and the accounts behind it.
class SignInTest : public QObject
{
    Q_OBJECT

protected:
    /// Starts the platform and makes its first administrator, "sec".
    void startHall();
    /// The first administrator signs in and takes kSecPassword: needed for console().
    void takeOffice();

    [[nodiscard]] Desk counter(int number = 1);
    /// At a console, signed in as the security administrator.
    [[nodiscard]] Desk console();
    [[nodiscard]] QString nextCode();
    /// Makes an account of the hall and gives its one-time password.
    QString add(const QString& account, const QStringList& roles);
    /// The same with a password of its own.
    void addWith(const QString& account, const QStringList& roles, const QString& password);
    [[nodiscard]] QList<QJsonObject> facts(const QString& kind) const;
    /// The platform's store, to look into.
    [[nodiscard]] std::unique_ptr<storage::Database> store() const;

    inline static const QString kSecPassword = QStringLiteral("blue kettle 42 roof");

    ManualClock m_clock;
    TestHall m_hall;
    FirstAdministrator m_first;

private Q_SLOTS:
    void init();
    void cleanupTestCase();
};

} // namespace onewindow::testing
