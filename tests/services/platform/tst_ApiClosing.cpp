// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/platform/ApiTest.h"
#include "tests/services/platform/TestPhone.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::sync;
using namespace onewindow::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;

} // namespace

/// What stops before its time, over the API: who orders it, what it answers, what the pages of the
/// numbers say. The hall's clock is between noon and one; a service takes eight minutes.
class tst_ApiClosing : public ApiTest
{
    Q_OBJECT

public:
    /// Nobody else waits for what becomes known in the hall, but for the platform itself.
    tst_ApiClosing() { m_hall.settings.hasPages = false; }

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void closesAndTakesItBack();
    void clerksDoNot();
    void bodyNamesWhatIsWrong_data();
    void bodyNamesWhatIsWrong();
    void whoWaitsInVainReadsIt();
    void lostWindow();
    void goneNumbersAreRefused();

private:
    Answer manager(const HttpCall& call) { return Answer(m_desk->perform(as(call, m_manager))); }

    Answer close(const QString& at, int expected);
    int waiting();
    TestPhone take();

    std::unique_ptr<HttpClient> m_desk;
    QString m_manager;
};

void tst_ApiClosing::initTestCase()
{
    start();
    m_desk = std::make_unique<HttpClient>(m_hall.endpoint(u"counter-2"_s, u"counter"_s));
    m_manager = signIn(*m_desk, "zhao");
    QVERIFY(!m_manager.isEmpty());
}

/// Nobody waits, nobody is in hand.
void tst_ApiClosing::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    press(u"1"_s, u"start"_s);
    press(u"1"_s, u"finish"_s);
    QCOMPARE(press(u"1"_s, u"open"_s, R"({"matters":["si"]})").status, 200);
    while (press(u"1"_s, u"call-next"_s).status == 200) {
        QVERIFY(serve(u"1"_s));
    }
}

void tst_ApiClosing::cleanup()
{
    manager(post(u"/v1/hall/closing/withdraw"_s, "{}"));
}

int tst_ApiClosing::waiting()
{
    return manager(get(u"/v1/hall/closing?at=23:59"_s)).json["waiting"_L1].toInt(-1);
}

Answer tst_ApiClosing::close(const QString& at, int expected)
{
    return manager(post(u"/v1/hall/closing"_s, R"({"at":")" + at.toLatin1() +
                                                   R"(","reason":"power","expected":)" +
                                                   QByteArray::number(expected) + '}'));
}

TestPhone tst_ApiClosing::take()
{
    return {m_hall.pki.anonymous(m_hall.port()),
            u"/t/"_s + issue(u"si"_s).json["token"_L1].toString()};
}

void tst_ApiClosing::closesAndTakesItBack()
{
    for (int i = 0; i < 30; ++i) {
        QCOMPARE(issue(u"si"_s).status, 200);
    }
    const Answer outlook = manager(get(u"/v1/hall/closing?at=13:30"_s));
    QCOMPARE(outlook.status, 200);
    QCOMPARE(outlook.json["waiting"_L1].toInt(), 30);
    QVERIFY(outlook.json["late"_L1].toInt() > 10);
    QCOMPARE(outlook.json["stopped"_L1].toArray(), QJsonArray{u"si"_s});
    QCOMPARE(issue(u"si"_s).status, 200); // Nothing has happened.
    QCOMPARE(close(u"13:30"_s, 30).status, 409);
    const Answer closed = close(u"13:30"_s, 31);
    QCOMPARE(closed.status, 200);
    QCOMPARE(closed.json["at"_L1], outlook.json["at"_L1]);
    const Answer back = manager(post(u"/v1/hall/closing/withdraw"_s, "{}"));
    QCOMPARE(back.status, 200);
    QCOMPARE(back.json["reason"_L1].toString(), u"power"_s);
    QCOMPARE(manager(post(u"/v1/hall/closing/withdraw"_s, "{}")).status, 404);
}

void tst_ApiClosing::clerksDoNot()
{
    const auto clerk = [this](const HttpCall& call) {
        return Answer(m_counter->perform(as(call, m_token)));
    };
    QCOMPARE(clerk(get(u"/v1/hall/closing?at=23:59"_s)).status, 403);
    QCOMPARE(clerk(post(u"/v1/hall/closing"_s, "{}")).status, 403);
    QCOMPARE(clerk(post(u"/v1/hall/closing/withdraw"_s, "{}")).status, 403);
    // Not even of their own window: they close it, or the manager does.
    QCOMPARE(press(u"1"_s, u"lost"_s, R"({"reason":"unwell"})").status, 403);
}

