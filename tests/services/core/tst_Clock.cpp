// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Clock.h"

#include <QDateTime>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace onewindow;

class tst_Clock : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void wallTimeIsTheMachines()
    {
        const SystemClock clock;
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const qint64 now = clock.now().wallMs;
        const qint64 after = QDateTime::currentMSecsSinceEpoch();
        QVERIFY(before <= now && now <= after);
    }

    void bootTimeNeverGoesBack()
    {
        const SystemClock clock;
        qint64 last = clock.now().bootMs;
        QVERIFY(last > 0);
        for (int i = 0; i < 1000; ++i) {
            const qint64 next = clock.now().bootMs;
            QVERIFY(last <= next);
            last = next;
        }
    }

    void bootIdIsTheKernels()
    {
        QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray hex = file.readAll().trimmed().replace('-', QByteArray());
        const Timestamp now = SystemClock().now();
        QCOMPARE(now.bootId.size(), 16);
        QCOMPARE(now.bootId.toHex(), hex);
        QCOMPARE(SystemClock().now().bootId, now.bootId);
    }

    void timestampsCompareByAllTheyHold()
    {
        const Timestamp one{.wallMs = 1, .bootMs = 2, .bootId = "b", .isSynced = true};
        Timestamp other = one;
        QVERIFY(one == other);
        other.isSynced = false;
        QVERIFY(!(one == other));
        other = one;
        other.bootId = "c";
        QVERIFY(!(one == other));
    }
};

QTEST_GUILESS_MAIN(tst_Clock)
#include "tst_Clock.moc"
