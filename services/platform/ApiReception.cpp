// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a desk does for who stands before it: a number for somebody without one, numbers that were
// on paper, and what the holder of a card has here today. Who shows a card is in the request alone:
// no answer, no log and no stored command has the number.

#include "services/appointments/LotStore.h"
#include "services/cases/CaseEnquiry.h"
#include "services/core/Ids.h"
#include "services/core/Secret.h"
#include "services/identity/IdNumber.h"
#include "services/identity/Mask.h"
#include "services/platform/Api.h"
#include "services/platform/Caller.h"
#include "services/platform/JsonFields.h"
#include "services/platform/PersonShown.h"
#include "services/platform/Problem.h"
#include "services/queue/TicketProjection.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>

#include <memory>

namespace onewindow::platform {

namespace {

constexpr qsizetype kIdLimit = 64;
constexpr qsizetype kReasonLimit = 100;
constexpr qsizetype kNameLimit = 100;
constexpr qsizetype kIdNumberLimit = 18;
constexpr qint64 kCounterLimit = 9'999;
constexpr qint64 kTimeLimitMs = 253'402'300'799'999; ///< The year 9999.

using identity::Permission;

HttpResponse badBody(const JsonFields& fields)
{
    return problem(*fields.error(), fields.field());
}

HttpResponse badField(const QString& field, const char* detail)
{
    return problem({ErrorCode::BadRequest, field + QStringLiteral(": ") + QLatin1String(detail)},
                   field);
}

/// Who shows a card, as the body says it; without a number nobody does.
queue::Person personFrom(JsonFields& fields)
{
    queue::Person person;
    person.name = fields.text(QStringLiteral("name"), kNameLimit);
    person.idNumber =
        identity::normalizedIdNumber(fields.text(QStringLiteral("idNumber"), kIdNumberLimit));
    return person;
}

/// What a clerk sees of a number: as the feed tells it.
QJsonArray toJson(const QList<queue::Ticket>& tickets)
{
    QJsonArray list;
    for (const queue::Ticket& ticket : tickets) {
        list.append(queue::ticketJson(ticket));
    }
    return list;
}

QString bookedMatter(const appointments::Appointment& booked, const appointments::Slot& slot)
{
    return booked.matter.isEmpty() ? slot.resource : booked.matter;
}

} // namespace

/// Of today, in the hall.
QDate Api::todayHere() const
{
    return QDate::fromString(queue::hallDay(m_parts.clock.now().wallMs), Qt::ISODate);
}

void Api::issueTicket(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    // A machine alone may issue too: reception prints for everybody, before anyone has signed in.
    const bool isIssuer = isOurs(caller) && (caller.isRole(u"counter") || caller.isRole(u"kiosk"));
    if (!caller.staff && !isIssuer) {
        reply(problem({ErrorCode::NotPermitted, QStringLiteral("staff and terminals only")}));
        return;
    }
    if (const auto may = caller.require(Permission::TicketIssue); caller.staff && !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    auto order = std::make_shared<queue::IssueOrder>();
    order->matters << fields.requiredText(QStringLiteral("matter"), kIdLimit);
    order->matters << fields.texts(QStringLiteral("further"), queue::kMattersLimit - 1, kIdLimit);
    const QString klass = fields.text(QStringLiteral("class"), kIdLimit);
    order->classReason = fields.text(QStringLiteral("reason"), kReasonLimit);
    order->isAnyway = fields.flag(QStringLiteral("anyway")).value_or(false) && caller.staff;
    queue::Person person = personFrom(fields);
    order->staff = caller.staff ? caller.staff->account : caller.machine;
    if (fields.error()) {
        reply(badBody(fields));
        return;
    }
    order->klass = queue::classFromName(klass);
    if (!klass.isEmpty() && queue::className(order->klass) != klass) {
        reply(badField(QStringLiteral("class"), "is not known"));
        return;
    }
    if (!person.idNumber.isEmpty()) {
        if (!caller.staff || !identity::isIdNumber(person.idNumber, todayHere())) {
            reply(badField(QStringLiteral("idNumber"), "is no identity number, or nobody saw it"));
            return;
        }
        order->person = std::move(person);
        order->recipients = m_parts.recipients;
    }
    m_commands.run(
        request, order->staff,
        [this, order](storage::Database& database) -> Result<QJsonObject> {
            OW_TRY(recognise(database, *order));
            return m_parts.queue->issue(database, *order);
        },
        reply);
}

/// By what the card's holder is known here today.
Result<void> Api::recognise(storage::Database& database, queue::IssueOrder& order) const
{
    if (!order.person || !m_parts.handleOf) {
        return {};
    }
    auto handle =
        m_parts.handleOf(database, order.person->idNumber, todayHere().toString(Qt::ISODate));
    if (!handle) {
        return handle.error();
    }
    order.handle = std::move(handle).value();
    return {};
}

void Api::enterPaper(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::TicketIssue); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    queue::PaperOrder order;
    order.matter = fields.requiredText(QStringLiteral("matter"), kIdLimit);
    order.first = fields.requiredInteger(QStringLiteral("first"), 1, kCounterLimit);
    order.last = fields.requiredInteger(QStringLiteral("last"), 1, kCounterLimit);
    order.fromMs = fields.requiredInteger(QStringLiteral("from"), 0, kTimeLimitMs);
    order.untilMs = fields.requiredInteger(QStringLiteral("until"), 0, kTimeLimitMs);
    order.staff = caller.staff->account;
    if (fields.error()) {
        reply(badBody(fields));
        return;
    }
    m_commands.run(
        request, order.staff,
        [this, order](storage::Database& database) {
            return m_parts.queue->enterPaper(database, order);
        },
        reply);
}

/// Today's appointments of the hall that somebody has, and what came of them.
Result<QJsonArray> Api::appointmentsToday(storage::Database& database,
                                          const QString& idNumber) const
{
    QJsonArray list;
    const appointments::SlotBook* book = slotBook({});
    if (book == nullptr) {
        return list;
    }
    const auto found = book->appointmentsOf(database, idNumber);
    const auto rules = book->rules(database);
    if (!found || !rules) {
        return !found ? found.error() : rules.error();
    }
    appointments::LotStore store(database, book->hall());
    for (const appointments::Appointment& booked : found.value()) {
        const auto slot = appointments::slotFromKey(book->hall(), booked.slot);
        if (!slot || slot->day != todayHere().toString(Qt::ISODate)) {
            continue;
        }
        const auto attendance = store.attendance(booked.id);
        if (!attendance) {
            return attendance.error();
        }
        const bool isHere = attendance.value() && attendance.value()->isHere();
        list.append(QJsonObject{
            {QStringLiteral("id"), idToText(booked.id)},
            {QStringLiteral("matter"), bookedMatter(booked, *slot)},
            {QStringLiteral("startsAt"), slot->startsAtMs()},
            {QStringLiteral("endsAt"), slot->endsAtMs()},
            {QStringLiteral("checkInFrom"), appointments::checkInFrom(rules.value(), *slot)},
            {QStringLiteral("isCheckedIn"), isHere}});
    }
    return list;
}

/// What the holder of a card has here today. Recorded like any look at who somebody is; the look
/// names the numbers that were shown, and the day's handle instead of a person.
Result<QJsonObject> Api::lookAtCard(storage::Database& database, const CardLook& look) const
{
    const QString day = todayHere().toString(Qt::ISODate);
    const auto handle = m_parts.handleOf ? m_parts.handleOf(database, look.idNumber, day)
                                         : Result<QString>(QString());
    if (!handle) {
        return handle.error();
    }
    const auto tickets = queue::findTicketsOfPerson(database, handle.value(), day);
    if (!tickets) {
        return tickets.error();
    }
    const auto booked = appointmentsToday(database, look.idNumber);
    if (!booked) {
        return booked.error();
    }
    QJsonArray shown;
    for (const queue::Ticket& ticket : tickets.value()) {
        shown.append(idToText(ticket.id));
    }
    OW_TRY(recordPersonShown(database, m_parts.journal, {look.staff, look.at},
                             {{QStringLiteral("by"), QStringLiteral("card")},
                              {QStringLiteral("handle"), handle.value()},
                              {QStringLiteral("tickets"), shown}}));
    return QJsonObject{{QStringLiteral("idNumber"), identity::maskedIdNumber(look.idNumber)},
                       {QStringLiteral("tickets"), toJson(tickets.value())},
                       {QStringLiteral("appointments"), booked.value()}};
}

void Api::showCard(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::PersonShow); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    CardLook look{.idNumber = personFrom(fields).idNumber,
                  .staff = caller.staff->account,
                  .at = caller.desk()};
    if (fields.error()) {
        reply(badBody(fields));
        return;
    }
    if (!identity::isIdNumber(look.idNumber, todayHere())) {
        reply(badField(QStringLiteral("idNumber"), "is no identity number"));
        return;
    }
    // Without CommandRunner: each look is one of its own.
    m_parts.writer.run<QJsonObject>(
        [this, look](storage::Database& database) -> Result<QJsonObject> {
            OW_TRY(m_parts.journal.lock(database));
            return lookAtCard(database, look);
        },
        [reply](const Result<QJsonObject>& answer) {
            reply(answer ? jsonResponse(answer.value()) : problem(answer.error()));
        });
}

