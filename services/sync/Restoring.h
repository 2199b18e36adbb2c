// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sync/Uplink.h"

#include <QHash>

#include <utility>

namespace onewindow::sync {

/// How far a held store has come. Only what the store itself does not say: after a kill it begins
/// anew and goes on from the rows that are there.
struct Uplink::Restoring
{
    QList<journal::HeldChain> lives;           ///< What the parent holds of this node.
    QSet<std::pair<QString, quint32>> without; ///< Chains that take nothing back.
    QList<quint32> contradicted;               ///< Own ones of which the parent holds other rows.
    bool isRefilled = false;                   ///< There is no more to take back.
    qint64 rows = 0;
    qint64 unreadable = 0;
};

} // namespace onewindow::sync
