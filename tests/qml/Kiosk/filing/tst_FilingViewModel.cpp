// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/filing/FilingViewModel.h"
#include "tests/qml/Kiosk/fakes/FakeCases.h"
#include "tests/qml/Kiosk/fakes/FilingSamples.h"
#include "tests/qml/Kiosk/session/SessionTest.h"

#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

namespace onewindow::ui {

using drivers::DeviceStatus;
using drivers::PrintOutcome;

/// A matter is finished at the terminal, against a scripted case service.
class TestFilingViewModel : public SessionTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void asksForTheCardItsMatterNeeds_data();
    void asksForTheCardItsMatterNeeds();
    void leadsBackWithoutConsent();
    void showsAsManyLinesAsThereIsRoomFor();
    void opensWithWhatWasAgreedTo();
    void goesOnWithADraft();
    void beginsAnewWithoutTheDraft();
    void complainsAtTheQuestion_data();
    void complainsAtTheQuestion();
    void skipsWhatIsNotRequired();
    void addsAndRemovesEntries();
    void changesOneAnswerFromTheSummary();
    void filesWhatWasFilledIn();
    void saysHowItEnded_data();
    void saysHowItEnded();
    void showsTheNumberThatComesLater_data();
    void showsTheNumberThatComesLater();
    void triesAgainAfterAFailure();
    void keepsADraftHoweverItEnds_data();
    void keepsADraftHoweverItEnds();
    void keepsADraftOfEachAnswer();
    void keepsNothingThatWasNotTouched();
    void forgetsEverything();

private:
    void toConsent();
    void agree(const std::optional<cases::CaseDraft>& draft);
    void toForm();
    void toFilledForm();
    void goTo(const QString& title);
    void toSummary();
    void type(const QString& text);
    [[nodiscard]] cases::CaseDraft draft() const;

    [[nodiscard]] cases::OpenedCase opened() const
    {
        return samples::opened(samples::youngCard(), m_session->hall().now().date());
    }

    std::unique_ptr<FakeCases> m_cases;
    std::unique_ptr<FilingViewModel> m_filing;
};

void TestFilingViewModel::init()
{
    SessionTest::init();
    m_cases = std::make_unique<FakeCases>();
    m_filing = std::make_unique<FilingViewModel>(*m_session, *m_cases, QStringLiteral("03"));
    m_session->addErrand(*m_filing);
    catalog::Catalogue catalogue = m_tickets->catalogue();
    samples::offerFiling(catalogue, QStringLiteral("si-query"));
    m_tickets->setCatalogue(catalogue);
}

void TestFilingViewModel::cleanup()
{
    QVERIFY2(m_cases->isDone(), qPrintable(m_cases->expected().join(u',')));
    m_filing.reset();
    SessionTest::cleanup();
}

void TestFilingViewModel::toConsent()
{
    lay(samples::youngCard());
    m_session->chooseTheme(QStringLiteral("si"));
    m_session->chooseMatter(QStringLiteral("si-query"));
    m_session->openErrand(Errand::Filing);
    QCOMPARE(m_session->state(), State::Errand);
    // Nothing says how much there is room for: all lines at once.
    m_filing->lines()->setPageSize(50);
    m_filing->answers()->setPageSize(50);
}

void TestFilingViewModel::agree(const std::optional<cases::CaseDraft>& draft)
{
    toConsent();
    m_cases->expect(QStringLiteral("findDraft"));
    m_filing->goOn();
    if (!draft) {
        m_cases->expect(QStringLiteral("open"));
    }
    m_cases->answerDraft(draft);
}

void TestFilingViewModel::toForm()
{
    agree({});
    m_cases->answerOpen(opened());
}

cases::CaseDraft TestFilingViewModel::draft() const
{
    cases::CaseDraft made;
    made.caseId = QByteArray(16, 'd');
    made.matter = QStringLiteral("si-query");
    made.answers = samples::filledIn();
    made.section = 1;
    return made;
}

