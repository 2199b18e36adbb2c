// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/drivers/printer/PrinterRig.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QSerialPort>
#include <QTest>

using namespace onewindow::drivers;

namespace {

constexpr auto kPrinted = PrintOutcome::Printed;
constexpr auto kNotPrinted = PrintOutcome::NotPrinted;
constexpr auto kUnknown = PrintOutcome::Unknown;

/// Pictures of 2.3 kB a line.
Receipt longPicture(int lines)
{
    return {QList<ReceiptItem>(lines, ReceiptText{QString(24, u'㙍')})};
}

} // namespace

/// The driver against the simulated printer.
class TestEscPosPrinter : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void printsATicket_data() { addPorts(); }

    void printsATicket();
    void qrOnPaperIsReadable();
    void rareNameIsOnPaper();

    void jobWaitsForTheFirstStatus_data() { addPorts(); }

    void jobWaitsForTheFirstStatus();
    void absentPrinterIsMissing_data();
    void absentPrinterIsMissing();
    void lockedPortIsNoPermission();
    void nearEndIsReadOnlyWithASensor();
    void silenceDoesNotExceedTheLimit();
    void fullBufferStillTellsTheReason_data();
    void fullBufferStillTellsTheReason();

    void lostInTheMiddleOfAPicture_data() { addPorts(); }

    void lostInTheMiddleOfAPicture();
    void nextProcessCleansUp();
    void waitingJobsAreLimited();
    void refusedReceiptIsNotPrinted();
};

void TestEscPosPrinter::printsATicket()
{
    QFETCH(const PrinterPort, port);
    PrinterRig rig(port, {});
    QVERIFY(rig.isReady());
    QCOMPARE(rig.started(), {});
    rig.driver().print(7, ticket());
    QTRY_COMPARE_WITH_TIMEOUT(rig.ends().size(), 1, kPatience);
    QCOMPARE(rig.ends().at(0), (JobEnd{7, kPrinted, DeviceStatus::Ready}));
    QCOMPARE(rig.started(), {7});
    QCOMPARE(rig.tickets().size(), 1);
    QCOMPARE(rig.sim().unknownCommands(), {});
    const SimPrinterTicket printed = rig.tickets().at(0);
    QCOMPARE(printed.text, QStringLiteral("政务服务大厅\n"
                                          "A1023\n"
                                          "事项") +
                               QString(28, u' ') +
                               QStringLiteral("社会保险参保登记\n"
                                              "前面还有") +
                               QString(36, u' ') +
                               QStringLiteral("3 人\n"
                                              "按类别和取号时间叫号\n"));
    QCOMPARE(printed.qrContents, {QStringLiteral("https://hall.example/t/A1023")});
    QCOMPARE(printed.image.width(), 576);

    rig.driver().print(8, ticket(QStringLiteral("A1024")));
    QTRY_COMPARE_WITH_TIMEOUT(rig.ends().size(), 2, kPatience);
    QCOMPARE(rig.ends().at(1), (JobEnd{8, kPrinted, DeviceStatus::Ready}));
    QCOMPARE(rig.tickets().size(), 2);
    QCOMPARE(rig.scraps(), 0);
}

void TestEscPosPrinter::qrOnPaperIsReadable()
{
    PrinterRig rig(PrinterPort::Tcp, atOnce());
    QVERIFY(rig.isReady());
    rig.driver().print(1, ticket());
    QTRY_COMPARE_WITH_TIMEOUT(rig.tickets().size(), 1, kPatience);
    const QString png = rig.tickets().at(0).pngPath;
    QVERIFY(QFile::exists(png));
    QProcess zbar;
    zbar.start(QStringLiteral("zbarimg"), {QStringLiteral("-q"), QStringLiteral("--raw"), png});
    QVERIFY2(zbar.waitForFinished(), "zbarimg (zbar-tools) is missing");
    QCOMPARE(zbar.readAllStandardOutput().trimmed(), QByteArray("https://hall.example/t/A1023"));
}

