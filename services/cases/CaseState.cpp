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
    return knownStateFromName(name).value_or(CaseState::Received);
}

std::optional<CaseState> knownStateFromName(const QString& name)
{
    for (const NamedState& known : kStates) {
        if (name == QLatin1String(known.name)) {
            return known.state;
        }
    }
    return std::nullopt;
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

bool mayFollow(CaseState from, CaseState to)
{
    using enum CaseState;
    switch (from) {
    case Received:
        return to != Received && to != Issued && to != Closed;
    case CorrectionNeeded:
        return to == Accepted || to == Refused || to == UnderReview || to == Approved ||
               to == Rejected;
    case Accepted:
        return to == UnderReview || to == Suspended || to == Approved || to == Rejected;
    case UnderReview:
        return to == Suspended || to == Approved || to == Rejected;
    case Suspended:
        return to == UnderReview || to == Approved || to == Rejected;
    case Approved:
        return to == Issued || to == Closed;
    case Rejected:
    case Refused:
    case Issued:
        return to == Closed;
    case Closed:
        return false;
    }
    return false;
}

bool needsReason(CaseState state)
{
    return state == CaseState::CorrectionNeeded || state == CaseState::Refused ||
           state == CaseState::Rejected;
}

const QStringList& decisionReasons()
{
    static const QStringList reasons{QStringLiteral("materials"), QStringLiteral("conditions"),
                                     QStringLiteral("untrue"),    QStringLiteral("competence"),
                                     QStringLiteral("withdrawn"), QStringLiteral("other")};
    return reasons;
}

} // namespace onewindow::cases
