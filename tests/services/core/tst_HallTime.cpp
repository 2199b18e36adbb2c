// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/HallTime.h"

#include <QTest>

#include <ctime>

using namespace onewindow;
using namespace Qt::StringLiterals;

/// The same time wherever the machine believes to stand.
class tst_HallTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheHalls_data();
    void isTheHalls();

    void cleanupTestCase() { setZone(m_before); }

private:
    static void setZone(const QByteArray& zone)
    {
        qputenv("TZ", zone);
        tzset();
    }

    QByteArray m_before = qgetenv("TZ");
};

void tst_HallTime::isTheHalls_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<qint64>("wallMs");
    QTest::addColumn<QString>("shown");
    const qint64 lateInBeijing = 1'795'362'900'000; // 2026-11-22 15:55 UTC
    const qint64 nextDayThere = lateInBeijing + 10 * 60 * 1000;
    for (const char* zone : {"Asia/Shanghai", "UTC", "America/New_York", "Europe/Berlin"}) {
        QTest::addRow("%s, before midnight", zone)
            << QByteArray(zone) << lateInBeijing << u"2026-11-22 23:55"_s;
        QTest::addRow("%s, after midnight", zone)
            << QByteArray(zone) << nextDayThere << u"2026-11-23 00:05"_s;
    }
    // China had one then, as the zone's data say.
    QTest::newRow("no summer time")
        << QByteArray("Asia/Shanghai") << qint64(551'448'000'000) << u"1987-06-23 20:00"_s;
}

void tst_HallTime::isTheHalls()
{
    QFETCH(QByteArray, zone);
    QFETCH(qint64, wallMs);
    QFETCH(QString, shown);
    setZone(zone);
    QCOMPARE(hallTime(wallMs).toString(u"yyyy-MM-dd HH:mm"), shown);
    QCOMPARE(hallTime(wallMs).toMSecsSinceEpoch(), wallMs);
}

QTEST_GUILESS_MAIN(tst_HallTime)
#include "tst_HallTime.moc"
