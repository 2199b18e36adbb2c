// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "tests/qml/Counter/ReceptionRig.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QStyleHints>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

#include <algorithm>

using namespace onewindow;
using namespace onewindow::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace onewindow::testing;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

namespace {

constexpr int kLeastTarget = 40;
const QString kNumber = u"11010519491231002X"_s;

} // namespace

/// Reception, the card on the window's own reader, what windows ask each other, the alarm that
/// nobody sees, and what to do without the hall: as they are drawn, and by keys alone.
class TestReceptionPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyPage_data();
    void everyPage();
    void cardComesAndGoes();
    void cardThatCannotBeLookedUp();
    void cardIsForWhoMaySeeIt();
    void cardByKeys();
    void callBeforeItsTurnByKeys();
    void numberByKeys();
    void mattersAreFoundByTheirSound();
    void numberIsForFiveMattersAtMost();
    void slipIsPrinted();
    void paperByKeys();
    void paperThatMakesNoSense_data();
    void paperThatMakesNoSense();
    void outageOpensAndClosesByItself();
    void askByKeys();
    void answerByKeys();
    void alarmLeavesNoTrace_data();
    void alarmLeavesNoTrace();
    void alarmIsSentUntilTheHallHasIt();
    void managersSeeTheAlarm();
};

void TestReceptionPages::everyPage_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* state :
         {"card", "card empty", "outage", "outage signed out", "asks", "ask whom", "ask what",
          "answer", "reception", "reception order", "reception issued", "reception paper"}) {
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

void TestReceptionPages::everyPage()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    ReceptionRig counter(language);
    QVERIFY(counter.load(size));
    counter.show(state);
    QQuickItem* dialog = dialogOf(state, counter.screen);
    const QImage image = counter.screen.draw();
    counter.screen.keep(QLatin1String("hall ") + QLatin1String(QTest::currentDataTag()), image);
    const QString findings = counter.screen.findings(image, kLeastTarget, dialog);
    QVERIFY2(findings.isEmpty(), qPrintable(u'\n' + findings));
}

void TestReceptionPages::cardComesAndGoes()
{
    ReceptionRig counter;
    QVERIFY(counter.load());
    counter.reader.lay();
    // Nobody is signed in: nobody asks.
    QCOMPARE(counter.hall.posted, QStringList());
    QVERIFY(!counter.reader.isWanted);
    counter.show(u"card"_s);
    QVERIFY(counter.reader.isWanted);
    QCOMPARE(counter.model.pages()->current(), u"card"_s);
    QCOMPARE(counter.model.card()->tickets()->count(), 2);
    QCOMPARE(counter.model.card()->cases()->count(), 1);
    QCOMPARE(counter.model.card()->person(), u"张建国 · 110105********002X"_s);
    counter.reader.take();
    QCOMPARE(counter.model.pages()->current(), u"window"_s);
    QCOMPARE(counter.model.card()->person(), QString());
    QCOMPARE(counter.model.card()->tickets()->count(), 0);
    QVERIFY(counter.screen.find(u"张建国 · 110105********002X"_s) == nullptr);
    counter.layCard();
    // By Escape of the day: the one who is signed in goes.
    counter.model.session()->signOut();
    QCOMPARE(counter.model.card()->person(), QString());
    QVERIFY(!counter.reader.isWanted);
}

/// Nobody is told that there is nothing where nobody knows.
void TestReceptionPages::cardThatCannotBeLookedUp()
{
    ReceptionRig counter;
    counter.signIn();
    CardViewModel& card = *counter.model.card();
    counter.hall.isFailing = true;
    counter.hall.failure = ErrorCode::Timeout;
    counter.reader.lay();
    QVERIFY2(card.emptyText().contains(u"再放一次"_s), qPrintable(card.emptyText()));
    QVERIFY(!card.notice().isEmpty());
    counter.reader.take();
    counter.reader.lay();
    QCOMPARE(card.emptyText(), u"今天没有"_s);
    QCOMPARE(card.notice(), QString());
}

void TestReceptionPages::cardIsForWhoMaySeeIt()
{
    ReceptionRig counter;
    QVERIFY(counter.load());
    counter.hall.permissions = {u"ticket.issue"_s};
    counter.signIn();
    counter.reader.lay();
    QCOMPARE(counter.model.pages()->current(), u"window"_s);
    QCOMPARE(counter.hall.posted, QStringList{u"/v1/session"_s});
}

