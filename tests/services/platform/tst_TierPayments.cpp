// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Verify.h"
#include "app/ctl/VerifyDocument.h"
#include "services/cases/CaseStore.h"
#include "services/cases/FactKinds.h"
#include "services/cases/PaymentStore.h"
#include "services/core/Ids.h"
#include "services/storage/Rows.h"
#include "services/sync/EnquiryClient.h"
#include "services/sync/HttpClient.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/HttpCalls.h"
#include "tests/services/platform/TestTiers.h"

#include <QJsonArray>

using namespace onewindow;
using namespace onewindow::cases;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::answerOf;
using onewindow::testing::TestTerminal;
using onewindow::testing::TestTiers;

namespace {

constexpr int kPatienceMs = onewindow::testing::kTiersPatienceMs;
constexpr qint64 kFee = 2000;
const QString kFirst = u"kiosk-1"_s;
const QString kSecond = u"kiosk-2"_s;

/// The payment box of a terminal, and who stands before it: pays what is charged, or nothing.
class PaymentBox final : public QObject
{
    Q_OBJECT

public:
    explicit PaymentBox(PaymentDesk& desk)
        : m_desk(desk)
    {
        connect(&desk, &PaymentDesk::chargeWanted, this, [this](const BoxOrder& order) {
            charged << order;
            answer(order.id, isPaying ? BoxAnswer::State::Paid : BoxAnswer::State::Waiting);
        });
        connect(&desk, &PaymentDesk::cancelWanted, this,
                [this](const QByteArray& order) { answer(order, BoxAnswer::State::Cancelled); });
        connect(&desk, &PaymentDesk::askWanted, this,
                [this](const QByteArray& order) { answer(order, BoxAnswer::State::NotKnown); });
        connect(&desk, &PaymentService::progressed, this,
                [this](const PaymentProgress& progress) { step = progress.step; });
        desk.start();
        desk.setBoxReady(true);
        OW_ENFORCE(QTest::qWaitFor([&] { return desk.isReady(); }, kPatienceMs));
    }

    /// Pays the fee of a case; how it ended.
    PaymentStep pay(const QByteArray& caseId)
    {
        OW_ENFORCE(QTest::qWaitFor([&] { return m_desk.isReady(); }, kPatienceMs));
        m_desk.pay(caseId, kFee, u"test"_s);
        OW_ENFORCE(QTest::qWaitFor(
            [&] {
                return step != PaymentStep::Beginning && step != PaymentStep::Waiting &&
                       step != PaymentStep::Cancelling;
            },
            kPatienceMs));
        return step;
    }

    bool isPaying = true;
    QList<BoxOrder> charged;
    PaymentStep step = PaymentStep::Failed;

private:
    void answer(const QByteArray& order, BoxAnswer::State state)
    {
        QMetaObject::invokeMethod(
            &m_desk,
            [this, order, state] {
                m_desk.onAnswered({.order = order, .state = state, .receipt = u"PB1"_s});
            },
            Qt::QueuedConnection);
    }

    PaymentDesk& m_desk;
};

} // namespace

/// A case that was not paid when it was filed, and what it gives, at other terminals of its hall:
/// each node real, each with a store of its own, over real TLS.
class tst_TierPayments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void ownersAnswerSaysWhatIsDue();
    void paidAtAnotherTerminal();
    void oneTerminalAtATime();
    void notWithoutTheHall();
    void cutBeforeTheBoxHeard();
    void moneyForWhatIsTurnedDownIsNoted();
    void resultIsPrintedAtAnotherTerminal();
    void resultIsItsOwnersAlone();

