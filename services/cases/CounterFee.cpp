// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CounterFee.h"

#include "services/cases/CaseStore.h"
#include "services/cases/FactKinds.h"
#include "services/core/Log.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace onewindow::cases {

using namespace Qt::StringLiterals;
using storage::Database;
using storage::Statement;

namespace {

constexpr qsizetype kNameLimit = 64;
constexpr qsizetype kDayLength = 10;
constexpr qint64 kCentsLimit = 100'000'00;
constexpr qint64 kCounterLimit = 1'000'000'000;

bool isKind(const journal::Row& row, const char* kind)
{
    return row.kind == QLatin1String(kind);
}

/// What another node recorded has happened, wrong as it is: no error.
Result<void> leaveOut(const journal::Row& row)
{
    qCWarning(lcQueue) << "a fee is left out:" << row.kind << "by" << row.node;
    return {};
}

CounterFee taken(CounterFee fee, const QJsonObject& body)
{
    fee.state = FeeState::Taken;
    fee.cents = std::clamp<qint64>(body.value("cents"_L1).toInteger(), 0, kCentsLimit);
    fee.method = body.value("method"_L1).toString().left(kNameLimit);
    fee.receipt = body.value("receipt"_L1).toString().left(kNameLimit);
    fee.day = body.value("day"_L1).toString().left(kDayLength);
    fee.counter = std::clamp<qint64>(body.value("counter"_L1).toInteger(), 0, kCounterLimit);
    return fee;
}

} // namespace

QString feeStateName(FeeState state)
{
    switch (state) {
    case FeeState::Claimed:
        return u"claimed"_s;
    case FeeState::Released:
        return u"released"_s;
    case FeeState::Taken:
        return u"taken"_s;
    }
    return {};
}

const QStringList& feeMethods()
{
    static const QStringList methods{u"cash"_s, u"card"_s};
    return methods;
}

bool isFeeFact(const journal::Row& row)
{
    return isKind(row, facts::kFeeClaimed) || isKind(row, facts::kFeeReleased) ||
           isKind(row, facts::kFeeTaken);
}

Result<void> applyFee(Database& database, const journal::Row& row)
{
    const auto filed = CaseStore(database, row.hall).find(row.subject);
    if (!filed) {
        return filed.error();
    }
    CounterFeeStore store(database, row.hall);
    const auto known = store.find(row.subject);
    if (!known) {
        return known.error();
    }
    const bool isRelease = isKind(row, facts::kFeeReleased);
    const QString speaker = !filed.value() ? QString() : isRelease ? filed.value()->node : row.hall;
    if (!filed.value() || row.node != speaker) {
        return leaveOut(row);
    }
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    CounterFee fee = known.value().value_or(CounterFee());
    fee.caseId = row.subject;
    fee.atMs = row.correctedMs;
    if (isKind(row, facts::kFeeTaken)) {
        // Of what the terminal has not let go of, nothing is taken.
        return known.value() && fee.state == FeeState::Released ? store.put(taken(fee, body))
                                                                : leaveOut(row);
    }
    if (known.value() && (!isRelease || fee.state != FeeState::Claimed)) {
        return leaveOut(row);
    }
    fee.claim = body.value("claim"_L1).toString().left(kNameLimit);
    fee.state = isRelease ? FeeState::Released : FeeState::Claimed;
    return store.put(fee);
}

Result<std::optional<CounterFee>> CounterFeeStore::find(const QByteArray& caseId)
{
    return storage::firstOf(
        storage::query(m_database,
                       "SELECT case_id, claim, state, cents, method, receipt, day, counter, at "
                       "FROM case_fees WHERE hall = ? AND case_id = ?",
                       m_hall, caseId),
        [](const Statement& row) {
            return CounterFee{.caseId = row.blob(0),
                              .claim = row.text(1),
                              .state = static_cast<FeeState>(row.integer(2)),
                              .cents = row.integer(3),
                              .method = row.text(4),
                              .receipt = row.text(5),
                              .day = row.text(6),
                              .counter = row.integer(7),
                              .atMs = row.integer(8)};
        });
}

Result<void> CounterFeeStore::put(const CounterFee& fee)
{
    return storage::run(
        m_database,
        "INSERT INTO case_fees (hall, case_id, claim, state, cents, method, receipt, day, counter, "
        "at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hall, case_id) DO UPDATE SET claim "
        "= excluded.claim, state = excluded.state, cents = excluded.cents, method = "
        "excluded.method, receipt = excluded.receipt, day = excluded.day, counter = "
        "excluded.counter, at = excluded.at",
        m_hall, fee.caseId, fee.claim, static_cast<qint64>(fee.state), fee.cents, fee.method,
        fee.receipt, fee.day, fee.counter, fee.atMs);
}

Result<qint64> CounterFeeStore::lastCounter(const QString& day)
{
    return storage::integerOf(
        storage::query(m_database,
                       "SELECT CAST(COALESCE(MAX(counter), 0) AS BIGINT) FROM case_fees WHERE hall "
                       "= ? AND day = ?",
                       m_hall, day));
}

} // namespace onewindow::cases
