// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QFile>
#include <QList>
#include <QProcess>
#include <QString>

namespace onewindow::testing {

/// A text of a language that a test makes up.
struct TestText
{
    const char* context;
    const char* source;
    const char* translation;
};

/// Writes a .ts file and makes onewindow_ID.qm of it in `folder`, as somebody would who adds a
/// language. Needs ONEWINDOW_LRELEASE.
inline bool makeLanguage(const QString& folder, const QString& id, const QList<TestText>& texts)
{
    const QString ts = QDir(folder).filePath(QStringLiteral("onewindow_%1.ts").arg(id));
    QString xml = QStringLiteral("<!DOCTYPE TS><TS version=\"2.1\" language=\"%1\">").arg(id);
    for (const TestText& text : texts) {
        xml += QStringLiteral("<context><name>%1</name><message><source>%2</source>"
                              "<translation>%3</translation></message></context>")
                   .arg(QString::fromUtf8(text.context), QString::fromUtf8(text.source),
                        QString::fromUtf8(text.translation));
    }
    QFile file(ts);
    if (!file.open(QIODevice::WriteOnly) ||
        file.write((xml + QStringLiteral("</TS>")).toUtf8()) < 0) {
        return false;
    }
    file.close();
    constexpr int kPatienceMs = 60'000;
    QProcess lrelease;
    lrelease.start(QStringLiteral(ONEWINDOW_LRELEASE), {QStringLiteral("-silent"), ts});
    return lrelease.waitForFinished(kPatienceMs) && lrelease.exitCode() == 0;
}

} // namespace onewindow::testing
