// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/sim/SimPrinter.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow::drivers;

namespace {

QByteArray hex(const char* text)
{
    return QByteArray::fromHex(text);
}

SimPrinter::Options atOnce()
{
    SimPrinter::Options options;
    options.millimetresPerSecond = 0;
    return options;
}

/// A computer at the printer's network plug.
class Computer
{
public:
    explicit Computer(const SimPrinter& printer)
    {
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), printer.port());
    }

    bool isConnected()
    {
        return QTest::qWaitFor([this] { return m_socket.state() == QTcpSocket::ConnectedState; });
    }

    void send(const QByteArray& bytes) { m_socket.write(bytes); }

    /// The next `count` bytes of answers, in hexadecimal; fewer if they do not come.
    QByteArray answer(qsizetype count)
    {
        static_cast<void>(
            QTest::qWaitFor([this, count] { return m_socket.bytesAvailable() >= count; }, 2000));
        return m_socket.readAll().toHex(' ');
    }

    QTcpSocket& socket() { return m_socket; }

private:
    QTcpSocket m_socket;
};

} // namespace

/// The simulated printer as a computer sees it, byte by byte.
class TestSimPrinter : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void sensorsAreReported_data();
    void sensorsAreReported();
    void automaticStatusIsSentAtChange_data();
    void automaticStatusIsSentAtChange();
    void realTimeIsAnsweredWhileStopped();
    void realTimeIsAnsweredInsideData();
    void inOrderWaitsForThePaper();
    void clearingDropsWhatWaits();
    void clearingMeansNothingWhilePrinting();
    void identityIsTold_data();
    void identityIsTold();
    void printsAtThePaceOfPaper();
    void fullBufferMakesTheComputerWait();
    void ticketIsSaved();
    void blankPaperIsNoTicket();
    void paperRunsOutAfterLines();
    void powerLossForgetsEverything();
    void unpluggedRefuses();
    void secondComputerIsRefused();
    void cutterErrorComesWithTheCut();
    void garbageIsNoStatus();
    void faultNames();
};

void TestSimPrinter::sensorsAreReported_data()
{
    QTest::addColumn<QList<SimPrinterFault>>("faults");
    QTest::addColumn<QByteArray>("realTime"); // DLE EOT 1 to 4
    QTest::addColumn<QByteArray>("automatic");
    QTest::newRow("well") << QList<SimPrinterFault>{} << QByteArray("12 12 12 12")
                          << QByteArray("10 00 00 00");
    QTest::newRow("paper low") << QList{SimPrinterFault::PaperLow} << QByteArray("12 12 12 1e")
                               << QByteArray("10 00 03 00");
    QTest::newRow("no paper") << QList{SimPrinterFault::NoPaper} << QByteArray("1a 32 12 7e")
                              << QByteArray("18 00 0f 00");
    QTest::newRow("cover open") << QList{SimPrinterFault::CoverOpen} << QByteArray("1a 16 12 12")
                                << QByteArray("38 00 00 00");
    QTest::newRow("jam") << QList{SimPrinterFault::Jam} << QByteArray("1a 52 16 12")
                         << QByteArray("18 04 00 00");
    QTest::newRow("cover open, no paper")
        << QList{SimPrinterFault::CoverOpen, SimPrinterFault::NoPaper} << QByteArray("1a 36 12 7e")
        << QByteArray("38 00 0f 00");
    QTest::newRow("cutter, before a cut") << QList{SimPrinterFault::CutterError}
                                          << QByteArray("12 12 12 12") << QByteArray("10 00 00 00");
}

void TestSimPrinter::sensorsAreReported()
{
    QFETCH(const QList<SimPrinterFault>, faults);
    QFETCH(const QByteArray, realTime);
    QFETCH(const QByteArray, automatic);
    SimPrinter printer(atOnce());
    QVERIFY(printer.listen());
    Computer computer(printer);
    QVERIFY(computer.isConnected());
    computer.send(hex("1d610f"));
    QCOMPARE(computer.answer(4), QByteArray("10 00 00 00"));
    QByteArray last("10 00 00 00");
    for (const SimPrinterFault fault : faults) {
        printer.setFault(fault, true);
        if (fault != SimPrinterFault::CutterError) {
            last = computer.answer(4);
        }
    }
    QCOMPARE(last, automatic);
    computer.send(hex("100401 100402 100403 100404"));
    QCOMPARE(computer.answer(4), realTime);
}

