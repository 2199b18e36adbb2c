// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/TerminalChain.h"

#include "services/core/Ids.h"
#include "services/journal/Bundle.h"
#include "tests/bench/Backlog.h"
#include "tests/bench/Report.h"

#include <QJsonDocument>

namespace onewindow::bench {

TerminalChain::TerminalChain(QString node, const crypto::NodeKeys& keys)
    : m_node(std::move(node))
    , m_keys(keys)
    , m_head(crypto::kDigestBytes, '\0')
{}

QByteArray TerminalChain::nextBundle(int rows)
{
    return journal::encodeBundle({next(rows, true)});
}

QByteArray TerminalChain::nextBatch(int rows)
{
    return journal::encodeBatch(next(rows, false));
}

journal::Batch TerminalChain::next(int rows, bool isRelayed)
{
    const Timestamp now = m_clock.now();
    journal::Batch batch{.node = m_node,
                         .incarnation = 1,
                         .sentAt = now,
                         .firstPrev = m_head,
                         .rows = {},
                         .envelopes = {},
                         .signature = {},
                         .isRelayed = isRelayed};
    for (int i = 0; i < rows; ++i) {
        const journal::NewFact fact = ticketFact(static_cast<int>(m_seq), now.wallMs, m_ticket);
        journal::Row row;
        row.node = m_node;
        row.incarnation = 1;
        row.seq = ++m_seq;
        row.id = makeUuidV7(now.wallMs);
        row.at = now;
        row.suite = m_keys.suite();
        row.kind = fact.kind;
        row.subject = fact.subject;
        row.body = QJsonDocument(fact.body).toJson(QJsonDocument::Compact);
        row.prev = m_head;
        row.digest = journal::rowDigest(row);
        row.correctedMs = now.wallMs;
        m_head = row.digest;
        batch.rows.append(row);
    }
    batch.signature = valueOf(m_keys.sign(journal::signedBytes(batch)));
    return batch;
}

} // namespace onewindow::bench
