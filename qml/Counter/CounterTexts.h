// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Error.h"

#include <QString>
#include <QStringList>

namespace onewindow::ui {

/// What a clerk reads for each failure, and what to do next.
QString errorText(ErrorCode code);

/// What a clerk reads when the command at `path` was refused.
QString refusalText(const QString& path, ErrorCode code);

/// Why somebody has to sign in again; `reason` as ERRORS.md has it for SessionEnded.
QString sessionEndText(const QString& reason);

/// What is wrong with a new password; `why` as ERRORS.md has it for WeakPassword.
QString weakPasswordText(const QString& why);

/// The codes a pause is recorded with.
QStringList pauseIds();
/// What a clerk reads for one of them; anything else as it is.
QString pauseText(const QString& reason);

/// The codes a transfer is recorded with.
QStringList transferReasonIds();
/// What a clerk reads for one of them; anything else as it is.
QString transferText(const QString& reason);

/// "14 分": whole minutes.
QString minutesText(qint64 ms);

/// What is wrong with a terminal's device, from the names of drivers::statusName(); empty if
/// nothing.
QString deviceFaultText(const char* device, const QString& status);

} // namespace onewindow::ui
