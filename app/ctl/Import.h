// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/Backup.h"
#include "services/sync/PlatformClient.h"

namespace onewindow {

struct ImportOptions
{
    QString from; ///< The dead node's store; only read.
    QString node; ///< Whose it must be.
    QString
        keysFolder; ///< Keys that the parent knows as the node's: the dead one's or the new one's.
    sync::PlatformEndpoint parent;
};

struct ImportReport
{
    qint64 shipped = 0; ///< Rows that were sent; those the parent had already are left out of it.
    QStringList chains; ///< "kiosk-1/1: 120 of 120 rows held"
};

/// Ships what a dead node had not sent to its parent, as that node's chain: from a copy of its
/// store, which stays as it is, and only if the store verifies. What the parent holds already it
/// takes no second time, so it may be run again after any failure. Errors: NotFound, Conflict (the
/// store is another node's), StoreFailed (naming the first bad row), KeyUnavailable, ChainForked
/// (the parent holds other rows), those of the connection.
Result<ImportReport> importStore(const ImportOptions& options, const CtlProgress& progress = {});

} // namespace onewindow
