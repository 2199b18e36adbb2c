// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/tidy/TextRules.h"

#include <QtTest>

using namespace onewindow::tidy;

namespace {

const QString kHead = QStringLiteral("// SPDX-FileCopyrightText: 2026 The OneWindow authors\n"
                                     "// SPDX-License-Identifier: GPL-3.0-or-later\n\n");

QString root()
{
    return QStringLiteral(ONEWINDOW_SOURCE_DIR);
}

/// Every file people write by hand, but for prose and data.
QStringList handwritten()
{
    static const QRegularExpression written(
        QStringLiteral(R"((\.(h|cpp|qml|py|sh|cmake)|CMakeLists\.txt)$|^(packaging|\.ci)/[^.]+$)"));
    return projectPaths(root()).filter(written);
}

} // namespace

/// What every file owes its readers; and the rules that ask for it can tell.
class TestSourceText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void projectIsTidy();
    void topLevelIsKnown();
    void everySourceIsListed();
    void ruleTells_data();
    void ruleTells();
    void functionLengthIsCounted_data();
    void functionLengthIsCounted();
    void listingIsFound();
};

void TestSourceText::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestSourceText::projectIsTidy()
{
    const QList<SourceFile> files = readFiles(root(), handwritten(), {QString()});
    QVERIFY2(files.size() > 50, "the project's files were not found");

    QList<Finding> findings;
    for (const SourceFile& file : files) {
        findings += textFindings(file);
    }
    QVERIFY(isClean(findings));
}

void TestSourceText::topLevelIsKnown()
{
    const QList<Finding> findings = topLevelFindings(projectPaths(root()));
    QVERIFY(isClean(findings));
    QCOMPARE(topLevelFindings({QStringLiteral("notes.txt"), QStringLiteral("tools/a"),
                               QStringLiteral("tools/b"), QStringLiteral("app/a")})
                 .size(),
             2);
}

void TestSourceText::everySourceIsListed()
{
    QVERIFY(isClean(unlistedFindings(readFiles(root(), handwritten(), {QString()}))));
}

void TestSourceText::ruleTells_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");

    const QString cpp = QStringLiteral("services/core/A.cpp");
    const QString cmake = QStringLiteral("services/core/CMakeLists.txt");
    // The words are put together here so that this file does not break the rules it tests.
    const auto glued = [](const char* a, const char* b) {
        return kHead + QString::fromLatin1(a) + QString::fromLatin1(b) + u'\n';
    };
    QTest::newRow("clean") << cpp << kHead + QStringLiteral("int a;\n") << 0;
    QTest::newRow("no header") << cpp << QStringLiteral("int a;\n") << 1;
    QTest::newRow("no header in QML")
        << QStringLiteral("qml/A.qml") << QStringLiteral("Item {}\n") << 1;
    QTest::newRow("no line end") << cpp << kHead + QStringLiteral("int a;") << 4;
    QTest::newRow("unfinished") << cpp << glued("// TO", "DO later") << 4;
    QTest::newRow("template of mktemp") << cpp << glued("// XXXX", "XX") << 0;
    QTest::newRow("debug output") << cpp << glued("qDe", "bug() << 1;") << 4;
    QTest::newRow("debug output named in a script")
        << QStringLiteral("packaging/x") << QStringLiteral("# qDe") + QStringLiteral("bug\n") << 0;
    QTest::newRow("fixed wait") << cpp << glued("QTest::qWa", "it( 50);") << 4;
    QTest::newRow("wait with a name") << cpp << glued("QTest::qWa", "it(kLimit);") << 0;
    QTest::newRow("thread asleep") << cpp << glued("QThread::msl", "eep(1);") << 4;
    QTest::newRow("standard thread asleep")
        << cpp << glued("std::this_thread::sl", "eep_for(x);") << 4;
    QTest::newRow("this machine's time")
        << cpp << kHead + QStringLiteral("QDateTime::fromMSecsSinceEpoch(ms).date();\n") << 4;
    QTest::newRow("this machine's time, in two lines")
        << cpp << kHead + QStringLiteral("QDateTime::fromMSecsSinceEpoch(\n    ms);\n") << 4;
    QTest::newRow("a time in a zone that is named")
        << cpp << kHead + QStringLiteral("QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);\n") << 0;
    QTest::newRow("this machine's time at a console")
        << QStringLiteral("app/ctl/A.cpp")
        << kHead + QStringLiteral("QDateTime::currentDateTime();\n") << 0;
    QTest::newRow("100 characters") << cpp << kHead + QString(100, u'a') + u'\n' << 0;
    QTest::newRow("101 characters") << cpp << kHead + QString(101, u'a') + u'\n' << 4;
    QTest::newRow("101 characters in QML")
        << QStringLiteral("qml/A.qml") << kHead + QString(101, u'a') + u'\n' << 4;
    QTest::newRow("101 characters in CMake") << cmake << u'#' + QString(100, u'a') + u'\n' << 1;
    QTest::newRow("white space") << cpp << glued("int a; ", " ") << 4;
    QTest::newRow("tabulator") << cpp << glued("\t", "int a;") << 4;
    QTest::newRow("folder explained") << cmake << QStringLiteral("# What it is for.\nx()\n") << 0;
    QTest::newRow("folder not explained") << cmake << QStringLiteral("x()\n") << 1;
}

