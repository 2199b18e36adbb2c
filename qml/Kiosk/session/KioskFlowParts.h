// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/KioskFlow.h"

// What the parts of next() share; nobody else includes this.
namespace onewindow::ui::flow {

Step stay(State state);

bool hasNoNumbers(const Facts& facts);

/// Where the matter in hand was chosen.
State matterPage(const Facts& facts);

/// Back from the last look, or from the card that the choice asked for: to where the last matter
/// was chosen. Each step back takes one of several off the number again.
Step backToChoice(const Facts& facts);

/// A number for the matter in hand: whether it must be known first who wants it.
State toNumber(const Facts& facts);

/// Something else is wanted: at once, or once it is known who wants it.
Step toErrand(State state, const Facts& facts);

/// From the last look to the number in hand, and what can go wrong in between.
Step fromNumber(State state, Event event, const Facts& facts);

} // namespace onewindow::ui::flow
