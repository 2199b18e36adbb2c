// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A centre with many idle followers on long polls: what a held connection costs in memory, how long
// a change of the catalogue takes to reach all of them, and how soon facts that come in all the
// time are acknowledged while those polls are held.

#include "services/core/Log.h"
#include "services/storage/Database.h"
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
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <memory>
#include <thread>
#include <vector>

using namespace onewindow;
using namespace onewindow::bench;

namespace {

using SteadyClock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr int kHalls = 100;
constexpr int kSenders = 10; ///< Threads, each with its share of the halls.
static_assert(kHalls % kSenders == 0);
constexpr int kFactsOfBundle = 10;
constexpr int kFactsASecond = 1000;
constexpr int kRounds = 5;
constexpr double kMostBytesEach = 40'000;
constexpr double kMostChangeMs = 2000;
constexpr double kMostAckMs = 100;
constexpr auto kConnectLimit = 300s;
constexpr auto kChangeLimit = 60s;
/// The followers' polls, and what else was begun, come to rest.
constexpr auto kRest = 3s;
constexpr auto kIdleLook = 10s;

/// The centre as a process, and the processes of its store.
class Centre
{
public:
    Centre(const Options& options, const City& city)
        : m_city(city)
        , m_program(options.program(QStringLiteral("onewindow-platform")),
                    city.configOf(QStringLiteral("centre")))
    {
        m_url = m_program.waitForLine(QStringLiteral("ready ")).section(u' ', 1);
        if (city.isPostgres()) {
            m_store = valueOf(storage::Database::open(city.centreStore()));
        }
    }

    [[nodiscard]] const QString& url() const { return m_url; }

    [[nodiscard]] qint64 pid() const { return m_program.pid(); }

    /// Of the platform and of PostgreSQL, where it stands on that.
    [[nodiscard]] std::chrono::milliseconds processorTime() const
    {
        QList<qint64> pids{pid()};
        if (m_store) {
            auto statement = valueOf(m_store->prepare("SELECT pid FROM pg_stat_activity"));
            while (valueOf(statement.step())) {
                pids << statement.integer(0);
            }
        }
        return bench::processorTime(pids);
    }

    /// What the store has on disk.
    [[nodiscard]] qint64 storeBytes() const
    {
        if (!m_store) {
            return QFileInfo(m_city.centreStore().path).size() +
                   QFileInfo(m_city.centreStore().path + QStringLiteral("-wal")).size();
        }
        auto statement = valueOf(m_store->prepare("SELECT pg_database_size(current_database())"));
        return valueOf(statement.step()) ? statement.integer(0) : 0;
    }

private:
    const City& m_city;
    Program m_program;
    QString m_url;
    std::unique_ptr<storage::Database> m_store;
};

/// Changes a name in the centre's catalogue each time, whole and at once as an editor does it.
class CatalogueEditor
{
public:
    explicit CatalogueEditor(const City& city)
        : m_path(city.at(QStringLiteral("centre/catalogue.json")))
    {
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly)) {
            giveUp(m_path);
        }
        m_text = file.readAll();
    }

    /// Gives the new words.
    QByteArray edit()
    {
        const QByteArray mark = "edition-" + QByteArray::number(++m_edition);
        QByteArray text = m_text;
        const QByteArray name = "\"zh\": \"";
        text.insert(text.indexOf(name) + name.size(), mark + ' ');
        QSaveFile file(m_path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0 || !file.commit()) {
            giveUp(m_path);
        }
        return mark + ' ';
    }

private:
    QString m_path;
    QByteArray m_text;
    int m_edition = 0;
};

/// Halls that hand on their terminals' facts, each a bundle from time to time, at a fixed rate:
/// what is late does not make the next one wait, so a delay counts for all it holds up.
class Traffic
{
public:
    Traffic(const City& city, const QString& url, const QList<City::Hall>& halls)
        : m_keys(city.signer())
    {
        for (const City::Hall& hall : halls) {
            m_senders.push_back(
                std::make_unique<Sender>(hall.kiosk, *m_keys, city.endpoint(url, hall.id)));
        }
    }

