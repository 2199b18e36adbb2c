// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What staff says of a case. The centre owns it: a hall hands on what its staff says, with the
// account that said it, and the answer is the centre's.

#include "services/cases/CaseState.h"
#include "services/core/Ids.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"

#include <QJsonDocument>

namespace onewindow::platform {

namespace {

using cases::CaseState;

constexpr qsizetype kNameLimit = 64;

/// Front desks take a case in or send it back (前台受理); who reviews it decides (后台审批).
identity::Permission permissionFor(CaseState state)
{
    const bool isTaking = state == CaseState::Accepted || state == CaseState::CorrectionNeeded ||
                          state == CaseState::Refused;
    return isTaking ? identity::Permission::CaseAccept : identity::Permission::CaseDecide;
}

QJsonObject toJson(const cases::CaseRow& row)
{
    return {{QStringLiteral("case"), idToText(row.id)},
            {QStringLiteral("number"), row.number},
            {QStringLiteral("state"), cases::stateName(row.state)}};
}

} // namespace

void Api::decideCase(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const bool isHandedOn = m_parts.isCentre && caller.isRole(u"hall");
    if (!isHandedOn && !caller.staff) {
        reply(problem(caller.require(identity::Permission::CaseAccept).error()));
        return;
    }
    JsonFields fields(request.body);
    const QString state = fields.requiredText(QStringLiteral("state"), kNameLimit);
    const QString seen = fields.requiredText(QStringLiteral("seen"), kNameLimit);
    const QString hall = fields.text(QStringLiteral("hall"), kNameLimit);
    const QString staff = fields.text(QStringLiteral("staff"), kNameLimit);
    const QString desk = fields.text(QStringLiteral("desk"), kNameLimit);
    cases::CaseOrder order;
    order.reason = fields.text(QStringLiteral("reason"), kNameLimit);
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    const auto wrong = [&reply](const QString& field, const QString& what) {
        reply(problem({ErrorCode::BadRequest, field + QStringLiteral(": ") + what}, field));
    };
    const auto to = cases::knownStateFromName(state);
    const auto from = cases::knownStateFromName(seen);
    const QString where = isHandedOn                 ? caller.machine
                          : m_parts.queue == nullptr ? hall
                                                     : m_parts.journal.hall();
    if (!to || *to == CaseState::Received) {
        wrong(QStringLiteral("state"), QStringLiteral("no state that somebody decides"));
        return;
    }
    if (!from) {
        wrong(QStringLiteral("seen"), QStringLiteral("no state of a case"));
        return;
    }
    if (where.isEmpty() || (!hall.isEmpty() && hall != where)) {
        wrong(QStringLiteral("hall"), QStringLiteral("where it was filed"));
        return;
    }
    if (isHandedOn ? staff.isEmpty() : !(staff + desk).isEmpty()) {
        // Whoever is signed in is asked of the session, and not believed.
        wrong(QStringLiteral("staff"), QStringLiteral("said by a hall, for its staff"));
        return;
    }
    if (!isHandedOn) {
        if (const auto may = caller.require(permissionFor(*to)); !may) {
            reply(problem(may.error()));
            return;
        }
    }
    order.id = idFromText(request.target.segments.at(2));
    if (order.id.isEmpty()) {
        reply(problem({ErrorCode::NotFound, QStringLiteral("no such case")}));
        return;
    }
    order.seen = *from;
    order.to = *to;
    order.staff = isHandedOn ? staff : caller.staff->account;
    order.desk = isHandedOn ? desk : caller.desk();
    if (m_parts.caseOwner != nullptr) {
        m_commands.run(
            request, order.staff, where,
            [this, where, order](storage::Database& database) -> Result<QJsonObject> {
                const auto row = m_parts.caseOwner->advance(database, where, order);
                return row ? Result<QJsonObject>(toJson(row.value())) : row.error();
            },
            reply);
        return;
    }
    if (!m_parts.askOwner) {
        reply(problem({ErrorCode::NotFound, QStringLiteral("the centre owns cases")}));
        return;
    }
    QJsonObject said{{QStringLiteral("state"), state},
                     {QStringLiteral("seen"), seen},
                     {QStringLiteral("staff"), order.staff},
                     {QStringLiteral("desk"), order.desk},
                     {QStringLiteral("reason"), order.reason}};
    HttpRequest forwarded = request;
    forwarded.target.segments[2] = idToText(order.id);
    forwarded.body = QJsonDocument(said).toJson(QJsonDocument::Compact);
    m_parts.askOwner(forwarded, reply);
}

} // namespace onewindow::platform
