// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/identity/Machines.h"
#include "services/identity/StaffDirectory.h"
#include "services/platform/HttpRequest.h"

#include <optional>

namespace onewindow::platform {

/// Who asks: the machine its certificate names, and the staff member who is signed in there.
struct Caller
{
    QString machine; ///< Empty without a certificate.
    QString role;    ///< "kiosk", "counter", "board", "hall", "console"; empty for the public.
    std::optional<identity::StaffSession> staff;

    [[nodiscard]] bool isRole(QStringView wanted) const
    {
        return !machine.isEmpty() && role == wanted;
    }

    /// The machine that a session is good at: a counter. Consoles, with a certificate or without,
    /// have none.
    [[nodiscard]] QString desk() const { return isRole(u"console") ? QString() : machine; }

    /// Whether the staff member who is signed in may do this. Errors: BadCredentials (nobody is),
    /// NotPermitted naming the permission.
    [[nodiscard]] Result<void> require(identity::Permission permission) const;

    /// The machine, its certificate held against those that the city knows; who is signed in there
    /// is asked of the store. Errors: Revoked, NotPermitted (a staff token from a machine that
    /// nobody signs in at).
    static Result<Caller> of(const HttpRequest& request, identity::Machines& machines);
};

/// The token of an "Authorization: Bearer" header; empty without one.
QString bearerToken(const HttpRequest& request);

} // namespace onewindow::platform