void TestSimPrinter::automaticStatusIsSentAtChange_data()
{
    QTest::addColumn<int>("mask");
    QTest::addColumn<SimPrinterFault>("fault");
    QTest::addColumn<bool>("isSent");
    QTest::newRow("all, cover") << 0x0F << SimPrinterFault::CoverOpen << true;
    QTest::newRow("paper only, paper low") << 0x08 << SimPrinterFault::PaperLow << true;
    QTest::newRow("paper only, cover") << 0x08 << SimPrinterFault::CoverOpen << false;
    QTest::newRow("error only, jam") << 0x04 << SimPrinterFault::Jam << true;
    QTest::newRow("on line only, paper low") << 0x02 << SimPrinterFault::PaperLow << false;
    QTest::newRow("off") << 0x00 << SimPrinterFault::CoverOpen << false;
}

void TestSimPrinter::automaticStatusIsSentAtChange()
{
    QFETCH(const int, mask);
    QFETCH(const SimPrinterFault, fault);
    QFETCH(const bool, isSent);
    SimPrinter printer(atOnce());
    QVERIFY(printer.listen());
    Computer computer(printer);
    QVERIFY(computer.isConnected());
    computer.send(hex("1d61") + static_cast<char>(mask) + hex("1d7201"));
    QCOMPARE(computer.answer(mask == 0 ? 1 : 5).size(), mask == 0 ? 2 : 14);
    printer.setFault(fault, true);
    // A real-time answer behind it tells that nothing else is coming.
    computer.send(hex("100401"));
    QCOMPARE(computer.answer(isSent ? 5 : 1).size(), isSent ? 14 : 2);
}

void TestSimPrinter::realTimeIsAnsweredWhileStopped()
{
    SimPrinter printer(atOnce());
    QVERIFY(printer.listen());
    Computer computer(printer);
    QVERIFY(computer.isConnected());
    printer.setFault(SimPrinterFault::CoverOpen, true);
    computer.send("waiting\n" + hex("1d7201 100402"));
    QCOMPARE(computer.answer(2), QByteArray("16"));
    printer.setFault(SimPrinterFault::CoverOpen, false);
    QCOMPARE(computer.answer(1), QByteArray("00"));
}

void TestSimPrinter::realTimeIsAnsweredInsideData()
{
    SimPrinter printer(atOnce());
    QVERIFY(printer.listen());
    Computer computer(printer);
    QVERIFY(computer.isConnected());
    computer.send(hex("1d76300004000100 10040100"));
    QCOMPARE(computer.answer(1), QByteArray("12"));
    // And was part of the picture all the same.
    computer.send(hex("1d5600"));
    QTRY_COMPARE(printer.ticketCount(), 1);
    QCOMPARE(qGray(printer.tickets().at(0).image.pixel(3, 0)), 0);
}

void TestSimPrinter::inOrderWaitsForThePaper()
{
    SimPrinter printer({}); // 150 mm/s: 20 lines of 4.25 mm take 567 ms.
    QVERIFY(printer.listen());
    Computer computer(printer);
    QVERIFY(computer.isConnected());
    QElapsedTimer elapsed;
    elapsed.start();
    computer.send(QByteArray("x\n").repeated(20) + hex("1d7201"));
    QCOMPARE(computer.answer(1), QByteArray("00"));
    QVERIFY(elapsed.elapsed() >= 500);
}

void TestSimPrinter::clearingDropsWhatWaits()
{
    SimPrinter printer(atOnce());
    QVERIFY(printer.listen());
    Computer computer(printer);
    QVERIFY(computer.isConnected());
    QSignalSpy scraps(&printer, &SimPrinter::scrapRemoved);
    printer.setFaultAfter(SimPrinterFault::NoPaper, 2);
    computer.send(QByteArray("x\n").repeated(20) + hex("1d5600"));
    QTRY_VERIFY(printer.hasFault(SimPrinterFault::NoPaper));
    computer.send(hex("100502 100404"));
    QCOMPARE(computer.answer(1), QByteArray("7e"));
    printer.setFault(SimPrinterFault::NoPaper, false);
    QCOMPARE(scraps.size(), 1);
    computer.send("y\n" + hex("1d5600"));
    QTRY_COMPARE(printer.ticketCount(), 1);
    QCOMPARE(printer.tickets().at(0).text, QStringLiteral("y\n"));
}

void TestSimPrinter::clearingMeansNothingWhilePrinting()
{
    SimPrinter printer({});
    QVERIFY(printer.listen());
    Computer computer(printer);
    QVERIFY(computer.isConnected());
    computer.send(QByteArray("x\n").repeated(5) + hex("100502 1d5600"));
    QTRY_COMPARE(printer.ticketCount(), 1);
    QCOMPARE(printer.tickets().at(0).text, QStringLiteral("x\n").repeated(5));
}

