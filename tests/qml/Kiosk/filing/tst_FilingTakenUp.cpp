// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Kiosk/fakes/FilingSamples.h"
#include "tests/qml/Kiosk/fakes/KioskFixture.h"
#include "tests/qml/Kiosk/fakes/TakenUpWays.h"

#include <QTest>

namespace onewindow::ui {

using cases::MoneyState;
using cases::PaymentStep;
using drivers::DeviceStatus;
using drivers::PrintOutcome;

/// A case that was filed before, from "my matters" to what is paid for it and what it gives.
class TestFilingTakenUp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void offersWhatIsNext_data();
    void offersWhatIsNext();
    void paysAndPrintsTheResult();
    void asksAgainForWhatWasJustPaid();
    void printsTheReceiptWhereTheResultIsLate();
    void elsewhereIsSaidSo();
    void withoutABox();
    void printsTheResultOnPaper();
    void failsAndIsTriedAgain();
    void forgetsIt();

private:
    [[nodiscard]] QString receiptText() const;
    void pay(const cases::CaseSummary& known);

    std::unique_ptr<KioskFixture> m_kiosk;
};

void TestFilingTakenUp::init()
{
    m_kiosk = std::make_unique<KioskFixture>();
}

void TestFilingTakenUp::cleanup()
{
    QVERIFY2(m_kiosk->cases.isDone(), qPrintable(m_kiosk->cases.expected().join(u',')));
    m_kiosk.reset();
}

QString TestFilingTakenUp::receiptText() const
{
    QString text;
    for (const drivers::ReceiptItem& item : m_kiosk->printer.receipts().constLast().items) {
        if (const auto* line = std::get_if<drivers::ReceiptText>(&item)) {
            text += line->text + u'\n';
        } else if (const auto* pair = std::get_if<drivers::ReceiptPair>(&item)) {
            text += pair->label + u'=' + pair->value + u'\n';
        }
    }
    return text;
}

void TestFilingTakenUp::pay(const cases::CaseSummary& known)
{
    toKnownCase(*m_kiosk, known);
    m_kiosk->enquiry.act();
    QCOMPARE(m_kiosk->filing.page(), QStringLiteral("filing/FilingPay"));
    m_kiosk->payments.answer(PaymentStep::Waiting);
    m_kiosk->payments.answer(PaymentStep::Paid, QStringLiteral("PB000002"));
}

void TestFilingTakenUp::offersWhatIsNext_data()
{
    QTest::addColumn<cases::CaseSummary>("known");
    QTest::addColumn<QString>("trailing");
    QTest::addColumn<QString>("offer");
    const auto row = [](const char* name, const cases::CaseSummary& known, const char* trailing,
                        const char* offer) {
        QTest::newRow(name) << known << QString::fromUtf8(trailing) << QString::fromUtf8(offer);
    };
    cases::CaseSummary known = samples::filedElsewhere(false);
    row("due", known, "待缴费 ¥20.00", "缴费 ¥20.00");
    known.money.state = MoneyState::Counter;
    row("let go of", known, "待缴费 ¥20.00", "缴费 ¥20.00");
    known.isHere = false;
    row("of another hall", known, "待缴费 ¥20.00", "");
    known = samples::filedElsewhere(false);
    known.state = cases::CaseState::Rejected;
    row("turned down", known, "不予批准", "");
    known = samples::filedElsewhere(false);
    known.money.state = MoneyState::Open;
    row("being paid", known, "已批准", "");
    known = samples::filedElsewhere(true);
    row("paid", known, "已批准", "打印结果");
    known.hasResult = false;
    row("without a result", known, "已批准", "");
}

void TestFilingTakenUp::offersWhatIsNext()
{
    QFETCH(cases::CaseSummary, known);
    QFETCH(QString, trailing);
    QFETCH(QString, offer);
    toKnownCase(*m_kiosk, known);
    QCOMPARE(m_kiosk->enquiry.actText(), offer);
    const bool isDue = trailing.startsWith(QStringLiteral("待缴费"));
    QCOMPARE(m_kiosk->enquiry.standing().contains(QStringLiteral("待缴费 ¥20.00")), isDue);
    m_kiosk->session.send(Event::WentBack);
    QCOMPARE(m_kiosk->enquiry.choices()->choices().constFirst().trailing, trailing);
}

void TestFilingTakenUp::paysAndPrintsTheResult()
{
    const cases::CaseSummary known = samples::filedElsewhere(false);
    pay(known);
    QCOMPARE(m_kiosk->payments.cents(), 2000);
    QVERIFY(m_kiosk->payments.paid().constFirst().contains(known.provisional));
    QCOMPARE(m_kiosk->filing.page(), QStringLiteral("filing/FilingWait"));
    QVERIFY(m_kiosk->filing.isBusy());
    QCOMPARE(m_kiosk->held.caseId(), known.id);
    QCOMPARE(m_kiosk->held.person(), samples::youngCard().number);
    m_kiosk->held.answer(samples::contentsOf(known));
    m_kiosk->finishPrint(PrintOutcome::Printed, DeviceStatus::Ready);
    QVERIFY(m_kiosk->session.isResult());
    QCOMPARE(m_kiosk->filing.title(), QStringLiteral("已办结，请取走凭条"));
    const QString paper = receiptText();
    QVERIFY(paper.contains(QStringLiteral("异地就医备案回执"))); // The result, first.
    QVERIFY(paper.contains(QStringLiteral("缴费=已缴")));
    QVERIFY(paper.contains(QStringLiteral("收款凭证号=PB000002")));
    QVERIFY(paper.contains(known.number));
    QVERIFY(!paper.contains(QStringLiteral("扫码查看")));
}

