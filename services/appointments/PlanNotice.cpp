// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/PlanNotice.h"

#include "services/appointments/FeedKinds.h"
#include "services/journal/Feed.h"

namespace onewindow::appointments {

namespace {

constexpr int kGroupLimit = 2000;

} // namespace

QJsonObject toJson(const PlanNotice& notice)
{
    QJsonObject groups;
    for (auto it = notice.groups.cbegin(); it != notice.groups.cend(); ++it) {
        groups.insert(it.key(), it.value());
    }
    QJsonObject json{{QStringLiteral("rules"), toJson(notice.rules)},
                     {QStringLiteral("groups"), groups}};
    if (!notice.digest.isEmpty()) {
        json.insert(QStringLiteral("until"), notice.until);
        json.insert(QStringLiteral("digest"), notice.digest);
    }
    return json;
}

PlanNotice planNoticeFrom(const QJsonObject& json)
{
    PlanNotice notice;
    if (const auto rules = rulesFromJson(json.value(QLatin1String("rules")).toObject()); rules) {
        notice.rules = rules.value();
    }
    const QJsonObject groups = json.value(QLatin1String("groups")).toObject();
    for (auto it = groups.begin(); it != groups.end() && notice.groups.size() < kGroupLimit; ++it) {
        notice.groups.insert(it.key(), it.value().toString());
    }
    notice.until = json.value(QLatin1String("until")).toString();
    notice.digest = json.value(QLatin1String("digest")).toString();
    return notice;
}

Result<std::optional<PlanNotice>> findPlanNotice(storage::Database& database, const QString& hall,
                                                 bool isRoot)
{
    const QString kind = QString::fromLatin1(feed::kPlan);
    const QString id = kPlanId.toString();
    const auto thing = isRoot ? journal::Feed(hall).find(database, kind, id)
                              : journal::FeedCache(hall).find(database, kind, id);
    if (!thing) {
        return thing.error();
    }
    return thing.value() ? std::optional(planNoticeFrom(*thing.value())) : std::nullopt;
}

} // namespace onewindow::appointments
