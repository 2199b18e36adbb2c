// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseEnquiry.h"

#include "services/core/Ids.h"

#include <QJsonArray>

namespace onewindow::cases {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kTextLimit = 64;
constexpr qsizetype kStepLimit = 50;

QString textOf(const QJsonObject& json, QLatin1String name)
{
    return json.value(name).toString().left(kTextLimit);
}

} // namespace

QJsonObject statusJson(const CaseSummary& summary)
{
    QJsonArray steps;
    for (const CaseStep& step : summary.steps) {
        steps.append(QJsonObject{{u"state"_s, stateName(step.state)}, {u"at"_s, step.atMs}});
    }
    return {{u"matter"_s, summary.matter},
            {u"provisional"_s, summary.provisional},
            {u"number"_s, summary.number},
            {u"state"_s, stateName(summary.state)},
            {u"filedAt"_s, summary.filedAtMs},
            {u"promise"_s, summary.promiseDays},
            {u"steps"_s, steps}};
}

QJsonObject toJson(const CaseSummary& summary)
{
    QJsonObject json = statusJson(summary);
    json.insert(u"id"_s, idToText(summary.id));
    return json;
}

CaseSummary summaryFromJson(const QJsonObject& json)
{
    CaseSummary summary{.id = idFromText(textOf(json, QLatin1String("id"))),
                        .matter = textOf(json, QLatin1String("matter")),
                        .provisional = textOf(json, QLatin1String("provisional")),
                        .number = textOf(json, QLatin1String("number")),
                        .state = stateFromName(textOf(json, QLatin1String("state"))),
                        .filedAtMs = json.value(u"filedAt"_s).toInteger(),
                        .steps = {},
                        .promiseDays = json.value(u"promise"_s).toInt()};
    const QJsonArray steps = json.value(u"steps"_s).toArray();
    for (const QJsonValue step : steps) {
        if (summary.steps.size() < kStepLimit) {
            summary.steps.append(
                {stateFromName(step[u"state"_s].toString()), step[u"at"_s].toInteger()});
        }
    }
    return summary;
}

} // namespace onewindow::cases
