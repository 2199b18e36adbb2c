// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QByteArray>
#include <QString>

namespace onewindow {

/// `toml` with the same meaning and the same lines in ASCII: what is beyond it in texts is escaped,
/// comments are left out. toml++ 3.3 runs into undefined behaviour on many characters in wrong
/// places and overruns its stack on thousands of dotted keys; it is shown only what comes out of
/// here. Refuses texts over several lines and more than 64 dots in a line outside texts. Errors:
/// BadConfig with `name`, line and reason.
Result<QByteArray> asciiToml(QByteArrayView toml, const QString& name);

} // namespace onewindow
