// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/RulesViewModel.h"

#include "qml/Counter/CounterTexts.h"
#include "services/core/HallTime.h"
#include "services/queue/FeedKinds.h"

#include <utility>

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::textOf;

namespace {

const QString kPath = QStringLiteral("/v1/hall/rules");

} // namespace

RulesViewModel::RulesViewModel(sync::HallLink& link, HallCommands& commands,
                               const queue::HallPicture& hall, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_commands(commands)
    , m_hall(hall)
    , m_clock(clock)
    , m_numbers(m_draft)
    , m_hours(m_draft)
{
    connect(&m_numbers, &RuleNumberModel::edited, this, &RulesViewModel::onEdited);
    connect(&m_hours, &RuleHoursModel::edited, this, &RulesViewModel::onEdited);
    connect(&m_hours, &RuleHoursModel::problemChanged, this, &RulesViewModel::changed);
    connect(&m_matters, &MatterChoice::chosenChanged, this, &RulesViewModel::onMattersChosen);
}

void RulesViewModel::enter()
{
    m_isHere = true;
    m_group = QStringLiteral("calling");
    m_chosen.clear();
    m_matters.setCatalogue(m_hall);
    load();
}

void RulesViewModel::leave()
{
    ++m_visit;
    m_isHere = false;
    m_isAsking = false;
    m_isReady = false;
    m_chosen.clear();
    m_notice.clear();
    m_staff = {};
    m_history = {};
    m_draft = {};
    m_effect.clear();
    m_list.setLines({});
    m_details.setLines({});
    Q_EMIT changed();
}

void RulesViewModel::onHall(bool isCatalogue)
{
    if (!m_isHere) {
        return;
    }
    if (isCatalogue) {
        m_isChoosing = true;
        m_matters.setCatalogue(m_hall);
        m_isChoosing = false;
    }
    const QJsonObject told = m_hall.find(feed::kRules, QStringLiteral("hall"));
    // After a save of one's own the answer says so.
    if (m_isReady && !m_commands.isBusy() &&
        told.value(QLatin1String("version")).toInteger() > m_draft.version()) {
        load();
    }
}

void RulesViewModel::load()
{
    if (std::exchange(m_isAsking, true)) {
        return;
    }
    m_link.get(kPath, [this, visit = m_visit](const Result<QJsonObject>& answer) {
        if (visit != m_visit) {
            return;
        }
        m_isAsking = false;
        if (answer) {
            onLoaded(answer.value());
        } else {
            m_notice = errorText(answer.error().code);
            Q_EMIT changed();
        }
    });
    Q_EMIT changed();
}

void RulesViewModel::onLoaded(const QJsonObject& answer)
{
    const bool wasEdited = isEdited();
    if (m_isReady) {
        m_draft.takeBeneath(answer);
    } else {
        m_draft.take(answer);
    }
    m_staff = answer.value(QLatin1String("staff")).toArray();
    m_history = answer.value(QLatin1String("history")).toArray();
    m_draft.keepOnly(windowIds(), m_matters.matterIds(), today());
    m_isReady = true;
    if (wasEdited && isEdited()) {
        m_notice = tr("%1刚刚保存了别的修改。您的修改还没有保存，请核对后再保存")
                       .arg(colleagueName(textOf(m_history.at(0).toObject(), "staff")));
    }
    refresh();
}

void RulesViewModel::show(const QString& group)
{
    m_group = group;
    m_chosen.clear();
    refreshList();
    if (m_group == u"windows" || m_group == u"skills") {
        choose(m_list.lines().isEmpty() ? QString() : m_list.lines().constFirst().id);
        return;
    }
    refreshDetails();
    Q_EMIT changed();
}

void RulesViewModel::choose(const QString& id)
{
    m_chosen = id;
    m_isChoosing = true;
    m_matters.choose(m_group == u"windows"  ? m_draft.ofWindow(id)
                     : m_group == u"skills" ? m_draft.ofAccount(id)
                                            : QStringList());
    m_isChoosing = false;
    refreshList();
    refreshDetails();
    Q_EMIT changed();
}

void RulesViewModel::onMattersChosen()
{
    if (m_isChoosing || !m_isReady || m_chosen.isEmpty()) {
        return;
    }
    if (m_group == u"windows") {
        m_draft.setWindow(m_chosen, m_matters.chosen());
    } else if (m_group == u"skills") {
        m_draft.setAccount(m_chosen, m_matters.chosen());
    }
    onEdited();
}

void RulesViewModel::onEdited()
{
    m_notice.clear();
    m_effect.clear();
    refreshList();
    Q_EMIT changed();
}

void RulesViewModel::useFile()
{
    if (canUseFile()) {
        m_draft.useFile(m_group);
        m_notice.clear();
        refresh();
    }
}

void RulesViewModel::discard()
{
    m_draft.discard();
    m_notice.clear();
    refresh();
}

void RulesViewModel::play()
{
    if (m_isReady) {
        m_effect.play(m_draft.rulesNow().order, m_draft.rules().order);
    }
}

void RulesViewModel::save()
{
    if (!canSave() || m_commands.isBusy()) {
        return;
    }
    m_commands.post(kPath,
                    {{QStringLiteral("version"), m_draft.version()},
                     {QStringLiteral("rules"), m_draft.toJson()}},
                    [this, visit = m_visit](const Result<QJsonObject>& answer) {
                        if (!answer && answer.error().code == ErrorCode::SessionEnded) {
                            m_commands.endSession(answer.error().detail);
                        } else if (visit == m_visit) {
                            onSaveAnswered(answer);
                        }
                    });
}

void RulesViewModel::onSaveAnswered(const Result<QJsonObject>& answer)
{
    Q_EMIT answered();
    if (answer) {
        m_isReady = false; // Taken as it is now, and not beneath what was changed.
        m_notice = tr("已保存，下一次叫号、取号起生效");
        load();
        return;
    }
    if (answer.error().code == ErrorCode::Conflict) {
        load(); // Says what happened.
        return;
    }
    m_notice = answer.error().code == ErrorCode::BadRequest
                   ? tr("没有保存：%1").arg(answer.error().detail)
                   : errorText(answer.error().code);
    Q_EMIT changed();
}

void RulesViewModel::restore()
{
    if (!canRestore()) {
        return;
    }
    const qint64 version = m_chosen.toLongLong() - 1;
    m_link.get(kPath + QStringLiteral("?version=%1").arg(version),
               [this, visit = m_visit](const Result<QJsonObject>& answer) {
                   if (visit != m_visit) {
                       return;
                   }
                   if (answer) {
                       m_draft.want(answer.value().value(QLatin1String("rules")).toObject());
                       m_draft.keepOnly(windowIds(), m_matters.matterIds(), today());
                       m_notice = m_draft.isChanged() ? tr("已放回修改之前的规则，还没有保存")
                                                      : tr("和现在的规则一样，不用恢复");
                   } else {
                       m_notice = errorText(answer.error().code);
                   }
                   refresh();
               });
}

void RulesViewModel::refresh()
{
    m_effect.clear();
    m_numbers.refresh();
    m_hours.refresh(today());
    const bool isOfMatters = m_group == u"windows" || m_group == u"skills";
    refreshList();
    choose(isOfMatters && m_chosen.isEmpty() && !m_list.lines().isEmpty()
               ? m_list.lines().constFirst().id
               : m_chosen);
}

bool RulesViewModel::canUseFile() const
{
    return m_isReady && m_group != u"history" && !m_draft.isOfFile(m_group);
}

QStringList RulesViewModel::changes() const
{
    QStringList lines;
    if (m_isReady) {
        const QList<queue::RuleChange> all = m_draft.changes();
        for (const queue::RuleChange& change : all) {
            lines << ruleChangeText(change.field, change.from, change.to, names());
        }
        if (lines.isEmpty() && m_draft.isChanged()) {
            lines << tr("改为跟随文件的值，现在的值不变");
        }
    }
    return lines;
}

QString RulesViewModel::title() const
{
    if (m_group == u"opening") {
        return tr("开放时间");
    }
    if (m_group == u"windows") {
        return tr("窗口受理的业务");
    }
    if (m_group == u"skills") {
        return tr("人员能办的业务");
    }
    return m_group == u"history" ? tr("修改记录") : tr("叫号规则");
}

QString RulesViewModel::source() const
{
    if (!m_isReady) {
        return m_isAsking ? tr("正在读取…") : QString();
    }
    if (m_group == u"history") {
        return tr("保留最近 50 次");
    }
    if (m_draft.isOfFile(m_group)) {
        return m_group == u"skills" ? tr("没有限定：人人都能办全部业务")
                                    : tr("现在用的是配置文件里的值");
    }
    return tr("用的是在这里设的值，不再跟随配置文件");
}

QDate RulesViewModel::today() const
{
    return hallTime(m_clock.now().wallMs + m_link.clockOffsetMs()).date();
}

} // namespace onewindow::ui
