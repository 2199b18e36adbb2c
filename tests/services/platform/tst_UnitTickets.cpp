// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/UnitTickets.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/ShownTicket.h"
#include "services/queue/TicketProjection.h"
#include "tests/ManualClock.h"
#include "tests/Seed.h"
#include "tests/services/queue/TestHall.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace onewindow;
using namespace onewindow::platform;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using queue::HallQueue;

namespace {

const QString kEnrol = u"enrol"_s;

/// How many the page says are ahead; -1 where it says nothing.
int aheadOn(const HttpResponse& page)
{
    static const QRegularExpression row(u"<dt>前面还有</dt><dd>(\\d+) 位</dd>"_s);
    const auto match = row.match(QString::fromUtf8(page.body));
    return match.hasMatch() ? match.captured(1).toInt() : -1;
}

} // namespace

/// The pages of a hall's tickets on a machine that knows of them what the hall's feed says.
class tst_UnitTickets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void pageIsThatOfTheHall();
    void feedTellsNobodyWhoseItIs();
    void whoWaitsInVainReadsIt();
    void newsComesWithTheCall();
    void whoWaitsIsAnsweredAtTheEnd();
    void whatIsPressedIsPassedOn_data();
    void whatIsPressedIsPassedOn();
    void ratedOnce();
    void hallThatIsSilent();
    void anotherDayIsGone();
    void nothingElseIsHere_data();
    void nothingElseIsHere();

private:
    /// What is new in the hall's feed.
    void follow();
    HttpRequest request(const QByteArray& method, const QString& path);
    HttpResponse ask(const QByteArray& method, const QString& path);
    QString take(queue::TicketClass klass = queue::TicketClass::Ordinary);

    HttpResponse page(const QString& token) { return ask("GET", u"/t/"_s + token + u"?lang=zh"_s); }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<queue::TestHall> m_hall;
    std::unique_ptr<UnitTickets> m_unit;
    journal::FeedCursor m_cursor;
    int m_status = 303; ///< What the hall answers to what is passed on.
    QStringList m_passed;
};

void tst_UnitTickets::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_hall = std::make_unique<queue::TestHall>(*m_clock);
    m_hall->hallFeed().setShowsPages(true);
    m_cursor = {};
    m_status = 303;
    m_passed.clear();
    m_unit = std::make_unique<UnitTickets>(
        *m_clock, PageLanguages(),
        [this](const HttpRequest& passed, const std::function<void(int)>& done) {
            m_passed << passed.target.path() + u' ' + QString::fromUtf8(passed.body);
            done(m_status);
        });
    QVERIFY(m_hall->open(u"1"_s, {kEnrol}));
}

void tst_UnitTickets::cleanup()
{
    m_unit->stop();
}

void tst_UnitTickets::follow()
{
    auto page = m_hall->feed().read(m_hall->database(), m_cursor,
                                    {u"all"_s, QString::fromLatin1(queue::feed::kPages)},
                                    journal::kFeedPageLimit);
    OW_ENFORCE(page);
    m_cursor = page.value().cursor;
    m_unit->apply(page.value());
}

HttpRequest tst_UnitTickets::request(const QByteArray& method, const QString& path)
{
    HttpRequest request;
    request.method = method;
    const auto target = RequestTarget::parse(path.toUtf8());
    OW_ENFORCE(target);
    request.target = target.value();
    request.remote = u"192.0.2.1"_s;
    return request;
}

HttpResponse tst_UnitTickets::ask(const QByteArray& method, const QString& path)
{
    std::optional<HttpResponse> answer;
    m_unit->handle(request(method, path), [&](HttpResponse given) { answer = std::move(given); });
    OW_ENFORCE(answer);
    return *answer;
}

QString tst_UnitTickets::take(queue::TicketClass klass)
{
    m_clock->advance(5s);
    const auto issued = m_hall->issue(kEnrol, klass);
    OW_ENFORCE(issued);
    return queue::field(issued, "token");
}

