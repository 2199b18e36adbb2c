// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DraftSeal.h"

#include "services/crypto/Seal.h"
#include "services/identity/IdNumber.h"

#include <QJsonDocument>

#include <utility>

namespace onewindow::cases {

using namespace Qt::StringLiterals;

namespace {

QByteArray placeOf(const DraftRow& row)
{
    return row.handle.toLatin1() + ' ' + row.caseId.toHex() + ' ' + QByteArray::number(row.version);
}

} // namespace

Secret draftSealKey(crypto::Suite suite, QByteArrayView dayKey, const Applicant& person)
{
    const Secret said(
        u"case draft\n%1\n%2\n%3"_s
            .arg(identity::normalizedIdNumber(person.idNumber), person.name, person.address)
            .toUtf8());
    return Secret(crypto::mac(suite, dayKey, said.view()));
}

Result<void> sealDraft(crypto::Suite suite, const Secret& key, const CaseDraft& draft,
                       DraftRow& row)
{
    const Secret plain(QJsonDocument(toJson(draft)).toJson(QJsonDocument::Compact));
    if (plain.view().size() > kDraftLimitBytes) {
        return Error{ErrorCode::TooLarge, u"draft"_s};
    }
    auto sealed = crypto::seal(suite, key.view(), plain.view(), placeOf(row));
    if (!sealed) {
        return sealed.error();
    }
    row.sealed = std::move(sealed).value();
    return {};
}

std::optional<CaseDraft> openDraft(const Secret& key, const DraftRow& row)
{
    if (row.isEnded()) {
        return {};
    }
    const auto plain = crypto::unseal(key.view(), row.sealed, placeOf(row));
    // Under a key that was replaced since, or by another card: nobody opens it any more.
    return plain ? draftFromJson(QJsonDocument::fromJson(plain.value()).object()) : std::nullopt;
}

} // namespace onewindow::cases
