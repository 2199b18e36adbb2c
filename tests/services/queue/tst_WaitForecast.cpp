// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/queue/RangeCalibration.h"
#include "services/queue/WaitEstimate.h"
#include "services/queue/WaitForecast.h"
#include "services/queue/WaitHistory.h"
#include "tests/Seed.h"
#include "tests/services/queue/WaitingDays.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace onewindow;
using namespace onewindow::queue;

namespace {

constexpr float kService = 10;

/// Two matters; every service takes ten minutes, and nothing else happens.
WaitModel plainModel()
{
    WaitModel model;
    for (int i = 0; i < 2; ++i) {
        model.matters.push_back({Quantiles::of({kService}), 0, 0.5F});
    }
    model.missed = Quantiles::of({1});
    model.pace.fill(1);
    return model;
}

ForecastWindow window(std::vector<int> matters, int inHand = -1, float since = 0)
{
    return {std::move(matters), true, inHand, inHand >= 0, since, 0};
}

ForecastPerson person(int matter, float due, bool isEarlier = false)
{
    return {matter, due, isEarlier, static_cast<quint32>(1000 - due * 10)};
}

/// "6" where all runs say 6, "6-9" where they differ, "never" where none ends.
QString textOf(std::span<const float> minutes)
{
    const auto [least, most] = std::minmax_element(minutes.begin(), minutes.end());
    const auto text = [](float value) {
        return value < WaitForecast::kNever ? QString::number(value) : QStringLiteral("never");
    };
    return *least == *most ? text(*least) : text(*least) + u'-' + text(*most);
}

QString textOf(const std::optional<WaitRange>& range)
{
    return range ? QStringLiteral("%1-%2").arg(range->lowMinutes).arg(range->highMinutes)
                 : QString();
}

float meanOf(std::span<const float> minutes)
{
    return std::accumulate(minutes.begin(), minutes.end(), 0.0F) /
           static_cast<float>(minutes.size());
}

PastTicket servedTicket(qint64 issued, qint64 called, qint64 ended)
{
    constexpr qint64 kStartMs = 1'767'574'800'000; // A day, nine o'clock.
    PastTicket ticket;
    ticket.matter = QStringLiteral("enrol");
    ticket.window = QStringLiteral("1");
    ticket.issuedAtMs = kStartMs + issued * kMinuteMs;
    ticket.dueAtMs = ticket.issuedAtMs;
    ticket.calledAtMs = kStartMs + called * kMinuteMs;
    ticket.endedAtMs = kStartMs + ended * kMinuteMs;
    ticket.isServed = true;
    return ticket;
}

} // namespace

/// Waiting times played forward, what is learned of them, and the ranges that people are told.
class tst_WaitForecast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plays_data();
    void plays();
    void whoDoesNotComeTakesLittle();
    void nobodyWaitsForAWindowThatLeaves();
    void onePersonMoreIsNoShorter();
    void sameHallSameForecast();
    void range_data();
    void range();
    void levelSettles_data();
    void levelSettles();
    void learnsFromCallToCall();
    void fewServicesAreNoHistory();
    void keepsFourInFive();
};

void tst_WaitForecast::plays_data()
{
    QTest::addColumn<ForecastHall>("hall");
    QTest::addColumn<int>("matter");
    QTest::addColumn<bool>("isEarlier");
    QTest::addColumn<QString>("waits");
    const auto row = [](const char* name, std::vector<ForecastWindow> windows,
                        std::vector<ForecastPerson> people, const QString& waits, int matter = 0,
                        bool isEarlier = false) {
        QTest::newRow(name) << ForecastHall{600, std::move(people), std::move(windows)} << matter
                            << isEarlier << waits;
    };
    row("nobody open", {}, {person(0, -3)}, QStringLiteral("never"));
    row("a free window", {window({0})}, {}, QStringLiteral("0"));
    row("one in hand", {window({0}, 0, 4)}, {}, QStringLiteral("6"));
    row("two ahead", {window({0}, 0, 4)}, {person(0, -3), person(0, -2)}, QStringLiteral("26"));
    row("two windows", {window({0}, 0, 4), window({0}, 0, 8)}, {person(0, -3), person(0, -2)},
        QStringLiteral("12"));
    row("others' windows", {window({1}), window({0}, 0, 0)}, {person(0, -3)}, QStringLiteral("20"));
    row("a queue of others", {window({0, 1})}, {person(1, -3)}, QStringLiteral("10"));
    row("nobody serves it", {window({0})}, {}, QStringLiteral("never"), 1);
    row("with a head start, before those who came just now", {window({0}, 0, 4)},
        {person(0, -3), person(0, -2)}, QStringLiteral("6"), 0, true);
    row("with a head start, behind those who came long ago", {window({0}, 0, 4)},
        {person(0, -30), person(0, -25)}, QStringLiteral("26"), 0, true);
    row("two of three may pass", {window({0})},
        {person(0, -19, true), person(0, -18, true), person(0, -17, true), person(0, -16, true)},
        QStringLiteral("20"));
    row("an appointment later on passes nobody", {window({0})}, {person(0, 5, true)},
        QStringLiteral("0"));
}

