// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CounterViewModel.h"
#include "services/core/Durations.h"
#include "tests/ManualClock.h"
#include "tests/qml/Capture/FakeDocumentCamera.h"
#include "tests/qml/staff/ScriptedHall.h"
#include "tests/qml/staff/StaffScreen.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QQuickItem>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

#include <functional>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::ScriptedHall;
using onewindow::testing::StaffScreen;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

namespace {

constexpr int kLeastTarget = 40;
const QString kNumber = u"11010519491231002X"_s;
const QString kReady = u"/v1/cases?state=approved"_s;

QString idOf(int number)
{
    return u"00000000-0000-0000-0000-0000000000%1"_s.arg(number, 2, 10, QLatin1Char('0'));
}

QString numberOf(int number)
{
    return u"370303%1"_s.arg(number, 12, 10, QLatin1Char('0'));
}

/// The program where results are handed out, and where missing pages are scanned, on a scripted
/// hall and with a camera that sees what the test shows it.
struct Counter
{
    explicit Counter(const QString& language)
        : screen(language)
        , model(hall, clock, u"1"_s)
    {
        model.scan()->useCamera(camera);
        hall.nowMs = clock.now().wallMs;
        hall.permissions = {u"case.show"_s, u"case.accept"_s, u"case.handOver"_s, u"person.show"_s};
        hall.start();
        fill();
    }

    ~Counter() { screen.close(); }

    Counter(const Counter&) = delete;
    Counter& operator=(const Counter&) = delete;
    Counter(Counter&&) = delete;
    Counter& operator=(Counter&&) = delete;

    [[nodiscard]] QJsonObject filed(int number, const QString& matter,
                                    const QStringList& states) const
    {
        QJsonArray steps{
            QJsonObject{{u"state"_s, u"received"_s}, {u"at"_s, hall.nowMs - 30 * kHourMs}}};
        for (const QString& state : states) {
            QJsonObject step{{u"state"_s, state},
                             {u"at"_s, hall.nowMs - (20 - steps.size()) * kHourMs}};
            if (state == u"correction") {
                step.insert(u"reason"_s, u"materials"_s);
                step.insert(u"missing"_s, QJsonArray{u"proof"_s});
            }
            steps.append(step);
        }
        return {{u"id"_s, idOf(number)},
                {u"provisional"_s, u"K1-20261130-%1"_s.arg(number, 4, 10, QLatin1Char('0'))},
                {u"number"_s, numberOf(number)},
                {u"matter"_s, matter},
                {u"state"_s, states.isEmpty() ? u"received"_s : states.constLast()},
                {u"filedAt"_s, hall.nowMs - 30 * kHourMs},
                {u"promise"_s, 3},
                {u"node"_s, u"kiosk-1"_s},
                {u"fee"_s, 0},
                {u"money"_s, u"none"_s},
                {u"here"_s, true},
                {u"steps"_s, steps}};
    }

    void fill();
    /// What is shown in `state`.
    void show(const QString& state);
    void showScan(const QString& state);
    void showOpen(const QString& state);
    void showSigned(const QString& state);

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        // A list has its lines when it has been drawn.
        screen.draw();
        clock.advance(1s);
        QTest::keyClick(&screen.window(), key, modifiers);
    }

    /// Enter, until it is no echo of the one before.
    bool pressUntil(const std::function<bool()>& isDone)
    {
        return QTest::qWaitFor([&] {
            press(Qt::Key_Return);
            return isDone();
        });
    }

    void type(const QString& text)
    {
        // As an input method gives it.
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(screen.window().activeFocusItem(), &event);
    }

    /// A name on the pad.
    void sign()
    {
        SignatureInk& ink = *model.handOut()->ink();
        for (const int top : {60, 120}) {
            ink.press(QPointF(60, top), {400, 240});
            for (int i = 1; i < 40; ++i) {
                ink.move(QPointF(60 + 7 * i, top + i % 5 * 6), {400, 240});
            }
            ink.lift();
        }
    }

    /// Lays the holder's card down; or another one.
    void lay(const QString& number = kNumber)
    {
        drivers::IdCard card;
        card.name = u"王秀英"_s;
        card.number = number;
        model.handOut()->setCard(card);
    }

    HandOutViewModel& desk() { return *model.handOut(); }

    StaffScreen screen;
    ManualClock clock;
    ScriptedHall hall;
    FakeDocumentCamera camera;
    CounterViewModel model;
};

