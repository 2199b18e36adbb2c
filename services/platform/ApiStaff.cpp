// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"
#include "services/queue/FactKinds.h"

#include <algorithm>
#include <array>

namespace onewindow::platform {

namespace {

constexpr qsizetype kIdLimit = 64;
constexpr qsizetype kMatterLimit = 500;
constexpr qsizetype kReasonLimit = 100;
constexpr qsizetype kAccountLimit = 64;
constexpr qsizetype kPasswordLimit = 256;

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

HttpResponse signInFirst()
{
    return problem({ErrorCode::BadCredentials, QStringLiteral("staff only")});
}

HttpResponse badBody(const JsonFields& fields)
{
    return problem(*fields.error(), fields.field());
}

} // namespace

/// 数据留痕: who signed in and out is part of the journal.
void Api::recordStaff(const char* kind, const QJsonObject& body,
                      std::function<void(Result<void>)> done)
{
    m_parts.writer.run<void>(
        [this, kind, body](storage::Database& database) -> Result<void> {
            journal::NewFact fact;
            fact.kind = QLatin1String(kind);
            fact.subject = randomBytes(16);
            fact.body = body;
            const auto row = m_parts.journal.append(database, fact);
            return row ? Result<void>() : row.error();
        },
        std::move(done));
}

void Api::signIn(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (!caller.isRole(u"counter")) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("staff sign in at counters")}));
        return;
    }
    JsonFields fields(request.body);
    const QString account = fields.requiredText(QStringLiteral("account"), kAccountLimit).toLower();
    const QString password = fields.requiredText(QStringLiteral("password"), kPasswordLimit);
    if (fields.error()) {
        reply(badBody(fields));
        return;
    }
    const bool isTaken =
        m_workers.post([this, account, password, reply, machine = caller.machine](int) {
            const auto session = m_parts.staff.signIn(account, password.toUtf8());
            // Attempts while the account is locked add nothing but length.
            if (!session && session.error().code != ErrorCode::BadCredentials) {
                reply(problem(session.error()));
                return;
            }
            recordStaff(queue::facts::kStaffSignedIn,
                        {{QStringLiteral("account"), account},
                         {QStringLiteral("at"), machine},
                         {QStringLiteral("ok"), static_cast<bool>(session)}},
                        [this, session, reply](const Result<void>& recorded) {
                            if (!session) {
                                reply(problem(session.error()));
                                return;
                            }
                            const identity::StaffSession& staff = session.value();
                            if (!recorded) {
                                m_parts.staff.signOut(staff.token);
                                reply(problem(recorded.error()));
                                return;
                            }
                            reply(jsonResponse({{QStringLiteral("token"), staff.token},
                                                {QStringLiteral("account"), staff.account},
                                                {QStringLiteral("name"), staff.name},
                                                {QStringLiteral("role"), staff.role}}));
                        });
        });
    if (!isTaken) {
        reply(problem({ErrorCode::StoreBusy, QStringLiteral("too many sign in at once")}));
    }
}

void Api::signOut(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (!caller.staff) {
        reply(signInFirst());
        return;
    }
    m_parts.staff.signOut(bearerToken(request));
    recordStaff(queue::facts::kStaffSignedOut,
                {{QStringLiteral("account"), caller.staff->account},
                 {QStringLiteral("at"), caller.machine}},
                [reply](const Result<void>& recorded) {
                    reply(recorded ? jsonResponse({}) : problem(recorded.error()));
                });
}

void Api::commandWindow(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (!caller.staff) {
        reply(signInFirst());
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
    body.matters = fields.texts(QStringLiteral("matters"), kMatterLimit, kIdLimit);
    body.matter = fields.text(QStringLiteral("matter"), kIdLimit);
    body.reason = fields.text(QStringLiteral("reason"), kReasonLimit);
    if (fields.error()) {
        reply(badBody(fields));
        return;
    }
    m_commands.run(
        request, caller.staff->account,
        [this, action, command, body](storage::Database& database) {
            return action(m_parts.queue, database, command, body);
        },
        reply);
}

void Api::issueTicket(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    // A machine alone may issue too: reception prints for everybody, before anyone has signed in.
    if (!caller.staff && !caller.isRole(u"counter") && !caller.isRole(u"kiosk")) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("staff and terminals only")}));
        return;
    }
    JsonFields fields(request.body);
    const QString matter = fields.requiredText(QStringLiteral("matter"), kIdLimit);
    const QString klass = fields.text(QStringLiteral("class"), kIdLimit);
    if (fields.error()) {
        reply(badBody(fields));
        return;
    }
    const QString who = caller.staff ? caller.staff->account : caller.machine;
    m_commands.run(
        request, who,
        [this, matter, klass = queue::classFromName(klass), who](storage::Database& database) {
            return m_parts.queue.issue(database, matter, klass, who);
        },
        reply);
}

void Api::restoreTicket(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const QByteArray ticket = idFromText(request.target.segments.at(2));
    if (!caller.staff) {
        reply(signInFirst());
        return;
    }
    m_commands.run(
        request, caller.staff->account,
        [this, ticket, who = caller.staff->account](storage::Database& database) {
            return m_parts.queue.restore(database, ticket, who);
        },
        reply);
}

void Api::showPerson(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (!caller.staff) {
        reply(signInFirst());
        return;
    }
    read([this, ticket = idFromText(request.target.segments.at(2))](
             storage::Database& database) { return m_parts.queue.person(database, ticket); },
         reply);
}

void Api::answerHelp(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (!caller.staff) {
        reply(signInFirst());
        return;
    }
    m_commands.run(
        request, caller.staff->account,
        [this, id = idFromText(request.target.segments.at(2)), who = caller.staff->account](
            storage::Database& database) { return m_parts.queue.answerHelp(database, id, who); },
        reply);
}

} // namespace onewindow::platform
