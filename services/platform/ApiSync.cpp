// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/FeedWire.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/Problem.h"

#include <algorithm>

namespace onewindow::platform {

namespace {

constexpr double kWaitLimitSeconds = 30;

QJsonObject toJson(const journal::Ack& ack)
{
    return {{QStringLiteral("node"), ack.node},
            {QStringLiteral("incarnation"), static_cast<qint64>(ack.incarnation)},
            {QStringLiteral("held"), static_cast<qint64>(ack.held)},
            {QStringLiteral("safe"), static_cast<qint64>(ack.safe)}};
}

/// What a machine in `role` follows; empty for those who may not.
QStringList audiencesOf(const Caller& caller)
{
    if (!caller.isRole(u"kiosk") && !caller.isRole(u"counter") && !caller.isRole(u"board")) {
        return {};
    }
    QStringList audiences{QStringLiteral("all"), caller.role,
                          QStringLiteral("node:") + caller.machine};
    if (caller.staff) {
        audiences << QStringLiteral("staff");
    }
    return audiences;
}

} // namespace

void Api::takeJournal(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const EnrolledNode* node = caller.isRole(u"kiosk")
                                   ? m_parts.nodes.find(caller.machine, QStringLiteral("kiosk"))
                                   : nullptr;
    if (node == nullptr) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("no terminal of this hall")}));
        return;
    }
    const bool isTaken = m_workers.post([this, node, reply, body = request.body](int) {
        const auto batch = journal::decodeBatch(body);
        if (!batch) {
            reply(problem(batch.error()));
        } else if (batch.value().node != node->id) {
            reply(problem({ErrorCode::NotPermitted, QStringLiteral("the batch of another node")}));
        } else {
            ingest(batch.value(), *node, reply);
        }
    });
    if (!isTaken) {
        reply(problem({ErrorCode::StoreBusy, QStringLiteral("too many batches wait")}));
    }
}

void Api::ingest(const journal::Batch& batch, const EnrolledNode& node, const HttpReply& reply)
{
    m_parts.writer.run<journal::Ingested>(
        [this, batch, key = node.signingKey](storage::Database& database) {
            return m_parts.journal.ingest(database, batch, key);
        },
        [reply](Result<journal::Ingested> outcome) {
            if (!outcome) {
                reply(problem(outcome.error()));
                return;
            }
            const QJsonObject ack = toJson(outcome.value().ack);
            const auto& refusal = outcome.value().refusal;
            reply(refusal ? problem(*refusal, {}, 0, ack) : jsonResponse(ack));
        });
}

void Api::giveFeed(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    const bool isStranger = caller.isRole(u"kiosk") &&
                            m_parts.nodes.find(caller.machine, QStringLiteral("kiosk")) == nullptr;
    FeedHub::Poll poll;
    poll.audiences = audiencesOf(caller);
    if (isStranger || poll.audiences.isEmpty()) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("no machine of this hall")}));
        return;
    }
    bool isNumber = true;
    const QString waitText = request.target.parameter(u"wait");
    const double wait = waitText.isEmpty() ? 0 : waitText.toDouble(&isNumber);
    // Written so that a NaN fails too.
    if (!isNumber || !(wait >= 0 && wait <= kWaitLimitSeconds)) {
        reply(problem({ErrorCode::BadRequest, QStringLiteral("wait: seconds, 0 to 30")},
                      QStringLiteral("wait")));
        return;
    }
    poll.cursor = journal::FeedCursor::fromText(request.target.parameter(u"after"));
    poll.wait = std::chrono::milliseconds(static_cast<qint64>(wait * 1000));
    poll.dropped = request.dropped;
    poll.reply = [this, reply](const Result<journal::FeedPage>& page) {
        if (!page) {
            reply(problem(page.error()));
            return;
        }
        HttpResponse response;
        response.body = journal::encodeFeedPage(page.value());
        OW_ENFORCE(response.body.endsWith('}'));
        response.body.chop(1);
        response.body += ",\"now\":" + QByteArray::number(m_parts.clock.now().wallMs) + '}';
        reply(std::move(response));
    };
    m_parts.hub.poll(std::move(poll));
}

} // namespace onewindow::platform
