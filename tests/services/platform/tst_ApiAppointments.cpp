// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/HttpClient.h"
#include "tests/services/platform/TestHall.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSslSocket>
#include <QTest>

using namespace onewindow;
using namespace onewindow::sync;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::TestHall;

namespace {

/// An answer, or a status of 0 when there was none.
struct Answer
{
    Answer() = default;

    explicit Answer(const Result<HttpAnswer>& result)
        : status(result ? result.value().status : 0)
        , json(result ? QJsonDocument::fromJson(result.value().body).object() : QJsonObject())
    {}

    int status = 0;
    QJsonObject json;
};

HttpCall post(const QString& path, const QJsonObject& body, const QByteArray& key = {})
{
    HttpCall call;
    call.method = "POST";
    call.path = path;
    call.limit = 40s;
    call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    call.contentType = "application/json";
    if (!key.isEmpty()) {
        call.headers.append({"Idempotency-Key", key});
    }
    return call;
}

HttpCall as(HttpCall call, const QString& token)
{
    call.headers.append({"Authorization", "Bearer " + token.toLatin1()});
    return call;
}

QJsonObject slotJson(const QString& start, const QString& end, int capacity)
{
    return {{u"resource"_s, u"si"_s},
            {u"day"_s, u"2099-12-01"_s},
            {u"start"_s, start},
            {u"end"_s, end},
            {u"capacity"_s, capacity}};
}

const QString kSlot = u"si@2099-12-01T0900-0930"_s;
constexpr int kPatienceMs = 40'000;

} // namespace

/// Appointments over HTTP: by staff, by the public, and by nobody who may not.
class tst_ApiAppointments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void cleanupTestCase() { m_hall.stop(); }

    void onlyAdministratorsSetCapacity();
    void badBodies_data();
    void badBodies();
    void booksUntilItIsFull();
    void aRepeatBooksOnce();
    void thePublicBooksWithANameAndCancelsWithItsToken();
    void aPhonesRepeatFromAnotherAddressBooksOnce();
    void aPublicKeyIsNotToBeGuessed();
    void thePublicIsHeldBack();
    void nobodyIsLostWhoHoldsNothing();

private:
    Answer ask(const HttpCall& call) { return Answer(m_counter->perform(call)); }

    /// At a console: administrators do not sign in at counters.
    Answer administer(const HttpCall& call)
    {
        return Answer(m_console->perform(as(call, m_administrator)));
    }

    Answer book(const QByteArray& key = {})
    {
        return ask(as(post(u"/v1/appointments"_s, {{u"slot"_s, kSlot}}, key), m_clerk));
    }

    Answer setCapacity(const QJsonArray& list)
    {
        return administer(post(u"/v1/slots"_s, {{u"slots"_s, list}}));
    }

    qint64 free()
    {
        HttpCall call;
        call.path = u"/v1/slots?resource=si&from=2099-12-01&days=1"_s;
        call.limit = 40s;
        const Answer answer = ask(call);
        qint64 sum = 0;
        const QJsonArray list = answer.json["slots"_L1].toArray();
        for (const QJsonValue slot : list) {
            sum += slot["slot"_L1].toString() == kSlot ? slot["free"_L1].toInteger() : 0;
        }
        return answer.status == 200 ? sum : -1;
    }

    QString signIn(const QString& account)
    {
        return ask(post(u"/v1/session"_s,
                        {{u"account"_s, account}, {u"password"_s, u"secret-1"_s}}))
            .json["token"_L1]
            .toString();
    }

    /// Everybody who has no certificate.
    std::unique_ptr<HttpClient> anybody()
    {
        PlatformEndpoint endpoint = m_hall.endpoint(u"nobody"_s, u"counter"_s);
        endpoint.certificateFile.clear();
        endpoint.keyFile.clear();
        return std::make_unique<HttpClient>(endpoint);
    }

    Answer bookFrom(const QString& address, const QString& name, const QByteArray& key);

    TestHall m_hall;
    std::unique_ptr<HttpClient> m_counter;
    std::unique_ptr<HttpClient> m_console;
    QString m_clerk;
    QString m_administrator;
};

void tst_ApiAppointments::initTestCase()
{
    m_hall.settings.http.requestsPerSecond = 100'000;
    m_hall.settings.http.requestBurst = 100'000;
    // Places come back at once: who looks for them here has no time.
    QFile plan(m_hall.file(u"slots.json"_s));
    QVERIFY(plan.open(QIODevice::WriteOnly));
    QVERIFY(plan.write(R"({"rules": {"freeAfterLeastMinutes": 0, "freeAfterMostMinutes": 0},
        "resources": [{"id": "tax", "hours": ["0900-1000"], "places": 0}]})") > 0);
    plan.close();
    m_hall.settings.slotsFile = plan.fileName();
    m_hall.start();
    m_counter = std::make_unique<HttpClient>(m_hall.endpoint(u"counter-1"_s, u"counter"_s));
    m_clerk = signIn(u"lin"_s);
    m_console = anybody();
    m_administrator =
        Answer(m_console->perform(post(u"/v1/session"_s, {{u"account"_s, u"gao"_s},
                                                          {u"password"_s, u"secret-1"_s},
                                                          {u"totp"_s, TestHall::sunsCode()}})))
            .json["token"_L1]
            .toString();
    QVERIFY(!m_clerk.isEmpty());
    QVERIFY(!m_administrator.isEmpty());
}