void TestReceptionPages::cardByKeys()
{
    ReceptionRig counter;
    QVERIFY(counter.load());
    counter.show(u"card"_s);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/tickets/A1009/restore"_s);
    QVERIFY(counter.model.card()->notice().contains(u"往后排"_s)); // It was missed.
    // Each press on another line waits until it is no echo of the one before.
    counter.press(Qt::Key_Down);
    counter.hall.posted.clear();
    QTRY_VERIFY(
        (counter.press(Qt::Key_Return), counter.model.card()->notice().contains(u"没有轮到"_s)));
    QCOMPARE(counter.hall.posted, QStringList());
    counter.press(Qt::Key_Tab);
    counter.hall.answers[u"/v1/appointments/appointment-1/check-in"_s] = {
        {u"number"_s, u"C0003"_s}};
    QTRY_VERIFY(
        (counter.press(Qt::Key_Return), counter.model.card()->notice().contains(u"C0003"_s)));
    QVERIFY(counter.hall.posted.contains(u"/v1/appointments/appointment-1/check-in"_s));
    counter.press(Qt::Key_F9);
    QCOMPARE(counter.model.pages()->current(), u"window"_s);
    QVERIFY(!counter.model.card()->isThere());
}

/// By who may, before its turn, for a reason.
void TestReceptionPages::callBeforeItsTurnByKeys()
{
    ReceptionRig counter;
    counter.hall.permissions << u"queue.outOfOrder"_s;
    QVERIFY(counter.load());
    counter.show(u"card"_s);
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Return);
    QTRY_COMPARE((counter.press(Qt::Key_Return), counter.hall.posted.constLast()),
                 u"/v1/windows/1/call-out-of-order"_s);
    QCOMPARE(counter.hall.lastBody["ticket"_L1].toString(), u"B2011"_s);
    QVERIFY(!counter.hall.lastBody["reason"_L1].toString().isEmpty());
}

void TestReceptionPages::numberByKeys()
{
    ReceptionRig counter;
    QVERIFY(counter.load());
    counter.show(u"reception"_s);
    counter.type(counter.hall.matter(u"si-enrol"_s)["task_name"_L1]["zh"_L1].toString());
    QTRY_VERIFY(counter.model.reception()->found()->count() > 0);
    counter.press(Qt::Key_Return);
    counter.press(Qt::Key_Return);
    QVERIFY(counter.model.reception()->canIssue());
    counter.press(Qt::Key_F2);
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Return);
    QTRY_VERIFY((counter.press(Qt::Key_Return), counter.model.reception()->order()->count() == 2));
    counter.reader.lay();
    counter.hall.answers[u"/v1/tickets"_s] = {{u"number"_s, u"A0007"_s}, {u"token"_s, u"t"_s}};
    counter.press(Qt::Key_F1);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/tickets"_s);
    QCOMPARE(counter.hall.lastBody["matter"_L1].toString(), u"si-enrol"_s);
    QCOMPARE(counter.hall.lastBody["class"_L1].toString(), u"elder"_s);
    QCOMPARE(counter.hall.lastBody["reason"_L1].toString(), u"document"_s);
    QCOMPARE(counter.hall.lastBody["idNumber"_L1].toString(), kNumber);
    QCOMPARE(counter.model.reception()->number(), u"A0007"_s);
    counter.press(Qt::Key_F1, Qt::ControlModifier);
    QCOMPARE(counter.model.reception()->number(), QString());
    QCOMPARE(counter.model.reception()->order()->count(), 0);
}

void TestReceptionPages::mattersAreFoundByTheirSound()
{
    ReceptionRig counter;
    counter.signIn();
    ReceptionViewModel& reception = *counter.model.reception();
    const QString name = counter.model.choice()->matterName(u"si-enrol"_s);
    const auto syllables = input::PinyinReadings::syllables();
    const auto zuo = std::ranges::find(syllables, std::string_view("zuo"));
    QVERIFY(zuo != syllables.end());
    reception.search(u"zuo"_s);
    QTRY_COMPARE(reception.found()->count(), 0);
    reception.useReadings(input::PinyinReadings(
        {{name.front().unicode(), static_cast<input::Syllable>(zuo - syllables.begin())}}));
    reception.search(u"zuo"_s);
    QTRY_VERIFY(reception.found()->count() > 0);
    QVERIFY(std::ranges::any_of(reception.found()->lines(),
                                [](const DeskLine& line) { return line.id == u"si-enrol"; }));
}

void TestReceptionPages::numberIsForFiveMattersAtMost()
{
    ReceptionRig counter;
    counter.signIn();
    ReceptionViewModel& reception = *counter.model.reception();
    for (int i = 0; i < 6; ++i) {
        reception.toggle(counter.model.choice()->matterIds().at(i));
    }
    QCOMPARE(reception.order()->count(), 5);
    QVERIFY(!reception.notice().isEmpty());
}

