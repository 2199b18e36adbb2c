// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Database.h"

#include <QString>

namespace onewindow::identity {

/// What is guarded: one account, or one place that people sign in from. Both are locked when
/// somebody guesses, the place later: many share it.
struct Guarded
{
    QString hall;
    QString subject;      ///< "account wang", "machine counter-1", "address 10.0.0.7".
    int freeFailures = 5; ///< From this one on it is locked.
};

/// Table `sign_in_guards`: failed sign-ins, so that neither a restart nor another process forgets
/// them. From the free failures on every further one locks for 15 s, doubling to 15 min. A day
/// without a failure is forgotten. At most kLimit subjects of a hall are remembered; the oldest
/// that are not locked go first.
class GuardStore
{
public:
    static constexpr QStringView kComponent = u"sign_in_guards";
    static constexpr qint64 kFirstLockMs = 15'000;
    static constexpr qint64 kLongestLockMs = 15LL * 60 * 1000;
    static constexpr qint64 kForgetMs = 24LL * 60 * 60 * 1000;
    static constexpr qint64 kLimit = 10'000;

    static Result<void> migrate(storage::Database& database);

    explicit GuardStore(storage::Database& database)
        : m_database(database)
    {}

    /// Counts an attempt as failed before its password is looked at, so that those who come at once
    /// do not slip through together; 0, or for how many milliseconds it is locked, and then nothing
    /// is counted.
    Result<qint64> begin(const Guarded& guarded, qint64 nowMs);
    /// The attempt was good: as if it had not been.
    Result<void> takeBack(const Guarded& guarded);
    /// Everything is forgotten of it.
    Result<void> clear(const Guarded& guarded);

private:
    Result<void> makeRoom(const QString& hall, qint64 nowMs);

    storage::Database& m_database;
};

/// For how long the `failures`th failure locks, in milliseconds; 0 if it does not.
qint64 lockMs(int failures, int freeFailures);

} // namespace onewindow::identity
