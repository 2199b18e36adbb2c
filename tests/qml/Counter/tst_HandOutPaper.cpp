// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/document/IppPrinter.h"
#include "services/core/Languages.h"
#include "tests/drivers/document/IppPeer.h"
#include "tests/qml/Counter/HandOutRig.h"

#include <QGuiApplication>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QtQml/qqmlextensionplugin.h>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using drivers::DeviceStatus;
using drivers::PrintOutcome;
using onewindow::testing::HandOutRig;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

namespace {

constexpr int kPatienceMs = 40'000;

/// What the hall was asked for results to print.
QStringList papersAsked(const HandOutRig& counter)
{
    return counter.hall.posted.filter(u"/result-paper"_s);
}

/// What the page says of the printer.
QString said(HandOutRig& counter)
{
    for (const DeskLine& line : counter.desk().facts()->lines()) {
        if (line.caption == u"打印") {
            return line.title;
        }
    }
    return {};
}

} // namespace

/// The result that is handed over, on the window's own printer, by keys alone.
class TestHandOutPaper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void printedAndHandedOver();
    void onlyForTheHolder();
    void onePressOnePaper();
    void againTakesAReason_data();
    void againTakesAReason();
    void printedBeforeTakesAReason();
    void waitsForPaper();
    void isStopped();
    void failedIsTriedAgainAsItIs();
    void nobodyKnowsWhetherItPrinted();
    void saysWhyNot_data();
    void saysWhyNot();
    void saysWhatHoldsItUp_data();
    void saysWhatHoldsItUp();
    void noPrinter();
    void paperOfTheDepartment();
    void nothingStaysWhenOneLeaves();
    void onARealPrinter();

private:
    QTemporaryDir m_home; ///< Of this process, and its temporary files.
};

void TestHandOutPaper::initTestCase()
{
    // Before anything of CUPS looks where it may write.
    for (const char* name : {"HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "CUPS_CACHEDIR",
                             "CUPS_STATEDIR"}) {
        qputenv(name, m_home.path().toLocal8Bit());
    }
}

void TestHandOutPaper::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

void TestHandOutPaper::printedAndHandedOver()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"print sent"_s);
    QCOMPARE(papersAsked(counter),
             QStringList{u"/v1/cases/%1/result-paper"_s.arg(HandOutRig::idOf(1))});
    QCOMPARE(counter.hall.lastBody, (QJsonObject{{u"check"_s, u"card"_s},
                                                 {u"idNumber"_s, HandOutRig::kNumber},
                                                 {u"language"_s, programLanguage()}}));
    QCOMPARE(counter.printer.documents().size(), 1);
    QVERIFY(counter.printer.documents().constFirst().startsWith("%PDF-"));
    QVERIFY(said(counter).contains(u"正在打印"));
    // It is not handed over before it is there.
    counter.sign();
    QVERIFY(!counter.desk().canHandOver());
    counter.printer.finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QVERIFY(said(counter).contains(u"第 1 份"));
    QVERIFY(!counter.printer.isHeld());
    counter.press(Qt::Key_F1);
    QTRY_COMPARE((counter.press(Qt::Key_Return), counter.hall.posted.constLast()),
                 u"/v1/cases/%1/hand-over"_s.arg(HandOutRig::idOf(1)));
}

void TestHandOutPaper::onlyForTheHolder()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.usePrinter();
    counter.show(u"hand out open"_s);
    counter.press(Qt::Key_F5);
    QVERIFY(papersAsked(counter).isEmpty());
    counter.lay(u"110101199003070011"_s);
    counter.press(Qt::Key_F5);
    QVERIFY(papersAsked(counter).isEmpty());
    counter.lay();
    counter.press(Qt::Key_F5);
    QCOMPARE(papersAsked(counter).size(), 1);
}

void TestHandOutPaper::onePressOnePaper()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"print sent"_s);
    for (int i = 0; i < 3; ++i) {
        counter.desk().print({});
        counter.press(Qt::Key_F5);
    }
    // Nor two tries for two presses.
    counter.printer.finish(PrintOutcome::NotPrinted, DeviceStatus::Ready);
    counter.desk().print({});
    counter.desk().print({});
    QCOMPARE(papersAsked(counter).size(), 1);
    QCOMPARE(counter.printer.documents().size(), 2);
}

void TestHandOutPaper::againTakesAReason_data()
{
    QTest::addColumn<int>("down");
    QTest::addColumn<QString>("why");
    QTest::newRow("nothing came out") << 0 << u"notPrinted"_s;
    QTest::newRow("it cannot be read") << 1 << u"damaged"_s;
    QTest::newRow("the holder wants another") << 2 << u"wanted"_s;
}

