// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QString>

namespace onewindow {

/// What the first security administrator needs to sign in; shown once, kept nowhere.
struct FirstAdministrator
{
    QString account;
    QString password;   ///< To be changed at the first sign-in.
    QString totpSecret; ///< Base32.
    QString totpUri;
};

/// Makes the first security administrator in the store of the centre that `configFile`
/// (platform.toml) describes; the platform may be running. Errors: Conflict if there is one
/// already, NotPermitted at a hall below a centre, BadRequest (the name), BadConfig,
/// KeyUnavailable, those of the store.
Result<FirstAdministrator> makeFirstAdministrator(const QString& configFile,
                                                  const QString& account);

} // namespace onewindow
