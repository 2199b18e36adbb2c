// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/Application.h"
#include "app/platform/PublicUnit.h"
#include "services/core/Log.h"
#include "services/core/LogContext.h"
#include "services/core/ServiceManager.h"
#include "services/core/StopSignals.h"
#include "services/storage/Watchdog.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTimer>

#include <cstdio>

using namespace onewindow;

namespace {

/// Says that all is ready, and returns when a signal has come.
int runUntilTold(int signals, const QString& url)
{
    QSocketNotifier stopper(signals, QSocketNotifier::Read);
    QObject::connect(&stopper, &QSocketNotifier::activated, QCoreApplication::instance(),
                     &QCoreApplication::quit);
    // Whoever started the program by hand or in a test reads this line to know where it listens.
    std::printf("ready %s\n", qPrintable(url));
    std::fflush(stdout);
    notifyManager("READY=1");
    const int code = QCoreApplication::exec();
    notifyManager("STOPPING=1");
    return code;
}

int report(const Error& error)
{
    qCCritical(lcPlatform).noquote() << errorName(error.code) << error.detail;
    return 1;
}

/// The pages for the public, and nothing else.
int runPublicUnit(int signals, const platform::PlatformSettings& settings, const Clock& clock)
{
    platform::PublicUnit unit(settings, clock);
    if (const auto started = unit.start(); !started) {
        return report(started.error());
    }
    QTimer watchdog;
    QObject::connect(&watchdog, &QTimer::timeout, &watchdog, [] { notifyManager("WATCHDOG=1"); });
    if (const auto interval = watchdogInterval(); interval.count() > 0) {
        watchdog.start(interval);
    }
    return runUntilTold(signals, unit.url());
}

} // namespace

int main(int argc, char* argv[])
{
    const int signals = catchStopSignals();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("onewindow-platform"));
    QCoreApplication::setApplicationVersion(QStringLiteral(ONEWINDOW_VERSION));
    startLogging(QStringLiteral("platform"));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("The node of a service hall: API, feed, pages"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption config(QStringLiteral("config"), QStringLiteral("Configuration file"),
                                    QStringLiteral("FILE"),
                                    QStringLiteral("/etc/onewindow/platform.toml"));
    const QCommandLineOption routes(QStringLiteral("list-routes"),
                                    QStringLiteral("Print what may be asked for, and quit"));
    parser.addOptions({config, routes});
    parser.process(app);
    if (parser.isSet(routes)) {
        std::printf("%s\n", qPrintable(platform::Api::routeList().join(u'\n')));
        return 0;
    }

    auto settings = platform::PlatformSettings::load(parser.value(config));
    if (!settings) {
        qCCritical(lcPlatform).noquote() << settings.error().detail;
        return 2;
    }
    setLogNode(settings.value().node);
    const SystemClock clock;
    if (!settings.value().publicHall.baseUrl.isEmpty()) {
        return runPublicUnit(signals, settings.value(), clock);
    }
    platform::Application platform(std::move(settings).value(), clock);
    if (const auto started = platform.start(); !started) {
        return report(started.error());
    }
    QTimer watchdog;
    storage::startWatchdog(platform.writer(), watchdog);
    const int code = runUntilTold(signals, platform.url());
    platform.stop();
    return code;
}
