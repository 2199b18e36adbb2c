// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/filing/ResultPrinting.h"
#include "qml/Kiosk/filing/ResultSheet.h"
#include "tests/qml/Kiosk/fakes/FakeCases.h"
#include "tests/qml/Kiosk/fakes/FakeDevices.h"
#include "tests/qml/Kiosk/fakes/FilingSamples.h"
#include "tests/qml/Kiosk/fakes/KioskFixture.h"

#include <QGuiApplication>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace onewindow::ui {

using drivers::DeviceStatus;
using drivers::PrintOutcome;
using Stage = ResultPrinting::Stage;

namespace {

cases::DocumentOrder order()
{
    cases::DocumentOrder made;
    made.caseId = QByteArray(16, 'c');
    made.title = QStringLiteral("参保缴费证明");
    made.lines = {QStringLiteral("姓名：王秀英")};
    return made;
}

PaperSheet sheet(const cases::SignedDocument& document)
{
    PaperSheet made;
    made.title = QStringLiteral("参保缴费证明");
    made.code = document.link;
    return made;
}

} // namespace

/// A result on its way to A4, against a scripted printer and a scripted case service.
class TestResultPrinting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void printsWhatWasSigned();
    void isThere_data();
    void isThere();
    void waitsUntilThePrinterIsMended();
    void saysWhatHoldsItUp_data();
    void saysWhatHoldsItUp();
    void slipInsteadOfWaiting();
    void slipAfterAJobIsTakenBack();
    void printedAfterAll();
    void isTriedAgain();
    void isNotTriedForEver();
    void asksWhenNobodyKnows();
    void slipWithoutASignature();
    void keepsNothing_data();
    void keepsNothing();
    void answerComesTooLate();
    void sheetSaysWhatTheResultSays();
    void citizenGetsThePaper();
    void citizenTakesASlip();

private:
    void toPrinting();
    void finish(PrintOutcome outcome, DeviceStatus reason);

    std::unique_ptr<FakeCases> m_cases;
    std::unique_ptr<FakeDocumentPrinter> m_printer;
    std::unique_ptr<ResultPrinting> m_printing;
    std::unique_ptr<QSignalSpy> m_printed;
    std::unique_ptr<QSignalSpy> m_slips;
};

void TestResultPrinting::init()
{
    m_cases = std::make_unique<FakeCases>();
    m_printer = std::make_unique<FakeDocumentPrinter>();
    m_printing = std::make_unique<ResultPrinting>(
        *m_cases, m_printer.get(), [](const std::function<void()>& work) { work(); });
    m_printed = std::make_unique<QSignalSpy>(m_printing.get(), &ResultPrinting::printed);
    m_slips = std::make_unique<QSignalSpy>(m_printing.get(), &ResultPrinting::slipWanted);
}

void TestResultPrinting::cleanup()
{
    QVERIFY2(m_cases->isDone(), qPrintable(m_cases->expected().join(u',')));
    m_printed.reset();
    m_slips.reset();
    m_printing.reset();
    m_printer.reset();
    m_cases.reset();
}

void TestResultPrinting::toPrinting()
{
    m_cases->expect(QStringLiteral("sign"));
    m_printing->begin(order(), sheet);
    m_cases->answerSign(samples::document());
}

void TestResultPrinting::finish(PrintOutcome outcome, DeviceStatus reason)
{
    m_printer->finish(outcome, reason);
}

void TestResultPrinting::printsWhatWasSigned()
{
    m_cases->expect(QStringLiteral("sign"));
    m_printing->begin(order(), sheet);
    QCOMPARE(m_printing->stage(), Stage::Making);
    QVERIFY(m_printing->isBusy());
    QCOMPARE(m_cases->lastSign().caseId, order().caseId);
    m_cases->answerSign(samples::document());
    QCOMPARE(m_printing->stage(), Stage::Printing);
    QVERIFY(m_printing->isBusy());
    QCOMPARE(m_printer->documents().size(), 1);
    QVERIFY(m_printer->documents().constFirst().startsWith("%PDF-"));
    finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_printing->stage(), Stage::Printed);
    QCOMPARE(m_printed->size(), 1);
    QCOMPARE(m_slips->size(), 0);
    QVERIFY(!m_printer->isHeld());
}

