// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/feedback/FeedbackStore.h"
#include "services/platform/LivePages.h"
#include "services/platform/TicketPage.h"
#include "tests/services/platform/ApiTest.h"
#include "tests/services/platform/TestPhone.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

#include <vector>

using namespace onewindow;
using namespace onewindow::sync;
using namespace onewindow::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;
constexpr qsizetype kPageLimitBytes = 8'000;

} // namespace

/// The page behind the code of a ticket, at the hall that owns it.
class tst_TicketPages : public ApiTest
{
    Q_OBJECT

public:
    /// Nobody else waits for what becomes known in the hall, but for the platform itself.
    tst_TicketPages() { m_hall.settings.hasPages = false; }

private Q_SLOTS:
    void init();
    void pageSaysWhatItShould_data();
    void pageSaysWhatItShould();
    void needsNoScript();
    void linkOfAnotherHall();
    void saysWhoCameFirstAndWhy();
    void holderGivesUp();
    void holderLetsOthersGoFirst();
    void holderRatesOnce();
    void nothingIsTakenThatDoesNotFit_data();
    void nothingIsTakenThatDoesNotFit();
    void newsComesWithTheCall();
    void newsOfTheirOwnPlaceAlone();
    void fewWaitForOnePage();
    void placesAreGivenBack();
    void eventWithoutNews();

private:
    [[nodiscard]] TestPhone phoneOf(const QJsonObject& issued, const QString& prefix = {}) const
    {
        return {m_hall.pki.anonymous(m_hall.port()),
                prefix + u"/t/"_s + issued["token"_L1].toString()};
    }

    [[nodiscard]] std::size_t waiting() { return m_hall.application().hub().waiting(); }

    TestPhone take() { return phoneOf(issue(u"si"_s).json); }
};

/// Nobody waits, nobody is in hand.
void tst_TicketPages::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    press(u"1"_s, u"start"_s);
    press(u"1"_s, u"finish"_s);
    QCOMPARE(press(u"1"_s, u"open"_s, R"({"matters":["si"]})").status, 200);
    while (press(u"1"_s, u"call-next"_s).status == 200) {
        QVERIFY(serve(u"1"_s));
    }
}

void tst_TicketPages::pageSaysWhatItShould_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("texts");
    QTest::newRow("zh") << u"?lang=zh"_s
                        << QStringList{u"等候叫号"_s, u"前面还有"_s,      u"2 位"_s,
                                       u"预计等候"_s, u"取消这个号"_s,    u"我会晚到"_s,
                                       u"大字"_s,     u"lang=\"zh-CN\""_s};
    QTest::newRow("en") << u"?lang=en"_s
                        << QStringList{u"Waiting"_s,        u"People ahead"_s,
                                       u"Expected wait"_s,  u"Give up this number"_s,
                                       u"I will be late"_s, u"Larger type"_s,
                                       u"lang=\"en\""_s};
    QTest::newRow("large") << u"?lang=en&size=large"_s
                           << QStringList{u"<body class=\"large\">"_s, u"Normal type"_s,
                                          u"?lang=zh-CN&amp;size=large"_s};
    QTest::newRow("before giving up")
        << u"?lang=en&ask=cancel"_s << QStringList{u"Yes, give it up"_s, u"No, keep it"_s};
}

void tst_TicketPages::pageSaysWhatItShould()
{
    QFETCH(const QString, query);
    QFETCH(const QStringList, texts);
    take();
    take();
    TestPhone phone = take();
    const Answer page = phone.page(query);
    QCOMPARE(page.status, 200);
    for (const QString& text : texts) {
        QVERIFY2(page.body.contains(text.toUtf8()), qPrintable(text));
    }
    QVERIFY2(page.body.size() < kPageLimitBytes, QByteArray::number(page.body.size()).constData());
}

/// What stands in the page runs nothing; the script is a file of ours, beside it.
void tst_TicketPages::needsNoScript()
{
    TestPhone phone = take();
    const QByteArray page = phone.page().body;
    QVERIFY(page.contains("<noscript><meta http-equiv=\"refresh\""));
    QCOMPARE(page.count("<script"), 1);
    QVERIFY(page.contains("<script src=\"/assets/ticket.js\" defer></script>"));
    QVERIFY(!page.contains("onclick") && !page.contains("javascript:"));
    HttpClient anybody(m_hall.pki.anonymous(m_hall.port()));
    const Answer script(anybody.perform(get(u"/assets/ticket.js"_s)));
    QVERIFY(script.type.startsWith("text/javascript"));
    QVERIFY(script.body.size() + page.size() < kPageLimitBytes);
}

void tst_TicketPages::linkOfAnotherHall()
{
    const QJsonObject issued = issue(u"si"_s).json;
    QCOMPARE(phoneOf(issued, u"/h/hall-1"_s).page().status, 200);
    QCOMPARE(phoneOf(issued, u"/h/hall-2"_s).page().status, 404);
    QCOMPARE(phoneOf(issued, u"/h/hall-2"_s).send(u"cancel"_s), 404);
}

