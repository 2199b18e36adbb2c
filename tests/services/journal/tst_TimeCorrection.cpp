// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/journal/TimeCorrection.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace onewindow;
using namespace onewindow::journal;

namespace {

constexpr qint64 kNow = 1'790'000'000'000;
constexpr qint64 kLong = std::numeric_limits<qint64>::max();

/// What a child's clocks said when it wrote a row: boot by letter, boot clock, wall clock.
struct Reading
{
    char boot;
    qint64 bootMs;
    qint64 wallMs;
    bool isSynced = false;
};

QByteArray bootId(char boot)
{
    return {16, boot};
}

QList<Row> rowsOf(const QList<Reading>& readings)
{
    QList<Row> rows;
    for (const Reading& reading : readings) {
        Row row;
        row.seq = static_cast<quint64>(rows.size()) + 1;
        row.at = {.wallMs = reading.wallMs,
                  .bootMs = reading.bootMs,
                  .bootId = bootId(reading.boot),
                  .isSynced = reading.isSynced};
        rows.append(row);
    }
    return rows;
}

/// The child's clocks when the batch was sent.
Timestamp sentAt(char boot, qint64 bootMs)
{
    return {.wallMs = 0, .bootMs = bootMs, .bootId = bootId(boot), .isSynced = false};
}

} // namespace

Q_DECLARE_METATYPE(Reading)

class TestTimeCorrection : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void corrects_data();
    void corrects();
    void contactAnchorsItsBoot();
    void lateContactChangesNothing();
    void disciplinedRowAnchorsItsBoot();
    void extremeReadingsStayInOrder();
    void orderFollowsSeq_data();
    void orderFollowsSeq();
    void wallClockDoesNotMatterWithinABoot();
};

