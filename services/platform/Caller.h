// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/identity/StaffDirectory.h"
#include "services/platform/HttpRequest.h"

#include <optional>

namespace onewindow::platform {

/// Who asks: the machine its certificate names, and the staff member who is signed in there.
struct Caller
{
    QString machine; ///< Empty without a certificate.
    QString role;    ///< "kiosk", "counter", "board"; empty for the public.
    std::optional<identity::StaffSession> staff;

    [[nodiscard]] bool isRole(QStringView wanted) const
    {
        return !machine.isEmpty() && role == wanted;
    }

    /// Finds out. Errors: NotPermitted (a staff token from a machine that is no counter),
    /// BadCredentials (the session has ended).
    static Result<Caller> of(const HttpRequest& request, identity::StaffDirectory& staff);
};

/// The token of an "Authorization: Bearer" header; empty without one.
QString bearerToken(const HttpRequest& request);

} // namespace onewindow::platform
