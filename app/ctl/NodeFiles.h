// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/sync/PlatformClient.h"

#include <QString>

namespace onewindow {

/// What a node's configuration says of its files and of its parent, whichever kind of node it is.
struct NodeFiles
{
    QString node;
    QString mark; ///< Of the numbers it gives out.
    QString store;
    QString keysFolder;
    QString marker;
    QString certificate; ///< Its own, of TLS; empty for none.
    bool hasParent = false;
    sync::PlatformEndpoint parent; ///< If it has one.

    /// From kiosk.toml or platform.toml; other keys are left to the programs. Errors: BadConfig.
    static Result<NodeFiles> load(const QString& config);
};

} // namespace onewindow
