// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/Guide.h"

#include "services/catalog/Fields.h"

namespace onewindow::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLineLimit = 20; ///< Laws, steps, fees, questions.
constexpr qsizetype kSentenceLimit = 1000;
constexpr int kLongestPeriod = 3650;

constexpr std::array kUnits{
    Word<PeriodUnit>{PeriodUnit::WorkingDay, "working_day"},
    Word<PeriodUnit>{PeriodUnit::Day, "day"},
    Word<PeriodUnit>{PeriodUnit::Month, "month"},
    Word<PeriodUnit>{PeriodUnit::Year, "year"},
};

constexpr std::array kTaskTypes{"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "20"};

void describePeriod(Fields& fields, QLatin1String day, QLatin1String type, Period& period)
{
    fields.whole(day, period.count, 1, kLongestPeriod, 0);
    fields.word(type, period.unit, kUnits, std::optional(PeriodUnit::WorkingDay));
}

} // namespace

void describe(Fields& fields, FeeLine& fee)
{
    fields.local("fee_name"_L1, fee.name, Need::Required);
    fields.local("fee_stand"_L1, fee.standard, Need::Required, kSentenceLimit);
    fields.flag("is_desc"_L1, fee.canBeReduced, false);
    fields.local("desc_explain"_L1, fee.reduction, Need::Optional, kSentenceLimit);
}

void describe(Fields& fields, Question& question)
{
    fields.local("question"_L1, question.question, Need::Required);
    fields.local("answer"_L1, question.answer, Need::Required, kSentenceLimit);
}

void describe(Fields& fields, Guide& guide)
{
    fields.text("task_type"_L1, guide.taskType, Need::Optional, 2);
    const bool isKnown = guide.taskType.isEmpty() ||
                         std::any_of(kTaskTypes.begin(), kTaskTypes.end(), [&](const char* type) {
                             return guide.taskType == QLatin1String(type);
                         });
    if (!isKnown) {
        fields.fail("task_type"_L1, u"must be two digits, 01 to 10 or 20"_s);
        guide.taskType.clear();
    }
    fields.code("task_state"_L1, guide.taskState, 3, TaskState::InUse);
    fields.code("project_type"_L1, guide.projectType, 2);
    fields.wholes("server_type"_L1, guide.serverTypes, 7, 1, 7);
    fields.whole("power_source"_L1, guide.powerSource, 1, 6, 0);
    fields.locals("by_law"_L1, guide.byLaw, kLineLimit, kSentenceLimit);
    fields.local("accept_condition"_L1, guide.acceptCondition, Need::Optional, kProseLimit);
    describePeriod(fields, "anticipate_day"_L1, "anticipate_type"_L1, guide.legalLimit);
    describePeriod(fields, "promise_day"_L1, "promise_type"_L1, guide.promiseLimit);
    fields.whole("limit_scene_num"_L1, guide.visits, 0, 9, -1);
    fields.locals("handle_flow"_L1, guide.handleFlow, kLineLimit);
    fields.local("link_way"_L1, guide.linkWay, Need::Optional);
    fields.local("supervise_way"_L1, guide.superviseWay, Need::Optional);
    fields.local("transact_time"_L1, guide.transactTime, Need::Optional);
    fields.flag("is_schedule"_L1, guide.canBeBooked, true);
    fields.code("result_type"_L1, guide.resultType, 4);
    fields.local("result_name"_L1, guide.resultName, Need::Optional);
    fields.list("fees"_L1, guide.fees, kLineLimit);
    fields.list("questions"_L1, guide.questions, kLineLimit);
}

} // namespace onewindow::catalog
