// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Projection.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace onewindow::queue {

/// What each hall of a centre said last of those who wait there: `hall_crowds`, derived from
/// facts::kCrowded.
class CrowdProjection final : public journal::Projection
{
public:
    [[nodiscard]] QString component() const override;
    [[nodiscard]] QStringList tables() const override;
    [[nodiscard]] QStringList tablesAfterCheckpoint() const override;
    Result<void> migrate(storage::Database& database) override;
    Result<void> apply(storage::Database& database, const journal::Row& row) override;
};

/// A row of it.
struct ToldCrowd
{
    QString hall;
    qint64 atMs = 0;
    QJsonObject body; ///< Of the fact.
};

/// Halls that one question names, at most: with more it is asked several times.
inline constexpr qsizetype kCrowdStep = 32;

/// What those of `halls` said that have said something after `afterMs`, in no order.
Result<QList<ToldCrowd>> findCrowds(storage::Database& database, const QStringList& halls,
                                    qint64 afterMs);

} // namespace onewindow::queue
