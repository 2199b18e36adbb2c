// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Forgetting a person, everywhere: see Journal::forget().

#include "services/journal/EnvelopeStore.h"
#include "services/journal/Journal.h"
#include "services/journal/SubjectStore.h"

namespace onewindow::journal {

namespace {

constexpr qsizetype kKeyIdBytes = 16;

/// Only a node that keeps its envelopes has nodes below it, and a feed.
Result<void> tellBelow(storage::Database& database, const Journal::Settings& settings,
                       const QByteArray& keyId)
{
    return settings.keepsEnvelopes
               ? Feed(settings.hall)
                     .put(database, QString::fromLatin1(kErasedThing),
                          QString::fromLatin1(keyId.toHex()), QStringLiteral("all"), {})
               : Result<void>();
}

} // namespace

Result<void> Journal::eraseDataKey(storage::Database& database, QByteArrayView keyId)
{
    return EnvelopeStore(database, m_settings.hall).erase(keyId);
}

Result<void> Journal::forget(storage::Database& database, const QByteArray& keyId,
                             const QJsonObject& why)
{
    if (keyId.size() != kKeyIdBytes) {
        return Error{ErrorCode::NotFound, QStringLiteral("data key: no such id")};
    }
    const Result<bool> isDone = isErased(database, m_settings.hall, keyId);
    if (!isDone) {
        return isDone.error();
    }
    if (isDone.value()) {
        return {};
    }
    const auto row = append(database, NewFact{.kind = QString::fromLatin1(kKeyErased),
                                              .subject = keyId,
                                              .body = why,
                                              .sealed = {},
                                              .keyId = {},
                                              .keyDigest = {}});
    return row ? tellBelow(database, m_settings, keyId) : row.error();
}

Result<void> Journal::eraseIfSaid(storage::Database& database, const Row& row) const
{
    return row.kind == QLatin1StringView(kKeyErased)
               ? EnvelopeStore(database, m_settings.hall).erase(row.subject)
               : Result<void>();
}

Result<void> Journal::takeErasures(storage::Database& database, const FeedPage& page) const
{
    Journal own(m_settings);
    for (const FeedChange& change : page.changes) {
        const bool isErasure = change.kind == QLatin1StringView(kErasedThing) && change.body;
        const QByteArray keyId =
            isErasure ? QByteArray::fromHex(change.id.toLatin1()) : QByteArray();
        if (keyId.size() != kKeyIdBytes) {
            continue;
        }
        if (m_settings.keepsEnvelopes) {
            const auto done =
                own.forget(database, keyId, {{QStringLiteral("by"), QStringLiteral("parent")}});
            // What waits to hear what its parent holds records nothing, and forgets all the same.
            if (done || done.error().code != ErrorCode::StoreRestored) {
                OW_TRY(done);
                continue;
            }
        }
        OW_TRY(EnvelopeStore(database, m_settings.hall).erase(keyId));
        OW_TRY(tellBelow(database, m_settings, keyId));
    }
    return {};
}

Result<void> eraseKey(storage::Database& database, const QString& hall, QByteArrayView keyId)
{
    return EnvelopeStore(database, hall).erase(keyId);
}

Result<bool> isErased(storage::Database& database, const QString& hall, QByteArrayView keyId)
{
    const auto entry = EnvelopeStore(database, hall).find(keyId);
    if (!entry) {
        return entry.error();
    }
    return entry.value() && entry.value()->state == KeyState::Erased;
}

Result<QList<QByteArray>> erasedKeys(storage::Database& database, const QString& hall,
                                     const QByteArray& after, int limit)
{
    return EnvelopeStore(database, hall).erasedAfter(after, limit);
}

} // namespace onewindow::journal
