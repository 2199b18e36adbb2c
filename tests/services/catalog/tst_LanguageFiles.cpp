// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/CatalogueFile.h"
#include "services/catalog/LanguageFiles.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow::catalog;
using namespace Qt::StringLiterals;

class tst_LanguageFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void addsToEveryText();
    void whatTheFileSaysItselfStays();
    void withoutFilesNothingChanges();
    void namesWhatIsMissingAndWhatIsUnused();
    void wrongTextsAreNamedAndLeftOut_data();
    void wrongTextsAreNamedAndLeftOut();
    void wrongFilesAreNamed_data();
    void wrongFilesAreNamed();
    void filesOfOthersAreLeftAlone();
    void catalogueHasItsLanguages();

private:
    void write(const QString& name, const QByteArray& bytes) const;

    [[nodiscard]] QString path() const { return m_folder->filePath(u"hall.json"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const QJsonObject kHall{
    {u"name"_s, QJsonObject{{u"zh"_s, u"大厅"_s}, {u"en"_s, u"Hall"_s}}},
    {u"age"_s, 65},
    {u"windows"_s,
     QJsonArray{QJsonObject{{u"id"_s, u"1"_s}, {u"area"_s, QJsonObject{{u"zh"_s, u"一楼"_s}}}},
                QJsonObject{{u"id"_s, u"2"_s}, {u"area"_s, QJsonObject{{u"zh"_s, u"一楼"_s}}}}}}};

QStringList textsOf(const Problems& problems)
{
    QStringList texts;
    for (const Problem& problem : problems) {
        texts << problem.toText();
    }
    return texts;
}

} // namespace

void tst_LanguageFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_LanguageFiles::write(const QString& name, const QByteArray& bytes) const
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

void tst_LanguageFiles::addsToEveryText()
{
    write(u"hall.zh-Hant.json"_s, R"({"texts": {"大厅": "大廳", "一楼": "一樓"}})");
    write(u"hall.ug.json"_s, R"({"texts": {"大厅": "زال", "一楼": "1"}})");
    LanguageFiles languages(path());
    const QJsonObject hall = languages.applyTo(kHall);
    QVERIFY2(languages.problems().isEmpty(), qPrintable(textsOf(languages.problems()).join(u'\n')));
    QVERIFY(languages.missing().isEmpty());
    QCOMPARE(hall[u"name"_s].toObject(), (QJsonObject{{u"zh"_s, u"大厅"_s},
                                                      {u"en"_s, u"Hall"_s},
                                                      {u"zh-Hant"_s, u"大廳"_s},
                                                      {u"ug"_s, u"زال"_s}}));
    for (const int i : {0, 1}) {
        QCOMPARE(hall[u"windows"_s][i][u"area"_s][u"zh-Hant"_s].toString(), u"一樓"_s);
        QCOMPARE(hall[u"windows"_s][i][u"id"_s], kHall[u"windows"_s][i][u"id"_s]);
    }
    QCOMPARE(hall[u"age"_s].toInt(), 65);
}

void tst_LanguageFiles::whatTheFileSaysItselfStays()
{
    write(u"hall.en.json"_s, R"({"texts": {"大厅": "Room", "一楼": "Ground floor"}})");
    LanguageFiles languages(path());
    const QJsonObject hall = languages.applyTo(kHall);
    QCOMPARE(hall[u"name"_s][u"en"_s].toString(), u"Hall"_s);
    QCOMPARE(hall[u"windows"_s][0][u"area"_s][u"en"_s].toString(), u"Ground floor"_s);
    QVERIFY(languages.problems().isEmpty());
}

void tst_LanguageFiles::withoutFilesNothingChanges()
{
    LanguageFiles languages(path());
    QCOMPARE(languages.applyTo(kHall), kHall);
    QVERIFY(languages.problems().isEmpty());
}

void tst_LanguageFiles::namesWhatIsMissingAndWhatIsUnused()
{
    write(u"hall.zh-Hant.json"_s, R"({"texts": {"大厅": "大廳", "二楼": "二樓"}})");
    LanguageFiles languages(path());
    languages.applyTo(kHall);
    QCOMPARE(textsOf(languages.problems()),
             QStringList{u"hall.zh-Hant.json /texts/二楼: is no text of the file"_s});
    QCOMPARE(languages.missing(), (QMap<QString, QStringList>{{u"zh-Hant"_s, {u"一楼"_s}}}));
}

void tst_LanguageFiles::wrongTextsAreNamedAndLeftOut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isWrong");
    QTest::newRow("good") << QByteArray(R"("{case.date}: {card.name}")") << false;
    QTest::newRow("placeholder lost") << QByteArray(R"("{case.date}")") << true;
    QTest::newRow("placeholder of another") << QByteArray(R"("{case.date} {card.number}")") << true;
    QTest::newRow("placeholder twice")
        << QByteArray(R"("{case.date} {card.name} {card.name}")") << true;
    QTest::newRow("empty") << QByteArray(R"("")") << true;
    QTest::newRow("number") << QByteArray("3") << true;
    QTest::newRow("object") << QByteArray(R"({"zh": "x"})") << true;
    QTest::newRow("endless") << '"' + QByteArray(4001, 'x') + '"' << true;
}

