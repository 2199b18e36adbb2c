// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/ColleagueAsks.h"

#include "services/core/Languages.h"
#include "services/queue/ColleagueAsk.h"
#include "services/queue/FeedKinds.h"
#include "services/supervision/Alarms.h"

#include <algorithm>
#include <utility>

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::textOf;

namespace {

/// That nobody answered is said for so long.
constexpr qint64 kUnansweredMs = 2LL * 60 * 1000;

qint64 timeOf(const QJsonObject& ask, const char* field)
{
    return ask.value(QLatin1String(field)).toInteger();
}

bool isManager(const StaffSession& session)
{
    return session.may(u"window.takeOver");
}

QString textName(const QString& code)
{
    if (code == u"question") {
        return ColleagueAsks::tr("有业务要请教");
    }
    if (code == u"check") {
        return ColleagueAsks::tr("请来复核材料");
    }
    if (code == u"supplies") {
        return ColleagueAsks::tr("请送纸张或表格");
    }
    if (code == u"calm") {
        return ColleagueAsks::tr("请来协助沟通");
    }
    return ColleagueAsks::tr("请来帮忙");
}

QString answerName(const QString& code)
{
    if (code == u"soon") {
        return ColleagueAsks::tr("办完手上这位就来");
    }
    if (code == u"cannot") {
        return ColleagueAsks::tr("走不开，请找别人");
    }
    return ColleagueAsks::tr("马上来");
}

} // namespace

ColleagueAsks::ColleagueAsks(HallCommands& commands, const StaffSession& session,
                             const queue::HallPicture& hall, std::function<QString()> window,
                             std::function<qint64()> hallNowMs, QObject* parent)
    : QObject(parent)
    , m_commands(commands)
    , m_session(session)
    , m_hall(hall)
    , m_window(std::move(window))
    , m_hallNowMs(std::move(hallNowMs))
{}

void ColleagueAsks::setStep(Step step)
{
    if (m_step != step) {
        m_step = step;
        Q_EMIT stepChanged();
    }
}

void ColleagueAsks::begin()
{
    if (m_session.may(u"help.answer")) {
        setStep(Step::Whom);
    }
}

void ColleagueAsks::chooseWhom(const QString& window)
{
    m_whom = window;
    setStep(Step::What);
}

void ColleagueAsks::ask(const QString& text)
{
    setStep(Step::Nothing);
    if (m_commands.isSamePress("ask")) {
        return;
    }
    QJsonObject body{{QStringLiteral("window"), m_window()}, {QStringLiteral("text"), text}};
    if (!m_whom.isEmpty()) {
        body.insert(QStringLiteral("to"), m_whom);
    }
    m_dismissed.clear();
    m_commands.send(QStringLiteral("/v1/asks"), body, [](const QJsonObject&) {});
}

void ColleagueAsks::beginAnswer()
{
    m_answering = textOf(incoming(), "id");
    if (!m_answering.isEmpty()) {
        setStep(Step::Answer);
    }
}

void ColleagueAsks::answer(const QString& code)
{
    setStep(Step::Nothing);
    if (!m_answering.isEmpty() && !m_commands.isSamePress("answer ask")) {
        m_commands.send(QStringLiteral("/v1/asks/%1/answer").arg(m_answering),
                        {{QStringLiteral("answer"), code}}, [](const QJsonObject&) {});
    }
}

void ColleagueAsks::cancel()
{
    setStep(Step::Nothing);
}

void ColleagueAsks::dismiss()
{
    m_dismissed = textOf(outgoing(), "id");
    Q_EMIT changed();
}

void ColleagueAsks::closeAlarm()
{
    const QString id = alarmId();
    if (!id.isEmpty() && !m_commands.isSamePress("alarm")) {
        m_commands.send(QStringLiteral("/v1/alarms/%1/close").arg(id), {},
                        [](const QJsonObject&) {});
    }
}

void ColleagueAsks::forget()
{
    m_whom.clear();
    m_answering.clear();
    m_dismissed.clear();
    setStep(Step::Nothing);
    Q_EMIT changed();
}

QString ColleagueAsks::windowName(const QString& window) const
{
    const QString name =
        queue::localTextOf(m_hall.find(feed::kWindow, window), "name").in(programLanguage());
    return name.isEmpty() ? tr("%1 号窗口").arg(window) : name;
}

