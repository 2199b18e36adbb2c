// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/sim/SimPort.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QSerialPort>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace onewindow::drivers;

class tst_SimPort : public QObject
{
    Q_OBJECT

    [[nodiscard]] QString path() const { return m_dir.filePath(QStringLiteral("port")); }

    QTemporaryDir m_dir;

private Q_SLOTS:
    void init();
    void linkComesAndGoesWithTheCable();
    void aFileAtThePathIsLeftAlone();
    void aLinkLeftBehindIsReplaced();
    void programComesAndGoes();
    void bytesForAProgramThatIsGoneAreLost();
    void pacingTakesTheTimeOfTheLine();
};

void tst_SimPort::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
    QVERIFY(m_dir.isValid());
}

void tst_SimPort::linkComesAndGoesWithTheCable()
{
    SimPort sim(path());
    QSignalSpy spy(&sim, &SimPort::pluggedChanged);
    QVERIFY(!QFileInfo(path()).isSymLink());
    QVERIFY(sim.plug());
    QVERIFY(sim.plug());
    QVERIFY(QFileInfo(path()).isSymLink());
    QVERIFY(QFileInfo::exists(path()));
    sim.unplug();
    sim.unplug();
    QVERIFY(!QFileInfo(path()).isSymLink());
    QCOMPARE(spy.size(), 2);
}

void tst_SimPort::aFileAtThePathIsLeftAlone()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    SimPort sim(path());
    const Result<void> result = sim.plug();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::DeviceFault);
    QVERIFY(!sim.isPlugged());
    QVERIFY(file.remove());
}

void tst_SimPort::aLinkLeftBehindIsReplaced()
{
    QVERIFY(QFile::link(QStringLiteral("/dev/pts/99999"), path()));
    SimPort sim(path());
    QVERIFY(sim.plug());
    QVERIFY(QFileInfo::exists(path()));
}

void tst_SimPort::programComesAndGoes()
{
    SimPort sim(path());
    QVERIFY(sim.plug());
    QVERIFY(!sim.isAttached());
    QSerialPort port(path());
    for (int round = 0; round < 3; ++round) {
        QVERIFY(port.open(QIODevice::ReadWrite));
        QTRY_VERIFY(sim.isAttached());
        QVERIFY(sim.send(QByteArrayLiteral("\x00\x0a\x0d\xff")));
        QTRY_COMPARE(port.bytesAvailable(), 4);
        QCOMPARE(port.readAll(), QByteArrayLiteral("\x00\x0a\x0d\xff"));
        port.close();
        QTRY_VERIFY(!sim.isAttached());
        QVERIFY(QFileInfo::exists(path()));
    }
}

void tst_SimPort::bytesForAProgramThatIsGoneAreLost()
{
    SimPort sim(path());
    QVERIFY(sim.plug());
    QVERIFY(!sim.send(QByteArrayLiteral("lost")));
    QSerialPort port(path());
    QVERIFY(port.open(QIODevice::ReadWrite));
    QTRY_VERIFY(sim.isAttached());
    QVERIFY(sim.send(QByteArrayLiteral("unread")));
    port.close();
    QTRY_VERIFY(!sim.isAttached());
    QVERIFY(port.open(QIODevice::ReadWrite));
    QTRY_VERIFY(sim.isAttached());
    QVERIFY(sim.send(QByteArrayLiteral("fresh")));
    QTRY_COMPARE(port.bytesAvailable(), 5);
    QCOMPARE(port.readAll(), QByteArrayLiteral("fresh"));
}

void tst_SimPort::pacingTakesTheTimeOfTheLine()
{
    SimPort sim(path());
    QVERIFY(sim.plug());
    QSerialPort port(path());
    QVERIFY(port.open(QIODevice::ReadWrite));
    QTRY_VERIFY(sim.isAttached());
    sim.setPacing(115200);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(sim.send(QByteArray(2304, 'x')));
    QTRY_COMPARE(port.bytesAvailable(), 2304);
    // 2304 bytes of 10 bits at 115200 bit/s take 200 ms.
    QVERIFY2(timer.elapsed() >= 180, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(tst_SimPort)
#include "tst_SimPort.moc"
