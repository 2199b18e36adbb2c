// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/Desk.h"

#include "services/core/Ids.h"
#include "tests/bench/DeskNode.h"
#include "tests/bench/Report.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace onewindow::bench {

Desk::Desk(const City& city, const QString& url, const QString& counter)
    : m_http(city.endpoint(url, counter))
{
    QFile file(city.at(QStringLiteral("passwords.txt")));
    if (!file.open(QIODevice::ReadOnly)) {
        giveUp(file.fileName());
    }
    const QList<QByteArray> first = file.readLine().trimmed().split(' ');
    const QJsonObject session =
        post(QStringLiteral("/v1/session"),
             {{QStringLiteral("account"), QString::fromUtf8(first.value(0))},
              {QStringLiteral("password"), QString::fromUtf8(first.value(1))}});
    m_token = session.value(QStringLiteral("token")).toString();
}

Desk::Desk(const City& city, const QString& url, const QString& counter, QString token)
    : m_http(city.endpoint(url, counter))
    , m_token(std::move(token))
{}

void Desk::open(const QString& window)
{
    post(QStringLiteral("/v1/windows/%1/open").arg(window),
         {{QStringLiteral("matters"), QJsonArray{QString::fromLatin1(kMatter)}}});
}

QJsonObject Desk::post(const QString& path, const QJsonObject& body)
{
    sync::HttpCall call;
    call.method = "POST";
    call.path = path;
    call.contentType = "application/json";
    call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    call.headers = {{QByteArrayLiteral("Idempotency-Key"), makeToken().toLatin1()}};
    return QJsonDocument::fromJson(perform(std::move(call))).object();
}

QByteArray Desk::get(const QString& path)
{
    sync::HttpCall call;
    call.path = path;
    return perform(std::move(call));
}

QByteArray Desk::perform(sync::HttpCall call)
{
    if (!m_token.isEmpty()) {
        call.headers.append({QByteArrayLiteral("Authorization"), "Bearer " + m_token.toLatin1()});
    }
    sync::HttpAnswer answer = valueOf(m_http.perform(call));
    if (answer.status != 200) {
        giveUp(QStringLiteral("%1 is answered %2 %3")
                   .arg(call.path)
                   .arg(answer.status)
                   .arg(QString::fromUtf8(answer.body)));
    }
    return std::move(answer.body);
}

} // namespace onewindow::bench
