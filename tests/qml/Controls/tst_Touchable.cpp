// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Controls/ControlTest.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using onewindow::ui::ControlTest;
using onewindow::ui::Interaction;

namespace {

constexpr const char* kScene = R"(
import QtQuick
import OneWindow.Style
import OneWindow.Controls

Item {
    id: root
    property int firstCount: 0
    property int secondCount: 0
    property bool isBusy: false
    property bool isSecondPage: false
    property real shift: 0
    Item {
        anchors.fill: parent
        visible: !root.isSecondPage
        TouchButton {
            objectName: "first"; x: 40 - root.shift; y: 40; width: 300; height: 100
            text: "取号"; busy: root.isBusy
            onActivated: ++root.firstCount
        }
        TouchButton {
            objectName: "second"; x: 400 - root.shift; y: 40; width: 300; height: 100
            text: "返回"
            onActivated: ++root.secondCount
        }
        Touchable {
            objectName: "key"; x: 40; y: 200; width: 100; height: 100
            label: "J"; isKey: true
            onActivated: ++root.firstCount
        }
    }
    Item {
        anchors.fill: parent
        visible: root.isSecondPage
        TouchButton {
            objectName: "behind"; x: 40; y: 40; width: 300; height: 100
            text: "确认"
            onActivated: ++root.secondCount
        }
        Touchable {
            objectName: "keyBehind"; x: 40; y: 200; width: 100; height: 100
            label: "J"; isKey: true
            onActivated: ++root.secondCount
        }
    }
}
)";

} // namespace

/// The behaviour every control has from Touchable, by touch, by key and by the accessibility tree.
class TestTouchable : public ControlTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void firesOnReleaseInside();
    void doesNotFireOnReleaseOutside();
    void guardsTheSameControl_data();
    void guardsTheSameControl();
    void keyMayFollowItself_data();
    void keyMayFollowItself();
    void takesAnotherControlAtOnce();
    void guardsThePageThatCameUp_data();
    void guardsThePageThatCameUp();
    void guardsKeysOfThePageThatCameUp_data();
    void guardsKeysOfThePageThatCameUp();
    void keyThatIsGoneHasAShortEcho_data();
    void keyThatIsGoneHasAShortEcho();
    void guardsWhatMovedUnderTheFinger_data();
    void guardsWhatMovedUnderTheFinger();
    void doesNothingWhileBusy();
    void doesNothingWhileTheScreenIsBusy();
    void firesByKeyOnce();
    void ignoresAKeyHeldDown();
    void showsFocusOnlyWhileKeysAreUsed();
    void firesByAccessiblePress();
    void accessiblePressMayFollowOntoTheNextPage();

private:
    [[nodiscard]] QQuickItem* item(const char* name) const
    {
        auto* found = root()->findChild<QQuickItem*>(QLatin1String(name));
        Q_ASSERT(found != nullptr);
        return found;
    }

    void tap(const char* name) { ControlTest::tap(item(name)); }

    [[nodiscard]] int count(const char* name) const { return root()->property(name).toInt(); }
};

void TestTouchable::init()
{
    load(kScene, {800, 400});
}

void TestTouchable::firesOnReleaseInside()
{
    QTest::mousePress(m_view.get(), Qt::LeftButton, {}, QPoint(100, 90));
    QVERIFY(item("first")->property("pressed").toBool());
    QCOMPARE(count("firstCount"), 0);
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, QPoint(110, 90));
    QCOMPARE(count("firstCount"), 1);
}

void TestTouchable::doesNotFireOnReleaseOutside()
{
    QTest::mousePress(m_view.get(), Qt::LeftButton, {}, QPoint(100, 90));
    QTest::mouseMove(m_view.get(), QPoint(100, 300));
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, QPoint(100, 300));
    QCOMPARE(count("firstCount"), 0);
}

void TestTouchable::guardsTheSameControl_data()
{
    QTest::addColumn<int>("pauseMs");
    QTest::addColumn<int>("expected");
    QTest::newRow("at once") << 0 << 1;
    QTest::newRow("399 ms later") << 399 << 1;
    QTest::newRow("400 ms later") << 400 << 2;
}

void TestTouchable::guardsTheSameControl()
{
    QFETCH(int, pauseMs);
    tap("first");
    m_clock.advance(pauseMs);
    tap("first");
    QTEST(count("firstCount"), "expected");
}

/// "gjj" is typed with one finger in half a second.
void TestTouchable::keyMayFollowItself_data()
{
    QTest::addColumn<int>("pauseMs");
    QTest::addColumn<int>("expected");
    QTest::newRow("at once") << 0 << 1;
    QTest::newRow("89 ms later") << 89 << 1;
    QTest::newRow("90 ms later") << 90 << 2;
}

