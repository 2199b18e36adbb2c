// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/appointment/AppointmentViewModel.h"

#include "qml/Kiosk/ticket/MatterTexts.h"
#include "services/appointments/CalendarEntry.h"
#include "services/core/Ids.h"

#include <algorithm>
#include <utility>

namespace onewindow::ui {

using appointments::BookedAppointment;

namespace {

void wipe(QString& text)
{
    text.fill(QChar(u'\0'));
    text.clear();
}

} // namespace

AppointmentViewModel::AppointmentViewModel(KioskSession& session,
                                           appointments::SlotService& service, QString terminal,
                                           QObject* parent)
    : ErrandViewModel(parent)
    , m_session(session)
    , m_service(service)
    , m_terminal(std::move(terminal))
{
    connect(&m_session, &KioskSession::changed, this, &AppointmentViewModel::refresh);
    connect(&m_session, &KioskSession::slipPrinted, this, &AppointmentViewModel::onSlipPrinted);
    connect(&m_service, &appointments::SlotService::slotsChanged, this,
            &AppointmentViewModel::onSlotsChanged);
}

QString AppointmentViewModel::page() const
{
    return m_page == Page::None ? QString() : pages().at(static_cast<int>(m_page) - 1);
}

QStringList AppointmentViewModel::pages() const
{
    // In the order of Page.
    static const QStringList all{
        QStringLiteral("appointment/MyAppointments"), QStringLiteral("appointment/Appointment"),
        QStringLiteral("appointment/BookingDays"),    QStringLiteral("appointment/BookingTimes"),
        QStringLiteral("appointment/Booking"),        QStringLiteral("appointment/Booked"),
        QStringLiteral("appointment/BookingPhone"),   QStringLiteral("appointment/BookingQuestion"),
        QStringLiteral("appointment/BookingNews"),
    };
    return all;
}

void AppointmentViewModel::begin()
{
    ++m_turn;
    m_page = Page::None;
    m_before = Page::None;
    forgetChoice();
    if (!m_code.isEmpty()) {
        m_scanned = std::exchange(m_code, QString());
        lookUpCode();
        return;
    }
    const KioskContext& context = m_session.context();
    m_matter = context.isExchange ? context.ticket->ticket.matter : context.matter;
    if (m_matter.isEmpty()) {
        loadMine();
    } else {
        loadSlots();
    }
}

bool AppointmentViewModel::goBack()
{
    switch (m_page) {
    case Page::One:
        forgetChoice();
        show(Page::Mine);
        return true;
    case Page::Days:
        if (m_isChange) {
            m_isChange = false;
            show(Page::One);
            return true;
        }
        if (m_hasMine) {
            show(Page::Mine);
        }
        return m_hasMine;
    case Page::Times:
        show(Page::Days);
        return true;
    case Page::Confirm:
        m_slot.reset();
        show(Page::Times);
        return true;
    case Page::Phone:
    case Page::Ask:
    case Page::Told:
        if (m_before != Page::None) {
            show(m_before);
        }
        return m_before != Page::None;
    default:
        return false;
    }
}

void AppointmentViewModel::leave()
{
    ++m_turn;
    m_page = Page::None;
    m_before = Page::None;
    m_isBusy = false;
    m_isPrinting = false;
    m_hasMine = false;
    wipe(m_code);
    forgetChoice();
    for (BookedAppointment& booked : m_mine.appointments) {
        wipe(booked.code);
    }
    m_mine = {};
    refresh();
}

void AppointmentViewModel::forgetChoice()
{
    m_chosen.reset();
    wipe(m_scanned);
    m_isChange = false;
    m_matter.clear();
    m_open.clear();
    m_day.clear();
    m_slot.reset();
    m_bookedId.clear();
    m_madeAtMs = 0;
    wipe(m_token);
    m_isGivenUp.reset();
    m_paper = Paper::None;
}

bool AppointmentViewModel::isResult() const
{
    return m_page == Page::Booked || (m_page == Page::Told && m_news == News::Cancelled);
}

bool AppointmentViewModel::takesCode(const QString& text)
{
    const QString token = appointments::tokenFromScan(text);
    if (token.isEmpty()) {
        return false;
    }
    m_code = appointments::codeText(token);
    return true;
}

void AppointmentViewModel::show(Page page)
{
    m_isBusy = false;
    if (m_page != page) {
        m_page = page;
        m_paper = Paper::None;
    }
    refresh();
    Q_EMIT moved();
}

void AppointmentViewModel::tell(News news)
{
    m_news = news;
    if (m_page != Page::Ask && m_page != Page::Told) {
        m_before = m_page;
    }
    show(Page::Told);
}

void AppointmentViewModel::work(bool isBusy)
{
    m_isBusy = isBusy;
    Q_EMIT moved();
}

void AppointmentViewModel::refresh()
{
    QList<Choice> mine;
    for (const BookedAppointment& booked : std::as_const(m_mine.appointments)) {
        const auto slot = appointments::slotFromKey({}, booked.slot);
        const catalog::Matter* what = m_session.tickets().catalogue().matter(booked.matter);
        mine.append({.key = idToText(booked.id),
                     .title = slot ? whenText(*slot, language()) : QString(),
                     .caption = what != nullptr ? what->name.in(language()) : QString(),
                     .iconName = QStringLiteral("event"),
                     .trailing = standingText(booked, nowMs())});
    }
    m_mineChoices.setChoices(mine);
    m_dayChoices.setChoices(dayChoices(m_open, m_session.hall().now().date(), language()));
    m_timeChoices.setChoices(timeChoices(m_open, m_day));
    m_materials.setChoices(matter() != nullptr ? materialChoices(*matter(), language())
                                               : QList<Choice>());
    Q_EMIT changed();
}

void AppointmentViewModel::bookNew()
{
    if (m_page == Page::Mine && !m_isBusy) {
        forgetChoice();
        m_session.send(Event::MatterWanted);
    }
}

void AppointmentViewModel::showMine()
{
    if (!m_isBusy) {
        forgetChoice();
        loadMine();
    }
}

void AppointmentViewModel::chooseMine(const QString& key)
{
    const QByteArray id = idFromText(key);
    const auto chosen = std::find_if(m_mine.appointments.cbegin(), m_mine.appointments.cend(),
                                     [&](const BookedAppointment& one) { return one.id == id; });
    if (m_page == Page::Mine && !m_isBusy && chosen != m_mine.appointments.cend()) {
        forgetChoice();
        m_chosen = *chosen;
        m_matter = chosen->matter;
        show(Page::One);
    }
}

void AppointmentViewModel::chooseDay(const QString& key)
{
    if (m_page == Page::Days && !m_isBusy) {
        m_day = key;
        m_timeChoices.setChoices(timeChoices(m_open, m_day));
        m_timeChoices.showFirst();
        show(Page::Times);
    }
}

void AppointmentViewModel::chooseTime(const QString& key)
{
    const auto chosen = std::find_if(m_open.cbegin(), m_open.cend(),
                                     [&](const OpenSlot& one) { return one.slot.key() == key; });
    if (m_page == Page::Times && !m_isBusy && chosen != m_open.cend()) {
        m_slot = chosen->slot;
        m_materials.showFirst();
        show(Page::Confirm);
    }
}

void AppointmentViewModel::change()
{
    if (m_page != Page::One || m_isBusy || isCheckedIn()) {
        return;
    }
    // Who would come in vain changes it wherever it was booked, however late.
    if (!m_chosen->isHere && !isExcused()) {
        tell(News::CannotChange);
    } else if (nowMs() > m_chosen->changeUntilMs && !isExcused()) {
        tell(News::TooLateToChange);
    } else {
        m_isChange = true;
        loadSlots();
    }
}

void AppointmentViewModel::cancel()
{
    if (m_page != Page::One || m_isBusy || isCheckedIn()) {
        return;
    }
    if (!m_chosen->isHere) {
        tell(News::CannotChange);
    } else if (nowMs() > m_chosen->changeUntilMs && !isExcused()) {
        tell(News::TooLateToChange);
    } else {
        ask(Question::Cancel);
    }
}

void AppointmentViewModel::checkIn()
{
    if (m_page == Page::One && !m_isBusy) {
        arrive();
    }
}

void AppointmentViewModel::arrive()
{
    if (!isCheckedIn() && nowMs() < m_chosen->checkInFromMs) {
        tell(News::TooEarly);
    } else if (!isCheckedIn() && nowMs() > m_chosen->checkInUntilMs) {
        ask(Question::LateCheckIn);
    } else {
        sendCheckIn();
    }
}

void AppointmentViewModel::ask(Question question)
{
    m_before = m_page;
    m_question = question;
    show(Page::Ask);
}

void AppointmentViewModel::sayYes()
{
    if (m_page != Page::Ask || m_isBusy) {
        return;
    }
    if (m_question == Question::LateCheckIn) {
        sendCheckIn();
    } else {
        sendCancel();
    }
}

void AppointmentViewModel::sayNo()
{
    if (m_page == Page::Ask && !m_isBusy && !goBack()) {
        m_session.send(Event::WentHome); // A code has led here.
    }
}

void AppointmentViewModel::goOn()
{
    if (m_page != Page::Told || m_isBusy) {
        return;
    }
    switch (m_news) {
    case News::Cancelled:
        finish();
        return;
    case News::SlotFull:
    case News::SlotGone:
        loadSlots();
        return;
    case News::LimitReached:
        showMine();
        return;
    case News::NotRead:
        if (m_matter.isEmpty()) {
            loadMine();
        } else {
            loadSlots();
        }
        return;
    default:
        if (!goBack()) {
            m_session.send(Event::WentHome);
        }
        return;
    }
}

void AppointmentViewModel::showOnPhone()
{
    if ((m_page == Page::One || m_page == Page::Booked) && !m_isBusy) {
        m_before = m_page;
        if (m_madeAtMs == 0) {
            m_madeAtMs = nowMs();
        }
        show(Page::Phone);
    }
}

void AppointmentViewModel::showMoreMaterials()
{
    if (m_materials.pageIndex() + 1 < m_materials.pageCount()) {
        m_materials.showNext();
    } else {
        m_materials.showFirst();
    }
}

} // namespace onewindow::ui
