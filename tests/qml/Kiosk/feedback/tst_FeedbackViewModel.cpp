// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/feedback/FeedbackTest.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using feedback::About;
using feedback::CaseKind;

/// Saying what one thinks, against a scripted store and scripted devices.
class TestFeedbackViewModel : public FeedbackTest
{
    Q_OBJECT

private Q_SLOTS:
    void ratesTheVisit();
    void nothingIsChosenBeforehand();
    void reasonsGoWithTheLevel();
    void badOneAsksForAPhone();
    void goodOneLeavesNoPhone();
    void wordsComeAlong();
    void filesWhatWasWritten_data();
    void filesWhatWasWritten();
    void wordsStayWithWhatTheyWereWrittenFor_data();
    void wordsStayWithWhatTheyWereWrittenFor();
    void emptyTextGoesNowhere();
    void badPhoneGoesNowhere();
    void printsASlip();
    void slipThatDoesNotComeIsSaid();
    void failureKeepsWhatWasWritten();
    void goesBackThroughItsPages();
    void nothingIsLeftBehind();
    void busyTakesNoTap();
};

void TestFeedbackViewModel::ratesTheVisit()
{
    open();
    QCOMPARE(m_kiosk->session.state(), State::Errand);
    model().chooseWay(u"rate"_s);
    QCOMPARE(page(), u"feedback/FeedbackLevel"_s);
    model().chooseLevel(u"5"_s);
    model().toggleReason(u"517"_s);
    model().toggleReason(u"510"_s);
    model().toggleReason(u"510"_s);
    model().goOn();
    QVERIFY(model().isBusy());
    const auto& asked = m_kiosk->said.rating();
    QVERIFY(asked);
    QCOMPARE(asked->about, About::Visit);
    QCOMPARE(asked->level, 5);
    QCOMPARE(asked->codes, QStringList{u"517"_s});
    QVERIFY(asked->words.isEmpty() && asked->phone.isEmpty());
    m_kiosk->said.answerRate(feedback::Rated{});
    QCOMPARE(page(), u"feedback/FeedbackThanks"_s);
    QVERIFY(m_kiosk->session.isResult());
    QVERIFY(!model().nextText().isEmpty());
}

void TestFeedbackViewModel::nothingIsChosenBeforehand()
{
    open();
    model().chooseWay(u"rate"_s);
    QCOMPARE(model().levels()->total(), 5);
    for (const Choice& level : model().levels()->choices()) {
        QVERIFY(!level.isChecked);
        QVERIFY(!level.title.isEmpty() && !level.iconName.isEmpty());
    }
    for (const QString& wrong : {u"0"_s, u"6"_s, u"x"_s}) {
        model().chooseLevel(wrong);
        QCOMPARE(page(), u"feedback/FeedbackLevel"_s);
    }
    model().chooseLevel(u"3"_s);
    QCOMPARE(model().reasons()->total(), 8);
    for (const Choice& reason : model().reasons()->choices()) {
        QVERIFY(!reason.isChecked);
    }
}

void TestFeedbackViewModel::reasonsGoWithTheLevel()
{
    open();
    model().chooseWay(u"rate"_s);
    model().chooseLevel(u"4"_s);
    model().toggleReason(u"410"_s);
    model().toggleReason(u"510"_s);
    m_kiosk->session.send(Event::WentBack);
    model().chooseLevel(u"5"_s);
    model().goOn();
    QVERIFY(m_kiosk->said.rating()->codes.isEmpty());
}

void TestFeedbackViewModel::badOneAsksForAPhone()
{
    open();
    model().chooseWay(u"rate"_s);
    model().chooseLevel(u"2"_s);
    model().toggleReason(u"212"_s);
    model().goOn();
    QCOMPARE(page(), u"feedback/FeedbackPhone"_s);
    QVERIFY(!m_kiosk->said.rating());
    model().leavePhone(u"13800138000"_s);
    QCOMPARE(m_kiosk->said.rating()->phone, u"13800138000"_s);
    m_kiosk->said.answerRate(feedback::Rated{.number = 1, .callBackBy = QDate(2026, 11, 30)});
    QVERIFY(model().nextText().contains(u"11月30日"_s));
}

void TestFeedbackViewModel::goodOneLeavesNoPhone()
{
    open();
    model().chooseWay(u"rate"_s);
    model().chooseLevel(u"1"_s);
    model().goOn();
    model().leavePhone({});
    QVERIFY(m_kiosk->said.rating()->phone.isEmpty());
    m_kiosk->said.answerRate(feedback::Rated{.number = 1, .callBackBy = QDate(2026, 11, 30)});
    QVERIFY(model().nextText().contains(u"不会回访"_s));
}