    /// For `length`; from when a bundle was due until it was acknowledged as durable.
    Samples run(std::chrono::seconds length)
    {
        const auto begin = SteadyClock::now() + 1s;
        std::vector<Samples> samples(kSenders);
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < kSenders; ++i) {
                threads.emplace_back([this, i, begin, length, &samples] {
                    work(i, begin, begin + length, samples[static_cast<std::size_t>(i)]);
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
    struct Sender
    {
        Sender(const QString& kiosk, const crypto::NodeKeys& keys, sync::PlatformEndpoint to)
            : chain(kiosk, keys)
            , http(std::move(to), 5s)
        {}

        TerminalChain chain;
        sync::HttpClient http;
    };

    /// Each thread's halls in turn, so that all together send evenly.
    void work(int thread, SteadyClock::time_point begin, SteadyClock::time_point end,
              Samples& samples)
    {
        const auto between = std::chrono::nanoseconds(1s) * kFactsOfBundle / kFactsASecond;
        const auto count = static_cast<int>(m_senders.size());
        for (int i = thread;; i += kSenders) {
            const auto due = begin + i * between;
            if (due >= end) {
                return;
            }
            Sender& sender = *m_senders[static_cast<std::size_t>(i % count)];
            sync::HttpCall call;
            call.method = "POST";
            call.path = QStringLiteral("/v1/journal");
            call.contentType = "application/vnd.onewindow.journals";
            call.body = sender.chain.nextBundle(kFactsOfBundle);
            call.limit = 30s;
            passUntil(due);
            const auto answer = valueOf(sender.http.perform(call));
            samples.add(SteadyClock::now() - due);
            check(answer, sender.chain.lastSeq());
        }
    }

    static void check(const sync::HttpAnswer& answer, quint64 last)
    {
        const QJsonObject ack = QJsonDocument::fromJson(answer.body)
                                    .object()
                                    .value(QStringLiteral("acks"))
                                    .toArray()
                                    .at(0)
                                    .toObject();
        if (answer.status != 200 ||
            ack.value(QStringLiteral("safe")).toInteger() != static_cast<qint64>(last)) {
            giveUp(QStringLiteral("the centre answers %1 %2")
                       .arg(answer.status)
                       .arg(QString::fromUtf8(answer.body)));
        }
    }

    std::unique_ptr<crypto::NodeKeys> m_keys;
    std::vector<std::unique_ptr<Sender>> m_senders;
};

void measureFollowers(const Report& report, const City& city, const Centre& centre,
                      PollCrowd& crowd, const QString& name)
{
    const qint64 before = residentBytes(centre.pid());
    crowd.start(kConnectLimit);
    pass(kRest);
    report.add(
        {.name = name + QStringLiteral(", memory each"),
         .unit = QStringLiteral("kB"),
         .value = static_cast<double>(residentBytes(centre.pid()) - before) / 1000 / crowd.size(),
         .mostValue = kMostBytesEach / 1000,
         .runs = crowd.size()});
    CatalogueEditor editor(city);
    Samples samples;
    for (int round = 0; round < kRounds; ++round) {
        crowd.expect("edition-" + QByteArray::number(round + 1) + ' ', crowd.size());
        const auto since = SteadyClock::now();
        editor.edit();
        samples += crowd.waitForAll(since, kChangeLimit);
        pass(kRest);
    }
    for (const double percent : {50.0, 99.0}) {
        report.add({.name = name + QStringLiteral(", change p%1").arg(percent),
                    .unit = QStringLiteral("ms"),
                    .value = samples.percentile(percent),
                    .mostValue = percent > 50 ? std::optional(kMostChangeMs) : std::nullopt,
                    .runs = samples.count()});
    }
    const auto idle = centre.processorTime();
    pass(kIdleLook);
    report.add({.name = name + QStringLiteral(", CPU idle"),
                .unit = QStringLiteral("%"),
                .value = 100.0 * static_cast<double>((centre.processorTime() - idle).count()) /
                         std::chrono::milliseconds(kIdleLook).count(),
                .runs = 1});
}

void measureTraffic(const Report& report, const Centre& centre, Traffic& traffic,
                    std::chrono::seconds length, const QString& name)
{
    traffic.run(2s); // Connects.
    const auto cpuBefore = centre.processorTime();
    const qint64 bytesBefore = centre.storeBytes();
    const Stopwatch watch;
    const Samples samples = traffic.run(length);
    const double seconds = std::chrono::duration<double>(watch.elapsed() - 1s).count();
    const auto cpu = static_cast<double>((centre.processorTime() - cpuBefore).count());
    const double facts = static_cast<double>(samples.count()) * kFactsOfBundle;
    const auto add = [&](const QString& what, const QString& unit, double value,
                         std::optional<double> most = {}, std::optional<double> least = {}) {
        report.add({.name = name + what,
                    .unit = unit,
                    .value = value,
                    .mostValue = most,
                    .leastValue = least,
                    .runs = samples.count()});
    };
    add(QStringLiteral(", rate"), QStringLiteral("facts/s"), facts / seconds, {},
        0.99 * kFactsASecond);
    add(QStringLiteral(", acknowledged p50"), QStringLiteral("ms"), samples.percentile(50));
    add(QStringLiteral(", acknowledged p99"), QStringLiteral("ms"), samples.percentile(99),
        kMostAckMs);
    add(QStringLiteral(", CPU with the store"), QStringLiteral("%"), cpu / 10 / seconds);
    add(QStringLiteral(", CPU a fact"), QStringLiteral("us"), 1000 * cpu / facts);
    add(QStringLiteral(", store a fact"), QStringLiteral("B"),
        static_cast<double>(centre.storeBytes() - bytesBefore) / facts);
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    startLogging(QStringLiteral("bench-centre"));
    const Options options(
        app, QStringLiteral("A centre with many idle followers, and with facts coming in"),
        {{QStringLiteral("city"),
          QStringLiteral("A deployment of onewindow-ctl provision --halls 1 with new stores."),
          QStringLiteral("folder"), QStringLiteral("bench-output/work/centre")},
         {QStringLiteral("sustained"), QStringLiteral("Seconds of facts coming in."),
          QStringLiteral("seconds"), QStringLiteral("60")}});
    const Report report(options.results());
    const int readers = options.runs(10'000);
    const std::chrono::seconds length(options.value(QStringLiteral("sustained")).toInt());
    allowDescriptors(static_cast<quint64>(readers) + 1000);

    const City city(options.value(QStringLiteral("city")));
    city.liftLimits(QStringLiteral("centre"));
    const QList<City::Hall> halls = city.addHalls(kHalls);
    const Centre centre(options, city);
    PollCrowd crowd(centre.url(), city.at(QStringLiteral("ca/ca.pem")));
    for (int i = 0; i < kHalls; ++i) {
        const auto endpoint = city.endpoint(centre.url(), halls.at(i).id);
        crowd.add({.certificateFile = endpoint.certificateFile,
                   .keyFile = endpoint.keyFile,
                   .stream = QStringLiteral("city"),
                   .token = {},
                   .count = readers * (i + 1) / kHalls - readers * i / kHalls});
    }
    const QString store =
        city.isPostgres() ? QStringLiteral("PostgreSQL") : QStringLiteral("SQLite");
    measureFollowers(report, city, centre, crowd,
                     QStringLiteral("%1 idle polls, %2").arg(readers).arg(store));
    Traffic traffic(city, centre.url(), halls);
    measureTraffic(report, centre, traffic, length,
                   QStringLiteral("%1 facts/s for %2 s, %3")
                       .arg(kFactsASecond)
                       .arg(length.count())
                       .arg(store));
    return 0;
}
