// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/input/PinyinInput.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using onewindow::ErrorCode;
using onewindow::input::PinyinInput;
using onewindow::input::PinyinReadings;

namespace {

void typeAll(PinyinInput& input, const QString& letters)
{
    for (const QChar letter : letters) {
        input.type(letter);
    }
}

} // namespace

/// Letters become words, and nobody's words stay behind.
class TestPinyinInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void offersTheWord_data();
    void offersTheWord();
    void takesOnlyLetters_data();
    void takesOnlyLetters();
    void takesNoMoreThanTheLimit();
    void deletesALetterAtATime();
    void choosesTheWhole();
    void choosesTheBeginningAndKeepsTheRest();
    void choosesNothingOutsideTheList();
    void clearsAll();
    void writesTraditionalCharacters_data();
    void writesTraditionalCharacters();
    void everyWayOfACharacterCanBeChosen();
    void learnsNothing();
    void writesNothing();
    void readingsAreHadAlone();
    void refusesAFileThatIsNoDictionary();
    void answersWithinTwoMilliseconds_data();
    void answersWithinTwoMilliseconds();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<PinyinInput> m_input;
};

void TestPinyinInput::initTestCase()
{
    // Whatever the library might write under a bare name would be found here.
    QVERIFY(m_folder.isValid());
    QVERIFY(QDir::setCurrent(m_folder.path()));
}

void TestPinyinInput::init()
{
    auto input = PinyinInput::open(PinyinInput::systemDictionary());
    QVERIFY(input);
    m_input = std::move(input).value();
}

void TestPinyinInput::cleanup()
{
    m_input.reset();
}

void TestPinyinInput::offersTheWord_data()
{
    QTest::addColumn<QString>("letters");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* letters, const char* word) {
        QTest::newRow(letters) << QString::fromLatin1(letters) << QString::fromUtf8(word);
    };
    row("shebaoka", "社保卡");
    row("SheBao", "社保");
    row("gongjijin", "公积金");
    row("gjj", "公积金");
    row("zhufang", "住房");
    row("shenfenzheng", "身份证");
    row("shui", "税");
    row("lvshi", "律师");
    row("huzhao", "护照");
}

void TestPinyinInput::offersTheWord()
{
    QFETCH(QString, letters);
    QFETCH(QString, word);
    typeAll(*m_input, letters);
    QCOMPARE(m_input->letters(), letters.toLower());
    QVERIFY2(m_input->candidates().mid(0, 12).contains(word),
             qPrintable(m_input->candidates().mid(0, 12).join(u' ')));
}

void TestPinyinInput::takesOnlyLetters_data()
{
    QTest::addColumn<QString>("character");
    QTest::newRow("digit") << QStringLiteral("1");
    QTest::newRow("space") << QStringLiteral(" ");
    QTest::newRow("apostrophe") << QStringLiteral("'");
    QTest::newRow("Chinese") << QStringLiteral("社");
    QTest::newRow("umlaut") << QStringLiteral("ü");
    QTest::newRow("full width") << QStringLiteral("ａ");
    QTest::newRow("nothing") << QString(QChar(u'\0'));
}

void TestPinyinInput::takesOnlyLetters()
{
    QFETCH(QString, character);
    QVERIFY(!m_input->type(character.at(0)));
    QVERIFY(m_input->letters().isEmpty());
    QVERIFY(m_input->candidates().isEmpty());
}

void TestPinyinInput::takesNoMoreThanTheLimit()
{
    typeAll(*m_input, QString(PinyinInput::kLetterLimit, u'a'));
    QVERIFY(!m_input->type(u'a'));
    QCOMPARE(m_input->letters().size(), PinyinInput::kLetterLimit);
    QVERIFY(m_input->candidates().size() <= PinyinInput::kCandidateLimit);
}

void TestPinyinInput::deletesALetterAtATime()
{
    typeAll(*m_input, QStringLiteral("she"));
    const QStringList before = m_input->candidates();
    m_input->type(u'b');
    QVERIFY(m_input->candidates() != before);
    QVERIFY(m_input->deleteLast());
    QCOMPARE(m_input->letters(), QStringLiteral("she"));
    QCOMPARE(m_input->candidates(), before);
    QVERIFY(m_input->deleteLast());
    QVERIFY(m_input->deleteLast());
    QVERIFY(m_input->deleteLast());
    QVERIFY(m_input->candidates().isEmpty());
    QVERIFY(!m_input->deleteLast());
}

