// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/crypto/Suite.h"
#include "services/journal/DataKey.h"
#include "services/storage/Database.h"

#include <optional>

namespace onewindow::journal {

/// What has become of a data key's envelopes in this store.
enum class KeyState {
    Present = 0,
    Erased = 1, ///< A person was forgotten: they are never taken in again.
    Absent = 2, ///< Let go because they are safe elsewhere, or never had.
};

/// All envelopes of one data key.
struct KeyEntry
{
    QByteArray keyId;
    crypto::Suite suite = crypto::Suite::National;
    QByteArray keyDigest; ///< Empty if the key was erased before a row told.
    KeyState state = KeyState::Absent;
    QByteArray content; ///< packEnvelopes() while Present, else empty.
};

/// The entry of a key of which nothing but its id is known.
KeyEntry unknownKey(QByteArrayView keyId);

/// The envelopes of one key, ordered by recipient, as they are stored and digested.
QByteArray packEnvelopes(QList<Envelope> envelopes);

/// The reverse. Errors: BadFrame.
Result<QList<Envelope>> unpackEnvelopes(const QByteArray& keyId, const QByteArray& content);

/// What goes into the rows: the digest over the key's id and its envelopes.
QByteArray keyDigestOf(crypto::Suite suite, const QByteArray& keyId, const QByteArray& content);

/// The table `envelopes`, as far as it is of one hall: one row a data key.
class EnvelopeStore
{
public:
    explicit EnvelopeStore(storage::Database& database, QString hall = {})
        : m_database(database)
        , m_hall(std::move(hall))
    {}

    Result<std::optional<KeyEntry>> find(QByteArrayView keyId);
    /// Writes the entry, new or not.
    Result<void> put(const KeyEntry& entry);
    /// Drops the content for ever; a key that is not known yet is noted as erased.
    Result<void> erase(QByteArrayView keyId);
    /// Keys that were erased, by id, those after `after`; at most `limit`.
    Result<QList<QByteArray>> erasedAfter(const QByteArray& after, int limit);
    /// Drops the content of a key that is Present; it may come back.
    Result<void> letGo(QByteArrayView keyId);

private:
    storage::Database& m_database;
    QString m_hall;
};

} // namespace onewindow::journal
