// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/FeedKinds.h"
#include "tests/qml/Counter/CounterScreen.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QQuickItem>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QSignalSpy>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::CounterScreen;
using queue::TicketState;

namespace kinds = queue::feed;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

namespace {

constexpr int kLeastTarget = 40;

} // namespace

/// Every page of the counter as it is drawn, at each size, in Chinese and English, and by keys
/// alone.
class tst_CounterPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyPage_data();
    void everyPage();
    void functionKeys_data();
    void functionKeys();
    void keysOfADialog();
    void transferByKeys();
    void finishByKeys_data();
    void finishByKeys();
    void longListByKeys();
    void catalogueThatComesLater();
    void personIsAskedForAgain();
    void restoreByKeys();
    void signInByKeys();
    void codeByKeys();
    void newPasswordByKeys();
    void takeOverButton();
    void tabStaysInADialog();
};

void tst_CounterPages::everyPage_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* state : {"connecting",    "sign in",        "wrong password",
                              "code",          "new password",   "locked",
                              "ended",         "closed",         "chosen",
                              "taken",         "empty",          "queue",
                              "called",        "called unknown", "serving",
                              "paused",        "undo",           "stale",
                              "messages",      "transfer",       "transfer reasons",
                              "pause reasons", "restore",        "long list",
                              "several",       "finish",         "finish all"}) {
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

void tst_CounterPages::everyPage()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    CounterScreen counter(language);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, size));
    counter.show(state);
    QQuickItem* dialog = nullptr;
    static const QHash<QString, Qt::Key> dialogs{
        {u"transfer"_s, Qt::Key_F5}, {u"transfer reasons"_s, Qt::Key_F5},
        {u"restore"_s, Qt::Key_F6},  {u"pause reasons"_s, Qt::Key_F8},
        {u"finish"_s, Qt::Key_F4},   {u"finish all"_s, Qt::Key_F4},
    };
    if (dialogs.contains(state)) {
        counter.press(dialogs.value(state));
        if (state == u"transfer reasons") {
            counter.press(Qt::Key_Return);
        }
        dialog = counter.dialog();
        QVERIFY(dialog != nullptr);
    }
    const QImage image = counter.screen.draw();
    counter.screen.keep(QLatin1String("counter ") + QLatin1String(QTest::currentDataTag()), image);
    const QString findings = counter.screen.findings(image, kLeastTarget, dialog);
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings));
}

void tst_CounterPages::functionKeys_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QString>("command");
    QTest::newRow("F1") << u"queue"_s << Qt::Key_F1 << u"/v1/windows/1/call-next"_s;
    QTest::newRow("F2") << u"called"_s << Qt::Key_F2 << u"/v1/windows/1/recall"_s;
    QTest::newRow("F3") << u"called"_s << Qt::Key_F3 << u"/v1/windows/1/no-show"_s;
    QTest::newRow("F4 start") << u"called"_s << Qt::Key_F4 << u"/v1/windows/1/start"_s;
    QTest::newRow("F4 finish") << u"serving"_s << Qt::Key_F4 << u"/v1/windows/1/finish"_s;
    QTest::newRow("F7") << u"undo"_s << Qt::Key_F7 << u"/v1/windows/1/undo"_s;
    QTest::newRow("F8 resume") << u"paused"_s << Qt::Key_F8 << u"/v1/windows/1/resume"_s;
    QTest::newRow("F9 open") << u"closed"_s << Qt::Key_F9 << u"/v1/windows/1/open"_s;
    QTest::newRow("F9 close") << u"empty"_s << Qt::Key_F9 << u"/v1/windows/1/close"_s;
    QTest::newRow("F10") << u"closed"_s << Qt::Key_F10 << u"/v1/session"_s;
    QTest::newRow("F12") << u"messages"_s << Qt::Key_F12 << u"/v1/help/h/answer"_s;
    // Off where its button is off.
    QTest::newRow("F1 in hand") << u"called"_s << Qt::Key_F1 << QString();
    QTest::newRow("F3 serving") << u"serving"_s << Qt::Key_F3 << QString();
    QTest::newRow("F4 nobody") << u"queue"_s << Qt::Key_F4 << QString();
    QTest::newRow("F7 nothing") << u"called"_s << Qt::Key_F7 << QString();
    QTest::newRow("F9 in hand") << u"called"_s << Qt::Key_F9 << QString();
    QTest::newRow("F9 taken") << u"taken"_s << Qt::Key_F9 << QString();
    QTest::newRow("F10 in hand") << u"called"_s << Qt::Key_F10 << QString();
    QTest::newRow("F10 stale") << u"stale"_s << Qt::Key_F10 << u"/v1/session"_s;
    QTest::newRow("F4 stale") << u"stale"_s << Qt::Key_F4 << QString();
}

