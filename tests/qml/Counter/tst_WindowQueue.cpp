// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/NextInLine.h"
#include "tests/qml/Counter/Desk.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::Desk;
using onewindow::testing::DeskTest;
using onewindow::testing::kPatienceMs;
using onewindow::testing::numbersOf;

/// Who waits, and who comes back by the code of the ticket, against a real hall.
class tst_WindowQueue : public DeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void queueInOrder();
    void saysWhoIsNextAndWhy();
    void saysWhyOfAnyTwo();
    void turnOfAnOrdinaryNumberComesFirst();

    void restoreByCode_data();
    void restoreByCode();
    void restoreWhatWaits();
    void restoreUnknown();

    void awayAndBack();
    void sentToAWindow();
    void calledBeforeTheirTurn();
    void dayEnds();
};

void tst_WindowQueue::queueInOrder()
{
    Desk desk(*m_rig);
    const QString first = m_rig->take(u"si"_s).ticket.number;
    const QString elder = m_rig->take(u"tax"_s, queue::TicketClass::Elder).ticket.number;
    const QString last = m_rig->take(u"si"_s).ticket.number;
    QVERIFY(desk.works(3));
    QCOMPARE(numbersOf(*desk.model.queue()), QStringList({elder, first, last}));
    QVERIFY(!desk.model.queue()->lines().constFirst().tag.isEmpty());
    QVERIFY(desk.model.queue()->lines().constLast().tag.isEmpty());
    desk.clock.advance(14min);
    desk.model.tick();
    QVERIFY2(desk.model.queueTitle().contains(u"14"_s), qPrintable(desk.model.queueTitle()));
    QVERIFY(desk.call());
    QCOMPARE(desk.model.hand()->number(), elder);
    QVERIFY(desk.model.hand()->why().contains(u"老年人"_s));
}

void tst_WindowQueue::saysWhoIsNextAndWhy()
{
    Desk desk(*m_rig);
    const QString first = m_rig->take(u"si"_s).ticket.number;
    const QString elder = m_rig->take(u"tax"_s, queue::TicketClass::Elder).ticket.number;
    QVERIFY(desk.works(2));
    const QString reason = desk.model.nextReason();
    QVERIFY2(reason.contains(elder), qPrintable(reason));
    desk.model.restoreByCode(first);
    const QString problem = desk.model.problem();
    QVERIFY2(problem.contains(first) && problem.contains(reason), qPrintable(problem));
}

/// Who has been served is asked about most.
void tst_WindowQueue::saysWhyOfAnyTwo()
{
    Desk desk(*m_rig);
    const QString first = m_rig->take(u"si"_s).ticket.number;
    const QString elder = m_rig->take(u"tax"_s, queue::TicketClass::Elder).ticket.number;
    QVERIFY(desk.works(2));
    QVERIFY(desk.call());
    QCOMPARE(desk.model.hand()->number(), elder);
    desk.nextPress();
    desk.model.startOrFinish();
    QVERIFY(desk.reaches(CitizenInHand::State::Serving));
    desk.nextPress();
    desk.model.startOrFinish();
    QVERIFY(desk.reaches(CitizenInHand::State::Nobody));
    desk.model.restoreByCode(first.toLower() + u' ' + elder);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.model.problem().isEmpty(), kPatienceMs);
    const QString said = desk.model.problem();
    QVERIFY2(said.startsWith(elder + u" 排在 "_s + first), qPrintable(said));
    QVERIFY2(said.contains(u"老年人"_s) && said.contains(u"20 分钟"_s), qPrintable(said));
    desk.model.restoreByCode(first + u"，Z9999"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.model.problem().contains(u"没有找到"_s), kPatienceMs);
}

void tst_WindowQueue::turnOfAnOrdinaryNumberComesFirst()
{
    const auto ticket = [](const QString& number, const QString& klass, int fromAt, int dueAt) {
        return QJsonObject{
            {u"number"_s, number}, {u"class"_s, klass}, {u"fromAt"_s, fromAt}, {u"dueAt"_s, dueAt}};
    };
    const QList<QJsonObject> inLine{ticket(u"A1"_s, u"elder"_s, 20, 5),
                                    ticket(u"A2"_s, u"ordinary"_s, 10, 10)};
    QList<QJsonObject> waiting = inLine;
    QVERIFY(putNextFirst(waiting, {{u"passed"_s, 1}}, {}).contains(u"A1"_s));
    QCOMPARE(waiting, inLine);
    QVERIFY(putNextFirst(waiting, {{u"passed"_s, 2}}, {}).contains(u"A2"_s));
    QCOMPARE(waiting, QList<QJsonObject>({inLine.at(1), inLine.at(0)}));
    waiting.clear();
    QCOMPARE(putNextFirst(waiting, {}, {}), QString());
}

