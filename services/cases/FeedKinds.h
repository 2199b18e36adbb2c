// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the feed of a centre or hall says of cases.

namespace onewindow::cases::feed {

/// Audience node:HALL in the centre's feed, node:TERMINAL in the hall's. id = case. {number, state:
/// stateName(), since: Unix ms of this state, steps: [{state, at}], the filing first, promise?:
/// working days, node: the terminal that filed it, at: Unix ms of the last word}; gone kShownMs
/// after that.
inline constexpr const char* kCase = "case";

} // namespace onewindow::cases::feed
