// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/RateLimiter.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow::platform;
using namespace std::chrono_literals;

class tst_RateLimiter : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void burstThenRate();
    void clientsDoNotShare();
    void timeGoingBackGivesNothing();
    void memoryIsBounded();
};

void tst_RateLimiter::burstThenRate()
{
    RateLimiter limiter(10, 3);
    RateLimiter::TimePoint now{};
    const QString client = QStringLiteral("a");
    for (int i = 0; i < 3; ++i) {
        QVERIFY(limiter.admit(client, now));
    }
    QVERIFY(!limiter.admit(client, now));
    now += 50ms;
    QVERIFY(!limiter.admit(client, now));
    now += 60ms;
    QVERIFY(limiter.admit(client, now));
    QVERIFY(!limiter.admit(client, now));
    now += 1h;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(limiter.admit(client, now));
    }
    QVERIFY(!limiter.admit(client, now));
}

void tst_RateLimiter::clientsDoNotShare()
{
    RateLimiter limiter(1, 1);
    const RateLimiter::TimePoint now{};
    QVERIFY(limiter.admit(QStringLiteral("a"), now));
    QVERIFY(limiter.admit(QStringLiteral("b"), now));
    QVERIFY(!limiter.admit(QStringLiteral("a"), now));
}

void tst_RateLimiter::timeGoingBackGivesNothing()
{
    RateLimiter limiter(1000, 1);
    const RateLimiter::TimePoint now = RateLimiter::TimePoint{} + 1h;
    QVERIFY(limiter.admit(QStringLiteral("a"), now));
    QVERIFY(!limiter.admit(QStringLiteral("a"), now - 1min));
}

void tst_RateLimiter::memoryIsBounded()
{
    RateLimiter limiter(0.001, 2);
    RateLimiter::TimePoint now{};
    for (int i = 0; i < 3 * RateLimiter::kClientLimit; ++i) {
        now += 1us;
        QVERIFY(limiter.admit(QString::number(i), now));
        QVERIFY(limiter.clients() <= RateLimiter::kClientLimit);
    }
}

QTEST_GUILESS_MAIN(tst_RateLimiter)
#include "tst_RateLimiter.moc"
