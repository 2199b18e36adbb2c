// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Projection.h"
#include "services/queue/PastDays.h"

#include <QJsonObject>

#include <utility>

namespace onewindow::queue {

/// What a hall keeps, besides its tickets, to learn waiting times from: `quoted_waits`, what people
/// were told with their number and when they were first called, and `window_changes`, when windows
/// began to call and stopped. Both for kKeptDays.
class WaitProjection final : public journal::Projection
{
public:
    static constexpr qint64 kKeptDays = 60;

    /// `hall`: the node whose facts call, and change windows.
    explicit WaitProjection(QString hall);

    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    [[nodiscard]] QStringList tablesAfterCheckpoint() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;

private:
    QString m_hall;
};

/// When a number was first called (Unix ms, 0: not yet), after a fact of its hall: a call that was
/// taken back within a minute was none.
qint64 firstCallAfter(qint64 firstCallMs, const journal::Row& row, const QJsonObject& body,
                      const QString& hall);

/// By time, since `fromMs` (Unix ms).
Result<QList<PastWindowChange>> windowChangesSince(storage::Database& database, qint64 fromMs);

/// Of those who have been called, with the day (yyyy-MM-dd) of their number; those issued since
/// `fromMs` (Unix ms).
Result<QList<std::pair<QString, PastQuote>>> quotesSince(storage::Database& database,
                                                         qint64 fromMs);

} // namespace onewindow::queue
