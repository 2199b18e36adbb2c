// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/queue/DayCounts.h"
#include "services/queue/Ticket.h"
#include "services/storage/Rows.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/HttpCalls.h"
#include "tests/services/platform/TestTiers.h"

#include <QJsonArray>
#include <QTest>

using namespace onewindow;
using namespace onewindow::testing;
using namespace Qt::StringLiterals;

/// A day of a hall and its terminal, as the centre reads of it the day after: from the facts that
/// came up, and as the hall has counted it.
class tst_TierReports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void centreCountsWhatTheHallCounts_data();
    void centreCountsWhatTheHallCounts();
    void hallsBesideEachOther();
    void hallThatIsNone();
    void countsAreRebuilt();
    // From here on the centre's store is not what it was.
    void changedCountIsNamed();
    void missingFactIsNamed();

private:
    int press(const QString& path, const QByteArray& body = "{}");
    void signIn(const QByteArray& account);
    void later(qint64 ms);
    void playDay();
    QJsonObject atHall(const QString& by);
    Answer askCentre(const QString& query);
    QJsonObject atCentre(const QString& query);
    void change(const char* sql);
    qint64 countAtCentre(const QString& kind);

    TurnedClock m_clock;
    std::unique_ptr<TestTiers> m_tiers;
    std::unique_ptr<TestTerminal> m_kiosk;
    std::unique_ptr<sync::HttpClient> m_counter;
    std::unique_ptr<sync::HttpClient> m_auditor;
    QString m_token;
    QString m_auditorsToken;
    QString m_month;
};

void tst_TierReports::initTestCase()
{
    m_tiers = std::make_unique<TestTiers>(m_clock);
    m_tiers->start();
    m_kiosk = m_tiers->terminal(m_tiers->optionsOf(TestTiers::kKiosk));
    m_counter =
        std::make_unique<sync::HttpClient>(m_tiers->hall.endpoint(u"counter-1"_s, u"counter"_s));
    m_month = queue::hallDay(m_clock.now().wallMs).left(7);
    playDay();
    // Of the day itself: the centre has it before the clock goes on.
    QTRY_COMPARE_WITH_TIMEOUT(countAtCentre(u"ticket.finished"_s), 2, kTiersPatienceMs);
    m_clock.turn(kDayMs);
    // It counts the day when it begins another one, or is started.
    m_tiers->hall.stop();
    m_tiers->hall.start();
    signIn("zhao");
    m_auditor =
        std::make_unique<sync::HttpClient>(m_tiers->hall.pki.anonymous(m_tiers->centre.port()));
    const Answer answer(m_auditor->perform(
        post(u"/v1/session"_s, R"({"account":"zhou","password":"secret-1","totp":")" +
                                   TestHall::sunsCode(m_clock).toLatin1() + R"("})")));
    m_auditorsToken = answer.json["token"_L1].toString();
    QVERIFY2(!m_auditorsToken.isEmpty(), answer.body.constData());
    QTRY_COMPARE_WITH_TIMEOUT(
        atCentre(u"by=hall"_s)["groups"_L1].toArray().at(0).toObject()["days"_L1].toInt(), 1,
        kTiersPatienceMs);
}

void tst_TierReports::cleanupTestCase()
{
    m_auditor.reset();
    m_counter.reset();
    m_kiosk.reset();
    m_tiers.reset();
}

int tst_TierReports::press(const QString& path, const QByteArray& body)
{
    return Answer(m_counter->perform(as(post(path, body), m_token))).status;
}

void tst_TierReports::signIn(const QByteArray& account)
{
    const Answer answer(m_counter->perform(
        post(u"/v1/session"_s, R"({"account":")" + account + R"(","password":"secret-1"})")));
    m_token = answer.json["token"_L1].toString();
}

/// A session ends when nobody has used it for a while.
void tst_TierReports::later(qint64 ms)
{
    m_clock.turn(ms);
    signIn("wang");
}

