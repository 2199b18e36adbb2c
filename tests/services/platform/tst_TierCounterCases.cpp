// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/FactKinds.h"
#include "services/sync/HttpClient.h"
#include "tests/services/platform/DepartmentTiers.h"
#include "tests/services/platform/HttpCalls.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
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

/// A case from the window that filed it through its hall to the centre, the department, and any
/// terminal that asks for it by number.
class tst_TierCounterCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void departmentsWordIsReadByConsent();
    void withoutConsentNothingIsAsked();
    void typedPersonsDataIsNotAsked();
    void slowDepartmentWithholds();
    void filedNumberedDecidedAndSeen();
    void filedWhileTheCentreIsAway();

private:
    Answer send(const QString& path, const QJsonObject& body, const QString& token)
    {
        sync::HttpCall call = testing::as(
            testing::post(path, QJsonDocument(body).toJson(QJsonDocument::Compact)), token);
        call.limit = 20s;
        return Answer(m_counter->perform(call));
    }

    Answer send(const QString& path, const QJsonObject& body) { return send(path, body, m_token); }

    QString signIn(const QByteArray& account)
    {
        sync::HttpCall call = testing::post(u"/v1/session"_s, R"({"account":")" + account +
                                                                  R"(","password":"secret-1"})");
        call.limit = 40s;
        return Answer(m_counter->perform(call)).json["token"_L1].toString();
    }

    static QJsonObject person(const QString& matter, const QString& identity = u"card"_s)
    {
        return {{u"matter"_s, matter},
                {u"identity"_s, identity},
                {u"name"_s, TestTiers::kName},
                {u"idNumber"_s, TestTiers::kNumber},
                {u"consent"_s, u"2026-01"_s}};
    }

    QList<QJsonObject> atTheCentre(const char* kind)
    {
        return DepartmentTiers::bodiesOf(m_city->tiers.centre.store(), kind);
    }

    QList<QJsonObject> atTheHall(const char* kind)
    {
        return DepartmentTiers::bodiesOf(m_city->tiers.hallStore(), kind);
    }

    /// The official number of a provisional one; empty while there is none.
    QString numberOf(const QString& provisional)
    {
        sync::HttpCall call =
            testing::as(testing::get(u"/v1/cases?number="_s + provisional), m_token);
        call.limit = 20s;
        const Answer answer(m_counter->perform(call));
        return answer.json["cases"_L1][0]["number"_L1].toString();
    }

    /// What a terminal shows to who knows the number and the end of the ID number.
    QJsonObject statusAtATerminal(const QString& number)
    {
        sync::HttpClient kiosk(m_city->tiers.hall.endpoint(TestTiers::kKiosk, u"kiosk"_s));
        sync::HttpCall call = testing::post(
            u"/v1/case-status"_s,
            QJsonDocument(QJsonObject{{u"number"_s, number}, {u"tail"_s, u"002X"_s}}).toJson());
        call.limit = 20s;
        return Answer(kiosk.perform(call)).json;
    }

    std::unique_ptr<DepartmentTiers> m_city;
    std::unique_ptr<sync::HttpClient> m_counter;
    QString m_token;
};

