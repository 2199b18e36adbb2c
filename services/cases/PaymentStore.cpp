// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/PaymentStore.h"

#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <algorithm>

namespace onewindow::cases {

using storage::Statement;

namespace {

constexpr const char* kSelect = "SELECT id, case_id, node, cents, state, receipt, to_return, "
                                "begun_at, ended_at FROM case_payments ";

PaymentRow readPayment(const Statement& row)
{
    return {
        .id = row.blob(0),
        .caseId = row.blob(1),
        .node = row.text(2),
        .cents = row.integer(3),
        .state = static_cast<OrderState>(row.integer(4)),
        .receipt = row.text(5),
        .toReturn = row.text(6),
        .begunAtMs = row.integer(7),
        .endedAtMs = row.integer(8),
    };
}

std::string selectWhere(const char* condition)
{
    return std::string(kSelect) + condition;
}

} // namespace

Result<bool> PaymentStore::changed(const Result<void>& outcome)
{
    return outcome ? Result<bool>(m_database.changes() == 1) : outcome.error();
}

Result<std::optional<PaymentRow>> PaymentStore::find(const QByteArray& id)
{
    static const std::string sql = selectWhere("WHERE hall = ? AND id = ?");
    return storage::firstOf(storage::query(m_database, sql, m_hall, id), &readPayment);
}

Result<QList<PaymentRow>> PaymentStore::ofCase(const QByteArray& caseId)
{
    static const std::string sql =
        selectWhere("WHERE hall = ? AND case_id = ? ORDER BY begun_at, id");
    return storage::rowsOf(storage::query(m_database, sql, m_hall, caseId), &readPayment);
}

Result<QList<PaymentRow>> PaymentStore::open(const QString& node, int limit)
{
    // As in the index: states below Paid are open.
    static const std::string sql =
        selectWhere("WHERE hall = ? AND node = ? AND state < 2 ORDER BY begun_at, id LIMIT ?");
    return storage::rowsOf(storage::query(m_database, sql, m_hall, node, limit), &readPayment);
}

Result<QList<PaymentRow>> PaymentStore::asked(const QString& node, int limit)
{
    // As in the index: states from Wanted on are not begun.
    static const std::string sql =
        selectWhere("WHERE hall = ? AND state >= 5 AND node = ? ORDER BY begun_at, id LIMIT ?");
    return storage::rowsOf(storage::query(m_database, sql, m_hall, node, limit), &readPayment);
}

Result<QList<PaymentRow>> PaymentStore::wanted(int limit)
{
    static const std::string sql =
        selectWhere("WHERE hall = ? AND state >= 5 AND state = 5 ORDER BY begun_at, id LIMIT ?");
    return storage::rowsOf(storage::query(m_database, sql, m_hall, limit), &readPayment);
}

Result<bool> PaymentStore::insert(const PaymentRow& row)
{
    return changed(storage::run(
        m_database,
        "INSERT INTO case_payments (hall, id, case_id, node, cents, state, receipt, to_return, "
        "begun_at, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (hall, id) DO NOTHING",
        m_hall, row.id, row.caseId, row.node, row.cents, static_cast<qint64>(row.state),
        row.receipt, row.toReturn, row.begunAtMs, row.endedAtMs));
}

Result<bool> PaymentStore::setState(const QByteArray& id, OrderState state, const QString& receipt,
                                    qint64 atMs)
{
    return changed(storage::run(
        m_database,
        "UPDATE case_payments SET state = ?, receipt = ?, ended_at = ? WHERE hall = ? AND id = ?",
        static_cast<qint64>(state), receipt, atMs, m_hall, id));
}

Result<bool> PaymentStore::setToReturn(const QByteArray& id, const QString& why)
{
    return changed(storage::run(m_database,
                                "UPDATE case_payments SET to_return = ? WHERE hall = ? AND id = ? "
                                "AND state = 2 AND to_return = ''",
                                why, m_hall, id));
}

CaseMoney moneyOf(qint64 feeCents, const QList<PaymentRow>& orders,
                  const std::optional<CounterFee>& atCounter)
{
    CaseMoney money;
    money.cents = feeCents;
    money.state = feeCents > 0 ? MoneyState::Due : MoneyState::None;
    if (atCounter && atCounter->state == FeeState::Taken) {
        return {
            .state = MoneyState::Paid, .cents = atCounter->cents, .receipt = atCounter->receipt};
    }
    if (atCounter && atCounter->state == FeeState::Released && feeCents > 0) {
        money.state = MoneyState::Counter;
    }
    for (const PaymentRow& order : orders) {
        if (order.state == OrderState::Paid && order.toReturn.isEmpty()) {
            return {.state = MoneyState::Paid, .cents = order.cents, .receipt = order.receipt};
        }
        if (isPending(order.state)) {
            money.state = MoneyState::Open;
        } else if (order.state == OrderState::Paid && money.state != MoneyState::Open) {
            money = {.state = MoneyState::ToReturn, .cents = order.cents, .receipt = order.receipt};
        }
    }
    return money;
}

} // namespace onewindow::cases
