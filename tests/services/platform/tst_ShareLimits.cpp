// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/ShareLimits.h"

#include <QTest>

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

using namespace onewindow::platform;
using namespace std::chrono_literals;

namespace {

const QString kHall = QStringLiteral("hall-1");
const QString kWindow = QStringLiteral("counter-1");

} // namespace

/// How often departments are asked about persons.
class tst_ShareLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void windowAsksWithoutEnd();
    void hallAsksForItsWindows();
    void fromManyThreads();

private:
    RateLimiter::TimePoint m_now;
};

void tst_ShareLimits::windowAsksWithoutEnd()
{
    ShareLimits limits;
    for (int i = 0; i < ShareLimits::kAtOnce; ++i) {
        QVERIFY(limits.admit(kWindow, m_now));
    }
    QVERIFY(!limits.admit(kWindow, m_now));
    QVERIFY(limits.admit(QStringLiteral("counter-2"), m_now));
    QVERIFY(limits.admit(kWindow, m_now + 2s));
    QVERIFY(!limits.admit(kWindow, m_now + 2s));
}

/// Of whom the centre sees one machine.
void tst_ShareLimits::hallAsksForItsWindows()
{
    ShareLimits limits;
    for (int i = 0; i < ShareLimits::kWindows * ShareLimits::kAtOnce; ++i) {
        QVERIFY(limits.admitHall(kHall, m_now));
    }
    QVERIFY(!limits.admitHall(kHall, m_now));
    QVERIFY(limits.admitHall(kHall, m_now + 100ms));
}

void tst_ShareLimits::fromManyThreads()
{
    constexpr int kThreads = 4;
    constexpr int kAsks = 2000; // Fewer clients than are remembered.
    ShareLimits limits;
    std::atomic<int> admitted = 0;
    std::latch begin(kThreads);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < kThreads; ++i) {
            threads.emplace_back([&, i] {
                begin.arrive_and_wait();
                for (int ask = 0; ask < kAsks; ++ask) {
                    // Others come and go meanwhile, so that the table grows.
                    limits.admit(QStringLiteral("%1/%2").arg(i).arg(ask), m_now);
                    admitted += limits.admit(kWindow, m_now) ? 1 : 0;
                }
            });
        }
    }
    QCOMPARE(admitted.load(), ShareLimits::kAtOnce);
}

QTEST_GUILESS_MAIN(tst_ShareLimits)
#include "tst_ShareLimits.moc"
