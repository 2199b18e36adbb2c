// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Appointments: what can be booked here, booking and cancelling by staff, by terminals' halls and
// by the public; capacity and lost holders by those who may.

#include "services/appointments/FactKinds.h"
#include "services/core/Ids.h"
#include "services/identity/IdNumber.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/ClientNetwork.h"
#include "services/platform/JsonFields.h"
#include "services/platform/Problem.h"

#include <QDate>
#include <QJsonArray>

namespace onewindow::platform {

namespace {

using appointments::Slot;
using appointments::SlotBook;
using identity::Permission;

constexpr qsizetype kHallLimit = 64;
constexpr qsizetype kNodeLimit = 64;
constexpr qsizetype kNameLimit = 100;
constexpr qsizetype kIdNumberLimit = 18;
constexpr qsizetype kTokenLimit = 64;
constexpr qsizetype kReasonLimit = 100;
constexpr qsizetype kTimeLimit = 4;
constexpr int kFullStatus = 409;
/// Whose Idempotency-Keys count together: a phone may have another address when it asks again. So
/// the key alone tells that it is the same phone, and has to be as hard to guess as an answer's
/// token is: 128 bits in base64, or more in any other writing.
constexpr QStringView kPublic = u"the public";
constexpr qsizetype kPublicKeyMin = 22;
constexpr int kDaysWithout = 14; ///< Listed if nobody says how many.

HttpResponse noAppointments()
{
    return problem({ErrorCode::NotFound, QStringLiteral("no appointments are kept here")});
}

HttpResponse notOfThisHall()
{
    return problem({ErrorCode::NotPermitted, QStringLiteral("not of the hall that is booked in")});
}

HttpResponse badField(const QString& field, const char* detail)
{
    return problem({ErrorCode::BadRequest, field + QStringLiteral(": ") + QLatin1String(detail)},
                   field);
}

HttpResponse badBody(const JsonFields& fields)
{
    return problem(*fields.error(), fields.field());
}

/// Nothing for anybody else to see: whoever booked knows the rest.
QJsonObject toJson(const appointments::Appointment& appointment)
{
    QJsonObject json{{QStringLiteral("id"), idToText(appointment.id)},
                     {QStringLiteral("slot"), appointment.slot},
                     {QStringLiteral("place"), appointment.place},
                     {QStringLiteral("state"), appointments::stateName(appointment.state)}};
    if (!appointment.reason.isEmpty()) {
        json.insert(QStringLiteral("reason"), appointment.reason);
    }
    return json;
}

QJsonObject toJson(const appointments::FreeSlot& free)
{
    const auto slot = appointments::slotFromKey({}, free.slot);
    OW_ENFORCE(slot.has_value());
    return {{QStringLiteral("slot"), free.slot},      {QStringLiteral("resource"), slot->resource},
            {QStringLiteral("day"), slot->day},       {QStringLiteral("start"), slot->startMinute},
            {QStringLiteral("end"), slot->endMinute}, {QStringLiteral("free"), free.free}};
}

/// One {resource, day, start: "0900", end: "0930", capacity}.
std::optional<appointments::Capacity> capacityFrom(const QString& hall, JsonFields& fields)
{
    const QString key =
        fields.requiredText(QStringLiteral("resource"), appointments::kResourceLimit) + u'@' +
        fields.requiredText(QStringLiteral("day"), 10) + u'T' +
        fields.requiredText(QStringLiteral("start"), kTimeLimit) + u'-' +
        fields.requiredText(QStringLiteral("end"), kTimeLimit);
    const qint64 places =
        fields.requiredInteger(QStringLiteral("capacity"), 0, appointments::kCapacityLimit);
    const auto slot = appointments::slotFromKey(hall, key);
    if (fields.error() || !slot) {
        return std::nullopt;
    }
    return appointments::Capacity{*slot, places};
}

} // namespace

/// The slots of the hall the request names; where there is one hall, of that.
SlotBook* Api::slotBook(const QString& hall) const
{
    return m_parts.slotBook ? m_parts.slotBook(hall) : nullptr;
}

/// Whether the caller is one of those who book in `hall`: its staff and the city's, its terminals
/// and counters, and the public, which admitPublic() judges.
bool Api::mayBookIn(const QString& hall, const Caller& caller) const
{
    if (caller.staff) {
        return caller.staff->hall.isEmpty() || caller.staff->hall == hall;
    }
    return caller.machine.isEmpty() ||
           ((caller.isRole(u"kiosk") || caller.isRole(u"counter")) && hallOf(caller) == hall);
}

/// Whether a caller without certificate and account may go on: at most a few a minute from one
/// address, and only where capacity is set. Answers for those who may not.
bool Api::admitPublic(const HttpRequest& request, const SlotBook& book, const HttpReply& reply)
{
    if (!book.isRoot()) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("the public books at the centre")}));
        return false;
    }
    if (!m_publicBookings.admit(clientNetwork(request.remote),
                                RateLimiter::TimePoint::clock::now())) {
        reply(problem({ErrorCode::TooMany, QStringLiteral("too many requests")}));
        return false;
    }
    const QByteArray key = request.header("idempotency-key");
    if (!key.isEmpty() && key.size() < kPublicKeyMin) {
        reply(badField(QStringLiteral("Idempotency-Key"), "is too short for the public"));
        return false;
    }
    return true;
}

