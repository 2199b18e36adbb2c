// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/ticket/TicketViewModel.h"

#include "qml/Kiosk/ticket/MatterTexts.h"
#include "services/core/Durations.h"
#include "services/core/HallTime.h"
#include "services/core/Ids.h"

#include <QDateTime>

namespace onewindow::ui {

using drivers::DeviceStatus;
using queue::TicketState;

namespace {

QString stateText(TicketState state)
{
    switch (state) {
    case TicketState::SetAside:
        return TicketViewModel::tr("待恢复");
    case TicketState::Missed:
        return TicketViewModel::tr("过号，可恢复");
    default:
        return TicketViewModel::tr("等候中");
    }
}

/// Who passes a number that waits; empty for nobody.
QString passingText(const queue::Passing& passing)
{
    if (passing.appointments == 0 && passing.priority == 0) {
        return {};
    }
    if (passing.priority == 0) {
        return TicketViewModel::tr("比您晚取号、先叫的：有预约 %n 人。", "passing",
                                   passing.appointments);
    }
    if (passing.appointments == 0) {
        return TicketViewModel::tr("比您晚取号、先叫的：优先 %n 人。", "passing", passing.priority);
    }
    return TicketViewModel::tr("比您晚取号、先叫的：有预约 %1 人，优先 %2 人。")
        .arg(passing.appointments)
        .arg(passing.priority);
}

QString joined(const QString& sentence, const QString& next)
{
    //: Two sentences.
    return next.isEmpty() ? sentence : TicketViewModel::tr("%1%2").arg(sentence, next);
}

} // namespace

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
        open.append({.key = idToText(ticket.ticket.id),
                     .title = ticket.ticket.number,
                     .caption = nameOf(ticket.ticket),
                     .iconName = QStringLiteral("confirmation_number"),
                     .trailing = stateText(ticket.ticket.state)});
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
    case TicketState::Suspended:
        return tr("这个号码已暂时挂起。办好后请回到窗口，工作人员会再叫您。");
    case TicketState::Missed:
        return missedText(issued()->ticket);
    default:
        if (isLate()) {
            return canExchange()
                       ? tr("按现在的进度，今天可能轮不到您。号码仍然有效，也可以改约其他时间。")
                       : tr("按现在的进度，今天可能轮不到您。号码仍然有效，也可以到服务台问问。");
        }
        return joined(tr("您已取过这项业务的号码，正在等候。"), passingText(issued()->passing));
    }
}

bool TicketViewModel::isLate() const
{
    const auto figures =
        issued() != nullptr ? m_session.hall().liveFigures(issued()->ticket.matter) : std::nullopt;
    return figures && figures->isLate(issued()->ticket);
}

bool TicketViewModel::canExchange() const
{
    // What else the number is for would go with it.
    return isLate() && issued()->ticket.further.isEmpty() && matter() != nullptr &&
           matter()->guide.canBeBooked && m_session.hasErrand(Errand::Appointment);
}

QString TicketViewModel::missedText(const queue::Ticket& ticket) const
{
    const queue::CallRules rules = m_session.tickets().callRules();
    const auto reentry =
        queue::reentryOf(rules, ticket.misses, ticket.endedAtMs, m_session.clock().now().wallMs);
    if (reentry == queue::Reentry::AtEnd) {
        return tr("叫号时您没有到。恢复后排在队尾。");
    }
    return rules.reentryAfter == 0 ? tr("叫号时您没有到。恢复后按原来的顺序叫号。")
                                   : tr("叫号时您没有到。恢复后，再叫 %n 个号就轮到您。", "numbers",
                                        rules.reentryAfter);
}

QString TicketViewModel::orderText() const
{
    if (issued() == nullptr) {
        return {};
    }
    const queue::CallRules rules = m_session.tickets().callRules();
    const queue::TicketClass klass = issued()->ticket.klass;
    const qint64 headStart = queue::headStartMs(rules, klass) / kMinuteMs;
    if (klass != queue::TicketClass::Ordinary) {
        return tr("叫号不按号码大小。您的号按早取 %1 分钟计算。").arg(headStart);
    }
    return tr("叫号不按号码大小。您最多像晚取 %1 分钟那样等：再晚取的号不会先叫；"
              "连叫 %2 个晚取的优先号后，叫普通号。")
        .arg(queue::longestHeadStartMs(rules) / kMinuteMs)
        .arg(rules.ordinaryEvery - 1);
}

void TicketViewModel::chooseTicket(const QString& key)
{
    m_session.chooseTicket(idFromText(key));
}

} // namespace onewindow::ui
