// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/DraftSource.h"
#include "services/cases/DraftStore.h"
#include "services/journal/Projection.h"

namespace onewindow::cases {

/// The drafts that the terminals of a hall hold in common, so that a person goes on with theirs at
/// any of them: sealed under a key of the day and the card, found by the person's day handle, gone
/// with the day. What has ended is told in the hall's feed (feed::kDraftEnded), so that copies at
/// terminals go as well. In the partition without a name it is the centre's, for all of its halls,
/// which tells nobody: who looks there hears what has ended. Stateless; each verb in the caller's
/// transaction.
class DraftShelf
{
public:
    static constexpr qint64 kPersonLimit = 4;   ///< Drafts of one person.
    static constexpr qint64 kNodeLimit = 200;   ///< Last written by one terminal.
    static constexpr qint64 kHallLimit = 2'000; ///< The oldest makes room; so of the two above.
    // At the centre:
    static constexpr qint64 kCityPersonLimit = 2;
    static constexpr qint64 kCityHallLimit = 500; ///< Last written in one hall.

    /// `hall`: the partition.
    explicit DraftShelf(QString hall)
        : m_hall(std::move(hall))
    {}

    /// Takes a version that follows on the one that is there, which `row.sent` names; the same
    /// again changes nothing, and where none is there any will do. Errors: Conflict (the case was
    /// filed or given up, another version is there, or it is another person's), TooLarge,
    /// BadRequest (its day is not `today`), those of the store.
    Result<void> put(storage::Database& database, DraftRow row, const QString& today) const;

    Result<HeldDrafts> ofPerson(storage::Database& database, const QString& handle,
                                const QString& today) const;

    /// The person of `handle` gave it up; one that is not theirs here is as good as given up.
    Result<void> giveUp(storage::Database& database, const QString& handle,
                        const QByteArray& caseId) const;
    /// It was filed or given up. Nothing happens where none is held.
    Result<void> end(storage::Database& database, const QByteArray& caseId) const;
    /// Somebody is forgotten who has `handle` today: every draft of theirs, held here or not.
    Result<void> endPerson(storage::Database& database, const QString& handle, const QString& day,
                           qint64 atMs) const;

    /// Destroys what is of days before `today`.
    Result<void> tidy(storage::Database& database, const QString& today) const;

private:
    [[nodiscard]] bool isCity() const { return m_hall.isEmpty(); }

    Result<void> makeRoom(DraftStore& store, const DraftRow& row) const;

    QString m_hall;
};

/// Ends drafts as the facts say that concern them: a case that was filed, a person who is
/// forgotten. At a hall, after the projections of tickets and cases; owns no table, so a rebuild
/// leaves the drafts alone. At a centre, of the city's drafts, the filed ones; of the forgotten it
/// hears from the terminals, for it cannot tell whose a draft is.
class DraftEnding final : public journal::Projection
{
public:
    enum class Of {
        Hall,
        City,
    };

    explicit DraftEnding(Of of)
        : m_of(of)
    {}

    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;

private:
    Of m_of;
};

} // namespace onewindow::cases
