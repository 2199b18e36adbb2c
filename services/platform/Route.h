// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/platform/RequestTarget.h"

#include <QByteArray>
#include <QLatin1String>
#include <QString>

#include <chrono>

namespace onewindow::platform {

/// Whether the path of `target` is `pattern`, "v1/windows/*/*", where a star stands for any one
/// segment; "" is the root.
bool isPath(const RequestTarget& target, QLatin1String pattern);

/// What became of one request, for metrics and log. Nothing here comes from outside but by way of a
/// verified certificate.
struct Served
{
    QByteArray requestId;
    const char* route = "";  ///< The route's pattern, without a leading slash; "*" for no route.
    const char* method = ""; ///< The route's; "*" for no route.
    int status = 0;
    QString error;              ///< errorName() of a refusal.
    QString machine;            ///< From the caller's certificate; empty for the public.
    bool isFrequent = false;    ///< Feed, journal, pages: only what fails is worth a line.
    bool changesThings = false; ///< By its method.
    std::chrono::microseconds took{0};
};

} // namespace onewindow::platform
