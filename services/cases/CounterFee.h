// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/journal/Row.h"
#include "services/storage/Database.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::cases {

/// How far the hall is with a fee that is to be paid at a counter. The numbers stand in stores:
/// never renumbered.
enum class FeeState {
    Claimed = 0,  ///< The terminal that filed the case has not answered: it may charge it still.
    Released = 1, ///< It charges it no more: the hall may take it.
    Taken = 2,    ///< It is paid.
};

/// A row of the table `case_fees`.
struct CounterFee
{
    QByteArray caseId;
    QString claim; ///< Names the hall's wish.
    FeeState state = FeeState::Claimed;
    qint64 cents = 0; ///< Of what is taken.
    QString method;   ///< The same: one of feeMethods().
    QString receipt;  ///< The same: the hall's number of it.
    QString day;      ///< yyyy-MM-dd, when it was taken.
    qint64 counter = 0;
    qint64 atMs = 0; ///< Of the last word.
};

/// "claimed", "released", "taken".
QString feeStateName(FeeState state);

/// How somebody pays at a counter: "cash", "card" (a terminal of a bank or a phone's code).
const QStringList& feeMethods();

/// Whether a row's kind is one of what is kept there.
bool isFeeFact(const journal::Row& row);

/// The part of CaseProjection that keeps `case_fees`: what a hall says of its cases, and the
/// terminal that filed one; of anybody else, or in a sequence that cannot be, it is left out.
Result<void> applyFee(storage::Database& database, const journal::Row& row);

/// The table in one hall's partition, migrated by CaseStore.
class CounterFeeStore
{
public:
    CounterFeeStore(storage::Database& database, QString hall)
        : m_database(database)
        , m_hall(std::move(hall))
    {}

    Result<std::optional<CounterFee>> find(const QByteArray& caseId);
    /// In place of what is there.
    Result<void> put(const CounterFee& fee);
    /// The last receipt of a day; 0 for none.
    Result<qint64> lastCounter(const QString& day);

private:
    storage::Database& m_database;
    QString m_hall;
};

} // namespace onewindow::cases
