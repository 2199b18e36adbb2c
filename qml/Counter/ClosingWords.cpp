// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What ClosingViewModel says.

#include "qml/Counter/ClosingViewModel.h"
#include "qml/Counter/CounterTexts.h"
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

QString clockText(qint64 wallMs)
{
    return hallTime(wallMs).toString(QStringLiteral("HH:mm"));
}

QStringList textsOf(const QJsonValue& list)
{
    return list.toVariant().toStringList();
}

} // namespace

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
    const int booked = m_outlook.value(QLatin1String("appointments")).toInt();
    const QString appointments =
        booked == 0 ? QString()
                    : tr("%n 个预约在此之后，会告知改约，不算爽约。", "appointments", booked);
    const QStringList stopped = textsOf(m_outlook.value(QLatin1String("stopped")));
    const QString given = stopped.isEmpty() ? tr("现在还能取号，快满时自动停止。")
                                            : tr("马上停止取号：%1。").arg(mattersText(stopped));
    return people + appointments + given;
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
