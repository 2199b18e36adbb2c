// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/feedback/Feedback.h"
#include "services/feedback/FeedbackStore.h"
#include "services/feedback/RatingsSummary.h"
#include "services/storage/Rows.h"
#include "tests/services/queue/TestHall.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::feedback;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using queue::HallQueue;
using queue::TestHall;

namespace {

const QString kEnrol = u"enrol"_s;
const QString kMove = u"move"_s;

} // namespace

/// How satisfied people were, by window, matter and day, and never so that it tells who.
class TestRatingsSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void byWindowAndMatter();
    void tooFewAreNotTold_data();
    void tooFewAreNotTold();
    void smallGroupsAreToldTogether();
    void todayComesTomorrow();
    void byDay();
    void monthsDoNotOverlap();
    void rateOfAVisitBelongsToNone();

private:
    /// Somebody takes a number, is served at the window and rates.
    void serve(const QString& window, const QString& matter, int level);
    void rate(const QByteArray& id, About about, int level);
    QString tokenOf(const QString& ticket);
    RatingsSummary sums(RatingsBy by, QDate month = QDate(2026, 11, 1));

    [[nodiscard]] QDate today() const
    {
        return QDate::fromString(queue::hallDay(m_clock.now().wallMs), Qt::ISODate);
    }

    ManualClock m_clock;
    std::unique_ptr<TestHall> m_hall;
};

void TestRatingsSummary::init()
{
    m_clock.jumpWall(std::chrono::milliseconds(1'795'309'200'000 - m_clock.now().wallMs));
    m_hall = std::make_unique<TestHall>(m_clock);
    QVERIFY(FeedbackStore::migrate(m_hall->database()));
    QVERIFY(m_hall->open(u"1"_s, {kEnrol}));
    QVERIFY(m_hall->open(u"2"_s, {kMove}));
}

QString TestRatingsSummary::tokenOf(const QString& ticket)
{
    const auto token = storage::firstOrDefaultOf(
        storage::query(m_hall->database(), "SELECT token FROM tickets WHERE id = ?",
                       idFromText(ticket)),
        [](const storage::Statement& row) { return row.text(0); });
    OW_ENFORCE(token);
    return token.value();
}

void TestRatingsSummary::rate(const QByteArray& id, About about, int level)
{
    OW_ENFORCE(m_hall->run<int>([&](storage::Database& database) -> Result<int> {
        Rating rating;
        rating.id = id;
        rating.about = about;
        rating.level = level;
        rating.node = u"kiosk-1"_s;
        rating.ratedAtMs = m_clock.now().wallMs;
        OW_TRY(FeedbackStore(database, m_hall->journal().hall()).insert(rating));
        return 0;
    }));
}

void TestRatingsSummary::serve(const QString& window, const QString& matter, int level)
{
    const QString ticket = queue::field(m_hall->issue(matter), "id");
    OW_ENFORCE(m_hall->command(&HallQueue::callNext, window));
    OW_ENFORCE(m_hall->command(&HallQueue::start, window));
    OW_ENFORCE(m_hall->command(&HallQueue::finish, window));
    rate(ratingId(About::Ticket, tokenOf(ticket)), About::Ticket, level);
    m_clock.advance(1min);
}

RatingsSummary TestRatingsSummary::sums(RatingsBy by, QDate month)
{
    const auto found = ratingsOf(m_hall->database(), m_hall->journal().hall(), month, today(), by);
    OW_ENFORCE(found);
    return found.value();
}

void TestRatingsSummary::byWindowAndMatter()
{
    for (int i = 0; i < 6; ++i) {
        serve(u"1"_s, kEnrol, i == 0 ? 1 : 5);
        serve(u"2"_s, kMove, 3);
    }
    m_clock.advance(24h);
    for (const RatingsBy by : {RatingsBy::Window, RatingsBy::Matter}) {
        const RatingsSummary found = sums(by);
        QCOMPARE(found.groups.size(), 2);
        QCOMPARE(found.groups.at(0).key, by == RatingsBy::Window ? u"1"_s : kEnrol);
        QCOMPARE(found.groups.at(0).levels, (std::array<qint64, 5>{1, 0, 0, 0, 5}));
        QCOMPARE(found.groups.at(1).key, by == RatingsBy::Window ? u"2"_s : kMove);
        QCOMPARE(found.groups.at(1).levels, (std::array<qint64, 5>{0, 0, 6, 0, 0}));
        QCOMPARE(found.untold, 0);
    }
}

