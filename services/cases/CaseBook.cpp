// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseBook.h"

#include "services/cases/CaseFeed.h"
#include "services/cases/DraftBook.h"
#include "services/cases/FactKinds.h"
#include "services/cases/FeeCounter.h"
#include "services/cases/FeedKinds.h"
#include "services/cases/PaymentStore.h"
#include "services/core/Ids.h"
#include "services/queue/DayNumber.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/Ticket.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace onewindow::cases {

using namespace Qt::StringLiterals;
using storage::Database;

namespace {

QJsonArray arrayOf(const QList<int>& numbers)
{
    QJsonArray array;
    for (const int number : numbers) {
        array.append(number);
    }
    return array;
}

Error noSuchCase()
{
    return {ErrorCode::NotFound, u"no such case at this terminal"_s};
}

} // namespace

CaseBook::CaseBook(Settings settings, journal::Journal& journal)
    : m_settings(std::move(settings))
    , m_journal(journal)
    , m_dayKeys(journal)
    , m_spareKey(journal, m_settings.recipients)
{}

QString CaseBook::today() const
{
    return queue::hallDay(m_journal.clock().now().wallMs);
}

Result<void> CaseBook::append(Database& database, const journal::NewFact& fact)
{
    const auto row = m_journal.append(database, fact);
    return row ? Result<void>() : Result<void>(row.error());
}

Result<void> CaseBook::seal(Database& database, const QJsonObject& personal, journal::NewFact& fact)
{
    // Taken for good: used or rolled back, it never seals for another case.
    const auto created = m_spareKey.take();
    if (!created) {
        return created.error();
    }
    OW_TRY(m_journal.storeDataKey(database, created.value()));
    return sealWith(created.value().key, personal, fact);
}

Result<void> CaseBook::sealWith(const journal::DataKey& key, const QJsonObject& personal,
                                journal::NewFact& fact) const
{
    const auto sealed = journal::sealBody(m_journal.keys().suite(), key, fact.subject, personal);
    if (!sealed) {
        return sealed.error();
    }
    if (sealed.value().size() > journal::kSealedLimit) {
        return Error{ErrorCode::TooLarge, u"what is filled in"_s};
    }
    fact.sealed = sealed.value();
    fact.keyId = key.id;
    fact.keyDigest = key.keyDigest;
    return {};
}

/// What was photographed, before the case that it belongs to: whoever has the case has that too.
Result<void> CaseBook::attach(Database& database, const journal::DataKey& key,
                              const FileOrder& order)
{
    for (const Attachment& attachment : order.attachments) {
        const auto parts = attachedFacts(m_journal.keys().suite(), key, order.id, attachment);
        if (!parts) {
            return parts.error();
        }
        for (const journal::NewFact& part : parts.value()) {
            OW_TRY(append(database, part));
        }
    }
    return {};
}

Result<journal::NewFact> CaseBook::filedFact(Database& database, const FileOrder& order,
                                             const QString& day, const QString& handle)
{
    const auto last = CaseStore(database, m_journal.hall()).lastCounter(m_journal.node(), day);
    if (!last) {
        return last.error();
    }
    const auto number = queue::nextDayNumber(
        database, m_journal,
        {.letter = u'K', .mark = m_settings.mark, .day = day, .last = last.value()});
    if (!number) {
        return number.error();
    }
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(facts::kFiled);
    fact.subject = order.id;
    fact.body = {{u"matter"_s, order.matter},
                 {u"taskCode"_s, order.taskCode},
                 {u"content"_s, order.content},
                 {u"provisional"_s, number.value().text},
                 {u"counter"_s, number.value().counter},
                 {u"day"_s, day},
                 {u"token"_s, makeToken()},
                 {u"state"_s, stateName(order.state)},
                 {u"rules"_s, arrayOf(order.holding)}};
    if (!order.consentVersion.isEmpty()) {
        fact.body.insert(u"consent"_s, order.consentVersion);
        fact.body.insert(u"consentedAt"_s, order.consentedAtMs);
    }
    if (order.hasCommitted) {
        fact.body.insert(u"committed"_s, true);
    }
    if (order.feeCents > 0) {
        fact.body.insert(u"fee"_s, order.feeCents);
    }
    if (!handle.isEmpty()) {
        fact.body.insert(u"handle"_s, handle);
    }
    if (!order.attachments.isEmpty()) {
        fact.body.insert(u"pages"_s, order.attachments.size());
    }
    if (order.signature) {
        fact.body.insert(u"signed"_s, order.signature->isByHand ? u"hand"_s : u"button"_s);
    } else if (order.isSignedOnPaper) {
        fact.body.insert(u"signed"_s, u"paper"_s);
    }
    if (order.window) {
        fact.body.insert(u"window"_s, toJson(*order.window));
    }
    if (!order.former.isEmpty()) {
        fact.body.insert(u"former"_s, idToText(order.former));
    }
    return fact;
}

/// By what a card's holder is known today; empty of anybody else.
Result<QString> CaseBook::handleFor(Database& database, const FileOrder& order, const QString& day)
{
    if (order.window || !order.applicant->isRead()) {
        return order.handle;
    }
    return m_dayKeys.handleOf(database, order.applicant->person->idNumber, day);
}

