// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Feed.h"
#include "services/queue/HallInfo.h"
#include "services/queue/HallPicture.h"
#include "services/storage/Writer.h"

namespace onewindow::queue {

/// Knows the hall by the feed that this terminal has cached. Lives in the GUI thread.
class HallInfoDesk final : public HallInfo
{
    Q_OBJECT

public:
    /// `node`: this terminal. `writer` must be stopped before this object goes away.
    HallInfoDesk(QString node, storage::Writer& writer, QObject* parent = nullptr);

    /// Takes in what is cached, before anything is applied; waits for nothing.
    void start();
    /// What was heard was erased.
    void clear();

    /// Takes in what SyncClient has made durable; connect its changesApplied here.
    void onChangesApplied(const journal::FeedPage& page);

    [[nodiscard]] QList<HallFloor> floors() const override;
    [[nodiscard]] QList<HallWindow> windows() const override;
    [[nodiscard]] QList<PublicNotice> notices(QDate today) const override;

private:
    QString m_node;
    storage::Writer& m_writer;
    bool m_isInSnapshot = false;
    HallPicture m_picture; ///< Of what is of use here alone.
};

} // namespace onewindow::queue
