// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/EnvelopeStore.h"

#include "services/core/Bytes.h"
#include "services/journal/Batch.h"
#include "services/journal/Schema.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <algorithm>

namespace onewindow::journal {

KeyEntry unknownKey(QByteArrayView keyId)
{
    KeyEntry entry;
    entry.keyId = keyId.toByteArray();
    return entry;
}

QByteArray packEnvelopes(QList<Envelope> envelopes)
{
    std::sort(envelopes.begin(), envelopes.end(),
              [](const Envelope& a, const Envelope& b) { return a.recipient < b.recipient; });
    ByteWriter writer;
    for (const Envelope& envelope : envelopes) {
        writer.putText(envelope.recipient);
        writer.putBytes(envelope.blob);
    }
    return writer.take();
}

Result<QList<Envelope>> unpackEnvelopes(const QByteArray& keyId, const QByteArray& content)
{
    ByteReader reader(content);
    QList<Envelope> envelopes;
    while (reader.isOk() && !reader.isAtEnd()) {
        Envelope envelope;
        envelope.keyId = keyId;
        envelope.recipient = reader.takeText(kNodeLimit);
        envelope.blob = reader.takeBytes(kEnvelopeBlobLimit);
        envelopes.append(std::move(envelope));
    }
    if (!reader.isOk() || envelopes.size() > kRecipientLimit) {
        return Error{ErrorCode::BadFrame, QStringLiteral("envelopes: content")};
    }
    return envelopes;
}

QByteArray keyDigestOf(crypto::Suite suite, const QByteArray& keyId, const QByteArray& content)
{
    ByteWriter writer;
    writer.putBytes(keyId);
    writer.putBytes(content);
    return crypto::digest(suite, writer.bytes());
}

Result<std::optional<KeyEntry>> EnvelopeStore::find(QByteArrayView keyId)
{
    return storage::firstOf(
        storage::query(m_database,
                       "SELECT key_id, suite, key_digest, state, content FROM envelopes "
                       "WHERE hall = ? AND key_id = ?",
                       m_hall, keyId),
        [](const storage::Statement& row) {
            return KeyEntry{
                .keyId = row.blob(0),
                .suite = static_cast<crypto::Suite>(row.integer(1)),
                .keyDigest = row.blob(2),
                .state = static_cast<KeyState>(row.integer(3)),
                .content = row.blob(4),
            };
        });
}

Result<void> EnvelopeStore::put(const KeyEntry& entry)
{
    const int suite = static_cast<int>(entry.suite);
    const int state = static_cast<int>(entry.state);
    return storage::run(
        m_database,
        "INSERT INTO envelopes (hall, key_id, suite, key_digest, state, content, local) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hall, key_id) DO UPDATE SET "
        "suite = excluded.suite, key_digest = excluded.key_digest, state = excluded.state, content "
        "= excluded.content, "
        "local = excluded.local",
        m_hall, entry.keyId, suite, entry.keyDigest, state, entry.content,
        checkOfColumns(m_hall, entry.keyId, suite, entry.keyDigest, state, entry.content));
}

Result<void> EnvelopeStore::erase(QByteArrayView keyId)
{
    const auto found = find(keyId);
    if (!found) {
        return found.error();
    }
    KeyEntry entry = found.value().value_or(unknownKey(keyId));
    if (entry.state == KeyState::Erased) {
        return {};
    }
    entry.state = KeyState::Erased;
    entry.content.clear();
    return put(entry);
}

Result<QList<QByteArray>> EnvelopeStore::erasedAfter(const QByteArray& after, int limit)
{
    return storage::rowsOf(
        storage::query(m_database,
                       "SELECT key_id FROM envelopes WHERE hall = ? AND state = 1 AND key_id > ? "
                       "ORDER BY key_id LIMIT ?",
                       m_hall, after, limit),
        [](const storage::Statement& row) { return row.blob(0); });
}

Result<void> EnvelopeStore::letGo(QByteArrayView keyId)
{
    const auto found = find(keyId);
    if (!found) {
        return found.error();
    }
    if (!found.value() || found.value()->state != KeyState::Present) {
        return {};
    }
    KeyEntry entry = *found.value();
    entry.state = KeyState::Absent;
    entry.content.clear();
    return put(entry);
}

} // namespace onewindow::journal
