// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/queue/CallOrder.h"
#include "services/queue/SimulatedOrders.h"
#include "tests/Seed.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <utility>

using namespace onewindow;
using namespace onewindow::queue;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kNine = 1'800'000'000'000;

qint64 at(int minutes)
{
    return kNine + minutes * kMinuteMs;
}

Place place(TicketClass klass, int minutes)
{
    return placeOf({}, klass, at(minutes));
}

/// A number that waits since `minutes`.
Ticket ticket(TicketClass klass, int minutes)
{
    Ticket ticket;
    ticket.id = QByteArray::number(minutes);
    ticket.matter = u"hukou"_s;
    ticket.klass = klass;
    ticket.state = TicketState::Waiting;
    ticket.issuedAtMs = at(minutes);
    const Place place = placeOf({}, klass, ticket.issuedAtMs);
    ticket.fromAtMs = place.fromMs;
    ticket.dueAtMs = place.dueMs;
    return ticket;
}

Ticket called(Ticket ticket, int minutes, OrderReason reason = OrderReason::CameEarlier)
{
    ticket.state = TicketState::Called;
    ticket.calledAtMs = at(minutes);
    ticket.callReason = orderReasonName(reason);
    return ticket;
}

/// Those who were called before `person` though they count from later, by windows that serve them.
struct Passed
{
    int people = 0;
    int ordinaryBefore = 0;
    qint64 latestMs = 0; ///< How much later the last of them counts from.
};

bool serves(const SimulatedDay& day, std::size_t window, int matter)
{
    const std::vector<int>& matters = day.plan.windows[window].matters;
    return std::find(matters.begin(), matters.end(), matter) != matters.end();
}

qint64 fromOf(const SimulatedCitizen& person)
{
    return std::max(person.arrivedMs, person.readyMs);
}

Passed passedBy(const SimulatedDay& day, const std::vector<SimulatedVisit>& visits,
                std::size_t person)
{
    const SimulatedCitizen& own = day.people[person];
    Passed passed;
    for (std::size_t other = 0; other < day.people.size(); ++other) {
        const SimulatedVisit& visit = visits[other];
        const bool isBefore = other != person && visit.calledMs >= own.arrivedMs &&
                              visit.calledMs <= visits[person].calledMs &&
                              serves(day, visit.window, own.matter);
        if (!isBefore) {
            continue;
        }
        const qint64 laterMs = fromOf(day.people[other]) - fromOf(own);
        if (laterMs > 0) {
            ++passed.people;
            passed.latestMs = std::max(passed.latestMs, laterMs);
        } else if (day.people[other].klass == TicketClass::Ordinary) {
            ++passed.ordinaryBefore;
        }
    }
    return passed;
}

/// Windows of which each serves all, from the first hour to the last.
std::vector<SimulatedWindow> allServingWindows(const SimulatedHallPlan& plan)
{
    std::vector<SimulatedWindow> windows = usualWindows(plan);
    for (SimulatedWindow& window : windows) {
        window = windows.front();
    }
    return windows;
}

/// How long one person can keep a window, at most.
qint64 longestStay(const SimulatedDay& day)
{
    qint64 longestMs = day.plan.missMs;
    for (const SimulatedCitizen& person : day.people) {
        longestMs = std::max(longestMs, day.plan.walkMs + person.serviceMs);
    }
    return longestMs;
}

/// The day if one person had come so much later; and who they are there.
std::pair<SimulatedDay, std::size_t> cameLater(const SimulatedDay& day, std::size_t person,
                                               qint64 laterMs)
{
    SimulatedDay later = day;
    SimulatedCitizen own = later.people[person];
    own.arrivedMs += laterMs;
    later.people.erase(later.people.begin() + static_cast<std::ptrdiff_t>(person));
    const auto place = std::upper_bound(later.people.begin(), later.people.end(), own,
                                        [](const SimulatedCitizen& a, const SimulatedCitizen& b) {
                                            return a.arrivedMs < b.arrivedMs;
                                        });
    const auto index = static_cast<std::size_t>(place - later.people.begin());
    later.people.insert(place, own);
    return {later, index};
}

