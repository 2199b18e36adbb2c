// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Languages.h"
#include "tests/TestLanguage.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace onewindow;
using namespace onewindow::testing;
using namespace Qt::StringLiterals;

class tst_Languages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownFilesAreFound();
    void filesOfAFolderAreFound();
    void folderComesBeforeOwn();
    void otherFilesAreLeftAlone();
    void allowed_data();
    void allowed();
    void best_data();
    void best();
    void tag_data();
    void tag();
};

namespace {

const QList<Language> kThree{{u"zh_CN"_s, u"简体中文"_s, {}},
                             {u"en"_s, u"English"_s, u"en.qm"_s},
                             {u"zh_Hant"_s, u"繁體中文"_s, u"t.qm"_s}};

QStringList idsOf(const QList<Language>& languages)
{
    QStringList ids;
    for (const Language& language : languages) {
        ids << language.id;
    }
    return ids;
}

} // namespace

/// Each by the name that its own file has for it; the source's has no file.
void tst_Languages::ownFilesAreFound()
{
    const QList<Language> found = languagesIn();
    QCOMPARE(found.constFirst().id, u"zh_CN"_s);
    QCOMPARE(found.constFirst().name, u"简体中文"_s);
    QTranslator texts;
    QVERIFY(!found.constFirst().load(texts));
    const auto english = std::ranges::find(found, u"en"_s, &Language::id);
    QVERIFY(english != found.end());
    QCOMPARE(english->name, u"English"_s);
    QVERIFY(english->load(texts));
    QCOMPARE(texts.translate("Provinces", "山东"), u"Shandong"_s);
}

void tst_Languages::filesOfAFolderAreFound()
{
    const QTemporaryDir folder;
    QVERIFY(makeLanguage(folder.path(), u"eo"_s, {{"Language", "简体中文", "Esperanto"}}));
    QVERIFY(makeLanguage(folder.path(), u"de_AT"_s, {{"Page", "首页", "Anfang"}}));
    const QList<Language> found = languagesIn(folder.path());
    QCOMPARE(found.size(), languagesIn().size() + 2);
    QCOMPARE(std::ranges::find(found, u"eo"_s, &Language::id)->name, u"Esperanto"_s);
    // Its file does not say what it calls itself: its locale does.
    const auto german = std::ranges::find(found, u"de_AT"_s, &Language::id);
    QVERIFY2(german->name.contains(u"Deutsch"_s), qPrintable(german->name));
    QTranslator texts;
    QVERIFY(german->load(texts));
    QCOMPARE(texts.translate("Page", "首页"), u"Anfang"_s);
}

void tst_Languages::folderComesBeforeOwn()
{
    const QTemporaryDir folder;
    QVERIFY(makeLanguage(folder.path(), u"en"_s, {{"Language", "简体中文", "Plain English"}}));
    const QList<Language> found = languagesIn(folder.path());
    QCOMPARE(idsOf(found), idsOf(languagesIn()));
    QCOMPARE(std::ranges::find(found, u"en"_s, &Language::id)->name, u"Plain English"_s);
}

void tst_Languages::otherFilesAreLeftAlone()
{
    const QTemporaryDir folder;
    for (const char* name : {"onewindow_.qm", "onewindow_a b.qm", "onewindow_zh_CN.qm",
                             "other_eo.qm", "onewindow_eo.ts", "onewindow_\"><script>.qm"}) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QCOMPARE(languagesIn(folder.path()), languagesIn());
    QCOMPARE(languagesIn(folder.filePath(u"gone"_s)), languagesIn());
}

void tst_Languages::allowed_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("none named") << QStringList() << idsOf(kThree);
    QTest::newRow("in their order")
        << QStringList{u"en"_s, u"zh_CN"_s} << QStringList{u"en"_s, u"zh_CN"_s};
    QTest::newRow("by tag") << QStringList{u"zh-hant"_s} << QStringList{u"zh_Hant"_s};
    QTest::newRow("twice") << QStringList{u"en"_s, u"en"_s} << QStringList{u"en"_s};
    QTest::newRow("one that is not there") << QStringList{u"fr"_s, u"en"_s} << QStringList{u"en"_s};
    QTest::newRow("none that is there") << QStringList{u"fr"_s} << idsOf(kThree);
}

void tst_Languages::allowed()
{
    QFETCH(const QStringList, names);
    QFETCH(const QStringList, ids);
    QCOMPARE(idsOf(allowedLanguages(kThree, names)), ids);
}

void tst_Languages::best_data()
{
    QTest::addColumn<QString>("id");
    const auto row = [](const char* wanted, const char* id) {
        QTest::newRow(wanted) << QString::fromLatin1(id);
    };
    row("zh_CN", "zh_CN");
    row("zh", "zh_CN");
    row("zh-SG", "zh_CN");
    row("zh-Hans-HK", "zh_CN");
    row("zh-Hant", "zh_Hant");
    row("zh-Hant-MO", "zh_Hant");
    row("zh-tw", "zh_Hant");
    row("zh_HK", "zh_Hant");
    row("en", "en");
    row("en-GB-oxendict", "en");
    row("EN-us", "en");
    row("fr", "");
    row("xx", "");
    row("", "");
    row("*", "");
    row("../en", "");
}

void tst_Languages::best()
{
    QFETCH(const QString, id);
    const Language* found = bestLanguage(kThree, QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(found != nullptr ? found->id : QString(), id);
}

void tst_Languages::tag_data()
{
    QTest::addColumn<bool>("isTag");
    for (const char* tag : {"en", "zh-CN", "zh-Hant", "sr-Latn-RS", "yue"}) {
        QTest::newRow(tag) << true;
    }
    for (const char* tag : {"", "e", "en-", "en_US", "en--US", "english", "en-<b>", "zh-Hant "}) {
        QTest::newRow(tag) << false;
    }
}

void tst_Languages::tag()
{
    QFETCH(const bool, isTag);
    QCOMPARE(isLanguageTag(QString::fromLatin1(QTest::currentDataTag())), isTag);
}

QTEST_GUILESS_MAIN(tst_Languages)
#include "tst_Languages.moc"
