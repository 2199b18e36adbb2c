// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QFile>
#include <QTest>

namespace onewindow::testing {

/// What earlier versions have written, a folder each.
inline QDir released()
{
    return {QFINDTESTDATA("data/released")};
}

/// The file `name` of `version`.
inline QByteArray contentOf(const QString& version, const QString& name)
{
    QFile file(released().filePath(version + u'/' + name));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    }
    return file.readAll();
}

} // namespace onewindow::testing