/// The cases of the card's holder: the centre's word. A hall below one asks it as a terminal would,
/// the number in an envelope.
void Api::showCardCases(const HttpRequest& request, const Caller& caller, const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::CaseShow); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    const QString number = personFrom(fields).idNumber;
    if (fields.error()) {
        reply(badBody(fields));
        return;
    }
    if (!identity::isIdNumber(number, todayHere())) {
        reply(badField(QStringLiteral("idNumber"), "is no identity number"));
        return;
    }
    if (m_parts.caseIndex != nullptr) {
        read(
            [this, number](storage::Database& database) -> Result<QJsonObject> {
                const auto found =
                    m_parts.caseIndex->ofPerson(database, number, m_parts.journal.hall());
                if (!found) {
                    return found.error();
                }
                QJsonArray list;
                for (const cases::CaseSummary& one : found.value()) {
                    list.append(cases::toJson(one));
                }
                return QJsonObject{{QStringLiteral("cases"), list},
                                   {QStringLiteral("asOf"), m_parts.clock.now().wallMs}};
            },
            reply);
        return;
    }
    const Secret plain(cases::kPersonPrefix.toByteArray() + number.toUtf8());
    const auto envelope =
        m_parts.recipients.empty()
            ? Result<QByteArray>(Error{ErrorCode::KeyUnavailable, {}})
            : crypto::makeEnvelope(m_parts.recipients.back().sealingPublicKey, plain.view());
    if (!envelope || !m_parts.askOwner) {
        reply(problem({ErrorCode::NotFound, QStringLiteral("the centre knows the cases")}));
        return;
    }
    HttpRequest ask = request;
    ask.target = {.segments = {QStringLiteral("v1"), QStringLiteral("my-cases")}, .query = {}};
    ask.body = QJsonDocument(QJsonObject{{QStringLiteral("person"),
                                          QString::fromLatin1(envelope.value().toBase64())}})
                   .toJson(QJsonDocument::Compact);
    m_parts.askOwner(ask, reply);
}

