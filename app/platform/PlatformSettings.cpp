// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/PlatformSettings.h"

#include "services/core/Config.h"

namespace onewindow::platform {

Result<PlatformSettings> PlatformSettings::load(const QString& path)
{
    auto loaded = Config::load(path);
    if (!loaded) {
        return loaded.error();
    }
    Config& config = loaded.value();
    PlatformSettings settings;
    settings.node = config.requiredText(QStringLiteral("node"));

    HttpServerSettings& http = settings.http;
    http.address = config.text(QStringLiteral("listen.address"), QStringLiteral("127.0.0.1"));
    http.port = static_cast<quint16>(config.number(QStringLiteral("listen.port"), 8443, 0, 65535));
    settings.publicUrl = config.text(QStringLiteral("listen.public_url"), {});
    http.certificateFile =
        config.path(QStringLiteral("tls.certificate"), QStringLiteral("tls.pem"));
    http.keyFile = config.path(QStringLiteral("tls.key"), QStringLiteral("tls.key"));
    http.caFile = config.path(QStringLiteral("tls.ca"), QStringLiteral("ca.pem"));

    settings.storePath = config.path(QStringLiteral("store.path"), QStringLiteral("platform.db"));
    settings.keysFolder = config.path(QStringLiteral("keys.folder"), QStringLiteral("keys"));
    settings.catalogueFile =
        config.path(QStringLiteral("files.catalogue"), QStringLiteral("catalogue.json"));
    settings.hallFile = config.path(QStringLiteral("files.hall"), QStringLiteral("hall.json"));
    settings.nodesFile = config.path(QStringLiteral("files.nodes"), QStringLiteral("nodes.json"));
    settings.staffFile = config.path(QStringLiteral("files.staff"), QStringLiteral("staff.json"));

    http.requestsPerSecond =
        config.real(QStringLiteral("limits.requests_per_second"), 200, 0.1, 1e6);
    http.requestBurst = config.real(QStringLiteral("limits.request_burst"), 400, 1, 1e6);
    http.maxConnections =
        static_cast<int>(config.number(QStringLiteral("limits.connections"), 2048, 1, 100'000));
    http.maxConnectionsPerAddress = static_cast<int>(
        config.number(QStringLiteral("limits.connections_per_address"), 512, 1, 100'000));

    settings.rules.recallLimit =
        static_cast<int>(config.number(QStringLiteral("queue.recall_limit"), 3, 1, 10));
    settings.rules.recallGapMs =
        1000 * config.number(QStringLiteral("queue.recall_gap_seconds"), 15, 0, 600);
    settings.rules.undoLimitMs =
        1000 * config.number(QStringLiteral("queue.undo_seconds"), 8, 0, 600);
    OW_TRY(config.check());
    return settings;
}

} // namespace onewindow::platform
