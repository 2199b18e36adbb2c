// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/Receipt.h"
#include "services/queue/WaitEstimate.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::ui {

/// A number that reception gave out, as it stands on its slip. Nobody's name.
struct ReceptionSlip
{
    QString hall;
    QString number;
    QStringList matters; ///< Names, the first one first.
    qint64 issuedAtMs = 0;
    QString link; ///< For the QR code.
    /// Minutes that the holder is told they will wait; nothing where nothing can be said.
    std::optional<queue::WaitRange> wait = std::nullopt;
    /// The page behind the code hears of the hall just now.
    bool isPageFresh = true;
};

drivers::Receipt receptionSlip(const ReceptionSlip& slip);

} // namespace onewindow::ui
