// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Controls/Interaction.h"
#include "tests/qml/ScreenCheck.h"

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

#include <memory>

using onewindow::ui::Interaction;
using onewindow::ui::ScreenCheck;

Q_IMPORT_QML_PLUGIN(OneWindow_StylePlugin)
Q_IMPORT_QML_PLUGIN(OneWindow_ControlsPlugin)

namespace {

class FakeClock final : public onewindow::Clock
{
public:
    [[nodiscard]] onewindow::Timestamp now() const override
    {
        return {.wallMs = m_ms, .bootMs = m_ms, .bootId = {}, .isSynced = true};
    }

    void advance(qint64 ms) { m_ms += ms; }

private:
    qint64 m_ms = 1'000'000;
};

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
class TestOnScreenKeyboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void typesEverySign_data();
    void typesEverySign();
    void keysAreLargeEnough_data();
    void keysAreLargeEnough();
    void changesLanguage();
    void doesNotDeleteNothing();
    void everyWordCanBeReached();
    void newWordsBeginAtTheFirst();

private:
    void resize(const QSize& size, bool isElder);
    [[nodiscard]] QQuickItem* key(const QString& label) const;
    void press(const QString& label);

    [[nodiscard]] QString log() const { return m_view->rootObject()->property("log").toString(); }

    [[nodiscard]] QStringList labels() const;

    FakeClock m_clock;
    std::unique_ptr<QQuickView> m_view;
};

void TestOnScreenKeyboard::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_view = std::make_unique<QQuickView>();
    m_view->engine()->addImportPath(QStringLiteral("qrc:/qt/qml"));
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);
    QQmlComponent component(m_view->engine());
    component.setData(kScene, QUrl(QStringLiteral("qrc:/Scene.qml")));
    QVERIFY2(component.isReady(), qPrintable(component.errorString()));
    m_view->setContent({}, nullptr, component.create());
    auto* interaction = m_view->engine()->singletonInstance<Interaction*>(
        qmlTypeId("OneWindow.Controls", 1, 0, "Interaction"));
    QVERIFY(interaction != nullptr);
    interaction->setClock(&m_clock);
    resize({968, 560}, false);
}

void TestOnScreenKeyboard::cleanup()
{
    m_view.reset();
}

void TestOnScreenKeyboard::resize(const QSize& size, bool isElder)
{
    m_view->rootObject()->setProperty("elder", isElder);
    m_view->resize(size);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QTRY_COMPARE(m_view->rootObject()->width(), qreal(size.width()));
    QTRY_COMPARE(m_view->rootObject()->height(), qreal(size.height()));
}

QQuickItem* TestOnScreenKeyboard::key(const QString& label) const
{
    const QList<QQuickItem*> controls = ScreenCheck(*m_view, {}).controls();
    for (QQuickItem* control : controls) {
        if (control->property("label").toString() == label) {
            return control;
        }
    }
    return nullptr;
}

/// As a finger does, without haste: what lies there gets it.
void TestOnScreenKeyboard::press(const QString& label)
{
    m_view->grabWindow(); // Lays out what the last press changed.
    QQuickItem* found = key(label);
    QVERIFY2(found != nullptr, qPrintable(label + u':' + labels().join(u' ')));
    const QPointF centre = found->mapToScene(QPointF(found->width() / 2, found->height() / 2));
    m_clock.advance(Interaction::kSameTapMs);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, centre.toPoint());
}

QStringList TestOnScreenKeyboard::labels() const
{
    QStringList labels;
    const QList<QQuickItem*> controls = ScreenCheck(*m_view, {}).controls();
    for (const QQuickItem* control : controls) {
        labels.append(control->property("label").toString());
    }
    return labels;
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
    resize(size, isElder);
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

void TestOnScreenKeyboard::keysAreLargeEnough_data()
{
    typesEverySign_data();
}

void TestOnScreenKeyboard::keysAreLargeEnough()
{
    QFETCH(QSize, size);
    QFETCH(bool, isElder);
    QFETCH(QStringList, faces);
    resize(size, isElder);
    m_view->rootObject()->setProperty(
        "candidates", QStringList({QStringLiteral("社保卡"), QStringLiteral("社")}));
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
    QVERIFY(m_view->rootObject()->property("isChinese").toBool());
    press(QStringLiteral("Q"));
    press(QStringLiteral("改为输入英文"));
    QVERIFY(!m_view->rootObject()->property("isChinese").toBool());
    m_view->rootObject()->setProperty("canTypeChinese", false);
    QVERIFY(key(QStringLiteral("改为输入拼音")) == nullptr);
}

void TestOnScreenKeyboard::doesNotDeleteNothing()
{
    m_view->rootObject()->setProperty("hasTyped", false);
    QVERIFY(key(QStringLiteral("删除一个字")) == nullptr);
    QVERIFY(key(QStringLiteral("全部清空")) == nullptr);
    QVERIFY(key(QStringLiteral("A")) != nullptr);
}

void TestOnScreenKeyboard::everyWordCanBeReached()
{
    QStringList words;
    for (int i = 0; i < 40; ++i) {
        words.append(QString(1 + i % 5, QChar(char16_t(0x4E00 + i))));
    }
    m_view->rootObject()->setProperty("candidates", words);
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
        if (key(next) == nullptr) {
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
    m_view->rootObject()->setProperty("candidates", words);
    press(QStringLiteral("后面的字词"));
    QVERIFY(key(words.constFirst()) == nullptr);
    std::swap(words[0], words[1]);
    m_view->rootObject()->setProperty("candidates", words);
    QVERIFY(key(words.constFirst()) != nullptr);
}

QTEST_MAIN(TestOnScreenKeyboard)
#include "tst_OnScreenKeyboard.moc"
