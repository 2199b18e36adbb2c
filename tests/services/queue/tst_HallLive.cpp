// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/core/Ids.h"
#include "services/queue/HallLive.h"
#include "tests/services/queue/HallDays.h"
#include "tests/services/queue/TestHall.h"

#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace onewindow;
using namespace onewindow::queue;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QString kEnrol = u"enrol"_s;
const QString kMove = u"move"_s;
constexpr int kLevel = 20;

} // namespace

/// The hall as its manager sees it.
class tst_HallLive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void whoWaitsByMatter();
    void rangeIsThatOfTheTerminals();
    void withoutAHistoryTheUsualTimeCounts();
    void appointmentsWaitFromTheirBeginning();
    void windowsAsTheyAre();
    void windowMovedWhileItIsPaused();
    void lastHourCountsCallsInTime();
    void whoWaitsAgainIsNoCall();
    void nextHourOfWhoWaits();
    void nobodyCalledIsNotBetter();
    void emptyHall();

private:
    [[nodiscard]] HallLive live() const;
    [[nodiscard]] const LiveMatter* matter(const HallLive& live, const QString& id) const;
    [[nodiscard]] ServiceLevel lastHour() const;
    /// Called, and sent home.
    void serveNext();

    ManualClock m_clock;
    std::unique_ptr<TestHall> m_hall;
    std::shared_ptr<const WaitHistory> m_history = evenDay({{kEnrol, 12}, {kMove, 6}});
    catalog::Catalogue m_catalogue = TestHall::catalogue();
};

void tst_HallLive::init()
{
    m_hall = std::make_unique<TestHall>(m_clock);
}

HallLive tst_HallLive::live() const
{
    auto seen = hallLive(m_hall->database(),
                         {.history = *m_history, .catalogue = m_catalogue, .levelMinutes = kLevel},
                         m_clock.now().wallMs);
    OW_ENFORCE(bool(seen));
    return std::move(seen).value();
}

const LiveMatter* tst_HallLive::matter(const HallLive& live, const QString& id) const
{
    const auto found = std::find_if(live.matters.cbegin(), live.matters.cend(),
                                    [&id](const LiveMatter& one) { return one.id == id; });
    return found == live.matters.cend() ? nullptr : &*found;
}

ServiceLevel tst_HallLive::lastHour() const
{
    return serviceLevelOf(m_hall->database(), m_clock.now().wallMs, kLevel).value();
}

void tst_HallLive::serveNext()
{
    for (const auto verb : {&HallQueue::callNext, &HallQueue::start, &HallQueue::finish}) {
        QVERIFY(m_hall->command(verb, u"1"_s));
    }
}

void tst_HallLive::whoWaitsByMatter()
{
    QVERIFY(m_hall->open(u"1"_s, {kEnrol}));
    const qint64 firstMs = m_clock.now().wallMs;
    QVERIFY(m_hall->issue(kEnrol));
    m_clock.advance(15min);
    QVERIFY(m_hall->issue(kEnrol));
    QVERIFY(m_hall->issue(kMove));
    m_clock.advance(6min);
    const HallLive now = live();
    QCOMPARE(now.matters.size(), 2);
    const LiveMatter* enrol = matter(now, kEnrol);
    QVERIFY(enrol != nullptr);
    QCOMPARE(enrol->waiting, 2);
    QCOMPARE(enrol->late, 1);
    QCOMPARE(enrol->longestSinceMs, firstMs);
    QCOMPARE(enrol->windows, QStringList(u"1"_s));
    const LiveMatter* move = matter(now, kMove);
    QVERIFY(move != nullptr);
    QCOMPARE(move->waiting, 1);
    QCOMPARE(move->late, 0);
    QVERIFY(move->windows.isEmpty() && !move->range);
    QVERIFY(matter(now, u"pension"_s) == nullptr);
}

