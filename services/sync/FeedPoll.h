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

/// What is asked of a feed.
struct FeedQuestion
{
    journal::FeedCursor cursor;        ///< What comes after it is wanted.
    std::chrono::milliseconds wait{0}; ///< How long the platform may wait until there is something.
    QString stream;                    ///< "city" or "hall"; empty: the one the asker belongs to.
    QString token;                     ///< The staff session's, or empty.
};

/// Asks. Errors: of HttpClient::perform() and errorOf(), BadFrame.
Result<FeedAnswer> pollFeed(HttpClient& client, const FeedQuestion& question,
                            const SyncTiming& timing);

} // namespace onewindow::sync
