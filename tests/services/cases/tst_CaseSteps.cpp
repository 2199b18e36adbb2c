// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseFeed.h"
#include "services/cases/CaseOwner.h"
#include "services/cases/CaseProjection.h"
#include "services/cases/FactKinds.h"
#include "services/cases/FeedKinds.h"
#include "services/core/Ids.h"
#include "services/journal/Verifier.h"
#include "services/queue/AppendFact.h"
#include "services/queue/Ticket.h"
#include "services/storage/Rows.h"
#include "services/storage/Transaction.h"
#include "tests/ManualClock.h"
#include "tests/services/journal/TestNode.h"
#include "tests/services/storage/TestStores.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using journal::succeed;
using journal::valueOf;
using storage::Database;

namespace {

const QString kHall = u"hall-1"_s;

CaseOrder order(const QByteArray& id, CaseState seen, CaseState to, const QString& reason = {})
{
    return {.id = id,
            .seen = seen,
            .to = to,
            .reason = reason,
            .staff = u"zhao"_s,
            .desk = u"counter-1"_s};
}

} // namespace

/// People who decide: staff and departments, at the centre that owns the case.
class tst_CaseSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// All of it on both engines.
    void initTestCase_data() { storage::TestStores::addEngineRows(); }

    void init();

    void stepsOfStaff();
    void refusedOrders_data();
    void refusedOrders();
    void onlyOneDecides();
    void timeDoesNotGoBack();
    void stepsOfADepartment();
    void departmentSaysItAgain();
    void departmentAfterStaff();
    void departmentTellsAllAfterStaff();
    void departmentDoesNotKnowWhatIsMissing();
    void departmentsClockIsNotOurs();
    void departmentOfWhatIsNotOurs();
    void ruleIsAStepToo();
    void waitingCases();
    void promiseIsSaid();
    void feedHasTheSteps();
    void rebuiltFromTheJournal();

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

    /// A case that is filed and numbered.
    QByteArray file(CaseState state = CaseState::Received);
    Result<CaseRow> advance(const CaseOrder& one);
    int takeIn(const DepartmentProgress& progress);
    QList<CaseStepRow> steps(const QByteArray& id);
    CaseRow row(const QByteArray& id);
    QJsonObject thing(const QByteArray& id);
    QJsonObject lastFact(const char* kind);

    [[nodiscard]] qint64 now() const { return m_clock.now().wallMs; }

    storage::TestStores m_stores;
    ManualClock m_clock;
    std::unique_ptr<crypto::NodeKeys> m_keys = journal::testKeys(crypto::Suite::National);
    std::unique_ptr<CaseProjection> m_projection;
    std::unique_ptr<CaseFeed> m_feed;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<CaseOwner> m_owner;
    std::unique_ptr<Database> m_store;
    int m_filed = 0;
};

void tst_CaseSteps::init()
{
    m_filed = 0;
    m_projection = std::make_unique<CaseProjection>(u"centre"_s);
    m_feed = std::make_unique<CaseFeed>(
        [](const QString&, const QString& node) { return u"node:"_s + node; });
    m_journal = std::make_unique<journal::Journal>(
        journal::Journal::Settings{.node = u"centre"_s,
                                   .hall = kHall,
                                   .keys = m_keys.get(),
                                   .clock = &m_clock,
                                   .projections = {m_projection.get(), m_feed.get()},
                                   .isCentre = true,
                                   .keepsEnvelopes = true});
    m_owner = std::make_unique<CaseOwner>(
        *m_journal, [](const QString& matter) { return matter == u"si-record" ? 3 : 0; });
    QFETCH_GLOBAL(int, engine);
    m_store =
        valueOf(Database::open(valueOf(m_stores.fresh(static_cast<storage::Engine>(engine)))));
    succeed(m_journal->open(*m_store));
    succeed(journal::Feed(kHall).open(*m_store));
}

QByteArray tst_CaseSteps::file(CaseState state)
{
    const QByteArray id = makeUuidV7(now());
    const int counter = ++m_filed;
    valueOf(transact<bool>([&](Database& store) -> Result<bool> {
        OW_TRY(queue::appendFact(*m_journal, store, facts::kFiled, id,
                                 {{u"matter"_s, u"si-record"_s},
                                  {u"taskCode"_s, u"T"_s},
                                  {u"provisional"_s, u"K1-1"_s},
                                  {u"counter"_s, counter},
                                  {u"day"_s, queue::hallDay(now())},
                                  {u"token"_s, makeToken()},
                                  {u"state"_s, stateName(state)}}));
        return m_owner->work(store, kHall);
    }));
    return id;
}

Result<CaseRow> tst_CaseSteps::advance(const CaseOrder& one)
{
    return transact<CaseRow>([&](Database& store) { return m_owner->advance(store, kHall, one); });
}

