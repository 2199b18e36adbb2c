// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/printer/PrinterConfig.h"
#include "services/core/Result.h"
#include "services/sync/PlatformClient.h"

#include <QByteArray>
#include <QString>

namespace onewindow {

/// What kiosk.toml says.
struct KioskConfig
{
    QString node; ///< This terminal's id.
    QString name; ///< As the header shows it: "03 号机".
    QString mark; ///< The issuer's mark in its hall: one character.
    QString storePath;
    QString keysFolder;
    sync::PlatformEndpoint platform;
    QString hallNode;          ///< Who may open what is personal,
    QByteArray hallSealingKey; ///< and the key it is sealed to.
    QString readerPath;        ///< Empty: the terminal has none.
    QString scannerPath;
    bool hasPrinter = false;
    drivers::PrinterConfig printer;
    double panelWidthMm = 0; ///< Of the screen as it hangs; 0 asks the screen.
    bool isCursorHidden = true;

    /// Errors: BadConfig naming each wrong key with its line.
    static Result<KioskConfig> load(const QString& path);
};

} // namespace onewindow
