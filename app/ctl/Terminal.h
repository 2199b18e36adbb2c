// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/core/Secret.h"

#include <QString>

namespace onewindow {

/// Asks for a line on the terminal without showing what is typed: at most 1024 bytes of UTF-8,
/// without the line end. The question goes to standard error. Where standard input is no terminal
/// the line is read all the same. Errors: Cancelled at the end of the input.
Result<Secret> askSecret(const QString& question);

/// Asks on the terminal whether to go on; yes only for "yes", as it is typed. Where standard input
/// is no terminal nobody is asked, and it is no.
bool askYes(const QString& question);

/// The first lines of a file ("-" for standard input), at most `limit`, each without its line end:
/// what passwords are handed over in. At most 4 KiB are read. A file must be this user's and closed
/// to others. Errors: KeyUnavailable naming the file.
Result<QList<QByteArray>> readSecretLines(const QString& path, int limit);

} // namespace onewindow
