// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/HallTime.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"
#include "tests/services/platform/ApiTest.h"
#include "tests/services/platform/TestPhone.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::sync;
using namespace onewindow::testing;
using namespace Qt::StringLiterals;

/// Whom an early closing concerns, over the API: appointments after it, numbers that wait in vain.
/// The hall's clock is between noon and one; a service takes eight minutes.
class tst_ApiAffected : public ApiTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void appointmentsAreCountedToldAndListed();
    void whatIsCancelledIsAnswered();
    void bookedSinceIsTold();
    void whoWaitsInVainIsListedAndWhoGaveUp();
    void eachLookIsRecorded();
    void nobodyIsConcernedWhenItIsTakenBack();

private:
    Answer manager(const HttpCall& call) { return Answer(m_desk->perform(as(call, m_manager))); }

    Answer close(const QString& at);

    Answer affected() { return manager(get(u"/v1/hall/affected"_s)); }

    QString book(const QString& slot, const QString& idNumber = {});

    [[nodiscard]] QString slotAt(const QString& times) const
    {
        return u"si@%1T%2"_s.arg(hallTime(m_clock.now().wallMs).date().toString(Qt::ISODate),
                                 times);
    }

    std::unique_ptr<HttpClient> m_desk;
    QString m_manager;
};

void tst_ApiAffected::initTestCase()
{
    QFile plan(m_hall.file(u"slots.json"_s));
    QVERIFY(plan.open(QIODevice::WriteOnly));
    QVERIFY(plan.write(R"({"rules": {"freeAfterLeastMinutes": 0, "freeAfterMostMinutes": 0},
        "resources": [{"id": "tax", "hours": ["0900-1000"], "places": 0}]})") > 0);
    plan.close();
    m_hall.settings.slotsFile = plan.fileName();
    start();
    m_desk = std::make_unique<HttpClient>(m_hall.endpoint(u"counter-2"_s, u"counter"_s));
    m_manager = signIn(*m_desk, "zhao");
    QVERIFY(!m_manager.isEmpty());
    PlatformEndpoint console = m_hall.endpoint(u"nobody"_s, u"counter"_s);
    console.certificateFile.clear();
    console.keyFile.clear();
    HttpClient administrator(console);
    const QString token =
        Answer(administrator.perform(
                   post(u"/v1/session"_s, R"({"account":"gao","password":"secret-1","totp":")" +
                                              TestHall::sunsCode(m_clock).toLatin1() + R"("})")))
            .json["token"_L1]
            .toString();
    QVERIFY(!token.isEmpty());
    const QString today = hallTime(m_clock.now().wallMs).date().toString(Qt::ISODate);
    QJsonArray list;
    for (const char* start : {"1500", "1700", "1800"}) {
        const QString begin = QString::fromLatin1(start);
        list.append(QJsonObject{{u"resource"_s, u"si"_s},
                                {u"day"_s, today},
                                {u"start"_s, begin},
                                {u"end"_s, begin.left(2) + u"30"_s},
                                {u"capacity"_s, 50}});
    }
    const QByteArray body =
        QJsonDocument(QJsonObject{{u"slots"_s, list}}).toJson(QJsonDocument::Compact);
    QCOMPARE(Answer(administrator.perform(as(post(u"/v1/slots"_s, body), token))).status, 200);
}

/// Nobody waits, nobody is in hand.
void tst_ApiAffected::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    press(u"1"_s, u"start"_s);
    press(u"1"_s, u"finish"_s);
    QCOMPARE(press(u"1"_s, u"open"_s, R"({"matters":["si"]})").status, 200);
    while (press(u"1"_s, u"call-next"_s).status == 200) {
        QVERIFY(serve(u"1"_s));
    }
}

void tst_ApiAffected::cleanup()
{
    manager(post(u"/v1/hall/closing/withdraw"_s, "{}"));
}

Answer tst_ApiAffected::close(const QString& at)
{
    const int waiting = manager(get(u"/v1/hall/closing?at="_s + at)).json["waiting"_L1].toInt(-1);
    return manager(post(u"/v1/hall/closing"_s, R"({"at":")" + at.toLatin1() +
                                                   R"(","reason":"power","expected":)" +
                                                   QByteArray::number(waiting) + '}'));
}

/// Its id; by a clerk, for somebody or for nobody in particular.
QString tst_ApiAffected::book(const QString& slot, const QString& idNumber)
{
    QJsonObject body{{u"slot"_s, slot}};
    if (!idNumber.isEmpty()) {
        body.insert(u"idNumber"_s, idNumber);
        body.insert(u"name"_s, u"张建国"_s);
    }
    const Answer booked(m_counter->perform(as(
        post(u"/v1/appointments"_s, QJsonDocument(body).toJson(QJsonDocument::Compact)), m_token)));
    OW_ENFORCE(booked.status == 200);
    return booked.json["id"_L1].toString();
}

namespace {

/// Of the list's appointments, the one with this id.
QJsonObject find(const Answer& affected, const QString& id)
{
    const QJsonArray list = affected.json["appointments"_L1].toArray();
    for (const QJsonValue one : list) {
        if (one["id"_L1].toString() == id) {
            return one.toObject();
        }
    }
    return {};
}

} // namespace

