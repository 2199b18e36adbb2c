// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QByteArray>
#include <QString>

namespace onewindow::drivers {

/// The secret that terminal and box share: a file of 64 hexadecimal digits that nobody but its
/// owner may read; one of root's its group too, as systemd hands over credentials. Errors:
/// KeyUnavailable.
Result<QByteArray> readBoxSecret(const QString& path);

} // namespace onewindow::drivers
