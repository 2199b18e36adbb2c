// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace onewindow::tidy {

/// One text file of the project, its path relative to the top.
struct SourceFile
{
    QString path;
    QStringList lines;
};

/// A place that breaks a rule. Line 0 is the file as a whole.
struct Finding
{
    QString path;
    qsizetype line = 0;
    QString rule;
};

/// "services/core/Clock.h:12: rule", as compilers say it.
QString toText(const Finding& finding);

/// Prints the findings, one a line, and says whether there were none. (The message of a failed test
/// would cut a long list short.)
bool isClean(const QList<Finding>& findings);

/// A file as the rules see it; for the rules' own tests as well.
SourceFile sourceFile(const QString& path, const QString& text);

/// The folder of `path`: "services/core" of "services/core/Clock.h".
QString folderOf(const QString& path);

/// The paths of every file that belongs to the project: those git knows, and new ones it would not
/// ignore. Empty if `root` is not a checkout.
QStringList projectPaths(const QString& root);

/// Reads those of `paths` whose name ends in one of `suffixes`; larger than 2 MiB counts as empty.
QList<SourceFile> readFiles(const QString& root, const QStringList& paths,
                            const QStringList& suffixes);

} // namespace onewindow::tidy
