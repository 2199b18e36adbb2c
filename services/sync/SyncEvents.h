// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Error.h"
#include "services/journal/Feed.h"

#include <functional>

namespace onewindow::sync {

/// What the two loops of a SyncClient report, each from its own thread.
struct SyncEvents
{
    std::function<void()> answered;                 ///< The parent gave an answer that says yes.
    std::function<void()> failed;                   ///< There was none, or not a useful one.
    std::function<void(ErrorCode)> refused;         ///< Once for each kind until the next yes.
    std::function<void()> accepted;                 ///< The first yes, and the first after a no.
    std::function<void(qint64)> backlog;            ///< Uplink.
    std::function<void()> held;                     ///< Uplink: the store is held from now on.
    std::function<void()> settled;                  ///< Uplink: a held store goes on.
    std::function<void(QString)> marked;            ///< Uplink: numbers carry another mark.
    std::function<void(journal::FeedPage)> applied; ///< Downlink.
};

} // namespace onewindow::sync
