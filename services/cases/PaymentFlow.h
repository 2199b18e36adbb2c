// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace onewindow::cases {

/// How an order to pay stands in the journal.
enum class OrderState {
    Begun = 0,   ///< Durable before the box is asked: it may have the money.
    Unknown = 1, ///< The box did not answer: it may have the money, and is asked again.
    Paid = 2,    ///< It has.
    Refused = 3, ///< It has not: refused, or taken back.
    Lapsed = 4,  ///< It has not: the payer let the time go by.
    Wanted = 5,  ///< By a terminal that has to ask the hall first: the box has not heard of it.
    Granted = 6, ///< The hall lets it: nobody else charges the case until this one has ended.
};

/// What the payment box says of an order.
enum class OrderEvent { Paid, Refused, Cancelled, Lapsed, Lost };

/// The order's next state; nothing when it stays as it is. What has ended is ended, but money that
/// is there after all is always noted.
std::optional<OrderState> next(OrderState state, OrderEvent event);

/// The box may have the money, and has to be asked.
constexpr bool isOpen(OrderState state)
{
    return state == OrderState::Begun || state == OrderState::Unknown;
}

/// Nobody else may charge the case: the box may have the money, or may have it soon.
constexpr bool isPending(OrderState state)
{
    return isOpen(state) || state == OrderState::Wanted || state == OrderState::Granted;
}

/// How a case stands with its fee.
enum class MoneyState {
    None,    ///< There is none.
    Due,     ///< To be paid, at this terminal or at a window.
    Open,    ///< Being paid, or not known: the box is asked before anything else is charged.
    Counter, ///< To be paid, at a window alone: the terminal has let go of it.
    Paid,
    ToReturn, ///< Paid, for a case that is not done: staff gives it back.
};

/// For answers: "none", "due", "open", "counter", "paid", "toReturn".
QString moneyName(MoneyState state);
/// The reverse; nothing for any other text.
std::optional<MoneyState> moneyFromName(QStringView name);

/// What a case costs and what became of it.
struct CaseMoney
{
    MoneyState state = MoneyState::None;
    qint64 cents = 0;
    QString receipt = {}; ///< Paid, ToReturn: the box's number of it.

    friend bool operator==(const CaseMoney&, const CaseMoney&) = default;
};

} // namespace onewindow::cases
