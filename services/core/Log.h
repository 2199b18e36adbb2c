// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLoggingCategory>
#include <QString>

namespace onewindow {

// One category a module. Log changes, not polls; no personal data: pass what could be some through
// redact().
Q_DECLARE_LOGGING_CATEGORY(lcCore)
Q_DECLARE_LOGGING_CATEGORY(lcStorage)
Q_DECLARE_LOGGING_CATEGORY(lcJournal)
Q_DECLARE_LOGGING_CATEGORY(lcQueue)
Q_DECLARE_LOGGING_CATEGORY(lcSync)
Q_DECLARE_LOGGING_CATEGORY(lcPlatform)
Q_DECLARE_LOGGING_CATEGORY(lcDevice)
Q_DECLARE_LOGGING_CATEGORY(lcUi)

/// Sends the program's log to standard error, a line each: time, program, category, text.
/// journald takes it from there. `program` is the name without the prefix.
void startLogging(const QString& program);

/// `text` with every run of six and more digits, and whatever follows an at sign, replaced by
/// stars: for outside text (a server's answer, a file's line) whose content is not known.
QString redact(const QString& text);

} // namespace onewindow
