// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/TurnsViewModel.h"

#include "qml/Counter/CounterTexts.h"
#include "qml/Counter/WindowQueue.h"
#include "services/core/Languages.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/Ticket.h"
#include "services/queue/WindowReasons.h"

#include <QJsonArray>

#include <algorithm>

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::localTextOf;
using queue::textOf;
using queue::TicketState;

namespace {

QStringList namesOf(const QStringList& reasons, QString (*text)(const QString&))
{
    QStringList names;
    for (const QString& reason : reasons) {
        names << text(reason);
    }
    return names;
}

/// The ticket of a target that is a window's or a colleague's line.
queue::Ticket lineOf(const QString& target)
{
    queue::Ticket ticket;
    ticket.line = target;
    return ticket;
}

bool servesOne(const QJsonObject& window, const QStringList& matters)
{
    const QJsonArray served = window.value(QLatin1String("matters")).toArray();
    return std::any_of(matters.cbegin(), matters.cend(),
                       [&served](const QString& matter) { return served.contains(matter); });
}

} // namespace

TurnsViewModel::TurnsViewModel(const queue::HallPicture& hall, const CitizenInHand& hand,
                               const MatterChoice& choice, const StaffSession& session,
                               HallCommands& commands, Command command)
    : m_hall(hall)
    , m_hand(hand)
    , m_choice(choice)
    , m_session(session)
    , m_commands(commands)
    , m_command(std::move(command))
{}

void TurnsViewModel::setSuspended(const QList<TicketLine>& lines)
{
    QList<TicketLine> callable = lines;
    callable.removeIf([](const TicketLine& line) { return !line.isServed; });
    m_suspended.setLines(lines);
    m_callable.setLines(std::move(callable));
}

void TurnsViewModel::refresh(const QString& window)
{
    // What the number is for besides comes first: that is where most are sent. Other matters, of
    // which there may be many, come last.
    QStringList others = m_choice.matterIds();
    others.removeIf([this](const QString& id) { return m_hand.matterIds().contains(id); });
    m_targetIds = m_hand.matterIds().mid(1);
    m_targetNames = matterNames(m_targetIds);
    QStringList colleagues;
    QStringList colleagueNames;
    const auto& windows = m_hall.all(feed::kWindow);
    for (auto it = windows.cbegin(); it != windows.cend(); ++it) {
        const QString state = textOf(*it, "state");
        const bool isAtWork = state == u"open" || state == u"paused";
        if (!isAtWork || it.key() == window || !servesOne(*it, m_hand.matterIds())) {
            continue;
        }
        const QString name = localTextOf(*it, "name").in(programLanguage());
        const QString staff = textOf(*it, "staff");
        m_targetIds << queue::windowLine(it.key());
        m_targetNames << tr("只由 %1 叫号").arg(name);
        colleagues << queue::staffLine(staff);
        colleagueNames << tr("只由同事 %1 叫号（%2）").arg(staff, name);
    }
    m_targetIds << colleagues << others;
    m_targetNames << colleagueNames << matterNames(others);
    Q_EMIT changed();
}

QStringList TurnsViewModel::matterNames(const QStringList& ids) const
{
    QStringList names;
    for (const QString& id : ids) {
        names << m_hall.matterName(id, programLanguage());
    }
    return names;
}

void TurnsViewModel::transfer(const QString& target, const QString& reason)
{
    const queue::Ticket line = lineOf(target);
    QJsonObject body{{QStringLiteral("reason"), reason}};
    if (!line.toWindow().isEmpty()) {
        body.insert(QStringLiteral("toWindow"), line.toWindow());
    } else if (!line.toStaff().isEmpty()) {
        body.insert(QStringLiteral("toStaff"), line.toStaff());
    } else {
        body.insert(QStringLiteral("matter"), target);
    }
    m_command("transfer", body, tr("撤销转移"));
}

void TurnsViewModel::suspend(const QString& reason)
{
    m_command("suspend", {{QStringLiteral("reason"), reason}}, tr("撤销挂起"));
}

void TurnsViewModel::bringBack(const QString& ticketId)
{
    m_command("bring-back", {{QStringLiteral("ticket"), ticketId}}, tr("撤销叫回"));
}

void TurnsViewModel::callOutOfOrder(const QString& ticketId, const QString& reason)
{
    m_command("call-out-of-order",
              {{QStringLiteral("ticket"), ticketId}, {QStringLiteral("reason"), reason}},
              tr("撤销叫号"));
}

void TurnsViewModel::endDay()
{
    if (!m_commands.isSamePress("end-day")) {
        m_commands.send(QStringLiteral("/v1/day/end"),
                        {{QStringLiteral("expected"), m_hall.all(feed::kTicket).size()}},
                        [](const QJsonObject&) {});
    }
}

QString TurnsViewModel::ticketIdOf(const QString& code)
{
    if (code.trimmed().isEmpty()) {
        return {};
    }
    const QJsonObject ticket = ticketByCode(m_hall, code);
    if (ticket.isEmpty()) {
        m_commands.setProblem(tr("没有找到这张号票：可能已办结、已取消，或不是今天的"));
    }
    return textOf(ticket, "id");
}

QStringList TurnsViewModel::transferReasonIds()
{
    return queue::transferReasons();
}

QStringList TurnsViewModel::transferReasonNames() const
{
    return namesOf(transferReasonIds(), &transferText);
}

QStringList TurnsViewModel::suspendReasonIds()
{
    return queue::suspendReasons();
}

QStringList TurnsViewModel::suspendReasonNames() const
{
    return namesOf(suspendReasonIds(), &suspendText);
}

QStringList TurnsViewModel::outOfOrderReasonIds()
{
    return queue::outOfOrderReasons();
}

QStringList TurnsViewModel::outOfOrderReasonNames() const
{
    return namesOf(outOfOrderReasonIds(), &outOfOrderText);
}

QString TurnsViewModel::endDayText() const
{
    int inHand = 0;
    int waiting = 0;
    int aside = 0;
    for (const QJsonObject& ticket : m_hall.all(feed::kTicket)) {
        const TicketState state = queue::stateFromName(textOf(ticket, "state"));
        inHand += queue::isInHand(state) ? 1 : 0;
        waiting += state == TicketState::Waiting || state == TicketState::Suspended ? 1 : 0;
        aside += state == TicketState::Missed || state == TicketState::SetAside ||
                         state == TicketState::Pending
                     ? 1
                     : 0;
    }
    const auto& windows = m_hall.all(feed::kWindow);
    const auto open =
        std::count_if(windows.cbegin(), windows.cend(), [](const QJsonObject& window) {
            return textOf(window, "state") != u"closed";
        });
    return tr("提前结束今天的叫号？正在叫号或办理 %1 人，等候和挂起 %2 人，过号和未取 %3 张，"
              "开放的窗口 %4 个。全部作废、全部关闭，不能撤销。")
        .arg(inHand)
        .arg(waiting)
        .arg(aside)
        .arg(open);
}

} // namespace onewindow::ui
