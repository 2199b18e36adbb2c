// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/PaymentFlow.h"

namespace onewindow::cases {

std::optional<OrderState> next(OrderState state, OrderEvent event)
{
    if (event == OrderEvent::Paid) {
        return state == OrderState::Paid ? std::nullopt : std::optional(OrderState::Paid);
    }
    if (!isPending(state)) {
        return std::nullopt;
    }
    switch (event) {
    case OrderEvent::Refused:
    case OrderEvent::Cancelled:
        return OrderState::Refused;
    case OrderEvent::Lapsed:
        return OrderState::Lapsed;
    case OrderEvent::Lost:
        return state == OrderState::Begun ? std::optional(OrderState::Unknown) : std::nullopt;
    case OrderEvent::Paid:
        break;
    }
    return std::nullopt;
}

QString moneyName(MoneyState state)
{
    switch (state) {
    case MoneyState::None:
        return QStringLiteral("none");
    case MoneyState::Due:
        return QStringLiteral("due");
    case MoneyState::Open:
        return QStringLiteral("open");
    case MoneyState::Counter:
        return QStringLiteral("counter");
    case MoneyState::Paid:
        return QStringLiteral("paid");
    case MoneyState::ToReturn:
        return QStringLiteral("toReturn");
    }
    return {};
}

std::optional<MoneyState> moneyFromName(QStringView name)
{
    for (const MoneyState state : {MoneyState::None, MoneyState::Due, MoneyState::Open,
                                   MoneyState::Counter, MoneyState::Paid, MoneyState::ToReturn}) {
        if (name == moneyName(state)) {
            return state;
        }
    }
    return std::nullopt;
}

} // namespace onewindow::cases
