// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/FeedKinds.h"
#include "services/queue/HallInfoDesk.h"

#include <QJsonArray>
#include <QTest>

using namespace onewindow;
using namespace onewindow::queue;
using namespace Qt::StringLiterals;

namespace {

const QString kKiosk = u"kiosk-1"_s;

journal::FeedChange change(const char* kind, const QString& id,
                           const std::optional<QJsonObject>& body)
{
    journal::FeedChange made;
    made.kind = QLatin1String(kind);
    made.id = id;
    made.body = body;
    return made;
}

QJsonObject text(const QString& zh)
{
    return {{u"zh"_s, zh}, {u"en"_s, u"x"_s}};
}

QJsonObject floor(int order)
{
    const QJsonObject good{{u"id"_s, u"a"_s},
                           {u"name"_s, text(u"A 区"_s)},
                           {u"x"_s, 1},
                           {u"y"_s, 2},
                           {u"w"_s, 3},
                           {u"h"_s, 4},
                           {u"windows"_s, QJsonArray{u"1"_s, u"2"_s}}};
    QJsonObject outside = good;
    outside.insert(u"x"_s, 9);
    return {
        {u"name"_s, text(u"一楼"_s)},
        {u"width"_s, 10},
        {u"height"_s, 10},
        {u"order"_s, order},
        {u"areas"_s, QJsonArray{good, outside}},
        {u"terminals"_s, QJsonArray{QJsonObject{{u"node"_s, kKiosk}, {u"x"_s, 5}, {u"y"_s, 6}}}}};
}

QJsonObject notice(int order, const QString& from, const QString& until)
{
    return {{u"text"_s, text(u"标题"_s)},
            {u"body"_s, text(u"正文"_s)},
            {u"from"_s, from},
            {u"until"_s, until},
            {u"order"_s, order}};
}

} // namespace

/// What a terminal knows of its hall by the feed.
class TestHallInfoDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void floorsComeByOrder();
    void windowsSayWhatTheyServe();
    void noticesAreThoseOfTheDay();
    void whatIsGoneIsGone();
    void snapshotReplacesWhatWasThere();
    void cachedThingsAreThereAfterAStart();

private:
    void apply(const QList<journal::FeedChange>& changes)
    {
        journal::FeedPage page;
        page.changes = changes;
        m_desk->onChangesApplied(page);
    }

    std::unique_ptr<storage::Writer> m_writer;
    std::unique_ptr<HallInfoDesk> m_desk;
};

void TestHallInfoDesk::init()
{
    storage::DatabaseOptions options;
    options.path = u":memory:"_s;
    auto database = storage::Database::open(options);
    QVERIFY(database);
    QVERIFY(journal::FeedCache().open(*database.value()));
    m_writer = std::make_unique<storage::Writer>(std::move(database).value());
    m_desk = std::make_unique<HallInfoDesk>(kKiosk, *m_writer);
}

void TestHallInfoDesk::cleanup()
{
    m_writer->stop();
    m_desk.reset();
    m_writer.reset();
}

void TestHallInfoDesk::floorsComeByOrder()
{
    apply({change(feed::kFloor, u"a"_s, floor(1)), change(feed::kFloor, u"b"_s, floor(0)),
           change(feed::kFloor, u"c"_s, QJsonObject())});
    const auto floors = m_desk->floors();
    QCOMPARE(floors.size(), 2);
    QCOMPARE(floors.at(0).id, u"b"_s);
    QCOMPARE(floors.at(0).areas.size(), 1);
    QCOMPARE(floors.at(0).areas.at(0).place, QRectF(1, 2, 3, 4));
    QCOMPARE(floors.at(0).areas.at(0).windows, (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(floors.at(0).here.value(), QPointF(5, 6));
}

void TestHallInfoDesk::windowsSayWhatTheyServe()
{
    apply({change(feed::kWindow, u"2"_s,
                  QJsonObject{{u"name"_s, text(u"2 号"_s)},
                              {u"state"_s, u"open"_s},
                              {u"matters"_s, QJsonArray{u"si"_s}},
                              {u"order"_s, 2}}),
           change(feed::kWindow, u"1"_s,
                  QJsonObject{{u"name"_s, text(u"1 号"_s)}, {u"state"_s, u"paused"_s}})});
    const auto windows = m_desk->windows();
    QCOMPARE(windows.size(), 2);
    QCOMPARE(windows.at(0).id, u"1"_s);
    QVERIFY(windows.at(0).isPaused && !windows.at(0).isOpen);
    QVERIFY(windows.at(1).isOpen);
    QCOMPARE(windows.at(1).matters, QStringList{u"si"_s});
}

void TestHallInfoDesk::noticesAreThoseOfTheDay()
{
    apply({change(feed::kNotice, u"0"_s, notice(2, u"2026-11-20"_s, u"2026-11-30"_s)),
           change(feed::kNotice, u"1"_s, notice(1, {}, {})),
           change(feed::kNotice, u"2"_s, notice(0, u"2026-12-01"_s, {}))});
    const auto today = m_desk->notices(QDate(2026, 11, 23));
    QCOMPARE(today.size(), 2);
    QCOMPARE(today.at(0).id, u"1"_s);
    QCOMPARE(today.at(1).text.zh, u"正文"_s);
    QCOMPARE(m_desk->notices(QDate(2026, 12, 5)).at(0).id, u"2"_s);
}

void TestHallInfoDesk::whatIsGoneIsGone()
{
    apply({change(feed::kFloor, u"a"_s, floor(0))});
    apply({change(feed::kFloor, u"a"_s, std::nullopt)});
    QVERIFY(m_desk->floors().isEmpty());
    apply({change(feed::kFloor, u"a"_s, floor(0))});
    m_desk->clear();
    QVERIFY(m_desk->floors().isEmpty());
}

void TestHallInfoDesk::snapshotReplacesWhatWasThere()
{
    apply({change(feed::kFloor, u"a"_s, floor(0)), change(feed::kFloor, u"b"_s, floor(1))});
    journal::FeedPage page;
    page.isSnapshot = true;
    page.hasMore = true;
    page.changes = {change(feed::kFloor, u"b"_s, floor(1))};
    m_desk->onChangesApplied(page);
    QCOMPARE(m_desk->floors().size(), 2);
    page = {};
    page.changes = {change(feed::kQueue, u"si"_s, QJsonObject{{u"waiting"_s, 3}})};
    m_desk->onChangesApplied(page);
    QCOMPARE(m_desk->floors().size(), 1);
    QCOMPARE(m_desk->floors().at(0).id, u"b"_s);
}

void TestHallInfoDesk::cachedThingsAreThereAfterAStart()
{
    journal::FeedPage page;
    page.changes = {change(feed::kFloor, u"a"_s, floor(0))};
    QVERIFY(m_writer->runAndWait<void>(
        [&](storage::Database& database) { return journal::FeedCache().apply(database, page); }));
    m_desk->start();
    QTRY_COMPARE(m_desk->floors().size(), 1);
}

QTEST_GUILESS_MAIN(TestHallInfoDesk)
#include "tst_HallInfoDesk.moc"
