// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Verifier.h"
#include "services/storage/Query.h"
#include "services/storage/Writer.h"
#include "tests/services/journal/TestNode.h"
#include "tests/services/storage/TestStores.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <future>

using namespace onewindow;
using namespace onewindow::journal;
using namespace std::chrono_literals;
using storage::PostgresServer;

namespace {

constexpr int kKiosks = 4;

/// The facts acknowledged before the primary dies, and after. ONEWINDOW_FAILOVER_FACTS makes the
/// test longer.
int factsOfEachHalf()
{
    const int wanted = qEnvironmentVariableIntValue("ONEWINDOW_FAILOVER_FACTS");
    return std::clamp(wanted, 400, 1'000'000);
}

/// A terminal that ships what it has until it is told to end, and what became of it.
struct Shipper
{
    explicit Shipper(int number)
        : kiosk(QStringLiteral("kiosk-%1").arg(number), {.suite = crypto::Suite::International})
    {}

    void run(storage::Writer& writer, Journal& journal, const std::atomic<bool>& isEnough,
             std::atomic<int>& acknowledged)
    {
        while (!isEnough) {
            if (valueOf(kiosk.journal->backlog(*kiosk.database)) == 0) {
                for (int i = 0; i < 5; ++i) {
                    kiosk.append();
                }
            }
            const Batch batch = kiosk.nextBatch();
            const auto taken = writer.runAndWait<Ingested>([&](storage::Database& database) {
                return journal.ingest(database, batch, kiosk.keys->signingPublicKey());
            });
            if (!taken) {
                ++failures; // The writer has waited and tried again itself.
                continue;
            }
            OW_ENFORCE(!taken.value().refusal);
            succeed(kiosk.acknowledge(taken.value().ack, batch));
            held = taken.value().ack.held;
            acknowledged += taken.value().newRows;
        }
    }

    TestNode kiosk;
    quint64 held = 0;
    int failures = 0;
};

/// Facts of the centre's own, which nobody repeats: those that were acknowledged, by their digest.
QList<QByteArray> recordOwn(storage::Writer& writer, Journal& journal,
                            const std::atomic<bool>& isEnough, std::atomic<int>& acknowledged)
{
    QList<QByteArray> digests;
    while (!isEnough) {
        const auto row = writer.runAndWait<Row>([&](storage::Database& database) {
            return journal.append(database, {.kind = QStringLiteral("sample.added"),
                                             .subject = QByteArray(16, 'c'),
                                             .body = {{QStringLiteral("amount"), 1}},
                                             .sealed = {},
                                             .keyId = {},
                                             .keyDigest = {}});
        });
        if (row) {
            digests.append(row.value().digest);
            ++acknowledged;
        }
    }
    return digests;
}

} // namespace

/// High availability is PostgreSQL's own; this is what a centre makes of it. A primary whose
/// commits wait for a standby dies under load, the standby takes over, and the centre goes on.
class TestFailover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingAcknowledgedIsLost();

private:
    void loadUntilFailedOver(TestNode& centre);

    std::unique_ptr<PostgresServer> m_primary;
    std::unique_ptr<PostgresServer> m_standby;
    storage::DatabaseOptions m_options;
    std::vector<std::unique_ptr<Shipper>> m_shippers;
    QList<QByteArray> m_own;
};

void TestFailover::initTestCase()
{
    auto primary = PostgresServer::startPrimary();
    QVERIFY2(primary, primary ? "" : qPrintable(primary.error().detail));
    m_primary = std::move(primary).value();
    auto standby = m_primary->startStandby();
    QVERIFY2(standby, standby ? "" : qPrintable(standby.error().detail));
    m_standby = std::move(standby).value();
    m_options.engine = storage::Engine::Postgres;
    m_options.connectionString = m_primary->connectionString(*m_standby, QStringLiteral("centre"));
    const auto database = storage::openOrDie(m_options);
    // This waits for the standby already.
    QVERIFY(database->execute(u"CREATE SCHEMA centre"));
    QCOMPARE(storage::numberOf(*database, "SELECT COUNT(*) FROM pg_stat_replication WHERE "
                                          "sync_state = 'sync'"),
             1);
}

