// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Board/BoardViewModel.h"

#include "services/core/HallTime.h"
#include "services/core/Languages.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/HallInfo.h"

#include <QLocale>

#include <algorithm>
#include <limits>
#include <utility>

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

BoardViewModel::BoardViewModel(sync::HallLink& link, const Clock& clock, BoardOptions options,
                               drivers::SpeechDriver* driver, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_clock(clock)
    , m_zone(std::move(options.zone))
    , m_voice(std::move(options.voice), driver)
    , m_staleSinceMs(clock.now().wallMs)
    , m_isFresh(link.isFresh())
{
    connect(&m_link, &sync::HallLink::pageArrived, this, &BoardViewModel::onPage);
    connect(&m_link, &sync::HallLink::freshChanged, this, &BoardViewModel::onFresh);
    if (driver != nullptr) {
        connect(driver, &drivers::SpeechDriver::statusChanged, this, [this] { noteSilence(); });
    }
    noteSilence();
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
    const auto has = [&page](const char* kind) {
        return page.isSnapshot ||
               std::ranges::any_of(page.changes, [kind](const journal::FeedChange& change) {
                   return change.kind == QLatin1String(kind);
               });
    };
    if (has(feed::kWindow) || has(feed::kFloor)) {
        const bool hasOthers = m_zone.refresh(m_hall);
        if (hasOthers && !m_zone.isWholeHall()) {
            // Calls may have been told before the windows that are the zone's.
            const auto& calls = m_hall.all(feed::kCall);
            for (auto call = calls.begin(); call != calls.end(); ++call) {
                onCall(call.key(), *call);
            }
        }
        refreshWindows();
    }
    for (const journal::FeedChange& change : page.changes) {
        if (change.kind == QLatin1String(feed::kCall)) {
            onCall(change.id, change.body);
        }
    }
    if (has(feed::kHours)) {
        m_usualDay = usualDay(m_hall);
        Q_EMIT hourChanged();
    }
    refreshMissed();
    refreshCalls();
    Q_EMIT hallChanged();
    Q_EMIT noticeChanged();
    Q_EMIT callsChanged();
}

void BoardViewModel::onCall(const QString& window, const std::optional<QJsonObject>& body)
{
    if (!m_zone.has(window)) {
        return;
    }
    if (!body) { // The day has ended it.
        takeBack(window, {});
    } else if (body->contains(QLatin1String("corrects")) || textOf(*body, "state") == u"missed") {
        takeBack(window, *body);
    } else {
        rememberCall(window, *body);
    }
}

/// The newest call of the window leaves the board; said by mistake, it is said to be one.
void BoardViewModel::takeBack(const QString& window, const QJsonObject& body)
{
    const QString ticket = textOf(body, "ticket");
    if (body.contains(QLatin1String("corrects"))) {
        m_voice.withdraw({.ticket = ticket, .number = textOf(body, "number"), .window = window},
                         m_zone, hallNowMs());
    }
    const auto call = std::ranges::find_if(m_recent, [&](const Call& other) {
        return other.said.window == window && (ticket.isEmpty() || other.said.ticket == ticket);
    });
    if (call != m_recent.end()) {
        m_recent.erase(call);
    }
}

void BoardViewModel::rememberCall(const QString& window, const QJsonObject& body)
{
    const Call call{.said = {.ticket = textOf(body, "ticket"),
                             .number = textOf(body, "number"),
                             .window = window,
                             .calledAtMs = body.value(QLatin1String("calledAt")).toInteger()},
                    .count = body.value(QLatin1String("count")).toInt()};
    const auto known = std::ranges::find_if(m_recent, [&](const Call& other) {
        return other.said.ticket == call.said.ticket && other.said.window == window;
    });
    if (known != m_recent.end()) {
        // Who comes again after a while away, or was sent back, is called for the first time again.
        if (known->count == call.count && known->said.calledAtMs == call.said.calledAtMs) {
            return;
        }
        m_recent.erase(known);
    }
    const bool isCalled = textOf(body, "state") == u"called";
    if (!isCalled && hallNowMs() - call.said.calledAtMs > kRecentMs) {
        return;
    }
    m_recent.prepend(call);
    std::ranges::stable_sort(m_recent, [](const Call& a, const Call& b) {
        return a.said.calledAtMs > b.said.calledAtMs;
    });
    // One that was known already, and has left, is no news.
    if (m_recent.constFirst().said.ticket == call.said.ticket) {
        ++m_callSerial;
    }
    if (m_recent.size() > kRecentLimit) {
        m_recent.resize(kRecentLimit);
    }
    if (isCalled) {
        m_voice.say(call.said, m_zone, hallNowMs());
    }
}

void BoardViewModel::refreshCalls()
{
    QList<CallLine> lines;
    for (qsizetype i = 1; i < m_recent.size(); ++i) {
        const BoardVoice::Call& call = m_recent.at(i).said;
        lines << CallLine{call.number, windowName(call.window).in(language()),
                          hallTime(call.calledAtMs).toString(QStringLiteral("HH:mm"))};
    }
    m_calls.setLines(lines);
}

void BoardViewModel::refreshWindows()
{
    /// A longer name does not fit where many windows stand in a row.
    constexpr qsizetype kShortName = 10;
    QList<CallLine> lines;
    for (const queue::HallWindow& window : m_zone.windows()) {
        if (!window.isOpen && !window.isPaused) {
            continue; // It would take the room of one that serves somebody.
        }
        const QString number = textOf(m_hall.find(feed::kWindow, window.id), "number");
        const QString label = windowLabel(window);
        QString name = window.name.in(language());
        if (name.size() > kShortName && !label.isEmpty()) {
            name = tr("%1 号窗口").arg(label);
        }
        //: Of a window that has nobody: it is open, or it makes a pause.
        const QString state = window.isPaused ? tr("暂停") : tr("空闲");
        lines << CallLine{number, name, number.isEmpty() ? state : QString()};
    }
    m_windowLines.setLines(lines);
}

void BoardViewModel::refreshMissed()
{
    QStringList numbers;
    for (const MissedNumber& missed : missedNumbers(m_hall, m_zone, hallNowMs())) {
        numbers << missed.number;
    }
    if (numbers != m_missed) {
        m_missed = std::move(numbers);
        Q_EMIT missedChanged();
    }
}

void BoardViewModel::noteSilence()
{
    const BoardVoice::Silence silence = m_voice.silence(hallNowMs());
    if (silence != m_silence) {
        m_silence = silence;
        Q_EMIT silenceChanged();
    }
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
        m_staleSinceMs = hallNowMs();
    }
    Q_EMIT freshChanged();
}

