// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Command.h"

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

} // namespace onewindow
