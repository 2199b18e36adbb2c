// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/storage/Rows.h"
#include "services/sync/EnquiryClient.h"
#include "services/sync/HttpClient.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/HttpCalls.h"
#include "tests/services/platform/TestTiers.h"

#include <QJsonDocument>
#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::answerOf;
using onewindow::testing::TestTerminal;
using onewindow::testing::TestTiers;

namespace {

constexpr int kPatienceMs = onewindow::testing::kTiersPatienceMs;
const QString kKiosk = TestTiers::kKiosk;
const QString kHall = TestTiers::kHall;
const QString kNumber = TestTiers::kNumber;
const QString kTail = u"002X"_s;

} // namespace

/// What a citizen asks at a terminal about cases, by way of the hall from the centre that owns
/// them.
class tst_TierEnquiries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void ownCasesComeFromTheCentre();
    void byNumberAndLastCharacters();
    void wrongAndUnknownAreTheSame();
    void oneNumberIsNotTriedForEver();
    void oneTerminalDoesNotTryForEver();
    void receiptsCodeIsKnownInTheHall();
    void nobodyAnswersWithoutTheCentre();
    void onlyTerminalsAsk();
    void forgottenIsNotFound();
    void casesOfAnOlderStoreAreIndexed();

private:
    FiledCase file() { return TestTiers::file(*m_kiosk); }

    Result<QList<CaseSummary>> mine(const QString& idNumber);
    Result<CaseSummary> status(const QString& number, const QString& tail);
    /// Cases in the centre's index.
    [[nodiscard]] qint64 indexed() const;
    /// The one there is, as the centre numbered it.
    CaseSummary numbered();

    NoonClock m_clock;
    std::unique_ptr<TestTiers> m_tiers;
    std::unique_ptr<TestTerminal> m_kiosk;
    std::unique_ptr<sync::EnquiryClient> m_client;
};

void tst_TierEnquiries::init()
{
    m_tiers = std::make_unique<TestTiers>(m_clock);
    m_tiers->start();
    const TestTerminal::Options options = m_tiers->optionsOf(kKiosk);
    m_kiosk = m_tiers->terminal(options);
    m_client = std::make_unique<sync::EnquiryClient>(m_tiers->centre.keys()->sealingPublicKey());
    m_client->connectTo(options.endpoint);
}

void tst_TierEnquiries::cleanup()
{
    m_client.reset();
    m_kiosk.reset();
    m_tiers.reset();
}

Result<QList<CaseSummary>> tst_TierEnquiries::mine(const QString& idNumber)
{
    return answerOf<QList<CaseSummary>>(
        [&](const auto& callback) { m_client->mine(idNumber, callback); });
}

Result<CaseSummary> tst_TierEnquiries::status(const QString& number, const QString& tail)
{
    return answerOf<CaseSummary>(
        [&](const auto& callback) { m_client->status(number, tail, callback); });
}

qint64 tst_TierEnquiries::indexed() const
{
    storage::DatabaseOptions options = m_tiers->centre.store();
    options.readOnly = true;
    auto database = storage::Database::open(options);
    OW_ENFORCE(database);
    const auto count = storage::integerOf(storage::query(
        *database.value(), "SELECT COUNT(*) FROM case_index WHERE hall = ?", QString()));
    OW_ENFORCE(count);
    return count.value();
}

CaseSummary tst_TierEnquiries::numbered()
{
    OW_ENFORCE(QTest::qWaitFor([&] { return indexed() == 1; }, kPatienceMs));
    const auto all = mine(kNumber);
    OW_ENFORCE(all && all.value().size() == 1);
    return all.value().constFirst();
}

void tst_TierEnquiries::ownCasesComeFromTheCentre()
{
    const auto nobody = mine(kNumber);
    QVERIFY(nobody);
    QVERIFY(nobody.value().isEmpty());
    const FiledCase filed = file();
    const CaseSummary known = numbered();
    QCOMPARE(known.id, filed.id);
    QCOMPARE(known.matter, u"si-record"_s);
    QCOMPARE(known.provisional, filed.provisional);
    QVERIFY(!known.number.isEmpty());
    QVERIFY(!known.steps.isEmpty());
    QCOMPARE(known.steps.constFirst().state, CaseState::Received);
    QCOMPARE(known.steps.constLast().state, known.state);
    const auto other = mine(u"440524188001010014"_s);
    QVERIFY(other);
    QVERIFY(other.value().isEmpty());
}

void tst_TierEnquiries::byNumberAndLastCharacters()
{
    file();
    const CaseSummary known = numbered();
    for (const QString& number :
         {known.number, known.provisional, known.provisional.toLower().remove(u'-')}) {
        const auto found = status(number, u"002x"_s);
        QVERIFY2(bool(found), qPrintable(number));
        QCOMPARE(found.value().state, known.state);
        QCOMPARE(found.value().filedAtMs, known.filedAtMs);
        QVERIFY(found.value().id.isEmpty());
    }
}

