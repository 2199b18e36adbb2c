// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/serial/SerialLink.h"
#include "drivers/sim/SimPort.h"
#include "services/core/Enforce.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <ctime>

using namespace onewindow::drivers;
using namespace std::chrono_literals;

namespace {

double cpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

/// Unplugs whenever the link has opened the line, and plugs in again at once.
class LooseContact : public QObject
{
public:
    explicit LooseContact(SimPort& sim, SerialLink& link)
    {
        connect(
            &link, &SerialLink::opened, this, [&sim] { sim.unplug(); }, Qt::QueuedConnection);
        connect(
            &link, &SerialLink::closed, this, [&sim] { OW_ENFORCE(bool(sim.plug())); },
            Qt::QueuedConnection);
    }
};

} // namespace

class tst_SerialLink : public QObject
{
    Q_OBJECT

    [[nodiscard]] QString path() const { return m_dir.filePath(QStringLiteral("line")); }

    [[nodiscard]] SerialLink::Options options() const
    {
        return {.path = path(), .baudRate = 115200, .reopenDelay = 20ms, .readBufferBytes = 256};
    }

    QTemporaryDir m_dir;

private Q_SLOTS:
    void init();
    void everyByteValueGoesBothWays();
    void opensWhenTheLineAppears();
    void unplugIsSaidOnceAndDoesNotSpin();
    void pathThatIsNoSerialLineIsAFault();
    void peerThatReadsNothingBoundsTheBuffer();
    void stopEndsTheAttempts();
    void lineThatIsLostAgainAndAgainIsLeftAlone();
    void goodLineIsOpenedSoonAgain();
};

void tst_SerialLink::init()
{
    QVERIFY(m_dir.isValid());
}

void tst_SerialLink::everyByteValueGoesBothWays()
{
    SimPort sim(path());
    QVERIFY(sim.plug());
    SerialLink link(options());
    link.start();
    QVERIFY(link.isOpen());
    QTRY_VERIFY(sim.isAttached());

    QByteArray all;
    for (int i = 0; i < 1024; ++i) {
        all.append(static_cast<char>(i % 256));
    }
    QByteArray atSim;
    connect(&sim, &SimPort::received, this, [&](const QByteArray& bytes) { atSim += bytes; });
    QVERIFY(link.write(all));
    QTRY_COMPARE(atSim, all);

    // Four times what the link's own buffer holds.
    QByteArray atLink;
    connect(&link, &SerialLink::readyRead, this, [&] {
        std::array<char, 100> buffer{};
        while (const qsizetype count = link.read(buffer)) {
            atLink.append(buffer.data(), count);
        }
    });
    QVERIFY(sim.send(all));
    QTRY_COMPARE(atLink, all);
}

void tst_SerialLink::opensWhenTheLineAppears()
{
    SerialLink link(options());
    QSignalSpy openedSpy(&link, &SerialLink::opened);
    QSignalSpy closedSpy(&link, &SerialLink::closed);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("closed: missing")));
    link.start();
    QCOMPARE(closedSpy.size(), 1);
    QCOMPARE(closedSpy.at(0).at(0).value<DeviceStatus>(), DeviceStatus::Missing);
    QVERIFY(!link.write(QByteArrayLiteral("x")));

    SimPort sim(path());
    QVERIFY(sim.plug());
    QTRY_COMPARE(openedSpy.size(), 1);
    QCOMPARE(closedSpy.size(), 1);
    QVERIFY(link.isOpen());
}

