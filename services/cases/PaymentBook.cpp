// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/PaymentBook.h"

#include "services/cases/CaseStore.h"
#include "services/cases/FactKinds.h"
#include "services/cases/FeedKinds.h"
#include "services/cases/PaymentFacts.h"
#include "services/core/Ids.h"
#include "services/core/Log.h"
#include "services/queue/Ticket.h"
#include "services/supervision/Alarms.h"

#include <algorithm>

namespace onewindow::cases {

using namespace Qt::StringLiterals;
using storage::Database;

namespace {

constexpr int kOpenLimit = 100; ///< There is one at most, unless a store was put back.
constexpr qsizetype kOrderBytes = 16;

Error refused(const char* why)
{
    return {ErrorCode::Conflict, u"payment: "_s + QString::fromLatin1(why)};
}

} // namespace

Result<void> PaymentBook::append(Database& database, const QString& kind, const QByteArray& subject,
                                 const QJsonObject& body)
{
    journal::NewFact fact;
    fact.kind = kind;
    fact.subject = subject;
    fact.body = body;
    const auto row = m_journal.append(database, fact);
    return row ? Result<void>() : Result<void>(row.error());
}

Result<bool> PaymentBook::isRejected(Database& database, const QByteArray& caseId) const
{
    const auto said = m_cache.find(database, QString::fromLatin1(feed::kCase), idToText(caseId));
    if (!said) {
        return said.error();
    }
    return said.value() && isTurnedDown(stateFromName(said.value()->value(u"state"_s).toString()));
}

Result<BegunOrder> PaymentBook::begin(Database& database, const QByteArray& caseId, qint64 cents)
{
    const auto filed = CaseStore(database, m_journal.hall()).find(caseId);
    PaymentStore store(database, m_journal.hall());
    const auto orders = store.ofCase(caseId);
    const auto open = store.open(m_journal.node(), 1);
    const auto isOff = isRejected(database, caseId);
    const auto fee = CounterFeeStore(database, m_journal.hall()).find(caseId);
    if (!filed || !orders || !open || !isOff || !fee) {
        return !filed    ? filed.error()
               : !orders ? orders.error()
               : !open   ? open.error()
               : !fee    ? fee.error()
                         : isOff.error();
    }
    if (!open.value().isEmpty()) {
        return refused("an earlier order has to be settled first");
    }
    const bool isOurs = filed.value() && filed.value()->node == m_journal.node();
    // Of another's case this terminal knows its own orders alone; the hall knows the rest.
    const MoneyState money =
        moneyOf(isOurs ? filed.value()->feeCents : cents, orders.value(), fee.value()).state;
    const bool isLetGo = isOurs && money == MoneyState::Counter;
    if (money != MoneyState::Due && !isLetGo) {
        return refused("nothing is due");
    }
    if (isOurs && filed.value()->feeCents != cents) {
        return refused("the amount is another");
    }
    if (isOff.value()) {
        return refused("the case will not be done");
    }
    const BegunOrder order{.id = randomBytes(kOrderBytes),
                           .caseId = caseId,
                           .cents = cents,
                           .isAsked = !isOurs || isLetGo};
    OW_TRY(append(database, paymentKind(order.isAsked ? OrderState::Wanted : OrderState::Begun),
                  caseId, {{u"order"_s, idToText(order.id)}, {u"cents"_s, order.cents}}));
    return order;
}

Result<BegunOrder> PaymentBook::beginGranted(Database& database, const QByteArray& order)
{
    const auto found = PaymentStore(database, m_journal.hall()).find(order);
    if (!found) {
        return found.error();
    }
    if (!found.value() || found.value()->node != m_journal.node()) {
        return Error{ErrorCode::NotFound, u"no such order at this terminal"_s};
    }
    const PaymentRow& row = *found.value();
    if (row.state != OrderState::Wanted) {
        return refused("it has ended");
    }
    OW_TRY(append(database, paymentKind(OrderState::Begun), row.caseId,
                  {{u"order"_s, idToText(order)}, {u"cents"_s, row.cents}}));
    return BegunOrder{.id = row.id, .caseId = row.caseId, .cents = row.cents};
}

Result<void> PaymentBook::dropAsked(Database& database)
{
    const auto asked = PaymentStore(database, m_journal.hall()).asked(m_journal.node(), kOpenLimit);
    if (!asked) {
        return asked.error();
    }
    for (const PaymentRow& row : asked.value()) {
        OW_TRY(append(database, paymentKind(OrderState::Refused), row.caseId,
                      {{u"order"_s, idToText(row.id)}, {u"reason"_s, u"cancelled"_s}}));
    }
    return {};
}

Result<QList<BegunOrder>> PaymentBook::open(Database& database)
{
    const auto rows = PaymentStore(database, m_journal.hall()).open(m_journal.node(), kOpenLimit);
    if (!rows) {
        return rows.error();
    }
    QList<BegunOrder> orders;
    for (const PaymentRow& row : rows.value()) {
        orders << BegunOrder{.id = row.id, .caseId = row.caseId, .cents = row.cents};
    }
    return orders;
}

Result<PaymentRow> PaymentBook::note(Database& database, const QByteArray& order, OrderEvent event,
                                     const QString& receipt)
{
    PaymentStore store(database, m_journal.hall());
    auto found = store.find(order);
    if (!found) {
        return found.error();
    }
    if (!found.value() || found.value()->node != m_journal.node()) {
        return Error{ErrorCode::NotFound, u"no such order at this terminal"_s};
    }
    PaymentRow row = std::move(*found.value());
    const auto state = next(row.state, event);
    if (!state) {
        return row;
    }
    QJsonObject body{{u"order"_s, idToText(order)}};
    if (*state == OrderState::Paid) {
        body.insert(u"receipt"_s, receipt);
    }
    if (*state == OrderState::Refused) {
        body.insert(u"reason"_s, event == OrderEvent::Cancelled ? u"cancelled"_s : u"refused"_s);
    }
    OW_TRY(append(database, paymentKind(*state), row.caseId, body));
    row.state = *state;
    row.receipt = *state == OrderState::Paid ? receipt : QString();
    if (*state == OrderState::Unknown) {
        OW_TRY(alarm(database, row, ErrorCode::Timeout, u"no answer of the payment box"_s));
    }
    if (*state != OrderState::Paid) {
        return row;
    }
    const auto orders = store.ofCase(row.caseId);
    const auto isOff = isRejected(database, row.caseId);
    const auto fee = CounterFeeStore(database, m_journal.hall()).find(row.caseId);
    if (!orders || !isOff || !fee) {
        return !orders ? orders.error() : !fee ? fee.error() : isOff.error();
    }
    // What was let go of the hall takes, or has taken.
    const bool isTwice =
        fee.value() ||
        std::any_of(orders.value().begin(), orders.value().end(), [&row](const PaymentRow& other) {
            return other.id != row.id && other.state == OrderState::Paid &&
                   other.toReturn.isEmpty();
        });
    if (isTwice || isOff.value()) {
        OW_TRY(noteToReturn(database, row, isTwice ? u"paid twice"_s : u"case rejected"_s));
    }
    return row;
}

Result<bool> PaymentBook::release(Database& database)
{
    const auto wanted = m_cache.all(database, QString::fromLatin1(feed::kFee));
    if (!wanted) {
        return wanted.error();
    }
    bool hasReleased = false;
    for (const journal::FeedChange& change : wanted.value()) {
        const QByteArray caseId = idFromText(change.id);
        if (change.body && !caseId.isEmpty()) {
            OW_TRY(releaseOne(database, caseId, change.body->value(u"claim"_s).toString(),
                              hasReleased));
        }
    }
    const auto past = CaseStore(database, m_journal.hall())
                          .owedBefore(m_journal.node(),
                                      queue::hallDay(m_journal.clock().now().wallMs), kOpenLimit);
    if (!past) {
        return past.error();
    }
    for (const QByteArray& caseId : past.value()) {
        OW_TRY(releaseOne(database, caseId, {}, hasReleased));
    }
    return hasReleased;
}

Result<void> PaymentBook::releaseOne(Database& database, const QByteArray& caseId,
                                     const QString& claim, bool& hasReleased)
{
    const auto filed = CaseStore(database, m_journal.hall()).find(caseId);
    const auto orders = PaymentStore(database, m_journal.hall()).ofCase(caseId);
    const auto fee = CounterFeeStore(database, m_journal.hall()).find(caseId);
    if (!filed || !orders || !fee) {
        return !filed ? filed.error() : !orders ? orders.error() : fee.error();
    }
    const bool isOurs = filed.value() && filed.value()->node == m_journal.node();
    if (!isOurs || fee.value() ||
        moneyOf(filed.value()->feeCents, orders.value()).state != MoneyState::Due) {
        return {};
    }
    OW_TRY(
        append(database, QString::fromLatin1(facts::kFeeReleased), caseId, {{u"claim"_s, claim}}));
    hasReleased = true;
    return {};
}

Result<void> PaymentBook::noteRejected(Database& database, const QByteArray& caseId)
{
    const auto orders = PaymentStore(database, m_journal.hall()).ofCase(caseId);
    if (!orders) {
        return orders.error();
    }
    for (const PaymentRow& order : orders.value()) {
        if (order.node == m_journal.node() && order.state == OrderState::Paid &&
            order.toReturn.isEmpty()) {
            OW_TRY(noteToReturn(database, order, u"case rejected"_s));
        }
    }
    return {};
}

Result<void> PaymentBook::noteToReturn(Database& database, const PaymentRow& paid,
                                       const QString& why)
{
    OW_TRY(append(database, QString::fromLatin1(facts::kPaymentToReturn), paid.caseId,
                  {{u"order"_s, idToText(paid.id)}, {u"cents"_s, paid.cents}, {u"why"_s, why}}));
    return alarm(database, paid, ErrorCode::Conflict, u"money to be returned, "_s + why);
}

/// As supervision::raiseAlarm(), whose table a terminal has not: the hall shows it.
Result<void> PaymentBook::alarm(Database& database, const PaymentRow& order, ErrorCode code,
                                const QString& what)
{
    const auto filed = CaseStore(database, m_journal.hall()).find(order.caseId);
    if (!filed) {
        return filed.error();
    }
    const QString number = filed.value() ? filed.value()->provisional : QString();
    qCWarning(lcQueue).noquote() << "payment:" << what << number;
    return append(database, QString::fromLatin1(supervision::kAlarmRaised),
                  makeUuidV7(m_journal.clock().now().wallMs),
                  {{u"code"_s, errorName(code)},
                   {u"node"_s, m_journal.node()},
                   {u"detail"_s, number + u": "_s + what}});
}

} // namespace onewindow::cases
