// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/Application.h"
#include "app/platform/ServiceManager.h"
#include "services/core/Log.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTimer>

#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

using namespace onewindow;

namespace {

/// Turns SIGTERM and SIGINT into something to read. Before the first thread, so that all inherit
/// it.
int catchSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

/// The manager hears that all is well only when the writer has answered.
void startWatchdog(platform::Application& platform, QTimer& timer)
{
    const auto interval = platform::watchdogInterval();
    if (interval.count() == 0) {
        return;
    }
    QObject::connect(&timer, &QTimer::timeout, &timer, [&platform] {
        platform.writer().post([](storage::Database&) { return Result<void>(); },
                               [](const Result<void>& done) {
                                   if (done) {
                                       platform::notifyManager("WATCHDOG=1");
                                   }
                               });
    });
    timer.start(interval);
}

} // namespace

int main(int argc, char* argv[])
{
    const int signals = catchSignals();
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
    parser.addOption(config);
    parser.process(app);

    auto settings = platform::PlatformSettings::load(parser.value(config));
    if (!settings) {
        qCCritical(lcPlatform).noquote() << settings.error().detail;
        return 2;
    }
    const SystemClock clock;
    platform::Application platform(std::move(settings).value(), clock);
    if (const auto started = platform.start(); !started) {
        qCCritical(lcPlatform).noquote()
            << errorName(started.error().code) << started.error().detail;
        return 1;
    }
    QSocketNotifier stopper(signals, QSocketNotifier::Read);
    QObject::connect(&stopper, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    QTimer watchdog;
    startWatchdog(platform, watchdog);

    // Whoever started the program by hand or in a test reads this line to know where it listens.
    std::printf("ready %s\n", qPrintable(platform.url()));
    std::fflush(stdout);
    platform::notifyManager("READY=1");
    const int code = QCoreApplication::exec();
    platform::notifyManager("STOPPING=1");
    platform.stop();
    return code;
}
