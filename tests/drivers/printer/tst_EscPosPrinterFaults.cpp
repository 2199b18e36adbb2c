// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/drivers/printer/PrinterRig.h"

#include <QSignalSpy>
#include <QTest>

using namespace onewindow::drivers;

namespace {

constexpr auto kPrinted = PrintOutcome::Printed;
constexpr auto kNotPrinted = PrintOutcome::NotPrinted;
constexpr auto kUnknown = PrintOutcome::Unknown;

struct FaultRow
{
    const char* name;
    SimPrinterFault fault;
    PrintOutcome outcome;
    DeviceStatus reason;
};

/// Every fault on every kind of port.
void addFaults(std::initializer_list<FaultRow> faults)
{
    QTest::addColumn<PrinterPort>("port");
    QTest::addColumn<SimPrinterFault>("fault");
    QTest::addColumn<PrintOutcome>("outcome");
    QTest::addColumn<DeviceStatus>("reason");
    for (const auto& [portName, port] :
         {std::pair("TCP", PrinterPort::Tcp), std::pair("serial", PrinterPort::Serial),
          std::pair("USB", PrinterPort::Usb)}) {
        for (const FaultRow& row : faults) {
            QTest::addRow("%s, %s", portName, row.name)
                << port << row.fault << row.outcome << row.reason;
        }
    }
}

} // namespace

/// What goes wrong with the simulated printer, before a job and in the middle of one.
class TestEscPosPrinterFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faultBeforeTheJob_data();
    void faultBeforeTheJob();
    void faultDuringTheJob_data();
    void faultDuringTheJob();

    void cutterErrorLeavesTheTicketToTear_data() { addPorts(); }

    void cutterErrorLeavesTheTicketToTear();
};

void TestEscPosPrinterFaults::faultBeforeTheJob_data()
{
    addFaults({
        {"paper low", SimPrinterFault::PaperLow, kPrinted, DeviceStatus::PaperLow},
        {"no paper", SimPrinterFault::NoPaper, kNotPrinted, DeviceStatus::NoPaper},
        {"cover open", SimPrinterFault::CoverOpen, kNotPrinted, DeviceStatus::CoverOpen},
        {"jam", SimPrinterFault::Jam, kNotPrinted, DeviceStatus::Jam},
        {"unplugged", SimPrinterFault::Unplugged, kNotPrinted, DeviceStatus::Missing},
        {"power off", SimPrinterFault::PowerOff, kNotPrinted, DeviceStatus::Missing},
        {"silent", SimPrinterFault::Silent, kNotPrinted, DeviceStatus::Missing},
        {"garbage", SimPrinterFault::StatusGarbage, kNotPrinted, DeviceStatus::Fault},
    });
}

void TestEscPosPrinterFaults::faultBeforeTheJob()
{
    QFETCH(const PrinterPort, port);
    QFETCH(const SimPrinterFault, fault);
    QFETCH(const PrintOutcome, outcome);
    QFETCH(const DeviceStatus, reason);
    PrinterRig rig(port, atOnce());
    QVERIFY(rig.isReady());
    QSignalSpy changes(&rig.driver(), &PrinterDriver::statusChanged);
    rig.sim().setFault(fault, true);
    QTRY_COMPARE_WITH_TIMEOUT(rig.driver().status(), reason, kPatience);
    rig.driver().print(1, ticket());
    QTRY_COMPARE_WITH_TIMEOUT(rig.ends().size(), 1, kPatience);
    const bool isPrinted = outcome == kPrinted;
    QCOMPARE(rig.ends().at(0), (JobEnd{1, outcome, isPrinted ? DeviceStatus::Ready : reason}));
    QCOMPARE(rig.started().size(), isPrinted ? 1 : 0);

    rig.sim().setFault(fault, false);
    QTRY_COMPARE_WITH_TIMEOUT(rig.driver().status(), DeviceStatus::Ready, kPatience);
    rig.driver().print(2, ticket(QStringLiteral("B2")));
    QTRY_COMPARE_WITH_TIMEOUT(rig.ends().size(), 2, kPatience);
    QCOMPARE(rig.ends().at(1), (JobEnd{2, kPrinted, DeviceStatus::Ready}));
    QCOMPARE(rig.tickets().size(), isPrinted ? 2 : 1);
    QVERIFY(rig.tickets().constLast().text.contains(QStringLiteral("B2")));
    // Said once each way.
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes.at(0).at(0).value<DeviceStatus>(), reason);
    QCOMPARE(changes.at(1).at(0).value<DeviceStatus>(), DeviceStatus::Ready);
}