void TestResultPrinting::isThere_data()
{
    QTest::addColumn<DeviceStatus>("status");
    QTest::addColumn<bool>("isThere");
    QTest::newRow("ready") << DeviceStatus::Ready << true;
    QTest::newRow("out of paper") << DeviceStatus::NoPaper << true;
    QTest::newRow("not asked yet") << DeviceStatus::Starting << true;
    QTest::newRow("gone") << DeviceStatus::Missing << false;
    QTest::newRow("not permitted") << DeviceStatus::NoPermission << false;
}

void TestResultPrinting::isThere()
{
    QFETCH(DeviceStatus, status);
    QFETCH(bool, isThere);
    m_printer->setStatus(status);
    QCOMPARE(m_printing->isThere(), isThere);
    const ResultPrinting none(*m_cases, nullptr, {});
    QVERIFY(!none.isThere());
}

void TestResultPrinting::waitsUntilThePrinterIsMended()
{
    m_printer->setStatus(DeviceStatus::CoverOpen);
    toPrinting();
    QCOMPARE(m_printing->stage(), Stage::Waiting);
    QVERIFY(!m_printing->isBusy());
    QVERIFY(m_printer->documents().isEmpty());
    m_printer->setStatus(DeviceStatus::NoPaper);
    QCOMPARE(m_printing->title(), QStringLiteral("打印机没有纸了"));
    m_printer->setStatus(DeviceStatus::PaperLow);
    QCOMPARE(m_printing->stage(), Stage::Printing);
    // In the printer it may be held up as well, and goes on by itself.
    m_printer->setStatus(DeviceStatus::Jam);
    QCOMPARE(m_printing->stage(), Stage::Held);
    QVERIFY(!m_printing->isBusy());
    m_printer->setStatus(DeviceStatus::Ready);
    QCOMPARE(m_printing->stage(), Stage::Printing);
    finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_printed->size(), 1);
    QCOMPARE(m_printer->documents().size(), 1);
}

void TestResultPrinting::saysWhatHoldsItUp_data()
{
    QTest::addColumn<DeviceStatus>("status");
    QTest::addColumn<QString>("title");
    const auto row = [](const char* name, DeviceStatus status, const char* title) {
        QTest::newRow(name) << status << QString::fromUtf8(title);
    };
    row("paper", DeviceStatus::NoPaper, "打印机没有纸了");
    row("cover", DeviceStatus::CoverOpen, "打印机的盖子没有关好");
    row("jam", DeviceStatus::Jam, "打印机卡纸了");
    row("fault", DeviceStatus::Fault, "打印机暂时不能用");
    row("off line", DeviceStatus::Missing, "联系不上打印机");
}

void TestResultPrinting::saysWhatHoldsItUp()
{
    QFETCH(DeviceStatus, status);
    QFETCH(QString, title);
    toPrinting();
    m_printer->setStatus(status);
    QCOMPARE(m_printing->title(), title);
    QVERIFY(m_printing->text().contains(QStringLiteral("结果已保存")));
    QVERIFY(m_printing->text().contains(QStringLiteral("身份证")));
    QCOMPARE(m_printing->primaryText(true), QStringLiteral("改打凭条"));
    QCOMPARE(m_printing->primaryText(false), QStringLiteral("先不打印"));
    QVERIFY(m_printing->callsStaff());
    QCOMPARE(m_printing->secondaryText(true), QStringLiteral("呼叫工作人员"));
}

void TestResultPrinting::slipInsteadOfWaiting()
{
    m_printer->setStatus(DeviceStatus::NoPaper);
    toPrinting();
    m_printing->goOn();
    QCOMPARE(m_slips->size(), 1);
    QCOMPARE(m_printing->stage(), Stage::None);
    // Mended later, it prints nothing that nobody waits for.
    m_printer->setStatus(DeviceStatus::Ready);
    QVERIFY(m_printer->documents().isEmpty());
}

void TestResultPrinting::slipAfterAJobIsTakenBack()
{
    toPrinting();
    m_printer->setStatus(DeviceStatus::NoPaper);
    m_printing->goOn();
    QVERIFY(m_printer->isCanceled());
    QCOMPARE(m_printing->stage(), Stage::TakenBack);
    QVERIFY(m_printing->isBusy());
    QCOMPARE(m_slips->size(), 0);
    finish(PrintOutcome::NotPrinted, DeviceStatus::Ready);
    QCOMPARE(m_slips->size(), 1);
}

