// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/bench/Devices.h"

#include <QLocalServer>

namespace onewindow {

/// The bench's command line for other programs: a Unix socket of this user, one line a command, one
/// line an answer, in order. At most 16 clients; one that sends a line over the limit is hung up
/// on.
class ControlServer : public QObject
{
    Q_OBJECT

public:
    explicit ControlServer(Devices& devices, QObject* parent = nullptr);

    /// Errors: Conflict when somebody listens there, DeviceFault.
    Result<void> listen(const QString& path);

Q_SIGNALS:
    /// A client said quit.
    void quitWanted();

private:
    void onConnected();
    void onReadable(QLocalSocket* client);

    Devices& m_devices;
    QLocalServer m_server;
    int m_clients = 0;
};

} // namespace onewindow
