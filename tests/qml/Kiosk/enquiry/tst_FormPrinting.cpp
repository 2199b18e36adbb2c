// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/enquiry/FormPrinting.h"
#include "tests/qml/Kiosk/fakes/FakeDevices.h"
#include "tests/qml/Kiosk/fakes/FilingSamples.h"
#include "tests/qml/Kiosk/fakes/KioskFixture.h"

#include <QGuiApplication>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using drivers::DeviceStatus;
using drivers::PrintOutcome;
using Stage = FormPrinting::Stage;

namespace {

bool isOffered(KioskFixture& kiosk)
{
    const QList<Choice>& all = kiosk.enquiry.choices()->choices();
    return std::any_of(all.cbegin(), all.cend(),
                       [](const Choice& choice) { return choice.key == u"form"; });
}

bool saysWhereItIs(KioskFixture& kiosk)
{
    const QList<Choice>& all = kiosk.enquiry.lines()->choices();
    return std::any_of(all.cbegin(), all.cend(), [](const Choice& line) {
        return line.title.contains(u"服务台"_s) && line.caption == u"空白表格";
    });
}

} // namespace

/// A blank form on its way to A4, from the guide of its matter.
class tst_FormPrinting : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_kiosk = std::make_unique<KioskFixture>(); }

    void cleanup() { m_kiosk.reset(); }

    void isOfferedWithAPrinter_data();
    void isOfferedWithAPrinter();
    void noFormNoWord();
    void isPrintedOnce();
    void saysWhatHoldsItUp_data();
    void saysWhatHoldsItUp();
    void saysWhatBecameOfIt_data();
    void saysWhatBecameOfIt();
    void backTakesBackWhatWaits();
    void backLeavesWhatComesOut();
    void nextOneIsToldThatItIsBusy();
    void leftBeforeItIsDrawn();

private:
    std::unique_ptr<KioskFixture> m_kiosk;
};

void tst_FormPrinting::isOfferedWithAPrinter_data()
{
    QTest::addColumn<DeviceStatus>("status");
    QTest::addColumn<bool>("isReady");
    QTest::newRow("ready") << DeviceStatus::Ready << true;
    QTest::newRow("paper runs low") << DeviceStatus::PaperLow << true;
    QTest::newRow("none") << DeviceStatus::Missing << false;
    QTest::newRow("out of paper") << DeviceStatus::NoPaper << false;
}

void tst_FormPrinting::isOfferedWithAPrinter()
{
    QFETCH(DeviceStatus, status);
    QFETCH(bool, isReady);
    m_kiosk->show(u"enquiry-form"_s);
    m_kiosk->documents.setStatus(status);
    QCOMPARE(isOffered(*m_kiosk), isReady);
    QCOMPARE(saysWhereItIs(*m_kiosk), !isReady);
}

void tst_FormPrinting::noFormNoWord()
{
    m_kiosk->documents.setStatus(DeviceStatus::Ready);
    m_kiosk->show(u"enquiry-guide"_s);
    QVERIFY(!isOffered(*m_kiosk));
    QVERIFY(!saysWhereItIs(*m_kiosk));
}

void tst_FormPrinting::isPrintedOnce()
{
    m_kiosk->show(u"enquiry-form-printing"_s);
    QVERIFY(!m_kiosk->session.isBusy());
    QVERIFY(m_kiosk->enquiry.note().contains(u"正在打印表格"_s));
    m_kiosk->enquiry.choose(u"form"_s);
    m_kiosk->enquiry.choose(u"form"_s);
    QCOMPARE(m_kiosk->documents.documents().size(), 1);
    QVERIFY(m_kiosk->documents.documents().constFirst().startsWith("%PDF-"));
    m_kiosk->documents.finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_kiosk->enquiry.note(), u"请在打印机出口取走表格。"_s);
    QCOMPARE(m_kiosk->enquiry.noteIcon(), u"print"_s);
    QVERIFY(isOffered(*m_kiosk));
    QVERIFY(!m_kiosk->documents.isHeld());
}

void tst_FormPrinting::saysWhatHoldsItUp_data()
{
    QTest::addColumn<DeviceStatus>("status");
    QTest::addColumn<QString>("word");
    QTest::newRow("paper") << DeviceStatus::NoPaper << u"没有纸"_s;
    QTest::newRow("cover") << DeviceStatus::CoverOpen << u"盖子"_s;
    QTest::newRow("jam") << DeviceStatus::Jam << u"卡纸"_s;
    QTest::newRow("off line") << DeviceStatus::Missing << u"联系不上"_s;
    QTest::newRow("fault") << DeviceStatus::Fault << u"暂时不能用"_s;
}