void Counter::fill()
{
    const QStringList approved{u"accepted"_s, u"approved"_s};
    QJsonArray ready;
    for (int i = 1; i < 8; ++i) {
        ready << filed(i, i % 2 == 0 ? u"si-flex"_s : u"mi-remote"_s, approved);
    }
    QJsonObject owed = ready.at(2).toObject();
    owed[u"fee"_s] = 1500;
    owed[u"money"_s] = u"due"_s;
    ready.replace(2, owed);
    hall.answers[kReady] = {{u"cases"_s, ready}};
    QJsonObject elsewhere = filed(9, u"si-flex"_s, approved);
    elsewhere[u"here"_s] = false;
    hall.answers[u"/v1/card-cases"_s] = {
        {u"cases"_s, QJsonArray{ready.at(0), filed(8, u"si-flex"_s, {u"accepted"_s}), elsewhere}}};
    hall.answers[u"/v1/cases?number="_s + numberOf(1)] = {{u"cases"_s, QJsonArray{ready.at(0)}}};
    for (int i = 1; i < 9; ++i) {
        hall.answers[u"/v1/cases/"_s + idOf(i)] = {
            {u"id"_s, idOf(i)},
            {u"matter"_s, u"mi-remote"_s},
            {u"person"_s, QJsonObject{{u"name"_s, u"王秀英"_s},
                                      {u"idNumber"_s, u"110105********002X"_s},
                                      {u"isTyped"_s, false}}},
            {u"answers"_s, QJsonObject{}},
            {u"shared"_s, QJsonObject{}},
            {u"rules"_s, QJsonArray{}},
            {u"pages"_s, QJsonArray{}},
            {u"committed"_s, false},
            {u"isErased"_s, false}};
    }
    hall.answers[u"/v1/cases/%1/hand-over"_s.arg(idOf(1))] = {
        {u"case"_s, idOf(1)}, {u"number"_s, numberOf(1)}, {u"state"_s, u"issued"_s}};
    // The case desk's: one that waits for what is missing.
    const QJsonObject back = filed(8, u"mi-remote"_s, {u"correction"_s});
    hall.answers[u"/v1/cases"_s] = {{u"cases"_s, QJsonArray{back}}};
    hall.answers[u"/v1/cases?number="_s + numberOf(8)] = {{u"cases"_s, QJsonArray{back}}};
    hall.answers[u"/v1/cases/%1/decision"_s.arg(idOf(8))] = {
        {u"case"_s, idOf(8)}, {u"number"_s, numberOf(8)}, {u"state"_s, u"received"_s}};
}

void Counter::show(const QString& state)
{
    model.session()->signIn(u"wang"_s, u"secret"_s);
    if (state.startsWith(u"scan")) {
        showScan(state);
        return;
    }
    if (state == u"hand out nothing") {
        hall.answers[kReady] = {{u"cases"_s, QJsonArray{}}};
    }
    press(Qt::Key_F2, Qt::ControlModifier | Qt::ShiftModifier);
    if (state == u"hand out card") {
        lay();
    } else if (state == u"hand out find") {
        press(Qt::Key_F8);
    } else if (state != u"hand out list" && state != u"hand out nothing") {
        showOpen(state);
    }
}

void Counter::showScan(const QString& state)
{
    press(Qt::Key_F2, Qt::ControlModifier);
    press(Qt::Key_Return);
    press(Qt::Key_F2);
    if (state == u"scan material") {
        return;
    }
    press(Qt::Key_Return);
    if (state == u"scan lost") {
        camera.setStatus(drivers::DeviceStatus::Missing);
        return;
    }
    camera.see(samples::page());
    for (int i = 0; state != u"scan live" && i < 3; ++i) {
        press(Qt::Key_Space);
        camera.give(i == 2 && state == u"scan flawed"
                        ? samples::picture(drivers::PictureFlaw::Blurred)
                        : samples::jpegPicture(i));
        camera.see(samples::page());
    }
    if (state == u"scan page") {
        press(Qt::Key_Up);
    }
}

void Counter::showOpen(const QString& state)
{
    for (int i = 0; state == u"hand out owed" && i < 2; ++i) {
        press(Qt::Key_Down);
    }
    press(Qt::Key_Return);
    if (state == u"hand out number") {
        press(Qt::Key_F2);
    } else if (state == u"hand out paper") {
        press(Qt::Key_F4);
    } else if (state == u"hand out on paper") {
        press(Qt::Key_F4);
        press(Qt::Key_Return);
    } else if (state == u"hand out wrong") {
        lay(u"110101199003070011"_s);
    } else if (state != u"hand out open" && state != u"hand out owed") {
        lay();
        sign();
        showSigned(state);
    }
}

