// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/HallRules.h"

#include "services/core/Durations.h"

#include <array>

namespace onewindow::queue {

namespace {

constexpr int kRecallLimitMost = 10;
constexpr int kRecallGapSecondsMost = 600;
constexpr int kServiceLevelMinutesMost = 240;
constexpr int kFullBelowPercentMost = 90;

constexpr std::array kNumbers{
    RuleNumber{
        "appointmentHeadStartMinutes", "appointment_head_start_minutes", 0, kHeadStartMinutesMost,
        [](const HallRules& rules) { return rules.order.appointmentHeadStartMs / kMinuteMs; },
        [](HallRules& rules, qint64 value) {
            rules.order.appointmentHeadStartMs = value * kMinuteMs;
        }},
    RuleNumber{"priorityHeadStartMinutes", "priority_head_start_minutes", 0, kHeadStartMinutesMost,
               [](const HallRules& rules) { return rules.order.priorityHeadStartMs / kMinuteMs; },
               [](HallRules& rules, qint64 value) {
                   rules.order.priorityHeadStartMs = value * kMinuteMs;
               }},
    RuleNumber{"ordinaryEvery", "ordinary_every", kOrdinaryEveryLeast, kOrdinaryEveryMost,
               [](const HallRules& rules) { return qint64{rules.order.ordinaryEvery}; },
               [](HallRules& rules, qint64 value) {
                   rules.order.ordinaryEvery = static_cast<int>(value);
               }},
    RuleNumber{"recallLimit", "recall_limit", 1, kRecallLimitMost,
               [](const HallRules& rules) { return qint64{rules.recallLimit}; },
               [](HallRules& rules, qint64 value) { rules.recallLimit = static_cast<int>(value); }},
    RuleNumber{"recallGapSeconds", "recall_gap_seconds", 0, kRecallGapSecondsMost,
               [](const HallRules& rules) { return rules.recallGapMs / kSecondMs; },
               [](HallRules& rules, qint64 value) { rules.recallGapMs = value * kSecondMs; }},
    RuleNumber{
        "reentryAfter", "reentry_after", 0, kReentryAfterMost,
        [](const HallRules& rules) { return qint64{rules.order.reentryAfter}; },
        [](HallRules& rules, qint64 value) { rules.order.reentryAfter = static_cast<int>(value); }},
    RuleNumber{
        "reentryMinutes", "reentry_minutes", 0, kReentryMinutesMost,
        [](const HallRules& rules) { return rules.order.reentryWithinMs / kMinuteMs; },
        [](HallRules& rules, qint64 value) { rules.order.reentryWithinMs = value * kMinuteMs; }},
    RuleNumber{"missesAllowed", "misses_allowed", 0, kMissesAllowedMost,
               [](const HallRules& rules) { return qint64{rules.order.missesAllowed}; },
               [](HallRules& rules, qint64 value) {
                   rules.order.missesAllowed = static_cast<int>(value);
               }},
    RuleNumber{
        "fullBelowPercent", "full_below_percent", 0, kFullBelowPercentMost,
        [](const HallRules& rules) { return qint64{rules.fullBelowPercent}; },
        [](HallRules& rules, qint64 value) { rules.fullBelowPercent = static_cast<int>(value); }},
    RuleNumber{"serviceLevelMinutes", "service_level_minutes", 1, kServiceLevelMinutesMost,
               [](const HallRules& rules) { return qint64{rules.serviceLevelMinutes}; },
               [](HallRules& rules, qint64 value) {
                   rules.serviceLevelMinutes = static_cast<int>(value);
               }},
};

} // namespace

std::span<const RuleNumber> ruleNumbers()
{
    return kNumbers;
}

} // namespace onewindow::queue
