// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/filing/ResultPaperTexts.h"
#include "tests/qml/Kiosk/fakes/FilingSamples.h"
#include "tests/qml/Kiosk/fakes/KioskFixture.h"

#include <QTest>

namespace onewindow::ui {

using drivers::DeviceStatus;
using drivers::PrintOutcome;

namespace {

PaperSheet sheet()
{
    PaperSheet made;
    made.title = QStringLiteral("参保缴费证明");
    return made;
}

} // namespace

/// What a citizen reads while a result is printed on A4, and how it ends for them.
class TestResultPaper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatHoldsItUp_data();
    void saysWhatHoldsItUp();
    void isTriedAgain();
    void asksWhenNobodyKnows();
    void citizenGetsThePaper();
    void citizenTakesASlip();
};

void TestResultPaper::saysWhatHoldsItUp_data()
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

void TestResultPaper::saysWhatHoldsItUp()
{
    QFETCH(DeviceStatus, status);
    QFETCH(QString, title);
    FakeDocumentPrinter printer;
    ResultPrinting printing(&printer, [](const std::function<void()>& work) { work(); });
    printing.begin([](const ResultPrinting::Made& made) { made(sheet()); });
    printer.setStatus(status);
    QCOMPARE(paperTitle(printing), title);
    QVERIFY(paperText(printing).contains(QStringLiteral("结果已保存")));
    QVERIFY(paperText(printing).contains(QStringLiteral("身份证")));
    QCOMPARE(paperPrimaryText(printing, true), QStringLiteral("改打凭条"));
    QCOMPARE(paperPrimaryText(printing, false), QStringLiteral("先不打印"));
    QVERIFY(paperCallsStaff(printing));
    QCOMPARE(paperSecondaryText(printing, true), QStringLiteral("呼叫工作人员"));
}

void TestResultPaper::isTriedAgain()
{
    FakeDocumentPrinter printer;
    ResultPrinting printing(&printer, [](const std::function<void()>& work) { work(); });
    printing.begin([](const ResultPrinting::Made& made) { made(sheet()); });
    printer.setStatus(DeviceStatus::Fault);
    printer.finish(PrintOutcome::NotPrinted, DeviceStatus::Fault);
    QCOMPARE(paperPrimaryText(printing, true), QStringLiteral("改打凭条"));
    QVERIFY(paperCallsStaff(printing));
    printer.setStatus(DeviceStatus::Ready);
    QCOMPARE(paperPrimaryText(printing, true), QStringLiteral("重新打印"));
    QCOMPARE(paperSecondaryText(printing, true), QStringLiteral("改打凭条"));
    QVERIFY(!paperCallsStaff(printing));
    for (int i = 1; i < ResultPrinting::kTryLimit; ++i) {
        printing.goOn();
        printer.finish(PrintOutcome::NotPrinted, DeviceStatus::Ready);
        QCOMPARE(paperTitle(printing), QStringLiteral("打印机正忙，还没有打印"));
    }
    QCOMPARE(paperPrimaryText(printing, true), QStringLiteral("改打凭条"));
}

void TestResultPaper::asksWhenNobodyKnows()
{
    FakeDocumentPrinter printer;
    ResultPrinting printing(&printer, [](const std::function<void()>& work) { work(); });
    printing.begin([](const ResultPrinting::Made& made) { made(sheet()); });
    printer.finish(PrintOutcome::Unknown, DeviceStatus::Missing);
    QVERIFY(paperCallsStaff(printing));
    QCOMPARE(paperSecondaryText(printing, true), QStringLiteral("呼叫工作人员"));
    QVERIFY(paperPrimaryText(printing, true) != QStringLiteral("重新打印"));
    printing.leave();
    QCOMPARE(paperTitle(printing), QString());
}

void TestResultPaper::citizenGetsThePaper()
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

void TestResultPaper::citizenTakesASlip()
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

QTEST_MAIN(onewindow::ui::TestResultPaper)
#include "tst_ResultPaperTexts.moc"