void tst_TicketPages::saysWhoCameFirstAndWhy()
{
    TestPhone phone = take();
    QVERIFY(!phone.shows("先叫了"));
    QVERIFY(phone.shows("比您晚 20 分钟以上取的号不会先叫：最多像您晚取 20 分钟那样等。"));
    const QJsonObject elder =
        Answer(m_counter->perform(
                   as(post(u"/v1/tickets"_s, R"({"matter":"si","class":"elder"})"), m_token)))
            .json;
    TestPhone elders = phoneOf(elder);
    QCOMPARE(press(u"1"_s, u"call-next"_s).status, 200);
    QVERIFY(elders.shows("正在叫号"));
    QVERIFY(!elders.shows("先叫了"));
    const QByteArray page = phone.page().body;
    QVERIFY(page.contains(elder["number"_L1].toString().toUtf8() + " 号比您晚取号，"));
    QVERIFY(page.contains("先叫了：按规定可以优先办理。"));
    // Which class it is, or whose, is nobody's business.
    for (const char* secret : {"elder", "老年", "wang"}) {
        QVERIFY2(!page.contains(secret), secret);
    }
    QVERIFY(phoneOf(issue(u"si"_s).json).page(u"?lang=en"_s).body.contains("20 minutes"));
}

void tst_TicketPages::holderGivesUp()
{
    TestPhone first = take();
    TestPhone phone = take();
    QCOMPARE(first.send(u"cancel"_s), 303);
    QVERIFY(first.shows("已取消"));
    QVERIFY(!first.shows("取消这个号"));
    QCOMPARE(phone.ahead(), 0);
    // Once more: nothing else happens.
    QCOMPARE(first.send(u"cancel"_s), 303);
    QVERIFY(first.shows("已取消"));
    // Whom a window has called is its business.
    QCOMPARE(press(u"1"_s, u"call-next"_s).status, 200);
    QCOMPARE(phone.send(u"cancel"_s), 303);
    QVERIFY(phone.shows("正在叫号"));
}

void tst_TicketPages::holderLetsOthersGoFirst()
{
    TestPhone phone = take();
    std::vector<TestPhone> others;
    others.reserve(5);
    for (int i = 0; i < 5; ++i) {
        // Two of one millisecond are stepped behind together.
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        QVERIFY(QTest::qWaitFor([=] { return QDateTime::currentMSecsSinceEpoch() > before + 1; }));
        others.push_back(phoneOf(issue(u"si"_s).json));
    }
    QCOMPARE(phone.ahead(), 0);
    const QByteArray seen = phone.due();
    QCOMPARE(phone.send(u"late"_s, seen), 303);
    QCOMPARE(phone.ahead(), 3);
    QCOMPARE(others.at(2).ahead(), 2);
    QCOMPARE(others.at(3).ahead(), 4);
    // The button of a page that is not up to date: a second tap.
    QCOMPARE(phone.send(u"late"_s, seen), 303);
    QCOMPARE(phone.ahead(), 3);
    QCOMPARE(phone.send(u"late"_s, phone.due()), 303);
    QCOMPARE(phone.ahead(), 5);
    // Nobody is behind.
    QCOMPARE(phone.send(u"late"_s, phone.due()), 303);
    QCOMPARE(phone.ahead(), 5);
}

void tst_TicketPages::holderRatesOnce()
{
    const QJsonObject issued = issue(u"si"_s).json;
    TestPhone phone = phoneOf(issued);
    QVERIFY(!phone.shows("非常满意"));
    QCOMPARE(press(u"1"_s, u"call-next"_s).status, 200);
    QVERIFY(serve(u"1"_s));
    QVERIFY(phone.shows("已办理完毕"));
    QVERIFY(phone.shows("非常满意"));
    QCOMPARE(phone.send(u"rate"_s, "level=4"), 303);
    QVERIFY(phone.shows("谢谢您的评价"));
    QVERIFY(!phone.shows("非常满意"));
    QCOMPARE(phone.send(u"rate"_s, "level=1"), 303);
    storage::DatabaseOptions options;
    options.path = m_hall.settings.storePath;
    options.readOnly = true;
    const auto store = storage::Database::open(options);
    QVERIFY(store);
    const auto rating =
        feedback::FeedbackStore(*store.value(), u"hall-1"_s)
            .rating(feedback::ratingId(feedback::About::Ticket, issued["token"_L1].toString()));
    QVERIFY(rating && rating.value());
    QCOMPARE(rating.value()->level, 4);
    QCOMPARE(rating.value()->number, 1);
}

