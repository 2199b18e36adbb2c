// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"

#include <QJsonArray>

namespace onewindow::platform {

namespace {

constexpr qsizetype kAccountLimit = 64;
constexpr qsizetype kPasswordLimit = 256;
constexpr qsizetype kCodeLimit = 8;
/// A session's last use is not written down more often.
constexpr qint64 kTouchMs = 60'000;

QJsonObject toJson(const identity::StaffSession& session)
{
    return {
        {QStringLiteral("account"), session.account},
        {QStringLiteral("name"), session.name},
        {QStringLiteral("hall"), session.hall},
        {QStringLiteral("roles"), QJsonArray::fromStringList(session.roles)},
        {QStringLiteral("permissions"), QJsonArray::fromStringList(session.permissions.names())},
        {QStringLiteral("machine"), session.stored.machine},
        {QStringLiteral("idleSeconds"), session.stored.idleMs / 1000},
        {QStringLiteral("expiresAt"), session.stored.expiresMs}};
}

HttpResponse refused(const SignInRefusal& refusal)
{
    QJsonObject extra;
    if (refusal.retryAfterMs > 0) {
        extra.insert(QStringLiteral("retryAfter"), (refusal.retryAfterMs + 999) / 1000);
    }
    const bool isNewPassword = refusal.error.code == ErrorCode::WeakPassword;
    return problem(refusal.error, isNewPassword ? QStringLiteral("newPassword") : QString(), 0,
                   extra);
}

} // namespace

/// The store is asked who is signed in, on a reader's thread; the handler goes on from there.
void Api::asStaff(const HttpRequest& request, Caller caller, Handler handler,
                  const HttpReply& reply)
{
    if (caller.desk().isEmpty() && !m_parts.staff.hasConsoles()) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("staff sign in at counters")}));
        return;
    }
    m_parts.readers.post(
        [this, request, caller = std::move(caller), handler,
         reply](storage::Database& database) mutable {
            auto session = m_parts.staff.session(database, bearerToken(request), caller.desk());
            if (!session) {
                reply(problem(session.error()));
                return;
            }
            // What a program asks for by itself is no use of it by a person.
            const identity::StoredSession& stored = session.value().stored;
            const qint64 nowMs = m_parts.clock.now().wallMs;
            if (handler != &Api::giveFeed && nowMs - stored.lastUsedMs > kTouchMs) {
                m_parts.writer.post([stored, nowMs](storage::Database& store) {
                    return identity::SessionStore(store).touch(stored, nowMs);
                });
            }
            caller.staff = std::move(session).value();
            (this->*handler)(request, caller, reply);
        },
        [reply](const Error& error) { reply(problem(error)); });
}

void Api::signIn(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const bool isConsole = caller.desk().isEmpty() && m_parts.staff.hasConsoles();
    if (!isConsole && !(caller.isRole(u"counter") && isOurs(caller))) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("staff sign in at counters")}));
        return;
    }
    JsonFields fields(request.body);
    SignInRequest attempt;
    attempt.account = fields.requiredText(QStringLiteral("account"), kAccountLimit).toLower();
    attempt.password = fields.requiredText(QStringLiteral("password"), kPasswordLimit);
    attempt.totp = fields.text(QStringLiteral("totp"), kCodeLimit);
    attempt.newPassword = fields.text(QStringLiteral("newPassword"), kPasswordLimit);
    attempt.machine = caller.desk();
    attempt.remote = request.remote;
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    m_signIn.signIn(std::move(attempt),
                    [reply](const std::optional<SignInRefusal>& refusal, const SignedIn& signedIn) {
                        if (refusal) {
                            reply(refused(*refusal));
                            return;
                        }
                        QJsonObject json = toJson(signedIn.session);
                        json.insert(QStringLiteral("token"), signedIn.token);
                        reply(jsonResponse(json));
                    });
}

void Api::signOut(const HttpRequest&, const Caller& caller, const HttpReply& reply)
{
    if (!caller.staff) {
        reply(problem({ErrorCode::BadCredentials, QStringLiteral("staff only")}));
        return;
    }
    m_signIn.signOut(*caller.staff, [reply](const Result<void>& recorded) {
        reply(recorded ? jsonResponse({}) : problem(recorded.error()));
    });
}

void Api::tellSession(const HttpRequest&, const Caller& caller, const HttpReply& reply)
{
    reply(caller.staff ? jsonResponse(toJson(*caller.staff))
                       : problem({ErrorCode::BadCredentials, QStringLiteral("staff only")}));
}

} // namespace onewindow::platform
