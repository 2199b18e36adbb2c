// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/appointments/Slot.h"
#include "services/core/Result.h"
#include "services/journal/Journal.h"
#include "services/queue/Closing.h"
#include "services/storage/Database.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace onewindow::appointments {

/// An appointment that a hall closes before, or whose holder has taken another time for that.
struct AffectedAppointment
{
    QByteArray id;
    Slot slot;
    QString matter;
    QString place;         ///< The node that booked it.
    bool isTyped = false;  ///< No card was read.
    bool isHere = false;   ///< Its holder has come.
    bool isEnded = false;  ///< Cancelled since.
    QByteArray replacedBy; ///< What was taken instead; empty: nothing.
};

/// Appointments that a hall's closing early concerns. Free functions for the hall's own partition,
/// in the caller's transaction; on the writer's thread those that write.

/// Those still to come on the day of `closesAtMs` (Unix ms) whose slots end later: booked at the
/// hall's terminals, at the hall and at the centre, of people who have not come. At most
/// kAffectedLimit, the earliest first.
Result<QList<AffectedAppointment>> affectedBy(storage::Database& database, const QString& hall,
                                              qint64 closesAtMs);

/// Records what follows from the closing of today, or from there being none (any more):
/// facts::kExcused, facts::kExcuseEnded. Those booked since, off line or at the centre, are found
/// by calling it again. How many are concerned.
Result<int> excuseBy(storage::Database& database, journal::Journal& journal,
                     const std::optional<queue::Closing>& closing);
/// The same by the closing that is ordered.
Result<int> followClosing(storage::Database& database, journal::Journal& journal);

/// Those that were excused today, whatever became of them, the earliest first.
Result<QList<AffectedAppointment>> excusedToday(storage::Database& database, const QString& hall,
                                                qint64 nowMs);

/// Whose it is, as a list that staff carries about shows it: {name: surname and star, lastFour}.
/// Empty where nothing is known, or the person was forgotten. Errors: KeyUnavailable.
Result<QJsonObject> holderOf(storage::Database& database, const journal::Journal& journal,
                             const QByteArray& appointment);

inline constexpr int kAffectedLimit = 2000;

} // namespace onewindow::appointments
