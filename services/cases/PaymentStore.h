// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CounterFee.h"
#include "services/cases/PaymentFlow.h"
#include "services/core/Result.h"
#include "services/storage/Database.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace onewindow::cases {

/// A row of the table `case_payments`: one order to pay.
struct PaymentRow
{
    QByteArray id;
    QByteArray caseId;
    QString node; ///< The terminal.
    qint64 cents = 0;
    OrderState state = OrderState::Begun;
    QString receipt = {};  ///< The box's number of what is paid.
    QString toReturn = {}; ///< Why the money is to be given back; empty: it is not.
    qint64 begunAtMs = 0;
    qint64 endedAtMs = 0;
};

/// The orders to pay of one hall's partition: a table of CaseProjection, migrated by CaseStore.
class PaymentStore
{
public:
    PaymentStore(storage::Database& database, QString hall)
        : m_database(database)
        , m_hall(std::move(hall))
    {}

    Result<std::optional<PaymentRow>> find(const QByteArray& id);
    /// The orders of a case, the oldest first.
    Result<QList<PaymentRow>> ofCase(const QByteArray& caseId);
    /// The orders of a terminal whose box may have the money, the oldest first; `limit` at most.
    Result<QList<PaymentRow>> open(const QString& node, int limit);

    /// The orders of a terminal for which it has to ask the hall, and has not begun yet.
    Result<QList<PaymentRow>> asked(const QString& node, int limit);
    /// Those of every terminal that the hall has not answered, the oldest first; `limit` at most.
    Result<QList<PaymentRow>> wanted(int limit);

    // What writes answers whether one row changed.

    /// False if the id is there already.
    Result<bool> insert(const PaymentRow& row);
    Result<bool> setState(const QByteArray& id, OrderState state, const QString& receipt,
                          qint64 atMs);
    /// Only of what is paid, and once.
    Result<bool> setToReturn(const QByteArray& id, const QString& why);

private:
    Result<bool> changed(const Result<void>& outcome);

    storage::Database& m_database;
    QString m_hall;
};

/// How a case stands: by its fee, its orders, and what its hall does about it at a counter.
CaseMoney moneyOf(qint64 feeCents, const QList<PaymentRow>& orders,
                  const std::optional<CounterFee>& atCounter = {});

} // namespace onewindow::cases
