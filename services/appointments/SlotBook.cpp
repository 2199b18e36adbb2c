// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/SlotBook.h"

#include "services/appointments/FactKinds.h"
#include "services/appointments/Partition.h"
#include "services/appointments/PlanNotice.h"
#include "services/core/Ids.h"

#include <QDate>

#include <algorithm>

namespace onewindow::appointments {

using storage::Database;

namespace {

constexpr qsizetype kSubjectBytes = 16;
constexpr qsizetype kReasonLimit = 100;
constexpr qsizetype kSlotTimeLength = 20; ///< Of a key: "2026-12-01T0900-0930".

Error noSuchSlot()
{
    return {ErrorCode::NotFound, QStringLiteral("no such slot")};
}

Error full()
{
    return {kSlotFull, QStringLiteral("no place is left here")};
}

} // namespace

SlotBook::SlotBook(journal::Journal& journal, SlotFeed& feed, Settings settings)
    : m_journal(journal)
    , m_settings(std::move(settings))
    , m_escrow(journal, feed, m_settings.escrow)
{}

Result<void> SlotBook::append(Database& database, const journal::NewFact& fact)
{
    const auto row = m_journal.append(database, fact);
    return row ? Result<void>() : Result<void>(row.error());
}

Result<void> SlotBook::setCapacity(Database& database, const QList<Capacity>& capacities,
                                   const QString& staff)
{
    if (!m_settings.escrow.isRoot) {
        return Error{ErrorCode::NotPermitted, QStringLiteral("capacity is the centre's")};
    }
    if (capacities.isEmpty() || capacities.size() > facts::kItemLimit) {
        return Error{ErrorCode::TooMany, QStringLiteral("slots: 1 to 200")};
    }
    QJsonArray items;
    for (const Capacity& capacity : capacities) {
        if (!isSlot(capacity.slot) || capacity.places < 0 || capacity.places > kCapacityLimit) {
            return Error{ErrorCode::BadRequest,
                         QStringLiteral("slots: not a slot, or its capacity")};
        }
        items.append(QJsonObject{{QStringLiteral("slot"), capacity.slot.key()},
                                 {QStringLiteral("capacity"), capacity.places}});
    }
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(facts::kCapacitySet);
    fact.subject = randomBytes(kSubjectBytes);
    fact.body = {{QStringLiteral("items"), items}, {QStringLiteral("staff"), staff}};
    return append(database, fact);
}

/// Empty at the root.
Result<QString> SlotBook::lotToBookFrom(Database& database, const QString& slot) const
{
    LotStore store(database, m_settings.escrow.hall);
    const auto life = ownLife(database, m_settings.escrow.hall);
    if (!life) {
        return life.error();
    }
    if (m_settings.escrow.isRoot) {
        const auto account = store.slot(slot);
        if (!account) {
            return account.error();
        }
        return account.value() ? Result<QString>(QString()) : noSuchSlot();
    }
    const auto lots = store.lotsOfSlot(slot);
    if (!lots) {
        return lots.error();
    }
    for (const Lot& lot : lots.value()) {
        if (lot.holder == m_journal.node() && lot.life == life.value() &&
            lot.state == LotState::Open && lot.free() > 0) {
            return lot.id;
        }
    }
    return full();
}

Result<journal::NewDataKey> SlotBook::makeKey() const
{
    return m_journal.makeDataKey(m_settings.recipients());
}

Result<void> SlotBook::seal(Database& database, const BookOrder& order,
                            journal::NewFact& fact) const
{
    std::optional<journal::NewDataKey> fresh;
    if (!order.key) {
        auto made = makeKey();
        if (!made) {
            return made.error();
        }
        fresh.emplace(std::move(made).value());
    }
    const journal::NewDataKey& created = order.key ? *order.key : *fresh;
    const journal::DataKey& key = created.key;
    const auto sealed = journal::sealBody(m_journal.keys().suite(), key, fact.subject,
                                          {{QStringLiteral("name"), order.person->name},
                                           {QStringLiteral("idNumber"), order.person->idNumber},
                                           {QStringLiteral("isTyped"), order.person->isTyped}});
    if (!sealed) {
        return sealed.error();
    }
    OW_TRY(m_journal.storeDataKey(database, created));
    fact.sealed = sealed.value();
    fact.keyId = key.id;
    fact.keyDigest = key.keyDigest;
    return {};
}

Result<BookingRules> SlotBook::rules(Database& database) const
{
    const auto notice = findPlanNotice(database, m_settings.escrow.hall, m_settings.escrow.isRoot);
    if (!notice) {
        return notice.error();
    }
    return notice.value() ? notice.value()->rules : m_settings.rules;
}

Result<QString> SlotBook::handleFor(Database& database, const QString& idNumber,
                                    const QString& day) const
{
    return m_settings.escrow.handleOf && !idNumber.isEmpty()
               ? m_settings.escrow.handleOf(database, idNumber, day)
               : Result<QString>(QString());
}

Result<QString> SlotBook::tokenFor(Database& database, const BookOrder& order, const QString& day,
                                   const QByteArray& appointment) const
{
    if (m_settings.tokenOf && order.person) {
        auto made = m_settings.tokenOf(database, order.person->idNumber, day, appointment);
        if (!made || !made.value().isEmpty()) {
            return made;
        }
    }
    return makeToken();
}

Result<QList<Appointment>> SlotBook::appointmentsOf(Database& database, const QString& idNumber,
                                                    bool* hasAllDays) const
{
    LotStore store(database, m_settings.escrow.hall);
    const QDate today =
        QDate::fromString(queue::hallDay(m_journal.clock().now().wallMs), Qt::ISODate);
    QList<Appointment> found;
    bool isAll = true;
    for (int i = 0; i < kHandleDays; ++i) {
        const auto handle = handleFor(database, idNumber, today.addDays(i).toString(Qt::ISODate));
        if (!handle) {
            return handle.error();
        }
        if (handle.value().isEmpty()) {
            isAll = false;
            continue;
        }
        auto here = store.liveOf(handle.value());
        if (!here) {
            return here.error();
        }
        QList<Appointment> ofDay = std::move(here).value();
        if (m_settings.elsewhere) {
            ofDay += m_settings.elsewhere(handle.value());
        }
        std::sort(ofDay.begin(), ofDay.end(), [](const Appointment& a, const Appointment& b) {
            return a.slot.last(kSlotTimeLength) < b.slot.last(kSlotTimeLength);
        });
        found += ofDay;
    }
    if (hasAllDays != nullptr) {
        *hasAllDays = isAll;
    }
    return found;
}

/// Nobody keeps many places from others. Who typed a number, and may have typed somebody else's,
/// stands in the way of nobody with a card.
Result<void> SlotBook::checkLimits(Database& database, const BookOrder& order,
                                   const BookingRules& rules, const Slot& slot) const
{
    if (order.isByStaff || !order.person) {
        return {};
    }
    const auto found = appointmentsOf(database, order.person->idNumber);
    if (!found) {
        return found.error();
    }
    const qint64 nowMs = m_journal.clock().now().wallMs;
    int open = 0;
    int onDay = 0;
    int ofMatter = 0;
    for (const Appointment& other : found.value()) {
        const auto otherSlot = slotFromKey(m_settings.escrow.hall, other.slot);
        const bool counts =
            other.id != order.replaced && otherSlot && (order.person->isTyped || !other.isTyped);
        if (!counts) {
            continue;
        }
        const auto matterOf = [](const QString& matter, const Slot& ofSlot) {
            return matter.isEmpty() ? ofSlot.resource : matter;
        };
        onDay += otherSlot->day == slot.day ? 1 : 0;
        if (otherSlot->endsAtMs() <= nowMs) {
            continue; // Over: it keeps no place from anybody.
        }
        open += 1;
        ofMatter += matterOf(other.matter, *otherSlot) == matterOf(order.matter, slot) ? 1 : 0;
    }
    const auto isReached = [](int limit, int count) { return limit > 0 && count >= limit; };
    if (isReached(rules.dayLimit, onDay)) {
        return Error{kLimitReached, QStringLiteral("on that day")};
    }
    if (isReached(rules.matterLimit, ofMatter)) {
        return Error{kLimitReached, QStringLiteral("for that matter")};
    }
    return isReached(rules.openLimit, open) ? Error{kLimitReached, QStringLiteral("in all")}
                                            : Result<void>();
}

Result<Booking> SlotBook::book(Database& database, const BookOrder& order)
{
    const auto slot = slotFromKey(m_settings.escrow.hall, order.slot);
    if (!slot || order.matter.size() > kResourceLimit) {
        return noSuchSlot();
    }
    const auto rules = this->rules(database);
    if (!rules) {
        return rules.error();
    }
    const qint64 nowMs = m_journal.clock().now().wallMs;
    const bool isTooSoon = !order.isByStaff && nowMs > bookUntil(rules.value(), *slot);
    if (nowMs >= slot->startsAtMs() || isTooSoon) {
        return Error{ErrorCode::TooLate, QStringLiteral("the slot has begun, or begins too soon")};
    }
    OW_TRY(checkLimits(database, order, rules.value(), *slot));
    QString handle = order.handle;
    if (handle.isEmpty() && order.person) {
        auto made = handleFor(database, order.person->idNumber, slot->day);
        if (!made) {
            return made.error();
        }
        handle = std::move(made).value();
    }
    const auto lot = lotToBookFrom(database, order.slot);
    if (!lot) {
        return lot.error();
    }
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(facts::kBooked);
    fact.subject = makeUuidV7(nowMs);
    auto token = tokenFor(database, order, slot->day, fact.subject);
    if (!token) {
        return token.error();
    }
    Booking booking;
    booking.token = std::move(token).value();
    fact.body = {
        {QStringLiteral("slot"), order.slot},
        {QStringLiteral("lot"), lot.value()},
        {QStringLiteral("token"), QString::fromLatin1(digestOfToken(booking.token).toBase64())},
        {QStringLiteral("by"), order.by}};
    if (!handle.isEmpty()) {
        fact.body.insert(QStringLiteral("handle"), handle);
    }
    if (order.person && order.person->isTyped) {
        fact.body.insert(QStringLiteral("isTyped"), true);
    }
    if (order.isExchange) {
        fact.body.insert(QStringLiteral("replaces"), idToText(order.replaced));
    }
    if (!order.matter.isEmpty() && order.matter != slot->resource) {
        fact.body.insert(QStringLiteral("matter"), order.matter);
    }
    if (order.person) {
        OW_TRY(seal(database, order, fact));
    }
    OW_TRY(append(database, fact));
    auto appointment = find(database, fact.subject);
    if (!appointment) {
        return appointment.error();
    }
    booking.appointment = std::move(appointment).value();
    return booking;
}

Result<Appointment> SlotBook::find(Database& database, const QByteArray& id) const
{
    auto found = LotStore(database, m_settings.escrow.hall).appointment(id);
    if (!found) {
        return found.error();
    }
    return found.value() ? Result<Appointment>(*std::move(found).value())
                         : Error{ErrorCode::NotFound, QStringLiteral("no such appointment")};
}

Result<QList<FreeSlot>> SlotBook::available(Database& database, const QString& resource,
                                            const QString& fromDay, int days) const
{
    if (!isDay(fromDay) || days < 1 || days > kDaysLimit) {
        return Error{ErrorCode::BadRequest, QStringLiteral("from: a day, and how many days")};
    }
    const QString toDay =
        QDate::fromString(fromDay, Qt::ISODate).addDays(days - 1).toString(Qt::ISODate);
    LotStore store(database, m_settings.escrow.hall);
    const auto life = ownLife(database, m_settings.escrow.hall);
    if (!life) {
        return life.error();
    }
    auto found = m_settings.escrow.isRoot
                     ? store.freeAtRoot(resource, fromDay, toDay, life.value())
                     : store.freeAtHolder(m_journal.node(), life.value(), resource, fromDay, toDay);
    if (!found) {
        return found.error();
    }
    const auto rules = this->rules(database);
    if (!rules) {
        return rules.error();
    }
    const qint64 nowMs = m_journal.clock().now().wallMs;
    QList<FreeSlot> slots = std::move(found).value();
    slots.removeIf([&](const FreeSlot& free) {
        const auto slot = slotFromKey(m_settings.escrow.hall, free.slot);
        return !slot || nowMs >= slot->startsAtMs() || nowMs > bookUntil(rules.value(), *slot);
    });
    return slots;
}

Result<LossReport> SlotBook::declareLost(Database& database, const LossOrder& order)
{
    if (order.isVoid && !m_settings.escrow.isRoot) {
        return Error{ErrorCode::NotPermitted, QStringLiteral("void is declared at the centre")};
    }
    LotStore store(database, m_settings.escrow.hall);
    // What has begun can be booked by nobody any more.
    const auto held = store.lotsOfHolder(
        order.holder, order.upToLife == 0 ? static_cast<quint32>(INT32_MAX) : order.upToLife,
        m_journal.clock().now().wallMs);
    if (!held) {
        return held.error();
    }
    LossReport report;
    QJsonArray items;
    for (const Lot& lot : held.value()) {
        const auto isAbove = store.isAbove(m_journal.node(), lot.id);
        if (!isAbove) {
            return isAbove.error();
        }
        if (!isAbove.value()) {
            continue;
        }
        report.life = std::max(report.life, lot.life);
        report.lots += 1;
        const bool isOut = lot.state != LotState::Void;
        report.cameBack += isOut && order.isVoid ? lot.unused() : 0;
        report.stranded += isOut && !order.isVoid ? lot.unused() : 0;
        items.append(QJsonObject{{QStringLiteral("lot"), lot.id}});
    }
    if (items.isEmpty()) {
        return Error{ErrorCode::NotFound, QStringLiteral("it holds nothing from here")};
    }
    OW_TRY(m_escrow.appendItems(database, facts::kHolderLost, items,
                                {{QStringLiteral("holder"), order.holder},
                                 {QStringLiteral("life"), static_cast<qint64>(report.life)},
                                 {QStringLiteral("isVoid"), order.isVoid},
                                 {QStringLiteral("staff"), order.staff},
                                 {QStringLiteral("reason"), order.reason.left(kReasonLimit)}}));
    return report;
}

} // namespace onewindow::appointments
