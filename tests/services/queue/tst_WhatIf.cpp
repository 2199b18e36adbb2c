// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/WhatIf.h"
#include "tests/Seed.h"
#include "tests/services/queue/HallDays.h"
#include "tests/services/queue/TestHall.h"
#include "tests/services/storage/TestStores.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace onewindow;
using namespace onewindow::queue;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QString kEnrol = u"enrol"_s;
const QString kPension = u"pension"_s;
const QString kMove = u"move"_s;
const QStringList kMatters{kEnrol, kPension, kMove};
const QStringList kWindows{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s};

bool areSame(const ServiceLevel& a, const ServiceLevel& b)
{
    return a.people == b.people && a.within == b.within;
}

bool areSame(const MatterOutlook& a, const MatterOutlook& b)
{
    return a.openWindows == b.openWindows && a.range == b.range && a.meanMinutes == b.meanMinutes &&
           areSame(a.nextHour, b.nextHour);
}

} // namespace

/// What would become of a hall if its windows worked otherwise.
class tst_WhatIf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void oneMoreWindow();
    void takenAwayFromWhoWaits();
    void openedAndClosed();
    void pausedWindowStaysPaused();
    void nothingIsChanged();
    void refusals_data();
    void refusals();

    void whatIsServedAlreadyChangesNothing();
    void closingNeverHelps();

private:
    Result<WhatIf> play(const QList<WindowPlan>& plans) const;
    WhatIf played(const QList<WindowPlan>& plans) const;
    [[nodiscard]] static WhatIfMatter matter(const WhatIf& outcome, const QString& id);
    /// A hall of a random morning: who waits, which windows are open for what, who is in hand.
    void makeMorning(QRandomGenerator& random);

    [[nodiscard]] QList<Window> windows() const { return allWindows(m_hall->database()).value(); }

    ManualClock m_clock;
    std::unique_ptr<TestHall> m_hall;
    std::shared_ptr<const WaitHistory> m_history =
        evenDay({{kEnrol, 12}, {kPension, 9}, {kMove, 6}});
    catalog::Catalogue m_catalogue = TestHall::catalogue();
};

void tst_WhatIf::init()
{
    m_hall = std::make_unique<TestHall>(m_clock);
    QList<QJsonObject> windows;
    for (const QString& id : kWindows) {
        windows << QJsonObject{{u"id"_s, id}, {u"name"_s, id}};
    }
    QVERIFY(m_hall->run<int>([&](storage::Database& store) -> Result<int> {
        OW_TRY(
            m_hall->queue().publish(store, {{u"name"_s, QJsonObject()}}, m_catalogue, windows, {}));
        return 0;
    }));
}

Result<WhatIf> tst_WhatIf::play(const QList<WindowPlan>& plans) const
{
    return whatIf(m_hall->database(),
                  {.history = *m_history, .catalogue = m_catalogue, .levelMinutes = 20}, kWindows,
                  plans, m_clock.now().wallMs);
}

WhatIf tst_WhatIf::played(const QList<WindowPlan>& plans) const
{
    auto outcome = play(plans);
    OW_ENFORCE(bool(outcome));
    return std::move(outcome).value();
}

WhatIfMatter tst_WhatIf::matter(const WhatIf& outcome, const QString& id)
{
    const auto found = std::find_if(outcome.matters.cbegin(), outcome.matters.cend(),
                                    [&id](const WhatIfMatter& one) { return one.id == id; });
    return found == outcome.matters.cend() ? WhatIfMatter() : *found;
}