void TestPinyinInput::choosesTheWhole()
{
    typeAll(*m_input, QStringLiteral("shebaoka"));
    const auto index = static_cast<int>(m_input->candidates().indexOf(QStringLiteral("社保卡")));
    QCOMPARE(m_input->choose(index), QStringLiteral("社保卡"));
    QVERIFY(m_input->letters().isEmpty());
    QVERIFY(m_input->candidates().isEmpty());
}

void TestPinyinInput::choosesTheBeginningAndKeepsTheRest()
{
    typeAll(*m_input, QStringLiteral("shebaoka"));
    const auto index = static_cast<int>(m_input->candidates().indexOf(QStringLiteral("社")));
    QVERIFY(index > 0);
    QCOMPARE(m_input->choose(index), QStringLiteral("社"));
    QCOMPARE(m_input->letters(), QStringLiteral("baoka"));
    QVERIFY(m_input->candidates().contains(QStringLiteral("保")));
}

void TestPinyinInput::choosesNothingOutsideTheList()
{
    typeAll(*m_input, QStringLiteral("she"));
    QCOMPARE(m_input->choose(-1), QString());
    QCOMPARE(m_input->choose(static_cast<int>(m_input->candidates().size())), QString());
    QCOMPARE(m_input->letters(), QStringLiteral("she"));
}

void TestPinyinInput::clearsAll()
{
    typeAll(*m_input, QStringLiteral("she"));
    m_input->clear();
    QVERIFY(m_input->letters().isEmpty());
    QVERIFY(m_input->candidates().isEmpty());
    QCOMPARE(m_input->choose(0), QString());
}

/// A decoder that learns takes a sentence that somebody chose for a word from then on, and offers
/// it to the next person who types only its initials.
void TestPinyinInput::learnsNothing()
{
    const QString name = QStringLiteral("ouyangbufan");
    const auto offered = [this](const QString& letters) {
        m_input->clear();
        typeAll(*m_input, letters);
        return m_input->candidates();
    };
    const QStringList fresh = offered(name);
    const QStringList freshInitials = offered(QStringLiteral("oybf"));
    QVERIFY(!freshInitials.contains(fresh.constFirst()));
    for (int round = 0; round < 10; ++round) {
        offered(name);
        QCOMPARE(m_input->choose(0), fresh.constFirst());
        QVERIFY(m_input->letters().isEmpty());
        // And put together of the rarest characters.
        typeAll(*m_input, name);
        while (!m_input->letters().isEmpty()) {
            const auto last = static_cast<int>(m_input->candidates().size()) - 1;
            QVERIFY(!m_input->choose(last).isEmpty());
        }
    }
    QCOMPARE(offered(name), fresh);
    QCOMPARE(offered(QStringLiteral("oybf")), freshInitials);
    // Nor does anything come back with the next start.
    m_input.reset();
    init();
    QCOMPARE(offered(name), fresh);
    QCOMPARE(offered(QStringLiteral("oybf")), freshInitials);
}

