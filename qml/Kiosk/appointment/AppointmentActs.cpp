// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What AppointmentViewModel asks of the store and the printer, and what it makes of the answers.

#include "qml/Kiosk/appointment/AppointmentSlip.h"
#include "qml/Kiosk/appointment/AppointmentViewModel.h"
#include "services/core/Log.h"
#include "services/identity/Mask.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace onewindow::ui {

using appointments::BookedAppointment;
using appointments::Booking;
using appointments::BookRequest;
using appointments::CheckInRequest;
using appointments::FreeSlot;
using appointments::MyAppointments;

template <typename T, typename Answered>
std::function<void(Result<T>)> AppointmentViewModel::whileHere(Answered answered)
{
    return [self = QPointer<AppointmentViewModel>(this), turn = m_turn,
            answered = std::move(answered)](const Result<T>& result) {
        if (self && self->m_turn == turn) {
            answered(result);
        }
    };
}

void AppointmentViewModel::loadMine()
{
    if (m_session.context().hasCard()) {
        work(true);
        m_service.mine(m_session.context().person->idNumber,
                       whileHere<MyAppointments>(
                           [this](const Result<MyAppointments>& result) { onMine(result, true); }));
    }
}

void AppointmentViewModel::onMine(const Result<MyAppointments>& result, bool isWanted)
{
    if (!isWanted && m_isBusy) {
        return; // What is being done decides what is shown.
    }
    if (!result) {
        qCWarning(lcUi) << "no appointments:" << errorName(result.error().code)
                        << result.error().detail;
        if (isWanted) {
            tell(News::NotRead);
        }
        return;
    }
    m_mine = result.value();
    if (isWanted) {
        m_hasMine = true;
        m_mineChoices.showFirst();
        show(Page::Mine);
        return;
    }
    if (m_page == Page::One && m_chosen) {
        const QByteArray id = m_chosen->id;
        const auto same = std::find_if(m_mine.appointments.cbegin(), m_mine.appointments.cend(),
                                       [&](const BookedAppointment& one) { return one.id == id; });
        if (same == m_mine.appointments.cend()) {
            goBack();
            return;
        }
        m_chosen = *same;
    }
    refresh();
}

void AppointmentViewModel::loadSlots()
{
    work(true);
    m_service.available(m_service.resourceOf(m_matter),
                        m_session.hall().now().date().toString(Qt::ISODate), kDaysAhead,
                        whileHere<QList<FreeSlot>>([this](const Result<QList<FreeSlot>>& result) {
                            onSlots(result, true);
                        }));
}

void AppointmentViewModel::dropClosed()
{
    const QDate today = m_session.hall().now().date();
    const auto end = m_session.tickets().openingHours().endOf(today);
    m_open.removeIf([&](const OpenSlot& one) {
        return end && one.slot.day == today.toString(Qt::ISODate) && one.slot.startMinute >= *end;
    });
}

void AppointmentViewModel::onSlots(const Result<QList<FreeSlot>>& result, bool isWanted)
{
    if (!isWanted && m_isBusy) {
        return; // What is being done decides what is shown.
    }
    if (!result) {
        qCWarning(lcUi) << "no slots:" << errorName(result.error().code) << result.error().detail;
        if (isWanted) {
            tell(News::NotRead);
        }
        return;
    }
    m_open = openSlotsFrom(result.value());
    dropClosed();
    if (m_isChange && m_chosen) {
        m_open.removeIf([this](const OpenSlot& one) { return one.slot.key() == m_chosen->slot; });
    }
    if (isWanted) {
        m_dayChoices.showFirst();
        m_slot.reset();
        show(Page::Days);
        return;
    }
    refresh();
    if (m_page == Page::Times && m_timeChoices.total() == 0) {
        show(Page::Days);
    }
}

/// What is shown keeps up; what is being done is not disturbed.
void AppointmentViewModel::onSlotsChanged()
{
    if (m_isBusy) {
        return;
    }
    if ((m_page == Page::Mine || m_page == Page::One) && m_session.context().hasCard()) {
        m_service.mine(m_session.context().person->idNumber,
                       whileHere<MyAppointments>([this](const Result<MyAppointments>& result) {
                           onMine(result, false);
                       }));
    } else if (m_page == Page::Days || m_page == Page::Times) {
        m_service.available(
            m_service.resourceOf(m_matter), m_session.hall().now().date().toString(Qt::ISODate),
            kDaysAhead, whileHere<QList<FreeSlot>>([this](const Result<QList<FreeSlot>>& result) {
                onSlots(result, false);
            }));
    }
}

void AppointmentViewModel::confirm()
{
    if (m_page != Page::Confirm || m_isBusy || !m_slot || !m_session.context().hasCard()) {
        return;
    }
    if (m_session.hall().isShutOut()) {
        tell(News::NotDone);
        return;
    }
    BookRequest request;
    request.slot = m_slot->key();
    request.matter = m_slot->resource == m_matter ? QString() : m_matter;
    request.person = m_session.context().person;
    work(true);
    auto booked = whileHere<Booking>([this](const Result<Booking>& result) { onBooked(result); });
    if (m_isChange) {
        m_service.change(m_chosen->id, std::move(request), std::move(booked));
    } else {
        m_service.book(std::move(request), std::move(booked));
    }
}

