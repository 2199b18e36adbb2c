// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseSupply.h"

#include "services/cases/Attachment.h"
#include "services/cases/AttachmentStore.h"
#include "services/cases/CaseIndex.h"
#include "services/cases/CaseStore.h"
#include "services/crypto/Seal.h"

#include <algorithm>

namespace onewindow::cases {

using namespace Qt::StringLiterals;
using storage::Database;

namespace {

Error noSuchCase()
{
    return {ErrorCode::NotFound, u"no such case"_s};
}

/// What is no picture is named; what is too large keeps its own code.
Result<QSize> sizeOf(const QByteArray& jpeg)
{
    const auto size = jpegSize(jpeg);
    if (size) {
        return size;
    }
    const bool isTooLarge = size.error().code == ErrorCode::TooLarge;
    return Error{isTooLarge ? ErrorCode::TooLarge : ErrorCode::BadRequest,
                 u"jpeg: "_s + size.error().detail};
}

} // namespace

Result<CaseState> stateHere(Database& database, const QString& hall, const QByteArray& id)
{
    const auto row = CaseStore(database, hall).find(id);
    if (!row) {
        return row.error();
    }
    if (!row.value()) {
        return noSuchCase();
    }
    const auto summary = summaryOf(database, hall, *row.value());
    return summary ? Result<CaseState>(summary.value().state) : summary.error();
}

Result<SuppliedPage> CaseSupply::add(Database& database, const SupplyOrder& order)
{
    const auto size = sizeOf(order.jpeg);
    if (!size) {
        return size.error();
    }
    const auto filed = CaseStore(database, m_journal.hall()).find(order.id);
    if (!filed) {
        return filed.error();
    }
    if (!filed.value()) {
        return noSuchCase();
    }
    const auto key = m_journal.openDataKey(database, filed.value()->keyId);
    if (!key) {
        return key.error();
    }
    const auto pages = AttachmentStore(database, m_journal.hall()).of(order.id);
    if (!pages) {
        return pages.error();
    }
    const crypto::Suite suite = m_journal.keys().suite();
    const QString digest =
        QString::fromLatin1(crypto::mac(suite, key.value().key.view(), order.jpeg).toHex());
    int next = 0;
    for (const AttachmentRow& page : pages.value()) {
        if (page.material != order.material) {
            continue;
        }
        if (page.digest == digest) {
            return SuppliedPage{.material = order.material, .page = static_cast<int>(page.page)};
        }
        next = std::max(next, static_cast<int>(page.page) + 1);
    }
    const auto state = stateHere(database, m_journal.hall(), order.id);
    if (!state) {
        return state.error();
    }
    if (state.value() != CaseState::CorrectionNeeded) {
        return Error{ErrorCode::Conflict,
                     u"the case is in the state "_s + stateName(state.value())};
    }
    if (pages.value().size() >= Attachment::kCasePageLimit) {
        return Error{ErrorCode::TooLarge, u"more pages than a case takes"_s};
    }
    auto parts = attachedFacts(
        suite, key.value(), order.id,
        {.material = order.material, .page = next, .jpeg = order.jpeg, .size = size.value()});
    if (!parts) {
        return parts.error();
    }
    for (journal::NewFact& part : parts.value()) {
        part.body.insert(u"staff"_s, order.staff);
        part.body.insert(u"at"_s, order.desk);
        const auto row = m_journal.append(database, part);
        if (!row) {
            return row.error();
        }
    }
    return SuppliedPage{.material = order.material, .page = next, .isNew = true};
}

} // namespace onewindow::cases
