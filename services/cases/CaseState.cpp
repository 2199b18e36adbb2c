// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseState.h"

#include <array>

namespace onewindow::cases {

namespace {

struct NamedState
{
    CaseState state;
    const char* name;
};

constexpr std::array kStates{
    NamedState{CaseState::Received, "received"},
    NamedState{CaseState::Approved, "approved"},
    NamedState{CaseState::Rejected, "rejected"},
    NamedState{CaseState::Accepted, "accepted"},
    NamedState{CaseState::CorrectionNeeded, "correction"},
    NamedState{CaseState::Refused, "refused"},
    NamedState{CaseState::UnderReview, "review"},
    NamedState{CaseState::Suspended, "suspended"},
    NamedState{CaseState::Issued, "issued"},
    NamedState{CaseState::Closed, "closed"},
};

} // namespace

QString stateName(CaseState state)
{
    for (const NamedState& known : kStates) {
        if (known.state == state) {
            return QLatin1String(known.name);
        }
    }
    return QLatin1String(kStates.front().name);
}

CaseState stateFromName(const QString& name)
{
    for (const NamedState& known : kStates) {
        if (name == QLatin1String(known.name)) {
            return known.state;
        }
    }
    return CaseState::Received;
}

bool isDecided(CaseState state)
{
    switch (state) {
    case CaseState::Approved:
    case CaseState::Rejected:
    case CaseState::Refused:
    case CaseState::Issued:
    case CaseState::Closed:
        return true;
    case CaseState::Received:
    case CaseState::Accepted:
    case CaseState::CorrectionNeeded:
    case CaseState::UnderReview:
    case CaseState::Suspended:
        break;
    }
    return false;
}

} // namespace onewindow::cases
