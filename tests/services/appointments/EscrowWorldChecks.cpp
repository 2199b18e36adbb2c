// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What must be true after each step of a history and at its end.

#include "services/storage/Query.h"
#include "tests/services/appointments/EscrowWorld.h"

#include <algorithm>

namespace onewindow::appointments {

using journal::succeed;
using journal::valueOf;

namespace {

constexpr int kRoundLimit = 60;

/// Bookings of its own that hold in the place's store.
qint64 bookedIn(EscrowNode& node)
{
    auto statement = valueOf(storage::query(
        node.database(),
        "SELECT COUNT(*) FROM appointments WHERE hall = ? AND place = ? AND state = 0", node.hall(),
        node.id()));
    return valueOf(statement.step()) ? statement.integer(0) : -1;
}

} // namespace

std::optional<AppointmentState> EscrowWorld::stateAt(std::size_t index, const QByteArray& id)
{
    const auto found = valueOf(m_places->at(index).node->store().appointment(id));
    return found ? std::optional(found->state) : std::nullopt;
}

bool EscrowWorld::isVoidLot(const QString& lot)
{
    if (lot.isEmpty()) {
        return false;
    }
    const auto found = valueOf(m_places->at(0).node->store().lot(lot));
    return found && found->state == LotState::Void;
}

/// What was declared void is every booking from there that the centre did not know of.
void EscrowWorld::noteVoid()
{
    for (Shown& shown : m_shown) {
        const bool isDeclared = isVoidLot(shown.lot) || isVoidLot(shown.source);
        if (shown.truth == Truth::Live && isDeclared &&
            stateAt(0, shown.id) != AppointmentState::Booked) {
            shown.truth = Truth::Void;
        }
    }
}

/// A cancellation that a restore made everybody forget may leave its place taken.
void EscrowWorld::reviseCancelled(Shown& shown)
{
    if (shown.truth != Truth::Cancelled) {
        return;
    }
    for (std::size_t i = 0; i < m_places->size(); ++i) {
        if (stateAt(i, shown.id) == AppointmentState::Cancelled) {
            return;
        }
    }
    shown.truth = Truth::Forgotten;
}

/// Bookings that take a place for the centre: the live ones, and those forgotten.
qint64 EscrowWorld::countAtRoot(const QString& slot)
{
    return std::count_if(m_shown.begin(), m_shown.end(), [&](const Shown& shown) {
        return shown.slot == slot && stateAt(0, shown.id) == AppointmentState::Booked;
    });
}

QString EscrowWorld::check()
{
    if (!m_problem.isEmpty()) {
        return m_problem;
    }
    for (const QString& slot : std::as_const(m_slots)) {
        const auto account = valueOf(m_places->at(0).node->store().slot(slot));
        const qint64 claims = account->allotted + account->booked;
        const qint64 live = std::count_if(m_shown.begin(), m_shown.end(), [&](const Shown& shown) {
            return shown.slot == slot && shown.truth == Truth::Live;
        });
        const qint64 capacity = m_capacity.value(slot);
        const auto say = [&](const char* what) {
            return QStringLiteral("%1: %2 (live %3, claims %4, were %5, capacity %6, bound %7)")
                .arg(slot, QLatin1String(what))
                .arg(live)
                .arg(claims)
                .arg(m_claims.value(slot))
                .arg(capacity)
                .arg(m_bound.value(slot));
        };
        if (claims > std::max(capacity, m_claims.value(slot))) {
            return say("the centre gave away more than there is");
        }
        m_bound[slot] = std::max(capacity, std::min(m_bound.value(slot), claims));
        m_claims[slot] = claims;
        if (live > m_bound.value(slot)) {
            return say("overbooked");
        }
        if (live > claims) {
            return say("a booking has no place");
        }
    }
    return checkPlace(m_acting);
}

QString EscrowWorld::checkPlace(std::size_t index)
{
    EscrowNode& node = *m_places->at(index).node;
    const qint64 live = std::count_if(m_shown.begin(), m_shown.end(), [&](const Shown& shown) {
        return shown.node == index && shown.isInStore && shown.truth == Truth::Live;
    });
    const qint64 booked = bookedIn(node);
    return booked >= live ? QString()
                          : QStringLiteral("%1 has lost a booking: %2 of %3 are there")
                                .arg(node.id())
                                .arg(booked)
                                .arg(live);
}

bool EscrowWorld::converge()
{
    for (int round = 0; round < kRoundLimit; ++round) {
        bool isBusy = false;
        for (std::size_t i = m_places->size() - 1; i > 0; --i) {
            isBusy = exchange(m_places->at(i), round == 0) || isBusy;
        }
        if (!isBusy) {
            return true;
        }
    }
    return false;
}

QString EscrowWorld::heal()
{
    // Places that are kept back come when nobody waits for them any more.
    m_clock.advance(m_freeAfter);
    tell(QStringLiteral("everything is mended"));
    if (!converge()) {
        return QStringLiteral("the nodes do not come to rest");
    }
    for (std::size_t i = 1; i < m_places->size(); ++i) {
        if (m_places->at(i).lastLife > 1) {
            declare(0, i, true, m_places->at(i).lastLife - 1);
        }
    }
    if (!converge()) {
        return QStringLiteral("the nodes do not come to rest after the loss");
    }
    for (std::size_t i = 0; i < m_places->size(); ++i) {
        m_acting = i;
        if (QString problem = check(); !problem.isEmpty()) {
            return problem;
        }
    }
    if (QString problem = checkEnd(); !problem.isEmpty()) {
        return problem;
    }
    const qint64 startsAtMs = slotFromKey({}, m_slots.first())->startsAtMs();
    const qint64 nowMs = m_clock.now().wallMs;
    if (nowMs >= startsAtMs) {
        return {};
    }
    if (QString problem = checkFree(false); !problem.isEmpty()) {
        return problem;
    }
    if (QString problem = checkWanted(); !problem.isEmpty()) {
        return problem;
    }
    m_clock.advance(std::chrono::milliseconds(std::max<qint64>(0, startsAtMs - nowMs - 60'000)));
    tell(QStringLiteral("the slots are near"));
    if (!converge()) {
        return QStringLiteral("the nodes do not come to rest before the slots begin");
    }
    return checkFree(true);
}

QString EscrowWorld::checkEnd()
{
    for (const Shown& shown : m_shown) {
        const auto atRoot = stateAt(0, shown.id);
        const auto atPlace = stateAt(shown.node, shown.id);
        const auto say = [&](const char* what) {
            return QStringLiteral("%1 booked at %2 in life %3: %4 (there %5, at the centre %6)")
                .arg(shown.slot, m_places->at(shown.node).node->id())
                .arg(shown.life)
                .arg(QLatin1String(what))
                .arg(atPlace ? stateName(*atPlace) : QStringLiteral("unknown"))
                .arg(atRoot ? stateName(*atRoot) : QStringLiteral("unknown"));
        };
        const bool isOfThisLife = shown.life == m_places->at(shown.node).lastLife;
        if (shown.truth == Truth::Live) {
            if (atRoot != AppointmentState::Booked ||
                (shown.isInStore && atPlace != AppointmentState::Booked)) {
                return say("an acknowledged booking is lost");
            }
        } else if (shown.truth == Truth::Void) {
            const bool isHeld =
                shown.isInStore && isOfThisLife && atPlace == AppointmentState::Booked;
            if (atRoot == AppointmentState::Booked || isHeld) {
                return say("a void booking stands");
            }
            m_counts.refused += atRoot == AppointmentState::Refused ? 1 : 0;
        } else if (shown.truth == Truth::Cancelled && isOfThisLife &&
                   atRoot == AppointmentState::Booked) {
            return say("a cancelled booking stands");
        }
        for (std::size_t i = 1; i < m_places->size(); ++i) {
            const auto here = stateAt(i, shown.id);
            const bool isNear = i == m_places->at(shown.node).parent;
            if (isNear && here && atRoot &&
                (*here == AppointmentState::Booked) != (*atRoot == AppointmentState::Booked)) {
                return say("hall and centre do not agree");
            }
        }
    }
    return {};
}

QString EscrowWorld::checkFree(bool isReturned)
{
    for (const QString& slot : std::as_const(m_slots)) {
        const qint64 live = countAtRoot(slot);
        const qint64 atRoot = valueOf(m_places->at(0).node->store().slot(slot))->free();
        qint64 below = 0;
        for (std::size_t i = 1; i < m_places->size(); ++i) {
            EscrowNode& node = *m_places->at(i).node;
            for (const Lot& lot : valueOf(node.store().lotsOfSlot(slot))) {
                const bool isUsable = lot.holder == node.id() && lot.life == node.life() &&
                                      lot.state == LotState::Open;
                below += isUsable ? lot.free() : 0;
                m_counts.recalled += i > 0 && lot.grantor == node.id() && lot.wanted > 0 ? 1 : 0;
            }
        }
        if (atRoot + below != m_capacity.value(slot) - live || (isReturned && below != 0)) {
            return QStringLiteral("%1: places are stranded: capacity %2, live %3, free at the "
                                  "centre %4 and below it %5%6")
                .arg(slot)
                .arg(m_capacity.value(slot))
                .arg(live)
                .arg(atRoot)
                .arg(below)
                .arg(isReturned ? QStringLiteral(", just before it begins") : QString());
        }
    }
    return {};
}

/// Wherever somebody asks for a place of a slot that has one, the place comes.
QString EscrowWorld::checkWanted()
{
    const QString& slot = slotBy(static_cast<int>(m_shown.size()));
    if (m_capacity.value(slot) <= countAtRoot(slot)) {
        return {};
    }
    const auto heldAt = [&](EscrowNode& node) {
        qint64 held = 0;
        for (const Lot& lot : valueOf(node.store().lotsOfSlot(slot))) {
            const bool isUsable =
                lot.holder == node.id() && lot.life == node.life() && lot.state == LotState::Open;
            held += isUsable ? lot.free() : 0;
        }
        return held;
    };
    for (std::size_t i = 1; i < m_places->size(); ++i) {
        EscrowNode& node = *m_places->at(i).node;
        const Holding holding{.nowMs = m_clock.now().wallMs,
                              .startsAtMs = slotFromKey({}, slot)->startsAtMs()};
        if (heldAt(node) > 0 || isTimeToReturn(node.book().escrow().settings().rules, holding)) {
            continue;
        }
        m_counts.waited += 1;
        tell(QStringLiteral("somebody waits for %1 at %2").arg(slot, node.id()));
        succeed(node.want(slot));
        if (!converge()) {
            return QStringLiteral("the nodes do not come to rest with somebody waiting");
        }
        if (heldAt(node) < 1) {
            return QStringLiteral("%1 has places, and none comes to %2").arg(slot, node.id());
        }
        m_acting = i;
        return check();
    }
    return {};
}

QString EscrowWorld::summary() const
{
    return QStringLiteral("%1 booked (%2 below the centre), %3 found full, %4 cancelled, "
                          "%5 restored, %6 declared void, %7 fenced, %8 refused, %9 lowered, "
                          "%10 asked back from terminals, %11 waited for")
        .arg(m_counts.booked)
        .arg(m_counts.bookedBelow)
        .arg(m_counts.full)
        .arg(m_counts.cancelled)
        .arg(m_counts.restored)
        .arg(m_counts.voided)
        .arg(m_counts.fenced)
        .arg(m_counts.refused)
        .arg(m_counts.lowered)
        .arg(m_counts.recalled)
        .arg(m_counts.waited);
}

bool EscrowWorld::hasSeenEverything() const
{
    const std::array counts{m_counts.booked,    m_counts.full,     m_counts.bookedBelow,
                            m_counts.cancelled, m_counts.restored, m_counts.voided,
                            m_counts.fenced,    m_counts.refused,  m_counts.lowered,
                            m_counts.recalled,  m_counts.waited};
    return std::all_of(counts.begin(), counts.end(), [](qint64 count) { return count > 0; });
}

} // namespace onewindow::appointments
