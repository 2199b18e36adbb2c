// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/WaitTeller.h"

#include "services/core/Ids.h"
#include "services/journal/FeedEdit.h"
#include "services/queue/AppendFact.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/HallProjection.h"

#include <utility>

namespace onewindow::queue {

WaitTeller::WaitTeller(journal::Journal& journal, const WaitOutlook& waits, bool tellsCentre)
    : m_journal(journal)
    , m_waits(waits)
    , m_tellsCentre(tellsCentre)
{}

Result<bool> WaitTeller::tell(storage::Database& database, const CallRules& order)
{
    const qint64 nowMs = m_journal.clock().now().wallMs;
    const auto history = m_waits.history();
    auto curves = history ? waitCurves(database, *history, nowMs)
                          : Result<QMap<QString, WaitCurve>>(QMap<QString, WaitCurve>());
    if (!curves) {
        return curves.error();
    }
    const auto served = servedMatters(database);
    if (!served) {
        return served.error();
    }
    m_next = m_told;
    const QJsonObject matters = news(curves.value(), nowMs);
    const bool isNewOrder = !served.value().isEmpty() && m_told.order != order;
    if (matters.isEmpty() && !isNewOrder) {
        return false;
    }
    m_next.order = order;
    if (m_tellsCentre) {
        OW_TRY(appendFact(
            m_journal, database, facts::kForecast, randomBytes(16),
            {{QStringLiteral("matters"), matters}, {QStringLiteral("order"), toJson(order)}}));
    }
    OW_TRY(publish(database, matters));
    return true;
}

/// What is to be told of them; m_next has it from then on.
QJsonObject WaitTeller::news(const QMap<QString, WaitCurve>& curves, qint64 nowMs)
{
    QJsonObject matters;
    for (auto curve = curves.cbegin(); curve != curves.cend(); ++curve) {
        const auto told = m_told.curves.constFind(curve.key());
        // A clock that was set back does not keep it quiet.
        const bool isTold = told != m_told.curves.cend() && told->curve == *curve &&
                            nowMs >= told->atMs && nowMs - told->atMs < kAgainAfterMs;
        if (!isTold) {
            matters.insert(curve.key(), toJson(*curve));
            m_next.curves.insert(curve.key(), {*curve, nowMs});
        }
    }
    for (auto told = m_told.curves.cbegin(); told != m_told.curves.cend(); ++told) {
        if (!curves.contains(told.key())) {
            matters.insert(told.key(), QJsonObject());
            m_next.curves.remove(told.key());
        }
    }
    return matters;
}

Result<void> WaitTeller::publish(storage::Database& database, const QJsonObject& matters)
{
    const QString kind = QString::fromLatin1(feed::kCurve);
    const qint64 nowMs = m_journal.clock().now().wallMs;
    journal::FeedEdit edit(database, m_journal.hall());
    for (auto matter = matters.begin(); matter != matters.end(); ++matter) {
        QJsonObject body = matter->toObject();
        if (body.isEmpty()) {
            OW_TRY(edit.remove(kind, matter.key()));
            continue;
        }
        body.insert(QStringLiteral("at"), nowMs);
        OW_TRY(edit.put(kind, matter.key(), QString::fromLatin1(feed::kPages), body));
    }
    return edit.finish();
}

} // namespace onewindow::queue
