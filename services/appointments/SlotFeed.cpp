// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/SlotFeed.h"

#include "services/appointments/ExcuseStore.h"
#include "services/appointments/FactKinds.h"
#include "services/appointments/FeedKinds.h"
#include "services/appointments/Partition.h"
#include "services/appointments/SlotProjection.h"
#include "services/appointments/SlotWorkStore.h"
#include "services/core/Durations.h"
#include "services/core/Ids.h"
#include "services/journal/Feed.h"
#include "services/journal/Journal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace onewindow::appointments {

using storage::Database;

namespace {

constexpr qint64 kRefusalShownMs = 30 * kDayMs;
constexpr qint64 kLossShownMs = 366 * kDayMs; ///< Longer than any slot is open ahead.

QString kindOf(const char* name)
{
    return QString::fromLatin1(name);
}

bool isKind(const journal::Row& row, const char* kind)
{
    return row.kind == QLatin1String(kind);
}

QString audienceOf(const QString& node)
{
    return QStringLiteral("node:") + node;
}

/// What a booking takes the place of, or what stands again as it does not hold; empty for most.
Result<QList<QByteArray>> replacedBy(Database& database, const journal::Row& row)
{
    if (isKind(row, facts::kRefused) || isKind(row, facts::kCancelled)) {
        return ExcuseStore(database, row.hall).replacedBy(row.subject);
    }
    const QByteArray replaced = isKind(row, facts::kBooked)
                                    ? idFromText(QJsonDocument::fromJson(row.body)
                                                     .object()
                                                     .value(QLatin1String("replaces"))
                                                     .toString())
                                    : QByteArray();
    return replaced.isEmpty() ? QList<QByteArray>() : QList<QByteArray>{replaced};
}

} // namespace

/// What a fact is about.
struct SlotFeed::Touched
{
    QSet<QString> keys;   ///< Slots.
    bool hasLots = false; ///< Lots handed down from here may have changed for their holders.
};

SlotFeed::SlotFeed(QString self, Audience audience)
    : m_self(std::move(self))
    , m_audience(audience)
{}

QString SlotFeed::component() const
{
    return SlotWorkStore::kComponent.toString();
}

QStringList SlotFeed::tables() const
{
    return {};
}

Result<void> SlotFeed::migrate(Database& database)
{
    return SlotWorkStore::migrate(database);
}

Result<void> SlotFeed::mark(Database& database, const QString& hall, const QString& slot)
{
    noteNews(hall);
    return SlotWorkStore(database, hall).mark(slot);
}

void SlotFeed::noteNews(const QString& hall)
{
    const std::lock_guard lock(m_mutex);
    m_news << hall;
}

QStringList SlotFeed::takeNews()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_news, {}).values();
}

Result<SlotFeed::Touched> SlotFeed::touchedBy(Database& database, const journal::Row& row)
{
    Touched touched;
    const QString hall = row.hall;
    LotStore store(database, hall);
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    if (row.kind.startsWith(QLatin1String("appointment."))) {
        const auto found = store.appointment(row.subject);
        if (!found) {
            return found.error();
        }
        if (found.value()) {
            touched.keys << found.value()->slot;
        }
        return touched;
    }
    const QJsonArray items = body.value(QLatin1String("items")).toArray();
    for (const QJsonValue item : items) {
        QString key = item.toObject().value(QLatin1String("slot")).toString();
        if (key.isEmpty()) {
            const auto lot = store.lot(item.toObject().value(QLatin1String("lot")).toString());
            if (!lot) {
                return lot.error();
            }
            key = lot.value() ? lot.value()->slot : QString();
        }
        if (slotFromKey(hall, key)) {
            touched.keys << key;
        }
    }
    touched.hasLots = !isKind(row, facts::kCapacitySet);
    return touched;
}

