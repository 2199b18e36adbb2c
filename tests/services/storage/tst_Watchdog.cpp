// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/storage/Watchdog.h"
#include "tests/services/storage/ListeningManager.h"

#include <QSignalSpy>
#include <QTest>

#include <semaphore>

using namespace onewindow;
using namespace onewindow::storage;

namespace {

/// Whether `manager` is told within some seconds that all is well.
bool isReassured(ListeningManager& manager)
{
    return QTest::qWaitFor([&manager] { return manager.take() == "WATCHDOG=1"; });
}

std::unique_ptr<Database> store()
{
    DatabaseOptions options;
    options.path = QStringLiteral(":memory:");
    auto opened = Database::open(options);
    OW_ENFORCE(opened);
    return std::move(opened).value();
}

} // namespace

/// What the service manager hears of a program that writes.
class tst_Watchdog : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { qputenv("WATCHDOG_USEC", "20000"); }

    void cleanup() { qunsetenv("WATCHDOG_USEC"); }

    void hearsThatAllIsWell();
    void hearsNothingWhileTheWriterIsStuck();
    void isLeftAloneIfItDoesNotAsk();
};

void tst_Watchdog::hearsThatAllIsWell()
{
    ListeningManager manager;
    Writer writer(store());
    QTimer timer;
    startWatchdog(writer, timer);
    QVERIFY(isReassured(manager));
    QVERIFY(isReassured(manager));
}

void tst_Watchdog::hearsNothingWhileTheWriterIsStuck()
{
    ListeningManager manager;
    Writer writer(store());
    std::binary_semaphore leave{0};
    writer.post([&leave](Database&) -> Result<void> {
        leave.acquire();
        return {};
    });
    QTimer timer;
    QSignalSpy asked(&timer, &QTimer::timeout);
    startWatchdog(writer, timer);
    const bool hasAsked = QTest::qWaitFor([&asked] { return asked.size() >= 3; });
    const QByteArray heard = manager.take();
    leave.release();
    QVERIFY(hasAsked);
    QCOMPARE(heard, QByteArray());
    QVERIFY(isReassured(manager));
}

void tst_Watchdog::isLeftAloneIfItDoesNotAsk()
{
    qunsetenv("WATCHDOG_USEC");
    Writer writer(store());
    QTimer timer;
    startWatchdog(writer, timer);
    QVERIFY(!timer.isActive());
}

QTEST_GUILESS_MAIN(tst_Watchdog)
#include "tst_Watchdog.moc"
