// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/ResponseBytes.h"

#include "services/core/Enforce.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>

namespace onewindow::platform {

namespace {

constexpr int kNotModified = 304;

const std::array kStandingHeaders = {
    std::pair<QByteArray, QByteArray>{"Strict-Transport-Security", "max-age=31536000"},
    std::pair<QByteArray, QByteArray>{"X-Content-Type-Options", "nosniff"},
    std::pair<QByteArray, QByteArray>{"X-Frame-Options", "DENY"},
    std::pair<QByteArray, QByteArray>{"Content-Security-Policy",
                                      "default-src 'none'; style-src 'self'; base-uri 'none'; "
                                      "form-action 'self'; frame-ancestors 'none'"},
    std::pair<QByteArray, QByteArray>{"Referrer-Policy", "no-referrer"},
    std::pair<QByteArray, QByteArray>{"Cross-Origin-Resource-Policy", "same-origin"},
    std::pair<QByteArray, QByteArray>{"Cache-Control", "no-store"},
    std::pair<QByteArray, QByteArray>{"OneWindow-Api-Version", kApiVersion},
};

/// The reason phrase of a status; clients do not read it, people with a packet in hand do.
const char* reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 303:
        return "See Other";
    case kNotModified:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    case 413:
        return "Content Too Large";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return "";
    }
}

/// Now in the form of RFC 9110, 5.6.7. A change answers hundreds within one second, and writing it
/// down takes longer than all the other headers.
QByteArray httpDate()
{
    static const QLocale english = QLocale::c();
    thread_local qint64 second = -1;
    thread_local QByteArray written;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (const qint64 seconds = now.toSecsSinceEpoch(); seconds != second) {
        second = seconds;
        written =
            english.toString(now, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss")).toLatin1() + " GMT";
    }
    return written;
}

QByteArray headers(const HttpResponse& response)
{
    QByteArray lines;
    const auto isGiven = [&response](const QByteArray& name) {
        return std::any_of(response.headers.cbegin(), response.headers.cend(),
                           [&name](const auto& given) {
                               return given.first.compare(name, Qt::CaseInsensitive) == 0;
                           });
    };
    for (const auto& [name, value] : kStandingHeaders) {
        if (!isGiven(name)) {
            lines += name + ": " + value + "\r\n";
        }
    }
    for (const auto& [name, value] : response.headers) {
        // A line break in a value would let it write headers of its own.
        OW_ENFORCE(!name.contains('\r') && !name.contains('\n') && !value.contains('\r') &&
                   !value.contains('\n'));
        lines += name + ": " + value + "\r\n";
    }
    return lines;
}

} // namespace

std::string responseBytes(const HttpResponse& response, const ResponseFrame& frame)
{
    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reason(response.status) + "\r\n";
    head += headers(response);
    head += "Date: " + httpDate() + "\r\n";
    if (!frame.requestId.isEmpty()) {
        head += "Request-Id: " + frame.requestId + "\r\n";
    }
    // A 304 is about a body the client has already.
    if (response.status != kNotModified) {
        if (!response.contentType.isEmpty()) {
            head += "Content-Type: " + response.contentType + "\r\n";
        }
        head += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    }
    head += frame.keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    std::string bytes = head.toStdString();
    if (frame.hasBody) {
        bytes.append(response.body.constData(), static_cast<std::size_t>(response.body.size()));
    }
    return bytes;
}

} // namespace onewindow::platform
