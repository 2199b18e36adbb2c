// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/Terminal.h"

#include "services/catalog/Fields.h"

namespace onewindow::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kAssurances{
    Word<Assurance>{Assurance::None, "none"},
    Word<Assurance>{Assurance::Typed, "typed"},
    Word<Assurance>{Assurance::Card, "card"},
};

constexpr std::array kPapers{
    Word<ResultPaper>{ResultPaper::Slip, "slip"},
    Word<ResultPaper>{ResultPaper::A4, "a4"},
};

constexpr int kMostCents = 100'000'00;
constexpr qsizetype kLineLimit = 40;
constexpr qsizetype kReplacedLimit = 50;
constexpr int kLongestValidity = 36'500;

} // namespace

void describe(Fields& fields, Consent& consent)
{
    fields.local("text"_L1, consent.text, Need::Required, kProseLimit);
    fields.text("version"_L1, consent.version, Need::Required, kIdLimit);
}

void describe(Fields& fields, Commitment& commitment)
{
    fields.local("text"_L1, commitment.text, Need::Required, kProseLimit);
    fields.names("replaces"_L1, commitment.replaces, kReplacedLimit);
}

void describe(Fields& fields, Fee& fee)
{
    fields.local("name"_L1, fee.name, Need::Required);
    fields.whole("cents"_L1, fee.cents, 1, kMostCents, 0);
}

void describe(Fields& fields, ResultTemplate& result)
{
    fields.local("title"_L1, result.title, Need::Required);
    fields.locals("lines"_L1, result.lines, kLineLimit);
    fields.whole("valid_days"_L1, result.validDays, 1, kLongestValidity, 0);
    fields.word("paper"_L1, result.paper, kPapers, std::optional(ResultPaper::Slip));
}

void describe(Fields& fields, TerminalService& service)
{
    fields.flag("is_service_terminals"_L1, service.isOffered, false);
    fields.word("assurance"_L1, service.assurance, kAssurances, std::optional(Assurance::None));
    fields.object("consent"_L1, service.consent);
    fields.object("form"_L1, service.form);
    fields.object("commitment"_L1, service.commitment);
    fields.object("decision"_L1, service.decision);
    fields.object("fee"_L1, service.fee);
    fields.object("result"_L1, service.result);
    fields.flag("signature"_L1, service.wantsSignature, false);
}

} // namespace onewindow::catalog
