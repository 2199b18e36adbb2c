// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/PersonShown.h"
#include "services/platform/Problem.h"
#include "services/queue/HallProjection.h"
#include "services/queue/Ticket.h"
#include "services/queue/TicketSearchStore.h"
#include "services/queue/WindowReasons.h"

#include <algorithm>
#include <array>
#include <optional>

namespace onewindow::platform {

namespace {

constexpr qsizetype kIdLimit = 64;
constexpr qsizetype kMatterLimit = 500;
constexpr qsizetype kReasonLimit = 100;

using identity::Permission;
using queue::HallQueue;
using queue::WindowCommand;

/// What the body of a window command may carry.
struct WindowBody
{
    QStringList matters;
    queue::TransferTarget target;
    QByteArray ticket;
    QString reason;
};

/// What everybody reads for the rest of a day that was ended before its time.
constexpr PageText kDayEnded{QT_TRANSLATE_NOOP(
    "PublicPages", "今天的叫号已提前结束，未办理的号码已取消。请改天再来，或在服务台咨询。")};

using WindowAction = Result<QJsonObject> (*)(HallQueue&, storage::Database&, const WindowCommand&,
                                             const WindowBody&);

/// A command that needs nothing but the window.
template <Result<QJsonObject> (HallQueue::*verb)(storage::Database&, const WindowCommand&)>
Result<QJsonObject> plain(HallQueue& queue, storage::Database& database,
                          const WindowCommand& command, const WindowBody& /*body*/)
{
    return (queue.*verb)(database, command);
}

/// A thing that is done at a window.
struct WindowVerb
{
    const char* name;
    WindowAction action;
    QStringList (*reasons)() = nullptr; ///< The codes it is done for; null: it needs no reason.
    Permission permission = Permission::QueueCall; ///< Besides queue.call.
};

const WindowVerb* windowVerb(const QString& name)
{
    static const std::array verbs{
        WindowVerb{"open",
                   [](HallQueue& queue, storage::Database& database, const WindowCommand& command,
                      const WindowBody& body) {
                       return queue.openWindow(database, command, body.matters);
                   }},
        WindowVerb{"take-over", plain<&HallQueue::takeOver>},
        WindowVerb{"close", plain<&HallQueue::closeWindow>},
        WindowVerb{
            "pause",
            [](HallQueue& queue, storage::Database& database, const WindowCommand& command,
               const WindowBody& body) { return queue.pause(database, command, body.reason); },
            &queue::pauseReasons},
        WindowVerb{"resume", plain<&HallQueue::resume>},
        WindowVerb{"call-next", plain<&HallQueue::callNext>},
        WindowVerb{"call-out-of-order",
                   [](HallQueue& queue, storage::Database& database, const WindowCommand& command,
                      const WindowBody& body) {
                       return queue.callOutOfOrder(database, command, body.ticket, body.reason);
                   },
                   &queue::outOfOrderReasons, Permission::QueueOutOfOrder},
        WindowVerb{"recall", plain<&HallQueue::recall>},
        WindowVerb{"no-show", plain<&HallQueue::noShow>},
        WindowVerb{"start", plain<&HallQueue::start>},
        WindowVerb{"finish", plain<&HallQueue::finish>},
        WindowVerb{"transfer",
                   [](HallQueue& queue, storage::Database& database, const WindowCommand& command,
                      const WindowBody& body) {
                       return queue.transfer(database, command, body.target, body.reason);
                   },
                   &queue::transferReasons},
        WindowVerb{
            "suspend",
            [](HallQueue& queue, storage::Database& database, const WindowCommand& command,
               const WindowBody& body) { return queue.suspend(database, command, body.reason); },
            &queue::suspendReasons},
        WindowVerb{
            "bring-back",
            [](HallQueue& queue, storage::Database& database, const WindowCommand& command,
               const WindowBody& body) { return queue.bringBack(database, command, body.ticket); }},
        WindowVerb{"undo", plain<&HallQueue::undo>},
    };
    const auto* const found =
        std::find_if(verbs.begin(), verbs.end(),
                     [&name](const WindowVerb& verb) { return name == QLatin1String(verb.name); });
    return found == verbs.end() ? nullptr : found;
}

HttpResponse badBody(const JsonFields& fields)
{
    return problem(*fields.error(), fields.field());
}

/// A ticket by its id, or by a number of `day`. NotFound.
Result<QByteArray> ticketNamed(storage::Database& database, const QString& name, const QString& day)
{
    if (QByteArray id = idFromText(name); !id.isEmpty()) {
        return id;
    }
    auto found = queue::findTicketNumbered(database, day, name.toUpper());
    return found && found.value().isEmpty()
               ? Error{ErrorCode::NotFound, QStringLiteral("no such number today")}
               : found;
}

/// The refusal of a body that has members where none belong; nothing if it has none.
std::optional<HttpResponse> bodyRefusal(const HttpRequest& request)
{
    const JsonFields fields(request.body);
    return fields.error() ? std::optional(badBody(fields)) : std::nullopt;
}

} // namespace

void Api::commandWindow(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const WindowVerb* verb = windowVerb(request.target.segments.at(3));
    for (const Permission permission :
         {Permission::QueueCall, verb == nullptr ? Permission::QueueCall : verb->permission}) {
        if (const auto may = caller.require(permission); !may) {
            reply(problem(may.error()));
            return;
        }
    }
    if (verb == nullptr || !m_parts.hall.now()->windows.contains(request.target.segments.at(2))) {
        reply(problem({ErrorCode::NotFound, QStringLiteral("no such window or command")}));
        return;
    }
    JsonFields fields(request.body);
    WindowCommand command;
    command.window = request.target.segments.at(2);
    command.staff = caller.staff->account;
    command.expectedTicket = fields.text(QStringLiteral("expectedTicket"), kIdLimit);
    WindowBody body;
    const QString done = QStringLiteral("done");
    const QStringList isDone = fields.texts(done, queue::kMattersLimit, kIdLimit);
    if (fields.has(done)) {
        command.done = isDone;
    }
    body.matters = fields.texts(QStringLiteral("matters"), kMatterLimit, kIdLimit);
    body.target = {.matter = fields.text(QStringLiteral("matter"), kIdLimit),
                   .window = fields.text(QStringLiteral("toWindow"), kIdLimit),
                   .staff = fields.text(QStringLiteral("toStaff"), kIdLimit)};
    body.ticket = idFromText(fields.text(QStringLiteral("ticket"), kIdLimit));
    body.reason = fields.text(QStringLiteral("reason"), kReasonLimit);
    if (fields.error()) {
        reply(badBody(fields));
        return;
    }
    if (verb->reasons != nullptr && !verb->reasons().contains(body.reason)) {
        reply(problem({ErrorCode::BadRequest, QStringLiteral("reason: is none of the known")},
                      QStringLiteral("reason")));
        return;
    }
    m_commands.run(
        request, caller.staff->account,
        [this, verb, command, body,
         staff = *caller.staff](storage::Database& database) -> Result<QJsonObject> {
            OW_TRY(mayWorkAt(database, command.window, QLatin1String(verb->name), staff));
            return verb->action(*m_parts.queue, database, command, body);
        },
        reply);
}

void Api::endDay(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::DayEnd); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    const qint64 expected =
        fields.requiredInteger(QStringLiteral("expected"), 0, HallQueue::kDayEndLimit);
    if (fields.error()) {
        reply(badBody(fields));
        return;
    }
    m_commands.run(
        request, caller.staff->account,
        [this, expected, who = caller.staff->account](storage::Database& database) {
            return m_parts.queue->endDay(
                database, who, expected,
                catalog::toJson(m_parts.hall.now()->languages.inAll(kDayEnded)));
        },
        reply);
}