int tst_CaseSteps::takeIn(const DepartmentProgress& progress)
{
    return valueOf(
        transact<int>([&](Database& store) { return m_owner->takeIn(store, kHall, progress); }));
}

QList<CaseStepRow> tst_CaseSteps::steps(const QByteArray& id)
{
    return valueOf(CaseStore(*m_store, kHall).stepsOf(id));
}

CaseRow tst_CaseSteps::row(const QByteArray& id)
{
    return valueOf(CaseStore(*m_store, kHall).find(id)).value();
}

QJsonObject tst_CaseSteps::thing(const QByteArray& id)
{
    return valueOf(journal::Feed(kHall).find(*m_store, u"case"_s, idToText(id))).value();
}

QJsonObject tst_CaseSteps::lastFact(const char* kind)
{
    auto rows = storage::query(*m_store,
                               "SELECT body FROM journal WHERE kind = ? ORDER BY seq DESC LIMIT 1",
                               QString::fromLatin1(kind));
    return rows && rows.value().step().value()
               ? QJsonDocument::fromJson(rows.value().blob(0)).object()
               : QJsonObject();
}

void tst_CaseSteps::stepsOfStaff()
{
    const QByteArray id = file();
    m_clock.advance(1h);
    QVERIFY(advance(order(id, CaseState::Received, CaseState::Accepted)));
    m_clock.advance(1h);
    QVERIFY(advance(order(id, CaseState::Accepted, CaseState::UnderReview)));
    m_clock.advance(1h);
    const auto decided =
        advance(order(id, CaseState::UnderReview, CaseState::Rejected, u"conditions"_s));
    QVERIFY(decided);
    QCOMPARE(decided.value().state, CaseState::Rejected);
    QCOMPARE(decided.value().decidedBy, u"staff"_s);
    const auto taken = steps(id);
    QCOMPARE(taken.size(), 3);
    QCOMPARE(taken.at(0).step.state, CaseState::Accepted);
    QCOMPARE(taken.at(2).step, (CaseStep{CaseState::Rejected, now(), u"conditions"_s}));
    const QJsonObject fact = lastFact(facts::kDecided);
    QCOMPARE(fact["reason"_L1].toString(), u"conditions"_s);
    QCOMPARE(fact["staff"_L1].toString(), u"zhao"_s);
    QCOMPARE(fact["desk"_L1].toString(), u"counter-1"_s);
    // What is done with a decision changes nothing of who made it.
    QVERIFY(advance(order(id, CaseState::Rejected, CaseState::Closed)));
    QCOMPARE(row(id).state, CaseState::Closed);
    QCOMPARE(row(id).decidedBy, u"staff"_s);
}

void tst_CaseSteps::refusedOrders_data()
{
    QTest::addColumn<int>("seen");
    QTest::addColumn<int>("to");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char* name, CaseState seen, CaseState to, const QString& reason,
                        ErrorCode code) {
        QTest::newRow(name) << static_cast<int>(seen) << static_cast<int>(to) << reason << code;
    };
    row("saw another state", CaseState::Accepted, CaseState::UnderReview, {}, ErrorCode::Conflict);
    row("does not follow", CaseState::Received, CaseState::Issued, {}, ErrorCode::Conflict);
    row("no reason for a no", CaseState::Received, CaseState::Refused, {}, ErrorCode::BadRequest);
    row("a reason in words", CaseState::Received, CaseState::Refused, u"张三没来"_s,
        ErrorCode::BadRequest);
    row("a yes for no reason of ours", CaseState::Received, CaseState::Approved, u"friend"_s,
        ErrorCode::BadRequest);
}

void tst_CaseSteps::refusedOrders()
{
    QFETCH(int, seen);
    QFETCH(int, to);
    QFETCH(QString, reason);
    QFETCH(ErrorCode, code);
    const QByteArray id = file();
    const auto refused =
        advance(order(id, static_cast<CaseState>(seen), static_cast<CaseState>(to), reason));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, code);
    QCOMPARE(row(id).state, CaseState::Received);
    QVERIFY(steps(id).isEmpty());
}

void tst_CaseSteps::onlyOneDecides()
{
    const QByteArray id = file();
    QVERIFY(advance(order(id, CaseState::Received, CaseState::Approved)));
    const auto second = advance(order(id, CaseState::Received, CaseState::Rejected, u"other"_s));
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Conflict);
    const auto nobodys =
        advance(order(QByteArray(16, 'x'), CaseState::Received, CaseState::Approved));
    QVERIFY(!nobodys);
    QCOMPARE(nobodys.error().code, ErrorCode::NotFound);
}

