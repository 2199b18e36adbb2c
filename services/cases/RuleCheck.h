// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/ConditionCheck.h"
#include "services/cases/FormFilling.h"
#include "services/catalog/Decision.h"

#include <QList>

#include <optional>

namespace onewindow::cases {

/// A rule of a matter, and whether it holds for these answers.
struct RuleAnswer
{
    catalog::LocalText text;
    Truth truth = Truth::Unknown;
};

/// What the rules of a matter say: Approve only if there are any, every one of them holds, and the
/// matter is one that may be approved at once.
struct Verdict
{
    catalog::Outcome outcome = catalog::Outcome::Person;
    QList<RuleAnswer> rules; ///< In the order of the matter.
};

/// Without a decision a person decides.
Verdict decide(const std::optional<catalog::Decision>& decision, const FormFilling& filling);

} // namespace onewindow::cases
