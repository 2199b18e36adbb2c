// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/ticket/TicketViewModel.h"
#include "tests/qml/Kiosk/session/SessionTest.h"

#include <QTest>

#include <memory>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using queue::TicketState;

/// What a terminal says of the order: who passes a number, and how a missed one comes back.
class TestTicketOrder : public SessionTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhoPasses_data();
    void saysWhoPasses();
    void saysWhereAMissedNumberComesBack_data();
    void saysWhereAMissedNumberComesBack();
    void missedNumberComesBackByItsCard();
    void saysTheBound_data();
    void saysTheBound();

private:
    /// The page of a number that was found again.
    void reachExisting(const queue::IssuedTicket& ticket);

    std::unique_ptr<TicketViewModel> m_model;
};

void TestTicketOrder::init()
{
    SessionTest::init();
    m_model = std::make_unique<TicketViewModel>(*m_session);
}

void TestTicketOrder::cleanup()
{
    m_model.reset();
    SessionTest::cleanup();
}

void TestTicketOrder::reachExisting(const queue::IssuedTicket& ticket)
{
    reachConfirm();
    m_tickets->expect(u"issue"_s);
    m_session->send(Event::Confirmed);
    m_tickets->answerIssue(ticket);
    QCOMPARE(m_session->state(), State::Existing);
}

void TestTicketOrder::saysWhoPasses_data()
{
    QTest::addColumn<int>("appointments");
    QTest::addColumn<int>("priority");
    QTest::addColumn<QString>("text");
    const QString waits = u"您已取过这项业务的号码，正在等候。"_s;
    QTest::newRow("nobody") << 0 << 0 << waits;
    QTest::newRow("appointments") << 2 << 0 << waits + u"比您晚取号、先叫的：有预约 2 人。"_s;
    QTest::newRow("priority") << 0 << 1 << waits + u"比您晚取号、先叫的：优先 1 人。"_s;
    QTest::newRow("both") << 2 << 1 << waits + u"比您晚取号、先叫的：有预约 2 人，优先 1 人。"_s;
}

void TestTicketOrder::saysWhoPasses()
{
    QFETCH(const int, appointments);
    QFETCH(const int, priority);
    queue::IssuedTicket ticket = samples::ticket();
    ticket.isExisting = true;
    ticket.ticket.state = TicketState::Waiting;
    ticket.passing = {.appointments = appointments, .priority = priority};
    reachExisting(ticket);
    QTEST(m_model->standing(), "text");
}

void TestTicketOrder::saysWhereAMissedNumberComesBack_data()
{
    QTest::addColumn<int>("misses");
    QTest::addColumn<int>("minutes");
    QTest::addColumn<QString>("text");
    QTest::newRow("in time") << 1 << 29 << u"叫号时您没有到。恢复后，再叫 3 个号就轮到您。"_s;
    QTest::newRow("late") << 1 << 31 << u"叫号时您没有到。恢复后排在队尾。"_s;
    QTest::newRow("twice") << 2 << 1 << u"叫号时您没有到。恢复后排在队尾。"_s;
}

void TestTicketOrder::saysWhereAMissedNumberComesBack()
{
    QFETCH(const int, misses);
    QFETCH(const int, minutes);
    queue::IssuedTicket ticket = samples::ticket();
    ticket.isExisting = true;
    ticket.ticket.state = TicketState::Missed;
    ticket.ticket.misses = misses;
    ticket.ticket.endedAtMs = m_session->clock().now().wallMs - minutes * 60'000;
    reachExisting(ticket);
    QVERIFY(m_model->isSetAside());
    QTEST(m_model->standing(), "text");
}

void TestTicketOrder::missedNumberComesBackByItsCard()
{
    queue::IssuedTicket ticket = samples::ticket();
    ticket.isExisting = true;
    ticket.ticket.state = TicketState::Missed;
    ticket.ticket.misses = 1;
    reachExisting(ticket);
    m_tickets->expect(u"hold card"_s);
    m_model->print();
    QVERIFY(m_tickets->isDone());
    QCOMPARE(m_session->state(), State::Print);
    m_tickets->expect(u"noteReprint yes"_s);
    m_printer->finish(drivers::PrintOutcome::Printed, drivers::DeviceStatus::Ready);
}

void TestTicketOrder::saysTheBound_data()
{
    QTest::addColumn<queue::TicketClass>("klass");
    QTest::addColumn<QString>("text");
    QTest::newRow("ordinary")
        << queue::TicketClass::Ordinary
        << u"叫号不按号码大小。您最多像晚取 20 分钟那样等：再晚取的号不会先叫；"
           "连叫 2 个晚取的优先号后，叫普通号。"_s;
    QTest::newRow("elder") << queue::TicketClass::Elder
                           << u"叫号不按号码大小。您的号按早取 20 分钟计算。"_s;
}

void TestTicketOrder::saysTheBound()
{
    QFETCH(const queue::TicketClass, klass);
    queue::IssuedTicket ticket = samples::ticket();
    ticket.isExisting = true;
    ticket.ticket.state = TicketState::Waiting;
    ticket.ticket.klass = klass;
    reachExisting(ticket);
    QTEST(m_model->orderText(), "text");
}

QTEST_GUILESS_MAIN(TestTicketOrder)
#include "tst_TicketOrder.moc"
