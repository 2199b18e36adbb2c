// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/platform/ApiTest.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace onewindow;
using namespace onewindow::sync;
using namespace onewindow::testing;
using namespace Qt::StringLiterals;

namespace {

QJsonObject one(const QJsonValue& list, const char* key, const QString& id)
{
    const QJsonArray things = list.toArray();
    const auto found = std::find_if(things.begin(), things.end(), [&](const QJsonValue& thing) {
        return thing[QLatin1String(key)].toString() == id;
    });
    return found == things.end() ? QJsonObject() : (*found).toObject();
}

} // namespace

/// The hall for its manager, over the API: as it is, as it would be, and a window that is moved.
class tst_ApiHall : public ApiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void hallAsItIs();
    void terminalsAndAlarms();
    void asIsAndAsItWouldBe();
    void planNamesWhatIsWrong_data();
    void planNamesWhatIsWrong();
    void movedInTheMiddleOfAService();
    void movedTwiceByOnePress();
    void movedMeanwhile();
    void bodyNamesWhatIsWrong_data();
    void bodyNamesWhatIsWrong();

private:
    Answer live();
    Answer whatIf(const QByteArray& body);
    Answer assign(const QByteArray& body, const QByteArray& key = {});
    QJsonObject windowNow(const QString& id);

    std::unique_ptr<HttpClient> m_desk; ///< The manager's.
    QString m_manager;
};

void tst_ApiHall::initTestCase()
{
    start();
    m_desk = std::make_unique<HttpClient>(m_hall.endpoint(u"counter-2"_s, u"counter"_s));
    m_manager = signIn(*m_desk, "zhao");
    QVERIFY(!m_manager.isEmpty());
}

void tst_ApiHall::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    QCOMPARE(press(u"1"_s, u"open"_s, R"({"matters":["si"]})").status, 200);
}

/// Nobody is left in hand, or waits.
void tst_ApiHall::cleanup()
{
    QCOMPARE(press(u"1"_s, u"open"_s, R"({"matters":["si","tax"]})").status, 200);
    (void)serve(u"1"_s);
    while (press(u"1"_s, u"call-next"_s).status == 200) {
        QVERIFY(serve(u"1"_s));
    }
    QCOMPARE(press(u"1"_s, u"close"_s).status, 200);
}

Answer tst_ApiHall::live()
{
    return Answer(m_desk->perform(as(get(u"/v1/hall/live"_s), m_manager)));
}

Answer tst_ApiHall::whatIf(const QByteArray& body)
{
    return Answer(m_desk->perform(as(post(u"/v1/hall/what-if"_s, body), m_manager)));
}

Answer tst_ApiHall::assign(const QByteArray& body, const QByteArray& key)
{
    return Answer(m_desk->perform(as(post(u"/v1/windows/1/assign"_s, body, key), m_manager)));
}

QJsonObject tst_ApiHall::windowNow(const QString& id)
{
    return one(live().json["windows"_L1], "id", id);
}

void tst_ApiHall::hallAsItIs()
{
    QCOMPARE(issue(u"si"_s).status, 200);
    QCOMPARE(issue(u"tax"_s).status, 200);
    const Answer now = live();
    QCOMPARE(now.status, 200);
    QCOMPARE(now.json["levelMinutes"_L1].toInt(), 20);
    const QJsonObject si = one(now.json["matters"_L1], "id", u"si"_s);
    QCOMPARE(si["waiting"_L1].toInt(), 1);
    QCOMPARE(si["late"_L1].toInt(), 0);
    QCOMPARE(si["windows"_L1].toArray(), QJsonArray{u"1"_s});
    QVERIFY(si.contains("high"_L1) && si["longestSince"_L1].toInteger() > 0);
    // Waited for, and no window serves it.
    const QJsonObject tax = one(now.json["matters"_L1], "id", u"tax"_s);
    QCOMPARE(tax["windows"_L1].toArray(), QJsonArray());
    QVERIFY(!tax.contains("high"_L1));
    const QJsonObject first = one(now.json["windows"_L1], "id", u"1"_s);
    QCOMPARE(first["state"_L1].toString(), u"open"_s);
    QCOMPARE(first["staff"_L1].toString(), u"wang"_s);
    QCOMPARE(now.json["staffNames"_L1]["wang"_L1].toString(), u"王晓燕"_s);
    QCOMPARE(one(now.json["windows"_L1], "id", u"2"_s)["state"_L1].toString(), u"closed"_s);
    QVERIFY(now.json["level"_L1].toObject().contains("lastHour"_L1));
}

