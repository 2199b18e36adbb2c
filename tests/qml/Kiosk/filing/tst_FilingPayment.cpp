// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/filing/FilingOffer.h"
#include "qml/Kiosk/filing/FilingViewModel.h"
#include "tests/qml/Kiosk/fakes/FakeCases.h"
#include "tests/qml/Kiosk/fakes/FakePayments.h"
#include "tests/qml/Kiosk/fakes/FilingSamples.h"
#include "tests/qml/Kiosk/session/SessionTest.h"

#include <QTest>

namespace onewindow::ui {

using cases::MoneyState;
using cases::PaymentStep;
using drivers::DeviceStatus;
using drivers::PrintOutcome;

namespace {

constexpr qint64 kCents = 2000;

cases::FiledCase filedDue()
{
    cases::FiledCase filed = samples::approved();
    filed.feeCents = kCents;
    filed.money = {.state = MoneyState::Due, .cents = kCents};
    return filed;
}

} // namespace

/// The fee of what is filed is paid at the terminal, against a scripted payment service.
class TestFilingPayment : public SessionTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void offeredWhereMoneyIsTaken();
    void saysTheFeeBeforeItIsFiled();
    void paysWhatIsFiled();
    void nothingCountsWhileMoneyIsInHand();
    void takesItBack();
    void saysWhyItWasNotPaid_data();
    void saysWhyItWasNotPaid();
    void paysAtTheSecondAttempt();
    void endsUnpaid_data();
    void endsUnpaid();
    void saysThatNobodyKnows();
    void hearsOfItLater();
    void paysWhatWasFiledEarlier();
    void filesAnotherInstead();
    void resultIsHandedOverElsewhere();
    void othersPaymentsAreNoneOfIts();
    void forgetsThePayment();

private:
    void toConsent();
    void toSummary();
    void toPaying();
    void toWaiting();

    void finishPrint() { m_printer->finish(PrintOutcome::Printed, DeviceStatus::Ready); }

    [[nodiscard]] QString receiptText() const;

    std::unique_ptr<FakeCases> m_cases;
    std::unique_ptr<FakePayments> m_payments;
    std::unique_ptr<FilingViewModel> m_filing;
};

void TestFilingPayment::init()
{
    m_abilities.takesMoney = true;
    SessionTest::init();
    m_cases = std::make_unique<FakeCases>();
    m_payments = std::make_unique<FakePayments>();
    m_filing = std::make_unique<FilingViewModel>(*m_session, *m_cases, QStringLiteral("03"));
    m_filing->usePayments(m_payments.get());
    m_session->addErrand(*m_filing);
    catalog::Catalogue catalogue = m_tickets->catalogue();
    samples::offerFiling(catalogue, QStringLiteral("si-query"));
    samples::chargeFee(catalogue, QStringLiteral("si-query"));
    m_tickets->setCatalogue(catalogue);
}

void TestFilingPayment::cleanup()
{
    QVERIFY2(m_cases->isDone(), qPrintable(m_cases->expected().join(u',')));
    m_filing.reset();
    SessionTest::cleanup();
}

void TestFilingPayment::toConsent()
{
    lay(samples::youngCard());
    m_session->chooseTheme(QStringLiteral("si"));
    m_session->chooseMatter(QStringLiteral("si-query"));
    m_cases->expect(QStringLiteral("myCases"));
    m_session->openErrand(Errand::Filing);
    QCOMPARE(m_session->state(), State::Errand);
    m_filing->lines()->setPageSize(50);
    m_filing->answers()->setPageSize(50);
}

void TestFilingPayment::toSummary()
{
    toConsent();
    m_cases->expect(QStringLiteral("findDraft"));
    m_filing->goOn();
    cases::CaseDraft draft;
    draft.caseId = QByteArray(16, 'd');
    draft.matter = QStringLiteral("si-query");
    draft.answers = samples::filledIn();
    m_cases->answerDraft(std::optional<cases::CaseDraft>(draft));
    m_cases->expect(QStringLiteral("open"));
    m_filing->goOn();
    m_cases->answerOpen(samples::opened(samples::youngCard(), m_session->hall().now().date()));
    constexpr int kMostPages = 40;
    for (int i = 0; i < kMostPages && m_filing->page() != QLatin1String("filing/FilingSummary");
         ++i) {
        m_filing->goOn();
    }
}

