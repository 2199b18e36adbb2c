// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/DeviceStatus.h"
#include "drivers/printer/PrinterConfig.h"

#include <QByteArray>
#include <QObject>

#include <memory>

namespace onewindow::drivers {

/// Moves bytes to and from a printer. Lives on one thread and never blocks it; does not reconnect.
class PrinterTransport : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The transport for `config.port`.
    static std::unique_ptr<PrinterTransport> create(const PrinterConfig& config);

    /// Starts to open a closed transport; one opened() or closed() follows.
    virtual void open() = 0;

    /// Closes at once, without closed(); what was not sent is lost.
    virtual void close() = 0;

    [[nodiscard]] virtual bool isOpen() const = 0;

    /// Hands over `bytes`, which are sent as the printer takes them. Only while open.
    virtual void write(QByteArrayView bytes) = 0;

    /// Bytes handed over that the printer has not taken yet, as far as the system tells.
    [[nodiscard]] virtual qint64 unsentBytes() const = 0;

protected:
    /// What the system holds of the bytes written to `file` (a socket or a terminal) and not taken
    /// by the other side; 0 where it cannot tell.
    static qint64 systemUnsentBytes(qintptr file);

Q_SIGNALS:
    void opened();
    /// Could not be opened, or was lost with `unsentBytes` of which none has left the process.
    void closed(onewindow::drivers::DeviceStatus reason, qint64 unsentBytes);
    void received(const QByteArray& bytes);
};

} // namespace onewindow::drivers