void TestResultPrinting::printedAfterAll()
{
    toPrinting();
    m_printer->setStatus(DeviceStatus::NoPaper);
    m_printing->goOn();
    finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_printed->size(), 1);
    QCOMPARE(m_slips->size(), 0);
}

void TestResultPrinting::isTriedAgain()
{
    toPrinting();
    m_printer->setStatus(DeviceStatus::Fault);
    finish(PrintOutcome::NotPrinted, DeviceStatus::Fault);
    QCOMPARE(m_printing->stage(), Stage::Failed);
    QCOMPARE(m_printing->primaryText(true), QStringLiteral("改打凭条"));
    QVERIFY(m_printing->callsStaff());
    m_printer->setStatus(DeviceStatus::Ready);
    QCOMPARE(m_printing->primaryText(true), QStringLiteral("重新打印"));
    QCOMPARE(m_printing->secondaryText(true), QStringLiteral("改打凭条"));
    QVERIFY(!m_printing->callsStaff());
    m_printing->goOn();
    QCOMPARE(m_printing->stage(), Stage::Printing);
    finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_printed->size(), 1);
    // The same paper, with the same signature.
    QCOMPARE(m_printer->documents().at(0), m_printer->documents().at(1));
}

void TestResultPrinting::isNotTriedForEver()
{
    toPrinting();
    for (int i = 1; i < ResultPrinting::kTryLimit; ++i) {
        finish(PrintOutcome::NotPrinted, DeviceStatus::Ready);
        QCOMPARE(m_printing->title(), QStringLiteral("打印机正忙，还没有打印"));
        m_printing->goOn();
    }
    finish(PrintOutcome::NotPrinted, DeviceStatus::Ready);
    QCOMPARE(m_printing->primaryText(true), QStringLiteral("改打凭条"));
    m_printing->goOn();
    QCOMPARE(m_slips->size(), 1);
    QCOMPARE(m_printer->documents().size(), ResultPrinting::kTryLimit);
}

void TestResultPrinting::asksWhenNobodyKnows()
{
    toPrinting();
    m_printer->setStatus(DeviceStatus::Missing);
    finish(PrintOutcome::Unknown, DeviceStatus::Missing);
    QCOMPARE(m_printing->stage(), Stage::Unsure);
    QVERIFY(m_printing->callsStaff());
    QCOMPARE(m_printing->secondaryText(true), QStringLiteral("呼叫工作人员"));
    // Nobody prints a second one alone.
    m_printer->setStatus(DeviceStatus::Ready);
    QVERIFY(m_printing->primaryText(true) != QStringLiteral("重新打印"));
    m_printing->goAside();
    QCOMPARE(m_printer->documents().size(), 1);
    m_printing->goOn();
    QCOMPARE(m_printed->size(), 1);
}

void TestResultPrinting::slipWithoutASignature()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("not signed")));
    m_cases->expect(QStringLiteral("sign"));
    m_printing->begin(order(), sheet);
    m_cases->answerSign(Error{ErrorCode::KeyUnavailable, {}});
    QCOMPARE(m_slips->size(), 1);
    QCOMPARE(m_printing->stage(), Stage::None);
}

void TestResultPrinting::keepsNothing_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::newRow("printing") << Stage::Printing;
    QTest::newRow("failed") << Stage::Failed;
}

/// The bytes of the document are wiped with their last holder; the session's end is the end of it.
void TestResultPrinting::keepsNothing()
{
    QFETCH(Stage, stage);
    toPrinting();
    if (stage != Stage::Printing) {
        finish(PrintOutcome::NotPrinted, DeviceStatus::Ready);
    }
    QVERIFY(m_printer->isHeld());
    m_printing->leave();
    QVERIFY(!m_printer->isHeld());
    QCOMPARE(m_printing->stage(), Stage::None);
    QCOMPARE(m_printing->title(), QString());
    if (stage == Stage::Printing) {
        QVERIFY(m_printer->isCanceled());
        finish(PrintOutcome::NotPrinted, DeviceStatus::Ready);
    }
    QCOMPARE(m_printed->size() + m_slips->size(), 0);
}

