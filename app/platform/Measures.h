// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/platform/FeedHub.h"
#include "services/platform/HttpServer.h"
#include "services/platform/Metrics.h"
#include "services/platform/ReaderPool.h"
#include "services/storage/Writer.h"
#include "services/sync/SyncClient.h"

#include <QString>

namespace onewindow::platform {

/// What is measured; all of it outlives the metrics' last reading.
struct MeasuredParts
{
    const HttpServer& server;
    const FeedHub& hub;
    const storage::Writer& writer;
    ReaderPool& readers;
    const Clock& clock;
    const sync::SyncClient* upstream = nullptr; ///< Of a hall; null for a centre.
    QString storePath;                          ///< Of the SQLite file.
    QString partition;                          ///< Whose journals are counted.
    bool isCentre = false;                      ///< What is held here is safe.
};

/// Adds the figures of connections, feed, writer, store and journals.
void addMeasures(Metrics& metrics, const MeasuredParts& parts);

} // namespace onewindow::platform