/// A window is worked at by whoever has it open. To take it over a manager may always, a colleague
/// once that clerk is signed in no longer.
Result<void> Api::mayWorkAt(storage::Database& database, const QString& window, const QString& verb,
                            const identity::StaffSession& staff) const
{
    const auto found = queue::findWindow(database, window);
    if (!found) {
        return found.error();
    }
    const QString& holder = found.value().staff;
    if (found.value().state == u"closed" || holder.isEmpty() || holder == staff.account) {
        return {};
    }
    if (verb != QLatin1String("take-over")) {
        return Error{ErrorCode::Conflict, QStringLiteral("another clerk is at this window")};
    }
    if (staff.permissions.contains(Permission::WindowTakeOver)) {
        return {};
    }
    const auto isAtWork = m_parts.staff.isAtWork(database, {staff.hall, holder});
    if (!isAtWork) {
        return isAtWork.error();
    }
    return isAtWork.value() ? Error{ErrorCode::NotPermitted,
                                    identity::permissionName(Permission::WindowTakeOver)}
                            : Result<void>();
}

void Api::restoreTicket(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const QByteArray ticket = idFromText(request.target.segments.at(2));
    if (const auto may = caller.require(Permission::TicketRestore); !may) {
        reply(problem(may.error()));
        return;
    }
    if (auto refusal = bodyRefusal(request)) {
        reply(std::move(*refusal));
        return;
    }
    m_commands.run(
        request, caller.staff->account,
        [this, ticket, who = caller.staff->account](storage::Database& database) {
            return m_parts.queue->restore(database, ticket, who);
        },
        reply);
}

