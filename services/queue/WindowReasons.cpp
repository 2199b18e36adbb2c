// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/WindowReasons.h"

namespace onewindow::queue {

QStringList pauseReasons()
{
    return {QStringLiteral("away"),   QStringLiteral("lunch"),    QStringLiteral("papers"),
            QStringLiteral("device"), QStringLiteral("handover"), QStringLiteral("other")};
}

QStringList transferReasons()
{
    return {QStringLiteral("mistaken"), QStringLiteral("elsewhere"), QStringLiteral("further"),
            QStringLiteral("wish"), QStringLiteral("other")};
}

QStringList suspendReasons()
{
    return {QStringLiteral("form"),    QStringLiteral("copies"),  QStringLiteral("papers"),
            QStringLiteral("payment"), QStringLiteral("enquiry"), QStringLiteral("other")};
}

QStringList outOfOrderReasons()
{
    return {QStringLiteral("unwell"), QStringLiteral("urgent"), QStringLiteral("ourFault"),
            QStringLiteral("comesAgain"), QStringLiteral("other")};
}

QStringList lostReasons()
{
    return {QStringLiteral("unwell"), QStringLiteral("device"), QStringLiteral("away"),
            QStringLiteral("safety"), QStringLiteral("other")};
}

QStringList closingReasons()
{
    return {QStringLiteral("power"),   QStringLiteral("system"), QStringLiteral("weather"),
            QStringLiteral("meeting"), QStringLiteral("staff"),  QStringLiteral("safety"),
            QStringLiteral("other")};
}

} // namespace onewindow::queue
