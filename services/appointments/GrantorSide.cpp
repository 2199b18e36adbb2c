// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Escrow as seen by who hands places down.

#include "services/appointments/Escrow.h"
#include "services/appointments/FactKinds.h"
#include "services/appointments/SlotProjection.h"
#include "services/core/Ids.h"
#include "services/core/Log.h"

#include <algorithm>

namespace onewindow::appointments {

using storage::Database;

namespace {

constexpr int kRefusalLimit = 50;

/// What the holder has been asked for and can still give.
qint64 pendingOf(const Lot& lot)
{
    return std::clamp<qint64>(lot.wanted - lot.returned, 0, std::max<qint64>(0, lot.unused()));
}

} // namespace

Result<void> Escrow::grant(Database& database, const View& view)
{
    const bool hasBegun = view.nowMs >= view.slot.startsAtMs();
    if (hasBegun) {
        return {};
    }
    // First those at whom somebody waits; while one of them still does, nobody gets a reserve. Nor
    // out of what came only because somebody waits here or below.
    const Ask* own = view.askOf(self());
    const bool hasReserve = own == nullptr || own->need == 0 || view.grantedTo(*own) > own->need;
    for (const bool isForReserve : {false, true}) {
        if (isForReserve && !hasReserve) {
            return {};
        }
        for (const Ask& ask : view.asks) {
            const bool isWanted = isForReserve ? ask.level > 0 : view.unmet(ask) > 0;
            if (ask.grantor != self() || !isWanted) {
                continue;
            }
            // Looked at anew each time: what one was granted is not there for the next.
            const auto now = viewOf(database, view.key);
            if (!now) {
                return now.error();
            }
            if (isForReserve && now.value().unmetBelow(self()) > 0) {
                return {};
            }
            OW_TRY(grantTo(database, now.value(), ask));
        }
    }
    return {};
}

Result<void> Escrow::grantTo(Database& database, const View& view, const Ask& ask)
{
    LotStore store(database, m_settings.hall);
    Lot source; // At the root: no lot.
    Order order{.level = ask.level, .unmet = view.unmet(ask)};
    if (m_settings.isRoot) {
        const auto day = store.dayCapacity(view.slot.resource, view.slot.day);
        if (!day) {
            return day.error();
        }
        const bool isUsable = view.account && view.account->life == view.life;
        order.free = isUsable ? view.account->free() : 0;
        order.share = shareOf(m_settings.rules, day.value());
    } else {
        const QList<Lot> own = view.own(self());
        for (const Lot& lot : own) {
            const bool isBetter = lot.state == LotState::Open && lot.free() > source.free();
            source = isBetter ? lot : source;
        }
        order.free = source.free();
        order.share = source.share;
    }
    if (order.free <= 0) {
        return {};
    }
    const auto keptDay = store.keptOfDay(self(), ask.holder, view.slot.resource, view.slot.day);
    if (!keptDay) {
        return keptDay.error();
    }
    order.keptDay = keptDay.value();
    Lot lot;
    lot.id = idToText(makeUuidV7(view.nowMs));
    for (const Lot& other : view.lots) {
        if (other.grantor != self() || other.holder != ask.holder ||
            other.state != LotState::Open) {
            continue;
        }
        order.kept += other.unused();
        // Not where something is asked back still: that is returned as soon as there is any.
        const bool isSettled = other.wanted <= other.returned;
        if (isSettled && other.life == ask.life && other.source == source.id) {
            lot = other;
        }
    }
    const qint64 amount = amountToGrant(order);
    if (amount == 0) {
        return {};
    }
    return appendItems(database, facts::kGranted,
                       {QJsonObject{{QStringLiteral("lot"), lot.id},
                                    {QStringLiteral("slot"), view.key},
                                    {QStringLiteral("holder"), ask.holder},
                                    {QStringLiteral("life"), static_cast<qint64>(ask.life)},
                                    {QStringLiteral("source"), source.id},
                                    {QStringLiteral("share"), order.share},
                                    {QStringLiteral("granted"), lot.granted + amount}}});
}

/// Asks for `amount` places out of `source` (empty: the root's) to be given back, less what is
/// under way already; who has the most unused gives first.
Result<void> Escrow::recall(Database& database, const View& view, const QString& source,
                            qint64 amount)
{
    QList<Lot> lots = view.below(self(), source);
    for (const Lot& lot : lots) {
        amount -= pendingOf(lot);
    }
    std::sort(lots.begin(), lots.end(), [](const Lot& a, const Lot& b) {
        return std::pair(-(a.unused() - pendingOf(a)), a.id) <
               std::pair(-(b.unused() - pendingOf(b)), b.id);
    });
    QJsonArray items;
    for (const Lot& lot : lots) {
        const qint64 more = std::min(lot.unused() - pendingOf(lot), amount);
        if (more <= 0) {
            continue;
        }
        amount -= more;
        items.append(
            QJsonObject{{QStringLiteral("lot"), lot.id},
                        {QStringLiteral("returned"), lot.returned + pendingOf(lot) + more}});
    }
    return appendItems(database, facts::kWanted, items);
}

/// What may lie unused below comes back: where more is out than there is since the capacity was
/// lowered, and for those whom there was nothing left to grant to. Those give nothing: what they
/// have is on its way to somebody.
Result<void> Escrow::recallShort(Database& database, const View& view)
{
    const qint64 unmet = view.unmetBelow(self());
    if (m_settings.isRoot) {
        const qint64 free = view.account ? view.account->free() : 0;
        OW_TRY(recall(database, view, {}, -free));
        return unmet > free ? recall(database, view.withoutShort(), {}, unmet) : Result<void>();
    }
    for (const Lot& lot : view.own(self())) {
        OW_TRY(recall(database, view.withoutShort(), lot.id, unmet - lot.free()));
    }
    return {};
}

/// Answers bookings that came from a lot without a right to them.
Result<bool> Escrow::refuse(Database& database)
{
    LotStore store(database, m_settings.hall);
    const auto disputed = store.disputed(kRefusalLimit);
    if (!disputed) {
        return disputed.error();
    }
    bool hasRefused = false;
    for (const Appointment& appointment : disputed.value()) {
        const auto objection = objectionTo(store, appointment.lot, self());
        if (!objection) {
            return objection.error();
        }
        if (!objection.value().isMine) {
            continue;
        }
        qCWarning(lcQueue) << "an appointment booked at" << appointment.place
                           << "does not hold:" << objection.value().reason;
        OW_TRY(append(database, facts::kRefused,
                      {{QStringLiteral("place"), appointment.place},
                       {QStringLiteral("reason"), objection.value().reason}},
                      appointment.id));
        hasRefused = true;
    }
    return hasRefused;
}

} // namespace onewindow::appointments
