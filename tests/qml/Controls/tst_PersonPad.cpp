// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Controls/ControlTest.h"

#include <QTest>

using onewindow::ui::ControlTest;

namespace {

constexpr const char* kScene = R"(
import OneWindow.Controls

PersonPad {}
)";

const QString kDelete = QStringLiteral("删除一位");

} // namespace

/// An ID number is typed as fast as people do, with the digits that stand in it twice and thrice.
class TestPersonPad : public ControlTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void typesEveryKey();
    void digitMayFollowItself_data();
    void digitMayFollowItself();
    void typesAWholeNumberQuickly();
    void deletesQuickly();
    void takesNoMoreThanANumberHas();
    void keyboardTypesAsWell();
    void codeOfDigitsHasNoLetter();

private:
    void tapAfter(int pauseMs, const QString& label);

    [[nodiscard]] QString text() const { return root()->property("text").toString(); }
};

void TestPersonPad::init()
{
    load(kScene, {700, 620});
}

void TestPersonPad::tapAfter(int pauseMs, const QString& label)
{
    const QQuickItem* key = control(label);
    QVERIFY2(key != nullptr, qPrintable(label));
    m_clock.advance(pauseMs);
    tap(key);
}

void TestPersonPad::typesEveryKey()
{
    const QString keys = QStringLiteral("123456789X0");
    for (const QChar key : keys) {
        press(key);
    }
    QCOMPARE(text(), keys);
    press(kDelete);
    QCOMPARE(text(), QStringLiteral("123456789X"));
}

void TestPersonPad::digitMayFollowItself_data()
{
    QTest::addColumn<int>("pauseMs");
    QTest::addColumn<QString>("expected");
    QTest::newRow("echo") << 0 << QStringLiteral("1");
    QTest::newRow("late echo") << 89 << QStringLiteral("1");
    QTest::newRow("quick finger") << 90 << QStringLiteral("11");
    QTest::newRow("finger") << 150 << QStringLiteral("11");
    QTest::newRow("slow finger") << 399 << QStringLiteral("11");
}

void TestPersonPad::digitMayFollowItself()
{
    QFETCH(int, pauseMs);
    tapAfter(1'000, QStringLiteral("1"));
    tapAfter(pauseMs, QStringLiteral("1"));
    QTEST(text(), "expected");
}

void TestPersonPad::typesAWholeNumberQuickly()
{
    const QString number = QStringLiteral("11010519491231002X");
    for (const QChar sign : number) {
        tapAfter(120, sign);
    }
    QCOMPARE(text(), number);
}

void TestPersonPad::deletesQuickly()
{
    root()->setProperty("text", QStringLiteral("1101"));
    for (int i = 0; i < 3; ++i) {
        tapAfter(120, kDelete);
    }
    QCOMPARE(text(), QStringLiteral("1"));
    tapAfter(120, kDelete);
    tapAfter(120, kDelete);
    QCOMPARE(text(), QString());
}

void TestPersonPad::takesNoMoreThanANumberHas()
{
    for (int i = 0; i < 20; ++i) {
        tapAfter(120, QStringLiteral("0"));
    }
    QCOMPARE(text(), QString(18, u'0'));
}

void TestPersonPad::keyboardTypesAsWell()
{
    root()->forceActiveFocus();
    for (const char sign : {'1', '1', '0', 'a', 'x'}) {
        QTest::keyClick(m_view.get(), sign);
    }
    QCOMPARE(text(), QStringLiteral("110X"));
    QTest::keyClick(m_view.get(), Qt::Key_Backspace);
    QCOMPARE(text(), QStringLiteral("110"));
}

void TestPersonPad::codeOfDigitsHasNoLetter()
{
    load(R"(
import OneWindow.Controls

PersonPad {
    extraKey: ""
    maxLength: 6
}
)",
         {700, 620});
    QVERIFY(control(QStringLiteral("X")) == nullptr);
    for (const char sign : {'1', '2', 'x'}) {
        root()->forceActiveFocus();
        QTest::keyClick(m_view.get(), sign);
    }
    QCOMPARE(text(), QStringLiteral("12"));
    press(QStringLiteral("全部清空"));
    QCOMPARE(text(), QString());
}

QTEST_MAIN(TestPersonPad)
#include "tst_PersonPad.moc"