void tst_WaitForecast::plays()
{
    QFETCH(const ForecastHall, hall);
    QFETCH(const int, matter);
    QFETCH(const bool, isEarlier);
    QTEST(textOf(WaitForecast(plainModel(), hall).newcomer(matter, isEarlier)), "waits");
}

void tst_WaitForecast::whoDoesNotComeTakesLittle()
{
    WaitModel model = plainModel();
    model.matters[0].noShow = 0.25F;
    ForecastHall hall{600, {}, {window({0})}};
    for (int i = 0; i < 20; ++i) {
        hall.people.push_back(person(0, static_cast<float>(i) - 30));
    }
    const WaitForecast forecast(model, hall);
    const float mean = meanOf(forecast.newcomer(0));
    QVERIFY2(std::abs(mean - 20 * (0.75F * kService + 0.25F)) < 4,
             qPrintable(QString::number(mean)));
    QCOMPARE(textOf(forecast.person(0)), QStringLiteral("0"));
}

void tst_WaitForecast::nobodyWaitsForAWindowThatLeaves()
{
    WaitModel model = plainModel();
    model.leavesPerMin.fill(10);
    const ForecastHall hall{600, {person(0, -3)}, {window({0}, 0, 4)}};
    QCOMPARE(textOf(WaitForecast(model, hall).newcomer(0)), QStringLiteral("never"));
    model.returnsPerMin.fill(10);
    const float back = meanOf(WaitForecast(model, hall).person(0));
    QVERIFY2(back >= 6 && back < 8, qPrintable(QString::number(back)));
}

void tst_WaitForecast::onePersonMoreIsNoShorter()
{
    QRandomGenerator random(testSeed());
    for (int round = 0; round < 40; ++round) {
        WaitModel model = plainModel();
        for (WaitModel::Matter& matter : model.matters) {
            matter.occupied = Quantiles::of({1, 4, 9, 30});
            matter.noShow = 0.1F;
        }
        model.leavesPerMin.fill(random.bounded(2) == 0 ? 0 : 0.01F);
        model.returnsPerMin.fill(0.02F);
        ForecastHall hall{600, {}, {window({0, 1}), window({0}, 0, 3), window({1}, 1, 9)}};
        WaitForecast before(model, hall);
        for (int people = 1; people <= 12; ++people) {
            hall.people.push_back(person(random.bounded(2), static_cast<float>(people) / 10 - 20));
            const WaitForecast after(model, hall);
            for (const int matter : {0, 1}) {
                for (int run = 0; run < WaitForecast::kRuns; ++run) {
                    const auto at = static_cast<std::size_t>(run);
                    QVERIFY(after.newcomer(matter)[at] >= before.newcomer(matter)[at]);
                }
            }
            before = after;
        }
    }
}

void tst_WaitForecast::sameHallSameForecast()
{
    const WaitModel model = trueModel(SimulatedHallPlan(), 3);
    ForecastHall hall{600, {}, {window({0, 1, 2}), window({0, 1})}};
    for (int i = 0; i < 30; ++i) {
        hall.people.push_back(person(i % 2, static_cast<float>(i) - 60, i % 5 == 0));
    }
    const WaitForecast again(model, hall);
    const WaitForecast first(model, hall);
    QVERIFY(
        std::equal(again.newcomer(1).begin(), again.newcomer(1).end(), first.newcomer(1).begin()));
    QCOMPARE(again.newcomer(1).size(), std::size_t(WaitForecast::kRuns));
}

void tst_WaitForecast::range_data()
{
    QTest::addColumn<std::vector<float>>("minutes");
    QTest::addColumn<double>("share");
    QTest::addColumn<QString>("range");
    constexpr float never = WaitForecast::kNever;
    QTest::newRow("none") << std::vector<float>() << 0.8 << QString();
    QTest::newRow("at once") << std::vector<float>(10, 0) << 0.8 << QStringLiteral("0-5");
    QTest::newRow("a quarter of an hour, well inside")
        << std::vector<float>(10, 17.5F) << 0.7 << QStringLiteral("15-20");
    QTest::newRow("on the edge of two steps")
        << std::vector<float>(10, 15) << 0.8 << QStringLiteral("10-20");
    QTest::newRow("the tail is left out")
        << std::vector<float>{11, 12, 12, 13, 13, 12, 12, 13, 60, 90} << 0.6
        << QStringLiteral("10-15");
    QTest::newRow("who is never called counts")
        << std::vector<float>{12, 12, never, never} << 0.8 << QString();
    QTest::newRow("beyond what anybody is told") << std::vector<float>(10, 500) << 0.8 << QString();
}

