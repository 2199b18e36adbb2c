// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/feedback/FeedbackReceipt.h"
#include "tests/qml/Kiosk/feedback/FeedbackTest.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using feedback::FollowedFeedback;

/// What became of something filed: by its number, by its slip, and by the card.
class TestFeedbackFollow : public FeedbackTest
{
    Q_OBJECT

private Q_SLOTS:
    void numberAndCodeLeadToTheAnswer();
    void numberIsTyped_data();
    void numberIsTyped();
    void wrongCodeIsSaid_data();
    void wrongCodeIsSaid();
    void nobodyWaitsForTheHall();
    void slipOfAnotherTerminalIsAskedFor();
    void hallThatIsSilentLeavesWhatIsKnown();
    void silentHallIsAskedAgain();
    void deadlineThatHasPassedIsNotPromised_data();
    void deadlineThatHasPassedIsNotPromised();
    void answerStandsThereWhole();
    void nobodyIsNamedWithoutACard();
    void cardsHolderIsNamedOnlyWhenTheyWantTo_data();
    void cardsHolderIsNamedOnlyWhenTheyWantTo();
    void myMattersLeadToTheAnswer();
    void numberTypedAmongCasesLeadsHere();
    void nothingIsLeftBehind();

private:
    void typeNumber(const QString& number)
    {
        for (const QChar sign : number) {
            model().follow()->type(sign);
        }
    }

    void toCode()
    {
        open();
        model().chooseWay(u"follow"_s);
        typeNumber(u"1202611230003"_s);
        model().goOn();
    }

    [[nodiscard]] QString words()
    {
        QStringList all;
        for (const Choice& line : model().follow()->lines()->choices()) {
            all << line.caption << line.title;
        }
        return all.join(u'\n');
    }
};

void TestFeedbackFollow::numberAndCodeLeadToTheAnswer()
{
    open();
    QCOMPARE(model().ways()->total(), 5);
    toCode();
    QCOMPARE(page(), u"feedback/FeedbackCode"_s);
    model().askCode(u"12345"_s);
    QVERIFY(!m_kiosk->answers.isAsked());
    model().askCode(u"123456"_s);
    QCOMPARE(m_kiosk->answers.asked(), u"Y1-20261123-0003 123456"_s);
    QCOMPARE(page(), u"feedback/FeedbackWait"_s);
    m_kiosk->answers.answer(samples::answered());
    QCOMPARE(page(), u"feedback/FeedbackStatus"_s);
    QCOMPARE(model().follow()->standing(), u"已答复"_s);
    QVERIFY(words().contains(u"已增开两个窗口"_s));
    QVERIFY(model().resultTitle().contains(u"投诉"_s));
    m_kiosk->session.send(Event::WentBack);
    QCOMPARE(page(), u"feedback/FeedbackStart"_s);
    QVERIFY(!words().contains(u"已增开两个窗口"_s));
}

void TestFeedbackFollow::numberIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<bool>("isNumber");
    QTest::newRow("nothing") << QString() << u"Y"_s << false;
    QTest::newRow("without the letter") << u"1202611230003"_s << u"Y1202611230003"_s << true;
    QTest::newRow("with the letter") << u"Y1202611230003"_s << u"Y1202611230003"_s << true;
    QTest::newRow("small") << u"b202611230003"_s << u"YB202611230003"_s << true;
    QTest::newRow("signs") << u"1-2026 1123!0003"_s << u"Y1202611230003"_s << true;
    QTest::newRow("too short") << u"120261123000"_s << u"Y120261123000"_s << false;
    QTest::newRow("endless") << QString(60, u'1') << u"Y"_s + QString(23, u'1') << false;
}

void TestFeedbackFollow::numberIsTyped()
{
    QFETCH(QString, typed);
    QFETCH(QString, shown);
    QFETCH(bool, isNumber);
    open();
    model().chooseWay(u"follow"_s);
    QCOMPARE(page(), u"feedback/FeedbackNumber"_s);
    typeNumber(typed);
    QCOMPARE(model().follow()->typed(), shown);
    QCOMPARE(model().follow()->isTyped(), isNumber);
    model().goOn();
    QCOMPARE(page(), isNumber ? u"feedback/FeedbackCode"_s : u"feedback/FeedbackNumber"_s);
    if (!isNumber) {
        model().follow()->clearTyped();
        model().follow()->deleteLast();
        QCOMPARE(model().follow()->typed(), u"Y"_s);
    }
}

void TestFeedbackFollow::wrongCodeIsSaid_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("title");
    QTest::addColumn<bool>("canRetry");
    QTest::newRow("wrong") << ErrorCode::NotFound << u"不对"_s << true;
    QTest::newRow("too often") << ErrorCode::TooMany << u"太多"_s << false;
    QTest::newRow("no hall") << ErrorCode::NetworkFailed << u"查不到"_s << true;
}