void TestTouchable::keyMayFollowItself()
{
    QFETCH(int, pauseMs);
    tap("key");
    m_clock.advance(pauseMs);
    tap("key");
    QTEST(count("firstCount"), "expected");
}

void TestTouchable::takesAnotherControlAtOnce()
{
    tap("first");
    m_clock.advance(10);
    tap("second");
    QCOMPARE(count("secondCount"), 1);
}

void TestTouchable::guardsThePageThatCameUp_data()
{
    guardsTheSameControl_data();
}

void TestTouchable::guardsThePageThatCameUp()
{
    QFETCH(int, pauseMs);
    tap("first");
    root()->setProperty("isSecondPage", true);
    m_clock.advance(pauseMs);
    tap("behind");
    QFETCH(int, expected);
    QCOMPARE(count("secondCount"), expected - 1);
}

void TestTouchable::guardsKeysOfThePageThatCameUp_data()
{
    guardsTheSameControl_data();
}

/// It is the echo of a tap on a button, whatever it hits.
void TestTouchable::guardsKeysOfThePageThatCameUp()
{
    QFETCH(int, pauseMs);
    tap("first");
    root()->setProperty("isSecondPage", true);
    m_clock.advance(pauseMs);
    tap("keyBehind");
    QFETCH(int, expected);
    QCOMPARE(count("secondCount"), expected - 1);
}

void TestTouchable::keyThatIsGoneHasAShortEcho_data()
{
    keyMayFollowItself_data();
}

void TestTouchable::keyThatIsGoneHasAShortEcho()
{
    QFETCH(int, pauseMs);
    tap("key");
    root()->setProperty("isSecondPage", true);
    m_clock.advance(pauseMs);
    tap("behind");
    QFETCH(int, expected);
    QCOMPARE(count("secondCount"), expected - 1);
}

void TestTouchable::guardsWhatMovedUnderTheFinger_data()
{
    guardsTheSameControl_data();
}

void TestTouchable::guardsWhatMovedUnderTheFinger()
{
    QFETCH(int, pauseMs);
    tap("first");
    root()->setProperty("shift", 350);
    m_clock.advance(pauseMs);
    tap("second");
    QFETCH(int, expected);
    QCOMPARE(count("secondCount"), expected - 1);
}

void TestTouchable::doesNothingWhileBusy()
{
    root()->setProperty("isBusy", true);
    tap("first");
    QCOMPARE(count("firstCount"), 0);
    // A tap that did nothing must not hold back the next one either.
    root()->setProperty("isBusy", false);
    tap("first");
    QCOMPARE(count("firstCount"), 1);
}

void TestTouchable::doesNothingWhileTheScreenIsBusy()
{
    m_interaction->setBusy(true);
    tap("first");
    tap("second");
    QCOMPARE(count("firstCount") + count("secondCount"), 0);
    m_interaction->setBusy(false);
    tap("second");
    QCOMPARE(count("secondCount"), 1);
}

void TestTouchable::firesByKeyOnce()
{
    item("first")->forceActiveFocus();
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(count("firstCount"), 1);
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QCOMPARE(count("firstCount"), 1);
    m_clock.advance(400);
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QCOMPARE(count("firstCount"), 2);
}

void TestTouchable::ignoresAKeyHeldDown()
{
    item("first")->forceActiveFocus();
    QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"), true);
    QCoreApplication::sendEvent(m_view.get(), &held);
    QCOMPARE(count("firstCount"), 0);
}

void TestTouchable::showsFocusOnlyWhileKeysAreUsed()
{
    item("first")->forceActiveFocus();
    QVERIFY(!item("first")->property("showsFocus").toBool());
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QVERIFY(item("second")->property("showsFocus").toBool());
    tap("first");
    QVERIFY(!item("second")->property("showsFocus").toBool());
}

void TestTouchable::firesByAccessiblePress()
{
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(item("first"));
    QVERIFY(face != nullptr);
    QCOMPARE(face->role(), QAccessible::Button);
    QCOMPARE(face->text(QAccessible::Name), QStringLiteral("取号"));
    QSignalSpy activity(m_interaction, &Interaction::activityNoted);
    face->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(count("firstCount"), 1);
    QCOMPARE(activity.count(), 1);
    face->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(count("firstCount"), 1);
}

void TestTouchable::accessiblePressMayFollowOntoTheNextPage()
{
    tap("first");
    root()->setProperty("isSecondPage", true);
    m_clock.advance(10);
    QAccessible::queryAccessibleInterface(item("behind"))
        ->actionInterface()
        ->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(count("secondCount"), 1);
}

QTEST_MAIN(TestTouchable)
#include "tst_Touchable.moc"
