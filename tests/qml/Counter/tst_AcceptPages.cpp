// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Capture/FakeDocumentCamera.h"
#include "tests/qml/Counter/AcceptRig.h"
#include "tests/qml/Counter/ReceptionRig.h"

#include <QGuiApplication>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::AcceptRig;
using onewindow::testing::FakePrinter;
using onewindow::testing::StaffScreen;
using Step = AcceptViewModel::Step;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

namespace {

constexpr int kLeastTarget = 40;

/// The page as it is drawn.
struct Counter
{
    explicit Counter(const QString& language = u"zh_CN"_s)
        : screen(language)
        , rig({u"case.show"_s, u"ticket.issue"_s})
    {
        rig.model.scan()->useCamera(camera);
        rig.accept().usePrinter(printer);
    }

    ~Counter() { screen.close(); }

    Counter(const Counter&) = delete;
    Counter& operator=(const Counter&) = delete;
    Counter(Counter&&) = delete;
    Counter& operator=(Counter&&) = delete;

    bool load(const QSize& size = {1600, 900})
    {
        return screen.load(u"Counter"_s, &rig.model, size);
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        // A list has its lines when it has been drawn.
        screen.draw();
        rig.nextPress();
        QTest::keyClick(&screen.window(), key, modifiers);
    }

    /// Until it is no echo of the press before, and no further.
    template <typename Condition>
    bool pressUntil(Qt::Key key, Condition condition)
    {
        return QTest::qWaitFor([&] { return condition() || (press(key), condition()); });
    }

    bool pressUntil(Qt::Key key, Step step)
    {
        return pressUntil(key, [&] { return rig.accept().step() == step; });
    }

    void type(const QString& text)
    {
        // As an input method gives it.
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(screen.window().activeFocusItem(), &event);
    }

    /// What the page shows in `state`; what is only a dialog, on the page behind it.
    void show(const QString& state);

    StaffScreen screen;
    AcceptRig rig;
    FakeDocumentCamera camera;
    FakePrinter printer;
};

void Counter::show(const QString& state)
{
    if (state == u"start") {
        return;
    }
    if (state == u"person dialog") {
        press(Qt::Key_F3);
        return;
    }
    rig.accept().setCard(AcceptRig::card());
    if (state == u"person") {
        return;
    }
    if (state == u"consent") {
        rig.accept().search({});
        rig.hall.ticket(u"A1019"_s, u"si-record"_s, queue::TicketState::Serving, 5,
                        {{u"window"_s, u"1"_s}, {u"startedAt"_s, rig.hall.nowMs}});
        rig.hall.window(u"open"_s, {{u"ticket"_s, u"A1019"_s}, {u"number"_s, u"A1019"_s}});
        rig.accept().search({});
        press(Qt::Key_Return);
        return;
    }
    QVERIFY(rig.open(state == u"no form" ? u"re-transfer"_s : u"mi-remote"_s));
    if (state == u"form" || state == u"no form") {
        return;
    }
    AcceptForm& form = *rig.accept().form();
    if (state == u"choice") {
        form.goTo(u"kind"_s);
        press(Qt::Key_Return);
        return;
    }
    form.choose(u"kind"_s, u"referral"_s);
    form.addEntry(u"contacts"_s);
    if (state == u"errors") {
        form.setText(u"phone"_s, u"12"_s);
        press(Qt::Key_F1);
        return;
    }
    rig.fillIn();
    if (state == u"commitment") {
        press(Qt::Key_F4);
        return;
    }
    if (state == u"missing" || state == u"sure" || state == u"filed notice") {
        rig.accept().materials()->choose(u"proof"_s, u"missing"_s);
    } else {
        rig.seeAll();
    }
    if (state == u"covered") {
        rig.accept().clearCard();
    } else if (state == u"sure") {
        press(Qt::Key_F2);
    } else if (state == u"again") {
        press(Qt::Key_F9);
    } else if (state == u"scan") {
        rig.accept().addPages(u"proof"_s);
        camera.setStatus(drivers::DeviceStatus::Ready);
        camera.see(samples::page());
    } else if (state == u"filed" || state == u"filed notice") {
        rig.answerFiling(state == u"filed" ? u"accepted"_s : u"correction"_s,
                         state == u"filed" ? u"370303000000000001"_s : QString());
        press(state == u"filed" ? Qt::Key_F1 : Qt::Key_F2);
        press(Qt::Key_Return);
        printer.finish(drivers::PrintOutcome::Printed);
    }
}

} // namespace

/// The page of accepting as it is drawn, at each size and in each language, and by keys alone.
class TestAcceptPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyPage_data();
    void everyPage();
    void wholeCaseByKeys();
    void missingByKeys();
    void enterGoesOnAndComesIntoSight();
    void fromWhatIsWrongToTheField();
    void choiceByKeys();
    void typedPersonByKeys();
    void noOtherPageFromADialog();
    void nothingIsDrawnWhenOneLeaves();
};

