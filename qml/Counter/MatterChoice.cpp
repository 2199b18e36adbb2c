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
    keepChoosable();
}

/// The catalogue is another, or what may be chosen of it.
void MatterChoice::keepChoosable()
{
    ++m_revision;
    if (!m_isTouched) {
        m_chosen = m_preferred;
    }
    const QStringList known = choosable();
    m_chosen.removeIf([&known](const QString& id) { return !known.contains(id); });
    Q_EMIT catalogueChanged();
    Q_EMIT chosenChanged();
}

void MatterChoice::limitTo(const QStringList& matters)
{
    if (matters != m_allowed) {
        m_allowed = matters;
        keepChoosable();
    }
}

void MatterChoice::prefer(const QStringList& matters)
{
    if (matters != m_preferred) {
        m_preferred = matters;
        m_isTouched = false;
        keepChoosable();
    }
}

void MatterChoice::choose(const QStringList& matters)
{
    m_isTouched = true;
    m_chosen = matters;
    const QStringList known = choosable();
    m_chosen.removeIf([&known](const QString& id) { return !known.contains(id); });
    Q_EMIT chosenChanged();
}

QStringList MatterChoice::choosable() const
{
    QStringList ids = matterIds();
    ids.removeIf([this](const QString& id) { return !mayChoose(id); });
    return ids;
}

void MatterChoice::toggleMatter(const QString& matter)
{
    m_isTouched = true;
    if (m_chosen.removeAll(matter) == 0 && choosable().contains(matter)) {
        m_chosen << matter;
    }
    Q_EMIT chosenChanged();
}

void MatterChoice::toggleTheme(const QString& theme)
{
    m_isTouched = true;
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
        if (matter.theme == theme && mayChoose(matter.id)) {
            ids << matter.id;
        }
    }
    return ids;
}

QStringList MatterChoice::themeIds() const
{
    QStringList ids = idsOf(m_themes);
    if (isLimited()) {
        ids.removeIf([this](const QString& id) { return mattersOf(id).isEmpty(); });
    }
    return ids;
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
    return m_chosen.isEmpty() ? choosable() : m_chosen;
}

} // namespace onewindow::ui
