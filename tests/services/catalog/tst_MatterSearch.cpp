// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/MatterSearch.h"
#include "services/input/PinyinInput.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <future>
#include <memory>

using namespace onewindow::catalog;
using onewindow::input::PinyinInput;
using onewindow::input::PinyinReadings;

namespace {

struct Sample
{
    const char* id;
    const char* zh;
    const char* en;
    const char* department;
    const char* theme;
};

constexpr Sample kSamples[] = {
    {"si-enrol", "社保参保登记", "Enrol in social insurance", "区人力资源和社会保障局", "si"},
    {"si-pension", "养老金待遇申领", "Apply for a pension", "区人力资源和社会保障局", "si"},
    {"si-card", "社会保障卡补换", "Replace a social security card", "区人力资源和社会保障局", "si"},
    {"si-query", "社保卡余额查询", "Social card balance", "区人力资源和社会保障局", "si"},
    {"hf-withdraw", "公积金提取（购房）", "Withdraw from the housing fund", "市住房公积金管理中心",
     "hf"},
    {"hf-loan", "公积金贷款申请", "Apply for a housing fund loan", "市住房公积金管理中心", "hf"},
    {"hh-move", "户口迁移", "Move of household registration", "公安分局", "hh"},
    {"hh-idcard", "身份证换领补领", "Renew or replace an ID card", "公安分局", "hh"},
    {"hh-driver", "驾驶证期满换证", "", "公安分局", "hh"},
    {"tr-etc", "ETC办理", "ETC pass", "交通运输局", "tr"},
    {"tr-car", "重型车通行证", "Pass for heavy vehicles", "交通运输局", "tr"},
    {"mk-bank", "银行开户许可", "Bank account permit", "市场监督管理局", "mk"},
    {"mk-lawyer", "律师执业许可", "Lawyer's licence", "司法局", "mk"},
    {"mk-women", "妇女创业贷款", "Loan for women", "市场监督管理局", "mk"},
    {"mk-xian", "西安户籍查询", "Xi'an records", "公安分局", "mk"},
};

Catalogue sampleCatalogue()
{
    Catalogue catalogue;
    const auto theme = [&](const char* id, const char* zh, const char* en) {
        catalogue.themes.append({.id = QString::fromLatin1(id),
                                 .name = {QString::fromUtf8(zh), QString::fromUtf8(en)},
                                 .icon = QStringLiteral("work")});
    };
    theme("si", "社会保险", "Social insurance");
    theme("hf", "住房公积金", "Housing fund");
    theme("hh", "户籍证件", "Household and ID");
    theme("tr", "交通出行", "Transport");
    theme("mk", "开办企业", "Business");
    for (const Sample& sample : kSamples) {
        Matter matter;
        matter.id = QString::fromLatin1(sample.id);
        matter.name = {QString::fromUtf8(sample.zh), QString::fromUtf8(sample.en)};
        matter.department = {QString::fromUtf8(sample.department), {}};
        matter.theme = QString::fromLatin1(sample.theme);
        catalogue.matters.append(matter);
    }
    return catalogue;
}

/// The sound of `text`, or its initials, with one of the readings of each character.
QString soundOf(const QString& text, const PinyinReadings& readings, QRandomGenerator& random,
                bool isInitials, const QString& between)
{
    QString sound;
    for (const QChar character : text) {
        const auto ways = readings.of(character.unicode());
        if (ways.empty()) {
            sound += character.isLetterOrNumber() ? QString(character.toLower()) : QString();
            continue;
        }
        const auto letters =
            PinyinReadings::letters(ways[std::size_t(random.bounded(int(ways.size())))]);
        const QString syllable = QString::fromLatin1(letters.data(), qsizetype(letters.size()));
        sound +=
            (sound.isEmpty() ? QString() : between) + (isInitials ? syllable.left(1) : syllable);
    }
    return sound;
}

} // namespace

/// What people type, and what they mean by it.
class TestMatterSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void finds_data();
    void finds();
    void findsNothing_data();
    void findsNothing();
    void ranks_data();
    void ranks();
    void putsWhatIsChosenMostFirst();
    void answersAtMostTheLimit();
    void findsWithoutReadings();
    void findsInOtherCharacters();
    void emptyIndexFindsNothing();
    void everyMatterIsFoundByItsSound();
    void everyMatterIsFoundByAnyPartOfItsName();
    void everyMatterIsFoundByItsEnglishName();
    void bearsAnyText();
    void answersTheSameEveryTime();
    void keepsToTheCatalogueItWasMadeOf();
    void isSharedAmongThreads();

