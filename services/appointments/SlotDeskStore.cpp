// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/SlotDeskStore.h"

#include "services/appointments/CalendarEntry.h"
#include "services/appointments/ExcuseStore.h"
#include "services/appointments/FeedKinds.h"
#include "services/core/Ids.h"

#include <utility>

namespace onewindow::appointments {

using storage::Database;

namespace {

Error notKnown()
{
    return {ErrorCode::NotFound, QStringLiteral("no such appointment is known at this terminal")};
}

Error ended()
{
    return {ErrorCode::Conflict, QStringLiteral("the appointment has ended")};
}

} // namespace

SlotDeskStore::SlotDeskStore(SlotBook::Settings settings, journal::Journal& journal, SlotFeed& feed,
                             std::shared_ptr<queue::DeskStore> tickets)
    : m_journal(journal)
    , m_tickets(std::move(tickets))
    , m_book(journal, feed,
             [&] {
                 settings.escrow.handleOf = [this](Database& database, const QString& idNumber,
                                                   const QString& day) {
                     return m_tickets->handleUnder(database, idNumber, day);
                 };
                 settings.tokenOf = [this](Database& database, const QString& idNumber,
                                           const QString& day, const QByteArray& appointment) {
                     return tokenOf(database, idNumber, day, appointment);
                 };
                 settings.elsewhere = [this](const QString& handle) { return heardOf(handle); };
                 settings.excusedElsewhere = [this](const QByteArray& id) {
                     return m_heard.value(id).closesAtMs > 0;
                 };
                 return settings;
             }())
    , m_hall(settings.escrow.hall)
{}

Result<void> SlotDeskStore::load(Database& database)
{
    m_heard.clear();
    m_byHandle.clear();
    m_byToken.clear();
    const auto things =
        journal::FeedCache(m_hall).all(database, QString::fromLatin1(feed::kAppointment));
    if (!things) {
        return things.error();
    }
    for (const journal::FeedChange& change : things.value()) {
        note(change);
    }
    return {};
}

Result<void> SlotDeskStore::takeIn(Database& database, const journal::FeedPage& page)
{
    m_isInSnapshot = m_isInSnapshot || page.isSnapshot;
    if (m_isInSnapshot) {
        m_isInSnapshot = page.hasMore;
        return m_isInSnapshot ? Result<void>() : load(database);
    }
    for (const journal::FeedChange& change : page.changes) {
        if (change.kind == QLatin1String(feed::kAppointment)) {
            note(change);
        }
    }
    return {};
}

void SlotDeskStore::note(const journal::FeedChange& change)
{
    const QByteArray id = idFromText(change.id);
    forget(id);
    if (!change.body || id.isEmpty()) {
        return;
    }
    const QJsonObject& thing = *change.body;
    const auto text = [&](const char* name) { return thing.value(QLatin1String(name)).toString(); };
    Known known;
    known.appointment.id = id;
    known.appointment.slot = text("slot");
    known.appointment.matter = text("matter");
    known.appointment.place = text("place");
    known.appointment.handle = text("handle");
    known.appointment.isTyped = thing.value(QLatin1String("isTyped")).toBool();
    known.appointment.tokenDigest = QByteArray::fromBase64(text("token").toLatin1());
    known.isCheckedIn = text("state") == u"checkedIn";
    known.ticket = idFromText(text("ticket"));
    known.closesAtMs = thing.value(QLatin1String("closesAt")).toInteger();
    known.isReplaced = !text("replacedBy").isEmpty();
    if (!slotFromKey(m_hall, known.appointment.slot)) {
        return;
    }
    if (!known.appointment.handle.isEmpty()) {
        m_byHandle.insert(known.appointment.handle, id);
    }
    if (!known.appointment.tokenDigest.isEmpty()) {
        m_byToken.insert(known.appointment.tokenDigest, id);
    }
    m_heard.insert(id, known);
}

void SlotDeskStore::forget(const QByteArray& id)
{
    const auto heard = m_heard.constFind(id);
    if (heard != m_heard.constEnd()) {
        m_byHandle.remove(heard->appointment.handle, id);
        m_byToken.remove(heard->appointment.tokenDigest);
        m_heard.erase(heard);
    }
}

/// Of others: what was booked here is in the own tables, where its end is known first.
QList<Appointment> SlotDeskStore::heardOf(const QString& handle) const
{
    QList<Appointment> found;
    for (const QByteArray& id : m_byHandle.values(handle)) {
        const Known& known = *m_heard.constFind(id);
        if (known.appointment.place != m_journal.node() && !known.isReplaced) {
            found << known.appointment;
        }
    }
    return found;
}

/// With its slot, and what is known of whether they have come.
Result<SlotDeskStore::Known> SlotDeskStore::completed(Database& database, Known known)
{
    auto slot = slotFromKey(m_hall, known.appointment.slot);
    if (!slot) {
        return notKnown(); // It is in no table then, and none is noted.
    }
    known.slot = *std::move(slot);
    const QByteArray id = known.appointment.id;
    const auto attendance = LotStore(database, m_hall).attendance(id);
    const auto excuse = ExcuseStore(database, m_hall).find(id);
    if (!attendance || !excuse) {
        return !attendance ? attendance.error() : excuse.error();
    }
    const Known heard = m_heard.value(id);
    const bool isHere = attendance.value() && attendance.value()->isHere();
    known.isCheckedIn = isHere || heard.isCheckedIn;
    known.ticket = isHere ? attendance.value()->ticket : heard.ticket;
    known.closesAtMs = heard.closesAtMs;
    known.isReplaced =
        heard.isReplaced || (excuse.value() && !excuse.value()->replacedBy.isEmpty());
    return known;
}

Result<std::optional<SlotDeskStore::Known>> SlotDeskStore::find(Database& database,
                                                                const CheckInRequest& request)
{
    LotStore store(database, m_hall);
    const QByteArray digest =
        request.appointment.isEmpty() ? digestOfToken(tokenFromScan(request.code)) : QByteArray();
    auto own = request.appointment.isEmpty() ? store.byToken(digest)
                                             : store.appointment(request.appointment);
    if (!own) {
        return own.error();
    }
    Known known;
    if (own.value()) {
        known.appointment = *std::move(own).value();
    } else {
        const QByteArray id =
            request.appointment.isEmpty() ? m_byToken.value(digest) : request.appointment;
        const auto heard = m_heard.constFind(id);
        if (heard == m_heard.constEnd()) {
            return std::optional<Known>();
        }
        known = *heard;
    }
    auto all = completed(database, known);
    return all ? Result<std::optional<Known>>(std::move(all).value()) : all.error();
}

Result<void> SlotDeskStore::checkNotCome(const QByteArray& appointment) const
{
    const auto heard = m_heard.constFind(appointment);
    return heard != m_heard.constEnd() && heard->isCheckedIn
               ? Error{ErrorCode::Conflict, QStringLiteral("checked in elsewhere already")}
               : Result<void>();
}

Result<MyAppointments> SlotDeskStore::mine(Database& database, const QString& idNumber)
{
    MyAppointments answer;
    const auto found = m_book.appointmentsOf(database, idNumber, &answer.isComplete);
    if (!found) {
        return found.error();
    }
    for (const Appointment& appointment : found.value()) {
        const auto known = completed(database, {.appointment = appointment});
        if (!known) {
            return known.error();
        }
        if (known.value().isReplaced) {
            continue; // Its place has not heard of it yet.
        }
        auto shown = shownOf(database, known.value());
        const auto token = tokenOf(database, idNumber, known.value().slot.day, appointment.id);
        if (!shown || !token) {
            return !shown ? shown.error() : token.error();
        }
        // Booked at the hall or by phone it has another one, which is not kept.
        if (digestOfToken(token.value()) == appointment.tokenDigest) {
            shown.value().code = codeText(token.value());
        }
        answer.appointments << shown.value();
    }
    return answer;
}

/// As makeToken() writes one.
Result<QString> SlotDeskStore::tokenOf(Database& database, const QString& idNumber,
                                       const QString& day, const QByteArray& appointment)
{
    constexpr qsizetype kTokenBytes = 16;
    const auto secret =
        m_tickets->secretUnder(database, idNumber, day, "appointment token " + appointment.toHex());
    if (!secret) {
        return secret.error();
    }
    return QString::fromLatin1(
        secret.value()
            .left(kTokenBytes)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<BookedAppointment> SlotDeskStore::shownOf(Database& database, const Known& known)
{
    const auto rules = m_book.rules(database);
    if (!rules) {
        return rules.error();
    }
    BookedAppointment shown;
    shown.id = known.appointment.id;
    shown.slot = known.appointment.slot;
    shown.matter = known.matter();
    shown.startsAtMs = known.slot.startsAtMs();
    shown.endsAtMs = known.slot.endsAtMs();
    shown.checkInFromMs = checkInFrom(rules.value(), known.slot);
    shown.checkInUntilMs = checkInUntil(rules.value(), known.slot);
    shown.changeUntilMs = changeUntil(rules.value(), known.slot);
    shown.isHere = known.appointment.place == m_journal.node();
    shown.isCheckedIn = known.isCheckedIn;
    shown.closesAtMs = known.closesAtMs;
    if (known.isCheckedIn) {
        const auto ticket = m_tickets->findOpen(database, known.ticket);
        if (!ticket && ticket.error().code != ErrorCode::NotFound) {
            return ticket.error();
        }
        shown.number = ticket ? ticket.value().number : QString();
    }
    return shown;
}

Result<BookedAppointment> SlotDeskStore::lookUp(Database& database, const QString& code)
{
    const auto known = toCheckIn(
        database, {.appointment = {}, .code = code, .person = std::nullopt, .willPrint = false});
    return known ? shownOf(database, known.value()) : known.error();
}

/// Whether the card is of who booked, where there is a card and it can be told.
Result<bool> SlotDeskStore::isTheirs(Database& database, const Known& known,
                                     const std::optional<queue::Person>& person)
{
    if (!person || person->isTyped || known.appointment.handle.isEmpty()) {
        return true;
    }
    const auto handle = m_tickets->handleUnder(database, person->idNumber, known.slot.day);
    if (!handle) {
        return handle.error();
    }
    return handle.value().isEmpty() || handle.value() == known.appointment.handle;
}

/// The number of who has checked in already.
Result<queue::DeskIssue> SlotDeskStore::numberOf(Database& database, const Known& known)
{
    const auto ticket = m_tickets->findOpen(database, known.ticket);
    if (!ticket) {
        return ticket.error().code == ErrorCode::NotFound ? ended() : ticket.error();
    }
    return queue::DeskIssue{ticket.value(), true};
}

/// The one that is asked for, if its holder can be given a number today.
Result<SlotDeskStore::Known> SlotDeskStore::toCheckIn(Database& database,
                                                      const CheckInRequest& request)
{
    const auto found = find(database, request);
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return notKnown();
    }
    const Known& known = *found.value();
    const auto theirs = isTheirs(database, known, request.person);
    if (!theirs) {
        return theirs.error();
    }
    if (!theirs.value()) {
        return notKnown();
    }
    if (known.appointment.state != AppointmentState::Booked || known.isReplaced) {
        return ended();
    }
    return queue::hallDay(m_journal.clock().now().wallMs) > known.slot.day
               ? Error{ErrorCode::TooLate, QStringLiteral("its day is over")}
               : Result<Known>(known);
}

Result<queue::DeskIssue> SlotDeskStore::checkIn(Database& database, CheckInOrder& order)
{
    const auto known = toCheckIn(database, order.request);
    if (!known) {
        return known.error();
    }
    return known.value().isCheckedIn ? numberOf(database, known.value())
                                     : issue(database, known.value(), order);
}

Result<queue::DeskIssue> SlotDeskStore::issue(Database& database, const Known& known,
                                              CheckInOrder& order)
{
    const auto rules = m_book.rules(database);
    if (!rules) {
        return rules.error();
    }
    const qint64 nowMs = m_journal.clock().now().wallMs;
    if (nowMs < checkInFrom(rules.value(), known.slot)) {
        return Error{kTooEarly, QStringLiteral("check-in is not open yet")};
    }
    const bool isLate = nowMs > checkInUntil(rules.value(), known.slot);
    queue::DeskOrder ticket;
    ticket.matter = known.matter();
    ticket.series = order.series.value(ticket.matter);
    if (ticket.series.isEmpty()) {
        return Error{ErrorCode::NotFound, QStringLiteral("no such matter")};
    }
    ticket.klass = isLate ? queue::TicketClass::Ordinary : queue::TicketClass::Appointment;
    ticket.willPrint = order.request.willPrint;
    ticket.readyAtMs = known.slot.startsAtMs();
    ticket.handle = known.appointment.handle;
    ticket.person = std::exchange(order.request.person, std::nullopt);
    auto issued = m_tickets->issue(database, ticket);
    if (!issued) {
        return issued;
    }
    OW_TRY(m_book.noteArrival(database, {.appointment = known.appointment.id,
                                         .slot = known.appointment.slot,
                                         .ticket = issued.value().ticket.id,
                                         .isLate = isLate,
                                         .isByCode = order.request.appointment.isEmpty()}));
    return issued;
}

} // namespace onewindow::appointments