Result<FiledCase> CaseBook::file(Database& database, const FileOrder& order)
{
    CaseStore store(database, m_journal.hall());
    const auto existing = store.find(order.id);
    if (!existing) {
        return existing.error();
    }
    if (existing.value()) {
        return standing(database, *existing.value());
    }
    const QString day = today();
    const auto handle = handleFor(database, order, day);
    if (!handle) {
        return handle.error();
    }
    auto fact = filedFact(database, order, day, handle.value());
    if (!fact) {
        return fact.error();
    }
    QJsonObject personal{{u"answers"_s, order.answers}, {u"shared"_s, order.shared}};
    if (order.applicant->person) {
        personal.insert(u"person"_s, toJson(*order.applicant->person));
    }
    if (order.signature) {
        const auto signature = toJson(*order.signature);
        if (!signature) {
            return signature.error();
        }
        personal.insert(u"signature"_s, signature.value());
    }
    const auto created = m_spareKey.take();
    if (!created) {
        return created.error();
    }
    OW_TRY(m_journal.storeDataKey(database, created.value()));
    OW_TRY(sealWith(created.value().key, personal, fact.value()));
    OW_TRY(attach(database, created.value().key, order));
    OW_TRY(append(database, fact.value()));
    if (!order.window) {
        // At a hall it has ended with the fact, and what is left of it tells terminals so.
        for (const QString& partition : {m_journal.hall(), DraftBook::kCity}) {
            OW_TRY(DraftStore(database, partition).drop(order.id));
        }
    }
    const auto filed = store.find(order.id);
    if (!filed) {
        return filed.error();
    }
    OW_ENFORCE(filed.value().has_value());
    return standing(database, *filed.value());
}

Result<void> CaseBook::recordShares(Database& database, const ShareOrder& order)
{
    for (const ShareUse& use : order.uses) {
        journal::NewFact fact;
        fact.kind = QString::fromLatin1(facts::kShareUsed);
        fact.subject = order.id;
        fact.body = {
            {u"agreement"_s, use.agreement}, {u"holder"_s, use.holder},
            {u"purpose"_s, use.purpose},     {u"fields"_s, QJsonArray::fromStringList(use.fields)},
            {u"matter"_s, order.matter},     {u"consent"_s, order.consentVersion}};
        OW_TRY(seal(database, {{u"idNumber"_s, order.applicant->person->idNumber}}, fact));
        OW_TRY(append(database, fact));
    }
    return {};
}

/// What the centre has said of the case since, and how it stands with its fee.
Result<void> CaseBook::noteKnown(Database& database, CaseSummary& known) const
{
    const auto thing = said().find(database, QString::fromLatin1(feed::kCase), idToText(known.id));
    if (!thing) {
        return thing.error();
    }
    if (thing.value()) {
        known.number = thing.value()->value(u"number"_s).toString();
        known.state = stateFromName(thing.value()->value(u"state"_s).toString());
        known.steps = stepsFrom(*thing.value());
        known.promiseDays = thing.value()->value(u"promise"_s).toInt();
    }
    if (known.steps.isEmpty()) {
        known.steps = {{CaseState::Received, known.filedAtMs}};
        if (known.state != CaseState::Received) {
            known.steps.append({known.state, known.filedAtMs});
        }
    }
    const auto orders = PaymentStore(database, m_journal.hall()).ofCase(known.id);
    if (!orders) {
        return orders.error();
    }
    const auto fee = counterFeeAt(database, m_journal.hall(), said(), known.id);
    if (!fee) {
        return fee.error();
    }
    known.money = moneyOf(known.money.cents, orders.value(), fee.value());
    return {};
}

Result<QString> CaseBook::linkBase(Database& database) const
{
    const auto hall = said().find(database, QString::fromLatin1(queue::feed::kHall), u"hall"_s);
    if (!hall) {
        return hall.error();
    }
    const QString base =
        hall.value() ? hall.value()->value(u"ticketLinkBase"_s).toString() : QString();
    return base.isEmpty() ? m_settings.fallbackLink : base;
}

Result<FiledCase> CaseBook::standing(Database& database, const CaseRow& row) const
{
    CaseSummary known;
    known.id = row.id;
    known.state = row.state;
    known.filedAtMs = row.filedAtMs;
    known.money.cents = row.feeCents;
    OW_TRY(noteKnown(database, known));
    const auto base = linkBase(database);
    if (!base) {
        return base.error();
    }
    return FiledCase{.id = row.id,
                     .matter = row.matter,
                     .provisional = row.provisional,
                     .number = known.number,
                     .token = row.token,
                     .link = base.value() + u"/c/"_s + row.token,
                     .state = known.state,
                     .rules = {},
                     .papers = {},
                     .feeCents = static_cast<int>(row.feeCents),
                     .filedAtMs = row.filedAtMs,
                     .steps = known.steps,
                     .promiseDays = known.promiseDays,
                     .money = known.money};
}

Result<QList<CaseSummary>> CaseBook::casesOf(Database& database, const QString& idNumber)
{
    const QString day = today();
    const auto handle = m_dayKeys.handleOf(database, idNumber, day);
    if (!handle) {
        return handle.error();
    }
    const auto rows = CaseStore(database, m_journal.hall())
                          .ofPerson(m_journal.node(), day, handle.value(), CaseService::kListLimit);
    if (!rows) {
        return rows.error();
    }
    QList<CaseSummary> cases;
    for (const CaseRow& row : rows.value()) {
        CaseSummary summary{.id = row.id,
                            .matter = row.matter,
                            .provisional = row.provisional,
                            .number = {},
                            .state = row.state,
                            .filedAtMs = row.filedAtMs,
                            .money = {.cents = row.feeCents},
                            .token = row.token};
        OW_TRY(noteKnown(database, summary));
        cases << summary;
    }
    return cases;
}

Result<FiledCase> CaseBook::find(Database& database, const QString& token)
{
    if (token.isEmpty()) {
        return noSuchCase();
    }
    const auto row = CaseStore(database, m_journal.hall()).findByToken(token);
    if (!row) {
        return row.error();
    }
    return row.value() && row.value()->node == m_journal.node() ? standing(database, *row.value())
                                                                : noSuchCase();
}

} // namespace onewindow::cases