int windowsFor(const SimulatedDay& day, int matter)
{
    int windows = 0;
    for (std::size_t window = 0; window < day.plan.windows.size(); ++window) {
        windows += serves(day, window, matter) ? 1 : 0;
    }
    return windows;
}

} // namespace

class tst_CallOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void places_data();
    void places();
    void next_data();
    void next();
    void explains_data();
    void explains();
    void comesBack_data();
    void comesBack();
    void rulesTravel();
    void whatIsNoRuleIsTheDefault_data();
    void whatIsNoRuleIsTheDefault();
    void nobodyIsPassedBeyondTheBound_data();
    void nobodyIsPassedBeyondTheBound();
    void nobodyWaitsBeyondTheBound_data();
    void nobodyWaitsBeyondTheBound();
    void aDayIsTheSameEveryTime();
    void aDayHasItsPeakAndItsAbsent();
};

void tst_CallOrder::places_data()
{
    QTest::addColumn<TicketClass>("klass");
    QTest::addColumn<int>("readyMinutes"); // After it was taken; 0: no appointment.
    QTest::addColumn<int>("fromMinutes");
    QTest::addColumn<int>("dueMinutes");
    QTest::newRow("ordinary") << TicketClass::Ordinary << 0 << 0 << 0;
    QTest::newRow("elder") << TicketClass::Elder << 0 << 0 << -20;
    QTest::newRow("appointment, early") << TicketClass::Appointment << 25 << 25 << 15;
    QTest::newRow("appointment, begun") << TicketClass::Appointment << -5 << 0 << -10;
    QTest::newRow("appointment of another day")
        << TicketClass::Appointment << 24 * 60 + 1 << 0 << -10;
}

void tst_CallOrder::places()
{
    QFETCH(const TicketClass, klass);
    QFETCH(const int, readyMinutes);
    CallRules rules;
    rules.appointmentHeadStartMs = 10 * kMinuteMs;
    const Place place = placeOf(rules, klass, at(0), readyMinutes == 0 ? 0 : at(readyMinutes));
    QTEST(static_cast<int>((place.fromMs - kNine) / kMinuteMs), "fromMinutes");
    QTEST(static_cast<int>((place.dueMs - kNine) / kMinuteMs), "dueMinutes");
    QCOMPARE(place.isOrdinary, klass == TicketClass::Ordinary);
}

void tst_CallOrder::next_data()
{
    QTest::addColumn<TicketClass>("klass"); // Of the earliest due.
    QTest::addColumn<int>("minutes");
    QTest::addColumn<int>("ordinaryMinutes"); // -1: none waits.
    QTest::addColumn<int>("passedBefore");
    QTest::addColumn<bool>("isOrdinary");
    QTest::addColumn<OrderReason>("reason");
    QTest::addColumn<int>("passed");
    using enum OrderReason;
    QTest::newRow("ordinary") << TicketClass::Ordinary << 0 << 0 << 2 << true << CameEarlier << 0;
    QTest::newRow("nobody ordinary")
        << TicketClass::Elder << 9 << -1 << 2 << false << CameEarlier << 0;
    QTest::newRow("elder, came later")
        << TicketClass::Elder << 9 << 0 << 0 << false << HeadStart << 1;
    QTest::newRow("appointment, came later")
        << TicketClass::Appointment << 9 << 0 << 1 << false << Appointment << 2;
    QTest::newRow("two have passed")
        << TicketClass::Elder << 9 << 0 << 2 << true << OrdinaryTurn << 0;
    QTest::newRow("two have passed, came earlier")
        << TicketClass::Elder << 0 << 1 << 2 << false << CameEarlier << 2;
}