void TestTimeCorrection::corrects_data()
{
    QTest::addColumn<QList<Reading>>("readings");
    QTest::addColumn<BootAnchors>("anchors");
    QTest::addColumn<qint64>("predecessorMs");
    QTest::addColumn<QList<qint64>>("corrected"); // Before now.

    // The batch is sent in boot 'c' when its clock says one hour; the parent's clock says kNow.
    const auto row = [](const char* name, const QList<Reading>& readings, const QList<qint64>& due,
                        const BootAnchors& anchors = {}, qint64 predecessor = 0) {
        QTest::newRow(name) << readings << anchors << predecessor << due;
    };
    const qint64 ten = 600'000;
    row("same boot", {{'c', kHourMs - 5000, 7}, {'c', kHourMs - 1000, 9}}, {5000, 1000});
    row("same boot, wall jumps by +5 h",
        {{'c', kHourMs - 5000, kNow}, {'c', kHourMs - 4000, kNow + 5 * kHourMs}}, {5000, 4000});
    row("same boot, wall jumps by -5 h",
        {{'c', kHourMs - 5000, kNow}, {'c', kHourMs - 4000, kNow - 5 * kHourMs}}, {5000, 4000});
    row("same boot, wall disciplined but wrong", {{'c', kHourMs - 5000, kNow - kHourMs, true}},
        {5000});
    row("same boot, later than sent", {{'c', kHourMs + 5000, kNow}}, {0});
    row("earlier boot with an anchor, wall wrong", {{'b', 1000, 5}, {'b', 3000, kNow + kHourMs}},
        {ten - 1000, ten - 3000}, {{bootId('b'), {.offsetMs = kNow - ten, .measuredBootMs = 500}}});
    row("earlier boot, disciplined", {{'b', 1000, kNow - ten, true}}, {ten});
    row("earlier boot, jumped before it was disciplined",
        {{'b', 1000, kNow + 5 * kHourMs}, {'b', 2000, kNow - ten, true}}, {ten + 1000, ten});
    row("earlier boot, not disciplined, plausible",
        {{'b', 1000, kNow - 2 * kHourMs}, {'c', kHourMs - 5000, 7}}, {2 * kHourMs, 5000});
    row("earlier boot, not disciplined, too late",
        {{'b', 1000, kNow + 5 * kHourMs}, {'c', kHourMs - 5000, 7}}, {5000, 5000});
    row("earlier boot, not disciplined, too late: rows keep their distance",
        {{'b', 1000, kNow + 5 * kHourMs}, {'b', 31'000, 7}, {'c', kHourMs - 5000, 7}},
        {35'000, 5000, 5000});
    row("earlier boot, not disciplined, too early", {{'b', 1000, 0}, {'b', 2000, kNow}},
        {ten, ten - 1000}, {}, kNow - ten);
    row("earlier boot, not disciplined, no room between its neighbours",
        {{'b', 1000, 0}, {'b', kHourMs, 7}, {'c', kHourMs - 5000, 7}}, {8000, 5000, 5000}, {},
        kNow - 8000);
    row("earlier boot, not disciplined, nothing after it", {{'b', 1000, kNow + 5 * kHourMs}}, {0});
    row("two boots nobody knows",
        {{'a', 1000, kNow - 2 * kHourMs},
         {'b', 1000, kNow - 3 * kHourMs},
         {'c', kHourMs - 5000, 7}},
        {2 * kHourMs, 2 * kHourMs, 5000});
    row("disciplined, but later than a row that is known",
        {{'b', 1000, kNow - 1000, true}, {'c', kHourMs - 5000, 7}}, {5000, 5000});
    row("parent's own clock went back", {{'c', kHourMs - 5000, 7}, {'c', kHourMs - 1000, 7}},
        {-60'000, -60'000}, {}, kNow + 60'000);
}

void TestTimeCorrection::corrects()
{
    QFETCH(QList<Reading>, readings);
    QFETCH(BootAnchors, anchors);
    QFETCH(qint64, predecessorMs);
    QFETCH(QList<qint64>, corrected);
    noteContact(anchors, sentAt('c', kHourMs), kNow);
    QList<qint64> beforeNow;
    for (const qint64 ms : correctTimes(rowsOf(readings), anchors, predecessorMs, kNow)) {
        beforeNow.append(kNow - ms);
    }
    QCOMPARE(beforeNow, corrected);
}

void TestTimeCorrection::contactAnchorsItsBoot()
{
    BootAnchors anchors;
    noteContact(anchors, sentAt('b', 5000), kNow);
    noteContact(anchors, sentAt('c', 1000), kNow + kHourMs);
    QCOMPARE(anchors.value(bootId('b')).offsetMs, kNow - 5000);
    // A newer contact of the same boot counts: the parent's clock may have been set meanwhile.
    noteContact(anchors, sentAt('c', 2000), kNow + 2 * kHourMs);
    QCOMPARE(anchors.value(bootId('c')).offsetMs, kNow + 2 * kHourMs - 2000);
}

void TestTimeCorrection::lateContactChangesNothing()
{
    BootAnchors anchors;
    noteContact(anchors, sentAt('b', 5000), kNow);
    const BootAnchors before = anchors;
    noteContact(anchors, sentAt('b', 4000), kNow + kHourMs);
    noteContact(anchors, sentAt('b', 5000), kNow + kHourMs);
    QCOMPARE(anchors, before);
}

void TestTimeCorrection::disciplinedRowAnchorsItsBoot()
{
    BootAnchors anchors;
    correctTimes(rowsOf({{'b', 1000, kNow - kHourMs, true}}), anchors, 0, kNow);
    QCOMPARE(anchors.value(bootId('b')).offsetMs, kNow - kHourMs - 1000);
    // The rest of that boot, in a later batch, goes by it even if it was not disciplined.
    QCOMPARE(correctTimes(rowsOf({{'b', 2000, 7}}), anchors, 0, kNow),
             QList<qint64>{kNow - kHourMs + 1000});
    // A contact in that boot knows better, whatever a row says.
    noteContact(anchors, sentAt('b', 5000), kNow);
    QCOMPARE(correctTimes(rowsOf({{'b', 4000, 7, true}}), anchors, 0, kNow),
             QList<qint64>{kNow - 1000});
}

void TestTimeCorrection::extremeReadingsStayInOrder()
{
    const QList<Row> rows = rowsOf({{'a', -kLong, -kLong},
                                    {'a', kLong, kLong, true},
                                    {'b', kLong, -kLong},
                                    {'c', -kLong, kLong},
                                    {'c', kLong, -kLong}});
    for (const qint64 bootMs : {-kLong, qint64{0}, kLong}) {
        BootAnchors anchors;
        noteContact(anchors, sentAt('c', bootMs), kNow);
        const QList<qint64> times = correctTimes(rows, anchors, 0, kNow);
        QVERIFY(std::is_sorted(times.begin(), times.end()));
        QVERIFY(times.first() >= 0 && times.last() <= kNow);
    }
}

void TestTimeCorrection::orderFollowsSeq_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 5; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

// A child that boots, jumps and is disciplined as it likes, in batches of any size.
void TestTimeCorrection::orderFollowsSeq()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    for (int history = 0; history < 200; ++history) {
        qint64 trueMs = kNow;
        Reading clock{'a', 1000, kNow};
        BootAnchors anchors;
        qint64 predecessor = 0;
        for (int batch = 0; batch < 5; ++batch) {
            QList<Reading> readings;
            for (int i = random.bounded(12); i >= 0; --i) {
                const qint64 passed = random.bounded(600'000);
                trueMs += passed;
                clock.bootMs += passed;
                clock.wallMs += passed;
                switch (random.bounded(8)) {
                case 0:
                    clock.wallMs = trueMs + random.bounded(-18'000'000, 18'000'000);
                    break;
                case 1:
                    clock = {static_cast<char>(clock.boot + 1), 1000, random.bounded(1000)};
                    break;
                case 2:
                    clock.isSynced = !clock.isSynced;
                    break;
                default:
                    break;
                }
                readings.append(clock);
            }
            noteContact(anchors, sentAt(clock.boot, clock.bootMs), trueMs);
            const QList<qint64> times =
                correctTimes(rowsOf(readings), anchors, predecessor, trueMs);
            QCOMPARE(times.size(), readings.size());
            QVERIFY(std::is_sorted(times.begin(), times.end()));
            QVERIFY(times.first() >= predecessor);
            QVERIFY(times.last() <= trueMs);
            predecessor = times.last();
        }
    }
}

// In one boot that the parent sees to its end, every time is exact.
void TestTimeCorrection::wallClockDoesNotMatterWithinABoot()
{
    QRandomGenerator random(7);
    for (int history = 0; history < 200; ++history) {
        QList<Reading> readings;
        QList<qint64> due;
        qint64 bootMs = 1000;
        for (int i = 0; i < 20; ++i) {
            bootMs += random.bounded(100'000);
            readings.append({'b', bootMs, random.bounded(2'000'000'000), random.bounded(2) == 0});
            due.append(kNow + bootMs);
        }
        BootAnchors anchors;
        noteContact(anchors, sentAt('b', bootMs + 50), kNow + bootMs + 50);
        QCOMPARE(correctTimes(rowsOf(readings), anchors, 0, kNow + bootMs + 50), due);
    }
}

QTEST_GUILESS_MAIN(TestTimeCorrection)
#include "tst_TimeCorrection.moc"