void tst_ApiAppointments::onlyAdministratorsSetCapacity()
{
    const QJsonObject body{{u"slots"_s, QJsonArray{slotJson(u"0900"_s, u"0930"_s, 1)}}};
    QCOMPARE(ask(post(u"/v1/slots"_s, body)).status, 401);
    QCOMPARE(ask(as(post(u"/v1/slots"_s, body), m_clerk)).status, 403);
    const QJsonObject lost{{u"reason"_s, u"stolen"_s}};
    QCOMPARE(ask(as(post(u"/v1/holders/kiosk-1/lost"_s, lost), m_clerk)).status, 403);
    QCOMPARE(setCapacity({slotJson(u"0900"_s, u"0930"_s, 1), slotJson(u"1000"_s, u"1030"_s, 2)})
                 .json["slots"_L1]
                 .toInt(),
             2);
    QCOMPARE(free(), 1);
}

void tst_ApiAppointments::badBodies_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("field");
    const auto slots = [](const QJsonValue& value) { return QJsonObject{{u"slots"_s, value}}; };
    QJsonObject much = slotJson(u"0900"_s, u"0930"_s, 10'001);
    QJsonObject half = slotJson(u"0900"_s, u"0930"_s, 1);
    half[u"capacity"_s] = 1.5;
    QJsonObject nobody = slotJson(u"0900"_s, u"0930"_s, 1);
    nobody.remove(u"resource"_s);
    QTest::newRow("no slots") << u"/v1/slots"_s << QJsonObject() << u"slots"_s;
    QTest::newRow("slots is no list") << u"/v1/slots"_s << slots(1) << u"slots"_s;
    QTest::newRow("slots of numbers") << u"/v1/slots"_s << slots(QJsonArray{1}) << u"slots"_s;
    QTest::newRow("too much capacity")
        << u"/v1/slots"_s << slots(QJsonArray{much}) << u"slots[0].capacity"_s;
    QTest::newRow("half a place") << u"/v1/slots"_s << slots(QJsonArray{half})
                                  << u"slots[0].capacity"_s;
    QTest::newRow("no resource") << u"/v1/slots"_s << slots(QJsonArray{nobody})
                                 << u"slots[0].resource"_s;
    QTest::newRow("ends before it begins")
        << u"/v1/slots"_s << slots(QJsonArray{slotJson(u"0930"_s, u"0900"_s, 1)}) << u"slots"_s;
    QTest::newRow("lost without a reason")
        << u"/v1/holders/kiosk-1/lost"_s << QJsonObject() << u"reason"_s;
    QTest::newRow("void is a text")
        << u"/v1/holders/kiosk-1/lost"_s
        << QJsonObject{{u"void"_s, u"yes"_s}, {u"reason"_s, u"x"_s}} << u"void"_s;
}

void tst_ApiAppointments::badBodies()
{
    QFETCH(const QString, path);
    QFETCH(const QJsonObject, body);
    QFETCH(const QString, field);
    const Answer answer = administer(post(path, body));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.json["field"_L1].toString(), field);
}

void tst_ApiAppointments::booksUntilItIsFull()
{
    setCapacity({slotJson(u"0900"_s, u"0930"_s, 1)});
    const Answer first = book();
    QCOMPARE(first.status, 200);
    QCOMPARE(first.json["state"_L1].toString(), u"booked"_s);
    QVERIFY(first.json["token"_L1].toString().size() >= 20);
    const Answer second = book();
    QCOMPARE(second.status, 409);
    QCOMPARE(second.json["field"_L1].toString(), u"slot"_s);
    QCOMPARE(free(), 0);
    const QString cancel = u"/v1/appointments/"_s + first.json["id"_L1].toString() + u"/cancel"_s;
    const Answer ended = ask(as(post(cancel, {{u"reason"_s, u"called in"_s}}), m_clerk));
    QCOMPARE(ended.status, 200);
    QCOMPARE(ended.json["state"_L1].toString(), u"cancelled"_s);
    QCOMPARE(ask(as(post(cancel, {}), m_clerk)).status, 409);
    QCOMPARE(free(), 1);
}

void tst_ApiAppointments::aRepeatBooksOnce()
{
    setCapacity({slotJson(u"0900"_s, u"0930"_s, 3)});
    const qint64 before = free();
    const Answer first = book("again-and-again");
    const Answer again = book("again-and-again");
    QCOMPARE(first.status, 200);
    QCOMPARE(again.json, first.json);
    QCOMPARE(free(), before - 1);
}