Result<void> SlotFeed::apply(Database& database, const journal::Row& row)
{
    if (isKind(row, journal::kKeyErased) && m_audience == Audience::Below) {
        return dropErased(database, row.hall, row.subject);
    }
    const bool isOurs = row.kind.startsWith(QLatin1String("allotment.")) ||
                        row.kind.startsWith(QLatin1String("appointment.")) ||
                        isKind(row, facts::kCapacitySet) || isKind(row, facts::kHolderLost);
    if (!isOurs) {
        return {};
    }
    const auto touched = touchedBy(database, row);
    if (!touched) {
        return touched.error();
    }
    const QString hall = row.hall;
    for (const QString& key : touched.value().keys) {
        OW_TRY(mark(database, hall, key));
        if (m_audience == Audience::None) {
            continue;
        }
        OW_TRY(publishSlot(database, hall, key));
        if (touched.value().hasLots) {
            OW_TRY(publishLots(database, hall, key));
        }
    }
    if (row.kind.startsWith(QLatin1String("appointment.")) && m_audience == Audience::Below) {
        OW_TRY(publishAppointment(database, hall, row.subject));
        const auto replaced = replacedBy(database, row);
        if (!replaced) {
            return replaced.error();
        }
        for (const QByteArray& id : replaced.value()) {
            OW_TRY(publishAppointment(database, hall, id));
        }
    }
    if (isKind(row, facts::kRefused) && row.node == m_self && m_audience == Audience::Below) {
        return applyRefused(database, row);
    }
    if (isKind(row, facts::kHolderLost) && row.node == m_self && m_audience == Audience::Below) {
        return applyLost(database, row);
    }
    return {};
}

/// To those who handed the lots down, where that was not this node itself.
Result<void> SlotFeed::applyLost(Database& database, const journal::Row& row)
{
    const QString hall = row.hall;
    const QJsonObject body = QJsonDocument::fromJson(row.body).object();
    QJsonObject said = body;
    said.remove(QStringLiteral("items"));
    const QJsonArray items = body.value(QLatin1String("items")).toArray();
    for (const QJsonValue item : items) {
        const QString id = item.toObject().value(QLatin1String("lot")).toString();
        const auto lot = LotStore(database, hall).lot(id);
        if (!lot) {
            return lot.error();
        }
        if (!lot.value() || lot.value()->grantor == m_self) {
            continue;
        }
        OW_TRY(SlotWorkStore(database, hall)
                   .noteShown(kindOf(feed::kLost), id, row.correctedMs + kLossShownMs));
        OW_TRY(journal::Feed(hall).put(database, kindOf(feed::kLost), id,
                                       audienceOf(lot.value()->grantor), said));
    }
    return {};
}

Result<void> SlotFeed::publishSlot(Database& database, const QString& hall, const QString& key)
{
    const auto slot = slotFromKey(hall, key);
    if (!slot || m_audience == Audience::None) {
        return {};
    }
    LotStore store(database, hall);
    const auto life = ownLife(database, hall);
    const auto account = store.slot(key);
    const auto lots = store.lotsOfSlot(key);
    if (!life || !account || !lots) {
        return !life ? life.error() : !account ? account.error() : lots.error();
    }
    qint64 free = 0;
    if (account.value()) {
        free = account.value()->life == life.value() ? account.value()->free() : 0;
    } else {
        for (const Lot& lot : lots.value()) {
            const bool isUsable =
                lot.holder == m_self && lot.life == life.value() && lot.state == LotState::Open;
            free += isUsable ? lot.free() : 0;
        }
    }
    OW_TRY(SlotWorkStore(database, hall).noteShown(kindOf(feed::kSlot), key, slot->startsAtMs()));
    return journal::Feed(hall).put(database, kindOf(feed::kSlot), key, QStringLiteral("all"),
                                   {{QStringLiteral("grantor"), m_self},
                                    {QStringLiteral("resource"), slot->resource},
                                    {QStringLiteral("day"), slot->day},
                                    {QStringLiteral("start"), slot->startMinute},
                                    {QStringLiteral("end"), slot->endMinute},
                                    {QStringLiteral("free"), std::max<qint64>(0, free)}});
}

