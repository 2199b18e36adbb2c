// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Counter/AcceptScreen.h"

#include <QGuiApplication>
#include <QRegularExpression>
#include <QSGRendererInterface>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using onewindow::testing::AcceptRig;
using onewindow::testing::AcceptScreen;
using Step = AcceptViewModel::Step;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CapturePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_CounterPlugin)

namespace {

/// Of all that acts by a key just now.
QStringList keysBelow(const QQuickItem& item)
{
    QStringList keys;
    const QString key = item.property("keyName").toString();
    if (item.isVisible() && item.isEnabled() && key.startsWith(u'F')) {
        keys << key;
    }
    const QList<QQuickItem*> children = item.childItems();
    for (const QQuickItem* child : children) {
        keys << keysBelow(*child);
    }
    return keys;
}

} // namespace

/// The page of accepting by keys alone: which act, and what they do.
class TestAcceptKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void wholeCaseByKeys();
    void missingByKeys();
    void fromWhatIsWrongToTheField();
    void choiceByKeys();
    void typedPersonByKeys();
    void unfinishedByKeys();
    void signatureByKeys();
    void writtenOnThePad();
    void keysActWhereTheyCan_data();
    void keysActWhereTheyCan();
    void noOtherPageFromADialog();
};

/// From the card to the paper, without a mouse.
void TestAcceptKeys::wholeCaseByKeys()
{
    AcceptScreen counter;
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

void TestAcceptKeys::missingByKeys()
{
    AcceptScreen counter;
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

void TestAcceptKeys::fromWhatIsWrongToTheField()
{
    AcceptScreen counter;
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

void TestAcceptKeys::choiceByKeys()
{
    AcceptScreen counter;
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

void TestAcceptKeys::typedPersonByKeys()
{
    AcceptScreen counter;
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

/// What the citizen left at a terminal is the first in the list.
void TestAcceptKeys::unfinishedByKeys()
{
    AcceptScreen counter;
    QVERIFY(counter.load());
    counter.show(u"unfinished"_s);
    counter.rig.answerOpening(u"mi-remote"_s, {}, {{u"phone"_s, u"13800001234"_s}});
    counter.press(Qt::Key_Return);
    QVERIFY(counter.screen.find(u"申请人同意查询"_s) != nullptr);
    QVERIFY(counter.pressUntil(Qt::Key_Return, Step::Filling));
    QVERIFY(counter.rig.hall.lastBody.contains(u"draft"_s));
    counter.screen.draw();
    QCOMPARE(counter.screen.window().activeFocusItem()->property("text").toString(),
             u"13800001234"_s);
}

/// Opened, cleared, refused and taken without a mouse; Escape takes nothing.
void TestAcceptKeys::signatureByKeys()
{
    AcceptScreen counter;
    QVERIFY(counter.load());
    counter.show(u"pad"_s);
    counter.rig.write();
    counter.press(Qt::Key_Delete);
    QVERIFY(counter.rig.accept().ink()->isEmpty());
    QVERIFY(counter.pressUntil(Qt::Key_Return,
                               [&] { return !counter.rig.accept().padNotice().isEmpty(); }));
    counter.rig.write();
    counter.press(Qt::Key_Escape);
    QCOMPARE(counter.rig.accept().signedHow(), QString());
    const auto isOpen = [&counter] {
        counter.screen.draw();
        return counter.screen.find(u"用这个签字"_s) != nullptr;
    };
    QVERIFY(!isOpen());
    // By the list of ways as well: the first of them.
    counter.press(Qt::Key_Backtab);
    counter.press(Qt::Key_Return);
    QVERIFY(counter.pressUntil(Qt::Key_Return, isOpen));
    QVERIFY(counter.pressUntil(Qt::Key_Return,
                               [&] { return counter.rig.accept().signedHow() == u"hand"_s; }));
    // No arrow throws it away.
    counter.press(Qt::Key_Down);
    counter.press(Qt::Key_Up);
    QCOMPARE(counter.rig.accept().signedHow(), u"hand"_s);
}

void TestAcceptKeys::writtenOnThePad()
{
    AcceptScreen counter;
    QVERIFY(counter.load());
    counter.show(u"pad"_s);
    counter.screen.draw();
    const QQuickItem* words = counter.screen.find(u"请在线上签名"_s);
    QVERIFY(words != nullptr);
    const QRectF sheet = words->parentItem()->mapRectToScene(words->parentItem()->boundingRect());
    QQuickWindow& window = counter.screen.window();
    const auto at = [&sheet](qreal x, qreal y) {
        return QPointF(sheet.x() + x * sheet.width(), sheet.y() + y * sheet.height()).toPoint();
    };
    QTest::mousePress(&window, Qt::LeftButton, {}, at(0.2, 0.3));
    QTest::mouseMove(&window, at(0.35, 0.7));
    QTest::mouseMove(&window, at(0.5, 0.3));
    QTest::mouseRelease(&window, Qt::LeftButton, {}, at(0.5, 0.3));
    QVERIFY(counter.rig.accept().ink()->isLegible());
    QVERIFY(counter.pressUntil(Qt::Key_Return,
                               [&] { return counter.rig.accept().signedHow() == u"hand"_s; }));
    // Nobody reads it when the card is away.
    counter.rig.accept().clearCard();
    counter.screen.draw();
    QVERIFY(counter.screen.find(u"签字板"_s) == nullptr);
}

void TestAcceptKeys::keysActWhereTheyCan_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QStringList>("keys");
    QTest::newRow("nothing open") << u"person"_s << QStringList{u"F3"_s};
    QTest::newRow("a form") << u"form"_s
                            << QStringList{u"F1"_s, u"F2"_s, u"F4"_s, u"F5"_s, u"F6"_s, u"F9"_s};
    // Without a form there is nothing to go to.
    QTest::newRow("no form") << u"no form"_s << QStringList{u"F1"_s, u"F2"_s, u"F6"_s, u"F9"_s};
    QTest::newRow("covered") << u"covered"_s << QStringList{u"F9"_s};
    QTest::newRow("filed") << u"filed"_s << QStringList{u"F7"_s, u"F9"_s};
    QTest::newRow("a dialog") << u"again"_s << QStringList{};
}

void TestAcceptKeys::keysActWhereTheyCan()
{
    QFETCH(QString, state);
    QFETCH(const QStringList, keys);
    AcceptScreen counter;
    QVERIFY(counter.load());
    counter.show(state);
    counter.screen.draw();
    QStringList acting = keysBelow(*counter.screen.window().contentItem());
    acting.sort();
    QCOMPARE(acting, keys);
}

void TestAcceptKeys::noOtherPageFromADialog()
{
    AcceptScreen counter;
    QVERIFY(counter.load());
    counter.show(u"sure"_s);
    counter.press(Qt::Key_F2, Qt::ControlModifier);
    QCOMPARE(counter.rig.model.pages()->current(), u"accept"_s);
    counter.press(Qt::Key_Escape);
    QCOMPARE(counter.rig.accept().step(), Step::Filling);
    counter.press(Qt::Key_F2, Qt::ControlModifier);
    QCOMPARE(counter.rig.model.pages()->current(), u"cases"_s);
}

int main(int argc, char* argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QGuiApplication app(argc, argv);
    TestAcceptKeys test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_AcceptKeys.moc"
