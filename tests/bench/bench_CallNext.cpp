// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Calling the next number in a busy hall: a hundred windows, twenty terminals that give numbers out
// meanwhile, and all of them following the queue. Steadily, and everybody in the same moment;
// beside the bare commit of as many bytes.

#include "services/core/Log.h"
#include "tests/bench/BareCommit.h"
#include "tests/bench/City.h"
#include "tests/bench/Desk.h"
#include "tests/bench/Options.h"
#include "tests/bench/Pace.h"
#include "tests/bench/PollCrowd.h"
#include "tests/bench/Program.h"
#include "tests/bench/Report.h"
#include "tests/bench/TerminalChain.h"

#include <QCoreApplication>

#include <barrier>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

using namespace onewindow;
using namespace onewindow::bench;
using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

namespace {

constexpr int kWindows = 100;
constexpr int kTerminals = 20;
/// Machines of the deployment, with a session each: a password takes a fifth of a second to check.
constexpr int kCounters = 20;
/// Of the whole hall: in a hundred windows a service takes minutes, so this is a rush of many hours
/// at once.
constexpr int kCallsASecond = 20;
constexpr int kNumbersASecond = 25;
/// Clerks who may press at the same time while calls come steadily.
constexpr int kHands = 8;
constexpr int kCallsOfRound = 100;
/// What a call writes: its fact, the ticket, the window, what the feed says of it and the answer
/// kept for a repeat.
constexpr qsizetype kBytesOfOneCall = 3200;
constexpr double kMostP99Ms = 100;
constexpr auto kConnectLimit = 60s;
const QString kPlatform = QStringLiteral("platform");

/// One terminal of the hall, over a connection of its own.
class Terminal
{
public:
    Terminal(const City& city, const QString& url, const QString& id, const crypto::NodeKeys& keys)
        : m_chain(id, keys)
        , m_http(city.endpoint(url, id), 5s)
    {}

    /// Ships so many numbers, given out and held.
    void giveOut(int numbers)
    {
        sync::HttpCall call;
        call.method = "POST";
        call.path = QStringLiteral("/v1/journal");
        call.contentType = "application/vnd.onewindow.journal";
        call.body = m_chain.nextBatch(2 * numbers);
        call.limit = 30s;
        const auto answer = valueOf(m_http.perform(call));
        if (answer.status != 200) {
            giveUp(QStringLiteral("a batch is answered %1 %2")
                       .arg(answer.status)
                       .arg(QString::fromUtf8(answer.body)));
        }
    }

private:
    TerminalChain m_chain;
    sync::HttpClient m_http;
};

/// A window with its clerk.
class Clerk
{
public:
    Clerk(const City& city, const QString& url, int window, const QString& token)
        : m_path(QStringLiteral("/v1/windows/%1/").arg(window))
        , m_desk(city, url, counterOf(window), token)
    {
        m_desk.open(QString::number(window));
    }

    static QString counterOf(int window)
    {
        return QStringLiteral("counter-%1").arg(window % kCounters + 1);
    }

    std::chrono::nanoseconds call()
    {
        const Stopwatch watch;
        m_desk.post(m_path + QStringLiteral("call-next"));
        return watch.elapsed();
    }

    void serve()
    {
        m_desk.post(m_path + QStringLiteral("start"));
        m_desk.post(m_path + QStringLiteral("finish"));
    }

private:
    QString m_path;
    Desk m_desk;
};

/// Everybody in the hall.
class BusyHall
{
public:
    BusyHall(const City& city, const QString& url, const QStringList& terminals)
        : m_keys(city.signer())
        , m_crowd(url, city.at(QStringLiteral("ca/ca.pem")))
    {
        for (const QString& id : terminals) {
            m_terminals.push_back(std::make_unique<Terminal>(city, url, id, *m_keys));
            follow(city, url, id, 1, {});
        }
        QStringList tokens;
        for (int counter = 1; counter <= kCounters; ++counter) {
            const QString id = QStringLiteral("counter-%1").arg(counter);
            tokens << Desk(city, url, id).token();
            follow(city, url, id, kWindows / kCounters, tokens.constLast());
        }
        for (int window = 1; window <= kWindows; ++window) {
            m_clerks.push_back(
                std::make_unique<Clerk>(city, url, window, tokens.at(window % kCounters)));
        }
        follow(city, url, QStringLiteral("board-1"), 1, {});
        m_crowd.start(kConnectLimit);
    }

    void giveOut(int numbers) { m_terminals.front()->giveOut(numbers); }