void tst_TierEnquiries::wrongAndUnknownAreTheSame()
{
    file();
    const CaseSummary known = numbered();
    sync::HttpClient client(m_tiers->hall.endpoint(kKiosk, u"kiosk"_s));
    const auto bodyOf = [&](const QString& number, const QString& tail) {
        sync::HttpCall call;
        call.method = "POST";
        call.path = u"/v1/case-status"_s;
        call.body = QJsonDocument(QJsonObject{{u"number"_s, number}, {u"tail"_s, tail}})
                        .toJson(QJsonDocument::Compact);
        call.contentType = "application/json";
        const auto answer = client.perform(call);
        OW_ENFORCE(answer);
        return QByteArray::number(answer.value().status) + answer.value().body;
    };
    const QByteArray wrong = bodyOf(known.number, u"0021"_s);
    QVERIFY(wrong.startsWith("404"));
    QCOMPARE(bodyOf(u"K120991231000700"_s, kTail), wrong);
}

void tst_TierEnquiries::oneNumberIsNotTriedForEver()
{
    file();
    const CaseSummary known = numbered();
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(status(known.number, u"000%1"_s.arg(i)).error().code, ErrorCode::NotFound);
    }
    QCOMPARE(status(known.number, kTail).error().code, ErrorCode::TooMany);
    QVERIFY(status(known.provisional, kTail));
}

void tst_TierEnquiries::oneTerminalDoesNotTryForEver()
{
    file();
    const CaseSummary known = numbered();
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(status(u"K1209912310%1"_s.arg(i, 3, 10, QLatin1Char('0')), kTail).error().code,
                 ErrorCode::NotFound);
    }
    QCOMPARE(status(known.number, kTail).error().code, ErrorCode::TooMany);
    // Whoever shows a card is not held up by it.
    QVERIFY(mine(kNumber));
}

void tst_TierEnquiries::receiptsCodeIsKnownInTheHall()
{
    const FiledCase filed = file();
    numbered();
    m_tiers->centre.stop();
    const auto found = answerOf<CaseSummary>(
        [&](const auto& callback) { m_client->statusOf(filed.link, callback); });
    QVERIFY(found);
    QCOMPARE(found.value().provisional, filed.provisional);
    const auto none = answerOf<CaseSummary>([&](const auto& callback) {
        m_client->statusOf(u"/c/abcdefghijklmnopqrstuv"_s, callback);
    });
    QCOMPARE(none.error().code, ErrorCode::NotFound);
}

void tst_TierEnquiries::nobodyAnswersWithoutTheCentre()
{
    file();
    m_tiers->centre.stop();
    const auto own = mine(kNumber);
    QVERIFY(!own);
    QVERIFY(own.error().code == ErrorCode::NetworkFailed || own.error().code == ErrorCode::Timeout);
    sync::EnquiryClient alone(m_tiers->centre.keys()->sealingPublicKey());
    const auto answer =
        answerOf<QList<CaseSummary>>([&](const auto& callback) { alone.mine(kNumber, callback); });
    QCOMPARE(answer.error().code, ErrorCode::NetworkFailed);
}

void tst_TierEnquiries::onlyTerminalsAsk()
{
    sync::EnquiryClient counter(m_tiers->centre.keys()->sealingPublicKey());
    counter.connectTo(m_tiers->hall.endpoint(u"counter-1"_s, u"counter"_s));
    const auto answer = answerOf<QList<CaseSummary>>(
        [&](const auto& callback) { counter.mine(kNumber, callback); });
    QCOMPARE(answer.error().code, ErrorCode::NotPermitted);
    // What was enveloped for somebody else is no question to the centre.
    sync::EnquiryClient other(m_tiers->hall.keys(kHall)->sealingPublicKey());
    other.connectTo(m_tiers->hall.endpoint(kKiosk, u"kiosk"_s));
    const auto refused =
        answerOf<QList<CaseSummary>>([&](const auto& callback) { other.mine(kNumber, callback); });
    QCOMPARE(refused.error().code, ErrorCode::BadRequest);
}

void tst_TierEnquiries::forgottenIsNotFound()
{
    const FiledCase filed = file();
    const CaseSummary known = numbered();
    m_tiers->forget(filed.id);
    QTRY_COMPARE_WITH_TIMEOUT(indexed(), qint64(0), kPatienceMs);
    const auto own = mine(kNumber);
    QVERIFY(own);
    QVERIFY(own.value().isEmpty());
    QCOMPARE(status(known.number, kTail).error().code, ErrorCode::NotFound);
}

void tst_TierEnquiries::casesOfAnOlderStoreAreIndexed()
{
    file();
    numbered();
    m_tiers->centre.stop();
    {
        storage::DatabaseOptions options;
        options.path = m_tiers->centre.store().path;
        auto database = storage::Database::open(options);
        QVERIFY(database);
        auto emptied = database.value()->prepare("DELETE FROM case_index WHERE hall = ''");
        QVERIFY(emptied);
        QVERIFY(emptied.value().run());
    }
    m_tiers->centre.start();
    QCOMPARE(numbered().matter, u"si-record"_s);
}

QTEST_GUILESS_MAIN(tst_TierEnquiries)
#include "tst_TierEnquiries.moc"
