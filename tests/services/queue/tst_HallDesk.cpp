// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/TicketProjection.h"
#include "tests/services/queue/TestHall.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::queue;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// What a desk does besides calling: numbers for who cannot take one, numbers that were on paper,
/// and what windows ask each other.
class tst_HallDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cardHoldsOneNumberAMatter();
    void personIsSealed();
    void paperWaitsFromWhenItWasWritten();
    void paperIsPassedOver();
    void paperIsRefusedWhole_data();
    void paperIsRefusedWhole();
    void terminalCannotDateBack();
    void askIsAnswered();
    void askOfTheManager();
    void askEnds();
    void nextAskTakesItsPlace();

private:
    Result<QJsonObject> paper(qint64 first, qint64 last, qint64 fromMs, qint64 untilMs,
                              const QString& matter = u"enrol"_s)
    {
        return m_hall->run<QJsonObject>([&](storage::Database& store) {
            return m_hall->queue().enterPaper(store, {.matter = matter,
                                                      .first = first,
                                                      .last = last,
                                                      .fromMs = fromMs,
                                                      .untilMs = untilMs,
                                                      .staff = u"lin"_s});
        });
    }

    Result<QJsonObject> ask(const QString& to, const QString& text = u"come"_s)
    {
        return m_hall->run<QJsonObject>([&](storage::Database& store) {
            return m_hall->queue().askColleague(
                store, {.window = u"1"_s, .to = to, .text = text, .staff = u"wang"_s});
        });
    }

    Result<QJsonObject> answer(const Result<QJsonObject>& asked, bool isManager = false)
    {
        return m_hall->run<QJsonObject>([&](storage::Database& store) {
            return m_hall->queue().answerColleague(
                store, idFromText(field(asked, "id")),
                {.answer = u"coming"_s, .staff = u"li"_s, .isManager = isManager});
        });
    }

    [[nodiscard]] qint64 nowMs() const { return m_clock.now().wallMs; }

    ManualClock m_clock;
    std::unique_ptr<TestHall> m_hall;

private Q_SLOTS:

    void init() { m_hall = std::make_unique<TestHall>(m_clock); }

    void cleanup()
    {
        // The tables are what the journal gives.
        QCOMPARE(m_hall->verify(), QString());
        m_hall.reset();
    }
};

void tst_HallDesk::cardHoldsOneNumberAMatter()
{
    const auto issue = [this](const QStringList& matters, const QString& handle) {
        return m_hall->run<QJsonObject>([&](storage::Database& store) {
            IssueOrder order;
            order.matters = matters;
            order.klass = TicketClass::Disabled;
            order.classReason = u"document"_s;
            order.staff = u"lin"_s;
            order.handle = handle;
            return m_hall->queue().issue(store, order);
        });
    };
    const QString number = field(issue({u"enrol"_s}, u"h1"_s), "number");
    const auto again = issue({u"move"_s, u"enrol"_s}, u"h1"_s);
    QCOMPARE(field(again, "number"), u"AlreadyOpen"_s);
    QCOMPARE(again.error().detail, number);
    QVERIFY(issue({u"move"_s}, u"h1"_s));
    QVERIFY(issue({u"enrol"_s}, u"h2"_s));
    QVERIFY(issue({u"enrol"_s}, {}));
    const auto found = findTicketsOfPerson(m_hall->database(), u"h1"_s, hallDay(nowMs()));
    QVERIFY(found);
    QCOMPARE(found.value().size(), 2);
    QCOMPARE(found.value().constFirst().klass, TicketClass::Disabled);
    QVERIFY(findTicketsOfPerson(m_hall->database(), {}, hallDay(nowMs())).value().isEmpty());
}