void TestEscPosPrinterFaults::faultDuringTheJob_data()
{
    addFaults({
        {"no paper", SimPrinterFault::NoPaper, kNotPrinted, DeviceStatus::NoPaper},
        {"cover open", SimPrinterFault::CoverOpen, kNotPrinted, DeviceStatus::CoverOpen},
        {"jam", SimPrinterFault::Jam, kNotPrinted, DeviceStatus::Jam},
        {"unplugged", SimPrinterFault::Unplugged, kUnknown, DeviceStatus::Missing},
        {"power lost", SimPrinterFault::PowerOff, kUnknown, DeviceStatus::Missing},
        {"silent", SimPrinterFault::Silent, kUnknown, DeviceStatus::Missing},
        {"garbage", SimPrinterFault::StatusGarbage, kUnknown, DeviceStatus::Fault},
    });
}

void TestEscPosPrinterFaults::faultDuringTheJob()
{
    QFETCH(const PrinterPort, port);
    QFETCH(const SimPrinterFault, fault);
    QFETCH(const PrintOutcome, outcome);
    QFETCH(const DeviceStatus, reason);
    PrinterRig rig(port, atOnce());
    QVERIFY(rig.isReady());
    rig.sim().setFaultAfter(fault, 6);
    rig.driver().print(1, ticket());
    QTRY_COMPARE_WITH_TIMEOUT(rig.ends().size(), 1, kPatience);
    QCOMPARE(rig.ends().at(0), (JobEnd{1, outcome, reason}));
    QCOMPARE(rig.started(), {1});

    // The rest of the job is cleared away before anybody can mend the fault.
    QTRY_COMPARE_WITH_TIMEOUT(rig.sim().waitingBytes(), 0, kPatience);
    rig.sim().setFault(fault, false);
    QTRY_COMPARE_WITH_TIMEOUT(rig.driver().status(), DeviceStatus::Ready, kPatience);
    rig.driver().print(2, ticket(QStringLiteral("B2")));
    QTRY_COMPARE_WITH_TIMEOUT(rig.ends().size(), 2, kPatience);
    QCOMPARE(rig.ends().at(1), (JobEnd{2, kPrinted, DeviceStatus::Ready}));
    const SimPrinterTicket last = rig.tickets().constLast();
    QVERIFY(last.text.contains(QStringLiteral("B2")));
    QVERIFY2(!last.text.contains(QStringLiteral("A1023")), "half a job came out with the next");
    // Of a job that is certainly not printed no ticket exists.
    QVERIFY(outcome == kUnknown || rig.tickets().size() == 1);
    if (reason != DeviceStatus::Missing && fault != SimPrinterFault::StatusGarbage) {
        QCOMPARE(rig.scraps(), 1);
    }
}

void TestEscPosPrinterFaults::cutterErrorLeavesTheTicketToTear()
{
    QFETCH(const PrinterPort, port);
    PrinterRig rig(port, atOnce());
    QVERIFY(rig.isReady());
    rig.sim().setFault(SimPrinterFault::CutterError, true);
    rig.driver().print(1, ticket());
    QTRY_COMPARE_WITH_TIMEOUT(rig.ends().size(), 1, kPatience);
    QCOMPARE(rig.ends().at(0), (JobEnd{1, kUnknown, DeviceStatus::Jam}));
    QCOMPARE(rig.driver().status(), DeviceStatus::Jam);
    // A cutter mended before the job is cleared away would do its work after all.
    QTRY_COMPARE_WITH_TIMEOUT(rig.sim().waitingBytes(), 0, kPatience);
    rig.sim().setFault(SimPrinterFault::CutterError, false);
    QTRY_COMPARE_WITH_TIMEOUT(rig.driver().status(), DeviceStatus::Ready, kPatience);
    rig.driver().print(2, ticket(QStringLiteral("B2")));
    QTRY_COMPARE_WITH_TIMEOUT(rig.ends().size(), 2, kPatience);
    QCOMPARE(rig.ends().at(1).outcome, kPrinted);
    QTRY_COMPARE_WITH_TIMEOUT(rig.scraps(), 1, kPatience); // Cut off before the next ticket.
    QCOMPARE(rig.tickets().size(), 1);
    QVERIFY(!rig.tickets().at(0).text.contains(QStringLiteral("A1023")));
}

QTEST_MAIN(TestEscPosPrinterFaults)
#include "tst_EscPosPrinterFaults.moc"
