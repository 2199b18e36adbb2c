// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Fees that are paid at a counter: the hall asks the terminal to let go of one, and takes it then.

#include "services/cases/FeeCounter.h"
#include "services/core/Ids.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"

namespace onewindow::platform {

namespace {

constexpr qsizetype kNameLimit = 64;
constexpr qint64 kCentsLimit = 100'000'00;

QJsonObject toJson(const QByteArray& caseId, const cases::FeeStanding& standing)
{
    QJsonObject json{{QStringLiteral("case"), idToText(caseId)},
                     {QStringLiteral("money"), cases::moneyName(standing.money.state)},
                     {QStringLiteral("cents"), standing.money.cents}};
    if (!standing.money.receipt.isEmpty()) {
        json.insert(QStringLiteral("receipt"), standing.money.receipt);
    }
    return json;
}

cases::FeeOrder orderOf(const HttpRequest& request, const Caller& caller)
{
    return {.caseId = idFromText(request.target.segments.at(2)),
            .staff = caller.staff->account,
            .desk = caller.desk()};
}

} // namespace

void Api::claimFee(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(identity::Permission::FeeTake); !may) {
        reply(problem(may.error()));
        return;
    }
    const JsonFields fields(request.body);
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    m_commands.run(
        request, caller.staff->account,
        [this,
         order = orderOf(request, caller)](storage::Database& database) -> Result<QJsonObject> {
            const journal::Feed feed(m_parts.journal.hall());
            const auto standing = cases::FeeCounter(m_parts.journal, feed).claim(database, order);
            return standing ? Result<QJsonObject>(toJson(order.caseId, standing.value()))
                            : standing.error();
        },
        reply);
}

void Api::takeFee(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(identity::Permission::FeeTake); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    cases::FeeOrder order = orderOf(request, caller);
    order.cents = fields.requiredInteger(QStringLiteral("cents"), 1, kCentsLimit);
    order.method = fields.requiredText(QStringLiteral("method"), kNameLimit);
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    if (!cases::feeMethods().contains(order.method)) {
        reply(problem({ErrorCode::BadRequest, QStringLiteral("method: cash or card")},
                      QStringLiteral("method")));
        return;
    }
    m_commands.run(
        request, order.staff,
        [this, order](storage::Database& database) -> Result<QJsonObject> {
            const journal::Feed feed(m_parts.journal.hall());
            const auto standing = cases::FeeCounter(m_parts.journal, feed).take(database, order);
            return standing ? Result<QJsonObject>(toJson(order.caseId, standing.value()))
                            : standing.error();
        },
        reply);
}

} // namespace onewindow::platform
