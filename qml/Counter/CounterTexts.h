// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Error.h"

#include <QString>

namespace onewindow::ui {

/// What a clerk reads for each failure, and what to do next.
QString errorText(ErrorCode code);

/// What a clerk reads when the command at `path` was refused.
QString refusalText(const QString& path, ErrorCode code);

/// Why somebody has to sign in again; `reason` as ERRORS.md has it for SessionEnded.
QString sessionEndText(const QString& reason);

/// What is wrong with a new password; `why` as ERRORS.md has it for WeakPassword.
QString weakPasswordText(const QString& why);

// What a clerk reads for the codes of queue::pauseReasons() and those beside it; anything else as
// it is.
QString pauseText(const QString& reason);
QString transferText(const QString& reason);
QString suspendText(const QString& reason);
QString outOfOrderText(const QString& reason);
QString closingText(const QString& reason);
QString lostReasonText(const QString& reason);

/// "14 分": whole minutes.
QString minutesText(qint64 ms);

/// What is wrong with a terminal's device, from the names of drivers::statusName(); empty if
/// nothing.
QString deviceFaultText(const char* device, const QString& status);

} // namespace onewindow::ui
