// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/input/PinyinInput.h"
#include "services/platform/PublicSite.h"
#include "services/queue/FeedKinds.h"
#include "tests/ManualClock.h"
#include "tests/TestLanguage.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
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
    void offersWhatTheHallOffers();
    void languageOfAFolder();
    void unchangedIsNotSentAgain();
    void figuresThatAreOldSaySo();
    void findsMatters_data();
    void findsMatters();
    void searchWorksWithoutScript();
    void hostileSearchesAreTexts_data();
    void hostileSearchesAreTexts();
    void searchesHoldUpNoPages();
    void noticesSayWhose();
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
    static const input::PinyinReadings s_readings =
        input::PinyinInput::readingsOf(input::PinyinInput::systemDictionary()).value();
    m_site = std::make_unique<PublicSite>(m_clock, PageLanguages(), s_readings);
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
    QTest::addColumn<QByteArray>("language");
    const auto row = [](const char* name, const char* target, const char* accepted,
                        const char* language) {
        QTest::newRow(name) << QByteArray(target) << QByteArray(accepted) << QByteArray(language);
    };
    row("nothing said", "/crowd", "", "zh-CN");
    row("English", "/crowd", "en-GB", "en");
    row("Chinese first", "/crowd", "zh-CN,zh;q=0.9,en;q=0.8", "zh-CN");
    row("English weighs more", "/crowd", "zh;q=0.3, en;q=0.9", "en");
    row("another, then English", "/crowd", "fr-FR, en;q=0.5", "en");
    row("another", "/crowd", "fr", "zh-CN");
    row("nonsense", "/crowd", ";;,q=,en;q=x", "zh-CN");
    row("asked for", "/crowd?lang=en", "zh-CN", "en");
    row("asked for, and none of ours", "/crowd?lang=fr", "en", "en");
    row("another script", "/crowd", "zh-Hant", "zh-Hant");
    row("a region that writes it", "/crowd", "zh-HK,zh;q=0.9,en;q=0.8", "zh-Hant");
    row("another script asked for", "/crowd?lang=zh-Hant", "en", "zh-Hant");
}

void tst_PublicSite::speaksTheReadersLanguage()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, accepted);
    QFETCH(const QByteArray, language);
    learn(u"社保登记"_s, 1, 1);
    const QByteArray page = get(target, "accept-language", accepted).body;
    QVERIFY(page.contains("<html lang=\"" + language + "\">"));
    const bool isEnglish = language == "en";
    QCOMPARE(page.contains("Insurance"), isEnglish);
    QCOMPARE(page.contains("社保登记"), !isEnglish);
    QCOMPARE(page.contains("Expected wait"), isEnglish);
    QCOMPARE(page.contains("預計等候"), language == "zh-Hant");
    QCOMPARE(page.contains("预计等候"), language == "zh-CN");
    // The ways to the others, each by its own name.
    QCOMPARE(page.contains("<a href=\"?lang=en\" lang=\"en\">English</a>"), !isEnglish);
    QCOMPARE(page.contains(">繁體中文</a>"), language != "zh-Hant");
}

void tst_PublicSite::offersWhatTheHallOffers()
{
    learn(u"社保登记"_s, 1, 1);
    QVERIFY(get("/crowd").body.contains("繁體中文"));
    journal::FeedPage page;
    page.changes = {change(feed::kHall, u"hall"_s,
                           {{u"name"_s, local(u"政务大厅"_s, u"Service hall"_s)},
                            {u"languages"_s, QJsonArray{u"en"_s, u"zh_CN"_s}}})};
    m_site->apply(page);
    // The one that comes first is what everybody gets who asks for nothing; pages are kept a while.
    QTRY_VERIFY(get("/crowd").body.contains("<html lang=\"en\">"));
    QVERIFY(!get("/crowd").body.contains("繁體中文"));
    QVERIFY(get("/crowd?lang=zh-Hant").body.contains("<html lang=\"en\">"));
}

/// A further language is a file in a folder, and texts with its tag in data.
void tst_PublicSite::languageOfAFolder()
{
    const QTemporaryDir folder;
    QVERIFY(testing::makeLanguage(
        folder.path(), u"eo"_s,
        {{"Language", "简体中文", "Esperanto"}, {"PublicPages", "预计等候", "Atendo"}}));
    m_site = std::make_unique<PublicSite>(m_clock, PageLanguages(languagesIn(folder.path())));
    learn(u"社保登记"_s, 1, 1);
    const QByteArray page = get("/crowd?lang=eo").body;
    QVERIFY(page.contains("<html lang=\"eo\">") && page.contains("Atendo"));
    // What it lacks is Chinese.
    QVERIFY(page.contains("等候情况") && page.contains("社保登记"));
    QVERIFY(get("/crowd").body.contains(">Esperanto</a>"));
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

void tst_PublicSite::findsMatters_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<bool>("isFound");
    const auto row = [](const char* name, const char* query, bool isFound) {
        QTest::newRow(name) << QByteArray(query).toPercentEncoding() << isFound;
    };
    row("characters", "社保", true);
    row("the sound", "shebao", true);
    row("begun", "she bao d", true);
    row("initials", "sbdj", true);
    row("English", "insur", true);
    row("its department", "人社", true);
    row("another", "结婚", false);
    row("signs alone", "!?", false);
    row("blanks around it", "  社保 ", true);
    QTest::newRow("plus for a blank") << QByteArray("she+bao") << true;
}

