// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Feed.h"

namespace onewindow::journal {

/// Bytes of a page on the wire that decodeFeedPage() reads at most.
inline constexpr qsizetype kFeedPageByteLimit = 4 * 1024 * 1024;

/// The answer of GET /v1/feed: {"cursor", "hasMore", "isSnapshot", "changes": [{"kind", "id",
/// "version", "body"}]} as compact JSON; a tombstone has no body.
QByteArray encodeFeedPage(const FeedPage& page);

/// The reverse; unknown members are skipped. Errors: BadFrame naming the field, TooLarge.
Result<FeedPage> decodeFeedPage(const QByteArray& bytes);

} // namespace onewindow::journal