void Counter::showSigned(const QString& state)
{
    if (state == u"hand out signed") {
        return;
    }
    press(Qt::Key_F1);
    if (state == u"hand out sure") {
        return;
    }
    if (state == u"hand out late") {
        QJsonObject gone = filed(1, u"mi-remote"_s, {u"accepted"_s, u"approved"_s, u"issued"_s});
        gone[u"handedOver"_s] = QJsonObject{{u"act"_s, idOf(99)},
                                            {u"staff"_s, u"li"_s},
                                            {u"desk"_s, u"counter-2"_s},
                                            {u"at"_s, hall.nowMs - kHourMs},
                                            {u"onPaper"_s, false}};
        hall.answers[u"/v1/cases?number="_s + numberOf(1)] = {{u"cases"_s, QJsonArray{gone}}};
        hall.isFailing = true;
        hall.failure = ErrorCode::Conflict;
    }
    press(Qt::Key_Return);
}

} // namespace

/// Results that are handed over, and pages that are scanned, as the counter's pages are drawn, at
/// each size, in each language, and by keys alone.
class TestHandOutPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyPage_data();
    void everyPage();
    void onlyForWhoMay();
    void handedOverByKeys();
    void onPaperByKeys();
    void whatIsSentIsTheSignature();
    void foundByTheReceipt();
    void foundByTheCard();
    void cardOfSomebodyElse();
    void ofTwoTheSecondReadsWhoDid();
    void lostAnswerIsAskedForAgain();
    void unpaidIsNotHandedOver();
    void nothingStaysWhenOneLeaves();
    void missingPagesByKeys();
    void pagesThatCouldNotBeSentAreThereAgain();
    void badPageIsNamed();
    void noCameraNoScan();
};

void TestHandOutPages::everyPage_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* state :
         {"hand out list", "hand out nothing", "hand out card", "hand out find", "hand out open",
          "hand out owed", "hand out number", "hand out paper", "hand out on paper",
          "hand out wrong", "hand out signed", "hand out sure", "hand out late", "hand out done",
          "scan material", "scan live", "scan lost", "scan page", "scan flawed"}) {
        for (const char* language : {"zh_CN", "en"}) {
            for (const QSize size : {QSize(1920, 1080), QSize(1366, 768), QSize(1200, 700)}) {
                QTest::addRow("%s %s %d", state, language, size.width())
                    << QString::fromLatin1(state) << QString::fromLatin1(language) << size;
            }
        }
    }
}

void TestHandOutPages::everyPage()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    Counter counter(language);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, size));
    counter.show(state);
    static const QStringList dialogs{u"hand out find"_s, u"hand out number"_s, u"hand out paper"_s,
                                     u"hand out sure"_s, u"scan material"_s,   u"scan live"_s,
                                     u"scan lost"_s,     u"scan page"_s,       u"scan flawed"_s};
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
    counter.screen.keep(QLatin1String("desk ") + QLatin1String(QTest::currentDataTag()), image);
    const QString findings = counter.screen.findings(image, kLeastTarget, dialog);
    QVERIFY2(findings.isEmpty(), qPrintable(findings));
}

void TestHandOutPages::onlyForWhoMay()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.hall.permissions.removeOne(u"case.handOver"_s);
    counter.model.session()->signIn(u"wang"_s, u"secret"_s);
    QVERIFY(!counter.model.pages()->ids().contains(u"handOut"_s));
    counter.press(Qt::Key_F2, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(counter.model.pages()->current(), u"window"_s);
}

void TestHandOutPages::handedOverByKeys()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"hand out open"_s);
    // Neither known nor signed.
    counter.press(Qt::Key_F1);
    QVERIFY(counter.screen.find(u"结果已经交到领取人手里？"_s) == nullptr);
    counter.press(Qt::Key_F2);
    counter.type(u"11010519491231002x"_s);
    counter.press(Qt::Key_Return);
    QVERIFY(counter.desk().isChecked());
    QVERIFY(counter.desk().receiver().contains(u"王秀英"_s));
    QVERIFY(!counter.desk().receiver().contains(kNumber));
    counter.sign();
    counter.press(Qt::Key_F1);
    QCOMPARE(counter.hall.posted, QStringList{u"/v1/session"_s});
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/cases/%1/hand-over"_s.arg(idOf(1)));
    QCOMPARE(counter.hall.lastBody["check"_L1].toString(), u"document"_s);
    QCOMPARE(counter.hall.lastBody["idNumber"_L1].toString(), kNumber);
    QVERIFY(counter.desk().notice().contains(numberOf(1)));
    QCOMPARE(counter.desk().selectedId(), QString());
    QCOMPARE(counter.desk().list()->count(), 6);
}

