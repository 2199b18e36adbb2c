// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/platform/ApiTest.h"

#include <QSet>
#include <QTest>

#include <future>
#include <vector>

using namespace onewindow;
using namespace onewindow::sync;
using namespace onewindow::testing;
using namespace Qt::StringLiterals;

/// Commands that are sent again, under the same key.
class tst_ApiRepeats : public ApiTest
{
    Q_OBJECT

private Q_SLOTS:
    void repeatedCommandHappensOnce();
    void keyForAnotherRequest();
    void refusedCommandIsTriedAnew();
    void badKeys_data();
    void badKeys();
};

void tst_ApiRepeats::repeatedCommandHappensOnce()
{
    const HttpCall call =
        as(post(u"/v1/tickets"_s, text("matter", "si"), "key-once-0001"), m_token);
    const Answer first(m_counter->perform(call));
    QCOMPARE(first.status, 200);
    for (int i = 0; i < 3; ++i) {
        const Answer again(m_counter->perform(call));
        QCOMPARE(again.status, 200);
        QCOMPARE(again.body, first.body);
    }
    // At the same moment, over several connections, it is one as well.
    std::vector<std::future<QByteArray>> all;
    for (int i = 0; i < 4; ++i) {
        all.push_back(std::async(std::launch::async, [this] {
            HttpClient client(m_hall.endpoint(u"counter-1"_s, u"counter"_s));
            return Answer(
                       client.perform(as(
                           post(u"/v1/tickets"_s, text("matter", "si"), "key-once-0002"), m_token)))
                .body;
        }));
    }
    QSet<QByteArray> answers;
    for (auto& one : all) {
        answers << one.get();
    }
    QCOMPARE(answers.size(), 1);
}

void tst_ApiRepeats::keyForAnotherRequest()
{
    QCOMPARE(Answer(m_counter->perform(
                        as(post(u"/v1/tickets"_s, text("matter", "si"), "key-other-01"), m_token)))
                 .status,
             200);
    const Answer other(m_counter->perform(
        as(post(u"/v1/tickets"_s, text("matter", "tax"), "key-other-01"), m_token)));
    QCOMPARE(other.status, 409);
    QCOMPARE(other.json["code"_L1].toString(), u"Conflict"_s);
    // Another machine's key is another key: nobody reads an answer that is not his.
    HttpClient kiosk(m_hall.endpoint(u"kiosk-1"_s, u"kiosk"_s));
    const Answer stranger(
        kiosk.perform(post(u"/v1/tickets"_s, text("matter", "tax"), "key-other-01")));
    QCOMPARE(stranger.status, 200);
}

void tst_ApiRepeats::refusedCommandIsTriedAnew()
{
    const QString window = u"2"_s;
    QCOMPARE(press(window, u"open"_s, R"({"matters":["tax"]})").status, 200);
    while (press(window, u"call-next"_s).status == 200) {
        QVERIFY(serve(window));
    }
    const Answer refused = press(window, u"call-next"_s, "{}", "key-anew-0001");
    QCOMPARE(refused.json["code"_L1].toString(), u"QueueEmpty"_s);
    QCOMPARE(issue(u"tax"_s).status, 200);
    QCOMPARE(press(window, u"call-next"_s, "{}", "key-anew-0001").status, 200);
    QVERIFY(serve(window));
    QCOMPARE(press(window, u"close"_s).status, 200);
}

void tst_ApiRepeats::badKeys_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("short") << QByteArray("1234567");
    QTest::newRow("long") << QByteArray(65, 'a');
    QTest::newRow("space") << QByteArray("1234 56789");
    QTest::newRow("quote") << QByteArray("12345678'");
}

void tst_ApiRepeats::badKeys()
{
    QFETCH(QByteArray, key);
    const Answer answer(
        m_counter->perform(as(post(u"/v1/tickets"_s, text("matter", "si"), key), m_token)));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.json["field"_L1].toString(), u"Idempotency-Key"_s);
}

QTEST_GUILESS_MAIN(tst_ApiRepeats)
#include "tst_ApiRepeats.moc"
