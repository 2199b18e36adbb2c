// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/TicketRequests.h"
#include "tests/qml/FakeClock.h"
#include "tests/qml/Kiosk/fakes/FakeTickets.h"
#include "tests/qml/Kiosk/fakes/Samples.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>

using namespace onewindow;
using namespace onewindow::ui;

/// What is answered, and to whom.
class TestTicketRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void passesAnswersOn();
    void dropsAnswersAfterTheSession();
    void numberIsAnsweredInAnyCase();
    void refusesANumberWhenShutOut();
    void tellsThatStaffCouldNotBeCalled();
    void staffCalledInAnotherSessionIsNotThisOnes();
    void answersMayComeAfterItHasGone();

private:
    FakeClock m_clock;
    std::unique_ptr<FakeTickets> m_tickets;
    std::unique_ptr<HallContact> m_hall;
    std::unique_ptr<TicketRequests> m_requests;
};

void TestTicketRequests::init()
{
    m_tickets = std::make_unique<FakeTickets>();
    m_hall = std::make_unique<HallContact>(*m_tickets, m_clock, 60'000);
    m_requests = std::make_unique<TicketRequests>(*m_tickets, *m_hall);
}

void TestTicketRequests::passesAnswersOn()
{
    QSignalSpy found(m_requests.get(), &TicketRequests::found);
    QSignalSpy listed(m_requests.get(), &TicketRequests::listed);
    m_tickets->expect(QStringLiteral("find"));
    m_requests->find(QStringLiteral("code"));
    QCOMPARE(m_tickets->lastLookup(), QStringLiteral("code"));
    QVERIFY(found.isEmpty());
    m_tickets->answerFind(samples::ticket());
    QCOMPARE(found.count(), 1);
    m_tickets->expect(QStringLiteral("openTickets"));
    m_requests->list(QStringLiteral("11010519491231002X"));
    QCOMPARE(m_tickets->lastLookup(), QStringLiteral("11010519491231002X"));
    m_tickets->answerOpenTickets(QList<queue::IssuedTicket>());
    QCOMPARE(listed.count(), 1);
}

void TestTicketRequests::dropsAnswersAfterTheSession()
{
    QSignalSpy found(m_requests.get(), &TicketRequests::found);
    QSignalSpy listed(m_requests.get(), &TicketRequests::listed);
    m_tickets->expect(QStringLiteral("find"));
    m_tickets->expect(QStringLiteral("openTickets"));
    m_requests->find(QStringLiteral("code"));
    m_requests->list(QStringLiteral("11010519491231002X"));
    m_requests->forget();
    m_tickets->answerFind(samples::ticket());
    m_tickets->answerOpenTickets(QList<queue::IssuedTicket>{samples::ticket()});
    QVERIFY(found.isEmpty());
    QVERIFY(listed.isEmpty());
}

/// Or its page would wait for ever.
void TestTicketRequests::numberIsAnsweredInAnyCase()
{
    QSignalSpy issued(m_requests.get(), &TicketRequests::issued);
    m_tickets->expect(QStringLiteral("issue"));
    m_requests->issue({});
    m_requests->forget();
    m_tickets->answerIssue(samples::ticket());
    QCOMPARE(issued.count(), 1);
}

void TestTicketRequests::refusesANumberWhenShutOut()
{
    std::optional<ErrorCode> refusal;
    connect(m_requests.get(), &TicketRequests::issued, this,
            [&](const Result<queue::IssuedTicket>& result) { refusal = result.error().code; });
    m_hall->setShutOut(true);
    m_requests->issue({}); // The service is not asked.
    QVERIFY(!refusal);     // Not within the call: the page is not there yet.
    QTRY_COMPARE(refusal, std::optional(ErrorCode::Revoked));
}

void TestTicketRequests::tellsThatStaffCouldNotBeCalled()
{
    QSignalSpy failed(m_requests.get(), &TicketRequests::staffCallFailed);
    m_tickets->expect(QStringLiteral("callStaff"));
    m_requests->callStaff();
    QVERIFY(m_requests->isStaffCalled());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("cannot call staff")));
    m_tickets->answerStaff(Error{ErrorCode::StoreFailed, {}});
    QCOMPARE(failed.count(), 1);
    QVERIFY(!m_requests->isStaffCalled());
    QVERIFY(m_requests->hasStaffCallFailed());
    m_tickets->expect(QStringLiteral("callStaff"));
    m_requests->callStaff();
    m_tickets->answerStaff({});
    QVERIFY(m_requests->isStaffCalled());
    QVERIFY(!m_requests->hasStaffCallFailed());
}

void TestTicketRequests::staffCalledInAnotherSessionIsNotThisOnes()
{
    QSignalSpy failed(m_requests.get(), &TicketRequests::staffCallFailed);
    m_tickets->expect(QStringLiteral("callStaff"));
    m_requests->callStaff();
    m_requests->forget();
    QVERIFY(!m_requests->isStaffCalled());
    m_tickets->answerStaff(Error{ErrorCode::StoreFailed, {}});
    QVERIFY(failed.isEmpty());
    QVERIFY(!m_requests->hasStaffCallFailed());
}

void TestTicketRequests::answersMayComeAfterItHasGone()
{
    m_tickets->expect(QStringLiteral("find"));
    m_tickets->expect(QStringLiteral("issue"));
    m_requests->find(QStringLiteral("code"));
    m_requests->issue({});
    m_requests.reset();
    m_tickets->answerFind(samples::ticket());
    m_tickets->answerIssue(samples::ticket());
    QVERIFY(m_tickets->isDone());
}

QTEST_GUILESS_MAIN(TestTicketRequests)
#include "tst_TicketRequests.moc"