void Api::giveWhy(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::TicketRestore); !may) {
        reply(problem(may.error()));
        return;
    }
    const QString other = request.target.parameter(u"before");
    if (other.isEmpty() || other.size() > kIdLimit) {
        reply(problem({ErrorCode::BadRequest, QStringLiteral("before: a ticket's id")},
                      QStringLiteral("before")));
        return;
    }
    read(
        [this, one = request.target.segments.at(2), other,
         day = today()](storage::Database& database) -> Result<QJsonObject> {
            const auto first = ticketNamed(database, one, day);
            if (!first) {
                return first.error();
            }
            const auto second = ticketNamed(database, other, day);
            return second ? m_parts.queue->why(database, first.value(), second.value())
                          : Result<QJsonObject>(second.error());
        },
        reply);
}

/// Who it is, and in the same transaction the record that `staff` has read it.
Result<QJsonObject> Api::lookAt(storage::Database& database, const QByteArray& ticket,
                                const QString& staff, const QString& at) const
{
    auto person = m_parts.queue->person(database, ticket);
    if (!person || person.value().value(QStringLiteral("isErased")).toBool()) {
        return person;
    }
    OW_TRY(recordPersonShown(database, m_parts.journal, {staff, at}, {}, ticket));
    return person;
}

void Api::showPerson(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::PersonShow); !may) {
        reply(problem(may.error()));
        return;
    }
    // Without CommandRunner: it keeps the answers, and who it is is to be kept nowhere in clear.
    m_parts.writer.run<QJsonObject>(
        [this, ticket = idFromText(request.target.segments.at(2)), staff = caller.staff->account,
         at = caller.desk()](storage::Database& database) {
            return lookAt(database, ticket, staff, at);
        },
        [reply](const Result<QJsonObject>& person) {
            reply(person ? jsonResponse(person.value()) : problem(person.error()));
        });
}

void Api::answerHelp(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::HelpAnswer); !may) {
        reply(problem(may.error()));
        return;
    }
    if (auto refusal = bodyRefusal(request)) {
        reply(std::move(*refusal));
        return;
    }
    m_commands.run(
        request, caller.staff->account,
        [this, id = idFromText(request.target.segments.at(2)), who = caller.staff->account](
            storage::Database& database) { return m_parts.queue->answerHelp(database, id, who); },
        reply);
}

} // namespace onewindow::platform
