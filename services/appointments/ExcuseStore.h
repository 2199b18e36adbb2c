// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/storage/Database.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace onewindow::appointments {

/// The tables of SlotProjection that belong to this.
inline constexpr const char* kExcusesTable = R"(
        CREATE TABLE excuses (
            hall TEXT NOT NULL,
            appointment {blob} NOT NULL,
            slot TEXT NOT NULL,
            closes_at BIGINT NOT NULL,
            replaced_by {blob} NOT NULL,
            PRIMARY KEY (hall, appointment)
        ) {norowid};
        CREATE INDEX excuses_closes ON excuses (hall, closes_at) WHERE closes_at > 0;
        CREATE INDEX excuses_replaced ON excuses (hall, appointment)
            WHERE length(replaced_by) > 0;
    )";

/// Their next version: what was taken instead may not hold, and is found from there.
inline constexpr const char* kExcusesRefused = R"(
        ALTER TABLE excuses ADD COLUMN is_refused BIGINT NOT NULL DEFAULT 0;
        CREATE INDEX excuses_by ON excuses (hall, replaced_by) WHERE length(replaced_by) > 0;
    )";

/// That a hall closes before an appointment is over: whoever has it may take another time instead,
/// and did not fail to come.
struct Excuse
{
    QByteArray appointment;
    QString slot;          ///< Slot::key().
    qint64 closesAtMs = 0; ///< Unix ms; 0: the hall does not close early after all.
    QByteArray replacedBy; ///< The appointment that was taken instead; empty: none that holds.

    [[nodiscard]] bool isExcused() const { return closesAtMs > 0; }
};

/// The table `excuses` of one hall's partition.
class ExcuseStore
{
public:
    ExcuseStore(storage::Database& database, QString hall)
        : m_database(database)
        , m_hall(std::move(hall))
    {}

    Result<std::optional<Excuse>> find(QByteArrayView appointment);
    /// Excused from then on, or with 0 not any more; what was taken instead stays.
    Result<void> setClosing(QByteArrayView appointment, const QString& slot, qint64 closesAtMs);
    /// Another was booked in its place; the first one that holds counts.
    Result<void> setReplaced(QByteArrayView appointment, QByteArrayView by);
    /// `by` does not hold after all: what it was taken for stands again, unless that has ended.
    Result<void> setRefused(QByteArrayView by);
    /// What `by` was taken for, whether it holds or not.
    Result<QList<QByteArray>> replacedBy(QByteArrayView by);
    /// Nobody is a no-show of it.
    Result<void> forgiveNoShow(QByteArrayView appointment);
    /// Those excused because of a closing from `fromMs` on and before `untilMs`, 5000 at most.
    Result<QList<Excuse>> excusedBetween(qint64 fromMs, qint64 untilMs);
    /// Live appointments booked at `place` that something else was taken for.
    Result<QList<QByteArray>> replacedAt(const QString& place, int limit);

private:
    storage::Database& m_database;
    QString m_hall;
};

} // namespace onewindow::appointments
