// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/HandOver.h"

#include "services/cases/CaseIndex.h"
#include "services/cases/CaseReading.h"
#include "services/cases/FactKinds.h"
#include "services/core/Ids.h"
#include "services/identity/IdNumber.h"
#include "services/journal/SubjectStore.h"

#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace onewindow::cases {

using namespace Qt::StringLiterals;
using storage::Database;

namespace {

Error badField(const char* field, const char* what)
{
    return {ErrorCode::BadRequest,
            QString::fromLatin1(field) + u": "_s + QString::fromLatin1(what)};
}

Error forgotten()
{
    return {ErrorCode::NotFound, u"who filed it was forgotten"_s};
}

Result<void> checkReceipt(const HandOverOrder& order)
{
    if (!order.signature) {
        return paperReasons().contains(order.paperReason)
                   ? Result<void>()
                   : Result<void>(badField("paperReason", "form, cannotWrite or noPad"));
    }
    if (!order.paperReason.isEmpty()) {
        return badField("paperReason", "of what was signed on paper alone");
    }
    return order.signature->isByHand && isLegible(*order.signature)
               ? Result<void>()
               : Result<void>(badField("signature", "too little to be a name"));
}

Error inState(CaseState state)
{
    return {ErrorCode::Conflict, u"the case is in the state "_s + stateName(state)};
}

/// The whole body of the step; see facts::kProgressed.
QJsonObject stepBody(const SealedHandOver& order, qint64 atMs)
{
    const bool isOnPaper = !order.paperReason.isEmpty();
    QJsonObject body{{u"state"_s, stateName(CaseState::Issued)},
                     {u"by"_s, u"staff"_s},
                     {u"at"_s, atMs},
                     {u"staff"_s, order.staff},
                     {u"act"_s, idToText(order.act)},
                     {u"checked"_s, checkName(order.check)},
                     {u"signed"_s, isOnPaper ? u"paper"_s : u"hand"_s}};
    if (!order.desk.isEmpty()) {
        body.insert(u"desk"_s, order.desk);
    }
    if (isOnPaper) {
        body.insert(u"why"_s, order.paperReason);
    }
    return body;
}

/// The same of what was read for this alone; it is wiped.
Result<void> checkHolderOnce(CaseContent content, const QString& idNumber)
{
    auto checked = checkHolder(content, idNumber);
    content.wipe();
    return checked;
}

/// The key of the case, once what a hall sealed with it has been opened and held against it.
Result<journal::DataKey> checkedKey(Database& database, const journal::Journal& journal,
                                    const SealedHandOver& order)
{
    auto content = readContent(database, journal, order.id);
    if (!content) {
        return content.error();
    }
    if (content.value().isErased) {
        return forgotten();
    }
    auto key = journal.openDataKey(database, content.value().row.keyId);
    if (!key) {
        return key;
    }
    const auto personal = journal::unsealBody(key.value(), order.id, order.sealed);
    if (!personal) {
        return personal.error();
    }
    const QJsonObject receiver = personal.value().value(u"receiver"_s).toObject();
    OW_TRY(checkHolderOnce(std::move(content).value(), receiver.value(u"idNumber"_s).toString()));
    const auto signature = signatureFromJson(personal.value().value(u"signature"_s).toObject());
    const bool isOnPaper = !order.paperReason.isEmpty();
    if (isOnPaper ? !paperReasons().contains(order.paperReason)
                  : !signature || !isLegible(signature.value())) {
        return badField("signature", "neither on the pad nor on paper");
    }
    return key;
}

} // namespace

Result<void> checkHolder(const CaseContent& content, const QString& idNumber)
{
    if (content.isErased) {
        return forgotten();
    }
    const QString given = identity::normalizedIdNumber(idNumber);
    const bool isTheirs = !given.isEmpty() && content.person &&
                          given == identity::normalizedIdNumber(content.person->idNumber);
    return isTheirs ? Result<void>()
                    : Result<void>(badField("idNumber", "not of who filed the case"));
}

QString checkName(ReceiverCheck check)
{
    return check == ReceiverCheck::Card ? u"card"_s : u"document"_s;
}

std::optional<ReceiverCheck> checkFromName(const QString& name)
{
    if (name == u"card") {
        return ReceiverCheck::Card;
    }
    return name == u"document" ? std::optional(ReceiverCheck::Document) : std::nullopt;
}