void AppointmentViewModel::onBooked(const Result<Booking>& result)
{
    if (result) {
        m_bookedId = result.value().appointment.id;
        m_token = result.value().token;
        m_madeAtMs = nowMs();
        m_materials.showFirst();
        m_session.giveUpExchanged([this](bool isDone) {
            m_isGivenUp = isDone;
            Q_EMIT changed();
        });
        show(Page::Booked);
        return;
    }
    qCWarning(lcUi) << "not booked:" << errorName(result.error().code) << result.error().detail;
    switch (result.error().code) {
    case appointments::kSlotFull:
        tell(News::SlotFull);
        return;
    case ErrorCode::TooLate: {
        const bool mayChange =
            !m_isChange || m_chosen->closesAtMs > 0 || nowMs() <= m_chosen->changeUntilMs;
        tell(mayChange ? News::SlotGone : News::TooLateToChange);
        return;
    }
    case ErrorCode::NotFound:
        tell(News::SlotGone);
        return;
    case appointments::kLimitReached:
        tell(News::LimitReached);
        return;
    case ErrorCode::Conflict:
        tell(News::Ended);
        return;
    default:
        tell(News::NotDone);
        return;
    }
}

void AppointmentViewModel::sendCancel()
{
    work(true);
    m_service.cancel(m_chosen->id,
                     whileHere<void>([this](const Result<void>& result) { onCancelled(result); }));
}

void AppointmentViewModel::onCancelled(const Result<void>& result)
{
    if (result) {
        tell(News::Cancelled);
        return;
    }
    qCWarning(lcUi) << "not cancelled:" << errorName(result.error().code) << result.error().detail;
    switch (result.error().code) {
    case ErrorCode::TooLate:
        tell(News::TooLateToChange);
        return;
    case ErrorCode::Conflict:
    case ErrorCode::NotFound:
        tell(News::Ended);
        return;
    default:
        tell(News::NotDone);
        return;
    }
}

/// For who has come with a code: it may be too early, or so late that somebody is to be asked.
void AppointmentViewModel::lookUpCode()
{
    work(true);
    m_service.find(m_scanned,
                   whileHere<BookedAppointment>(
                       [this](const Result<BookedAppointment>& result) { onFound(result); }));
}

void AppointmentViewModel::onFound(const Result<BookedAppointment>& result)
{
    if (!result) {
        tellWhyNotCheckedIn(result.error());
        return;
    }
    m_chosen = result.value();
    m_matter = m_chosen->matter;
    arrive();
}

void AppointmentViewModel::sendCheckIn()
{
    if (m_session.hall().isShutOut()) {
        tell(News::NotDone);
        return;
    }
    CheckInRequest request;
    request.appointment = m_scanned.isEmpty() ? m_chosen->id : QByteArray();
    request.code = m_scanned;
    request.person = m_session.context().hasCard() ? m_session.context().person : std::nullopt;
    request.willPrint = canPrint();
    work(true);
    m_service.checkIn(std::move(request), whileHere<queue::IssuedTicket>(
                                              [this](const Result<queue::IssuedTicket>& result) {
                                                  onCheckedIn(result);
                                              }));
}

void AppointmentViewModel::onCheckedIn(const Result<queue::IssuedTicket>& result)
{
    if (result) {
        m_session.takeIssued(result.value(),
                             m_scanned.isEmpty() ? QStringLiteral("card") : QStringLiteral("qr"));
    } else {
        tellWhyNotCheckedIn(result.error());
    }
}

void AppointmentViewModel::tellWhyNotCheckedIn(const Error& error)
{
    qCWarning(lcUi) << "not checked in:" << errorName(error.code) << error.detail;
    switch (error.code) {
    case appointments::kTooEarly:
        tell(News::TooEarly);
        return;
    case ErrorCode::TooLate:
        tell(News::DayOver);
        return;
    case ErrorCode::Conflict:
        tell(News::Ended);
        return;
    case ErrorCode::NotFound:
        tell(News::NotKnown);
        return;
    default:
        tell(News::NotDone);
        return;
    }
}

void AppointmentViewModel::print()
{
    if ((m_page != Page::One && m_page != Page::Booked) || m_isBusy || !canPrint() || !slot()) {
        return;
    }
    const KioskContext& context = m_session.context();
    m_isPrinting = true;
    m_paper = Paper::None;
    work(true);
    m_session.printSlip(receiptOf(
        {.hall = m_session.tickets().hallName().in(language()),
         .terminal = m_terminal,
         .language = language(),
         .matter = matter(),
         .slot = *slot(),
         .checkInText = checkInText(),
         .changeText = changeText(),
         .maskedName = context.hasCard() ? identity::surnameOnly(context.person->name) : QString(),
         .code = code()}));
}

void AppointmentViewModel::onSlipPrinted(drivers::PrintOutcome outcome)
{
    if (m_isPrinting) {
        m_isPrinting = false;
        m_paper = outcome == drivers::PrintOutcome::Printed ? Paper::Printed : Paper::NotPrinted;
        show(m_page);
    }
}

} // namespace onewindow::ui
