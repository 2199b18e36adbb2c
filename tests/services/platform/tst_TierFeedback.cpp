// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/core/Ids.h"
#include "services/feedback/FeedbackWorkStore.h"
#include "services/storage/Rows.h"
#include "services/sync/FeedbackClient.h"
#include "services/sync/HttpClient.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/HttpCalls.h"
#include "tests/services/platform/TestTiers.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace onewindow;
using namespace onewindow::feedback;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::Answer;
using onewindow::testing::answerOf;
using onewindow::testing::TestTerminal;
using onewindow::testing::TestTiers;

namespace {

constexpr int kPatienceMs = onewindow::testing::kTiersPatienceMs;
const QString kText = u"三号窗口叫了号没有人"_s;
const QString kPhone = u"0533-1234567"_s;
const QString kAnswer = u"已换人值守，向您道歉。"_s;
const QString kCorrected = u"更正：已加派一人值守。"_s;

} // namespace

/// What somebody says at a terminal, until they read the answer at another: terminal, hall and
/// centre real, each with a store of its own, over real TLS.
class tst_TierFeedback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void saidOffLineAnsweredAndRead();
    void byTheCardOnlyWhereThatWasWanted();
    void answerCrossesACentreThatWasAway();
    void whatIsDueFirstIsListedFirst();
    void forgottenWordsAreReadByNobody();

private:
    Filed file(CaseKind kind, const QString& text, const QString& idNumber = {});
    /// Asked at the hall's other terminal.
    Result<FollowedFeedback> status(const QString& number, const QString& code);
    Result<FollowedFeedback> statusByToken(const Filed& filed);
    Result<QList<FollowedFeedback>> mine(const QString& idNumber = TestTiers::kNumber);
    /// What the card finds; asked for once a second at most, for the centre takes no more.
    const QList<FollowedFeedback>& found();
    void waitUntilShipped();
    /// Waits until the centre's copy of it is as far; asking it would count as somebody's asking.
    void waitForCentre(const Filed& filed, WorkState state) const;

    /// The hall's manager at a counter.
    Answer asManager(sync::HttpCall call);
    QJsonArray listed(const QString& state = u"open"_s);
    Answer answer(const Filed& filed, const QString& text, int seen);

    std::unique_ptr<TurnedClock> m_clock;
    std::unique_ptr<TestTiers> m_tiers;
    std::unique_ptr<TestTerminal> m_kiosk;
    std::unique_ptr<sync::EnquiryClient> m_way;
    std::unique_ptr<sync::FeedbackClient> m_client;
    QString m_token;
    QElapsedTimer m_asked;
    QList<FollowedFeedback> m_found;
};

void tst_TierFeedback::init()
{
    m_clock = std::make_unique<TurnedClock>();
    m_tiers = std::make_unique<TestTiers>(*m_clock);
    // What the hall answers its centre may open too.
    m_tiers->hall.settings.centreNode = u"centre"_s;
    m_tiers->hall.settings.centreSealingKey = m_tiers->centre.keys()->sealingPublicKey();
    m_tiers->start();
    m_kiosk = m_tiers->terminal(m_tiers->optionsOf(TestTiers::kKiosk));
    m_way = std::make_unique<sync::EnquiryClient>(m_tiers->centre.keys()->sealingPublicKey());
    m_way->connectTo(m_tiers->hall.endpoint(u"kiosk-2"_s, u"kiosk"_s));
    m_client = std::make_unique<sync::FeedbackClient>(*m_way);
    m_token.clear();
    m_asked.invalidate();
}

void tst_TierFeedback::cleanup()
{
    m_client.reset();
    m_way.reset();
    m_kiosk.reset();
    m_tiers.reset();
}

Filed tst_TierFeedback::file(CaseKind kind, const QString& text, const QString& idNumber)
{
    const auto filed = answerOf<Filed>([&](const auto& callback) {
        m_kiosk->feedbackDesk().file({.kind = kind,
                                      .matter = TestTiers::kMatter,
                                      .text = text,
                                      .phone = kPhone,
                                      .idNumber = idNumber},
                                     callback);
    });
    OW_ENFORCE(filed);
    return filed.value();
}

Result<FollowedFeedback> tst_TierFeedback::status(const QString& number, const QString& code)
{
    return answerOf<FollowedFeedback>(
        [&](const auto& callback) { m_client->status(number, code, callback); });
}

Result<FollowedFeedback> tst_TierFeedback::statusByToken(const Filed& filed)
{
    return answerOf<FollowedFeedback>([&](const auto& callback) {
        m_client->statusOf(filed.filed.number, filed.token, callback);
    });
}

Result<QList<FollowedFeedback>> tst_TierFeedback::mine(const QString& idNumber)
{
    return answerOf<QList<FollowedFeedback>>(
        [&](const auto& callback) { m_client->mine(idNumber, callback); });
}

