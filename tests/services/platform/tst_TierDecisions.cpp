// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/FactKinds.h"
#include "services/core/Ids.h"
#include "services/sync/HttpClient.h"
#include "tests/services/platform/DepartmentTiers.h"
#include "tests/services/platform/HttpCalls.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::Answer;
using onewindow::testing::DepartmentTiers;
using onewindow::testing::TestTiers;

namespace {

constexpr int kPatienceMs = onewindow::testing::kTiersPatienceMs;

} // namespace

/// What becomes of a case that no rule decides: a department says so at the other end of the
/// centre's gateway, or the hall's staff.
class tst_TierDecisions : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_city = std::make_unique<DepartmentTiers>(); }

    void cleanup()
    {
        QCOMPARE(m_city->stop(), 0);
        m_city.reset();
    }

    void departmentDecides();
    void departmentRejects();
    void hallsStaffDecides();

private:
    std::unique_ptr<DepartmentTiers> m_city;
};

void tst_TierDecisions::departmentDecides()
{
    const auto kiosk = m_city->terminal();
    m_city->department.order("fault nobody");
    const FiledCase filed = TestTiers::file(*kiosk);
    QCOMPARE(filed.state, CaseState::Received);
    QCOMPARE(filed.steps, (QList<CaseStep>{{CaseState::Received, filed.filedAtMs}}));
    m_city->department.order("fault none");
    QTRY_COMPARE_WITH_TIMEOUT(TestTiers::found(*kiosk, filed).state, CaseState::Approved,
                              kPatienceMs);
    const FiledCase now = TestTiers::found(*kiosk, filed);
    QCOMPARE(now.steps.size(), 4);
    QCOMPARE(now.steps.at(0).state, CaseState::Received);
    QCOMPARE(now.steps.at(1).state, CaseState::Accepted);
    QCOMPARE(now.steps.at(2).state, CaseState::UnderReview);
    QCOMPARE(now.steps.at(3).state, CaseState::Approved);
    for (qsizetype i = 1; i < now.steps.size(); ++i) {
        QVERIFY(now.steps.at(i).atMs >= now.steps.at(i - 1).atMs);
    }
    QCOMPARE(now.promiseDays, 1);
    const auto decided = DepartmentTiers::bodiesOf(m_city->tiers.centre.store(), facts::kDecided);
    QCOMPARE(decided.size(), 1);
    QCOMPARE(decided.constFirst()["by"_L1].toString(), u"department"_s);
    // The page behind the receipt's code says so too.
    sync::HttpClient phone(m_city->tiers.hall.pki.anonymous(m_city->tiers.hall.port()));
    const Answer page(phone.perform(testing::get(u"/c/"_s + filed.token)));
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains("已批准"));
}

void tst_TierDecisions::departmentRejects()
{
    const auto kiosk = m_city->terminal();
    m_city->department.order("decide reject");
    m_city->department.order("fault nobody");
    const FiledCase filed = TestTiers::file(*kiosk);
    m_city->department.order("fault none");
    QTRY_COMPARE_WITH_TIMEOUT(TestTiers::found(*kiosk, filed).state, CaseState::Rejected,
                              kPatienceMs);
    QCOMPARE(DepartmentTiers::bodiesOf(m_city->tiers.centre.store(), facts::kDecided)
                 .constFirst()["reason"_L1]
                 .toString(),
             u"conditions"_s);
    sync::HttpClient phone(m_city->tiers.hall.pki.anonymous(m_city->tiers.hall.port()));
    const Answer page(phone.perform(testing::get(u"/c/"_s + filed.token)));
    QVERIFY(page.body.contains("未获批准"));
}

void tst_TierDecisions::hallsStaffDecides()
{
    m_city->department.order("decide none");
    m_city->department.order("fault silent");
    const auto kiosk = m_city->terminal();
    const FiledCase filed = TestTiers::file(*kiosk);
    QTRY_VERIFY_WITH_TIMEOUT(!TestTiers::found(*kiosk, filed).number.isEmpty(), kPatienceMs);
    sync::HttpClient counter(m_city->tiers.hall.endpoint(u"counter-1"_s, u"counter"_s));
    const auto signIn = [&](const QByteArray& account) {
        sync::HttpCall call = testing::post(u"/v1/session"_s, R"({"account":")" + account +
                                                                  R"(","password":"secret-1"})");
        call.limit = 40s;
        return Answer(counter.perform(call)).json["token"_L1].toString();
    };
    const auto decide = [&](const QString& token, const QByteArray& body) {
        sync::HttpCall call = testing::as(
            testing::post(u"/v1/cases/%1/decision"_s.arg(idToText(filed.id)), body), token);
        call.limit = 20s;
        return Answer(counter.perform(call));
    };
    // A clerk takes it in, and may not decide.
    const QString clerk = signIn("wang");
    QVERIFY(!clerk.isEmpty());
    const Answer taken = decide(clerk, R"({"state":"accepted","seen":"received"})");
    QCOMPARE(taken.status, 200);
    QCOMPARE(taken.json["state"_L1].toString(), u"accepted"_s);
    QCOMPARE(decide(clerk, R"({"state":"approved","seen":"accepted"})").status, 403);
    // Who saw what is past is told so.
    const QString manager = signIn("zhao");
    const Answer late = decide(manager, R"({"state":"approved","seen":"received"})");
    QCOMPARE(late.status, 409);
    QCOMPARE(decide(manager, R"({"state":"rejected","seen":"accepted"})").status, 400);
    QCOMPARE(
        decide(manager, R"({"state":"rejected","seen":"accepted","reason":"materials"})").status,
        200);
    QTRY_COMPARE_WITH_TIMEOUT(TestTiers::found(*kiosk, filed).state, CaseState::Rejected,
                              kPatienceMs);
    QCOMPARE(TestTiers::found(*kiosk, filed).steps.size(), 3);
    const QJsonObject decided =
        DepartmentTiers::bodiesOf(m_city->tiers.centre.store(), facts::kDecided).constFirst();
    QCOMPARE(decided["by"_L1].toString(), u"staff"_s);
    QCOMPARE(decided["staff"_L1].toString(), u"zhao"_s);
    QCOMPARE(decided["desk"_L1].toString(), u"counter-1"_s);
}

QTEST_GUILESS_MAIN(tst_TierDecisions)
#include "tst_TierDecisions.moc"