/// Random minutes of a hall: place, state and who came first are what the hall itself says.
void tst_UnitTickets::pageIsThatOfTheHall()
{
    std::mt19937 random(testSeed());
    QStringList tokens;
    int passed = 0;
    for (int step = 0; step < 150; ++step) {
        m_clock->advance(7s);
        // Whether it could be done: either is well.
        Result<QJsonObject> done = QJsonObject();
        switch (random() % 6) {
        case 0:
        case 1:
            tokens << take(random() % 3 == 0 ? queue::TicketClass::Elder
                                             : queue::TicketClass::Ordinary);
            break;
        case 2:
            done = m_hall->command(&HallQueue::callNext, u"1"_s);
            break;
        case 3:
            done =
                m_hall->command(random() % 4 == 0 ? &HallQueue::noShow : &HallQueue::start, u"1"_s);
            break;
        case 4:
            done = m_hall->command(&HallQueue::finish, u"1"_s);
            break;
        default:
            done = m_hall->undo(u"1"_s);
            break;
        }
        follow();
        for (const QString& token : std::as_const(tokens)) {
            const auto hall = m_hall->queue().publicTicket(m_hall->database(), token);
            QVERIFY(hall);
            const HttpResponse shown = page(token);
            QCOMPARE(shown.status, 200);
            QCOMPARE(aheadOn(shown), hall.value()["ahead"_L1].toInt(-1));
            QVERIFY(shown.body.contains("data-state=\"" +
                                        hall.value()["state"_L1].toString().toUtf8() + '"'));
            const QString first = hall.value()["passing"_L1].toObject()["number"_L1].toString();
            QCOMPARE(shown.body.contains("先叫了"), !first.isEmpty());
            QVERIFY(first.isEmpty() || shown.body.contains(first.toUtf8() + " 号比您晚取号"));
            passed += first.isEmpty() ? 0 : 1;
        }
    }
    QVERIFY(passed > 0);
}

void tst_UnitTickets::feedTellsNobodyWhoseItIs()
{
    const QString token = take(queue::TicketClass::Disabled);
    const auto page = m_hall->feed().read(m_hall->database(), {},
                                          {u"all"_s, QString::fromLatin1(queue::feed::kPages)},
                                          journal::kFeedPageLimit);
    QVERIFY(page);
    int pages = 0;
    for (const journal::FeedChange& change : page.value().changes) {
        const QByteArray text =
            QJsonDocument(change.body.value_or(QJsonObject())).toJson() + change.id.toUtf8();
        for (const QByteArray& secret :
             {token.toUtf8(), QByteArray("disabled"), QByteArray("handle")}) {
            QVERIFY2(!text.contains(secret), text.constData());
        }
        pages += change.kind == QLatin1String(queue::feed::kPage) ? 1 : 0;
    }
    QCOMPARE(pages, 1);
    // Where no unit is told of, nothing of it is in the feed.
    m_hall->hallFeed().setShowsPages(false);
    take();
    QCOMPARE(
        m_hall->published(queue::feed::kPage, {QString::fromLatin1(queue::feed::kPages)}).size(),
        1);
}

void tst_UnitTickets::whoWaitsInVainReadsIt()
{
    const QString token = take();
    follow();
    QVERIFY(!page(token).body.contains("没有窗口办理这件事"));
    QVERIFY(m_hall->run<QJsonObject>([&](storage::Database& store) {
        return m_hall->queue().loseWindow(store, {u"1"_s, u"zhao"_s, {}}, u"unwell"_s);
    }));
    follow();
    QVERIFY(page(token).body.contains("没有窗口办理这件事"));
    QVERIFY(m_hall->open(u"1"_s, {kEnrol}));
    follow();
    QVERIFY(!page(token).body.contains("没有窗口办理这件事"));
}

void tst_UnitTickets::newsComesWithTheCall()
{
    const QString token = take();
    const QString other = take();
    follow();
    static const QRegularExpression link(u"data-events=\"([^\"]+)\""_s);
    const QString events =
        link.match(QString::fromUtf8(page(token).body)).captured(1).replace(u"&amp;"_s, u"&"_s);
    std::optional<HttpResponse> answer;
    m_unit->handle(request("GET", events), [&](HttpResponse given) { answer = std::move(given); });
    QVERIFY(!answer); // It has the newest.
    m_unit->look();
    QVERIFY(!answer);
    QVERIFY(m_hall->command(&HallQueue::callNext, u"1"_s));
    follow();
    QVERIFY(answer);
    QVERIFY(answer->contentType.startsWith("text/event-stream"));
    QVERIFY(answer->body.contains(R"("state":"called")"));
    // Who has something else is answered at once.
    QVERIFY(ask("GET", u"/t/"_s + other + u"/events?lang=zh"_s).body.contains("event: ticket"));
}

void tst_UnitTickets::whoWaitsIsAnsweredAtTheEnd()
{
    const QString token = take();
    follow();
    static const QRegularExpression link(u"data-events=\"([^\"]+)\""_s);
    const QString events =
        link.match(QString::fromUtf8(page(token).body)).captured(1).replace(u"&amp;"_s, u"&"_s);
    std::optional<HttpResponse> answer;
    m_unit->handle(request("GET", events), [&](HttpResponse given) { answer = std::move(given); });
    QVERIFY(!answer);
    m_unit->stop();
    QVERIFY(answer);
    QVERIFY(!answer->body.contains("event:"));
}