void TestHandOutPaper::againTakesAReason()
{
    QFETCH(int, down);
    QFETCH(QString, why);
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"print done"_s);
    QCOMPARE(counter.desk().printText(), u"再打一份"_s);
    // Nothing without one.
    counter.desk().print({});
    counter.press(Qt::Key_F5);
    counter.press(Qt::Key_Escape);
    QCOMPARE(papersAsked(counter).size(), 1);
    counter.hall.answers[papersAsked(counter).constFirst()] = HandOutRig::paper(2);
    counter.press(Qt::Key_F5);
    for (int i = 0; i < down; ++i) {
        counter.press(Qt::Key_Down);
    }
    QVERIFY(counter.pressUntil([&] { return papersAsked(counter).size() == 2; }));
    QCOMPARE(counter.hall.lastBody["why"_L1].toString(), why);
    counter.printer.finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QVERIFY(said(counter).contains(u"第 2 份"));
}

/// The hall knows what another window printed, or this one yesterday.
void TestHandOutPaper::printedBeforeTakesAReason()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"print before"_s);
    QVERIFY(counter.printer.documents().isEmpty());
    QVERIFY(counter.desk().notice().contains(u"说明原因"));
    QVERIFY(counter.desk().needsPrintReason());
    counter.press(Qt::Key_F5);
    QVERIFY(counter.pressUntil([&] { return papersAsked(counter).size() == 2; }));
    QVERIFY(counter.hall.lastBody.contains(u"why"_s));
    QCOMPARE(counter.printer.documents().size(), 1);
}

void TestHandOutPaper::waitsForPaper()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"print held"_s);
    QVERIFY(said(counter).contains(u"缺纸") && said(counter).contains(u"自动继续"));
    counter.sign();
    QVERIFY(!counter.desk().canHandOver());
    counter.printer.setStatus(DeviceStatus::Ready);
    QVERIFY(said(counter).contains(u"正在打印"));
    counter.printer.finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QVERIFY(counter.desk().canHandOver());
    QCOMPARE(counter.printer.documents().size(), 1);
}

void TestHandOutPaper::isStopped()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"print held"_s);
    QCOMPARE(counter.desk().printText(), u"停止打印"_s);
    counter.press(Qt::Key_F5);
    QVERIFY(counter.printer.isCanceled());
    counter.printer.finish(PrintOutcome::NotPrinted, DeviceStatus::Ready);
    QVERIFY(!counter.printer.isHeld());
    counter.sign();
    QVERIFY(counter.desk().canHandOver());
}

void TestHandOutPaper::failedIsTriedAgainAsItIs()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"print failed"_s);
    QVERIFY(said(counter).contains(u"卡纸"));
    QCOMPARE(counter.desk().printText(), u"重新打印"_s);
    counter.press(Qt::Key_F5);
    QCOMPARE(counter.printer.documents().size(), 2);
    QCOMPARE(counter.printer.documents().at(0), counter.printer.documents().at(1));
    QCOMPARE(papersAsked(counter).size(), 1);
    counter.printer.finish(PrintOutcome::Printed, DeviceStatus::Ready);
    QVERIFY(said(counter).contains(u"第 1 份"));
}

void TestHandOutPaper::nobodyKnowsWhetherItPrinted()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"print unsure"_s);
    QVERIFY(said(counter).contains(u"不知道"));
    QVERIFY(counter.desk().notice().contains(u"出纸盘"));
    QVERIFY(!counter.printer.isHeld());
    QVERIFY(counter.desk().needsPrintReason());
    counter.desk().print({});
    QCOMPARE(counter.printer.documents().size(), 1);
    // It was there after all.
    counter.sign();
    QVERIFY(counter.desk().canHandOver());
}

void TestHandOutPaper::saysWhyNot_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("part");
    QTest::newRow("not the holder") << ErrorCode::BadRequest << u"不符"_s;
    QTest::newRow("not in the hall") << ErrorCode::NotFound << u"不在大厅"_s;
    QTest::newRow("no answer") << ErrorCode::Timeout << u"没有收到"_s;
    QTest::newRow("another state") << ErrorCode::Conflict << u"状态"_s;
}

void TestHandOutPaper::saysWhyNot()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, part);
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"print ready"_s);
    counter.hall.isFailing = true;
    counter.hall.failure = code;
    counter.press(Qt::Key_F5);
    QVERIFY2(counter.desk().notice().contains(part), qPrintable(counter.desk().notice()));
    QVERIFY(counter.printer.documents().isEmpty());
    // And it may be tried again.
    QVERIFY(counter.desk().canPrint());
}