void tst_CallOrder::next()
{
    QFETCH(const TicketClass, klass);
    QFETCH(const int, minutes);
    QFETCH(const int, ordinaryMinutes);
    QFETCH(const int, passedBefore);
    std::optional<Place> ordinary;
    if (ordinaryMinutes >= 0) {
        ordinary = place(TicketClass::Ordinary, ordinaryMinutes);
    }
    const NextCall next = nextCall({}, place(klass, minutes), klass, ordinary, passedBefore);
    QTEST(next.isOrdinary, "isOrdinary");
    QTEST(next.reason, "reason");
    QTEST(next.passed, "passed");
}

void tst_CallOrder::explains_data()
{
    QTest::addColumn<Ticket>("one");
    QTest::addColumn<Ticket>("other");
    QTest::addColumn<bool>("isBefore");
    QTest::addColumn<OrderReason>("reason");
    using enum OrderReason;
    const Ticket early = ticket(TicketClass::Ordinary, 0);
    const Ticket late = ticket(TicketClass::Ordinary, 5);
    const Ticket elder = ticket(TicketClass::Elder, 10);
    const Ticket booked = ticket(TicketClass::Appointment, 10);
    QTest::newRow("came earlier") << early << late << true << CameEarlier;
    QTest::newRow("came later") << late << early << false << CameEarlier;
    QTest::newRow("head start") << elder << early << true << HeadStart;
    QTest::newRow("head start, asked the other way") << early << elder << false << HeadStart;
    QTest::newRow("appointment") << booked << early << true << Appointment;
    QTest::newRow("head start that does not reach")
        << ticket(TicketClass::Elder, 25) << early << false << CameEarlier;
    Ticket other = late;
    other.matter = u"tax"_s;
    QTest::newRow("other matter") << early << other << true << OtherMatter;
    Ticket back = early;
    back.misses = 1;
    back.fromAtMs = back.dueAtMs = at(6);
    QTest::newRow("came back") << late << back << true << CameBack;
    QTest::newRow("called by its turn")
        << called(early, 12, OrdinaryTurn) << elder << true << OrdinaryTurn;
    QTest::newRow("called before the other was taken")
        << called(late, 7) << ticket(TicketClass::Elder, 8) << true << CameEarlier;
    QTest::newRow("called first by its head start")
        << called(elder, 12, HeadStart) << early << true << HeadStart;
    QTest::newRow("called out of order")
        << called(late, 12, OutOfOrder) << early << true << OutOfOrder;
    Ticket aside = early;
    aside.state = TicketState::SetAside;
    QTest::newRow("set aside") << aside << late << true << NotWaiting;
    QTest::newRow("the other was set aside then")
        << called(late, 12) << early << true << NotWaiting;
}

void tst_CallOrder::explains()
{
    QFETCH(const Ticket, one);
    QFETCH(const Ticket, other);
    const OrderExplanation why = explainOrder(one, other);
    QTEST(why.isBefore, "isBefore");
    QTEST(why.reason, "reason");
    QVERIFY(orderReasonFrom(orderReasonName(why.reason)) == why.reason);
}

void tst_CallOrder::comesBack_data()
{
    QTest::addColumn<int>("misses");
    QTest::addColumn<int>("minutes");
    QTest::addColumn<Reentry>("reentry");
    QTest::newRow("in time") << 1 << 30 << Reentry::AfterNext;
    QTest::newRow("late") << 1 << 31 << Reentry::AtEnd;
    QTest::newRow("second miss") << 2 << 1 << Reentry::AtEnd;
    QTest::newRow("third miss") << 3 << 1 << Reentry::Void;
}

void tst_CallOrder::comesBack()
{
    QFETCH(const int, misses);
    QFETCH(const int, minutes);
    QTEST(reentryOf({}, misses, at(0), at(minutes)), "reentry");
}