void tst_ApiHall::terminalsAndAlarms()
{
    QJsonObject terminal = one(live().json["terminals"_L1], "node", u"kiosk-2"_s);
    QVERIFY(!terminal.isEmpty() && !terminal.contains("heardAt"_L1));
    HttpClient kiosk(m_hall.endpoint(u"kiosk-2"_s, u"kiosk"_s));
    QCOMPARE(Answer(kiosk.perform(get(u"/v1/feed"_s))).status, 200);
    terminal = one(live().json["terminals"_L1], "node", u"kiosk-2"_s);
    QVERIFY(terminal["heardAt"_L1].toInteger() > 0);
    QVERIFY(!terminal.contains("journalAt"_L1));
    QCOMPARE(Answer(kiosk.perform(get(u"/v1/journal/held"_s))).status, 200);
    QVERIFY(one(live().json["terminals"_L1], "node", u"kiosk-2"_s)["journalAt"_L1].toInteger() > 0);
    QCOMPARE(Answer(m_counter->perform(post(u"/v1/silent-alarms"_s, text("window", "2")))).status,
             200);
    const QJsonArray alarms = live().json["alarms"_L1].toArray();
    QCOMPARE(alarms.size(), 1);
    QCOMPARE(alarms[0]["code"_L1].toString(), u"SilentAlarm"_s);
    // Whoever stands beside the manager there reads nothing of it.
    const QString there = signIn(*m_counter, "zhao");
    const Answer besides(m_counter->perform(as(get(u"/v1/hall/live"_s), there)));
    QCOMPARE(besides.status, 200);
    QVERIFY(besides.json["alarms"_L1].toArray().isEmpty());
    const QString close = u"/v1/alarms/%1/close"_s.arg(alarms[0]["id"_L1].toString());
    QCOMPARE(Answer(m_desk->perform(as(post(close, "{}"), m_manager))).status, 200);
    QVERIFY(live().json["alarms"_L1].toArray().isEmpty());
}

void tst_ApiHall::asIsAndAsItWouldBe()
{
    QCOMPARE(issue(u"tax"_s).status, 200);
    const Answer outcome = whatIf(R"({"windows":[{"window":"1","matters":["si","tax"]},
                              {"window":"2","matters":["tax"],"isOpen":true}]})");
    QCOMPARE(outcome.status, 200);
    const QJsonObject tax = one(outcome.json["matters"_L1], "id", u"tax"_s);
    QCOMPARE(tax["waiting"_L1].toInt(), 1);
    QCOMPARE(tax["now"_L1]["openWindows"_L1].toInt(), 0);
    QCOMPARE(tax["then"_L1]["openWindows"_L1].toInt(), 2);
    QVERIFY(tax["then"_L1].toObject().contains("meanMinutes"_L1));
    QVERIFY(!tax["now"_L1].toObject().contains("meanMinutes"_L1));
    // It was only played.
    QCOMPARE(windowNow(u"1"_s)["matters"_L1].toArray(), QJsonArray{u"si"_s});
    QCOMPARE(windowNow(u"2"_s)["state"_L1].toString(), u"closed"_s);
}

