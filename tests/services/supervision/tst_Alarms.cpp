// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/crypto/FileKeys.h"
#include "services/journal/Feed.h"
#include "services/journal/Verifier.h"
#include "services/storage/Transaction.h"
#include "services/supervision/Alarms.h"
#include "tests/ManualClock.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace onewindow::supervision;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestAlarms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void raisedOnceWhileItIsOpen();
    void closedAndRaisedAgain();
    void closingWhatIsNotOpenIsRefused();
    void detailIsShortAndWithoutNumbers();
    void hallsAreApart();
    void tableCanBeRebuilt();
    void centreTellsTheHallWhatItClosed();
    void centreTellsNothingOfItsOwn();
    void hallClosesWhatTheCentreClosed();

private:
    template <typename T>
    Result<T> run(const std::function<Result<T>()>& verb)
    {
        auto transaction = storage::Transaction::begin(*m_database);
        OW_ENFORCE(transaction);
        Result<T> result = verb();
        if (result) {
            OW_ENFORCE(transaction.value().commit());
        }
        return result;
    }

    void raise(journal::Journal& journal, const QString& node,
               const QString& detail = u"kiosk-1/1/7"_s)
    {
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"alarm: ChainForked"_s));
        const auto raised = run<void>([&] {
            return raiseAlarm(journal, *m_database, {ErrorCode::ChainForked, detail}, node);
        });
        QVERIFY(raised);
    }

    QList<Alarm> open(const QString& hall)
    {
        const auto alarms = openAlarms(*m_database, hall);
        OW_ENFORCE(alarms);
        return alarms.value();
    }

    QTemporaryDir m_folder;
    ManualClock m_clock;
    std::unique_ptr<crypto::NodeKeys> m_keys;
    AlarmProjection m_alarms{u"hall-1"_s};
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<journal::Journal> m_journal;
};

void TestAlarms::init()
{
    if (!m_keys) {
        OW_ENFORCE(crypto::FileNodeKeys::create(m_folder.filePath(u"keys"_s),
                                                crypto::Suite::International));
        auto keys = crypto::FileNodeKeys::load(m_folder.filePath(u"keys"_s));
        OW_ENFORCE(keys);
        m_keys = std::move(keys).value();
    }
    storage::DatabaseOptions options;
    options.path = u":memory:"_s;
    auto opened = storage::Database::open(options);
    OW_ENFORCE(opened);
    m_database = std::move(opened).value();
    m_journal =
        std::make_unique<journal::Journal>(journal::Journal::Settings{.node = u"hall-1"_s,
                                                                      .hall = u"hall-1"_s,
                                                                      .keys = m_keys.get(),
                                                                      .clock = &m_clock,
                                                                      .projections = {&m_alarms}});
    OW_ENFORCE(m_journal->open(*m_database));
    OW_ENFORCE(journal::Feed(u"hall-1"_s).open(*m_database));
}

void TestAlarms::raisedOnceWhileItIsOpen()
{
    raise(*m_journal, u"kiosk-1"_s);
    OW_ENFORCE(run<void>([&] {
        return raiseAlarm(*m_journal, *m_database, {ErrorCode::ChainForked, {}}, u"kiosk-1"_s);
    }));
    m_clock.advance(1s);
    raise(*m_journal, u"kiosk-2"_s);
    const QList<Alarm> alarms = open(u"hall-1"_s);
    QCOMPARE(alarms.size(), 2);
    QCOMPARE(alarms.last().node, u"kiosk-1"_s);
    QCOMPARE(alarms.last().code, u"ChainForked"_s);
    QCOMPARE(alarms.last().raisedBy, u"hall-1"_s);
    const auto thing =
        journal::Feed(u"hall-1"_s)
            .find(*m_database, QString::fromLatin1(kAlarmThing), idToText(alarms.last().id));
    QVERIFY(thing && thing.value());
    QCOMPARE(thing.value()->value(u"node"_s).toString(), u"kiosk-1"_s);
}

void TestAlarms::closedAndRaisedAgain()
{
    raise(*m_journal, u"kiosk-1"_s);
    const QByteArray id = open(u"hall-1"_s).constFirst().id;
    QVERIFY(run<void>([&] { return closeAlarm(*m_journal, *m_database, id, u"zhao"_s); }));
    QVERIFY(open(u"hall-1"_s).isEmpty());
    const auto thing = journal::Feed(u"hall-1"_s)
                           .find(*m_database, QString::fromLatin1(kAlarmThing), idToText(id));
    QVERIFY(thing && !thing.value());
    raise(*m_journal, u"kiosk-1"_s);
    QCOMPARE(open(u"hall-1"_s).size(), 1);
}

void TestAlarms::closingWhatIsNotOpenIsRefused()
{
    const auto closed =
        run<void>([&] { return closeAlarm(*m_journal, *m_database, randomBytes(16), u"zhao"_s); });
    QVERIFY(!closed);
    QCOMPARE(closed.error().code, ErrorCode::NotFound);
}

