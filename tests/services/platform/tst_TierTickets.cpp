// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/feedback/FeedbackStore.h"
#include "services/queue/PublicTickets.h"
#include "services/storage/Rows.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/TestPhone.h"
#include "tests/services/platform/TestTiers.h"

#include <QTest>

using namespace onewindow;
using namespace Qt::StringLiterals;
using onewindow::testing::Answer;
using onewindow::testing::TestPhone;
using onewindow::testing::TestTerminal;
using onewindow::testing::TestTiers;

namespace {

constexpr int kPatienceMs = onewindow::testing::kTiersPatienceMs;
constexpr qint64 kThreeMinutesMs = 3LL * 60 * 1000;
const QString kMatter = TestTiers::kMatter;

} // namespace

/// The page behind the code of a ticket, served by the centre: what a terminal and its hall do is
/// seen there, and what the holder asks for there is done at the hall.
class tst_TierTickets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void centreShowsWhatTheHallDoes();
    void hallDoesWhatIsWished();
    void hallThatIsCutOff();
    void nothingPersonalIsKeptForIt();

private:
    /// A number that the centre knows of.
    TestPhone take(const std::optional<queue::Person>& person = {});
    QByteArray tokenOf(const QString& number);
    int press(const QString& path, const QByteArray& body = "{}");
    int issueAtDesk(const QByteArray& body);
    std::unique_ptr<storage::Database> storeOf(storage::DatabaseOptions options) const;

    TurnedClock m_clock;
    std::unique_ptr<TestTiers> m_tiers;
    std::unique_ptr<TestTerminal> m_kiosk;
    std::unique_ptr<sync::HttpClient> m_counter;
    QString m_token;
};

void tst_TierTickets::init()
{
    m_tiers = std::make_unique<TestTiers>(m_clock);
    m_tiers->hall.settings.crowdEvery = std::chrono::milliseconds(50);
    m_tiers->start();
    m_kiosk = m_tiers->terminal(m_tiers->optionsOf(TestTiers::kKiosk));
    m_counter =
        std::make_unique<sync::HttpClient>(m_tiers->hall.endpoint(u"counter-1"_s, u"counter"_s));
    m_token.clear();
    QCOMPARE(press(u"/v1/session"_s, R"({"account":"wang","password":"secret-1"})"), 200);
    QCOMPARE(press(u"/v1/windows/1/open"_s, R"({"matters":["si-record"]})"), 200);
}

void tst_TierTickets::cleanup()
{
    m_counter.reset();
    m_kiosk.reset();
    m_tiers.reset();
}

int tst_TierTickets::press(const QString& path, const QByteArray& body)
{
    const auto call = onewindow::testing::post(path, body);
    const Answer answer(
        m_counter->perform(m_token.isEmpty() ? call : onewindow::testing::as(call, m_token)));
    m_token = answer.json["token"_L1].toString(m_token);
    return answer.status;
}

/// What it answers has a token of its own.
int tst_TierTickets::issueAtDesk(const QByteArray& body)
{
    return Answer(m_counter->perform(onewindow::testing::as(
                      onewindow::testing::post(u"/v1/tickets"_s, body), m_token)))
        .status;
}

std::unique_ptr<storage::Database> tst_TierTickets::storeOf(storage::DatabaseOptions options) const
{
    options.readOnly = true;
    auto database = storage::Database::open(options);
    OW_ENFORCE(database);
    return std::move(database).value();
}

QByteArray tst_TierTickets::tokenOf(const QString& number)
{
    const auto store = storeOf(m_tiers->centre.store());
    const auto token = storage::firstOrDefaultOf(
        storage::query(*store, "SELECT token FROM public_tickets WHERE hall = ? AND number = ?",
                       TestTiers::kHall, number),
        [](const storage::Statement& row) { return row.text(0); });
    OW_ENFORCE(token);
    return token.value().toLatin1();
}

TestPhone tst_TierTickets::take(const std::optional<queue::Person>& person)
{
    const QString number = m_kiosk->issue(kMatter, person);
    OW_ENFORCE(QTest::qWaitFor([&] { return !tokenOf(number).isEmpty(); }, kPatienceMs));
    TestPhone phone(m_tiers->hall.pki.anonymous(m_tiers->centre.port()),
                    u"/h/hall-1/t/"_s + QString::fromLatin1(tokenOf(number)));
    OW_ENFORCE(QTest::qWaitFor([&] { return phone.ahead() >= 0; }, kPatienceMs));
    return phone;
}