void BoardViewModel::forgetOldCalls()
{
    const qint64 oldestMs = hallNowMs() - kRecentMs;
    const auto isOld = [oldestMs](const Call& call) { return call.said.calledAtMs < oldestMs; };
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

QString BoardViewModel::zoneName() const
{
    return m_zone.areaNames(language()).join(QStringLiteral(" · "));
}

QString BoardViewModel::newestNumber() const
{
    return m_recent.isEmpty() ? QString() : m_recent.first().said.number;
}

QString BoardViewModel::newestArea() const
{
    return m_recent.isEmpty() ? QString()
                              : m_zone.find(m_recent.first().said.window).area.in(language());
}

QStringList BoardViewModel::ready() const
{
    return readyNumbers(m_hall, m_zone);
}

QString BoardViewModel::missedText() const
{
    constexpr qsizetype kShown = 8;
    QStringList shown = m_missed.first(std::min(kShown, m_missed.size()));
    if (m_missed.size() > kShown) {
        shown << u'+' + QString::number(m_missed.size() - kShown);
    }
    return shown.join(QStringLiteral("  "));
}

int BoardViewModel::hour() const
{
    return hallTime(hallNowMs()).time().hour();
}

QString BoardViewModel::hourText() const
{
    constexpr double kMany = 2.0 / 3;
    constexpr double kSome = 1.0 / 3;
    const qsizetype place = hour() - m_usualDay.firstHour;
    if (place < 0 || place >= m_usualDay.shares.size()) {
        return tr("各时段通常取号多少");
    }
    const double share = m_usualDay.shares.at(place);
    return share > kMany   ? tr("这个时段通常人多")
           : share > kSome ? tr("这个时段通常人不多")
                           : tr("这个时段通常人少");
}

QString BoardViewModel::silenceText() const
{
    switch (m_silence) {
    case BoardVoice::Silence::None:
        return {};
    case BoardVoice::Silence::Wanted:
        return tr("本屏不播报，请看屏幕");
    case BoardVoice::Silence::QuietHours:
        return tr("静音时段，请看屏幕");
    case BoardVoice::Silence::NoDevice:
        return tr("语音暂停，请看屏幕");
    }
    Q_UNREACHABLE();
}

QString BoardViewModel::newestWindow() const
{
    return m_recent.isEmpty() ? QString() : windowName(m_recent.first().said.window).in(language());
}

QString BoardViewModel::newestOther() const
{
    if (m_recent.isEmpty()) {
        return {};
    }
    // Said in both languages whatever the board's own is, so not by tr().
    const catalog::LocalText name = windowName(m_recent.first().said.window);
    return language().startsWith(u"zh")
               ? QStringLiteral("Please go to ") + name.in(QStringLiteral("en"))
               : QStringLiteral("请到 ") + name.zh;
}

QStringList BoardViewModel::waitingLines() const
{
    struct Crowd
    {
        int waiting = 0;
        int lowMinutes = std::numeric_limits<int>::max();
        int highMinutes = 0;
    };

    QHash<QString, Crowd> crowds;
    const QSet<QString> mine = m_zone.matters();
    const auto& queues = m_hall.all(feed::kQueue);
    for (auto queue = queues.begin(); queue != queues.end(); ++queue) {
        const int waiting = queue->value(QLatin1String("waiting")).toInt();
        if (waiting == 0 || (!m_zone.isWholeHall() && !mine.contains(queue.key()))) {
            continue;
        }
        Crowd& crowd = crowds[m_themeOfMatter.value(queue.key())];
        crowd.waiting += waiting;
        if (const int high = queue->value(QLatin1String("highMinutes")).toInt(); high > 0) {
            crowd.lowMinutes =
                std::min(crowd.lowMinutes, queue->value(QLatin1String("lowMinutes")).toInt());
            crowd.highMinutes = std::max(crowd.highMinutes, high);
        }
    }
    QStringList lines;
    for (const catalog::Theme& theme : m_themes) {
        const Crowd crowd = crowds.value(theme.id);
        const QString name = theme.name.in(language());
        // Where nobody waits there is nothing to tell; a city has more themes than a board has
        // room.
        if (crowd.waiting > 0 && crowd.highMinutes > 0) {
            lines << tr("%1 %2 人，约 %3–%4 分钟")
                         .arg(name)
                         .arg(crowd.waiting)
                         .arg(crowd.lowMinutes)
                         .arg(crowd.highMinutes);
        } else if (crowd.waiting > 0) {
            lines << tr("%1 %2 人").arg(name).arg(crowd.waiting);
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
    const QString told = notices.isEmpty() ? QString() : notices.first().title.in(language());
    const QString late = lateText();
    const bool isLatesTurn = told.isEmpty() || m_turn % 2 == 0;
    return !late.isEmpty() && isLatesTurn ? late : told;
}

QString BoardViewModel::lateText() const
{
    const LateNumbers late = lateNumbers(m_hall, m_zone);
    if (late.numbers.isEmpty()) {
        return {};
    }
    const QString numbers = late.numbers.join(QStringLiteral("  "));
    if (late.count > late.numbers.size()) {
        //: %1 are some numbers, %2 is how many there are in all.
        return tr("%1 等 %2 个号：今天可能轮不到。号码仍有效，可到自助机或服务台改约")
            .arg(numbers)
            .arg(late.count);
    }
    //: %1 are numbers.
    return tr("%1：今天可能轮不到。号码仍有效，可到自助机或服务台改约").arg(numbers);
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
    constexpr int kTurnSeconds = 8;
    forgetOldCalls();
    refreshMissed();
    noteSilence();
    const int shown = std::exchange(m_hour, hour());
    if (shown != m_hour) {
        Q_EMIT hourChanged();
    }
    if (++m_seconds % kTurnSeconds == 0) {
        ++m_turn;
        Q_EMIT turned();
        Q_EMIT noticeChanged();
    }
    Q_EMIT ticked();
}

} // namespace onewindow::ui
