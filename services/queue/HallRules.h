// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/CallOrder.h"

#include <span>

namespace onewindow::queue {

/// The rules of a hall; defaults of standards section 6.2. platform.toml gives them to begin with;
/// those of ruleNumbers() a manager may change: see HallRuleSet.
struct HallRules
{
    int recallLimit = 3; ///< Calls, then only missed or started.
    qint64 recallGapMs = 15'000;
    qint64 undoLimitMs = 8'000;
    CallRules order = {};
    qint64 askLimitMs = 5LL * 60 * 1000; ///< A colleague is asked for so long.
    /// Who is called within so long was called in time, in what a manager reads.
    int serviceLevelMinutes = 20;
    /// Numbers for a matter are gone for today when who comes now would be called before the hall
    /// closes with a smaller chance; 0: never. See ClosingOutlook.
    int fullBelowPercent = 50;
};

/// A rule that is one number: what it is called, and within which limits it may be set, by the
/// configuration and by people alike.
struct RuleNumber
{
    const char* name;   ///< In facts and the API: "ordinaryEvery".
    const char* config; ///< In `[queue]` of platform.toml: "ordinary_every".
    qint64 least;
    qint64 most;
    qint64 (*value)(const HallRules& rules);
    void (*set)(HallRules& rules, qint64 value);
};

/// In the order in which people read them.
std::span<const RuleNumber> ruleNumbers();

} // namespace onewindow::queue