void TestHandOutPages::onPaperByKeys()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"hand out open"_s);
    counter.lay();
    counter.press(Qt::Key_F4);
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Return);
    QVERIFY(!counter.desk().paperText().isEmpty());
    // Undone, and done again.
    counter.press(Qt::Key_F3);
    QVERIFY(counter.desk().paperText().isEmpty() && !counter.desk().canHandOver());
    counter.press(Qt::Key_F4);
    counter.press(Qt::Key_Down);
    QVERIFY(counter.pressUntil([&] { return !counter.desk().paperText().isEmpty(); }));
    counter.press(Qt::Key_F1);
    QTRY_COMPARE((counter.press(Qt::Key_Return), counter.hall.posted.constLast()),
                 u"/v1/cases/%1/hand-over"_s.arg(idOf(1)));
    QCOMPARE(counter.hall.lastBody["paperReason"_L1].toString(), u"cannotWrite"_s);
    QCOMPARE(counter.hall.lastBody["check"_L1].toString(), u"card"_s);
    QVERIFY(!counter.hall.lastBody.contains(u"strokes"_s));
}

void TestHandOutPages::whatIsSentIsTheSignature()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"hand out sure"_s);
    const cases::Signature written = counter.desk().ink()->signature();
    counter.press(Qt::Key_Return);
    const auto sent = cases::decodeStrokes(
        QByteArray::fromBase64(counter.hall.lastBody["strokes"_L1].toString().toLatin1()));
    QVERIFY(sent);
    QCOMPARE(sent.value(), written);
    QVERIFY(counter.desk().ink()->isEmpty());
}

void TestHandOutPages::foundByTheReceipt()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"hand out list"_s);
    counter.hall.answers[u"/v1/cases?number=T0k3n"_s] =
        counter.hall.answers.value(u"/v1/cases?number="_s + numberOf(1));
    counter.press(Qt::Key_F8);
    counter.type(u"https://hall.example/c/T0k3n?x=1"_s);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.desk().selectedId(), idOf(1));
    QVERIFY(counter.desk().isReady());
}

/// What waits elsewhere, or is not done, is not listed; the card says who receives what is opened.
void TestHandOutPages::foundByTheCard()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"hand out card"_s);
    QCOMPARE(counter.desk().list()->count(), 1);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.desk().selectedId(), idOf(1));
    QVERIFY(counter.desk().isChecked());
    // The card is given back while they sign.
    counter.desk().clearCard();
    QVERIFY(counter.desk().isChecked());
    QCOMPARE(counter.desk().list()->count(), 7);
}

void TestHandOutPages::cardOfSomebodyElse()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"hand out wrong"_s);
    QVERIFY(!counter.desk().isChecked());
    QVERIFY(counter.desk().notice().contains(u"本人"));
    counter.sign();
    QVERIFY(!counter.desk().canHandOver());
    counter.desk().handOver();
    QCOMPARE(counter.hall.posted, QStringList{u"/v1/session"_s});
}

void TestHandOutPages::ofTwoTheSecondReadsWhoDid()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"hand out late"_s);
    QVERIFY(counter.desk().notice().contains(u"li"_s));
    QVERIFY(counter.desk().notice().contains(u"counter-2"_s));
    QVERIFY(!counter.desk().canHandOver());
    QVERIFY(!counter.desk().isChecked() && counter.desk().ink()->isEmpty());
    QCOMPARE(counter.desk().list()->count(), 6);
}

/// The act is the same when it is said again.
void TestHandOutPages::lostAnswerIsAskedForAgain()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"hand out sure"_s);
    counter.hall.isFailing = true;
    counter.hall.failure = ErrorCode::Timeout;
    counter.press(Qt::Key_Return);
    const QString act = counter.hall.lastBody["act"_L1].toString();
    QVERIFY(!act.isEmpty());
    QVERIFY(counter.desk().canHandOver());
    counter.press(Qt::Key_F1);
    QTRY_COMPARE((counter.press(Qt::Key_Return), counter.desk().selectedId()), QString());
    QCOMPARE(counter.hall.lastBody["act"_L1].toString(), act);
}

void TestHandOutPages::unpaidIsNotHandedOver()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"hand out owed"_s);
    QCOMPARE(counter.desk().selectedId(), idOf(3));
    QVERIFY(!counter.desk().isReady());
    counter.sign();
    QVERIFY(!counter.desk().canHandOver());
}