void tst_TierCounterCases::init()
{
    m_city = std::make_unique<DepartmentTiers>();
    // What staff seal the centre may open, as where it is installed.
    auto& tiers = m_city->tiers;
    tiers.hall.stop();
    tiers.hall.settings.centreNode = u"centre"_s;
    tiers.hall.settings.centreSealingKey = tiers.centre.keys()->sealingPublicKey();
    tiers.hall.start();
    m_counter = std::make_unique<sync::HttpClient>(
        m_city->tiers.hall.endpoint(u"counter-1"_s, u"counter"_s));
    // The hall has the catalogue of its centre.
    QTRY_VERIFY_WITH_TIMEOUT(!(m_token = signIn("wang")).isEmpty(), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(
        send(u"/v1/counter-forms"_s, {{u"matter"_s, u"city-report"_s}}).status, 200, kPatienceMs);
}

void tst_TierCounterCases::cleanup()
{
    m_counter.reset();
    QCOMPARE(m_city->stop(), 0);
    m_city.reset();
}

void tst_TierCounterCases::departmentsWordIsReadByConsent()
{
    const Answer form = send(u"/v1/counter-forms"_s, person(TestTiers::kMatter));
    QVERIFY2(form.status == 200, form.body.constData());
    const QJsonValue told = form.json["shared"_L1][TestTiers::kAgreement];
    QCOMPARE(told["months"_L1].toInt(), 86);
    QCOMPARE(told["employer"_L1].toString(), DepartmentTiers::kEmployer);
    QCOMPARE(form.json["withheld"_L1].toArray(), QJsonArray());
    const auto used = atTheHall(facts::kShareUsed);
    QCOMPARE(used.size(), 1);
    QCOMPARE(used.constFirst()["consent"_L1].toString(), u"2026-01"_s);
    const auto answered = atTheCentre(facts::kShareAnswered);
    QCOMPARE(answered.size(), 1);
    QCOMPARE(answered.constFirst()["node"_L1].toString(), TestTiers::kHall);
    QCOMPARE(answered.constFirst()["outcome"_L1].toString(), u"answered"_s);
    // By what was read it is approved at once, as at a terminal.
    const Answer filed =
        send(u"/v1/counter-cases"_s, {{u"opened"_s, form.json["opened"_L1]},
                                      {u"answers"_s, QJsonObject{{u"purpose"_s, u"loan"_s}}}});
    QVERIFY2(filed.status == 200, filed.body.constData());
    QCOMPARE(filed.json["state"_L1].toString(), u"approved"_s);
    QTRY_COMPARE_WITH_TIMEOUT(atTheCentre(facts::kDecided).size(), 1, kPatienceMs);
    QCOMPARE(atTheCentre(facts::kDecided).constFirst()["by"_L1].toString(), u"rule"_s);
    // And nobody finds the person in what hall and centre keep.
    m_city->tiers.hall.stop();
    for (const QString& path :
         {m_city->tiers.hall.settings.storePath, m_city->tiers.centre.settings.storePath}) {
        QByteArray bytes;
        for (const QString& side : {QString(), u"-wal"_s}) {
            QFile file(path + side);
            bytes += file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }
        QVERIFY(bytes.contains("case.filed"));
        for (const QString& text :
             {TestTiers::kNumber, TestTiers::kName, DepartmentTiers::kEmployer}) {
            QVERIFY2(!bytes.contains(text.toUtf8()), qPrintable(path + u' ' + text));
        }
    }
}

void tst_TierCounterCases::withoutConsentNothingIsAsked()
{
    QJsonObject who = person(TestTiers::kMatter);
    who.remove(u"consent"_s);
    const Answer form = send(u"/v1/counter-forms"_s, who);
    QCOMPARE(form.status, 200);
    QCOMPARE(form.json["withheld"_L1].toArray(), QJsonArray{TestTiers::kAgreement});
    QVERIFY(atTheCentre(facts::kShareAnswered).isEmpty());
    // Then the paper is brought, and the department decides.
    const Answer filed =
        send(u"/v1/counter-cases"_s,
             {{u"opened"_s, form.json["opened"_L1]},
              {u"answers"_s, QJsonObject{{u"purpose"_s, u"loan"_s}}},
              {u"materials"_s,
               QJsonArray{QJsonObject{{u"material"_s, u"record"_s}, {u"how"_s, u"copy"_s}}}}});
    QVERIFY2(filed.status == 200, filed.body.constData());
    QCOMPARE(filed.json["state"_L1].toString(), u"accepted"_s);
    QTRY_COMPARE_WITH_TIMEOUT(atTheCentre(facts::kDecided).size(), 1, kPatienceMs);
    QCOMPARE(atTheCentre(facts::kDecided).constFirst()["by"_L1].toString(), u"department"_s);
}

void tst_TierCounterCases::typedPersonsDataIsNotAsked()
{
    const Answer form = send(u"/v1/counter-forms"_s, person(TestTiers::kMatter, u"clerk"_s));
    QCOMPARE(form.status, 200);
    QCOMPARE(form.json["withheld"_L1].toArray(), QJsonArray{TestTiers::kAgreement});
    QVERIFY(atTheCentre(facts::kShareAnswered).isEmpty());
}

void tst_TierCounterCases::slowDepartmentWithholds()
{
    m_city->department.order("fault silent");
    const Answer form = send(u"/v1/counter-forms"_s, person(TestTiers::kMatter));
    QCOMPARE(form.status, 200);
    QCOMPARE(form.json["withheld"_L1].toArray(), QJsonArray{TestTiers::kAgreement});
    QVERIFY(atTheHall(facts::kShareUsed).isEmpty());
    m_city->department.order("fault none");
}

void tst_TierCounterCases::filedNumberedDecidedAndSeen()
{
    m_city->department.order("fault silent");
    const Answer form = send(u"/v1/counter-forms"_s, person(u"hh-move"_s, u"clerk"_s));
    QVERIFY2(form.status == 400, "the matter has no consent");
    QJsonObject who = person(u"hh-move"_s, u"clerk"_s);
    who.remove(u"consent"_s);
    const auto state = [](const QString& material, const QString& how) {
        return QJsonObject{{u"material"_s, material}, {u"how"_s, how}};
    };
    const Answer filed = send(u"/v1/counter-cases"_s,
                              {{u"opened"_s, send(u"/v1/counter-forms"_s, who).json["opened"_L1]},
                               {u"materials"_s, QJsonArray{state(u"id_card"_s, u"original"_s),
                                                           state(u"household_book"_s, u"copy"_s),
                                                           state(u"home"_s, u"missing"_s)}}});
    QVERIFY2(filed.status == 200, filed.body.constData());
    const QString provisional = filed.json["provisional"_L1].toString();
    QString number;
    QTRY_VERIFY_WITH_TIMEOUT(!(number = numberOf(provisional)).isEmpty(), kPatienceMs);
    // What was said at the window is a step of the centre's, with who said it.
    const auto steps = atTheCentre(facts::kProgressed);
    QCOMPARE(steps.size(), 1);
    QCOMPARE(steps.constFirst()["staff"_L1].toString(), u"wang"_s);
    QCOMPARE(steps.constFirst()["desk"_L1].toString(), u"counter-1"_s);
    QCOMPARE(steps.constFirst()["missing"_L1].toArray(), QJsonArray{u"home"_s});
    QCOMPARE(statusAtATerminal(number)["state"_L1].toString(), u"correction"_s);
    QCOMPARE(statusAtATerminal(provisional)["steps"_L1][1]["missing"_L1].toArray(),
             QJsonArray{u"home"_s});
    // It is brought: accepted by the clerk, approved by the manager, seen at a terminal.
    const QString path = u"/v1/cases/%1/decision"_s.arg(filed.json["case"_L1].toString());
    const Answer accepted = send(path, {{u"state"_s, u"accepted"_s}, {u"seen"_s, u"correction"_s}});
    QVERIFY2(accepted.status == 200, accepted.body.constData());
    const QString manager = signIn("zhao");
    QCOMPARE(send(path, {{u"state"_s, u"approved"_s}, {u"seen"_s, u"accepted"_s}}, manager).status,
             200);
    QTRY_COMPARE_WITH_TIMEOUT(statusAtATerminal(number)["state"_L1].toString(), u"approved"_s,
                              kPatienceMs);
    QCOMPARE(statusAtATerminal(number)["steps"_L1].toArray().size(), 4);
}

void tst_TierCounterCases::filedWhileTheCentreIsAway()
{
    QJsonObject who = person(u"si-card"_s, u"clerk"_s);
    who.remove(u"consent"_s);
    m_city->tiers.centre.stop();
    const Answer filed =
        send(u"/v1/counter-cases"_s,
             {{u"opened"_s, send(u"/v1/counter-forms"_s, who).json["opened"_L1]},
              {u"materials"_s,
               QJsonArray{QJsonObject{{u"material"_s, u"id_card"_s}, {u"how"_s, u"original"_s}}}}});
    QVERIFY2(filed.status == 200, filed.body.constData());
    QCOMPARE(filed.json["state"_L1].toString(), u"accepted"_s);
    QCOMPARE(filed.json["number"_L1].toString(), QString());
    m_city->tiers.centre.start();
    QTRY_VERIFY_WITH_TIMEOUT(!numberOf(filed.json["provisional"_L1].toString()).isEmpty(),
                             kPatienceMs);
}

QTEST_GUILESS_MAIN(tst_TierCounterCases)
#include "tst_TierCounterCases.moc"
