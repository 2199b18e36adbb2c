// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/PrinterTransport.h"

#include "drivers/printer/SerialPrinterTransport.h"
#include "drivers/printer/TcpPrinterTransport.h"
#include "drivers/printer/UsbPrinterTransport.h"

#include <sys/ioctl.h>

namespace onewindow::drivers {

std::unique_ptr<PrinterTransport> PrinterTransport::create(const PrinterConfig& config)
{
    switch (config.port) {
    case PrinterPort::Tcp:
        return std::make_unique<TcpPrinterTransport>(config);
    case PrinterPort::Serial:
        return std::make_unique<SerialPrinterTransport>(config);
    case PrinterPort::Usb:
        return std::make_unique<UsbPrinterTransport>(config);
    }
    Q_UNREACHABLE();
}

qint64 PrinterTransport::systemUnsentBytes(qintptr file)
{
    int bytes = 0;
    return ioctl(static_cast<int>(file), TIOCOUTQ, &bytes) == 0 ? bytes : 0;
}

} // namespace onewindow::drivers
