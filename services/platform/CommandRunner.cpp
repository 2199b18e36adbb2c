// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/CommandRunner.h"

#include "services/crypto/Suite.h"
#include "services/platform/PlatformStore.h"
#include "services/platform/Problem.h"

#include <QJsonDocument>

#include <algorithm>

namespace onewindow::platform {

namespace {

constexpr qsizetype kKeyMin = 8;
constexpr qsizetype kKeyMax = 64;

bool isKey(const QByteArray& text)
{
    return text.size() >= kKeyMin && text.size() <= kKeyMax &&
           std::all_of(text.begin(), text.end(), [](char byte) {
               return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                      (byte >= 'A' && byte <= 'Z') || byte == '-' || byte == '_';
           });
}

/// The action, or what it answered the first time.
Result<QByteArray> runOnce(PlatformStore store, const QString& scope, const QString& key,
                           const QByteArray& digest,
                           const std::function<Result<QJsonObject>()>& action, qint64 nowMs)
{
    const auto found = store.findAnswer(scope, key);
    if (!found) {
        return found.error();
    }
    if (const auto& stored = found.value()) {
        return stored->requestDigest == digest
                   ? Result<QByteArray>(stored->body)
                   : Error{ErrorCode::Conflict, QStringLiteral("Idempotency-Key was used before")};
    }
    const auto answer = action();
    if (!answer) {
        return answer.error();
    }
    QByteArray body = QJsonDocument(answer.value()).toJson(QJsonDocument::Compact);
    OW_TRY(store.putAnswer(scope, key, {digest, body}, nowMs));
    return body;
}

} // namespace

HttpResponse jsonResponse(const QJsonObject& json)
{
    HttpResponse response;
    response.body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return response;
}

void CommandRunner::run(const HttpRequest& request, const QString& who, Action action,
                        HttpReply reply)
{
    run(request, who, m_journal.hall(), std::move(action), std::move(reply));
}

void CommandRunner::run(const HttpRequest& request, const QString& who, const QString& hall,
                        Action action, HttpReply reply)
{
    const QByteArray given = request.header("idempotency-key");
    if (!given.isEmpty() && !isKey(given)) {
        reply(problem({ErrorCode::BadRequest, QStringLiteral("Idempotency-Key")},
                      QStringLiteral("Idempotency-Key")));
        return;
    }
    const QString scope = who + u' ' + request.target.path();
    auto job = [journal = m_journal.forHall(hall), scope, key = QString::fromLatin1(given),
                action = std::move(action),
                digest = crypto::digest(crypto::Suite::International, request.body),
                nowMs = m_journal.clock().now().wallMs](
                   storage::Database& database) -> Result<QByteArray> {
        OW_TRY(journal.lock(database));
        if (!key.isEmpty()) {
            return runOnce(
                PlatformStore(database, journal.hall()), scope, key, digest,
                [&] { return action(database); }, nowMs);
        }
        const auto answer = action(database);
        return answer ? Result<QByteArray>(
                            QJsonDocument(answer.value()).toJson(QJsonDocument::Compact))
                      : answer.error();
    };
    m_writer.run<QByteArray>(std::move(job), [reply = std::move(reply)](Result<QByteArray> body) {
        if (!body) {
            reply(problem(body.error()));
            return;
        }
        HttpResponse response;
        response.body = std::move(body).value();
        reply(std::move(response));
    });
}

} // namespace onewindow::platform