void TestAcceptPages::everyPage_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* state :
         {"start", "person", "person dialog", "consent", "form", "no form", "choice", "errors",
          "missing", "commitment", "covered", "sure", "again", "filed", "filed notice"}) {
        for (const char* language : {"zh_CN", "en", "zh_Hant"}) {
            for (const QSize size : {QSize(1600, 900), QSize(1200, 700)}) {
                if (QLatin1String(language) == "zh_Hant"_L1 && size.width() > 1200) {
                    continue; // As wide as the other Chinese.
                }
                QTest::addRow("%s %s %d", state, language, size.width())
                    << QString::fromLatin1(state) << QString::fromLatin1(language) << size;
            }
        }
    }
}

void TestAcceptPages::everyPage()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    Counter counter(language);
    QVERIFY(counter.load(size));
    counter.show(state);
    static const QStringList dialogs{u"person dialog"_s, u"consent"_s, u"choice"_s,
                                     u"commitment"_s,    u"sure"_s,    u"again"_s};
    QQuickItem* dialog = nullptr;
    if (dialogs.contains(state)) {
        dialog = counter.screen.window().activeFocusItem();
        QVERIFY(dialog != nullptr);
        const QQuickItem* page = dialog;
        while (page != nullptr && page->property("isDialogOpen").isNull()) {
            dialog = const_cast<QQuickItem*>(page);
            page = page->parentItem();
        }
        QVERIFY(page != nullptr && page->property("isDialogOpen").toBool());
    }
    const QImage image = counter.screen.draw();
    counter.screen.keep(QLatin1String("accept ") + QLatin1String(QTest::currentDataTag()), image);
    const QString findings = counter.screen.findings(image, kLeastTarget, dialog);
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings));
}

/// From the card to the paper, without a mouse.
void TestAcceptPages::wholeCaseByKeys()
{
    Counter counter;
    QVERIFY(counter.load());
    counter.rig.model.pages()->go(u"window"_s);
    counter.press(Qt::Key_F1, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(counter.rig.model.pages()->current(), u"accept"_s);
    counter.rig.accept().setCard(AcceptRig::card());
    counter.press(Qt::Key_Backtab);
    counter.type(AcceptRig::matter(u"mi-remote"_s).name.zh);
    QTRY_VERIFY(counter.rig.accept().found()->count() > 0);
    counter.rig.answerOpening(u"mi-remote"_s);
    counter.press(Qt::Key_Return);
    counter.press(Qt::Key_Return);
    QVERIFY(counter.screen.find(u"申请人同意查询"_s) != nullptr);
    QVERIFY(counter.pressUntil(Qt::Key_Return, Step::Filling));
    // The first field has the keys; Enter goes on.
    counter.type(u"13800001234"_s);
    counter.press(Qt::Key_Return);
    counter.press(Qt::Key_Down); // The kind: the first.
    counter.press(Qt::Key_Tab);
    counter.press(Qt::Key_Down); // The province: the first.
    counter.press(Qt::Key_Tab);
    counter.press(Qt::Key_Tab);
    counter.type(u"20261201"_s);
    const QJsonObject answers = [&] {
        counter.press(Qt::Key_Tab);
        return counter.rig.accept().form()->answers();
    }();
    QCOMPARE(answers["phone"_L1].toString(), u"13800001234"_s);
    QCOMPARE(answers["kind"_L1].toString(), u"settled"_s);
    QCOMPARE(answers["place"_L1].toString(), u"110000"_s);
    QCOMPARE(answers["from"_L1].toString(), u"2026-12-01"_s);
    counter.press(Qt::Key_F6);
    counter.press(Qt::Key_Down); // The proof: its original.
    QCOMPARE(counter.rig.accept().materials()->unsaid(), QStringList());
    counter.rig.answerFiling(u"accepted"_s);
    counter.press(Qt::Key_F1);
    QVERIFY(counter.pressUntil(Qt::Key_Return, Step::Filed));
    QCOMPARE(counter.rig.hall.posted.constLast(), u"/v1/counter-cases"_s);
    QCOMPARE(counter.printer.printed, 1);
    counter.press(Qt::Key_F7);
    QCOMPARE(counter.printer.printed, 2);
    counter.press(Qt::Key_F9);
    QCOMPARE(counter.rig.accept().step(), Step::Choosing);
    QVERIFY(!counter.rig.accept().person().isEmpty());
}

void TestAcceptPages::missingByKeys()
{
    Counter counter;
    QVERIFY(counter.load());
    counter.show(u"no form"_s);
    const QStringList unsaid = counter.rig.accept().materials()->unsaid();
    QCOMPARE(unsaid.size(), 3); // The card was seen.
    counter.press(Qt::Key_F6);
    counter.press(Qt::Key_Tab);
    counter.press(Qt::Key_Tab);
    // Arrows go through what a clerk says; a camera opens only by Enter.
    counter.press(Qt::Key_Up);
    QCOMPARE(counter.rig.accept().materials()->missing(), unsaid.first(1));
    counter.press(Qt::Key_Up);
    counter.press(Qt::Key_Up);
    QCOMPARE(counter.rig.accept().materials()->missing(), QStringList());
    QVERIFY(!counter.rig.model.scan()->isOpen());
    counter.press(Qt::Key_F2);
    QVERIFY(counter.screen.find(u"打印告知书"_s) == nullptr);
    QVERIFY(!counter.rig.accept().notice().isEmpty());
    for (const QString& material : counter.rig.accept().materials()->unsaid()) {
        counter.rig.accept().materials()->choose(material, u"missing"_s);
    }
    counter.press(Qt::Key_F1);
    QVERIFY(counter.screen.find(u"受理并打印通知书"_s) == nullptr);
    counter.rig.answerFiling(u"correction"_s);
    counter.press(Qt::Key_F2);
    QVERIFY(counter.pressUntil(Qt::Key_Return, Step::Filed));
    QCOMPARE(counter.rig.hall.lastBody["materials"_L1].toArray().size(), 4);
}

/// However long the form is.
void TestAcceptPages::enterGoesOnAndComesIntoSight()
{
    Counter counter;
    QVERIFY(counter.load({1200, 700}));
    counter.show(u"form"_s);
    counter.rig.accept().form()->addEntry(u"contacts"_s);
    counter.rig.accept().form()->addEntry(u"contacts"_s);
    counter.rig.accept().form()->goTo(u"phone"_s);
    const QRectF window({}, QSizeF(counter.screen.window().size()));
    for (int i = 0; i < 12; ++i) {
        counter.screen.draw();
        const QQuickItem* item = counter.screen.window().activeFocusItem();
        QVERIFY(item != nullptr);
        const QRectF place = item->mapRectToScene(item->boundingRect());
        QVERIFY2(window.contains(place), qPrintable(u"after %1"_s.arg(i)));
        counter.press(Qt::Key_Tab);
    }
}

void TestAcceptPages::fromWhatIsWrongToTheField()
{
    Counter counter;
    QVERIFY(counter.load());
    counter.show(u"errors"_s);
    QVERIFY(counter.rig.accept().form()->problems()->count() > 1);
    counter.rig.accept().form()->goTo(counter.rig.accept().form()->problems()->lines().at(0).id);
    counter.screen.draw();
    QCOMPARE(counter.screen.window().activeFocusItem()->property("label").toString(),
             u"联系电话"_s);
    // Typed anew, the complaint is gone.
    counter.press(Qt::Key_A, Qt::ControlModifier);
    counter.type(u"13800001234"_s);
    QCOMPARE(counter.rig.accept().form()->answers()["phone"_L1].toString(), u"13800001234"_s);
}

void TestAcceptPages::choiceByKeys()
{
    Counter counter;
    QVERIFY(counter.load());
    counter.show(u"choice"_s);
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Down);
    QVERIFY(counter.pressUntil(Qt::Key_Return, [&] {
        return counter.rig.accept().form()->answers()["kind"_L1].toString() == u"referral"_s;
    }));
    counter.screen.draw();
    QCOMPARE(counter.screen.window().activeFocusItem()->property("label").toString(),
             u"备案类型"_s);
}

