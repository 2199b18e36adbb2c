// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stops before its time: a hall that closes early, a window that is lost.

#include "services/appointments/EarlyClosing.h"
#include "services/core/HallTime.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"
#include "services/queue/WindowReasons.h"

#include <QTime>

namespace onewindow::platform {

namespace {

using identity::Permission;
using queue::HallQueue;

constexpr qsizetype kIdLimit = 64;
constexpr qsizetype kTimeLength = 5; ///< "15:30"
constexpr int kHourMinutes = 60;

/// What everybody reads until the day is over.
constexpr PageText kClosing{QT_TRANSLATE_NOOP(
    "PublicPages",
    "今天提前到 %1 结束办理。办不到的、预约在此之后的，可在自助机或服务台改约其他时间。")};

/// "15:30" in minutes of the day.
Result<int> minuteFrom(const QString& text)
{
    const QTime time = QTime::fromString(text, QStringLiteral("HH:mm"));
    return text.size() == kTimeLength && time.isValid()
               ? Result<int>(time.hour() * kHourMinutes + time.minute())
               : Error{ErrorCode::BadRequest, QStringLiteral("at: a time of today as 15:30")};
}

/// In all languages, with the time.
QJsonObject noticeOf(catalog::LocalText text, const QString& at)
{
    text.zh = text.zh.arg(at);
    text.en = text.en.isEmpty() ? QString() : text.en.arg(at);
    for (QString& other : text.others) {
        other = other.arg(at);
    }
    return catalog::toJson(text);
}

HttpResponse badReason()
{
    return problem({ErrorCode::BadRequest, QStringLiteral("reason: is none of the known")},
                   QStringLiteral("reason"));
}

/// A refusal of the queue; of a time names the field.
HttpResponse refused(const Error& error)
{
    const bool isTime = error.code == ErrorCode::BadRequest;
    return problem(error, isTime ? QStringLiteral("at") : QString());
}

} // namespace

/// With how many have an appointment that it comes before.
Result<QJsonObject> Api::noteAppointments(storage::Database& database,
                                          Result<QJsonObject> outlook) const
{
    if (!outlook) {
        return outlook;
    }
    const auto affected = appointments::affectedBy(
        database, m_parts.journal.hall(), outlook.value().value(QStringLiteral("at")).toInteger());
    if (!affected) {
        return affected.error();
    }
    outlook.value().insert(QStringLiteral("appointments"), affected.value().size());
    return outlook;
}

/// On the writer's thread, whose forecast it is; nothing is written.
void Api::giveClosing(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::DayEnd); !may) {
        reply(problem(may.error()));
        return;
    }
    const auto minute = minuteFrom(request.target.parameter(u"at"));
    if (!minute) {
        reply(refused(minute.error()));
        return;
    }
    m_parts.writer.run<QJsonObject>(
        [this, minute = minute.value()](storage::Database& database) {
            return noteAppointments(database, m_parts.queue->closingOutlook(database, minute));
        },
        [reply](const Result<QJsonObject>& outlook) {
            reply(outlook ? jsonResponse(outlook.value()) : refused(outlook.error()));
        });
}

void Api::closeEarly(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::DayEnd); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    const QString at = fields.requiredText(QStringLiteral("at"), kIdLimit);
    queue::ClosingOrder order;
    order.reason = fields.requiredText(QStringLiteral("reason"), kIdLimit);
    order.expected = fields.requiredInteger(QStringLiteral("expected"), 0, HallQueue::kDayEndLimit);
    order.staff = caller.staff->account;
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    const auto minute = minuteFrom(at);
    if (!minute) {
        reply(refused(minute.error()));
        return;
    }
    if (!queue::closingReasons().contains(order.reason)) {
        reply(badReason());
        return;
    }
    order.minute = minute.value();
    order.notice = noticeOf(m_parts.hall.now()->languages.inAll(kClosing), at);
    m_commands.run(
        request, order.staff,
        [this, order](storage::Database& database) -> Result<QJsonObject> {
            auto outlook = noteAppointments(database, m_parts.queue->closeEarly(database, order));
            if (outlook) {
                const auto told = appointments::followClosing(database, m_parts.journal);
                return told ? std::move(outlook) : Result<QJsonObject>(told.error());
            }
            return outlook;
        },
        reply);
}

void Api::withdrawClosing(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::DayEnd); !may) {
        reply(problem(may.error()));
        return;
    }
    if (const JsonFields fields(request.body); fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    m_commands.run(
        request, caller.staff->account,
        [this, who = caller.staff->account](storage::Database& database) -> Result<QJsonObject> {
            auto closing = m_parts.queue->withdrawClosing(database, who);
            if (closing) {
                const auto told = appointments::followClosing(database, m_parts.journal);
                return told ? std::move(closing) : Result<QJsonObject>(told.error());
            }
            return closing;
        },
        reply);
}

void Api::loseWindow(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::WindowTakeOver); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    const QString reason = fields.requiredText(QStringLiteral("reason"), kIdLimit);
    queue::WindowCommand command;
    command.window = request.target.segments.at(2);
    command.staff = caller.staff->account;
    command.expectedTicket = fields.text(QStringLiteral("expectedTicket"), kIdLimit);
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    if (!m_parts.hall.now()->windows.contains(command.window)) {
        reply(problem({ErrorCode::NotFound, QStringLiteral("no such window")}));
        return;
    }
    if (!queue::lostReasons().contains(reason)) {
        reply(badReason());
        return;
    }
    m_commands.run(
        request, command.staff,
        [this, command, reason](storage::Database& database) {
            return m_parts.queue->loseWindow(database, command, reason);
        },
        reply);
}

} // namespace onewindow::platform
