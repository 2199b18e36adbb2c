// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/session/TypedText.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::ui;
using namespace Qt::StringLiterals;
using input::PinyinInput;

namespace {

constexpr qsizetype kLimit = 10;

void type(TypedText& typed, const QString& signs)
{
    for (const QChar sign : signs) {
        typed.type(sign);
    }
}

} // namespace

/// A text typed sign by sign.
class TestTypedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesWordsAsTheyAreWanted_data();
    void writesWordsAsTheyAreWanted();
    void hasRoomForSoMuch();
    void keepsWhatWasThereBefore();
    void deletesWholeCharacters();
    void takesWords();
    void writesWhatItsReaderReads();
    void cutsWordsToTheRoomThereIs();
    void ignoresWhatIsNoSign();
    void clearsEverything();

private:
    std::unique_ptr<PinyinInput> m_pinyin;
};

void TestTypedText::writesWordsAsTheyAreWanted_data()
{
    QTest::addColumn<bool>("hasCapitals");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::newRow("as typed") << false << u"li hua"_s << u"li hua"_s;
    QTest::newRow("capitals") << true << u"li hua 2b"_s << u"Li Hua 2B"_s;
    QTest::newRow("hyphens begin words") << true << u"a-b"_s << u"A-B"_s;
    QTest::newRow("a capital stays") << false << u"A"_s << u"A"_s;
}

void TestTypedText::writesWordsAsTheyAreWanted()
{
    QFETCH(bool, hasCapitals);
    QFETCH(QString, typed);
    TypedText text(kLimit);
    if (hasCapitals) {
        text.capitaliseWords();
    }
    type(text, typed);
    QTEST(text.settled(), "text");
}

void TestTypedText::hasRoomForSoMuch()
{
    TypedText text(kLimit);
    type(text, QString(kLimit - 1, u'x'));
    QVERIFY(text.type(u"y"_s));
    QVERIFY(!text.type(u"z"_s));
    QVERIFY(!text.add(u'z'));
    QCOMPARE(text.settled().size(), kLimit);
    text.deleteLast();
    QVERIFY(text.add(u'1'));
}

/// What another department says may be longer than what may be typed.
void TestTypedText::keepsWhatWasThereBefore()
{
    TypedText text(kLimit);
    const QString known(2 * kLimit, u'x');
    text.setText(known);
    QVERIFY(!text.type(u"y"_s));
    text.setChinese(false);
    QCOMPARE(text.settled(), known);
    text.deleteLast();
    QCOMPARE(text.settled().size(), known.size() - 1);
}

void TestTypedText::deletesWholeCharacters()
{
    TypedText text(kLimit);
    text.setText(u"王𬭎"_s);
    text.deleteLast();
    QCOMPARE(text.settled(), u"王"_s);
    text.deleteLast();
    text.deleteLast();
    QVERIFY(text.isEmpty());
}

void TestTypedText::takesWords()
{
    auto opened = PinyinInput::open(PinyinInput::systemDictionary());
    QVERIFY(opened);
    m_pinyin = std::move(opened).value();
    TypedText text(kLimit);
    QVERIFY(!text.isChinese());
    text.usePinyin(m_pinyin.get());
    QVERIFY(text.isChinese());
    type(text, u"nihao"_s);
    QCOMPARE(text.letters(), u"nihao"_s);
    QCOMPARE(text.whole(), u"nihao"_s);
    QVERIFY(text.settled().isEmpty() && !text.candidates().isEmpty());
    type(text, u" "_s);
    QCOMPARE(text.settled(), u"你好"_s);
    // Letters that were meant as letters.
    type(text, u"ok1"_s);
    QCOMPARE(text.settled(), u"你好ok1"_s);
    type(text, u"a"_s);
    text.setChinese(false);
    QCOMPARE(text.settled(), u"你好ok1a"_s);
}

void TestTypedText::writesWhatItsReaderReads()
{
    m_pinyin.reset(); // There is one at a time.
    auto opened = PinyinInput::open(PinyinInput::systemDictionary());
    QVERIFY(opened);
    m_pinyin = std::move(opened).value();
    TypedText text(kLimit);
    TypedText other(kLimit);
    text.setLanguage(u"zh_Hant"_s);
    other.setLanguage(u"zh_CN"_s);
    text.usePinyin(m_pinyin.get());
    other.usePinyin(m_pinyin.get());
    type(text, u"toufa "_s);
    QCOMPARE(text.settled(), u"頭髮"_s);
    type(other, u"toufa "_s);
    QCOMPARE(other.settled(), u"头发"_s);
    text.setLanguage(u"zh_CN"_s);
    type(text, u"toufa "_s);
    QCOMPARE(text.settled(), u"頭髮头发"_s);
    text.setLanguage(u"en"_s);
    QVERIFY(!text.isChinese());
}

void TestTypedText::cutsWordsToTheRoomThereIs()
{
    TypedText text(2);
    text.usePinyin(m_pinyin.get());
    text.setText(u"王"_s);
    type(text, u"nihao"_s);
    text.chooseCandidate(0);
    QCOMPARE(text.settled(), u"王你"_s);
}

void TestTypedText::ignoresWhatIsNoSign()
{
    TypedText text(kLimit);
    for (const QString& sign : {QString(), u"ab"_s, u"\n"_s, QString(QChar(u'\0'))}) {
        QVERIFY(!text.type(sign));
    }
    QVERIFY(text.isEmpty());
}

void TestTypedText::clearsEverything()
{
    TypedText text(kLimit);
    text.usePinyin(m_pinyin.get());
    text.setText(u"王"_s);
    type(text, u"ni"_s);
    text.clear();
    QVERIFY(text.isEmpty());
    QVERIFY(text.candidates().isEmpty());
}

QTEST_APPLESS_MAIN(TestTypedText)
#include "tst_TypedText.moc"
