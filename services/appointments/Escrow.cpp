// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/Escrow.h"

#include "services/appointments/ExcuseStore.h"
#include "services/appointments/FactKinds.h"
#include "services/appointments/FeedKinds.h"
#include "services/appointments/Partition.h"
#include "services/appointments/SlotWorkStore.h"
#include "services/core/Ids.h"

#include <algorithm>

namespace onewindow::appointments {

using storage::Database;

namespace {

constexpr int kPastLimit = 200;
constexpr int kEndedLimit = 50;
constexpr qint64 kNoShowMs = 2LL * 24 * 60 * 60 * 1000;
constexpr qsizetype kSubjectBytes = 16;

} // namespace

QList<Lot> Escrow::View::own(const QString& self) const
{
    QList<Lot> found;
    std::copy_if(lots.begin(), lots.end(), std::back_inserter(found),
                 [&](const Lot& lot) { return lot.holder == self && lot.life == life; });
    return found;
}

QList<Lot> Escrow::View::below(const QString& self, const QString& source) const
{
    QList<Lot> found;
    std::copy_if(lots.begin(), lots.end(), std::back_inserter(found), [&](const Lot& lot) {
        return lot.grantor == self && lot.source == source && lot.state == LotState::Open;
    });
    return found;
}

const Ask* Escrow::View::askOf(const QString& holder) const
{
    const auto found = std::find_if(asks.begin(), asks.end(),
                                    [&](const Ask& ask) { return ask.holder == holder; });
    return found == asks.end() ? nullptr : &*found;
}

qint64 Escrow::View::grantedTo(const Ask& ask) const
{
    qint64 granted = 0;
    for (const Lot& lot : lots) {
        const bool isFor = lot.grantor == ask.grantor && lot.holder == ask.holder;
        granted += isFor && lot.life == ask.life ? lot.granted : 0;
    }
    return granted;
}

qint64 Escrow::View::unmet(const Ask& ask) const
{
    return std::max<qint64>(0, ask.need - grantedTo(ask));
}

qint64 Escrow::View::unmetBelow(const QString& self) const
{
    qint64 sum = 0;
    for (const Ask& ask : asks) {
        sum += ask.grantor == self ? unmet(ask) : 0;
    }
    return sum;
}

Escrow::View Escrow::View::withoutShort() const
{
    View rest = *this;
    rest.lots.removeIf([&](const Lot& lot) {
        const Ask* ask = askOf(lot.holder);
        return ask != nullptr && ask->grantor == lot.grantor && unmet(*ask) > 0;
    });
    return rest;
}

Escrow::Escrow(journal::Journal& journal, SlotFeed& feed, Settings settings)
    : m_journal(journal)
    , m_feed(feed)
    , m_settings(std::move(settings))
{}

Result<void> Escrow::append(Database& database, const char* kind, const QJsonObject& body,
                            const QByteArray& subject)
{
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(kind);
    fact.subject = subject.isEmpty() ? randomBytes(kSubjectBytes) : subject;
    fact.body = body;
    const auto row = m_journal.append(database, fact);
    return row ? Result<void>() : Result<void>(row.error());
}

Result<void> Escrow::appendItems(Database& database, const char* kind, const QJsonArray& items,
                                 const QJsonObject& more)
{
    for (qsizetype from = 0; from < items.size(); from += facts::kItemLimit) {
        QJsonArray part;
        const qsizetype end = std::min<qsizetype>(items.size(), from + facts::kItemLimit);
        for (qsizetype i = from; i < end; ++i) {
            part.append(items.at(i));
        }
        QJsonObject body = more;
        body.insert(QStringLiteral("items"), part);
        OW_TRY(append(database, kind, body));
    }
    return {};
}

Result<Escrow::View> Escrow::viewOf(Database& database, const QString& key) const
{
    View view;
    const auto slot = slotFromKey(m_settings.hall, key);
    if (!slot) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such slot")};
    }
    view.slot = *slot;
    view.key = key;
    view.nowMs = m_journal.clock().now().wallMs;
    LotStore store(database, m_settings.hall);
    const auto life = ownLife(database, m_settings.hall);
    auto account = store.slot(key);
    auto lots = store.lotsOfSlot(key);
    auto asks = store.asksOfSlot(key);
    if (!life || !account) {
        return !life ? life.error() : account.error();
    }
    if (!lots || !asks) {
        return !lots ? lots.error() : asks.error();
    }
    view.life = life.value();
    view.account = std::move(account).value();
    view.lots = std::move(lots).value();
    view.asks = std::move(asks).value();
    return view;
}

