// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/feedback/FeedbackReceipt.h"
#include "tests/qml/Kiosk/feedback/FeedbackTest.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using feedback::About;

/// What codes lead to: the link of a ticket that has ended, and the slip of something filed.
class TestFeedbackCodes : public FeedbackTest
{
    Q_OBJECT

private Q_SLOTS:
    void ticketsOwnCodeLeadsToItsRating();
    void twiceRatedIsRefusedInWords();
    void refusedCorrectionIsSaid();
    void otherCodesAreNotItsOwn_data();
    void otherCodesAreNotItsOwn();
    void codeLaysNothingAsideWhereItCannotBegin();
    void codeOfTheSlipShowsItAgain();
    void codeOfTheSlipCountsOnItsPages();
    void codeTakesNothingFromWhoWrites();
    void lateAnswerIsNobodys();
};

void TestFeedbackCodes::ticketsOwnCodeLeadsToItsRating()
{
    scan(kLink);
    QCOMPARE(m_kiosk->session.context().errand, std::optional(Errand::Feedback));
    QVERIFY(!m_kiosk->session.isCodeUnknown());
    QVERIFY(m_kiosk->session.isBusy());
    QCOMPARE(m_kiosk->said.lookup(), kToken);
    m_kiosk->said.answerTimes(0);
    QCOMPARE(page(), u"feedback/FeedbackLevel"_s);
    const QString first = model().levelLead();
    model().chooseLevel(u"5"_s);
    model().goOn();
    QCOMPARE(m_kiosk->said.rating()->about, About::Ticket);
    QCOMPARE(m_kiosk->said.rating()->token, kToken);
    m_kiosk->said.answerRate(feedback::Rated{});
    m_kiosk->session.send(Event::Done);
    scan(kLink);
    m_kiosk->said.answerTimes(1);
    QVERIFY(model().levelLead() != first);
}

void TestFeedbackCodes::twiceRatedIsRefusedInWords()
{
    scan(kLink);
    m_kiosk->said.answerTimes(2);
    QCOMPARE(page(), u"feedback/FeedbackFailed"_s);
    QVERIFY(model().failTitle().contains(u"两次"_s));
    QVERIFY(!model().canRetry());
    model().retry();
    QVERIFY(!m_kiosk->said.isAsked());
    m_kiosk->session.send(Event::WentBack);
    QCOMPARE(m_kiosk->session.state(), State::Home);
}

void TestFeedbackCodes::refusedCorrectionIsSaid()
{
    scan(kLink);
    m_kiosk->said.answerTimes(1);
    model().chooseLevel(u"4"_s);
    model().goOn();
    m_kiosk->said.answerRate(Error{ErrorCode::Conflict, {}});
    QCOMPARE(page(), u"feedback/FeedbackFailed"_s);
    QVERIFY(!model().canRetry());
}

void TestFeedbackCodes::otherCodesAreNotItsOwn_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing") << QString();
    QTest::newRow("short token") << u"https://hall.example/t/abc"_s;
    QTest::newRow("more after it") << kLink + u"?x=1"_s;
    QTest::newRow("another thing") << u"OWA:1"_s;
    QTest::newRow("no number") << u"OWF:K1-20261123-0003"_s;
    QTest::newRow("of a card that nobody laid")
        << FeedbackViewModel::codeOfMine(samples::filed().filed.id);
    QTest::newRow("markup") << u"OWF:<b>:"_s + kToken;
    QTest::newRow("bare token") << kToken;
}

void TestFeedbackCodes::otherCodesAreNotItsOwn()
{
    QFETCH(QString, code);
    scan(code);
    QVERIFY(m_kiosk->session.isCodeUnknown());
    QCOMPARE(m_kiosk->session.state(), State::Home);
}

/// Where a class is chosen no errand begins, and none is kept for the next one either.
void TestFeedbackCodes::codeLaysNothingAsideWhereItCannotBegin()
{
    m_kiosk->lay(samples::youngCard());
    m_kiosk->chooseMatter(u"si"_s, u"si-enrol"_s);
    m_kiosk->session.send(Event::ClassWanted);
    QCOMPARE(m_kiosk->session.state(), State::Class);
    scan(kLink);
    QVERIFY(m_kiosk->session.isCodeUnknown());
    m_kiosk->session.send(Event::WentHome);
    open();
    QCOMPARE(page(), u"feedback/FeedbackStart"_s);
}

void TestFeedbackCodes::codeOfTheSlipShowsItAgain()
{
    const feedback::Filed filed = samples::filed();
    scan(feedbackCode(filed.filed.number, filed.token));
    QCOMPARE(m_kiosk->said.lookup(), filed.filed.number + u' ' + filed.token);
    m_kiosk->said.answerFind(filed.filed);
    // At once, before the hall has said anything.
    QCOMPARE(page(), u"feedback/FeedbackStatus"_s);
    QCOMPARE(model().follow()->number(), filed.filed.number);
    m_kiosk->session.send(Event::WentHome);
    scan(feedbackCode(filed.filed.number, filed.token));
    m_kiosk->said.answerFind(Error{ErrorCode::NotFound, {}});
    QCOMPARE(page(), u"feedback/FeedbackWait"_s);
    m_kiosk->answers.answer(Error{ErrorCode::NotFound, {}});
    QCOMPARE(page(), u"feedback/FeedbackFailed"_s);
    QVERIFY(!model().canRetry());
}

void TestFeedbackCodes::codeOfTheSlipCountsOnItsPages()
{
    const feedback::Filed filed = samples::filed();
    open();
    scan(feedbackCode(filed.filed.number, filed.token));
    QCOMPARE(m_kiosk->said.lookup(), filed.filed.number + u' ' + filed.token);
    m_kiosk->said.answerFind(Error{ErrorCode::NotFound, {}});
    m_kiosk->answers.answer(Error{ErrorCode::NotFound, {}});
    QCOMPARE(page(), u"feedback/FeedbackFailed"_s);
    // The other slip in the hand.
    scan(kLink);
    QCOMPARE(m_kiosk->said.lookup(), kToken);
    m_kiosk->said.answerTimes(0);
    QCOMPARE(page(), u"feedback/FeedbackLevel"_s);
}

void TestFeedbackCodes::codeTakesNothingFromWhoWrites()
{
    open();
    model().chooseWay(u"complaint"_s);
    type(u"chuangkou "_s);
    const QString text = model().text();
    scan(kLink);
    QVERIFY(m_kiosk->session.isCodeUnknown());
    QVERIFY(!m_kiosk->said.isAsked());
    QCOMPARE(page(), u"feedback/FeedbackWrite"_s);
    QCOMPARE(model().text(), text);
    // Nor is it kept for later.
    m_kiosk->session.send(Event::WentHome);
    open();
    QCOMPARE(page(), u"feedback/FeedbackStart"_s);
}

void TestFeedbackCodes::lateAnswerIsNobodys()
{
    scan(kLink);
    model().leave();
    m_kiosk->said.answerTimes(2);
    QCOMPARE(page(), u"feedback/FeedbackStart"_s);
    QVERIFY(!model().isBusy());
}

QTEST_GUILESS_MAIN(TestFeedbackCodes)
#include "tst_FeedbackCodes.moc"
