// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/feedback/Feedback.h"
#include "services/journal/Projection.h"

#include <QString>

namespace onewindow::feedback {

/// What people think and what their hall does about it, derived from the journal: `ratings`,
/// `feedback_cases`, `feedback_work` and `feedback_answers`. The same code at terminal, hall and
/// centre. A node's own fact that is one too many is refused with Conflict and does not happen; one
/// of another node changes nothing.
class FeedbackProjection final : public journal::Projection
{
public:
    /// `self`: the node whose store it is.
    explicit FeedbackProjection(QString self);

    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    [[nodiscard]] QStringList tablesAfterCheckpoint() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;

private:
    Result<void> applyRated(storage::Database& database, const journal::Row& row);
    Result<void> applyCallback(storage::Database& database, const journal::Row& row);
    Result<void> applyFiled(storage::Database& database, const journal::Row& row);
    Result<void> applyWork(storage::Database& database, const journal::Row& row);
    Result<void> applyAnswered(storage::Database& database, const journal::Row& row,
                               FeedbackWork work);
    Result<void> applyCalled(storage::Database& database, const journal::Row& row,
                             FeedbackWork work);
    Result<void> applyClosed(storage::Database& database, const journal::Row& row,
                             FeedbackWork work);
    [[nodiscard]] Result<void> leaveOut(const journal::Row& row, ErrorCode code,
                                        const QString& why) const;

    QString m_self;
};

} // namespace onewindow::feedback