/// Numbers of a terminal and of reception: served, missed, and left over.
void tst_TierReports::playDay()
{
    later(0);
    QCOMPARE(press(u"/v1/windows/1/open"_s, R"({"matters":["si-record"]})"), 200);
    m_kiosk->issue(TestTiers::kMatter);
    m_kiosk->issue(TestTiers::kMatter);
    QCOMPARE(press(u"/v1/tickets"_s, R"({"matter":"si-record"})"), 200);
    QCOMPARE(press(u"/v1/tickets"_s, R"({"matter":"si-record","class":"elder"})"), 200);
    const auto waits = [this] {
        return Answer(m_counter->perform(get(u"/v1/public/crowd"_s))).json["matters"_L1].toArray();
    };
    const auto waiting = [&] {
        for (const QJsonValue matter : waits()) {
            if (matter.toObject()["id"_L1] == TestTiers::kMatter) {
                return matter.toObject()["waiting"_L1].toInt();
            }
        }
        return -1;
    };
    QTRY_COMPARE_WITH_TIMEOUT(waiting(), 4, kTiersPatienceMs);
    later(10 * kMinuteMs);
    for (int turn = 0; turn < 3; ++turn) {
        QCOMPARE(press(u"/v1/windows/1/call-next"_s), 200);
        later(kMinuteMs);
        if (turn == 1) {
            QCOMPARE(press(u"/v1/windows/1/no-show"_s), 200);
            continue;
        }
        QCOMPARE(press(u"/v1/windows/1/start"_s), 200);
        later(15 * kMinuteMs);
        QCOMPARE(press(u"/v1/windows/1/finish"_s), 200);
    }
}

QJsonObject tst_TierReports::atHall(const QString& by)
{
    const Answer answer(
        m_counter->perform(as(get(u"/v1/reports?month=%1&by=%2"_s.arg(m_month, by)), m_token)));
    OW_ENFORCE(answer.status == 200);
    return answer.json;
}

Answer tst_TierReports::askCentre(const QString& query)
{
    return Answer(m_auditor->perform(
        as(get(u"/v1/reports?month=%1&%2"_s.arg(m_month, query)), m_auditorsToken)));
}

QJsonObject tst_TierReports::atCentre(const QString& query)
{
    const Answer answer = askCentre(query);
    OW_ENFORCE(answer.status == 200);
    return answer.json;
}

/// As somebody who can write the centre's store, and knows SQL.
void tst_TierReports::change(const char* sql)
{
    storage::DatabaseOptions options = m_tiers->centre.store();
    options.readOnly = false;
    const auto store = storage::Database::open(options);
    OW_ENFORCE(store);
    const auto done = storage::run(*store.value(), sql);
    if (!done) {
        qFatal("%s", qPrintable(done.error().detail));
    }
}

qint64 tst_TierReports::countAtCentre(const QString& kind)
{
    storage::DatabaseOptions options = m_tiers->centre.store();
    options.readOnly = true;
    const auto store = storage::Database::open(options);
    OW_ENFORCE(store);
    const auto count = storage::integerOf(storage::query(
        *store.value(), "SELECT count(*) FROM journal WHERE hall = 'hall-1' AND kind = ?", kind));
    OW_ENFORCE(count);
    return count.value();
}

void tst_TierReports::centreCountsWhatTheHallCounts_data()
{
    QTest::addColumn<QString>("by");
    for (const char* by : {"day", "window", "matter"}) {
        QTest::newRow(by) << QString::fromLatin1(by);
    }
}

void tst_TierReports::centreCountsWhatTheHallCounts()
{
    QFETCH(const QString, by);
    const QJsonObject hall = atHall(by);
    const QJsonObject centre = atCentre(u"hall=hall-1&by="_s + by);
    QVERIFY2(centre["isWhole"_L1].toBool(), qPrintable(centre["doubt"_L1].toString()));
    for (const QLatin1String part : {"groups"_L1, "hours"_L1, "quotedAgainst"_L1,
                                     "serviceLevelMinutes"_L1, "hall"_L1, "csv"_L1}) {
        QCOMPARE(centre[part], hall[part]);
    }
    qint64 arrived = 0;
    qint64 quoted = 0;
    for (const QJsonValue group : centre["groups"_L1].toArray()) {
        arrived += group.toObject()["arrived"_L1].toInteger();
        quoted += group.toObject()["quoted"_L1].toInteger();
    }
    QCOMPARE(arrived, 4);
    QVERIFY(quoted > 0); // Reception tells a range.
}

