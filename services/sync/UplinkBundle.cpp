// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A hall's way up: bundles of its own batches and those of its terminals.

#include "services/core/Log.h"
#include "services/sync/AckWire.h"
#include "services/sync/Uplink.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace onewindow::sync {

namespace {

QString textOf(const QJsonObject& json, QLatin1StringView key)
{
    return json.value(key).toString();
}

} // namespace

/// The parent did not take a batch of the chain of which it holds `ack`; `gaps`: those it saw
/// before.
void Uplink::noteRefused(const journal::Ack& ack, ErrorCode code, const Gaps& gaps,
                         Refused& refused)
{
    m_refusedNodes.insert(ack.node);
    if (code == ErrorCode::ChainGap) {
        const std::pair chain{ack.node, ack.incarnation};
        m_gaps.insert(chain, ack.held);
        if (const auto before = gaps.constFind(chain);
            before == gaps.constEnd() || *before != ack.held) {
            refused.isGap = true;
            return;
        }
    }
    if (refused.ownLife) {
        return;
    }
    refused.refusal = Error{code, QStringLiteral("the chain of %1").arg(ack.node)};
    if (isFork(code) && ack.node == m_journal.node()) {
        refused.ownLife = ack.incarnation;
    }
}

Uplink::Outcome Uplink::onBundleAnswer(const HttpAnswer& answer, const QList<journal::Batch>& sent)
{
    if (answer.status != 200) {
        return failed(errorOf(answer));
    }
    const QJsonArray acks =
        QJsonDocument::fromJson(answer.body).object().value(QLatin1StringView("acks")).toArray();
    if (acks.size() != sent.size()) {
        return failed(badAnswer());
    }
    Refused refused;
    const Gaps gaps = m_gaps; // Batches of one bundle meet the same gap.
    QList<Taken> taken;
    for (qsizetype i = 0; i < sent.size(); ++i) {
        const QJsonObject json = acks.at(i).toObject();
        const auto ack = ackFrom(json, sent.at(i).node, sent.at(i).incarnation);
        if (!ack) {
            return failed(badAnswer());
        }
        const QString code = textOf(json, QLatin1StringView("refused"));
        if (!code.isEmpty() || ack->held != sent.at(i).rows.last().seq) {
            m_ahead = {};
        }
        if (code.isEmpty()) {
            m_gaps.remove({ack->node, ack->incarnation});
            taken.append({*ack, sent.at(i)});
        } else {
            noteRefused(*ack, errorFromName(code).value_or(ErrorCode::ServerRefused), gaps,
                        refused);
        }
    }
    const bool isNoneTaken = taken.isEmpty();
    if (const Outcome outcome = storeOrKeep(std::move(taken)); outcome != Outcome::Shipped) {
        return outcome;
    }
    m_events.answered();
    if (refused.ownLife && canFollowFork()) {
        return onFork(*refused.refusal, *refused.ownLife);
    }
    if (m_refusedNodes.isEmpty()) {
        noteAccepted();
    }
    // The others go on; a parent that was restored says in a moment where each chain stands. Of a
    // chain that meets the same gap again it has said so already.
    m_mustAsk = m_mustAsk || refused.isGap;
    if (!refused.refusal) {
        return refused.isGap && isNoneTaken ? Outcome::Retry : Outcome::Shipped;
    }
    if (m_refusal.isNew(refused.refusal->code)) {
        qCCritical(lcSync).noquote()
            << "The parent refuses" << refused.refusal->detail << errorName(refused.refusal->code);
        m_events.refused(refused.refusal->code);
    }
    return Outcome::Shipped;
}

} // namespace onewindow::sync
