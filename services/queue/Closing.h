// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/journal/Row.h"
#include "services/storage/Database.h"

#include <QJsonObject>
#include <QString>
#include <QStringView>

#include <optional>

namespace onewindow::queue {

/// That a hall closes on a day before its hours say so.
struct Closing
{
    QString day;            ///< yyyy-MM-dd
    qint64 atMs = 0;        ///< Unix ms, a whole minute.
    QString reason;         ///< One of closingReasons().
    QString staff;          ///< Account.
    qint64 orderedAtMs = 0; ///< 0: by a version that did not keep it.
};

/// Why no more numbers are given out for a matter today.
enum class Stop {
    None,
    Full,     ///< Who comes now would hardly be called before the hall closes.
    Unserved, ///< No window serves it any more.
};

/// Stable names for feeds: "full", "unserved"; empty for None.
QString stopName(Stop stop);
Stop stopFrom(QStringView name); ///< None for an unknown one.
/// Why who waits, and is due at `dueAtMs`, will hardly be called; by what feed::kQueue says.
Stop lateBy(const QJsonObject& queue, qint64 dueAtMs);

/// The tables `hall_closings` and `stopped_matters`, part of HallProjection's.
inline constexpr const char* kClosingTables = R"(
        CREATE TABLE hall_closings (
            day TEXT PRIMARY KEY NOT NULL,
            at BIGINT NOT NULL,
            reason TEXT NOT NULL,
            staff TEXT NOT NULL
        ) {norowid};
        CREATE TABLE stopped_matters (
            matter TEXT PRIMARY KEY NOT NULL,
            day TEXT NOT NULL,
            window_id TEXT NOT NULL
        ) {norowid})";

/// Added to them since.
inline constexpr const char* kClosingOrderedAt =
    "ALTER TABLE hall_closings ADD COLUMN ordered_at BIGINT NOT NULL DEFAULT 0";

/// Takes in facts::kClosing, kClosingWithdrawn and kWindowLost, and windows that begin to serve
/// something again; anything else changes nothing.
Result<void> applyClosing(storage::Database& database, const journal::Row& row,
                          const QJsonObject& body);

/// That of `day`; nothing as a rule.
Result<std::optional<Closing>> findClosing(storage::Database& database, const QString& day);

/// Whether the matter lost its last window on `day`, and none was opened for it since.
Result<bool> hasLostItsWindow(storage::Database& database, const QString& matter,
                              const QString& day);

/// What the feed says of it; see feed::kClosing.
QJsonObject toJson(const Closing& closing);

} // namespace onewindow::queue