void tst_UnitTickets::whatIsPressedIsPassedOn_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<int>("hall"); // What it answers.
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isWaitedFor");
    QTest::newRow("give up") << u"cancel"_s << 303 << 303 << true;
    QTest::newRow("late") << u"late"_s << 303 << 303 << true;
    QTest::newRow("no form") << u"late"_s << 400 << 400 << false;
    QTest::newRow("too often") << u"late"_s << 429 << 429 << false;
    QTest::newRow("the hall is gone") << u"cancel"_s << 0 << 504 << false;
    QTest::newRow("the hall fails") << u"cancel"_s << 503 << 504 << false;
}

void tst_UnitTickets::whatIsPressedIsPassedOn()
{
    QFETCH(const QString, verb);
    QFETCH(const int, hall);
    QFETCH(const int, status);
    QFETCH(const bool, isWaitedFor);
    m_status = hall;
    const QString token = take();
    follow();
    HttpRequest press = request("POST", u"/h/hall-1/t/%1/%2?lang=zh&size=large"_s.arg(token, verb));
    press.body = "due=1";
    std::optional<HttpResponse> answer;
    m_unit->handle(press, [&](HttpResponse given) { answer = std::move(given); });
    QVERIFY(answer);
    QCOMPARE(answer->status, status);
    QCOMPARE(m_passed, QStringList(u"/h/hall-1/t/%1/%2 due=1"_s.arg(token, verb)));
    if (status == 303) {
        QCOMPARE(answer->headers.constFirst().second,
                 "/h/hall-1/t/" + token.toLatin1() + "?lang=zh-CN&size=large");
    }
    QCOMPARE(page(token).body.contains("已提交，等待大厅确认"), isWaitedFor);
    // Whatever becomes of it, the page does not wait for ever.
    m_clock->advance(6s);
    QVERIFY(!page(token).body.contains("已提交"));
    QVERIFY(page(token).body.contains("取消这个号"));
}

void tst_UnitTickets::ratedOnce()
{
    const QString token = take();
    QVERIFY(m_hall->command(&HallQueue::callNext, u"1"_s));
    QVERIFY(m_hall->command(&HallQueue::start, u"1"_s));
    QVERIFY(m_hall->command(&HallQueue::finish, u"1"_s));
    follow();
    QVERIFY(page(token).body.contains("非常满意"));
    QCOMPARE(ask("POST", u"/t/"_s + token + u"/rate"_s).status, 303);
    QVERIFY(page(token).body.contains("谢谢您的评价"));
}

void tst_UnitTickets::hallThatIsSilent()
{
    const QString token = take();
    QCOMPARE(page(token).status, 503); // Nothing is known yet.
    follow();
    QVERIFY(!page(token).body.contains("大厅网络中断"));
    m_clock->advance(3min);
    QVERIFY(page(token).body.contains("大厅网络中断"));
    QVERIFY(!page(token).body.contains("<form"));
    m_unit->confirm();
    QVERIFY(!page(token).body.contains("大厅网络中断"));
}

void tst_UnitTickets::anotherDayIsGone()
{
    const QString token = take();
    follow();
    QCOMPARE(page(token).status, 200);
    const auto tell = [this](bool isStoreWell = true) {
        const auto told = m_hall->run<int>([&](storage::Database& store) -> Result<int> {
            OW_TRY(m_hall->hallFeed().publishPages(store, queue::hallDay(m_clock->now().wallMs)));
            return isStoreWell ? Result<int>(0) : Error{ErrorCode::StoreFailed, {}};
        });
        if (told) {
            m_hall->hallFeed().notePages();
        }
        return bool(told);
    };
    QVERIFY(tell());
    follow();
    QCOMPARE(page(token).status, 200);
    m_clock->advance(24h);
    QVERIFY(!tell(false));
    follow();
    QCOMPARE(page(token).status, 200);
    QVERIFY(tell()); // What failed is done again.
    follow();
    QCOMPARE(page(token).status, 404);
}

void tst_UnitTickets::nothingElseIsHere_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::newRow("no such ticket") << QByteArray("GET") << u"/t/none"_s;
    QTest::newRow("news of none") << QByteArray("GET") << u"/t/none/events"_s;
    QTest::newRow("a form of none") << QByteArray("POST") << u"/t/none/cancel"_s;
    QTest::newRow("a verb that is none") << QByteArray("POST") << u"/t/none/finish"_s;
    QTest::newRow("another method") << QByteArray("DELETE") << u"/t/none"_s;
    QTest::newRow("a form that is asked for") << QByteArray("GET") << u"/t/none/cancel"_s;
}

void tst_UnitTickets::nothingElseIsHere()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QString, path);
    follow();
    QVERIFY(UnitTickets::isOurs(request(method, path).target));
    QCOMPARE(ask(method, path).status, 404);
    QVERIFY(m_passed.isEmpty());
}

QTEST_GUILESS_MAIN(tst_UnitTickets)
#include "tst_UnitTickets.moc"
