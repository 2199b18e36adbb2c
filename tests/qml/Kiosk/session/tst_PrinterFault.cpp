// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/session/SessionTest.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using drivers::DeviceStatus;
using drivers::PrintOutcome;

/// A number that does not come out of the printer, and the ways on.
class TestPrinterFault : public SessionTest
{
    Q_OBJECT

private Q_SLOTS:
    void printerNotReadyBefore();
    void printerFaultMidway_data();
    void printerFaultMidway();
    void printsByItselfWhenMended();
    void stopsPrintingAfterSomeTries();
    void outcomeUnknownIsHeldAndMarked();
    void leavingTheFaultPageSetsAside();
    void timeRunsOutOnTheFaultPage();
};

void TestPrinterFault::printerNotReadyBefore()
{
    m_printer->setStatus(DeviceStatus::NoPaper);
    reachConfirm();
    m_tickets->expect(QStringLiteral("issue"));
    m_session->send(Event::Confirmed);
    QVERIFY(!m_tickets->lastRequest().willPrint);
    m_tickets->answerIssue(samples::ticket());
    QCOMPARE(m_session->state(), State::PrinterFault);
    QCOMPARE(m_session->context().printerFault, DeviceStatus::NoPaper);
    m_tickets->expect(QStringLiteral("hold citizen"));
    m_session->send(Event::NumberNoted);
    QCOMPARE(m_session->state(), State::Ticket);
    QVERIFY(!m_session->context().isOnPaper);
}

void TestPrinterFault::printerFaultMidway_data()
{
    QTest::addColumn<DeviceStatus>("reason");
    QTest::newRow("out of paper") << DeviceStatus::NoPaper;
    QTest::newRow("cover open") << DeviceStatus::CoverOpen;
    QTest::newRow("jam") << DeviceStatus::Jam;
    QTest::newRow("fault") << DeviceStatus::Fault;
    QTest::newRow("unplugged") << DeviceStatus::Missing;
}

void TestPrinterFault::printerFaultMidway()
{
    QFETCH(DeviceStatus, reason);
    reachPrinting();
    m_printer->setStatus(reason);
    m_printer->finish(PrintOutcome::NotPrinted, reason);
    QCOMPARE(m_session->state(), State::PrinterFault);
    QCOMPARE(m_session->context().printerFault, reason);
    // Nobody holds the number yet: no fact was recorded (it would have been unscripted).
    m_tickets->expect(QStringLiteral("hold citizen"));
    m_session->send(Event::NumberNoted);
    QCOMPARE(m_session->state(), State::Ticket);
}

void TestPrinterFault::printsByItselfWhenMended()
{
    reachPrinting();
    m_printer->setStatus(DeviceStatus::CoverOpen);
    m_printer->finish(PrintOutcome::NotPrinted, DeviceStatus::CoverOpen);
    m_printer->setStatus(DeviceStatus::NoPaper);
    QCOMPARE(m_session->context().printerFault, DeviceStatus::NoPaper);
    m_printer->setStatus(DeviceStatus::Ready);
    QCOMPARE(m_session->state(), State::Print);
    m_tickets->expect(QStringLiteral("hold printer"));
    m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_session->state(), State::Ticket);
}

void TestPrinterFault::stopsPrintingAfterSomeTries()
{
    reachPrinting();
    for (int i = 0; i < KioskDelays{}.printRetryLimit; ++i) {
        m_printer->finish(PrintOutcome::NotPrinted, DeviceStatus::Jam);
        m_printer->setStatus(DeviceStatus::Jam);
        m_printer->setStatus(DeviceStatus::Ready);
        QCOMPARE(m_session->state(), State::Print);
    }
    m_printer->finish(PrintOutcome::NotPrinted, DeviceStatus::Jam);
    m_printer->setStatus(DeviceStatus::Jam);
    m_printer->setStatus(DeviceStatus::Ready);
    QCOMPARE(m_session->state(), State::PrinterFault);
    m_session->send(Event::PrintWanted);
    QCOMPARE(m_session->state(), State::Print);
    m_tickets->expect(QStringLiteral("hold printer"));
    m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready);
}

void TestPrinterFault::outcomeUnknownIsHeldAndMarked()
{
    reachPrinting();
    m_tickets->expect(QStringLiteral("hold unknown"));
    m_printer->setStatus(DeviceStatus::Missing);
    m_printer->finish(PrintOutcome::Unknown, DeviceStatus::Missing);
    QCOMPARE(m_session->state(), State::PrinterFault);
    // The paper may be out: no second one by itself.
    m_printer->setStatus(DeviceStatus::Ready);
    QCOMPARE(m_session->state(), State::PrinterFault);
    m_session->send(Event::NumberNoted);
    QCOMPARE(m_session->state(), State::Ticket);
}

void TestPrinterFault::leavingTheFaultPageSetsAside()
{
    reachPrinting();
    m_printer->finish(PrintOutcome::NotPrinted, DeviceStatus::Jam);
    m_tickets->expect(QStringLiteral("setAside"));
    m_session->send(Event::WentHome);
    QCOMPARE(m_session->state(), State::SetAside);
    m_tickets->expect(QStringLiteral("hold citizen"));
    m_session->send(Event::NumberNoted);
    QCOMPARE(m_session->state(), State::Ticket);
}

void TestPrinterFault::timeRunsOutOnTheFaultPage()
{
    reachPrinting();
    m_printer->finish(PrintOutcome::NotPrinted, DeviceStatus::Jam);
    m_tickets->expect(QStringLiteral("setAside"));
    m_clock.advance(90'000);
    m_session->tick();
    QCOMPARE(m_session->state(), State::Home);
    QVERIFY(!m_session->context().ticket);
}

QTEST_GUILESS_MAIN(TestPrinterFault)
#include "tst_PrinterFault.moc"