void tst_ApiAppointments::thePublicBooksWithANameAndCancelsWithItsToken()
{
    setCapacity({slotJson(u"0900"_s, u"0930"_s, 5)});
    const auto client = anybody();
    const auto say = [&](const QString& path, const QJsonObject& body) {
        return Answer(client->perform(post(path, body)));
    };
    const qint64 before = free();
    const Answer booked = say(
        u"/v1/appointments"_s,
        {{u"slot"_s, kSlot}, {u"name"_s, u"张建国"_s}, {u"idNumber"_s, u"11010519491231002x"_s}});
    QCOMPARE(booked.status, 200);
    QCOMPARE(free(), before - 1);
    const QString cancel = u"/v1/appointments/"_s + booked.json["id"_L1].toString() + u"/cancel"_s;
    QCOMPARE(say(cancel, {{u"token"_s, u"guessed"_s}}).status, 404);
    const Answer nameless = say(u"/v1/appointments"_s, {{u"slot"_s, kSlot}});
    QCOMPARE(nameless.status, 400);
    QCOMPARE(say(cancel, {{u"token"_s, booked.json["token"_L1]}}).status, 200);
    QCOMPARE(free(), before);
}

/// As the public, by way of a machine that has this address.
Answer tst_ApiAppointments::bookFrom(const QString& address, const QString& name,
                                     const QByteArray& key)
{
    QSslSocket socket;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromPath(m_hall.pki.caFile()));
    socket.setSslConfiguration(tls);
    socket.bind(QHostAddress(address));
    socket.connectToHostEncrypted(u"127.0.0.1"_s, m_hall.port());
    if (!socket.waitForEncrypted(kPatienceMs)) {
        return {};
    }
    const QByteArray body = QJsonDocument(QJsonObject{{u"slot"_s, kSlot},
                                                      {u"name"_s, name},
                                                      {u"idNumber"_s, u"11010519491231002X"_s}})
                                .toJson(QJsonDocument::Compact);
    socket.write("POST /v1/appointments HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                 "Content-Type: application/json\r\nIdempotency-Key: " +
                 key + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
                 body);
    QByteArray bytes;
    while (socket.waitForReadyRead(kPatienceMs)) {
        bytes += socket.readAll();
    }
    Answer answer;
    answer.status = bytes.mid(QByteArrayLiteral("HTTP/1.1 ").size(), 3).toInt();
    answer.json = QJsonDocument::fromJson(bytes.mid(bytes.indexOf("\r\n\r\n") + 4)).object();
    return answer;
}

void tst_ApiAppointments::aPhonesRepeatFromAnotherAddressBooksOnce()
{
    setCapacity({slotJson(u"0900"_s, u"0930"_s, 10)});
    const QByteArray key = "made-by-the-page-0123456789";
    const qint64 before = free();
    const Answer first = bookFrom(u"127.0.0.2"_s, u"张建国"_s, key);
    QCOMPARE(first.status, 200);
    const Answer again = bookFrom(u"127.0.0.3"_s, u"张建国"_s, key);
    QCOMPARE(again.status, 200);
    QCOMPARE(again.json, first.json);
    QCOMPARE(free(), before - 1);
    // Whoever has the key and not the rest gets nothing of what was answered.
    const Answer other = bookFrom(u"127.0.0.3"_s, u"李建国"_s, key);
    QCOMPARE(other.status, 409);
    QVERIFY(!other.json.contains(u"token"_s) && !other.json.contains(u"id"_s));
    QCOMPARE(free(), before - 1);
    QCOMPARE(bookFrom(u"127.0.0.3"_s, u"张建国"_s, key + "-2").status, 200);
    QCOMPARE(free(), before - 2);
}

/// The answer to it has a token in it.
void tst_ApiAppointments::aPublicKeyIsNotToBeGuessed()
{
    setCapacity({slotJson(u"0900"_s, u"0930"_s, 10)});
    const qint64 before = free();
    const Answer answer = bookFrom(u"127.0.0.4"_s, u"张建国"_s, "12345678");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.json["field"_L1].toString(), u"Idempotency-Key"_s);
    QCOMPARE(free(), before);
}

void tst_ApiAppointments::thePublicIsHeldBack()
{
    const auto client = anybody();
    int refused = 0;
    for (int i = 0; i < 8; ++i) {
        const Answer answer(client->perform(post(u"/v1/appointments"_s, {{u"slot"_s, kSlot}})));
        refused += answer.status == 429 ? 1 : 0;
    }
    QVERIFY(refused >= 3);
    // Staff and machines are not: they have limits of their own.
    QCOMPARE(book().status, 200);
}

void tst_ApiAppointments::nobodyIsLostWhoHoldsNothing()
{
    const Answer answer = administer(
        post(u"/v1/holders/kiosk-9/lost"_s, {{u"reason"_s, u"stolen"_s}, {u"void"_s, true}}));
    QCOMPARE(answer.status, 404);
}

QTEST_GUILESS_MAIN(tst_ApiAppointments)
#include "tst_ApiAppointments.moc"
