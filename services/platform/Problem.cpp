// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/Problem.h"

#include "services/core/Log.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace onewindow::platform {

namespace {

QString title(int status)
{
    switch (status) {
    case 400:
        return QStringLiteral("The request is malformed");
    case 401:
        return QStringLiteral("Sign in first");
    case 403:
        return QStringLiteral("Not permitted");
    case 404:
        return QStringLiteral("Not found");
    case 405:
        return QStringLiteral("The method does not fit");
    case 409:
        return QStringLiteral("The state does not allow it");
    case 413:
    case 431:
        return QStringLiteral("Too large");
    case 429:
        return QStringLiteral("Too many");
    case 503:
        return QStringLiteral("Busy");
    case 504:
        return QStringLiteral("Not answered in time");
    default:
        return QStringLiteral("The server failed");
    }
}

/// Who checks outside of JsonFields says the field first: "csr: not a request".
QString fieldOf(const Error& error)
{
    static const QRegularExpression named(
        QStringLiteral("^([a-z][A-Za-z]*(?:\\.[A-Za-z0-9._-]+)?): "));
    const bool isAboutField = error.code == ErrorCode::BadRequest ||
                              error.code == ErrorCode::BadSignature ||
                              error.code == ErrorCode::Conflict ||
                              error.code == ErrorCode::NotFound || error.code == ErrorCode::TooLate;
    return isAboutField ? named.match(error.detail).captured(1) : QString();
}

} // namespace

int httpStatus(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BadRequest:
    case ErrorCode::BadFrame:
    case ErrorCode::WeakPassword:
        return 400;
    case ErrorCode::BadCredentials:
    case ErrorCode::SessionEnded:
    case ErrorCode::SecondFactor:
        return 401;
    case ErrorCode::BadSignature:
    case ErrorCode::NotPermitted:
    case ErrorCode::PasswordExpired:
    case ErrorCode::Revoked:
        return 403;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::Conflict:
    case ErrorCode::AlreadyOpen:
    case ErrorCode::QueueEmpty:
    case ErrorCode::TooLate:
    case ErrorCode::WindowClosed:
    case ErrorCode::MarkBurnt:
    case ErrorCode::ChainBroken:
    case ErrorCode::ChainForked:
    case ErrorCode::ChainGap:
        return 409;
    case ErrorCode::TooLarge:
        return 413;
    case ErrorCode::LockedOut:
    case ErrorCode::TooMany:
        return 429;
    case ErrorCode::StoreBusy:
    case ErrorCode::StoreRestored:
    case ErrorCode::Cancelled:
        return 503;
    case ErrorCode::Timeout:
        return 504;
    default:
        return 500;
    }
}

HttpResponse problem(const Error& error, const QString& field, int status, const QJsonObject& extra)
{
    const int shown = status != 0 ? status : httpStatus(error.code);
    QJsonObject json = extra;
    json[QStringLiteral("type")] = QStringLiteral("urn:onewindow:problem:") + errorName(error.code);
    json[QStringLiteral("title")] = title(shown);
    json[QStringLiteral("status")] = shown;
    json[QStringLiteral("code")] = errorName(error.code);
    if (shown < 500 && !error.detail.isEmpty()) {
        json[QStringLiteral("detail")] = error.detail;
    }
    if (const QString named = field.isEmpty() ? fieldOf(error) : field; !named.isEmpty()) {
        json[QStringLiteral("field")] = named;
    }
    if (shown >= 500 && !error.detail.isEmpty()) {
        qCWarning(lcPlatform).noquote() << errorName(error.code) << redact(error.detail);
    }
    HttpResponse response;
    response.status = shown;
    response.error = errorName(error.code);
    response.contentType = QByteArrayLiteral("application/problem+json");
    response.body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    if (shown == 401) {
        response.headers.append(
            {QByteArrayLiteral("WWW-Authenticate"), QByteArrayLiteral("Bearer")});
    }
    if (shown == 429 || shown == 503) {
        const int seconds = extra.value(QStringLiteral("retryAfter")).toInt(1);
        response.headers.append({QByteArrayLiteral("Retry-After"), QByteArray::number(seconds)});
    }
    return response;
}

} // namespace onewindow::platform