void tst_WhatIf::oneMoreWindow()
{
    QVERIFY(m_hall->open(u"1"_s, {kEnrol}));
    QVERIFY(m_hall->open(u"2"_s, {kMove}));
    for (int i = 0; i < 6; ++i) {
        QVERIFY(m_hall->issue(kEnrol));
    }
    const WhatIf outcome = played({{.window = u"2"_s, .matters = QStringList{kMove, kEnrol}}});
    const WhatIfMatter enrol = matter(outcome, kEnrol);
    QCOMPARE(enrol.waiting, 6);
    QVERIFY(!enrol.isRough);
    QCOMPARE(enrol.now.openWindows, 1);
    QCOMPARE(enrol.then.openWindows, 2);
    // Six people of twelve minutes each before one window, or before two.
    QVERIFY2(std::abs(*enrol.now.meanMinutes - 72) < 6,
             qPrintable(QString::number(*enrol.now.meanMinutes)));
    QVERIFY2(std::abs(*enrol.then.meanMinutes - 36) < 6,
             qPrintable(QString::number(*enrol.then.meanMinutes)));
    QVERIFY(enrol.then.range->highMinutes < enrol.now.range->lowMinutes);
    QVERIFY(outcome.then.within > outcome.now.within);
    // Who comes for what that window served alone waits for it now.
    QVERIFY(*matter(outcome, kMove).then.meanMinutes > *matter(outcome, kMove).now.meanMinutes);
    const QJsonObject json = toJson(outcome);
    QCOMPARE(json[u"matters"_s].toArray().size(), 2);
    QVERIFY(json[u"level"_s].toObject()[u"then"_s].toObject()[u"within"_s].toDouble() > 0);
}

void tst_WhatIf::takenAwayFromWhoWaits()
{
    QVERIFY(m_hall->open(u"1"_s, {kEnrol}));
    QVERIFY(m_hall->issue(kEnrol));
    const WhatIf outcome = played({{.window = u"1"_s, .matters = QStringList{kMove}}});
    const WhatIfMatter enrol = matter(outcome, kEnrol);
    QCOMPARE(enrol.waiting, 1);
    QCOMPARE(enrol.then.openWindows, 0);
    QVERIFY(!enrol.then.range && !enrol.then.meanMinutes);
    QCOMPARE(outcome.now.within, 1.0);
    QCOMPARE(outcome.then.within, 0.0);
    QCOMPARE(outcome.then.people, 1.0);
}

void tst_WhatIf::openedAndClosed()
{
    QVERIFY(m_hall->open(u"1"_s, {kEnrol}));
    QVERIFY(m_hall->issue(kEnrol));
    const WhatIf outcome =
        played({{.window = u"1"_s, .isOpen = false},
                {.window = u"4"_s, .matters = QStringList{kEnrol}, .isOpen = true}});
    // One window for another one: nothing is different to whoever waits.
    const WhatIfMatter enrol = matter(outcome, kEnrol);
    QCOMPARE(enrol.then.openWindows, 1);
    QCOMPARE(enrol.then.range, enrol.now.range);
    QVERIFY(areSame(outcome.now, outcome.then));
}

void tst_WhatIf::pausedWindowStaysPaused()
{
    QVERIFY(m_hall->open(u"1"_s, {kEnrol}));
    QVERIFY(m_hall->run<QJsonObject>([&](storage::Database& store) {
        return m_hall->queue().pause(store, {u"1"_s, u"wang"_s, {}}, u"lunch"_s);
    }));
    QVERIFY(m_hall->issue(kEnrol));
    const WhatIf outcome = played({{.window = u"1"_s, .matters = QStringList{kEnrol, kMove}}});
    QCOMPARE(matter(outcome, kEnrol).then.openWindows, 0);
    QCOMPARE(matter(played({{.window = u"1"_s, .isOpen = true}}), kEnrol).then.openWindows, 1);
}

void tst_WhatIf::nothingIsChanged()
{
    QVERIFY(m_hall->open(u"1"_s, {kEnrol}));
    QVERIFY(m_hall->issue(kEnrol));
    const auto rows = [this] {
        return storage::numberOf(m_hall->database(), "SELECT COUNT(*) FROM journal");
    };
    const qint64 before = rows();
    (void)played({{.window = u"1"_s, .isOpen = false}});
    QCOMPARE(rows(), before);
    QCOMPARE(windows().constFirst().state, u"open"_s);
    QCOMPARE(m_hall->verify(), QString());
}

