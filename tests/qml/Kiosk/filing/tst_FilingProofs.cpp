// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/filing/FilingOffer.h"
#include "qml/Kiosk/filing/FilingViewModel.h"
#include "qml/Kiosk/ticket/TicketReceipt.h"
#include "tests/qml/Kiosk/fakes/FakeCases.h"
#include "tests/qml/Kiosk/fakes/FilingSamples.h"
#include "tests/qml/Kiosk/session/SessionTest.h"

#include <QRegularExpression>
#include <QTest>

namespace onewindow::ui {

using drivers::DeviceStatus;

/// A filing whose materials are photographed and which is signed.
class TestFilingProofs : public SessionTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void offeredWithACameraAlone();
    void filesWhatWasPhotographedAndSigned();
    void broughtInstead();
    void changedFromTheSummary();
    void signatureIsWanted();
    void clearedAndWrittenAgain();
    void buttonInsteadOfAName();
    void signsWhatStandsThere();
    void failureKeepsTheSignature();
    void nothingIsLeft();
    void saysWhereToGoOn();

private:
    void makeSession(bool photographs);
    void toPhoto();
    void keepPage();
    void goTo(const char* page);
    void toSummary();
    void toSignature();
    void write();

    std::unique_ptr<FakeDocumentCamera> m_camera;
    std::unique_ptr<FakeCases> m_cases;
    std::unique_ptr<FilingViewModel> m_filing;
};

void TestFilingProofs::init()
{
    SessionTest::init();
    makeSession(true);
}

void TestFilingProofs::makeSession(bool photographs)
{
    m_filing.reset();
    m_camera = std::make_unique<FakeDocumentCamera>();
    m_cases = std::make_unique<FakeCases>();
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
            .abilities = {.photographs = photographs}},
        Modes{}, KioskDelays{});
    m_session->setOnline(true);
    m_filing = std::make_unique<FilingViewModel>(*m_session, *m_cases, QStringLiteral("03"));
    m_filing->useCamera(m_camera.get());
    m_session->addErrand(*m_filing);
    catalog::Catalogue catalogue = m_tickets->catalogue();
    samples::offerFiling(catalogue, QStringLiteral("si-query"));
    samples::wantProofs(catalogue, QStringLiteral("si-query"));
    m_tickets->setCatalogue(catalogue);
}

void TestFilingProofs::cleanup()
{
    QVERIFY2(m_cases->isDone(), qPrintable(m_cases->expected().join(u',')));
    m_filing.reset();
    SessionTest::cleanup();
}

void TestFilingProofs::goTo(const char* page)
{
    constexpr int kMostPages = 40;
    for (int i = 0; i < kMostPages && m_filing->page() != QLatin1String(page); ++i) {
        m_filing->goOn();
    }
    QCOMPARE(m_filing->page(), QLatin1String(page));
}

/// Everything is filled in, and promised what can be.
void TestFilingProofs::toPhoto()
{
    lay(samples::youngCard());
    m_session->chooseTheme(QStringLiteral("si"));
    m_session->chooseMatter(QStringLiteral("si-query"));
    m_session->openErrand(Errand::Filing);
    m_filing->lines()->setPageSize(50);
    m_filing->answers()->setPageSize(50);
    cases::CaseDraft draft;
    draft.caseId = QByteArray(16, 'd');
    draft.matter = QStringLiteral("si-query");
    draft.answers = samples::filledIn();
    m_cases->expect(QStringLiteral("findDraft"));
    m_filing->goOn();
    m_cases->expect(QStringLiteral("open"));
    m_cases->answerDraft(std::optional<cases::CaseDraft>(draft));
    m_filing->goOn();
    m_cases->answerOpen(samples::opened(samples::youngCard(), m_session->hall().now().date()));
    goTo("filing/MaterialPhoto");
}

void TestFilingProofs::keepPage()
{
    m_camera->see(samples::page());
    m_filing->goOn();
    m_camera->give(samples::picture());
    m_filing->goOn();
    QCOMPARE(m_filing->photos()->state(), MaterialPhotos::State::Kept);
}

