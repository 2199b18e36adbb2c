// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/CaseStore.h"
#include "services/cases/DepartmentSource.h"
#include "services/journal/Journal.h"

#include <QString>

#include <functional>
#include <optional>

namespace onewindow::cases {

/// How long the feed says what became of a case.
inline constexpr qint64 kShownMs = 30LL * 24 * 60 * 60 * 1000;

/// What a member of the staff says of a case.
struct CaseOrder
{
    QByteArray id;
    CaseState seen = CaseState::Received; ///< What they saw: refused if it is another by now.
    CaseState to = CaseState::Received;
    QString reason; ///< See isReasonFor(); needed where needsReason().
    /// Ids of the materials that are still to be brought, all of them; see materialRef(). With
    /// CorrectionNeeded alone.
    QStringList missing = {};
    QString staff; ///< Account.
    QString desk;  ///< The machine they sit at.
};

/// The centre's side of cases: it owns them from birth, gives them their official numbers, and
/// records what a terminal decided by rule, what a window said as it filed one, and what people say
/// who decide. Each verb in the
/// caller's transaction.
class CaseOwner
{
public:
    /// The working days in which a matter is decided; 0 where none are stated. In any thread.
    using PromiseOf = std::function<int(const QString& matter)>;

    /// `journal` on any partition; it outlives this object.
    explicit CaseOwner(const journal::Journal& journal, PromiseOf promiseOf = {});

    /// Numbers cases of `hall` that have none, some at once; whether there are more.
    Result<bool> work(storage::Database& database, const QString& hall);

    /// The case as it is then. Errors: NotFound, Conflict (it is in another state, or `to` does not
    /// follow on it), BadRequest naming "reason" or "missing".
    Result<CaseRow> advance(storage::Database& database, const QString& hall,
                            const CaseOrder& order);

    /// Cases of `hall` that a department may decide and that come after `from`, the oldest first;
    /// at most DepartmentSource::kFollowLimit.
    Result<QList<WaitingCase>> waiting(storage::Database& database, const QString& hall,
                                       const std::optional<WaitingCase>& from) const;

    /// Records the steps that are new to us, those that follow on where the case stands: what staff
    /// has decided meanwhile stays. None while staff waits for what is missing. How many there
    /// were.
    Result<int> takeIn(storage::Database& database, const QString& hall,
                       const DepartmentProgress& progress);

    /// Takes out of the feed of `hall` what was said of cases longer than kShownMs ago.
    Result<void> tidy(storage::Database& database, const QString& hall);

private:
    const journal::Journal& m_journal;
    PromiseOf m_promiseOf;
};

/// A case's official number (办件编号) as Guangdong has it: the implementation code, the day, and
/// four digits, more when there are more: 12441500196720244T3442199806003 20220623 0068 without the
/// spaces. A matter without a code is numbered by its id.
QString officialNumber(const QString& taskCode, const QString& day, qint64 sequence);

} // namespace onewindow::cases
