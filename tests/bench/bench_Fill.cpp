// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/Application.h"
#include "services/core/Log.h"
#include "services/queue/FactKinds.h"
#include "tests/bench/DeskNode.h"
#include "tests/bench/OldTickets.h"
#include "tests/bench/Options.h"

#include <thread>

using namespace onewindow;
using namespace onewindow::bench;

namespace {

constexpr int kManyTickets = 1'000'000;

std::unique_ptr<storage::Database> open(const QString& path)
{
    storage::DatabaseOptions options;
    options.path = path;
    return valueOf(storage::Database::open(options));
}

/// A terminal of some years: everything was printed and shipped. What became of a number in the
/// hall is not in the terminal's own chain.
void fillKiosk(const QString& deployment, int count)
{
    const auto database =
        open(deployment + u'/' + QLatin1String(kKiosk) + QStringLiteral("/store/kiosk.db"));
    addOldTickets(*database, {.count = count,
                              .mark = QStringLiteral("1"),
                              .matter = QString::fromLatin1(kMatter),
                              .series = QStringLiteral("A"),
                              .lastFact = queue::facts::kHeld,
                              .lastBody = {{QStringLiteral("by"), QStringLiteral("printer")}},
                              .state = queue::TicketState::Waiting,
                              .hasPersons = true,
                              .isHeldByParent = true});
}

/// A hall of some years, by the numbers that it issued itself and served.
void fillHall(const QString& storePath, int count)
{
    const auto database = open(storePath);
    addOldTickets(*database, {.count = count,
                              .mark = QStringLiteral("0"),
                              .matter = QString::fromLatin1(kMatter),
                              .series = QStringLiteral("A"),
                              .lastFact = queue::facts::kFinished,
                              .lastBody = {{QStringLiteral("window"), QStringLiteral("1")},
                                           {QStringLiteral("staff"), QStringLiteral("wang")}},
                              .state = queue::TicketState::Done,
                              .hasPersons = false,
                              .isHeldByParent = true});
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    startLogging(QStringLiteral("bench-fill"));
    const QCommandLineOption hallOnly(QStringLiteral("hall-only"),
                                      QStringLiteral("Leave the terminal's store alone."));
    const Options options(app, QStringLiteral("Gives the stores of a deployment many old tickets"),
                          {hallOnly});
    const int count = options.runs(kManyTickets);
    {
        const DeskNode makesTheKiosksStore(options.old());
    }
    const SystemClock clock;
    const auto settings = valueOf(platform::PlatformSettings::load(
        options.old() + QStringLiteral("/platform/platform.toml")));
    {
        platform::Application makesTheHallsStore(settings, clock);
        succeed(makesTheHallsStore.start());
    }
    std::jthread other;
    if (!options.isSet(QStringLiteral("hall-only"))) {
        other = std::jthread([&] { fillKiosk(options.old(), count); });
    }
    fillHall(settings.storePath, count);
    return 0;
}
