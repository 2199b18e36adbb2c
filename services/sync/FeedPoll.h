// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Feed.h"
#include "services/sync/HttpClient.h"
#include "services/sync/SyncTiming.h"

namespace onewindow::sync {

/// One answer of the platform's feed.
struct FeedAnswer
{
    journal::FeedPage page;
    qint64 nowMs = 0; ///< The platform's clock when it answered.
};

/// Asks for what comes after `cursor`; the platform holds the answer for up to `wait` until there
/// is something. `token`: the staff session's, or empty. Errors: of HttpClient::perform() and
/// errorOf(), BadFrame.
Result<FeedAnswer> pollFeed(HttpClient& client, const journal::FeedCursor& cursor,
                            std::chrono::milliseconds wait, const SyncTiming& timing,
                            const QString& token);

} // namespace onewindow::sync