private:
    std::unique_ptr<TestTerminal> terminal(const QString& node);
    /// As the owner of the cases has it.
    CaseSummary atTheOwner(const QByteArray& id);
    [[nodiscard]] CaseMoney moneyIn(const storage::DatabaseOptions& store,
                                    const QByteArray& id) const;
    std::unique_ptr<sync::SharedClient> results(const QString& node);
    Result<CaseContents> contents(const QByteArray& id, const QString& idNumber);
    void decide(const FiledCase& filed, const QString& state);

    NoonClock m_clock;
    std::unique_ptr<TestTiers> m_tiers;
    std::unique_ptr<sync::EnquiryClient> m_enquiries;
    std::unique_ptr<crypto::NodeKeys> m_keys;
};

void tst_TierPayments::init()
{
    m_tiers = std::make_unique<TestTiers>(m_clock);
    m_tiers->changeCatalogue([](QJsonObject& catalogue) {
        QJsonArray matters = catalogue.value(u"matters"_s).toArray();
        for (QJsonValueRef one : matters) {
            QJsonObject matter = one.toObject();
            if (matter.value(u"id"_s).toString() == TestTiers::kMatter) {
                matter.insert(u"fee"_s,
                              QJsonObject{{u"name"_s, QJsonObject{{u"zh"_s, u"工本费"_s}}},
                                          {u"cents"_s, kFee}});
                one = matter;
            }
        }
        catalogue.insert(u"matters"_s, matters);
    });
    m_tiers->start();
    m_enquiries = std::make_unique<sync::EnquiryClient>(m_tiers->centre.keys()->sealingPublicKey());
    m_enquiries->connectTo(m_tiers->hall.endpoint(kSecond, u"kiosk"_s));
}

void tst_TierPayments::cleanup()
{
    m_enquiries.reset();
    m_tiers.reset();
}

std::unique_ptr<TestTerminal> tst_TierPayments::terminal(const QString& node)
{
    TestTerminal::Options options = m_tiers->optionsOf(node);
    options.sharedRecords = {
        {TestTiers::kNumber, QJsonObject{{TestTiers::kAgreement, QJsonObject{{u"months"_s, 24}}}}}};
    return m_tiers->terminal(options);
}

CaseSummary tst_TierPayments::atTheOwner(const QByteArray& id)
{
    CaseSummary known;
    OW_ENFORCE(QTest::qWaitFor(
        [&] {
            const auto all = answerOf<QList<CaseSummary>>(
                [&](const auto& callback) { m_enquiries->mine(TestTiers::kNumber, callback); });
            OW_ENFORCE(all);
            for (const CaseSummary& one : all.value()) {
                if (one.id == id) {
                    known = one;
                }
            }
            return !known.id.isEmpty();
        },
        kPatienceMs));
    return known;
}

CaseMoney tst_TierPayments::moneyIn(const storage::DatabaseOptions& store,
                                    const QByteArray& id) const
{
    auto database = storage::Database::open(store);
    OW_ENFORCE(database);
    const auto orders = PaymentStore(*database.value(), TestTiers::kHall).ofCase(id);
    const auto fee = CounterFeeStore(*database.value(), TestTiers::kHall).find(id);
    OW_ENFORCE(orders && fee);
    return moneyOf(kFee, orders.value(), fee.value());
}

void tst_TierPayments::ownersAnswerSaysWhatIsDue()
{
    const auto first = terminal(kFirst);
    const FiledCase filed = TestTiers::file(*first);
    QCOMPARE(filed.state, CaseState::Approved);
    const CaseSummary due = atTheOwner(filed.id);
    QCOMPARE(due.money.state, MoneyState::Due);
    QCOMPARE(due.money.cents, kFee);
    QVERIFY(due.isHere);
    QVERIFY(!due.hasResult);
    PaymentBox box(first->paymentDesk());
    QCOMPARE(box.pay(filed.id), PaymentStep::Paid);
    QTRY_VERIFY_WITH_TIMEOUT(atTheOwner(filed.id).hasResult, kPatienceMs);
    QCOMPARE(atTheOwner(filed.id).money.receipt, u"PB1"_s);
}

