// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/EscrowRules.h"

#include <algorithm>

namespace onewindow::appointments {

EscrowRules kioskRules()
{
    EscrowRules rules;
    rules.level = 1;
    rules.returnBeforeMs = 90LL * 60 * 1000;
    return rules;
}

qint64 shareOf(const EscrowRules& rules, qint64 dayCapacity)
{
    if (dayCapacity <= 0) {
        return 0;
    }
    return std::max<qint64>(1, dayCapacity / rules.shareDivisor);
}

qint64 amountToGrant(const Order& order)
{
    const qint64 half = (order.free + 1) / 2;
    const qint64 reserve = std::min({order.level - order.kept, order.share - order.keptDay, half});
    return std::max({qint64(0), reserve, std::min(order.unmet, order.free)});
}

bool isTimeToReturn(const EscrowRules& rules, const Holding& holding)
{
    return holding.nowMs >= holding.startsAtMs - rules.returnBeforeMs;
}

qint64 levelToAsk(const EscrowRules& rules, const Holding& holding)
{
    if (isTimeToReturn(rules, holding) || holding.isReturning) {
        return 0;
    }
    return holding.isWantedBack ? holding.standing
                                : std::max(holding.standing, rules.level + holding.ordersBelow);
}

} // namespace onewindow::appointments