void TestFilingViewModel::toFilledForm()
{
    agree(draft());
    m_cases->expect(QStringLiteral("open"));
    m_filing->goOn();
    m_cases->answerOpen(opened());
}

void TestFilingViewModel::goTo(const QString& title)
{
    constexpr int kMostPages = 40;
    for (int i = 0; i < kMostPages && !m_filing->title().contains(title); ++i) {
        m_filing->goOn();
    }
    QVERIFY2(m_filing->title().contains(title), qPrintable(m_filing->title()));
}

void TestFilingViewModel::toSummary()
{
    toFilledForm();
    goTo(QStringLiteral("请核对填写的内容"));
}

void TestFilingViewModel::type(const QString& text)
{
    for (const QChar sign : text) {
        m_filing->input()->type(sign);
    }
}

void TestFilingViewModel::asksForTheCardItsMatterNeeds_data()
{
    QTest::addColumn<catalog::Assurance>("assurance");
    QTest::addColumn<bool>("needsCard");
    QTest::newRow("none") << catalog::Assurance::None << false;
    QTest::newRow("typed") << catalog::Assurance::Typed << true;
    QTest::newRow("card") << catalog::Assurance::Card << true;
}

void TestFilingViewModel::asksForTheCardItsMatterNeeds()
{
    QFETCH(catalog::Assurance, assurance);
    QFETCH(bool, needsCard);
    catalog::Catalogue catalogue = m_tickets->catalogue();
    for (catalog::Matter& matter : catalogue.matters) {
        matter.terminal.assurance = assurance;
    }
    m_tickets->setCatalogue(catalogue);
    m_session->chooseTheme(QStringLiteral("si"));
    m_session->chooseMatter(QStringLiteral("si-query"));
    m_session->goWithoutCard();
    QCOMPARE(m_session->state(), State::Confirm);
    m_session->openErrand(Errand::Filing);
    QCOMPARE(m_session->state(), needsCard ? State::LayCard : State::Errand);
}

void TestFilingViewModel::leadsBackWithoutConsent()
{
    toConsent();
    m_filing->goAside();
    QVERIFY(m_filing->lines()->total() > 1);
    m_filing->goOn();
    QCOMPARE(m_session->state(), State::Confirm);
}

/// A page that is narrow at first shows no less for it; one whose room hangs on what it shows comes
/// to rest.
void TestFilingViewModel::showsAsManyLinesAsThereIsRoomFor()
{
    toConsent();
    m_filing->fitLines(1);
    m_filing->fitLines(3);
    QCOMPARE(m_filing->lines()->pageSize(), 3);
    for (int i = 0; i < 10; ++i) {
        m_filing->fitLines(2);
        m_filing->fitLines(3);
    }
    QCOMPARE(m_filing->lines()->pageSize(), 2);
}

void TestFilingViewModel::opensWithWhatWasAgreedTo()
{
    toForm();
    const cases::OpenRequest& asked = m_cases->lastOpen();
    QCOMPARE(asked.matter, QStringLiteral("si-query"));
    QCOMPARE(asked.consentVersion, QStringLiteral("2026-01"));
    QCOMPARE(asked.consentedAtMs, FakeClock::kStartMs);
    QCOMPARE(asked.applicant->idNumber, samples::youngCard().number);
    QCOMPARE(asked.applicant->address, samples::youngCard().address);
    QCOMPARE(asked.applicant->nation, QStringLiteral("01"));
    QVERIFY(asked.caseId.isEmpty());
    QCOMPARE(m_filing->lines()->total(), 2);
    QCOMPARE(m_filing->lines()->choices().at(0).caption, QStringLiteral("来自身份证"));
}

void TestFilingViewModel::goesOnWithADraft()
{
    toFilledForm();
    QCOMPARE(m_cases->lastOpen().caseId, draft().caseId);
    QCOMPARE(m_filing->title(), QStringLiteral("备案类型"));
}

