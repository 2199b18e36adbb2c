// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/feedback/RatingsSummary.h"
#include "services/queue/QueueReport.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>

namespace onewindow::platform {

/// A month's figures of a hall.
struct HallReport
{
    QString month; ///< yyyy-MM
    queue::ReportBy by = queue::ReportBy::Day;
    QList<queue::ReportGroup> groups;
    feedback::RatingsSummary ratings;
    QHash<QString, QString> names; ///< What people call the keys, where they do.
    /// Why the figures cannot be relied upon; empty when the facts behind them are whole.
    QString doubt;
    bool isPruned = false; ///< Some of the facts are not kept any more, and were not looked at.
};

/// {month, by, isWhole, isPruned, doubt?, untoldRatings, csv: toCsv() without its mark, groups:
/// [{key, name?, arrived, served, missed, unserved, waited, waitMinutes?, waitedLong, walkSeconds?,
/// serviceMinutes?, quoted, kept, ratings?: [of level 1 to 5]}]}; averages, absent where they are
/// of nothing.
QJsonObject toJson(const HallReport& report);

/// The same as a table (RFC 4180, UTF-8 with a byte order mark, for spreadsheets): a first line of
/// names, and where there is a doubt a last one that says so. Nothing in it is taken for a formula.
QByteArray toCsv(const HallReport& report);

/// A text as one field of such a table.
QByteArray csvField(const QString& text);

} // namespace onewindow::platform