void TestFeedbackFollow::wrongCodeIsSaid()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, title);
    QFETCH(bool, canRetry);
    toCode();
    model().askCode(u"000000"_s);
    m_kiosk->answers.answer(Error{code, {}});
    QCOMPARE(page(), u"feedback/FeedbackFailed"_s);
    QVERIFY2(model().failTitle().contains(title), qPrintable(model().failTitle()));
    QCOMPARE(model().canRetry(), canRetry);
    model().retry();
    QCOMPARE(page(), canRetry ? u"feedback/FeedbackNumber"_s : u"feedback/FeedbackFailed"_s);
    QCOMPARE(model().follow()->typed(), u"Y1202611230003"_s);
}

void TestFeedbackFollow::nobodyWaitsForTheHall()
{
    toCode();
    model().askCode(u"123456"_s);
    QVERIFY(!m_kiosk->session.isBusy());
    m_kiosk->session.send(Event::WentBack);
    QCOMPARE(page(), u"feedback/FeedbackCode"_s);
    // Whoever has gone back hears nothing more of it.
    m_kiosk->answers.answer(samples::answered());
    QCOMPARE(page(), u"feedback/FeedbackCode"_s);
    QVERIFY(!model().follow()->isKnown());
}

void TestFeedbackFollow::slipOfAnotherTerminalIsAskedFor()
{
    const feedback::Filed filed = samples::filed();
    scan(feedbackCode(filed.filed.number, filed.token));
    QCOMPARE(m_kiosk->answers.asked(), filed.filed.number + u' ' + filed.token);
    m_kiosk->said.answerFind(Error{ErrorCode::NotFound, {}});
    m_kiosk->answers.answer(samples::answered());
    QCOMPARE(page(), u"feedback/FeedbackStatus"_s);
    QVERIFY(words().contains(u"已增开两个窗口"_s));
    // From where the code was read: home.
    m_kiosk->session.send(Event::WentBack);
    QCOMPARE(m_kiosk->session.state(), State::Home);
}

void TestFeedbackFollow::hallThatIsSilentLeavesWhatIsKnown()
{
    const feedback::Filed filed = samples::filed();
    scan(feedbackCode(filed.filed.number, filed.token));
    // In either order.
    m_kiosk->answers.answer(Error{ErrorCode::Timeout, {}});
    QCOMPARE(page(), u"feedback/FeedbackWait"_s);
    m_kiosk->said.answerFind(filed.filed);
    QCOMPARE(page(), u"feedback/FeedbackStatus"_s);
    QCOMPARE(model().follow()->standing(), u"已登记"_s);
    QVERIFY(model().follow()->note().contains(u"连不上"_s));
}

void TestFeedbackFollow::silentHallIsAskedAgain()
{
    const feedback::Filed filed = samples::filed();
    scan(feedbackCode(filed.filed.number, filed.token));
    m_kiosk->said.answerFind(Error{ErrorCode::NotFound, {}});
    m_kiosk->answers.answer(Error{ErrorCode::NetworkFailed, {}});
    QCOMPARE(page(), u"feedback/FeedbackFailed"_s);
    QVERIFY(model().canRetry());
    model().retry();
    QCOMPARE(page(), u"feedback/FeedbackWait"_s);
    m_kiosk->said.answerFind(Error{ErrorCode::NotFound, {}});
    m_kiosk->answers.answer(samples::answered());
    QCOMPARE(page(), u"feedback/FeedbackStatus"_s);
}

void TestFeedbackFollow::deadlineThatHasPassedIsNotPromised_data()
{
    QTest::addColumn<int>("daysLeft");
    QTest::addColumn<bool>("isPromised");
    QTest::newRow("tomorrow") << 1 << true;
    QTest::newRow("today") << 0 << true;
    QTest::newRow("yesterday") << -1 << false;
}

void TestFeedbackFollow::deadlineThatHasPassedIsNotPromised()
{
    QFETCH(int, daysLeft);
    FollowedFeedback open = samples::answered();
    open.state = feedback::WorkState::Open;
    open.answer.clear();
    open.answeredAtMs = 0;
    const QDate today = m_kiosk->session.hall().now().date();
    open.answerBy = today.addDays(daysLeft).toString(Qt::ISODate);
    toCode();
    model().askCode(u"123456"_s);
    m_kiosk->answers.answer(open);
    QCOMPARE(model().follow()->standing(), u"正在办理"_s);
    QTEST(words().contains(u"前答复"_s), "isPromised");
}

