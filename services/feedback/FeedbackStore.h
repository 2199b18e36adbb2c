// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/feedback/Feedback.h"
#include "services/storage/Database.h"

#include <optional>

namespace onewindow::feedback {

/// The tables `ratings` and `feedback_cases` in the partition of one hall. migrate() makes those of
/// FeedbackWorkStore as well.
class FeedbackStore
{
public:
    FeedbackStore(storage::Database& database, QString hall)
        : m_database(database)
        , m_hall(std::move(hall))
    {}

    static Result<void> migrate(storage::Database& database);

    Result<std::optional<Rating>> rating(const QByteArray& id);
    Result<void> insert(const Rating& rating);
    /// Puts `rating` in the place of the first one, which is there.
    Result<void> correct(const Rating& rating);
    Result<void> setCallBack(const QByteArray& id, const QString& day);

    /// False if the id is known already.
    Result<bool> insert(const FeedbackCase& filed);
    Result<std::optional<FeedbackCase>> findCase(const QByteArray& id);
    Result<std::optional<FeedbackCase>> findCase(const QString& number,
                                                 const QByteArray& tokenDigest);
    /// Those with this number: one, or none.
    Result<QList<FeedbackCase>> casesOf(const QString& number);
    /// How far `node` has counted on `day`; 0 for not at all.
    Result<qint64> lastCounter(const QString& node, const QString& day);

    /// The data keys of what is kept under `id`.
    Result<QList<QByteArray>> keysOf(const QByteArray& id);

private:
    storage::Database& m_database;
    QString m_hall;
};

} // namespace onewindow::feedback