/// Somebody with an appointment has come to a desk: their number, which counts as taken when the
/// slot begins.
Result<QJsonObject> Api::checkIn(storage::Database& database, const QByteArray& appointment,
                                 queue::IssueOrder& order) const
{
    appointments::SlotBook* book = slotBook({});
    if (book == nullptr) {
        return Error{ErrorCode::NotFound, QStringLiteral("no appointments are kept here")};
    }
    const auto booked = book->find(database, appointment);
    const auto rules = book->rules(database);
    if (!booked || !rules) {
        return !booked ? booked.error() : rules.error();
    }
    const auto slot = appointments::slotFromKey(book->hall(), booked.value().slot);
    if (!slot || booked.value().state != appointments::AppointmentState::Booked) {
        return Error{ErrorCode::Conflict, QStringLiteral("it does not hold any more")};
    }
    const qint64 nowMs = m_parts.clock.now().wallMs;
    if (slot->day != todayHere().toString(Qt::ISODate) ||
        nowMs < appointments::checkInFrom(rules.value(), *slot)) {
        return Error{ErrorCode::TooLate, QStringLiteral("checked in on its day, shortly before")};
    }
    const auto before = appointments::LotStore(database, book->hall()).attendance(appointment);
    if (!before) {
        return before.error();
    }
    if (before.value() && before.value()->isHere()) {
        return Error{ErrorCode::Conflict, QStringLiteral("checked in already")};
    }
    const bool isLate = nowMs > appointments::checkInUntil(rules.value(), *slot);
    order.matters = {bookedMatter(booked.value(), *slot)};
    order.klass = isLate ? queue::TicketClass::Ordinary : queue::TicketClass::Appointment;
    order.readyAtMs = slot->startsAtMs();
    OW_TRY(recognise(database, order));
    if (order.handle.isEmpty()) {
        order.handle = booked.value().handle;
    } else if (!booked.value().handle.isEmpty() && booked.value().handle != order.handle) {
        return Error{ErrorCode::NotFound, QStringLiteral("the card is of somebody else")};
    }
    auto issued = m_parts.queue->issue(database, order);
    if (!issued) {
        return issued;
    }
    OW_TRY(book->noteArrival(
        database, {.appointment = appointment,
                   .slot = booked.value().slot,
                   .ticket = idFromText(issued.value().value(QStringLiteral("id")).toString()),
                   .isLate = isLate,
                   .isByCode = false}));
    return issued;
}

void Api::checkInAppointment(const HttpRequest& request, const Caller& caller,
                             const HttpReply& reply)
{
    if (const auto may = caller.require(Permission::TicketIssue); !may) {
        reply(problem(may.error()));
        return;
    }
    JsonFields fields(request.body);
    auto order = std::make_shared<queue::IssueOrder>();
    order->staff = caller.staff->account;
    queue::Person person = personFrom(fields);
    if (fields.error()) {
        reply(badBody(fields));
        return;
    }
    if (!identity::isIdNumber(person.idNumber, todayHere())) {
        reply(badField(QStringLiteral("idNumber"), "is no identity number"));
        return;
    }
    order->person = std::move(person);
    order->recipients = m_parts.recipients;
    m_commands.run(
        request, order->staff,
        [this, order, id = idFromText(request.target.segments.at(2))](storage::Database& database) {
            return checkIn(database, id, *order);
        },
        reply);
}

} // namespace onewindow::platform
