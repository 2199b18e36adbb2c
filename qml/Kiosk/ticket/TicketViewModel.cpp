// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/ticket/TicketViewModel.h"

#include "qml/Kiosk/ticket/MatterTexts.h"
#include "services/core/HallTime.h"
#include "services/core/Ids.h"

#include <QDateTime>

namespace onewindow::ui {

using drivers::DeviceStatus;
using queue::TicketState;

TicketViewModel::TicketViewModel(KioskSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_session, &KioskSession::changed, this, &TicketViewModel::refresh);
    refresh();
}

void TicketViewModel::refresh()
{
    QList<Choice> open;
    for (const queue::IssuedTicket& ticket : m_session.context().openTickets) {
        const bool isAside = ticket.ticket.state == TicketState::SetAside;
        open.append({.key = idToText(ticket.ticket.id),
                     .title = ticket.ticket.number,
                     .caption = nameOf(ticket.ticket),
                     .iconName = QStringLiteral("confirmation_number"),
                     .trailing = isAside ? tr("待恢复") : tr("等候中")});
    }
    m_openTickets.setChoices(open);
    Q_EMIT changed();
}

const queue::IssuedTicket* TicketViewModel::issued() const
{
    const auto& ticket = m_session.context().ticket;
    return ticket ? &*ticket : nullptr;
}

const catalog::Matter* TicketViewModel::matter() const
{
    return issued() != nullptr ? m_session.tickets().catalogue().matter(issued()->ticket.matter)
                               : nullptr;
}

QString TicketViewModel::nameOf(const queue::Ticket& ticket) const
{
    QList<const catalog::Matter*> known;
    for (const QString& id : ticket.matters()) {
        if (const catalog::Matter* one = m_session.tickets().catalogue().matter(id)) {
            known.append(one);
        }
    }
    return mattersText(known, m_session.modes().language);
}

QString TicketViewModel::number() const
{
    return issued() != nullptr ? issued()->ticket.number : QString();
}

QString TicketViewModel::matterName() const
{
    if (issued() == nullptr) {
        return {};
    }
    const auto count = static_cast<int>(issued()->ticket.matters().size());
    // Beside the number there is room for one line.
    return count > 1 && m_session.modes().isElder ? tr("%n 件事", "matters", count)
                                                  : nameOf(issued()->ticket);
}

QString TicketViewModel::issuedText() const
{
    if (issued() == nullptr) {
        return {};
    }
    const QDateTime taken = hallTime(issued()->ticket.issuedAtMs);
    const QString text = tr("您的号码 · %1 取号").arg(taken.toString(QStringLiteral("HH:mm")));
    return issued()->maskedName.isEmpty() ? text : tr("%1 · %2").arg(issued()->maskedName, text);
}

QString TicketViewModel::code() const
{
    return issued() != nullptr ? issued()->link : QString();
}

QString TicketViewModel::windowArea() const
{
    return matter() != nullptr ? matter()->windowArea.in(m_session.modes().language) : QString();
}

QString TicketViewModel::aheadText() const
{
    const bool isShown = issued() != nullptr && m_session.isOnline();
    return isShown ? ui::aheadText(issued()->figures) : QString();
}

QString TicketViewModel::waitText() const
{
    const bool isShown = issued() != nullptr && m_session.isOnline();
    return isShown ? ui::waitText(issued()->figures) : QString();
}

QString TicketViewModel::faultTitle() const
{
    if (isOutcomeUnknown()) {
        return tr("打印机没有回应");
    }
    switch (m_session.context().printerFault) {
    case DeviceStatus::NoPaper:
        return tr("打印机没有纸了");
    case DeviceStatus::CoverOpen:
        return tr("打印机盖子没有关好");
    case DeviceStatus::Jam:
        return tr("打印机卡纸了");
    default:
        return tr("打印机暂停使用");
    }
}

QString TicketViewModel::faultLead() const
{
    if (isOutcomeUnknown()) {
        return tr("小票可能没有打出。号码已经生效，请记下。");
    }
    if (isHeld()) {
        return tr("小票没有打出。号码有效，请记下；打印机修好后会自动打印。");
    }
    return tr("小票没有打出，号码已为您保留。请记下号码并确认，或等候打印机修好后自动打印。");
}

QString TicketViewModel::standing() const
{
    if (issued() == nullptr) {
        return {};
    }
    switch (issued()->ticket.state) {
    case TicketState::SetAside:
        return tr("这个号码还没有生效。恢复后按原来的取号时间排队。");
    case TicketState::Called:
    case TicketState::Serving:
        return tr("正在叫这个号码，请马上到窗口。");
    default:
        return tr("您已取过这项业务的号码，正在等候。");
    }
}

void TicketViewModel::chooseTicket(const QString& key)
{
    m_session.chooseTicket(idFromText(key));
}

} // namespace onewindow::ui
