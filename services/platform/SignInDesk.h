// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/identity/Accounts.h"
#include "services/identity/GuardStore.h"
#include "services/identity/StaffDirectory.h"
#include "services/journal/Journal.h"
#include "services/platform/RateLimiter.h"
#include "services/platform/WorkerPool.h"
#include "services/storage/Writer.h"

#include <functional>
#include <memory>

namespace onewindow::platform {

/// What somebody signs in with.
struct SignInRequest
{
    QString account; ///< Lower case.
    QString password;
    QString totp;        ///< The one-time code; empty if none was typed.
    QString newPassword; ///< Empty unless the password is to be changed.
    QString machine;     ///< Whose certificate; empty at a console without one.
    QString remote;      ///< Address of the caller.
};

/// Why not.
struct SignInRefusal
{
    Error error;
    qint64 retryAfterMs = 0; ///< With LockedOut.
};

/// Who is signed in now.
struct SignedIn
{
    QString token;
    identity::StaffSession session;
};

/// What sign-in works with; all of it outlives the desk.
struct SignInParts
{
    storage::Writer& writer;
    WorkerPool& workers;
    journal::Journal& journal; ///< Of the partition of this node's hall.
    const identity::StaffDirectory& staff;
    const crypto::NodeKeys& keys;
    const Clock& clock;
    identity::Accounts* accounts = nullptr; ///< At their owner; null at a hall below it.
    /// Where a password chosen at a hall below the centre is sealed to: the hall and the centre.
    std::vector<journal::Recipient> recipients;
};

/// Signs staff in: counts the attempt (see GuardStore), compares the password on a worker, asks for
/// the second factor and for a new password where they are due, and begins a session. Who signed
/// in, and who was refused, is part of the journal (数据留痕); refusals at most 60 at once and one
/// a second.
class SignInDesk
{
public:
    using Done = std::function<void(const std::optional<SignInRefusal>&, const SignedIn&)>;

    static constexpr int kAccountFailures = 5;
    static constexpr int kPlaceFailures = 20;
    static constexpr qint64 kSessionLimit = 2000; ///< Of one hall.
    static constexpr qint64 kSessionsOfOne = 200; ///< The oldest goes.

    explicit SignInDesk(SignInParts parts);

    /// From any thread. Answers once, from a thread of the writer or of the workers, or at once.
    /// Errors: BadCredentials, LockedOut, SecondFactor, PasswordExpired, WeakPassword, NotPermitted
    /// (right, but locked by an administrator, or not from here), TooMany, StoreBusy, those of the
    /// store.
    void signIn(SignInRequest request, Done done);

    /// Ends a session. `done` as the writer has it.
    void signOut(const identity::StaffSession& session, std::function<void(Result<void>)> done);

private:
    struct Attempt;
    using Shared = std::shared_ptr<Attempt>;

    Result<void> count(storage::Database& database, Attempt& attempt) const;
    void compare(Attempt& attempt) const;
    Result<void> compareRest(Attempt& attempt) const;
    void conclude(const Shared& attempt);
    void refuse(const Shared& attempt);
    Result<SignedIn> begin(storage::Database& database, Attempt& attempt);
    Result<void> changePassword(storage::Database& database, Attempt& attempt);
    Result<void> noteRefusal(storage::Database& database, const Attempt& attempt);
    Result<void> record(storage::Database& database, const char* kind, const QString& hall,
                        const QJsonObject& body);

    SignInParts m_parts;
    RateLimiter m_refusals; ///< The writer's thread.
    QString m_decoy;        ///< A hash that nothing matches: an unknown account takes as long.
};

} // namespace onewindow::platform