void tst_HallLive::rangeIsThatOfTheTerminals()
{
    m_hall->hallFeed().waits().learn(m_history);
    QVERIFY(m_hall->open(u"1"_s, {kEnrol}));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(m_hall->issue(kEnrol));
    }
    const auto things = m_hall->published("queue", {u"all"_s});
    const auto told = std::find_if(things.cbegin(), things.cend(),
                                   [](const auto& thing) { return thing.id == kEnrol; });
    QVERIFY(told != things.cend());
    const auto range = matter(live(), kEnrol)->range;
    QVERIFY(range.has_value());
    QCOMPARE(range->lowMinutes, told->body->value(u"lowMinutes"_s).toInt());
    QCOMPARE(range->highMinutes, told->body->value(u"highMinutes"_s).toInt());
}

void tst_HallLive::withoutAHistoryTheUsualTimeCounts()
{
    m_history = std::make_shared<const WaitHistory>();
    QVERIFY(m_hall->open(u"1"_s, {kEnrol}));
    QVERIFY(m_hall->issue(kEnrol));
    const HallLive now = live();
    QCOMPARE(matter(now, kEnrol)->range,
             estimateWait(1, m_catalogue.matter(kEnrol)->typicalMinutes, 1));
    // Nothing can be said of the next hour.
    QVERIFY(!now.nextHour);
    m_history = evenDay({{kEnrol, 12}, {kMove, 6}});
}

