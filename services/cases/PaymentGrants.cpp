// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/PaymentGrants.h"

#include "services/cases/CaseStore.h"
#include "services/cases/FactKinds.h"
#include "services/cases/FeeCounter.h"
#include "services/cases/FeedKinds.h"
#include "services/cases/PaymentFacts.h"
#include "services/core/Ids.h"
#include "services/queue/AppendFact.h"
#include "services/supervision/Alarms.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace onewindow::cases {

using namespace Qt::StringLiterals;
using storage::Database;

namespace {

constexpr int kAtOnce = 100;

bool isKind(const journal::Row& row, const char* kind)
{
    return row.kind == QLatin1String(kind);
}

QString answerKind()
{
    return QString::fromLatin1(feed::kPayment);
}

} // namespace

Result<bool> PaymentGrants::isOff(Database& database, const QByteArray& caseId) const
{
    const auto said = m_feed.find(database, QString::fromLatin1(feed::kCase), idToText(caseId));
    if (!said) {
        return said.error();
    }
    return said.value() && isTurnedDown(stateFromName(said.value()->value(u"state"_s).toString()));
}

Result<PaymentGrants::Answer> PaymentGrants::answerTo(Database& database, const PaymentRow& wanted)
{
    const auto denied = [](const char* why) {
        return Answer{.word = Word::Denied, .why = QString::fromLatin1(why)};
    };
    const auto filed = CaseStore(database, m_journal.hall()).find(wanted.caseId);
    auto orders = PaymentStore(database, m_journal.hall()).ofCase(wanted.caseId);
    const auto fee = CounterFeeStore(database, m_journal.hall()).find(wanted.caseId);
    const auto off = isOff(database, wanted.caseId);
    if (!filed || !orders || !fee || !off) {
        return !filed ? filed.error() : !orders ? orders.error() : !fee ? fee.error() : off.error();
    }
    if (!filed.value()) {
        return denied("unknown");
    }
    // Who only asks holds nobody up.
    orders.value().removeIf([](const PaymentRow& one) { return one.state == OrderState::Wanted; });
    const CaseMoney money = moneyOf(filed.value()->feeCents, orders.value(), fee.value());
    switch (money.state) {
    case MoneyState::None:
    case MoneyState::Paid:
    case MoneyState::ToReturn:
        return denied("paid");
    case MoneyState::Open:
        return denied("elsewhere");
    case MoneyState::Due:
    case MoneyState::Counter:
        break;
    }
    if (off.value()) {
        return denied("off");
    }
    if (money.cents != wanted.cents) {
        return denied("amount");
    }
    if (money.state == MoneyState::Counter) {
        return Answer{.word = Word::Granted};
    }
    const auto claimed = FeeCounter(m_journal, m_feed)
                             .claim(database, {.caseId = wanted.caseId,
                                               .cents = wanted.cents,
                                               .method = {},
                                               .staff = {},
                                               .desk = wanted.node});
    return claimed ? Result<Answer>(Answer()) : claimed.error();
}

Result<void> PaymentGrants::answer(Database& database)
{
    const auto wanted = PaymentStore(database, m_journal.hall()).wanted(kAtOnce);
    if (!wanted) {
        return wanted.error();
    }
    for (const PaymentRow& one : wanted.value()) {
        const auto answer = answerTo(database, one);
        if (!answer) {
            return answer.error();
        }
        if (answer.value().word == Word::NotYet) {
            continue;
        }
        const bool isGranted = answer.value().word == Word::Granted;
        QJsonObject body{{u"order"_s, idToText(one.id)}};
        if (!isGranted) {
            body.insert(u"why"_s, answer.value().why);
        }
        OW_TRY(queue::appendFact(m_journal, database,
                                 isGranted ? facts::kPaymentGranted : facts::kPaymentDenied,
                                 one.caseId, body));
    }
    return {};
}

