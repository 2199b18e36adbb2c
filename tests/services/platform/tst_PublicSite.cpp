// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/PublicSite.h"
#include "services/queue/FeedKinds.h"
#include "tests/ManualClock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <future>
#include <thread>

using namespace onewindow;
using namespace onewindow::platform;
using namespace Qt::StringLiterals;
namespace feed = queue::feed;

class tst_PublicSite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void refusesBeforeItKnows();
    void showsMattersAndCrowd();
    void speaksTheReadersLanguage_data();
    void speaksTheReadersLanguage();
    void unchangedIsNotSentAgain();
    void figuresThatAreOldSaySo();
    void hostileTextsStayTexts();
    void knowsNothingElse_data();
    void knowsNothingElse();
    void rendersOnAThreadOfItsOwn();
    void changesAreShownWhole();
    void refusesWhenItHasStopped();

private:
    HttpResponse get(const QByteArray& target, const QByteArray& header = {},
                     const QByteArray& value = {});
    void learn(const QString& matterName, int waiting, int openWindows, bool hasMore = false);

    ManualClock m_clock;
    std::unique_ptr<PublicSite> m_site;
    std::thread::id m_answeredBy;
};

namespace {

journal::FeedChange change(const char* kind, const QString& id, const QJsonObject& body)
{
    return {QString::fromLatin1(kind), id, 1, body};
}

QJsonObject local(const QString& zh, const QString& en)
{
    return {{u"zh"_s, zh}, {u"en"_s, en}};
}

} // namespace

void tst_PublicSite::init()
{
    m_site = std::make_unique<PublicSite>(m_clock);
}

HttpResponse tst_PublicSite::get(const QByteArray& target, const QByteArray& header,
                                 const QByteArray& value)
{
    HttpRequest request;
    request.method = "GET";
    request.target = RequestTarget::parse(target).value();
    request.headers.insert(header, value);
    const auto answer = std::make_shared<std::promise<HttpResponse>>();
    m_site->handle(request, [this, answer](HttpResponse response) {
        m_answeredBy = std::this_thread::get_id();
        answer->set_value(std::move(response));
    });
    return answer->get_future().get();
}

void tst_PublicSite::learn(const QString& matterName, int waiting, int openWindows, bool hasMore)
{
    catalog::Matter matter;
    matter.id = u"si"_s;
    matter.taskCode = u"11100000000000000000000000000000"_s.left(31);
    matter.theme = u"social"_s;
    matter.name = {matterName, u"Insurance"_s};
    matter.department = {u"人社局"_s, u"Labour office"_s};
    matter.series = u"A"_s;
    matter.windowArea = {u"一楼"_s, u"First floor"_s};
    catalog::Theme theme;
    theme.id = u"social"_s;
    theme.name = {u"社会保险"_s, u"Social insurance"_s};
    theme.icon = u"home"_s;
    journal::FeedPage page;
    page.changes = {
        change(feed::kHall, u"hall"_s, {{u"name"_s, local(u"政务大厅"_s, u"Service hall"_s)}}),
        change(feed::kTheme, theme.id, catalog::toJson(theme)),
        change(feed::kMatter, matter.id, catalog::toJson(matter)),
        change(feed::kNotice, u"n"_s, {{u"text"_s, local(u"今日照常"_s, u"Open today"_s)}}),
        change(feed::kQueue, matter.id,
               {{u"waiting"_s, waiting},
                {u"openWindows"_s, openWindows},
                {u"lowMinutes"_s, 10},
                {u"highMinutes"_s, 25}})};
    page.hasMore = hasMore;
    m_site->apply(page);
}

void tst_PublicSite::refusesBeforeItKnows()
{
    QCOMPARE(get("/crowd").status, 503);
    journal::FeedPage part;
    part.hasMore = true;
    m_site->apply(part);
    QCOMPARE(get("/crowd").status, 503);
    // A feed to which nobody has published yet.
    m_site->apply({});
    QCOMPARE(get("/crowd").status, 503);
    QCOMPARE(get("/assets/page.css").status, 200);
}

void tst_PublicSite::showsMattersAndCrowd()
{
    learn(u"社保登记"_s, 7, 2);
    const QJsonObject crowd = QJsonDocument::fromJson(get("/v1/public/crowd").body).object();
    const QJsonObject entry = crowd[u"matters"_s][0].toObject();
    QCOMPARE(entry[u"waiting"_s].toInt(), 7);
    QCOMPARE(entry[u"openWindows"_s].toInt(), 2);
    QCOMPARE(entry[u"highMinutes"_s].toInt(), 25);
    const QByteArray home = get("/").body;
    QVERIFY(home.contains("政务大厅") && home.contains("今日照常") && home.contains("社保登记"));
    QVERIFY(home.contains("<b>7</b> 人") && home.contains("10–25 分钟"));
    const QByteArray matters = get("/matters").body;
    QVERIFY(matters.contains("社会保险") && matters.contains("人社局") && matters.contains("一楼"));
    QVERIFY(!matters.contains("<script"));
}

