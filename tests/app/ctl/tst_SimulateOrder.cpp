// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/SimulateOrder.h"
#include "services/core/Ids.h"
#include "services/identity/IdNumber.h"

#include <QSet>
#include <QtTest>

using namespace onewindow;

/// The lines that a simulated terminal is told what to do in.
class TestSimulateOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void issueIsReadWhole();
    void ticketIsReadAsId();
    void appointmentsAreReadWhole();
    void wrongLineIsRefused_data();
    void wrongLineIsRefused();
    void lineOverTheLimitIsRefused();
    void samplePersonsAreInvented();
};

void TestSimulateOrder::issueIsReadWhole()
{
    const auto order = readOrder(R"({"id": 7, "do": "issue", "matter": "si-card", "class": "elder",
        "print": true, "other": [1],
        "person": {"name": "样本人", "idNumber": " 11010519491231002x "}})");
    QVERIFY(order);
    QCOMPARE(order.value().id, 7);
    QCOMPARE(order.value().verb, SimulateOrder::Verb::Issue);
    const queue::IssueRequest& issue = order.value().issue;
    QCOMPARE(issue.matter, QStringLiteral("si-card"));
    QCOMPARE(issue.klass, queue::TicketClass::Elder);
    QVERIFY(issue.willPrint);
    QVERIFY(issue.person);
    QCOMPARE(issue.person->idNumber, QStringLiteral("11010519491231002X"));
    QCOMPARE(issue.person->birth, QDate(1949, 12, 31));
    QVERIFY(!issue.person->isTyped);
}

void TestSimulateOrder::ticketIsReadAsId()
{
    const QByteArray id = makeUuidV7(1);
    const auto order =
        readOrder("{\"do\": \"hold\", \"ticket\": \"" + idToText(id).toLatin1() + "\"}");
    QVERIFY(order);
    QCOMPARE(order.value().ticket, id);
    QCOMPARE(order.value().by, QStringLiteral("printer"));
}

void TestSimulateOrder::appointmentsAreReadWhole()
{
    const auto list = readOrder(R"({"do": "slots", "resource": "si", "from": "2026-12-01"})");
    QVERIFY(list);
    QCOMPARE(list.value().verb, SimulateOrder::Verb::Slots);
    QCOMPARE(list.value().resource, QStringLiteral("si"));
    QCOMPARE(list.value().fromDay, QStringLiteral("2026-12-01"));
    QCOMPARE(list.value().days, 14);
    const auto book = readOrder(R"({"do": "book", "slot": "si@2026-12-01T0900-0930",
        "person": {"name": "样本人", "idNumber": "11010519491231002X"}})");
    QVERIFY(book);
    QCOMPARE(book.value().verb, SimulateOrder::Verb::Book);
    QCOMPARE(book.value().slot, QStringLiteral("si@2026-12-01T0900-0930"));
    QCOMPARE(book.value().person->name, QStringLiteral("样本人"));
    const QByteArray id = makeUuidV7(1);
    const auto cancel = readOrder("{\"do\": \"cancelBooking\", \"appointment\": \"" +
                                  idToText(id).toLatin1() + "\"}");
    QVERIFY(cancel);
    QCOMPARE(cancel.value().verb, SimulateOrder::Verb::CancelBooking);
    QCOMPARE(cancel.value().appointment, id);
}

void TestSimulateOrder::wrongLineIsRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("member");
    QTest::newRow("no JSON") << QByteArray("hello") << QStringLiteral("no JSON object");
    QTest::newRow("a list") << QByteArray("[1]") << QStringLiteral("no JSON object");
    QTest::newRow("nothing to do") << QByteArray("{}") << QStringLiteral("do");
    QTest::newRow("an unknown verb") << QByteArray(R"({"do": "fly"})") << QStringLiteral("do");
    QTest::newRow("no matter") << QByteArray(R"({"do": "issue"})") << QStringLiteral("matter");
    QTest::newRow("a matter too long")
        << R"({"do": "issue", "matter": ")" + QByteArray(65, 'a') + R"("})"
        << QStringLiteral("matter");
    QTest::newRow("half a person")
        << QByteArray(R"({"do": "issue", "matter": "a", "person": {"name": "样本人"}})")
        << QStringLiteral("person");
    QTest::newRow("a person who is a text")
        << QByteArray(R"({"do": "issue", "matter": "a", "person": "样本人"})")
        << QStringLiteral("person");
    QTest::newRow("slots of nothing")
        << QByteArray(R"({"do": "slots"})") << QStringLiteral("resource");
    QTest::newRow("no slot") << QByteArray(R"({"do": "book"})") << QStringLiteral("slot");
    QTest::newRow("a slot too long")
        << R"({"do": "book", "slot": ")" + QByteArray(86, 'a') + R"("})" << QStringLiteral("slot");
    QTest::newRow("half a person who books")
        << QByteArray(R"({"do": "book", "slot": "a", "person": {"name": "样本人"}})")
        << QStringLiteral("person");
    QTest::newRow("no appointment")
        << QByteArray(R"({"do": "cancelBooking"})") << QStringLiteral("appointment");
    QTest::newRow("no ticket") << QByteArray(R"({"do": "hold"})") << QStringLiteral("ticket");
    QTest::newRow("a ticket that is a number")
        << QByteArray(R"({"do": "cancel", "ticket": "A1001"})") << QStringLiteral("ticket");
}

void TestSimulateOrder::wrongLineIsRefused()
{
    QFETCH(QByteArray, line);
    const auto order = readOrder(line);
    QVERIFY(!order);
    QCOMPARE(order.error().code, ErrorCode::BadRequest);
    QTEST(order.error().detail, "member");
}

void TestSimulateOrder::lineOverTheLimitIsRefused()
{
    const auto order = readOrder(QByteArray(kOrderLineLimit + 1, ' '));
    QVERIFY(!order);
    QCOMPARE(order.error().code, ErrorCode::TooLarge);
}

void TestSimulateOrder::samplePersonsAreInvented()
{
    QSet<QString> numbers;
    constexpr int kPersons = 2000;
    for (int i = 0; i < kPersons; ++i) {
        const queue::Person person = samplePerson(i);
        QVERIFY(identity::isIdNumber(person.idNumber, QDate(2026, 1, 1)));
        // No region's code begins with 99.
        QVERIFY(person.idNumber.startsWith(QLatin1String("990000")));
        QCOMPARE(identity::birthFromIdNumber(person.idNumber), person.birth);
        numbers.insert(person.idNumber);
    }
    QCOMPARE(numbers.size(), kPersons);
    QCOMPARE(samplePerson(5).idNumber, samplePerson(5).idNumber);
}

QTEST_GUILESS_MAIN(TestSimulateOrder)
#include "tst_SimulateOrder.moc"
