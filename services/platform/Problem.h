// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Error.h"
#include "services/platform/HttpResponse.h"

#include <QJsonObject>
#include <QString>

namespace onewindow::platform {

/// The HTTP status that stands for `code`.
int httpStatus(ErrorCode code);

/// An error as problem+json (RFC 9457): type, title, status, detail, code (errorName()), field
/// where one is at fault, and `extra` members. Details of the server's own failures stay in the
/// log. `retryAfter` in `extra` (seconds) also becomes the header. `status` 0 means
/// httpStatus(error.code).
HttpResponse problem(const Error& error, const QString& field = {}, int status = 0,
                     const QJsonObject& extra = {});

} // namespace onewindow::platform
