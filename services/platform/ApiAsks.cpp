// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What those who work in a hall tell each other: a window asks another one or the manager, and an
// alarm that nobody who stands there notices.

#include "services/core/Ids.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"
#include "services/supervision/Alarms.h"

namespace onewindow::platform {

namespace {

constexpr qsizetype kIdLimit = 64;

using identity::Permission;

} // namespace

void Api::askColleague(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::HelpAnswer); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    queue::AskOrder order;
    order.window = fields.requiredText(QStringLiteral("window"), kIdLimit);
    order.to = fields.text(QStringLiteral("to"), kIdLimit);
    order.text = fields.requiredText(QStringLiteral("text"), kIdLimit);
    order.staff = caller.staff->account;
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    m_commands.run(
        request, order.staff,
        [this, order](storage::Database& database) {
            return m_parts.queue->askColleague(database, order);
        },
        reply);
}

void Api::answerColleague(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::HelpAnswer); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    queue::AskAnswer answer;
    answer.answer = fields.requiredText(QStringLiteral("answer"), kIdLimit);
    answer.staff = caller.staff->account;
    answer.isManager = caller.staff->permissions.contains(Permission::WindowTakeOver);
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    m_commands.run(
        request, answer.staff,
        [this, answer,
         id = idFromText(request.target.segments.at(2))](storage::Database& database) {
            return m_parts.queue->answerColleague(database, id, answer);
        },
        reply);
}

/// By the machine alone: whoever sits there may press it, signed in or not. Again while it is open
/// changes nothing.
void Api::raiseSilentAlarm(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (!caller.isRole(u"counter") || !isOurs(caller)) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("counters of this hall")}));
        return;
    }
    JsonFields fields(request.body);
    const QString window = fields.requiredText(QStringLiteral("window"), kIdLimit);
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    m_commands.run(
        request, caller.machine,
        [this, window, node = caller.machine](storage::Database& database) -> Result<QJsonObject> {
            OW_TRY(supervision::raiseAlarm(m_parts.journal, database,
                                           {ErrorCode::SilentAlarm, window}, node));
            return QJsonObject();
        },
        reply);
}

} // namespace onewindow::platform
