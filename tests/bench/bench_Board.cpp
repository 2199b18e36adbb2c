// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From the press that calls the next number to the board that shows it, and to the first sound of
// the voice that says it, in a hall whose counters and terminals follow the queue as well.

#include "services/core/Log.h"
#include "tests/bench/City.h"
#include "tests/bench/Desk.h"
#include "tests/bench/DeskNode.h"
#include "tests/bench/Options.h"
#include "tests/bench/Pace.h"
#include "tests/bench/PollCrowd.h"
#include "tests/bench/Program.h"
#include "tests/bench/Report.h"
#include "tests/bench/SpokenBoard.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <memory>
#include <thread>

using namespace onewindow;
using namespace onewindow::bench;

namespace {

using namespace std::chrono_literals;

constexpr int kCounters = 100;
constexpr int kKiosks = 20;
/// Machines of the deployment, with a session each: a password takes a fifth of a second to check.
constexpr int kCounterMachines = 20;
constexpr int kKioskMachines = 5;
constexpr double kMostMs = 100;
/// Of the 300 ms within which somebody hears that they are called, a device's buffer takes 80.
constexpr double kMostVoiceMs = 220;
constexpr auto kConnectLimit = 60s;
constexpr auto kCallLimit = 20s;
/// Between two calls: everybody has heard of the last one and polls again.
constexpr auto kRest = 100ms;
const QString kPlatform = QStringLiteral("platform");

void addFollower(PollCrowd& crowd, const City& city, const QString& url, const QString& machine,
                 int count, const QString& token)
{
    const auto endpoint = city.endpoint(url, machine);
    crowd.add({.certificateFile = endpoint.certificateFile,
               .keyFile = endpoint.keyFile,
               .stream = {},
               .token = token,
               .count = count});
}

/// Half of them and the worst of a hundred, which is to be `most` milliseconds at most.
void addFigures(const Report& report, const QString& name, const Samples& samples, double most)
{
    for (const double percent : {50.0, 99.0}) {
        report.add({.name = name + QStringLiteral(" p%1").arg(percent),
                    .unit = QStringLiteral("ms"),
                    .value = samples.percentile(percent),
                    .mostValue = percent > 50 ? std::optional(most) : std::nullopt,
                    .runs = samples.count()});
    }
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    startLogging(QStringLiteral("bench-board"));
    const Options options(
        app, QStringLiteral("From a call to the board"),
        {{QStringLiteral("city"),
          QStringLiteral("A deployment of onewindow-ctl provision --kiosks 5 --counters 20."),
          QStringLiteral("folder"), QStringLiteral("bench-output/work/hall")}});
    const Report report(options.results());
    const int runs = options.runs(300);
    const City city(options.value(QStringLiteral("city")));
    city.liftLimits(kPlatform);
    Program platform(options.program(QStringLiteral("onewindow-platform")),
                     city.configOf(kPlatform));
    const QString url = platform.waitForLine(QStringLiteral("ready ")).section(u' ', 1);

    PollCrowd crowd(url, city.at(QStringLiteral("ca/ca.pem")));
    addFollower(crowd, city, url, QStringLiteral("board-1"), 1, {});
    for (int i = 1; i <= kCounterMachines; ++i) {
        const QString counter = QStringLiteral("counter-%1").arg(i);
        addFollower(crowd, city, url, counter, kCounters / kCounterMachines,
                    Desk(city, url, counter).token());
    }
    for (int i = 1; i <= kKioskMachines; ++i) {
        addFollower(crowd, city, url, QStringLiteral("kiosk-%1").arg(i), kKiosks / kKioskMachines,
                    {});
    }
    crowd.start(kConnectLimit);

    SpokenBoard spoken(city.endpoint(url, QStringLiteral("board-1")),
                       QStringLiteral(ONEWINDOW_BIN_DIR "/onewindow-voice"), kConnectLimit);
    Desk desk(city, url, QStringLiteral("counter-1"));
    desk.open(QStringLiteral("1"));
    Samples board;
    Samples everybody;
    Samples voice;
    for (int run = 0; run < runs; ++run) {
        const QString number = desk.post(QStringLiteral("/v1/tickets"),
                                         {{QStringLiteral("matter"), QString::fromLatin1(kMatter)}})
                                   .value(QStringLiteral("number"))
                                   .toString();
        pass(kRest);
        // Everybody sees the window's call; all of them at every other run, to know what that
        // takes.
        const bool isForAll = run % 2 != 0;
        crowd.expect("\"kind\":\"call\"", isForAll ? crowd.size() : 1);
        spoken.expect();
        const auto since = std::chrono::steady_clock::now();
        desk.post(QStringLiteral("/v1/windows/1/call-next"));
        const Samples taken = crowd.waitForAll(since, kCallLimit);
        (isForAll ? everybody : board) += taken;
        voice.add(spoken.waitForVoice(kCallLimit) - since);
        pass(kRest);
        desk.post(QStringLiteral("/v1/windows/1/start"));
        desk.post(QStringLiteral("/v1/windows/1/finish"));
        pass(kRest);
        if (number.isEmpty()) {
            giveUp(QStringLiteral("no number was given out"));
        }
    }
    const QString name =
        QStringLiteral("call to board, %1 counters, %2 kiosks").arg(kCounters).arg(kKiosks);
    addFigures(report, name, board, kMostMs);
    addFigures(report, name + QStringLiteral(", all of them"), everybody, kMostMs);
    addFigures(report, name + QStringLiteral(", voice"), voice, kMostVoiceMs);
    return 0;
}
