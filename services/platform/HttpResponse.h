// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <utility>

namespace onewindow::platform {

/// What the handler answers. The server adds length, connection and the security headers.
struct HttpResponse
{
    int status = 200;
    QByteArray contentType = QByteArrayLiteral("application/json");
    QByteArray body;
    QString error; ///< errorName() of a problem, for the log.
    /// More headers. One that the server sends by itself (Cache-Control) takes its place.
    QList<std::pair<QByteArray, QByteArray>> headers;
};

/// Takes the answer: from any thread, at any time, exactly once. After the client or the server has
/// gone it does nothing. If every copy goes away without an answer, the client gets a 500.
using HttpReply = std::function<void(HttpResponse)>;

} // namespace onewindow::platform
