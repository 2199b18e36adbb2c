// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Escrow as seen by who was handed places.

#include "services/appointments/Escrow.h"
#include "services/appointments/FactKinds.h"
#include "services/appointments/FeedKinds.h"
#include "services/appointments/Partition.h"
#include "services/core/Ids.h"
#include "services/core/Log.h"

#include <algorithm>

namespace onewindow::appointments {

using storage::Database;

namespace {

constexpr qsizetype kNameLimit = 64;

QString textOf(const QJsonObject& json, const char* name)
{
    return json.value(QLatin1String(name)).toString();
}

qint64 numberOf(const QJsonObject& json, const char* name)
{
    return json.value(QLatin1String(name)).toInteger();
}

bool isFenced(const QJsonObject& thing)
{
    return textOf(thing, "state") == u"fenced";
}

} // namespace

Result<void> Escrow::takeIn(Database& database, const QList<journal::FeedChange>& changes)
{
    const auto life = ownLife(database, m_settings.hall);
    if (!life) {
        return life.error();
    }
    QJsonArray taken;
    for (const journal::FeedChange& change : changes) {
        if (change.kind == QLatin1String(feed::kAppointment)) {
            OW_TRY(takeAppointment(database, change));
        }
        if (!change.body) {
            continue;
        }
        if (change.kind == QLatin1String(feed::kSlot) && slotFromKey(m_settings.hall, change.id)) {
            OW_TRY(m_feed.mark(database, m_settings.hall, change.id));
            OW_TRY(m_feed.publishSlot(database, m_settings.hall, change.id));
        } else if (change.kind == QLatin1String(feed::kAllotment)) {
            OW_TRY(takeLot(database, change, life.value(), taken));
        } else if (change.kind == QLatin1String(feed::kRefused)) {
            OW_TRY(takeRefusal(database, change));
        } else if (change.kind == QLatin1String(feed::kLost)) {
            OW_TRY(markLot(database, change.id));
        } else if (change.kind == QLatin1String(feed::kPlan)) {
            OW_TRY(m_feed.publishPlan(database, m_settings.hall, *change.body));
        }
    }
    return appendItems(database, facts::kTaken, taken);
}

Result<void> Escrow::takeInAll(Database& database)
{
    const journal::FeedCache cache = journal::FeedCache(m_settings.hall);
    for (const char* kind : {feed::kSlot, feed::kAllotment, feed::kRefused, feed::kLost,
                             feed::kPlan, feed::kAppointment}) {
        const auto things = cache.all(database, QString::fromLatin1(kind));
        if (!things) {
            return things.error();
        }
        OW_TRY(takeIn(database, things.value()));
    }
    return {};
}

/// A grant to this node's present life that is larger than what it has taken. One to an earlier
/// life is not its own: what that life did with it is not known here.
Result<void> Escrow::takeLot(Database& database, const journal::FeedChange& change, quint32 life,
                             QJsonArray& taken)
{
    const QJsonObject& thing = *change.body;
    const QString slot = textOf(thing, "slot");
    const bool isLot = slotFromKey(m_settings.hall, slot).has_value() && !change.id.isEmpty() &&
                       change.id.size() <= kNameLimit;
    if (!isLot) {
        return {};
    }
    OW_TRY(m_feed.mark(database, m_settings.hall, slot));
    // Those below hold on to what an earlier life handed them, and must hear if it was fenced.
    OW_TRY(m_feed.publishLots(database, m_settings.hall, slot));
    if (numberOf(thing, "life") != life) {
        return {};
    }
    const auto lot = LotStore(database, m_settings.hall).lot(change.id);
    if (!lot) {
        return lot.error();
    }
    const qint64 granted = numberOf(thing, "granted");
    const bool isNews = lot.value()
                            ? lot.value()->state == LotState::Open && granted > lot.value()->granted
                            : granted > 0;
    if (isNews) {
        taken.append(QJsonObject{{QStringLiteral("lot"), change.id},
                                 {QStringLiteral("slot"), slot},
                                 {QStringLiteral("grantor"), textOf(thing, "grantor")},
                                 {QStringLiteral("source"), textOf(thing, "source")},
                                 {QStringLiteral("share"), numberOf(thing, "share")},
                                 {QStringLiteral("granted"), granted}});
    }
    return {};
}

/// A booking that does not hold: ended if it was made here, passed on if it came from below.
Result<void> Escrow::takeRefusal(Database& database, const journal::FeedChange& change)
{
    const QByteArray id = idFromText(change.id);
    const QString place = textOf(*change.body, "place");
    const QString reason = textOf(*change.body, "reason");
    const auto found = LotStore(database, m_settings.hall).appointment(id);
    if (!found) {
        return found.error();
    }
    const bool isLive = found.value() && (found.value()->state == AppointmentState::Booked ||
                                          found.value()->state == AppointmentState::Disputed);
    if (place == self()) {
        return isLive ? append(database, facts::kCancelled,
                               {{QStringLiteral("by"), QStringLiteral("refused")},
                                {QStringLiteral("reason"), reason}},
                               id)
                      : Result<void>();
    }
    if (!isLive) {
        return m_feed.publishRefusal(database, m_settings.hall, id, place, reason,
                                     m_journal.clock().now().wallMs);
    }
    return append(database, facts::kRefused,
                  {{QStringLiteral("place"), place}, {QStringLiteral("reason"), reason}}, id);
}

/// One that the centre has booked: the terminals of this hall shall know whom to expect.
Result<void> Escrow::takeAppointment(Database& database, const journal::FeedChange& change)
{
    const QByteArray id = idFromText(change.id);
    if (!change.body || id.isEmpty()) {
        return m_feed.dropForeign(database, m_settings.hall, change.id);
    }
    const QJsonObject& thing = *change.body;
    if (textOf(thing, "place") == self()) {
        return textOf(thing, "replacedBy").isEmpty() ? Result<void>() : endReplaced(database, id);
    }
    const auto slot = slotFromKey(m_settings.hall, textOf(thing, "slot"));
    if (!slot) {
        return {};
    }
    Appointment appointment;
    appointment.id = id;
    appointment.slot = textOf(thing, "slot");
    appointment.matter = textOf(thing, "matter").left(kResourceLimit);
    appointment.place = textOf(thing, "place");
    appointment.isTyped = thing.value(QLatin1String("isTyped")).toBool();
    appointment.tokenDigest = QByteArray::fromBase64(textOf(thing, "token").toLatin1());
    auto handle = handleIn(database, id, thing, slot->day);
    if (!handle) {
        return handle.error();
    }
    appointment.handle = std::move(handle).value();
    return m_feed.publishForeign(database, m_settings.hall, appointment);
}

/// Its holder has taken another time elsewhere, because the hall closes early: only its place gives
/// the old one up.
Result<void> Escrow::endReplaced(Database& database, const QByteArray& id)
{
    const auto found = LotStore(database, m_settings.hall).appointment(id);
    if (!found) {
        return found.error();
    }
    const bool isMine = found.value() && found.value()->place == self() &&
                        found.value()->state == AppointmentState::Booked;
    return isMine ? append(database, facts::kCancelled,
                           {{QStringLiteral("by"), QStringLiteral("change")}}, id)
                  : Result<void>();
}

/// The day handle of the person in a sealed thing; empty if it cannot be known: then the code alone
/// tells who comes.
Result<QString> Escrow::handleIn(Database& database, const QByteArray& appointment,
                                 const QJsonObject& thing, const QString& day)
{
    const QByteArray sealed = QByteArray::fromBase64(textOf(thing, "sealed").toLatin1());
    if (sealed.isEmpty() || !m_settings.handleOf) {
        return QString();
    }
    auto opened =
        m_journal.keys().openEnvelope(QByteArray::fromBase64(textOf(thing, "envelope").toLatin1()));
    if (!opened) {
        qCWarning(lcQueue) << "an appointment's key cannot be opened:"
                           << errorName(opened.error().code);
        return QString();
    }
    journal::DataKey key;
    key.id = QByteArray::fromBase64(textOf(thing, "keyId").toLatin1());
    key.key = std::move(opened).value();
    const auto body = journal::unsealBody(key, appointment, sealed);
    if (!body) {
        qCWarning(lcQueue) << "an appointment cannot be opened:" << errorName(body.error().code);
        return QString();
    }
    return m_settings.handleOf(database, body.value().value(QLatin1String("idNumber")).toString(),
                               day);
}

Result<void> Escrow::markLot(Database& database, const QString& id)
{
    const auto lot = LotStore(database, m_settings.hall).lot(id);
    if (!lot) {
        return lot.error();
    }
    return lot.value() ? m_feed.mark(database, m_settings.hall, lot.value()->slot) : Result<void>();
}

/// The centre has declared lost what this node handed down: it does the same. Looked up whenever
/// the slot is settled, for a restored node may have forgotten.
Result<void> Escrow::followLost(Database& database, const View& view)
{
    const journal::FeedCache cache = journal::FeedCache(m_settings.hall);
    for (const Lot& lot : view.lots) {
        if (lot.grantor != self() || lot.state == LotState::Void) {
            continue;
        }
        const auto thing = cache.find(database, QString::fromLatin1(feed::kLost), lot.id);
        if (!thing) {
            return thing.error();
        }
        QJsonObject body = thing.value().value_or(QJsonObject());
        const auto wanted =
            body.value(QLatin1String("isVoid")).toBool() ? LotState::Void : LotState::Fenced;
        if (!thing.value() || lot.state >= wanted) {
            continue;
        }
        body.insert(QStringLiteral("items"),
                    QJsonArray{QJsonObject{{QStringLiteral("lot"), lot.id}}});
        OW_TRY(append(database, facts::kHolderLost, body));
    }
    return {};
}

/// What is due to go back: all of it when the slot is near or the lot is fenced, and what the
/// grantor has asked for.
Result<void> Escrow::giveBack(Database& database, const View& view)
{
    const journal::FeedCache cache = journal::FeedCache(m_settings.hall);
    const bool isTime = isTimeToReturn(m_settings.rules,
                                       {.nowMs = view.nowMs, .startsAtMs = view.slot.startsAtMs()});
    QJsonArray items;
    for (const Lot& lot : view.own(self())) {
        const auto thing = cache.find(database, QString::fromLatin1(feed::kAllotment), lot.id);
        if (!thing) {
            return thing.error();
        }
        const QJsonObject said = thing.value().value_or(QJsonObject());
        const bool closes = lot.state == LotState::Open && isFenced(said);
        const qint64 wanted = std::max<qint64>(0, numberOf(said, "wanted") - lot.returned);
        const bool givesAll = isTime || closes || lot.state != LotState::Open;
        const qint64 amount = givesAll ? lot.free() : std::min(lot.free(), wanted);
        if (amount > 0 || closes) {
            QJsonObject item{{QStringLiteral("lot"), lot.id},
                             {QStringLiteral("returned"), lot.returned + amount}};
            if (closes) {
                item.insert(QStringLiteral("isFinal"), true);
            }
            items.append(item);
        }
        if (!givesAll && wanted > amount) {
            OW_TRY(recall(database, view, lot.id, wanted - amount));
        }
    }
    return appendItems(database, facts::kReturned, items);
}

/// Keeps the standing order as it should be. If it `isWanted`, somebody here waits for a place.
Result<void> Escrow::order(Database& database, const View& view, bool isWanted)
{
    const journal::FeedCache cache = journal::FeedCache(m_settings.hall);
    const auto slot = cache.find(database, QString::fromLatin1(feed::kSlot), view.key);
    if (!slot) {
        return slot.error();
    }
    if (!slot.value()) {
        return {}; // Not offered, or over.
    }
    const Ask* standing = view.askOf(self());
    const bool isMine = standing != nullptr && standing->life == view.life;
    Holding holding{.nowMs = view.nowMs,
                    .startsAtMs = view.slot.startsAtMs(),
                    .standing = isMine ? standing->level : 0};
    for (const Ask& ask : view.asks) {
        holding.ordersBelow += ask.grantor == self() ? ask.level : 0;
    }
    qint64 granted = 0;
    qint64 unmet = view.unmetBelow(self());
    for (const Lot& lot : view.own(self())) {
        granted += lot.granted;
        unmet -= lot.state == LotState::Open ? lot.free() : 0;
        const auto thing = cache.find(database, QString::fromLatin1(feed::kAllotment), lot.id);
        if (!thing) {
            return thing.error();
        }
        const qint64 wanted = numberOf(thing.value().value_or(QJsonObject()), "wanted");
        holding.isWantedBack = holding.isWantedBack || wanted > 0;
        holding.isReturning = holding.isReturning || (wanted > lot.returned && lot.unused() > 0);
    }
    const qint64 level = levelToAsk(m_settings.rules, holding);
    const qint64 standingNeed = isMine ? standing->need : 0;
    qint64 need = 0;
    if (!isTimeToReturn(m_settings.rules, holding)) {
        // One was freed here, so nobody waits for one from above.
        const bool isOver = unmet < 0 && !isWanted;
        const qint64 waiting = std::max<qint64>(unmet, isWanted ? 1 : 0);
        need = isOver        ? std::min(standingNeed, granted)
               : waiting > 0 ? std::max(standingNeed, granted + waiting)
                             : standingNeed;
    }
    if (level == holding.standing && need == standingNeed && (isMine || level + need == 0)) {
        return {};
    }
    return appendItems(database, facts::kAsked,
                       {QJsonObject{{QStringLiteral("slot"), view.key},
                                    {QStringLiteral("level"), level},
                                    {QStringLiteral("need"), need}}},
                       {{QStringLiteral("to"), textOf(*slot.value(), "grantor")}});
}

} // namespace onewindow::appointments
