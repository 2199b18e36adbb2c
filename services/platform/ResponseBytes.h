// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/platform/HttpResponse.h"

#include <QByteArray>

#include <string>

namespace onewindow::platform {

/// The version of the API, the "v1" of its paths; also in every answer's OneWindow-Api-Version.
inline constexpr const char* kApiVersion = "1";

/// How an answer goes out.
struct ResponseFrame
{
    QByteArray requestId; ///< Empty before there was a request.
    bool keepAlive = false;
    bool hasBody = true; ///< False for the answer to a HEAD.
};

/// Head and body as one run of bytes: one TLS record and one packet for a small answer. Every
/// answer carries the security headers and is not to be stored, unless it says otherwise itself.
std::string responseBytes(const HttpResponse& response, const ResponseFrame& frame);

} // namespace onewindow::platform