void tst_CaseSteps::timeDoesNotGoBack()
{
    const QByteArray id = file();
    QVERIFY(advance(order(id, CaseState::Received, CaseState::Accepted)));
    const qint64 accepted = now();
    m_clock.jumpWall(-2h);
    QVERIFY(advance(order(id, CaseState::Accepted, CaseState::Approved)));
    QCOMPARE(steps(id).constLast().step.atMs, accepted);
}

void tst_CaseSteps::stepsOfADepartment()
{
    const QByteArray id = file();
    m_clock.advance(3h);
    const qint64 at = now();
    QCOMPARE(takeIn({id,
                     {{CaseState::Accepted, at - 7'200'000, {}},
                      {CaseState::UnderReview, at - 3'600'000, {}},
                      {CaseState::Approved, at, {}}}}),
             3);
    const auto taken = steps(id);
    QCOMPARE(taken.size(), 3);
    QCOMPARE(taken.at(0).step, (CaseStep{CaseState::Accepted, at - 7'200'000}));
    QCOMPARE(taken.at(1).step, (CaseStep{CaseState::UnderReview, at - 3'600'000}));
    QCOMPARE(row(id).state, CaseState::Approved);
    QCOMPARE(row(id).decidedBy, u"department"_s);
    QCOMPARE(lastFact(facts::kDecided)["by"_L1].toString(), u"department"_s);
}

void tst_CaseSteps::departmentSaysItAgain()
{
    const QByteArray id = file();
    const DepartmentStep accepted{CaseState::Accepted, now(), {}};
    const DepartmentStep suspended{CaseState::Suspended, now(), {}};
    const DepartmentStep review{CaseState::UnderReview, now(), {}};
    QCOMPARE(takeIn({id, {accepted}}), 1);
    QCOMPARE(takeIn({id, {accepted}}), 0);
    // To and fro, each step once.
    QCOMPARE(takeIn({id, {accepted, review, suspended, review}}), 3);
    QCOMPARE(takeIn({id, {accepted, review, suspended, review}}), 0);
    QCOMPARE(steps(id).size(), 4);
    QCOMPARE(row(id).state, CaseState::UnderReview);
}

void tst_CaseSteps::departmentAfterStaff()
{
    const QByteArray id = file();
    QVERIFY(advance(order(id, CaseState::Received, CaseState::Accepted)));
    // Its first step has been taken already: what does not follow is left.
    QCOMPARE(takeIn({id, {{CaseState::Accepted, now(), {}}}}), 0);
    QCOMPARE(takeIn({id, {{CaseState::UnderReview, now(), {}}}}), 1);
    QVERIFY(advance(order(id, CaseState::UnderReview, CaseState::Approved)));
    QCOMPARE(
        takeIn(
            {id, {{CaseState::UnderReview, now(), {}}, {CaseState::Rejected, now(), u"untrue"_s}}}),
        0);
    QCOMPARE(row(id).state, CaseState::Approved);
}

/// What a clerk has said already, as of every case that a window files, holds nothing up.
void tst_CaseSteps::departmentTellsAllAfterStaff()
{
    const DepartmentStep accepted{CaseState::Accepted, now(), {}};
    const DepartmentStep review{CaseState::UnderReview, now(), {}};
    const DepartmentStep suspended{CaseState::Suspended, now(), {}};
    const DepartmentStep approved{CaseState::Approved, now(), {}};
    const QByteArray id = file();
    QVERIFY(advance(order(id, CaseState::Received, CaseState::Accepted)));
    QCOMPARE(takeIn({id, {accepted}}), 0);
    QCOMPARE(takeIn({id, {accepted, review}}), 1);
    // Staff puts it aside: that the department was at work before is no news.
    QVERIFY(advance(order(id, CaseState::UnderReview, CaseState::Suspended)));
    QCOMPARE(takeIn({id, {accepted, review}}), 0);
    QCOMPARE(row(id).state, CaseState::Suspended);
    QCOMPARE(takeIn({id, {accepted, review, suspended, review, approved}}), 2);
    QCOMPARE(takeIn({id, {accepted, review, suspended, review, approved}}), 0);
    QCOMPARE(row(id).decidedBy, u"department"_s);
    // Where staff has left a step out, the department's is left out too.
    const QByteArray further = file();
    QVERIFY(advance(order(further, CaseState::Received, CaseState::UnderReview)));
    QCOMPARE(takeIn({further, {accepted, review, approved}}), 1);
    QCOMPARE(row(further).state, CaseState::Approved);
}