void TestSimPrinter::identityIsTold_data()
{
    QTest::addColumn<QByteArray>("question");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("model number") << hex("1d4901") << QByteArray("20");
    QTest::newRow("maker") << hex("1d4942") << QByteArray("_OneWindow\0", 11).toHex(' ');
    QTest::newRow("model") << hex("1d4943") << QByteArray("_SIM-80\0", 8).toHex(' ');
    QTest::newRow("QR size") << hex("1d286b0300314304 1d286b0400315030 41 1d286b0300315230")
                             << QByteArray("7684\x1F"
                                           "84\x1F"
                                           "1\x1F"
                                           "0\0",
                                           12)
                                    .toHex(' ');
    QTest::newRow("drawer") << hex("1d7202") << QByteArray("00");
}

void TestSimPrinter::identityIsTold()
{
    QFETCH(const QByteArray, question);
    QFETCH(const QByteArray, answer);
    SimPrinter printer(atOnce());
    QVERIFY(printer.listen());
    Computer computer(printer);
    QVERIFY(computer.isConnected());
    computer.send(question);
    QCOMPARE(computer.answer((answer.size() + 1) / 3), answer);
}

void TestSimPrinter::printsAtThePaceOfPaper()
{
    SimPrinter printer({});
    QVERIFY(printer.listen());
    Computer computer(printer);
    QVERIFY(computer.isConnected());
    QElapsedTimer elapsed;
    elapsed.start();
    // 600 rows of dots: 75 mm, half a second.
    computer.send(hex("1d76300001005802") + QByteArray(600, '\xFF') + hex("1d5600"));
    QTRY_COMPARE(printer.ticketCount(), 1);
    QVERIFY(elapsed.elapsed() >= 450);
}