void TestFailover::loadUntilFailedOver(TestNode& centre)
{
    storage::Writer writer(storage::openOrDie(m_options));
    std::atomic<bool> isEnough = false;
    std::atomic<int> acknowledged = 0;
    std::vector<std::future<void>> running;
    for (const auto& shipper : m_shippers) {
        running.push_back(std::async(std::launch::async, [&, one = shipper.get()] {
            one->run(writer, *centre.journal, isEnough, acknowledged);
        }));
    }
    auto own = std::async(std::launch::async, [&] {
        return recordOwn(writer, *centre.journal, isEnough, acknowledged);
    });
    const int half = factsOfEachHalf();
    [&] { QTRY_VERIFY_WITH_TIMEOUT(acknowledged >= half, 120'000); }();
    QElapsedTimer outage;
    outage.start();
    m_primary->kill();
    const int before = acknowledged;
    storage::DatabaseOptions direct;
    direct.engine = storage::Engine::Postgres;
    direct.connectionString = m_standby->connectionString(QStringLiteral("centre"));
    const bool isPromoted =
        storage::numberOf(*storage::openOrDie(direct),
                          "SELECT CASE WHEN pg_promote(true, 60) THEN 1 ELSE 0 END") == 1;
    [&] { QTRY_VERIFY_WITH_TIMEOUT(acknowledged > before, 60'000); }();
    qInfo() << "the primary died after" << before << "acknowledged facts; the next one was"
            << "acknowledged" << outage.elapsed() << "ms later";
    [&] { QTRY_VERIFY_WITH_TIMEOUT(acknowledged >= before + half, 120'000); }();
    isEnough = true;
    for (auto& one : running) {
        one.get();
    }
    m_own = own.get();
    writer.stop();
    QVERIFY(isPromoted);
}

void TestFailover::nothingAcknowledgedIsLost()
{
    TestNode centre(QStringLiteral("centre"), storage::openOrDie(m_options), {.isCentre = true});
    for (int i = 1; i <= kKiosks; ++i) {
        m_shippers.push_back(std::make_unique<Shipper>(i));
    }
    loadUntilFailedOver(centre);
    if (QTest::currentTestFailed()) {
        return;
    }
    centre.database = storage::openOrDie(m_options); // The old one was to the primary.
    int failures = 0;
    for (const auto& shipper : m_shippers) {
        failures += shipper->failures;
        const QList<Row> theirs = centre.rowsOf(shipper->kiosk.journal->node());
        const QList<Row> ours = shipper->kiosk.ownRows();
        QVERIFY(shipper->held > 0);
        QVERIFY2(static_cast<quint64>(theirs.size()) >= shipper->held,
                 qPrintable(QStringLiteral("%1 rows of %2 acknowledged ones")
                                .arg(theirs.size())
                                .arg(shipper->held)));
        for (qsizetype i = 0; i < theirs.size(); ++i) {
            QCOMPARE(theirs[i].digest, ours[i].digest);
        }
    }
    // None, where the writer's own tries lasted until the standby had taken over.
    qInfo() << failures << "batches were sent again by their terminals";
    QList<QByteArray> there;
    for (const Row& row : centre.ownRows()) {
        there.append(row.digest);
    }
    for (const QByteArray& digest : std::as_const(m_own)) {
        QCOMPARE(there.count(digest), 1);
    }
    // What nobody was told of may be there too: those whose COMMIT got no answer, one at most for
    // each that waited then.
    QVERIFY(there.size() >= m_own.size());
    const VerifyReport report = valueOf(verifyStore(*centre.database, {&centre.projection}));
    QVERIFY2(report.isOk(), qPrintable(report.firstBad));
}

QTEST_GUILESS_MAIN(TestFailover)
#include "tst_Failover.moc"
