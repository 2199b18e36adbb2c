// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/PagedList.h"

#include "services/queue/HallPicture.h"

#include <QJsonArray>

#include <algorithm>

namespace onewindow::ui {

using queue::textOf;

PagedList::PagedList(sync::HallLink& link, const Clock& clock, QLatin1String key, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_clock(clock)
    , m_key(key)
{}

void PagedList::show(const QString& path)
{
    clear();
    m_path = path;
    refresh();
}

void PagedList::clear()
{
    ++m_turn;
    m_path.clear();
    m_isLoaded = false;
    m_isFirstPage = true;
    m_items.clear();
    m_answer = {};
    m_next.clear();
    Q_EMIT changed();
}

void PagedList::loadMore()
{
    if (hasMore()) {
        load(m_next);
    }
}

void PagedList::tick()
{
    // Whoever has turned a page further is not thrown back to the first.
    if (isShown() && m_isFirstPage && m_clock.now().bootMs - m_askedAtMs >= kEveryMs) {
        refresh();
    }
}

void PagedList::load(const QString& after)
{
    m_askedAtMs = m_clock.now().bootMs;
    QString path = m_path;
    if (!after.isEmpty()) {
        path +=
            (path.contains(u'?') ? QStringLiteral("&after=") : QStringLiteral("?after=")) + after;
    }
    m_link.get(path,
               [this, turn = ++m_turn, isMore = !after.isEmpty()](const Result<QJsonObject>& page) {
                   if (turn != m_turn) {
                       return;
                   }
                   if (page) {
                       onPage(page.value(), isMore);
                   } else {
                       Q_EMIT failed(page.error());
                   }
               });
}

void PagedList::onPage(const QJsonObject& page, bool isMore)
{
    if (!isMore) {
        m_items.clear();
    }
    m_isFirstPage = !isMore;
    const QJsonArray items = page.value(m_key).toArray();
    for (const QJsonValue item : items) {
        m_items << item.toObject();
    }
    m_next = m_items.size() < kLimit ? textOf(page, "next") : QString();
    m_answer = page;
    m_answer.remove(m_key);
    m_isLoaded = true;
    Q_EMIT changed();
}

QJsonObject PagedList::find(const QString& id) const
{
    const auto found = std::find_if(m_items.begin(), m_items.end(), [&id](const QJsonObject& item) {
        return textOf(item, "id") == id;
    });
    return found == m_items.end() ? QJsonObject() : *found;
}

void PagedList::remove(const QString& id)
{
    const auto gone =
        m_items.removeIf([&id](const QJsonObject& item) { return textOf(item, "id") == id; });
    if (gone > 0) {
        Q_EMIT changed();
    }
}

void PagedList::replace(const QJsonObject& item)
{
    for (QJsonObject& known : m_items) {
        if (textOf(known, "id") == textOf(item, "id")) {
            known = item;
            Q_EMIT changed();
        }
    }
}

} // namespace onewindow::ui
