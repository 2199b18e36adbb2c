// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Printing/ResultPrinting.h"
#include "tests/qml/Printing/FakeDocumentPrinter.h"

#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace onewindow::ui {

using drivers::DeviceStatus;
using drivers::PrintOutcome;
using Stage = ResultPrinting::Stage;

namespace {

PaperSheet sheet()
{
    PaperSheet made;
    made.title = QStringLiteral("参保缴费证明");
    made.code = QStringLiteral("https://hall.example/d/OW1.AAAA.BBBB");
    return made;
}

} // namespace

/// A result on its way to A4, against a printer whose jobs the test ends.
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
    void nobodyWaitsForTheMended();
    void givesUpAfterAJobIsTakenBack();
    void printedAfterAll();
    void isTriedAgain();
    void isNotTriedForEver();
    void asksWhenNobodyKnows();
    void nothingWithoutASignature();
    void keepsNothing_data();
    void keepsNothing();
    void answerComesTooLate();

private:
    void begin();
    void toPrinting();
    void finish(PrintOutcome outcome, DeviceStatus reason);

    ResultPrinting::Made m_made; ///< Takes what is printed, once begin() has asked for it.
    std::unique_ptr<FakeDocumentPrinter> m_printer;
    std::unique_ptr<ResultPrinting> m_printing;
    std::unique_ptr<QSignalSpy> m_printed;
    std::unique_ptr<QSignalSpy> m_givenUp;
};

void TestResultPrinting::init()
{
    m_made = {};
    m_printer = std::make_unique<FakeDocumentPrinter>();
    m_printing = std::make_unique<ResultPrinting>(
        m_printer.get(), [](const std::function<void()>& work) { work(); });
    m_printed = std::make_unique<QSignalSpy>(m_printing.get(), &ResultPrinting::printed);
    m_givenUp = std::make_unique<QSignalSpy>(m_printing.get(), &ResultPrinting::givenUp);
}

void TestResultPrinting::cleanup()
{
    m_printed.reset();
    m_givenUp.reset();
    m_printing.reset();
    m_printer.reset();
}

void TestResultPrinting::begin()
{
    m_printing->begin([this](const ResultPrinting::Made& made) { m_made = made; });
}

void TestResultPrinting::toPrinting()
{
    begin();
    m_made(sheet());
}

void TestResultPrinting::finish(PrintOutcome outcome, DeviceStatus reason)
{
    m_printer->finish(outcome, reason);
}

void TestResultPrinting::printsWhatWasSigned()
{
    begin();
    QCOMPARE(m_printing->stage(), Stage::Making);
    QVERIFY(m_printing->isBusy());
    m_made(sheet());
    QCOMPARE(m_printing->stage(), Stage::Printing);
    QVERIFY(m_printing->isBusy());
    QCOMPARE(m_printer->documents().size(), 1);
    QVERIFY(m_printer->documents().constFirst().startsWith("%PDF-"));
    finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_printing->stage(), Stage::Printed);
    QCOMPARE(m_printed->size(), 1);
    QCOMPARE(m_givenUp->size(), 0);
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
    const ResultPrinting none(nullptr, {});
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
    QCOMPARE(m_printing->reason(), DeviceStatus::NoPaper);
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

void TestResultPrinting::nobodyWaitsForTheMended()
{
    m_printer->setStatus(DeviceStatus::NoPaper);
    toPrinting();
    m_printing->goOn();
    QCOMPARE(m_givenUp->size(), 1);
    QCOMPARE(m_printing->stage(), Stage::None);
    // Mended later, it prints nothing that nobody waits for.
    m_printer->setStatus(DeviceStatus::Ready);
    QVERIFY(m_printer->documents().isEmpty());
}

void TestResultPrinting::givesUpAfterAJobIsTakenBack()
{
    toPrinting();
    m_printer->setStatus(DeviceStatus::NoPaper);
    m_printing->goOn();
    QVERIFY(m_printer->isCanceled());
    QCOMPARE(m_printing->stage(), Stage::TakenBack);
    QVERIFY(m_printing->isBusy());
    QCOMPARE(m_givenUp->size(), 0);
    finish(PrintOutcome::NotPrinted, DeviceStatus::Ready);
    QCOMPARE(m_givenUp->size(), 1);
}

void TestResultPrinting::printedAfterAll()
{
    toPrinting();
    m_printer->setStatus(DeviceStatus::NoPaper);
    m_printing->goOn();
    finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_printed->size(), 1);
    QCOMPARE(m_givenUp->size(), 0);
}

void TestResultPrinting::isTriedAgain()
{
    toPrinting();
    m_printer->setStatus(DeviceStatus::Fault);
    finish(PrintOutcome::NotPrinted, DeviceStatus::Fault);
    QCOMPARE(m_printing->stage(), Stage::Failed);
    QVERIFY(m_printing->isStopped() && !m_printing->mayRetry());
    m_printer->setStatus(DeviceStatus::Ready);
    QVERIFY(m_printing->mayRetry());
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
        QVERIFY(m_printing->mayRetry());
        m_printing->goOn();
    }
    finish(PrintOutcome::NotPrinted, DeviceStatus::Ready);
    QVERIFY(!m_printing->mayRetry());
    m_printing->goOn();
    QCOMPARE(m_givenUp->size(), 1);
    QCOMPARE(m_printer->documents().size(), ResultPrinting::kTryLimit);
}

void TestResultPrinting::asksWhenNobodyKnows()
{
    toPrinting();
    m_printer->setStatus(DeviceStatus::Missing);
    finish(PrintOutcome::Unknown, DeviceStatus::Missing);
    QCOMPARE(m_printing->stage(), Stage::Unsure);
    QVERIFY(m_printing->isStopped());
    // Nobody prints a second one of the same, and nothing is kept for it.
    m_printer->setStatus(DeviceStatus::Ready);
    QVERIFY(!m_printing->mayRetry() && !m_printer->isHeld());
    m_printing->goAside();
    QCOMPARE(m_printer->documents().size(), 1);
    m_printing->goOn();
    QCOMPARE(m_printed->size(), 1);
    QCOMPARE(m_printer->documents().size(), 1);
}

void TestResultPrinting::nothingWithoutASignature()
{
    QSignalSpy notMade(m_printing.get(), &ResultPrinting::notMade);
    begin();
    m_made(Error{ErrorCode::KeyUnavailable, {}});
    QCOMPARE(notMade.size(), 1);
    QCOMPARE(m_printing->stage(), Stage::None);
    QVERIFY(m_printer->documents().isEmpty());
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
    if (stage == Stage::Printing) {
        QVERIFY(m_printer->isCanceled());
        finish(PrintOutcome::NotPrinted, DeviceStatus::Ready);
    }
    QCOMPARE(m_printed->size() + m_givenUp->size(), 0);
}

void TestResultPrinting::answerComesTooLate()
{
    begin();
    m_printing->leave();
    m_made(sheet());
    QVERIFY(m_printer->documents().isEmpty());
    // The job of who was here before ends while the next one's is in hand.
    toPrinting();
    m_printing->leave();
    QVERIFY(m_printer->isCanceled());
    begin();
    finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_printing->stage(), Stage::Making);
    QCOMPARE(m_printed->size(), 0);
}

} // namespace onewindow::ui

QTEST_MAIN(onewindow::ui::TestResultPrinting)
#include "tst_ResultPrinting.moc"