private:
    [[nodiscard]] QStringList find(const QString& text) const { return m_search->find(text, {}); }

    Catalogue m_catalogue = sampleCatalogue();
    std::unique_ptr<PinyinInput> m_input;
    std::unique_ptr<MatterSearch> m_search;
};

void TestMatterSearch::initTestCase()
{
    auto input = PinyinInput::open(PinyinInput::systemDictionary());
    QVERIFY(input);
    m_input = std::move(input).value();
    m_search = std::make_unique<MatterSearch>(m_catalogue, m_input->readings());
}

void TestMatterSearch::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("first");
    const auto row = [](const char* text, const char* first) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(first);
    };
    row("社保参保登记", "si-enrol");
    row("参保", "si-enrol");
    row("养老金", "si-pension");
    row("社保卡", "si-query");
    row("社障卡", "si-card");
    row("身份证", "hh-idcard");
    row("身份 证", "hh-idcard");
    row("shebaoka", "si-query");
    row("she bao ka", "si-query");
    row("she bao k", "si-query");
    row("shebaok", "si-query");
    row("shebaocanb", "si-enrol");
    row("SheBaoKa", "si-query");
    row("shè bǎo kǎ", "si-query");
    row("ｓｈｅｂａｏｋａ", "si-query");
    row("she'bao'ka", "si-query");
    row("canbao", "si-enrol");
    row("shenbao", "si-enrol");
    row("sbk", "si-query");
    row("SBK", "si-query");
    row("s b k", "si-query");
    row("shbzhk", "si-card");
    row("shbk", "si-query");
    row("gjj", "hf-withdraw");
    row("gjjdk", "hf-loan");
    row("gongjjdaik", "hf-loan");
    row("社bao卡", "si-query");
    row("shebao卡", "si-query");
    row("社b卡", "si-query");
    row("公积金tiqu", "hf-withdraw");
    row("公积金提取购房", "hf-withdraw");
    row("公积金提取(购房)", "hf-withdraw");
    row("chongxingche", "tr-car");
    row("zhongxingche", "tr-car");
    row("zhongxingju", "tr-car");
    row("yinhang", "mk-bank");
    row("yinxing", "mk-bank");
    row("lvshi", "mk-lawyer");
    row("lüshi", "mk-lawyer");
    row("lǜshī", "mk-lawyer");
    row("funv", "mk-women");
    row("fùnǚ", "mk-women");
    row("xian", "mk-xian");
    row("xi an", "mk-xian");
    row("xi'an", "mk-xian");
    row("etc", "tr-etc");
    row("etcban", "tr-etc");
    row("ETC办理", "tr-etc");
    row("shehuika", "si-card");
    row("shhk", "si-card");
    row("social insurance", "si-enrol");
    row("enrol", "si-enrol");
    row("Enrol in soc", "si-enrol");
    row("soc sec", "si-card");
    row("pension", "si-pension");
    row("housing loan", "hf-loan");
    row("ID card", "hh-idcard");
    row("lawyer's", "mk-lawyer");
    row("xi'an rec", "mk-xian");
    row("社会保障局", "si-enrol");
    row("住房公积金管理", "hf-withdraw");
    row("jiaotong", "tr-etc");
    row("transport", "tr-etc");
    row("business", "mk-bank");
}

void TestMatterSearch::finds()
{
    QFETCH(QString, text);
    QFETCH(QString, first);
    const QStringList found = find(text);
    QVERIFY2(!found.isEmpty() && found.constFirst() == first, qPrintable(found.join(u' ')));
}

void TestMatterSearch::findsNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("spaces") << QStringLiteral("   ");
    QTest::newRow("signs") << QStringLiteral("（）、。!?*%_");
    QTest::newRow("other characters") << QStringLiteral("航天发射");
    QTest::newRow("wrong order") << QStringLiteral("卡保社");
    QTest::newRow("syllable cut by a space") << QStringLiteral("yi nhang");
    QTest::newRow("syllable begun, then another") << QStringLiteral("shebkaa");
    QTest::newRow("inside an English word") << QStringLiteral("ension");
    QTest::newRow("English words in another order") << QStringLiteral("card social security");
    QTest::newRow("digits") << QStringLiteral("12345");
    QTest::newRow("initials and syllables, scattered") << QStringLiteral("shbuhuan");
    QTest::newRow("zeros") << QString(5, QChar(u'\0'));
}

void TestMatterSearch::findsNothing()
{
    QFETCH(QString, text);
    QCOMPARE(find(text), QStringList());
}

