// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/session/SessionTest.h"

#include "qml/Kiosk/ticket/TicketReceipt.h"

#include <QRegularExpression>
#include <QTest>

namespace onewindow::ui {

void SessionTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_clock.reset();
    m_tickets = std::make_unique<FakeTickets>();
    m_reader = std::make_unique<FakeReader>();
    m_printer = std::make_unique<FakePrinter>();
    m_scanner = std::make_unique<FakeScanner>();
    m_sounds = std::make_unique<FakeSounds>();
    m_session = std::make_unique<KioskSession>(
        KioskSession::Parts{
            .tickets = *m_tickets,
            .clock = m_clock,
            .sounds = *m_sounds,
            .reader = m_reader.get(),
            .printer = m_printer.get(),
            .scanner = m_scanner.get(),
            .receiptFor =
                [](const queue::IssuedTicket& issued) { return ticketReceipt(issued, {}); },
            .abilities = m_abilities},
        Modes{}, KioskDelays{});
    m_session->setOnline(true);
}

void SessionTest::cleanup()
{
    QVERIFY2(m_tickets->isDone(), qPrintable(m_tickets->expected().join(u',')));
    m_session.reset();
}

void SessionTest::lay(const drivers::IdCard& card, const QList<queue::IssuedTicket>& open)
{
    m_tickets->expect(QStringLiteral("openTickets"));
    m_reader->lay(card);
    QCOMPARE(m_session->state(), State::LookUp);
    QCOMPARE(m_tickets->lastLookup(), card.number);
    m_tickets->answerOpenTickets(open);
}

void SessionTest::reachConfirm()
{
    lay(samples::youngCard());
    m_session->chooseTheme(QStringLiteral("si"));
    m_session->chooseMatter(QStringLiteral("si-enrol"));
    QCOMPARE(m_session->state(), State::Confirm);
}

void SessionTest::reachPrinting()
{
    reachConfirm();
    m_tickets->expect(QStringLiteral("issue"));
    m_session->send(Event::Confirmed);
    QCOMPARE(m_session->state(), State::Issue);
    m_tickets->answerIssue(samples::ticket());
    QCOMPARE(m_session->state(), State::Print);
    QVERIFY(m_printer->isPrinting());
}

} // namespace onewindow::ui
