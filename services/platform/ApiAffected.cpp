// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whom a hall's closing early, or a window that is lost, concerns: so that somebody can walk up to
// those who have not answered. Names are masked as on paper; each look is recorded all the same.
// And what whoever booked by telephone is told of it there.

#include "services/appointments/EarlyClosing.h"
#include "services/appointments/ExcuseStore.h"
#include "services/appointments/LotStore.h"
#include "services/core/Ids.h"
#include "services/identity/Mask.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/PersonShown.h"
#include "services/platform/Problem.h"
#include "services/queue/LateNumbers.h"

#include <QJsonArray>

#include <algorithm>

namespace onewindow::platform {

namespace {

using appointments::AffectedAppointment;
using identity::Permission;

/// People of one answer: each is opened for it.
constexpr qsizetype kShownLimit = 300;
constexpr qsizetype kNameLimit = 64;
const QString kNumbers = QStringLiteral("numbers");
const QString kAppointments = QStringLiteral("appointments");

QJsonObject toJson(const queue::LateNumber& late)
{
    return {{QStringLiteral("id"), idToText(late.ticket.id)},
            {QStringLiteral("number"), late.ticket.number},
            {QStringLiteral("matter"), late.ticket.matter},
            {QStringLiteral("class"), queue::className(late.ticket.klass)},
            {QStringLiteral("issuedAt"), late.ticket.issuedAtMs},
            {QStringLiteral("answer"),
             late.isGivenUp ? QStringLiteral("givenUp") : QStringLiteral("none")}};
}

QString answerOf(const AffectedAppointment& one)
{
    if (!one.replacedBy.isEmpty()) {
        return QStringLiteral("moved");
    }
    if (one.isHere) {
        return QStringLiteral("came");
    }
    return one.isEnded ? QStringLiteral("cancelled") : QStringLiteral("none");
}

/// With the time that was taken instead, where it is known here.
Result<QJsonObject> toJson(storage::Database& database, const QString& hall,
                           const AffectedAppointment& one)
{
    QJsonObject json{{QStringLiteral("id"), idToText(one.id)},
                     {QStringLiteral("matter"), one.matter},
                     {QStringLiteral("startsAt"), one.slot.startsAtMs()},
                     {QStringLiteral("endsAt"), one.slot.endsAtMs()},
                     {QStringLiteral("answer"), answerOf(one)}};
    if (one.replacedBy.isEmpty()) {
        return json;
    }
    const auto other = appointments::LotStore(database, hall).appointment(one.replacedBy);
    if (!other) {
        return other.error();
    }
    if (other.value()) {
        if (const auto slot = appointments::slotFromKey(hall, other.value()->slot)) {
            json.insert(QStringLiteral("movedTo"), slot->startsAtMs());
        }
    }
    return json;
}

/// How one stands, for whoever has its token; staff need none. The same answer for a wrong token as
/// for an id that is none.
Result<QJsonObject> standingOf(storage::Database& database, const appointments::SlotBook& book,
                               const QByteArray& id, const std::optional<QString>& token)
{
    const auto known = book.find(database, id);
    const bool isTheirs =
        known && (!token || known.value().tokenDigest == appointments::digestOfToken(*token));
    if (!isTheirs) {
        return !known && known.error().code != ErrorCode::NotFound
                   ? known.error()
                   : Error{ErrorCode::NotFound, QStringLiteral("no such appointment")};
    }
    const auto excuse = appointments::ExcuseStore(database, book.hall()).find(id);
    if (!excuse) {
        return excuse.error();
    }
    QJsonObject json{{QStringLiteral("id"), idToText(id)},
                     {QStringLiteral("slot"), known.value().slot},
                     {QStringLiteral("state"), appointments::stateName(known.value().state)}};
    if (excuse.value() && excuse.value()->isExcused()) {
        json.insert(QStringLiteral("closesAt"), excuse.value()->closesAtMs);
    }
    if (excuse.value() && !excuse.value()->replacedBy.isEmpty()) {
        json.insert(QStringLiteral("replacedBy"), idToText(excuse.value()->replacedBy));
    }
    return json;
}

QJsonArray idsOf(const QJsonArray& list)
{
    QJsonArray ids;
    for (const QJsonValue one : list) {
        ids.append(one.toObject().value(QStringLiteral("id")));
    }
    return ids;
}

} // namespace

/// Those not answered first; without anybody's name.
Result<QJsonObject> Api::affectedNow(storage::Database& database) const
{
    const QString& hall = m_parts.journal.hall();
    const qint64 nowMs = m_parts.clock.now().wallMs;
    const auto late = queue::lateNumbers(database, hall, nowMs);
    const auto excused = appointments::excusedToday(database, hall, nowMs);
    const auto closing = queue::findClosing(database, queue::hallDay(nowMs));
    if (!late || !excused) {
        return !late ? late.error() : excused.error();
    }
    if (!closing) {
        return closing.error();
    }
    QJsonArray numbers;
    for (const queue::LateNumber& one : late.value()) {
        if (numbers.size() < kShownLimit) {
            numbers.append(toJson(one));
        }
    }
    QJsonArray booked;
    for (const AffectedAppointment& one : excused.value()) {
        const auto json = toJson(database, hall, one);
        if (!json) {
            return json.error();
        }
        if (booked.size() < kShownLimit) {
            booked.append(json.value());
        }
    }
    QJsonObject all{{kNumbers, numbers},
                    {kAppointments, booked},
                    {QStringLiteral("isAll"),
                     late.value().size() <= kShownLimit && excused.value().size() <= kShownLimit}};
    if (closing.value()) {
        all.insert(QStringLiteral("closesAt"), closing.value()->atMs);
        all.insert(QStringLiteral("reason"), closing.value()->reason);
    }
    return all;
}

/// Whose they are, as far as is known.
Result<QJsonObject> Api::withHolders(storage::Database& database, const QJsonObject& affected) const
{
    QJsonObject all = affected;
    for (const QString& group : {kNumbers, kAppointments}) {
        QJsonArray list = all.value(group).toArray();
        for (qsizetype i = 0; i < list.size(); ++i) {
            QJsonObject one = list.at(i).toObject();
            const QByteArray id = idFromText(one.value(QStringLiteral("id")).toString());
            const auto holder = group == kNumbers
                                    ? holderOfTicket(database, id)
                                    : appointments::holderOf(database, m_parts.journal, id);
            if (!holder) {
                return holder.error();
            }
            for (auto field = holder.value().begin(); field != holder.value().end(); ++field) {
                one.insert(field.key(), field.value());
            }
            list.replace(i, one);
        }
        all.insert(group, list);
    }
    return all;
}

/// As appointments::holderOf().
Result<QJsonObject> Api::holderOfTicket(storage::Database& database, const QByteArray& id) const
{
    const auto person = m_parts.queue->person(database, id);
    if (!person) {
        return person.error().code == ErrorCode::NotFound ? Result<QJsonObject>(QJsonObject())
                                                          : person.error();
    }
    if (person.value().value(QStringLiteral("isErased")).toBool()) {
        return QJsonObject();
    }
    return QJsonObject{
        {QStringLiteral("name"),
         identity::surnameOnly(person.value().value(QStringLiteral("name")).toString())},
        {QStringLiteral("lastFour"),
         identity::lastFour(person.value().value(QStringLiteral("idNumber")).toString())}};
}

/// What a telephone asks now and then of what was booked with it.
void Api::tellAppointment(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    JsonFields fields(request.body);
    const appointments::SlotBook* book = slotBook(fields.text(QStringLiteral("hall"), kNameLimit));
    const QString token = fields.text(QStringLiteral("token"), kNameLimit);
    if (!admitBooker(request, caller, fields, book, reply)) {
        return;
    }
    read([book, id = idFromText(request.target.segments.at(2)),
          token = caller.staff ? std::nullopt : std::optional(token)](
             storage::Database& database) { return standingOf(database, *book, id, token); },
         reply);
}

/// Recorded before anybody's name is opened.
void Api::listAffected(const HttpRequest& /*request*/, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::HelpAnswer); !may) {
        reply(problem(may.error()));
        return;
    }
    m_parts.writer.run<QJsonObject>(
        [this, staff = caller.staff->account,
         at = caller.desk()](storage::Database& database) -> Result<QJsonObject> {
            OW_TRY(m_parts.journal.lock(database));
            auto affected = affectedNow(database);
            if (!affected) {
                return affected;
            }
            const QJsonArray tickets = idsOf(affected.value().value(kNumbers).toArray());
            const QJsonArray booked = idsOf(affected.value().value(kAppointments).toArray());
            if (tickets.isEmpty() && booked.isEmpty()) {
                return affected;
            }
            OW_TRY(recordPersonShown(database, m_parts.journal, {staff, at},
                                     {{QStringLiteral("by"), QStringLiteral("closing")},
                                      {QStringLiteral("tickets"), tickets},
                                      {QStringLiteral("appointments"), booked}}));
            return affected;
        },
        [this, reply](const Result<QJsonObject>& affected) {
            if (!affected) {
                reply(problem(affected.error()));
                return;
            }
            read([this, affected = affected.value()](
                     storage::Database& database) { return withHolders(database, affected); },
                 reply);
        });
}

} // namespace onewindow::platform
