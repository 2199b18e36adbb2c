// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/platform/HttpCalls.h"

#include <QJsonDocument>

namespace onewindow::testing {

using namespace sync;
using namespace std::chrono_literals;

HttpCall get(const QString& path)
{
    HttpCall call;
    call.path = path;
    call.limit = 40s;
    return call;
}

HttpCall post(const QString& path, const QByteArray& body, const QByteArray& key)
{
    HttpCall call;
    call.method = "POST";
    call.path = path;
    call.body = body;
    call.contentType = "application/json";
    if (!key.isEmpty()) {
        call.headers.append({"Idempotency-Key", key});
    }
    return call;
}

HttpCall as(HttpCall call, const QString& token)
{
    call.headers.append({"Authorization", "Bearer " + token.toLatin1()});
    return call;
}

QByteArray text(const QByteArray& field, const QByteArray& value)
{
    return "{\"" + field + "\":\"" + value + "\"}";
}

Answer::Answer(const Result<HttpAnswer>& result)
    : status(result ? result.value().status : 0)
    , type(result ? result.value().contentType : QByteArray())
    , body(result ? result.value().body : QByteArray())
    , json(QJsonDocument::fromJson(body).object())
{}

} // namespace onewindow::testing
