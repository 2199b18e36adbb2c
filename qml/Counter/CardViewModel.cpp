// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CardViewModel.h"

#include "qml/Counter/CounterTexts.h"
#include "qml/Counter/DeskTexts.h"
#include "services/cases/CaseState.h"
#include "services/core/HallTime.h"
#include "services/core/Languages.h"
#include "services/identity/Mask.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/Ticket.h"

#include <utility>

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::textOf;
using queue::TicketState;

namespace {

TicketState stateOf(const QJsonObject& ticket)
{
    return queue::stateFromName(textOf(ticket, "state"));
}

bool canBePutBack(TicketState state)
{
    return state == TicketState::SetAside || state == TicketState::Missed ||
           state == TicketState::Pending;
}

QString timeText(const QJsonObject& thing, const char* field)
{
    return hallTime(thing.value(QLatin1String(field)).toInteger())
        .toString(QStringLiteral("HH:mm"));
}

} // namespace

CardViewModel::CardViewModel(sync::HallLink& link, HallCommands& commands,
                             const StaffSession& session, const queue::HallPicture& hall,
                             std::function<QString()> window, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_commands(commands)
    , m_session(session)
    , m_hall(hall)
    , m_window(std::move(window))
{}

CardViewModel::~CardViewModel()
{
    m_card.wipe();
}

QJsonObject CardViewModel::body() const
{
    return {{QStringLiteral("name"), m_card.name}, {QStringLiteral("idNumber"), m_card.number}};
}

void CardViewModel::show(const drivers::IdCard& card)
{
    clear();
    m_card = card;
    ask();
    askForCases();
    Q_EMIT changed();
}

void CardViewModel::clear()
{
    ++m_turn;
    m_card.wipe();
    m_isLoaded = false;
    m_hasFailed = false;
    m_areCasesLoaded = false;
    m_casesProblem.clear();
    m_foundTickets = {};
    m_foundAppointments = {};
    m_foundCases = {};
    m_notice.clear();
    refreshLines();
}

void CardViewModel::ask()
{
    m_link.post(QStringLiteral("/v1/cards"), body(),
                [this, turn = m_turn](const Result<QJsonObject>& answer) {
                    if (turn != m_turn) {
                        return;
                    }
                    m_isLoaded = true;
                    m_hasFailed = !answer;
                    if (!answer) {
                        setNotice(errorText(answer.error().code));
                        return;
                    }
                    m_foundTickets = answer.value().value(QLatin1String("tickets")).toArray();
                    m_foundAppointments =
                        answer.value().value(QLatin1String("appointments")).toArray();
                    refreshLines();
                });
}

/// Apart from the rest: the centre may be away.
void CardViewModel::askForCases()
{
    if (!m_session.may(u"case.show")) {
        m_areCasesLoaded = true;
        return;
    }
    m_link.post(QStringLiteral("/v1/card-cases"), body(),
                [this, turn = m_turn](const Result<QJsonObject>& answer) {
                    if (turn != m_turn) {
                        return;
                    }
                    m_areCasesLoaded = true;
                    if (answer) {
                        m_foundCases = answer.value().value(QLatin1String("cases")).toArray();
                    } else {
                        m_casesProblem = tr("市平台没有回应，办件暂时查不到");
                    }
                    refreshLines();
                });
}

void CardViewModel::refresh()
{
    if (isThere()) {
        refreshLines();
    }
}

void CardViewModel::setNotice(const QString& notice)
{
    m_notice = notice;
    refreshLines();
}

void CardViewModel::openTicket(const QString& id)
{
    const QJsonObject ticket = m_hall.find(feed::kTicket, id);
    const TicketState state = stateOf(ticket);
    if (ticket.isEmpty()) {
        setNotice(tr("这张号票已经办结或取消"));
    } else if (canBePutBack(state)) {
        if (!m_commands.isSamePress("restore")) {
            m_commands.send(QStringLiteral("/v1/tickets/%1/restore").arg(id), {},
                            [this, turn = m_turn,
                             wasMissed = state == TicketState::Missed](const QJsonObject&) {
                                if (turn == m_turn) {
                                    setNotice(wasMissed ? tr("已找回，过号的往后排")
                                                        : tr("已找回，仍排在原来的位置"));
                                }
                            });
        }
    } else if (state == TicketState::Called && textOf(ticket, "window") == m_window()) {
        Q_EMIT startWanted();
    } else if (state == TicketState::Suspended) {
        Q_EMIT bringBackWanted(id);
    } else if (state == TicketState::Waiting && m_session.may(u"queue.outOfOrder")) {
        Q_EMIT reasonWanted(id);
    } else if (state == TicketState::Waiting) {
        setNotice(tr("还没有轮到这个号：请按顺序叫号"));
    } else {
        setNotice(tr("%1 号窗口正在叫号或办理").arg(textOf(ticket, "window")));
    }
}

void CardViewModel::callBefore(const QString& id, const QString& reason)
{
    Q_EMIT callWanted(id, reason);
}

void CardViewModel::checkIn(const QString& id)
{
    if (m_commands.isSamePress("check-in")) {
        return;
    }
    m_commands.send(QStringLiteral("/v1/appointments/%1/check-in").arg(id), body(),
                    [this, turn = m_turn](const QJsonObject& ticket) {
                        if (turn == m_turn) {
                            m_notice = tr("已报到，号码 %1").arg(textOf(ticket, "number"));
                            ask();
                        }
                    });
}

void CardViewModel::openCase(const QString& number)
{
    Q_EMIT caseWanted(number);
}

void CardViewModel::accept()
{
    if (isThere()) {
        Q_EMIT acceptWanted(m_card);
    }
}

QString CardViewModel::person() const
{
    return isThere() ? m_card.name + QStringLiteral(" · ") + identity::maskedIdNumber(m_card.number)
                     : QString();
}

QString CardViewModel::emptyText() const
{
    if (!isThere()) {
        return tr("请把身份证放在本窗口的阅读器上");
    }
    if (m_hasFailed) {
        return tr("没有查到，请把身份证拿起来再放一次");
    }
    return m_isLoaded ? tr("今天没有") : tr("正在查询");
}

QString CardViewModel::casesText() const
{
    if (!m_casesProblem.isEmpty()) {
        return m_casesProblem;
    }
    if (!isThere()) {
        return {};
    }
    return m_areCasesLoaded ? tr("没有办件") : tr("正在查询");
}

DeskLine CardViewModel::ticketLine(const QJsonObject& found) const
{
    // The feed knows what has become of it since.
    const QString id = textOf(found, "id");
    const QJsonObject now = m_hall.find(feed::kTicket, id);
    const TicketState state = stateOf(now.isEmpty() ? found : now);
    DeskLine line;
    line.id = id;
    line.title = textOf(found, "number");
    line.caption =
        m_hall.matterName(textOf(now.isEmpty() ? found : now, "matter"), programLanguage());
    switch (state) {
    case TicketState::Waiting:
        line.trailing = tr("等候中");
        line.tag = tr("%1 取号").arg(timeText(found, "issuedAt"));
        break;
    case TicketState::Suspended:
        line.trailing = tr("暂离");
        line.tag = tr("按回车叫回");
        break;
    case TicketState::Pending:
    case TicketState::SetAside:
        line.trailing = tr("未取");
        line.tag = tr("按回车找回");
        break;
    case TicketState::Missed:
        line.trailing = tr("已过号");
        line.tag = tr("按回车找回");
        line.isBad = true;
        break;
    case TicketState::Called:
        line.trailing = tr("正在叫号");
        line.tag = tr("%1 号窗口").arg(textOf(now, "window"));
        break;
    case TicketState::Serving:
        line.trailing = tr("办理中");
        line.tag = tr("%1 号窗口").arg(textOf(now, "window"));
        break;
    case TicketState::Done:
    case TicketState::Cancelled:
    case TicketState::Linked:
        line.trailing = tr("已结束");
        break;
    }
    return line;
}

DeskLine CardViewModel::appointmentLine(const QJsonObject& appointment) const
{
    DeskLine line;
    line.id = textOf(appointment, "id");
    line.title = timeText(appointment, "startsAt") + u'-' + timeText(appointment, "endsAt");
    line.caption = m_hall.matterName(textOf(appointment, "matter"), programLanguage());
    if (appointment.value(QLatin1String("isCheckedIn")).toBool()) {
        line.trailing = tr("已报到");
    } else {
        line.trailing = tr("未报到");
        line.tag = tr("%1 起可报到，按回车").arg(timeText(appointment, "checkInFrom"));
    }
    return line;
}

DeskLine CardViewModel::caseLine(const QJsonObject& one) const
{
    DeskLine line;
    line.id = textOf(one, "number").isEmpty() ? textOf(one, "provisional") : textOf(one, "number");
    line.title = line.id;
    line.caption = m_hall.matterName(textOf(one, "matter"), programLanguage());
    line.trailing = caseStateText(cases::stateFromName(textOf(one, "state")));
    return line;
}

void CardViewModel::refreshLines()
{
    const auto linesOf = [this](const QJsonArray& found,
                                DeskLine (CardViewModel::*lineOf)(const QJsonObject&) const) {
        QList<DeskLine> lines;
        for (const QJsonValue one : found) {
            lines << (this->*lineOf)(one.toObject());
        }
        return lines;
    };
    m_tickets.setLines(linesOf(m_foundTickets, &CardViewModel::ticketLine));
    m_appointments.setLines(linesOf(m_foundAppointments, &CardViewModel::appointmentLine));
    m_cases.setLines(linesOf(m_foundCases, &CardViewModel::caseLine));
    Q_EMIT changed();
}

} // namespace onewindow::ui
