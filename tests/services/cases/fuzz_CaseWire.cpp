// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a hall or a centre tells a terminal or a counter of cases: drafts it holds, how a case
// stands, what is in one that is issued again.

#include "services/cases/CaseEnquiry.h"
#include "services/cases/DraftShelf.h"
#include "services/cases/DraftSource.h"
#include "services/core/Enforce.h"

#include <QJsonDocument>

#include <cstddef>
#include <cstdint>

using namespace onewindow;
using namespace onewindow::cases;

namespace {

void readDrafts(const QJsonObject& json)
{
    constexpr qsizetype kIdBytes = 16;
    const HeldDrafts held = heldDraftsFromJson(json);
    OW_ENFORCE(held.drafts.size() <= DraftShelf::kPersonLimit);
    for (const HeldDraft& draft : held.drafts) {
        OW_ENFORCE(draft.caseId.size() == kIdBytes && draft.version > 0);
        OW_ENFORCE(!draft.sealed.isEmpty() && draft.sealed.size() <= HeldDraft::kSealedLimit);
    }
    const QJsonObject written = toJson(held);
    OW_ENFORCE(toJson(heldDraftsFromJson(written)) == written);
    if (const auto key = draftKeyFromJson(json)) {
        const auto again = draftKeyFromJson(toJson(key.value()));
        OW_ENFORCE(again && toJson(again.value()) == toJson(key.value()));
    }
}

} // namespace

/// Whatever they say: what is read is within its limits, and is the same written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QJsonObject json = QJsonDocument::fromJson(QByteArray(reinterpret_cast<const char*>(data),
                                                                static_cast<qsizetype>(size)))
                                 .object();
    readDrafts(json);
    const QJsonObject summary = toJson(summaryFromJson(json));
    OW_ENFORCE(toJson(summaryFromJson(summary)) == summary);
    if (const auto contents = contentsFromJson(json)) {
        const QJsonObject written = toJson(contents.value());
        const auto again = contentsFromJson(written);
        OW_ENFORCE(again && toJson(again.value()) == written);
    }
    return 0;
}
