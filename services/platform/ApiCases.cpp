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

#include <QJsonArray>
#include <QJsonDocument>

namespace onewindow::platform {

namespace {

using cases::CaseState;

constexpr qsizetype kNameLimit = 64;

/// Front desks take a case in or send it back (前台受理); who reviews it decides (后台审批).
identity::Permission permissionFor(CaseState state)
{
    const bool isTaking = state == CaseState::Received || state == CaseState::Accepted ||
                          state == CaseState::CorrectionNeeded || state == CaseState::Refused;
    return isTaking ? identity::Permission::CaseAccept : identity::Permission::CaseDecide;
}

/// What somebody says of a case.
struct Said
{
    QString state;
    QString seen;
    QString reason;
    QStringList missing;
    QString hall;
    QString staff; ///< By a hall, for its staff ...
    QString desk;  ///< ... and where they sit.
};

Said readSaid(JsonFields& fields)
{
    return {.state = fields.requiredText(QStringLiteral("state"), kNameLimit),
            .seen = fields.requiredText(QStringLiteral("seen"), kNameLimit),
            .reason = fields.text(QStringLiteral("reason"), kNameLimit),
            .missing = fields.texts(QStringLiteral("missing"), cases::kMissingLimit, kNameLimit),
            .hall = fields.text(QStringLiteral("hall"), kNameLimit),
            .staff = fields.text(QStringLiteral("staff"), kNameLimit),
            .desk = fields.text(QStringLiteral("desk"), kNameLimit)};
}

/// The order, without who gives it. `hall`: where the case was filed, as far as is known.
/// `isHandedOn`: a hall says it for its staff. Errors: BadRequest naming the member.
Result<cases::CaseOrder> orderFrom(const Said& said, const QString& hall, bool isHandedOn)
{
    const auto wrong = [](const char* what) {
        return Error{ErrorCode::BadRequest, QString::fromLatin1(what)};
    };
    const auto to = cases::knownStateFromName(said.state);
    const auto seen = cases::knownStateFromName(said.seen);
    if (!to || *to == CaseState::Issued) {
        // A result is handed over against a signature.
        return wrong("state: no state that somebody decides");
    }
    if (!seen) {
        return wrong("seen: no state of a case");
    }
    if (hall.isEmpty() || (!said.hall.isEmpty() && said.hall != hall)) {
        return wrong("hall: where it was filed");
    }
    if (isHandedOn ? said.staff.isEmpty() : !(said.staff + said.desk).isEmpty()) {
        // Whoever is signed in is asked of the session, and not believed.
        return wrong("staff: said by a hall, for its staff");
    }
    cases::CaseOrder order;
    order.seen = *seen;
    order.to = *to;
    order.reason = said.reason;
    order.missing = said.missing;
    return order;
}

/// What a hall hands on.
QByteArray bodyOf(const cases::CaseOrder& order)
{
    return QJsonDocument(
               QJsonObject{{QStringLiteral("state"), cases::stateName(order.to)},
                           {QStringLiteral("seen"), cases::stateName(order.seen)},
                           {QStringLiteral("reason"), order.reason},
                           {QStringLiteral("missing"), QJsonArray::fromStringList(order.missing)},
                           {QStringLiteral("staff"), order.staff},
                           {QStringLiteral("desk"), order.desk}})
        .toJson(QJsonDocument::Compact);
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
    const Said said = readSaid(fields);
    if (fields.error()) {
        reply(problem(*fields.error(), fields.field()));
        return;
    }
    const QString own = m_parts.queue == nullptr ? said.hall : m_parts.journal.hall();
    const QString hall = isHandedOn ? caller.machine : own;
    const auto read = orderFrom(said, hall, isHandedOn);
    if (!read) {
        reply(problem(read.error()));
        return;
    }
    cases::CaseOrder order = read.value();
    if (!isHandedOn) {
        if (const auto may = caller.require(permissionFor(order.to)); !may) {
            reply(problem(may.error()));
            return;
        }
    }
    order.id = idFromText(request.target.segments.at(2));
    order.staff = isHandedOn ? said.staff : caller.staff->account;
    order.desk = isHandedOn ? said.desk : caller.desk();
    if (order.id.isEmpty()) {
        reply(problem({ErrorCode::NotFound, QStringLiteral("no such case")}));
    } else if (m_parts.caseOwner != nullptr) {
        m_commands.run(
            request, order.staff, hall,
            [this, hall, order](storage::Database& database) -> Result<QJsonObject> {
                const auto row = m_parts.caseOwner->advance(database, hall, order);
                return row ? Result<QJsonObject>(toJson(row.value())) : row.error();
            },
            reply);
    } else if (m_parts.askOwner) {
        HttpRequest forwarded = request;
        forwarded.target.segments[2] = idToText(order.id);
        forwarded.body = bodyOf(order);
        m_parts.askOwner(forwarded, reply);
    } else {
        reply(problem({ErrorCode::NotFound, QStringLiteral("the centre owns cases")}));
    }
}

} // namespace onewindow::platform
