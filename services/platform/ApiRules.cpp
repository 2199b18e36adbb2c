// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of the hall that is served here: read, and set by its manager.

#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"

#include <QJsonArray>

#include <limits>

namespace onewindow::platform {

namespace {

using identity::Permission;
using storage::Database;

constexpr qint64 kVersionLimit = std::numeric_limits<int>::max();

} // namespace

/// Who may open a window in the hall, for whoever says what each of them serves.
Result<QJsonArray> Api::colleagues(Database& database, const QString& hall) const
{
    const auto accounts = m_parts.staff.all(database, hall);
    if (!accounts) {
        return accounts.error();
    }
    QJsonArray told;
    for (const identity::Account& account : accounts.value()) {
        if (identity::permissionsOf(account.roles).contains(Permission::QueueCall)) {
            told.append(QJsonObject{{QStringLiteral("account"), account.account},
                                    {QStringLiteral("name"), account.name}});
        }
    }
    return told;
}

void Api::giveRules(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::RulesEdit); !may) {
        reply(problem(may.error()));
        return;
    }
    const QString asked = request.target.parameter(u"version");
    bool isNumber = false;
    const qint64 version = asked.toLongLong(&isNumber);
    if (!asked.isEmpty() && (!isNumber || version < 0 || version > kVersionLimit)) {
        reply(problem({ErrorCode::BadRequest, QStringLiteral("version: a whole number")},
                      QStringLiteral("version")));
        return;
    }
    read(
        [this, version, isOne = !asked.isEmpty()](Database& database) -> Result<QJsonObject> {
            if (isOne) {
                return m_parts.rules->showVersion(database, version);
            }
            auto rules = m_parts.rules->show(database);
            if (!rules) {
                return rules;
            }
            const auto staff = colleagues(database, m_parts.journal.hall());
            if (!staff) {
                return staff.error();
            }
            rules.value().insert(QStringLiteral("staff"), staff.value());
            return rules;
        },
        reply);
}

void Api::setRules(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::RulesEdit); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    const qint64 seen = fields.requiredInteger(QStringLiteral("version"), 0, kVersionLimit);
    const QJsonObject rules = fields.object(QStringLiteral("rules"));
    const bool isMissing = !fields.has(QStringLiteral("rules"));
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    if (isMissing) {
        reply(problem({ErrorCode::BadRequest, QStringLiteral("rules: is missing")},
                      QStringLiteral("rules")));
        return;
    }
    m_commands.run(
        request, caller.staff->account,
        [this, rules, seen, who = caller.staff->account](Database& database) {
            return m_parts.rules->edit(database, rules, seen, who);
        },
        reply);
}

} // namespace onewindow::platform