void TestReceptionPages::slipIsPrinted()
{
    FakePrinter printer;
    ReceptionRig counter;
    counter.model.reception()->usePrinter(printer);
    QVERIFY(counter.load());
    counter.show(u"reception issued"_s);
    QCOMPARE(printer.printed, 1);
    QStringList texts;
    for (const drivers::ReceiptItem& item : printer.last.items) {
        if (const auto* text = std::get_if<drivers::ReceiptText>(&item)) {
            texts << text->text;
        }
        if (const auto* code = std::get_if<drivers::ReceiptQr>(&item)) {
            texts << code->content;
        }
        if (const auto* pair = std::get_if<drivers::ReceiptPair>(&item)) {
            texts << pair->value;
        }
    }
    QVERIFY(texts.contains(u"A0007"_s));
    QVERIFY(texts.contains(u"约 10–20 分钟"_s));
    QVERIFY(texts.join(u' ').contains(u"T0k3nT0k3nT0k3nT0k3nT0"_s));
    QVERIFY(!texts.join(u' ').contains(u"张建国"_s));
    const QString printing = counter.model.reception()->slipText();
    printer.finish(drivers::PrintOutcome::NotPrinted);
    QVERIFY(counter.model.reception()->slipText() != printing);
    counter.press(Qt::Key_F4);
    QCOMPARE(printer.printed, 2);
}

void TestReceptionPages::paperByKeys()
{
    ReceptionRig counter;
    QVERIFY(counter.load());
    counter.show(u"reception"_s);
    counter.model.reception()->toggle(u"si-enrol"_s);
    counter.press(Qt::Key_F3);
    for (const char* text : {"A0501", "8:30", "A0510", "0850"}) {
        counter.type(QString::fromLatin1(text));
        counter.press(Qt::Key_Return);
    }
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/paper-tickets"_s);
    // Nine o'clock it is.
    QCOMPARE(counter.hall.lastBody,
             (QJsonObject{{u"matter"_s, u"si-enrol"_s},
                          {u"first"_s, 501},
                          {u"last"_s, 510},
                          {u"from"_s, counter.hall.nowMs - 30 * kMinuteMs},
                          {u"until"_s, counter.hall.nowMs - 10 * kMinuteMs}}));
}

void TestReceptionPages::paperThatMakesNoSense_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("from");
    QTest::addColumn<bool>("isSent");
    QTest::newRow("as written") << u"A0501"_s << u"8:30"_s << true;
    QTest::newRow("wide") << u"Ａ０５０１"_s << u"８：３０"_s << true;
    QTest::newRow("digits alone") << u"501"_s << u"830"_s << true;
    QTest::newRow("another's mark") << u"A1501"_s << u"8:30"_s << false;
    QTest::newRow("no number") << u"五百"_s << u"8:30"_s << false;
    QTest::newRow("nothing") << u"0"_s << u"8:30"_s << false;
    QTest::newRow("no time") << u"501"_s << u"25:00"_s << false;
}

void TestReceptionPages::paperThatMakesNoSense()
{
    QFETCH(QString, first);
    QFETCH(QString, from);
    ReceptionRig counter;
    counter.signIn();
    ReceptionViewModel& reception = *counter.model.reception();
    // For which matter is not said.
    reception.enterPaper(u"501"_s, {}, u"8:30"_s, {});
    QCOMPARE(counter.hall.posted, QStringList{u"/v1/session"_s});
    reception.toggle(u"si-enrol"_s);
    reception.enterPaper(first, {}, from, {});
    QTEST(counter.hall.posted.contains(u"/v1/paper-tickets"_s), "isSent");
    QVERIFY(!reception.notice().isEmpty());
}

void TestReceptionPages::outageOpensAndClosesByItself()
{
    ReceptionRig counter;
    QVERIFY(counter.load());
    counter.show(u"reception"_s);
    counter.hall.offsetMs = -2 * kHourMs; // The machine believes that it is later.
    const QString since = counter.model.timeText();
    counter.hall.setFresh(false);
    counter.clock.advance(10s);
    counter.model.tick();
    QVERIFY(counter.model.alarms()->staleText().contains(since));
    QCOMPARE(counter.model.pages()->current(), u"reception"_s);
    counter.clock.advance(10s);
    counter.model.tick();
    QCOMPARE(counter.model.pages()->current(), u"outage"_s);
    counter.hall.setFresh(true);
    QCOMPARE(counter.model.pages()->current(), u"reception"_s);
    // Who has read it and goes elsewhere stays there.
    counter.hall.setFresh(false);
    counter.clock.advance(20s);
    counter.model.tick();
    counter.press(Qt::Key_F1, Qt::ControlModifier);
    counter.model.tick();
    QCOMPARE(counter.model.pages()->current(), u"window"_s);
    counter.hall.setFresh(true);
    QCOMPARE(counter.model.pages()->current(), u"window"_s);
}

