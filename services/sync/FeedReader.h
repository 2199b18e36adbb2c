// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Feed.h"
#include "services/sync/PlatformClient.h"

#include <QObject>

#include <memory>

namespace onewindow::sync {

/// Follows the platform's feed in memory, for programs without a store. Reconnects by itself (0.2 s
/// doubling to 5 s, with jitter); after a new epoch it delivers a page with isSnapshot set.
class FeedReader : public QObject
{
    Q_OBJECT

public:
    explicit FeedReader(PlatformEndpoint endpoint, QObject* parent = nullptr);
    ~FeedReader() override;

    /// `token` adds what the signed-in staff may see; the feed is read anew from the beginning.
    void start(const QString& token = {});
    void stop();

    /// False while the platform has not answered for `staleAfter` (5 s).
    [[nodiscard]] bool isFresh() const;

    /// The platform's clock minus this machine's, in milliseconds, from the last answer.
    [[nodiscard]] qint64 clockOffsetMs() const;

Q_SIGNALS:
    void pageArrived(const onewindow::journal::FeedPage& page);
    void freshChanged(bool isFresh);

private:
    struct Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace onewindow::sync