void tst_PublicSite::speaksTheReadersLanguage_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("accepted");
    QTest::addColumn<bool>("isEnglish");
    QTest::newRow("nothing said") << QByteArray("/crowd") << QByteArray() << false;
    QTest::newRow("English") << QByteArray("/crowd") << QByteArray("en-GB") << true;
    QTest::newRow("Chinese first")
        << QByteArray("/crowd") << QByteArray("zh-CN,zh;q=0.9,en;q=0.8") << false;
    QTest::newRow("English weighs more")
        << QByteArray("/crowd") << QByteArray("zh;q=0.3, en;q=0.9") << true;
    QTest::newRow("another, then English")
        << QByteArray("/crowd") << QByteArray("fr-FR, en;q=0.5") << true;
    QTest::newRow("another") << QByteArray("/crowd") << QByteArray("fr") << false;
    QTest::newRow("nonsense") << QByteArray("/crowd") << QByteArray(";;,q=,en;q=x") << false;
    QTest::newRow("asked for") << QByteArray("/crowd?lang=en") << QByteArray("zh-CN") << true;
}

void tst_PublicSite::speaksTheReadersLanguage()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, accepted);
    QFETCH(const bool, isEnglish);
    learn(u"社保登记"_s, 1, 1);
    const QByteArray page = get(target, "accept-language", accepted).body;
    QCOMPARE(page.contains("<html lang=\"en\">"), isEnglish);
    QCOMPARE(page.contains("Insurance"), isEnglish);
    QCOMPARE(page.contains("社保登记"), !isEnglish);
}

void tst_PublicSite::unchangedIsNotSentAgain()
{
    learn(u"社保登记"_s, 1, 1);
    const HttpResponse first = get("/v1/public/crowd");
    QByteArray tag;
    for (const auto& [name, value] : first.headers) {
        tag = name == "ETag" ? value : tag;
    }
    QVERIFY(!tag.isEmpty());
    const HttpResponse same = get("/v1/public/crowd", "if-none-match", tag);
    QCOMPARE(same.status, 304);
    QVERIFY(same.body.isEmpty());
    QCOMPARE(get("/v1/public/crowd", "if-none-match", "\"other\"").status, 200);
}

void tst_PublicSite::figuresThatAreOldSaySo()
{
    learn(u"社保登记"_s, 1, 1);
    m_clock.advance(std::chrono::minutes(10));
    QVERIFY(get("/crowd").body.contains("class=\"notice\""));
    const auto json = QJsonDocument::fromJson(get("/v1/public/crowd").body).object();
    QVERIFY(json[u"isStale"_s].toBool());
    m_site->confirm();
    // Another page: the first is kept for half a second.
    QVERIFY(
        !QJsonDocument::fromJson(get("/v1/public/matters").body).object()[u"isStale"_s].toBool());
}

void tst_PublicSite::hostileTextsStayTexts()
{
    learn(u"<script>alert(1)</script>&%1%2\"'"_s, 1, 1);
    for (const QByteArray target : {"/", "/matters", "/crowd"}) {
        const QByteArray page = get(target).body;
        QVERIFY(!page.contains("<script>"));
        QVERIFY(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;%1%2&quot;"));
    }
}

void tst_PublicSite::knowsNothingElse_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("feed") << QByteArray("/v1/feed");
    QTest::newRow("ticket") << QByteArray("/t/abc");
    QTest::newRow("longer") << QByteArray("/crowd/1");
    QTest::newRow("another case") << QByteArray("/Crowd");
    QTest::newRow("encoded slash") << QByteArray("/v1%2Fpublic%2Fcrowd");
}

void tst_PublicSite::knowsNothingElse()
{
    QFETCH(const QByteArray, target);
    learn(u"社保登记"_s, 1, 1);
    const HttpResponse answer = get(target);
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.contentType, QByteArray("application/problem+json"));
}

/// Whoever asks serves everybody else as well: only what is there already is answered at once.
void tst_PublicSite::rendersOnAThreadOfItsOwn()
{
    learn(u"社保登记"_s, 1, 1);
    QCOMPARE(get("/matters").status, 200);
    QVERIFY(m_answeredBy != std::this_thread::get_id());
    QCOMPARE(get("/nothing").status, 404);
    QVERIFY(m_answeredBy == std::this_thread::get_id());
}

void tst_PublicSite::changesAreShownWhole()
{
    learn(u"社保登记"_s, 1, 1);
    learn(u"医保登记"_s, 1, 1, true);
    QVERIFY(get("/matters").body.contains("社保登记"));
    m_site->apply({});
    // Another page: the first is kept for half a second.
    QVERIFY(get("/v1/public/matters").body.contains("医保登记"));
}

void tst_PublicSite::refusesWhenItHasStopped()
{
    learn(u"社保登记"_s, 1, 1);
    m_site->stop();
    QCOMPARE(get("/matters").status, 503);
    QCOMPARE(get("/matters").status, 503);
}

QTEST_GUILESS_MAIN(tst_PublicSite)
#include "tst_PublicSite.moc"
