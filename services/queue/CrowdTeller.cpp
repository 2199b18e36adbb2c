// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/CrowdTeller.h"

#include "services/core/Ids.h"
#include "services/queue/AppendFact.h"
#include "services/queue/FactKinds.h"
#include "services/queue/HallProjection.h"
#include "services/queue/TicketProjection.h"

#include <utility>

namespace onewindow::queue {

CrowdTeller::CrowdTeller(journal::Journal& journal, std::function<QJsonObject()> about)
    : m_journal(journal)
    , m_about(std::move(about))
{}

Result<bool> CrowdTeller::tell(storage::Database& database, const QStringList& offered)
{
    const auto waiting = waitingByMatter(database);
    if (!waiting) {
        return waiting.error();
    }
    const auto served = servedMatters(database);
    if (!served) {
        return served.error();
    }
    const qint64 nowMs = m_journal.clock().now().wallMs;
    m_next = {crowdOf(waiting.value(), served.value(), offered), nowMs, m_about()};
    const bool isSame = m_next.crowd == m_told.crowd && m_next.about == m_told.about;
    // A clock that was set back does not keep it quiet.
    const bool isRecent = nowMs >= m_told.atMs && nowMs - m_told.atMs < kAgainAfterMs;
    if (m_next.crowd.isClosed() ? m_told.crowd.isClosed() : isSame && isRecent) {
        m_next = m_told;
        return false;
    }
    QJsonObject body = toJson(m_next.crowd);
    for (auto it = m_next.about.constBegin(); it != m_next.about.constEnd(); ++it) {
        body.insert(it.key(), it.value());
    }
    OW_TRY(appendFact(m_journal, database, facts::kCrowded, randomBytes(16), body));
    return true;
}

} // namespace onewindow::queue