/// Who comes early for an appointment does not wait yet.
void tst_HallLive::appointmentsWaitFromTheirBeginning()
{
    const qint64 issuedMs = 1'000'000;
    QCOMPARE(waitsSince(TicketClass::Appointment, issuedMs, issuedMs + 60'000), issuedMs + 60'000);
    QCOMPARE(waitsSince(TicketClass::Appointment, issuedMs, issuedMs - 60'000), issuedMs);
    QCOMPARE(waitsSince(TicketClass::Elder, issuedMs, issuedMs + 60'000), issuedMs);
}

void tst_HallLive::windowsAsTheyAre()
{
    const qint64 openedMs = m_clock.now().wallMs;
    QVERIFY(m_hall->open(u"1"_s, {kEnrol, kMove}));
    m_clock.advance(2min);
    QVERIFY(m_hall->issue(kEnrol));
    QVERIFY(m_hall->command(&HallQueue::callNext, u"1"_s));
    m_clock.advance(1min);
    QVERIFY(m_hall->command(&HallQueue::start, u"1"_s));
    const QJsonObject json = toJson(live(), {u"1"_s, u"2"_s});
    const QJsonArray windows = json[u"windows"_s].toArray();
    QCOMPARE(windows.size(), 2);
    const QJsonObject first = windows[0].toObject();
    QCOMPARE(first[u"state"_s].toString(), u"open"_s);
    QCOMPARE(first[u"staff"_s].toString(), u"wang"_s);
    QCOMPARE(first[u"since"_s].toInteger(), openedMs);
    QCOMPARE(first[u"number"_s].toString(), u"A0001"_s);
    QCOMPARE(first[u"ticketState"_s].toString(), u"serving"_s);
    QCOMPARE(first[u"calledAt"_s].toInteger(), openedMs + 2 * kMinuteMs);
    QCOMPARE(first[u"startedAt"_s].toInteger(), openedMs + 3 * kMinuteMs);
    QCOMPARE(first[u"matters"_s].toArray().size(), 2);
    // One that nobody has ever opened.
    const QJsonObject second = windows[1].toObject();
    QCOMPARE(second[u"state"_s].toString(), u"closed"_s);
    QVERIFY(!second.contains(u"staff"_s) && !second.contains(u"since"_s));
}

/// It has not called since it paused, whatever it will serve.
void tst_HallLive::windowMovedWhileItIsPaused()
{
    QVERIFY(m_hall->open(u"1"_s, {kEnrol}));
    m_clock.advance(5min);
    const qint64 pausedMs = m_clock.now().wallMs;
    QVERIFY(m_hall->run<QJsonObject>([&](storage::Database& store) {
        return m_hall->queue().pause(store, {u"1"_s, u"wang"_s, {}}, u"lunch"_s);
    }));
    m_clock.advance(5min);
    QVERIFY(m_hall->run<QJsonObject>([&](storage::Database& store) {
        return m_hall->queue().assignWindow(store, {u"1"_s, u"zhao"_s, {}}, {kMove}, {kEnrol});
    }));
    const HallLive now = live();
    const MomentWindow& window = now.moment.windows.at(0);
    QCOMPARE(window.window.state, u"paused"_s);
    QCOMPARE(window.window.reason, u"lunch"_s);
    QCOMPARE(window.window.staff, u"wang"_s);
    QCOMPARE(window.sinceMs, pausedMs);
    // When they come back, it is for that.
    QCOMPARE(now.moment.hall.windows.at(0).matters, std::vector<int>{m_history->indexOf(kMove)});
    QVERIFY(!now.moment.hall.windows.at(0).isOpen);
}

void tst_HallLive::lastHourCountsCallsInTime()
{
    QVERIFY(m_hall->open(u"1"_s, {kEnrol}));
    QVERIFY(m_hall->issue(kEnrol));
    QVERIFY(m_hall->issue(kEnrol));
    QVERIFY(m_hall->issue(kEnrol));
    QCOMPARE(lastHour().people, 0.0);
    serveNext();
    m_clock.advance(20min);
    serveNext(); // To the minute.
    m_clock.advance(1min);
    serveNext(); // Too late.
    const ServiceLevel level = lastHour();
    QCOMPARE(level.people, 3.0);
    QCOMPARE(level.within, 2.0);
    m_clock.advance(40min);
    QCOMPARE(lastHour().people, 2.0); // The first call is more than an hour ago.
    m_clock.advance(60min);
    QCOMPARE(lastHour().people, 0.0);
}

void tst_HallLive::whoWaitsAgainIsNoCall()
{
    QVERIFY(m_hall->open(u"1"_s, {kEnrol}));
    QVERIFY(m_hall->issue(kEnrol));
    QVERIFY(m_hall->command(&HallQueue::callNext, u"1"_s));
    QCOMPARE(lastHour().people, 1.0);
    QVERIFY(m_hall->undo(u"1"_s));
    QCOMPARE(lastHour().people, 0.0);
    QVERIFY(m_hall->command(&HallQueue::callNext, u"1"_s));
    QVERIFY(m_hall->command(&HallQueue::noShow, u"1"_s));
    QCOMPARE(lastHour().people, 1.0);
}

/// Twelve minutes each: of five people the first is called at once, the second after twelve minutes
/// and the third after twenty-four, which is too late.
void tst_HallLive::nextHourOfWhoWaits()
{
    QVERIFY(m_hall->open(u"1"_s, {kEnrol}));
    for (int i = 0; i < 5; ++i) {
        QVERIFY(m_hall->issue(kEnrol));
    }
    const HallLive now = live();
    QVERIFY(now.nextHour.has_value());
    QCOMPARE(now.nextHour->people, 5.0);
    QVERIFY2(now.nextHour->within > 1.5 && now.nextHour->within < 2.5,
             qPrintable(QString::number(now.nextHour->within)));
    QCOMPARE(matter(now, kEnrol)->nextHour->people, now.nextHour->people);
    // Those who have waited already are not called in time any more.
    m_clock.advance(30min);
    QCOMPARE(live().nextHour->within, 0.0);
}

void tst_HallLive::nobodyCalledIsNotBetter()
{
    for (int i = 0; i < 3; ++i) {
        QVERIFY(m_hall->issue(kEnrol));
    }
    const HallLive now = live();
    QVERIFY(now.nextHour.has_value());
    QCOMPARE(now.nextHour->people, 3.0);
    QCOMPARE(now.nextHour->within, 0.0);
    QCOMPARE(now.nextHour->share(), 0.0);
}

void tst_HallLive::emptyHall()
{
    const HallLive now = live();
    QVERIFY(now.matters.isEmpty() && !now.nextHour);
    QCOMPARE(now.lastHour.people, 0.0);
    QCOMPARE(now.lastHour.share(), 1.0);
    const QJsonObject json = toJson(now, {u"1"_s});
    QVERIFY(!json[u"level"_s].toObject().contains(u"nextHour"_s));
    QCOMPARE(json[u"levelMinutes"_s].toInt(), kLevel);
}

QTEST_GUILESS_MAIN(tst_HallLive)
#include "tst_HallLive.moc"
