// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/scanner/SerialScanner.h"
#include "drivers/sim/SimScanner.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <optional>

using namespace onewindow::drivers;
using namespace std::chrono_literals;

namespace {

/// Longer than the pieces of one line are apart on a machine with much else to do.
constexpr std::chrono::milliseconds kLineGap = 500ms;

/// Lets the events run for `time`: for "and nothing else happens".
void letPass(std::chrono::milliseconds time)
{
    QTimer timer;
    timer.setSingleShot(true);
    timer.start(time);
    QTRY_VERIFY(!timer.isActive());
}

/// A driver on a simulated scanner, and everything it says.
class Desk
{
public:
    explicit Desk(const QString& path)
        : sim(path)
        , driver({.path = path,
                  .baudRate = 9600,
                  .reopenDelay = 30ms,
                  .limits = {.minInterval = 100ms, .absence = 3s},
                  .lineGap = kLineGap})
        , statusSpy(&driver, &ScannerDriver::statusChanged)
        , codeSpy(&driver, &ScannerDriver::codeScanned)
    {}

    [[nodiscard]] QString lastCode() const { return codeSpy.last().at(0).toString(); }

    SimScanner sim;
    SerialScanner driver;
    QSignalSpy statusSpy;
    QSignalSpy codeSpy;
};

} // namespace

class tst_SerialScanner : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::optional<Desk> m_desk;

    /// Scanner plugged in, driver started and ready, a code wanted.
    void makeReady();

private Q_SLOTS:
    void init();
    void cleanup();
    void codesArrive();
    void notWantedIsDropped();
    void badLinesAreDropped();
    void tornLineDoesNotSpoilTheNext();
    void floodIsLimited();
    void codeLeftUnderIsReportedOnce();
    void unpluggedAndPluggedIn();
    void paceOfARealLine();
};

void tst_SerialScanner::init()
{
    m_desk.emplace(m_dir.filePath(QStringLiteral("scanner")));
}

void tst_SerialScanner::cleanup()
{
    m_desk.reset();
}

void tst_SerialScanner::makeReady()
{
    QVERIFY(m_desk->sim.port().plug());
    QCOMPARE(m_desk->driver.status(), DeviceStatus::Starting);
    m_desk->driver.setCodeWanted(true);
    m_desk->driver.start();
    QTRY_COMPARE(m_desk->driver.status(), DeviceStatus::Ready);
    QTRY_VERIFY(m_desk->sim.port().isAttached());
}

void tst_SerialScanner::codesArrive()
{
    makeReady();
    QVERIFY(m_desk->sim.scan(QStringLiteral("https://example.cn/t/张")));
    QTRY_COMPARE(m_desk->codeSpy.size(), 1);
    QCOMPARE(m_desk->lastCode(), QStringLiteral("https://example.cn/t/张"));
    letPass(120ms);
    const QString longest(4096, u'x');
    QVERIFY(m_desk->sim.scan(longest));
    QTRY_COMPARE(m_desk->codeSpy.size(), 2);
    QCOMPARE(m_desk->lastCode(), longest);
}

void tst_SerialScanner::notWantedIsDropped()
{
    makeReady();
    m_desk->driver.setCodeWanted(false);
    QVERIFY(m_desk->sim.scan(QStringLiteral("unwanted")));
    letPass(100ms);
    m_desk->driver.setCodeWanted(true);
    letPass(50ms);
    QVERIFY(m_desk->codeSpy.isEmpty());
    QVERIFY(m_desk->sim.scan(QStringLiteral("wanted")));
    QTRY_COMPARE(m_desk->codeSpy.size(), 1);
    QCOMPARE(m_desk->lastCode(), QStringLiteral("wanted"));
}

void tst_SerialScanner::badLinesAreDropped()
{
    makeReady();
    QVERIFY(m_desk->sim.sendRaw("\xD5\xC5\r"));
    QVERIFY(m_desk->sim.sendRaw("a\x1B[2J\r"));
    QVERIFY(m_desk->sim.sendRaw(QByteArray(5000, 'x') + '\r'));
    QVERIFY(m_desk->sim.scan(QStringLiteral("good")));
    QTRY_COMPARE(m_desk->codeSpy.size(), 1);
    QCOMPARE(m_desk->lastCode(), QStringLiteral("good"));
}

void tst_SerialScanner::tornLineDoesNotSpoilTheNext()
{
    makeReady();
    QVERIFY(m_desk->sim.sendRaw("torn"));
    letPass(2 * kLineGap);
    QVERIFY(m_desk->sim.scan(QStringLiteral("whole")));
    QTRY_COMPARE(m_desk->codeSpy.size(), 1);
    QCOMPARE(m_desk->lastCode(), QStringLiteral("whole"));
}

void tst_SerialScanner::floodIsLimited()
{
    makeReady();
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 1000; ++i) {
        m_desk->sim.scan(QStringLiteral("code %1").arg(i));
    }
    letPass(300ms);
    QVERIFY(!m_desk->codeSpy.isEmpty());
    QVERIFY(m_desk->codeSpy.size() <= 1 + timer.elapsed() / 100);
    // It works again when the flood is over.
    letPass(120ms);
    m_desk->codeSpy.clear();
    QVERIFY(m_desk->sim.scan(QStringLiteral("after")));
    QTRY_COMPARE(m_desk->codeSpy.size(), 1);
    QCOMPARE(m_desk->lastCode(), QStringLiteral("after"));
}

void tst_SerialScanner::codeLeftUnderIsReportedOnce()
{
    makeReady();
    for (int i = 0; i < 4; ++i) {
        QVERIFY(m_desk->sim.scan(QStringLiteral("left")));
        letPass(120ms);
    }
    QVERIFY(m_desk->sim.scan(QStringLiteral("another")));
    QTRY_COMPARE(m_desk->codeSpy.size(), 2);
    QCOMPARE(m_desk->codeSpy.first().at(0).toString(), QStringLiteral("left"));
    QCOMPARE(m_desk->lastCode(), QStringLiteral("another"));
}

void tst_SerialScanner::unpluggedAndPluggedIn()
{
    makeReady();
    for (int round = 1; round <= 3; ++round) {
        QVERIFY(m_desk->sim.sendRaw("torn by the cable"));
        m_desk->sim.port().unplug();
        QTRY_COMPARE(m_desk->driver.status(), DeviceStatus::Missing);
        letPass(100ms);
        QCOMPARE(m_desk->statusSpy.size(), 2 * round);
        QVERIFY(m_desk->sim.port().plug());
        QTRY_COMPARE(m_desk->driver.status(), DeviceStatus::Ready);
        QTRY_VERIFY(m_desk->sim.port().isAttached());
        const QString code = QStringLiteral("back %1").arg(round);
        QVERIFY(m_desk->sim.scan(code));
        QTRY_COMPARE(m_desk->codeSpy.size(), round);
        QCOMPARE(m_desk->lastCode(), code);
    }
}

void tst_SerialScanner::paceOfARealLine()
{
    m_desk->sim.port().setPacing(9600);
    makeReady();
    const QString code(200, u'x');
    QVERIFY(m_desk->sim.scan(code));
    QTRY_COMPARE(m_desk->codeSpy.size(), 1);
    QCOMPARE(m_desk->lastCode(), code);
}

QTEST_GUILESS_MAIN(tst_SerialScanner)
#include "tst_SerialScanner.moc"
