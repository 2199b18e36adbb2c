// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/Receipt.h"

#include <QString>
#include <QStringList>

namespace onewindow::ui {

/// A number that reception gave out, as it stands on its slip. Nobody's name.
struct ReceptionSlip
{
    QString hall;
    QString number;
    QStringList matters; ///< Names, the first one first.
    qint64 issuedAtMs = 0;
    QString link; ///< For the QR code.
};

drivers::Receipt receptionSlip(const ReceptionSlip& slip);

} // namespace onewindow::ui