void tst_LanguageFiles::wrongTextsAreNamedAndLeftOut()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, isWrong);
    write(u"hall.ug.json"_s,
          R"({"texts": {"大厅": "good", "{card.name}，{case.date}": )" + text + "}}");
    LanguageFiles languages(path());
    const QJsonObject whole =
        languages.applyTo({{u"a"_s, QJsonObject{{u"zh"_s, u"大厅"_s}}},
                           {u"b"_s, QJsonObject{{u"zh"_s, u"{card.name}，{case.date}"_s}}}});
    QCOMPARE(languages.problems().size(), isWrong ? 1 : 0);
    QCOMPARE(whole[u"b"_s].toObject().contains(u"ug"_s), !isWrong);
    QCOMPARE(whole[u"a"_s][u"ug"_s].toString(), u"good"_s);
}

void tst_LanguageFiles::wrongFilesAreNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << QByteArray(R"({"texts": {"大)");
    QTest::newRow("list") << QByteArray(R"([])");
    QTest::newRow("no texts") << QByteArray(R"({"大厅": "大廳"})");
    QTest::newRow("texts are a list") << QByteArray(R"({"texts": ["大廳"]})");
    QTest::newRow("huge") << QByteArray((8 << 20) + 1, ' ');
}

void tst_LanguageFiles::wrongFilesAreNamed()
{
    QFETCH(const QByteArray, bytes);
    write(u"hall.zh-Hant.json"_s, bytes);
    LanguageFiles languages(path());
    QCOMPARE(languages.applyTo(kHall), kHall);
    QCOMPARE(languages.problems().size(), 1);
    QCOMPARE(languages.problems().constFirst().item, u"hall.zh-Hant.json"_s);
}

void tst_LanguageFiles::filesOfOthersAreLeftAlone()
{
    for (const char* name : {"hall.json", "hall.zh.json", "hall.backup of monday.json",
                             "hall..json", "hall2.en.json", "hall.en.json.old", "hall.en.toml"}) {
        write(QString::fromLatin1(name), "{");
    }
    QCOMPARE(LanguageFiles::pathsFor(path()), QStringList());
    write(u"hall.zh-Hant.json"_s, "{");
    QCOMPARE(LanguageFiles::pathsFor(path()),
             QStringList{m_folder->filePath(u"hall.zh-Hant.json"_s)});
}

void tst_LanguageFiles::catalogueHasItsLanguages()
{
    const QString file = m_folder->filePath(u"catalogue.json"_s);
    QVERIFY(QFile::copy(u"" ONEWINDOW_TEST_DATA "/whole.json"_s, file));
    write(u"catalogue.zh-Hant.json"_s, R"({"texts": {"助餐": "膳食", "没有": "沒有"}})");
    const auto loaded = loadCatalogue(file);
    QVERIFY(loaded);
    QCOMPARE(loaded.value().catalogue.matters.size(), 1);
    QVERIFY(loaded.value().missing[u"zh-Hant"_s].size() > 10);
    QVERIFY(textsOf(loaded.value().problems)
                .contains(u"catalogue.zh-Hant.json /texts/没有: is no text of the file"_s));
    const Matter& matter = loaded.value().catalogue.matters.constFirst();
    // Through the feed to a terminal, and said there.
    const auto again = matterFromJson(toJson(matter));
    QVERIFY(again);
    QCOMPARE(again.value().name.in(u"zh_Hant"_s), u"膳食"_s);
    QCOMPARE(again.value().name.in(u"zh_CN"_s), u"助餐"_s);
}

QTEST_APPLESS_MAIN(tst_LanguageFiles)
#include "tst_LanguageFiles.moc"
