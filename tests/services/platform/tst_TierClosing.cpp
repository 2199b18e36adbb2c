// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/HallTime.h"
#include "services/queue/TicketProjection.h"
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
const QString kMatter = TestTiers::kMatter;

} // namespace

/// What stops before its time, from the hall's manager to a terminal, and to the centre's pages.
class tst_TierClosing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void terminalKnowsTheEndOffLine();
    void centresPageTellsOfALostWindow();
    void numberIsGivenUpAtAnotherTerminal();

private:
    int press(const QString& path, const QByteArray& body = "{}");
    [[nodiscard]] bool isClosedAt(int hour) const;
    QString tokenOf(const QString& number);

    NoonClock m_clock;
    std::unique_ptr<TestTiers> m_tiers;
    std::unique_ptr<TestTerminal> m_kiosk;
    std::unique_ptr<sync::HttpClient> m_counter;
    QString m_token;
};

void tst_TierClosing::init()
{
    m_tiers = std::make_unique<TestTiers>(m_clock);
    m_tiers->start();
    m_kiosk = m_tiers->terminal(m_tiers->optionsOf(TestTiers::kKiosk));
    m_counter =
        std::make_unique<sync::HttpClient>(m_tiers->hall.endpoint(u"counter-1"_s, u"counter"_s));
    m_token.clear();
    QCOMPARE(press(u"/v1/session"_s, R"({"account":"zhao","password":"secret-1"})"), 200);
    QCOMPARE(press(u"/v1/windows/1/open"_s, R"({"matters":["si-record"]})"), 200);
}

void tst_TierClosing::cleanup()
{
    m_counter.reset();
    m_kiosk.reset();
    m_tiers.reset();
}

int tst_TierClosing::press(const QString& path, const QByteArray& body)
{
    const auto call = onewindow::testing::post(path, body);
    const Answer answer(
        m_counter->perform(m_token.isEmpty() ? call : onewindow::testing::as(call, m_token)));
    m_token = answer.json["token"_L1].toString(m_token);
    return answer.status;
}

bool tst_TierClosing::isClosedAt(int hour) const
{
    const QDate today = hallTime(m_clock.now().wallMs).date();
    return m_kiosk->desk().openingHours().isClosed(QDateTime(today, QTime(hour, 0)));
}

QString tst_TierClosing::tokenOf(const QString& number)
{
    storage::DatabaseOptions options = m_tiers->centre.store();
    options.readOnly = true;
    auto store = storage::Database::open(options);
    OW_ENFORCE(store);
    const auto token = storage::firstOrDefaultOf(
        storage::query(*store.value(),
                       "SELECT token FROM public_tickets WHERE hall = ? AND number = ?",
                       TestTiers::kHall, number),
        [](const storage::Statement& row) { return row.text(0); });
    OW_ENFORCE(token);
    return token.value();
}

/// Cut off from its hall it goes by the hours that it heard of last, and gives out numbers until
/// then.
void tst_TierClosing::terminalKnowsTheEndOffLine()
{
    QCOMPARE(press(u"/v1/hall/closing"_s, R"({"at":"18:00","reason":"power","expected":0})"), 200);
    QTRY_VERIFY_WITH_TIMEOUT(isClosedAt(18), kPatienceMs);
    m_tiers->hall.stop();
    QVERIFY(isClosedAt(18));
    QVERIFY(!isClosedAt(17));
    QVERIFY(m_kiosk->tryIssue(kMatter));
    // The hall knows it when it is back, and takes it back for everybody.
    m_tiers->hall.start();
    QVERIFY(QTest::qWaitFor([this] { return press(u"/v1/hall/closing/withdraw"_s) == 200; },
                            kPatienceMs));
    QTRY_VERIFY_WITH_TIMEOUT(!isClosedAt(18), kPatienceMs);
}

void tst_TierClosing::centresPageTellsOfALostWindow()
{
    const QString number = m_kiosk->issue(kMatter);
    QTRY_VERIFY_WITH_TIMEOUT(!tokenOf(number).isEmpty(), kPatienceMs);
    TestPhone phone(m_tiers->hall.pki.anonymous(m_tiers->centre.port()),
                    u"/h/hall-1/t/"_s + tokenOf(number));
    QTRY_VERIFY_WITH_TIMEOUT(phone.ahead() == 0, kPatienceMs);
    QVERIFY(!phone.shows("现在没有窗口办理这件事"));
    QTRY_COMPARE_WITH_TIMEOUT(m_kiosk->desk().figures(kMatter)->waiting, 1, kPatienceMs);
    QCOMPARE(press(u"/v1/windows/1/lost"_s, R"({"reason":"unwell"})"), 200);
    QTRY_VERIFY_WITH_TIMEOUT(phone.shows("现在没有窗口办理这件事"), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_kiosk->desk().figures(kMatter)->stopped, queue::Stop::Unserved,
                              kPatienceMs);
    QCOMPARE(press(u"/v1/windows/1/open"_s, R"({"matters":["si-record"]})"), 200);
    QTRY_COMPARE_WITH_TIMEOUT(m_kiosk->desk().figures(kMatter)->stopped, queue::Stop::None,
                              kPatienceMs);
}

void tst_TierClosing::numberIsGivenUpAtAnotherTerminal()
{
    const QString number = m_kiosk->issue(kMatter);
    QTRY_VERIFY_WITH_TIMEOUT(!tokenOf(number).isEmpty(), kPatienceMs);
    TestPhone phone(m_tiers->hall.pki.anonymous(m_tiers->centre.port()),
                    u"/h/hall-1/t/"_s + tokenOf(number));
    auto other = m_tiers->terminal(m_tiers->optionsOf(u"kiosk-2"_s));
    std::optional<queue::IssuedTicket> found;
    QTRY_VERIFY_WITH_TIMEOUT(
        (other->desk().find(tokenOf(number),
                            [&found](const Result<queue::IssuedTicket>& answer) {
                                if (answer) {
                                    found = answer.value();
                                }
                            }),
         QTest::qWaitFor([&found] { return found.has_value(); }, 1000)),
        kPatienceMs);
    const auto done = onewindow::testing::answerOf<void>(
        [&](const auto& callback) { other->desk().giveUp(found->ticket.id, u"qr"_s, callback); });
    QVERIFY(done);
    QTRY_VERIFY_WITH_TIMEOUT(phone.shows("已取消"), kPatienceMs);
    other.reset();
}

QTEST_GUILESS_MAIN(tst_TierClosing)
#include "tst_TierClosing.moc"