void TestFeedbackViewModel::wordsComeAlong()
{
    open();
    model().chooseWay(u"rate"_s);
    model().chooseLevel(u"5"_s);
    model().write();
    QCOMPARE(page(), u"feedback/FeedbackWrite"_s);
    QVERIFY(model().isWritten());
    type(u"xiexie"_s);
    QCOMPARE(model().letters(), u"xiexie"_s);
    QVERIFY(!model().candidates().isEmpty());
    model().chooseCandidate(0);
    const QString words = model().text();
    QVERIFY(!words.isEmpty());
    model().goOn();
    QCOMPARE(page(), u"feedback/FeedbackReasons"_s);
    model().goOn();
    QCOMPARE(m_kiosk->said.rating()->words, words);
}

void TestFeedbackViewModel::filesWhatWasWritten_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<CaseKind>("kind");
    QTest::newRow("complaint") << u"complaint"_s << CaseKind::Complaint;
    QTest::newRow("suggestion") << u"suggestion"_s << CaseKind::Suggestion;
    QTest::newRow("question") << u"question"_s << CaseKind::Question;
}

void TestFeedbackViewModel::filesWhatWasWritten()
{
    QFETCH(QString, way);
    QFETCH(CaseKind, kind);
    m_kiosk->chooseMatter(u"si"_s, u"si-enrol"_s);
    m_kiosk->session.send(Event::WentBack);
    m_kiosk->session.send(Event::WentBack);
    open();
    model().chooseWay(way);
    type(u"chuangkou "_s);
    type(u"tai"_s);
    model().goOn(); // What is still in letters was meant as letters.
    model().leavePhone(u"0533-1234567"_s);
    QCOMPARE(page(), u"feedback/FeedbackCheck"_s);
    QVERIFY(!m_kiosk->said.filing());
    model().goOn();
    const auto& asked = m_kiosk->said.filing();
    QVERIFY(asked);
    QCOMPARE(asked->kind, kind);
    QVERIFY(asked->text.endsWith(u"tai"_s));
    QCOMPARE(asked->phone, u"0533-1234567"_s);
}

void TestFeedbackViewModel::wordsStayWithWhatTheyWereWrittenFor_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    const QStringList ways{u"rate"_s, u"complaint"_s, u"suggestion"_s, u"question"_s};
    for (const QString& first : ways) {
        for (const QString& second : ways) {
            QTest::addRow("%s, then %s", qPrintable(first), qPrintable(second)) << first << second;
        }
    }
}

/// Nobody's complaint goes along with a rating that they give instead.
void TestFeedbackViewModel::wordsStayWithWhatTheyWereWrittenFor()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    open();
    model().chooseWay(first);
    if (first == u"rate"_s) {
        model().chooseLevel(u"5"_s);
        model().write();
    }
    type(u"chuangkou "_s);
    QVERIFY(model().hasTyped());
    while (page() != u"feedback/FeedbackStart"_s) {
        m_kiosk->session.send(Event::WentBack);
    }
    model().chooseWay(second);
    QCOMPARE(model().hasTyped(), first == second);
}

void TestFeedbackViewModel::emptyTextGoesNowhere()
{
    open();
    model().chooseWay(u"complaint"_s);
    QVERIFY(!model().isWritten());
    model().goOn();
    QCOMPARE(page(), u"feedback/FeedbackWrite"_s);
    model().toggleChinese();
    type(u"   "_s);
    QVERIFY(!model().isWritten());
    type(u"x"_s);
    QVERIFY(model().isWritten());
    model().clearText();
    QVERIFY(!model().isWritten());
    type(QString(2 * feedback::kTextLimit, u'x'));
    QCOMPARE(model().text().size(), feedback::kTextLimit);
}

void TestFeedbackViewModel::badPhoneGoesNowhere()
{
    open();
    model().chooseWay(u"complaint"_s);
    type(u"a "_s);
    model().goOn();
    for (const QString& wrong : {u"123"_s, u"-------"_s, u"1380013800012"_s, u"1380013800-"_s}) {
        QVERIFY(!model().isPhone(wrong));
        model().leavePhone(wrong);
        QCOMPARE(page(), u"feedback/FeedbackPhone"_s);
    }
    for (const QString& good : {u"1234567"_s, u"0533-1234567"_s, u"13800138000"_s}) {
        QVERIFY(model().isPhone(good));
    }
}