void TestFilingViewModel::beginsAnewWithoutTheDraft()
{
    agree(draft());
    m_cases->expect(QStringLiteral("dropDraft"));
    m_cases->expect(QStringLiteral("open"));
    m_filing->goAside();
    m_cases->answerOpen(opened());
    QVERIFY(m_cases->lastOpen().caseId.isEmpty());
    m_filing->goOn();
    QCOMPARE(m_filing->input()->text(), QString());
}

void TestFilingViewModel::complainsAtTheQuestion_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char* name, const char* question, const char* typed,
                        const char* complaint) {
        QTest::newRow(name) << QString::fromUtf8(question) << QString::fromUtf8(typed)
                            << QString::fromUtf8(complaint);
    };
    row("nothing", "具体原因", "", "这一项必须填写");
    row("too short", "具体原因", "x", "请至少填写 2 个字");
    row("out of range", "打印份数", "9", "请填写 1 到 3 之间的数");
    row("region half typed", "就医地", "03", "请选择省份，代码后四位要填满或不填");
    row("account", "银行账号", "6222020000000000001", "银行账号有误，请逐位核对");
    row("ID number", "配偶身份证号码", "110105194912310021", "身份证号码有误，请逐位核对");
}

void TestFilingViewModel::complainsAtTheQuestion()
{
    QFETCH(QString, question);
    QFETCH(QString, typed);
    QFETCH(QString, complaint);
    toFilledForm();
    goTo(question);
    if (m_filing->input()->kind() == FieldInput::Kind::Options) {
        m_filing->goOn();
    }
    m_filing->input()->clear();
    type(typed);
    const QString title = m_filing->title();
    m_filing->goOn();
    QCOMPARE(m_filing->title(), title);
    QCOMPARE(m_filing->complaint(), complaint);
    m_filing->input()->deleteLast();
    QCOMPARE(m_filing->complaint(), QString());
    m_cases->expect(QStringLiteral("saveDraft"));
    m_session->send(Event::TimedOut);
}

void TestFilingViewModel::skipsWhatIsNotRequired()
{
    toFilledForm();
    goTo(QStringLiteral("子女出生日期"));
    m_filing->goAside();
    goTo(QStringLiteral("请核对填写的内容"));
    m_cases->expect(QStringLiteral("file"));
    m_filing->goOn();
    QVERIFY(!m_cases->lastFile().answers.contains(QStringLiteral("born")));
}

void TestFilingViewModel::addsAndRemovesEntries()
{
    toFilledForm();
    goTo(QStringLiteral("联系人"));
    QCOMPARE(m_filing->answers()->total(), 1);
    QVERIFY(m_filing->canAddEntry());
    m_filing->addEntry();
    QCOMPARE(m_filing->title(), QStringLiteral("联系人 2：姓名"));
    m_session->send(Event::WentBack);
    QCOMPARE(m_filing->answers()->total(), 2);
    QVERIFY(!m_filing->canAddEntry());
    // What is missing in the new entry is asked for.
    m_filing->goOn();
    QCOMPARE(m_filing->title(), QStringLiteral("联系人 2：姓名"));
    QCOMPARE(m_filing->complaint(), QStringLiteral("这一项必须填写"));
    m_filing->goAside();
    QCOMPARE(m_filing->answers()->total(), 1);
    m_cases->expect(QStringLiteral("saveDraft"));
    m_session->send(Event::TimedOut);
}

void TestFilingViewModel::changesOneAnswerFromTheSummary()
{
    toSummary();
    m_filing->change(QStringLiteral("copies"));
    QCOMPARE(m_filing->title(), QStringLiteral("打印份数"));
    m_filing->input()->clear();
    type(QStringLiteral("3"));
    m_filing->goOn();
    QCOMPARE(m_filing->title(), QStringLiteral("请核对填写的内容"));
    m_cases->expect(QStringLiteral("file"));
    m_filing->goOn();
    QCOMPARE(m_cases->lastFile().answers.value(QStringLiteral("copies")).toInt(), 3);
}

