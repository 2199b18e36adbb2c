// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace onewindow::sync {

/// One stream of the parent's feed and where its copy is kept.
struct FeedStream
{
    QString name; ///< As the parent calls it: "city", "hall"; empty: the asker's own.
    QString hall; ///< The FeedCache's partition.
};

/// What a node exchanges with its parent.
struct SyncScope
{
    QList<FeedStream> streams{FeedStream{}};
    /// Hands on the chains of other nodes as well: a hall.
    bool isRelay = false;
};

} // namespace onewindow::sync
