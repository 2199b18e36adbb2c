// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/PaymentStore.h"
#include "services/journal/Feed.h"
#include "services/journal/Journal.h"

#include <QSet>

#include <mutex>

namespace onewindow::cases {

/// The hall's side of fees that are paid at a terminal which did not file the case, or has let go
/// of it: one place at a time may charge a case (see FeeCounter), and the hall says which. What a
/// terminal asks comes with its journal (payment.wanted); the answer is a fact of the hall, and a
/// thing of its feed. Each verb in the caller's transaction.
class PaymentGrants
{
public:
    /// `journal` on the hall's partition; it outlives this object. `feed`: what the hall tells.
    PaymentGrants(journal::Journal& journal, const journal::Feed& feed)
        : m_journal(journal)
        , m_feed(feed)
    {}

    /// Answers what terminals ask; where the one that filed the case has not let go of its fee yet,
    /// it is asked to, and the answer waits for that. Errors: StoreRestored, MarkBurnt, those of
    /// the store.
    Result<void> answer(storage::Database& database);

    /// What was paid at other terminals for a case that will not be done is noted for staff, with
    /// an alarm, once; nothing happens of any other case. Errors: as answer().
    Result<void> noteTurnedDown(storage::Database& database, const QByteArray& caseId);
    /// The same of all cases that the feed tells of: after a start.
    Result<void> noteAllTurnedDown(storage::Database& database);

private:
    enum class Word { Granted, Denied, NotYet };

    struct Answer
    {
        Word word = Word::NotYet;
        QString why = {};
    };

    Result<Answer> answerTo(storage::Database& database, const PaymentRow& wanted);
    Result<bool> isOff(storage::Database& database, const QByteArray& caseId) const;

    journal::Journal& m_journal;
    const journal::Feed& m_feed;
};

/// Tells terminals what the hall says of what they asked for, and the one that filed a case that it
/// was paid elsewhere; and says when there is something to answer. Applied after CaseProjection, at
/// halls; owns no table, so a rebuild leaves the feed alone.
class PaymentFeed final : public journal::Projection
{
public:
    /// What has happened since it was asked last.
    struct News
    {
        bool hasAsks = false;
        QSet<QByteArray> cases{}; ///< To hold against what was paid for them.
    };

    /// `hall`: whose stream, and whose facts.
    explicit PaymentFeed(QString hall)
        : m_hall(std::move(hall))
    {}

    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;

    /// The centre has said something of a case. From any thread.
    void noteCase(const QByteArray& caseId);
    /// From any thread.
    News takeNews();

private:
    Result<void> tellFiler(storage::Database& database, const journal::Row& row,
                           const PaymentRow& paid) const;

    QString m_hall;
    std::mutex m_mutex; ///< Guards what follows.
    News m_news;
};

} // namespace onewindow::cases
