// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/Caller.h"

namespace onewindow::platform {

Result<Caller> Caller::of(const HttpRequest& request, identity::StaffDirectory& staff)
{
    Caller caller{request.peerName, request.peerRole, {}};
    if (!request.headers.contains("authorization")) {
        return caller;
    }
    if (!caller.isRole(u"counter")) {
        return Error{ErrorCode::NotPermitted, QStringLiteral("staff sign in at counters")};
    }
    caller.staff = staff.find(bearerToken(request));
    if (!caller.staff) {
        return Error{ErrorCode::BadCredentials, QStringLiteral("the session has ended")};
    }
    return caller;
}

QString bearerToken(const HttpRequest& request)
{
    const QByteArray value = request.header("authorization");
    return value.startsWith("Bearer ") ? QString::fromLatin1(value.sliced(7)) : QString();
}

} // namespace onewindow::platform