const QList<FollowedFeedback>& tst_TierFeedback::found()
{
    if (!m_asked.isValid() || m_asked.hasExpired(1000)) {
        m_asked.start();
        const auto all = mine();
        m_found = all ? all.value() : QList<FollowedFeedback>();
    }
    return m_found;
}

void tst_TierFeedback::waitUntilShipped()
{
    OW_ENFORCE(QTest::qWaitFor([&] { return m_kiosk->backlog() == 0; }, kPatienceMs));
}

void tst_TierFeedback::waitForCentre(const Filed& filed, WorkState state) const
{
    auto database = storage::Database::open(m_tiers->centre.store());
    OW_ENFORCE(database);
    FeedbackWorkStore store(*database.value(), TestTiers::kHall);
    OW_ENFORCE(QTest::qWaitFor(
        [&] {
            const auto work = store.find(filed.filed.id);
            return work && work.value() && work.value()->state == state;
        },
        kPatienceMs));
}

Answer tst_TierFeedback::asManager(sync::HttpCall call)
{
    sync::HttpClient desk(m_tiers->hall.endpoint(u"counter-1"_s, u"counter"_s));
    if (m_token.isEmpty()) {
        sync::HttpCall signIn =
            testing::post(u"/v1/session"_s, R"({"account":"zhao","password":"secret-1"})");
        signIn.limit = 40s;
        m_token = Answer(desk.perform(signIn)).json["token"_L1].toString();
        OW_ENFORCE(!m_token.isEmpty());
    }
    call.limit = 40s;
    return Answer(desk.perform(testing::as(std::move(call), m_token)));
}

QJsonArray tst_TierFeedback::listed(const QString& state)
{
    const Answer page = asManager(testing::get(u"/v1/feedback?state="_s + state));
    OW_ENFORCE(page.status == 200);
    return page.json["items"_L1].toArray();
}

Answer tst_TierFeedback::answer(const Filed& filed, const QString& text, int seen)
{
    const QJsonObject body{{u"text"_s, text}, {u"seen"_s, seen}};
    return asManager(testing::post(u"/v1/feedback/%1/answer"_s.arg(idToText(filed.filed.id)),
                                   QJsonDocument(body).toJson(QJsonDocument::Compact)));
}

void tst_TierFeedback::saidOffLineAnsweredAndRead()
{
    m_tiers->hall.stop();
    const Filed filed = file(CaseKind::Complaint, kText);
    QVERIFY(!filed.filed.number.isEmpty() && !filed.filed.answerBy.isEmpty());
    const QString code = followCode(filed.filed.tokenDigest);
    QVERIFY(!status(filed.filed.number, code)); // Nobody to ask.
    m_tiers->hall.start();
    waitUntilShipped();

    const auto open = status(filed.filed.number, code);
    QVERIFY2(open, open ? "" : qPrintable(open.error().detail));
    QCOMPARE(open.value().state, WorkState::Open);
    QCOMPARE(open.value().answerBy, filed.filed.answerBy);
    QVERIFY(open.value().answer.isEmpty());
    QCOMPARE(status(filed.filed.number, u"000000"_s).error().code, ErrorCode::NotFound);

    const QJsonArray work = listed();
    QCOMPARE(work.size(), 1);
    QCOMPARE(work.at(0)["number"_L1].toString(), filed.filed.number);
    QVERIFY(!work.at(0).toObject().contains(u"text"_s)); // Words are read one by one.
    const Answer read =
        asManager(testing::get(u"/v1/feedback/"_s + work.at(0)["id"_L1].toString()));
    QCOMPARE(read.json["text"_L1].toString(), kText);
    QCOMPARE(read.json["phone"_L1].toString(), kPhone);
    QCOMPARE(answer(filed, kAnswer, 0).status, 200);
    QCOMPARE(answer(filed, u"乙"_s, 0).status, 409); // Who has not seen the first.

    const auto answered = statusByToken(filed);
    QVERIFY(answered);
    QCOMPARE(answered.value().state, WorkState::Answered);
    QCOMPARE(answered.value().answer, kAnswer);
    QVERIFY(!answered.value().isCorrected);
    QCOMPARE(answer(filed, kCorrected, 1).status, 200);
    QCOMPARE(answer(filed, u"丙"_s, 2).status, 409); // Once and for all.
    QCOMPARE(asManager(testing::post(u"/v1/feedback/%1/close"_s.arg(idToText(filed.filed.id)),
                                     R"({"outcome":"solved"})"))
                 .status,
             200);
    const auto closed = status(filed.filed.number.toLower().remove(u'-'), code);
    QVERIFY(closed);
    QCOMPARE(closed.value().state, WorkState::Closed);
    QCOMPARE(closed.value().answer, kCorrected);
    QVERIFY(closed.value().isCorrected);
    QVERIFY(listed().isEmpty());
    QCOMPARE(listed(u"closed"_s).size(), 1);
}

