// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace onewindow::drivers {

/// One piece of paper that the simulated printer has cut off, or that was torn off.
struct SimPrinterTicket
{
    int number = 0;         ///< Counts the cut tickets of this printer from 1; 0 for a scrap.
    QImage image;           ///< One pixel a dot, 8 a millimetre.
    QString text;           ///< What was printed as characters, a line a line.
    QStringList qrContents; ///< What the QR codes on it say.
    QString pngPath;        ///< Where the picture was saved; empty if it was not.
};

} // namespace onewindow::drivers

Q_DECLARE_METATYPE(onewindow::drivers::SimPrinterTicket)
