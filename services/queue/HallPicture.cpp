// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/HallPicture.h"

#include "services/queue/CatalogueFeed.h"
#include "services/queue/FeedKinds.h"

namespace onewindow::queue {

QString textOf(const QJsonObject& thing, const char* field)
{
    return thing.value(QLatin1String(field)).toString();
}

catalog::LocalText localTextOf(const QJsonObject& thing, const char* field)
{
    return catalog::localTextFromJson(thing.value(QLatin1String(field)).toObject());
}

bool HallPicture::apply(const journal::FeedPage& page)
{
    bool hasCatalogue = false;
    if (page.isSnapshot) {
        m_isInSnapshot = true;
        m_seen.clear();
    }
    for (const journal::FeedChange& change : page.changes) {
        hasCatalogue = hasCatalogue || isOfCatalogue(change.kind);
        if (m_isInSnapshot) {
            m_seen << change.kind + u'/' + change.id;
        }
        if (change.body) {
            m_things[change.kind].insert(change.id, *change.body);
        } else {
            m_things[change.kind].remove(change.id);
        }
    }
    if (!m_isInSnapshot || page.hasMore) {
        return hasCatalogue;
    }
    m_isInSnapshot = false;
    for (auto kind = m_things.begin(); kind != m_things.end(); ++kind) {
        kind->removeIf(
            [&](const auto& thing) { return !m_seen.contains(kind.key() + u'/' + thing.key()); });
    }
    m_seen.clear();
    return true;
}

const QMap<QString, QJsonObject>& HallPicture::all(const char* kind) const
{
    static const QMap<QString, QJsonObject> nothing;
    const auto found = m_things.constFind(QString::fromLatin1(kind));
    return found == m_things.constEnd() ? nothing : *found;
}

QJsonObject HallPicture::find(const char* kind, const QString& id) const
{
    return all(kind).value(id);
}

QString HallPicture::matterName(const QString& id, const QString& language) const
{
    // Asked for every ticket on a screen: the rest of a matter, which may be long, is not read.
    const catalog::LocalText name = localTextOf(find(feed::kMatter, id), "task_name");
    return name.isEmpty() ? id : name.in(language);
}

} // namespace onewindow::queue
