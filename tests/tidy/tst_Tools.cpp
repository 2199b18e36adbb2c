// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/tidy/SourceTree.h"

#include <QtTest>

using namespace onewindow::tidy;

namespace {

constexpr int kToolTimeoutMs = 280'000; // Seconds, but on a busy machine.

QString root()
{
    return QStringLiteral(ONEWINDOW_SOURCE_DIR);
}

/// What `tool` says about `paths`; empty if it is content.
QString complaints(const QString& tool, const QStringList& options, const QStringList& paths)
{
    QProcess process;
    process.setWorkingDirectory(root());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(tool, options + paths);
    if (!process.waitForFinished(kToolTimeoutMs)) {
        return tool + QStringLiteral(": ") + process.errorString();
    }
    const QString said = QString::fromUtf8(process.readAll());
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0
               ? QString()
               : tool + QStringLiteral(" objects\n") + said;
}

/// Scripts by their first line, and what they source.
QStringList shellScripts()
{
    const QStringList candidates =
        projectPaths(root()).filter(QRegularExpression(QStringLiteral(R"(^[^.]+$|/[^.]+$|\.sh$)")));
    QStringList scripts;
    for (const SourceFile& file : readFiles(root(), candidates, {QString()})) {
        if (file.path.endsWith(QLatin1String(".sh")) ||
            QRegularExpression(QStringLiteral("^#!.*\\b(ba)?sh\\b"))
                .match(file.lines.first())
                .hasMatch()) {
            scripts.append(file.path);
        }
    }
    return scripts;
}

} // namespace

/// The tools that read the sources have nothing to say.
class TestTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cppIsFormatted();
    void scriptsAreSound();
};

void TestTools::cppIsFormatted()
{
    const QStringList sources =
        projectPaths(root()).filter(QRegularExpression(QStringLiteral(R"(\.(h|cpp)$)")));
    QVERIFY(sources.size() > 20);
    // Another version formats differently: Debian 12's is the one that decides.
    const QString said =
        complaints(QStringLiteral("clang-format-14"),
                   {QStringLiteral("--dry-run"), QStringLiteral("-Werror")}, sources);
    QVERIFY2(said.isEmpty(), qPrintable(said));
}

void TestTools::scriptsAreSound()
{
    const QStringList scripts = shellScripts();
    QVERIFY(scripts.contains(QStringLiteral("packaging/test")));
    const QString said = complaints(
        QStringLiteral("shellcheck"),
        {QStringLiteral("--external-sources"), QStringLiteral("--source-path=SCRIPTDIR")}, scripts);
    QVERIFY2(said.isEmpty(), qPrintable(said));
}

QTEST_GUILESS_MAIN(TestTools)
#include "tst_Tools.moc"