void TestMatterSearch::ranks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("order");
    const auto row = [](const char* name, const char* text, const char* order) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromLatin1(order);
    };
    row("beginning before scattered", "社保卡", "si-query si-card");
    row("inside before department", "贷款", "hf-loan mk-women");
    row("catalogue order among equals", "公积金", "hf-withdraw hf-loan");
    row("name before theme", "住房", "hf-withdraw hf-loan");
    row("beginning before inside", "hz", "hh-driver");
    row("beginning before inside, English", "loan", "mk-women hf-loan");
}

void TestMatterSearch::ranks()
{
    QFETCH(QString, text);
    QFETCH(QString, order);
    const QStringList wanted = order.split(u' ');
    const QStringList found = find(text);
    QVERIFY2(found.mid(0, wanted.size()) == wanted, qPrintable(found.join(u' ')));
}

void TestMatterSearch::putsWhatIsChosenMostFirst()
{
    const QString loan = QStringLiteral("hf-loan");
    const QString card = QStringLiteral("si-card");
    QCOMPARE(m_search->find(QStringLiteral("公积金"), {{loan, 1}}).constFirst(), loan);
    // However often: what fits better stays before it.
    const QStringList found = m_search->find(QStringLiteral("社保卡"), {{card, 100'000}});
    QCOMPARE(found.constFirst(), QStringLiteral("si-query"));
    QVERIFY(found.contains(card));
    // Counts of what is not in the catalogue, and nonsense, change nothing.
    QCOMPARE(m_search->find(QStringLiteral("公积金"), {{QStringLiteral("gone"), 9}, {loan, -1}}),
             QStringList({QStringLiteral("hf-withdraw"), loan}));
}

void TestMatterSearch::answersAtMostTheLimit()
{
    Catalogue catalogue;
    for (int i = 0; i < 500; ++i) {
        Matter matter;
        matter.id = QString::number(i);
        matter.name.zh = QStringLiteral("登记 %1").arg(i);
        catalogue.matters.append(matter);
    }
    const MatterSearch search(catalogue, m_input->readings());
    const QStringList found = search.find(QStringLiteral("dj"), {{QStringLiteral("400"), 3}});
    QCOMPARE(found.size(), MatterSearch::kResultLimit);
    QCOMPARE(found.mid(0, 3),
             QStringList({QStringLiteral("400"), QStringLiteral("0"), QStringLiteral("1")}));
    QCOMPARE(search.find(QStringLiteral("dj499"), {}).constFirst(), QStringLiteral("499"));
    // What is beyond the limit counts for nothing.
    const QString longText = QStringLiteral("登记499") + QString(100, u' ') + QStringLiteral("x");
    QCOMPARE(search.find(longText, {}).constFirst(), QStringLiteral("499"));
}

void TestMatterSearch::findsWithoutReadings()
{
    const MatterSearch search(m_catalogue, PinyinReadings());
    QCOMPARE(search.find(QStringLiteral("社保卡"), {}).constFirst(), QStringLiteral("si-query"));
    QCOMPARE(search.find(QStringLiteral("pension"), {}).constFirst(), QStringLiteral("si-pension"));
    QVERIFY(search.find(QStringLiteral("shebaoka"), {}).isEmpty());
}

/// Who reads another script types it; letters find the same in all of them.
void TestMatterSearch::findsInOtherCharacters()
{
    Catalogue catalogue = m_catalogue;
    const auto matter = std::find_if(catalogue.matters.begin(), catalogue.matters.end(),
                                     [](const Matter& one) { return one.id == u"si-query"; });
    QVERIFY(matter != catalogue.matters.end());
    matter->name.others = {{QStringLiteral("zh-Hant"), QStringLiteral("社會保障咭查詢")}};
    const MatterSearch search(catalogue, m_input->readings());
    for (const QString& text : {QStringLiteral("社會保障"), QStringLiteral("保障咭"),
                                QStringLiteral("社保卡"), QStringLiteral("shebaoka")}) {
        QVERIFY2(search.find(text, {}).contains(QStringLiteral("si-query")), qPrintable(text));
    }
    QVERIFY(!MatterSearch(m_catalogue, m_input->readings())
                 .find(QStringLiteral("保障咭"), {})
                 .contains(QStringLiteral("si-query")));
}

void TestMatterSearch::emptyIndexFindsNothing()
{
    QVERIFY(MatterSearch().find(QStringLiteral("社保"), {}).isEmpty());
    QVERIFY(MatterSearch({}, m_input->readings()).find(QStringLiteral("a"), {}).isEmpty());
}

void TestMatterSearch::everyMatterIsFoundByItsSound()
{
    QRandomGenerator random(1);
    for (int round = 0; round < 50; ++round) {
        for (const Matter& matter : std::as_const(m_catalogue.matters)) {
            for (const bool isInitials : {false, true}) {
                for (const QString& between : {QString(), QStringLiteral(" ")}) {
                    const QString sound =
                        soundOf(matter.name.zh, m_input->readings(), random, isInitials, between)
                            .left(MatterSearch::kTextLimit);
                    QVERIFY2(find(sound).contains(matter.id), qPrintable(sound));
                }
            }
        }
    }
}

void TestMatterSearch::everyMatterIsFoundByAnyPartOfItsName()
{
    for (const Matter& matter : std::as_const(m_catalogue.matters)) {
        for (qsizetype from = 0; from < matter.name.zh.size(); ++from) {
            for (qsizetype length = 1; from + length <= matter.name.zh.size(); ++length) {
                const QString part = matter.name.zh.mid(from, length);
                const bool isWord = part.contains(QRegularExpression(
                    QStringLiteral("[\\w\\p{L}]"), QRegularExpression::UseUnicodePropertiesOption));
                QVERIFY2(!isWord || find(part).contains(matter.id), qPrintable(part));
            }
        }
    }
}

void TestMatterSearch::everyMatterIsFoundByItsEnglishName()
{
    for (const Matter& matter : std::as_const(m_catalogue.matters)) {
        for (qsizetype length = 1; length <= matter.name.en.size(); ++length) {
            const QString begun = matter.name.en.left(length);
            QVERIFY2(find(begun).contains(matter.id), qPrintable(begun));
        }
    }
}

void TestMatterSearch::bearsAnyText()
{
    QRandomGenerator random(7);
    const QString likely = QStringLiteral("abcdeghinosuxyz  社保卡公积金'ü1０（\n\t");
    for (int round = 0; round < 5'000; ++round) {
        QString text;
        const int length = random.bounded(80);
        for (int i = 0; i < length; ++i) {
            text += random.bounded(4) == 0 ? QChar(char16_t(random.bounded(0x10000)))
                                           : likely.at(random.bounded(int(likely.size())));
        }
        QVERIFY(find(text).size() <= MatterSearch::kResultLimit);
    }
    QVERIFY(find(QString(100'000, u'a')).isEmpty());
    // One sign that stands for eighteen.
    QVERIFY(find(QString(60, QChar(0xFDFA))).isEmpty());
}

void TestMatterSearch::answersTheSameEveryTime()
{
    const MatterSearch other(m_catalogue, m_input->readings());
    for (const char* text : {"s", "社", "gjj", "card", "登记"}) {
        const QString typed = QString::fromUtf8(text);
        QCOMPARE(find(typed), find(typed));
        QCOMPARE(other.find(typed, {}), find(typed));
    }
}

void TestMatterSearch::keepsToTheCatalogueItWasMadeOf()
{
    Catalogue catalogue = m_catalogue;
    const MatterSearch search(catalogue, m_input->readings());
    const QString id = catalogue.matters.constFirst().id;
    const QString old = catalogue.matters.constFirst().name.zh;
    catalogue.matters.first().name.zh = QStringLiteral("测试事项");
    QVERIFY(search.find(old, {}).contains(id));
    QVERIFY(search.find(QStringLiteral("ceshishixiang"), {}).isEmpty());
    const MatterSearch next(catalogue, m_input->readings());
    QCOMPARE(next.find(QStringLiteral("ceshishixiang"), {}), QStringList(id));
    QVERIFY(!next.find(old, {}).contains(id));
    catalogue = {};
    QVERIFY(search.find(old, {}).contains(id));
}

/// Made in one thread, it is asked in others.
void TestMatterSearch::isSharedAmongThreads()
{
    const auto made =
        std::async(std::launch::async, [this] {
            return std::make_shared<const MatterSearch>(m_catalogue, m_input->readings());
        }).get();
    const auto askAll = [this, made] {
        QList<QStringList> answers;
        for (const Matter& matter : m_catalogue.matters) {
            answers.append(made->find(matter.name.zh, {}));
        }
        return answers;
    };
    auto other = std::async(std::launch::async, askAll);
    const QList<QStringList> mine = askAll();
    QCOMPARE(other.get(), mine);
    QVERIFY(!mine.isEmpty());
}

QTEST_GUILESS_MAIN(TestMatterSearch)
#include "tst_MatterSearch.moc"
