// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kiosk/KioskSettings.h"

#include "drivers/document/IppPrinter.h"
#include "drivers/printer/PrinterSettings.h"
#include "services/core/Config.h"
#include "services/journal/Marker.h"

#include <QJsonObject>

namespace onewindow {

namespace {

std::optional<drivers::FrameSource> readDocumentCamera(Config& config)
{
    drivers::FrameSource camera;
    camera.name = config.text(QStringLiteral("document_camera.name"), {});
    camera.file = config.path(QStringLiteral("document_camera.file"), {});
    const bool isThere = !camera.name.isEmpty() || !camera.file.isEmpty();
    return isThere ? std::optional(camera) : std::nullopt;
}

std::optional<drivers::PaymentBoxConfig> readPayment(Config& config)
{
    const QString kind = config.choice(QStringLiteral("payment.kind"),
                                       {QStringLiteral("none"), QStringLiteral("tcp")});
    drivers::PaymentBoxConfig box;
    box.host = config.text(QStringLiteral("payment.host"), {});
    box.port = static_cast<quint16>(config.number(QStringLiteral("payment.port"), 9200, 1, 65535));
    box.secretFile = config.path(QStringLiteral("payment.secret"), {});
    return kind == QLatin1String("none") ? std::nullopt : std::optional(box);
}

ui::Hotline readHotline(Config& config)
{
    constexpr qsizetype kNumberLimit = 20;
    constexpr qsizetype kHoursLimit = 60;
    ui::Hotline hotline;
    hotline.number = config.text(QStringLiteral("help.hotline"), {});
    if (hotline.number.size() > kNumberLimit) {
        config.refuse(QStringLiteral("help.hotline"),
                      QStringLiteral("must be at most %1 characters").arg(kNumberLimit));
    }
    const QMap<QString, QString> hours = config.table(QStringLiteral("help.hours"));
    QJsonObject texts;
    for (auto text = hours.cbegin(); text != hours.cend(); ++text) {
        if (text->size() > kHoursLimit) {
            config.refuse(QStringLiteral("help.hours"),
                          QStringLiteral("texts must be at most %1 characters").arg(kHoursLimit));
        }
        texts.insert(text.key(), *text);
    }
    hotline.hours = catalog::localTextFromJson(texts);
    return hotline;
}

} // namespace

Result<KioskSettings> KioskSettings::load(const QString& path)
{
    auto loaded = Config::load(path);
    if (!loaded) {
        return loaded.error();
    }
    Config& config = loaded.value();
    KioskSettings settings;
    settings.node = config.requiredText(QStringLiteral("node"));
    settings.name = config.text(QStringLiteral("name"), settings.node);
    settings.mark = config.requiredText(QStringLiteral("mark"));
    settings.language = config.text(QStringLiteral("language"), settings.language);
    settings.translationsFolder = config.path(QStringLiteral("translations"), {});
    settings.storePath = config.path(QStringLiteral("store.path"), QStringLiteral("kiosk.db"));
    settings.keysFolder = config.path(QStringLiteral("keys.folder"), QStringLiteral("keys"));
    settings.markerFile = journal::markerFile(config.path(QStringLiteral("store.marker"), {}),
                                              settings.keysFolder, settings.storePath);

    settings.platform.baseUrl = config.text(QStringLiteral("platform.url"), {});
    settings.platform.caFile = config.path(QStringLiteral("platform.ca"), {});
    settings.platform.certificateFile = config.path(QStringLiteral("platform.certificate"), {});
    settings.platform.keyFile = config.path(QStringLiteral("platform.key"), {});
    const bool isAlone = settings.platform.baseUrl.isEmpty();
    settings.hallNode = isAlone ? config.text(QStringLiteral("platform.node"), {})
                                : config.requiredText(QStringLiteral("platform.node"));
    const QString sealingKey = isAlone
                                   ? config.text(QStringLiteral("platform.sealing_key"), {})
                                   : config.requiredText(QStringLiteral("platform.sealing_key"));
    settings.hallSealingKey = QByteArray::fromBase64(sealingKey.toLatin1());
    settings.centreNode = config.text(QStringLiteral("platform.centre"), {});
    settings.centreSealingKey = QByteArray::fromBase64(
        config.text(QStringLiteral("platform.centre_sealing_key"), {}).toLatin1());

    settings.reader.path = config.path(QStringLiteral("reader.path"), {});
    settings.reader.baudRate =
        static_cast<qint32>(config.number(QStringLiteral("reader.baud"), 115'200, 1200, 4'000'000));
    settings.scanner.path = config.path(QStringLiteral("scanner.path"), {});
    settings.scanner.baudRate =
        static_cast<qint32>(config.number(QStringLiteral("scanner.baud"), 9600, 1200, 4'000'000));
    settings.printer = drivers::readPrinter(config);
    settings.documentCamera = readDocumentCamera(config);
    settings.documentPrinter = config.text(QStringLiteral("document_printer.uri"), {});
    settings.payment = readPayment(config);
    settings.hotline = readHotline(config);

    settings.panelWidthMm = config.real(QStringLiteral("screen.panel_width_mm"), 0, 0, 3000);
    settings.hidesCursor = config.flag(QStringLiteral("screen.hide_cursor"), true);
    settings.hasSound = config.flag(QStringLiteral("sound.on"), true);
    settings.delays.idleMs =
        1000 * config.number(QStringLiteral("session.idle_seconds"), 60, 20, 600);
    settings.delays.elderIdleMs =
        1000 * config.number(QStringLiteral("session.elder_idle_seconds"), 120, 20, 600);
    OW_TRY(config.check());
    if (!settings.documentPrinter.isEmpty() &&
        !drivers::IppPrinter::isUri(settings.documentPrinter)) {
        return Error{ErrorCode::BadConfig,
                     path + QStringLiteral(": document_printer.uri: ipp://host:port/path")};
    }
    if (settings.mark.size() != 1) {
        return Error{ErrorCode::BadConfig, path + QStringLiteral(": mark: one character")};
    }
    return settings;
}

} // namespace onewindow