    /// Numbers and calls at their rates.
    Samples steadily(int calls)
    {
        const auto begin = SteadyClock::now() + 200ms;
        const auto end = begin + std::chrono::nanoseconds(1s) * calls / kCallsASecond;
        std::vector<Samples> samples(kHands);
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < kTerminals; ++i) {
                threads.emplace_back([this, i, begin, end] { giveOutSteadily(i, begin, end); });
            }
            for (int i = 0; i < kHands; ++i) {
                threads.emplace_back([this, i, begin, end, &samples] {
                    callSteadily(i, begin, end, samples[static_cast<std::size_t>(i)]);
                });
            }
        }
        return joined(samples);
    }

    /// All windows press in the same moment.
    Samples atOnce()
    {
        giveOut(kWindows);
        std::vector<Samples> samples(m_clerks.size());
        std::barrier start(kWindows);
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < m_clerks.size(); ++i) {
                threads.emplace_back([this, &start, &mine = samples[i], i] {
                    start.arrive_and_wait();
                    mine.add(m_clerks[i]->call());
                });
            }
        }
        for (const auto& clerk : m_clerks) {
            clerk->serve();
        }
        return joined(samples);
    }

private:
    void follow(const City& city, const QString& url, const QString& machine, int count,
                const QString& token)
    {
        const auto endpoint = city.endpoint(url, machine);
        m_crowd.add({.certificateFile = endpoint.certificateFile,
                     .keyFile = endpoint.keyFile,
                     .stream = {},
                     .token = token,
                     .count = count});
    }

    void giveOutSteadily(int terminal, SteadyClock::time_point begin, SteadyClock::time_point end)
    {
        const auto between = std::chrono::nanoseconds(1s) / kNumbersASecond;
        for (int k = terminal; begin + k * between < end; k += kTerminals) {
            passUntil(begin + k * between);
            m_terminals[static_cast<std::size_t>(terminal)]->giveOut(1);
        }
    }

    /// Each hand's calls in turn, and each call at another window.
    void callSteadily(int hand, SteadyClock::time_point begin, SteadyClock::time_point end,
                      Samples& samples)
    {
        const auto between = std::chrono::nanoseconds(1s) / kCallsASecond;
        for (int k = hand; begin + k * between < end; k += kHands) {
            passUntil(begin + k * between);
            // A hand has windows of its own: no two are at one.
            const int window = (k / kHands % (kWindows / kHands)) * kHands + hand;
            Clerk& clerk = *m_clerks[static_cast<std::size_t>(window)];
            samples.add(clerk.call());
            clerk.serve();
        }
    }

    static Samples joined(const std::vector<Samples>& parts)
    {
        Samples all;
        for (const Samples& part : parts) {
            all += part;
        }
        return all;
    }

    std::unique_ptr<crypto::NodeKeys> m_keys;
    std::vector<std::unique_ptr<Terminal>> m_terminals;
    std::vector<std::unique_ptr<Clerk>> m_clerks;
    PollCrowd m_crowd;
};

void addFigures(const Report& report, const QString& name, const Samples& calls,
                const Samples& floors, std::optional<double> mostP99)
{
    for (const double percent : {50.0, 99.0}) {
        report.add({.name = name + QStringLiteral(" p%1").arg(percent),
                    .unit = QStringLiteral("ms"),
                    .value = calls.percentile(percent),
                    .floor = floors.percentile(percent),
                    .mostRatio = {},
                    .mostValue = percent > 50 ? mostP99 : std::nullopt,
                    .runs = calls.count()});
    }
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    startLogging(QStringLiteral("bench-callnext"));
    const Options options(
        app, QStringLiteral("Calling the next number in a busy hall"),
        {{QStringLiteral("city"),
          QStringLiteral("A deployment of onewindow-ctl provision --counters 20."),
          QStringLiteral("folder"), QStringLiteral("bench-output/work/busy")}});
    const Report report(options.results());
    const City city(options.value(QStringLiteral("city")));
    city.liftLimits(kPlatform);
    city.setWindows(kWindows);
    const QStringList terminals = city.addTerminals(kTerminals);
    Program platform(options.program(QStringLiteral("onewindow-platform")),
                     city.configOf(kPlatform));
    const QString url = platform.waitForLine(QStringLiteral("ready ")).section(u' ', 1);
    BusyHall hall(city, url, terminals);
    BareCommit bare(city.at(QStringLiteral("bare.db")), kBytesOfOneCall);
    // Nobody is ever out of numbers.
    hall.giveOut(kWindows);
    hall.steadily(kCallsOfRound / 2);

    Samples floors;
    Samples steady;
    Samples together;
    const int rounds = std::max(1, options.runs(400) / kCallsOfRound);
    for (int round = 0; round < rounds; ++round) {
        for (int i = 0; i < kCallsOfRound; ++i) {
            floors.add(bare.run());
        }
        steady += hall.steadily(kCallsOfRound);
        together += hall.atOnce();
    }
    const QString who =
        QStringLiteral("call-next, %1 windows, %2 kiosks, ").arg(kWindows).arg(kTerminals);
    addFigures(report, who + QStringLiteral("%1 a second").arg(kCallsASecond), steady, floors,
               kMostP99Ms);
    // The last of them waits for all the others' commits.
    addFigures(report, who + QStringLiteral("all at once"), together, floors, {});
    return 0;
}