void tst_HallDesk::personIsSealed()
{
    const auto issued = m_hall->run<QJsonObject>([&](storage::Database& store) {
        IssueOrder order;
        order.matters = {u"enrol"_s};
        order.staff = u"lin"_s;
        order.person.emplace();
        order.person->name = u"张建国"_s;
        order.person->idNumber = u"11010519491231002X"_s;
        order.recipients = {{u"hall-1"_s, (*m_hall->keys()).sealingPublicKey()}};
        return m_hall->queue().issue(store, order);
    });
    QVERIFY(issued);
    const auto person = m_hall->queue().person(m_hall->database(), idFromText(field(issued, "id")));
    QCOMPARE(field(person, "name"), u"张建国"_s);
    QCOMPARE(field(person, "idNumber"), u"110105********002X"_s);
}

/// Those on paper stand among those who took a number before and after them.
void tst_HallDesk::paperWaitsFromWhenItWasWritten()
{
    const QString before = field(m_hall->issue(u"enrol"_s), "number");
    m_clock.advance(1h);
    const QString after = field(m_hall->issue(u"enrol"_s), "number");
    const auto entered = paper(501, 503, nowMs() - 40 * 60'000, nowMs() - 20 * 60'000);
    QCOMPARE(field(entered, "first"), u"A0501"_s);
    QCOMPARE(field(entered, "last"), u"A0503"_s);
    QVERIFY(m_hall->open(u"1"_s, {u"enrol"_s}));
    QStringList order;
    for (int i = 0; i < 5; ++i) {
        order << field(m_hall->command(&HallQueue::callNext, u"1"_s), "number");
        QVERIFY(m_hall->command(&HallQueue::start, u"1"_s));
        QVERIFY(m_hall->command(&HallQueue::finish, u"1"_s));
    }
    QCOMPARE(order, (QStringList{before, u"A0501"_s, u"A0502"_s, u"A0503"_s, after}));
}

/// The hall's own count goes on, and over what was on paper.
void tst_HallDesk::paperIsPassedOver()
{
    QVERIFY(m_hall->issue(u"enrol"_s));
    QVERIFY(paper(2, 3, nowMs(), nowMs()));
    QCOMPARE(field(m_hall->issue(u"enrol"_s), "number"), u"A0004"_s);
    // Another series has a count of its own, and another day too.
    QCOMPARE(field(m_hall->issue(u"move"_s), "number"), u"C0001"_s);
    m_clock.advance(24h);
    QVERIFY(paper(1'002, 1'003, nowMs(), nowMs()));
    m_clock.advance(24h);
    QVERIFY(paper(1'002, 1'003, nowMs(), nowMs()));
}

void tst_HallDesk::paperIsRefusedWhole_data()
{
    QTest::addColumn<QString>("matter");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    QTest::addColumn<qint64>("fromMinutesAgo");
    QTest::addColumn<qint64>("untilMinutesAgo");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* name, qint64 first, qint64 last, qint64 from, qint64 until,
                        const char* error, const char* matter = "enrol") {
        QTest::newRow(name) << QString::fromLatin1(matter) << first << last << from << until
                            << QString::fromLatin1(error);
    };
    row("no such matter", 501, 502, 9, 5, "NotFound", "nonsense");
    row("backwards", 502, 501, 9, 5, "BadRequest");
    row("none", 0, 3, 9, 5, "BadRequest");
    row("too many", 501, 601, 9, 5, "BadRequest");
    row("later first", 501, 502, 5, 9, "BadRequest");
    row("ahead", 501, 502, 9, -1, "BadRequest");
    row("yesterday", 501, 502, 24 * 60, 5, "BadRequest");
    row("issued already", 1, 1, 9, 5, "Conflict");
    row("entered already", 799, 800, 9, 5, "Conflict");
    row("a hundred", 501, 600, 9, 5, "");
    row("one", 501, 501, 9, 9, "");
}

