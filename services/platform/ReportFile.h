// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/feedback/RatingsSummary.h"
#include "services/queue/QueueReport.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>

namespace onewindow::platform {

/// A month's figures of a hall, or of all halls beside each other.
struct HallReport
{
    static constexpr QStringView kByHall = u"hall";

    QString month; ///< yyyy-MM
    QString hall;  ///< Empty where it is of all of them.
    QString by;    ///< A reportByName(), or kByHall.
    queue::QueueReport figures;
    int levelMinutes = 0;     ///< Who waited longer waited long.
    QHash<QString, int> days; ///< By hall: how many of its days it has counted.
    feedback::RatingsSummary ratings;
    QHash<QString, QString> names; ///< What people call the keys, where they do.
    /// Why the figures cannot be relied upon; empty when the facts behind them are whole.
    QString doubt;
    bool isPruned = false; ///< Some of the facts are not kept any more, and were not looked at.
};

/// {month, hall?, by, serviceLevelMinutes, isWhole, isPruned, doubt?, untoldRatings, csv: toCsv()
/// without its mark, groups: [{key, name?, days?, ratings?: [of level 1 to 5], and of the table's
/// columns those that there are: see openapi.yaml}], hours: [{hour, arrived, waited, waitMinutes?}]
/// of those in which somebody came, quotedAgainst: [{upToMinutes?, people, kept, toldLowMinutes,
/// toldHighMinutes, waitMinutes}]}.
QJsonObject toJson(const HallReport& report);

/// The groups as a table (RFC 4180, UTF-8 with a byte order mark, for spreadsheets): a first line
/// of names, and where there is a doubt a last one that says so. Nothing in it is taken for a
/// formula.
QByteArray toCsv(const HallReport& report);

/// A text as one field of such a table.
QByteArray csvField(const QString& text);

} // namespace onewindow::platform
