// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/camera/FrameSource.h"
#include "drivers/payment/PaymentBoxConfig.h"
#include "drivers/printer/PrinterConfig.h"
#include "qml/Kiosk/session/Hotline.h"
#include "qml/Kiosk/session/KioskDelays.h"
#include "services/core/Languages.h"
#include "services/core/Result.h"
#include "services/sync/PlatformClient.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace onewindow {

/// A device on a serial line; no path means that the terminal has none.
struct SerialDevice
{
    QString path;
    qint32 baudRate = 0;
};

/// The keys of kiosk.toml, with their defaults.
struct KioskSettings
{
    QString node;
    QString name;                        ///< What people call the terminal: "03 号机".
    QString mark;                        ///< The issuer's mark in its hall, one character.
    QString language = sourceLanguage(); ///< Of a new session: the id of a Language.
    QString translationsFolder;          ///< With further languages; may be empty.
    QString storePath;
    QString keysFolder;
    QString markerFile; ///< journal::Marker.

    sync::PlatformEndpoint platform; ///< No address: the terminal works alone.
    QString hallNode;
    QByteArray hallSealingKey;
    QString centreNode; ///< Empty: the hall is the centre as well.
    QByteArray centreSealingKey;

    SerialDevice reader;
    SerialDevice scanner;
    std::optional<drivers::PrinterConfig> printer;
    std::optional<drivers::FrameSource> documentCamera;
    QString documentPrinter; ///< ipp:// or ipps://; empty: the terminal has none.
    std::optional<drivers::PaymentBoxConfig> payment; ///< None: no money is taken here.

    ui::Hotline hotline; ///< Of help while the hall is closed.

    double panelWidthMm = 0; ///< 0: a 21.5" panel, 4.03 pixels a millimetre.
    bool hidesCursor = true;
    bool hasSound = true;
    ui::KioskDelays delays;

    /// Errors: BadConfig naming every wrong key.
    static Result<KioskSettings> load(const QString& path);
};

} // namespace onewindow
