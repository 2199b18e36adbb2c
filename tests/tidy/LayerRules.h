// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/tidy/SourceTree.h"

namespace onewindow::tidy {

/// What a folder may know. Tests may know everything and have no layer.
struct Layer
{
    QString folder;         ///< "services/queue", with everything below it.
    QStringList mayInclude; ///< Layers besides itself; "services" stands for all of them.
    QStringList qtModules;  ///< "QtCore", ...
};

/// The layers of the project, in the order in which the top CMakeLists.txt adds them.
const QList<Layer>& layers();

/// Every #include, QML import and linked target that points where its layer may not look, that
/// names a library outside the one folder it belongs to, or that lets such a library out through a
/// header.
QList<Finding> layerFindings(const QList<SourceFile>& files);

} // namespace onewindow::tidy
