// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/CrowdTeller.h"
#include "services/queue/HallProjection.h"
#include "services/queue/HallQueue.h"
#include "services/storage/Rows.h"
#include "services/sync/HttpClient.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/HttpCalls.h"
#include "tests/services/platform/TestTiers.h"

#include <QJsonArray>
#include <QTest>

using namespace onewindow;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::TestTerminal;
using onewindow::testing::TestTiers;

namespace {

constexpr int kPatienceMs = onewindow::testing::kTiersPatienceMs;
const QString kMatter = TestTiers::kMatter;
const QString kOther = u"hall-2"_s;

/// A hall without a server: store, journal, queue, and its way to the centre.
class OtherHallNode
{
public:
    OtherHallNode(TestTiers& tiers, const Clock& clock)
        : m_keys(tiers.hall.keys(kOther))
        , m_journal({.node = kOther,
                     .hall = kOther,
                     .keys = m_keys.get(),
                     .clock = &clock,
                     .projections = {&m_tickets, &m_windows, &m_rules, &m_hallFeed},
                     .keepsEnvelopes = true})
        , m_queue(m_journal, m_feed, m_hallFeed, {})
        , m_teller(m_journal, [] {
            return QJsonObject{{u"name"_s, QJsonObject{{u"zh"_s, u"桓台县大厅"_s}}},
                               {u"address"_s, QJsonObject{{u"zh"_s, u"渔洋街 1 号"_s}}}};
        })
    {
        storage::DatabaseOptions store;
        store.path = m_folder.filePath(u"hall.db"_s);
        auto database = storage::Database::open(store);
        OW_ENFORCE(database);
        OW_ENFORCE(m_journal.open(*database.value()));
        OW_ENFORCE(m_feed.open(*database.value()));
        OW_ENFORCE(journal::FeedCache().open(*database.value()));
        m_writer = std::make_unique<storage::Writer>(std::move(database).value());
        catalog::Catalogue catalogue;
        catalogue.matters.resize(1);
        catalogue.matters[0].id = kMatter;
        catalogue.matters[0].series = u"A"_s;
        run<void>([&](storage::Database& opened) {
            return m_queue.publish(opened, {}, catalogue, {{{u"id"_s, u"1"_s}}}, {});
        });
        const sync::SyncScope scope{.streams = {{u"city"_s, {}}}, .isRelay = true};
        m_sync = std::make_unique<sync::SyncClient>(
            tiers.hall.pki.endpoint(tiers.centre.port(), kOther, u"hall"_s), store, *m_writer,
            m_journal, nullptr, TestTerminal::quickTiming(), scope);
        m_sync->start();
    }

    ~OtherHallNode()
    {
        m_sync->stop();
        m_writer->stop();
    }

    OtherHallNode(const OtherHallNode&) = delete;
    OtherHallNode& operator=(const OtherHallNode&) = delete;
    OtherHallNode(OtherHallNode&&) = delete;
    OtherHallNode& operator=(OtherHallNode&&) = delete;

    void open()
    {
        run<QJsonObject>([&](storage::Database& database) {
            return m_queue.openWindow(database, {u"1"_s, u"li"_s, {}}, {kMatter});
        });
    }

    void take(int numbers)
    {
        for (int i = 0; i < numbers; ++i) {
            run<QJsonObject>([&](storage::Database& database) {
                return m_queue.issue(database, {kMatter}, queue::TicketClass::Ordinary, u"li"_s);
            });
        }
    }

    /// As once a minute.
    void tell()
    {
        if (run<bool>(
                [&](storage::Database& database) { return m_teller.tell(database, {kMatter}); })) {
            m_teller.noteTold();
        }
    }

private:
    template <typename T>
    T run(std::function<Result<T>(storage::Database&)> job)
    {
        const auto done = m_writer->runAndWait<T>(std::move(job));
        OW_ENFORCE(done);
        if constexpr (!std::is_void_v<T>) {
            return done.value();
        }
    }

    QTemporaryDir m_folder;
    std::unique_ptr<crypto::NodeKeys> m_keys;
    journal::Feed m_feed{kOther};
    queue::TicketProjection m_tickets{kOther};
    queue::HallProjection m_windows{kOther};
    queue::RulesProjection m_rules{kOther};
    queue::HallFeed m_hallFeed{m_feed, kOther};
    journal::Journal m_journal;
    queue::HallQueue m_queue;
    queue::CrowdTeller m_teller;
    std::unique_ptr<storage::Writer> m_writer;
    std::unique_ptr<sync::SyncClient> m_sync;
};

} // namespace

/// How many wait in another hall, on its way by the centre and the own hall to a terminal. All of
/// them are real, over real TLS; the other hall has no server of its own.
class tst_TierCrowds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void otherHallReachesTheTerminal_data();
    void otherHallReachesTheTerminal();
    void hallTellsTheCityOfItself();

