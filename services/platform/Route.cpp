// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/Route.h"

namespace onewindow::platform {

bool isPath(const RequestTarget& target, QLatin1String pattern)
{
    if (pattern.isEmpty()) {
        return target.segments.isEmpty();
    }
    qsizetype begin = 0;
    for (const QString& segment : target.segments) {
        if (begin > pattern.size()) {
            return false;
        }
        const qsizetype slash = pattern.indexOf(u'/', begin);
        const qsizetype end = slash < 0 ? pattern.size() : slash;
        const QLatin1String wanted = pattern.sliced(begin, end - begin);
        if (wanted != QLatin1String("*") && wanted != segment) {
            return false;
        }
        begin = end + 1;
    }
    return begin == pattern.size() + 1;
}

} // namespace onewindow::platform