void tst_CallOrder::rulesTravel()
{
    const CallRules rules{.appointmentHeadStartMs = 5 * kMinuteMs,
                          .priorityHeadStartMs = 0,
                          .ordinaryEvery = 2,
                          .reentryAfter = 0,
                          .reentryWithinMs = kHourMs,
                          .missesAllowed = 0};
    QCOMPARE(callRulesFrom(toJson(rules)), rules);
    QCOMPARE(callRulesFrom({}), CallRules());
}

void tst_CallOrder::whatIsNoRuleIsTheDefault_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");
    for (const char* name : {"appointmentHeadStartMs", "priorityHeadStartMs", "ordinaryEvery",
                             "reentryAfter", "reentryWithinMs", "missesAllowed"}) {
        const QString key = QString::fromLatin1(name);
        QTest::addRow("%s, negative", name) << key << QJsonValue(-1);
        QTest::addRow("%s, huge", name) << key << QJsonValue(1e15);
        QTest::addRow("%s, text", name) << key << QJsonValue(u"3"_s);
    }
    QTest::newRow("ordinaryEvery, all") << u"ordinaryEvery"_s << QJsonValue(1);
}

void tst_CallOrder::whatIsNoRuleIsTheDefault()
{
    QFETCH(const QString, name);
    QFETCH(const QJsonValue, value);
    QCOMPARE(callRulesFrom({{name, value}}), CallRules());
}

void tst_CallOrder::nobodyIsPassedBeyondTheBound_data()
{
    QTest::addColumn<double>("priorityShare");
    QTest::addColumn<double>("factor"); // Of the usual number of people.
    QTest::addColumn<int>("ordinaryEvery");
    QTest::newRow("usual day") << 0.12 << 1.0 << 3;
    QTest::newRow("too many people") << 0.3 << 1.6 << 3;
    QTest::newRow("flood of priority") << 0.84 << 2.0 << 3;
    QTest::newRow("flood, every second") << 0.84 << 2.0 << 2;
    QTest::newRow("flood, every tenth") << 0.84 << 2.0 << 10;
}

void tst_CallOrder::nobodyIsPassedBeyondTheBound()
{
    QFETCH(const double, priorityShare);
    QFETCH(const double, factor);
    QFETCH(const int, ordinaryEvery);
    CallRules rules;
    rules.ordinaryEvery = ordinaryEvery;
    const quint32 seed = testSeed();
    int mostPassed = 0;
    for (quint32 trace = 0; trace < 4; ++trace) {
        SimulatedHallPlan plan;
        plan.seed = seed + trace;
        plan.priorityShare = priorityShare;
        plan.surges = {{0, 8 * kHourMs, factor}};
        const SimulatedDay day = simulatedDay(plan);
        const auto visits = runDay(day, fairOrder(rules));
        for (std::size_t person = 0; person < day.people.size(); ++person) {
            QVERIFY(visits[person].calledMs >= 0); // Nobody starves.
            if (day.people[person].klass != TicketClass::Ordinary) {
                continue;
            }
            const Passed passed = passedBy(day, visits, person);
            const int windows = windowsFor(day, day.people[person].matter);
            QVERIFY(passed.latestMs < longestHeadStartMs(rules));
            QVERIFY2(passed.people <= (ordinaryEvery - 1) * (passed.ordinaryBefore + windows),
                     qPrintable(u"%1 passed by %2, %3 ordinary before"_s.arg(person)
                                    .arg(passed.people)
                                    .arg(passed.ordinaryBefore)));
            mostPassed = std::max(mostPassed, passed.people);
        }
    }
    QVERIFY(mostPassed > 0); // Or the bound was not put to the test.
}

void tst_CallOrder::nobodyWaitsBeyondTheBound_data()
{
    QTest::addColumn<double>("priorityShare");
    QTest::addColumn<double>("factor");
    QTest::addColumn<int>("headStartMinutes");
    // In a flood ordinary numbers are called sooner than in the order of coming.
    QTest::addColumn<bool>("isLonger");
    QTest::newRow("usual day") << 0.12 << 1.0 << 20 << true;
    QTest::newRow("too many people") << 0.3 << 1.6 << 20 << true;
    QTest::newRow("flood of priority") << 0.84 << 2.0 << 20 << false;
    QTest::newRow("short head start") << 0.3 << 1.6 << 5 << true;
    QTest::newRow("long head start") << 0.84 << 2.0 << 60 << false;
}