void tst_ApiAffected::appointmentsAreCountedToldAndListed()
{
    const QString early = book(slotAt(u"1500-1530"_s));
    const QString later = book(slotAt(u"1700-1730"_s), u"11010519491231002X"_s);
    const Answer before = manager(get(u"/v1/hall/closing?at=15:30"_s));
    const Answer none = manager(get(u"/v1/hall/closing?at=18:30"_s));
    QCOMPARE(before.json["appointments"_L1].toInt() - none.json["appointments"_L1].toInt(), 1);
    const Answer closed = close(u"15:30"_s);
    QCOMPARE(closed.status, 200);
    QCOMPARE(closed.json["appointments"_L1], before.json["appointments"_L1]);
    const Answer list = affected();
    QCOMPARE(list.status, 200);
    QCOMPARE(list.json["closesAt"_L1], closed.json["at"_L1]);
    QVERIFY(find(list, early).isEmpty());
    const QJsonObject one = find(list, later);
    QCOMPARE(one["name"_L1].toString(), u"张*"_s);
    QCOMPARE(one["lastFour"_L1].toString(), u"002X"_s);
    QCOMPARE(one["matter"_L1].toString(), u"si"_s);
    QCOMPARE(one["answer"_L1].toString(), u"none"_s);
    QVERIFY(!list.body.contains("110105"));
    QVERIFY(!list.body.contains("建国"));
}

void tst_ApiAffected::whatIsCancelledIsAnswered()
{
    const QString id = book(slotAt(u"1700-1730"_s));
    QCOMPARE(close(u"15:30"_s).status, 200);
    QCOMPARE(find(affected(), id)["answer"_L1].toString(), u"none"_s);
    QCOMPARE(manager(post(u"/v1/appointments/"_s + id + u"/cancel"_s, "{}")).status, 200);
    QCOMPARE(find(affected(), id)["answer"_L1].toString(), u"cancelled"_s);
}

/// By staff who know of nothing; the next order to close, or the next minute, tells them.
void tst_ApiAffected::bookedSinceIsTold()
{
    QCOMPARE(close(u"15:30"_s).status, 200);
    const QString id = book(slotAt(u"1800-1830"_s));
    QVERIFY(find(affected(), id).isEmpty());
    QCOMPARE(close(u"15:30"_s).status, 200);
    QCOMPARE(find(affected(), id)["answer"_L1].toString(), u"none"_s);
}

void tst_ApiAffected::whoWaitsInVainIsListedAndWhoGaveUp()
{
    QList<Answer> issued;
    for (int i = 0; i < 30; ++i) {
        issued << issue(u"si"_s);
    }
    const QString last = issued.constLast().json["number"_L1].toString();
    QCOMPARE(close(u"13:30"_s).status, 200);
    const auto answerOf = [](const Answer& list, const QString& number) {
        const QJsonArray numbers = list.json["numbers"_L1].toArray();
        for (const QJsonValue one : numbers) {
            if (one["number"_L1].toString() == number) {
                return one["answer"_L1].toString();
            }
        }
        return QString();
    };
    QCOMPARE(answerOf(affected(), last), u"none"_s);
    QVERIFY(answerOf(affected(), issued.constFirst().json["number"_L1].toString()).isEmpty());
    // Its holder gives it up on their telephone.
    TestPhone phone(m_hall.pki.anonymous(m_hall.port()),
                    u"/t/"_s + issued.constLast().json["token"_L1].toString());
    QVERIFY(phone.send(u"cancel"_s) < 400);
    QTRY_COMPARE_WITH_TIMEOUT(answerOf(affected(), last), u"givenUp"_s, 60'000);
}

void tst_ApiAffected::eachLookIsRecorded()
{
    const QString id = book(slotAt(u"1700-1730"_s), u"110105194912310038"_s);
    QCOMPARE(close(u"15:30"_s).status, 200);
    const auto looks = [this] {
        storage::DatabaseOptions options;
        options.path = m_hall.settings.storePath;
        options.readOnly = true;
        auto store = storage::Database::open(options);
        OW_ENFORCE(store);
        const auto bodies = storage::rowsOf(
            storage::query(*store.value(),
                           "SELECT body FROM journal WHERE kind = 'person.shown' ORDER BY pos"),
            [](const storage::Statement& row) {
                return QJsonDocument::fromJson(row.blob(0)).object();
            });
        OW_ENFORCE(bodies);
        return bodies.value();
    };
    const qsizetype before = looks().size();
    QCOMPARE(affected().status, 200);
    const QList<QJsonObject> after = looks();
    QCOMPARE(after.size(), before + 1);
    QCOMPARE(after.constLast()["staff"_L1].toString(), u"zhao"_s);
    QCOMPARE(after.constLast()["by"_L1].toString(), u"closing"_s);
    QVERIFY(after.constLast()["appointments"_L1].toArray().contains(id));
}

void tst_ApiAffected::nobodyIsConcernedWhenItIsTakenBack()
{
    const QString id = book(slotAt(u"1700-1730"_s));
    QCOMPARE(close(u"15:30"_s).status, 200);
    QVERIFY(!find(affected(), id).isEmpty());
    QCOMPARE(manager(post(u"/v1/hall/closing/withdraw"_s, "{}")).status, 200);
    const Answer list = affected();
    QVERIFY(list.json["appointments"_L1].toArray().isEmpty());
    QVERIFY(!list.json.contains("closesAt"_L1));
}

QTEST_GUILESS_MAIN(tst_ApiAffected)
#include "tst_ApiAffected.moc"
