// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/PlatformSettings.h"

#include "app/platform/CrowdParts.h"
#include "services/core/Config.h"
#include "services/core/Durations.h"
#include "services/crypto/KeyFile.h"
#include "services/journal/Marker.h"

#include <QFileInfo>

#include <algorithm>

namespace onewindow::platform {

namespace {

constexpr qint64 kConnectionLimitBytes = 16 * 1024;
constexpr qsizetype kMegabyte = 1LL << 20;

void readLimits(Config& config, HttpServerSettings& http)
{
    http.requestsPerSecond =
        config.real(QStringLiteral("limits.requests_per_second"), 200, 0.1, 1e6);
    http.requestBurst = config.real(QStringLiteral("limits.request_burst"), 400, 1, 1e6);
    http.maxConnections =
        static_cast<int>(config.number(QStringLiteral("limits.connections"), 2048, 1, 100'000));
    http.maxConnectionsPerAddress = static_cast<int>(
        config.number(QStringLiteral("limits.connections_per_address"), 512, 1, 100'000));
    http.maxStrangers = static_cast<int>(config.number(
        QStringLiteral("limits.strangers"), std::max(1, http.maxConnections / 2), 1, 100'000));
    http.maxStrangersPerAddress = static_cast<int>(
        config.number(QStringLiteral("limits.strangers_per_address"), 256, 1, 100'000));
}

/// The pages for the public and the figures for a collector.
void readOutside(Config& config, PlatformSettings& settings)
{
    settings.metricsAddress =
        config.text(QStringLiteral("metrics.address"), QStringLiteral("127.0.0.1"));
    settings.metricsPort =
        static_cast<quint16>(config.number(QStringLiteral("metrics.port"), 0, 0, 65535));
    settings.hasPages = config.flag(QStringLiteral("public.pages"), true);
    settings.hasUnit = config.flag(QStringLiteral("public.unit"), false);
    settings.translationsFolder = config.path(QStringLiteral("public.translations"), {});
    settings.publicHall.baseUrl = config.text(QStringLiteral("public.hall"), {});
    settings.publicHall.caFile = settings.http.caFile;
    settings.publicHall.certificateFile =
        config.path(QStringLiteral("public.certificate"), QStringLiteral("public.pem"));
    settings.publicHall.keyFile =
        config.path(QStringLiteral("public.key"), QStringLiteral("public.key"));
}

using Role = PlatformSettings::Role;

Role readRole(Config& config)
{
    const QString role =
        config.choice(QStringLiteral("role"),
                      {QStringLiteral("both"), QStringLiteral("hall"), QStringLiteral("centre")});
    return role == u"hall" ? Role::Hall : role == u"centre" ? Role::Centre : Role::Both;
}

sync::PlatformEndpoint readUpstream(Config& config, bool isNeeded)
{
    return {.baseUrl = isNeeded ? config.requiredText(QStringLiteral("upstream.url"))
                                : config.text(QStringLiteral("upstream.url"), {}),
            .caFile = config.path(QStringLiteral("upstream.ca"), QStringLiteral("ca.pem")),
            .certificateFile =
                config.path(QStringLiteral("upstream.certificate"), QStringLiteral("tls.pem")),
            .keyFile = config.path(QStringLiteral("upstream.key"), QStringLiteral("tls.key"))};
}

queue::HallRules readRules(Config& config)
{
    queue::HallRules rules;
    for (const queue::RuleNumber& number : queue::ruleNumbers()) {
        number.set(rules, config.number(QStringLiteral("queue.") + QLatin1String(number.config),
                                        number.value(rules), number.least, number.most));
    }
    rules.undoLimitMs = 1000 * config.number(QStringLiteral("queue.undo_seconds"), 8, 0, 600);
    return rules;
}

/// Where what others write lies.
void readFiles(Config& config, PlatformSettings& settings)
{
    settings.catalogueFile =
        config.path(QStringLiteral("files.catalogue"), QStringLiteral("catalogue.json"));
    settings.hallFile = config.path(QStringLiteral("files.hall"), QStringLiteral("hall.json"));
    settings.nodesFile = config.path(QStringLiteral("files.nodes"), QStringLiteral("nodes.json"));
    settings.staffFile = config.path(QStringLiteral("files.staff"), QStringLiteral("staff.json"));
    settings.noticesFile =
        config.path(QStringLiteral("files.notices"), QStringLiteral("notices.json"));
    settings.slotsFile = config.path(QStringLiteral("files.slots"), QStringLiteral("slots.json"));
    settings.departmentsFile =
        config.path(QStringLiteral("departments.file"), QStringLiteral("departments.toml"));
}

} // namespace

Result<QString> readConnection(const QString& path)
{
    const QString folder = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    const bool isHandedOver = !folder.isEmpty() && QFileInfo(path).absolutePath() == folder;
    const auto content = crypto::readPrivateFile(path, kConnectionLimitBytes, isHandedOver);
    if (!content) {
        return content.error();
    }
    const QByteArray text = content.value().view().toByteArray().trimmed();
    return text.isEmpty() ? Result<QString>(Error{ErrorCode::BadConfig,
                                                  path + QStringLiteral(": no connection string")})
                          : QString::fromUtf8(text);
}

Result<PlatformSettings> PlatformSettings::load(const QString& path)
{
    auto loaded = Config::load(path);
    if (!loaded) {
        return loaded.error();
    }
    Config& config = loaded.value();
    PlatformSettings settings;
    settings.node = config.requiredText(QStringLiteral("node"));
    settings.role = readRole(config);
    settings.upstream = readUpstream(config, settings.role == Role::Hall);
    settings.centreNode = config.text(QStringLiteral("upstream.node"), {});
    settings.centreSealingKey =
        QByteArray::fromBase64(config.text(QStringLiteral("upstream.sealing_key"), {}).toLatin1());

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
    settings.markerFile = journal::markerFile(config.path(QStringLiteral("store.marker"), {}),
                                              settings.keysFolder, settings.storePath);
    readFiles(config, settings);

    readLimits(config, http);
    settings.feedMemoryLimit =
        kMegabyte * config.number(QStringLiteral("limits.feed_megabytes"), 512, 16, 1'000'000);
    readOutside(config, settings);

    settings.nearbyHalls = config.texts(QStringLiteral("halls.nearby"), {});
    settings.rules = readRules(config);
    settings.authorityKeyFile = config.path(QStringLiteral("authority.key"), {});
    settings.enrolment.validityMs = static_cast<qint64>(
        kDayMs * config.real(QStringLiteral("authority.validity_days"), 365, 0.0001, 3650));
    settings.enrolment.codeLifeMs = static_cast<qint64>(
        kHourMs * config.real(QStringLiteral("authority.code_hours"), 24, 0.0001, 24.0 * 30));
    const QString connectionFile =
        config.path(QStringLiteral("store.connection"), QStringLiteral("store-connection"));
    const bool isPostgres =
        config.choice(QStringLiteral("store.engine"),
                      {QStringLiteral("sqlite"), QStringLiteral("postgres")}) == u"postgres";
    OW_TRY(config.check());
    if (settings.nearbyHalls.size() > CrowdParts::kNearbyLimit) {
        return Error{
            ErrorCode::BadConfig,
            path + QStringLiteral(": halls.nearby: at most %1").arg(CrowdParts::kNearbyLimit)};
    }
    if (isPostgres) {
        auto connection = readConnection(connectionFile);
        if (!connection) {
            return connection.error();
        }
        settings.store.engine = storage::Engine::Postgres;
        settings.store.connectionString = std::move(connection).value();
    }
    if (settings.centreNode.isEmpty() != settings.centreSealingKey.isEmpty()) {
        return Error{ErrorCode::BadConfig,
                     path + QStringLiteral(": upstream.node and upstream.sealing_key: both or "
                                           "neither, the key in base64")};
    }
    if (settings.role != Role::Hall && !settings.upstream.baseUrl.isEmpty()) {
        return Error{ErrorCode::BadConfig,
                     path + QStringLiteral(": upstream.url: only a hall follows a centre "
                                           "(role = \"hall\")")};
    }
    return settings;
}

DeviceSettings PlatformSettings::devices() const
{
    DeviceSettings devices;
    devices.node = node;
    devices.hall = hall();
    devices.isCentre = isCentre();
    if (!isCentre()) {
        devices.upstream = upstream;
    }
    devices.caFile = http.caFile;
    devices.serverCertificateFile = http.certificateFile;
    devices.serverKeyFile = http.keyFile;
    devices.authorityKeyFile = authorityKeyFile;
    devices.nodesFile = nodesFile;
    devices.registry = enrolment;
    return devices;
}

} // namespace onewindow::platform