Result<void> PaymentGrants::noteTurnedDown(Database& database, const QByteArray& caseId)
{
    const auto off = isOff(database, caseId);
    if (!off || !off.value()) {
        return off ? Result<void>() : off.error();
    }
    const auto filed = CaseStore(database, m_journal.hall()).find(caseId);
    const auto orders = PaymentStore(database, m_journal.hall()).ofCase(caseId);
    if (!filed || !orders) {
        return filed ? orders.error() : filed.error();
    }
    for (const PaymentRow& order : orders.value()) {
        // The terminal that filed it hears of the case itself.
        if (!filed.value() || order.node == filed.value()->node ||
            order.state != OrderState::Paid || !order.toReturn.isEmpty()) {
            continue;
        }
        OW_TRY(queue::appendFact(m_journal, database, facts::kPaymentToReturn, caseId,
                                 {{u"order"_s, idToText(order.id)},
                                  {u"cents"_s, order.cents},
                                  {u"why"_s, u"case rejected"_s}}));
        OW_TRY(supervision::recordAlarm(
            m_journal, database,
            Error{ErrorCode::Conflict,
                  filed.value()->provisional + u": money to be returned, case rejected"_s},
            order.node));
    }
    return {};
}

Result<void> PaymentGrants::noteAllTurnedDown(Database& database)
{
    const auto told = m_feed.all(database, QString::fromLatin1(feed::kCase));
    if (!told) {
        return told.error();
    }
    for (const journal::FeedChange& change : told.value()) {
        if (change.body && isTurnedDown(stateFromName(change.body->value(u"state"_s).toString()))) {
            OW_TRY(noteTurnedDown(database, idFromText(change.id)));
        }
    }
    return {};
}

QString PaymentFeed::component() const
{
    return u"paymentfeed"_s;
}

QStringList PaymentFeed::tables() const
{
    return {};
}

Result<void> PaymentFeed::migrate(Database& /*database*/)
{
    return {};
}

/// The one that filed the case prints its receipt, and its result.
Result<void> PaymentFeed::tellFiler(Database& database, const journal::Row& row,
                                    const PaymentRow& paid) const
{
    const auto filed = CaseStore(database, m_hall).find(paid.caseId);
    const auto fee = CounterFeeStore(database, m_hall).find(paid.caseId);
    if (!filed || !fee) {
        return filed ? fee.error() : filed.error();
    }
    if (!filed.value() || filed.value()->node == paid.node || !fee.value()) {
        return {};
    }
    return journal::Feed(m_hall).put(database, QString::fromLatin1(feed::kFee),
                                     idToText(paid.caseId), u"node:"_s + filed.value()->node,
                                     {{u"claim"_s, fee.value()->claim},
                                      {u"at"_s, row.correctedMs},
                                      {u"receipt"_s, paid.receipt},
                                      {u"cents"_s, paid.cents}});
}

Result<void> PaymentFeed::apply(Database& database, const journal::Row& row)
{
    if (row.hall != m_hall) {
        return {};
    }
    if (isKind(row, facts::kDecided) || isKind(row, facts::kProgressed)) {
        noteCase(row.subject);
        return {};
    }
    if (isFeeFact(row)) {
        const std::lock_guard lock(m_mutex);
        m_news.hasAsks = true;
        return {};
    }
    if (!isPaymentFact(row)) {
        return {};
    }
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    const QByteArray id = idFromText(body.value(u"order"_s).toString());
    const auto order = PaymentStore(database, m_hall).find(id);
    if (!order || !order.value()) {
        return order ? Result<void>() : order.error();
    }
    {
        const std::lock_guard lock(m_mutex);
        m_news.hasAsks = true;
        m_news.cases.insert(order.value()->caseId);
    }
    journal::Feed stream(m_hall);
    const bool isGranted = isKind(row, facts::kPaymentGranted);
    if (isGranted || isKind(row, facts::kPaymentDenied)) {
        QJsonObject thing{{u"case"_s, idToText(row.subject)}, {u"granted"_s, isGranted}};
        if (!isGranted) {
            thing.insert(u"why"_s, body.value(u"why"_s));
        }
        return row.node == m_hall ? stream.put(database, answerKind(), idToText(id),
                                               u"node:"_s + order.value()->node, thing)
                                  : Result<void>();
    }
    OW_TRY(stream.remove(database, answerKind(), idToText(id)));
    return isKind(row, facts::kPaymentPaid) ? tellFiler(database, row, *order.value())
                                            : Result<void>();
}

void PaymentFeed::noteCase(const QByteArray& caseId)
{
    const std::lock_guard lock(m_mutex);
    m_news.cases.insert(caseId);
}

PaymentFeed::News PaymentFeed::takeNews()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_news, {});
}

} // namespace onewindow::cases
