// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/Receipt.h"
#include "services/cases/CaseState.h"
#include "services/cases/WindowPart.h"
#include "services/catalog/Matter.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

namespace onewindow::ui {

/// What stands on the paper that a citizen takes from the window where they filed a case.
struct AcceptSlip
{
    QString hall;
    QString window;
    catalog::Matter matter;
    QString maskedName; ///< Surname and star; empty without a person.
    QString number;     ///< The official one, or else the provisional; empty: nothing was filed.
    bool isProvisional = false;
    cases::CaseState state = cases::CaseState::Accepted;
    qint64 atMs = 0;
    QDate expected; ///< By when it is decided; invalid: nothing is promised.
    QList<cases::MaterialState> materials;
    QStringList open; ///< What is still to be answered in the form, by label.
    qint64 feeCents = 0;
    QString link; ///< For the QR code.
};

/// What was accepted (受理通知书): number, matter, what was handed in, and by when it is decided.
drivers::Receipt acceptanceSlip(const AcceptSlip& slip);

/// What is missing, all of it, and how it is brought (一次性告知书).
drivers::Receipt noticeSlip(const AcceptSlip& slip);

} // namespace onewindow::ui