void tst_CounterPages::functionKeys()
{
    QFETCH(QString, state);
    QFETCH(Qt::Key, key);
    QFETCH(QString, command);
    CounterScreen counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1600, 900}));
    counter.show(state);
    counter.hall.posted.clear();
    counter.clock.advance(1s);
    counter.press(key);
    QCOMPARE(counter.hall.posted, command.isEmpty() ? QStringList() : QStringList(command));
}

void tst_CounterPages::keysOfADialog()
{
    CounterScreen counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1600, 900}));
    counter.show(u"called"_s);
    counter.hall.posted.clear();
    counter.clock.advance(1s);
    counter.press(Qt::Key_F5);
    // The page behind it takes no keys.
    counter.press(Qt::Key_F3);
    QCOMPARE(counter.hall.posted, QStringList());
    counter.press(Qt::Key_Escape);
    QCOMPARE(counter.hall.posted, QStringList());
    counter.press(Qt::Key_F8);
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted, QStringList(u"/v1/windows/1/pause"_s));
    QCOMPARE(counter.hall.lastBody["reason"_L1].toString(), u"lunch"_s);
    counter.press(Qt::Key_F3);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/windows/1/no-show"_s);
}

void tst_CounterPages::transferByKeys()
{
    CounterScreen counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1600, 900}));
    counter.show(u"serving"_s);
    counter.hall.posted.clear();
    counter.clock.advance(1s);
    counter.press(Qt::Key_F5);
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted, QStringList());
    counter.press(Qt::Key_Down);
    // Not the echo of the key that chose the matter.
    QTRY_VERIFY((counter.press(Qt::Key_Return), !counter.hall.posted.isEmpty()));
    QCOMPARE(counter.hall.posted, QStringList(u"/v1/windows/1/transfer"_s));
    QCOMPARE(counter.hall.lastBody["reason"_L1].toString(), u"elsewhere"_s);
    QCOMPARE(counter.hall.lastBody["matter"_L1].toString(),
             counter.model.turns()->targetIds().at(1));
}

void tst_CounterPages::finishByKeys_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("matter");
    QTest::addColumn<QJsonArray>("done");
    const QJsonArray served{u"si-enrol"_s, u"hf-withdraw"_s};
    const QJsonArray all{u"si-enrol"_s, u"hf-withdraw"_s, u"hf-loan"_s, u"si-pension"_s};
    QTest::newRow("some are left")
        << u"finish"_s << u"/v1/windows/1/transfer"_s << u"hf-loan"_s << served;
    QTest::newRow("none is left") << u"finish all"_s << u"/v1/windows/1/finish"_s << QString()
                                  << all;
}

/// F4 asks what was done of several matters; Enter takes what is proposed.
void tst_CounterPages::finishByKeys()
{
    QFETCH(QString, state);
    QFETCH(QString, command);
    CounterScreen counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1600, 900}));
    counter.show(state);
    counter.hall.posted.clear();
    counter.clock.advance(1s);
    counter.press(Qt::Key_F4);
    QCOMPARE(counter.hall.posted, QStringList());
    counter.press(Qt::Key_Escape);
    counter.press(Qt::Key_F4);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted, QStringList(command));
    QTEST(counter.hall.lastBody["matter"_L1].toString(), "matter");
    QTEST(counter.hall.lastBody["done"_L1].toArray(), "done");
}