void tst_PublicSite::findsMatters()
{
    QFETCH(const QByteArray, query);
    QFETCH(const bool, isFound);
    learn(u"社保登记"_s, 1, 1);
    const HttpResponse answer = get("/matters?q=" + query);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body.contains("<summary>社保登记</summary>"), isFound);
    QCOMPARE(answer.body.contains("没有找到"), !isFound);
    QVERIFY(!answer.body.contains("社会保险</h2>")); // No themes: the best comes first.
}

void tst_PublicSite::searchWorksWithoutScript()
{
    learn(u"社保登记"_s, 1, 1);
    const QByteArray all = get("/matters").body;
    QVERIFY(all.contains("<form method=\"get\" action=\"/matters\"") && !all.contains("<script"));
    // Nothing to search for is the whole list, kept as ever.
    QCOMPARE(get("/matters?q=").body, all);
    QCOMPARE(get("/matters?q=%20").body, all);
    const QByteArray found = get("/matters?lang=en&q=sbdj").body;
    QVERIFY(found.contains("value=\"sbdj\"") && found.contains("name=\"lang\" value=\"en\""));
    QVERIFY(found.contains("href=\"?lang=zh-CN&amp;q=sbdj\""));
}

void tst_PublicSite::hostileSearchesAreTexts_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("a script") << QByteArray("<script>alert(1)</script>").toPercentEncoding();
    QTest::newRow("out of the attribute")
        << QByteArray("\" onfocus=\"alert(1)\" autofocus x=\"").toPercentEncoding();
    QTest::newRow("place markers") << QByteArray("%1 %2 %L1").toPercentEncoding();
    QTest::newRow("an entity") << QByteArray("&lt;b&gt;&#60;").toPercentEncoding();
    QTest::newRow("right to left") << QByteArray("\xE2\x80\xAE"
                                                 "abc")
                                          .toPercentEncoding();
    QTest::newRow("half of a pair cut off")
        << (QByteArray(39, 'a') + "\xF0\x9F\x98\x80").toPercentEncoding();
    QTest::newRow("long") << QByteArray(1'900, 'q');
    QTest::newRow("SQL") << QByteArray("' OR 1=1 --").toPercentEncoding();
}

void tst_PublicSite::hostileSearchesAreTexts()
{
    QFETCH(const QByteArray, query);
    learn(u"社保登记"_s, 1, 1);
    const HttpResponse answer = get("/matters?q=" + query);
    QCOMPARE(answer.status, 200);
    const QByteArray page = answer.body;
    QVERIFY(!page.contains("<script") && !page.contains("onfocus=\"") && !page.contains("<b>"));
    // One form, and every attribute as it was written: nothing of it came out of its place.
    QCOMPARE(page.count("<input "), 2);
    QVERIFY(page.size() < get("/matters").body.size() + 2'000);
    QVERIFY(QString::fromUtf8(page).toUtf8() == page);
}

/// Searches have a queue of their own; what does not fit into it is told so.
void tst_PublicSite::searchesHoldUpNoPages()
{
    learn(u"社保登记"_s, 1, 1);
    constexpr int kMany = 400;
    std::atomic<int> found = 0;
    std::atomic<int> busy = 0;
    HttpRequest request;
    request.method = "GET";
    request.target = RequestTarget::parse("/matters?q=sb").value();
    for (int i = 0; i < kMany; ++i) {
        m_site->handle(request, [&](const HttpResponse& response) {
            ++(response.status == 200 ? found : busy);
        });
    }
    QCOMPARE(get("/crowd").status, 200);
    QTRY_COMPARE(found + busy, kMany);
    QVERIFY(found > 0);
    m_site->stop();
    QCOMPARE(get("/matters?q=sb").status, 503);
}

void tst_PublicSite::noticesSayWhose()
{
    learn(u"社保登记"_s, 1, 1);
    journal::FeedPage page;
    page.changes = {
        change(
            feed::kNotice, u"city/a"_s,
            {{u"text"_s, local(u"停电"_s, u"No power"_s)}, {u"isCity"_s, true}, {u"order"_s, -1}}),
        change(feed::kNotice, u"city/b"_s,
               {{u"text"_s, local(u"升级"_s, u"Upgrade"_s)},
                {u"isCity"_s, true},
                {u"issuer"_s, local(u"<局>"_s, u"<Office>"_s)}}),
        change(feed::kNotice, u"hall/c"_s,
               {{u"text"_s, local(u"过期"_s, u"Over"_s)}, {u"until"_s, u"2001-01-01"_s}})};
    m_site->apply(page);
    const QByteArray home = get("/").body;
    QVERIFY(home.contains("停电（市政务服务中心）") && home.contains("升级（&lt;局&gt;）"));
    QVERIFY(home.indexOf("停电") < home.indexOf("升级") && home.contains(">今日照常<"));
    QVERIFY(!home.contains("过期"));
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
