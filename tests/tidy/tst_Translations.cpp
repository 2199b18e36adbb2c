// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QXmlStreamReader>
#include <QtTest>

#include <cstdio>

namespace {

constexpr int kToolTimeoutMs = 280'000; // Seconds, but on a busy machine.

/// The messages of a .ts file that are not translated, or no longer in the source.
QStringList openMessages(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {file.errorString()};
    }
    QStringList open;
    QString context;
    QString source;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("source")) {
            source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            const QString type = xml.attributes().value(QLatin1String("type")).toString();
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (!type.isEmpty() || text.trimmed().isEmpty()) {
                open.append(
                    QStringLiteral("%1: \"%2\" is %3")
                        .arg(context, source, type.isEmpty() ? QStringLiteral("empty") : type));
            }
        }
    }
    if (xml.hasError()) {
        open.append(xml.errorString());
    }
    return open;
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
    return openMessages(copy);
}

} // namespace

/// Every text that people see exists in every language of translations/.
class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyTextIsTranslated();
    void ruleTells_data();
    void ruleTells();
};

void TestTranslations::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestTranslations::everyTextIsTranslated()
{
    const QDir folder(QStringLiteral(ONEWINDOW_SOURCE_DIR "/translations"));
    const QStringList files = folder.entryList({QStringLiteral("*.ts")}, QDir::Files);
    QVERIFY(files.contains(QStringLiteral("onewindow_en.ts")));

    qsizetype open = 0;
    for (const QString& file : files) {
        const auto messages = afterUpdate(folder.filePath(file));
        for (const QString& message : messages) {
            std::puts(qPrintable(file + QStringLiteral(": ") + message));
        }
        open += messages.size();
    }
    QCOMPARE(open, 0);
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
    QCOMPARE(!openMessages(file.fileName()).isEmpty(), open);
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_Translations.moc"