void Api::giveSlots(const HttpRequest& request, const Caller&, const HttpReply& reply)
{
    SlotBook* book = slotBook(request.target.parameter(u"hall"));
    if (book == nullptr) {
        reply(noAppointments());
        return;
    }
    const QString resource = request.target.parameter(u"resource");
    const QString from = request.target.parameter(u"from");
    const QString daysText = request.target.parameter(u"days");
    bool isNumber = true;
    const int days = daysText.isEmpty() ? kDaysWithout : daysText.toInt(&isNumber);
    if (resource.isEmpty() || resource.size() > appointments::kResourceLimit) {
        reply(badField(QStringLiteral("resource"), "is missing or too long"));
    } else if (!appointments::isDay(from)) {
        reply(badField(QStringLiteral("from"), "must be a day as yyyy-MM-dd"));
    } else if (!isNumber || days < 1 || days > appointments::kDaysLimit) {
        reply(badField(QStringLiteral("days"), "must be 1 to 92"));
    } else {
        read(
            [book, resource, from, days](storage::Database& database) -> Result<QJsonObject> {
                const auto found = book->available(database, resource, from, days);
                if (!found) {
                    return found.error();
                }
                QJsonArray slots;
                for (const appointments::FreeSlot& free : found.value()) {
                    slots.append(toJson(free));
                }
                return QJsonObject{{QStringLiteral("slots"), slots}};
            },
            reply);
    }
}

/// Whether the caller may book or cancel in `book`, the request having the `fields` it should: as
/// whom, or nothing after an answer that says why not.
std::optional<QString> Api::admitBooker(const HttpRequest& request, const Caller& caller,
                                        const JsonFields& fields, const SlotBook* book,
                                        const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::TicketIssue); caller.staff && !may) {
        reply(problem(may.error()));
        return std::nullopt;
    }
    if (fields.error()) {
        reply(badBody(fields));
        return std::nullopt;
    }
    if (book == nullptr) {
        reply(noAppointments());
        return std::nullopt;
    }
    if (!mayBookIn(book->hall(), caller)) {
        reply(notOfThisHall());
        return std::nullopt;
    }
    if (caller.staff) {
        return caller.staff->account;
    }
    if (!caller.machine.isEmpty()) {
        return caller.machine;
    }
    return admitPublic(request, *book, reply) ? std::optional(kPublic.toString()) : std::nullopt;
}

void Api::bookAppointment(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    JsonFields fields(request.body);
    SlotBook* book = slotBook(fields.text(QStringLiteral("hall"), kHallLimit));
    auto order = std::make_shared<appointments::BookOrder>();
    order->slot = fields.requiredText(QStringLiteral("slot"), appointments::kSlotKeyLimit);
    queue::Person person;
    person.name = fields.text(QStringLiteral("name"), kNameLimit);
    person.idNumber =
        identity::normalizedIdNumber(fields.text(QStringLiteral("idNumber"), kIdNumberLimit));
    person.isTyped = true;
    order->matter = fields.text(QStringLiteral("matter"), appointments::kResourceLimit);
    const auto who = admitBooker(request, caller, fields, book, reply);
    if (!who) {
        return;
    }
    const QDate today = QDate::fromString(queue::hallDay(m_parts.clock.now().wallMs), Qt::ISODate);
    // Staff look at whoever stands before them; nobody else books for nobody.
    if ((!caller.staff || !person.idNumber.isEmpty()) &&
        !identity::isIdNumber(person.idNumber, today)) {
        reply(badField(QStringLiteral("idNumber"), "is no identity number"));
        return;
    }
    if (!caller.staff && person.name.isEmpty()) {
        reply(badField(QStringLiteral("name"), "is missing"));
        return;
    }
    if (!person.idNumber.isEmpty()) {
        order->person = std::move(person);
    }
    order->by = *who == kPublic ? QStringLiteral("citizen") : *who;
    order->isByStaff = caller.staff.has_value();
    sealAndBook(request, *book, order, *who, reply);
}

