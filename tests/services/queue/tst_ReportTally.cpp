// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/queue/ReportTally.h"
#include "tests/Seed.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace onewindow;
using namespace onewindow::queue;
using namespace Qt::StringLiterals;

namespace {

/// Half past nine in Beijing.
constexpr qint64 kMorningMs = 1'795'311'000'000;

/// One that was called after so many minutes, was told 10 to 20, and is done.
ReportTicket served(int waitMinutes)
{
    ReportTicket ticket;
    ticket.day = u"2026-11-23"_s;
    ticket.matter = u"enrol"_s;
    ticket.window = u"1"_s;
    ticket.state = TicketState::Done;
    ticket.issuedAtMs = ticket.fromAtMs = kMorningMs;
    ticket.calledAtMs = ticket.firstCallMs = kMorningMs + waitMinutes * kMinuteMs;
    ticket.startedAtMs = ticket.calledAtMs + 30 * kSecondMs;
    ticket.endedAtMs = ticket.startedAtMs + 5 * kMinuteMs;
    ticket.quotedLow = 10;
    ticket.quotedHigh = 20;
    return ticket;
}

QueueReport reportOf(const std::vector<ReportTicket>& tickets, ReportBy by = ReportBy::Day)
{
    ReportTally tally(by, 20 * kMinuteMs);
    for (const ReportTicket& ticket : tickets) {
        tally.add(ticket);
    }
    return tally.report();
}

/// Whatever can become of a number.
ReportTicket randomTicket(std::mt19937& random)
{
    const auto oneOf = [&random](int count) {
        return static_cast<int>(random() % static_cast<quint32>(count));
    };
    ReportTicket ticket = served(oneOf(60));
    ticket.issuedAtMs -= oneOf(90) * kMinuteMs;
    ticket.window = QString::number(oneOf(3));
    ticket.matter = QString::number(oneOf(4));
    ticket.day = u"2026-11-%1"_s.arg(10 + oneOf(5));
    ticket.state = static_cast<TicketState>(oneOf(10));
    ticket.misses = oneOf(2);
    if (oneOf(4) == 0) {
        ticket.calledAtMs = ticket.startedAtMs = ticket.firstCallMs = 0;
        ticket.window.clear();
    }
    return ticket;
}

} // namespace

/// What the figures of a report are.
class tst_ReportTally : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatBecameOfIt_data();
    void whatBecameOfIt();
    void waits_data();
    void waits();
    void callThatWasTakenBack_data();
    void callThatWasTakenBack();
    void hoursAndWhatWasTold();
    void groupsAreAllOfIt();
    void figuresTravel();
};

void tst_ReportTally::whatBecameOfIt_data()
{
    QTest::addColumn<TicketState>("state");
    QTest::addColumn<int>("misses");
    QTest::addColumn<QString>("counts");
    QTest::newRow("served") << TicketState::Done << 0 << u"1 1 0 0"_s;
    QTest::newRow("served after it was missed") << TicketState::Done << 1 << u"1 1 0 0"_s;
    QTest::newRow("missed") << TicketState::Missed << 1 << u"1 0 1 0"_s;
    QTest::newRow("missed, and the day is over") << TicketState::Cancelled << 1 << u"1 0 1 0"_s;
    QTest::newRow("given up") << TicketState::Cancelled << 0 << u"1 0 0 1"_s;
    QTest::newRow("put aside") << TicketState::SetAside << 0 << u"1 0 0 1"_s;
    QTest::newRow("closed with another one") << TicketState::Linked << 0 << u"0 0 0 0"_s;
}

void tst_ReportTally::whatBecameOfIt()
{
    QFETCH(const TicketState, state);
    QFETCH(const int, misses);
    ReportTicket ticket = served(5);
    ticket.state = state;
    ticket.misses = misses;
    const QueueReport report = reportOf({ticket});
    const ReportFigures figures =
        report.groups.isEmpty() ? ReportFigures() : report.groups.constFirst().figures;
    QTEST(u"%1 %2 %3 %4"_s.arg(figures.arrived)
              .arg(figures.served)
              .arg(figures.missed)
              .arg(figures.unserved),
          "counts");
}

void tst_ReportTally::waits_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<bool>("isLong");
    QTest::addColumn<int>("against"); // What was told: 10 to 20.
    QTest::newRow("sooner than was told") << 9 << false << -1;
    QTest::newRow("at its beginning") << 10 << false << 0;
    QTest::newRow("at its end") << 20 << false << 0;
    QTest::newRow("later") << 21 << true << 1;
}