void TestFilingViewModel::filesWhatWasFilledIn()
{
    toSummary();
    m_cases->expect(QStringLiteral("file"));
    m_filing->goOn();
    QVERIFY(m_session->isBusy());
    const cases::FileRequest& filed = m_cases->lastFile();
    QJsonObject wanted = samples::filledIn();
    wanted.insert(QStringLiteral("name"), samples::youngCard().name);
    wanted.insert(QStringLiteral("number"), samples::youngCard().number);
    QCOMPARE(filed.answers, wanted);
    QVERIFY(filed.hasCommitted);
    QCOMPARE(filed.opened.id, opened().id);
    m_cases->answerFile(samples::approved());
    QVERIFY(m_printer->isPrinting());
    QVERIFY(m_session->isBusy());
    m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QVERIFY(m_session->isResult());
    QCOMPARE(m_filing->number(), samples::approved().number);
    m_filing->finish();
    QCOMPARE(m_session->state(), State::Home);
}

void TestFilingViewModel::saysHowItEnded_data()
{
    QTest::addColumn<bool>("isApproved");
    QTest::addColumn<bool>("hasPrinter");
    QTest::addColumn<bool>("isOnline");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("note");
    QTest::newRow("approved") << true << true << true << QStringLiteral("已办结，请取走凭条")
                              << QStringLiteral("请取走您的身份证");
    QTest::newRow("received") << false << true << true << QStringLiteral("已收件，请取走回执")
                              << QStringLiteral("请取走您的身份证");
    QTest::newRow("no paper") << true << false << true << QStringLiteral("已办结，请记下编号")
                              << QStringLiteral("没有打印出来，请记下编号，或扫码保存。");
    QTest::newRow("off line") << false << true << false << QStringLiteral("已收件，请取走回执")
                              << QStringLiteral("已保存在本机，联网后自动送达，编号为临时编号。");
}

void TestFilingViewModel::saysHowItEnded()
{
    QFETCH(bool, isApproved);
    QFETCH(bool, hasPrinter);
    QFETCH(bool, isOnline);
    QFETCH(QString, title);
    QFETCH(QString, note);
    m_session->setOnline(isOnline);
    toSummary();
    if (!hasPrinter) {
        m_reader->lift();
        m_printer->setStatus(DeviceStatus::NoPaper);
    }
    m_cases->expect(QStringLiteral("file"));
    m_filing->goOn();
    m_cases->answerFile(isApproved ? samples::approved() : samples::received());
    if (hasPrinter) {
        m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready);
    }
    QCOMPARE(m_filing->title(), title);
    QCOMPARE(m_filing->filedNote(), note);
    QVERIFY(m_session->isResult());
}

void TestFilingViewModel::showsTheNumberThatComesLater_data()
{
    QTest::addColumn<bool>("isPrinting");
    QTest::newRow("while somebody looks") << false;
    QTest::newRow("while the paper is printed") << true;
}

void TestFilingViewModel::showsTheNumberThatComesLater()
{
    QFETCH(bool, isPrinting);
    toSummary();
    m_cases->expect(QStringLiteral("file"));
    m_filing->goOn();
    m_cases->answerFile(samples::received());
    if (!isPrinting) {
        m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready);
    }
    QCOMPARE(m_filing->number(), samples::received().provisional);
    m_cases->expect(QStringLiteral("find"));
    Q_EMIT m_cases->casesChanged();
    m_cases->answerFind(samples::approved());
    if (isPrinting) {
        m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready);
    }
    QCOMPARE(m_filing->number(), samples::approved().number);
}