void tst_CaseSteps::departmentDoesNotKnowWhatIsMissing()
{
    const DepartmentStep accepted{CaseState::Accepted, now(), {}};
    const QByteArray id = file();
    QVERIFY(advance(order(id, CaseState::Received, CaseState::CorrectionNeeded, u"materials"_s)));
    QCOMPARE(takeIn({id, {accepted}}), 0);
    QCOMPARE(row(id).state, CaseState::CorrectionNeeded);
    QVERIFY(advance(order(id, CaseState::CorrectionNeeded, CaseState::Received)));
    QCOMPARE(takeIn({id, {accepted}}), 1);
    // What it asked for itself it knows.
    const QByteArray own = file();
    const DepartmentStep asked{CaseState::CorrectionNeeded, now(), u"materials"_s};
    QCOMPARE(takeIn({own, {asked}}), 1);
    QCOMPARE(takeIn({own, {asked, accepted}}), 1);
    QCOMPARE(row(own).state, CaseState::Accepted);
}

void tst_CaseSteps::departmentsClockIsNotOurs()
{
    const QByteArray id = file();
    const qint64 filed = now();
    m_clock.advance(1h);
    QCOMPARE(takeIn({id,
                     {{CaseState::Accepted, filed - 86'400'000, {}},
                      {CaseState::Approved, now() + 86'400'000, {}}}}),
             2);
    QCOMPARE(steps(id).at(0).step.atMs, filed);
    QCOMPARE(steps(id).at(1).step.atMs, now());
}

void tst_CaseSteps::departmentOfWhatIsNotOurs()
{
    QCOMPARE(takeIn({QByteArray(16, 'x'), {{CaseState::Accepted, now(), {}}}}), 0);
}

void tst_CaseSteps::ruleIsAStepToo()
{
    const QByteArray id = file(CaseState::Approved);
    QCOMPARE(row(id).decidedBy, u"rule"_s);
    const auto taken = steps(id);
    QCOMPARE(taken.size(), 1);
    QCOMPARE(taken.at(0).step, (CaseStep{CaseState::Approved, row(id).filedAtMs}));
}

void tst_CaseSteps::waitingCases()
{
    const auto waiting = [this](const std::optional<WaitingCase>& from) {
        return valueOf(transact<QList<WaitingCase>>(
            [&](Database& store) { return m_owner->waiting(store, kHall, from); }));
    };
    QList<QByteArray> ids;
    for (int i = 0; i < 3; ++i) {
        m_clock.advance(1min);
        ids << file();
    }
    file(CaseState::Approved);
    QVERIFY(advance(order(ids.at(1), CaseState::Received, CaseState::Accepted)));
    QCOMPARE(waiting(std::nullopt).size(), 3);
    QCOMPARE(waiting(std::nullopt).at(0).id, ids.at(0));
    QVERIFY(!waiting(std::nullopt).at(0).number.isEmpty());
    const auto rest = waiting(waiting(std::nullopt).at(0));
    QCOMPARE(rest.size(), 2);
    QCOMPARE(rest.at(0).id, ids.at(1));
    QVERIFY(advance(order(ids.at(2), CaseState::Received, CaseState::Approved)));
    QCOMPARE(waiting(rest.at(0)).size(), 0);
}

void tst_CaseSteps::promiseIsSaid()
{
    const QByteArray id = file();
    QCOMPARE(row(id).promiseDays, 3);
    QCOMPARE(thing(id)["promise"_L1].toInt(), 3);
}

void tst_CaseSteps::feedHasTheSteps()
{
    const QByteArray id = file();
    const qint64 filed = row(id).filedAtMs;
    QCOMPARE(stepsFrom(thing(id)), (QList<CaseStep>{{CaseState::Received, filed}}));
    m_clock.advance(1h);
    QVERIFY(advance(order(id, CaseState::Received, CaseState::Accepted)));
    QCOMPARE(thing(id)["state"_L1].toString(), u"accepted"_s);
    QCOMPARE(thing(id)["since"_L1].toInteger(), now());
    QCOMPARE(stepsFrom(thing(id)),
             (QList<CaseStep>{{CaseState::Received, filed}, {CaseState::Accepted, now()}}));
    // Nothing of who, and why, goes down.
    QCOMPARE(thing(id).keys(), (QStringList{u"at"_s, u"node"_s, u"number"_s, u"promise"_s,
                                            u"since"_s, u"state"_s, u"steps"_s}));
    QVERIFY(
        stepsFrom({{u"steps"_s, QJsonArray{1, QJsonObject{{u"state"_s, u"lost"_s}}}}}).isEmpty());
}

void tst_CaseSteps::rebuiltFromTheJournal()
{
    const QByteArray id = file();
    file(CaseState::Approved);
    QVERIFY(advance(order(id, CaseState::Received, CaseState::Accepted)));
    takeIn({id, {{CaseState::UnderReview, now(), {}}, {CaseState::Rejected, now(), u"other"_s}}});
    QVERIFY(advance(order(id, CaseState::Rejected, CaseState::Closed)));
    QCOMPARE(valueOf(journal::verifyStore(*m_store, {m_projection.get()})).firstBad, QString());
}

QTEST_GUILESS_MAIN(tst_CaseSteps)
#include "tst_CaseSteps.moc"
