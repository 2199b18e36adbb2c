// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseIndexStore.h"
#include "services/cases/CaseService.h"
#include "services/cases/CaseStore.h"
#include "services/core/Secret.h"
#include "services/journal/Journal.h"

#include <optional>

namespace onewindow::cases {

/// At the centre, which owns the cases: finds them again by the person who asks, or by a number and
/// the last four characters of the person's ID number. It holds keyed hashes of both, under a key
/// of this node alone, beside the journal: no chain tells of a person for ever, whoever copies the
/// store learns nothing from it, and who is forgotten leaves it. Reading is safe from any thread.
class CaseIndex
{
public:
    /// `journal` on any partition; it outlives this object.
    explicit CaseIndex(const journal::Journal& journal)
        : m_journal(journal)
    {}

    /// Takes in a case of `hall` that has a number, in the caller's transaction: opens what was
    /// sealed for the centre, and keeps the hashes. What cannot be opened here is found by nobody.
    Result<void> add(storage::Database& database, const QString& hall, const QByteArray& id);
    /// Those that were numbered and are not there yet, some at once; whether there are more.
    Result<bool> addMissing(storage::Database& database, const QString& hall);

    /// Takes in what somebody said (services/feedback), in the caller's transaction. `idNumber`: of
    /// who wants to find it again by the card; empty of everybody else.
    Result<void> addSaying(storage::Database& database, IndexedSaying saying,
                           const QString& idNumber);
    /// What the holder of `idNumber` said in the whole city, the newest first; at most
    /// CaseService::kListLimit.
    Result<QList<CasePlace>> saidBy(storage::Database& database, const QString& idNumber) const;

    /// What the holder of `idNumber` filed in the whole city, the newest first; at most
    /// CaseService::kListLimit. `asker`: the hall where they ask.
    Result<QList<CaseSummary>> ofPerson(storage::Database& database, const QString& idNumber,
                                        const QString& asker) const;
    /// Where the case `id` is, if the holder of `idNumber` filed it; else nothing.
    Result<std::optional<CasePlace>> theirs(storage::Database& database, const QString& idNumber,
                                            const QByteArray& id) const;

    /// The case with this plainNumber(): the official one, or a provisional one of `hall`. NotFound
    /// if there is none or the person's number does not end in `lastFour`; nothing, the time it
    /// takes included, says which.
    Result<CaseSummary> byNumber(storage::Database& database, const QString& hall,
                                 const QString& number, const QString& lastFour) const;

    /// The case of `hall` with this plainNumber(), official or provisional, for who needs no other
    /// proof: its staff. Nothing if there is none.
    static Result<std::optional<CaseRow>> rowOf(storage::Database& database, const QString& hall,
                                                const QString& number);

    /// What is known of the case that a receipt's code names, filed in `hall`. Errors: NotFound.
    static Result<CaseSummary> byToken(storage::Database& database, const QString& hall,
                                       const QString& token);

private:
    [[nodiscard]] Result<QList<CasePlace>> placesOf(storage::Database& database,
                                                    const QString& idNumber) const;
    [[nodiscard]] Result<std::optional<Secret>> key(storage::Database& database) const;
    Result<Secret> keyOrNew(storage::Database& database);
    [[nodiscard]] QString hashOf(const Secret& key, const QByteArray& what) const;
    [[nodiscard]] QString personIn(storage::Database& database, const QString& hall,
                                   const QByteArray& id) const;

    const journal::Journal& m_journal;
};

/// What is known of a case of `hall` at this node: with its steps at the owner; at a hall with what
/// the feed says of it, as long as that tells of the case.
Result<CaseSummary> summaryOf(storage::Database& database, const QString& hall, const CaseRow& row);

/// A number as it is looked up: its letters and digits alone, in capitals.
QString plainNumber(const QString& number);

/// How many characters of the ID number open a case without a card.
inline constexpr qsizetype kTailLength = 4;

} // namespace onewindow::cases
