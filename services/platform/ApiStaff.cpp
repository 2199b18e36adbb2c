// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"
#include "services/queue/FactKinds.h"
#include "services/queue/HallProjection.h"
#include "services/queue/Ticket.h"

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
    QString matter;
    QString reason;
};

using WindowAction = Result<QJsonObject> (*)(HallQueue&, storage::Database&, const WindowCommand&,
                                             const WindowBody&);

/// A command that needs nothing but the window.
template <Result<QJsonObject> (HallQueue::*verb)(storage::Database&, const WindowCommand&)>
Result<QJsonObject> plain(HallQueue& queue, storage::Database& database,
                          const WindowCommand& command, const WindowBody& /*body*/)
{
    return (queue.*verb)(database, command);
}

WindowAction windowAction(const QString& verb)
{
    struct Entry
    {
        const char* name;
        WindowAction action;
    };

    static const std::array entries{
        Entry{"open",
              [](HallQueue& queue, storage::Database& database, const WindowCommand& command,
                 const WindowBody& body) {
                  return queue.openWindow(database, command, body.matters);
              }},
        Entry{"take-over", plain<&HallQueue::takeOver>},
        Entry{"close", plain<&HallQueue::closeWindow>},
        Entry{"pause",
              [](HallQueue& queue, storage::Database& database, const WindowCommand& command,
                 const WindowBody& body) { return queue.pause(database, command, body.reason); }},
        Entry{"resume", plain<&HallQueue::resume>},
        Entry{"call-next", plain<&HallQueue::callNext>},
        Entry{"recall", plain<&HallQueue::recall>},
        Entry{"no-show", plain<&HallQueue::noShow>},
        Entry{"start", plain<&HallQueue::start>},
        Entry{"finish", plain<&HallQueue::finish>},
        Entry{"transfer",
              [](HallQueue& queue, storage::Database& database, const WindowCommand& command,
                 const WindowBody& body) {
                  return queue.transfer(database, command, body.matter, body.reason);
              }},
        Entry{"undo", plain<&HallQueue::undo>},
    };
    const auto found = std::find_if(entries.begin(), entries.end(), [&verb](const Entry& entry) {
        return verb == QLatin1String(entry.name);
    });
    return found == entries.end() ? nullptr : found->action;
}

HttpResponse badBody(const JsonFields& fields)
{
    return problem(*fields.error(), fields.field());
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
    if (const auto may = caller.require(Permission::QueueCall); !may) {
        reply(problem(may.error()));
        return;
    }
    const WindowAction action = windowAction(request.target.segments.at(3));
    if (action == nullptr || !m_parts.windows.contains(request.target.segments.at(2))) {
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
    body.matter = fields.text(QStringLiteral("matter"), kIdLimit);
    body.reason = fields.text(QStringLiteral("reason"), kReasonLimit);
    if (fields.error()) {
        reply(badBody(fields));
        return;
    }
    const QString verb = request.target.segments.at(3);
    m_commands.run(
        request, caller.staff->account,
        [this, action, command, body, verb,
         staff = *caller.staff](storage::Database& database) -> Result<QJsonObject> {
            OW_TRY(mayWorkAt(database, command.window, verb, staff));
            return action(*m_parts.queue, database, command, body);
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

void Api::issueTicket(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    // A machine alone may issue too: reception prints for everybody, before anyone has signed in.
    const bool isIssuer = isOurs(caller) && (caller.isRole(u"counter") || caller.isRole(u"kiosk"));
    if (!caller.staff && !isIssuer) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("staff and terminals only")}));
        return;
    }
    if (const auto may = caller.require(Permission::TicketIssue); caller.staff && !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    const QString matter = fields.requiredText(QStringLiteral("matter"), kIdLimit);
    const QStringList further =
        fields.texts(QStringLiteral("further"), queue::kMattersLimit - 1, kIdLimit);
    const QString klass = fields.text(QStringLiteral("class"), kIdLimit);
    if (fields.error()) {
        reply(badBody(fields));
        return;
    }
    if (!klass.isEmpty() && queue::className(queue::classFromName(klass)) != klass) {
        reply(problem({ErrorCode::BadRequest, QStringLiteral("class: is not known")},
                      QStringLiteral("class")));
        return;
    }
    const QString who = caller.staff ? caller.staff->account : caller.machine;
    m_commands.run(
        request, who,
        [this, matters = QStringList(matter) + further, klass = queue::classFromName(klass),
         who](storage::Database& database) {
            return m_parts.queue->issue(database, matters, klass, who);
        },
        reply);
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

/// Who it is, and in the same transaction the record that `staff` has read it.
Result<QJsonObject> Api::lookAt(storage::Database& database, const QByteArray& ticket,
                                const QString& staff, const QString& at) const
{
    auto person = m_parts.queue->person(database, ticket);
    if (!person || person.value().value(QStringLiteral("isErased")).toBool()) {
        return person;
    }
    journal::NewFact fact;
    fact.kind = QLatin1String(queue::facts::kPersonShown);
    fact.subject = ticket;
    fact.body = {{QStringLiteral("staff"), staff}, {QStringLiteral("at"), at}};
    const auto row = m_parts.journal.append(database, fact);
    return row ? std::move(person) : Result<QJsonObject>(row.error());
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
