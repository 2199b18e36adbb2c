// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/Caller.h"

namespace onewindow::platform {

Result<Caller> Caller::of(const HttpRequest& request, identity::Machines& machines)
{
    if (!request.peerName.isEmpty()) {
        const auto machine = machines.admit(request.peerName, request.peerRole, request.peerSerial);
        if (!machine) {
            return machine.error();
        }
    }
    Caller caller{request.peerName, request.peerRole, {}};
    const bool hasToken = request.headers.contains("authorization");
    const bool isStaffs =
        caller.machine.isEmpty() || caller.isRole(u"counter") || caller.isRole(u"console");
    if (hasToken && !isStaffs) {
        return Error{ErrorCode::NotPermitted, QStringLiteral("staff sign in at counters")};
    }
    return caller;
}

Result<void> Caller::require(identity::Permission permission) const
{
    if (!staff) {
        return Error{ErrorCode::BadCredentials, QStringLiteral("staff only")};
    }
    if (!staff->permissions.contains(permission)) {
        return Error{ErrorCode::NotPermitted, identity::permissionName(permission)};
    }
    return {};
}

QString bearerToken(const HttpRequest& request)
{
    const QByteArray value = request.header("authorization");
    return value.startsWith("Bearer ") ? QString::fromLatin1(value.sliced(7)) : QString();
}

} // namespace onewindow::platform