void tst_WaitForecast::range()
{
    QFETCH(const std::vector<float>, minutes);
    QFETCH(const double, share);
    QTEST(textOf(shortestRange(minutes, share)), "range");
}

void tst_WaitForecast::levelSettles_data()
{
    QTest::addColumn<double>("error");
    QTest::newRow("ranges hold too much") << 0.12;
    QTest::newRow("ranges hold what they say") << 0.0;
    QTest::newRow("ranges hold too little") << -0.12;
}

/// Each day's ranges go by the days before it, of which only the newest are kept.
void tst_WaitForecast::levelSettles()
{
    QFETCH(const double, error);
    QRandomGenerator random(testSeed());
    std::vector<PastDay> days;
    double kept = 0;
    constexpr int kDays = 80;
    constexpr int kCounted = 40;
    for (int day = 0; day < kDays; ++day) {
        const double level = calibratedLevel(days);
        PastDay today;
        for (int i = 0; i < 250; ++i) {
            const bool isKept = random.generateDouble() < level + error;
            today.quotes.push_back({{10, 20}, isKept ? 15.0 : 25.0});
        }
        kept += day >= kDays - kCounted ? rangesKept(today.quotes).share() / kCounted : 0;
        days.push_back(today);
        if (days.size() > kPastDaysMost) {
            days.erase(days.begin());
        }
    }
    QVERIFY2(std::abs(kept - kRangesKept) < 0.03, qPrintable(QString::number(kept)));
}

void tst_WaitForecast::learnsFromCallToCall()
{
    // Each one takes ten minutes, and two more until the next is called, who has waited.
    PastDay day;
    for (int i = 0; i < 40; ++i) {
        day.tickets.push_back(servedTicket(0, 12L * i + 1, 12L * i + 11));
    }
    const WaitHistory history({day}, {{QStringLiteral("enrol"), 12}});
    QVERIFY(history.knows(QStringLiteral("enrol")));
    const auto matter = static_cast<std::size_t>(history.indexOf(QStringLiteral("enrol")));
    const float mean = history.model().matters[matter].occupied.mean();
    QVERIFY2(std::abs(mean - 12) < 0.2F, qPrintable(QString::number(mean)));
    QVERIFY(history.model().matters[matter].noShow < 0.1F);
    QCOMPARE(history.indexOf(QStringLiteral("other")), -1);
}

void tst_WaitForecast::fewServicesAreNoHistory()
{
    PastDay day;
    for (int i = 0; i < WaitHistory::kServicesLeast; ++i) {
        const WaitHistory history({day}, {{QStringLiteral("enrol"), 8}});
        QVERIFY(!history.knows(QStringLiteral("enrol")));
        day.tickets.push_back(servedTicket(0, 12L * i + 1, 12L * i + 11));
    }
    QVERIFY(WaitHistory({day}, {{QStringLiteral("enrol"), 8}}).knows(QStringLiteral("enrol")));
}

/// On simulated days that nothing was learned from; the benchmark measures it more closely.
void tst_WaitForecast::keepsFourInFive()
{
    std::vector<PastDay> days;
    int quoted = 0;
    int kept = 0;
    for (int number = 0; number < 24; ++number) {
        const WaitHistory history(days, usualMinutesOf(SimulatedHallPlan()));
        std::vector<std::pair<std::size_t, WaitRange>> quotes;
        const auto observer = [&](const SimulatedDay& day, const SimulatedView& view,
                                  const std::vector<int>& passed) {
            const SimulatedCitizen& person = day.people[view.person];
            if (number < 6 || person.klass != TicketClass::Ordinary || view.person % 3 != 0) {
                return;
            }
            const WaitForecast forecast(history.model(), hallOf(day, view, passed));
            if (const auto range =
                    shortestRange(forecast.newcomer(person.matter), history.level())) {
                quotes.emplace_back(view.person, *range);
            }
        };
        const PlayedDay played = playDay(waitingDay(static_cast<quint64>(number)), observer);
        days.push_back(pastDayOf(played, number));
        for (const auto& [person, range] : quotes) {
            if (played.visits[person].calledMs >= 0) {
                days.back().quotes.push_back({range, played.waited(person)});
            }
        }
        if (number >= 12) {
            const RangesKept today = rangesKept(days.back().quotes);
            quoted += today.quoted;
            kept += today.kept;
        }
    }
    QVERIFY2(quoted > 500, qPrintable(QString::number(quoted)));
    const double share = static_cast<double>(kept) / quoted;
    QVERIFY2(share > 0.72 && share < 0.88, qPrintable(QString::number(share)));
}

QTEST_GUILESS_MAIN(tst_WaitForecast)
#include "tst_WaitForecast.moc"
