// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Database.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace onewindow::journal {

/// What the journal of one hall says of a thing, for work so rare that no index leads to it: reads
/// all rows of the partition, so give it a reader's connection.
class SubjectStore
{
public:
    SubjectStore(storage::Database& database, QString hall)
        : m_database(database)
        , m_hall(std::move(hall))
    {}

    /// The ids of the data keys that rows of `subject` are sealed with.
    Result<QList<QByteArray>> keysOf(const QByteArray& subject);

    /// The subjects of the rows of this kind whose body has `fragment` in it.
    Result<QList<QByteArray>> subjectsOf(const QString& kind, const QByteArray& fragment);

private:
    storage::Database& m_database;
    QString m_hall;
};

/// Whether the data key `keyId` of a hall's partition was erased in this store.
Result<bool> isErased(storage::Database& database, const QString& hall, QByteArrayView keyId);

/// What the fact of this kind says openly of `subject`, whose personal part is sealed with the data
/// key `keyId`; empty if there is none.
Result<QJsonObject> bodyUnder(storage::Database& database, const QString& hall,
                              const QByteArray& keyId, const QString& kind,
                              const QByteArray& subject);

} // namespace onewindow::journal
