// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/identity/Accounts.h"

namespace onewindow::identity {

/// The accounts that a centre begins with, of a try-out: {"staff": [{"account", "name", "role" or
/// "roles", "hall", "password": its hash, "once": whether it must be changed, "totp": its second
/// factor in base32}]}; `hall` is whose they are where the file does not say, administrators are
/// the city's. At most 1 MiB. Errors: BadConfig naming what is wrong.
Result<QList<NewAccount>> loadStaffFile(const QString& path, const QString& hall);
Result<QList<NewAccount>> parseStaffFile(const QByteArray& json, const QString& fileName,
                                         const QString& hall);

} // namespace onewindow::identity
