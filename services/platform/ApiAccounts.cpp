// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/Password.h"
#include "services/identity/PasswordRules.h"
#include "services/identity/Totp.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace onewindow::platform {

namespace {

using identity::AccountRef;
using identity::Accounts;
using identity::Permission;
using storage::Database;

constexpr qsizetype kAccountLimit = 64;
constexpr qsizetype kNameLimit = 64;
constexpr qsizetype kHallLimit = 64;
constexpr qsizetype kRoleLimit = 8;

QJsonObject toJson(const identity::AccountLine& line)
{
    return {{QStringLiteral("account"), line.state.ref.account},
            {QStringLiteral("hall"), line.state.ref.hall},
            {QStringLiteral("name"), line.name},
            {QStringLiteral("roles"), QJsonArray::fromStringList(line.state.roles)},
            {QStringLiteral("state"), line.state.state},
            {QStringLiteral("hasTotp"), line.state.hasTotp},
            {QStringLiteral("mustChange"), line.state.mustChange}};
}

QJsonObject totpJson(const AccountRef& ref, const Secret& secret)
{
    return {{QStringLiteral("secret"), identity::toBase32(secret.view())},
            {QStringLiteral("uri"), identity::totpUri(ref.account, secret.view())}};
}

/// Whether the caller may change accounts, which is the city's staff at the centre.
Result<void> mayManage(const Caller& caller, const Accounts* accounts)
{
    OW_TRY(caller.require(Permission::AccountManage));
    if (accounts == nullptr) {
        return Error{ErrorCode::NotFound, QStringLiteral("accounts are kept at the centre")};
    }
    return {};
}

/// What the body of a command on an account may carry.
struct AccountBody
{
    AccountRef ref;
    QStringList roles;
    QString by;
};

using AccountAction = Result<void> (*)(Accounts&, Database&, const AccountBody&);

/// A command without an answer of its own.
AccountAction accountAction(const QString& verb)
{
    struct Entry
    {
        const char* name;
        AccountAction action;
    };

    static const std::array entries{
        Entry{"roles",
              [](Accounts& accounts, Database& database, const AccountBody& body) {
                  return accounts.setRoles(database, body.ref, body.roles, body.by);
              }},
        Entry{"lock",
              [](Accounts& accounts, Database& database, const AccountBody& body) {
                  return accounts.setLocked(database, body.ref, true, body.by);
              }},
        Entry{"unlock",
              [](Accounts& accounts, Database& database, const AccountBody& body) -> Result<void> {
                  // Both locks: the administrator's, and the one that guessing has set here.
                  OW_TRY(identity::GuardStore(database).clear(
                      {body.ref.hall, QStringLiteral("account ") + body.ref.account}));
                  return accounts.setLocked(database, body.ref, false, body.by);
              }},
        Entry{"totp-off",
              [](Accounts& accounts, Database& database, const AccountBody& body) {
                  return accounts.dropTotp(database, body.ref, body.by);
              }},
        Entry{"remove",
              [](Accounts& accounts, Database& database, const AccountBody& body) {
                  return accounts.remove(database, body.ref, body.by);
              }},
    };
    const auto found = std::find_if(entries.begin(), entries.end(), [&verb](const Entry& entry) {
        return verb == QLatin1String(entry.name);
    });
    return found == entries.end() ? nullptr : found->action;
}

} // namespace

void Api::listAccounts(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const QString hall = request.target.parameter(u"hall");
    const QString after = request.target.parameter(u"after");
    auto may = caller.require(Permission::AccountList);
    if (may && m_parts.accounts == nullptr) {
        may = Error{ErrorCode::NotFound, QStringLiteral("accounts are kept at the centre")};
    }
    // A hall's manager sees the hall's.
    if (may && !caller.staff->hall.isEmpty() && caller.staff->hall != hall) {
        may = Error{ErrorCode::NotPermitted, QStringLiteral("another hall's accounts")};
    }
    if (!may) {
        reply(problem(may.error()));
        return;
    }
    read(
        [hall, after](Database& database) -> Result<QJsonObject> {
            const auto lines = Accounts::list(database, hall, after);
            if (!lines) {
                return lines.error();
            }
            QJsonArray accounts;
            for (const identity::AccountLine& line : lines.value()) {
                accounts << toJson(line);
            }
            return QJsonObject{
                {QStringLiteral("accounts"), accounts},
                {QStringLiteral("hasMore"), lines.value().size() == Accounts::kListLimit}};
        },
        reply);
}

