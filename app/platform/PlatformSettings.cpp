// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/PlatformSettings.h"

#include "app/platform/CrowdParts.h"
#include "services/core/Config.h"
#include "services/core/Durations.h"
#include "services/crypto/KeyFile.h"
#include "services/identity/Machine.h"
#include "services/journal/Marker.h"

#include <QUrl>

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace onewindow::platform {

namespace {

constexpr qint64 kConnectionLimitBytes = 16 * 1024;
constexpr qsizetype kMegabyte = 1LL << 20;

/// Whether one can listen there: an IPv4 or IPv6 address, whose interface may follow a '%'.
bool isIpAddress(const QString& text)
{
    std::array<unsigned char, sizeof(in6_addr)> parsed{};
    const bool isV4 = inet_pton(AF_INET, text.toUtf8().constData(), parsed.data()) == 1;
    const QByteArray v6 = text.section(u'%', 0, 0).toUtf8();
    return isV4 || inet_pton(AF_INET6, v6.constData(), parsed.data()) == 1;
}

QString readAddress(Config& config, const QString& key, const QString& given)
{
    if (!isIpAddress(given)) {
        config.refuse(key, QStringLiteral("must be an IPv4 or IPv6 address"));
    }
    return given;
}

QString readUrl(Config& config, const QString& key, const QString& given)
{
    if (!given.isEmpty() && !sync::isPlatformUrl(given)) {
        config.refuse(key, QStringLiteral("must be https://HOST[:PORT]"));
    }
    return given;
}

/// How telephones reach it: the centre may show the pages under a path.
QString readPublicUrl(Config& config)
{
    QString given = config.text(QStringLiteral("listen.public_url"), {});
    const QUrl place = QUrl(given, QUrl::StrictMode).adjusted(QUrl::RemovePath);
    if (!given.isEmpty() && (!sync::isPlatformUrl(place.toString()) || given.endsWith(u'/'))) {
        config.refuse(QStringLiteral("listen.public_url"),
                      QStringLiteral("must be https://HOST[:PORT][/PATH]"));
    }
    return given;
}

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
        readAddress(config, QStringLiteral("metrics.address"),
                    config.text(QStringLiteral("metrics.address"), QStringLiteral("127.0.0.1")));
    settings.metricsPort =
        static_cast<quint16>(config.number(QStringLiteral("metrics.port"), 0, 0, 65535));
    settings.hasPages = config.flag(QStringLiteral("public.pages"), true);
    settings.hasUnit = config.flag(QStringLiteral("public.unit"), false);
    settings.translationsFolder = config.path(QStringLiteral("public.translations"), {});
    settings.publicHall.baseUrl = readUrl(config, QStringLiteral("public.hall"),
                                          config.text(QStringLiteral("public.hall"), {}));
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

sync::PlatformEndpoint readUpstream(Config& config, Role role)
{
    const QString key = QStringLiteral("upstream.url");
    const QString url =
        readUrl(config, key,
                role == Role::Hall ? config.requiredText(QStringLiteral("upstream.url"))
                                   : config.text(QStringLiteral("upstream.url"), {}));
    if (role != Role::Hall && !url.isEmpty()) {
        config.refuse(key, QStringLiteral("must be empty: only a hall follows a centre "
                                          "(role = \"hall\")"));
    }
    return {.baseUrl = url,
            .caFile = config.path(QStringLiteral("upstream.ca"), QStringLiteral("ca.pem")),
            .certificateFile =
                config.path(QStringLiteral("upstream.certificate"), QStringLiteral("tls.pem")),
            .keyFile = config.path(QStringLiteral("upstream.key"), QStringLiteral("tls.key"))};
}

/// The centre's id, and the key that personal data is sealed to.
void readCentre(Config& config, PlatformSettings& settings)
{
    settings.centreNode = config.text(QStringLiteral("upstream.node"), {});
    const QString key = config.text(QStringLiteral("upstream.sealing_key"), {});
    const auto decoded =
        QByteArray::fromBase64Encoding(key.toUtf8(), QByteArray::AbortOnBase64DecodingErrors);
    settings.centreSealingKey = decoded.decoded;
    if (!decoded) {
        config.refuse(QStringLiteral("upstream.sealing_key"), QStringLiteral("must be base64"));
    } else if (!key.isEmpty() && settings.centreNode.isEmpty()) {
        config.refuse(QStringLiteral("upstream.sealing_key"),
                      QStringLiteral("must not be without upstream.node"));
    } else if (key.isEmpty() && !settings.centreNode.isEmpty()) {
        config.refuse(QStringLiteral("upstream.node"),
                      QStringLiteral("must not be without upstream.sealing_key"));
    }
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
    const auto content =
        crypto::readPrivateFile(path, kConnectionLimitBytes, crypto::isCredential(path));
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
    if (!settings.node.isEmpty() && !identity::isMachineId(settings.node)) {
        config.refuse(QStringLiteral("node"),
                      QStringLiteral("must be 1 to 64 of a-z, 0-9 and '-', not '-' first"));
    }
    settings.role = readRole(config);
    settings.upstream = readUpstream(config, settings.role);
    readCentre(config, settings);

    HttpServerSettings& http = settings.http;
    http.address =
        readAddress(config, QStringLiteral("listen.address"),
                    config.text(QStringLiteral("listen.address"), QStringLiteral("127.0.0.1")));
    http.port = static_cast<quint16>(config.number(QStringLiteral("listen.port"), 8443, 0, 65535));
    settings.publicUrl = readPublicUrl(config);
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
    if (settings.nearbyHalls.size() > CrowdParts::kNearbyLimit) {
        config.refuse(QStringLiteral("halls.nearby"),
                      QStringLiteral("must name at most %1").arg(CrowdParts::kNearbyLimit));
    }
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
    if (isPostgres) {
        auto connection = readConnection(connectionFile);
        if (!connection) {
            return connection.error();
        }
        settings.store.engine = storage::Engine::Postgres;
        settings.store.connectionString = std::move(connection).value();
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
