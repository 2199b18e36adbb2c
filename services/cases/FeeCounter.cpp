// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/FeeCounter.h"

#include "services/cases/CaseOwner.h"
#include "services/cases/CaseStore.h"
#include "services/cases/FactKinds.h"
#include "services/cases/FeedKinds.h"
#include "services/cases/PaymentBook.h"
#include "services/core/Ids.h"
#include "services/queue/AppendFact.h"
#include "services/queue/DayNumber.h"
#include "services/queue/Ticket.h"

namespace onewindow::cases {

using namespace Qt::StringLiterals;
using storage::Database;

namespace {

constexpr QChar kReceiptLetter = u'S';

Error conflict(const char* why)
{
    return {ErrorCode::Conflict, u"fee: "_s + QString::fromLatin1(why)};
}

QString feeKind()
{
    return QString::fromLatin1(feed::kFee);
}

/// A terminal lets go only of what is due; what is being charged there may be so in a moment.
bool mayBecomeOurs(MoneyState state)
{
    return state == MoneyState::Due || state == MoneyState::Open || state == MoneyState::Counter;
}

} // namespace

Result<bool> FeeCounter::isTurnedDownCase(Database& database, const QByteArray& caseId) const
{
    const auto said = m_feed.find(database, QString::fromLatin1(feed::kCase), idToText(caseId));
    if (!said) {
        return said.error();
    }
    return said.value() && isTurnedDown(stateFromName(said.value()->value(u"state"_s).toString()));
}

Result<void> FeeCounter::record(Database& database, const char* kind, const FeeOrder& order,
                                QJsonObject body)
{
    body.insert(u"staff"_s, order.staff);
    body.insert(u"at"_s, order.desk);
    return queue::appendFact(m_journal, database, kind, order.caseId, body);
}

Result<FeeStanding> FeeCounter::standing(Database& database, const QByteArray& caseId) const
{
    const auto filed = CaseStore(database, m_journal.hall()).find(caseId);
    if (!filed) {
        return filed.error();
    }
    if (!filed.value()) {
        return Error{ErrorCode::NotFound, u"no such case"_s};
    }
    const auto orders = PaymentStore(database, m_journal.hall()).ofCase(caseId);
    const auto fee = CounterFeeStore(database, m_journal.hall()).find(caseId);
    if (!orders || !fee) {
        return orders ? fee.error() : orders.error();
    }
    return FeeStanding{.money = moneyOf(filed.value()->feeCents, orders.value(), fee.value()),
                       .fee = fee.value()};
}

Result<FeeStanding> FeeCounter::claim(Database& database, const FeeOrder& order)
{
    const auto now = standing(database, order.caseId);
    const auto isOff = isTurnedDownCase(database, order.caseId);
    if (!now || !isOff) {
        return now ? isOff.error() : now.error();
    }
    if (!mayBecomeOurs(now.value().money.state)) {
        return conflict("nothing is due");
    }
    if (isOff.value()) {
        return conflict("the case will not be done");
    }
    if (now.value().fee) {
        return now;
    }
    const QString claim = idToText(randomBytes(order.caseId.size()));
    OW_TRY(record(database, facts::kFeeClaimed, order, {{u"claim"_s, claim}}));
    const auto filed = CaseStore(database, m_journal.hall()).find(order.caseId);
    if (!filed) {
        return filed.error();
    }
    // What a window of this hall filed no terminal has to let go of.
    if (filed.value() && filed.value()->node == m_journal.node()) {
        OW_TRY(record(database, facts::kFeeReleased, order, {{u"claim"_s, claim}}));
    }
    return standing(database, order.caseId);
}

Result<FeeStanding> FeeCounter::take(Database& database, const FeeOrder& order)
{
    const auto now = standing(database, order.caseId);
    const auto isOff = isTurnedDownCase(database, order.caseId);
    if (!now || !isOff) {
        return now ? isOff.error() : now.error();
    }
    if (!feeMethods().contains(order.method)) {
        return Error{ErrorCode::BadRequest, u"method: "_s + feeMethods().join(u", "_s)};
    }
    if (now.value().money.state != MoneyState::Counter) {
        return mayBecomeOurs(now.value().money.state)
                   ? conflict("the terminal has not let go of it yet")
                   : conflict("nothing is due");
    }
    if (isOff.value() || now.value().money.cents != order.cents) {
        return isOff.value() ? conflict("the case will not be done")
                             : conflict("the amount is another");
    }
    const QString day = queue::hallDay(m_journal.clock().now().wallMs);
    const auto last = CounterFeeStore(database, m_journal.hall()).lastCounter(day);
    if (!last) {
        return last.error();
    }
    const auto number = queue::nextDayNumber(database, m_journal,
                                             {.letter = kReceiptLetter,
                                              .mark = queue::kHallMark.toString(),
                                              .day = day,
                                              .last = last.value()});
    if (!number) {
        return number.error();
    }
    OW_TRY(record(database, facts::kFeeTaken, order,
                  {{u"cents"_s, order.cents},
                   {u"method"_s, order.method},
                   {u"receipt"_s, number.value().text},
                   {u"counter"_s, number.value().counter},
                   {u"day"_s, day}}));
    return standing(database, order.caseId);
}

QString FeeFeed::component() const
{
    return u"feefeed"_s;
}

QStringList FeeFeed::tables() const
{
    return {};
}

Result<void> FeeFeed::migrate(Database& /*database*/)
{
    return {};
}

Result<void> FeeFeed::apply(Database& database, const journal::Row& row)
{
    if (row.node != m_hall || row.hall != m_hall || !isFeeFact(row)) {
        return {};
    }
    const auto filed = CaseStore(database, m_hall).find(row.subject);
    const auto fee = CounterFeeStore(database, m_hall).find(row.subject);
    if (!filed || !fee) {
        return filed ? fee.error() : filed.error();
    }
    if (!filed.value() || !fee.value()) {
        return {};
    }
    QJsonObject thing{{u"claim"_s, fee.value()->claim}, {u"at"_s, row.correctedMs}};
    if (fee.value()->state == FeeState::Taken) {
        thing.insert(u"receipt"_s, fee.value()->receipt);
        thing.insert(u"cents"_s, fee.value()->cents);
    }
    return journal::Feed(m_hall).put(database, feeKind(), idToText(row.subject),
                                     u"node:"_s + filed.value()->node, thing);
}

Result<void> FeeFeed::tidy(Database& database, qint64 nowMs) const
{
    journal::Feed stream(m_hall);
    const auto shown = stream.all(database, feeKind());
    if (!shown) {
        return shown.error();
    }
    for (const journal::FeedChange& change : shown.value()) {
        if (change.body && change.body->value("at"_L1).toInteger() < nowMs - kShownMs) {
            OW_TRY(stream.remove(database, feeKind(), change.id));
        }
    }
    return {};
}

Result<std::optional<CounterFee>> counterFeeAt(Database& database, const QString& hall,
                                               const journal::FeedThings& said,
                                               const QByteArray& caseId)
{
    auto fee = CounterFeeStore(database, hall).find(caseId);
    const auto thing = said.find(database, feeKind(), idToText(caseId));
    if (!fee || !thing) {
        return fee ? thing.error() : fee.error();
    }
    const QString receipt =
        thing.value() ? thing.value()->value("receipt"_L1).toString() : QString();
    if (fee.value() && !receipt.isEmpty()) {
        fee.value()->state = FeeState::Taken;
        fee.value()->receipt = receipt;
        fee.value()->cents = thing.value()->value("cents"_L1).toInteger();
    }
    return fee;
}

} // namespace onewindow::cases
