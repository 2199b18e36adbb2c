// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/qml/Controls/ControlTest.h"
#include "tests/qml/ScreenCheck.h"

#include <QTest>

#include <algorithm>
#include <utility>

using onewindow::ui::ControlTest;
using onewindow::ui::ScreenCheck;

namespace {

constexpr const char* kScene = R"(
import QtQuick
import OneWindow.Style
import OneWindow.Controls

OnScreenKeyboard {
    property string log
    property bool elder: false

    onElderChanged: Style.elder = elder
    Component.onCompleted: Style.elder = elder
    hasTyped: true
    onTyped: sign => log += sign
    onDeleted: log += "<"
    onCleared: log += "!"
    onCandidateChosen: index => log += "#" + index
    onLanguageChanged: isChinese = !isChinese
}
)";

const QString kAlphabet = QStringLiteral("abcdefghijklmnopqrstuvwxyz");

} // namespace

/// Every sign can be typed in every size that a page gives the keyboard, and no key is too small.
class TestOnScreenKeyboard : public ControlTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void typesEverySign_data();
    void typesEverySign();
    void typesMarks_data();
    void typesMarks();
    void keysAreLargeEnough_data();
    void keysAreLargeEnough();
    void changesLanguage();
    void doesNotDeleteNothing();
    void everyWordCanBeReached();
    void newWordsBeginAtTheFirst();

private:
    void lay(const QSize& size, bool isElder);

    [[nodiscard]] QString log() const { return root()->property("log").toString(); }
};

void TestOnScreenKeyboard::init()
{
    load(kScene, {968, 560});
}

void TestOnScreenKeyboard::lay(const QSize& size, bool isElder)
{
    root()->setProperty("elder", isElder);
    resize(size);
}

void TestOnScreenKeyboard::typesEverySign_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isElder");
    QTest::addColumn<QStringList>("faces"); ///< What turns from each to the next.
    const auto row = [](const char* name, int width, int height, bool isElder,
                        const QStringList& faces) {
        QTest::newRow(name) << QSize(width, height) << isElder << faces;
    };
    const QStringList two{QStringLiteral("123"), QStringLiteral("ABC")};
    const QStringList three{QStringLiteral("N-Z"), QStringLiteral("123"), QStringLiteral("A-M")};
    row("upright", 968, 500, false, two);
    row("beside", 994, 480, false, two);
    row("low and wide", 1808, 267, false, two);
    row("without room for words", 968, 370, false, two);
    row("narrow", 760, 480, false, two);
    row("elder upright", 968, 557, true, two);
    row("elder beside", 1256, 443, true, two);
    row("elder low and wide", 1808, 215, true, three);
    row("elder low upright", 968, 443, true, two);
    row("elder low upright, little room", 968, 373, true, three);
}

void TestOnScreenKeyboard::typesEverySign()
{
    QFETCH(QSize, size);
    QFETCH(bool, isElder);
    QFETCH(QStringList, faces);
    lay(size, isElder);
    QString expected;
    QStringList seen;
    for (const QString& turn : std::as_const(faces)) {
        const QStringList shown = labels();
        for (const QString& label : shown) {
            if (label.size() == 1) {
                press(label);
                seen.append(label.toLower());
                expected += label.toLower();
            }
        }
        press(QStringLiteral("空格"));
        press(QStringLiteral("删除一个字"));
        press(QStringLiteral("全部清空"));
        expected += QStringLiteral(" <!");
        QCOMPARE(log(), expected);
        press(turn);
    }
    seen.sort();
    QCOMPARE(seen.join(QString()), QStringLiteral("0123456789") + kAlphabet);
}

void TestOnScreenKeyboard::typesMarks_data()
{
    typesEverySign_data();
}

