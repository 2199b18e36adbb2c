// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A terminal's long backlog on its way to hall and centre, in facts a second, beside a bare bulk
// insert of the same rows into the same engine; and what each stage of the way costs.

#include "services/catalog/CatalogueFile.h"
#include "services/core/Log.h"
#include "services/journal/Feed.h"
#include "services/queue/CatalogueFeed.h"
#include "services/queue/HallFeed.h"
#include "services/queue/HallProjection.h"
#include "services/queue/TicketProjection.h"
#include "services/storage/Transaction.h"
#include "services/storage/Writer.h"
#include "services/sync/SyncClient.h"
#include "tests/bench/Backlog.h"
#include "tests/bench/BareRows.h"
#include "tests/bench/City.h"
#include "tests/bench/Options.h"
#include "tests/bench/Program.h"
#include "tests/bench/Report.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <vector>

using namespace onewindow;
using namespace onewindow::bench;

namespace {

constexpr int kRounds = 5;
constexpr int kBatchRows = 500;
constexpr double kMostFactsShare = 1.0 / 3; ///< Of the bare insert.
constexpr double kLeastFacts = 15'000;      ///< A second.
constexpr int kLookEveryMs = 20;
constexpr int kPatienceMs = 600'000;
const QString kHall = QStringLiteral("hall-1");
const QString kKioskNode = QStringLiteral("kiosk-1-1");

double perSecond(int facts, std::chrono::nanoseconds taken)
{
    return facts / std::chrono::duration<double>(taken).count();
}

double bareInsert(const City& city, const QList<journal::Batch>& batches, int facts, int round)
{
    const storage::DatabaseOptions store =
        city.besideCentre(QStringLiteral("stage_bare_%1").arg(round));
    return perSecond(facts, city.isPostgres() ? insertBarePostgres(store.connectionString, batches)
                                              : insertBareSqlite(store.path, batches));
}

/// Each step of the way alone, in this thread, in facts a second.
class Stages
{
public:
    Stages(const QList<journal::Batch>& batches, int facts, const crypto::NodeKeys& keys)
        : m_batches(batches)
        , m_facts(facts)
        , m_keys(keys)
    {}

    double sign()
    {
        return measured([this](const journal::Batch& batch) {
            valueOf(m_keys.sign(journal::signedBytes(batch)));
        });
    }

    double encode()
    {
        m_wire.clear();
        return measured(
            [this](const journal::Batch& batch) { m_wire.append(journal::encodeBatch(batch)); });
    }

    double decode()
    {
        qsizetype i = 0;
        return measured(
            [&](const journal::Batch&) { valueOf(journal::decodeBatch(m_wire.at(i++))); });
    }

    double verify()
    {
        return measured([this](const journal::Batch& batch) {
            succeed(crypto::verify(m_keys.signingPublicKey(), journal::signedBytes(batch),
                                   batch.signature));
        });
    }

    /// With signature and digests, each batch made durable.
    double ingest(BenchNode& parent)
    {
        return measured([&](const journal::Batch& batch) {
            auto transaction = valueOf(storage::Transaction::begin(*parent.database));
            valueOf(parent.journal->ingest(*parent.database, batch, m_keys.signingPublicKey()));
            succeed(transaction.commit());
        });
    }

    /// Read again from `parent`'s store, as a hall hands them on.
    double readBack(BenchNode& parent)
    {
        const Stopwatch watch;
        for (bool hasMore = true; hasMore;) {
            auto transaction = valueOf(storage::Transaction::begin(*parent.database));
            const auto batches = valueOf(parent.journal->nextBatches(*parent.database, 2000, {}));
            hasMore = !batches.isEmpty();
            for (const journal::Batch& batch : batches) {
                succeed(parent.journal->acknowledged(*parent.database,
                                                     {.node = batch.node,
                                                      .incarnation = batch.incarnation,
                                                      .held = batch.rows.last().seq,
                                                      .safe = 0},
                                                     batch));
            }
            succeed(transaction.commit());
        }
        return perSecond(m_facts, watch.elapsed());
    }

private:
    double measured(const std::function<void(const journal::Batch&)>& step)
    {
        const Stopwatch watch;
        for (const journal::Batch& batch : m_batches) {
            step(batch);
        }
        return perSecond(m_facts, watch.elapsed());
    }

