// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseProjection.h"
#include "services/cases/CaseStore.h"
#include "services/cases/FactKinds.h"
#include "services/cases/FeeCounter.h"
#include "services/cases/FeedKinds.h"
#include "services/cases/PaymentStore.h"
#include "services/core/Ids.h"
#include "services/journal/Verifier.h"
#include "services/queue/Ticket.h"
#include "services/storage/Transaction.h"
#include "tests/ManualClock.h"
#include "tests/services/journal/TestNode.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;
using journal::succeed;
using journal::valueOf;
using storage::Database;

namespace {

const QString kHall = u"hall-1"_s;
const QString kKiosk = u"kiosk-1"_s;
constexpr qint64 kFee = 2000;

FeeOrder order(const QByteArray& id, qint64 cents = kFee, const QString& method = u"cash"_s)
{
    return {
        .caseId = id, .cents = cents, .method = method, .staff = u"wang"_s, .desk = u"counter-1"_s};
}

} // namespace

/// A fee at a counter: one place at a time may charge a case, and nobody pays twice.
class TestFeeCounter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void takenOnceTheTerminalHasLetGo();
    void notBeforeTheTerminalHasLetGo();
    void notTwice();
    void notAnotherAmountOrWay();
    void notWhatIsPaidAtTheTerminal();
    void notOfWhatCostsNothing();
    void receiptsCountTheDay();
    void othersWordIsLeftOut_data();
    void othersWordIsLeftOut();

private:
    template <typename T>
    Result<T> transact(const std::function<Result<T>(Database&)>& action)
    {
        auto transaction = valueOf(storage::Transaction::begin(*m_store));
        auto value = action(*m_store);
        if (value) {
            succeed(transaction.commit());
        }
        return value;
    }

    Result<FeeStanding> claim(const FeeOrder& one)
    {
        return transact<FeeStanding>(
            [&](Database& store) { return FeeCounter(*m_journal, m_told).claim(store, one); });
    }

    Result<FeeStanding> take(const FeeOrder& one)
    {
        return transact<FeeStanding>(
            [&](Database& store) { return FeeCounter(*m_journal, m_told).take(store, one); });
    }

    /// What `node` says, as it comes with its journal.
    void says(const QString& node, const char* kind, const QByteArray& subject,
              const QJsonObject& body);
    QByteArray file(qint64 cents = kFee);
    MoneyState money(const QByteArray& id);

    ManualClock m_clock;
    std::unique_ptr<crypto::NodeKeys> m_keys = journal::testKeys(crypto::Suite::National);
    std::unique_ptr<CaseProjection> m_projection;
    std::unique_ptr<FeeFeed> m_feed;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<Database> m_store;
    journal::Feed m_told{kHall};
    int m_filed = 0;
};

void TestFeeCounter::init()
{
    m_filed = 0;
    m_projection = std::make_unique<CaseProjection>(kHall);
    m_feed = std::make_unique<FeeFeed>(kHall);
    m_journal = std::make_unique<journal::Journal>(
        journal::Journal::Settings{.node = kHall,
                                   .hall = kHall,
                                   .keys = m_keys.get(),
                                   .clock = &m_clock,
                                   .projections = {m_projection.get(), m_feed.get()}});
    storage::DatabaseOptions options;
    options.path = u":memory:"_s;
    m_store = valueOf(Database::open(options));
    succeed(m_journal->open(*m_store));
    succeed(m_told.open(*m_store));
}

void TestFeeCounter::says(const QString& node, const char* kind, const QByteArray& subject,
                          const QJsonObject& body)
{
    journal::Row row;
    row.node = node;
    row.hall = kHall;
    row.kind = QString::fromLatin1(kind);
    row.subject = subject;
    row.correctedMs = m_clock.now().wallMs;
    row.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    const auto said = transact<bool>([&](Database& store) -> Result<bool> {
        OW_TRY(m_projection->apply(store, row));
        OW_TRY(m_feed->apply(store, row));
        return true;
    });
    QVERIFY(said);
}

QByteArray TestFeeCounter::file(qint64 cents)
{
    const QByteArray id = makeUuidV7(m_clock.now().wallMs);
    says(kKiosk, facts::kFiled, id,
         {{u"matter"_s, u"card"_s},
          {u"taskCode"_s, u"T"_s},
          {u"provisional"_s, u"K1-20261130-000%1"_s.arg(++m_filed)},
          {u"counter"_s, m_filed},
          {u"day"_s, queue::hallDay(m_clock.now().wallMs)},
          {u"token"_s, makeToken()},
          {u"state"_s, u"approved"_s},
          {u"fee"_s, cents}});
    return id;
}

MoneyState TestFeeCounter::money(const QByteArray& id)
{
    return valueOf(FeeCounter(*m_journal, m_told).standing(*m_store, id)).money.state;
}