void TestFilingPayment::toPaying()
{
    toSummary();
    m_cases->expect(QStringLiteral("file"));
    m_filing->goOn();
    m_cases->answerFile(filedDue());
    QCOMPARE(m_filing->page(), QStringLiteral("filing/FilingPay"));
}

void TestFilingPayment::toWaiting()
{
    toPaying();
    m_payments->answer(PaymentStep::Waiting, QStringLiteral("https://pay.example/1"));
}

QString TestFilingPayment::receiptText() const
{
    QString text;
    for (const drivers::ReceiptItem& item : m_printer->receipts().constLast().items) {
        if (const auto* line = std::get_if<drivers::ReceiptText>(&item)) {
            text += line->text + u'\n';
        } else if (const auto* pair = std::get_if<drivers::ReceiptPair>(&item)) {
            text += pair->label + u'=' + pair->value + u'\n';
        }
    }
    return text;
}

void TestFilingPayment::offeredWhereMoneyIsTaken()
{
    const catalog::Matter& matter = *m_tickets->catalogue().matter(QStringLiteral("si-query"));
    QVERIFY(isFiledHere(matter, {.takesMoney = true}));
    QVERIFY(!isFiledHere(matter, {}));
}

void TestFilingPayment::saysTheFeeBeforeItIsFiled()
{
    toSummary();
    m_session->send(Event::WentBack);
    QCOMPARE(m_filing->title(), QStringLiteral("这项业务收费 ¥20.00"));
    QVERIFY(m_filing->lead().contains(QStringLiteral("工本费")));
    m_filing->goOn();
    QCOMPARE(m_filing->page(), QStringLiteral("filing/FilingSummary"));
    m_cases->expect(QStringLiteral("saveDraft"));
    m_session->send(Event::TimedOut);
}

void TestFilingPayment::paysWhatIsFiled()
{
    toWaiting();
    QCOMPARE(m_payments->paid().size(), 1);
    QVERIFY(m_payments->paid().constFirst().contains(filedDue().provisional));
    QVERIFY(!m_payments->paid().constFirst().contains(samples::youngCard().name));
    QCOMPARE(m_filing->title(), QStringLiteral("请缴费 ¥20.00"));
    QCOMPARE(m_filing->payCode(), QStringLiteral("https://pay.example/1"));
    m_payments->answer(PaymentStep::Paid, QStringLiteral("PB000001"));
    finishPrint();
    QVERIFY(m_session->isResult());
    QCOMPARE(m_filing->title(), QStringLiteral("已办结，请取走凭条"));
    QVERIFY(m_filing->lines()->choices().constFirst().title.contains(QStringLiteral("已缴费")));
    const QString paper = receiptText();
    QVERIFY(paper.contains(QStringLiteral("费用=¥20.00")));
    QVERIFY(paper.contains(QStringLiteral("缴费=已缴")));
    QVERIFY(paper.contains(QStringLiteral("收款凭证号=PB000001")));
    QVERIFY(paper.contains(QStringLiteral("状态=已办结")));
    QVERIFY(paper.contains(QStringLiteral("异地就医备案回执")));
}