void TestReceptionPages::askByKeys()
{
    ReceptionRig counter;
    QVERIFY(counter.load());
    counter.show(u"ask whom"_s);
    // The page behind it takes no keys.
    counter.hall.posted.clear();
    counter.press(Qt::Key_F1);
    QCOMPARE(counter.hall.posted, QStringList());
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Return);
    QTRY_VERIFY((counter.press(Qt::Key_Return), !counter.hall.posted.isEmpty()));
    QCOMPARE(counter.hall.posted.constFirst(), u"/v1/asks"_s);
    QCOMPARE(counter.hall.lastBody,
             (QJsonObject{{u"window"_s, u"1"_s}, {u"to"_s, u"2"_s}, {u"text"_s, u"come"_s}}));
    counter.ask(u"1"_s, u"2"_s);
    QVERIFY(counter.model.asks()->outgoingText().contains(u"等候"_s));
    counter.ask(u"1"_s, u"2"_s, u"cannot"_s);
    QVERIFY(counter.model.asks()->outgoingText().contains(u"走不开"_s));
    counter.press(Qt::Key_F12, Qt::ShiftModifier);
    QCOMPARE(counter.model.asks()->outgoingText(), QString());
}

void TestReceptionPages::answerByKeys()
{
    ReceptionRig counter;
    QVERIFY(counter.load());
    counter.show(u"answer"_s);
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Return);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/asks/ask-2/answer"_s);
    QCOMPARE(counter.hall.lastBody["answer"_L1].toString(), u"soon"_s);
    counter.ask(u"2"_s, u"1"_s, u"soon"_s);
    QCOMPARE(counter.model.asks()->incomingText(), QString());
    // What the manager is asked is nobody else's.
    counter.ask(u"2"_s, {});
    QVERIFY(!counter.model.asks()->incomingText().isEmpty());
    counter.press(Qt::Key_F10);
    counter.hall.permissions = {u"help.answer"_s};
    counter.signIn();
    QCOMPARE(counter.model.asks()->incomingText(), QString());
    // After its time nobody is bothered with it.
    counter.ask(u"2"_s, u"1"_s);
    counter.clock.advance(6min);
    QCOMPARE(counter.model.asks()->incomingText(), QString());
}

void TestReceptionPages::alarmLeavesNoTrace_data()
{
    QTest::addColumn<QString>("state");
    for (const char* state : {"window", "ask whom", "reception paper", "card", "outage"}) {
        QTest::newRow(state) << QString::fromLatin1(state);
    }
}

/// Whatever is shown, with a dialog over it or without: it is sent, and no dot changes.
void TestReceptionPages::alarmLeavesNoTrace()
{
    QFETCH(QString, state);
    ReceptionRig counter;
    QVERIFY(counter.load({1200, 700}));
    counter.show(state);
    counter.screen.draw();
    const QImage before = counter.screen.draw();
    QTest::keyClick(&counter.screen.window(), Qt::Key_A,
                    Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/silent-alarms"_s);
    QCOMPARE(counter.hall.lastBody, (QJsonObject{{u"window"_s, u"1"_s}}));
    counter.alarm(u"1"_s);
    counter.model.tick();
    QVERIFY(counter.screen.draw() == before);
}

void TestReceptionPages::alarmIsSentUntilTheHallHasIt()
{
    ReceptionRig counter;
    SilentAlarm& alarm = *counter.model.silentAlarm();
    const auto sent = [&counter] { return counter.hall.posted.count(u"/v1/silent-alarms"_s); };
    counter.hall.isFailing = true;
    counter.hall.failure = ErrorCode::NetworkFailed;
    alarm.press();
    QCOMPARE(sent(), 1);
    alarm.press();
    alarm.tick();
    QCOMPARE(sent(), 1);
    counter.clock.advance(2s);
    counter.hall.isFailing = true;
    alarm.tick();
    QCOMPARE(sent(), 2);
    counter.clock.advance(2s);
    alarm.tick();
    QCOMPARE(sent(), 3);
    QCOMPARE(counter.model.problem(), QString());
    // It has arrived.
    counter.clock.advance(1min);
    alarm.tick();
    QCOMPARE(sent(), 3);
    alarm.press();
    QCOMPARE(sent(), 4);
}

void TestReceptionPages::managersSeeTheAlarm()
{
    ReceptionRig counter;
    QVERIFY(counter.load());
    counter.show(u"asks"_s);
    QVERIFY(!counter.model.asks()->alarmText().isEmpty());
    counter.press(Qt::Key_F11, Qt::ControlModifier);
    QCOMPARE(counter.hall.posted.constLast(), u"/v1/alarms/alarm-2/close"_s);
    counter.press(Qt::Key_F10);
    counter.hall.permissions = {u"help.answer"_s};
    counter.signIn();
    QCOMPARE(counter.model.asks()->alarmText(), QString());
}

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    // Pictures are compared.
    QGuiApplication::styleHints()->setCursorFlashTime(0);
    TestReceptionPages test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_ReceptionPages.moc"
