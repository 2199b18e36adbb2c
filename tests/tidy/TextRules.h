// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/tidy/SourceTree.h"

namespace onewindow::tidy {

constexpr qsizetype kLineLengthLimit = 100;
constexpr qsizetype kFunctionLineLimit = 70;

/// What can be seen in one file alone: the licence header, what the folder is for at the top of a
/// CMakeLists.txt, long lines and functions, words that stand for unfinished work, debug output,
/// sleeps, white space.
QList<Finding> textFindings(const SourceFile& file);

/// Entries at the top of the project that do not belong there.
QList<Finding> topLevelFindings(const QStringList& paths);

/// Source files that no CMakeLists.txt on their way up names, and which are therefore not built.
/// A header of tests is found by its include and needs no listing.
QList<Finding> unlistedFindings(const QList<SourceFile>& files);

} // namespace onewindow::tidy
