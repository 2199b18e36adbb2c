// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/FeedKinds.h"
#include "services/queue/HallPicture.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::queue;

namespace {

journal::FeedPage page(const char* kind, const QString& id,
                       const std::optional<QJsonObject>& body = QJsonObject())
{
    journal::FeedPage page;
    page.changes << journal::FeedChange{
        .kind = QString::fromLatin1(kind), .id = id, .version = 1, .body = body};
    return page;
}

} // namespace

/// When the catalogue, which is long, has to be looked through again.
class tst_HallPicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void catalogueChanges();
    void restDoesNot();
    void endOfASnapshotDoes();

private:
    const QString m_id = QStringLiteral("x");
};

void tst_HallPicture::catalogueChanges()
{
    HallPicture hall;
    QVERIFY(hall.apply(page(feed::kTheme, m_id)));
    QVERIFY(hall.apply(page(feed::kMatter, m_id)));
    QVERIFY(hall.apply(page(feed::kMatter, m_id, std::nullopt)));
    QVERIFY(hall.all(feed::kMatter).isEmpty());
}

void tst_HallPicture::restDoesNot()
{
    HallPicture hall;
    for (const char* kind : {feed::kTicket, feed::kWindow, feed::kQueue, feed::kCall}) {
        QVERIFY(!hall.apply(page(kind, m_id)));
        QVERIFY(hall.all(kind).contains(m_id));
    }
}

void tst_HallPicture::endOfASnapshotDoes()
{
    HallPicture hall;
    hall.apply(page(feed::kMatter, m_id));
    journal::FeedPage first = page(feed::kQueue, m_id);
    first.isSnapshot = true;
    first.hasMore = true;
    QVERIFY(!hall.apply(first));
    QVERIFY(hall.all(feed::kMatter).contains(m_id));
    // What did not come again is gone, and that may be a matter.
    QVERIFY(hall.apply(page(feed::kTicket, m_id)));
    QVERIFY(hall.all(feed::kMatter).isEmpty());
}

QTEST_GUILESS_MAIN(tst_HallPicture)
#include "tst_HallPicture.moc"
