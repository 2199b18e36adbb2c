// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/sim/SimPort.h"

#include <QObject>

namespace onewindow::drivers {

/// A QR scanner on a serial line: sends what it sees as UTF-8 and a carriage return.
class SimScanner final : public QObject
{
    Q_OBJECT

public:
    explicit SimScanner(const QString& linkPath, QObject* parent = nullptr);

    /// The cable: plug(), unplug(), pacing.
    [[nodiscard]] SimPort& port() { return m_port; }

    /// Holds a code in front of the scanner. False when nobody has the port open: a scanner does
    /// not keep what it cannot send.
    bool scan(const QString& text);

    /// Sends bytes as they are: a torn code, another encoding, noise.
    bool sendRaw(QByteArrayView bytes);

Q_SIGNALS:
    void scanned(const QString& text);

private:
    SimPort m_port;
};

} // namespace onewindow::drivers
