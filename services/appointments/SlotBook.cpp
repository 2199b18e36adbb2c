// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/SlotBook.h"

#include "services/appointments/FactKinds.h"
#include "services/appointments/Partition.h"
#include "services/core/Ids.h"

#include <QDate>

#include <algorithm>

namespace onewindow::appointments {

using storage::Database;

namespace {

constexpr qsizetype kSubjectBytes = 16;
constexpr qsizetype kReasonLimit = 100;

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
            return Error{ErrorCode::BadRequest, QStringLiteral("slot or capacity")};
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

Result<Booking> SlotBook::book(Database& database, const BookOrder& order)
{
    const auto slot = slotFromKey(m_settings.escrow.hall, order.slot);
    if (!slot) {
        return noSuchSlot();
    }
    const qint64 nowMs = m_journal.clock().now().wallMs;
    if (nowMs >= slot->startsAtMs()) {
        return Error{ErrorCode::TooLate, QStringLiteral("the slot has begun")};
    }
    const auto lot = lotToBookFrom(database, order.slot);
    if (!lot) {
        return lot.error();
    }
    Booking booking;
    booking.token = makeToken();
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(facts::kBooked);
    fact.subject = makeUuidV7(nowMs);
    fact.body = {
        {QStringLiteral("slot"), order.slot},
        {QStringLiteral("lot"), lot.value()},
        {QStringLiteral("token"), QString::fromLatin1(digestOfToken(booking.token).toBase64())},
        {QStringLiteral("by"), order.by}};
    if (!order.handle.isEmpty()) {
        fact.body.insert(QStringLiteral("handle"), order.handle);
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

Result<Appointment> SlotBook::cancel(Database& database, const CancelOrder& order)
{
    const auto found = find(database, order.id);
    if (!found) {
        return found.error();
    }
    const Appointment& appointment = found.value();
    if (appointment.place != m_journal.node()) {
        return Error{ErrorCode::Conflict,
                     QStringLiteral("booked at %1, cancel there").arg(appointment.place)};
    }
    const auto slot = slotFromKey(m_settings.escrow.hall, appointment.slot);
    if (slot && m_journal.clock().now().wallMs >= slot->startsAtMs()) {
        return Error{ErrorCode::TooLate, QStringLiteral("the slot has begun")};
    }
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(facts::kCancelled);
    fact.subject = order.id;
    fact.body = {{QStringLiteral("by"),
                  order.staff.isEmpty() ? QStringLiteral("citizen") : QStringLiteral("staff")},
                 {QStringLiteral("reason"), order.reason.left(kReasonLimit)}};
    if (!order.staff.isEmpty()) {
        fact.body.insert(QStringLiteral("staff"), order.staff);
    }
    OW_TRY(append(database, fact));
    return find(database, order.id);
}

Result<QList<FreeSlot>> SlotBook::available(Database& database, const QString& resource,
                                            const QString& fromDay, int days) const
{
    if (!isDay(fromDay) || days < 1 || days > kDaysLimit) {
        return Error{ErrorCode::BadRequest, QStringLiteral("from and days")};
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
    const qint64 nowMs = m_journal.clock().now().wallMs;
    QList<FreeSlot> slots = std::move(found).value();
    slots.removeIf([&](const FreeSlot& free) {
        const auto slot = slotFromKey(m_settings.escrow.hall, free.slot);
        return !slot || slot->startsAtMs() <= nowMs;
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