void TestHandOutPaper::saysWhatHoldsItUp_data()
{
    QTest::addColumn<DeviceStatus>("status");
    QTest::addColumn<QString>("part");
    QTest::addColumn<bool>("prints");
    QTest::newRow("ready") << DeviceStatus::Ready << u"就绪"_s << true;
    QTest::newRow("low") << DeviceStatus::PaperLow << u"快用完"_s << true;
    QTest::newRow("starting") << DeviceStatus::Starting << u"正在连接"_s << false;
    QTest::newRow("no paper") << DeviceStatus::NoPaper << u"缺纸"_s << false;
    QTest::newRow("cover") << DeviceStatus::CoverOpen << u"盖没关"_s << false;
    QTest::newRow("jam") << DeviceStatus::Jam << u"卡纸"_s << false;
    QTest::newRow("fault") << DeviceStatus::Fault << u"故障"_s << false;
    QTest::newRow("gone") << DeviceStatus::Missing << u"没有连接"_s << false;
}

void TestHandOutPaper::saysWhatHoldsItUp()
{
    QFETCH(DeviceStatus, status);
    QFETCH(QString, part);
    QFETCH(bool, prints);
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"print ready"_s);
    counter.printer.setStatus(status);
    QVERIFY2(said(counter).contains(part), qPrintable(said(counter)));
    QCOMPARE(counter.desk().canPrint(), prints);
}

void TestHandOutPaper::noPrinter()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"hand out signed"_s);
    QVERIFY(said(counter).contains(u"自助机"));
    counter.press(Qt::Key_F5);
    QVERIFY(papersAsked(counter).isEmpty());
    QVERIFY(counter.desk().canHandOver());
}

void TestHandOutPaper::paperOfTheDepartment()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    const QJsonObject sent = counter.filed(1, u"si-enrol"_s, {u"accepted"_s, u"approved"_s});
    counter.hall.answers[HandOutRig::kReady] = {{u"cases"_s, QJsonArray{sent}}};
    counter.usePrinter();
    counter.show(u"hand out signed"_s);
    QVERIFY(said(counter).contains(u"部门送来"));
    counter.press(Qt::Key_F5);
    QVERIFY(papersAsked(counter).isEmpty());
    QVERIFY(counter.desk().canHandOver());
}

void TestHandOutPaper::nothingStaysWhenOneLeaves()
{
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"print sent"_s);
    QVERIFY(counter.printer.isHeld());
    counter.press(Qt::Key_F1, Qt::ControlModifier);
    QVERIFY(counter.printer.isCanceled() && !counter.printer.isHeld());
    counter.printer.finish(PrintOutcome::NotPrinted, DeviceStatus::Ready);
    QCOMPARE(counter.desk().facts()->count(), 0);
    QVERIFY(!counter.desk().isChecked() && !counter.desk().canPrint());
}

/// A printer of CUPS, out of paper at first.
void TestHandOutPaper::onARealPrinter()
{
    const QString missing = drivers::IppPeer::missing();
    QVERIFY2(missing.isEmpty(), qPrintable(missing + u" is not installed"_s));
    drivers::IppPeer peer;
    QVERIFY2(peer.start(), qPrintable(peer.log()));
    QVERIFY(peer.setPaper(0));
    drivers::IppPrinter printer(
        {.uri = peer.uri(), .idlePause = 50ms, .jobPause = 50ms, .busyLimit = 500ms});
    HandOutRig counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    QThreadPool drawing;
    counter.desk().usePrinter(
        printer, [&drawing](std::function<void()> work) { drawing.start(std::move(work)); });
    counter.show(u"hand out open"_s);
    counter.lay();
    QTRY_VERIFY_WITH_TIMEOUT(counter.desk().canPrint(), kPatienceMs);
    counter.press(Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(said(counter).contains(u"缺纸"), kPatienceMs);
    QVERIFY(peer.setPaper(50));
    QTRY_VERIFY_WITH_TIMEOUT(said(counter).contains(u"第 1 份"), kPatienceMs);
    QCOMPARE(peer.received().size(), 1);
    QVERIFY(peer.received().constFirst().startsWith("%PDF-"));
    // What the printer was told beside the pages says nothing of anybody.
    QVERIFY(!peer.attributes().contains(u"王秀英"));
    QVERIFY(!peer.attributes().contains(HandOutRig::kNumber));
    drawing.waitForDone();
}

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    TestHandOutPaper test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_HandOutPaper.moc"
