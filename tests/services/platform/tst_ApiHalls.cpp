// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/platform/ApiTest.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::sync;
using namespace onewindow::testing;
using namespace Qt::StringLiterals;

/// Where hall and centre are one, the centre knows the machines of other halls as well: they are
/// not this hall's.
class tst_ApiHalls : public ApiTest
{
    Q_OBJECT

public:
    tst_ApiHalls()
    {
        for (const QString& machine :
             {u"hall-2"_s, u"counter-20"_s, u"board-20"_s, u"kiosk-20"_s}) {
            m_hall.addMachine(machine, u"hall-2"_s);
        }
    }

private Q_SLOTS:
    void othersAreNotServed_data();
    void othersAreNotServed();
    void whoBooks_data();
    void whoBooks();
    void staffBooksForItsHall();

private:
    Answer ask(const QString& machine, const HttpCall& call)
    {
        HttpClient client(m_hall.endpoint(machine, machine.section(u'-', 0, 0)));
        return Answer(client.perform(call));
    }
};

void tst_ApiHalls::othersAreNotServed_data()
{
    QTest::addColumn<QString>("own");
    QTest::addColumn<QString>("other");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("counter's feed")
        << u"counter-1"_s << u"counter-20"_s << QByteArray("GET") << u"/v1/feed"_s << QByteArray();
    QTest::newRow("board's feed") << u"board-1"_s << u"board-20"_s << QByteArray("GET")
                                  << u"/v1/feed"_s << QByteArray();
    QTest::newRow("kiosk's feed") << u"kiosk-1"_s << u"kiosk-20"_s << QByteArray("GET")
                                  << u"/v1/feed"_s << QByteArray();
    QTest::newRow("counter's ticket") << u"counter-1"_s << u"counter-20"_s << QByteArray("POST")
                                      << u"/v1/tickets"_s << text("matter", "si");
    QTest::newRow("kiosk's ticket") << u"kiosk-1"_s << u"kiosk-20"_s << QByteArray("POST")
                                    << u"/v1/tickets"_s << text("matter", "si");
    QTest::newRow("sign-in") << u"counter-1"_s << u"counter-20"_s << QByteArray("POST")
                             << u"/v1/session"_s
                             << QByteArray(R"({"account":"wang","password":"secret-1"})");
}

void tst_ApiHalls::othersAreNotServed()
{
    QFETCH(const QString, own);
    QFETCH(const QString, other);
    QFETCH(const QByteArray, method);
    QFETCH(const QString, path);
    QFETCH(const QByteArray, body);
    const HttpCall call = method == "GET" ? get(path) : post(path, body);
    QCOMPARE(ask(own, call).status, 200);
    const Answer refused = ask(other, call);
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.json["code"_L1].toString(), u"NotPermitted"_s);
}

void tst_ApiHalls::whoBooks_data()
{
    QTest::addColumn<QString>("machine");
    QTest::addColumn<bool>("isNamed");
    QTest::addColumn<int>("status");
    // Nothing is refused but that there is no such slot.
    QTest::newRow("terminal of the hall") << u"kiosk-1"_s << true << 404;
    QTest::newRow("counter of the hall") << u"counter-1"_s << true << 404;
    QTest::newRow("for nobody") << u"kiosk-1"_s << false << 400;
    QTest::newRow("board") << u"board-1"_s << true << 403;
    QTest::newRow("console") << u"console-1"_s << true << 403;
    QTest::newRow("the hall's node") << u"hall-1"_s << true << 403;
    QTest::newRow("terminal of another hall") << u"kiosk-20"_s << true << 403;
    QTest::newRow("counter of another hall") << u"counter-20"_s << true << 403;
}

void tst_ApiHalls::whoBooks()
{
    QFETCH(const QString, machine);
    QFETCH(const bool, isNamed);
    QFETCH(const int, status);
    const QByteArray person = isNamed ? R"(,"name":"张建国","idNumber":"11010519491231002X")" : "";
    const Answer booked = ask(machine, post(u"/v1/appointments"_s,
                                            R"({"slot":"si@2099-12-01T0900-0930")" + person + '}'));
    QCOMPARE(booked.status, status);
    const Answer cancelled =
        ask(machine,
            post(u"/v1/appointments/%1/cancel"_s.arg(QString(32, u'0')), text("token", "guessed")));
    QCOMPARE(cancelled.status, status == 403 ? 403 : 404);
}

void tst_ApiHalls::staffBooksForItsHall()
{
    const auto book = [this](const QByteArray& hall) {
        return Answer(m_counter->perform(
            as(post(u"/v1/appointments"_s,
                    R"({"slot":"si@2099-12-01T0900-0930","hall":")" + hall + R"("})"),
               m_token)));
    };
    QCOMPARE(book("hall-1").status, 404);
    QCOMPARE(book("hall-2").status, 403);
    const Answer cancelled(m_counter->perform(
        as(post(u"/v1/appointments/%1/cancel"_s.arg(QString(32, u'0')), text("hall", "hall-2")),
           m_token)));
    QCOMPARE(cancelled.status, 403);
}

QTEST_GUILESS_MAIN(tst_ApiHalls)
#include "tst_ApiHalls.moc"
