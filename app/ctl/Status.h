// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/ctl/NodeFiles.h"
#include "services/core/Clock.h"

#include <QStringList>

namespace onewindow {

/// What there is to say of a node, a line each: "store: ...", "chain: ...".
struct NodeStatus
{
    QStringList lines;
    QStringList problems; ///< What somebody has to look at; empty when all is well.
};

/// Looks at the node's files, beside its running program, and asks its parent and, of a platform,
/// itself over the network (2 seconds each). What cannot be read is a problem, not an error.
NodeStatus nodeStatus(const NodeFiles& files, const Clock& clock);

} // namespace onewindow
