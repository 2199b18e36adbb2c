// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/crypto/Suite.h"

#include <QString>

namespace onewindow {

/// What `onewindow-ctl provision` makes.
struct ProvisionOptions
{
    QString folder;
    crypto::Suite suite = crypto::Suite::National;
    int kiosks = 1;   ///< 1 to 9: the issuer's mark is one digit here.
    int counters = 2; ///< 1 to 20.
    int port = 8443;  ///< Of the platform; 0 lets it choose (then the files say 0 too, and no
                      ///< department is asked).
    /// 0: one platform is hall and centre. 1 to 9: a centre at `port` and so many halls at the
    /// ports after it, each with its kiosks and counters.
    int halls = 0;
    QString documentPrinter = {}; ///< ipp:// of the first terminal's; empty: it has none.
};

/// Where the departments of a deployment listen: behind its platforms, one port left free.
int departmentPort(const ProvisionOptions& options);

/// Makes a try-out deployment on this machine: an authority, its platforms, some kiosks, counters
/// and a board, each with keys, certificate and configuration, the departments that the centre asks
/// (for onewindow-department), two clerks and a manager with random passwords (passwords.txt,
/// readable by the owner only). Errors: Conflict when the folder is there
/// already, BadRequest, KeyUnavailable, StoreFailed.
Result<void> provision(const ProvisionOptions& options);

} // namespace onewindow