/// The oldest one that this window, or whoever is signed in, may answer.
QJsonObject ColleagueAsks::incoming() const
{
    QJsonObject oldest;
    const qint64 nowMs = m_hallNowMs();
    for (const QJsonObject& ask : m_hall.all(feed::kAsk)) {
        const QString to = textOf(ask, "to");
        const bool isForHere = to.isEmpty() ? isManager(m_session) : to == m_window();
        const bool isOpen = textOf(ask, "answer").isEmpty() && timeOf(ask, "until") > nowMs;
        const bool isOlder = oldest.isEmpty() || timeOf(ask, "askedAt") < timeOf(oldest, "askedAt");
        if (m_session.isSignedIn() && isForHere && isOpen && isOlder &&
            textOf(ask, "window") != m_window()) {
            oldest = ask;
        }
    }
    return oldest;
}

QJsonObject ColleagueAsks::outgoing() const
{
    const QJsonObject ask = m_hall.find(feed::kAsk, m_window());
    const bool isOver = m_hallNowMs() > timeOf(ask, "until") + kUnansweredMs;
    return !m_session.isSignedIn() || isOver || textOf(ask, "id") == m_dismissed ? QJsonObject()
                                                                                 : ask;
}

QString ColleagueAsks::incomingText() const
{
    const QJsonObject ask = incoming();
    //: %1: "Window 3"; %2: what it asks.
    return ask.isEmpty()
               ? QString()
               : tr("%1：%2").arg(windowName(textOf(ask, "window")), textName(textOf(ask, "text")));
}

QString ColleagueAsks::outgoingText() const
{
    const QJsonObject ask = outgoing();
    if (ask.isEmpty()) {
        return {};
    }
    const QString to = textOf(ask, "to").isEmpty() ? tr("值班主任") : windowName(textOf(ask, "to"));
    const QString answer = textOf(ask, "answer");
    if (!answer.isEmpty()) {
        //: %1: who was asked; %2: what they answer.
        return tr("%1答复：%2").arg(to, answerName(answer));
    }
    return m_hallNowMs() > timeOf(ask, "until")
               ? tr("%1没有应答，请再呼叫一次，或打电话").arg(to)
               : tr("已呼叫%1“%2”，等候应答").arg(to, textName(textOf(ask, "text")));
}

QString ColleagueAsks::alarmId() const
{
    if (!m_session.may(u"alarm.close")) {
        return {};
    }
    const auto& alarms = m_hall.all(supervision::kAlarmThing);
    for (auto alarm = alarms.cbegin(); alarm != alarms.cend(); ++alarm) {
        if (textOf(alarm.value(), "code") == errorName(ErrorCode::SilentAlarm) &&
            textOf(alarm.value(), "detail") != m_window()) {
            return alarm.key();
        }
    }
    return {};
}

QString ColleagueAsks::alarmText() const
{
    const QString id = alarmId();
    return id.isEmpty()
               ? QString()
               : tr("%1静默报警，请马上去看，不要声张")
                     .arg(windowName(textOf(m_hall.find(supervision::kAlarmThing, id), "detail")));
}

QStringList ColleagueAsks::toIds() const
{
    QStringList ids{QString()};
    const auto& windows = m_hall.all(feed::kWindow);
    for (auto window = windows.cbegin(); window != windows.cend(); ++window) {
        if (window.key() != m_window() && textOf(window.value(), "state") != u"closed") {
            ids << window.key();
        }
    }
    return ids;
}

QStringList ColleagueAsks::toNames() const
{
    QStringList names;
    for (const QString& id : toIds()) {
        names << (id.isEmpty() ? tr("值班主任") : windowName(id));
    }
    return names;
}

QStringList ColleagueAsks::textIds()
{
    return queue::askTexts();
}

QStringList ColleagueAsks::textNames() const
{
    QStringList names;
    for (const QString& code : textIds()) {
        names << textName(code);
    }
    return names;
}

QStringList ColleagueAsks::answerIds()
{
    return queue::askAnswers();
}

QStringList ColleagueAsks::answerNames() const
{
    QStringList names;
    for (const QString& code : answerIds()) {
        names << answerName(code);
    }
    return names;
}

} // namespace onewindow::ui
