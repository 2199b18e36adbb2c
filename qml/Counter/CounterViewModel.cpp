// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CounterViewModel.h"

#include "qml/Counter/NextInLine.h"
#include "qml/Counter/WindowQueue.h"
#include "services/core/Durations.h"
#include "services/core/HallTime.h"
#include "services/core/Languages.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/WindowReasons.h"

#include <QJsonArray>

#include <algorithm>

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::localTextOf;
using queue::textOf;

namespace {

constexpr qint64 kUndoMs = 8'000;

QString language()
{
    return programLanguage();
}

/// The key that sends this command: those that take turns on one key share its name.
const char* keyOf(const char* verb)
{
    const QLatin1String name(verb);
    if (name == QLatin1String("finish")) {
        return "start";
    }
    if (name == QLatin1String("close")) {
        return "open";
    }
    if (name == QLatin1String("bring-back")) {
        return "suspend";
    }
    return name == QLatin1String("resume") ? "pause" : verb;
}

} // namespace

CounterViewModel::CounterViewModel(sync::HallLink& link, const Clock& clock, QString window,
                                   QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_clock(clock)
    , m_commands(link, clock)
    , m_session(link, m_commands, clock)
    , m_alarms(link, clock, m_hall)
    , m_hand(link, clock)
    , m_turns(m_hall, m_hand, m_choice, m_session, m_commands,
              [this](const char* verb, QJsonObject body, const QString& undoText) {
                  command(verb, std::move(body), undoText);
              })
    , m_pages(m_session)
    , m_accept(
          link, m_commands, m_hall, clock, [this] { return handNow(); },
          [this] { return hallNowMs(); }, m_scan)
    , m_caseDesk(link, m_commands, m_session, m_hall, clock, m_scan)
    , m_handOut(link, m_commands, m_session, m_hall, clock, [this] { return windowName(); })
    , m_feedbackDesk(link, m_commands, m_session, m_hall, clock)
    , m_report(link, clock)
    , m_hallView(link, m_commands, m_hall, clock)
    , m_rules(link, m_commands, m_hall, clock)
    , m_reception(m_commands, m_hall, [this] { return hallNowMs(); })
    , m_card(link, m_commands, m_session, m_hall, [this] { return m_window; })
    , m_asks(
          m_commands, m_session, m_hall, [this] { return m_window; },
          [this] { return hallNowMs(); })
    , m_closing(link, m_commands, m_session, m_hall, [this] { return hallNowMs(); })
    , m_silentAlarm(link, clock, [this] { return m_window; })
    , m_window(std::move(window))
{
    connect(&m_link, &sync::HallLink::pageArrived, this, &CounterViewModel::onPage);
    connect(&m_link, &sync::HallLink::freshChanged, this, &CounterViewModel::freshChanged);
    connect(&m_commands, &HallCommands::busyChanged, this, &CounterViewModel::busyChanged);
    connect(&m_commands, &HallCommands::problemChanged, this, &CounterViewModel::problemChanged);
    connect(&m_session, &StaffSession::changed, this, &CounterViewModel::onSessionChanged);
    connect(this, &CounterViewModel::hallChanged, &m_alarms, &HallAlarms::changed);
    connect(this, &CounterViewModel::ticked, &m_hand, &CitizenInHand::ticked);
    connect(&m_pages, &DeskPages::left, this, &CounterViewModel::onPageLeft);
    connect(&m_pages, &DeskPages::entered, this, &CounterViewModel::onPageEntered);
    connectDesk();
}

qint64 CounterViewModel::hallNowMs() const
{
    return m_clock.now().wallMs + m_link.clockOffsetMs();
}

void CounterViewModel::onPage(const journal::FeedPage& page)
{
    const bool isCatalogue = m_hall.apply(page);
    if (isCatalogue) {
        m_choice.setCatalogue(m_hall);
        m_reception.setCatalogue();
        m_accept.setCatalogue();
    }
    m_rules.onHall(isCatalogue);
    refresh();
}

void CounterViewModel::onSessionChanged()
{
    m_asks.forget();
    m_closing.forget();
    m_card.clear();
    if (m_reader != nullptr) {
        m_reader->setCardWanted(m_session.isSignedIn());
    }
    m_alarms.expectPage();
    m_commands.setProblem({});
    m_undoUntilMs = 0;
    m_served = 0;
    m_servedMs = 0;
    refresh();
    Q_EMIT servedChanged();
}

void CounterViewModel::onPageLeft(const QString& page)
{
    m_commands.setProblem({});
    m_scan.close();
    if (page == u"accept") {
        m_accept.leave();
    } else if (page == u"cases") {
        m_caseDesk.leave();
    } else if (page == u"handOut") {
        m_handOut.leave();
    } else if (page == u"feedback") {
        m_feedbackDesk.leave();
    } else if (page == u"reports") {
        m_report.leave();
    } else if (page == u"hall") {
        m_hallView.leave();
    } else if (page == u"rules") {
        m_rules.leave();
    } else if (page == u"reception") {
        m_reception.leave();
    } else if (page == u"card") {
        m_card.clear();
    }
}

void CounterViewModel::onPageEntered(const QString& page)
{
    if (page == u"accept") {
        m_accept.enter();
    } else if (page == u"cases") {
        m_caseDesk.enter();
    } else if (page == u"handOut") {
        m_handOut.enter();
    } else if (page == u"feedback") {
        m_feedbackDesk.enter();
    } else if (page == u"reception") {
        m_reception.enter();
    } else if (page == u"reports") {
        m_report.enter();
    } else if (page == u"hall") {
        m_hallView.enter();
    } else if (page == u"rules") {
        m_rules.enter();
    }
}

/// What the hall's rules say that this window and whoever is signed in serve.
void CounterViewModel::offerMatters()
{
    const QJsonObject rules = m_hall.find(feed::kRules, QStringLiteral("hall"));
    const auto listOf = [&rules](const char* group, const QString& id) {
        return rules.value(QLatin1String(group)).toObject().value(id).toVariant().toStringList();
    };
    m_choice.limitTo(listOf("skills", m_session.account()));
    m_choice.prefer(listOf("windows", m_window));
}

void CounterViewModel::refresh()
{
    offerMatters();
    refreshLists();
    // Whom a colleague has in hand is nobody's business here.
    const QString ticket =
        windowState() == WindowState::Closed ? QString() : textOf(window(), "ticket");
    m_hand.setTicket(ticket.isEmpty() ? QJsonObject() : m_hall.find(feed::kTicket, ticket), m_hall,
                     servedMatters());
    m_turns.refresh(m_window);
    m_moved.look(m_hall, m_window, windowState() != WindowState::Closed);
    m_hallView.noteChange();
    Q_EMIT hallChanged();
    Q_EMIT ticked();
}

void CounterViewModel::refreshLists()
{
    WindowQueue queue = windowQueue(m_hall, m_window, hallNowMs());
    m_longestWaitMs = queue.longestWaitMs;
    m_nextReason = queue.nextReason;
    m_queue.setLines(std::move(queue.waiting));
    m_setAside.setLines(std::move(queue.setAside));
    m_turns.setSuspended(queue.suspended);
}

QJsonObject CounterViewModel::window() const
{
    return m_hall.find(feed::kWindow, m_window);
}

QStringList CounterViewModel::servedMatters() const
{
    QStringList served;
    const QJsonArray matters = window().value(QLatin1String("matters")).toArray();
    for (const QJsonValue id : matters) {
        served << id.toString();
    }
    return served;
}

void CounterViewModel::command(const char* verb, QJsonObject body, const QString& undoText)
{
    if (m_commands.isSamePress(keyOf(verb))) {
        return;
    }
    const QString ticket = m_hand.ticketId();
    if (!ticket.isEmpty()) {
        body.insert(QStringLiteral("expectedTicket"), ticket);
    }
    const bool isFinish = QLatin1String(verb) == QLatin1String("finish");
    const qint64 startedAt = m_hand.startedAtMs();
    m_commands.send(QStringLiteral("/v1/windows/%1/%2").arg(m_window, QLatin1String(verb)), body,
                    [this, undoText, isFinish, startedAt](const QJsonObject&) {
                        m_undoText = undoText;
                        m_undoUntilMs = undoText.isEmpty() ? 0 : m_clock.now().bootMs + kUndoMs;
                        m_undoServedMs = -1;
                        if (isFinish) {
                            m_undoServedMs = std::max<qint64>(0, hallNowMs() - startedAt);
                            m_servedMs += m_undoServedMs;
                            ++m_served;
                            Q_EMIT servedChanged();
                        }
                        Q_EMIT ticked();
                    });
}

void CounterViewModel::openWindow()
{
    command("open", {{QStringLiteral("matters"), QJsonArray::fromStringList(m_choice.wanted())}},
            {});
}

void CounterViewModel::closeWindow()
{
    command("close", {}, {});
}

void CounterViewModel::takeOver()
{
    command("take-over", {}, {});
}

void CounterViewModel::callNext()
{
    if (m_hand.state() != CitizenInHand::State::Nobody) {
        m_commands.setProblem(m_hand.state() == CitizenInHand::State::Called
                                  ? tr("还有一位正在叫号：请先按“开始办理”或“过号”")
                                  : tr("还有一位正在办理：请先按“办结”"));
        return;
    }
    command("call-next", {}, tr("撤销叫号"));
}

void CounterViewModel::recall()
{
    command("recall", {}, {});
}

void CounterViewModel::noShow()
{
    command("no-show", {}, tr("撤销过号"));
}

void CounterViewModel::startOrFinish()
{
    if (m_hand.state() != CitizenInHand::State::Serving) {
        command("start", {}, tr("撤销开始"));
        return;
    }
    command("finish", {}, tr("撤销办结"));
}

void CounterViewModel::askWhatWasDone()
{
    QStringList names;
    const QStringList ids = m_hand.matterIds();
    for (const QString& id : ids) {
        names << m_hall.matterName(id, language());
    }
    // What was accepted here was done here.
    const bool isKnown = m_acceptedTicket == m_hand.ticketId() && !m_acceptedMatters.isEmpty();
    m_done.ask(ids, names, isKnown ? m_acceptedMatters : servedMatters());
}

void CounterViewModel::finishByWhatWasDone()
{
    command("finish", {{QStringLiteral("done"), QJsonArray::fromStringList(m_done.done())}},
            tr("撤销办结"));
}

void CounterViewModel::transferRest()
{
    command("transfer",
            {{QStringLiteral("matter"), m_done.rest()},
             {QStringLiteral("reason"), QStringLiteral("further")},
             {QStringLiteral("done"), QJsonArray::fromStringList(m_done.done())}},
            tr("撤销转移"));
}

void CounterViewModel::pause(const QString& reason)
{
    command("pause", {{QStringLiteral("reason"), reason}}, {});
}

void CounterViewModel::resume()
{
    command("resume", {}, {});
}

void CounterViewModel::undo()
{
    if (undoSeconds() == 0 || m_commands.isSamePress("undo")) {
        return;
    }
    m_commands.send(QStringLiteral("/v1/windows/%1/undo").arg(m_window), {},
                    [this](const QJsonObject&) {
                        m_undoUntilMs = 0;
                        if (m_undoServedMs >= 0) {
                            --m_served;
                            m_servedMs -= m_undoServedMs;
                            m_undoServedMs = -1;
                            Q_EMIT servedChanged();
                        }
                        Q_EMIT ticked();
                    });
}

void CounterViewModel::restore(const QString& ticketId)
{
    if (!m_commands.isSamePress("restore")) {
        m_commands.send(QStringLiteral("/v1/tickets/%1/restore").arg(ticketId), {},
                        [](const QJsonObject&) {});
    }
}

void CounterViewModel::restoreFirst()
{
    if (m_setAside.count() > 0) {
        restore(m_setAside.lines().constFirst().id);
    }
}

void CounterViewModel::restoreByCode(const QString& code)
{
    if (code.trimmed().isEmpty()) {
        return;
    }
    if (const QStringList two = twoNumbersOf(code); !two.isEmpty()) {
        askWhy(two.constFirst(), two.constLast());
        return;
    }
    const QJsonObject ticket = ticketByCode(m_hall, code);
    if (ticket.isEmpty()) {
        m_commands.setProblem(tr("没有找到这张号票：可能已办结、已取消，或不是今天的"));
    } else if (canBeRestored(ticket)) {
        restore(textOf(ticket, "id"));
    } else {
        const WindowQueue queue = windowQueue(m_hall, m_window, hallNowMs());
        const QString why = whyNotYet(m_hall, queue, ticket);
        m_commands.setProblem(
            why.isEmpty() ? tr("%1 号已在等候或办理，不用找回").arg(textOf(ticket, "number"))
                          : why);
    }
}

/// Of any two numbers of the day: those that have been served are in the hall's store alone.
void CounterViewModel::askWhy(const QString& one, const QString& other)
{
    m_commands.setProblem({});
    m_link.get(QStringLiteral("/v1/tickets/%1/why?before=%2").arg(one, other),
               [this](const Result<QJsonObject>& why) {
                   if (m_pages.current() == u"window") {
                       m_commands.setProblem(why ? whyText(why.value())
                                                 : errorText(why.error().code));
                   }
               });
}

void CounterViewModel::answerHelp()
{
    const QString id = m_alarms.helpId();
    if (!id.isEmpty() && !m_commands.isSamePress("help")) {
        m_commands.send(QStringLiteral("/v1/help/%1/answer").arg(id), {},
                        [](const QJsonObject&) {});
    }
}

QList<QJsonObject> CounterViewModel::orderedWindows() const
{
    QList<QJsonObject> windows = m_hall.all(feed::kWindow).values();
    std::sort(windows.begin(), windows.end(), [](const auto& a, const auto& b) {
        return a.value(QLatin1String("order")).toInteger() <
               b.value(QLatin1String("order")).toInteger();
    });
    return windows;
}

QStringList CounterViewModel::windowIds() const
{
    QStringList ids;
    for (const QJsonObject& window : orderedWindows()) {
        ids << textOf(window, "id");
    }
    return ids;
}

QStringList CounterViewModel::windowNames() const
{
    QStringList names;
    for (const QJsonObject& window : orderedWindows()) {
        names << localTextOf(window, "name").in(language());
    }
    return names;
}

void CounterViewModel::setWindowId(const QString& window)
{
    if (m_window != window) {
        m_window = window;
        refresh();
        Q_EMIT windowIdChanged();
    }
}

QString CounterViewModel::windowName() const
{
    const QString name = localTextOf(window(), "name").in(language());
    return name.isEmpty() ? tr("%1 号窗口").arg(m_window) : name;
}

CounterViewModel::WindowState CounterViewModel::windowState() const
{
    const QJsonObject window = this->window();
    // A window that a colleague has open is not this clerk's.
    if (!m_session.isSignedIn() || textOf(window, "staff") != m_session.account()) {
        return WindowState::Closed;
    }
    const QString state = textOf(window, "state");
    if (state == u"open") {
        return WindowState::Open;
    }
    return state == u"paused" ? WindowState::Paused : WindowState::Closed;
}

bool CounterViewModel::isTaken() const
{
    const QJsonObject window = this->window();
    return m_session.isSignedIn() && textOf(window, "staff") != m_session.account() &&
           (textOf(window, "state") == u"open" || textOf(window, "state") == u"paused");
}

QString CounterViewModel::pauseReason() const
{
    return pauseText(textOf(window(), "reason"));
}

QStringList CounterViewModel::pauseIds()
{
    return queue::pauseReasons();
}

QStringList CounterViewModel::pauseNames() const
{
    QStringList names;
    for (const QString& reason : pauseIds()) {
        names << pauseText(reason);
    }
    return names;
}

QString CounterViewModel::servedToday() const
{
    if (m_served <= 0) {
        return tr("本次登录办结 0");
    }
    const qint64 seconds = m_servedMs / m_served / 1000;
    return tr("本次登录办结 %1 · 平均 %2 分 %3 秒")
        .arg(m_served)
        .arg(seconds / 60)
        .arg(seconds % 60);
}

QString CounterViewModel::queueTitle() const
{
    if (m_queue.count() == 0) {
        return tr("等候 0 人");
    }
    return tr("等候 %1 人 · 最长 %2 分钟").arg(m_queue.count()).arg(m_longestWaitMs / kMinuteMs);
}

int CounterViewModel::undoSeconds() const
{
    const qint64 leftMs = m_undoUntilMs - m_clock.now().bootMs;
    return leftMs <= 0 ? 0 : static_cast<int>((leftMs + 999) / 1000);
}

QString CounterViewModel::undoText() const
{
    return undoSeconds() == 0 ? tr("撤销") : tr("%1(%2)").arg(m_undoText).arg(undoSeconds());
}

QString CounterViewModel::timeText() const
{
    return hallTime(hallNowMs()).toString(QStringLiteral("HH:mm"));
}

void CounterViewModel::tick()
{
    m_alarms.tick();
    m_accept.tick();
    m_caseDesk.tick();
    m_handOut.tick();
    m_feedbackDesk.tick();
    m_silentAlarm.tick();
    m_hallView.tick();
    refreshLists();
    Q_EMIT ticked();
    m_session.tick();
}

} // namespace onewindow::ui
