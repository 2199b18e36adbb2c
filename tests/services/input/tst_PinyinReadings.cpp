// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/input/PinyinInput.h"

#include <QTest>

#include <algorithm>

using onewindow::input::PinyinInput;
using onewindow::input::PinyinReadings;
using onewindow::input::Syllable;

namespace {

QStringList readingsOf(const PinyinReadings& readings, QChar character)
{
    QStringList found;
    for (const Syllable syllable : readings.of(character.unicode())) {
        const std::string_view letters = PinyinReadings::letters(syllable);
        found.append(QString::fromLatin1(letters.data(), qsizetype(letters.size())));
    }
    return found;
}

} // namespace

/// How characters are read: by the table itself, and by the dictionary of the system.
class TestPinyinReadings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void syllablesAreSortedAndDifferent();
    void emptyTableKnowsNothing();
    void keepsReadingsTogether();
    void dictionary_data();
    void dictionary();
    void dictionaryKnowsTheCommonCharacters();
};

void TestPinyinReadings::syllablesAreSortedAndDifferent()
{
    const auto syllables = PinyinReadings::syllables();
    QVERIFY(std::is_sorted(syllables.begin(), syllables.end()));
    QVERIFY(std::adjacent_find(syllables.begin(), syllables.end()) == syllables.end());
}

void TestPinyinReadings::emptyTableKnowsNothing()
{
    QVERIFY(PinyinReadings().isEmpty());
    QVERIFY(PinyinReadings().of(u'社').empty());
}

void TestPinyinReadings::keepsReadingsTogether()
{
    const PinyinReadings readings({{u'行', 2}, {u'保', 1}, {u'行', 0}, {u'行', 2}});
    QCOMPARE(readingsOf(readings, u'行'), QStringList({QStringLiteral("a"), QStringLiteral("an")}));
    QCOMPARE(readingsOf(readings, u'保'), QStringList(QStringLiteral("ai")));
    QVERIFY(readings.of(u'卡').empty());
}

void TestPinyinReadings::dictionary_data()
{
    QTest::addColumn<QString>("character");
    QTest::addColumn<QString>("readings");
    const auto row = [](const char* character, const char* readings) {
        QTest::newRow(readings) << QString::fromUtf8(character) << QString::fromLatin1(readings);
    };
    row("社", "she");
    row("行", "hang xing");
    row("重", "chong zhong");
    row("长", "chang zhang");
    row("会", "hui kuai");
    row("参", "can cen shen");
    row("单", "chan dan shan");
    row("率", "lv shuai");
    row("女", "nv");
    row("还", "hai huan");
    row("调", "diao tiao");
    row("车", "che ju");
    row("A", "");
}

void TestPinyinReadings::dictionary()
{
    QFETCH(QString, character);
    const auto input = PinyinInput::open(PinyinInput::systemDictionary());
    QVERIFY(input);
    const QStringList found = readingsOf(input.value()->readings(), character.at(0));
    QFETCH(QString, readings);
    for (const QString& reading : readings.split(u' ', Qt::SkipEmptyParts)) {
        QVERIFY2(found.contains(reading), qPrintable(found.join(u' ')));
    }
    QCOMPARE(found.isEmpty(), readings.isEmpty());
}

/// What matters are named with: a character without a reading could not be found by its sound.
void TestPinyinReadings::dictionaryKnowsTheCommonCharacters()
{
    const auto input = PinyinInput::open(PinyinInput::systemDictionary());
    QVERIFY(input);
    const QString names = QStringLiteral("社会保险参保登记养老医疗失业工伤生育公积金提取贷款不动产"
                                         "转移抵押户籍迁移身份证护照出入境婚姻"
                                         "登记离婚企业设立变更注销营业执照税务申报发票领用车辆年检"
                                         "驾驶证换领残疾人证低保救助退役军人优待"
                                         "住房保障租赁补贴学籍转学教师资格医师护士建设工程规划许可"
                                         "食品药品经营烟草专卖消防排水供电燃气");
    for (const QChar character : names) {
        QVERIFY2(!input.value()->readings().of(character.unicode()).empty(),
                 qPrintable(QString(character)));
    }
}

QTEST_GUILESS_MAIN(TestPinyinReadings)
#include "tst_PinyinReadings.moc"