/// Answers with secrets, so the answer is not kept for a repeat: that finds the account there.
void Api::addAccount(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = mayManage(caller, m_parts.accounts); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    identity::NewAccount account;
    account.ref.account = fields.requiredText(QStringLiteral("account"), kAccountLimit).toLower();
    account.ref.hall = fields.text(QStringLiteral("hall"), kHallLimit);
    account.name = fields.requiredText(QStringLiteral("name"), kNameLimit);
    account.roles = fields.texts(QStringLiteral("roles"), kRoleLimit, kNameLimit);
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    if (const auto checked = identity::checkNewAccount(account); !checked) {
        reply(problem(checked.error(), checked.error().detail.section(u':', 0, 0)));
        return;
    }
    const bool isTaken = m_workers.post([this, account, by = caller.staff->account,
                                         reply](int) mutable {
        const QString password = identity::makeOneTimePassword();
        account.passwordHash = crypto::hashPassword(m_parts.keys.suite(), password.toUtf8());
        m_parts.writer.run<QJsonObject>(
            [this, account, by, password](Database& database) -> Result<QJsonObject> {
                OW_TRY(m_parts.accounts->add(database, account, by));
                QJsonObject answer{{QStringLiteral("account"), account.ref.account},
                                   {QStringLiteral("hall"), account.ref.hall},
                                   {QStringLiteral("password"), password}};
                if (identity::isAdministrator(account.roles)) {
                    const auto secret = m_parts.accounts->renewTotp(database, account.ref, by);
                    if (!secret) {
                        return secret.error();
                    }
                    answer.insert(QStringLiteral("totp"), totpJson(account.ref, secret.value()));
                }
                return answer;
            },
            [reply](const Result<QJsonObject>& answer) {
                reply(answer ? jsonResponse(answer.value()) : problem(answer.error()));
            });
    });
    if (!isTaken) {
        reply(problem({ErrorCode::StoreBusy, QStringLiteral("too many passwords at once")}));
    }
}

void Api::commandAccount(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = mayManage(caller, m_parts.accounts); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    AccountBody body;
    body.ref.account = request.target.segments.at(2).toLower();
    body.ref.hall = fields.text(QStringLiteral("hall"), kHallLimit);
    body.roles = fields.texts(QStringLiteral("roles"), kRoleLimit, kNameLimit);
    body.by = caller.staff->account;
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    const QString verb = request.target.segments.at(3);
    if (verb == QLatin1String("password")) {
        givePassword(body.ref, caller, reply);
        return;
    }
    if (verb == QLatin1String("totp")) {
        giveTotp(body.ref, caller, reply);
        return;
    }
    const AccountAction action = accountAction(verb);
    if (action == nullptr) {
        reply(problem({ErrorCode::NotFound, QStringLiteral("no such command")}));
        return;
    }
    m_commands.run(
        request, caller.staff->account,
        [this, action, body](Database& database) -> Result<QJsonObject> {
            OW_TRY(action(*m_parts.accounts, database, body));
            return QJsonObject{};
        },
        reply);
}

/// A new one-time password, for somebody who has forgotten theirs.
void Api::givePassword(const AccountRef& ref, const Caller& caller, const HttpReply& reply)
{
    const bool isTaken = m_workers.post([this, ref, by = caller.staff->account, reply](int) {
        const QString password = identity::makeOneTimePassword();
        const QString hash = crypto::hashPassword(m_parts.keys.suite(), password.toUtf8());
        m_parts.writer.run<void>(
            [this, ref, by, hash](Database& database) -> Result<void> {
                OW_TRY(identity::GuardStore(database).clear(
                    {ref.hall, QStringLiteral("account ") + ref.account}));
                return m_parts.accounts->setPassword(database, ref, hash, true, by);
            },
            [password, reply](const Result<void>& done) {
                reply(done ? jsonResponse({{QStringLiteral("password"), password}})
                           : problem(done.error()));
            });
    });
    if (!isTaken) {
        reply(problem({ErrorCode::StoreBusy, QStringLiteral("too many passwords at once")}));
    }
}

void Api::giveTotp(const AccountRef& ref, const Caller& caller, const HttpReply& reply)
{
    m_parts.writer.run<QJsonObject>(
        [this, ref, by = caller.staff->account](Database& database) -> Result<QJsonObject> {
            const auto secret = m_parts.accounts->renewTotp(database, ref, by);
            return secret ? Result<QJsonObject>(totpJson(ref, secret.value())) : secret.error();
        },
        [reply](const Result<QJsonObject>& answer) {
            reply(answer ? jsonResponse(answer.value()) : problem(answer.error()));
        });
}

} // namespace onewindow::platform