void tst_TicketPages::nothingIsTakenThatDoesNotFit_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("rated before it is done") << u"rate"_s << QByteArray("level=5") << 303;
    QTest::newRow("no level") << u"rate"_s << QByteArray() << 400;
    QTest::newRow("level 0") << u"rate"_s << QByteArray("level=0") << 400;
    QTest::newRow("level 6") << u"rate"_s << QByteArray("level=6") << 400;
    QTest::newRow("no place") << u"late"_s << QByteArray() << 400;
    QTest::newRow("place of a word") << u"late"_s << QByteArray("due=now") << 400;
    QTest::newRow("another place") << u"late"_s << QByteArray("due=1") << 303;
    QTest::newRow("not a form") << u"late"_s << QByteArray("due=%zz") << 400;
    QTest::newRow("another verb") << u"finish"_s << QByteArray() << 404;
    QTest::newRow("far too much") << u"rate"_s << QByteArray(300, 'a') << 413;
}

void tst_TicketPages::nothingIsTakenThatDoesNotFit()
{
    QFETCH(const QString, verb);
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    TestPhone phone = take();
    QCOMPARE(phone.send(verb, body), status);
    QVERIFY(phone.shows("等候叫号"));
    QCOMPARE(phone.ahead(), 0);
}

void tst_TicketPages::newsComesWithTheCall()
{
    TestPhone phone = take();
    const std::size_t before = waiting();
    auto news = phone.watch();
    QTRY_VERIFY_WITH_TIMEOUT(waiting() > before, kPatienceMs);
    QCOMPARE(press(u"1"_s, u"call-next"_s).status, 200);
    const Answer event = news.get();
    QCOMPARE(event.status, 200);
    QVERIFY(event.type.startsWith("text/event-stream"));
    QVERIFY(event.body.startsWith("retry: 1000\nid: "));
    const QJsonObject told = TestPhone::told(event);
    QCOMPARE(told["state"_L1].toString(), u"called"_s);
    QCOMPARE(told["calls"_L1].toInt(), 1);
    QVERIFY(told["html"_L1].toString().contains(u"<dt>请到窗口</dt><dd>1</dd>"_s));
    QVERIFY(!told["hasEnded"_L1].toBool());
}

/// One of another matter is nothing to them; one who goes before them is.
void tst_TicketPages::newsOfTheirOwnPlaceAlone()
{
    TestPhone first = take();
    TestPhone phone = take();
    const std::size_t before = waiting();
    auto news = phone.watch();
    QTRY_VERIFY_WITH_TIMEOUT(waiting() > before, kPatienceMs);
    QCOMPARE(issue(u"tax"_s).status, 200);
    QCOMPARE(first.send(u"cancel"_s), 303);
    const QJsonObject told = TestPhone::told(news.get());
    QVERIFY(told["html"_L1].toString().contains(u"<dd>0 位</dd>"_s));
}

void tst_TicketPages::fewWaitForOnePage()
{
    TestPhone phone = take();
    QCOMPARE(phone.askAnew(), 200);
    const std::size_t before = waiting();
    std::vector<std::future<Answer>> watching;
    for (int i = 0; i < platform::LivePages::kLimitOfPage; ++i) {
        watching.push_back(phone.watch());
    }
    QTRY_VERIFY_WITH_TIMEOUT(waiting() >= before + watching.size(), kPatienceMs);
    QCOMPARE(phone.askAnew(), 429);
    QCOMPARE(press(u"1"_s, u"call-next"_s).status, 200);
    for (auto& news : watching) {
        QCOMPARE(TestPhone::told(news.get())["state"_L1].toString(), u"called"_s);
    }
}

void tst_TicketPages::placesAreGivenBack()
{
    using platform::LivePages;
    LivePages pages;
    std::vector<std::shared_ptr<void>> places;
    for (int i = 0; i < LivePages::kLimitOfNetwork; ++i) {
        places.push_back(pages.enter(u"192.0.2.1"_s, u"/t/%1"_s.arg(i)));
        QVERIFY(places.back());
    }
    QVERIFY(!pages.enter(u"192.0.2.1"_s, u"/t/x"_s));
    QVERIFY(pages.enter(u"192.0.2.2"_s, u"/t/x"_s));
    places.pop_back();
    QVERIFY(pages.enter(u"192.0.2.1"_s, u"/t/x"_s));
    places.clear();
    QCOMPARE(pages.count(), 0);
    for (int i = 0; i < LivePages::kLimit; ++i) {
        places.push_back(pages.enter(QString::number(i), QString::number(i)));
        QVERIFY(places.back());
    }
    QVERIFY(!pages.enter(u"192.0.2.1"_s, u"/t/x"_s));
}

void tst_TicketPages::eventWithoutNews()
{
    const platform::HttpResponse event = platform::ticketEvent(std::nullopt);
    QVERIFY(event.body.endsWith("\n\n"));
    QVERIFY(!event.body.contains("event:") && !event.body.contains("data:"));
}

QTEST_GUILESS_MAIN(tst_TicketPages)
#include "tst_TicketPages.moc"
