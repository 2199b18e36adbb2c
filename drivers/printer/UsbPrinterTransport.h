// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/printer/PrinterTransport.h"

#include <QSocketNotifier>
#include <QTimer>

namespace onewindow::drivers {

/// A printer behind the kernel's printer class driver: /dev/usb/lp*, read and written as a file.
class UsbPrinterTransport final : public PrinterTransport
{
    Q_OBJECT

public:
    explicit UsbPrinterTransport(const PrinterConfig& config);
    ~UsbPrinterTransport() override;
    UsbPrinterTransport(const UsbPrinterTransport&) = delete;
    UsbPrinterTransport& operator=(const UsbPrinterTransport&) = delete;
    UsbPrinterTransport(UsbPrinterTransport&&) = delete;
    UsbPrinterTransport& operator=(UsbPrinterTransport&&) = delete;

    void open() override;
    void close() override;
    [[nodiscard]] bool isOpen() const override;
    void write(QByteArrayView bytes) override;
    [[nodiscard]] qint64 unsentBytes() const override;

private:
    void onReadable();
    void writeMore();
    void lose();
    [[nodiscard]] bool isHungUp() const;

    QString m_path;
    int m_file = -1;
    QByteArray m_unsent;
    std::unique_ptr<QSocketNotifier> m_readNotifier;
    std::unique_ptr<QSocketNotifier> m_writeNotifier;
    QTimer m_readPause; ///< After a read of nothing, which a notifier would repeat at once.
};

} // namespace onewindow::drivers
