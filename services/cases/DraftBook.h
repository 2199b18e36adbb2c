// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/DraftKeys.h"
#include "services/cases/DraftSource.h"
#include "services/cases/DraftStore.h"
#include "services/core/Secret.h"
#include "services/journal/Journal.h"

#include <optional>

namespace onewindow::cases {

/// The part of DraftDesk that works on the writer's thread, inside the writer's transactions.
///
/// A draft's key is made of a key of the day (DraftKeys) and of what the card says of its holder:
/// neither alone opens it, and with the day's key it goes for good. Who makes the day's key knows
/// no card. There is a book for the hall, and one for the city, with drafts of their own.
class DraftBook
{
public:
    static constexpr qint64 kDraftLimit = 200; ///< The oldest makes room.

    /// `partition`: where its rows are; `keys` outlives it.
    DraftBook(journal::Journal& journal, QString partition, DraftKeys& keys);

    /// Where a terminal's drafts for the whole city are.
    inline static const QString kCity = QStringLiteral("city");

    /// Makes the table, destroys drafts of days before, and those that the hall has said are over:
    /// the cases of these.
    Result<QList<QByteArray>> start(storage::Database& database);
    Result<void> dropPast(storage::Database& database);

    Result<void> save(storage::Database& database, const Applicant& person, CaseDraft draft);
    /// The person's newest of `matter`; older ones of it are given up.
    Result<std::optional<CaseDraft>> find(storage::Database& database, const Applicant& person,
                                          const QString& matter);
    Result<void> giveUp(storage::Database& database, const QByteArray& caseId);

    // With the hall.

    /// Whom to ask it about; empty where nobody has given a key for today.
    Result<QString> handleOf(storage::Database& database, const QString& idNumber);
    /// What it holds: one that somebody wrote elsewhere takes the place of ours, and what has ended
    /// goes.
    Result<void> takeHeld(storage::Database& database, const QString& handle,
                          const HeldDrafts& held);
    /// What it is to be told next.
    Result<std::optional<DraftRow>> unsent(storage::Database& database);
    /// It holds that version now, or knows that it was given up.
    Result<void> noteSent(storage::Database& database, const DraftRow& sent);
    /// It knows better: our copy goes.
    Result<void> noteRefused(storage::Database& database, const DraftRow& sent);
    /// It does not want to hold it: the draft stays here alone.
    Result<void> keepHere(storage::Database& database, const DraftRow& sent);
    /// Things of kind feed::kDraftEnded; the cases that they concern.
    Result<QList<QByteArray>> takeEnded(storage::Database& database,
                                        const QList<journal::FeedChange>& ended);

    /// Forgets every draft, and the keys of days.
    Result<void> wipe(storage::Database& database);

private:
    [[nodiscard]] Secret sealKey(const PersonKey& key, const Applicant& person) const;
    [[nodiscard]] DraftStore store(storage::Database& database) const;
    [[nodiscard]] QString today() const;

    journal::Journal& m_journal;
    QString m_partition;
    DraftKeys& m_keys;
    journal::FeedCache m_cache;
};

} // namespace onewindow::cases
