// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/speech/CallPhrase.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace onewindow::drivers;
using namespace Qt::StringLiterals;

namespace {

Announcement call(const QString& number, const QString& window)
{
    return {.id = u"x"_s, .number = number, .window = window};
}

QString joined(const QStringList& phrase, const QString& language)
{
    QStringList words;
    for (const QString& word : phrase) {
        words << (word.startsWith(language + u'/') ? word.mid(language.size() + 1)
                                                   : u"WRONG LANGUAGE"_s);
    }
    return words.join(u' ');
}

} // namespace

/// A call as the recordings that say it.
class tst_CallPhrase : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void says_data();
    void says();
    void correctsInBothLanguages();
    void saysYaoWhereWanted();
    void saysNothingOfNothing();
    void everyWordIsARecording();
};

void tst_CallPhrase::says_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("window");
    QTest::addColumn<QString>("chinese");
    QTest::addColumn<QString>("english");
    const auto row = [](const char* number, const char* window, const char* chinese,
                        const char* english) {
        QTest::addRow("%s to %s", number, window)
            << QString::fromLatin1(number) << QString::fromLatin1(window)
            << QString::fromLatin1(chinese) << QString::fromLatin1(english);
    };
    row("A023", "5", "please A 0 2 3 to 5 window", "number A 0 2 3 window 5");
    row("A1023", "9", "please A 1 0 2 3 to 9 window", "number A 1 0 2 3 window 9");
    row("AB0111", "10", "please A B 0 1 1 1 to ten window", "number A B 0 1 1 1 window 10");
    row("B1001", "12", "please B 1 0 0 1 to ten 2 window", "number B 1 0 0 1 window 12");
    row("B1001", "20", "please B 1 0 0 1 to 2 ten window", "number B 1 0 0 1 window 20");
    row("B1001", "35", "please B 1 0 0 1 to 3 ten 5 window", "number B 1 0 0 1 window 30 5");
    row("B1001", "100", "please B 1 0 0 1 to 1 hundred window",
        "number B 1 0 0 1 window 1 hundred");
    row("B1001", "105", "please B 1 0 0 1 to 1 hundred 0 5 window",
        "number B 1 0 0 1 window 1 hundred and 5");
    row("B1001", "112", "please B 1 0 0 1 to 1 hundred 1 ten 2 window",
        "number B 1 0 0 1 window 1 hundred and 12");
    row("B1001", "240", "please B 1 0 0 1 to 2 hundred 4 ten window",
        "number B 1 0 0 1 window 2 hundred and 40");
    row("B1001", "0", "please B 1 0 0 1 to 0 window", "number B 1 0 0 1 window 0");
    row("B1001", "07", "please B 1 0 0 1 to 7 window", "number B 1 0 0 1 window 7");
    row("B1001", "C12", "please B 1 0 0 1 to C ten 2 window", "number B 1 0 0 1 window C 12");
    row("B1001", "C", "please B 1 0 0 1 to C window", "number B 1 0 0 1 window C");
    row("B1001", "2001", "please B 1 0 0 1 to 2 0 0 1 window", "number B 1 0 0 1 window 2 0 0 1");
    row("B1001", "", "please B 1 0 0 1 look", "number B 1 0 0 1 look");
    row("B-10/01", "3", "please B 1 0 0 1 to 3 window", "number B 1 0 0 1 window 3");
}

void tst_CallPhrase::says()
{
    QFETCH(QString, number);
    QFETCH(QString, window);
    QTEST(joined(phraseOf(call(number, window), u"zh"_s), u"zh"_s), "chinese");
    QTEST(joined(phraseOf(call(number, window), u"en"_s), u"en"_s), "english");
}

void tst_CallPhrase::correctsInBothLanguages()
{
    Announcement correction = call(u"A1023"_s, u"5"_s);
    correction.kind = Announcement::Kind::Correction;
    for (const QString& language : phraseLanguages()) {
        // Who is told to wait is not told of a window.
        QCOMPARE(joined(phraseOf(correction, language), language), u"mistaken A 1 0 2 3 wait"_s);
    }
}

void tst_CallPhrase::saysYaoWhereWanted()
{
    const PhraseRules rules{.saysYao = true};
    // A window stays a number: "yao" is for digits read one by one.
    QCOMPARE(joined(phraseOf(call(u"A1011"_s, u"11"_s), u"zh"_s, rules), u"zh"_s),
             u"please A 1-yao 0 1-yao 1-yao to ten 1 window"_s);
    QCOMPARE(joined(phraseOf(call(u"A1011"_s, u"11"_s), u"en"_s, rules), u"en"_s),
             u"number A 1 0 1 1 window 11"_s);
}

void tst_CallPhrase::saysNothingOfNothing()
{
    QCOMPARE(phraseOf(call({}, u"5"_s), u"zh"_s), QStringList());
    QCOMPARE(phraseOf(call(u"张三"_s, u"5"_s), u"zh"_s), QStringList());
    QCOMPARE(phraseOf(call(u"A1"_s, u"5"_s), u"fr"_s), QStringList());
    QCOMPARE(recordingsOf(u"fr"_s), QStringList());
}

/// Whatever number and window, nothing is asked for that nobody has recorded.
void tst_CallPhrase::everyWordIsARecording()
{
    for (const QString& language : phraseLanguages()) {
        const QStringList recordings = recordingsOf(language);
        const QSet<QString> known(recordings.cbegin(), recordings.cend());
        QCOMPARE(known.size(), recordings.size());
        QSet<QString> used;
        for (int i = 0; i < 1000; ++i) {
            const QString number = QChar(u'A' + i % 26) + QString::number(1000 + i);
            for (const bool saysYao : {false, true}) {
                Announcement announcement = call(number, i == 0 ? QString() : QString::number(i));
                const QStringList phrase = phraseOf(announcement, language, {saysYao});
                announcement.kind = Announcement::Kind::Correction;
                for (const QString& word : phrase + phraseOf(announcement, language, {saysYao})) {
                    QVERIFY2(known.contains(word), qPrintable(word));
                    used.insert(word);
                }
            }
        }
        QCOMPARE(used, known);
    }
}

QTEST_GUILESS_MAIN(tst_CallPhrase)
#include "tst_CallPhrase.moc"