    const QList<journal::Batch>& m_batches;
    int m_facts;
    const crypto::NodeKeys& m_keys;
    QList<QByteArray> m_wire;
};

/// What a hall makes of a terminal's facts.
struct HallParts
{
    explicit HallParts(const City& city)
    {
        const auto offered =
            valueOf(catalog::loadCatalogue(city.at(QStringLiteral("centre/catalogue.json"))));
        hallFeed.setHall(offered.catalogue, {});
    }

    [[nodiscard]] journal::Journal::Settings settings()
    {
        return {.node = kHall, .hall = kHall, .projections = {&tickets, &windows, &hallFeed}};
    }

    journal::Feed feed{kHall};
    queue::TicketProjection tickets{kHall};
    queue::HallProjection windows{kHall};
    queue::HallFeed hallFeed{feed, kHall};
};

/// Waits until `isDone`, with the event loop running.
void waitUntil(const std::function<bool()>& isDone)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (isDone()) {
            loop.quit();
        }
    });
    look.start(kLookEveryMs);
    QTimer::singleShot(kPatienceMs, &loop, [] { giveUp(QStringLiteral("it takes too long")); });
    loop.exec();
}

/// Facts a second until the hall holds them, and until they are safe at the centre.
struct Way
{
    double held = 0;
    double safe = 0;
};

/// The whole way: terminal in this process, hall and centre as programs, TLS, signatures, durable
/// acknowledgement.
Way measureWay(const Options& options, const City& city, Facts kind, int facts)
{
    const QString program = options.program(QStringLiteral("onewindow-platform"));
    Program centre(program, city.configOf(QStringLiteral("centre")));
    centre.waitForLine(QStringLiteral("ready "));
    Program hall(program, city.configOf(kHall));
    const QString url = hall.waitForLine(QStringLiteral("ready ")).section(u' ', 1);

    const auto keys = city.signer();
    storage::DatabaseOptions store = city.file(kKioskNode + QStringLiteral("/store/kiosk.db"));
    auto node = std::make_unique<BenchNode>(store, kKioskNode, *keys);
    const auto said = [&](storage::Database& database, const char* sql) {
        auto statement = valueOf(database.prepare(sql));
        return valueOf(statement.step()) ? statement.integer(0) : 0;
    };
    const qint64 before = said(*node->database, "SELECT head_seq FROM chains WHERE is_own = 1");
    addFacts(*node, kind, facts);
    const qint64 last = before + facts;
    succeed(journal::FeedCache().open(*node->database));
    storage::Writer writer(std::move(node->database));
    sync::SyncTiming timing;
    timing.askEvery = std::chrono::milliseconds(100);
    sync::SyncClient client(city.endpoint(url, kKioskNode), store, writer, *node->journal, nullptr,
                            timing);
    store.readOnly = true;
    const auto reader = valueOf(storage::Database::open(store));
    Way way;
    const Stopwatch watch;
    client.start();
    waitUntil([&] { return said(*reader, "SELECT held FROM chains WHERE is_own = 1") >= last; });
    way.held = perSecond(facts, watch.elapsed());
    waitUntil([&] { return said(*reader, "SELECT safe FROM chains WHERE is_own = 1") >= last; });
    way.safe = perSecond(facts, watch.elapsed());
    client.stop();
    writer.stop();
    return way;
}

/// Of several rounds, the middle ones.
struct Rounds
{
    double bare = 0;
    Way way;
};