void TestSourceText::ruleTells()
{
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    QFETCH(const int, line);

    const QList<Finding> findings = textFindings(sourceFile(path, text));
    QCOMPARE(findings.size(), line == 0 ? 0 : 1);
    if (line != 0) {
        QCOMPARE(findings.first().line, line);
    }
}

void TestSourceText::functionLengthIsCounted_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("lines");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("found");

    const QString open = QStringLiteral("void f()\n{\n");
    const QString close = QStringLiteral("}\n");
    const QString inner = QStringLiteral("    void f()\n    {\n");
    const QString innerClose = QStringLiteral("    }\n");
    QTest::newRow("at the limit") << open << 70 << close << 0;
    QTest::newRow("over it") << open << 71 << close << 1;
    QTest::newRow("member over it") << inner << 71 << innerClose << 1;
    QTest::newRow("a long type") << QStringLiteral("class A\n{\n") << 200 << QStringLiteral("};\n")
                                 << 0;
    QTest::newRow("a table") << open + QStringLiteral("    return {\n") << 200
                             << QStringLiteral("    };\n") + close << 0;
    QTest::newRow("rows of a test") << QStringLiteral("void A::f_data()\n{\n") << 200 << close << 0;
}

void TestSourceText::functionLengthIsCounted()
{
    QFETCH(const QString, before);
    QFETCH(const int, lines);
    QFETCH(const QString, after);
    QFETCH(const int, found);

    const QString text = kHead + before + QStringLiteral("        g();\n").repeated(lines) + after;
    QCOMPARE(textFindings(sourceFile(QStringLiteral("services/core/A.cpp"), text)).size(), found);
}

void TestSourceText::listingIsFound()
{
    const QList<SourceFile> files{
        sourceFile(QStringLiteral("qml/Kiosk/CMakeLists.txt"),
                   QStringLiteral("x(\n  home/A.cpp home/A.h\n  home/B.qml # C.h\n)")),
        sourceFile(QStringLiteral("qml/Kiosk/home/A.cpp"), QString()),
        sourceFile(QStringLiteral("qml/Kiosk/home/B.qml"), QString()),
        sourceFile(QStringLiteral("qml/Kiosk/C.h"), QString()),
        sourceFile(QStringLiteral("tests/qml/Fixture.h"), QString()),
    };
    const QList<Finding> findings = unlistedFindings(files);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().path, QStringLiteral("qml/Kiosk/C.h"));
}

QTEST_GUILESS_MAIN(TestSourceText)
#include "tst_SourceText.moc"
