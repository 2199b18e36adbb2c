// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a hall tells its terminals of appointments, so that each of them can check in whoever comes,
// and what a centre tells a hall of those that were booked at the centre. Nobody's name is in it.

#include "services/appointments/ExcuseStore.h"
#include "services/appointments/FactKinds.h"
#include "services/appointments/FeedKinds.h"
#include "services/appointments/SlotFeed.h"
#include "services/appointments/SlotWorkStore.h"
#include "services/core/Durations.h"
#include "services/core/Ids.h"
#include "services/journal/EnvelopeStore.h"
#include "services/journal/Feed.h"

#include <QJsonDocument>

#include <algorithm>

namespace onewindow::appointments {

using storage::Database;

namespace {

const QString kKind = QString::fromLatin1(feed::kAppointment);

QString base64(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

bool isLive(const Appointment& appointment)
{
    return appointment.state == AppointmentState::Booked ||
           appointment.state == AppointmentState::Disputed;
}

void insertAttendance(QJsonObject& thing, const std::optional<Attendance>& attendance)
{
    const bool isHere = attendance && attendance->isHere();
    thing.insert(QStringLiteral("state"),
                 isHere ? QStringLiteral("checkedIn") : QStringLiteral("booked"));
    if (isHere) {
        thing.insert(QStringLiteral("ticket"), idToText(attendance->ticket));
    }
}

/// That the hall closes before it is over, and what was taken instead.
void insertExcuse(QJsonObject& thing, const std::optional<Excuse>& excuse)
{
    thing.remove(QStringLiteral("closesAt"));
    thing.remove(QStringLiteral("replacedBy"));
    if (excuse && excuse->isExcused()) {
        thing.insert(QStringLiteral("closesAt"), excuse->closesAtMs);
    }
    if (excuse && !excuse->replacedBy.isEmpty()) {
        thing.insert(QStringLiteral("replacedBy"), idToText(excuse->replacedBy));
    }
}

/// What is said of it to everybody who is told at all.
QJsonObject thingOf(const Appointment& appointment, const std::optional<Attendance>& attendance)
{
    QJsonObject thing{{QStringLiteral("slot"), appointment.slot},
                      {QStringLiteral("matter"), appointment.matter},
                      {QStringLiteral("place"), appointment.place},
                      {QStringLiteral("isTyped"), appointment.isTyped},
                      {QStringLiteral("token"), base64(appointment.tokenDigest)}};
    insertAttendance(thing, attendance);
    return thing;
}

} // namespace

/// Puts it into the feed or takes it out, as it is now.
Result<void> SlotFeed::publishAppointment(Database& database, const QString& hall,
                                          const QByteArray& id)
{
    LotStore store(database, hall);
    const auto found = store.appointment(id);
    const auto attendance = store.attendance(id);
    if (!found || !attendance) {
        return !found ? found.error() : attendance.error();
    }
    if (!found.value()) {
        return publishStanding(database, hall, id);
    }
    const auto excuse = ExcuseStore(database, hall).find(id);
    if (!excuse) {
        return excuse.error();
    }
    const Appointment& appointment = *found.value();
    const auto slot = slotFromKey(hall, appointment.slot);
    if (!slot || !isLive(appointment)) {
        return journal::Feed(hall).remove(database, kKind, idToText(id));
    }
    QJsonObject thing = thingOf(appointment, attendance.value());
    insertExcuse(thing, excuse.value());
    QString audience = QStringLiteral("kiosk");
    if (hall == m_self) {
        thing.insert(QStringLiteral("handle"), appointment.handle);
    } else if (appointment.place == m_self) {
        audience = QStringLiteral("node:") + hall;
        OW_TRY(addSealed(database, hall, appointment, thing));
    } else {
        return {}; // It came from there.
    }
    OW_TRY(SlotWorkStore(database, hall).noteShown(kKind, idToText(id), slot->endsAtMs() + kDayMs));
    return journal::Feed(hall).put(database, kKind, idToText(id), audience, thing);
}

/// Of what is known here by the feed of the centre alone: who has come, and what is excused.
Result<void> SlotFeed::publishStanding(Database& database, const QString& hall,
                                       const QByteArray& id)
{
    if (hall != m_self) {
        return {};
    }
    const auto attendance = LotStore(database, hall).attendance(id);
    const auto excuse = ExcuseStore(database, hall).find(id);
    if (!attendance || !excuse) {
        return !attendance ? attendance.error() : excuse.error();
    }
    auto thing = journal::Feed(hall).find(database, kKind, idToText(id));
    if (!thing) {
        return thing.error();
    }
    if (!thing.value()) {
        return {};
    }
    insertAttendance(*thing.value(), attendance.value());
    insertExcuse(*thing.value(), excuse.value());
    return journal::Feed(hall).put(database, kKind, idToText(id), QStringLiteral("kiosk"),
                                   *thing.value());
}

/// Whose it is, for the hall to recognise them by its own day key: sealed as in the store, and the
/// key enveloped for that hall.
Result<void> SlotFeed::addSealed(Database& database, const QString& hall,
                                 const Appointment& appointment, QJsonObject& thing)
{
    if (appointment.keyId.isEmpty()) {
        return {};
    }
    const auto key = journal::EnvelopeStore(database, hall).find(appointment.keyId);
    if (!key) {
        return key.error();
    }
    if (!key.value() || key.value()->state != journal::KeyState::Present) {
        return {};
    }
    const auto envelopes = journal::unpackEnvelopes(appointment.keyId, key.value()->content);
    if (!envelopes) {
        return envelopes.error();
    }
    for (const journal::Envelope& envelope : envelopes.value()) {
        if (envelope.recipient == hall) {
            thing.insert(QStringLiteral("keyId"), base64(appointment.keyId));
            thing.insert(QStringLiteral("sealed"), base64(appointment.sealed));
            thing.insert(QStringLiteral("envelope"), base64(envelope.blob));
        }
    }
    return {};
}

/// A person was forgotten: the copies in the feed go too.
Result<void> SlotFeed::dropErased(Database& database, const QString& hall, const QByteArray& keyId)
{
    journal::Feed feed = journal::Feed(hall);
    const auto things = feed.all(database, kKind);
    if (!things) {
        return things.error();
    }
    for (const journal::FeedChange& change : things.value()) {
        if (!change.body ||
            change.body->value(QLatin1String("keyId")).toString() != base64(keyId)) {
            continue;
        }
        OW_TRY(feed.remove(database, kKind, change.id));
    }
    return {};
}

Result<void> SlotFeed::publishForeign(Database& database, const QString& hall,
                                      const Appointment& appointment)
{
    const auto slot = slotFromKey(hall, appointment.slot);
    if (m_audience == Audience::None || !slot) {
        return {};
    }
    const QByteArray& id = appointment.id;
    const auto attendance = LotStore(database, hall).attendance(id);
    const auto excuse = ExcuseStore(database, hall).find(id);
    if (!attendance || !excuse) {
        return !attendance ? attendance.error() : excuse.error();
    }
    QJsonObject thing = thingOf(appointment, attendance.value());
    insertExcuse(thing, excuse.value());
    thing.insert(QStringLiteral("handle"), appointment.handle);
    OW_TRY(SlotWorkStore(database, hall).noteShown(kKind, idToText(id), slot->endsAtMs() + kDayMs));
    return journal::Feed(hall).put(database, kKind, idToText(id), QStringLiteral("kiosk"), thing);
}

Result<void> SlotFeed::dropForeign(Database& database, const QString& hall, const QString& id)
{
    return m_audience == Audience::None ? Result<void>()
                                        : journal::Feed(hall).remove(database, kKind, id);
}

Result<void> SlotFeed::publishPlan(Database& database, const QString& hall, const QJsonObject& plan)
{
    return m_audience == Audience::None
               ? Result<void>()
               : journal::Feed(hall).put(database, QString::fromLatin1(feed::kPlan),
                                         QStringLiteral("plan"), QStringLiteral("all"), plan);
}

} // namespace onewindow::appointments