double middleOf(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// The bare insert and the whole way, one of each in turn: a machine that others use as well is not
/// equally fast from one second to the next.
Rounds measureRounds(const Options& options, const City& city, const QList<journal::Batch>& batches,
                     int facts)
{
    std::vector<double> bare;
    std::vector<double> held;
    std::vector<double> safe;
    for (int round = 0; round < kRounds; ++round) {
        bare.push_back(bareInsert(city, batches, facts, round));
        const Way way = measureWay(options, city, Facts::Notices, facts);
        held.push_back(way.held);
        safe.push_back(way.safe);
    }
    return {.bare = middleOf(bare), .way = {.held = middleOf(held), .safe = middleOf(safe)}};
}

/// Reports by one floor.
class Figures
{
public:
    Figures(const Report& report, QString engine, double bare, int facts)
        : m_report(report)
        , m_engine(std::move(engine))
        , m_bare(bare)
        , m_facts(facts)
    {}

    void stage(const char* name, double value) const
    {
        m_report.add({.name = m_engine + QStringLiteral(", stage ") + QLatin1String(name),
                      .unit = QStringLiteral("us/fact"),
                      .value = 1e6 / value,
                      .floor = 1e6 / m_bare,
                      .runs = m_facts});
    }

    void way(const QString& name, double value, std::optional<double> least) const
    {
        m_report.add({.name = m_engine + QStringLiteral(", ") + name,
                      .unit = QStringLiteral("facts/s"),
                      .value = value,
                      .floor = m_bare,
                      .leastValue = least,
                      .runs = m_facts});
    }

private:
    const Report& m_report;
    QString m_engine;
    double m_bare;
    int m_facts;
};

void measureStages(const Figures& figures, const City& city, const QList<journal::Batch>& notices,
                   const QList<journal::Batch>& tickets, int facts, const crypto::NodeKeys& keys)
{
    Stages stages(notices, facts, keys);
    figures.stage("sign", stages.sign());
    figures.stage("encode", stages.encode());
    figures.stage("decode", stages.decode());
    figures.stage("verify", stages.verify());
    BenchNode parent(city.besideCentre(QStringLiteral("stage_parent")), kHall, keys,
                     {.node = kHall, .hall = kHall, .projections = {}});
    figures.stage("ingest", stages.ingest(parent));
    figures.stage("read back", stages.readBack(parent));
    if (!city.isPostgres()) {
        HallParts parts(city);
        BenchNode hall(city.file(QStringLiteral("stage-hall.db")), kHall, keys, parts.settings());
        succeed(parts.feed.open(*hall.database));
        Stages withTickets(tickets, facts, keys);
        figures.stage("ingest of tickets at a hall", withTickets.ingest(hall));
    }
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    startLogging(QStringLiteral("bench-sync"));
    const Options options(
        app, QStringLiteral("A backlog's way from terminal to hall to centre"),
        {{QStringLiteral("city"),
          QStringLiteral("A deployment of onewindow-ctl provision --halls 1 with new stores; its "
                         "centre on SQLite or PostgreSQL."),
          QStringLiteral("folder"), QStringLiteral("bench-output/work/city")}});
    const Report report(options.results());
    const int facts = options.runs(100'000);
    const City city(options.value(QStringLiteral("city")));

    const auto keys = city.signer();
    const auto batchesOf = [&](Facts kind, const char* store) {
        BenchNode kiosk(city.file(QString::fromLatin1(store)), kKioskNode, *keys);
        addFacts(kiosk, kind, facts);
        return cutBatches(kiosk, kBatchRows);
    };
    const QList<journal::Batch> notices = batchesOf(Facts::Notices, "stage-notices.db");
    const QList<journal::Batch> tickets = batchesOf(Facts::Tickets, "stage-tickets.db");
    const auto [bare, plain] = measureRounds(options, city, notices, facts);
    const Figures figures(report,
                          city.isPostgres() ? QStringLiteral("backlog, PostgreSQL")
                                            : QStringLiteral("backlog, SQLite"),
                          bare, facts);
    const double least = std::max(kLeastFacts, kMostFactsShare * bare);
    figures.way(QStringLiteral("terminal to hall"), plain.held, {});
    figures.way(QStringLiteral("terminal to hall to centre"), plain.safe, least);
    measureStages(figures, city, notices, tickets, facts, *keys);
    const Way full = measureWay(options, city, Facts::Tickets, facts);
    figures.way(QStringLiteral("tickets to hall"), full.held, {});
    figures.way(QStringLiteral("tickets to hall to centre"), full.safe, {});
    return 0;
}