void tst_HallDesk::paperIsRefusedWhole()
{
    QFETCH(QString, matter);
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    QFETCH(qint64, fromMinutesAgo);
    QFETCH(qint64, untilMinutesAgo);
    QFETCH(QString, error);
    QVERIFY(m_hall->issue(u"enrol"_s));
    QVERIFY(paper(800, 800, nowMs(), nowMs()));
    const int before = countWaiting(m_hall->database(), u"enrol"_s).value();
    const auto entered = paper(first, last, nowMs() - fromMinutesAgo * 60'000,
                               nowMs() - untilMinutesAgo * 60'000, matter);
    QCOMPARE(entered ? QString() : errorName(entered.error().code), error);
    const int entering = error.isEmpty() ? static_cast<int>(last - first + 1) : 0;
    QCOMPARE(countWaiting(m_hall->database(), u"enrol"_s).value(), before + entering);
}

/// Only the hall says when a number was written.
void tst_HallDesk::terminalCannotDateBack()
{
    m_clock.advance(1h);
    BareTerminal terminal(u"kiosk-1"_s, m_clock);
    const QByteArray id = makeUuidV7(nowMs());
    terminal.record("ticket.issued", id,
                    {{u"number"_s, u"A1001"_s},
                     {u"series"_s, u"A"_s},
                     {u"counter"_s, 1},
                     {u"matter"_s, u"enrol"_s},
                     {u"class"_s, u"ordinary"_s},
                     {u"day"_s, hallDay(nowMs())},
                     {u"token"_s, u"t"_s},
                     {u"writtenAt"_s, nowMs() - 3'600'000}});
    QVERIFY(terminal.shipTo(*m_hall));
    const auto ticket = findTicket(m_hall->database(), id);
    QVERIFY(ticket && ticket.value());
    QCOMPARE(ticket.value()->issuedAtMs, nowMs());
}

void tst_HallDesk::askIsAnswered()
{
    const auto asked = ask(u"2"_s);
    QVERIFY(asked);
    const auto told = m_hall->published(feed::kAsk, {u"staff"_s});
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.constFirst().id, u"1"_s);
    QCOMPARE(told.constFirst().body->value(u"to"_s).toString(), u"2"_s);
    QCOMPARE(m_hall->published(feed::kAsk, {u"all"_s, u"kiosk"_s}).size(), 0);
    QCOMPARE(field(answer(asked), "answer"), u"coming"_s);
    QCOMPARE(m_hall->published(feed::kAsk, {u"staff"_s})
                 .constFirst()
                 .body->value(u"answer"_s)
                 .toString(),
             u"coming"_s);
    QCOMPARE(field(answer(asked), "answer"), u"Conflict"_s);
    QCOMPARE(field(ask(u"9"_s), "id"), u"NotFound"_s);
    QCOMPARE(field(ask(u"1"_s), "id"), u"BadRequest"_s);
    QCOMPARE(field(ask(u"2"_s, u"随便写"_s), "id"), u"BadRequest"_s);
}

void tst_HallDesk::askOfTheManager()
{
    const auto asked = ask({}, u"calm"_s);
    QCOMPARE(field(answer(asked), "answer"), u"NotPermitted"_s);
    QCOMPARE(field(answer(asked, true), "answer"), u"coming"_s);
}

void tst_HallDesk::askEnds()
{
    const auto asked = ask(u"2"_s);
    m_clock.advance(5min + 1s);
    QCOMPARE(field(answer(asked), "answer"), u"TooLate"_s);
}

void tst_HallDesk::nextAskTakesItsPlace()
{
    const auto first = ask(u"2"_s);
    const auto second = ask({}, u"question"_s);
    QCOMPARE(m_hall->published(feed::kAsk, {u"staff"_s}).size(), 1);
    QCOMPARE(field(answer(first), "answer"), u"NotFound"_s);
    QCOMPARE(field(answer(second, true), "answer"), u"coming"_s);
}

QTEST_GUILESS_MAIN(tst_HallDesk)
#include "tst_HallDesk.moc"
