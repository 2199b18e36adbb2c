// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/PaymentFlow.h"

namespace onewindow::cases {

std::optional<OrderState> next(OrderState state, OrderEvent event)
{
    if (event == OrderEvent::Paid) {
        return state == OrderState::Paid ? std::nullopt : std::optional(OrderState::Paid);
    }
    if (!isOpen(state)) {
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

} // namespace onewindow::cases
