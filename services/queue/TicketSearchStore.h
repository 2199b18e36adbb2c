// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Database.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace onewindow::queue {

/// The tickets of any day with this token, one at most, whatever became of them. No index leads
/// there: reads all of them, so give it a reader's connection.
Result<QList<QByteArray>> findTicketsOfToken(storage::Database& database, const QString& token);

/// The ticket of `day` with this number, whatever became of it; empty for none. Where numbers were
/// begun anew within the day, the last. Reads the day's tickets.
Result<QByteArray> findTicketNumbered(storage::Database& database, const QString& day,
                                      const QString& number);

/// Where a ticket was served, and for what.
struct TicketPlace
{
    QString token;
    QString window; ///< The last one that called it; empty for none.
    QString matter;
};

/// Every ticket of the days `from` to `to` (yyyy-MM-dd), in no order. Reads the tickets of these
/// days.
Result<void> forEachTicket(storage::Database& database, const QString& from, const QString& to,
                           const std::function<void(const TicketPlace&)>& visit);

/// The day handles on tickets of `day` whose person the data key `keyId` seals. Reads the day's
/// tickets.
Result<QStringList> findHandlesOfKey(storage::Database& database, const QString& day,
                                     const QByteArray& keyId);

} // namespace onewindow::queue