void TestPinyinInput::writesNothing()
{
    const QFileInfo before(PinyinInput::systemDictionary());
    typeAll(*m_input, QStringLiteral("shebaoka"));
    m_input->choose(0);
    m_input.reset();
    QVERIFY(QDir(m_folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    const QFileInfo after(PinyinInput::systemDictionary());
    QCOMPARE(after.lastModified(), before.lastModified());
    QCOMPARE(after.size(), before.size());
}

void TestPinyinInput::readingsAreHadAlone()
{
    const auto of = [](const PinyinReadings& readings) {
        const auto syllables = readings.of(u'社');
        return std::vector(syllables.begin(), syllables.end());
    };
    const auto expected = of(m_input->readings());
    QVERIFY(!expected.empty());
    const auto meanwhile = PinyinInput::readingsOf(PinyinInput::systemDictionary());
    QVERIFY(!meanwhile);
    QCOMPARE(meanwhile.error().code, ErrorCode::Conflict);
    m_input.reset();
    QCOMPARE(PinyinInput::readingsOf(QStringLiteral("/nonexistent")).error().code,
             ErrorCode::NotFound);
    const auto alone = PinyinInput::readingsOf(PinyinInput::systemDictionary());
    QVERIFY(alone);
    QCOMPARE(of(alone.value()), expected);
    init(); // Nothing is taken any more.
}

void TestPinyinInput::refusesAFileThatIsNoDictionary()
{
    m_input.reset();
    for (const QString& path : {QStringLiteral("/nowhere/dict_pinyin.dat"),
                                QStringLiteral(ONEWINDOW_SOURCE_DIR "/README.md")}) {
        const auto input = PinyinInput::open(path);
        QVERIFY(!input);
        QCOMPARE(input.error().code, ErrorCode::NotFound);
    }
    // The place is free again.
    init();
    QVERIFY(m_input != nullptr);
}

/// What a character becomes hangs on its word.
void TestPinyinInput::writesTraditionalCharacters_data()
{
    QTest::addColumn<QString>("letters");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* letters, const char* word) {
        QTest::newRow(letters) << QString::fromLatin1(letters) << QString::fromUtf8(word);
    };
    row("shenfenzheng", "身份證");
    row("toufa", "頭髮");
    row("fazhan", "發展");
    row("gongli", "公里");
    row("limian", "裡面");
    row("huanghou", "皇后");
    row("ganbu", "幹部");
    row("ganjing", "乾淨");
    row("yiliao", "醫療");
    row("renmin", "人民");
}

void TestPinyinInput::writesTraditionalCharacters()
{
    QFETCH(const QString, letters);
    QFETCH(const QString, word);
    typeAll(*m_input, letters);
    const QStringList simplified = m_input->candidates();
    m_input->setScript(PinyinInput::Script::Traditional);
    const auto at = static_cast<int>(m_input->candidates().mid(0, 12).indexOf(word));
    QVERIFY2(at >= 0, qPrintable(m_input->candidates().mid(0, 12).join(u' ')));
    QVERIFY(m_input->candidates().size() <= PinyinInput::kCandidateLimit);
    m_input->setScript(PinyinInput::Script::Simplified);
    QCOMPARE(m_input->candidates(), simplified);
    m_input->setScript(PinyinInput::Script::Traditional);
    QCOMPARE(m_input->choose(at), word);
    QCOMPARE(m_input->letters(), QString());
}

void TestPinyinInput::everyWayOfACharacterCanBeChosen()
{
    m_input->setScript(PinyinInput::Script::Traditional);
    const QList<std::pair<QString, QString>> ways{{QStringLiteral("fa"), QStringLiteral("發髮")},
                                                  {QStringLiteral("hou"), QStringLiteral("後后")},
                                                  {QStringLiteral("mian"), QStringLiteral("面麵")},
                                                  {QStringLiteral("gan"), QStringLiteral("幹乾干")},
                                                  {QStringLiteral("tai"), QStringLiteral("台臺")}};
    for (const auto& [letters, characters] : ways) {
        for (const QChar character : characters) {
            m_input->clear();
            typeAll(*m_input, letters + QStringLiteral("xxx"));
            const auto at = static_cast<int>(m_input->candidates().indexOf(QString(character)));
            QVERIFY2(at >= 0, qPrintable(QString(character)));
            // Whichever way it is written, it stands for the same letters.
            QCOMPARE(m_input->choose(at), QString(character));
            QCOMPARE(m_input->letters(), QStringLiteral("xxx"));
        }
    }
}

/// The screen decodes between two frames of 16.7 ms. Half of the letters: one that takes longer
/// because the machine was busy is no reason to fail.
void TestPinyinInput::answersWithinTwoMilliseconds_data()
{
    QTest::addColumn<bool>("isTraditional");
    QTest::newRow("simplified") << false;
    QTest::newRow("traditional") << true;
}

void TestPinyinInput::answersWithinTwoMilliseconds()
{
    QFETCH(const bool, isTraditional);
    m_input->setScript(isTraditional ? PinyinInput::Script::Traditional
                                     : PinyinInput::Script::Simplified);
    std::vector<qint64> ns;
    for (const char* word : {"zhufanggongjijintiqu", "sbk", "yibaocanbaodengji", "xxxxxxxx"}) {
        m_input->clear();
        for (const QChar letter : QString::fromLatin1(word)) {
            QElapsedTimer timer;
            timer.start();
            m_input->type(letter);
            ns.push_back(timer.nsecsElapsed());
        }
    }
    std::sort(ns.begin(), ns.end());
    qInfo("a letter: median %.3f ms, longest %.3f ms", double(ns[ns.size() / 2]) / 1e6,
          double(ns.back()) / 1e6);
    QVERIFY(ns[ns.size() / 2] < 2'000'000);
}

QTEST_GUILESS_MAIN(TestPinyinInput)
#include "tst_PinyinInput.moc"
