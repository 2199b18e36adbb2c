// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/core/Log.h"
#include "services/sync/HttpClient.h"
#include "tests/bench/BareCommit.h"
#include "tests/bench/DeskNode.h"
#include "tests/bench/Options.h"
#include "tests/bench/Program.h"
#include "tests/bench/Report.h"

#include <QCoreApplication>

#include <barrier>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

using namespace onewindow;
using namespace onewindow::bench;

namespace {

constexpr int kWarmUps = 20;
constexpr int kMostClients = 20;
constexpr int kRoundsOfCrowd = 10;
constexpr double kMostMedianMs = 0.4;
constexpr double kMostP99Ms = 14.7;
/// Of what one number puts into the hall's store: its two facts, the ticket, what the feed says of
/// it and the answer kept for a repeat.
constexpr qsizetype kBytesOfOneIssue = 3200;

/// A counter that asks the platform for numbers, over its own TLS connection.
class Client
{
public:
    Client(const QString& deployment, const QString& url, int index)
        : m_client(endpoint(deployment, url, QStringLiteral("counter-%1").arg(index)))
    {
        ask(); // Connects.
    }

    std::chrono::nanoseconds ask()
    {
        sync::HttpCall call;
        call.method = QByteArrayLiteral("POST");
        call.path = QStringLiteral("/v1/tickets");
        call.body = QByteArrayLiteral("{\"matter\":\"") + kMatter + QByteArrayLiteral("\"}");
        call.contentType = QByteArrayLiteral("application/json");
        call.headers = {{QByteArrayLiteral("Idempotency-Key"), makeToken().toLatin1()}};
        const Stopwatch watch;
        const auto answer = valueOf(m_client.perform(call));
        const auto taken = watch.elapsed();
        if (answer.status != 200) {
            giveUp(QStringLiteral("the platform answers %1: %2")
                       .arg(answer.status)
                       .arg(QString::fromUtf8(answer.body)));
        }
        return taken;
    }

private:
    static sync::PlatformEndpoint endpoint(const QString& deployment, const QString& url,
                                           const QString& name)
    {
        return {.baseUrl = url,
                .caFile = deployment + QStringLiteral("/ca/ca.pem"),
                .certificateFile = deployment + u'/' + name + QStringLiteral("/tls.pem"),
                .keyFile = deployment + u'/' + name + QStringLiteral("/tls.key")};
    }

    sync::HttpClient m_client;
};

/// The platform of a deployment, as a process, with connected clients.
class Hall
{
public:
    Hall(const Options& options, const QString& deployment)
        : m_program(
              options.program(QStringLiteral("onewindow-platform")),
              {QStringLiteral("--config"), deployment + QStringLiteral("/platform/platform.toml")})
    {
        const QString url = m_program.waitForLine(QStringLiteral("ready ")).section(u' ', 1);
        for (int i = 1; i <= kMostClients; ++i) {
            m_clients.push_back(std::make_unique<Client>(deployment, url, i));
        }
    }

    Client& first() { return *m_clients.front(); }

    /// `count` clients at once, each one asking again as soon as it has its answer.
    Samples crowd(int count, int each)
    {
        std::vector<Samples> samples(static_cast<std::size_t>(count));
        std::barrier start(count);
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < samples.size(); ++i) {
                threads.emplace_back([this, &start, &mine = samples[i], i, each] {
                    start.arrive_and_wait();
                    for (int run = 0; run < each; ++run) {
                        mine.add(m_clients[i]->ask());
                    }
                });
            }
        }
        Samples all;
        for (const Samples& mine : samples) {
            all += mine;
        }
        return all;
    }

private:
    Program m_program;
    std::vector<std::unique_ptr<Client>> m_clients;
};

/// p50 and p99 in ms, aimed at a tenth of what a comparable town hall's system was measured to
/// need: 3 to 5 ms, and 107 to 186 ms with four terminals.
void addIssue(const Report& report, const QString& name, const Samples& samples,
              const Samples& floors, std::optional<double> mostMedian)
{
    const auto add = [&](double percent, std::optional<double> mostValue) {
        report.add({.name = name + QStringLiteral(" p%1").arg(percent),
                    .unit = QStringLiteral("ms"),
                    .value = samples.percentile(percent),
                    .floor = floors.percentile(percent),
                    .mostRatio = {},
                    .mostValue = mostValue,
                    .runs = samples.count()});
    };
    add(50, mostMedian);
    add(99, kMostP99Ms);
}

void measureOne(const Report& report, Hall& fresh, Hall& old, BareCommit& bare, int runs)
{
    Samples floors;
    Samples freshSamples;
    Samples oldSamples;
    for (int i = 0; i < runs; ++i) {
        floors.add(bare.run());
        // The disk may still be at work for the last one: neither is always the next.
        if (i % 2 == 0) {
            freshSamples.add(fresh.first().ask());
            oldSamples.add(old.first().ask());
        } else {
            oldSamples.add(old.first().ask());
            freshSamples.add(fresh.first().ask());
        }
    }
    addIssue(report, QStringLiteral("HTTP issue, 1 client"), freshSamples, floors, kMostMedianMs);
    report.addPercentiles(QStringLiteral("HTTP issue, 1 client, old : fresh"), oldSamples,
                          freshSamples, 1.15, 1.15);
}

void measureCrowd(const Report& report, Hall& fresh, Hall& old, BareCommit& bare, int clients,
                  int runs)
{
    const int each = std::max(1, runs / kRoundsOfCrowd / clients);
    Samples floors;
    Samples freshSamples;
    Samples oldSamples;
    for (int round = 0; round < kRoundsOfCrowd; ++round) {
        for (int i = 0; i < each * clients; ++i) {
            floors.add(bare.run());
        }
        freshSamples += fresh.crowd(clients, each);
        oldSamples += old.crowd(clients, each);
    }
    const QString name = QStringLiteral("HTTP issue, %1 clients").arg(clients);
    addIssue(report, name, freshSamples, floors, {});
    report.addPercentiles(name + QStringLiteral(", old : fresh"), oldSamples, freshSamples, 1.15,
                          1.15);
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    startLogging(QStringLiteral("bench-platform"));
    const Options options(app, QStringLiteral("A number issued by the platform over HTTP"));
    const Report report(options.results());
    Hall fresh(options, options.fresh());
    Hall old(options, options.old());
    BareCommit bare(options.fresh() + QStringLiteral("/bare-hall.db"), kBytesOfOneIssue);
    for (int i = 0; i < kWarmUps; ++i) {
        bare.run();
        fresh.first().ask();
        old.first().ask();
    }
    const int runs = options.runs(400);
    measureOne(report, fresh, old, bare, runs);
    measureCrowd(report, fresh, old, bare, 4, 4 * runs);
    measureCrowd(report, fresh, old, bare, kMostClients, 4 * runs);
    return 0;
}
