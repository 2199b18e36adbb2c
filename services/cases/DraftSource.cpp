// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DraftSource.h"

#include "services/cases/DraftShelf.h"
#include "services/core/Ids.h"
#include "services/identity/IdNumber.h"

#include <QDate>
#include <QJsonArray>

#include <utility>

namespace onewindow::cases {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kIdBytes = 16;
constexpr qsizetype kEndedLimit = 256;

QByteArray sealedFrom(const QString& base64)
{
    if (base64.size() > 2 * HeldDraft::kSealedLimit) {
        return {};
    }
    const auto decoded =
        QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.size() <= HeldDraft::kSealedLimit ? decoded.decoded
                                                                        : QByteArray();
}

} // namespace

SharedRequest draftKeyRequest(const QString& idNumber)
{
    return {.agreement = kOwnDrafts,
            .department = {},
            .fields = {u"drafts"_s},
            .idNumber = identity::normalizedIdNumber(idNumber),
            .caseId = QByteArray(kIdBytes, '\0'),
            .matter = u"-"_s,
            .consentVersion = u"-"_s};
}

QJsonObject toJson(const CityDraftKey& key)
{
    return {{u"day"_s, key.day},
            {u"handle"_s, key.handle},
            {u"secret"_s, QString::fromLatin1(key.secret.view().toByteArray().toBase64())}};
}

Result<CityDraftKey> draftKeyFromJson(const QJsonObject& json)
{
    constexpr qsizetype kHandleLength = 32;
    constexpr qsizetype kSecretBytes = 32;
    CityDraftKey key{
        .day = json.value(u"day"_s).toString(),
        .handle = json.value(u"handle"_s).toString(),
        .secret = Secret(QByteArray::fromBase64(json.value(u"secret"_s).toString().toLatin1()))};
    const bool isWhole = QDate::fromString(key.day, Qt::ISODate).isValid() &&
                         key.handle.size() == kHandleLength &&
                         key.secret.view().size() == kSecretBytes;
    return isWhole ? Result<CityDraftKey>(std::move(key))
                   : Error{ErrorCode::BadFrame, u"not a key of drafts"_s};
}

QJsonObject toJson(const HeldDrafts& held)
{
    QJsonArray drafts;
    for (const HeldDraft& draft : held.drafts) {
        drafts.append(QJsonObject{{u"case"_s, idToText(draft.caseId)},
                                  {u"version"_s, draft.version},
                                  {u"savedAt"_s, draft.savedAtMs},
                                  {u"sealed"_s, QString::fromLatin1(draft.sealed.toBase64())}});
    }
    QJsonArray ended;
    for (const QByteArray& caseId : held.ended) {
        ended.append(idToText(caseId));
    }
    return {{u"drafts"_s, drafts}, {u"ended"_s, ended}};
}

HeldDrafts heldDraftsFromJson(const QJsonObject& json)
{
    HeldDrafts held;
    const QJsonArray drafts = json.value(u"drafts"_s).toArray();
    for (const QJsonValue one : drafts) {
        HeldDraft draft{.caseId = idFromText(one[u"case"_s].toString()),
                        .version = one[u"version"_s].toInteger(),
                        .savedAtMs = one[u"savedAt"_s].toInteger(),
                        .sealed = sealedFrom(one[u"sealed"_s].toString())};
        if (draft.caseId.size() == kIdBytes && draft.version > 0 && !draft.sealed.isEmpty() &&
            held.drafts.size() < DraftShelf::kPersonLimit) {
            held.drafts.append(std::move(draft));
        }
    }
    const QJsonArray ended = json.value(u"ended"_s).toArray();
    for (const QJsonValue one : ended) {
        const QByteArray caseId = idFromText(one.toString());
        if (caseId.size() == kIdBytes && held.ended.size() < kEndedLimit) {
            held.ended.append(caseId);
        }
    }
    return held;
}

} // namespace onewindow::cases
