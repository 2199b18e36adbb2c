// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sync/FeedPoll.h"

#include "services/journal/FeedWire.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace onewindow::sync {

Result<FeedAnswer> pollFeed(HttpClient& client, const FeedQuestion& question,
                            const SyncTiming& timing)
{
    HttpCall call;
    call.path = QStringLiteral("/v1/feed?after=%1&wait=%2")
                    .arg(QString::fromLatin1(QUrl::toPercentEncoding(question.cursor.toText())))
                    .arg(static_cast<double>(question.wait.count()) / 1000.0, 0, 'f', 3);
    if (!question.stream.isEmpty()) {
        call.path += QStringLiteral("&stream=") + question.stream;
    }
    call.limit = question.wait + timing.answerSlack;
    if (!question.token.isEmpty()) {
        call.headers.append(
            {QByteArrayLiteral("Authorization"), "Bearer " + question.token.toUtf8()});
    }
    const auto answer = client.perform(call);
    if (!answer) {
        return answer.error();
    }
    if (answer.value().status != 200) {
        return errorOf(answer.value());
    }
    auto page = journal::decodeFeedPage(answer.value().body);
    if (!page) {
        return page.error();
    }
    const QJsonValue now =
        QJsonDocument::fromJson(answer.value().body).object()[QStringLiteral("now")];
    if (!now.isDouble()) {
        return Error{ErrorCode::BadFrame, QStringLiteral("now")};
    }
    return FeedAnswer{std::move(page).value(), now.toInteger()};
}

} // namespace onewindow::sync
