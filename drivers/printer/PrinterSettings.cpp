// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/PrinterSettings.h"

namespace onewindow::drivers {

std::optional<PrinterConfig> readPrinter(Config& config)
{
    const QString kind = config.choice(QStringLiteral("printer.kind"),
                                       {QStringLiteral("none"), QStringLiteral("serial"),
                                        QStringLiteral("tcp"), QStringLiteral("usb")});
    PrinterConfig printer;
    const QString path = config.path(QStringLiteral("printer.path"), {});
    const QString host = config.text(QStringLiteral("printer.host"), {});
    printer.tcpPort =
        static_cast<quint16>(config.number(QStringLiteral("printer.port"), 9100, 1, 65535));
    printer.baudRate = static_cast<qint32>(
        config.number(QStringLiteral("printer.baud"), 115'200, 1200, 4'000'000));
    printer.hasFlowControl = config.flag(QStringLiteral("printer.flow_control"), false);
    printer.profile.dots =
        static_cast<int>(config.number(QStringLiteral("printer.dots"), 576, 192, 832)) / 8 * 8;
    printer.profile.hasNearEndSensor = config.flag(QStringLiteral("printer.near_end_sensor"), true);
    const QString encoding =
        config.choice(QStringLiteral("printer.encoding"),
                      {QStringLiteral("gb18030"), QStringLiteral("gbk"), QStringLiteral("utf8")});
    if (encoding != QLatin1String("gb18030")) {
        printer.profile.encoding =
            encoding == QLatin1String("gbk") ? PrinterEncoding::Gbk : PrinterEncoding::Utf8;
    }
    const QString cut =
        config.choice(QStringLiteral("printer.cut"),
                      {QStringLiteral("partial"), QStringLiteral("full"), QStringLiteral("none")});
    if (cut != QLatin1String("partial")) {
        printer.profile.cut = cut == QLatin1String("full") ? PaperCut::Full : PaperCut::None;
    }
    if (kind == QLatin1String("none")) {
        return std::nullopt;
    }
    if (kind == QLatin1String("tcp")) {
        printer.port = PrinterPort::Tcp;
        printer.address = host;
    } else {
        printer.port = kind == QLatin1String("serial") ? PrinterPort::Serial : PrinterPort::Usb;
        printer.address = path;
    }
    return printer;
}

} // namespace onewindow::drivers