void TestFeeCounter::takenOnceTheTerminalHasLetGo()
{
    const QByteArray id = file();
    const auto claimed = claim(order(id));
    QVERIFY(claimed);
    QCOMPARE(claimed.value().money.state, MoneyState::Due);
    // The terminal hears of it.
    const auto told = valueOf(m_told.find(*m_store, QLatin1String(feed::kFee), idToText(id)));
    QVERIFY(told);
    const QString name = (*told)["claim"_L1].toString();
    QVERIFY(!name.isEmpty());
    says(kKiosk, facts::kFeeReleased, id, {{u"claim"_s, name}});
    QCOMPARE(money(id), MoneyState::Counter);
    const auto taken = take(order(id));
    QVERIFY(taken);
    QCOMPARE(taken.value().money, (CaseMoney{MoneyState::Paid, kFee, taken.value().money.receipt}));
    QVERIFY(taken.value().money.receipt.startsWith(u"S0-"));
    QCOMPARE(taken.value().fee->method, u"cash"_s);
    const auto paid = valueOf(m_told.find(*m_store, QLatin1String(feed::kFee), idToText(id)));
    QCOMPARE((*paid)["receipt"_L1].toString(), taken.value().money.receipt);
}

void TestFeeCounter::notBeforeTheTerminalHasLetGo()
{
    const QByteArray id = file();
    QCOMPARE(take(order(id)).error().code, ErrorCode::Conflict);
    QVERIFY(claim(order(id)));
    QVERIFY(claim(order(id))); // Asked again, it says how it stands.
    QCOMPARE(take(order(id)).error().code, ErrorCode::Conflict);
    QCOMPARE(money(id), MoneyState::Due);
}

void TestFeeCounter::notTwice()
{
    const QByteArray id = file();
    const QString name = valueOf(claim(order(id))).fee->claim;
    says(kKiosk, facts::kFeeReleased, id, {{u"claim"_s, name}});
    QVERIFY(take(order(id)));
    QCOMPARE(take(order(id)).error().code, ErrorCode::Conflict);
    QCOMPARE(claim(order(id)).error().code, ErrorCode::Conflict);
}

void TestFeeCounter::notAnotherAmountOrWay()
{
    const QByteArray id = file();
    const QString name = valueOf(claim(order(id))).fee->claim;
    says(kKiosk, facts::kFeeReleased, id, {{u"claim"_s, name}});
    QCOMPARE(take(order(id, kFee + 1)).error().code, ErrorCode::Conflict);
    QCOMPARE(take(order(id, kFee, u"cheque"_s)).error().code, ErrorCode::BadRequest);
    QCOMPARE(money(id), MoneyState::Counter);
}

/// The terminal was faster: its order is a fact before the hall's wish has come to it.
void TestFeeCounter::notWhatIsPaidAtTheTerminal()
{
    const QByteArray id = file();
    QVERIFY(claim(order(id)));
    const QString paying = idToText(QByteArray(16, 'o'));
    says(kKiosk, facts::kPaymentBegun, id, {{u"order"_s, paying}, {u"cents"_s, kFee}});
    QCOMPARE(money(id), MoneyState::Open);
    QCOMPARE(take(order(id)).error().code, ErrorCode::Conflict);
    says(kKiosk, facts::kPaymentPaid, id, {{u"order"_s, paying}, {u"receipt"_s, u"PB1"_s}});
    QCOMPARE(money(id), MoneyState::Paid);
    QCOMPARE(take(order(id)).error().code, ErrorCode::Conflict);
    QCOMPARE(claim(order(id)).error().code, ErrorCode::Conflict);
}

void TestFeeCounter::notOfWhatCostsNothing()
{
    QCOMPARE(claim(order(file(0))).error().code, ErrorCode::Conflict);
    QCOMPARE(claim(order(QByteArray(16, 'x'))).error().code, ErrorCode::NotFound);
}

void TestFeeCounter::receiptsCountTheDay()
{
    QStringList receipts;
    for (int i = 0; i < 3; ++i) {
        const QByteArray id = file();
        const QString name = valueOf(claim(order(id))).fee->claim;
        says(kKiosk, facts::kFeeReleased, id, {{u"claim"_s, name}});
        receipts << valueOf(take(order(id))).money.receipt.section(u'-', -1);
    }
    QCOMPARE(receipts, (QStringList{u"0001"_s, u"0002"_s, u"0003"_s}));
}

void TestFeeCounter::othersWordIsLeftOut_data()
{
    QTest::addColumn<QString>("node");
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("another terminal lets go") << u"kiosk-2"_s << QByteArray(facts::kFeeReleased);
    QTest::newRow("a terminal claims") << kKiosk << QByteArray(facts::kFeeClaimed);
    QTest::newRow("a terminal takes") << kKiosk << QByteArray(facts::kFeeTaken);
}

void TestFeeCounter::othersWordIsLeftOut()
{
    QFETCH(QString, node);
    QFETCH(QByteArray, kind);
    const QByteArray id = file();
    const QString name = valueOf(claim(order(id))).fee->claim;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a fee is left out"_s));
    says(node, kind.constData(), id, {{u"claim"_s, name}, {u"cents"_s, kFee}});
    QCOMPARE(money(id), MoneyState::Due);
}

QTEST_GUILESS_MAIN(TestFeeCounter)
#include "tst_FeeCounter.moc"
