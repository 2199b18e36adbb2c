// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What somebody has to look at: of their own hall for the staff of a hall, of every hall for the
// city's.

#include "services/core/Ids.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"
#include "services/supervision/Alarms.h"

#include <QJsonArray>

namespace onewindow::platform {

namespace {

constexpr qsizetype kHallLimit = 64;

} // namespace

void Api::listAlarms(const HttpRequest& /*request*/, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(identity::Permission::AlarmList); !may) {
        reply(problem(may.error()));
        return;
    }
    read(
        [hall = caller.staff->hall](storage::Database& database) -> Result<QJsonObject> {
            const auto alarms = hall.isEmpty() ? supervision::openAlarms(database)
                                               : supervision::openAlarms(database, hall);
            if (!alarms) {
                return alarms.error();
            }
            QJsonArray list;
            for (const supervision::Alarm& alarm : alarms.value()) {
                list.append(toJson(alarm));
            }
            return QJsonObject{{QStringLiteral("alarms"), list}};
        },
        reply);
}

void Api::closeAlarm(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(identity::Permission::AlarmClose); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    const QString hall = fields.text(QStringLiteral("hall"), kHallLimit);
    if (const auto& wrong = fields.error()) {
        reply(problem(*wrong, fields.field()));
        return;
    }
    const QString where = caller.staff->hall.isEmpty() ? hall : caller.staff->hall;
    m_commands.run(
        request, caller.staff->account, where,
        [this, where, id = idFromText(request.target.segments.at(2)),
         who = caller.staff->account](storage::Database& database) -> Result<QJsonObject> {
            journal::Journal journal = m_parts.journal.forHall(where);
            OW_TRY(supervision::closeAlarm(journal, database, id, who));
            return QJsonObject();
        },
        reply);
}

} // namespace onewindow::platform
