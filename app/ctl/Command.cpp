// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Command.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace onewindow {

void say(const QString& line)
{
    std::fputs((line + u'\n').toUtf8().constData(), stdout);
    std::fflush(stdout);
}

int fail(const QString& line)
{
    std::fputs((QStringLiteral("onewindow-ctl: ") + line + u'\n').toUtf8().constData(), stderr);
    return 2;
}

QCommandLineOption keysOption()
{
    return {QStringLiteral("keys"),
            QStringLiteral("The folder of the node's keys and other credentials, where the "
                           "configuration's are for the service alone."),
            QStringLiteral("folder")};
}

void takeCredentials(const QCommandLineParser& parser)
{
    const QString keys = parser.value(QStringLiteral("keys"));
    if (!keys.isEmpty()) {
        qputenv("CREDENTIALS_DIRECTORY", QFile::encodeName(QFileInfo(keys).absoluteFilePath()));
    }
}

} // namespace onewindow
