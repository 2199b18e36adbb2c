// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What one more hall costs the centre: two centres alike, one with few halls and one with many,
// each hall with both its feeds followed and its journal shipped over a third connection.

#include "services/core/Log.h"
#include "services/storage/Query.h"
#include "services/sync/HttpClient.h"
#include "tests/bench/City.h"
#include "tests/bench/Options.h"
#include "tests/bench/Pace.h"
#include "tests/bench/PollCrowd.h"
#include "tests/bench/ProcessFigures.h"
#include "tests/bench/Program.h"
#include "tests/bench/Report.h"
#include "tests/bench/TerminalChain.h"

#include <QCoreApplication>

#include <memory>
#include <thread>
#include <vector>

using namespace onewindow;
using namespace onewindow::bench;

namespace {

using namespace std::chrono_literals;

constexpr int kFew = 20;
constexpr int kFactsOfHall = 10;
constexpr auto kConnectLimit = 120s;
constexpr auto kRest = 5s;
constexpr auto kQuietLimit = 300s;
constexpr auto kIdleLook = 10s;

struct Cost
{
    double bytes = 0;     ///< The process's memory.
    double rows = 0;      ///< In all tables of the store.
    double idleMs = 0;    ///< Processor time in a second, of the process.
    double startedMs = 0; ///< Until it was ready.
};

double rowsOf(const City& city)
{
    const auto database = valueOf(storage::Database::open(city.centreStore()));
    auto tables = valueOf(database->prepare(
        city.isPostgres() ? "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = "
                            "current_schema()::regnamespace"
                          : "SELECT name FROM sqlite_master WHERE type = 'table'"));
    double rows = 0;
    while (valueOf(tables.step())) {
        const std::string name = tables.text(0).toStdString();
        auto count = valueOf(database->prepare("SELECT COUNT(*) FROM " + name));
        rows += valueOf(count.step()) ? static_cast<double>(count.integer(0)) : 0;
    }
    return rows;
}

/// Until nothing is written any more: a new centre opens its halls' slots one after the other.
void waitUntilQuiet(const City& city)
{
    const Stopwatch watch;
    double before = -1;
    for (double rows = rowsOf(city); rows != before; rows = rowsOf(city)) {
        if (watch.elapsed() > kQuietLimit) {
            giveUp(QStringLiteral("the centre does not come to rest"));
        }
        before = rows;
        pass(kRest);
    }
}

/// Each hall ships its terminal's first facts, on a connection that stays.
std::vector<std::unique_ptr<sync::HttpClient>> ship(const City& city, const QString& url,
                                                    const QList<City::Hall>& halls)
{
    const auto keys = city.signer();
    std::vector<std::unique_ptr<sync::HttpClient>> clients;
    for (const City::Hall& hall : halls) {
        clients.push_back(std::make_unique<sync::HttpClient>(city.endpoint(url, hall.id)));
        sync::HttpCall call;
        call.method = "POST";
        call.path = QStringLiteral("/v1/journal");
        call.contentType = "application/vnd.onewindow.journals";
        call.body = TerminalChain(hall.kiosk, *keys).nextBundle(kFactsOfHall);
        if (const auto answer = valueOf(clients.back()->perform(call)); answer.status != 200) {
            giveUp(QString::fromUtf8(answer.body));
        }
    }
    return clients;
}

Cost costOf(const Options& options, const City& city, int count)
{
    city.liftLimits(QStringLiteral("centre"));
    const QList<City::Hall> halls = city.addHalls(count);
    Cost cost;
    const Stopwatch watch;
    Program centre(options.program(QStringLiteral("onewindow-platform")),
                   city.configOf(QStringLiteral("centre")));
    const QString url = centre.waitForLine(QStringLiteral("ready ")).section(u' ', 1);
    cost.startedMs = std::chrono::duration<double, std::milli>(watch.elapsed()).count();
    PollCrowd crowd(url, city.at(QStringLiteral("ca/ca.pem")));
    for (const City::Hall& hall : halls) {
        const auto endpoint = city.endpoint(url, hall.id);
        for (const char* stream : {"city", "hall"}) {
            crowd.add({.certificateFile = endpoint.certificateFile,
                       .keyFile = endpoint.keyFile,
                       .stream = QLatin1String(stream),
                       .token = {},
                       .count = 1});
        }
    }
    crowd.start(kConnectLimit);
    const auto uplinks = ship(city, url, halls);
    waitUntilQuiet(city);
    cost.bytes = static_cast<double>(residentBytes(centre.pid()));
    const auto before = processorTime({centre.pid()});
    pass(kIdleLook);
    cost.idleMs = static_cast<double>((processorTime({centre.pid()}) - before).count()) /
                  std::chrono::seconds(kIdleLook).count();
    cost.rows = rowsOf(city);
    return cost;
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    startLogging(QStringLiteral("bench-hall-cost"));
    const QString about =
        QStringLiteral("A deployment of onewindow-ctl provision --halls 1 with new stores.");
    const Options options(app, QStringLiteral("What one more hall costs the centre"),
                          {{QStringLiteral("few"), about, QStringLiteral("folder"),
                            QStringLiteral("bench-output/work/few")},
                           {QStringLiteral("many"), about, QStringLiteral("folder"),
                            QStringLiteral("bench-output/work/many")}});
    const Report report(options.results());
    const int many = options.runs(520);
    allowDescriptors(static_cast<quint64>(3 * many) + 1000);
    const City fewCity(options.value(QStringLiteral("few")));
    const City manyCity(options.value(QStringLiteral("many")));
    const Cost few = costOf(options, fewCity, kFew);
    const Cost more = costOf(options, manyCity, many);
    const double halls = many - kFew;
    const auto add = [&](const char* name, const char* unit, double value) {
        report.add({.name = QStringLiteral("one more hall, ") + QLatin1String(name),
                    .unit = QLatin1String(unit),
                    .value = value,
                    .runs = many - kFew});
    };
    report.add({.name = QStringLiteral("a centre with %1 halls, memory").arg(kFew),
                .unit = QStringLiteral("MB"),
                .value = few.bytes / 1e6,
                .runs = 1});
    add("memory at the centre", "kB", (more.bytes - few.bytes) / 1000 / halls);
    add("rows with 10 facts", "rows", (more.rows - few.rows) / halls);
    add("CPU while idle", "us/s", 1000 * (more.idleMs - few.idleMs) / halls);
    add("later start of the centre", "ms", (more.startedMs - few.startedMs) / halls);
    return 0;
}