/// What terminals and telephones say: no ordinary number waits longer than if it had been taken a
/// head start later where everybody is called in the order of coming. Held against that other day,
/// with the same people, windows and services.
void tst_CallOrder::nobodyWaitsBeyondTheBound()
{
    QFETCH(const double, priorityShare);
    QFETCH(const double, factor);
    QFETCH(const int, headStartMinutes);
    constexpr std::size_t kEvery = 7; // Each costs another day.
    const CallRules rules{.appointmentHeadStartMs = headStartMinutes * kMinuteMs / 2,
                          .priorityHeadStartMs = headStartMinutes * kMinuteMs};
    const quint32 seed = testSeed();
    qint64 mostExtraMs = 0; // Longer than if everybody was called in the order of coming.
    for (quint32 trace = 0; trace < 2; ++trace) {
        SimulatedHallPlan plan;
        plan.seed = seed + trace;
        plan.priorityShare = priorityShare;
        plan.surges = {{0, 8 * kHourMs, factor}};
        plan.windows = allServingWindows(plan);
        const SimulatedDay day = simulatedDay(plan);
        const qint64 serviceMs = longestStay(day);
        const auto visits = runDay(day, fairOrder(rules));
        const auto inOrder = runDay(day, firstComeOrder());
        for (std::size_t person = 0; person < day.people.size(); person += kEvery) {
            if (day.people[person].klass != TicketClass::Ordinary) {
                continue;
            }
            const auto [later, index] = cameLater(day, person, longestHeadStartMs(rules));
            const auto there = runDay(later, firstComeOrder());
            const qint64 beyondMs = visits[person].calledMs - there[index].calledMs;
            QVERIFY2(
                beyondMs <= serviceMs,
                qPrintable(u"seed %1, person %2: %3 ms beyond"_s.arg(plan.seed).arg(person).arg(
                    beyondMs)));
            mostExtraMs = std::max(mostExtraMs, visits[person].calledMs - inOrder[person].calledMs);
        }
    }
    QTEST(mostExtraMs > kMinuteMs, "isLonger"); // Or the bound was not put to the test.
}

void tst_CallOrder::aDayIsTheSameEveryTime()
{
    const SimulatedDay day = simulatedDay({.seed = 7});
    const SimulatedDay again = simulatedDay({.seed = 7});
    QCOMPARE(day.people.size(), again.people.size());
    for (std::size_t i = 0; i < day.people.size(); ++i) {
        QCOMPARE(day.people[i].arrivedMs, again.people[i].arrivedMs);
        QCOMPARE(day.people[i].serviceMs, again.people[i].serviceMs);
    }
    QVERIFY(simulatedDay({.seed = 8}).people.size() != day.people.size());
}

void tst_CallOrder::aDayHasItsPeakAndItsAbsent()
{
    std::array<int, 8> perHour{};
    int absent = 0;
    int all = 0;
    for (quint64 seed = 1; seed <= 10; ++seed) {
        const SimulatedDay day = simulatedDay({.seed = seed});
        for (const SimulatedCitizen& person : day.people) {
            ++perHour.at(static_cast<std::size_t>(std::min<qint64>(7, person.arrivedMs / kHourMs)));
            absent += person.isAbsent ? 1 : 0;
            ++all;
        }
    }
    QVERIFY(perHour[1] > 2 * perHour[3]); // Half past nine against noon.
    QVERIFY(absent * 100 > 3 * all && absent * 100 < 10 * all);
}

QTEST_GUILESS_MAIN(tst_CallOrder)
#include "tst_CallOrder.moc"
