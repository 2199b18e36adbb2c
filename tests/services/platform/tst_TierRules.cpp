// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/queue/FactKinds.h"
#include "services/storage/Rows.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/HttpCalls.h"
#include "tests/services/platform/TestTiers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace onewindow;
using namespace onewindow::testing;
using namespace Qt::StringLiterals;

namespace {

/// The bodies of a kind in a store, in order.
QList<QJsonObject> factsOf(const storage::DatabaseOptions& options, const char* kind)
{
    storage::DatabaseOptions readOnly = options;
    readOnly.readOnly = true;
    const auto store = storage::Database::open(readOnly);
    OW_ENFORCE(store);
    const auto bodies = storage::rowsOf(
        storage::query(*store.value(),
                       "SELECT body FROM journal WHERE hall = 'hall-1' AND kind = ? ORDER BY pos",
                       QString::fromLatin1(kind)),
        [](const storage::Statement& row) {
            return QJsonDocument::fromJson(row.blob(0)).object();
        });
    OW_ENFORCE(bodies);
    return bodies.value();
}

} // namespace

/// What a hall's manager sets, on its way down to a terminal and up to the centre. All three are
/// real, over real TLS.
class tst_TierRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void editReachesTheTerminalAndTheCentre();

private:
    Answer set(qint64 version, const QJsonObject& rules);
    /// What an elder's number promises, in minutes.
    qint64 headStartOfAnElder();

    NoonClock m_clock;
    std::unique_ptr<TestTiers> m_tiers;
    std::unique_ptr<TestTerminal> m_kiosk;
    std::unique_ptr<sync::HttpClient> m_counter;
    QString m_token;
};

void tst_TierRules::init()
{
    m_tiers = std::make_unique<TestTiers>(m_clock);
    m_tiers->start();
    TestTerminal::Options options = m_tiers->optionsOf(TestTiers::kKiosk);
    m_kiosk = m_tiers->terminal(options);
    m_counter =
        std::make_unique<sync::HttpClient>(m_tiers->hall.endpoint(u"counter-1"_s, u"counter"_s));
    const auto signIn = [&] {
        const Answer answer(m_counter->perform(
            post(u"/v1/session"_s, R"({"account":"zhao","password":"secret-1"})")));
        m_token = answer.json["token"_L1].toString();
        return !m_token.isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(signIn(), kTiersPatienceMs);
}

void tst_TierRules::cleanup()
{
    m_kiosk.reset();
    m_counter.reset();
    m_tiers.reset();
}

Answer tst_TierRules::set(qint64 version, const QJsonObject& rules)
{
    const QByteArray body =
        QJsonDocument(QJsonObject{{u"version"_s, version}, {u"rules"_s, rules}}).toJson();
    return Answer(m_counter->perform(as(post(u"/v1/hall/rules"_s, body), m_token)));
}

qint64 tst_TierRules::headStartOfAnElder()
{
    const auto issued = answerOf<queue::IssuedTicket>([&](auto callback) {
        queue::IssueRequest request;
        request.matter = u"si-enrol"_s;
        request.klass = queue::TicketClass::Elder;
        m_kiosk->desk().issue(std::move(request), callback);
    });
    OW_ENFORCE(issued);
    const queue::Ticket& ticket = issued.value().ticket;
    return (ticket.fromAtMs - ticket.dueAtMs) / kMinuteMs;
}

void tst_TierRules::editReachesTheTerminalAndTheCentre()
{
    queue::TicketDesk& desk = m_kiosk->desk();
    QCOMPARE(desk.callRules(), queue::CallRules());
    QCOMPARE(headStartOfAnElder(), 20);
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_clock.now().wallMs).date();
    const QJsonObject closed{{u"hours"_s, QJsonArray{u"0900-1700"_s}},
                             {u"days"_s, QJsonObject{{today.toString(Qt::ISODate), QJsonArray()}}}};
    const QJsonObject rules{
        {u"calling"_s, QJsonObject{{u"priorityHeadStartMinutes"_s, 45}, {u"ordinaryEvery"_s, 4}}},
        {u"opening"_s, closed}};
    const Answer answer = set(0, rules);
    QVERIFY2(answer.status == 200, answer.body.constData());
    // Down: what a number promises, what the page says, and when it is open.
    QTRY_COMPARE_WITH_TIMEOUT(desk.callRules().ordinaryEvery, 4, kTiersPatienceMs);
    QCOMPARE(headStartOfAnElder(), 45);
    QVERIFY(desk.openingHours().isClosed(QDateTime(today, QTime(12, 0))));
    QVERIFY(!desk.openingHours().isClosed(QDateTime(today.addDays(1000), QTime(12, 0))));
    // Up: a fact of the hall, as any.
    QTRY_COMPARE_WITH_TIMEOUT(factsOf(m_tiers->centre.store(), queue::facts::kRules).size(), 1,
                              kTiersPatienceMs);
    const QJsonObject fact = factsOf(m_tiers->centre.store(), queue::facts::kRules).constFirst();
    QCOMPARE(fact["staff"_L1].toString(), u"zhao"_s);
    QCOMPARE(fact["rules"_L1]["calling"_L1]["ordinaryEvery"_L1].toInt(), 4);
    // The number that was given out first keeps its place.
    QTRY_COMPARE_WITH_TIMEOUT(factsOf(m_tiers->hallStore(), queue::facts::kIssued).size(), 2,
                              kTiersPatienceMs);
    const QList<QJsonObject> numbers = factsOf(m_tiers->hallStore(), queue::facts::kIssued);
    QCOMPARE(numbers.at(0)["headStartMs"_L1].toInteger(), 20 * kMinuteMs);
    QCOMPARE(numbers.at(1)["headStartMs"_L1].toInteger(), 45 * kMinuteMs);
    // And back to the files'.
    QCOMPARE(set(1, {}).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(desk.callRules(), queue::CallRules(), kTiersPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(desk.openingHours().isEmpty(), kTiersPatienceMs);
}

QTEST_GUILESS_MAIN(tst_TierRules)
#include "tst_TierRules.moc"
