// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/sync/ScriptedHall.h"

#include "services/core/Enforce.h"
#include "services/journal/FeedWire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace onewindow::testing {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

ScriptedHall::ScriptedHall(const TestPki& pki, Script script)
{
    platform::HttpServerSettings settings;
    settings.certificateFile = pki.serverCertificate();
    settings.keyFile = pki.serverKey();
    settings.caFile = pki.caFile();
    settings.requestsPerSecond = 100'000;
    settings.requestBurst = 100'000;
    settings.bodyLimit = [](const platform::HttpRequest&) { return 64 << 20; };
    m_server = std::make_unique<platform::HttpServer>(
        std::move(settings),
        [this, script = std::move(script)](const platform::HttpRequest& request,
                                           const platform::HttpReply& reply) {
            auto response = script(request);
            const std::lock_guard lock(m_mutex);
            m_asked.append(QString::fromLatin1(request.method) + u' ' + request.target.path());
            if (response) {
                reply(*std::move(response));
            } else {
                m_held.push_back(reply);
            }
        });
    OW_ENFORCE(m_server->start());
}

ScriptedHall::~ScriptedHall()
{
    m_server->stop(0ms);
}

QStringList ScriptedHall::asked() const
{
    const std::lock_guard lock(m_mutex);
    return m_asked;
}

platform::HttpResponse emptyFeed()
{
    journal::FeedPage page;
    page.cursor = {.epoch = u"AAAAAAAAAAAAAAAAAAAAAA"_s, .position = 5};
    QJsonObject json = QJsonDocument::fromJson(journal::encodeFeedPage(page)).object();
    json.insert(u"now"_s, qint64(1'795'309'200'000));
    platform::HttpResponse response;
    response.body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return response;
}

platform::HttpResponse heldAnswer(quint64 held, const QByteArray& head)
{
    QJsonObject ack{{u"node"_s, u"kiosk-1"_s},
                    {u"incarnation"_s, 1},
                    {u"held"_s, static_cast<qint64>(held)},
                    {u"safe"_s, 0}};
    if (!head.isEmpty()) {
        ack.insert(u"head"_s, QString::fromLatin1(head.toHex()));
    }
    return text(QJsonDocument(QJsonObject{{u"acks"_s, QJsonArray{ack}}}).toJson());
}

platform::HttpResponse text(const QByteArray& body)
{
    platform::HttpResponse response;
    response.body = body;
    return response;
}

} // namespace onewindow::testing
