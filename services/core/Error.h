// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace onewindow {

/// Every expected failure of the project. Each value is explained in ERRORS.md, and a test keeps
/// the two in step. What a citizen reads is made from the code in one translated table in the UI.
enum class ErrorCode {
    // What was handed in
    BadConfig,
    BadCatalogue,
    BadFrame,
    BadRequest,
    BadSignature,
    BadCredentials,
    SessionEnded,
    SecondFactor,
    PasswordExpired,
    WeakPassword,
    LockedOut,
    NotPermitted,
    Revoked,
    WipeOrdered,
    NotFound,
    TooLarge,
    TooMany,
    // What the state does not allow
    Conflict,
    AlreadyOpen,
    QueueEmpty,
    TooLate,
    WindowClosed,
    // Stores and chains
    StoreFailed,
    StoreBusy,
    StoreTooNew,
    StoreRestored,
    MarkBurnt,
    ChainBroken,
    ChainForked,
    ChainGap,
    KeyUnavailable,
    SealBroken,
    // The world outside
    NetworkFailed,
    ServerRefused,
    Timeout,
    Cancelled,
    DeviceMissing,
    DeviceFault,
    CardUnreadable,
    CardGone,
    HelpWanted,
    SilentAlarm,
};

/// A failure: what kind, and a detail for the log (never for a citizen, never with personal data).
struct Error
{
    ErrorCode code;
    QString detail;
};

/// The name of `code` as in ERRORS.md, for logs and for problem+json.
QString errorName(ErrorCode code);

/// The reverse of errorName(); nothing for a name that is none of ours.
std::optional<ErrorCode> errorFromName(QStringView name);

} // namespace onewindow
