// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/crypto/Seal.h"
#include "services/journal/EnvelopeStore.h"
#include "services/journal/Journal.h"

#include <QJsonDocument>

namespace onewindow::journal {

Result<NewDataKey> Journal::makeDataKey(const std::vector<Recipient>& recipients) const
{
    OW_ENFORCE(!recipients.empty() && recipients.size() <= kRecipientLimit);
    // Named in the order of time: a new envelope is stored where the last ones were, and not on a
    // page that has not been touched for years.
    NewDataKey created{
        .key = {.id = makeUuidV7(m_settings.clock->now().wallMs),
                .key = crypto::makeDataKey(),
                .keyDigest = {}},
        .envelopes = {},
    };
    for (const Recipient& recipient : recipients) {
        auto blob = crypto::makeEnvelope(recipient.sealingPublicKey, created.key.key.view());
        if (!blob) {
            return blob.error();
        }
        created.envelopes.append(Envelope{
            .keyId = created.key.id,
            .recipient = recipient.node,
            .blob = std::move(blob).value(),
        });
    }
    created.key.keyDigest =
        keyDigestOf(m_settings.keys->suite(), created.key.id, packEnvelopes(created.envelopes));
    return created;
}

Result<void> Journal::storeDataKey(storage::Database& database, const NewDataKey& created)
{
    return EnvelopeStore(database, m_settings.hall)
        .put(KeyEntry{
            .keyId = created.key.id,
            .suite = m_settings.keys->suite(),
            .keyDigest = created.key.keyDigest,
            .state = KeyState::Present,
            .content = packEnvelopes(created.envelopes),
        });
}

Result<DataKey> Journal::createDataKey(storage::Database& database,
                                       const std::vector<Recipient>& recipients)
{
    Result<NewDataKey> created = makeDataKey(recipients);
    if (!created) {
        return created.error();
    }
    OW_TRY(storeDataKey(database, created.value()));
    return std::move(created.value().key);
}

Result<DataKey> Journal::openDataKey(storage::Database& database, QByteArrayView keyId) const
{
    const auto found = EnvelopeStore(database, m_settings.hall).find(keyId);
    if (!found) {
        return found.error();
    }
    const Error notHere{ErrorCode::NotFound, QStringLiteral("data key: no envelope here")};
    if (!found.value() || found.value()->state != KeyState::Present) {
        return notHere;
    }
    const KeyEntry& entry = *found.value();
    const auto envelopes = unpackEnvelopes(entry.keyId, entry.content);
    if (!envelopes) {
        return envelopes.error();
    }
    for (const Envelope& envelope : envelopes.value()) {
        if (envelope.recipient == m_settings.node) {
            Result<Secret> key = m_settings.keys->openEnvelope(envelope.blob);
            if (!key) {
                return key.error();
            }
            return DataKey{
                .id = entry.keyId,
                .key = std::move(key.value()),
                .keyDigest = entry.keyDigest,
            };
        }
    }
    return notHere;
}

Result<QByteArray> sealBody(crypto::Suite suite, const DataKey& key, QByteArrayView subject,
                            const QJsonObject& personal)
{
    const Secret plain(QJsonDocument(personal).toJson(QJsonDocument::Compact));
    return crypto::seal(suite, key.key.view(), plain.view(), subject);
}

Result<QJsonObject> unsealBody(const DataKey& key, QByteArrayView subject, QByteArrayView sealed)
{
    Result<QByteArray> opened = crypto::unseal(key.key.view(), sealed, subject);
    if (!opened) {
        return opened.error();
    }
    const Secret plain(std::move(opened).value());
    // Not a copy: nobody would wipe that.
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(plain.view().data(), plain.view().size()));
    if (!document.isObject()) {
        return Error{ErrorCode::SealBroken, QStringLiteral("sealed body: no JSON object")};
    }
    return document.object();
}

} // namespace onewindow::journal
