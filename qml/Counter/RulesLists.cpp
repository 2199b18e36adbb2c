// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of RulesViewModel that lists windows, colleagues and what was set.

#include "qml/Counter/DeskTexts.h"
#include "qml/Counter/RulesViewModel.h"
#include "services/core/Languages.h"
#include "services/queue/FeedKinds.h"

#include <algorithm>

namespace onewindow::ui {

namespace feed = queue::feed;
using queue::localTextOf;
using queue::textOf;

QStringList RulesViewModel::windowIds() const
{
    QList<QJsonObject> windows = m_hall.all(feed::kWindow).values();
    std::stable_sort(windows.begin(), windows.end(),
                     [](const QJsonObject& a, const QJsonObject& b) {
                         return a.value(QLatin1String("order")).toInteger() <
                                b.value(QLatin1String("order")).toInteger();
                     });
    QStringList ids;
    for (const QJsonObject& window : std::as_const(windows)) {
        ids << textOf(window, "id");
    }
    return ids;
}

QString RulesViewModel::windowName(const QString& id) const
{
    const QString name = localTextOf(m_hall.find(feed::kWindow, id), "name").in(programLanguage());
    return name.isEmpty() ? tr("%1 号窗口").arg(id) : name;
}

QString RulesViewModel::colleagueName(const QString& account) const
{
    for (const QJsonValue one : m_staff) {
        if (one[QLatin1String("account")].toString() == account) {
            return one[QLatin1String("name")].toString(account);
        }
    }
    return account;
}

RuleNames RulesViewModel::names() const
{
    return {.window = [this](const QString& id) { return windowName(id); },
            .matter = [this](const QString& id) { return m_matters.matterName(id); },
            .colleague = [this](const QString& account) { return colleagueName(account); }};
}

QString RulesViewModel::servedText(const QStringList& matters) const
{
    if (matters.isEmpty()) {
        return tr("全部业务");
    }
    return matters.size() == 1 ? m_matters.matterName(matters.constFirst())
                               : tr("%1 项业务").arg(matters.size());
}

QList<DeskLine> RulesViewModel::windowLines() const
{
    QList<DeskLine> lines;
    const QStringList ids = windowIds();
    for (const QString& id : ids) {
        lines.append({.id = id,
                      .title = windowName(id),
                      .caption = servedText(m_draft.ofWindow(id)),
                      .tag = {},
                      .trailing = {},
                      .isChecked = id == m_chosen});
    }
    return lines;
}

QList<DeskLine> RulesViewModel::staffLines() const
{
    QList<DeskLine> lines;
    for (const QJsonValue one : m_staff) {
        const QString account = one[QLatin1String("account")].toString();
        lines.append({.id = account,
                      .title = one[QLatin1String("name")].toString(account),
                      .caption = servedText(m_draft.ofAccount(account)),
                      .tag = {},
                      .trailing = account,
                      .isChecked = account == m_chosen});
    }
    return lines;
}

QList<DeskLine> RulesViewModel::historyLines() const
{
    QList<DeskLine> lines;
    for (const QJsonValue value : m_history) {
        const QJsonObject entry = value.toObject();
        const QString id = QString::number(entry.value(QLatin1String("version")).toInteger());
        const QJsonArray changes = entry.value(QLatin1String("changes")).toArray();
        lines.append({.id = id,
                      .title = colleagueName(textOf(entry, "staff")),
                      .caption = changes.isEmpty()
                                     ? tr("跟随文件的值")
                                     : tr("改了 %n 处", nullptr, static_cast<int>(changes.size())),
                      .tag = {},
                      .trailing = deskMomentText(entry.value(QLatin1String("at")).toInteger()),
                      .isChecked = id == m_chosen});
    }
    return lines;
}

void RulesViewModel::refreshList()
{
    if (m_group == u"windows") {
        m_list.setLines(windowLines());
    } else if (m_group == u"skills") {
        m_list.setLines(staffLines());
    } else {
        m_list.setLines(m_group == u"history" ? historyLines() : QList<DeskLine>());
    }
}

QJsonObject RulesViewModel::entryOf(const QString& version) const
{
    for (const QJsonValue entry : m_history) {
        if (QString::number(entry[QLatin1String("version")].toInteger()) == version) {
            return entry.toObject();
        }
    }
    return {};
}

/// What the chosen entry of the history changed.
void RulesViewModel::refreshDetails()
{
    QList<DeskLine> lines;
    if (m_group == u"history") {
        const QJsonObject entry = entryOf(m_chosen);
        const QJsonArray changes = entry.value(QLatin1String("changes")).toArray();
        for (const QJsonValue value : changes) {
            const QJsonObject change = value.toObject();
            DeskLine line;
            line.title =
                ruleChangeText(textOf(change, "field"), change.value(QLatin1String("from")),
                               change.value(QLatin1String("to")), names());
            lines.append(line);
        }
        if (entry.value(QLatin1String("isCut")).toBool()) {
            DeskLine more;
            more.title = tr("……还有更多");
            lines.append(more);
        }
    }
    m_details.setLines(lines);
}

QString RulesViewModel::chosenName() const
{
    if (m_chosen.isEmpty()) {
        return {};
    }
    if (m_group == u"history") {
        const QJsonObject entry = entryOf(m_chosen);
        return tr("%1 %2 的修改")
            .arg(colleagueName(textOf(entry, "staff")),
                 deskMomentText(entry.value(QLatin1String("at")).toInteger()));
    }
    return m_group == u"windows" ? windowName(m_chosen) : colleagueName(m_chosen);
}

} // namespace onewindow::ui
