// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/MatterChoice.h"

#include "services/core/Languages.h"
#include "services/queue/FeedKinds.h"

#include <algorithm>

namespace onewindow::ui {

namespace {

template <typename T>
QList<T> inOrder(const QMap<QString, QJsonObject>& things,
                 Result<T> (*fromJson)(const QJsonObject& json))
{
    QList<T> items;
    for (const QJsonObject& json : things) {
        if (auto item = fromJson(json)) {
            items << std::move(item).value();
        }
    }
    std::stable_sort(items.begin(), items.end(),
                     [](const T& a, const T& b) { return a.order < b.order; });
    return items;
}

template <typename T>
QStringList idsOf(const QList<T>& items)
{
    QStringList ids;
    for (const T& item : items) {
        ids << item.id;
    }
    return ids;
}

template <typename T>
QString nameOf(const QList<T>& items, const QString& id)
{
    const auto found =
        std::find_if(items.begin(), items.end(), [&id](const T& item) { return item.id == id; });
    return found == items.end() ? QString() : found->name.in(programLanguage());
}

} // namespace

void MatterChoice::setCatalogue(const queue::HallPicture& hall)
{
    m_themes = inOrder<catalog::Theme>(hall.all(queue::feed::kTheme), &catalog::themeFromJson);
    m_matters = inOrder<catalog::Matter>(hall.all(queue::feed::kMatter), &catalog::matterFromJson);
    ++m_revision;
    const QStringList known = matterIds();
    const auto isGone = [&known](const QString& id) { return !known.contains(id); };
    m_chosen.removeIf(isGone);
    Q_EMIT catalogueChanged();
    Q_EMIT chosenChanged();
}

void MatterChoice::toggleMatter(const QString& matter)
{
    if (m_chosen.removeAll(matter) == 0 && matterIds().contains(matter)) {
        m_chosen << matter;
    }
    Q_EMIT chosenChanged();
}

void MatterChoice::toggleTheme(const QString& theme)
{
    const bool wasChosen = chosenThemes().contains(theme);
    for (const QString& matter : mattersOf(theme)) {
        m_chosen.removeAll(matter);
        if (!wasChosen) {
            m_chosen << matter;
        }
    }
    Q_EMIT chosenChanged();
}

QString MatterChoice::themeName(const QString& theme) const
{
    return nameOf(m_themes, theme);
}

QString MatterChoice::matterName(const QString& matter) const
{
    return nameOf(m_matters, matter);
}

QStringList MatterChoice::mattersOf(const QString& theme) const
{
    QStringList ids;
    for (const catalog::Matter& matter : m_matters) {
        if (matter.theme == theme) {
            ids << matter.id;
        }
    }
    return ids;
}

QStringList MatterChoice::themeIds() const
{
    return idsOf(m_themes);
}

QStringList MatterChoice::matterIds() const
{
    return idsOf(m_matters);
}

QStringList MatterChoice::chosenThemes() const
{
    QStringList themes;
    for (const catalog::Theme& theme : m_themes) {
        const QStringList matters = mattersOf(theme.id);
        const bool areAll = !matters.isEmpty() &&
                            std::all_of(matters.begin(), matters.end(), [this](const QString& id) {
                                return m_chosen.contains(id);
                            });
        if (areAll) {
            themes << theme.id;
        }
    }
    return themes;
}

QStringList MatterChoice::wanted() const
{
    return m_chosen.isEmpty() ? matterIds() : m_chosen;
}

} // namespace onewindow::ui