void TestAlarms::detailIsShortAndWithoutNumbers()
{
    raise(*m_journal, u"kiosk-1"_s, u"card 11010519491231002X "_s + QString(500, u'x'));
    const QString detail = open(u"hall-1"_s).constFirst().detail;
    QVERIFY(!detail.contains(u"110105"_s));
    QVERIFY(detail.size() <= kDetailLimit);
}

void TestAlarms::hallsAreApart()
{
    journal::Journal other = m_journal->forHall(u"hall-2"_s);
    raise(*m_journal, u"kiosk-1"_s);
    raise(other, u"kiosk-1"_s);
    QCOMPARE(open(u"hall-1"_s).size(), 1);
    QCOMPARE(open(u"hall-2"_s).size(), 1);
    const auto everywhere = openAlarms(*m_database);
    QVERIFY(everywhere);
    QCOMPARE(everywhere.value().size(), 2);
    const QByteArray id = open(u"hall-2"_s).constFirst().id;
    const auto closed =
        run<void>([&] { return closeAlarm(*m_journal, *m_database, id, u"zhao"_s); });
    QVERIFY(!closed);
    QCOMPARE(open(u"hall-2"_s).size(), 1);
}

void TestAlarms::tableCanBeRebuilt()
{
    raise(*m_journal, u"kiosk-1"_s);
    raise(*m_journal, u"kiosk-2"_s);
    const QByteArray id = open(u"hall-1"_s).constFirst().id;
    QVERIFY(run<void>([&] { return closeAlarm(*m_journal, *m_database, id, u"zhao"_s); }));
    AlarmProjection fresh(u"hall-1"_s, false);
    const auto report = journal::verifyStore(*m_database, {&fresh});
    QVERIFY(report);
    QVERIFY2(report.value().isOk(), qPrintable(report.value().firstBad));
}

void TestAlarms::centreTellsTheHallWhatItClosed()
{
    const QByteArray id = randomBytes(16);
    AlarmProjection centres(u"centre"_s);
    const auto apply = [&](const char* kind, const QString& node, const QByteArray& body) {
        journal::Row row;
        row.kind = QLatin1String(kind);
        row.node = node;
        row.hall = u"hall-2"_s;
        row.subject = id;
        row.body = body;
        row.correctedMs = 1;
        return bool(run<void>([&] { return centres.apply(*m_database, row); }));
    };
    const auto told = [&] {
        return journal::Feed(u"hall-2"_s)
            .find(*m_database, QString::fromLatin1(kAlarmClosedThing), idToText(id))
            .value();
    };
    QVERIFY(apply(kAlarmRaised, u"hall-2"_s, R"({"code":"ChainForked","node":"kiosk-1"})"));
    QVERIFY(!told());
    QVERIFY(apply(kAlarmClosed, u"kiosk-1"_s, R"({"staff":"sec"})"));
    QVERIFY2(!told(), "a terminal closes nothing");
    QCOMPARE(open(u"hall-2"_s).size(), 1);
    QVERIFY(apply(kAlarmClosed, u"centre"_s, R"({"staff":"sec"})"));
    QVERIFY(told());
    QCOMPARE(told()->value(u"staff"_s).toString(), u"sec"_s);
    QVERIFY(apply(kAlarmClosed, u"hall-2"_s, R"({"staff":"sec"})"));
    QVERIFY(!told());
}

/// The hall would never answer, and it would be told for ever.
void TestAlarms::centreTellsNothingOfItsOwn()
{
    journal::Journal below = m_journal->forHall(u"hall-2"_s);
    raise(below, u"kiosk-1"_s);
    const QByteArray id = open(u"hall-2"_s).constFirst().id;
    QVERIFY(run<void>([&] { return closeAlarm(below, *m_database, id, u"sec"_s); }));
    const auto told = journal::Feed(u"hall-2"_s)
                          .find(*m_database, QString::fromLatin1(kAlarmClosedThing), idToText(id));
    QVERIFY(told && !told.value());
}

void TestAlarms::hallClosesWhatTheCentreClosed()
{
    raise(*m_journal, u"kiosk-1"_s);
    const QByteArray id = open(u"hall-1"_s).constFirst().id;
    journal::FeedCache cache(u"hall-1"_s);
    QVERIFY(cache.open(*m_database));
    journal::FeedPage page;
    page.isSnapshot = true;
    for (const QByteArray& closed : {randomBytes(16), id}) {
        page.changes << journal::FeedChange{.kind = QString::fromLatin1(kAlarmClosedThing),
                                            .id = idToText(closed),
                                            .version = 1,
                                            .body = QJsonObject{{u"staff"_s, u"sec"_s}}};
    }
    QVERIFY(run<void>([&] { return cache.apply(*m_database, page); }));
    const auto takeIn = [&] {
        return bool(run<void>([&] { return closeAsTold(*m_journal, *m_database, cache); }));
    };
    QVERIFY(takeIn());
    QVERIFY(open(u"hall-1"_s).isEmpty());
    // The next one is seen, and stays.
    raise(*m_journal, u"kiosk-1"_s);
    QVERIFY(takeIn());
    QCOMPARE(open(u"hall-1"_s).size(), 1);
}

QTEST_GUILESS_MAIN(TestAlarms)

#include "tst_Alarms.moc"
