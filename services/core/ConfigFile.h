// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QByteArray>
#include <QString>

namespace onewindow {

/// The content of a file that somebody writes by hand, of at most 1 MiB or `limitBytes`. Blocks.
/// Errors: BadConfig (it cannot be read, or is larger), naming the file.
Result<QByteArray> readConfigFile(const QString& path, qint64 limitBytes = 1 << 20);

} // namespace onewindow
