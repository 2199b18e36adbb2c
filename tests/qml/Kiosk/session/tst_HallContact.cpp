// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/home/HomeViewModel.h"
#include "qml/Kiosk/session/SessionViewModel.h"
#include "qml/Kiosk/ticket/ConfirmViewModel.h"
#include "qml/Kiosk/ticket/MatterViewModel.h"
#include "qml/Kiosk/ticket/TicketViewModel.h"
#include "tests/qml/Kiosk/session/SessionTest.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using drivers::DeviceStatus;
using drivers::PrintOutcome;

/// What of the hall is shown, while it answers and while it does not.
class TestHallContact : public SessionTest
{
    Q_OBJECT

private Q_SLOTS:
    void figuresOfflineGrowOld();
    void figuresOffLineAreDatedOrLeftOut();
    void anUnsyncedClockIsNotBelievedBackwards();
    void itIsClosedWhereThatIsKnown();
    void theHeaderSaysSinceWhen();
};

void TestHallContact::figuresOfflineGrowOld()
{
    m_tickets->setFigures(QStringLiteral("si-enrol"), samples::figures(3, FakeClock::kStartMs));
    QVERIFY(m_session->hall().figures(QStringLiteral("si-enrol")));
    m_session->setOnline(false);
    QVERIFY(m_session->hall().figures(QStringLiteral("si-enrol")));
    m_clock.advance(KioskDelays{}.figuresMaxAgeMs + 1);
    QVERIFY(!m_session->hall().figures(QStringLiteral("si-enrol")));
}

void TestHallContact::figuresOffLineAreDatedOrLeftOut()
{
    m_tickets->setFigures(QStringLiteral("si-enrol"), samples::figures(3, FakeClock::kStartMs));
    HomeViewModel home(*m_session);
    MatterViewModel matters(*m_session);
    ConfirmViewModel confirm(*m_session);
    TicketViewModel ticket(*m_session);
    QCOMPARE(home.waiting()->total(), 1);
    reachConfirm();
    QVERIFY(!matters.matters()->choices().constFirst().trailing.isEmpty());
    QVERIFY(!confirm.aheadText().isEmpty());

    m_session->setOnline(false);
    // In a list there is no place for a date.
    QCOMPARE(home.waiting()->total(), 0);
    QVERIFY(matters.matters()->choices().constFirst().trailing.isEmpty());
    QVERIFY(!confirm.aheadText().isEmpty());
    QVERIFY(confirm.note().contains(QStringLiteral("09:41")));
    // The printer's note takes the place of the date: so there is nothing to be dated.
    m_printer->setStatus(DeviceStatus::NoPaper);
    QVERIFY(confirm.note().contains(QStringLiteral("打印机")));
    QVERIFY(confirm.aheadText().isEmpty());
    QVERIFY(confirm.waitText().isEmpty());
    m_printer->setStatus(DeviceStatus::Ready);

    m_tickets->expect(QStringLiteral("issue"));
    m_session->send(Event::Confirmed);
    m_tickets->answerIssue(samples::ticket());
    m_tickets->expect(QStringLiteral("hold printer"));
    m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QVERIFY(ticket.aheadText().isEmpty());
    QVERIFY(ticket.waitText().isEmpty());
}

void TestHallContact::anUnsyncedClockIsNotBelievedBackwards()
{
    const qint64 laterMs = FakeClock::kStartMs + 86'400'000;
    m_tickets->setFigures(QStringLiteral("si-enrol"), samples::figures(3, laterMs));
    QCOMPARE(m_session->hall().now().toMSecsSinceEpoch(), FakeClock::kStartMs);
    m_clock.setSynced(false);
    QCOMPARE(m_session->hall().now().toMSecsSinceEpoch(), laterMs);
}

void TestHallContact::itIsClosedWhereThatIsKnown()
{
    const auto& hall = m_session->hall();
    QVERIFY(!hall.closing()); // It has not told its hours.
    m_tickets->setOpeningHours(samples::closedToday());
    QVERIFY(hall.closing());
    QCOMPARE(hall.closing()->opens, QDateTime(hall.now().date().addDays(1), QTime(9, 0)));
    m_clock.setSynced(false);
    QVERIFY(!hall.closing());
    m_clock.setSynced(true);
    m_clock.advance(24LL * 60 * 60 * 1000);
    QVERIFY(!hall.closing()); // 9:41 of the day it opens at 9:00.
    m_clock.advance(24LL * 60 * 60 * 1000);
    QVERIFY(!hall.closing()); // A day it has not told of.
}

/// As a clock shows it; after midnight the day.
void TestHallContact::theHeaderSaysSinceWhen()
{
    const SessionViewModel shared(*m_session, QStringLiteral("03 号机"), {});
    m_session->setOnline(false);
    const QDateTime since = m_session->hall().now();
    QVERIFY(shared.troubleText().contains(since.toString(QStringLiteral("HH:mm"))));
    m_clock.advance(26 * 60 * 60 * 1000);
    QVERIFY2(shared.troubleText().contains(since.toString(QStringLiteral("MM-dd"))),
             qPrintable(shared.troubleText()));
    QVERIFY(!shared.troubleText().contains(QLatin1Char(':')));
}

QTEST_GUILESS_MAIN(TestHallContact)
#include "tst_HallContact.moc"
