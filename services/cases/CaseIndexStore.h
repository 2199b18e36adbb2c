// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/storage/Database.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace onewindow::cases {

/// How a case is found again by who asks for it. Keyed hashes: without the key they say nothing.
struct IndexedCase
{
    QString caseHall; ///< The partition of the case.
    QByteArray id;
    QString number; ///< Both as plainNumber() has them.
    QString provisional;
    QString person; ///< Of whoever filed it; empty of somebody without a number.
    QString tail;   ///< Of the last four characters of that number.
    QByteArray keyId;
};

/// A case's place: partition and id.
struct CasePlace
{
    QString hall;
    QByteArray id;
};

/// How something said is found again by the card it was said with.
struct IndexedSaying
{
    QString saidIn; ///< The partition.
    QByteArray id;
    qint64 saidAtMs = 0;
    QString person; ///< As in IndexedCase; empty of somebody who was not to be named.
    QByteArray keyId;
};

/// The tables of CaseIndex, of the whole city: in the partition without a name. Neither in a chain
/// nor rebuilt from one, so each row has a check value.
class CaseIndexStore
{
public:
    static constexpr QStringView kComponent = u"case_index";

    explicit CaseIndexStore(storage::Database& database)
        : m_database(database)
    {}

    static Result<void> migrate(storage::Database& database);

    /// The wrapped key of the hashes; empty where there is none yet.
    Result<QByteArray> wrappedKey();
    /// Only where there is none.
    Result<void> putKey(const QByteArray& wrapped);

    /// Drops the key and all that was hashed with it.
    Result<void> clear();

    /// In place of what was said of the case.
    Result<void> put(const IndexedCase& indexed);
    /// Once.
    Result<void> put(const IndexedSaying& indexed);
    /// What was sealed with the key cannot be read any more.
    Result<void> dropSealedWith(const QByteArray& keyId);

    /// A person's cases, in no order; at most `limit`.
    Result<QList<CasePlace>> ofPerson(const QString& person, int limit);
    /// What a person said, the newest first; at most `limit`.
    Result<QList<CasePlace>> saidBy(const QString& person, int limit);
    /// By the official number.
    Result<std::optional<IndexedCase>> byNumber(const QString& number);
    /// By the provisional one, which is good in its hall alone.
    Result<std::optional<IndexedCase>> byProvisional(const QString& caseHall,
                                                     const QString& provisional);
    /// Cases of `caseHall` that have a number and are not in the index; at most `limit`.
    Result<QList<QByteArray>> missing(const QString& caseHall, int limit);
    /// What was said in `saidIn` (services/feedback) and is not in the index; at most `limit`.
    Result<QList<QByteArray>> missingSayings(const QString& saidIn, int limit);

private:
    storage::Database& m_database;
};

} // namespace onewindow::cases
