// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/feedback/Feedback.h"
#include "services/storage/Database.h"

#include <QList>

#include <optional>

namespace onewindow::feedback {

/// A place in a list of work: what comes after it is the next page.
struct WorkPlace
{
    QString until; ///< Of what is open.
    qint64 atMs = 0;
    QByteArray id;

    /// "2026-12-07.1796000000000.3f0c..."; for an answer of the API.
    [[nodiscard]] QString toText() const;
    /// Nothing for a text that is none.
    static std::optional<WorkPlace> fromText(const QString& text);
};

/// What is to be done, in figures.
struct WorkCount
{
    qint64 open = 0;
    qint64 overdue = 0; ///< Of those.
};

/// The tables `feedback_work` and `feedback_answers` in the partition of one hall; made by
/// FeedbackStore::migrate().
class FeedbackWorkStore
{
public:
    FeedbackWorkStore(storage::Database& database, QString hall)
        : m_database(database)
        , m_hall(std::move(hall))
    {}

    Result<std::optional<FeedbackWork>> find(const QByteArray& id);

    /// Something new to do; of what is there and not closed the day is set anew.
    Result<void> add(const FeedbackWork& work);
    /// State, counts, time and outcome.
    Result<void> update(const FeedbackWork& work);
    /// Nobody is to do it any more; what is closed stays.
    Result<void> withdraw(const QByteArray& id);

    /// What is not closed, what is due first before the rest; `limit` at most after `from`, of one
    /// kind if one is given.
    Result<QList<FeedbackWork>> open(const std::optional<WorkPlace>& from,
                                     std::optional<WorkKind> kind, int limit);
    /// What is closed, the latest first.
    Result<QList<FeedbackWork>> closed(const std::optional<WorkPlace>& from,
                                       std::optional<WorkKind> kind, int limit);
    /// `today`: yyyy-MM-dd.
    Result<WorkCount> count(const QString& today);

    Result<void> addAnswer(const FeedbackAnswer& answer);
    /// In order.
    Result<QList<FeedbackAnswer>> answers(const QByteArray& id);

private:
    storage::Database& m_database;
    QString m_hall;
};

} // namespace onewindow::feedback