const QStringList& paperReasons()
{
    static const QStringList reasons{u"form"_s, u"cannotWrite"_s, u"noPad"_s};
    return reasons;
}

void HandOverOrder::wipe()
{
    for (QString* text : {&name, &idNumber}) {
        text->fill(u'\0');
        text->clear();
    }
    if (signature) {
        signature->wipe();
        signature.reset();
    }
}

Result<SealedHandOver> sealHandOver(Database& database, const journal::Journal& journal,
                                    const HandOverOrder& order)
{
    OW_TRY(checkReceipt(order));
    auto content = readContent(database, journal, order.id);
    if (!content) {
        return content.error();
    }
    const QByteArray keyId = content.value().row.keyId;
    OW_TRY(checkHolderOnce(std::move(content).value(), order.idNumber));
    const auto key = journal.openDataKey(database, keyId);
    if (!key) {
        return key.error();
    }
    QJsonObject personal{
        {u"receiver"_s,
         QJsonObject{{u"name"_s, order.name},
                     {u"idNumber"_s, identity::normalizedIdNumber(order.idNumber)}}}};
    if (order.signature) {
        const auto signature = toJson(*order.signature);
        if (!signature) {
            return signature.error();
        }
        personal.insert(u"signature"_s, signature.value());
    }
    const auto sealed = journal::sealBody(journal.keys().suite(), key.value(), order.id, personal);
    if (!sealed) {
        return sealed.error();
    }
    return SealedHandOver{.id = order.id,
                          .act = order.act,
                          .seen = order.seen,
                          .check = order.check,
                          .paperReason = order.signature ? QString() : order.paperReason,
                          .staff = order.staff,
                          .desk = order.desk,
                          .sealed = sealed.value()};
}

Result<std::optional<HandedOver>> handedOver(Database& database, const QString& hall,
                                             const CaseRow& row)
{
    if (row.state != CaseState::Issued && row.state != CaseState::Closed) {
        return std::optional<HandedOver>();
    }
    const auto body = journal::bodyUnder(database, hall, row.keyId,
                                         QString::fromLatin1(facts::kProgressed), row.id);
    if (!body) {
        return body.error();
    }
    if (body.value().isEmpty()) {
        return std::optional<HandedOver>();
    }
    const QJsonObject& said = body.value();
    return std::optional(HandedOver{.act = idFromText(said.value(u"act"_s).toString()),
                                    .staff = said.value(u"staff"_s).toString(),
                                    .desk = said.value(u"desk"_s).toString(),
                                    .atMs = said.value(u"at"_s).toInteger(),
                                    .isOnPaper = said.value(u"signed"_s).toString() == u"paper"});
}

Result<CaseRow> handOver(Database& database, journal::Journal journal, const SealedHandOver& order)
{
    OW_TRY(journal.lock(database));
    CaseStore store(database, journal.hall());
    const auto found = store.find(order.id);
    if (!found) {
        return found.error();
    }
    if (!found.value() || found.value()->number.isEmpty()) {
        return Error{ErrorCode::NotFound, u"no such case"_s};
    }
    const CaseRow& row = *found.value();
    const auto before = handedOver(database, journal.hall(), row);
    if (!before) {
        return before.error();
    }
    if (before.value() && before.value()->act == order.act) {
        return row;
    }
    if (row.state != order.seen || !mayFollow(row.state, CaseState::Issued)) {
        return inState(row.state);
    }
    const auto summary = summaryOf(database, journal.hall(), row);
    if (!summary) {
        return summary.error();
    }
    const MoneyState money = summary.value().money.state;
    if (money != MoneyState::None && money != MoneyState::Paid) {
        return Error{ErrorCode::Conflict, u"fee: it is not paid"_s};
    }
    const auto key = checkedKey(database, journal, order);
    if (!key) {
        return key.error();
    }
    // The clock may have been set back since the last step.
    const qint64 atMs =
        std::max(summary.value().steps.constLast().atMs, journal.clock().now().wallMs);
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(facts::kProgressed);
    fact.subject = order.id;
    fact.body = stepBody(order, atMs);
    fact.sealed = order.sealed;
    fact.keyId = key.value().id;
    fact.keyDigest = key.value().keyDigest;
    const auto written = journal.append(database, fact);
    if (!written) {
        return written.error();
    }
    const auto now = store.find(order.id);
    if (!now) {
        return now.error();
    }
    OW_ENFORCE(now.value().has_value());
    return *now.value();
}

} // namespace onewindow::cases