void TestEscPosPrinter::rareNameIsOnPaper()
{
    PrinterRig rig(PrinterPort::Tcp, atOnce());
    QVERIFY(rig.isReady());
    rig.driver().print(1, {{ReceiptPair{QStringLiteral("姓名"), QStringLiteral("张*㙍")}}});
    QTRY_COMPARE_WITH_TIMEOUT(rig.ends().size(), 1, kPatience);
    QCOMPARE(rig.ends().at(0).outcome, kPrinted);
    // Drawn, so not among the characters; black at both edges of the paper.
    const SimPrinterTicket printed = rig.tickets().at(0);
    QCOMPARE(printed.text, QString());
    const auto hasBlack = [&](int from, int to) {
        for (int y = 0; y < 32; ++y) {
            for (int x = from; x < to; ++x) {
                if (qGray(printed.image.pixel(x, y)) == 0) {
                    return true;
                }
            }
        }
        return false;
    };
    QVERIFY(hasBlack(0, 48));
    QVERIFY(!hasBlack(60, 480));
    QVERIFY(hasBlack(552, 576));
}

void TestEscPosPrinter::jobWaitsForTheFirstStatus()
{
    QFETCH(const PrinterPort, port);
    PrinterRig rig(port, atOnce());
    rig.startDriver();
    rig.driver().print(1, ticket());
    QTRY_COMPARE_WITH_TIMEOUT(rig.ends().size(), 1, kPatience);
    QCOMPARE(rig.ends().at(0), (JobEnd{1, kPrinted, DeviceStatus::Ready}));
}

void TestEscPosPrinter::absentPrinterIsMissing_data()
{
    addPorts();
}

void TestEscPosPrinter::absentPrinterIsMissing()
{
    QFETCH(const PrinterPort, port);
    PrinterRig rig(port, atOnce());
    rig.sim().setFault(SimPrinterFault::Unplugged, true);
    rig.startDriver();
    rig.driver().print(1, ticket());
    QTRY_COMPARE_WITH_TIMEOUT(rig.ends().size(), 1, kPatience);
    QCOMPARE(rig.ends().at(0), (JobEnd{1, kNotPrinted, DeviceStatus::Missing}));
    QCOMPARE(rig.driver().status(), DeviceStatus::Missing);
    QCOMPARE(rig.started(), {});
}

void TestEscPosPrinter::lockedPortIsNoPermission()
{
    PrinterRig rig(PrinterPort::Serial, atOnce());
    QSerialPort other;
    other.setPortName(rig.config().address);
    QVERIFY(other.open(QIODevice::ReadWrite));
    rig.startDriver();
    QTRY_COMPARE_WITH_TIMEOUT(rig.driver().status(), DeviceStatus::NoPermission, kPatience);
    other.close();
    QTRY_COMPARE_WITH_TIMEOUT(rig.driver().status(), DeviceStatus::Ready, kPatience);
}

void TestEscPosPrinter::nearEndIsReadOnlyWithASensor()
{
    PrinterRig rig(PrinterPort::Tcp, atOnce());
    rig.config().profile.hasNearEndSensor = false;
    rig.sim().setFault(SimPrinterFault::PaperLow, true);
    QVERIFY(rig.isReady());
}

void TestEscPosPrinter::silenceDoesNotExceedTheLimit()
{
    PrinterRig rig(PrinterPort::Tcp, atOnce());
    QVERIFY(rig.isReady());
    rig.sim().setFaultAfter(SimPrinterFault::Silent, 1);
    QElapsedTimer elapsed;
    elapsed.start();
    rig.driver().print(1, ticket());
    QTRY_COMPARE_WITH_TIMEOUT(rig.ends().size(), 1, kPatience);
    QCOMPARE(rig.ends().at(0).outcome, kUnknown);
    QVERIFY(elapsed.elapsed() < rig.config().timings.jobEnd.count());
}

void TestEscPosPrinter::fullBufferStillTellsTheReason_data()
{
    QTest::addColumn<bool>("hasAutoStatus");
    QTest::newRow("the printer tells by itself") << true;
    QTest::newRow("asked on a new connection") << false;
}

void TestEscPosPrinter::fullBufferStillTellsTheReason()
{
    QFETCH(const bool, hasAutoStatus);
    SimPrinter::Options options = atOnce();
    options.hasAutoStatus = hasAutoStatus;
    options.receiveBufferBytes = 1024;
    PrinterRig rig(PrinterPort::Tcp, options);
    QVERIFY(rig.isReady());
    rig.sim().setFaultAfter(SimPrinterFault::NoPaper, 3);
    rig.driver().print(1, longPicture(120));
    QTRY_COMPARE_WITH_TIMEOUT(rig.ends().size(), 1, kPatience);
    QCOMPARE(rig.ends().at(0), (JobEnd{1, kNotPrinted, DeviceStatus::NoPaper}));
    QTRY_COMPARE_WITH_TIMEOUT(rig.driver().status(), DeviceStatus::NoPaper, kPatience);

    rig.sim().setFault(SimPrinterFault::NoPaper, false);
    QTRY_COMPARE_WITH_TIMEOUT(rig.driver().status(), DeviceStatus::Ready, kPatience);
    rig.driver().print(2, ticket());
    QTRY_COMPARE_WITH_TIMEOUT(rig.ends().size(), 2, kPatience);
    QCOMPARE(rig.ends().at(1).outcome, kPrinted);
    QCOMPARE(rig.tickets().size(), 1);
    QCOMPARE(rig.tickets().at(0).qrContents.size(), 1);
}