void TestFeedbackFollow::answerStandsThereWhole()
{
    FollowedFeedback answered = samples::answered(8);
    answered.isCorrected = true;
    answered.state = feedback::WorkState::Closed;
    toCode();
    model().askCode(u"123456"_s);
    m_kiosk->answers.answer(answered);
    QString joined;
    for (const Choice& line : model().follow()->lines()->choices()) {
        joined += line.title;
    }
    QVERIFY(joined.contains(answered.answer));
    QVERIFY(words().contains(u"更正"_s));
    QCOMPARE(model().follow()->standing(), u"已办结"_s);
    // What was erased is said to be so.
    m_kiosk->session.send(Event::WentHome);
    toCode();
    model().askCode(u"123456"_s);
    answered.answer.clear();
    m_kiosk->answers.answer(answered);
    QVERIFY(words().contains(u"已按规定删除"_s));
    // And what can be read elsewhere alone leads there.
    m_kiosk->session.send(Event::WentHome);
    toCode();
    model().askCode(u"123456"_s);
    answered.isElsewhere = true;
    m_kiosk->answers.answer(answered);
    QVERIFY(words().contains(u"请到提交的大厅"_s));
    QVERIFY(!words().contains(u"已按规定删除"_s));
}

void TestFeedbackFollow::nobodyIsNamedWithoutACard()
{
    fileComplaint();
    QVERIFY(!model().canBeFound());
    QCOMPARE(m_kiosk->said.filing()->idNumber, QString());
}

void TestFeedbackFollow::cardsHolderIsNamedOnlyWhenTheyWantTo_data()
{
    QTest::addColumn<bool>("isNamed");
    QTest::newRow("without a name") << false;
    QTest::newRow("under My matters") << true;
}

void TestFeedbackFollow::cardsHolderIsNamedOnlyWhenTheyWantTo()
{
    QFETCH(bool, isNamed);
    m_kiosk->lay(samples::youngCard());
    m_kiosk->session.send(Event::WentHome);
    open();
    model().chooseWay(u"complaint"_s);
    type(u"chuangkou "_s);
    model().goOn();
    model().leavePhone({});
    QVERIFY(model().canBeFound());
    if (isNamed) {
        model().submitNamed();
    } else {
        model().goOn();
    }
    QCOMPARE(m_kiosk->said.filing()->idNumber,
             isNamed ? m_kiosk->session.context().person->idNumber : QString());
}

void TestFeedbackFollow::myMattersLeadToTheAnswer()
{
    m_kiosk->show(u"enquiry-mine"_s);
    m_kiosk->answers.answerMine(QList{samples::answered()});
    const auto& choices = m_kiosk->enquiry.choices()->choices();
    const auto said = std::find_if(choices.cbegin(), choices.cend(), [](const Choice& choice) {
        return choice.key.startsWith(u"said/"_s);
    });
    QVERIFY(said != choices.cend());
    QVERIFY(said->title.contains(samples::filed().filed.number));
    m_kiosk->enquiry.choose(said->key);
    QCOMPARE(m_kiosk->session.context().errand, std::optional(Errand::Feedback));
    QCOMPARE(page(), u"feedback/FeedbackWait"_s);
    // Asked for again: nothing of it was handed over.
    QCOMPARE(m_kiosk->answers.asked(), m_kiosk->session.context().person->idNumber);
    m_kiosk->answers.answerMine(QList{samples::answered()});
    QCOMPARE(page(), u"feedback/FeedbackStatus"_s);
    QVERIFY(words().contains(u"已增开两个窗口"_s));
}

void TestFeedbackFollow::numberTypedAmongCasesLeadsHere()
{
    m_kiosk->session.openErrand(Errand::Enquiry);
    m_kiosk->enquiry.choose(u"number"_s);
    for (const QChar sign : u"Y1202611230003"_s) {
        m_kiosk->enquiry.type(sign);
    }
    m_kiosk->enquiry.goOn();
    QCOMPARE(m_kiosk->session.context().errand, std::optional(Errand::Feedback));
    QCOMPARE(page(), u"feedback/FeedbackCode"_s);
    model().askCode(u"123456"_s);
    QCOMPARE(m_kiosk->answers.asked(), u"Y1-20261123-0003 123456"_s);
}

void TestFeedbackFollow::nothingIsLeftBehind()
{
    toCode();
    model().askCode(u"123456"_s);
    m_kiosk->answers.answer(samples::answered());
    m_kiosk->session.send(Event::WentHome);
    QVERIFY(!model().follow()->isKnown());
    QCOMPARE(model().follow()->typed(), QString());
    QCOMPARE(words(), QString());
    open();
    QCOMPARE(page(), u"feedback/FeedbackStart"_s);
}

QTEST_GUILESS_MAIN(TestFeedbackFollow)
#include "tst_FeedbackFollow.moc"