void TestSimPrinter::fullBufferMakesTheComputerWait()
{
    SimPrinter::Options options = atOnce();
    options.receiveBufferBytes = 1000;
    SimPrinter printer(options);
    QVERIFY(printer.listen());
    Computer computer(printer);
    QVERIFY(computer.isConnected());
    printer.setFault(SimPrinterFault::CoverOpen, true);
    // More than the system holds between the two.
    computer.socket().setSocketOption(QTcpSocket::SendBufferSizeSocketOption, 16'384);
    computer.send(QByteArray(400'000, '\0') + "x\n" + hex("1d5600"));
    QVERIFY(!QTest::qWaitFor([&] { return computer.socket().bytesToWrite() == 0; }, 300));
    printer.setFault(SimPrinterFault::CoverOpen, false);
    QTRY_COMPARE(printer.ticketCount(), 1);
    QCOMPARE(computer.socket().bytesToWrite(), 0);
}

void TestSimPrinter::ticketIsSaved()
{
    const QTemporaryDir folder;
    SimPrinter::Options options = atOnce();
    options.ticketFolder = folder.path();
    SimPrinter printer(options);
    QVERIFY(printer.listen());
    Computer computer(printer);
    QVERIFY(computer.isConnected());
    QSignalSpy tickets(&printer, &SimPrinter::ticketPrinted);
    computer.send("A1\n" + hex("1d564200") + "A2\n" + hex("1d564200"));
    QTRY_COMPARE(tickets.size(), 2);
    const auto last = tickets.at(1).at(0).value<SimPrinterTicket>();
    QCOMPARE(last.number, 2);
    QCOMPARE(last.text, QStringLiteral("A2\n"));
    QCOMPARE(last.pngPath, folder.filePath(QStringLiteral("ticket-0002.png")));
    const QImage saved(last.pngPath);
    QCOMPARE(saved.convertToFormat(last.image.format()), last.image);
    QCOMPARE(printer.cutCount(), 2);
}

void TestSimPrinter::blankPaperIsNoTicket()
{
    SimPrinter printer(atOnce());
    QVERIFY(printer.listen());
    Computer computer(printer);
    QVERIFY(computer.isConnected());
    computer.send("  \n" + hex("1b6405 1d564200 1d7201"));
    QCOMPARE(computer.answer(1), QByteArray("00"));
    QCOMPARE(printer.cutCount(), 1);
    QCOMPARE(printer.ticketCount(), 0);
}

void TestSimPrinter::paperRunsOutAfterLines()
{
    SimPrinter printer(atOnce());
    QVERIFY(printer.listen());
    Computer computer(printer);
    QVERIFY(computer.isConnected());
    QSignalSpy scraps(&printer, &SimPrinter::scrapRemoved);
    printer.setFaultAfter(SimPrinterFault::NoPaper, 3);
    computer.send(hex("1b3320") + QByteArray("x\n").repeated(10) + hex("1d5600"));
    QTRY_VERIFY(printer.hasFault(SimPrinterFault::NoPaper));
    QVERIFY(!printer.isPrinting());
    printer.setFault(SimPrinterFault::NoPaper, false);
    QCOMPARE(scraps.at(0).at(0).value<SimPrinterTicket>().text, QStringLiteral("x\n").repeated(3));
    // Nobody cleared the buffer: the rest comes out, as it would from a printer.
    QTRY_COMPARE(printer.ticketCount(), 1);
    QCOMPARE(printer.tickets().at(0).text, QStringLiteral("x\n").repeated(7));
}

void TestSimPrinter::powerLossForgetsEverything()
{
    SimPrinter printer({});
    QVERIFY(printer.listen());
    Computer computer(printer);
    QVERIFY(computer.isConnected());
    QSignalSpy scraps(&printer, &SimPrinter::scrapRemoved);
    computer.send(hex("1d610f") + QByteArray("x\n").repeated(100) + hex("1d5600"));
    QTRY_VERIFY(printer.isPrinting());
    printer.powerCycle();
    QTRY_COMPARE(computer.socket().state(), QTcpSocket::UnconnectedState);
    QVERIFY(!printer.isPrinting());

    Computer again(printer);
    QVERIFY(again.isConnected());
    printer.setFault(SimPrinterFault::PaperLow, true); // No longer asked to tell.
    again.send(hex("100404"));
    QCOMPARE(again.answer(1), QByteArray("1e"));
    again.send(hex("1d5600"));
    QTRY_COMPARE(printer.cutCount(), 1);
    QCOMPARE(printer.ticketCount(), 0);
    QVERIFY(scraps.size() <= 1); // None if the power went before the first line.
}

void TestSimPrinter::unpluggedRefuses()
{
    SimPrinter printer(atOnce());
    QVERIFY(printer.listen());
    const quint16 port = printer.port();
    Computer computer(printer);
    QVERIFY(computer.isConnected());
    printer.setFault(SimPrinterFault::Unplugged, true);
    QTRY_COMPARE(computer.socket().state(), QTcpSocket::UnconnectedState);
    Computer refused(printer);
    QTRY_COMPARE(refused.socket().error(), QTcpSocket::ConnectionRefusedError);
    printer.setFault(SimPrinterFault::Unplugged, false);
    QCOMPARE(printer.port(), port);
    Computer again(printer);
    QVERIFY(again.isConnected());
}

void TestSimPrinter::secondComputerIsRefused()
{
    SimPrinter printer(atOnce());
    QVERIFY(printer.listen());
    Computer first(printer);
    QVERIFY(first.isConnected());
    first.send(hex("100401"));
    QCOMPARE(first.answer(1), QByteArray("12"));
    Computer second(printer);
    QTRY_COMPARE(second.socket().error(), QTcpSocket::RemoteHostClosedError);
    first.send(hex("100401"));
    QCOMPARE(first.answer(1), QByteArray("12"));
}

void TestSimPrinter::cutterErrorComesWithTheCut()
{
    SimPrinter printer(atOnce());
    QVERIFY(printer.listen());
    Computer computer(printer);
    QVERIFY(computer.isConnected());
    printer.setFault(SimPrinterFault::CutterError, true);
    computer.send("A1\n" + hex("1d7201 1d610f"));
    QCOMPARE(computer.answer(5), QByteArray("00 10 00 00 00"));
    computer.send(hex("1d5600 1d7201"));
    QCOMPARE(computer.answer(4), QByteArray("18 08 00 00"));
    computer.send(hex("100401 100402 100403"));
    QCOMPARE(computer.answer(3), QByteArray("1a 52 1a"));
    printer.setFault(SimPrinterFault::CutterError, false);
    QCOMPARE(computer.answer(5), QByteArray("10 00 00 00 00"));
    QCOMPARE(printer.ticketCount(), 1);
}

void TestSimPrinter::garbageIsNoStatus()
{
    SimPrinter printer(atOnce());
    QVERIFY(printer.listen());
    Computer computer(printer);
    QVERIFY(computer.isConnected());
    printer.setFault(SimPrinterFault::StatusGarbage, true);
    for (int i = 0; i < 50; ++i) {
        computer.send(hex("100401"));
        const int answer = computer.answer(1).toInt(nullptr, 16);
        QVERIFY((answer & 0x80) != 0);
    }
}

void TestSimPrinter::faultNames()
{
    QCOMPARE(faultName(SimPrinterFault::NoPaper), QStringLiteral("noPaper"));
    QSet<QString> names;
    for (const SimPrinterFault fault : allFaults()) {
        QCOMPARE(faultFromName(faultName(fault)), fault);
        names.insert(faultName(fault));
    }
    QCOMPARE(names.size(), 9);
    QVERIFY(!faultFromName(u"NoPaper"));
    QVERIFY(!faultFromName(u""));
}

QTEST_MAIN(TestSimPrinter)
#include "tst_SimPrinter.moc"
