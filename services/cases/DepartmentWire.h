// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/DepartmentSource.h"
#include "services/core/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace onewindow::cases {

// What goes over the wire to a department, as the national gateway has it: each request is signed
// in four headers, JSON in UTF-8 with keys in lower case, {"code", "message", "data"} back.

/// The most of an answer that is read, in bytes.
inline constexpr qsizetype kDepartmentAnswerLimit = 256 * 1024;
/// Characters of one value.
inline constexpr qsizetype kSharedTextLimit = 500;
/// Steps of one case.
inline constexpr qsizetype kStepLimit = 64;

/// Base64(HMAC-SHA256(sid + rid + rtime, secret)): the header gjzwfwpt_sign.
QByteArray gatewaySign(const QByteArray& sid, const QByteArray& rid, const QByteArray& rtime,
                       QByteArrayView secret);

/// The four headers of a request to the interface `sid` by the system `rid` at `nowMs`.
QList<std::pair<QByteArray, QByteArray>> gatewayHeaders(const QString& sid, const QString& rid,
                                                        qint64 nowMs, QByteArrayView secret);

QByteArray questionBody(const DepartmentQuestion& question);
QByteArray followBody(const QList<WaitingCase>& waiting);

/// The values of `fields` in an answer, and only those: texts of at most kSharedTextLimit
/// characters, numbers, true and false, and nulls; anything else makes the answer none. Errors:
/// NotFound (code 404), ServerRefused (another code, or no such answer), TooLarge.
Result<QJsonObject> valuesFrom(const QByteArray& answer, const QStringList& fields);

/// The progress of cases in an answer; what is no step of a case makes the answer none. A reason
/// that is none, see isReasonFor(), or is missing where one is needed, reads as "other". Errors:
/// ServerRefused, TooLarge.
Result<QList<DepartmentProgress>> progressFrom(const QByteArray& answer);

} // namespace onewindow::cases
