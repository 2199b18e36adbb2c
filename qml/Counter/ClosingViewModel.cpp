// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/ClosingViewModel.h"

#include "qml/Counter/CounterTexts.h"
#include "services/core/HallTime.h"
#include "services/core/Languages.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/WindowReasons.h"

#include <QJsonArray>
#include <QPointer>
#include <QTime>

#include <algorithm>
#include <utility>

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::localTextOf;
using queue::textOf;

namespace {

QString clockText(qint64 wallMs)
{
    return hallTime(wallMs).toString(QStringLiteral("HH:mm"));
}

/// "15:30" of what people type; empty for what is no time.
QString timeFrom(QString text)
{
    text = text.trimmed();
    text.replace(QChar(0xFF1A), u':');
    for (const QString& form : {QStringLiteral("H:mm"), QStringLiteral("HHmm")}) {
        if (const QTime time = QTime::fromString(text, form); time.isValid()) {
            return time.toString(QStringLiteral("HH:mm"));
        }
    }
    return {};
}

QStringList textsOf(const QJsonValue& list)
{
    return list.toVariant().toStringList();
}

} // namespace

ClosingViewModel::ClosingViewModel(sync::HallLink& link, HallCommands& commands,
                                   const StaffSession& session, const queue::HallPicture& hall,
                                   std::function<qint64()> hallNowMs, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_commands(commands)
    , m_session(session)
    , m_hall(hall)
    , m_hallNowMs(std::move(hallNowMs))
{}

void ClosingViewModel::setStep(Step step)
{
    if (m_step != step) {
        m_step = step;
        Q_EMIT stepChanged();
    }
}

void ClosingViewModel::cancel()
{
    ++m_turn;
    m_isAsking = false;
    m_timeProblem.clear();
    m_outlook = {};
    setStep(Step::Nothing);
    Q_EMIT outlookChanged();
}

void ClosingViewModel::forget()
{
    cancel();
    m_time.clear();
    Q_EMIT changed();
}

std::optional<qint64> ClosingViewModel::closesAtMs() const
{
    const QJsonObject closing = m_hall.find(feed::kClosing, QString::fromLatin1(feed::kClosing));
    const bool isToday =
        textOf(closing, "day") == hallTime(m_hallNowMs()).date().toString(Qt::ISODate);
    return isToday ? std::optional(closing.value(QLatin1String("at")).toInteger()) : std::nullopt;
}

void ClosingViewModel::beginClosing()
{
    if (!mayClose()) {
        return;
    }
    cancel();
    const auto atMs = closesAtMs();
    setStep(atMs && *atMs > m_hallNowMs() ? Step::Withdraw : Step::Time);
}

void ClosingViewModel::changeTime()
{
    if (m_step == Step::Withdraw) {
        setStep(Step::Time);
    }
}

void ClosingViewModel::takeTime(const QString& text)
{
    if (m_step != Step::Time || m_isAsking) {
        return;
    }
    m_time = timeFrom(text);
    if (m_time.isEmpty()) {
        m_timeProblem = tr("请输入今天的时间，如 15:30");
        Q_EMIT outlookChanged();
        return;
    }
    m_timeProblem.clear();
    ask(Step::Reason);
}

/// What it would do; then `next`.
void ClosingViewModel::ask(Step next)
{
    m_isAsking = true;
    Q_EMIT outlookChanged();
    m_link.get(QStringLiteral("/v1/hall/closing?at=") + m_time,
               [self = QPointer<ClosingViewModel>(this), turn = m_turn,
                next](const Result<QJsonObject>& outlook) {
                   if (self && self->m_turn == turn) {
                       self->onOutlook(outlook, next);
                   }
               });
}

void ClosingViewModel::onOutlook(const Result<QJsonObject>& outlook, Step next)
{
    m_isAsking = false;
    if (outlook) {
        m_outlook = outlook.value();
        setStep(next);
    } else if (outlook.error().code == ErrorCode::SessionEnded) {
        m_commands.endSession(outlook.error().detail);
    } else if (outlook.error().code == ErrorCode::BadRequest) {
        m_timeProblem = tr("这个时间已过，或者大厅本来就在此之前关门");
    } else {
        m_timeProblem = errorText(outlook.error().code);
    }
    Q_EMIT outlookChanged();
}

void ClosingViewModel::chooseReason(const QString& reason)
{
    if (m_step == Step::Reason) {
        m_reason = reason;
        setStep(Step::Confirm);
    }
}

void ClosingViewModel::close()
{
    if (m_step != Step::Confirm || m_commands.isSamePress("close early")) {
        return;
    }
    m_commands.post(QStringLiteral("/v1/hall/closing"),
                    {{QStringLiteral("at"), m_time},
                     {QStringLiteral("reason"), m_reason},
                     {QStringLiteral("expected"), m_outlook.value(QLatin1String("waiting"))}},
                    [this](const Result<QJsonObject>& answer) { onClosed(answer); });
}

void ClosingViewModel::onClosed(const Result<QJsonObject>& answer)
{
    if (answer) {
        cancel();
        return;
    }
    if (answer.error().code == ErrorCode::SessionEnded) {
        m_commands.endSession(answer.error().detail);
        return;
    }
    if (answer.error().code == ErrorCode::Conflict) {
        // Others wait by now: what is confirmed is what was seen.
        m_timeProblem = tr("等候的人刚刚有变化，请再看一下");
        ask(Step::Confirm);
        return;
    }
    m_timeProblem = errorText(answer.error().code);
    Q_EMIT outlookChanged();
}

void ClosingViewModel::withdraw()
{
    if (m_step != Step::Withdraw || m_commands.isSamePress("withdraw closing")) {
        return;
    }
    cancel();
    m_commands.send(QStringLiteral("/v1/hall/closing/withdraw"), {}, [](const QJsonObject&) {});
}

void ClosingViewModel::beginLost()
{
    if (!mayLose()) {
        return;
    }
    cancel();
    m_windowIds.clear();
    m_windowNames.clear();
    const auto& windows = m_hall.all(feed::kWindow);
    for (auto window = windows.cbegin(); window != windows.cend(); ++window) {
        if (textOf(*window, "state") == u"closed") {
            continue;
        }
        const QString number = textOf(*window, "number");
        m_windowIds << window.key();
        m_windowNames
            << (number.isEmpty()
                    ? tr("%1（%2）").arg(windowName(window.key()), textOf(*window, "staff"))
                    : tr("%1（%2，手上 %3）")
                          .arg(windowName(window.key()), textOf(*window, "staff"), number));
    }
    if (m_windowIds.isEmpty()) {
        m_commands.setProblem(tr("现在没有开放的窗口"));
        return;
    }
    setStep(Step::Window);
}

void ClosingViewModel::chooseWindow(const QString& window)
{
    if (m_step == Step::Window) {
        m_window = window;
        setStep(Step::LostReason);
    }
}

void ClosingViewModel::chooseLostReason(const QString& reason)
{
    if (m_step == Step::LostReason) {
        m_lostReason = reason;
        setStep(Step::LostConfirm);
    }
}

void ClosingViewModel::lose()
{
    if (m_step != Step::LostConfirm || m_commands.isSamePress("lose window")) {
        return;
    }
    QJsonObject body{{QStringLiteral("reason"), m_lostReason}};
    if (const QString ticket = textOf(m_hall.find(feed::kWindow, m_window), "ticket");
        !ticket.isEmpty()) {
        body.insert(QStringLiteral("expectedTicket"), ticket);
    }
    cancel();
    m_commands.send(QStringLiteral("/v1/windows/%1/lost").arg(m_window), body,
                    [](const QJsonObject&) {});
}

void ClosingViewModel::refresh()
{
    // Once a second: nothing is drawn anew that is as it was.
    if (const QString text = barText(); text != m_barText) {
        m_barText = text;
        Q_EMIT changed();
    }
}

QString ClosingViewModel::windowName(const QString& window) const
{
    return localTextOf(m_hall.find(feed::kWindow, window), "name").in(programLanguage());
}

QString ClosingViewModel::mattersText(const QStringList& ids) const
{
    constexpr qsizetype kNamed = 3;
    QStringList names;
    for (const QString& id : ids.first(std::min(kNamed, ids.size()))) {
        names << m_hall.matterName(id, programLanguage());
    }
    const QString named = names.join(tr("、"));
    return ids.size() > kNamed
               ? tr("%1 等 %n 项", "matters", static_cast<int>(ids.size())).arg(named)
               : named;
}

QStringList ClosingViewModel::stoppedMatters(queue::Stop stop) const
{
    QStringList stopped;
    const auto& queues = m_hall.all(feed::kQueue);
    for (auto one = queues.cbegin(); one != queues.cend(); ++one) {
        const bool isThis = queue::stopFrom(textOf(*one, "stopped")) == stop;
        const bool isConcerned = one->value(QLatin1String("openWindows")).toInt() > 0 ||
                                 one->value(QLatin1String("waiting")).toInt() > 0;
        // What nobody serves or waits for anyway is no news: before an early end it is all the
        // rest.
        const bool isLost = stop == queue::Stop::Unserved && !closesAtMs();
        if (isThis && (isConcerned || isLost)) {
            stopped << one.key();
        }
    }
    return stopped;
}

QString ClosingViewModel::lateText() const
{
    constexpr qsizetype kNumbers = 4;
    QStringList numbers;
    int count = 0;
    for (const QJsonObject& queue : m_hall.all(feed::kQueue)) {
        const QJsonObject late = queue.value(QLatin1String("late")).toObject();
        count += late.value(QLatin1String("count")).toInt();
        numbers << textsOf(late.value(QLatin1String("numbers")));
    }
    if (numbers.isEmpty()) {
        return {};
    }
    const QString shown = numbers.first(std::min(kNumbers, numbers.size())).join(u' ');
    //: %1 are some numbers.
    return count > std::min(kNumbers, numbers.size())
               ? tr("今天可能轮不到：%1 等 %n 个号", "numbers", count).arg(shown)
               : tr("今天可能轮不到：%1").arg(shown);
}

QString ClosingViewModel::barText() const
{
    QStringList parts;
    const QJsonObject closing = m_hall.find(feed::kClosing, QString::fromLatin1(feed::kClosing));
    if (const auto atMs = closesAtMs()) {
        parts << tr("今天提前到 %1 结束办理（%2）")
                     .arg(clockText(*atMs), closingText(textOf(closing, "reason")));
    }
    if (const QStringList gone = stoppedMatters(queue::Stop::Unserved);
        !gone.isEmpty() && !(closesAtMs() && *closesAtMs() <= m_hallNowMs())) {
        parts << tr("没有窗口，暂停取号：%1").arg(mattersText(gone));
    }
    if (const QStringList full = stoppedMatters(queue::Stop::Full); !full.isEmpty()) {
        parts << tr("今天号已满：%1").arg(mattersText(full));
    }
    if (const QString late = lateText(); !late.isEmpty()) {
        parts << late;
    }
    return parts.join(tr("；"));
}

QString ClosingViewModel::outlookText() const
{
    if (m_outlook.isEmpty()) {
        return {};
    }
    const int waiting = m_outlook.value(QLatin1String("waiting")).toInt();
    const int late = m_outlook.value(QLatin1String("late")).toInt();
    const QString people =
        tr("今天提前到 %1 结束办理。现在等候 %2 人：预计 %3 人能办到，%4 人可能轮不到。")
            .arg(m_time)
            .arg(waiting)
            .arg(std::max(0, waiting - late))
            .arg(late);
    const QStringList stopped = textsOf(m_outlook.value(QLatin1String("stopped")));
    const QString given = stopped.isEmpty() ? tr("现在还能取号，快满时自动停止。")
                                            : tr("马上停止取号：%1。").arg(mattersText(stopped));
    return people + given;
}

QStringList ClosingViewModel::outlookLines() const
{
    QStringList lines;
    const QJsonArray matters = m_outlook.value(QLatin1String("matters")).toArray();
    for (const QJsonValue one : matters) {
        const QJsonObject matter = one.toObject();
        lines << tr("%1：等候 %2 人，%3 人可能轮不到")
                     .arg(m_hall.matterName(textOf(matter, "matter"), programLanguage()))
                     .arg(matter.value(QLatin1String("waiting")).toInt())
                     .arg(matter.value(QLatin1String("late")).toInt());
    }
    return lines;
}

QString ClosingViewModel::withdrawText() const
{
    const auto atMs = closesAtMs();
    const QJsonObject closing = m_hall.find(feed::kClosing, QString::fromLatin1(feed::kClosing));
    return atMs ? tr("今天已定提前到 %1 结束办理（%2）。撤回后恢复正常取号，提示随即撤下。")
                      .arg(clockText(*atMs), closingText(textOf(closing, "reason")))
                : QString();
}

QStringList ClosingViewModel::servedByAlone(const QString& window) const
{
    QStringList matters =
        textsOf(m_hall.find(feed::kWindow, window).value(QLatin1String("matters")));
    const auto& windows = m_hall.all(feed::kWindow);
    for (auto other = windows.cbegin(); other != windows.cend(); ++other) {
        if (other.key() == window || textOf(*other, "state") == u"closed") {
            continue;
        }
        const QStringList served = textsOf(other->value(QLatin1String("matters")));
        matters.removeIf([&served](const QString& matter) { return served.contains(matter); });
    }
    return matters;
}

QString ClosingViewModel::lostText() const
{
    if (m_step != Step::LostConfirm) {
        return {};
    }
    const QString number = textOf(m_hall.find(feed::kWindow, m_window), "number");
    QString text = tr("马上关闭%1？").arg(windowName(m_window));
    text += number.isEmpty() ? tr("现在手上没有人。")
                             : tr("手上的 %1 号回到原来的位置，先叫。").arg(number);
    const QStringList alone = servedByAlone(m_window);
    return alone.isEmpty()
               ? text + tr("其他窗口还在办理同样的事项，取号照常。")
               : text + tr("没有别的窗口办理，马上停止取号：%1。").arg(mattersText(alone));
}

QStringList ClosingViewModel::reasonIds()
{
    return queue::closingReasons();
}

QStringList ClosingViewModel::reasonNames() const
{
    QStringList names;
    for (const QString& reason : reasonIds()) {
        names << closingText(reason);
    }
    return names;
}

QStringList ClosingViewModel::lostReasonIds()
{
    return queue::lostReasons();
}

QStringList ClosingViewModel::lostReasonNames() const
{
    QStringList names;
    for (const QString& reason : lostReasonIds()) {
        names << lostReasonText(reason);
    }
    return names;
}

} // namespace onewindow::ui
