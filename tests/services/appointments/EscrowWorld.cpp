// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The steps of a history.

#include "tests/services/appointments/EscrowWorld.h"

#include <algorithm>

namespace onewindow::appointments {

using journal::succeed;
using journal::valueOf;

namespace {

const QString kFirstSlot = QStringLiteral("m@2026-11-23T0900-0930");
const QString kSecondSlot = QStringLiteral("m@2026-11-23T0930-1000");
constexpr int kBatchRows = 8;
constexpr int kPageLimit = 6;
constexpr std::chrono::minutes kLongestWait{300};

/// Of 1000 steps. What comes often first; the rest is rare, as it should be.
constexpr std::array kFrequencies{
    std::pair{EscrowStep::Kind::Book, 330},   std::pair{EscrowStep::Kind::Ship, 150},
    std::pair{EscrowStep::Kind::Pull, 150},   std::pair{EscrowStep::Kind::Settle, 120},
    std::pair{EscrowStep::Kind::Cancel, 60},  std::pair{EscrowStep::Kind::Capacity, 25},
    std::pair{EscrowStep::Kind::Restart, 25}, std::pair{EscrowStep::Kind::Backup, 30},
    std::pair{EscrowStep::Kind::Restore, 20}, std::pair{EscrowStep::Kind::Lost, 15},
    std::pair{EscrowStep::Kind::Repeat, 20},  std::pair{EscrowStep::Kind::Stale, 20},
    std::pair{EscrowStep::Kind::Cut, 15},     std::pair{EscrowStep::Kind::Mend, 15},
    std::pair{EscrowStep::Kind::Wait, 5},
};

/// Whether a number from 0 to 999 falls into the first `percent`.
bool isChance(int number, int percent)
{
    return number < percent * 10;
}

} // namespace

EscrowStep::Kind EscrowWorld::kindOf(int number)
{
    for (const auto& [kind, frequency] : kFrequencies) {
        number -= frequency;
        if (number < 0) {
            return kind;
        }
    }
    return EscrowStep::Kind::Book;
}

EscrowWorld::EscrowWorld()
    : m_keys(journal::testKeys(crypto::Suite::International))
    , m_slots{kFirstSlot, kSecondSlot}
{
    const auto add = [this](std::vector<Place>& places, const char* id, std::size_t parent,
                            bool isLeaf) {
        Place place;
        place.parent = parent;
        place.node = std::make_unique<EscrowNode>(
            EscrowNode::Options{.id = QString::fromLatin1(id),
                                .hall = isLeaf ? QString() : QStringLiteral("hall-1"),
                                .isRoot = places.empty(),
                                .isLeaf = isLeaf,
                                .rules = {},
                                .keys = m_keys.get(),
                                .clock = &m_clock},
            memoryStore());
        places.push_back(std::move(place));
    };
    add(m_twoLevels, "centre", 0, false);
    add(m_twoLevels, "hall-1", 0, false);
    add(m_twoLevels, "kiosk-1", 1, true);
    add(m_twoLevels, "kiosk-2", 1, true);
    add(m_oneLevel, "platform", 0, false);
    add(m_oneLevel, "kiosk-1", 0, true);
    add(m_oneLevel, "kiosk-2", 0, true);
    add(m_oneLevel, "kiosk-3", 0, true);
}

void EscrowWorld::begin(const Shape& shape)
{
    m_places = shape.isTwoLevels ? &m_twoLevels : &m_oneLevel;
    m_told.clear();
    m_shown.clear();
    m_problem.clear();
    m_clock.jumpWall(std::chrono::milliseconds(ManualClock().now().wallMs - m_clock.now().wallMs));
    for (std::size_t i = 0; i < m_places->size(); ++i) {
        Place& place = m_places->at(i);
        EscrowRules rules = shape.isTwoLevels && i == 1 ? EscrowRules() : kioskRules();
        rules.shareDivisor = shape.shareDivisor;
        BookingRules bookingRules = BookingRules::none();
        bookingRules.freeAfterLeastMinutes = shape.freeAfterMinutes;
        bookingRules.freeAfterMostMinutes = shape.freeAfterMinutes;
        place.node->wipe(rules, bookingRules);
        place.isCut = false;
        place.lastLife = 1;
        place.backup.clear();
        place.lastBatch = {};
        place.lastChanges.clear();
    }
    for (const QString& key : std::as_const(m_slots)) {
        succeed(m_places->at(0).node->setCapacity(*slotFromKey({}, key), shape.capacity));
        m_capacity[key] = shape.capacity;
        m_bound[key] = shape.capacity;
    }
    // Slots and orders, so that not every history begins with empty hands.
    for (int round = 0; round < 2; ++round) {
        for (std::size_t i = 1; i < m_places->size(); ++i) {
            exchange(m_places->at(i), false);
        }
    }
    for (const QString& key : std::as_const(m_slots)) {
        const auto account = valueOf(m_places->at(0).node->store().slot(key));
        m_claims[key] = account->allotted + account->booked;
    }
}

/// One round between a place and its parent; asks the parent even without news if it `mustAsk`.
bool EscrowWorld::exchange(Place& place, bool mustAsk)
{
    constexpr int kMany = 100;
    EscrowNode& parent = *m_places->at(place.parent).node;
    bool isBusy = false;
    if (mustAsk || place.node->hasBacklog()) {
        isBusy = !place.node->ship(parent, kMany).batch.rows.isEmpty();
    }
    if (place.node->isBehind(parent)) {
        const auto page = place.node->pull(parent, kMany);
        place.node->takeIn(page.changes);
        isBusy = isBusy || !page.changes.isEmpty();
    }
    const int settled = place.node->settle() + parent.settle();
    return isBusy || settled > 0;
}

QString EscrowWorld::play(const Shape& shape, const QList<EscrowStep>& steps)
{
    static const QHash<EscrowStep::Kind, Runner> runners{
        {EscrowStep::Kind::Book, &EscrowWorld::book},
        {EscrowStep::Kind::Cancel, &EscrowWorld::cancel},
        {EscrowStep::Kind::Ship, &EscrowWorld::ship},
        {EscrowStep::Kind::Pull, &EscrowWorld::pull},
        {EscrowStep::Kind::Settle, &EscrowWorld::settle},
        {EscrowStep::Kind::Capacity, &EscrowWorld::capacity},
        {EscrowStep::Kind::Restart, &EscrowWorld::restart},
        {EscrowStep::Kind::Backup, &EscrowWorld::backup},
        {EscrowStep::Kind::Restore, &EscrowWorld::restore},
        {EscrowStep::Kind::Lost, &EscrowWorld::lost},
        {EscrowStep::Kind::Repeat, &EscrowWorld::repeat},
        {EscrowStep::Kind::Stale, &EscrowWorld::stale},
        {EscrowStep::Kind::Cut, &EscrowWorld::cut},
        {EscrowStep::Kind::Mend, &EscrowWorld::mend},
        {EscrowStep::Kind::Wait, &EscrowWorld::wait},
    };
    begin(shape);
    m_freeAfter = std::chrono::minutes(shape.freeAfterMinutes);
    for (const EscrowStep& step : steps) {
        (this->*runners.value(step.kind))(step);
        if (QString problem = check(); !problem.isEmpty()) {
            tell(problem);
            return problem;
        }
    }
    return heal();
}

EscrowWorld::Place& EscrowWorld::placeBy(int number, bool isBelow)
{
    const std::size_t first = isBelow ? 1 : 0;
    m_acting = first + static_cast<std::size_t>(number) % (m_places->size() - first);
    return m_places->at(m_acting);
}

const QString& EscrowWorld::slotBy(int number) const
{
    return m_slots.at(number % m_slots.size());
}

void EscrowWorld::book(const EscrowStep& step)
{
    Place& place = placeBy(step.a, false);
    const QString& slot = slotBy(step.b);
    const auto booking = place.node->bookOne(slot);
    if (booking) {
        const Appointment& appointment = booking.value().appointment;
        Shown shown{.id = appointment.id,
                    .slot = slot,
                    .lot = appointment.lot,
                    .source = {},
                    .node = m_acting,
                    .life = appointment.life};
        if (!appointment.lot.isEmpty()) {
            shown.source = valueOf(place.node->store().lot(appointment.lot))->source;
        }
        const bool isVoid = isVoidLot(shown.lot) || isVoidLot(shown.source);
        shown.truth = isVoid ? Truth::Void : Truth::Live;
        m_shown.push_back(shown);
        m_counts.booked += 1;
        m_counts.bookedBelow += m_acting > 0 ? 1 : 0;
        tell(QStringLiteral("%1 books %2 from lot '%3'%4")
                 .arg(place.node->id(), slot, appointment.lot,
                      isVoid ? QStringLiteral(", which is void") : QString()));
        return;
    }
    tell(QStringLiteral("%1 finds %2 %3")
             .arg(place.node->id(), slot, errorName(booking.error().code)));
    if (booking.error().code == kSlotFull) {
        m_counts.full += 1;
        if (isChance(step.c, 60)) {
            succeed(place.node->want(slot));
        }
    } else if (booking.error().code != ErrorCode::TooLate) {
        m_problem = QStringLiteral("a booking failed: ") + booking.error().detail;
    }
}

void EscrowWorld::cancel(const EscrowStep& step)
{
    std::vector<Shown*> live;
    for (Shown& shown : m_shown) {
        if (shown.truth == Truth::Live && shown.isInStore) {
            live.push_back(&shown);
        }
    }
    if (live.empty()) {
        return;
    }
    Shown& shown = *live[static_cast<std::size_t>(step.a) % live.size()];
    m_acting = shown.node;
    EscrowNode& node = *m_places->at(shown.node).node;
    const auto cancelled = node.cancel(shown.id);
    if (!cancelled) {
        if (cancelled.error().code != ErrorCode::TooLate) {
            m_problem =
                QStringLiteral("%1 cannot cancel: %2").arg(node.id(), cancelled.error().detail);
        }
        return;
    }
    shown.truth = Truth::Cancelled;
    m_counts.cancelled += 1;
    tell(QStringLiteral("%1 cancels one of %2").arg(node.id(), shown.slot));
}

void EscrowWorld::ship(const EscrowStep& step)
{
    Place& place = placeBy(step.a, true);
    if (place.isCut) {
        return;
    }
    const bool isHeard = !isChance(step.c, 25);
    const auto shipped =
        place.node->ship(*m_places->at(place.parent).node, 1 + step.b % kBatchRows, isHeard);
    place.lastBatch = shipped.batch;
    tell(QStringLiteral("%1 ships %2 rows%3")
             .arg(place.node->id())
             .arg(shipped.batch.rows.size())
             .arg(isHeard ? QString() : QStringLiteral(", the answer is lost")));
}

void EscrowWorld::pull(const EscrowStep& step)
{
    Place& place = placeBy(step.a, true);
    if (place.isCut) {
        return;
    }
    const auto page = place.node->pull(*m_places->at(place.parent).node, 1 + step.b % kPageLimit);
    const bool isKilled = isChance(step.c, 10);
    if (isKilled) {
        place.node->restart();
    } else {
        place.node->takeIn(page.changes);
    }
    place.lastChanges = page.changes;
    tell(QStringLiteral("%1 pulls %2 changes%3")
             .arg(place.node->id())
             .arg(page.changes.size())
             .arg(isKilled ? QStringLiteral(" and is killed") : QString()));
}

void EscrowWorld::settle(const EscrowStep& step)
{
    Place& place = placeBy(step.a, false);
    place.node->settle();
    tell(QStringLiteral("%1 settles").arg(place.node->id()));
}

void EscrowWorld::capacity(const EscrowStep& step)
{
    m_acting = 0;
    const QString& slot = slotBy(step.a);
    const qint64 places = step.b % 13;
    succeed(m_places->at(0).node->setCapacity(*slotFromKey({}, slot), places));
    m_counts.lowered += places < m_claims.value(slot) ? 1 : 0;
    m_capacity[slot] = places;
    tell(QStringLiteral("%1 has %2 places now").arg(slot).arg(places));
}

void EscrowWorld::restart(const EscrowStep& step)
{
    Place& place = placeBy(step.a, false);
    place.node->restart();
    tell(QStringLiteral("%1 starts anew").arg(place.node->id()));
}

void EscrowWorld::backup(const EscrowStep& step)
{
    Place& place = placeBy(step.a, true);
    place.backup = place.node->backup();
    tell(QStringLiteral("%1 is backed up").arg(place.node->id()));
}

void EscrowWorld::restore(const EscrowStep& step)
{
    Place& place = placeBy(step.a, true);
    if (place.backup.isEmpty()) {
        return;
    }
    place.lastLife += 1;
    place.node->restore(place.backup, place.lastLife);
    m_counts.restored += 1;
    tell(QStringLiteral("%1 is restored, its life is now %2")
             .arg(place.node->id())
             .arg(place.lastLife));
    for (Shown& shown : m_shown) {
        if (shown.node == m_acting) {
            shown.isInStore = stateAt(m_acting, shown.id).has_value();
        }
        reviseCancelled(shown);
    }
}

void EscrowWorld::lost(const EscrowStep& step)
{
    Place& place = placeBy(step.a, true);
    const bool isVoid = step.b % 2 == 0;
    const quint32 upToLife = step.c % 3 == 0 ? place.lastLife - 1 : 0;
    declare(isVoid ? 0 : place.parent, m_acting, isVoid, upToLife);
}

void EscrowWorld::declare(std::size_t grantor, std::size_t holder, bool isVoid, quint32 upToLife)
{
    EscrowNode& node = *m_places->at(grantor).node;
    const QString& name = m_places->at(holder).node->id();
    const auto report = node.declareLost(name, isVoid, upToLife);
    if (!report) {
        return;
    }
    tell(QStringLiteral("%1 declares %2 lost up to life %3%4: %5 come back, %6 are stranded")
             .arg(node.id(), name)
             .arg(report.value().life)
             .arg(isVoid ? QStringLiteral(", void") : QString())
             .arg(report.value().cameBack)
             .arg(report.value().stranded));
    (isVoid ? m_counts.voided : m_counts.fenced) += 1;
    noteVoid();
}

void EscrowWorld::repeat(const EscrowStep& step)
{
    Place& place = placeBy(step.a, true);
    if (place.lastBatch.rows.isEmpty() || place.isCut) {
        return;
    }
    const auto outcome = m_places->at(place.parent).node->take(place.lastBatch);
    if (!outcome) {
        m_problem = QStringLiteral("a repeated batch fails: ") + outcome.error().detail;
    }
    tell(QStringLiteral("a batch of %1 comes again").arg(place.node->id()));
}

void EscrowWorld::stale(const EscrowStep& step)
{
    Place& place = placeBy(step.a, true);
    place.node->takeIn(place.lastChanges);
    tell(QStringLiteral("%1 takes an old page in again").arg(place.node->id()));
}

void EscrowWorld::cut(const EscrowStep& step)
{
    Place& place = placeBy(step.a, true);
    place.isCut = true;
    tell(QStringLiteral("%1 is cut off").arg(place.node->id()));
}

void EscrowWorld::mend(const EscrowStep& step)
{
    Place& place = placeBy(step.a, true);
    place.isCut = false;
    tell(QStringLiteral("%1 is reachable").arg(place.node->id()));
}

void EscrowWorld::wait(const EscrowStep& step)
{
    m_acting = 0;
    m_clock.advance(kLongestWait * (step.a + 1) / 1000);
    tell(QStringLiteral("time goes by"));
}

} // namespace onewindow::appointments