void tst_TierReports::hallsBesideEachOther()
{
    const QJsonObject all = atCentre(u"by=hall"_s);
    QVERIFY2(all["isWhole"_L1].toBool(), qPrintable(all["doubt"_L1].toString()));
    QCOMPARE(all["groups"_L1].toArray().size(), 1);
    QJsonObject hall = all["groups"_L1].toArray().at(0).toObject();
    QCOMPARE(hall.take("key"_L1).toString(), u"hall-1"_s);
    QCOMPARE(hall.take("days"_L1).toInt(), 1);
    hall.remove("name"_L1);
    QJsonObject day = atHall(u"day"_s)["groups"_L1].toArray().at(0).toObject();
    day.remove("key"_L1);
    QCOMPARE(hall, day);
}

void tst_TierReports::hallThatIsNone()
{
    QCOMPARE(askCentre(u"by=day&hall=hall-9"_s).status, 404);
    QCOMPARE(askCentre(u"by=day"_s).json["field"_L1].toString(), u"hall"_s);
    QCOMPARE(askCentre(u"by=hall&hall=hall-1"_s).json["field"_L1].toString(), u"hall"_s);
    // A hall knows of no other.
    QCOMPARE(
        Answer(m_counter->perform(as(get(u"/v1/reports?month=%1&by=hall"_s.arg(m_month)), m_token)))
            .status,
        403);
}

/// By the rows of the centre's journal.
void tst_TierReports::countsAreRebuilt()
{
    storage::DatabaseOptions options = m_tiers->centre.store();
    options.readOnly = true;
    const auto store = storage::Database::open(options);
    QVERIFY(store);
    const auto before =
        queue::countedMonthOf(*store.value(), u"hall-1"_s,
                              {QDate::fromString(m_month + u"-01"_s, Qt::ISODate),
                               QDate::fromString(m_month + u"-01"_s, Qt::ISODate).addMonths(1)});
    QVERIFY(before);
    storage::DatabaseOptions inMemory;
    inMemory.path = u":memory:"_s;
    const auto fresh = storage::Database::open(inMemory);
    QVERIFY(fresh);
    queue::DayCounts counts;
    QVERIFY(counts.migrate(*fresh.value()));
    auto rows = storage::query(*store.value(), "SELECT node, incarnation, seq, kind, body, hall "
                                               "FROM journal ORDER BY hall, pos");
    QVERIFY(rows);
    while (rows.value().step().value()) {
        journal::Row row;
        row.node = rows.value().text(0);
        row.incarnation = static_cast<quint32>(rows.value().integer(1));
        row.seq = static_cast<quint64>(rows.value().integer(2));
        row.kind = rows.value().text(3);
        row.body = rows.value().blob(4);
        row.hall = rows.value().text(5);
        QVERIFY(counts.apply(*fresh.value(), row));
    }
    const auto again = queue::dayCountOf(*fresh.value(), u"hall-1"_s,
                                         queue::hallDay(m_clock.now().wallMs - kDayMs));
    QVERIFY(again && again.value());
    QCOMPARE(toJson(again.value()->figures), toJson(before.value().figures));
}

void tst_TierReports::changedCountIsNamed()
{
    change("UPDATE day_counts SET body = CAST(replace(CAST(body AS TEXT), '\"served\":2', "
           "'\"served\":3') AS BLOB)");
    const QJsonObject all = atCentre(u"by=hall"_s);
    QVERIFY(!all["isWhole"_L1].toBool());
    QVERIFY(all["doubt"_L1].toString().contains(u"missing or changed"_s));
    QVERIFY(!atCentre(u"by=day&hall=hall-1"_s)["isWhole"_L1].toBool());
    change("UPDATE day_counts SET body = CAST(replace(CAST(body AS TEXT), '\"served\":3', "
           "'\"served\":2') AS BLOB)");
    QVERIFY(atCentre(u"by=hall"_s)["isWhole"_L1].toBool());
}

void tst_TierReports::missingFactIsNamed()
{
    change("DELETE FROM journal WHERE hall = 'hall-1' AND kind = 'ticket.missed'");
    const QJsonObject json = atCentre(u"by=window&hall=hall-1"_s);
    QVERIFY(!json["isWhole"_L1].toBool());
    QVERIFY2(json["doubt"_L1].toString().endsWith(u": missing"_s),
             qPrintable(json["doubt"_L1].toString()));
    QVERIFY(json["csv"_L1].toString().contains(u"NOT WHOLE"_s));
}

QTEST_GUILESS_MAIN(tst_TierReports)
#include "tst_TierReports.moc"
