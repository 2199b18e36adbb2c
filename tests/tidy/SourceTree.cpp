// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/tidy/SourceTree.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <algorithm>
#include <cstdio>

namespace onewindow::tidy {

namespace {

constexpr qint64 kFileByteLimit = 2LL * 1024 * 1024;

} // namespace

QString toText(const Finding& finding)
{
    return QStringLiteral("%1:%2: %3").arg(finding.path).arg(finding.line).arg(finding.rule);
}

bool isClean(const QList<Finding>& findings)
{
    for (const Finding& finding : findings) {
        std::puts(qPrintable(toText(finding)));
    }
    return findings.isEmpty();
}

SourceFile sourceFile(const QString& path, const QString& text)
{
    return {path, text.split(u'\n')};
}

QString folderOf(const QString& path)
{
    return path.left(std::max<qsizetype>(path.lastIndexOf(u'/'), 0));
}

QStringList projectPaths(const QString& root)
{
    QProcess git;
    // A checkout made by one user and tested by another is still this checkout.
    git.start(QStringLiteral("git"),
              {QStringLiteral("-c"), QStringLiteral("safe.directory=*"), QStringLiteral("-C"), root,
               QStringLiteral("ls-files"), QStringLiteral("-z"), QStringLiteral("--cached"),
               QStringLiteral("--others"), QStringLiteral("--exclude-standard")});
    if (!git.waitForFinished() || git.exitCode() != 0) {
        return {};
    }
    QStringList paths =
        QString::fromUtf8(git.readAllStandardOutput()).split(u'\0', Qt::SkipEmptyParts);
    paths.removeIf([&](const QString& path) { return !QFileInfo(QDir(root), path).isFile(); });
    paths.removeDuplicates();
    paths.sort();
    return paths;
}

QList<SourceFile> readFiles(const QString& root, const QStringList& paths,
                            const QStringList& suffixes)
{
    QList<SourceFile> files;
    for (const QString& path : paths) {
        const auto endsPath = [&](const QString& suffix) { return path.endsWith(suffix); };
        if (!std::any_of(suffixes.begin(), suffixes.end(), endsPath)) {
            continue;
        }
        QFile file(QDir(root).filePath(path));
        const bool readable = file.size() <= kFileByteLimit && file.open(QIODevice::ReadOnly);
        files.append(sourceFile(path, readable ? QString::fromUtf8(file.readAll()) : QString()));
    }
    return files;
}

} // namespace onewindow::tidy