void tst_TierTickets::centreShowsWhatTheHallDoes()
{
    TestPhone first = take();
    TestPhone phone = take();
    QCOMPARE(phone.ahead(), 1);
    QVERIFY(phone.shows("预计等候"));
    QVERIFY(phone.shows("数据时间"));
    auto news = phone.watch();
    QCOMPARE(press(u"/v1/windows/1/call-next"_s), 200);
    QVERIFY(!TestPhone::told(news.get())["html"_L1].toString().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(phone.ahead(), 0, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(first.shows("正在叫号"), kPatienceMs);
    QVERIFY(first.shows("<dt>请到窗口</dt><dd>1</dd>"));
    // Somebody with priority comes later, and goes first.
    QCOMPARE(press(u"/v1/windows/1/start"_s), 200);
    QCOMPARE(press(u"/v1/windows/1/finish"_s), 200);
    QCOMPARE(issueAtDesk(R"({"matter":"si-record","class":"elder"})"), 200);
    QCOMPARE(press(u"/v1/windows/1/call-next"_s), 200);
    QTRY_VERIFY_WITH_TIMEOUT(phone.shows("先叫了：按规定可以优先办理。"), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(phone.shows("最多像您晚取 20 分钟那样等"), kPatienceMs);
    // Of a hall that is not there, and a token that is none.
    TestPhone nobody(m_tiers->hall.pki.anonymous(m_tiers->centre.port()), u"/h/hall-9/t/x"_s);
    QCOMPARE(nobody.page().status, 404);
    TestPhone noHall(m_tiers->hall.pki.anonymous(m_tiers->centre.port()), u"/t/x"_s);
    QCOMPARE(noHall.page().status, 404);
}

void tst_TierTickets::hallDoesWhatIsWished()
{
    TestPhone late = take();
    TestPhone second = take();
    TestPhone third = take();
    const QByteArray seen = late.due();
    QCOMPARE(late.send(u"late"_s, seen), 303);
    QTRY_COMPARE_WITH_TIMEOUT(late.ahead(), 2, kPatienceMs);
    QCOMPARE(late.send(u"late"_s, seen), 303);
    QCOMPARE(second.ahead(), 0);
    QCOMPARE(third.send(u"cancel"_s), 303);
    QTRY_VERIFY_WITH_TIMEOUT(third.shows("已取消"), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(late.ahead(), 1, kPatienceMs);
    QCOMPARE(press(u"/v1/windows/1/call-next"_s), 200);
    QCOMPARE(press(u"/v1/windows/1/start"_s), 200);
    QCOMPARE(press(u"/v1/windows/1/finish"_s), 200);
    QTRY_VERIFY_WITH_TIMEOUT(second.shows("非常满意"), kPatienceMs);
    QCOMPARE(second.send(u"rate"_s, "level=2"), 303);
    QTRY_VERIFY_WITH_TIMEOUT(second.shows("谢谢您的评价"), kPatienceMs);
    // Nothing is left to be done, here or there.
    const auto store = storeOf(m_tiers->centre.store());
    const auto left = [&] {
        const auto wishes = journal::Feed(TestTiers::kHall)
                                .all(*store, QString::fromLatin1(queue::PublicTickets::kWish));
        return wishes ? wishes.value().size() : -1;
    };
    QTRY_COMPARE_WITH_TIMEOUT(left(), 0, kPatienceMs);
    // A bad rating is the hall's to call back about.
    const auto hall = storeOf(m_tiers->hallStore());
    const auto ratings = storage::integerOf(storage::query(
        *hall, "SELECT count(*) FROM ratings WHERE hall = ? AND level = 2", TestTiers::kHall));
    QVERIFY(ratings);
    QCOMPARE(ratings.value(), 1);
}

/// It goes on; the page says that it does not know, and takes nothing.
void tst_TierTickets::hallThatIsCutOff()
{
    TestPhone phone = take();
    QVERIFY(!phone.shows("大厅网络中断"));
    m_tiers->hall.stop();
    m_clock.turn(kThreeMinutesMs);
    QVERIFY(phone.shows("大厅网络中断"));
    QVERIFY(!phone.shows("<form"));
    QVERIFY(!phone.shows("取消这个号"));
    QCOMPARE(phone.send(u"cancel"_s), 303);
    QVERIFY(phone.shows("等候叫号"));
    QVERIFY(!phone.shows("已提交"));
    m_tiers->hall.start();
    QTRY_VERIFY_WITH_TIMEOUT(!phone.shows("大厅网络中断"), kPatienceMs);
    QVERIFY(phone.shows("取消这个号"));
}

void tst_TierTickets::nothingPersonalIsKeptForIt()
{
    queue::Person person;
    person.name = TestTiers::kName;
    person.idNumber = TestTiers::kNumber;
    person.birth = QDate(1949, 12, 31);
    TestPhone phone = take(person);
    const QByteArray page = phone.page().body;
    for (const QString& text :
         {TestTiers::kName, TestTiers::kNumber, TestTiers::kNumber.right(4)}) {
        QVERIFY(!page.contains(text.toUtf8()));
    }
    const auto store = storeOf(m_tiers->centre.store());
    auto row =
        storage::query(*store, "SELECT sql FROM sqlite_master WHERE name = 'public_tickets'");
    QVERIFY(row && row.value().step().value());
    const QString columns = row.value().text(0);
    for (const char* personal : {"handle", "sealed", "key_id", "class", "name"}) {
        QVERIFY2(!columns.contains(QLatin1String(personal)), personal);
    }
}

QTEST_GUILESS_MAIN(tst_TierTickets)
#include "tst_TierTickets.moc"