void tst_CounterPages::longListByKeys()
{
    CounterScreen counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1200, 700}));
    counter.show(u"long list"_s);
    counter.screen.draw();
    const auto scrolled = [&counter] {
        const QQuickItem* item = counter.screen.window().activeFocusItem();
        return item != nullptr && item->property("isLong").toBool()
                   ? item->property("contentY").toReal()
                   : -1;
    };
    for (int i = 0; i < 20 && scrolled() < 0; ++i) {
        counter.press(Qt::Key_Tab);
    }
    QCOMPARE(scrolled(), 0.0);
    counter.press(Qt::Key_Down);
    QVERIFY(scrolled() > 0);
    for (int i = 0; i < 20; ++i) {
        counter.press(Qt::Key_PageDown);
    }
    const QQuickItem* list = counter.screen.window().activeFocusItem();
    QCOMPARE(scrolled() + list->height(), list->property("contentHeight").toReal());
}

void tst_CounterPages::catalogueThatComesLater()
{
    CounterScreen counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1600, 900}));
    counter.show(u"closed"_s);
    QJsonObject matter = counter.hall.matter(u"si-enrol"_s);
    matter["id"_L1] = u"si-new"_s;
    matter["task_name"_L1] = QJsonObject{{u"zh"_s, u"后来的业务"_s}};
    counter.hall.feed(kinds::kMatter, u"si-new"_s, matter);
    QVERIFY(counter.screen.find(u"后来的业务"_s) != nullptr);
    matter["task_name"_L1] = QJsonObject{{u"zh"_s, u"改名的业务"_s}};
    counter.hall.feed(kinds::kMatter, u"si-new"_s, matter);
    QVERIFY(counter.screen.find(u"改名的业务"_s) != nullptr);
    QVERIFY(counter.screen.find(u"后来的业务"_s) == nullptr);
}

void tst_CounterPages::personIsAskedForAgain()
{
    CounterScreen counter(u"zh_CN"_s);
    counter.hall.isPersonAway = true;
    counter.show(u"serving"_s);
    const CitizenInHand* hand = counter.model.hand();
    QVERIFY(hand->person().contains(u"暂时查不到"_s));
    // Not wiped and written again while nobody can tell.
    QSignalSpy personSpy(hand, &CitizenInHand::personChanged);
    counter.hall.ticket(u"A1099"_s, u"si-card"_s, TicketState::Waiting, 1);
    QCOMPARE(personSpy.size(), 0);
    counter.hall.isPersonAway = false;
    counter.hall.ticket(u"A1098"_s, u"si-card"_s, TicketState::Waiting, 1);
    QVERIFY(hand->person().contains(u"张建国"_s));
    QCOMPARE(personSpy.size(), 1);
    const int asked = counter.hall.personAsked;
    counter.hall.ticket(u"A1097"_s, u"si-card"_s, TicketState::Waiting, 1);
    QCOMPARE(counter.hall.personAsked, asked);
}

void tst_CounterPages::restoreByKeys()
{
    CounterScreen counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1600, 900}));
    counter.show(u"queue"_s);
    const auto restored = [&counter](std::initializer_list<Qt::Key> keys, const QString& typed) {
        counter.hall.posted.clear();
        counter.clock.advance(1s);
        counter.press(Qt::Key_F6);
        for (const QChar letter : typed) {
            QTest::keyClick(&counter.screen.window(), letter.toLatin1());
        }
        for (const Qt::Key key : keys) {
            counter.press(key);
        }
        return counter.hall.posted.join(u' ');
    };
    QCOMPARE(restored({Qt::Key_Return}, u"b2004"_s), u"/v1/tickets/B2004/restore"_s);
    QCOMPARE(restored({Qt::Key_Return}, {}), u"/v1/tickets/A1009/restore"_s);
    QCOMPARE(restored({Qt::Key_Down, Qt::Key_Down, Qt::Key_Return}, {}),
             u"/v1/tickets/B2004/restore"_s);
    QCOMPARE(restored({Qt::Key_Escape}, {}), QString());
}