void TestFilingProofs::toSummary()
{
    toPhoto();
    keepPage();
    m_filing->goOn();
    QCOMPARE(m_filing->page(), QStringLiteral("filing/MaterialPhoto"));
    m_filing->goAside(); // Not required.
    goTo("filing/FilingSummary");
}

void TestFilingProofs::toSignature()
{
    toSummary();
    m_filing->goOn();
    QCOMPARE(m_filing->page(), QStringLiteral("filing/Signature"));
}

void TestFilingProofs::write()
{
    m_filing->ink()->press({100, 200}, {900, 600});
    for (int i = 1; i < 50; ++i) {
        m_filing->ink()->move({100.0 + i * 12, 200.0 + i % 4 * 20}, {900, 600});
    }
    m_filing->ink()->lift();
}

void TestFilingProofs::offeredWithACameraAlone()
{
    const catalog::Matter* matter = m_tickets->catalogue().matter(QStringLiteral("si-query"));
    QVERIFY(isFiledHere(*matter, m_session->abilities()));
    makeSession(false);
    matter = m_tickets->catalogue().matter(QStringLiteral("si-query"));
    QVERIFY(!isFiledHere(*matter, m_session->abilities()));
}

void TestFilingProofs::filesWhatWasPhotographedAndSigned()
{
    toSignature();
    write();
    m_cases->expect(QStringLiteral("file"));
    m_filing->goOn();
    const cases::FileRequest& filed = m_cases->lastFile();
    QCOMPARE(filed.attachments.size(), 1);
    QCOMPARE(filed.attachments.constFirst().material, QStringLiteral("photo"));
    QVERIFY(filed.signature && filed.signature->isByHand);
    QVERIFY(cases::isLegible(*filed.signature));
    QVERIFY(!m_camera->isWanted());
}

/// The camera fails, and the case goes on with a paper to bring.
void TestFilingProofs::broughtInstead()
{
    QVERIFY(!m_camera->isPrepared());
    toPhoto();
    QVERIFY(m_camera->isPrepared());
    m_camera->setStatus(DeviceStatus::Missing);
    QVERIFY(!m_filing->lead().isEmpty());
    m_filing->goAside();
    m_filing->goAside();
    QCOMPARE(m_filing->title(), QStringLiteral("还需要带到窗口的材料"));
    const QList<Choice> lines = m_filing->lines()->choices();
    QVERIFY(std::any_of(lines.cbegin(), lines.cend(), [](const Choice& line) {
        return line.caption.startsWith(QStringLiteral("需要带到窗口"));
    }));
    goTo("filing/Signature");
    write();
    m_cases->expect(QStringLiteral("file"));
    m_filing->goOn();
    QVERIFY(m_cases->lastFile().attachments.isEmpty());
}

void TestFilingProofs::changedFromTheSummary()
{
    toSummary();
    const QList<Choice> answers = m_filing->answers()->choices();
    QCOMPARE(answers.at(answers.size() - 2).title, QStringLiteral("近期照片：已拍 1 页"));
    QCOMPARE(answers.constLast().title, QStringLiteral("转诊单：没有拍照"));
    m_filing->change(answers.constLast().key);
    QCOMPARE(m_filing->page(), QStringLiteral("filing/MaterialPhoto"));
    keepPage();
    QCOMPARE(m_filing->primaryText(), QStringLiteral("改好了"));
    m_filing->goOn();
    QCOMPARE(m_filing->page(), QStringLiteral("filing/FilingSummary"));
    QCOMPARE(m_filing->answers()->choices().constLast().title, QStringLiteral("转诊单：已拍 1 页"));
    m_cases->expect(QStringLiteral("saveDraft"));
    m_session->send(Event::TimedOut);
}