/// A lot stands on the one it came out of. That may be of an earlier life of this node, and not
/// even be in its store any more: then what the grantor above says of it counts.
Result<bool> SlotFeed::isSourceOpen(Database& database, const QString& hall, const Lot& lot)
{
    if (lot.source.isEmpty()) {
        return true;
    }
    const auto source = LotStore(database, hall).lot(lot.source);
    if (!source) {
        return source.error();
    }
    if (source.value() && source.value()->state != LotState::Open) {
        return false;
    }
    const auto thing =
        journal::FeedCache(hall).find(database, kindOf(feed::kAllotment), lot.source);
    if (!thing) {
        return thing.error();
    }
    return !thing.value() || thing.value()->value(QLatin1String("state")).toString() != u"fenced";
}

Result<void> SlotFeed::publishLots(Database& database, const QString& hall, const QString& key)
{
    if (m_audience == Audience::None) {
        return {};
    }
    const auto lots = LotStore(database, hall).lotsOfSlot(key);
    if (!lots) {
        return lots.error();
    }
    for (const Lot& lot : lots.value()) {
        if (lot.grantor != m_self) {
            continue;
        }
        const auto isOpen = isSourceOpen(database, hall, lot);
        if (!isOpen) {
            return isOpen.error();
        }
        OW_TRY(publishLot(database, hall, lot, isOpen.value()));
    }
    return {};
}

Result<void> SlotFeed::publishLot(Database& database, const QString& hall, const Lot& lot,
                                  bool isSourceOpen)
{
    const auto slot = slotFromKey(hall, lot.slot);
    OW_ENFORCE(slot.has_value());
    // Until the day is over: what was fenced must reach its holder even then.
    OW_TRY(SlotWorkStore(database, hall)
               .noteShown(kindOf(feed::kAllotment), lot.id, slot->startsAtMs() + kRefusalShownMs));
    const bool isOpen = lot.state == LotState::Open && isSourceOpen;
    return journal::Feed(hall).put(
        database, kindOf(feed::kAllotment), lot.id, audienceOf(lot.holder),
        {{QStringLiteral("slot"), lot.slot},
         {QStringLiteral("life"), static_cast<qint64>(lot.life)},
         {QStringLiteral("grantor"), lot.grantor},
         {QStringLiteral("source"), lot.source},
         {QStringLiteral("share"), lot.share},
         {QStringLiteral("granted"), lot.granted},
         {QStringLiteral("wanted"), lot.wanted},
         {QStringLiteral("state"), isOpen ? QStringLiteral("open") : QStringLiteral("fenced")}});
}

/// To the child on the way to the place that booked: it passes it on.
Result<void> SlotFeed::applyRefused(Database& database, const journal::Row& row)
{
    const QString hall = row.hall;
    LotStore store(database, hall);
    const auto found = store.appointment(row.subject);
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return {};
    }
    QString child = found.value()->place;
    QString id = found.value()->lot;
    for (int depth = 0; depth < kDepthLimit && !id.isEmpty(); ++depth) {
        const auto lot = store.lot(id);
        if (!lot) {
            return lot.error();
        }
        if (!lot.value()) {
            break;
        }
        if (lot.value()->grantor == m_self) {
            child = lot.value()->holder;
            break;
        }
        id = lot.value()->source;
    }
    const QString reason =
        QJsonDocument::fromJson(row.body).object().value(QLatin1String("reason")).toString();
    const QString text = idToText(row.subject);
    OW_TRY(SlotWorkStore(database, hall)
               .noteShown(kindOf(feed::kRefused), text, row.correctedMs + kRefusalShownMs));
    return journal::Feed(hall).put(
        database, kindOf(feed::kRefused), text, audienceOf(child),
        {{QStringLiteral("place"), found.value()->place}, {QStringLiteral("reason"), reason}});
}

Result<void> SlotFeed::publishRefusal(Database& database, const QString& hall,
                                      const QByteArray& appointment, const QString& place,
                                      const QString& reason, qint64 nowMs)
{
    if (m_audience == Audience::None) {
        return {};
    }
    const QString text = idToText(appointment);
    OW_TRY(SlotWorkStore(database, hall)
               .noteShown(kindOf(feed::kRefused), text, nowMs + kRefusalShownMs));
    return journal::Feed(hall).put(
        database, kindOf(feed::kRefused), text, audienceOf(place),
        {{QStringLiteral("place"), place}, {QStringLiteral("reason"), reason}});
}

} // namespace onewindow::appointments
