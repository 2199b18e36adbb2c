// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kiosk/KioskConfig.h"

#include "services/core/Config.h"

namespace onewindow {

namespace {

void readPrinter(Config& config, KioskConfig& result)
{
    const QString kind = config.choice(QStringLiteral("printer.kind"),
                                       {QStringLiteral("none"), QStringLiteral("tcp"),
                                        QStringLiteral("serial"), QStringLiteral("usb")});
    const QString path = config.path(QStringLiteral("printer.path"), {});
    const QString address =
        config.text(QStringLiteral("printer.address"), QStringLiteral("127.0.0.1"));
    drivers::PrinterConfig& printer = result.printer;
    printer.tcpPort =
        static_cast<quint16>(config.number(QStringLiteral("printer.port"), 9100, 1, 65535));
    printer.baudRate = static_cast<qint32>(
        config.number(QStringLiteral("printer.baud"), 115'200, 1'200, 4'000'000));
    printer.profile.hasNearEndSensor =
        config.flag(QStringLiteral("printer.has_near_end_sensor"), true);
    result.hasPrinter = kind != u"none";
    if (kind == u"tcp") {
        printer.port = drivers::PrinterPort::Tcp;
        printer.address = address;
    } else {
        printer.port = kind == u"usb" ? drivers::PrinterPort::Usb : drivers::PrinterPort::Serial;
        printer.address = path;
    }
}

} // namespace

Result<KioskConfig> KioskConfig::load(const QString& path)
{
    auto loaded = Config::load(path);
    if (!loaded) {
        return loaded.error();
    }
    Config& config = loaded.value();
    KioskConfig result;
    result.node = config.requiredText(QStringLiteral("node"));
    result.name = config.text(QStringLiteral("name"), result.node);
    result.mark = config.requiredText(QStringLiteral("mark"));
    result.storePath = config.path(QStringLiteral("store.path"), QStringLiteral("kiosk.db"));
    result.keysFolder = config.path(QStringLiteral("keys.folder"), QStringLiteral("keys"));
    result.platform.baseUrl = config.requiredText(QStringLiteral("platform.url"));
    result.platform.caFile = config.path(QStringLiteral("platform.ca"), QStringLiteral("ca.pem"));
    result.platform.certificateFile =
        config.path(QStringLiteral("platform.certificate"), QStringLiteral("tls.pem"));
    result.platform.keyFile =
        config.path(QStringLiteral("platform.key"), QStringLiteral("tls.key"));
    result.hallNode = config.requiredText(QStringLiteral("platform.node"));
    result.hallSealingKey = QByteArray::fromBase64(
        config.requiredText(QStringLiteral("platform.sealing_key")).toLatin1());
    result.readerPath = config.path(QStringLiteral("reader.path"), {});
    result.scannerPath = config.path(QStringLiteral("scanner.path"), {});
    readPrinter(config, result);
    result.panelWidthMm = config.real(QStringLiteral("screen.width_mm"), 0, 0, 5'000);
    result.isCursorHidden = config.flag(QStringLiteral("screen.hide_cursor"), true);
    const Result<void> checked = config.check();
    if (!checked) {
        return checked.error();
    }
    return result;
}

} // namespace onewindow