void tst_CounterPages::signInByKeys()
{
    CounterScreen counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1600, 900}));
    for (const char letter : {'w', 'a', 'n', 'g'}) {
        QTest::keyClick(&counter.screen.window(), letter);
    }
    counter.press(Qt::Key_Tab);
    QTest::keyClick(&counter.screen.window(), 'x');
    counter.press(Qt::Key_Return);
    QVERIFY(counter.model.session()->isSignedIn());
    QCOMPARE(counter.hall.posted, QStringList(u"/v1/session"_s));
}

void tst_CounterPages::codeByKeys()
{
    CounterScreen counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1600, 900}));
    const auto type = [&counter](const char* text) {
        for (const char letter : QByteArray(text)) {
            QTest::keyClick(&counter.screen.window(), letter);
        }
    };
    counter.hall.isFailing = true;
    counter.hall.failure = ErrorCode::SecondFactor;
    type("wang");
    counter.press(Qt::Key_Tab);
    type("pass");
    counter.press(Qt::Key_Return);
    QVERIFY(!counter.model.session()->isSignedIn());
    // The code is asked for now, where the keys go already; nothing is typed twice.
    type("123456");
    counter.press(Qt::Key_Return);
    QVERIFY(counter.model.session()->isSignedIn());
    QCOMPARE(counter.hall.lastBody, QJsonObject({{u"account"_s, u"wang"_s},
                                                 {u"password"_s, u"pass"_s},
                                                 {u"totp"_s, u"123456"_s}}));
}

void tst_CounterPages::newPasswordByKeys()
{
    CounterScreen counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1600, 900}));
    const auto type = [&counter](const char* text) {
        for (const char letter : QByteArray(text)) {
            QTest::keyClick(&counter.screen.window(), letter);
        }
        counter.press(Qt::Key_Return);
    };
    counter.hall.isFailing = true;
    counter.hall.failure = ErrorCode::PasswordExpired;
    type("wang");
    type("once");
    counter.hall.posted.clear();
    type("green tea 77");
    type("green tea 78");
    // Not sent: the two differ.
    QCOMPARE(counter.hall.posted, QStringList());
    QVERIFY(!counter.model.session()->problem().isEmpty());
    type("green tea 77");
    QVERIFY(counter.model.session()->isSignedIn());
    QCOMPARE(counter.hall.lastBody, QJsonObject({{u"account"_s, u"wang"_s},
                                                 {u"password"_s, u"once"_s},
                                                 {u"newPassword"_s, u"green tea 77"_s}}));
}

void tst_CounterPages::takeOverButton()
{
    CounterScreen counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1600, 900}));
    counter.show(u"taken"_s);
    counter.hall.posted.clear();
    counter.clock.advance(1s);
    QQuickItem* button = counter.screen.find(u"接管窗口"_s);
    QVERIFY(button != nullptr);
    button->forceActiveFocus();
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted, QStringList(u"/v1/windows/1/take-over"_s));
}

void tst_CounterPages::tabStaysInADialog()
{
    CounterScreen counter(u"zh_CN"_s);
    QVERIFY(counter.screen.load(u"Counter"_s, &counter.model, {1600, 900}));
    counter.show(u"queue"_s);
    counter.press(Qt::Key_F6);
    for (int i = 0; i < 12; ++i) {
        counter.press(Qt::Key_Tab);
        const QQuickItem* item = counter.screen.window().activeFocusItem();
        QVERIFY(item != nullptr);
        QVERIFY2(item->isEnabled(), qPrintable(item->property("label").toString()));
    }
    counter.press(Qt::Key_Escape);
    counter.hall.posted.clear();
    counter.clock.advance(1s);
    counter.press(Qt::Key_F1);
    QCOMPARE(counter.hall.posted, QStringList(u"/v1/windows/1/call-next"_s));
}

int main(int argc, char** argv)
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication application(argc, argv);
    tst_CounterPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_CounterPages.moc"
