// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseEnquiry.h"

#include "services/core/Ids.h"

#include <QJsonArray>

#include <algorithm>

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
        steps.append(toJson(step));
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
    json.insert(u"fee"_s, summary.money.cents);
    json.insert(u"money"_s, moneyName(summary.money.state));
    if (!summary.money.receipt.isEmpty()) {
        json.insert(u"receipt"_s, summary.money.receipt);
    }
    json.insert(u"here"_s, summary.isHere);
    json.insert(u"result"_s, summary.hasResult);
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
        const auto taken = stepFromJson(step.toObject());
        if (taken && summary.steps.size() < kStepLimit) {
            summary.steps.append(*taken);
        }
    }
    summary.money = {
        .state = moneyFromName(textOf(json, QLatin1String("money"))).value_or(MoneyState::None),
        .cents = std::max<qint64>(0, json.value(u"fee"_s).toInteger()),
        .receipt = textOf(json, QLatin1String("receipt"))};
    summary.isHere = json.value(u"here"_s).toBool();
    summary.hasResult = json.value(u"result"_s).toBool();
    return summary;
}

QJsonObject toJson(const CaseContents& contents)
{
    return {{u"number"_s, contents.words.number},
            {u"provisional"_s, contents.words.provisional},
            {u"matter"_s, contents.words.matter},
            {u"hall"_s, contents.words.hall},
            {u"person"_s, toJson(contents.person)},
            {u"answers"_s, contents.answers},
            {u"shared"_s, contents.shared},
            {u"filedOn"_s, contents.filedOn.toString(Qt::ISODate)},
            {u"decidedOn"_s, contents.decidedOn.toString(Qt::ISODate)},
            {u"copy"_s, contents.copy}};
}

Result<CaseContents> contentsFromJson(const QJsonObject& json)
{
    CaseContents contents{
        .words = {.number = textOf(json, QLatin1String("number")),
                  .provisional = textOf(json, QLatin1String("provisional")),
                  .matter = textOf(json, QLatin1String("matter")),
                  .hall = textOf(json, QLatin1String("hall"))},
        .person = applicantFromJson(json.value(u"person"_s).toObject()),
        .answers = json.value(u"answers"_s).toObject(),
        .shared = json.value(u"shared"_s).toObject(),
        .filedOn = QDate::fromString(textOf(json, QLatin1String("filedOn")), Qt::ISODate),
        .decidedOn = QDate::fromString(textOf(json, QLatin1String("decidedOn")), Qt::ISODate),
        .copy = json.value(u"copy"_s).toInt()};
    const bool isWhole = !contents.words.provisional.isEmpty() &&
                         !contents.words.matter.isEmpty() && contents.filedOn.isValid() &&
                         contents.decidedOn.isValid() && contents.copy > 0;
    return isWhole ? Result<CaseContents>(std::move(contents))
                   : Error{ErrorCode::BadFrame, u"not what a case is made of"_s};
}

} // namespace onewindow::cases