void TestRatingsSummary::tooFewAreNotTold_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("isTold");
    QTest::newRow("none") << 0 << false;
    QTest::newRow("one") << 1 << false;
    QTest::newRow("one too few") << 4 << false;
    QTest::newRow("just enough") << 5 << true;
}

void TestRatingsSummary::tooFewAreNotTold()
{
    QFETCH(int, count);
    QFETCH(bool, isTold);
    for (int i = 0; i < count; ++i) {
        serve(u"1"_s, kEnrol, 2);
    }
    m_clock.advance(24h);
    const RatingsSummary found = sums(RatingsBy::Window);
    QCOMPARE(found.groups.size(), isTold ? 1 : 0);
    QCOMPARE(found.untold, isTold ? 0 : count);
}

void TestRatingsSummary::smallGroupsAreToldTogether()
{
    for (int i = 0; i < 3; ++i) {
        serve(u"1"_s, kEnrol, 5);
        serve(u"2"_s, kMove, 1);
    }
    m_clock.advance(24h);
    const RatingsSummary found = sums(RatingsBy::Window);
    QCOMPARE(found.groups.size(), 1);
    QCOMPARE(found.groups.at(0).key, QString());
    QCOMPARE(found.groups.at(0).levels, (std::array<qint64, 5>{3, 0, 0, 0, 3}));
}

/// Nobody sees a figure move as somebody leaves a window.
void TestRatingsSummary::todayComesTomorrow()
{
    for (int i = 0; i < 6; ++i) {
        serve(u"1"_s, kEnrol, 4);
    }
    QCOMPARE(sums(RatingsBy::Window).groups.size(), 0);
    QCOMPARE(sums(RatingsBy::Day).groups.size(), 0);
    m_clock.advance(24h);
    QCOMPARE(sums(RatingsBy::Window).groups.size(), 1);
}

void TestRatingsSummary::byDay()
{
    for (int i = 0; i < 6; ++i) {
        serve(u"1"_s, kEnrol, 4);
        rate(randomBytes(16), About::Visit, 2);
    }
    m_clock.advance(24h);
    for (int i = 0; i < 5; ++i) {
        rate(randomBytes(16), About::Visit, 5);
    }
    m_clock.advance(24h);
    const RatingsSummary found = sums(RatingsBy::Day);
    QCOMPARE(found.groups.size(), 2);
    QCOMPARE(found.groups.at(0).key, u"2026-11-22"_s);
    QCOMPARE(found.groups.at(0).levels, (std::array<qint64, 5>{0, 6, 0, 6, 0}));
    QCOMPARE(found.groups.at(1).key, u"2026-11-23"_s);
    QCOMPARE(found.groups.at(1).count(), 5);
}

void TestRatingsSummary::monthsDoNotOverlap()
{
    for (int i = 0; i < 5; ++i) {
        serve(u"1"_s, kEnrol, 4);
    }
    m_clock.advance(24h * 20);
    for (int i = 0; i < 7; ++i) {
        rate(randomBytes(16), About::Visit, 3);
    }
    m_clock.advance(24h * 40);
    QCOMPARE(sums(RatingsBy::Day).groups.at(0).count(), 5);
    QCOMPARE(sums(RatingsBy::Day, QDate(2026, 12, 1)).groups.at(0).count(), 7);
    QCOMPARE(sums(RatingsBy::Day, QDate(2026, 10, 1)).groups.size(), 0);
    QCOMPARE(sums(RatingsBy::Day, QDate(2030, 1, 1)).groups.size(), 0);
}

void TestRatingsSummary::rateOfAVisitBelongsToNone()
{
    for (int i = 0; i < 5; ++i) {
        rate(randomBytes(16), About::Visit, 3);
    }
    m_clock.advance(24h);
    QCOMPARE(sums(RatingsBy::Window).groups.size(), 1);
    QCOMPARE(sums(RatingsBy::Window).groups.at(0).key, QString());
    QCOMPARE(sums(RatingsBy::Matter).groups.at(0).count(), 5);
}

QTEST_GUILESS_MAIN(TestRatingsSummary)
#include "tst_RatingsSummary.moc"
