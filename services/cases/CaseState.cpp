// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseState.h"

#include <QJsonArray>

#include <algorithm>
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

QJsonObject toJson(const CaseStep& step)
{
    QJsonObject json{{QStringLiteral("state"), stateName(step.state)},
                     {QStringLiteral("at"), step.atMs}};
    if (!step.reason.isEmpty()) {
        json.insert(QStringLiteral("reason"), step.reason);
    }
    if (!step.missing.isEmpty()) {
        json.insert(QStringLiteral("missing"), QJsonArray::fromStringList(step.missing));
    }
    return json;
}

std::optional<CaseStep> stepFromJson(const QJsonObject& json)
{
    const auto state = knownStateFromName(json.value(QLatin1String("state")).toString());
    if (!state) {
        return std::nullopt;
    }
    CaseStep step{*state, json.value(QLatin1String("at")).toInteger()};
    const QString reason = json.value(QLatin1String("reason")).toString();
    step.reason = isReasonFor(*state, reason) ? reason : QString();
    const QJsonArray missing = json.value(QLatin1String("missing")).toArray();
    for (const QJsonValue one : missing) {
        if (step.missing.size() < kMissingLimit && isMaterialId(one.toString())) {
            step.missing << one.toString();
        }
    }
    return step;
}

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
        return to == Received || to == Accepted || to == Refused || to == UnderReview ||
               to == Approved || to == Rejected;
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

const QStringList& specialReasons()
{
    static const QStringList reasons{QStringLiteral("expertReview"), QStringLiteral("hearing"),
                                     QStringLiteral("inspection"),   QStringLiteral("auction"),
                                     QStringLiteral("publicity"),    QStringLiteral("other")};
    return reasons;
}

bool isReasonFor(CaseState state, const QString& reason)
{
    return decisionReasons().contains(reason) ||
           (state == CaseState::Suspended && specialReasons().contains(reason));
}

bool isMaterialId(const QString& id)
{
    constexpr qsizetype kLimit = 64;
    return !id.isEmpty() && id.size() <= kLimit &&
           std::all_of(id.begin(), id.end(), [](QChar sign) {
               return (sign >= u'a' && sign <= u'z') || (sign >= u'A' && sign <= u'Z') ||
                      (sign >= u'0' && sign <= u'9') || sign == u'-' || sign == u'_' ||
                      sign == u'.';
           });
}

} // namespace onewindow::cases