private:
    NoonClock m_clock;
};

void tst_TierCrowds::otherHallReachesTheTerminal_data()
{
    QTest::addColumn<QStringList>("nearby");
    QTest::addColumn<bool>("isHeardOf");
    QTest::newRow("a city of few halls") << QStringList() << true;
    QTest::newRow("named as near") << QStringList{kOther, u"hall-9"_s} << true;
    QTest::newRow("another one is near") << QStringList{u"hall-9"_s} << false;
}

void tst_TierCrowds::otherHallReachesTheTerminal()
{
    QFETCH(const QStringList, nearby);
    QFETCH(const bool, isHeardOf);
    TestTiers tiers(m_clock, {kOther});
    tiers.hall.settings.nearbyHalls = nearby;
    tiers.hall.settings.crowdEvery = 50ms;
    tiers.centre.settings.crowdEvery = 50ms;
    tiers.start();
    const auto kiosk = tiers.terminal(tiers.optionsOf(TestTiers::kKiosk));
    OtherHallNode other(tiers, m_clock);
    other.open();
    other.take(7);
    other.tell();
    const auto told = [&] {
        const QList<queue::OtherHall> halls = kiosk->desk().otherHalls();
        return halls.isEmpty() ? std::nullopt : halls.constFirst().crowd.of(kMatter);
    };
    if (!isHeardOf) {
        // The hall has heard of it, and what it tells its terminals after that has come.
        const auto hall = storage::Database::open(tiers.hallStore());
        QVERIFY(hall);
        const auto heard = [&] {
            return journal::FeedCache().find(*hall.value(), u"crowd"_s, kOther).value();
        };
        QTRY_VERIFY_WITH_TIMEOUT(heard(), kPatienceMs);
        QVERIFY(!kiosk->issue(kMatter).isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(kiosk->desk().figures(kMatter)->waiting == 1, kPatienceMs);
        QVERIFY(!told());
        return;
    }
    QTRY_COMPARE_WITH_TIMEOUT(told(), std::optional(10), kPatienceMs);
    const queue::OtherHall hall = kiosk->desk().otherHalls().constFirst();
    QCOMPARE(hall.id, kOther);
    QCOMPARE(hall.name.zh, u"桓台县大厅"_s);
    QCOMPARE(hall.address.zh, u"渔洋街 1 号"_s);
    QVERIFY(std::abs(m_clock.now().wallMs - hall.atMs) < queue::kCrowdAgeMs);
    QVERIFY(queue::betterHall({kMatter}, 30, {hall}, m_clock.now().wallMs));
    // More come; nothing of anybody is in it.
    other.take(20);
    other.tell();
    QTRY_COMPARE_WITH_TIMEOUT(told(), std::optional(30), kPatienceMs);
    QCOMPARE(kiosk->desk().otherHalls().size(), 1);
}

/// With its name, and only once it can serve somebody.
void tst_TierCrowds::hallTellsTheCityOfItself()
{
    TestTiers tiers(m_clock);
    tiers.hall.settings.crowdEvery = 50ms;
    tiers.centre.settings.crowdEvery = 50ms;
    tiers.start();
    const auto kiosk = tiers.terminal(tiers.optionsOf(TestTiers::kKiosk));
    QVERIFY(!kiosk->issue(kMatter).isEmpty());
    sync::HttpClient counter(tiers.hall.endpoint(u"counter-1"_s, u"counter"_s));
    auto press = [&, token = QString()](const QString& path, const QByteArray& body) mutable {
        const auto call = onewindow::testing::post(path, body);
        const onewindow::testing::Answer answer(
            counter.perform(token.isEmpty() ? call : onewindow::testing::as(call, token)));
        token = answer.json["token"_L1].toString(token);
        return answer.status;
    };
    QCOMPARE(press(u"/v1/session"_s, R"({"account":"wang","password":"secret-1"})"), 200);
    QCOMPARE(press(u"/v1/windows/1/open"_s, R"({"matters":["si-record"]})"), 200);
    auto options = tiers.centre.store();
    options.readOnly = true;
    const auto database = storage::Database::open(options);
    QVERIFY(database);
    const auto told = [&] {
        const auto found = queue::findCrowds(*database.value(), {TestTiers::kHall}, 0);
        OW_ENFORCE(found);
        return found.value().isEmpty() ? QJsonObject() : found.value().constFirst().body;
    };
    QTRY_COMPARE_WITH_TIMEOUT(queue::crowdFrom(told()).of(kMatter), std::optional(5), kPatienceMs);
    QVERIFY(!told()["name"_L1].toObject()["zh"_L1].toString().isEmpty());
    // A hall does not send anybody to itself.
    QVERIFY(kiosk->desk().otherHalls().isEmpty());
}

QTEST_GUILESS_MAIN(tst_TierCrowds)
#include "tst_TierCrowds.moc"