Result<bool> Escrow::settle(Database& database)
{
    // Before any mark is taken away: whoever books takes the journal first and marks then.
    OW_TRY(m_journal.lock(database));
    OW_TRY(markDue(database));
    const auto hasRefused = refuse(database);
    if (!hasRefused) {
        return hasRefused.error();
    }
    SlotWorkStore work(database, m_settings.hall);
    const auto marked = work.marked(m_settings.rules.settleLimit);
    if (!marked) {
        return marked.error();
    }
    for (const QString& slot : marked.value()) {
        const auto isMine = work.unmark(slot);
        if (!isMine) {
            return isMine.error();
        }
        if (isMine.value()) {
            OW_TRY(settleSlot(database, slot));
        }
    }
    const auto hasDropped = dropPast(database);
    const auto hasEnded = endAllReplaced(database);
    const auto hasFreed = freeDue(database);
    const auto hasNoted = noteNoShows(database);
    bool hasMore = hasRefused.value() || !marked.value().isEmpty();
    for (const auto* done : {&hasDropped, &hasEnded, &hasFreed, &hasNoted}) {
        if (!*done) {
            return *done;
        }
        hasMore = hasMore || done->value();
    }
    return hasMore;
}

Result<void> Escrow::settleSlot(Database& database, const QString& slot)
{
    auto view = viewOf(database, slot);
    if (!view) {
        return view.error();
    }
    if (!m_settings.isRoot) {
        OW_TRY(followLost(database, view.value()));
        OW_TRY(giveBack(database, view.value()));
        // Who was asked for places and gives them back does not order them anew.
        OW_TRY(order(database, view.value(), false));
        // What was given back is not there to be handed down.
        view = viewOf(database, slot);
        if (!view) {
            return view.error();
        }
    }
    OW_TRY(grant(database, view.value()));
    // What is short is what could not be handed down.
    view = viewOf(database, slot);
    if (!view) {
        return view.error();
    }
    OW_TRY(recallShort(database, view.value()));
    return m_settings.isRoot ? Result<void>() : order(database, view.value(), false);
}

/// A terminal's or hall's places that are to go back before their slot begins.
Result<void> Escrow::markDue(Database& database)
{
    if (m_settings.isRoot) {
        return {};
    }
    const auto life = ownLife(database, m_settings.hall);
    if (!life) {
        return life.error();
    }
    const qint64 nowMs = m_journal.clock().now().wallMs;
    const auto due =
        LotStore(database, m_settings.hall)
            .slotsToReturn(self(), life.value(), nowMs, nowMs + m_settings.rules.returnBeforeMs);
    if (!due) {
        return due.error();
    }
    for (const QString& slot : due.value()) {
        OW_TRY(m_feed.mark(database, m_settings.hall, slot));
    }
    return {};
}

/// Whether anything was taken out of the feed.
Result<bool> Escrow::dropPast(Database& database)
{
    const auto past = SlotWorkStore(database, m_settings.hall)
                          .takePast(m_journal.clock().now().wallMs, kPastLimit);
    if (!past) {
        return past.error();
    }
    journal::Feed feed = journal::Feed(m_settings.hall);
    for (const ShownThing& thing : past.value()) {
        OW_TRY(feed.remove(database, thing.kind, thing.id));
    }
    return !past.value().isEmpty();
}

/// Booked here, and another was taken in their place below or above.
Result<bool> Escrow::endAllReplaced(Database& database)
{
    const auto replaced = ExcuseStore(database, m_settings.hall).replacedAt(self(), kEndedLimit);
    if (!replaced) {
        return replaced.error();
    }
    for (const QByteArray& id : replaced.value()) {
        OW_TRY(endReplaced(database, id));
    }
    return !replaced.value().isEmpty();
}

/// The places of cancelled appointments that have waited long enough, of those booked here.
Result<bool> Escrow::freeDue(Database& database)
{
    const auto due = LotStore(database, m_settings.hall)
                         .dueToFree(self(), m_journal.clock().now().wallMs, kEndedLimit);
    if (!due) {
        return due.error();
    }
    for (const QByteArray& id : due.value()) {
        OW_TRY(append(database, facts::kFreed, {}, id));
    }
    return !due.value().isEmpty();
}

/// Slots of the last two days: what ended before was noted then, if the root was there.
Result<bool> Escrow::noteNoShows(Database& database)
{
    if (!m_settings.isRoot) {
        return false;
    }
    const qint64 nowMs = m_journal.clock().now().wallMs;
    const auto missing =
        LotStore(database, m_settings.hall).notCome(nowMs - kNoShowMs, nowMs, kEndedLimit);
    if (!missing) {
        return missing.error();
    }
    for (const Appointment& appointment : missing.value()) {
        OW_TRY(append(database, facts::kNoShow, {{QStringLiteral("slot"), appointment.slot}},
                      appointment.id));
    }
    return !missing.value().isEmpty();
}

Result<void> Escrow::want(Database& database, const QString& slot)
{
    const auto view = viewOf(database, slot);
    if (!view) {
        return view.error();
    }
    if (m_settings.isRoot) {
        return recall(database, view.value(), {}, view.value().unmetBelow(self()) + 1);
    }
    for (const Lot& lot : view.value().own(self())) {
        OW_TRY(recall(database, view.value(), lot.id, 1));
    }
    return order(database, view.value(), true);
}

} // namespace onewindow::appointments