void TestFilingProofs::signatureIsWanted()
{
    toSignature();
    m_filing->goOn();
    QVERIFY(!m_filing->complaint().isEmpty());
    const QString empty = m_filing->complaint();
    m_filing->ink()->press({300, 300}, {900, 600});
    m_filing->ink()->lift();
    QVERIFY(m_filing->complaint().isEmpty());
    m_filing->goOn();
    QVERIFY(!m_filing->complaint().isEmpty());
    QVERIFY(m_filing->complaint() != empty);
    m_cases->expect(QStringLiteral("saveDraft"));
    m_session->send(Event::TimedOut);
}

void TestFilingProofs::clearedAndWrittenAgain()
{
    toSignature();
    QVERIFY(m_filing->secondaryText().isEmpty());
    write();
    QCOMPARE(m_filing->secondaryText(), QStringLiteral("清除重写"));
    m_filing->goAside();
    QVERIFY(m_filing->ink()->isEmpty());
    write();
    m_cases->expect(QStringLiteral("file"));
    m_filing->goOn();
    QCOMPARE(m_cases->lastFile().signature->strokes.size(), 1);
}

void TestFilingProofs::buttonInsteadOfAName()
{
    toSignature();
    write();
    m_filing->signByButton();
    QCOMPARE(m_filing->page(), QStringLiteral("filing/FilingText"));
    QVERIFY(m_filing->ink()->isEmpty());
    QCOMPARE(m_filing->lines()->total(), 3);
    m_filing->goAside();
    QCOMPARE(m_filing->page(), QStringLiteral("filing/Signature"));
    m_filing->signByButton();
    m_session->send(Event::WentBack);
    QCOMPARE(m_filing->page(), QStringLiteral("filing/Signature"));
    m_filing->signByButton();
    m_cases->expect(QStringLiteral("file"));
    m_filing->goOn();
    QVERIFY(!m_cases->lastFile().signature->isByHand);
}

/// Back at the answers, the name is gone: it was for what stood there then.
void TestFilingProofs::signsWhatStandsThere()
{
    toSignature();
    write();
    m_session->send(Event::WentBack);
    QCOMPARE(m_filing->page(), QStringLiteral("filing/FilingSummary"));
    m_filing->goOn();
    QVERIFY(m_filing->ink()->isEmpty());
    // Somebody who asked to leave and stays goes on writing.
    write();
    m_filing->goHome();
    m_filing->goOn();
    QCOMPARE(m_filing->page(), QStringLiteral("filing/Signature"));
    QVERIFY(!m_filing->ink()->isEmpty());
    m_cases->expect(QStringLiteral("saveDraft"));
    m_session->send(Event::TimedOut);
}

void TestFilingProofs::failureKeepsTheSignature()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("not filed")));
    toSignature();
    write();
    m_cases->expect(QStringLiteral("file"));
    m_filing->goOn();
    m_cases->answerFile(Error{ErrorCode::StoreFailed, {}});
    m_cases->expect(QStringLiteral("file"));
    m_filing->goOn();
    QVERIFY(m_cases->lastFile().signature.has_value());
    QCOMPARE(m_cases->lastFile().attachments.size(), 1);
}

void TestFilingProofs::nothingIsLeft()
{
    toSignature();
    write();
    m_cases->expect(QStringLiteral("saveDraft"));
    m_session->send(Event::TimedOut);
    QVERIFY(m_filing->ink()->isEmpty());
    QVERIFY(m_filing->photos()->photographed().isEmpty());
    QVERIFY(!m_filing->photos()->shown()->isThere());
    QVERIFY(!m_camera->isWanted());
}

void TestFilingProofs::saysWhereToGoOn()
{
    toPhoto();
    QVERIFY(m_filing->leavingText().contains(QStringLiteral("本厅")));
    m_cases->setCityWide();
    QVERIFY(m_filing->leavingText().contains(QStringLiteral("全市")));
    m_session->setOnline(false);
    QVERIFY(m_filing->leavingText().contains(QStringLiteral("本机")));
    m_cases->expect(QStringLiteral("saveDraft"));
    m_session->send(Event::TimedOut);
}

} // namespace onewindow::ui

QTEST_GUILESS_MAIN(onewindow::ui::TestFilingProofs)
#include "tst_FilingProofs.moc"