void TestFilingTakenUp::asksAgainForWhatWasJustPaid()
{
    const cases::CaseSummary known = samples::filedElsewhere(false);
    pay(known);
    m_kiosk->held.answer(Error{ErrorCode::NotFound, {}});
    QCOMPARE(m_kiosk->filing.page(), QStringLiteral("filing/FilingWait"));
    QTRY_VERIFY(m_kiosk->held.isAsked());
    m_kiosk->held.answer(samples::contentsOf(known));
    m_kiosk->finishPrint(PrintOutcome::Printed, DeviceStatus::Ready);
    QVERIFY(receiptText().contains(QStringLiteral("异地就医备案回执")));
    QCOMPARE(m_kiosk->held.asks(), 2);
}

void TestFilingTakenUp::printsTheReceiptWhereTheResultIsLate()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no result of a case")));
    pay(samples::filedElsewhere(false));
    m_kiosk->held.answer(Error{ErrorCode::Timeout, {}});
    m_kiosk->finishPrint(PrintOutcome::Printed, DeviceStatus::Ready);
    QVERIFY(m_kiosk->session.isResult());
    QVERIFY(receiptText().contains(QStringLiteral("办理结果可以在“查询－我的事项”里打印")));
}

void TestFilingTakenUp::elsewhereIsSaidSo()
{
    toKnownCase(*m_kiosk, samples::filedElsewhere(false));
    m_kiosk->enquiry.act();
    m_kiosk->payments.answer(PaymentStep::Denied);
    QCOMPARE(m_kiosk->filing.title(), QStringLiteral("没有缴费成功"));
    QVERIFY(m_kiosk->filing.lead().contains(QStringLiteral("可能正在别处缴")));
    m_kiosk->filing.goOn(); // Once more.
    QCOMPARE(m_kiosk->payments.paid().size(), 2);
    m_kiosk->payments.answer(PaymentStep::Denied);
    m_kiosk->filing.goAside();
    QCOMPARE(m_kiosk->session.state(), State::Home);
    QVERIFY(m_kiosk->printer.receipts().isEmpty());
}

void TestFilingTakenUp::withoutABox()
{
    m_kiosk->payments.setReady(false);
    toKnownCase(*m_kiosk, samples::filedElsewhere(false));
    m_kiosk->enquiry.act();
    QCOMPARE(m_kiosk->filing.title(), QStringLiteral("没有缴费成功"));
    QVERIFY(m_kiosk->payments.paid().isEmpty());
}

void TestFilingTakenUp::printsTheResultOnPaper()
{
    m_kiosk->documents.setStatus(DeviceStatus::Ready);
    const cases::CaseSummary known = samples::filedElsewhere(true);
    toKnownCase(*m_kiosk, known);
    m_kiosk->enquiry.act();
    m_kiosk->cases.expect(QStringLiteral("sign"));
    m_kiosk->held.answer(samples::contentsOf(known));
    const cases::DocumentOrder& order = m_kiosk->cases.lastSign();
    QCOMPARE(order.caseId, known.id);
    QVERIFY(order.owners.has_value());
    QCOMPARE(order.owners->provisional, known.provisional);
    QCOMPARE(order.issued, QDate(2026, 11, 23)); // When it was decided, whenever it is printed.
    QCOMPARE(order.holder->idNumber, samples::youngCard().number);
    QVERIFY(!order.lines.isEmpty());
    m_kiosk->cases.answerSign(samples::document());
    m_kiosk->documents.finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QVERIFY(m_kiosk->session.isResult());
    QCOMPARE(m_kiosk->filing.title(), QStringLiteral("已办结，请取走左侧的证明"));
}

void TestFilingTakenUp::failsAndIsTriedAgain()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no result of a case")));
    const cases::CaseSummary known = samples::filedElsewhere(true);
    toKnownCase(*m_kiosk, known);
    m_kiosk->enquiry.act();
    m_kiosk->held.answer(Error{ErrorCode::NetworkFailed, {}});
    QCOMPARE(m_kiosk->filing.title(), QStringLiteral("暂时取不到办理结果"));
    QCOMPARE(m_kiosk->filing.primaryText(), QStringLiteral("再试一次"));
    m_kiosk->filing.goOn();
    m_kiosk->held.answer(samples::contentsOf(known));
    m_kiosk->finishPrint(PrintOutcome::Printed, DeviceStatus::Ready);
    QVERIFY(m_kiosk->session.isResult());
}

/// Nothing of it is there for whoever comes next, who begins the same matter anew.
void TestFilingTakenUp::forgetsIt()
{
    const cases::CaseSummary known = samples::filedElsewhere(true);
    toKnownCase(*m_kiosk, known);
    m_kiosk->enquiry.act();
    m_kiosk->held.answer(samples::contentsOf(known));
    m_kiosk->finishPrint(PrintOutcome::Printed, DeviceStatus::Ready);
    m_kiosk->filing.finish();
    QCOMPARE(m_kiosk->session.state(), State::Home);
    QVERIFY(m_kiosk->filing.number().isEmpty());
    QVERIFY(!m_kiosk->session.context().takenUp.has_value());
    m_kiosk->session.send(Event::SignedOut);
    m_kiosk->cases.expect(QStringLiteral("myCases"));
    m_kiosk->lay(samples::youngCard());
    m_kiosk->chooseMatter(QStringLiteral("si"), QStringLiteral("si-query"));
    m_kiosk->session.openErrand(Errand::Filing);
    QCOMPARE(m_kiosk->filing.title(), QStringLiteral("请阅读并确认是否同意"));
}

} // namespace onewindow::ui

QTEST_MAIN(onewindow::ui::TestFilingTakenUp)
#include "tst_FilingTakenUp.moc"
