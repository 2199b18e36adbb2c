// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/RuleDraft.h"

namespace onewindow::ui {

using queue::HallRuleSet;
using Lists = QMap<QString, QStringList>;

namespace {

/// What is not in `known` leaves each list; a list that has lost everything leaves too, since none
/// would mean all: whoever made it is to say what is meant.
void keepMatters(Lists& lists, const QStringList& known)
{
    for (auto list = lists.begin(); list != lists.end();) {
        list->removeIf([&known](const QString& matter) { return !known.contains(matter); });
        list = list->isEmpty() ? lists.erase(list) : std::next(list);
    }
}

void put(Lists& lists, const QString& id, const QStringList& matters)
{
    if (matters.isEmpty()) {
        lists.remove(id);
    } else {
        lists.insert(id, matters);
    }
}

} // namespace

void RuleDraft::take(const QJsonObject& answer)
{
    m_version = answer.value(QLatin1String("version")).toInteger();
    m_file = HallRuleSet::fromJson(answer.value(QLatin1String("file")).toObject());
    m_saved = HallRuleSet::fromJson(answer.value(QLatin1String("rules")).toObject());
    m_wanted = m_saved;
}

void RuleDraft::takeBeneath(const QJsonObject& answer)
{
    const HallRuleSet before = m_saved;
    const HallRuleSet wanted = m_wanted;
    take(answer);
    if (wanted.calling != before.calling) {
        m_wanted.calling = wanted.calling;
    }
    if (wanted.opening != before.opening) {
        m_wanted.opening = wanted.opening;
    }
    if (wanted.windows != before.windows) {
        m_wanted.windows = wanted.windows;
    }
    if (wanted.skills != before.skills) {
        m_wanted.skills = wanted.skills;
    }
}

void RuleDraft::useFile(const QString& group)
{
    if (group == u"calling") {
        m_wanted.calling.reset();
    } else if (group == u"opening") {
        m_wanted.opening.reset();
    } else if (group == u"windows") {
        m_wanted.windows.reset();
    } else if (group == u"skills") {
        m_wanted.skills.clear();
    }
}

bool RuleDraft::isOfFile(const QString& group) const
{
    if (group == u"calling") {
        return !m_wanted.calling;
    }
    if (group == u"opening") {
        return !m_wanted.opening;
    }
    return group == u"windows" ? !m_wanted.windows : m_wanted.skills.isEmpty();
}

QList<queue::RuleChange> RuleDraft::changes() const
{
    const QJsonObject file = m_file.toJson();
    return queue::changesBetween(queue::inForce(m_saved.toJson(), file),
                                 queue::inForce(m_wanted.toJson(), file));
}

queue::HallRules RuleDraft::rulesOf(const HallRuleSet& set) const
{
    return set.over(m_file.over(queue::HallRules()));
}

void RuleDraft::setNumber(const queue::RuleNumber& number, qint64 value)
{
    if (!m_wanted.calling) {
        auto& all = m_wanted.calling.emplace();
        const queue::HallRules now = rulesOf(m_file);
        for (const queue::RuleNumber& one : queue::ruleNumbers()) {
            all.insert(QLatin1String(one.name), one.value(now));
        }
    }
    m_wanted.calling->insert(QLatin1String(number.name), value);
}

std::optional<catalog::OpeningWeek> RuleDraft::week() const
{
    const auto& week = m_wanted.opening ? m_wanted.opening : m_file.opening;
    return week ? std::optional(week->expanded()) : std::nullopt;
}

QStringList RuleDraft::ofWindow(const QString& id) const
{
    return m_wanted.windows.value_or(m_file.windows.value_or(Lists())).value(id);
}

void RuleDraft::setWindow(const QString& id, const QStringList& matters)
{
    if (!m_wanted.windows) {
        m_wanted.windows = m_file.windows.value_or(Lists());
    }
    put(*m_wanted.windows, id, matters);
}

void RuleDraft::setAccount(const QString& account, const QStringList& matters)
{
    put(m_wanted.skills, account, matters);
}

void RuleDraft::keepOnly(const QStringList& windows, const QStringList& matters, QDate today)
{
    for (HallRuleSet* set : {&m_saved, &m_wanted}) {
        if (set->windows) {
            const QStringList ids = set->windows->keys();
            for (const QString& id : ids) {
                if (!windows.contains(id)) {
                    set->windows->remove(id);
                }
            }
            keepMatters(*set->windows, matters);
        }
        keepMatters(set->skills, matters);
        if (set->opening) {
            auto& days = set->opening->days;
            days.erase(days.begin(), days.lowerBound(today));
        }
    }
}

} // namespace onewindow::ui