void TestResultPrinting::answerComesTooLate()
{
    m_cases->expect(QStringLiteral("sign"));
    m_printing->begin(order(), sheet);
    m_printing->leave();
    m_cases->answerSign(samples::document());
    QVERIFY(m_printer->documents().isEmpty());
    // The job of who was here before ends while the next one's is in hand.
    toPrinting();
    m_printing->leave();
    QVERIFY(m_printer->isCanceled());
    m_cases->expect(QStringLiteral("sign"));
    m_printing->begin(order(), sheet);
    finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_printing->stage(), Stage::Making);
    QCOMPARE(m_printed->size(), 0);
}

void TestResultPrinting::sheetSaysWhatTheResultSays()
{
    ResultFacts facts;
    facts.hall = QStringLiteral("桓台县政务服务大厅");
    facts.terminal = QStringLiteral("03 号机");
    facts.language = QStringLiteral("zh_CN");
    facts.department = QStringLiteral("人社局");
    facts.number = QStringLiteral("K1-20261130-0007");
    facts.isProvisional = true;
    facts.issued = QDate(2026, 11, 30);
    facts.result.title = QStringLiteral("参保缴费证明");
    facts.result.lines = {QStringLiteral("姓名：王秀英"), QStringLiteral("Name: Wang"),
                          QStringLiteral("出具单位：人社局    日期：2026-11-30"),
                          QStringLiteral("请保证账户余额充足")};
    facts.result.validUntil = QDate(2027, 2, 28);
    facts.rules = {{QStringLiteral("已参保"), QStringLiteral("Insured")}};
    const PaperSheet made = resultSheet(facts, samples::document());
    QCOMPARE(made.title, facts.result.title);
    QVERIFY(made.subtitle.contains(facts.number));
    QCOMPARE(made.rows.size(), 4);
    QCOMPARE(made.rows.at(0).label, QStringLiteral("姓名"));
    QCOMPARE(made.rows.at(0).value, QStringLiteral("王秀英"));
    QCOMPARE(made.rows.at(1).label, QStringLiteral("Name"));
    QCOMPARE(made.rows.at(2).label, QString());
    QCOMPARE(made.rows.at(2).value, facts.result.lines.at(2));
    QCOMPARE(made.rows.at(3).value, facts.result.lines.at(3));
    QCOMPARE(made.reasons, QStringList{QStringLiteral("已参保")});
    QCOMPARE(made.code, samples::document().link);
    QVERIFY(made.issue.contains(QStringLiteral("人社局")));
    QVERIFY(made.issue.constLast().contains(QStringLiteral("2027")));
    QCOMPARE(made.signature.constLast().value, QStringLiteral("K7PM-3QXD-9FWA"));
    QCOMPARE(made.attachment, samples::document().statement.toLatin1());
}

void TestResultPrinting::citizenGetsThePaper()
{
    KioskFixture kiosk;
    kiosk.show(QStringLiteral("paper-printing"));
    QCOMPARE(kiosk.filing.page(), QStringLiteral("filing/ResultPaper"));
    QVERIFY(kiosk.session.isBusy());
    const cases::DocumentOrder& asked = kiosk.cases.lastSign();
    QCOMPARE(asked.caseId, samples::approved().id);
    QCOMPARE(asked.holder->idNumber, samples::youngCard().number);
    QCOMPARE(asked.lines.size(), 2);
    kiosk.documents.finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QVERIFY(kiosk.session.isResult());
    QVERIFY(kiosk.filing.title().contains(QStringLiteral("左侧")));
    QVERIFY(kiosk.printer.receipts().isEmpty());
    kiosk.filing.finish();
    QCOMPARE(kiosk.session.state(), State::Home);
    QVERIFY(!kiosk.documents.isHeld());
}

void TestResultPrinting::citizenTakesASlip()
{
    KioskFixture kiosk;
    kiosk.show(QStringLiteral("paper-no-paper"));
    QCOMPARE(kiosk.filing.page(), QStringLiteral("filing/FilingText"));
    QVERIFY(!kiosk.session.isBusy());
    QVERIFY(!kiosk.filing.canGoBack());
    kiosk.filing.goOn();
    QVERIFY(kiosk.printer.isPrinting());
    kiosk.finishPrint(PrintOutcome::Printed, DeviceStatus::Ready);
    QVERIFY(kiosk.session.isResult());
    QVERIFY(kiosk.filing.title().contains(QStringLiteral("凭条")));
}

} // namespace onewindow::ui

QTEST_MAIN(onewindow::ui::TestResultPrinting)
#include "tst_ResultPrinting.moc"