void tst_FormPrinting::saysWhatHoldsItUp()
{
    QFETCH(DeviceStatus, status);
    QFETCH(QString, word);
    m_kiosk->show(u"enquiry-form-printing"_s);
    m_kiosk->documents.setStatus(status);
    QVERIFY2(m_kiosk->enquiry.note().contains(word), qPrintable(m_kiosk->enquiry.note()));
    m_kiosk->documents.setStatus(DeviceStatus::Ready);
    QVERIFY(m_kiosk->enquiry.note().contains(u"正在打印表格"_s));
    m_kiosk->documents.finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_kiosk->forms.stage(), Stage::Printed);
}

void tst_FormPrinting::saysWhatBecameOfIt_data()
{
    QTest::addColumn<PrintOutcome>("outcome");
    QTest::addColumn<DeviceStatus>("reason");
    QTest::addColumn<QString>("word");
    QTest::newRow("busy") << PrintOutcome::NotPrinted << DeviceStatus::Ready << u"正忙"_s;
    QTest::newRow("not printed") << PrintOutcome::NotPrinted << DeviceStatus::Fault << u"服务台"_s;
    QTest::newRow("unknown") << PrintOutcome::Unknown << DeviceStatus::Missing << u"没有回答"_s;
}

void tst_FormPrinting::saysWhatBecameOfIt()
{
    QFETCH(PrintOutcome, outcome);
    QFETCH(DeviceStatus, reason);
    QFETCH(QString, word);
    m_kiosk->show(u"enquiry-form-printing"_s);
    m_kiosk->documents.finish(outcome, reason);
    QVERIFY2(m_kiosk->enquiry.note().contains(word), qPrintable(m_kiosk->enquiry.note()));
    // It may be tried again.
    m_kiosk->enquiry.choose(u"form"_s);
    QCOMPARE(m_kiosk->documents.documents().size(), 2);
}

void tst_FormPrinting::backTakesBackWhatWaits()
{
    m_kiosk->show(u"enquiry-form-no-paper"_s);
    m_kiosk->session.send(Event::WentBack);
    QCOMPARE(m_kiosk->enquiry.page(), u"enquiry/EnquiryStart"_s);
    QVERIFY(m_kiosk->documents.isCanceled());
    m_kiosk->documents.finish(PrintOutcome::NotPrinted, DeviceStatus::Ready);
    QCOMPARE(m_kiosk->forms.stage(), Stage::None);
    QCOMPARE(m_kiosk->enquiry.note(), QString());
}

void tst_FormPrinting::backLeavesWhatComesOut()
{
    m_kiosk->show(u"enquiry-form-printing"_s);
    m_kiosk->session.send(Event::WentBack);
    QCOMPARE(m_kiosk->enquiry.page(), u"enquiry/EnquiryStart"_s);
    QVERIFY(!m_kiosk->documents.isCanceled());
    QCOMPARE(m_kiosk->enquiry.note(), QString());
    m_kiosk->documents.finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QCOMPARE(m_kiosk->forms.stage(), Stage::Printed);
}

void tst_FormPrinting::nextOneIsToldThatItIsBusy()
{
    m_kiosk->show(u"enquiry-form-printing"_s);
    m_kiosk->session.send(Event::WentHome);
    QCOMPARE(m_kiosk->forms.stage(), Stage::None);
    QVERIFY(!m_kiosk->documents.isCanceled());
    m_kiosk->show(u"enquiry-form-printing"_s);
    QVERIFY(m_kiosk->enquiry.note().contains(u"正忙"_s));
    QCOMPARE(m_kiosk->documents.documents().size(), 1);
    // The end of the other one's is not this one's.
    m_kiosk->documents.finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QVERIFY(m_kiosk->enquiry.note().contains(u"正忙"_s));
    m_kiosk->enquiry.choose(u"form"_s);
    QCOMPARE(m_kiosk->documents.documents().size(), 2);
}

void tst_FormPrinting::leftBeforeItIsDrawn()
{
    FakeDocumentPrinter printer;
    std::function<void()> drawing;
    FormPrinting forms(printer, [&](std::function<void()> work) { drawing = std::move(work); });
    FormSheet sheet;
    sheet.title = u"申请表"_s;
    forms.begin(sheet);
    QCOMPARE(forms.stage(), Stage::Making);
    forms.leave();
    drawing();
    QVERIFY(printer.documents().isEmpty());
    QCOMPARE(forms.stage(), Stage::None);
}

QTEST_MAIN(tst_FormPrinting)
#include "tst_FormPrinting.moc"
