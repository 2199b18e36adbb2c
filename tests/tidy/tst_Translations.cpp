// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/LanguageFiles.h"
#include "services/core/Languages.h"
#include "tests/tidy/SourceTree.h"
#include "tests/tidy/TextFile.h"

#include <QJsonDocument>
#include <QLocale>
#include <QtTest>

#include <cstdio>

using namespace onewindow;
using namespace onewindow::tidy;

namespace {

constexpr int kToolTimeoutMs = 280'000; // Seconds, but on a busy machine.

QDir translations()
{
    return QDir(QStringLiteral(ONEWINDOW_SOURCE_DIR "/translations"));
}

QStringList translationFiles()
{
    return translations().entryList({QStringLiteral("*.ts")}, QDir::Files);
}

bool isTraditional(const QString& language)
{
    return QLocale(language).script() == QLocale::TraditionalChineseScript;
}

/// Prints them, one a line, and says how many they are.
qsizetype print(const QString& file, const QStringList& findings)
{
    for (const QString& finding : findings) {
        std::puts(qPrintable(file + QStringLiteral(": ") + finding));
    }
    return findings.size();
}

/// What lupdate leaves open in a copy of `path`: texts of the sources that it lacks, and texts it
/// has that no source has any more.
QStringList afterUpdate(const QString& path)
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("copy.ts"));
    if (!QFile::copy(path, copy)) {
        return {QStringLiteral("cannot be read")};
    }
    // Without the headers it finds no namespace, and a text of C++ would be filed where none looks.
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(ONEWINDOW_SOURCE_DIR));
    lupdate.setProcessChannelMode(QProcess::MergedChannels);
    lupdate.start(QStringLiteral(ONEWINDOW_LUPDATE),
                  {QStringLiteral("app"), QStringLiteral("qml"), QStringLiteral("services"),
                   QStringLiteral("drivers"), QStringLiteral("-I"), QStringLiteral("."),
                   QStringLiteral("-ts"), copy});
    if (!lupdate.waitForFinished(kToolTimeoutMs)) {
        return {lupdate.errorString()};
    }
    const QString said = QString::fromUtf8(lupdate.readAll());
    if (lupdate.exitCode() != 0 || said.contains(QLatin1String("warning"))) {
        return {said};
    }
    return openMessages(TextFile::read(copy));
}

} // namespace

/// Every text that people see exists in every language of translations/.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyTextIsTranslated();
    void placeholdersAgree();
    void traditionalHasNoSimplified();
    void sampleDataIsTranslated_data();
    void sampleDataIsTranslated();
    void codeNamesNoLanguageOfAFile();
    void ruleTells_data();
    void ruleTells();
    void placeholderRuleTells_data();
    void placeholderRuleTells();
    void simplifiedRuleTells();
};

void TestTranslations::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestTranslations::everyTextIsTranslated()
{
    const QStringList files = translationFiles();
    QVERIFY(files.contains(QStringLiteral("onewindow_en.ts")));

    qsizetype open = 0;
    for (const QString& file : files) {
        open += print(file, afterUpdate(translations().filePath(file)));
    }
    QCOMPARE(open, 0);
}

void TestTranslations::placeholdersAgree()
{
    qsizetype wrong = 0;
    for (const QString& file : translationFiles()) {
        wrong += print(file, otherPlaceholders(TextFile::read(translations().filePath(file))));
    }
    QCOMPARE(wrong, 0);
}

void TestTranslations::traditionalHasNoSimplified()
{
    qsizetype wrong = 0;
    qsizetype checked = 0;
    for (const QString& file : translationFiles()) {
        const TextFile texts = TextFile::read(translations().filePath(file));
        if (!isTraditional(texts.language)) {
            continue;
        }
        QStringList findings;
        for (const Message& message : texts.messages) {
            const QString found = simplifiedIn(message.translations.join(u' '));
            if (!found.isEmpty()) {
                findings.append(message.name() + QStringLiteral(" has ") + found);
            }
            ++checked;
        }
        wrong += print(file, findings);
    }
    QCOMPARE(wrong, 0);
    QVERIFY(checked > 0);
}

/// The files of the try-out that have languages in files of their own.
void TestTranslations::sampleDataIsTranslated_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(ONEWINDOW_SOURCE_DIR "/packaging/tryout"));
    const QStringList files = folder.entryList({QStringLiteral("*.json")}, QDir::Files);
    for (const QString& file : files) {
        const QString path = folder.filePath(file);
        if (!catalog::LanguageFiles::pathsFor(path).isEmpty()) {
            QTest::newRow(qPrintable(file)) << path;
        }
    }
}

