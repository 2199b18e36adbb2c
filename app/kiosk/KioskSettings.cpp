// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kiosk/KioskSettings.h"

#include "drivers/document/IppPrinter.h"
#include "drivers/printer/PrinterSettings.h"
#include "services/core/Config.h"
#include "services/identity/Machine.h"
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

QByteArray decodedKey(Config& config, const char* key, const QString& given)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(given.toUtf8(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded) {
        config.refuse(QLatin1String(key), QStringLiteral("must be base64"));
    }
    return decoded.decoded;
}

/// Which terminal this is.
void readIdentity(Config& config, KioskSettings& settings)
{
    settings.node = config.requiredText(QStringLiteral("node"));
    if (!settings.node.isEmpty() && !identity::isMachineId(settings.node)) {
        config.refuse(QStringLiteral("node"),
                      QStringLiteral("must be 1 to 64 of a-z, 0-9 and '-', not '-' first"));
    }
    settings.name = config.text(QStringLiteral("name"), settings.node);
    settings.mark = config.requiredText(QStringLiteral("mark"));
    // 0 is the hall's own.
    static constexpr QStringView kMarks = u"123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    if (settings.mark.size() > 1 || !kMarks.contains(settings.mark)) {
        config.refuse(QStringLiteral("mark"),
                      QStringLiteral("must be one character of 1-9 and A-Z, not I or O"));
    }
}

/// The hall that it belongs to; none, and it stands alone.
void readPlatform(Config& config, KioskSettings& settings)
{
    settings.platform.baseUrl = config.text(QStringLiteral("platform.url"), {});
    settings.platform.caFile = config.path(QStringLiteral("platform.ca"), {});
    settings.platform.certificateFile = config.path(QStringLiteral("platform.certificate"), {});
    settings.platform.keyFile = config.path(QStringLiteral("platform.key"), {});
    const bool isAlone = settings.platform.baseUrl.isEmpty();
    if (!isAlone && !sync::isPlatformUrl(settings.platform.baseUrl)) {
        config.refuse(QStringLiteral("platform.url"),
                      QStringLiteral("must be https://HOST[:PORT]"));
    }
    settings.hallNode = isAlone ? config.text(QStringLiteral("platform.node"), {})
                                : config.requiredText(QStringLiteral("platform.node"));
    const QString sealingKey = isAlone
                                   ? config.text(QStringLiteral("platform.sealing_key"), {})
                                   : config.requiredText(QStringLiteral("platform.sealing_key"));
    settings.hallSealingKey = decodedKey(config, "platform.sealing_key", sealingKey);
    settings.centreNode = config.text(QStringLiteral("platform.centre"), {});
    settings.centreSealingKey =
        decodedKey(config, "platform.centre_sealing_key",
                   config.text(QStringLiteral("platform.centre_sealing_key"), {}));
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
    readIdentity(config, settings);
    settings.language = config.text(QStringLiteral("language"), settings.language);
    settings.translationsFolder = config.path(QStringLiteral("translations"), {});
    settings.storePath = config.path(QStringLiteral("store.path"), QStringLiteral("kiosk.db"));
    settings.keysFolder = config.path(QStringLiteral("keys.folder"), QStringLiteral("keys"));
    settings.markerFile = journal::markerFile(config.path(QStringLiteral("store.marker"), {}),
                                              settings.keysFolder, settings.storePath);

    readPlatform(config, settings);

    settings.reader.path = config.path(QStringLiteral("reader.path"), {});
    settings.reader.baudRate =
        static_cast<qint32>(config.number(QStringLiteral("reader.baud"), 115'200, 1200, 4'000'000));
    settings.scanner.path = config.path(QStringLiteral("scanner.path"), {});
    settings.scanner.baudRate =
        static_cast<qint32>(config.number(QStringLiteral("scanner.baud"), 9600, 1200, 4'000'000));
    settings.printer = drivers::readPrinter(config);
    settings.documentCamera = readDocumentCamera(config);
    settings.documentPrinter = config.text(QStringLiteral("document_printer.uri"), {});
    if (!settings.documentPrinter.isEmpty() &&
        !drivers::IppPrinter::isUri(settings.documentPrinter)) {
        config.refuse(QStringLiteral("document_printer.uri"),
                      QStringLiteral("must be ipp://HOST[:PORT]/PATH"));
    }
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
    return settings;
}

} // namespace onewindow