void TestAcceptPages::typedPersonByKeys()
{
    Counter counter;
    QVERIFY(counter.load());
    counter.show(u"person dialog"_s);
    counter.type(u"王秀英"_s);
    counter.press(Qt::Key_Return);
    counter.type(u"110105194912310021"_s);
    counter.press(Qt::Key_Return);
    // It says what is wrong, and stays.
    QVERIFY(counter.rig.accept().person().isEmpty());
    counter.press(Qt::Key_A, Qt::ControlModifier);
    counter.type(u"11010519491231002X"_s);
    counter.press(Qt::Key_Return);
    QVERIFY(counter.rig.accept().person().startsWith(u"王秀英"_s));
}

void TestAcceptPages::noOtherPageFromADialog()
{
    Counter counter;
    QVERIFY(counter.load());
    counter.show(u"sure"_s);
    counter.press(Qt::Key_F2, Qt::ControlModifier);
    QCOMPARE(counter.rig.model.pages()->current(), u"accept"_s);
    counter.press(Qt::Key_Escape);
    QCOMPARE(counter.rig.accept().step(), Step::Filling);
    counter.press(Qt::Key_F2, Qt::ControlModifier);
    QCOMPARE(counter.rig.model.pages()->current(), u"cases"_s);
}

void TestAcceptPages::nothingIsDrawnWhenOneLeaves()
{
    Counter counter;
    QVERIFY(counter.load());
    counter.show(u"form"_s);
    counter.type(u"13800001234"_s);
    QVERIFY(counter.rig.accept().form()->count() > 0);
    counter.press(Qt::Key_F1, Qt::ControlModifier);
    counter.press(Qt::Key_F1, Qt::ControlModifier | Qt::ShiftModifier);
    counter.screen.draw();
    for (const QString& text : {u"13800001234"_s, u"张建国 · 110105********002X"_s}) {
        QVERIFY2(counter.screen.find(text) == nullptr, qPrintable(text));
    }
    QCOMPARE(counter.rig.accept().step(), Step::Choosing);
}

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    TestAcceptPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_AcceptPages.moc"
