// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseState.h"

namespace onewindow::cases {

QString stateName(CaseState state)
{
    switch (state) {
    case CaseState::Received:
        break;
    case CaseState::Approved:
        return QStringLiteral("approved");
    case CaseState::Rejected:
        return QStringLiteral("rejected");
    }
    return QStringLiteral("received");
}

CaseState stateFromName(const QString& name)
{
    return name == u"approved"   ? CaseState::Approved
           : name == u"rejected" ? CaseState::Rejected
                                 : CaseState::Received;
}

} // namespace onewindow::cases