void TestFilingViewModel::triesAgainAfterAFailure()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("not filed")));
    toSummary();
    m_cases->expect(QStringLiteral("file"));
    m_filing->goOn();
    m_cases->answerFile(Error{ErrorCode::StoreFailed, {}});
    QVERIFY(!m_session->isBusy());
    QVERIFY(!m_session->isResult());
    m_session->send(Event::WentBack);
    QCOMPARE(m_filing->title(), QStringLiteral("请核对填写的内容"));
    m_cases->expect(QStringLiteral("file"));
    m_filing->goOn();
    m_cases->answerFile(samples::approved());
    m_printer->finish(PrintOutcome::Unknown, DeviceStatus::Missing);
    QCOMPARE(m_filing->title(), QStringLiteral("已办结，请记下编号"));
}

void TestFilingViewModel::keepsADraftHoweverItEnds_data()
{
    QTest::addColumn<Event>("event");
    QTest::newRow("timed out") << Event::TimedOut;
    QTest::newRow("home") << Event::WentHome;
    QTest::newRow("signed out") << Event::SignedOut;
}

void TestFilingViewModel::keepsADraftHoweverItEnds()
{
    QFETCH(Event, event);
    toForm();
    m_filing->goOn();
    type(QStringLiteral("1380013"));
    if (event == Event::TimedOut) {
        m_cases->expect(QStringLiteral("saveDraft"));
        m_session->send(event);
    } else {
        event == Event::WentHome ? m_filing->goHome() : m_filing->signOut();
        QCOMPARE(m_session->state(), State::Errand);
        QVERIFY(m_filing->lead().contains(QStringLiteral("保存")));
        // Staying leads back to where one was.
        m_filing->goOn();
        QCOMPARE(m_filing->input()->text(), QStringLiteral("1380013"));
        event == Event::WentHome ? m_filing->goHome() : m_filing->signOut();
        m_cases->expect(QStringLiteral("saveDraft"));
        m_filing->goAside();
    }
    QCOMPARE(m_session->state(), State::Home);
    QCOMPARE(m_session->context().hasCard(), event == Event::WentHome);
    QCOMPARE(m_cases->savedDraft()->matter, QStringLiteral("si-query"));
    QCOMPARE(m_cases->savedDraft()->caseId, opened().id);
    QCOMPARE(m_cases->savedDraft()->consentVersion, QStringLiteral("2026-01"));
}

/// Nobody says good-bye when the power goes.
void TestFilingViewModel::keepsADraftOfEachAnswer()
{
    toForm();
    m_filing->goOn();
    type(QStringLiteral("1380013"));
    m_filing->goOn();
    QVERIFY(!m_filing->complaint().isEmpty());
    QVERIFY(!m_cases->savedDraft());
    type(QStringLiteral("8000"));
    m_cases->expect(QStringLiteral("saveDraft"));
    m_filing->goOn();
    QVERIFY(m_cases->isDone());
    QCOMPARE(m_cases->savedDraft()->answers.value(QStringLiteral("phone")).toString(),
             QStringLiteral("13800138000"));
}

void TestFilingViewModel::keepsNothingThatWasNotTouched()
{
    toForm();
    m_filing->goHome();
    QCOMPARE(m_session->state(), State::Home);
    QVERIFY(!m_cases->savedDraft());
}

void TestFilingViewModel::forgetsEverything()
{
    toSummary();
    m_cases->expect(QStringLiteral("saveDraft"));
    m_session->send(Event::TimedOut);
    QCOMPARE(m_filing->lines()->total(), 0);
    QCOMPARE(m_filing->answers()->total(), 0);
    QCOMPARE(m_filing->input()->text(), QString());
    QCOMPARE(m_filing->matterName(), QString());
    QCOMPARE(m_filing->number(), QString());
    QCOMPARE(m_filing->leavingText(), QString());
}

} // namespace onewindow::ui

QTEST_GUILESS_MAIN(onewindow::ui::TestFilingViewModel)
#include "tst_FilingViewModel.moc"