void tst_SerialLink::unplugIsSaidOnceAndDoesNotSpin()
{
    SimPort sim(path());
    QVERIFY(sim.plug());
    SerialLink link(options());
    QSignalSpy openedSpy(&link, &SerialLink::opened);
    QSignalSpy closedSpy(&link, &SerialLink::closed);
    link.start();
    QTRY_VERIFY(sim.isAttached());

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("closed: missing")));
    const double before = cpuSeconds();
    sim.unplug();
    QTRY_COMPARE(closedSpy.size(), 1);
    QCOMPARE(closedSpy.at(0).at(0).value<DeviceStatus>(), DeviceStatus::Missing);
    // Half a second unplugged: two dozen attempts to open it, one report, hardly any work.
    QTimer half;
    half.setSingleShot(true);
    half.start(500ms);
    QTRY_VERIFY(!half.isActive());
    QCOMPARE(closedSpy.size(), 1);
    QVERIFY2(cpuSeconds() - before < 0.25, qPrintable(QString::number(cpuSeconds() - before)));

    QVERIFY(sim.plug());
    QTRY_COMPARE(openedSpy.size(), 2);
    QTRY_VERIFY(sim.isAttached());
    QByteArray atSim;
    connect(&sim, &SimPort::received, this, [&](const QByteArray& bytes) { atSim += bytes; });
    QVERIFY(link.write(QByteArrayLiteral("back")));
    QTRY_COMPARE(atSim, QByteArrayLiteral("back"));
}

void tst_SerialLink::pathThatIsNoSerialLineIsAFault()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    SerialLink link(options());
    QSignalSpy closedSpy(&link, &SerialLink::closed);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("closed: ")));
    link.start();
    QCOMPARE(closedSpy.size(), 1);
    QCOMPARE(closedSpy.at(0).at(0).value<DeviceStatus>(), DeviceStatus::Fault);
    link.stop();
    QVERIFY(file.remove());
}

void tst_SerialLink::peerThatReadsNothingBoundsTheBuffer()
{
    SimPort sim(path());
    QVERIFY(sim.plug());
    SerialLink link(options());
    link.start();
    QVERIFY(link.isOpen());
    const QByteArray block(16384, 'x');
    int accepted = 0;
    while (accepted < 100 && link.write(block)) {
        ++accepted;
    }
    QVERIFY(accepted >= 1);
    QVERIFY(accepted <= SerialLink::kMaxUnsentBytes / block.size() + 1);
}

void tst_SerialLink::stopEndsTheAttempts()
{
    SerialLink link(options());
    QSignalSpy openedSpy(&link, &SerialLink::opened);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("closed: missing")));
    link.start();
    link.stop();
    SimPort sim(path());
    QVERIFY(sim.plug());
    QVERIFY(!openedSpy.wait(200));
}

void tst_SerialLink::lineThatIsLostAgainAndAgainIsLeftAlone()
{
    SimPort sim(path());
    QVERIFY(sim.plug());
    SerialLink::Options loose = options();
    loose.maxReopenDelay = 320ms;
    SerialLink link(loose);
    QElapsedTimer sinceStart;
    QList<qint64> openedAtMs;
    connect(&link, &SerialLink::opened, this, [&] { openedAtMs << sinceStart.elapsed(); });
    const LooseContact contact(sim, link);
    sinceStart.start();
    link.start();
    // 20, 40, 80, 160 and twice 320 ms.
    QTRY_VERIFY_WITH_TIMEOUT(openedAtMs.size() >= 7, 30'000);
    QVERIFY(openedAtMs.at(4) >= 300);
    QVERIFY(openedAtMs.at(6) >= 940);
}

void tst_SerialLink::goodLineIsOpenedSoonAgain()
{
    SimPort sim(path());
    QVERIFY(sim.plug());
    SerialLink::Options good = options();
    good.maxReopenDelay = 60s;
    good.stableTime = 0ms;
    SerialLink link(good);
    QSignalSpy openedSpy(&link, &SerialLink::opened);
    const LooseContact contact(sim, link);
    link.start();
    // Doubled twelve times it would be a minute and more.
    QTRY_VERIFY_WITH_TIMEOUT(openedSpy.size() >= 13, 30'000);
}

QTEST_GUILESS_MAIN(tst_SerialLink)
#include "tst_SerialLink.moc"