void TestTranslations::sampleDataIsTranslated()
{
    QFETCH(const QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    catalog::LanguageFiles languages(path);
    languages.applyTo(QJsonDocument::fromJson(file.readAll()).object());
    QStringList findings;
    for (const catalog::Problem& problem : languages.problems()) {
        findings << problem.toText();
    }
    for (auto one = languages.missing().cbegin(); one != languages.missing().cend(); ++one) {
        for (const QString& text : one.value()) {
            findings << one.key() + QStringLiteral(" lacks ") + text;
        }
    }
    for (const QString& own : catalog::LanguageFiles::pathsFor(path)) {
        QFile texts(own);
        QVERIFY(texts.open(QIODevice::ReadOnly));
        const QJsonObject all =
            QJsonDocument::fromJson(texts.readAll())[QStringLiteral("texts")].toObject();
        for (auto one = all.constBegin(); one != all.constEnd(); ++one) {
            const QString found = simplifiedIn(one.value().toString());
            if (isTraditional(own.section(u'.', -2, -2)) && !found.isEmpty()) {
                findings << one.value().toString() + QStringLiteral(" has ") + found;
            }
        }
    }
    QCOMPARE(print(path, findings), 0);
}

/// A language is files: no code knows of one that is not in the data's own form, {zh, en}.
void TestTranslations::codeNamesNoLanguageOfAFile()
{
    QStringList names;
    for (const QString& file : translationFiles()) {
        const QString id = file.section(u'.', 0, 0).section(u'_', 1);
        if (id != u"en") {
            names << id << languageTag(id);
        }
    }
    QVERIFY(!names.isEmpty());
    const QString root = QStringLiteral(ONEWINDOW_SOURCE_DIR);
    QStringList findings;
    const auto sources = readFiles(root, projectPaths(root),
                                   {QStringLiteral(".cpp"), QStringLiteral(".h"),
                                    QStringLiteral(".qml"), QStringLiteral("CMakeLists.txt")});
    for (const SourceFile& source : sources) {
        for (const QString& name : names) {
            const bool isNamed = std::ranges::any_of(source.lines, [&](const QString& line) {
                return line.contains(QRegularExpression(QStringLiteral("\\b%1\\b").arg(name)));
            });
            if (isNamed && !source.path.startsWith(u"tests/")) {
                findings << source.path + QStringLiteral(" names ") + name;
            }
        }
    }
    QCOMPARE(print(QStringLiteral("code"), findings), 0);
}

void TestTranslations::ruleTells_data()
{
    QTest::addColumn<QString>("translation");
    QTest::addColumn<bool>("open");

    QTest::newRow("translated") << QStringLiteral("<translation>Home</translation>") << false;
    QTest::newRow("plural") << QStringLiteral(
                                   "<translation><numerusform>a</numerusform></translation>")
                            << false;
    QTest::newRow("unfinished") << QStringLiteral(
                                       "<translation type=\"unfinished\">H</translation>")
                                << true;
    QTest::newRow("vanished") << QStringLiteral("<translation type=\"vanished\">H</translation>")
                              << true;
    QTest::newRow("empty") << QStringLiteral("<translation></translation>") << true;
    QTest::newRow("torn") << QStringLiteral("<translation>") << true;
}

void TestTranslations::ruleTells()
{
    QFETCH(const QString, translation);
    QFETCH(const bool, open);

    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("x.ts")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QStringLiteral("<TS><context><name>Page</name><message><source>首页</source>%1"
                              "</message></context></TS>")
                   .arg(translation)
                   .toUtf8());
    file.close();
    QCOMPARE(!openMessages(TextFile::read(file.fileName())).isEmpty(), open);
}

void TestTranslations::placeholderRuleTells_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("translations");
    QTest::addColumn<bool>("isWrong");
    const auto row = [](const char* name, const char* source, const QStringList& translations,
                        bool isWrong) {
        QTest::newRow(name) << QString::fromUtf8(source) << translations << isWrong;
    };
    row("the same", "%1 号窗口", {QStringLiteral("Window %1")}, false);
    row("another order", "%1，%2", {QStringLiteral("%2, %1")}, false);
    row("lost", "%1，%2", {QStringLiteral("%1")}, true);
    row("another", "%1", {QStringLiteral("%2")}, true);
    row("more", "号", {QStringLiteral("%1")}, true);
    row("one without its number", "%n 人",
        {QStringLiteral("one person"), QStringLiteral("%n people")}, false);
    row("no number at all", "%n 人", {QStringLiteral("people")}, false);
    row("a number that nobody gives", "人", {QStringLiteral("%n people")}, true);
}

void TestTranslations::placeholderRuleTells()
{
    QFETCH(const QString, source);
    QFETCH(const QStringList, translations);
    QFETCH(const bool, isWrong);
    TextFile file;
    file.messages.append({QStringLiteral("Page"), source, translations, {}});
    QCOMPARE(!otherPlaceholders(file).isEmpty(), isWrong);
}

void TestTranslations::simplifiedRuleTells()
{
    QCOMPARE(simplifiedIn(QStringLiteral("身份證、乾淨、三公里")), QString());
    QCOMPARE(simplifiedIn(QStringLiteral("身份证和號碼")), QStringLiteral("证"));
    QCOMPARE(simplifiedIn(QStringLiteral("在螢幕上打印")), QStringLiteral(" 打印"));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_Translations.moc"