void tst_ReportTally::waits()
{
    QFETCH(const int, minutes);
    QFETCH(const int, against);
    const ReportFigures figures = reportOf({served(minutes)}).groups.constFirst().figures;
    QCOMPARE(figures.waitMs, minutes * kMinuteMs);
    QCOMPARE(figures.waitMostMs, minutes * kMinuteMs);
    QTEST(figures.waitedLong == 1, "isLong");
    QCOMPARE(figures.quoted, 1);
    QCOMPARE(figures.kept, against == 0 ? 1 : 0);
    QCOMPARE(figures.late, against > 0 ? 1 : 0);
    QCOMPARE(figures.walkMs, 30 * kSecondMs);
    QCOMPARE(figures.attendMs, 5 * kMinuteMs);
}

void tst_ReportTally::callThatWasTakenBack_data()
{
    QTest::addColumn<QString>("window");
    QTest::addColumn<bool>("wasSentOn");
    QTest::addColumn<int>("misses");
    QTest::addColumn<int>("waited");
    QTest::newRow("taken back") << QString() << false << 0 << 0;
    QTest::newRow("not taken back") << u"1"_s << false << 0 << 1;
    QTest::newRow("sent on, and called nowhere else") << QString() << true << 0 << 1;
    QTest::newRow("missed, and back in the line") << QString() << false << 1 << 1;
}

/// A number that was given up in the end.
void tst_ReportTally::callThatWasTakenBack()
{
    QFETCH(const QString, window);
    QFETCH(const bool, wasSentOn);
    QFETCH(const int, misses);
    ReportTicket ticket = served(5);
    ticket.state = TicketState::Cancelled;
    ticket.window = window;
    ticket.wasSentOn = wasSentOn;
    ticket.misses = misses;
    const ReportFigures figures = reportOf({ticket}).groups.constFirst().figures;
    QTEST(static_cast<int>(figures.waited), "waited");
    QTEST(static_cast<int>(figures.waitMs / (5 * kMinuteMs)), "waited");
    // Nobody walks to a window that has taken its call back, nor who is missed.
    QCOMPARE(figures.walked, figures.waited - misses);
}

void tst_ReportTally::hoursAndWhatWasTold()
{
    ReportTicket wide = served(40);
    wide.issuedAtMs += kHourMs;
    wide.calledAtMs += kHourMs;
    wide.firstCallMs += kHourMs;
    wide.quotedHigh = 200;
    ReportTicket untold = served(5);
    untold.firstCallMs = 0;
    const QueueReport report = reportOf({served(5), wide, untold});
    QCOMPARE(report.hours.at(9).arrived, 2);
    QCOMPARE(report.hours.at(10).waitMs, 40 * kMinuteMs);
    QCOMPARE(report.quoted.size(), 2);
    QCOMPARE(report.quoted.at(0), (QuotedAgainst{.upToMinutes = 20,
                                                 .people = 1,
                                                 .kept = 0,
                                                 .toldLowMs = 10 * kMinuteMs,
                                                 .toldHighMs = 20 * kMinuteMs,
                                                 .waitMs = 5 * kMinuteMs}));
    QCOMPARE(report.quoted.at(1).upToMinutes, 0); // More than any step.
    QCOMPARE(report.quoted.at(1).kept, 1);
}

/// However they are grouped, in whatever order they come, all groups together are the same, and so
/// are the hours.
void tst_ReportTally::groupsAreAllOfIt()
{
    std::mt19937 random(testSeed());
    for (int round = 0; round < 20; ++round) {
        std::vector<ReportTicket> tickets;
        for (int i = 0; i < 200; ++i) {
            tickets.push_back(randomTicket(random));
        }
        const auto sumOf = [](const auto& groups) {
            ReportFigures sum;
            for (const ReportGroup& group : groups) {
                sum += group.figures;
            }
            return toJson(sum);
        };
        const QueueReport byDay = reportOf(tickets);
        std::shuffle(tickets.begin(), tickets.end(), random);
        QCOMPARE(reportOf(tickets), byDay);
        QCOMPARE(sumOf(reportOf(tickets, ReportBy::Window).groups), sumOf(byDay.groups));
        QCOMPARE(sumOf(reportOf(tickets, ReportBy::Matter).groups), sumOf(byDay.groups));
        ReportFigures hours;
        qint64 told = 0;
        for (const ReportFigures& hour : byDay.hours) {
            hours += hour;
        }
        for (const QuotedAgainst& step : byDay.quoted) {
            told += step.people;
        }
        QCOMPARE(toJson(hours), sumOf(byDay.groups));
        QCOMPARE(told, hours.quoted);
        QCOMPARE(hours.served + hours.missed + hours.unserved, hours.arrived);
        QVERIFY(hours.kept + hours.late <= hours.quoted);
    }
}

void tst_ReportTally::figuresTravel()
{
    const ReportFigures figures = reportOf({served(25), served(15)}).groups.constFirst().figures;
    QCOMPARE(reportFiguresFrom(toJson(figures)), figures);
    QCOMPARE(reportFiguresFrom({{u"arrived"_s, -5}, {u"served"_s, u"7"_s}}), ReportFigures());
}

QTEST_GUILESS_MAIN(tst_ReportTally)
#include "tst_ReportTally.moc"