void TestEscPosPrinter::lostInTheMiddleOfAPicture()
{
    QFETCH(const PrinterPort, port);
    SimPrinter::Options options; // At the pace of paper, so that the cable is pulled in time.
    options.receiveBufferBytes = 512;
    PrinterRig rig(port, options);
    QVERIFY(rig.isReady());
    rig.sim().setFaultAfter(SimPrinterFault::Unplugged, 2);
    rig.driver().print(1, longPicture(40));
    QTRY_COMPARE_WITH_TIMEOUT(rig.ends().size(), 1, kPatience);
    QCOMPARE(rig.ends().at(0), (JobEnd{1, kUnknown, DeviceStatus::Missing}));

    rig.sim().setFault(SimPrinterFault::Unplugged, false);
    QTRY_COMPARE_WITH_TIMEOUT(rig.driver().status(), DeviceStatus::Ready, kPatience);
    rig.driver().print(2, ticket());
    QTRY_COMPARE_WITH_TIMEOUT(rig.ends().size(), 2, kPatience);
    QCOMPARE(rig.ends().at(1).outcome, kPrinted);
    // A serial line had taken all of the first job, which then came out whole.
    QVERIFY(rig.tickets().constLast().text.startsWith(QStringLiteral("政务服务大厅\nA1023\n")));
    QCOMPARE(rig.tickets().size() + rig.scraps(), 2);
}

void TestEscPosPrinter::nextProcessCleansUp()
{
    SimPrinter::Options options;
    options.receiveBufferBytes = 512;
    PrinterRig rig(PrinterPort::Tcp, options);
    QVERIFY(rig.isReady());
    rig.driver().print(1, longPicture(40));
    QTRY_VERIFY_WITH_TIMEOUT(rig.sim().isPrinting(), kPatience);
    rig.stopDriver();
    QVERIFY(rig.isReady());
    rig.driver().print(2, ticket());
    QTRY_COMPARE_WITH_TIMEOUT(rig.ends().size(), 1, kPatience);
    QCOMPARE(rig.ends().at(0), (JobEnd{2, kPrinted, DeviceStatus::Ready}));
    QCOMPARE(rig.tickets().constLast().qrContents.size(), 1);
}

void TestEscPosPrinter::waitingJobsAreLimited()
{
    PrinterRig rig(PrinterPort::Tcp, {});
    QVERIFY(rig.isReady());
    rig.driver().print(1, ticket());
    QTRY_COMPARE_WITH_TIMEOUT(rig.started().size(), 1, kPatience);
    for (quint64 id = 2; id <= 6; ++id) {
        rig.driver().print(id, ticket(QStringLiteral("A%1").arg(id)));
    }
    QTRY_COMPARE_WITH_TIMEOUT(rig.ends().size(), 6, kPatience);
    // One on the wire, four waiting, and the sixth too many.
    QCOMPARE(rig.ends().at(0), (JobEnd{6, kNotPrinted, DeviceStatus::Ready}));
    for (quint64 id = 1; id <= 5; ++id) {
        QCOMPARE(rig.ends().at(static_cast<qsizetype>(id)),
                 (JobEnd{id, kPrinted, DeviceStatus::Ready}));
    }
    QCOMPARE(rig.tickets().size(), 5);
}

void TestEscPosPrinter::refusedReceiptIsNotPrinted()
{
    PrinterRig rig(PrinterPort::Tcp, atOnce());
    QVERIFY(rig.isReady());
    rig.driver().print(1, {{ReceiptQr{QString(513, u'x')}}});
    QTRY_COMPARE_WITH_TIMEOUT(rig.ends().size(), 1, kPatience);
    QCOMPARE(rig.ends().at(0), (JobEnd{1, kNotPrinted, DeviceStatus::Fault}));
    QCOMPARE(rig.driver().status(), DeviceStatus::Ready);
}

QTEST_MAIN(TestEscPosPrinter)
#include "tst_EscPosPrinter.moc"
