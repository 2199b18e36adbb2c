// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/BookingRules.h"
#include "services/storage/Database.h"

#include <QHash>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace onewindow::appointments {

/// What every place of a hall is told of the plan, through the feed (feed::kPlan): not the slots,
/// which come as places do, but what is asked of those who book, and which matters share slots.
struct PlanNotice
{
    BookingRules rules;
    QHash<QString, QString> groups =
        {};              ///< Resources by matter; a matter that is not here is its own.
    QString until = {};  ///< At the root: the last day the plan has been applied to.
    QString digest = {}; ///< At the root: of the plan that was.

    friend bool operator==(const PlanNotice&, const PlanNotice&) = default;
};

QJsonObject toJson(const PlanNotice& notice);

/// What is wrong in it is as by default: another version of this program may have written it.
PlanNotice planNoticeFrom(const QJsonObject& json);

/// What this place has heard: the root from its own feed, any other place from the cache of its
/// parent's. Nothing if there is no plan.
Result<std::optional<PlanNotice>> findPlanNotice(storage::Database& database, const QString& hall,
                                                 bool isRoot);

/// The id of the one thing of its kind.
inline constexpr QStringView kPlanId = u"plan";

} // namespace onewindow::appointments
