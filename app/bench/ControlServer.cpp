// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bench/ControlServer.h"

#include <QLocalSocket>
#include <QPointer>

namespace onewindow {

namespace {

constexpr int kClientLimit = 16;

} // namespace

ControlServer::ControlServer(Devices& devices, QObject* parent)
    : QObject(parent)
    , m_devices(devices)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &ControlServer::onConnected);
}

Result<void> ControlServer::listen(const QString& path)
{
    QLocalSocket probe;
    probe.connectToServer(path);
    if (probe.waitForConnected(200)) {
        return Error{ErrorCode::Conflict, path + QStringLiteral(": another bench listens there")};
    }
    QLocalServer::removeServer(path);
    if (!m_server.listen(path)) {
        return Error{ErrorCode::DeviceFault, path + QStringLiteral(": ") + m_server.errorString()};
    }
    return {};
}

void ControlServer::onConnected()
{
    while (QLocalSocket* client = m_server.nextPendingConnection()) {
        if (m_clients >= kClientLimit) {
            client->abort();
            client->deleteLater();
            continue;
        }
        ++m_clients;
        connect(client, &QLocalSocket::readyRead, this, [this, client] { onReadable(client); });
        connect(client, &QLocalSocket::disconnected, this, [this, client] {
            --m_clients;
            client->deleteLater();
        });
    }
}

void ControlServer::onReadable(QLocalSocket* client)
{
    while (client->canReadLine()) {
        const QString command = QString::fromUtf8(client->readLine()).trimmed();
        if (command == u"quit") {
            client->write("ok\n");
            client->flush();
            Q_EMIT quitWanted();
            return;
        }
        const QPointer<QLocalSocket> guarded(client);
        m_devices.run(command, [guarded](const QString& answer) {
            if (guarded) {
                guarded->write(answer.toUtf8() + '\n');
                guarded->flush();
            }
        });
    }
    if (client->bytesAvailable() > Devices::kCommandLimit) {
        client->abort();
    }
}

} // namespace onewindow
