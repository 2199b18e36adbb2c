// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CounterFee.h"
#include "services/cases/PaymentFlow.h"
#include "services/journal/Feed.h"
#include "services/journal/Journal.h"

namespace onewindow::cases {

/// What a member of the staff does about the fee of a case.
struct FeeOrder
{
    QByteArray caseId;
    qint64 cents = 0;    ///< What they saw, and take.
    QString method = {}; ///< One of feeMethods().
    QString staff;       ///< Account.
    QString desk;        ///< The machine they sit at.
};

/// How it stands with a fee at a counter.
struct FeeStanding
{
    CaseMoney money;
    std::optional<CounterFee> fee; ///< Nothing while nobody wanted to pay at a counter.
};

/// The hall's side of fees: takes at a counter what a terminal could take as well, and never both.
/// One place at a time may charge a case: its terminal from birth, the hall once the terminal has
/// let go of it, which it does when it hears that the hall wants to and has no order open. Each
/// verb in the caller's transaction.
class FeeCounter
{
public:
    /// `journal` on the hall's partition; it outlives this object. `feed`: what the hall tells.
    FeeCounter(journal::Journal& journal, const journal::Feed& feed)
        : m_journal(journal)
        , m_feed(feed)
    {}

    /// What is known of it. Only reads. Errors: NotFound.
    Result<FeeStanding> standing(storage::Database& database, const QByteArray& caseId) const;

    /// Asks the terminal to let go of the fee; nothing happens if it was asked already. Errors:
    /// NotFound, Conflict (nothing is due: none, paid, or the case will not be done),
    /// StoreRestored.
    Result<FeeStanding> claim(storage::Database& database, const FeeOrder& order);

    /// Takes it, under a receipt of the hall's own count. Errors: NotFound; BadRequest (method);
    /// Conflict (paid, the amount is another, the case will not be done, or the terminal has not
    /// let go of it yet); StoreRestored, MarkBurnt.
    Result<FeeStanding> take(storage::Database& database, const FeeOrder& order);

private:
    Result<bool> isTurnedDownCase(storage::Database& database, const QByteArray& caseId) const;
    Result<void> record(storage::Database& database, const char* kind, const FeeOrder& order,
                        QJsonObject body);

    journal::Journal& m_journal;
    const journal::Feed& m_feed;
};

/// Tells the terminal that filed a case of what its hall claims and takes. Applied after
/// CaseProjection, at halls; owns no table, so a rebuild leaves the feed alone.
class FeeFeed final : public journal::Projection
{
public:
    /// `hall`: whose stream, and whose facts.
    explicit FeeFeed(QString hall)
        : m_hall(std::move(hall))
    {}

    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;

    /// Takes out of the feed what was said longer than kShownMs before `nowMs`.
    Result<void> tidy(storage::Database& database, qint64 nowMs) const;

private:
    QString m_hall;
};

/// At a terminal: what its hall has said of the fee of a case it filed, on top of what it keeps
/// itself. Nothing where nobody wanted to pay at a counter.
Result<std::optional<CounterFee>> counterFeeAt(storage::Database& database, const QString& hall,
                                               const journal::FeedThings& said,
                                               const QByteArray& caseId);

} // namespace onewindow::cases
