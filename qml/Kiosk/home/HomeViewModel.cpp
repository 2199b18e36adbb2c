// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/home/HomeViewModel.h"

#include "qml/Kiosk/session/HoursTexts.h"
#include "qml/Kiosk/ticket/MatterTexts.h"

#include <algorithm>

namespace onewindow::ui {

HomeViewModel::HomeViewModel(KioskSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    m_themes.setPageSize(kTileLimit);
    m_waiting.setPageSize(kWaitingLimit);
    connect(&m_session, &KioskSession::changed, this, &HomeViewModel::refresh);
    refresh();
}

void HomeViewModel::refresh()
{
    QList<Choice> themes = themeChoices(m_session);
    m_hasMoreThemes = themes.size() > kTileLimit;
    if (m_hasMoreThemes) {
        // The last place is the way to all of them.
        themes = themes.mid(0, kTileLimit - 1);
    }
    m_themes.setChoices(themes);
    refreshWaiting();
    Q_EMIT changed();
}

void HomeViewModel::refreshWaiting()
{
    struct Queue
    {
        const catalog::Matter* matter;
        int waiting;
    };

    QList<Queue> queues;
    const bool isClosed = m_session.isHallClosed(); // Whoever waits is served, or gone home.
    for (const catalog::Matter& matter : m_session.tickets().catalogue().matters) {
        const auto figures = m_session.hall().liveFigures(matter.id);
        if (figures && figures->waiting > 0 && !isClosed) {
            queues.append({&matter, figures->waiting});
        }
    }
    std::stable_sort(queues.begin(), queues.end(), [](const Queue& left, const Queue& right) {
        return left.waiting > right.waiting;
    });
    QList<Choice> waiting;
    for (const Queue& queue : queues.mid(0, kWaitingLimit)) {
        waiting.append({.key = queue.matter->id,
                        .title = queue.matter->name.in(m_session.modes().language),
                        .caption = {},
                        .iconName = {},
                        .trailing = tr("%n 人", "people waiting", queue.waiting)});
    }
    m_waiting.setChoices(waiting);
}

QString HomeViewModel::heroLead() const
{
    const auto closing = m_session.hall().closing();
    if (closing && m_session.isHallClosed()) {
        return closedText(*closing, m_session.hall().now(), m_session.modes().language);
    }
    if (m_session.context().hasCard()) {
        return tr("请选择要办理的业务");
    }
    return canRead(m_session.devices().readerStatus()) ? tr("刷身份证，或选择业务取号")
                                                       : tr("读卡器暂停使用，请选择业务取号");
}

QString HomeViewModel::noticeText() const
{
    const QList<catalog::LocalText> notices = m_session.tickets().notices();
    return notices.isEmpty() ? QString() : notices.constFirst().in(m_session.modes().language);
}

QString HomeViewModel::adviceText() const
{
    if (m_session.isCardForgotten()) {
        return tr("有证件忘在读卡区，请取走，或交给工作人员。");
    }
    if (m_session.devices().isCardLying() && !m_session.devices().isReadingCard() &&
        !m_session.context().hasCard()) {
        return tr("读卡区有一张证件。如要使用，请拿起后重新放好。");
    }
    if (m_session.tickets().catalogue().matters.isEmpty()) {
        return tr("正在连接大厅，业务列表稍后显示。");
    }
    if (m_session.isHallClosed()) {
        return tr("标有“本机可办”的现在就能办，标有“可预约”的可以先约时间。");
    }
    return drivers::canPrint(m_session.devices().printerStatus())
               ? QString()
               : tr("打印机暂停使用，号码将显示在屏幕上。");
}

} // namespace onewindow::ui