void tst_TierPayments::paidAtAnotherTerminal()
{
    const auto first = terminal(kFirst);
    const auto second = terminal(kSecond);
    PaymentBox firstBox(first->paymentDesk());
    PaymentBox secondBox(second->paymentDesk());
    const FiledCase filed = TestTiers::file(*first);
    QCOMPARE(atTheOwner(filed.id).money.state, MoneyState::Due);

    QCOMPARE(secondBox.pay(filed.id), PaymentStep::Paid);
    QCOMPARE(secondBox.charged.size(), 1);
    QCOMPARE(secondBox.charged.constFirst().cents, kFee);
    QTRY_COMPARE_WITH_TIMEOUT(moneyIn(m_tiers->hallStore(), filed.id).receipt, u"PB1"_s,
                              kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(atTheOwner(filed.id).money.state, MoneyState::Paid, kPatienceMs);
    // The one that filed it knows too, and charges it no more.
    QTRY_COMPARE_WITH_TIMEOUT(TestTiers::found(*first, filed).money.state, MoneyState::Paid,
                              kPatienceMs);
    QCOMPARE(TestTiers::found(*first, filed).money.receipt, u"PB1"_s);
    QVERIFY(firstBox.pay(filed.id) != PaymentStep::Paid);
    QVERIFY(secondBox.pay(filed.id) != PaymentStep::Paid);
    QVERIFY(firstBox.charged.isEmpty());
    QCOMPARE(secondBox.charged.size(), 1);
    for (const QString& path : {first->store().path, second->store().path,
                                m_tiers->hallStore().path, m_tiers->centre.store().path}) {
        const Verification verified = verifyFile(path);
        QVERIFY2(verified.isOk(), qPrintable(path + u": "_s + verified.bad));
    }
}

/// While somebody pays at one terminal, no other charges the case, nor a counter.
void tst_TierPayments::oneTerminalAtATime()
{
    const auto first = terminal(kFirst);
    const auto second = terminal(kSecond);
    PaymentBox firstBox(first->paymentDesk());
    PaymentBox secondBox(second->paymentDesk());
    const FiledCase filed = TestTiers::file(*first);
    atTheOwner(filed.id);
    firstBox.isPaying = false;
    first->paymentDesk().pay(filed.id, kFee, {});
    QTRY_COMPARE_WITH_TIMEOUT(firstBox.step, PaymentStep::Waiting, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(moneyIn(m_tiers->hallStore(), filed.id).state, MoneyState::Open,
                              kPatienceMs);
    QCOMPARE(secondBox.pay(filed.id), PaymentStep::Denied);
    QVERIFY(secondBox.charged.isEmpty());
    // Given up there, it is paid here; and then there is nothing to pay at the first.
    first->paymentDesk().cancel(filed.id);
    QTRY_COMPARE_WITH_TIMEOUT(firstBox.step, PaymentStep::Cancelled, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(first->backlog(), 0, kPatienceMs);
    secondBox.isPaying = false;
    second->paymentDesk().pay(filed.id, kFee, {});
    QTRY_COMPARE_WITH_TIMEOUT(secondBox.step, PaymentStep::Waiting, kPatienceMs);
    QCOMPARE(firstBox.pay(filed.id), PaymentStep::Denied);
    QCOMPARE(firstBox.charged.size(), 1);
}

void tst_TierPayments::notWithoutTheHall()
{
    const auto first = terminal(kFirst);
    const auto second = terminal(kSecond);
    PaymentBox box(second->paymentDesk());
    const FiledCase filed = TestTiers::file(*first);
    atTheOwner(filed.id);
    m_tiers->hall.stop();
    QCOMPARE(box.pay(filed.id), PaymentStep::Denied);
    QVERIFY(box.charged.isEmpty());
    // What was asked for meanwhile is void: nobody else is held up.
    m_tiers->hall.start();
    QTRY_COMPARE_WITH_TIMEOUT(second->backlog(), 0, kPatienceMs);
    QVERIFY(moneyIn(m_tiers->hallStore(), filed.id).state != MoneyState::Open);
    QCOMPARE(box.pay(filed.id), PaymentStep::Paid);
}

void tst_TierPayments::cutBeforeTheBoxHeard()
{
    const auto first = terminal(kFirst);
    auto second = terminal(kSecond);
    const FiledCase filed = TestTiers::file(*first);
    atTheOwner(filed.id);
    {
        PaymentBox box(second->paymentDesk());
        second->sync().stop();
        second->paymentDesk().pay(filed.id, kFee, {});
        QTRY_COMPARE_WITH_TIMEOUT(second->backlog(), 1, kPatienceMs);
    }
    second.reset(); // The power is cut.
    second = terminal(kSecond);
    PaymentBox box(second->paymentDesk());
    QTRY_COMPARE_WITH_TIMEOUT(second->backlog(), 0, kPatienceMs);
    QVERIFY(moneyIn(m_tiers->hallStore(), filed.id).state != MoneyState::Open);
    QCOMPARE(box.pay(filed.id), PaymentStep::Paid);
    QCOMPARE(box.charged.size(), 1);
}

/// Staff decides against it after it was paid at a terminal that did not file it.
void tst_TierPayments::decide(const FiledCase& filed, const QString& state)
{
    sync::HttpClient counter(m_tiers->hall.endpoint(u"counter-1"_s, u"counter"_s));
    const testing::Answer signedIn(counter.perform(
        testing::post(u"/v1/session"_s, R"({"account":"zhao","password":"secret-1"})")));
    const QByteArray body =
        R"({"state":")" + state.toLatin1() + R"(","seen":"received","reason":"conditions"})";
    const testing::Answer decided(counter.perform(
        testing::as(testing::post(u"/v1/cases/"_s + idToText(filed.id) + u"/decision"_s, body),
                    signedIn.json.value(u"token"_s).toString())));
    OW_ENFORCE(decided.status == 200);
}

void tst_TierPayments::moneyForWhatIsTurnedDownIsNoted()
{
    TestTerminal::Options options = m_tiers->optionsOf(kFirst);
    const auto first = m_tiers->terminal(options); // Nothing is shared: a person decides.
    const auto second = terminal(kSecond);
    PaymentBox box(second->paymentDesk());
    const FiledCase filed = TestTiers::file(*first);
    QCOMPARE(filed.state, CaseState::Received);
    atTheOwner(filed.id);
    QCOMPARE(box.pay(filed.id), PaymentStep::Paid);
    decide(filed, u"rejected"_s);
    QTRY_COMPARE_WITH_TIMEOUT(moneyIn(m_tiers->hallStore(), filed.id).state, MoneyState::ToReturn,
                              kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(atTheOwner(filed.id).money.state, MoneyState::ToReturn, kPatienceMs);
}

std::unique_ptr<sync::SharedClient> tst_TierPayments::results(const QString& node)
{
    m_keys = m_tiers->hall.keys(node);
    return std::make_unique<sync::SharedClient>(
        sync::SharedClient::Settings{.terminal = node,
                                     .hall = m_tiers->hall.endpoint(node, u"kiosk"_s),
                                     .centreSealingKey = m_tiers->centre.keys()->sealingPublicKey(),
                                     .limit = 40s},
        *m_keys);
}

Result<CaseContents> tst_TierPayments::contents(const QByteArray& id, const QString& idNumber)
{
    const auto client = results(kSecond);
    return answerOf<CaseContents>([&](const auto& callback) {
        client->contents(id, TestTiers::kMatter, idNumber, callback);
    });
}

void tst_TierPayments::resultIsPrintedAtAnotherTerminal()
{
    const auto first = terminal(kFirst);
    const auto second = terminal(kSecond);
    PaymentBox box(second->paymentDesk());
    const FiledCase filed = TestTiers::file(*first);
    const QString number = atTheOwner(filed.id).number;
    QCOMPARE(contents(filed.id, TestTiers::kNumber).error().code, ErrorCode::NotFound); // Unpaid.
    QCOMPARE(box.pay(filed.id), PaymentStep::Paid);
    QTRY_VERIFY_WITH_TIMEOUT(atTheOwner(filed.id).hasResult, kPatienceMs);

    const auto held = contents(filed.id, TestTiers::kNumber);
    QVERIFY2(held, held ? "" : qPrintable(held.error().detail));
    QCOMPARE(held.value().copy, 1);
    QCOMPARE(held.value().words.provisional, filed.provisional);
    QCOMPARE(held.value().words.number, number);
    QCOMPARE(held.value().answers.value(u"purpose"_s).toString(), u"loan"_s);
    QCOMPARE(held.value().shared[TestTiers::kAgreement][u"months"_s].toInt(), 24);
    QCOMPARE(held.value().person.name, TestTiers::kName);
    QCOMPARE(contents(filed.id, TestTiers::kNumber).value().copy, 2);
    // Signed by this terminal, and known to the page behind its code.
    const auto document = answerOf<SignedDocument>([&](const auto& callback) {
        second->caseDesk().sign({.caseId = filed.id,
                                 .owners = held.value().words,
                                 .title = u"证明"_s,
                                 .department = u"人社局"_s,
                                 .lines = {u"姓名：王秀英"_s},
                                 .issued = held.value().decidedOn,
                                 .validUntil = {},
                                 .holder = held.value().person},
                                callback);
    });
    QVERIFY2(document, document ? "" : qPrintable(document.error().detail));
    sync::HttpClient phone(m_tiers->hall.pki.anonymous(m_tiers->hall.port()));
    const auto page = [&] {
        return testing::Answer(phone.perform(testing::get(u"/d/"_s + document.value().statement)));
    };
    QTRY_VERIFY_WITH_TIMEOUT(page().body.contains("核验通过"), kPatienceMs);
    QVERIFY(page().body.contains(number.toLatin1()));
    QTRY_COMPARE_WITH_TIMEOUT(second->backlog(), 0, kPatienceMs);
    const DocumentTrust centre{.publicKey = {}, .centre = m_tiers->centre.store()};
    Verification sound;
    QTRY_VERIFY_WITH_TIMEOUT((sound = verifyDocument(document.value().link, centre, {})).isOk() &&
                                 sound.lines.join(u' ').contains(u"issued again"_s),
                             kPatienceMs);
    // How often, where and when stands in the centre's journal, and whose it is nowhere.
    auto database = storage::Database::open(m_tiers->centre.store());
    QVERIFY(database);
    const auto copies = storage::integerOf(storage::query(
        *database.value(), "SELECT COUNT(*) FROM case_copies WHERE hall = ? AND node = ?",
        TestTiers::kHall, kSecond));
    QCOMPARE(copies.value(), 2);
    for (const QString& path : {second->store().path, m_tiers->centre.store().path}) {
        const Verification verified = verifyFile(path);
        QVERIFY2(verified.isOk(), qPrintable(path + u": "_s + verified.bad));
    }
}

void tst_TierPayments::resultIsItsOwnersAlone()
{
    const auto first = terminal(kFirst);
    PaymentBox box(first->paymentDesk());
    const FiledCase filed = TestTiers::file(*first);
    atTheOwner(filed.id);
    QCOMPARE(box.pay(filed.id), PaymentStep::Paid);
    QTRY_VERIFY_WITH_TIMEOUT(atTheOwner(filed.id).hasResult, kPatienceMs);
    QCOMPARE(contents(filed.id, u"440524188001010014"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(contents(QByteArray(16, 'n'), TestTiers::kNumber).error().code, ErrorCode::NotFound);
    m_tiers->forget(filed.id);
    QTRY_COMPARE_WITH_TIMEOUT(contents(filed.id, TestTiers::kNumber).error().code,
                              ErrorCode::NotFound, kPatienceMs);
}

QTEST_GUILESS_MAIN(tst_TierPayments)
#include "tst_TierPayments.moc"
