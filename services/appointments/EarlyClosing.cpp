// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/EarlyClosing.h"

#include "services/appointments/ExcuseStore.h"
#include "services/appointments/FactKinds.h"
#include "services/appointments/FeedKinds.h"
#include "services/appointments/LotStore.h"
#include "services/core/Durations.h"
#include "services/core/HallTime.h"
#include "services/core/Ids.h"
#include "services/identity/Mask.h"
#include "services/journal/Feed.h"
#include "services/queue/Ticket.h"

#include <QHash>

#include <algorithm>
#include <optional>
#include <utility>

namespace onewindow::appointments {

using storage::Database;

namespace {

const QString kKind = QString::fromLatin1(feed::kAppointment);

QString textOf(const QJsonObject& thing, const char* name)
{
    return thing.value(QLatin1String(name)).toString();
}

qint64 beginOfDay(qint64 wallMs)
{
    return (wallMs + kHallZoneMs) / kDayMs * kDayMs - kHallZoneMs;
}

/// As the hall's feed tells it; nothing for what is not of `hall`.
std::optional<AffectedAppointment> affectedFrom(const QString& hall, const QString& id,
                                                const QJsonObject& thing)
{
    auto slot = slotFromKey(hall, textOf(thing, "slot"));
    if (!slot) {
        return std::nullopt;
    }
    AffectedAppointment one;
    one.id = idFromText(id);
    one.matter = textOf(thing, "matter").isEmpty() ? slot->resource : textOf(thing, "matter");
    one.slot = *std::move(slot);
    one.place = textOf(thing, "place");
    one.isTyped = thing.value(QLatin1String("isTyped")).toBool();
    one.isHere = textOf(thing, "state") == u"checkedIn";
    one.replacedBy = idFromText(textOf(thing, "replacedBy"));
    return one;
}

void sortByTime(QList<AffectedAppointment>& list)
{
    std::sort(list.begin(), list.end(), [](const auto& left, const auto& right) {
        return std::pair(left.slot.startsAtMs(), left.id) <
               std::pair(right.slot.startsAtMs(), right.id);
    });
}

Result<void> append(Database& database, journal::Journal& journal, const char* kind,
                    const QByteArray& appointment, const QJsonObject& body)
{
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(kind);
    fact.subject = appointment;
    fact.body = body;
    const auto row = journal.append(database, fact);
    return row ? Result<void>() : Result<void>(row.error());
}

/// Of one that was excused and has left the feed, or is in it.
Result<AffectedAppointment> standingOf(Database& database, const QString& hall,
                                       const Excuse& excuse)
{
    const auto thing = journal::Feed(hall).find(database, kKind, idToText(excuse.appointment));
    if (!thing) {
        return thing.error();
    }
    if (thing.value()) {
        if (auto one = affectedFrom(hall, idToText(excuse.appointment), *thing.value())) {
            return *std::move(one);
        }
    }
    AffectedAppointment one;
    one.id = excuse.appointment;
    one.slot = slotFromKey(hall, excuse.slot).value_or(Slot());
    one.matter = one.slot.resource;
    one.replacedBy = excuse.replacedBy;
    one.isEnded = true;
    const auto own = LotStore(database, hall).appointment(excuse.appointment);
    if (!own) {
        return own.error();
    }
    if (own.value()) {
        one.matter = own.value()->matter.isEmpty() ? one.matter : own.value()->matter;
        one.place = own.value()->place;
        one.isTyped = own.value()->isTyped;
    }
    return one;
}

/// What is personal of it: in a row of this store, or in what the centre told of it.
struct Sealed
{
    QByteArray sealed;
    journal::DataKey key;
};

Result<std::optional<Sealed>> ownSealed(Database& database, const journal::Journal& journal,
                                        const Appointment& appointment)
{
    if (appointment.keyId.isEmpty()) {
        return std::optional<Sealed>();
    }
    auto key = journal.openDataKey(database, appointment.keyId);
    if (!key) {
        // The person was forgotten.
        return key.error().code == ErrorCode::NotFound
                   ? Result<std::optional<Sealed>>(std::optional<Sealed>())
                   : key.error();
    }
    return std::optional<Sealed>(
        Sealed{.sealed = appointment.sealed, .key = std::move(key).value()});
}

Result<std::optional<Sealed>> toldSealed(Database& database, const journal::Journal& journal,
                                         const QByteArray& id)
{
    const auto thing = journal::FeedCache(journal.hall()).find(database, kKind, idToText(id));
    if (!thing) {
        return thing.error();
    }
    const auto bytesOf = [&](const char* name) {
        return QByteArray::fromBase64(textOf(*thing.value(), name).toLatin1());
    };
    if (!thing.value() || textOf(*thing.value(), "sealed").isEmpty()) {
        return std::optional<Sealed>();
    }
    auto opened = journal.keys().openEnvelope(bytesOf("envelope"));
    if (!opened) {
        return opened.error();
    }
    Sealed sealed;
    sealed.sealed = bytesOf("sealed");
    sealed.key.id = bytesOf("keyId");
    sealed.key.key = std::move(opened).value();
    return std::optional(std::move(sealed));
}

} // namespace

Result<QList<AffectedAppointment>> affectedBy(Database& database, const QString& hall,
                                              qint64 closesAtMs)
{
    const auto things = journal::Feed(hall).all(database, kKind);
    if (!things) {
        return things.error();
    }
    const QString day = queue::hallDay(closesAtMs);
    QList<AffectedAppointment> affected;
    for (const journal::FeedChange& change : things.value()) {
        auto one = change.body ? affectedFrom(hall, change.id, *change.body) : std::nullopt;
        const bool isConcerned = one && one->slot.day == day && one->slot.endsAtMs() > closesAtMs &&
                                 !one->isHere && one->replacedBy.isEmpty();
        if (isConcerned) {
            affected << *std::move(one);
        }
    }
    sortByTime(affected);
    affected.resize(std::min<qsizetype>(affected.size(), kAffectedLimit));
    return affected;
}

Result<int> excuseBy(Database& database, journal::Journal& journal,
                     const std::optional<queue::Closing>& closing)
{
    const QString& hall = journal.hall();
    const qint64 dayMs = beginOfDay(journal.clock().now().wallMs);
    const auto excused = ExcuseStore(database, hall).excusedBetween(dayMs, dayMs + kDayMs);
    if (!excused) {
        return excused.error();
    }
    const qint64 closesAtMs = closing ? closing->atMs : 0;
    QHash<QByteArray, qint64> told;
    for (const Excuse& excuse : excused.value()) {
        const auto slot = slotFromKey(hall, excuse.slot);
        if (closing && slot && slot->endsAtMs() > closesAtMs) {
            told.insert(excuse.appointment, excuse.closesAtMs);
            continue;
        }
        OW_TRY(append(database, journal, facts::kExcuseEnded, excuse.appointment,
                      {{QStringLiteral("slot"), excuse.slot}}));
    }
    if (!closing) {
        return 0;
    }
    const auto affected = affectedBy(database, hall, closesAtMs);
    if (!affected) {
        return affected.error();
    }
    for (const AffectedAppointment& one : affected.value()) {
        if (told.value(one.id) != closesAtMs) {
            OW_TRY(append(database, journal, facts::kExcused, one.id,
                          {{QStringLiteral("slot"), one.slot.key()},
                           {QStringLiteral("closesAt"), closesAtMs},
                           {QStringLiteral("reason"), closing->reason}}));
        }
    }
    return static_cast<int>(affected.value().size());
}

Result<int> followClosing(Database& database, journal::Journal& journal)
{
    OW_TRY(journal.lock(database));
    const auto closing = queue::findClosing(database, queue::hallDay(journal.clock().now().wallMs));
    return closing ? excuseBy(database, journal, closing.value()) : closing.error();
}

Result<QList<AffectedAppointment>> excusedToday(Database& database, const QString& hall,
                                                qint64 nowMs)
{
    const qint64 dayMs = beginOfDay(nowMs);
    const auto excused = ExcuseStore(database, hall).excusedBetween(dayMs, dayMs + kDayMs);
    if (!excused) {
        return excused.error();
    }
    QList<AffectedAppointment> list;
    for (const Excuse& excuse : excused.value()) {
        auto one = standingOf(database, hall, excuse);
        if (!one) {
            return one.error();
        }
        list << std::move(one).value();
    }
    sortByTime(list);
    return list;
}

Result<QJsonObject> holderOf(Database& database, const journal::Journal& journal,
                             const QByteArray& appointment)
{
    const auto own = LotStore(database, journal.hall()).appointment(appointment);
    if (!own) {
        return own.error();
    }
    const auto sealed = own.value() ? ownSealed(database, journal, *own.value())
                                    : toldSealed(database, journal, appointment);
    if (!sealed) {
        return sealed.error();
    }
    if (!sealed.value()) {
        return QJsonObject();
    }
    const auto body = journal::unsealBody(sealed.value()->key, appointment, sealed.value()->sealed);
    if (!body) {
        return body.error();
    }
    return QJsonObject{
        {QStringLiteral("name"), identity::surnameOnly(textOf(body.value(), "name"))},
        {QStringLiteral("lastFour"), identity::lastFour(textOf(body.value(), "idNumber"))}};
}

} // namespace onewindow::appointments
