// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/catalog/CatalogueSchema.h"
#include "tests/app/ctl/RunCtl.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace Qt::StringLiterals;
using onewindow::testing::ctl;
using onewindow::testing::CtlAnswer;

/// The catalogue command of the real program.
class tst_CatalogueCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodFile();
    void everyProblemIsPrinted();
    void fileThatCannotBeRead_data();
    void fileThatCannotBeRead();
    void schema();
    void wrongWords_data();
    void wrongWords();

private:
    QString write(const QByteArray& bytes);

    QTemporaryDir m_folder;
};

QString tst_CatalogueCommand::write(const QByteArray& bytes)
{
    QFile file(m_folder.filePath(u"catalogue.json"_s));
    OW_ENFORCE(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    return file.fileName();
}

void tst_CatalogueCommand::goodFile()
{
    const CtlAnswer answer = ctl({u"catalogue"_s, u"check"_s,
                                  u"" ONEWINDOW_SOURCE_DIR "/packaging/tryout/catalogue.json"_s});
    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.out, u"42 matters in 12 departments, no problems\n"_s);
    QCOMPARE(answer.err, QString());
}

void tst_CatalogueCommand::everyProblemIsPrinted()
{
    QFile whole(u"" ONEWINDOW_SOURCE_DIR "/tests/services/catalog/data/whole.json"_s);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    QByteArray bytes = whole.readAll();
    bytes.replace("\"series\": \"K\"", "\"series\": \"O\"");
    bytes.replace("\"cents\": 1000", "\"cents\": -1");
    const CtlAnswer answer = ctl({u"catalogue"_s, u"check"_s, write(bytes)});
    QCOMPARE(answer.code, 1);
    QCOMPARE(answer.out,
             u"matter meal /matters/0/fee/cents: must be a whole number from 1 to 10000000\n"
             "matter meal /matters/0/series: must be one letter A to Z, not I or O\n"
             "PROBLEMS: 2; without what they name, 0 matters in 0 departments\n"_s);
    QCOMPARE(answer.err, QString());
}

void tst_CatalogueCommand::fileThatCannotBeRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("why");
    QTest::newRow("empty") << QByteArray() << u"is empty"_s;
    QTest::newRow("cut off") << QByteArray("{\"themes\": [") << u"byte "_s;
    QTest::newRow("no object") << QByteArray("[]") << u"is no JSON object"_s;
    QTest::newRow("nothing in it") << QByteArray("{}") << u"needs themes and matters"_s;
    QTest::newRow("huge") << QByteArray((32 << 20) + 1, ' ') << u"is over 32 MiB"_s;
    QTest::newRow("deep") << QByteArray(100'000, '[') << u"byte "_s;
}

void tst_CatalogueCommand::fileThatCannotBeRead()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, why);
    const QString file = write(bytes);
    const CtlAnswer answer = ctl({u"catalogue"_s, u"check"_s, file});
    QCOMPARE(answer.code, 2);
    QCOMPARE(answer.out, QString());
    QVERIFY2(answer.err.startsWith(u"onewindow-ctl: "_s + file + u": "_s), qPrintable(answer.err));
    QVERIFY2(answer.err.contains(why), qPrintable(answer.err));
    QCOMPARE(answer.err.count(u'\n'), 1);
}

void tst_CatalogueCommand::schema()
{
    const CtlAnswer answer = ctl({u"catalogue"_s, u"schema"_s});
    QCOMPARE(answer.code, 0);
    const QJsonDocument printed = QJsonDocument::fromJson(answer.out.toUtf8());
    QCOMPARE(printed, QJsonDocument::fromJson(catalog::CatalogueSchema::text()));
    QVERIFY(!printed.object().value(u"definitions").toObject().isEmpty());
}

void tst_CatalogueCommand::wrongWords_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("none") << QStringList{u"catalogue"_s};
    QTest::newRow("no file") << QStringList{u"catalogue"_s, u"check"_s};
    QTest::newRow("two files") << QStringList{u"catalogue"_s, u"check"_s, u"a"_s, u"b"_s};
    QTest::newRow("another verb") << QStringList{u"catalogue"_s, u"mend"_s, u"a"_s};
    QTest::newRow("schema of a file") << QStringList{u"catalogue"_s, u"schema"_s, u"a"_s};
    QTest::newRow("file that is not there")
        << QStringList{u"catalogue"_s, u"check"_s, u"/nonexistent/c.json"_s};
}

void tst_CatalogueCommand::wrongWords()
{
    QFETCH(const QStringList, words);
    const CtlAnswer answer = ctl(words);
    QCOMPARE(answer.code, 2);
    QCOMPARE(answer.out, QString());
    QVERIFY(answer.err.startsWith(u"onewindow-ctl: "));
}

QTEST_GUILESS_MAIN(tst_CatalogueCommand)
#include "tst_CatalogueCommand.moc"
