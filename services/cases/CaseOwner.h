// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Journal.h"

#include <QString>

namespace onewindow::cases {

/// How long the feed says what became of a case.
inline constexpr qint64 kShownMs = 30LL * 24 * 60 * 60 * 1000;

/// The centre's side of cases: it owns them from birth, gives them their official numbers, and
/// records what a terminal decided by rule. Each verb in the caller's transaction.
class CaseOwner
{
public:
    /// `journal` on any partition; it outlives this object.
    explicit CaseOwner(const journal::Journal& journal);

    /// Numbers cases of `hall` that have none, some at once; whether there are more.
    Result<bool> work(storage::Database& database, const QString& hall);

    /// Takes out of the feed of `hall` what was said of cases longer than kShownMs ago.
    Result<void> tidy(storage::Database& database, const QString& hall);

private:
    const journal::Journal& m_journal;
};

/// A case's official number (办件编号) as Guangdong has it: the implementation code, the day, and
/// four digits, more when there are more: 12441500196720244T3442199806003 20220623 0068 without the
/// spaces. A matter without a code is numbered by its id.
QString officialNumber(const QString& taskCode, const QString& day, qint64 sequence);

} // namespace onewindow::cases
