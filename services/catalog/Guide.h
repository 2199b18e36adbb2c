// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/LocalText.h"

#include <QList>
#include <QString>

namespace onewindow::catalog {

class Fields;

/// Whether a matter is offered (task_state).
enum class TaskState { InUse = 1, Paused = 2, Cancelled = 3 };

/// 即办件: decided on the spot; 承诺件: within the time promised (project_type).
enum class ProjectType { NotStated = 0, Immediate = 1, Promised = 2 };

/// What a citizen gets in the end (result_type).
enum class ResultType { NotStated = 0, Licence = 1, Approval = 2, Other = 3, None = 4 };

enum class PeriodUnit { WorkingDay, Day, Month, Year };

/// A time limit; none while count is 0.
struct Period
{
    int count = 0;
    PeriodUnit unit = PeriodUnit::WorkingDay;
};

/// A line of the fees that a guide shows.
struct FeeLine
{
    LocalText name;
    LocalText standard; ///< How much, and by what.
    bool canBeReduced = false;
    LocalText reduction;
};

struct Question
{
    LocalText question;
    LocalText answer;
};

/// What the national implementation list says of a matter (实施清单) besides its name, for a guide
/// to show. 0 and empty: not stated.
struct Guide
{
    QString
        taskType; ///< Two digits: 01 permission, 05 payment, 07 confirmation, 20 public service.
    TaskState taskState = TaskState::InUse;
    ProjectType projectType = ProjectType::NotStated;
    QList<int> serverTypes; ///< 1 natural persons, 2 enterprises, ... 7 others.
    int powerSource = 0;    ///< 1 statutory ... 6 entrusted by a peer.
    QList<LocalText> byLaw;
    LocalText acceptCondition;
    Period legalLimit;   ///< anticipate_day, anticipate_type
    Period promiseLimit; ///< promise_day, promise_type
    int visits = -1;     ///< limit_scene_num; -1: not stated.
    QList<LocalText> handleFlow;
    LocalText linkWay;
    LocalText superviseWay;
    LocalText transactTime;
    bool canBeBooked = true; ///< is_schedule
    ResultType resultType = ResultType::NotStated;
    LocalText resultName;
    QList<FeeLine> fees;
    QList<Question> questions;
};

void describe(Fields& fields, FeeLine& fee);
void describe(Fields& fields, Question& question);
void describe(Fields& fields, Guide& guide);

} // namespace onewindow::catalog