void tst_WhatIf::refusals_data()
{
    QTest::addColumn<QString>("window");
    QTest::addColumn<QStringList>("matters");
    QTest::addColumn<bool>("isOpen");
    QTest::addColumn<int>("times");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("no such window")
        << u"9"_s << QStringList{kEnrol} << true << 1 << ErrorCode::NotFound;
    QTest::newRow("no such matter")
        << u"1"_s << QStringList{u"zzz"_s} << true << 1 << ErrorCode::NotFound;
    QTest::newRow("twice") << u"1"_s << QStringList{kEnrol} << true << 2 << ErrorCode::BadRequest;
    QTest::newRow("open for nothing")
        << u"4"_s << QStringList() << true << 1 << ErrorCode::BadRequest;
}

void tst_WhatIf::refusals()
{
    QFETCH(QString, window);
    QFETCH(QStringList, matters);
    QFETCH(bool, isOpen);
    QFETCH(int, times);
    const QList<WindowPlan> plans(times, {.window = window, .matters = matters, .isOpen = isOpen});
    const auto outcome = play(plans);
    QVERIFY(!outcome);
    QTEST(outcome.error().code, "code");
}

void tst_WhatIf::makeMorning(QRandomGenerator& random)
{
    init();
    const auto somebody = [&random] { return random.bounded(100); };
    for (const QString& window : kWindows) {
        QStringList matters;
        for (const QString& matter : kMatters) {
            if (somebody() < 55) {
                matters << matter;
            }
        }
        if (!matters.isEmpty() && somebody() < 85) {
            QVERIFY(m_hall->open(window, matters));
        }
    }
    const int people = random.bounded(4, 40);
    for (int i = 0; i < people; ++i) {
        m_clock.advance(std::chrono::seconds(random.bounded(10, 120)));
        QVERIFY(m_hall->issue(kMatters.at(random.bounded(3)),
                              somebody() < 20 ? TicketClass::Elder : TicketClass::Ordinary));
    }
    for (const Window& window : windows()) {
        if (somebody() < 60) {
            (void)m_hall->command(&HallQueue::callNext, window.id); // There may be nobody.
        }
    }
    m_clock.advance(std::chrono::seconds(random.bounded(30, 600)));
}

/// Both plays draw the same luck: of what does not change, nothing differs by chance.
void tst_WhatIf::whatIsServedAlreadyChangesNothing()
{
    QRandomGenerator random(testSeed());
    for (int day = 0; day < 20; ++day) {
        makeMorning(random);
        QList<WindowPlan> plans;
        for (const Window& window : windows()) {
            QStringList matters = window.matters;
            std::reverse(matters.begin(), matters.end());
            plans.append({.window = window.id, .matters = matters});
        }
        const WhatIf outcome = played(plans);
        QVERIFY2(areSame(outcome.now, outcome.then), qPrintable(QString::number(day)));
        for (const WhatIfMatter& one : outcome.matters) {
            QVERIFY2(areSame(one.now, one.then),
                     qPrintable(u"%1 on day %2"_s.arg(one.id).arg(day)));
        }
    }
}

/// Nobody is called earlier because a window closes, but for what the order of calling may turn
/// round when people stand in several lines: a few minutes of a mean.
void tst_WhatIf::closingNeverHelps()
{
    constexpr double kNoise = 3;
    QRandomGenerator random(testSeed());
    double all = 0;
    for (int day = 0; day < 20; ++day) {
        makeMorning(random);
        for (const Window& window : windows()) {
            const WhatIf outcome = played({{.window = window.id, .isOpen = false}});
            for (const WhatIfMatter& one : outcome.matters) {
                if (!one.then.meanMinutes) {
                    continue; // No window is left: nobody is called at all.
                }
                const double longer = *one.then.meanMinutes - *one.now.meanMinutes;
                all += longer;
                QVERIFY2(longer > -kNoise,
                         qPrintable(u"day %1, window %2, %3: %4 minutes"_s.arg(day)
                                        .arg(window.id, one.id)
                                        .arg(longer)));
            }
            QVERIFY(outcome.then.within <= outcome.now.within + 1);
        }
    }
    QVERIFY2(all > 0, qPrintable(QString::number(all)));
}

QTEST_GUILESS_MAIN(tst_WhatIf)
#include "tst_WhatIf.moc"
