// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/tidy/SourceTree.h"

#include <QtTest>

using namespace onewindow::tidy;

namespace {

/// Everything `pattern` captures in the lines of one file of the project.
QStringList captured(const char* path, const QRegularExpression& pattern)
{
    const QString name = QString::fromLatin1(path);
    QStringList found;
    for (const SourceFile& file : readFiles(QStringLiteral(ONEWINDOW_SOURCE_DIR), {name}, {name})) {
        for (const QString& line : file.lines) {
            for (auto match = pattern.globalMatch(line); match.hasNext();) {
                found.append(match.next().captured(1));
            }
        }
    }
    return found;
}

/// The values of the enum, one a line in Error.h.
QStringList declared()
{
    return captured("services/core/Error.h",
                    QRegularExpression(QStringLiteral(R"(^    ([A-Z]\w+),$)")));
}

} // namespace

/// One vocabulary of errors: what is declared is named, explained and used.
class TestErrorCodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeIsExplained();
    void everyCodeIsNamed();
    void everyCodeIsUsed();
};

void TestErrorCodes::everyCodeIsExplained()
{
    const QStringList explained =
        captured("services/core/ERRORS.md", QRegularExpression(QStringLiteral(R"(^## (\w+)$)")));
    QVERIFY(!explained.isEmpty());
    QCOMPARE(explained, declared());
}

void TestErrorCodes::everyCodeIsNamed()
{
    const QStringList named = captured(
        "services/core/Error.cpp", QRegularExpression(QStringLiteral(R"(OW_NAME\(([A-Z]\w+)\))")));
    QCOMPARE(named, declared());
}

void TestErrorCodes::everyCodeIsUsed()
{
    static const QRegularExpression product(
        QStringLiteral(R"(^(services|drivers|qml|app)/.*\.(h|cpp)$)"));
    static const QRegularExpression use(QStringLiteral(R"(\bErrorCode::(\w+))"));
    const QString root = QStringLiteral(ONEWINDOW_SOURCE_DIR);
    QStringList unused = declared();
    for (const SourceFile& file :
         readFiles(root, projectPaths(root).filter(product), {QString()})) {
        if (file.path.startsWith(QLatin1String("services/core/Error."))) {
            continue;
        }
        for (const QString& line : file.lines) {
            for (auto match = use.globalMatch(line); match.hasNext();) {
                unused.removeAll(match.next().captured(1));
            }
        }
    }
    QVERIFY2(unused.isEmpty(), qPrintable(unused.join(u' ')));
}

QTEST_GUILESS_MAIN(TestErrorCodes)
#include "tst_ErrorCodes.moc"
