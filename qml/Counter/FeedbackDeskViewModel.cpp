// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/FeedbackDeskViewModel.h"

#include "qml/Counter/CounterTexts.h"
#include "qml/Counter/DeskTexts.h"
#include "services/core/HallTime.h"
#include "services/core/Languages.h"
#include "services/feedback/ReasonCodes.h"

#include <QJsonArray>

#include <algorithm>

namespace onewindow::ui {

using feedback::WorkKind;
using feedback::WorkState;
using queue::textOf;

namespace {

QString pathOf(const QString& id, const QString& verb = {})
{
    return QStringLiteral("/v1/feedback/") + id + verb;
}

WorkState stateOf(const QJsonObject& item)
{
    return feedback::workStateFromName(textOf(item, "state")).value_or(WorkState::Open);
}

QString reasonText(const QString& code)
{
    const auto reasons = feedback::allReasons();
    const auto found = std::find_if(reasons.begin(), reasons.end(), [&code](const auto& reason) {
        return QString::number(reason.code) == code;
    });
    return found == reasons.end() ? code : found->text();
}

} // namespace

FeedbackDeskViewModel::FeedbackDeskViewModel(sync::HallLink& link, HallCommands& commands,
                                             const StaffSession& session,
                                             const queue::HallPicture& hall, const Clock& clock,
                                             QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_commands(commands)
    , m_session(session)
    , m_hall(hall)
    , m_clock(clock)
    , m_items(link, clock, QLatin1String("items"))
{
    connect(&m_items, &PagedList::changed, this, &FeedbackDeskViewModel::refreshLines);
    connect(&m_items, &PagedList::failed, this, [this](const Error& error) {
        m_notice = errorText(error.code);
        Q_EMIT changed();
    });
}

QDate FeedbackDeskViewModel::today() const
{
    return hallTime(m_clock.now().wallMs + m_link.clockOffsetMs()).date();
}

void FeedbackDeskViewModel::enter()
{
    leave();
    showList();
}

void FeedbackDeskViewModel::leave()
{
    ++m_visit;
    m_showsClosed = false;
    m_notice.clear();
    forgetOpened();
    m_items.clear();
}

void FeedbackDeskViewModel::tick()
{
    m_items.tick();
}

void FeedbackDeskViewModel::showList()
{
    m_items.show(m_showsClosed ? QStringLiteral("/v1/feedback?state=closed")
                               : QStringLiteral("/v1/feedback?state=open"));
}

void FeedbackDeskViewModel::refresh()
{
    m_notice.clear();
    m_items.refresh();
    Q_EMIT changed();
}

void FeedbackDeskViewModel::toggleClosed()
{
    m_showsClosed = !m_showsClosed;
    m_notice.clear();
    forgetOpened();
    showList();
}

void FeedbackDeskViewModel::open(const QString& id)
{
    m_notice.clear();
    forgetOpened();
    m_selected = id;
    refreshLines();
    Q_EMIT opened();
    m_link.get(pathOf(id), [this, id, visit = m_visit](const Result<QJsonObject>& words) {
        if (visit == m_visit && id == m_selected) {
            onOpened(id, words);
        }
    });
}

void FeedbackDeskViewModel::onOpened(const QString& id, const Result<QJsonObject>& words)
{
    if (words) {
        m_opened = words.value();
    } else {
        m_notice = errorText(words.error().code);
        if (words.error().code == ErrorCode::NotFound) {
            m_items.remove(id);
        }
    }
    refreshLines();
}

void FeedbackDeskViewModel::forgetOpened()
{
    m_selected.clear();
    m_opened = {};
}

/// Says what was done to the one that is open; what a colleague did meanwhile is shown instead.
void FeedbackDeskViewModel::command(const QString& verb, const QJsonObject& body,
                                    std::function<void()> done)
{
    const QString id = m_selected;
    if (id.isEmpty() || m_commands.isSamePress("feedback")) {
        return;
    }
    m_commands.setProblem({});
    m_commands.post(
        pathOf(id, verb), body,
        [this, id, visit = m_visit, done = std::move(done)](const Result<QJsonObject>& item) {
            if (visit != m_visit) {
                return;
            }
            if (item) {
                done();
                m_items.refresh();
            } else if (item.error().code == ErrorCode::SessionEnded) {
                m_commands.endSession(item.error().detail);
                return;
            } else {
                m_notice = item.error().code == ErrorCode::Conflict
                               ? tr("同事刚刚处理过这一件，已为您显示最新情况，请看过再办")
                               : errorText(item.error().code);
            }
            const bool isShown = id == m_selected;
            const QString notice = m_notice;
            if (isShown && (item || item.error().code == ErrorCode::Conflict)) {
                open(id);
            }
            m_notice = notice;
            Q_EMIT changed();
        });
}

void FeedbackDeskViewModel::answer(const QString& text)
{
    const QString said = text.simplified();
    if (canAnswer() && !said.isEmpty() && said.size() <= feedback::kAnswerLimit) {
        const int seen = m_opened.value(QLatin1String("answers")).toInt();
        command(QStringLiteral("/answer"),
                {{QStringLiteral("text"), said}, {QStringLiteral("seen"), seen}},
                [this] { Q_EMIT answered(); });
    }
}

void FeedbackDeskViewModel::noteCall(bool wasReached)
{
    if (canCall()) {
        command(QStringLiteral("/call"), {{QStringLiteral("reached"), wasReached}}, [] {});
    }
}

void FeedbackDeskViewModel::close(const QString& outcome)
{
    if (canClose()) {
        command(QStringLiteral("/close"), {{QStringLiteral("outcome"), outcome}}, [] {});
    }
}

WorkState FeedbackDeskViewModel::state() const
{
    return stateOf(m_opened);
}

std::optional<WorkKind> FeedbackDeskViewModel::kind() const
{
    return feedback::workKindFromName(textOf(m_opened, "kind"));
}

bool FeedbackDeskViewModel::mayAnswer() const
{
    return isOpen() && state() != WorkState::Closed && m_session.may(u"feedback.answer");
}

bool FeedbackDeskViewModel::canAnswer() const
{
    return mayAnswer() && kind() != WorkKind::CallBack &&
           m_opened.value(QLatin1String("answers")).toInt() < feedback::kAnswersAtMost;
}

bool FeedbackDeskViewModel::isCorrection() const
{
    return m_opened.value(QLatin1String("answers")).toInt() > 0;
}

bool FeedbackDeskViewModel::canCall() const
{
    return mayAnswer() && m_opened.value(QLatin1String("calls")).toInt() < feedback::kCallsAtMost;
}

bool FeedbackDeskViewModel::canClose() const
{
    return mayAnswer() && (kind() == WorkKind::CallBack || isCorrection());
}

QStringList FeedbackDeskViewModel::outcomeNames() const
{
    QStringList names;
    for (const QString& outcome : outcomeIds()) {
        names << outcomeText(outcome);
    }
    return names;
}

QString FeedbackDeskViewModel::listTitle() const
{
    if (m_showsClosed) {
        return tr("已办结");
    }
    const qint64 open = m_items.answer().value(QLatin1String("open")).toInteger();
    const qint64 overdue = m_items.answer().value(QLatin1String("overdue")).toInteger();
    return overdue > 0 ? tr("待办 %1 件 · 逾期 %2 件").arg(open).arg(overdue)
                       : tr("待办 %1 件").arg(open);
}

QString FeedbackDeskViewModel::emptyText() const
{
    if (!m_items.isLoaded()) {
        return m_notice.isEmpty() ? tr("正在读取") : QString(); // It says why there is nothing.
    }
    return m_showsClosed ? tr("还没有办结的") : tr("没有待办的留言和回访");
}

QString FeedbackDeskViewModel::title() const
{
    if (!isOpen()) {
        return {};
    }
    const QString number = textOf(m_opened, "number");
    const QString name = workKindText(kind().value_or(WorkKind::Suggestion));
    return number.isEmpty() ? name : name + u' ' + number;
}

QString FeedbackDeskViewModel::text() const
{
    if (!isOpen()) {
        return {};
    }
    if (m_opened.value(QLatin1String("isErased")).toBool()) {
        return tr("个人信息已按规定删除，内容不再显示");
    }
    const QString said = textOf(m_opened, "text");
    return said.isEmpty() ? tr("没有写内容") : said;
}

DeskLine FeedbackDeskViewModel::lineOf(const QJsonObject& item) const
{
    const auto kindOf = feedback::workKindFromName(textOf(item, "kind"));
    const QString number = textOf(item, "number");
    const WorkState at = stateOf(item);
    const bool isClosed = at == WorkState::Closed;
    const QDate until = QDate::fromString(textOf(item, "until"), Qt::ISODate);
    DeskLine line;
    line.id = textOf(item, "id");
    line.title = workKindText(kindOf.value_or(WorkKind::Suggestion));
    line.caption =
        number.isEmpty() ? deskMomentText(item.value(QLatin1String("saidAt")).toInteger()) : number;
    line.trailing = isClosed ? outcomeText(textOf(item, "outcome")) : dueText(until, today());
    line.isBad = item.value(QLatin1String("isOverdue")).toBool();
    line.tag = at == WorkState::Answered ? workStateText(at) : QString();
    line.isChecked = line.id == m_selected;
    return line;
}

QList<DeskLine> FeedbackDeskViewModel::factLines() const
{
    QList<DeskLine> lines;
    if (!isOpen()) {
        return lines;
    }
    const bool isOverdue = m_opened.value(QLatin1String("isOverdue")).toBool();
    const QDate until = QDate::fromString(textOf(m_opened, "until"), Qt::ISODate);
    const QString day = deskDayText(textOf(m_opened, "until"));
    addFact(lines, tr("状态"), workStateText(state()));
    addFact(lines, tr("期限"),
            state() == WorkState::Closed ? day
                                         : day + QStringLiteral(" · ") + dueText(until, today()),
            isOverdue);
    addFact(lines, tr("提出时间"),
            deskMomentText(m_opened.value(QLatin1String("saidAt")).toInteger()));
    const QString matter = textOf(m_opened, "matter");
    addFact(lines, tr("有关业务"),
            matter.isEmpty() ? QString() : m_hall.matterName(matter, programLanguage()));
    const int level = m_opened.value(QLatin1String("level")).toInt();
    if (level > 0) {
        addFact(lines, tr("评价"), levelText(level));
        QStringList reasons;
        const QJsonArray codes = m_opened.value(QLatin1String("codes")).toArray();
        for (const QJsonValue code : codes) {
            reasons << reasonText(code.toString());
        }
        addFact(lines, tr("原因"), reasons.join(tr("；")));
    }
    const QString phone = textOf(m_opened, "phone");
    addFact(lines, tr("联系电话"), phone.isEmpty() ? tr("未留") : phone);
    return lines;
}

QList<DeskLine> FeedbackDeskViewModel::doneLines() const
{
    QList<DeskLine> lines;
    const QJsonArray said = m_opened.value(QLatin1String("said")).toArray();
    for (qsizetype i = 0; i < said.size(); ++i) {
        DeskLine line;
        line.caption = i == 0 ? tr("答复") : tr("更正答复");
        line.title = said.at(i).toString();
        lines.append(line);
    }
    if (const int calls = m_opened.value(QLatin1String("calls")).toInt(); calls > 0) {
        DeskLine line;
        line.caption = tr("回访");
        line.title = m_opened.value(QLatin1String("wasReached")).toBool()
                         ? tr("打过 %n 次，已接通", "", calls)
                         : tr("打过 %n 次，还没有接通", "", calls);
        lines.append(line);
    }
    if (state() == WorkState::Closed && isOpen()) {
        DeskLine line;
        line.caption = tr("办结");
        line.title = outcomeText(textOf(m_opened, "outcome"));
        lines.append(line);
    }
    return lines;
}

void FeedbackDeskViewModel::refreshLines()
{
    QList<DeskLine> lines;
    for (const QJsonObject& item : m_items.items()) {
        lines << lineOf(item);
    }
    m_list.setLines(std::move(lines));
    m_facts.setLines(factLines());
    m_done.setLines(doneLines());
    Q_EMIT changed();
}

} // namespace onewindow::ui