void tst_TierFeedback::byTheCardOnlyWhereThatWasWanted()
{
    const Filed wanted = file(CaseKind::Question, u"几点关门"_s, TestTiers::kNumber);
    file(CaseKind::Complaint, kText);
    waitUntilShipped();
    QCOMPARE(answer(wanted, kAnswer, 0).status, 200);
    waitForCentre(wanted, WorkState::Answered);
    QTRY_VERIFY_WITH_TIMEOUT(!found().isEmpty() && found().constFirst().answer == kAnswer,
                             kPatienceMs);
    QCOMPARE(found().size(), 1);
    QCOMPARE(found().constFirst().id, wanted.filed.id);
    QCOMPARE(found().constFirst().number, wanted.filed.number);
    const auto others = mine(u"440524188001010014"_s);
    QVERIFY(others);
    QVERIFY(others.value().isEmpty());
}

void tst_TierFeedback::answerCrossesACentreThatWasAway()
{
    const Filed filed = file(CaseKind::Question, kText, TestTiers::kNumber);
    waitForCentre(filed, WorkState::Open);
    QTRY_COMPARE_WITH_TIMEOUT(found().size(), 1, kPatienceMs);
    m_tiers->centre.stop();
    QCOMPARE(answer(filed, kAnswer, 0).status, 200);
    // The hall knows its own answer; whose card it is only the centre knows.
    const auto here = statusByToken(filed);
    QVERIFY(here);
    QCOMPARE(here.value().answer, kAnswer);
    QVERIFY(!mine());
    m_tiers->centre.start();
    waitForCentre(filed, WorkState::Answered);
    QTRY_VERIFY_WITH_TIMEOUT(!found().isEmpty() && found().constFirst().answer == kAnswer,
                             kPatienceMs);
}

void tst_TierFeedback::whatIsDueFirstIsListedFirst()
{
    const Filed complaint = file(CaseKind::Complaint, kText);
    const Filed question = file(CaseKind::Question, u"几点关门"_s);
    waitUntilShipped();
    QVERIFY(question.filed.answerBy < complaint.filed.answerBy);
    const QJsonArray early = listed();
    QCOMPARE(early.size(), 2);
    QCOMPARE(early.at(0)["number"_L1].toString(), question.filed.number);
    QCOMPARE(early.at(1)["number"_L1].toString(), complaint.filed.number);
    QVERIFY(!early.at(0)["isOverdue"_L1].toBool());
    // The day after it was promised.
    const QDate said = QDate::fromString(question.filed.day, Qt::ISODate);
    m_clock->turn((said.daysTo(QDate::fromString(question.filed.answerBy, Qt::ISODate)) + 1) *
                  kDayMs);
    m_token.clear(); // Nobody stays signed in for so long.
    const Answer late = asManager(testing::get(u"/v1/feedback?state=open"_s));
    QCOMPARE(late.json["overdue"_L1].toInt(), 1);
    QVERIFY(late.json["items"_L1][0]["isOverdue"_L1].toBool());
    QVERIFY(!late.json["items"_L1][1]["isOverdue"_L1].toBool());
}

void tst_TierFeedback::forgottenWordsAreReadByNobody()
{
    const Filed filed = file(CaseKind::Complaint, kText, TestTiers::kNumber);
    waitForCentre(filed, WorkState::Open);
    QTRY_COMPARE_WITH_TIMEOUT(found().size(), 1, kPatienceMs);
    QCOMPARE(answer(filed, kAnswer, 0).status, 200);
    waitForCentre(filed, WorkState::Answered);
    QVERIFY(!m_tiers->forget(filed.filed.id).isEmpty());
    const Answer read = asManager(testing::get(u"/v1/feedback/"_s + idToText(filed.filed.id)));
    QVERIFY(read.json["isErased"_L1].toBool());
    QVERIFY(!read.body.contains(kText.toUtf8()));
    QCOMPARE(statusByToken(filed).value().answer, QString());
    // Up it goes with the journal, and the card finds it no more.
    auto database = storage::Database::open(m_tiers->centre.store());
    QVERIFY(database);
    const auto indexed = [&] {
        return storage::integerOf(storage::query(
            *database.value(), "SELECT COUNT(*) FROM said_index WHERE hall = ?", QString()));
    };
    QTRY_COMPARE_WITH_TIMEOUT(indexed().value(), qint64(0), kPatienceMs);
    QVERIFY(mine());
    QVERIFY(mine().value().isEmpty());
}

QTEST_GUILESS_MAIN(tst_TierFeedback)
#include "tst_TierFeedback.moc"
