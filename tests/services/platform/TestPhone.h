// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sync/HttpClient.h"
#include "tests/services/platform/HttpCalls.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <future>
#include <memory>

namespace onewindow::testing {

/// Somebody with a telephone and the link of a ticket, without a script.
class TestPhone
{
public:
    /// `path`: that of the link.
    TestPhone(const sync::PlatformEndpoint& endpoint, QString path)
        : m_endpoint(endpoint)
        , m_client(std::make_unique<sync::HttpClient>(endpoint))
        , m_path(std::move(path))
    {}

    Answer page(const QString& query = QStringLiteral("?lang=zh"))
    {
        return Answer(m_client->perform(get(m_path + query)));
    }

    /// Presses the button of the form that goes to `verb`; the status.
    int send(const QString& verb, const QByteArray& body = {})
    {
        sync::HttpCall call = get(m_path + u'/' + verb + QStringLiteral("?lang=zh"));
        call.method = "POST";
        call.body = body;
        call.contentType = "application/x-www-form-urlencoded";
        return Answer(m_client->perform(call)).status;
    }

    /// The place that the page's form names, "due=123"; empty without one.
    QByteArray due()
    {
        static const QRegularExpression field(QStringLiteral("name=\"due\" value=\"(\\d+)\""));
        const auto match = field.match(QString::fromUtf8(page().body));
        return match.hasMatch() ? "due=" + match.captured(1).toLatin1() : QByteArray();
    }

    /// How many the page says are ahead; -1 where it says nothing.
    int ahead()
    {
        static const QRegularExpression row(QStringLiteral("<dt>前面还有</dt><dd>(\\d+) 位</dd>"));
        const auto match = row.match(QString::fromUtf8(page().body));
        return match.hasMatch() ? match.captured(1).toInt() : -1;
    }

    bool shows(const char* text) { return page().body.contains(text); }

    /// Asks for news of what the page shows now, on a connection of its own.
    std::future<Answer> watch() { return watch(newsPath()); }

    /// Where those are had.
    QString newsPath()
    {
        static const QRegularExpression link(QStringLiteral("data-events=\"([^\"]+)\""));
        const auto match = link.match(QString::fromUtf8(page().body));
        return match.captured(1).replace(QStringLiteral("&amp;"), QStringLiteral("&"));
    }

    std::future<Answer> watch(const QString& path)
    {
        return std::async(std::launch::async, [endpoint = m_endpoint, path] {
            sync::HttpClient client(endpoint);
            sync::HttpCall call = get(path);
            call.limit = std::chrono::minutes(1);
            return Answer(client.perform(call));
        });
    }

    /// The same of somebody whose page shows something else: they are not kept waiting.
    int askAnew()
    {
        return Answer(m_client->perform(get(m_path + QStringLiteral("/events")))).status;
    }

    /// What an event says.
    static QJsonObject told(const Answer& event)
    {
        static const QRegularExpression line(QStringLiteral("^data: (.*)$"),
                                             QRegularExpression::MultilineOption);
        return QJsonDocument::fromJson(
                   line.match(QString::fromUtf8(event.body)).captured(1).toUtf8())
            .object();
    }

private:
    sync::PlatformEndpoint m_endpoint;
    std::unique_ptr<sync::HttpClient> m_client;
    QString m_path;
};

} // namespace onewindow::testing
