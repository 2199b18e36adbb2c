// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Feed.h"
#include "services/sync/PlatformClient.h"
#include "services/sync/SyncTiming.h"

#include <QObject>

#include <memory>

namespace onewindow::sync {

/// Follows the platform's feed in memory, for programs without a store. Reconnects by itself (see
/// SyncTiming); at the start and after a new epoch it delivers a page with isSnapshot set.
class FeedReader : public QObject
{
    Q_OBJECT

public:
    explicit FeedReader(PlatformEndpoint endpoint, QObject* parent = nullptr,
                        SyncTiming timing = {});
    ~FeedReader() override;

    /// `token` adds what the signed-in staff may see; the feed is read anew from the beginning.
    void start(const QString& token = {});
    /// Returns within 200 ms. Not fresh then; no signal comes after it.
    void stop();

    /// False before the first answer, and when the platform has not answered for
    /// SyncTiming::staleAfter (5 s).
    [[nodiscard]] bool isFresh() const;

    /// The platform's clock minus this machine's, in milliseconds, from the last answer.
    [[nodiscard]] qint64 clockOffsetMs() const;

Q_SIGNALS:
    void pageArrived(const onewindow::journal::FeedPage& page);
    void freshChanged(bool isFresh);
    /// The platform says no: SessionEnded with the reason when the staff session has ended,
    /// NotPermitted for a machine it does not know. Once for each kind; the reader goes on asking.
    void refused(onewindow::ErrorCode code, const QString& detail);

private:
    struct Worker;
    std::unique_ptr<Worker> m_worker;
};

} // namespace onewindow::sync
