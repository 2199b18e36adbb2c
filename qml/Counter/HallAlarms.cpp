// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/HallAlarms.h"

#include "qml/Counter/CounterTexts.h"
#include "services/core/HallTime.h"
#include "services/queue/FeedKinds.h"

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::textOf;

namespace {

/// A session's first page is on its way for so long before the hall counts as silent.
constexpr qint64 kLoadingMs = 3'000;

/// A time as a clock shows it, and its day where that is over: a hall may be without its centre for
/// days.
QString sinceText(qint64 sinceMs, qint64 nowMs, const QString& clock)
{
    const QDateTime since = hallTime(sinceMs);
    const bool isToday = since.date() == hallTime(nowMs).date();
    return since.toString(isToday ? clock : QStringLiteral("MM-dd HH:mm"));
}

/// "1 号机", where the hall has told it.
QString terminalName(const QJsonObject& thing, const QString& node)
{
    const QString name = textOf(thing, "name");
    return name.isEmpty() ? node : name;
}

} // namespace

HallAlarms::HallAlarms(sync::HallLink& link, const Clock& clock, const queue::HallPicture& hall,
                       QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_clock(clock)
    , m_hall(hall)
    , m_staleSinceMs(clock.now().wallMs)
    , m_staleBootMs(clock.now().bootMs)
{
    connect(&m_link, &sync::HallLink::freshChanged, this, [this](bool isFresh) {
        if (!isFresh) {
            m_staleSinceMs = hallNowMs();
            m_staleBootMs = m_clock.now().bootMs;
        } else {
            setAway(false);
        }
        Q_EMIT staleChanged();
    });
}

qint64 HallAlarms::hallNowMs() const
{
    return m_clock.now().wallMs + m_link.clockOffsetMs();
}

void HallAlarms::expectPage()
{
    m_loadingUntilMs = m_clock.now().bootMs + kLoadingMs;
}

void HallAlarms::tick()
{
    if (!m_link.isFresh()) {
        Q_EMIT staleChanged();
        setAway(!staleText().isEmpty() && m_clock.now().bootMs - m_staleBootMs >= kAwayMs);
    }
}

void HallAlarms::setAway(bool isAway)
{
    if (m_isAway != isAway) {
        m_isAway = isAway;
        Q_EMIT awayChanged();
    }
}

QString HallAlarms::staleText() const
{
    if (m_link.isFresh() || m_clock.now().bootMs < m_loadingUntilMs) {
        return {};
    }
    return tr("与大厅服务器失去联系，%1 "
              "起显示的可能不是最新情况。正在自动重连；期间请按纸质号码顺序接待")
        .arg(sinceText(m_staleSinceMs, hallNowMs(), QStringLiteral("HH:mm:ss")));
}

QString HallAlarms::centreText() const
{
    const QJsonObject centre = m_hall.find(feed::kCentre, QStringLiteral("centre"));
    const qint64 sinceMs = centre.value(QLatin1String("since")).toInteger();
    if (sinceMs == 0) {
        return {};
    }
    return tr("与市平台失去联系，%1 起的情况尚未上报。本厅业务照常办理，恢复后自动补报")
        .arg(sinceText(sinceMs, hallNowMs(), QStringLiteral("HH:mm")));
}

QString HallAlarms::helpId() const
{
    const auto& calls = m_hall.all(feed::kHelp);
    return calls.isEmpty() ? QString() : calls.firstKey();
}

QString HallAlarms::helpText() const
{
    const auto& calls = m_hall.all(feed::kHelp);
    return calls.isEmpty() ? QString()
                           : tr("自助终端 %1 有人呼叫工作人员")
                                 .arg(terminalName(calls.first(), textOf(calls.first(), "node")));
}

QString HallAlarms::deviceText() const
{
    QStringList faults;
    const auto& devices = m_hall.all(feed::kDevice);
    for (auto node = devices.cbegin(); node != devices.cend(); ++node) {
        for (const char* device : {"printer", "documentPrinter", "reader", "scanner"}) {
            const QString fault = deviceFaultText(device, textOf(node.value(), device));
            if (!fault.isEmpty()) {
                faults << tr("自助终端 %1：%2").arg(terminalName(node.value(), node.key()), fault);
            }
        }
    }
    return faults.join(tr("；"));
}

} // namespace onewindow::ui
