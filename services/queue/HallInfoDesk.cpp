// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/HallInfoDesk.h"

#include "services/core/Log.h"
#include "services/queue/FeedKinds.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace onewindow::queue {

namespace {

constexpr std::array kKinds{feed::kWindow, feed::kNotice, feed::kFloor};

bool isKnown(const QString& kind)
{
    return std::ranges::any_of(kKinds, [&](const char* of) { return kind == QLatin1String(of); });
}

template <typename Item>
void sortByOrder(QList<Item>& items)
{
    std::ranges::stable_sort(items, [](const Item& a, const Item& b) {
        return std::tie(a.order, a.id) < std::tie(b.order, b.id);
    });
}

} // namespace

HallInfoDesk::HallInfoDesk(QString node, storage::Writer& writer, QObject* parent)
    : HallInfo(parent)
    , m_node(std::move(node))
    , m_writer(writer)
{}

void HallInfoDesk::start()
{
    using Changes = QList<journal::FeedChange>;
    m_writer.run<Changes>(
        [](storage::Database& database) -> Result<Changes> {
            Changes cached;
            for (const char* kind : kKinds) {
                const auto things = journal::FeedCache().all(database, QString::fromLatin1(kind));
                if (!things) {
                    return things.error();
                }
                cached.append(things.value());
            }
            return cached;
        },
        [this](const Result<Changes>& cached) {
            if (!cached) {
                qCWarning(lcQueue).noquote() << "the hall is not known:" << cached.error().detail;
                return;
            }
            QMetaObject::invokeMethod(
                this,
                [this, things = cached.value()] {
                    journal::FeedPage page;
                    page.changes = things;
                    onChangesApplied(page);
                },
                Qt::QueuedConnection);
        });
}

void HallInfoDesk::clear()
{
    m_picture = {};
    Q_EMIT changed();
}

void HallInfoDesk::onChangesApplied(const journal::FeedPage& page)
{
    journal::FeedPage known;
    known.isSnapshot = page.isSnapshot;
    known.hasMore = page.hasMore;
    for (const journal::FeedChange& change : page.changes) {
        if (isKnown(change.kind)) {
            known.changes.append(change);
        }
    }
    m_picture.apply(known);
    // The last page of a snapshot, which takes away what did not come again, may have none of them.
    const bool wasInSnapshot =
        std::exchange(m_isInSnapshot, (m_isInSnapshot || page.isSnapshot) && page.hasMore);
    if (!known.changes.isEmpty() || (wasInSnapshot && !page.hasMore) || page.isSnapshot) {
        Q_EMIT changed();
    }
}

QList<HallFloor> HallInfoDesk::floors() const
{
    QList<HallFloor> floors;
    const auto& things = m_picture.all(feed::kFloor);
    for (auto thing = things.cbegin(); thing != things.cend(); ++thing) {
        HallFloor floor = floorFromJson(thing.key(), *thing, m_node);
        if (floor.width > 0 && floor.height > 0) {
            floors.append(std::move(floor));
        }
    }
    sortByOrder(floors);
    return floors;
}

QList<HallWindow> HallInfoDesk::windows() const
{
    QList<HallWindow> windows;
    const auto& things = m_picture.all(feed::kWindow);
    for (auto thing = things.cbegin(); thing != things.cend(); ++thing) {
        windows.append(windowFromJson(thing.key(), *thing));
    }
    sortByOrder(windows);
    return windows;
}

QList<PublicNotice> HallInfoDesk::notices(QDate today) const
{
    return noticesOf(m_picture.all(feed::kNotice), today);
}

} // namespace onewindow::queue