void TestFilingPayment::nothingCountsWhileMoneyIsInHand()
{
    toWaiting();
    QVERIFY(!m_session->isBusy());
    m_clock.advance(600'000);
    m_session->tick();
    QVERIFY(!m_session->secondsLeft());
    for (const Event event :
         {Event::TimedOut, Event::WentHome, Event::SignedOut, Event::WentBack}) {
        m_session->send(event);
        QCOMPARE(m_filing->page(), QStringLiteral("filing/FilingPay"));
    }
    drivers::IdCard other = samples::elderCard();
    m_reader->lay(other);
    QCOMPARE(m_session->context().person->idNumber, samples::youngCard().number);
    m_payments->answer(PaymentStep::Paid, QStringLiteral("PB000001"));
    finishPrint();
    QVERIFY(m_session->isResult());
}

void TestFilingPayment::takesItBack()
{
    toPaying();
    m_filing->goAside(); // Nothing to take back yet.
    QCOMPARE(m_payments->cancelled(), 0);
    m_payments->answer(PaymentStep::Waiting);
    QCOMPARE(m_filing->secondaryText(), QStringLiteral("取消缴费"));
    m_filing->goAside();
    QCOMPARE(m_payments->cancelled(), 1);
    QCOMPARE(m_filing->secondaryText(), QString());
    m_filing->goAside();
    QCOMPARE(m_payments->cancelled(), 1);
    // It may still have been paid.
    m_payments->answer(PaymentStep::Paid, QStringLiteral("PB000001"));
    finishPrint();
    QVERIFY(receiptText().contains(QStringLiteral("缴费=已缴")));
}

void TestFilingPayment::saysWhyItWasNotPaid_data()
{
    QTest::addColumn<PaymentStep>("step");
    QTest::addColumn<QString>("why");
    QTest::newRow("refused") << PaymentStep::Refused << QStringLiteral("付款没有通过。");
    QTest::newRow("lapsed") << PaymentStep::Lapsed << QStringLiteral("等候付款的时间到了。");
    QTest::newRow("cancelled") << PaymentStep::Cancelled << QStringLiteral("您取消了缴费。");
    QTest::newRow("no device") << PaymentStep::Failed << QStringLiteral("收款设备暂时不能用。");
}

void TestFilingPayment::saysWhyItWasNotPaid()
{
    QFETCH(PaymentStep, step);
    QFETCH(QString, why);
    toWaiting();
    m_payments->setReady(step != PaymentStep::Failed);
    m_payments->answer(step);
    QCOMPARE(m_filing->title(), QStringLiteral("没有缴费成功"));
    QCOMPARE(m_filing->lead(), why);
    QCOMPARE(m_filing->primaryText().isEmpty(), step == PaymentStep::Failed);
    QVERIFY(!m_session->isBusy());
    m_session->send(Event::TimedOut);
    QCOMPARE(m_session->state(), State::Home);
}

void TestFilingPayment::paysAtTheSecondAttempt()
{
    toWaiting();
    m_payments->answer(PaymentStep::Refused);
    m_filing->goOn();
    QCOMPARE(m_payments->paid().size(), 2);
    QCOMPARE(m_filing->payCode(), QString());
    m_payments->answer(PaymentStep::Paid, QStringLiteral("PB000002"));
    finishPrint();
    QVERIFY(receiptText().contains(QStringLiteral("收款凭证号=PB000002")));
}

void TestFilingPayment::endsUnpaid_data()
{
    QTest::addColumn<bool>("isDeviceReady");
    QTest::newRow("no device when it was filed") << false;
    QTest::newRow("later") << true;
}

void TestFilingPayment::endsUnpaid()
{
    QFETCH(bool, isDeviceReady);
    if (isDeviceReady) {
        toWaiting();
        m_payments->answer(PaymentStep::Lapsed);
        m_filing->goAside();
    } else {
        toSummary();
        m_payments->setReady(false);
        m_cases->expect(QStringLiteral("file"));
        m_filing->goOn();
        m_cases->answerFile(filedDue());
    }
    finishPrint();
    QCOMPARE(m_filing->title(), QStringLiteral("已收件，还没有缴费，请取走回执"));
    const QString paper = receiptText();
    QVERIFY(paper.contains(QStringLiteral("状态=已提交，待缴费")));
    QVERIFY(paper.contains(QStringLiteral("缴费=未缴")));
    QVERIFY(paper.contains(QStringLiteral("请在本厅机器的“查询－我的事项”里缴费，或到窗口缴费")));
    // What it hands over is handed over when it is paid.
    QVERIFY(!paper.contains(QStringLiteral("异地就医备案回执")));
}

void TestFilingPayment::saysThatNobodyKnows()
{
    toWaiting();
    m_payments->answer(PaymentStep::Unknown);
    finishPrint();
    QCOMPARE(m_filing->title(), QStringLiteral("已收件，缴费待核对，请取走回执"));
    QVERIFY(
        m_filing->lines()->choices().constFirst().caption.contains(QStringLiteral("不会重复收费")));
    const QString paper = receiptText();
    QVERIFY(paper.contains(QStringLiteral("缴费=待核对")));
    QVERIFY(paper.contains(QStringLiteral("不会重复收费")));
    QVERIFY(!paper.contains(QStringLiteral("异地就医备案回执")));
}

void TestFilingPayment::hearsOfItLater()
{
    toWaiting();
    m_payments->answer(PaymentStep::Unknown);
    finishPrint();
    m_payments->answer(PaymentStep::Paid, QStringLiteral("PB000001"));
    QVERIFY(m_filing->lines()->choices().constFirst().title.contains(QStringLiteral("已缴费")));
    QVERIFY(m_session->isResult());
    QVERIFY(!m_printer->isPrinting());
}

void TestFilingPayment::paysWhatWasFiledEarlier()
{
    m_cases->setOwn({samples::due()});
    toConsent();
    QCOMPARE(m_filing->title(), QStringLiteral("您有一件还没有缴费"));
    QVERIFY(m_filing->lead().contains(QStringLiteral("¥20.00")));
    m_cases->expect(QStringLiteral("find"));
    m_filing->goOn();
    QVERIFY(m_session->isBusy());
    m_cases->answerFind(filedDue());
    QCOMPARE(m_filing->page(), QStringLiteral("filing/FilingPay"));
    QCOMPARE(m_payments->paid().size(), 1);
    m_payments->answer(PaymentStep::Paid, QStringLiteral("PB000001"));
    finishPrint();
    QCOMPARE(m_filing->number(), filedDue().number);
}

void TestFilingPayment::filesAnotherInstead()
{
    m_cases->setOwn({samples::due()});
    toConsent();
    m_filing->goAside();
    QVERIFY(m_filing->title().contains(QStringLiteral("同意")));
    QVERIFY(m_payments->paid().isEmpty());
}

void TestFilingPayment::resultIsHandedOverElsewhere()
{
    m_cases->setOwn({samples::due()});
    toConsent();
    m_cases->expect(QStringLiteral("find"));
    m_filing->goOn();
    m_cases->answerFind(filedDue());
    m_payments->answer(PaymentStep::Paid, QStringLiteral("PB000001"));
    finishPrint();
    QVERIFY(receiptText().contains(
        QStringLiteral("办理结果可以在“查询－我的事项”里打印，或到窗口领取。")));
}

void TestFilingPayment::othersPaymentsAreNoneOfIts()
{
    toWaiting();
    Q_EMIT m_payments->progressed({.caseId = QByteArray(16, 'x'),
                                   .step = PaymentStep::Paid,
                                   .receipt = QStringLiteral("PB000009")});
    QCOMPARE(m_filing->page(), QStringLiteral("filing/FilingPay"));
    QCOMPARE(m_filing->payCode(), QStringLiteral("https://pay.example/1"));
}

void TestFilingPayment::forgetsThePayment()
{
    toWaiting();
    m_payments->answer(PaymentStep::Refused);
    m_session->send(Event::TimedOut);
    QCOMPARE(m_filing->amount(), QString());
    QCOMPARE(m_filing->payCode(), QString());
    QCOMPARE(m_filing->feeName(), QString());
    // It is heard of after whoever paid has gone: the journal knows.
    m_payments->answer(PaymentStep::Paid, QStringLiteral("PB000001"));
    QCOMPARE(m_session->state(), State::Home);
}

} // namespace onewindow::ui

QTEST_GUILESS_MAIN(onewindow::ui::TestFilingPayment)
#include "tst_FilingPayment.moc"
