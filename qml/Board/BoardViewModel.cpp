// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Board/BoardViewModel.h"

#include "services/core/HallTime.h"
#include "services/core/Languages.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/HallInfo.h"

#include <QLocale>

#include <algorithm>

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::localTextOf;
using queue::textOf;

namespace {

constexpr qsizetype kRecentLimit = 9;
/// A call older than this is no news to anybody in the hall.
constexpr qint64 kRecentMs = 30LL * 60 * 1000;

QString language()
{
    return programLanguage();
}

} // namespace

BoardViewModel::BoardViewModel(sync::HallLink& link, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_clock(clock)
    , m_staleSinceMs(clock.now().wallMs)
    , m_isFresh(link.isFresh())
{
    connect(&m_link, &sync::HallLink::pageArrived, this, &BoardViewModel::onPage);
    connect(&m_link, &sync::HallLink::freshChanged, this, &BoardViewModel::onFresh);
}

qint64 BoardViewModel::hallNowMs() const
{
    return m_clock.now().wallMs + m_link.clockOffsetMs();
}

void BoardViewModel::onPage(const journal::FeedPage& page)
{
    if (m_hall.apply(page)) {
        refreshThemes();
    }
    for (const journal::FeedChange& change : page.changes) {
        if (change.kind != QLatin1String(feed::kCall)) {
            continue;
        }
        if (change.body) {
            rememberCall(change.id, *change.body);
        } else {
            // Undone: the newest call of that window was a mis-press.
            const auto undone =
                std::find_if(m_recent.begin(), m_recent.end(),
                             [&](const Call& call) { return call.window == change.id; });
            if (undone != m_recent.end()) {
                m_recent.erase(undone);
            }
        }
    }
    refreshCalls();
    Q_EMIT hallChanged();
    Q_EMIT callsChanged();
}

void BoardViewModel::rememberCall(const QString& window, const QJsonObject& body)
{
    Call call{textOf(body, "ticket"), textOf(body, "number"), window,
              body.value(QLatin1String("calledAt")).toInteger(),
              body.value(QLatin1String("count")).toInt()};
    const auto known = std::find_if(m_recent.begin(), m_recent.end(), [&](const Call& other) {
        return other.ticket == call.ticket && other.window == call.window;
    });
    if (known != m_recent.end()) {
        if (known->count == call.count) {
            return;
        }
        m_recent.erase(known);
    }
    if (textOf(body, "state") != u"called" && hallNowMs() - call.calledAtMs > kRecentMs) {
        return;
    }
    m_recent.prepend(std::move(call));
    std::stable_sort(m_recent.begin(), m_recent.end(),
                     [](const Call& a, const Call& b) { return a.calledAtMs > b.calledAtMs; });
    if (m_recent.size() > kRecentLimit) {
        m_recent.resize(kRecentLimit);
    }
    ++m_callSerial;
}

void BoardViewModel::refreshCalls()
{
    QList<CallLine> lines;
    for (qsizetype i = 1; i < m_recent.size(); ++i) {
        const Call& call = m_recent.at(i);
        lines << CallLine{call.number, windowName(call.window).in(language()),
                          hallTime(call.calledAtMs).toString(QStringLiteral("HH:mm"))};
    }
    m_calls.setLines(std::move(lines));
}

void BoardViewModel::refreshThemes()
{
    m_themes.clear();
    for (const QJsonObject& json : m_hall.all(feed::kTheme)) {
        if (auto theme = catalog::themeFromJson(json)) {
            m_themes << std::move(theme).value();
        }
    }
    std::stable_sort(m_themes.begin(), m_themes.end(),
                     [](const auto& a, const auto& b) { return a.order < b.order; });
    m_themeOfMatter.clear();
    const auto& matters = m_hall.all(feed::kMatter);
    for (auto matter = matters.begin(); matter != matters.end(); ++matter) {
        m_themeOfMatter.insert(matter.key(), textOf(*matter, "theme"));
    }
}

void BoardViewModel::onFresh(bool isFresh)
{
    m_isFresh = isFresh;
    if (!isFresh) {
        m_staleSinceMs = m_clock.now().wallMs;
    }
    Q_EMIT freshChanged();
}

void BoardViewModel::forgetOldCalls()
{
    const qint64 oldestMs = hallNowMs() - kRecentMs;
    const auto isOld = [oldestMs](const Call& call) { return call.calledAtMs < oldestMs; };
    if (m_recent.removeIf(isOld) > 0) {
        refreshCalls();
        Q_EMIT callsChanged();
    }
}

catalog::LocalText BoardViewModel::windowName(const QString& window) const
{
    return localTextOf(m_hall.find(feed::kWindow, window), "name");
}

QString BoardViewModel::hallName() const
{
    return localTextOf(m_hall.find(feed::kHall, QStringLiteral("hall")), "name").in(language());
}

QString BoardViewModel::newestNumber() const
{
    return m_recent.isEmpty() ? QString() : m_recent.first().number;
}

QString BoardViewModel::newestWindow() const
{
    return m_recent.isEmpty() ? QString() : windowName(m_recent.first().window).in(language());
}

QString BoardViewModel::newestOther() const
{
    if (m_recent.isEmpty()) {
        return {};
    }
    // Said in both languages whatever the board's own is, so not by tr().
    const catalog::LocalText name = windowName(m_recent.first().window);
    return language().startsWith(u"zh")
               ? QStringLiteral("Please go to ") + name.in(QStringLiteral("en"))
               : QStringLiteral("请到 ") + name.zh;
}

QStringList BoardViewModel::waitingLines() const
{
    QHash<QString, int> waitingOfTheme;
    const auto& queues = m_hall.all(feed::kQueue);
    for (auto queue = queues.begin(); queue != queues.end(); ++queue) {
        waitingOfTheme[m_themeOfMatter.value(queue.key())] +=
            queue->value(QLatin1String("waiting")).toInt();
    }
    QStringList lines;
    for (const catalog::Theme& theme : m_themes) {
        const int waiting = waitingOfTheme.value(theme.id);
        // Where nobody waits there is nothing to tell; a city has more themes than a board has
        // room.
        if (waiting > 0) {
            lines << tr("%1 %2 人").arg(theme.name.in(language())).arg(waiting);
        }
    }
    if (lines.isEmpty()) {
        //: Stands behind "等候" (waiting) when nobody waits for anything.
        lines << tr("无");
    }
    return lines;
}

QString BoardViewModel::notice() const
{
    const QDate today = hallTime(hallNowMs()).date();
    const auto notices = queue::noticesOf(m_hall.all(feed::kNotice), today);
    return notices.isEmpty() ? QString() : notices.first().title.in(language());
}

QString BoardViewModel::staleText() const
{
    return tr("叫号信息暂停更新（%1 起），请听窗口人员呼叫")
        .arg(hallTime(m_staleSinceMs).toString(QStringLiteral("HH:mm")));
}

QString BoardViewModel::timeText() const
{
    return hallTime(hallNowMs()).toString(QStringLiteral("HH:mm"));
}

QString BoardViewModel::dateText() const
{
    return QLocale().toString(hallTime(hallNowMs()), tr("M月d日 dddd"));
}

void BoardViewModel::tick()
{
    forgetOldCalls();
    Q_EMIT ticked();
}

} // namespace onewindow::ui
