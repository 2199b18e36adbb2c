// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/Decision.h"

#include "services/catalog/Fields.h"

namespace onewindow::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kRuleLimit = 30;

constexpr std::array kOutcomes{
    Word<Outcome>{Outcome::Approve, "approve"},
    Word<Outcome>{Outcome::Person, "person"},
};

} // namespace

void describe(Fields& fields, Rule& rule)
{
    describe(fields, rule.condition);
    fields.local("text"_L1, rule.text, Need::Required);
}

void describe(Fields& fields, Decision& decision)
{
    fields.list("rules"_L1, decision.rules, kRuleLimit);
    fields.word("outcome"_L1, decision.outcome, kOutcomes);
}

} // namespace onewindow::catalog
