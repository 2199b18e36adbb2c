// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/FactKinds.h"

#include <algorithm>
#include <array>

namespace onewindow::queue::facts {

bool isAtWindow(const QString& kind)
{
    static constexpr std::array kKinds{kCalled,   kRecalled,    kMissed,    kStarted,
                                       kFinished, kTransferred, kSuspended, kUndone};
    return std::any_of(kKinds.begin(), kKinds.end(),
                       [&](const char* known) { return kind == QLatin1String(known); });
}

} // namespace onewindow::queue::facts