/// Neither the model nor what is drawn knows of anybody any more.
void TestHandOutPages::nothingStaysWhenOneLeaves()
{
    for (const Qt::Key away : {Qt::Key_F1, Qt::Key_F10}) {
        Counter counter(u"zh_CN"_s);
        QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
        counter.show(u"hand out signed"_s);
        QVERIFY(counter.screen.find(u"王秀英"_s) != nullptr || counter.desk().isChecked());
        counter.press(away, away == Qt::Key_F1 ? Qt::ControlModifier : Qt::NoModifier);
        QVERIFY(!counter.desk().isChecked() && counter.desk().ink()->isEmpty());
        QCOMPARE(counter.desk().facts()->count(), 0);
        QCOMPARE(counter.desk().list()->count(), 0);
        QVERIFY(!counter.desk().receiver().contains(u"王秀英"));
        QCOMPARE(counter.desk().selectedId(), QString());
        // And what was scanned.
        Counter scanning(u"zh_CN"_s);
        QVERIFY(scanning.screen.load(u"Counter"_s, &scanning.model, {1366, 768}));
        scanning.show(u"scan page"_s);
        QCOMPARE(scanning.model.scan()->pages().size(), 3);
        scanning.model.pages()->go(u"window"_s);
        QVERIFY(!scanning.model.scan()->isOpen() && scanning.model.scan()->pages().isEmpty());
        QVERIFY(!scanning.model.scan()->shown()->isThere() && !scanning.camera.isWanted());
    }
}

void TestHandOutPages::missingPagesByKeys()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"scan page"_s);
    QCOMPARE(counter.model.scan()->title(),
             counter.model.caseDesk()->supply()->names().constFirst());
    // The page that is looked at goes, the one before it is put last, and what is there is sent.
    counter.press(Qt::Key_Delete);
    counter.press(Qt::Key_Up);
    counter.press(Qt::Key_Up);
    counter.press(Qt::Key_Down, Qt::ShiftModifier);
    counter.press(Qt::Key_Return);
    const QString path = u"/v1/cases/%1/pages/proof"_s.arg(idOf(8));
    QCOMPARE(counter.hall.posted.mid(1),
             (QStringList{path, path, u"/v1/cases/%1/decision"_s.arg(idOf(8))}));
    // Nothing is missing any more: it is received by itself.
    QCOMPARE(counter.hall.lastBody,
             (QJsonObject{{u"state"_s, u"received"_s}, {u"seen"_s, u"correction"_s}}));
    QVERIFY(!counter.model.scan()->isOpen());
}

void TestHandOutPages::pagesThatCouldNotBeSentAreThereAgain()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"scan pages"_s);
    counter.hall.isFailing = true;
    counter.hall.failure = ErrorCode::Timeout;
    counter.press(Qt::Key_Return);
    QVERIFY(counter.model.caseDesk()->notice().contains(u"照片还在"));
    QCOMPARE(counter.hall.posted.size(), 2);
    counter.press(Qt::Key_F2);
    QVERIFY(counter.pressUntil([&] { return counter.model.scan()->isOpen(); }));
    QCOMPARE(counter.model.scan()->pages().size(), 3);
    QVERIFY(counter.pressUntil([&] { return !counter.model.scan()->isOpen(); }));
    QCOMPARE(counter.hall.posted.size(), 2 + 3 + 1);
}

void TestHandOutPages::badPageIsNamed()
{
    Counter counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1366, 768}));
    counter.show(u"scan pages"_s);
    counter.hall.isFailing = true;
    counter.hall.failure = ErrorCode::BadRequest;
    counter.press(Qt::Key_Return);
    QVERIFY(counter.model.caseDesk()->notice().contains(u"第 1 页"));
}

void TestHandOutPages::noCameraNoScan()
{
    StaffScreen screen(u"zh_CN"_s);
    ManualClock clock;
    ScriptedHall hall;
    CounterViewModel model(hall, clock, u"1"_s);
    Counter sample(u"zh_CN"_s);
    hall.answers = sample.hall.answers;
    hall.start();
    model.session()->signIn(u"wang"_s, u"secret"_s);
    model.pages()->go(u"cases"_s);
    model.caseDesk()->open(idOf(8));
    QVERIFY(model.caseDesk()->isOpen());
    QVERIFY(!model.caseDesk()->canSupply());
    // Papers may be brought all the same.
    QVERIFY(model.caseDesk()->stepIds().contains(u"received"_s));
}

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    TestHandOutPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_HandOutPages.moc"
