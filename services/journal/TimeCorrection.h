// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Row.h"

#include <QHash>
#include <QList>

namespace onewindow::journal {

/// What is known of one boot of a child: Unix ms = `offsetMs` + its CLOCK_BOOTTIME.
struct BootAnchor
{
    qint64 offsetMs = 0;
    /// The child's boot clock when a contact measured it; negative if it was only taken from a row
    /// whose wall clock was disciplined.
    qint64 measuredBootMs = -1;

    friend bool operator==(const BootAnchor&, const BootAnchor&) = default;
};

using BootAnchors = QHash<QByteArray, BootAnchor>; ///< By boot id.

/// Takes the child's clock reading, which arrived at the parent's `nowMs`, into `anchors`. One
/// older than what is known of the boot (a batch that was long under way) changes nothing.
void noteContact(BootAnchors& anchors, const Timestamp& sentAt, qint64 nowMs);

/// Unix ms of `rows`, which follow each other in one chain, as their parent believes it at `nowMs`:
/// - a boot with an anchor: by its boot clock, whatever the wall clock did meanwhile;
/// - else a boot in which some row's wall clock was disciplined: by the boot clock from the last
///   such row, which becomes its anchor;
/// - else the row's wall time, moved (its boot's rows together) between its neighbours in seq.
/// Never later than now or than a later row with an anchor, and never before `predecessorMs` or an
/// earlier row; where the two disagree (the parent's own clock went back), the order of rows wins.
QList<qint64> correctTimes(const QList<Row>& rows, BootAnchors& anchors, qint64 predecessorMs,
                           qint64 nowMs);

} // namespace onewindow::journal