/// The costly key is made on a worker: the writer has better things to do.
void Api::sealAndBook(const HttpRequest& request, SlotBook& book,
                      const std::shared_ptr<appointments::BookOrder>& order, const QString& who,
                      const HttpReply& reply)
{
    auto isFull = std::make_shared<bool>(false);
    const auto work = [this, request, &book, order, who, reply, isFull](int) {
        if (order->person) {
            auto key = book.makeKey();
            if (!key) {
                reply(problem(key.error()));
                return;
            }
            order->key.emplace(std::move(key).value());
        }
        m_commands.run(
            request, who, book.hall(),
            [&book, order, isFull](storage::Database& database) -> Result<QJsonObject> {
                const auto booking = book.book(database, *order);
                *isFull = !booking && booking.error().code == appointments::kSlotFull;
                if (!booking) {
                    return booking.error();
                }
                QJsonObject json = toJson(booking.value().appointment);
                json.insert(QStringLiteral("token"), booking.value().token);
                return json;
            },
            [this, &book, order, reply, isFull](HttpResponse response) {
                if (order->person) {
                    order->person->wipe();
                }
                if (!*isFull) {
                    reply(std::move(response));
                    return;
                }
                // A place may come from where it is not needed: then a later try finds it.
                m_parts.writer.post([&book, slot = order->slot](storage::Database& database) {
                    return book.escrow().want(database, slot);
                });
                reply(problem({appointments::kSlotFull, QStringLiteral("no place is left here")},
                              QStringLiteral("slot"), kFullStatus));
            });
    };
    if (!m_workers.post(work)) {
        reply(problem({ErrorCode::StoreBusy, QStringLiteral("too many book at once")}));
    }
}

void Api::cancelAppointment(const HttpRequest& request, const Caller& caller,
                            const HttpReply& reply)
{
    JsonFields fields(request.body);
    SlotBook* book = slotBook(fields.text(QStringLiteral("hall"), kHallLimit));
    const QString token = fields.text(QStringLiteral("token"), kTokenLimit);
    appointments::CancelOrder order;
    order.id = idFromText(request.target.segments.at(2));
    order.reason = fields.text(QStringLiteral("reason"), kReasonLimit);
    order.staff = caller.staff ? caller.staff->account : QString();
    const auto who = admitBooker(request, caller, fields, book, reply);
    if (!who) {
        return;
    }
    m_commands.run(
        request, *who, book->hall(),
        [book, order, token](storage::Database& database) -> Result<QJsonObject> {
            if (order.staff.isEmpty()) {
                const auto known = book->find(database, order.id);
                // The same answer for an id that is none: nobody learns by asking.
                if (!known || known.value().tokenDigest != appointments::digestOfToken(token)) {
                    return !known && known.error().code != ErrorCode::NotFound
                               ? known.error()
                               : Error{ErrorCode::NotFound, QStringLiteral("no such appointment")};
                }
            }
            const auto ended = book->cancel(database, order);
            return ended ? Result<QJsonObject>(toJson(ended.value())) : ended.error();
        },
        reply);
}

void Api::setCapacity(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::CapacitySet); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    const QString hall = fields.text(QStringLiteral("hall"), kHallLimit);
    SlotBook* book = slotBook(hall);
    QList<appointments::Capacity> capacities;
    QList<JsonFields> items =
        fields.objects(QStringLiteral("slots"), appointments::facts::kItemLimit);
    for (JsonFields& item : items) {
        const auto capacity = capacityFrom(hall, item);
        if (item.error()) {
            reply(badBody(item));
            return;
        }
        if (!capacity) {
            reply(badField(QStringLiteral("slots"), "resource, day, start and end make no slot"));
            return;
        }
        capacities.append(*capacity);
    }
    if (fields.error()) {
        reply(badBody(fields));
        return;
    }
    if (capacities.isEmpty()) {
        reply(badField(QStringLiteral("slots"), "is missing"));
        return;
    }
    if (book == nullptr) {
        reply(noAppointments());
        return;
    }
    m_commands.run(
        request, caller.staff->account, book->hall(),
        [book, capacities,
         staff = caller.staff->account](storage::Database& database) -> Result<QJsonObject> {
            OW_TRY(book->setCapacity(database, capacities, staff));
            return QJsonObject{{QStringLiteral("slots"), capacities.size()}};
        },
        reply);
}

void Api::declareHolderLost(const HttpRequest& request, const Caller& caller,
                            const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::HolderLost); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    SlotBook* book = slotBook(fields.text(QStringLiteral("hall"), kHallLimit));
    appointments::LossOrder order;
    order.holder = request.target.segments.at(2);
    order.isVoid = fields.flag(QStringLiteral("void")).value_or(false);
    order.upToLife =
        static_cast<quint32>(fields.integer(QStringLiteral("upToLife"), 0, 1'000'000).value_or(0));
    order.reason = fields.requiredText(QStringLiteral("reason"), kReasonLimit);
    order.staff = caller.staff->account;
    if (fields.error() || order.holder.size() > kNodeLimit) {
        reply(fields.error() ? badBody(fields) : badField(QStringLiteral("node"), "is too long"));
        return;
    }
    if (book == nullptr) {
        reply(noAppointments());
        return;
    }
    m_commands.run(
        request, order.staff, book->hall(),
        [book, order](storage::Database& database) -> Result<QJsonObject> {
            const auto report = book->declareLost(database, order);
            if (!report) {
                return report.error();
            }
            return QJsonObject{{QStringLiteral("life"), static_cast<qint64>(report.value().life)},
                               {QStringLiteral("lots"), report.value().lots},
                               {QStringLiteral("cameBack"), report.value().cameBack},
                               {QStringLiteral("stranded"), report.value().stranded}};
        },
        reply);
}

} // namespace onewindow::platform
