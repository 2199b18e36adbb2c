// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/ShareCheck.h"

#include "services/cases/CaseService.h"

#include <algorithm>

namespace onewindow::cases {

std::optional<ShareRefusal> refusalOf(const SharedAsk& ask, const catalog::Catalogue& catalogue,
                                      QDate today)
{
    const auto refused = [](const char* field, const char* reason) {
        return ShareRefusal{QString::fromLatin1(field), QString::fromLatin1(reason)};
    };
    const catalog::Agreement* agreement = catalogue.agreement(ask.agreement);
    if (agreement == nullptr) {
        return refused("agreement", "there is no such agreement");
    }
    if (!agreement->isValidOn(today)) {
        return refused("agreement", today < agreement->validFrom
                                        ? "the agreement is not in force yet"
                                        : "the agreement has ended");
    }
    const catalog::Matter* matter = catalogue.matter(ask.matter);
    if (matter == nullptr || !matter->terminal.isOffered) {
        return refused("matter", "the matter is not done at terminals");
    }
    const QStringList needed = sharesOf(*matter).value(ask.agreement);
    if (needed.isEmpty()) {
        return refused("matter", "the agreement is not for this matter");
    }
    const auto& consent = matter->terminal.consent;
    if (!consent || consent->version != ask.consentVersion) {
        return refused("consent", "the citizen has not agreed to the text in force");
    }
    const auto isCovered = [&](const QString& field) {
        return agreement->field(field) != nullptr && needed.contains(field);
    };
    if (ask.fields.isEmpty() || !std::all_of(ask.fields.begin(), ask.fields.end(), isCovered)) {
        return refused("fields", "more than agreement and matter cover");
    }
    return std::nullopt;
}

} // namespace onewindow::cases
