// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/ClosingViewModel.h"

#include "qml/Counter/CounterTexts.h"
#include "services/core/HallTime.h"
#include "services/queue/FeedKinds.h"

#include <QJsonArray>
#include <QPointer>
#include <QTime>

#include <utility>

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::textOf;

namespace {

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
    , m_affected(link, commands, hall)
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
    m_affected.forget();
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
        const bool concernsAnybody =
            answer.value().value(QLatin1String("late")).toInt() > 0 ||
            answer.value().value(QLatin1String("appointments")).toInt() > 0;
        if (concernsAnybody) {
            beginAffected();
        }
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

void ClosingViewModel::beginAffected()
{
    if (!mayList()) {
        return;
    }
    cancel();
    setStep(Step::Affected);
    m_affected.load();
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
                    [this](const QJsonObject& answer) {
                        // What nobody serves any more is waited for in vain.
                        if (!answer.value(QLatin1String("stopped")).toArray().isEmpty()) {
                            beginAffected();
                        }
                    });
}

void ClosingViewModel::refresh()
{
    // Once a second: nothing is drawn anew that is as it was.
    if (const QString text = barText(); text != m_barText) {
        m_barText = text;
        Q_EMIT changed();
    }
}

} // namespace onewindow::ui
