// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/WaitTeller.h"

#include "services/core/Ids.h"
#include "services/journal/FeedEdit.h"
#include "services/queue/AppendFact.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/HallProjection.h"

#include <algorithm>
#include <utility>

namespace onewindow::queue {

namespace {

bool isAnother(const WaitCurve& told, const WaitCurve& now)
{
    return !(told == now);
}

} // namespace

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
    const QJsonObject shown = news(curves.value(), nowMs,
                                   {.isOther = &isAnother, .afterMs = kAgainAfterMs}, m_next.shown);
    const QJsonObject matters =
        m_tellsCentre
            ? news(curves.value(), nowMs,
                   {.isOther = &differsNotably, .afterMs = kCentreAgainAfterMs}, m_next.atCentre)
            : QJsonObject();
    const bool isNewOrder = !served.value().isEmpty() && m_told.order != order;
    if (shown.isEmpty() && matters.isEmpty() && !isNewOrder) {
        return false;
    }
    if (isNewOrder || !matters.isEmpty()) {
        m_next.order = order;
    }
    if (m_tellsCentre && (isNewOrder || !matters.isEmpty())) {
        OW_TRY(appendFact(
            m_journal, database, facts::kForecast, randomBytes(16),
            {{QStringLiteral("matters"), matters}, {QStringLiteral("order"), toJson(order)}}));
    }
    OW_TRY(publish(database, shown));
    return true;
}

/// What is to be told of them; `told` has it from then on.
QJsonObject WaitTeller::news(const QMap<QString, WaitCurve>& curves, qint64 nowMs,
                             const Again& again, Curves& told)
{
    QJsonObject matters;
    // A clock that was set back does not keep it quiet.
    const auto isOlder = [nowMs](const Curve& last, qint64 ageMs) {
        return nowMs < last.atMs || nowMs - last.atMs >= ageMs;
    };
    const bool isDue = std::any_of(told.cbegin(), told.cend(),
                                   [&](const Curve& last) { return isOlder(last, again.afterMs); });
    // Those that are due soon go along, or each would be told at a minute of its own.
    const qint64 ageMs = isDue ? again.afterMs / 2 : again.afterMs;
    for (auto curve = curves.cbegin(); curve != curves.cend(); ++curve) {
        const auto last = told.constFind(curve.key());
        const bool isTold =
            last != told.cend() && !again.isOther(last->curve, *curve) && !isOlder(*last, ageMs);
        if (!isTold) {
            matters.insert(curve.key(), toJson(*curve));
            told.insert(curve.key(), {*curve, nowMs});
        }
    }
    const QStringList before = told.keys();
    for (const QString& matter : before) {
        if (!curves.contains(matter)) {
            matters.insert(matter, QJsonObject());
            told.remove(matter);
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
