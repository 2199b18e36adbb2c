// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/feedback/FeedbackEnquiry.h"
#include "services/feedback/FeedbackWorkStore.h"
#include "services/journal/Journal.h"

namespace onewindow::feedback {

/// A member of the staff who does something about what was said.
struct WorkOrder
{
    QByteArray id;
    QString staff; ///< Account.
    QString desk;  ///< The machine they sit at; empty at a console.
};

/// What was said, opened for who is to answer. Personal.
struct OpenedWork
{
    FeedbackWork work;
    QString text;
    QString phone;         ///< Where one was left.
    int level = 0;         ///< Of a bad rating, with ...
    QStringList codes;     ///< ... its reasons.
    QStringList answers;   ///< In order.
    bool isErased = false; ///< Who said it was forgotten.

    void wipe();
};

/// The hall's side of what people say: it owns what was said in it, and answers. Each verb in the
/// caller's transaction. A centre reads with it what was said in a hall of its own.
class FeedbackOwner
{
public:
    /// `journal` on the partition of the hall.
    explicit FeedbackOwner(journal::Journal journal)
        : m_journal(std::move(journal))
    {}

    /// The words of one thing, and in the same transaction the record of who has read them. Errors:
    /// NotFound, StoreRestored.
    Result<OpenedWork> open(storage::Database& database, const WorkOrder& order);

    /// Answers something filed, or corrects the first answer. `seen`: how many answers somebody
    /// saw, so that one by a colleague is not corrected unread. `key` seals the text. Errors:
    /// NotFound, BadRequest (no text, too long), Conflict (closed, answered meanwhile, a call back,
    /// corrected once already), StoreRestored.
    Result<FeedbackWork> answer(storage::Database& database, const WorkOrder& order,
                                const QString& text, int seen, const journal::NewDataKey& key);

    /// Records that somebody was called. Errors: NotFound, Conflict (closed), TooMany,
    /// StoreRestored.
    Result<FeedbackWork> noteCall(storage::Database& database, const WorkOrder& order,
                                  bool wasReached);

    /// Nothing more is to be done. `outcome`: one of closingOutcomes(). Errors: NotFound,
    /// BadRequest, Conflict (closed already, or filed and not answered), StoreRestored.
    Result<FeedbackWork> close(storage::Database& database, const WorkOrder& order,
                               const QString& outcome);

    /// For who filed it. Only reads. NotFound does not tell a number that is none from a code that
    /// is wrong.
    Result<FollowedFeedback> follow(storage::Database& database, const QString& number,
                                    const QString& code) const;
    Result<FollowedFeedback> followToken(storage::Database& database, const QString& number,
                                         const QString& token) const;
    /// By its id: for the holder of the card it was filed with.
    Result<FollowedFeedback> followId(storage::Database& database, const QByteArray& id) const;

private:
    Result<FeedbackWork> record(storage::Database& database, const WorkOrder& order,
                                journal::NewFact fact);
    Result<FollowedFeedback> followed(storage::Database& database, const FeedbackCase& filed) const;
    Result<QStringList> answersTo(storage::Database& database, const QByteArray& id) const;

    journal::Journal m_journal;
};

} // namespace onewindow::feedback