void tst_ApiHall::planNamesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("named");
    QTest::newRow("no window") << QByteArray(R"({"windows":[{"isOpen":true}]})") << 400
                               << u"windows[0].window"_s;
    QTest::newRow("no list") << QByteArray(R"({"windows":{}})") << 400 << u"windows"_s;
    QTest::newRow("mistyped") << QByteArray(R"({"windows":[{"window":"1","open":true}]})") << 400
                              << u"windows[0].open"_s;
    QTest::newRow("neither yes nor no")
        << QByteArray(R"({"windows":[{"window":"1"},{"window":"2","isOpen":1}]})") << 400
        << u"windows[1].isOpen"_s;
    QTest::newRow("a window that there is not")
        << QByteArray(R"({"windows":[{"window":"9"}]})") << 404 << QString();
    QTest::newRow("twice") << QByteArray(R"({"windows":[{"window":"1"},{"window":"1"}]})") << 400
                           << u"window"_s;
}

void tst_ApiHall::planNamesWhatIsWrong()
{
    QFETCH(QByteArray, body);
    const Answer answer = whatIf(body);
    QTEST(answer.status, "status");
    QTEST(answer.json["field"_L1].toString(), "named");
}

void tst_ApiHall::movedInTheMiddleOfAService()
{
    QCOMPARE(issue(u"si"_s).status, 200);
    QCOMPARE(press(u"1"_s, u"call-next"_s).status, 200);
    QCOMPARE(press(u"1"_s, u"start"_s).status, 200);
    const Answer moved = assign(R"({"matters":["tax"],"expectedMatters":["si"]})");
    QCOMPARE(moved.status, 200);
    QCOMPARE(moved.json["matters"_L1].toArray(), QJsonArray{u"tax"_s});
    const QJsonObject window = windowNow(u"1"_s);
    QCOMPARE(window["ticketState"_L1].toString(), u"serving"_s);
    QCOMPARE(window["matter"_L1].toString(), u"si"_s);
    QCOMPARE(window["staff"_L1].toString(), u"wang"_s);
    QCOMPARE(press(u"1"_s, u"finish"_s).status, 200);
    QCOMPARE(issue(u"tax"_s).status, 200);
    QCOMPARE(press(u"1"_s, u"call-next"_s).json["matter"_L1].toString(), u"tax"_s);
}

void tst_ApiHall::movedTwiceByOnePress()
{
    const QByteArray body = R"({"matters":["tax"],"expectedMatters":["si"]})";
    QCOMPARE(assign(body, "one-press-1").status, 200);
    QCOMPARE(press(u"1"_s, u"open"_s, R"({"matters":["si"]})").status, 200);
    // The repeat of what was done is answered, and does nothing.
    QCOMPARE(assign(body, "one-press-1").status, 200);
    QCOMPARE(windowNow(u"1"_s)["matters"_L1].toArray(), QJsonArray{u"si"_s});
}

void tst_ApiHall::movedMeanwhile()
{
    const Answer late = assign(R"({"matters":["tax"],"expectedMatters":["si","tax"]})");
    QCOMPARE(late.status, 409);
    QCOMPARE(late.json["code"_L1].toString(), u"Conflict"_s);
    QCOMPARE(windowNow(u"1"_s)["matters"_L1].toArray(), QJsonArray{u"si"_s});
    const HttpCall closed =
        post(u"/v1/windows/2/assign"_s, R"({"matters":["si"],"expectedMatters":[]})");
    QCOMPARE(Answer(m_desk->perform(as(closed, m_manager))).json["code"_L1].toString(),
             u"WindowClosed"_s);
}

void tst_ApiHall::bodyNamesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("named");
    QTest::newRow("nothing") << QByteArray("{}") << u"matters"_s;
    QTest::newRow("nothing seen") << QByteArray(R"({"matters":["si"]})") << u"expectedMatters"_s;
    QTest::newRow("no list") << QByteArray(R"({"matters":"si","expectedMatters":[]})")
                             << u"matters"_s;
    QTest::newRow("somebody else's name")
        << QByteArray(R"({"matters":["si"],"expectedMatters":["si"],"staff":"li"})") << u"staff"_s;
}

void tst_ApiHall::bodyNamesWhatIsWrong()
{
    QFETCH(QByteArray, body);
    const Answer answer = assign(body);
    QCOMPARE(answer.status, 400);
    QTEST(answer.json["field"_L1].toString(), "named");
}

QTEST_GUILESS_MAIN(tst_ApiHall)
#include "tst_ApiHall.moc"
