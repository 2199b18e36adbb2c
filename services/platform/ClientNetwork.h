// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace onewindow::platform {

/// What limits of an address count by: an IPv4 address itself, also where it came mapped into IPv6;
/// of an IPv6 address its /64, because whoever has one of those has all of them. Another text is
/// its own.
QString clientNetwork(const QString& address);

} // namespace onewindow::platform
