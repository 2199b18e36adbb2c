// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Simulation.h"

#include "services/core/Ids.h"

#include <QJsonArray>

#include <utility>

namespace onewindow {

namespace {

constexpr int kWaitingLimit = 1000;

QJsonObject ticketJson(const queue::IssuedTicket& issued)
{
    return {{QStringLiteral("ticket"), idToText(issued.ticket.id)},
            {QStringLiteral("number"), issued.ticket.number},
            {QStringLiteral("matter"), issued.ticket.matter},
            {QStringLiteral("state"), queue::stateName(issued.ticket.state)},
            {QStringLiteral("issuedAt"), issued.ticket.issuedAtMs},
            {QStringLiteral("isExisting"), issued.isExisting}};
}

QJsonObject slotsJson(const QList<appointments::FreeSlot>& found)
{
    QJsonArray list;
    for (const appointments::FreeSlot& free : found) {
        list << QJsonObject{{QStringLiteral("slot"), free.slot},
                            {QStringLiteral("free"), free.free}};
    }
    return {{QStringLiteral("slots"), list}};
}

} // namespace

Simulation::Simulation(KioskSettings settings, const Clock& clock, Answer answer)
    : m_node(settings.node)
    , m_terminal(std::move(settings), clock)
    , m_answer(std::move(answer))
{}

Result<void> Simulation::start()
{
    OW_TRY(m_terminal.open());
    m_sync = m_terminal.makeSync();
    if (m_sync == nullptr) {
        return {};
    }
    connect(m_sync, &sync::SyncClient::backlogChanged, this,
            [this](qint64 rows) { m_backlog = rows; });
    connect(m_sync, &sync::SyncClient::refused, this,
            [this](ErrorCode code) { m_refused = errorName(code); });
    m_sync->start();
    return {};
}

void Simulation::take(const QByteArray& line)
{
    auto order = readOrder(line);
    if (!order) {
        ++m_waiting;
        refuse(0, order.error());
        return;
    }
    run(std::move(order).value());
}

void Simulation::run(SimulateOrder order)
{
    using Verb = SimulateOrder::Verb;
    const qint64 id = order.id;
    ++m_waiting;
    if (m_waiting > kWaitingLimit) {
        refuse(id, {ErrorCode::TooMany, QStringLiteral("orders wait")});
        return;
    }
    switch (order.verb) {
    case Verb::Issue:
        issue(std::move(order));
        return;
    case Verb::Hold:
        desk().hold(order.ticket, order.by, false, doneOf(id));
        return;
    case Verb::SetAside:
        desk().setAside(order.ticket, doneOf(id));
        return;
    case Verb::Cancel:
        desk().cancel(order.ticket, doneOf(id));
        return;
    case Verb::CallStaff:
        desk().callStaff(doneOf(id));
        return;
    case Verb::Slots:
        listSlots(order);
        return;
    case Verb::Book:
        book(std::move(order));
        return;
    case Verb::CancelBooking:
        m_terminal.slotDesk().cancel(order.appointment, doneOf(id));
        return;
    case Verb::Status:
        reply(id, status());
        return;
    case Verb::Quit:
        m_isEnding = true;
        reply(id, {});
        return;
    }
}

void Simulation::issue(SimulateOrder order)
{
    desk().issue(std::move(order.issue),
                 [this, id = order.id](const Result<queue::IssuedTicket>& result) {
                     if (result) {
                         reply(id, ticketJson(result.value()));
                     } else {
                         refuse(id, result.error());
                     }
                 });
}

void Simulation::listSlots(const SimulateOrder& order)
{
    m_terminal.slotDesk().available(
        order.resource, order.fromDay, order.days,
        [this, id = order.id](const Result<QList<appointments::FreeSlot>>& found) {
            if (found) {
                reply(id, slotsJson(found.value()));
            } else {
                refuse(id, found.error());
            }
        });
}

void Simulation::book(SimulateOrder order)
{
    m_terminal.slotDesk().book(
        {.slot = order.slot, .matter = {}, .person = std::move(order.person)},
        [this, id = order.id](const Result<appointments::Booking>& booked) {
            if (booked) {
                reply(id,
                      {{QStringLiteral("appointment"), idToText(booked.value().appointment.id)}});
            } else {
                refuse(id, booked.error());
            }
        });
}

queue::TicketService::DoneCallback Simulation::doneOf(qint64 id)
{
    return [this, id](const Result<void>& done) {
        if (done) {
            reply(id, {});
        } else {
            refuse(id, done.error());
        }
    };
}

QJsonObject Simulation::status()
{
    QJsonArray matters;
    for (const catalog::Matter& matter : desk().catalogue().matters) {
        matters << matter.id;
    }
    return {{QStringLiteral("node"), m_node},
            {QStringLiteral("isOnline"), m_sync != nullptr && m_sync->isOnline()},
            {QStringLiteral("lastContact"), m_sync != nullptr ? m_sync->lastContactMs() : 0},
            {QStringLiteral("backlog"), m_backlog},
            {QStringLiteral("refused"), m_refused},
            {QStringLiteral("matters"), matters}};
}

void Simulation::reply(qint64 id, QJsonObject answer)
{
    answer.insert(QStringLiteral("id"), id);
    if (!answer.contains(QStringLiteral("ok"))) {
        answer.insert(QStringLiteral("ok"), true);
    }
    m_answer(answer);
    --m_waiting;
    if (m_isEnding && m_waiting == 0) {
        Q_EMIT finished();
    }
}

void Simulation::refuse(qint64 id, const Error& error)
{
    reply(id, {{QStringLiteral("ok"), false},
               {QStringLiteral("error"), errorName(error.code)},
               {QStringLiteral("detail"), error.detail}});
}

void Simulation::finish()
{
    m_isEnding = true;
    if (m_waiting == 0) {
        Q_EMIT finished();
    }
}

} // namespace onewindow
