// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/platform/HttpServer.h"
#include "services/queue/HallQueue.h"

#include <QString>

namespace onewindow::platform {

/// What a platform is told by its configuration; platform.toml beside this file explains each key.
struct PlatformSettings
{
    QString node;
    QString publicUrl; ///< As citizens' phones reach it; empty: as it listens.
    QString storePath;
    QString keysFolder;
    QString catalogueFile;
    QString hallFile;
    QString nodesFile;
    QString staffFile;
    HttpServerSettings http; ///< Without bodyLimit.
    queue::HallRules rules;

    /// Errors: BadConfig, naming everything that is wrong.
    static Result<PlatformSettings> load(const QString& path);
};

} // namespace onewindow::platform
