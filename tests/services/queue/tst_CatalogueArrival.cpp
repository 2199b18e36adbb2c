// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/CatalogueFeed.h"
#include "services/queue/FeedKinds.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::queue;

namespace {

journal::FeedPage page(const char* kind, bool hasMore, bool isSnapshot = false)
{
    journal::FeedPage page;
    if (kind != nullptr) {
        page.changes << journal::FeedChange{.kind = QString::fromLatin1(kind),
                                            .id = QStringLiteral("1"),
                                            .version = 1,
                                            .body = QJsonObject()};
    }
    page.hasMore = hasMore;
    page.isSnapshot = isSnapshot;
    return page;
}

} // namespace

/// When a hall takes over what the centre offers.
class tst_CatalogueArrival : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void snapshotCountsOnceItIsWhole();
    void emptySnapshotCounts();
    void changeInPagesCountsOnce();
    void otherKindsDoNotCount();
};

void tst_CatalogueArrival::snapshotCountsOnceItIsWhole()
{
    CatalogueArrival arrival;
    QVERIFY(!arrival.isWhole(page(feed::kMatter, true, true)));
    QVERIFY(!arrival.isWhole(page(feed::kMatter, true)));
    QVERIFY(arrival.isWhole(page(feed::kNotice, false)));
    QVERIFY(!arrival.isWhole(page(feed::kNotice, false)));
}

void tst_CatalogueArrival::emptySnapshotCounts()
{
    CatalogueArrival arrival;
    QVERIFY(arrival.isWhole(page(nullptr, false, true)));
}

void tst_CatalogueArrival::changeInPagesCountsOnce()
{
    CatalogueArrival arrival;
    QVERIFY(!arrival.isWhole(page(feed::kTheme, true)));
    QVERIFY(arrival.isWhole(page(feed::kMatter, false)));
    QVERIFY(arrival.isWhole(page(feed::kMatter, false)));
}

void tst_CatalogueArrival::otherKindsDoNotCount()
{
    CatalogueArrival arrival;
    QVERIFY(!arrival.isWhole(page(feed::kNotice, true)));
    QVERIFY(!arrival.isWhole(page(feed::kQueue, false)));
}

QTEST_GUILESS_MAIN(tst_CatalogueArrival)
#include "tst_CatalogueArrival.moc"