void tst_ApiClosing::bodyNamesWhatIsWrong_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("field");
    const QString closing = u"/v1/hall/closing"_s;
    const QString lost = u"/v1/windows/1/lost"_s;
    QTest::newRow("no time") << closing << QByteArray(R"({"reason":"power","expected":0})")
                             << u"at"_s;
    QTest::newRow("no such time") << closing
                                  << QByteArray(R"({"at":"25:00","reason":"power","expected":0})")
                                  << u"at"_s;
    QTest::newRow("has passed") << closing
                                << QByteArray(R"({"at":"08:00","reason":"power","expected":0})")
                                << u"at"_s;
    QTest::newRow("no reason") << closing << QByteArray(R"({"at":"23:00","expected":0})")
                               << u"reason"_s;
    QTest::newRow("unknown reason")
        << closing << QByteArray(R"({"at":"23:00","reason":"lunch","expected":0})") << u"reason"_s;
    QTest::newRow("not counted") << closing << QByteArray(R"({"at":"23:00","reason":"power"})")
                                 << u"expected"_s;
    QTest::newRow("window without a reason") << lost << QByteArray("{}") << u"reason"_s;
    QTest::newRow("window for no known reason")
        << lost << QByteArray(R"({"reason":"lunch"})") << u"reason"_s;
}

void tst_ApiClosing::bodyNamesWhatIsWrong()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, body);
    const Answer answer = manager(post(path, body));
    QCOMPARE(answer.status, 400);
    QTEST(answer.json["field"_L1].toString(), "field");
    if (path == u"/v1/hall/closing") {
        QCOMPARE(manager(get(path + u"?at=noon"_s)).status, 400);
    }
}

/// With what to do; the number stays valid.
void tst_ApiClosing::whoWaitsInVainReadsIt()
{
    TestPhone first = take();
    for (int i = 0; i < 28; ++i) {
        issue(u"si"_s);
    }
    TestPhone last = take();
    QVERIFY(!last.shows("今天可能轮不到"));
    const std::size_t before = m_hall.application().hub().waiting();
    auto news = last.watch();
    QTRY_VERIFY_WITH_TIMEOUT(m_hall.application().hub().waiting() > before, kPatienceMs);
    QCOMPARE(close(u"13:30"_s, waiting()).status, 200);
    QVERIFY(news.get().body.contains("今天可能轮不到"));
    QVERIFY(last.shows("改约其他时间"));
    QVERIFY(last.shows("号码仍然有效"));
    QVERIFY(last.shows("取消这个号"));
    QVERIFY(!first.shows("今天可能轮不到"));
    QVERIFY(last.page(u"?lang=en"_s).body.contains("Your number stays valid"));
    QCOMPARE(manager(post(u"/v1/hall/closing/withdraw"_s, "{}")).status, 200);
    QVERIFY(!last.shows("今天可能轮不到"));
}

void tst_ApiClosing::lostWindow()
{
    TestPhone phone = take();
    const QString number = press(u"1"_s, u"call-next"_s).json["number"_L1].toString();
    QVERIFY(!number.isEmpty());
    QCOMPARE(manager(post(u"/v1/windows/9/lost"_s, R"({"reason":"unwell"})")).status, 404);
    const Answer lost =
        manager(post(u"/v1/windows/1/lost"_s, R"({"reason":"unwell"})", "key-lost-1"));
    QCOMPARE(lost.status, 200);
    QCOMPARE(lost.json["number"_L1].toString(), number);
    QCOMPARE(lost.json["stopped"_L1].toArray(), QJsonArray{u"si"_s});
    // The same press once more.
    const Answer again =
        manager(post(u"/v1/windows/1/lost"_s, R"({"reason":"unwell"})", "key-lost-1"));
    QCOMPARE(again.json, lost.json);
    QVERIFY(phone.shows("现在没有窗口办理这件事"));
    // The clerk's window is closed; whoever opens one goes on where it stopped.
    QCOMPARE(press(u"1"_s, u"call-next"_s).status, 409);
    QCOMPARE(press(u"1"_s, u"open"_s, R"({"matters":["si"]})").status, 200);
    QVERIFY(!phone.shows("现在没有窗口办理这件事"));
    QCOMPARE(press(u"1"_s, u"call-next"_s).json["number"_L1].toString(), number);
}

void tst_ApiClosing::goneNumbersAreRefused()
{
    QCOMPARE(manager(post(u"/v1/windows/1/lost"_s, R"({"reason":"device"})")).status, 200);
    const Answer gone = issue(u"si"_s);
    QCOMPARE(gone.status, 409);
    QCOMPARE(gone.json["code"_L1].toString(), u"TooLate"_s);
    const auto anyway = [this](const QString& token) {
        const HttpCall call = post(u"/v1/tickets"_s, R"({"matter":"si","anyway":true})");
        return Answer(m_counter->perform(token.isEmpty() ? call : as(call, token))).status;
    };
    QCOMPARE(anyway(m_token), 200);
    QCOMPARE(anyway({}), 409); // A machine alone does not decide that.
}

QTEST_GUILESS_MAIN(tst_ApiClosing)
#include "tst_ApiClosing.moc"