/// Beside the digits, in both languages, in every size.
void TestOnScreenKeyboard::typesMarks()
{
    QFETCH(QSize, size);
    QFETCH(bool, isElder);
    lay(size, isElder);
    root()->setProperty("hasMarks", true);
    for (const bool isChinese : {true, false}) {
        root()->setProperty("isChinese", isChinese);
        root()->setProperty("face", 2); // Digits
        root()->setProperty("log", QString());
        QStringList signs;
        const QStringList shown = labels();
        for (const QString& label : shown) {
            if (label.size() == 1) {
                press(label);
                signs.append(label);
            }
        }
        if (!isChinese) {
            press(QStringLiteral("句点"));
            signs.append(QStringLiteral("."));
        }
        QCOMPARE(log(), signs.join(QString()));
        for (const char* wanted : {"0", "9", "-", "#"}) {
            QVERIFY(signs.contains(QLatin1String(wanted)));
        }
        QVERIFY(signs.contains(isChinese ? QStringLiteral("。") : QStringLiteral(".")));
    }
}

void TestOnScreenKeyboard::keysAreLargeEnough_data()
{
    typesEverySign_data();
}

void TestOnScreenKeyboard::keysAreLargeEnough()
{
    QFETCH(QSize, size);
    QFETCH(bool, isElder);
    QFETCH(QStringList, faces);
    lay(size, isElder);
    root()->setProperty("candidates",
                        QStringList({QStringLiteral("社保卡"), QStringLiteral("社")}));
    for (const QString& turn : std::as_const(faces)) {
        m_view->grabWindow(); // Lays out what the last press changed.
        const ScreenCheck check(*m_view, {});
        const QStringList findings = check.targets(isElder ? 100 : 81, 12) + check.texts();
        QVERIFY2(findings.isEmpty(), qPrintable(findings.join(u'\n')));
        press(turn);
    }
}

void TestOnScreenKeyboard::changesLanguage()
{
    press(QStringLiteral("改为输入拼音"));
    QVERIFY(root()->property("isChinese").toBool());
    press(QStringLiteral("Q"));
    press(QStringLiteral("改为输入英文"));
    QVERIFY(!root()->property("isChinese").toBool());
    root()->setProperty("canTypeChinese", false);
    QVERIFY(control(QStringLiteral("改为输入拼音")) == nullptr);
}

void TestOnScreenKeyboard::doesNotDeleteNothing()
{
    root()->setProperty("hasTyped", false);
    QVERIFY(control(QStringLiteral("删除一个字")) == nullptr);
    QVERIFY(control(QStringLiteral("全部清空")) == nullptr);
    QVERIFY(control(QStringLiteral("A")) != nullptr);
}

void TestOnScreenKeyboard::everyWordCanBeReached()
{
    QStringList words;
    for (int i = 0; i < 40; ++i) {
        words.append(QString(1 + i % 5, QChar(char16_t(0x4E00 + i))));
    }
    root()->setProperty("candidates", words);
    QStringList seen;
    QList<QStringList> pages;
    const QString next = QStringLiteral("后面的字词");
    for (int page = 0; page < words.size(); ++page) {
        QStringList shown = labels();
        shown.erase(std::remove_if(shown.begin(), shown.end(),
                                   [&](const QString& label) { return !words.contains(label); }),
                    shown.end());
        QVERIFY(!shown.isEmpty());
        seen += shown;
        pages.append(shown);
        if (control(next) == nullptr) {
            break;
        }
        press(next);
    }
    QCOMPARE(seen, words);
    // What is pressed is named by its place among all.
    press(words.constLast());
    QCOMPARE(log(), QStringLiteral("#39"));
    press(QStringLiteral("前面的字词"));
    QVERIFY(labels().contains(pages.at(pages.size() - 2).constLast()));
}

void TestOnScreenKeyboard::newWordsBeginAtTheFirst()
{
    QStringList words;
    for (int i = 0; i < 40; ++i) {
        words.append(QString(2, QChar(char16_t(0x4E00 + i))));
    }
    root()->setProperty("candidates", words);
    press(QStringLiteral("后面的字词"));
    QVERIFY(control(words.constFirst()) == nullptr);
    std::swap(words[0], words[1]);
    root()->setProperty("candidates", words);
    QVERIFY(control(words.constFirst()) != nullptr);
}

QTEST_MAIN(TestOnScreenKeyboard)
#include "tst_OnScreenKeyboard.moc"
