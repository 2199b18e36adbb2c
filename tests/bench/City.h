// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/crypto/Keys.h"
#include "services/storage/Database.h"
#include "services/sync/PlatformClient.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace onewindow::bench {

/// A deployment of `onewindow-ctl provision`. With `--halls`, its centre stands on SQLite, or on
/// PostgreSQL where there is a file centre/store-connection.
class City
{
public:
    /// A simulated hall and the one terminal below it, which signs with the keys of signer().
    struct Hall
    {
        QString id;
        QString kiosk;
    };

    explicit City(const QString& folder);

    [[nodiscard]] const QString& folder() const { return m_folder; }

    [[nodiscard]] QString at(const QString& path) const { return m_folder + u'/' + path; }

    /// The arguments that start `platform`'s program ("centre", "hall-1", "platform").
    [[nodiscard]] QStringList configOf(const QString& platform) const;

    [[nodiscard]] bool isPostgres() const { return !m_connection.isEmpty(); }

    [[nodiscard]] storage::DatabaseOptions centreStore() const;

    /// A new store beside those of the deployment, on the centre's engine.
    [[nodiscard]] storage::DatabaseOptions besideCentre(const QString& name) const;

    /// A SQLite store in the deployment.
    [[nodiscard]] storage::DatabaseOptions file(const QString& path) const;

    /// How the machine `name` reaches the platform at `url`.
    [[nodiscard]] sync::PlatformEndpoint endpoint(const QString& url, const QString& name) const;

    /// Lets `platform` take as many requests and connections as there are.
    void liftLimits(const QString& platform) const;

    /// Makes the centre know `count` more halls, with certificates of their own and a terminal
    /// each. Before it starts, and once.
    QList<Hall> addHalls(int count) const;

    /// Makes the one platform of the deployment know `count` more terminals of its hall, with
    /// certificates of their own and the keys of signer(). Before it starts, and once.
    QStringList addTerminals(int count) const;

    /// Gives its hall so many windows, "1" and on. Before it starts.
    void setWindows(int count) const;

    /// The keys of the first terminal.
    [[nodiscard]] std::unique_ptr<crypto::NodeKeys> signer() const;

private:
    void issueCertificate(const QString& machine, const QString& role) const;

    QString m_folder;
    QString m_connection;
};

} // namespace onewindow::bench