void tst_WindowQueue::restoreByCode_data()
{
    QTest::addColumn<QString>("form");
    QTest::newRow("number") << u"%1"_s;
    QTest::newRow("small letters") << u"lower"_s;
    QTest::newRow("wide letters, spaces") << u"wide"_s;
    QTest::newRow("link of the QR code") << u"https://hall.example/t/%2"_s;
    QTest::newRow("link with a language") << u"https://hall.example/t/%2?lang=en"_s;
    QTest::newRow("token alone") << u"%2"_s;
}

void tst_WindowQueue::restoreByCode()
{
    QFETCH(QString, form);
    Desk desk(*m_rig);
    const queue::IssuedTicket ticket = m_rig->takeSetAside(u"tax"_s);
    const QString number = ticket.ticket.number;
    QString code = form;
    if (form == u"lower") {
        code = number.toLower();
    } else if (form == u"wide") {
        code = u"  "_s;
        for (const QChar letter : number) {
            code += QChar(letter.unicode() + 0xFEE0);
        }
        code += u' ';
    } else {
        code = form.contains(u"%1"_s) ? form.arg(number)
                                      : QString(form).replace(u"%2"_s, ticket.ticket.token);
    }
    QVERIFY(desk.signIn());
    // Whatever this window serves: the citizen stands here.
    desk.model.choice()->toggleMatter(u"si"_s);
    QVERIFY(desk.open());
    m_rig->take(u"si"_s);
    QVERIFY(desk.waits(1)); // The later one has come over: so has the earlier.
    desk.model.restoreByCode(code);
    QCOMPARE(desk.model.problem(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(!desk.model.isBusy(), kPatienceMs);
    QCOMPARE(desk.model.problem(), QString());
    // It waits again; what the feed says of it may come after the answer.
    QTRY_VERIFY_WITH_TIMEOUT(
        (desk.nextPress(), desk.model.restoreByCode(code), desk.model.problem().contains(number)),
        kPatienceMs);
}

void tst_WindowQueue::restoreWhatWaits()
{
    Desk desk(*m_rig);
    const QString number = m_rig->take(u"si"_s).ticket.number;
    QVERIFY(desk.works(1));
    desk.model.restoreByCode(number);
    QVERIFY(desk.model.problem().contains(number));
    QVERIFY(!desk.model.isBusy());
}

void tst_WindowQueue::restoreUnknown()
{
    Desk desk(*m_rig);
    QVERIFY(desk.signIn());
    QVERIFY(desk.open());
    desk.model.restoreByCode(u"  "_s);
    QCOMPARE(desk.model.problem(), QString());
    desk.model.restoreByCode(u"Z9999"_s);
    QVERIFY(!desk.model.problem().isEmpty());
}

void tst_WindowQueue::awayAndBack()
{
    Desk desk(*m_rig);
    Desk other(*m_rig, u"counter-2"_s, u"2"_s);
    const QString number = m_rig->take(u"si"_s).ticket.number;
    QVERIFY(desk.works(1));
    QVERIFY(other.signIn(u"li"_s, u"secret-2"_s));
    other.model.choice()->toggleMatter(u"tax"_s);
    QVERIFY(other.open());
    QVERIFY(desk.call());
    desk.model.turns()->suspend(u"form"_s);
    QVERIFY(desk.reaches(CitizenInHand::State::Nobody));
    QTRY_COMPARE_WITH_TIMEOUT(numbersOf(*desk.model.turns()->callable()), QStringList(number),
                              kPatienceMs);
    desk.clock.advance(14min);
    desk.model.tick();
    const TicketLine line = desk.model.turns()->suspended()->lines().constFirst();
    QCOMPARE(line.tag, u"去填写表格"_s);
    QVERIFY2(line.wait.contains(u"14"_s), qPrintable(line.wait));
    // The whole hall sees it; who serves it calls it back.
    QTRY_COMPARE_WITH_TIMEOUT(numbersOf(*other.model.turns()->suspended()), QStringList(number),
                              kPatienceMs);
    QCOMPARE(other.model.turns()->callable()->count(), 0);
    desk.model.turns()->bringBack(line.id);
    QVERIFY(desk.reaches(CitizenInHand::State::Called));
    QCOMPARE(desk.model.hand()->number(), number);
    QTRY_COMPARE_WITH_TIMEOUT(desk.model.turns()->suspended()->count(), 0, kPatienceMs);
    // A mistake is undone.
    desk.model.undo();
    QTRY_COMPARE_WITH_TIMEOUT(desk.model.turns()->suspended()->count(), 1, kPatienceMs);
    QCOMPARE(desk.model.problem(), QString());
}

void tst_WindowQueue::sentToAWindow()
{
    Desk desk(*m_rig);
    Desk other(*m_rig, u"counter-2"_s, u"2"_s);
    const QString number = m_rig->take(u"si"_s).ticket.number;
    QVERIFY(desk.works(1));
    QVERIFY(other.signIn(u"li"_s, u"secret-2"_s));
    QVERIFY(other.open());
    QVERIFY(desk.call());
    QTRY_VERIFY_WITH_TIMEOUT(desk.model.turns()->targetIds().contains(u"staff/li"_s), kPatienceMs);
    desk.model.turns()->transfer(u"window/2"_s, u"wish"_s);
    QVERIFY(desk.reaches(CitizenInHand::State::Nobody));
    // There it waits, and here nobody does.
    QVERIFY(other.waits(1));
    QVERIFY(desk.waits(0));
    QVERIFY(other.model.queue()->lines().constFirst().tag.contains(u"只由本窗口"_s));
    QVERIFY(other.call());
    QCOMPARE(other.model.hand()->number(), number);
}

void tst_WindowQueue::calledBeforeTheirTurn()
{
    Desk clerk(*m_rig);
    Desk manager(*m_rig, u"counter-2"_s, u"2"_s);
    m_rig->take(u"si"_s);
    const QString later = m_rig->take(u"si"_s).ticket.number;
    QVERIFY(clerk.works(2));
    QVERIFY(manager.signIn(u"zhao"_s, u"secret-4"_s));
    QVERIFY(manager.open());
    QVERIFY(manager.waits(2));
    const QString id = manager.model.queue()->lines().constLast().id;
    // The hall decides, whatever the program offers.
    QVERIFY(!clerk.model.turns()->mayCallOthers());
    clerk.model.turns()->callOutOfOrder(id, u"unwell"_s);
    QTRY_VERIFY_WITH_TIMEOUT(clerk.model.problem().contains(u"不能做这一步"_s), kPatienceMs);
    QVERIFY(manager.model.turns()->mayCallOthers());
    manager.model.turns()->callOutOfOrder(id, u"unwell"_s);
    QVERIFY(manager.reaches(CitizenInHand::State::Called));
    QCOMPARE(manager.model.hand()->number(), later);
    QCOMPARE(manager.model.hand()->why(), u"不按顺序叫号"_s);
    QCOMPARE(manager.model.problem(), QString());
}

void tst_WindowQueue::dayEnds()
{
    Desk clerk(*m_rig);
    Desk manager(*m_rig, u"counter-2"_s, u"2"_s);
    m_rig->take(u"si"_s);
    m_rig->take(u"tax"_s);
    QVERIFY(clerk.works(2));
    QVERIFY(clerk.call());
    QVERIFY(manager.signIn(u"zhao"_s, u"secret-4"_s));
    QTRY_VERIFY_WITH_TIMEOUT(
        manager.model.turns()->endDayText().contains(u"1 人，等候和挂起 1 人"_s), kPatienceMs);
    manager.model.turns()->endDay();
    QVERIFY(clerk.reaches(CounterViewModel::WindowState::Closed));
    QTRY_VERIFY_WITH_TIMEOUT(
        manager.model.turns()->endDayText().contains(u"0 人，等候和挂起 0 人"_s), kPatienceMs);
    QCOMPARE(manager.model.problem(), QString());
}

QTEST_GUILESS_MAIN(tst_WindowQueue)
#include "tst_WindowQueue.moc"
