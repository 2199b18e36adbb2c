// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/DraftSource.h"
#include "services/cases/DraftStore.h"
#include "services/core/Secret.h"
#include "services/journal/Journal.h"
#include "services/queue/DayKeys.h"

#include <optional>

namespace onewindow::cases {

/// The part of DraftDesk that works on the writer's thread, inside the writer's transactions.
///
/// A draft's key is made of the day's key and of what the card says of its holder: neither alone
/// opens it, and with the day's key it goes for good. The hall, which makes the day's key, knows no
/// card.
class DraftBook
{
public:
    static constexpr qsizetype kDraftLimitBytes = 64LL * 1024; ///< Of one draft, in clear.
    static constexpr qint64 kDraftLimit = 200;                 ///< The oldest makes room.

    explicit DraftBook(journal::Journal& journal);

    /// Makes the table, destroys drafts of days before, and those that the hall has said are over.
    Result<void> start(storage::Database& database);
    Result<void> dropPast(storage::Database& database);

    Result<void> save(storage::Database& database, const Applicant& person, CaseDraft draft);
    /// The person's newest of `matter`; older ones of it are given up.
    Result<std::optional<CaseDraft>> find(storage::Database& database, const Applicant& person,
                                          const QString& matter);
    Result<void> giveUp(storage::Database& database, const QByteArray& caseId);

    // With the hall.

    /// Whom to ask it about; empty where it has given no key for today.
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
    /// Things of kind feed::kDraftEnded.
    Result<void> takeEnded(storage::Database& database, const QList<journal::FeedChange>& ended);

    /// Forgets every draft, and the keys of days.
    Result<void> wipe(storage::Database& database);

private:
    Result<Secret> keyOf(storage::Database& database, const Applicant& person, const QString& day);
    [[nodiscard]] std::optional<CaseDraft> opened(const Secret& key, const DraftRow& row) const;
    [[nodiscard]] DraftStore store(storage::Database& database) const;
    [[nodiscard]] QString today() const;

    journal::Journal& m_journal;
    journal::FeedCache m_cache;
    queue::DayKeys m_dayKeys;
};

} // namespace onewindow::cases
