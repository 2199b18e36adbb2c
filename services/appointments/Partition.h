// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/ChainStore.h"

namespace onewindow::appointments {

/// The present life of this node's own chain in `hall`'s partition; 1 before its first row there.
/// On PostgreSQL the chain is locked by this: one transaction at a time decides about a hall's
/// slots.
inline Result<quint32> ownLife(storage::Database& database, const QString& hall)
{
    const auto own = journal::ChainStore(database, hall).own();
    if (!own) {
        return own.error();
    }
    return own.value() ? own.value()->incarnation : 1U;
}

} // namespace onewindow::appointments