void TestFeedbackViewModel::printsASlip()
{
    fileComplaint();
    m_kiosk->said.answerFile(samples::filed());
    QCOMPARE(page(), u"feedback/FeedbackFiled"_s);
    QVERIFY(m_kiosk->session.isResult());
    QVERIFY(m_kiosk->session.isBusy());
    QCOMPARE(model().number(), u"Y1-20261123-0003"_s);
    QCOMPARE(model().answerBy(), u"12月14日"_s);
    QCOMPARE(m_kiosk->printer.receipts().size(), 1);
    m_kiosk->finishPrint(drivers::PrintOutcome::Printed, drivers::DeviceStatus::Ready);
    QVERIFY(!m_kiosk->session.isBusy());
    QVERIFY(model().isSlipOut());
}

void TestFeedbackViewModel::slipThatDoesNotComeIsSaid()
{
    fileComplaint();
    m_kiosk->said.answerFile(samples::filed());
    m_kiosk->finishPrint(drivers::PrintOutcome::NotPrinted, drivers::DeviceStatus::Jam);
    QVERIFY(!model().isSlipOut());
    QVERIFY(model().slipText().contains(u"拍下"_s));
    m_kiosk->session.send(Event::Done);
    m_kiosk->printer.setStatus(drivers::DeviceStatus::Missing);
    fileComplaint();
    m_kiosk->said.answerFile(samples::filed());
    QVERIFY(!m_kiosk->session.isBusy());
    QCOMPARE(m_kiosk->printer.receipts().size(), 1);
}

void TestFeedbackViewModel::failureKeepsWhatWasWritten()
{
    fileComplaint();
    const QString text = m_kiosk->said.filing()->text;
    m_kiosk->said.answerFile(Error{ErrorCode::StoreFailed, {}});
    QCOMPARE(page(), u"feedback/FeedbackFailed"_s);
    QVERIFY(model().canRetry());
    model().retry();
    QCOMPARE(m_kiosk->said.filing()->text, text);
    m_kiosk->said.answerFile(samples::filed());
    QCOMPARE(page(), u"feedback/FeedbackFiled"_s);
}

void TestFeedbackViewModel::goesBackThroughItsPages()
{
    open();
    model().chooseWay(u"complaint"_s);
    type(u"chuangkou "_s);
    const QString text = model().text();
    model().goOn();
    model().leavePhone({});
    for (const QString& expected :
         {u"feedback/FeedbackPhone"_s, u"feedback/FeedbackWrite"_s, u"feedback/FeedbackStart"_s}) {
        m_kiosk->session.send(Event::WentBack);
        QCOMPARE(page(), expected);
    }
    model().chooseWay(u"complaint"_s);
    QCOMPARE(model().text(), text);
    m_kiosk->session.send(Event::WentBack);
    m_kiosk->session.send(Event::WentBack);
    QCOMPARE(m_kiosk->session.state(), State::Home);
}

void TestFeedbackViewModel::nothingIsLeftBehind()
{
    open();
    model().chooseWay(u"complaint"_s);
    type(u"chuangkou "_s);
    type(u"mima"_s);
    model().goOn();
    model().leavePhone(u"13800138000"_s);
    m_kiosk->session.send(Event::TimedOut);
    QCOMPARE(m_kiosk->session.state(), State::Home);
    QVERIFY(model().text().isEmpty());
    QVERIFY(model().letters().isEmpty());
    QVERIFY(model().candidates().isEmpty());
    QVERIFY(model().phone().isEmpty());
    QVERIFY(model().kindName().isEmpty());
    open();
    QCOMPARE(page(), u"feedback/FeedbackStart"_s);
    model().chooseWay(u"complaint"_s);
    QVERIFY(!model().hasTyped());
}

void TestFeedbackViewModel::busyTakesNoTap()
{
    open();
    model().chooseWay(u"rate"_s);
    model().chooseLevel(u"5"_s);
    model().goOn();
    model().goOn();
    model().leavePhone({});
    m_kiosk->session.send(Event::WentBack);
    m_kiosk->session.send(Event::TimedOut);
    QCOMPARE(m_kiosk->session.state(), State::Errand);
    m_kiosk->said.answerRate(feedback::Rated{});
    QCOMPARE(page(), u"feedback/FeedbackThanks"_s);
}

QTEST_GUILESS_MAIN(TestFeedbackViewModel)
#include "tst_FeedbackViewModel.moc"
