// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/HallViewModel.h"

#include "qml/Counter/CounterTexts.h"
#include "qml/Counter/HallWords.h"

#include <QJsonArray>

#include <cmath>

namespace onewindow::ui {

using queue::textOf;

namespace {

/// The feed may tell of many things a second.
constexpr qint64 kLeastGapMs = 1'000;

QString peopleText(const QJsonObject& level, const char* field)
{
    return QString::number(std::lround(level.value(QLatin1String(field)).toDouble()));
}

} // namespace

HallViewModel::HallViewModel(sync::HallLink& link, HallCommands& commands,
                             const queue::HallPicture& hall, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_commands(commands)
    , m_hall(hall)
    , m_clock(clock)
    , m_move(link, commands, hall, m_live)
{
    connect(&m_move, &HallMove::settled, this, &HallViewModel::refresh);
    connect(&m_move, &HallMove::refused, this, &HallViewModel::onRefused);
}

void HallViewModel::enter()
{
    m_isShown = true;
    refresh();
}

void HallViewModel::leave()
{
    ++m_visit;
    m_isShown = false;
    m_isWaiting = false;
    m_live = {};
    m_notice.clear();
    m_selected.clear();
    m_move.cancel();
    show();
}

void HallViewModel::tick()
{
    if (!m_isShown) {
        return;
    }
    const qint64 nowMs = m_clock.now().bootMs;
    m_move.tick(nowMs);
    const qint64 agoMs = nowMs - m_askedAtMs;
    if (!m_isWaiting && (agoMs >= kEveryMs || (m_isOld && agoMs >= kLeastGapMs))) {
        refresh();
    } else {
        show(); // Minutes go on.
    }
}

void HallViewModel::refresh()
{
    if (!m_isShown || m_isWaiting) {
        m_isOld = true;
        return;
    }
    m_isWaiting = true;
    m_isOld = false;
    m_askedAtMs = m_clock.now().bootMs;
    m_link.get(QStringLiteral("/v1/hall/live"),
               [this, visit = m_visit](const Result<QJsonObject>& live) {
                   if (visit == m_visit) {
                       m_isWaiting = false;
                       onAnswer(live);
                   }
               });
}

void HallViewModel::onAnswer(const Result<QJsonObject>& live)
{
    if (!live) {
        onRefused(live.error());
        return;
    }
    m_notice.clear();
    m_live = live.value();
    show();
}

void HallViewModel::onRefused(const Error& error)
{
    if (error.code == ErrorCode::SessionEnded) {
        m_commands.endSession(error.detail);
        return;
    }
    m_notice = errorText(error.code);
    Q_EMIT changed();
}

void HallViewModel::show()
{
    const HallSeen seen{m_live, m_hall, m_clock.now().wallMs + m_link.clockOffsetMs()};
    QStringList served;
    const QJsonArray windows = m_live.value(QLatin1String("windows")).toArray();
    for (const QJsonValue value : windows) {
        if (textOf(value.toObject(), "id") == m_selected) {
            const QJsonArray matters = value.toObject().value(QLatin1String("matters")).toArray();
            for (const QJsonValue matter : matters) {
                served << matter.toString();
            }
        }
    }
    m_matters.setLines(matterLines(seen, served));
    m_windows.setLines(windowLines(seen));
    m_terminals.setLines(terminalLines(seen));
    m_alarms.setLines(alarmLines(seen));
    Q_EMIT changed();
}

void HallViewModel::select(int row)
{
    const QString window = m_windows.idAt(row);
    if (m_selected != window) {
        m_selected = window;
        show();
    }
}

void HallViewModel::chooseForSelected()
{
    m_move.choose(m_selected);
}

void HallViewModel::put(int windowRow, int matterRow)
{
    m_move.put(m_windows.idAt(windowRow), m_matters.idAt(matterRow));
}

QJsonObject HallViewModel::level(const char* hour) const
{
    return m_live.value(QLatin1String("level")).toObject().value(QLatin1String(hour)).toObject();
}

qint64 HallViewModel::levelMinutes() const
{
    return m_live.value(QLatin1String("levelMinutes")).toInteger();
}

QString HallViewModel::summary() const
{
    qint64 waiting = 0;
    qint64 late = 0;
    const QJsonArray matters = m_live.value(QLatin1String("matters")).toArray();
    for (const QJsonValue matter : matters) {
        waiting += matter.toObject().value(QLatin1String("waiting")).toInteger();
        late += matter.toObject().value(QLatin1String("late")).toInteger();
    }
    int open = 0;
    const QJsonArray windows = m_live.value(QLatin1String("windows")).toArray();
    for (const QJsonValue window : windows) {
        open += textOf(window.toObject(), "state") == u"open" ? 1 : 0;
    }
    return tr("等候 %1 人，其中 %2 人超过 %3 分钟 · 窗口 %4 个，开放 %5 个")
        .arg(waiting)
        .arg(late)
        .arg(levelMinutes())
        .arg(windows.size())
        .arg(open);
}

QString HallViewModel::lastHour() const
{
    return serviceLevelText(level("lastHour"));
}

QString HallViewModel::lastHourDetail() const
{
    const QJsonObject hour = level("lastHour");
    return tr("过去一小时：叫号 %1 人，%2 人在 %3 分钟内")
        .arg(peopleText(hour, "people"), peopleText(hour, "within"))
        .arg(levelMinutes());
}

int HallViewModel::lastHourCare() const
{
    return static_cast<int>(serviceLevelCare(level("lastHour")));
}

QString HallViewModel::nextHour() const
{
    return serviceLevelText(level("nextHour"));
}

QString HallViewModel::nextHourDetail() const
{
    const QJsonObject hour = level("nextHour");
    return hour.isEmpty() ? tr("今后一小时：现在没有人等候")
                          : tr("今后一小时（推算）：%1 人中 %2 人能在 %3 分钟内叫到")
                                .arg(peopleText(hour, "people"), peopleText(hour, "within"))
                                .arg(levelMinutes());
}

int HallViewModel::nextHourCare() const
{
    return static_cast<int>(serviceLevelCare(level("nextHour")));
}

} // namespace onewindow::ui
