// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/DeskNode.h"
#include "tests/bench/Options.h"
#include "tests/bench/Program.h"
#include "tests/bench/Report.h"

#include <QCoreApplication>

using namespace onewindow::bench;

namespace {

constexpr int kWarmUps = 2;

/// From the start of the program to its line that the first frame is shown and taps are taken.
std::chrono::nanoseconds startOf(const QString& path, const QStringList& arguments)
{
    const Stopwatch watch;
    Program program(path, arguments);
    program.waitForLine(QStringLiteral("ready"));
    return watch.elapsed();
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    const Options options(app, QStringLiteral("Warm start of the kiosk, against a bare window"));
    const QString bare = QCoreApplication::applicationDirPath() + QStringLiteral("/bare_window");
    const QString kiosk = options.program(QStringLiteral("onewindow-kiosk"));
    const QStringList arguments{QStringLiteral("--config"),
                                options.old() + u'/' + QLatin1String(kKiosk) +
                                    QStringLiteral("/kiosk.toml"),
                                QStringLiteral("--windowed"), QStringLiteral("1080x1920")};
    Samples floors;
    Samples starts;
    for (int i = -kWarmUps; i < options.runs(10); ++i) {
        const auto floor = startOf(bare, {});
        const auto start = startOf(kiosk, arguments);
        if (i >= 0) {
            floors.add(floor);
            starts.add(start);
        }
    }
    Report(options.results())
        .add({.name = QStringLiteral("kiosk start to first tap, old store, p50"),
              .unit = QStringLiteral("ms"),
              .value = starts.percentile(50),
              .floor = floors.percentile(50),
              .mostRatio = 1.5,
              .mostValue = {},
              .runs = starts.count()});
    return 0;
}
