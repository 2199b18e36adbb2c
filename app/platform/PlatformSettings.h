// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/platform/DeviceSettings.h"
#include "app/platform/FileWatch.h"
#include "services/core/Result.h"
#include "services/platform/HttpServer.h"
#include "services/queue/HallQueue.h"
#include "services/storage/Database.h"
#include "services/sync/PlatformClient.h"
#include "services/sync/SyncTiming.h"

#include <QString>
#include <QStringList>

#include <chrono>

namespace onewindow::platform {

/// What a platform is told by its configuration; platform.toml beside this file explains each key.
struct PlatformSettings
{
    /// What the node is: a hall follows a centre; one that is both needs no other.
    enum class Role { Both, Hall, Centre };

    QString node;
    Role role = Role::Both;
    QString publicUrl;              ///< As citizens' phones reach it; empty: as it listens.
    QString storePath;              ///< Of SQLite.
    storage::DatabaseOptions store; ///< Without the path.
    QString keysFolder;
    QString markerFile; ///< journal::Marker.
    QString catalogueFile;
    QString hallFile;
    QString nodesFile;
    QString staffFile;
    QString noticesFile;     ///< NoticeFile; none if it is not there.
    QString slotsFile;       ///< Of a centre: appointments::SlotPlan; none if it is not there.
    QString departmentsFile; ///< Of a centre: DepartmentSettings; none if it is not there.
    HttpServerSettings http; ///< Without bodyLimit.
    qsizetype feedMemoryLimit = 512LL << 20; ///< Bytes: FeedHub::Settings.
    QString metricsAddress = QStringLiteral("127.0.0.1");
    quint16 metricsPort = 0;           ///< 0: no metrics.
    bool hasPages = true;              ///< Pages for the public.
    bool hasUnit = false;              ///< Of a hall: a unit shows the pages of its tickets.
    QString translationsFolder;        ///< With further languages of theirs; may be empty.
    sync::PlatformEndpoint publicHall; ///< With a URL: be PublicUnit, and nothing else.
    queue::HallRules rules;
    QString centreNode; ///< Of a hall: who may open what is sealed here, besides itself.
    QByteArray centreSealingKey;
    QStringList nearbyHalls; ///< Of a hall: CrowdParts::Settings.
    /// How often halls tell each other how many wait; only a test has reason to change it.
    std::chrono::milliseconds crowdEvery = std::chrono::minutes(1);
    /// How often the hall's file is looked at besides; shorter in tests.
    std::chrono::milliseconds hallFileEvery = FileWatch::kLookEvery;
    sync::PlatformEndpoint upstream; ///< The centre; no address where the node is one.
    sync::SyncTiming upstreamTiming = sync::SyncTiming::forCentre();
    QString authorityKeyFile; ///< Of a centre: what issues certificates; empty for none.
    identity::DeviceRegistry::Settings enrolment;

    /// The partition of what the node itself records: its hall's, or the city's.
    [[nodiscard]] QString hall() const { return isHall() ? node : QString(); }

    [[nodiscard]] bool isHall() const { return role != Role::Centre; }

    [[nodiscard]] bool isCentre() const { return role != Role::Hall; }

    /// What of it concerns machines.
    [[nodiscard]] DeviceSettings devices() const;

    /// Errors: BadConfig, naming everything that is wrong.
    static Result<PlatformSettings> load(const QString& path);
};

/// The connection string in the file `path`, for DatabaseOptions. It may hold a password: a file
/// that others may read is refused, but for what the service manager hands over. Errors:
/// KeyUnavailable, BadConfig (there is none in it).
Result<QString> readConnection(const QString& path);

} // namespace onewindow::platform
