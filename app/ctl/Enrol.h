// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/crypto/Suite.h"
#include "services/identity/Machine.h"

#include <QString>

namespace onewindow {

/// What `onewindow-ctl enrol` is told.
struct EnrolOptions
{
    QString code;   ///< As it was typed.
    QString url;    ///< Of the hall, or of the centre: "https://hall.example.cn:8443".
    QString folder; ///< Where everything goes; made (mode 0700) if it is not there.
    crypto::Suite suite = crypto::Suite::National;
};

/// Enrols this machine: makes its keys here, holds the platform's authority against the code before
/// anything is sent, asks for a certificate, and writes tls.pem, tls.key, ca.pem, keys/, store/ and
/// last the program's configuration. What was cut short goes on with the same keys when it is run
/// again with the same code. Gives the machine as the city knows it. Errors: BadRequest (code, url:
/// mistyped), BadSignature (the platform has another authority than the code), Conflict (the folder
/// is enrolled already), KeyUnavailable, those of the network and of the platform.
Result<identity::Machine> enrol(const EnrolOptions& options);

} // namespace onewindow
