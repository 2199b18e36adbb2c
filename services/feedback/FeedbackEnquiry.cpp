// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/feedback/FeedbackEnquiry.h"

#include "services/core/Ids.h"

namespace onewindow::feedback {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kNameLimit = 64;

QString textOf(const QJsonObject& json, QLatin1String name, qsizetype limit = kNameLimit)
{
    return json.value(name).toString().left(limit);
}

} // namespace

QJsonObject toJson(const FollowedFeedback& followed)
{
    QJsonObject json{{u"kind"_s, kindName(followed.kind)},
                     {u"number"_s, followed.number},
                     {u"state"_s, workStateName(followed.state)},
                     {u"filedAt"_s, followed.filedAtMs},
                     {u"until"_s, followed.answerBy}};
    if (!followed.id.isEmpty()) {
        json.insert(u"id"_s, idToText(followed.id));
    }
    if (followed.answeredAtMs > 0) {
        if (followed.isElsewhere) {
            json.insert(u"isElsewhere"_s, true);
        } else {
            json.insert(u"answer"_s, followed.answer);
        }
        json.insert(u"answeredAt"_s, followed.answeredAtMs);
        json.insert(u"isCorrected"_s, followed.isCorrected);
    }
    return json;
}

FollowedFeedback followedFromJson(const QJsonObject& json)
{
    return {.id = idFromText(textOf(json, "id"_L1)),
            .kind = kindFromName(textOf(json, "kind"_L1)),
            .number = textOf(json, "number"_L1),
            .state = workStateFromName(textOf(json, "state"_L1)).value_or(WorkState::Open),
            .filedAtMs = json.value("filedAt"_L1).toInteger(),
            .answerBy = textOf(json, "until"_L1),
            .answer = textOf(json, "answer"_L1, kAnswerLimit),
            .answeredAtMs = json.value("answeredAt"_L1).toInteger(),
            .isCorrected = json.value("isCorrected"_L1).toBool(),
            .isElsewhere = json.value("isElsewhere"_L1).toBool()};
}

} // namespace onewindow::feedback
