// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/RuleCheck.h"

#include <algorithm>

namespace onewindow::cases {

Verdict decide(const std::optional<catalog::Decision>& decision, const FormFilling& filling)
{
    Verdict verdict;
    if (!decision) {
        return verdict;
    }
    const auto valueOf = [&](const catalog::Subject& subject) { return filling.value(subject); };
    for (const catalog::Rule& rule : decision->rules) {
        verdict.rules.append({rule.text, check(rule.condition, valueOf, filling.today())});
    }
    // Without a single rule nothing holds: those of a later version may not be known here.
    const bool isAllTrue =
        !verdict.rules.isEmpty() &&
        std::all_of(verdict.rules.begin(), verdict.rules.end(),
                    [](const RuleAnswer& answer) { return answer.truth == Truth::True; });
    verdict.outcome = isAllTrue ? decision->outcome : catalog::Outcome::Person;
    return verdict;
}

} // namespace onewindow::cases
