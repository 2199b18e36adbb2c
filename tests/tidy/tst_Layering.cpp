// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/tidy/LayerRules.h"

#include <QtTest>

using namespace onewindow::tidy;

/// The project includes downwards only; and the rules that say so can tell.
class TestLayering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void projectIncludesDownwardsOnly();
    void ruleTells_data();
    void ruleTells();
    void libraryBehindHeaderIsFound();
};

void TestLayering::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestLayering::projectIncludesDownwardsOnly()
{
    const QString root = QStringLiteral(ONEWINDOW_SOURCE_DIR);
    const QList<SourceFile> files =
        readFiles(root, projectPaths(root),
                  {QStringLiteral(".h"), QStringLiteral(".cpp"), QStringLiteral(".qml"),
                   QStringLiteral("CMakeLists.txt")});
    QVERIFY2(files.size() > 50, "the project's files were not found");

    QVERIFY(isClean(layerFindings(files)));
}

void TestLayering::ruleTells_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");

    const auto row = [](const char* name, const char* path, const char* line, bool allowed) {
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(line) << allowed;
    };
    const char* const core = "#include \"services/core/Result.h\"";
    row("down", "services/crypto/Keys.h", core, true);
    row("same folder", "services/core/Bytes.h", core, true);
    row("up", "services/core/Bytes.h", "#include \"services/crypto/Keys.h\"", false);
    row("spaced", "services/core/Bytes.h", "  #  include  \"services/crypto/Keys.h\"", false);
    row("sideways", "services/sync/A.h", "#include \"services/platform/B.h\"", false);
    row("like-named folder", "services/core/A.h", "#include \"services/corex/B.h\"", false);
    row("not from the top", "services/core/A.h", "#include \"Result.h\"", false);
    row("moc", "services/core/A.cpp", "#include \"A.moc\"", true);
    row("no layer", "services/other/A.h", "", false);

    row("Qt Core in a service", "services/core/A.h", "#include <QString>", true);
    row("Qt Gui in a service", "services/core/A.h", "#include <QImage>", false);
    row("Qt Network in a service", "services/sync/A.cpp", "#include <QTcpSocket>", false);
    row("Qt module spelled out", "services/core/A.h", "#include <QtGui/QImage>", false);
    row("Qt Network in a printer", "drivers/printer/A.cpp", "#include <QTcpSocket>", true);
    row("Qt Network in a view-model", "qml/Kiosk/A.h", "#include <QTcpSocket>", false);

    row("driver in a screen", "qml/Kiosk/A.h", "#include \"drivers/printer/B.h\"", false);
    row("driver interface in a screen", "qml/Kiosk/A.h", "#include \"drivers/api/B.h\"", true);
    row("driver in a service", "services/queue/A.h", "#include \"drivers/api/B.h\"", false);
    row("driver in a simulator", "drivers/sim/A.h", "#include \"drivers/printer/B.h\"", false);
    row("driver in a driver", "drivers/idcard/A.h", "#include \"drivers/printer/B.h\"", false);
    row("driver in a program", "app/kiosk/main.cpp", "#include \"drivers/printer/B.h\"", true);
    row("test in a program", "app/kiosk/main.cpp", "#include \"tests/tidy/SourceTree.h\"", false);
    row("anything in a test", "tests/x/A.cpp", "#include \"drivers/printer/B.h\"", true);

    row("OpenSSL at home", "services/crypto/A.cpp", "#include <openssl/evp.h>", true);
    row("OpenSSL elsewhere", "services/sync/A.cpp", "#include <openssl/evp.h>", false);
    row("SQLite at home", "services/storage/A.cpp", "#include <sqlite3.h>", true);
    row("SQLite elsewhere", "app/kiosk/main.cpp", "#include <sqlite3.h>", false);
    row("Boost elsewhere", "app/platform/A.h", "#include <boost/asio.hpp>", false);

    row("QML import down", "qml/Kiosk/A.qml", "import OneWindow.Controls", true);
    row("QML import up", "qml/Controls/A.qml", "import OneWindow.Kiosk", false);
    row("QML import sideways", "qml/Board/A.qml", "import OneWindow.Kiosk 1.0", false);
    row("QML import of Qt", "qml/Controls/A.qml", "import QtQuick", true);

    row("link down", "services/crypto/CMakeLists.txt", "  LINK OneWindow::core", true);
    row("link up", "services/core/CMakeLists.txt", "  LINK OneWindow::crypto", false);
    row("link of a driver", "qml/Kiosk/CMakeLists.txt", "LINK OneWindow::driver_printer", false);
    row("link of a screen", "qml/Style/CMakeLists.txt", "LINK OneWindow::ui_kiosk", false);
    row("link in a remark", "services/core/CMakeLists.txt", "# not OneWindow::crypto", true);
}

void TestLayering::ruleTells()
{
    QFETCH(const QString, path);
    QFETCH(const QString, line);
    QFETCH(const bool, allowed);

    const QList<SourceFile> files{
        sourceFile(path, line),
        sourceFile(QStringLiteral("tests/tidy/SourceTree.h"), QString()),
    };
    QCOMPARE(layerFindings(files).isEmpty(), allowed);
}

void TestLayering::libraryBehindHeaderIsFound()
{
    const QList<SourceFile> files{
        sourceFile(QStringLiteral("services/crypto/Native.h"),
                   QStringLiteral("#include <openssl/evp.h>")),
        sourceFile(QStringLiteral("services/crypto/Keys.h"),
                   QStringLiteral("#pragma once\n#include \"services/crypto/Native.h\"")),
        sourceFile(QStringLiteral("services/crypto/Keys.cpp"),
                   QStringLiteral("#include \"services/crypto/Keys.h\"")),
        sourceFile(QStringLiteral("services/journal/Row.h"),
                   QStringLiteral("#pragma once\n\n#include \"services/crypto/Keys.h\"")),
    };
    const QList<Finding> findings = layerFindings(files);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(
        toText(findings.first()),
        QStringLiteral("services/journal/Row.h:3: services/crypto/Keys.h lets a library out of "
                       "services/crypto"));
}

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_Layering.moc"
