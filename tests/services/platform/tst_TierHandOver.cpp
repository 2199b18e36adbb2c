// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/AttachmentStore.h"
#include "services/cases/HandOver.h"
#include "services/core/Ids.h"
#include "services/sync/HttpClient.h"
#include "tests/NoonClock.h"
#include "tests/services/cases/SampleProofs.h"
#include "tests/services/platform/HttpCalls.h"
#include "tests/services/platform/TestTiers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::Answer;
using onewindow::testing::TestTerminal;
using onewindow::testing::TestTiers;

namespace {

constexpr int kPatienceMs = onewindow::testing::kTiersPatienceMs;

QByteArray bodyOf(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

/// One case through all three tiers: filed at a terminal, sent back for what is missing, scanned at
/// a window, received once more, accepted, approved, and its result handed over against a
/// signature.
class tst_TierHandOver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void fromWhatIsMissingToTheSignature();
    void refusedByName();
    void printedForTheHolder();

private:
    QString signIn(const QByteArray& account)
    {
        sync::HttpCall call = testing::post(u"/v1/session"_s, R"({"account":")" + account +
                                                                  R"(","password":"secret-1"})");
        call.limit = 40s;
        return Answer(m_counter->perform(call)).json["token"_L1].toString();
    }

    Answer ask(const QString& token, const QString& path, const QJsonObject& body)
    {
        sync::HttpCall call = testing::as(
            testing::post(u"/v1/cases/%1/"_s.arg(idToText(m_filed.id)) + path, bodyOf(body)),
            token);
        call.limit = 30s;
        return Answer(m_counter->perform(call));
    }

    Answer list(const QString& token, const QString& query)
    {
        sync::HttpCall call = testing::as(testing::get(u"/v1/cases?"_s + query), token);
        call.limit = 30s;
        return Answer(m_counter->perform(call));
    }

    bool decide(const QString& token, const char* seen, const char* state, QJsonObject more = {})
    {
        more.insert(u"seen"_s, QLatin1String(seen));
        more.insert(u"state"_s, QLatin1String(state));
        const Answer answer = ask(token, u"decision"_s, more);
        return answer.status == 200 && answer.json["state"_L1].toString() == QLatin1String(state);
    }

    /// What the hand-over says besides `more`.
    static QJsonObject handing(const QByteArray& act, const QJsonObject& more = {})
    {
        QJsonObject body{
            {u"act"_s, idToText(act)},
            {u"seen"_s, u"approved"_s},
            {u"check"_s, u"card"_s},
            {u"name"_s, TestTiers::kName},
            {u"idNumber"_s, TestTiers::kNumber},
            {u"strokes"_s,
             QString::fromLatin1(encodeStrokes(samples::signature()).value().toBase64())}};
        for (auto one = more.begin(); one != more.end(); ++one) {
            body.insert(one.key(), one.value());
        }
        return body;
    }

    static QJsonObject scan(const QByteArray& jpeg)
    {
        return {{u"jpeg"_s, QString::fromLatin1(jpeg.toBase64())}};
    }

    [[nodiscard]] CaseState stateAtTheTerminal() const
    {
        return TestTiers::found(*m_kiosk, m_filed).state;
    }

    /// Pages that the centre knows of the case.
    [[nodiscard]] qsizetype pagesAtTheCentre() const
    {
        storage::DatabaseOptions options = m_tiers->centre.store();
        options.readOnly = true;
        auto store = storage::Database::open(options);
        OW_ENFORCE(store);
        return AttachmentStore(*store.value(), TestTiers::kHall).of(m_filed.id).value().size();
    }

    NoonClock m_clock;
    std::unique_ptr<TestTiers> m_tiers;
    std::unique_ptr<TestTerminal> m_kiosk;
    std::unique_ptr<sync::HttpClient> m_counter;
    FiledCase m_filed;
};

void tst_TierHandOver::init()
{
    m_tiers = std::make_unique<TestTiers>(m_clock);
    m_tiers->start();
    m_kiosk = m_tiers->terminal(m_tiers->optionsOf(TestTiers::kKiosk));
    m_counter =
        std::make_unique<sync::HttpClient>(m_tiers->hall.endpoint(u"counter-1"_s, u"counter"_s));
    m_filed = TestTiers::file(*m_kiosk);
    QTRY_VERIFY_WITH_TIMEOUT(!TestTiers::found(*m_kiosk, m_filed).number.isEmpty(), kPatienceMs);
}

void tst_TierHandOver::cleanup()
{
    m_counter.reset();
    m_kiosk.reset();
    m_tiers.reset();
}

void tst_TierHandOver::fromWhatIsMissingToTheSignature()
{
    const QString clerk = signIn("wang");
    QVERIFY(!clerk.isEmpty());
    const QByteArray page = samples::jpeg({1654, 2339}, Attachment::kByteLimit);
    // Nothing is missing yet.
    QCOMPARE(ask(clerk, u"pages/record"_s, scan(page)).status, 409);
    QVERIFY(decide(clerk, "received", "correction",
                   {{u"reason"_s, u"materials"_s}, {u"missing"_s, QJsonArray{u"record"_s}}}));
    QTRY_COMPARE_WITH_TIMEOUT(stateAtTheTerminal(), CaseState::CorrectionNeeded, kPatienceMs);
    Answer added = ask(clerk, u"pages/record"_s, scan(page));
    QCOMPARE(added.status, 200);
    QVERIFY(added.json["isNew"_L1].toBool());
    added = ask(clerk, u"pages/record"_s, scan(page));
    QVERIFY(!added.json["isNew"_L1].toBool(true));
    QVERIFY(decide(clerk, "correction", "received"));
    QTRY_COMPARE_WITH_TIMEOUT(pagesAtTheCentre(), qsizetype(1), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(stateAtTheTerminal(), CaseState::Received, kPatienceMs);
    QVERIFY(decide(clerk, "received", "accepted"));
    QCOMPARE(list(clerk, u"state=approved"_s).json["cases"_L1].toArray().size(), 0);
    const QString manager = signIn("zhao");
    QVERIFY(decide(manager, "accepted", "approved"));
    // It waits in the hall's list, and is handed over once.
    QCOMPARE(list(clerk, u"state=approved"_s).json["cases"_L1].toArray().size(), 1);
    const QByteArray act = randomBytes(16);
    QCOMPARE(ask(clerk, u"hand-over"_s, handing(act)).status, 200);
    QCOMPARE(ask(clerk, u"hand-over"_s, handing(act)).status, 200);
    QCOMPARE(ask(manager, u"hand-over"_s, handing(randomBytes(16))).status, 409);
    QCOMPARE(list(clerk, u"state=approved"_s).json["cases"_L1].toArray().size(), 0);
    const QString number = TestTiers::found(*m_kiosk, m_filed).number;
    const QJsonObject item =
        list(manager, u"number="_s + number).json["cases"_L1].toArray().first().toObject();
    QCOMPARE(item["handedOver"_L1]["staff"_L1].toString(), u"wang"_s);
    QCOMPARE(item["handedOver"_L1]["desk"_L1].toString(), u"counter-1"_s);
    // The citizen sees it at the terminal, and on the page behind the receipt's code.
    QTRY_COMPARE_WITH_TIMEOUT(stateAtTheTerminal(), CaseState::Issued, kPatienceMs);
    QCOMPARE(TestTiers::found(*m_kiosk, m_filed).steps.size(), 6);
    sync::HttpClient phone(m_tiers->hall.pki.anonymous(m_tiers->hall.port()));
    const Answer shown(phone.perform(testing::get(u"/c/"_s + m_filed.token)));
    QVERIFY(shown.body.contains("结果已送达"));
}

void tst_TierHandOver::refusedByName()
{
    const QString clerk = signIn("wang");
    const QString manager = signIn("zhao");
    QVERIFY(decide(clerk, "received", "correction", {{u"reason"_s, u"materials"_s}}));
    QTRY_COMPARE_WITH_TIMEOUT(stateAtTheTerminal(), CaseState::CorrectionNeeded, kPatienceMs);
    const Answer picture = ask(clerk, u"pages/record"_s, scan("no picture"));
    QCOMPARE(picture.status, 400);
    QCOMPARE(picture.json["field"_L1].toString(), u"jpeg"_s);
    const Answer material = ask(clerk, u"pages/none"_s, scan(samples::jpeg({100, 100}, 1000)));
    QCOMPARE(material.json["field"_L1].toString(), u"material"_s);
    QCOMPARE(ask(clerk, u"hand-over"_s, handing(randomBytes(16))).status, 409);
    QVERIFY(decide(manager, "correction", "approved"));
    const Answer other = ask(clerk, u"hand-over"_s,
                             handing(randomBytes(16), {{u"idNumber"_s, u"110101199003070011"_s}}));
    QCOMPARE(other.status, 400);
    QCOMPARE(other.json["field"_L1].toString(), u"idNumber"_s);
    // Nobody decides that it was handed over: that takes the holder.
    QCOMPARE(
        ask(manager, u"decision"_s, {{u"state"_s, u"issued"_s}, {u"seen"_s, u"approved"_s}}).status,
        400);
    // On paper, by who cannot write.
    QJsonObject onPaper = handing(randomBytes(16), {{u"paperReason"_s, u"cannotWrite"_s}});
    onPaper.remove(u"strokes"_s);
    QCOMPARE(ask(clerk, u"hand-over"_s, onPaper).status, 200);
}

/// The hall signs what a window prints, and whoever scans the code is told so.
void tst_TierHandOver::printedForTheHolder()
{
    const QString clerk = signIn("wang");
    const QString manager = signIn("zhao");
    const QJsonObject order{
        {u"check"_s, u"card"_s}, {u"idNumber"_s, TestTiers::kNumber}, {u"language"_s, u"zh_CN"_s}};
    const Answer early = ask(clerk, u"result-paper"_s, order);
    QCOMPARE(early.status, 409);
    QCOMPARE(early.json["field"_L1].toString(), u"state"_s);
    QVERIFY(decide(manager, "received", "approved"));
    QTRY_COMPARE_WITH_TIMEOUT(stateAtTheTerminal(), CaseState::Approved, kPatienceMs);
    QJsonObject other = order;
    other[u"idNumber"_s] = u"110101199003070011"_s;
    const Answer refused = ask(clerk, u"result-paper"_s, other);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.json["field"_L1].toString(), u"idNumber"_s);
    const Answer paper = ask(clerk, u"result-paper"_s, order);
    QCOMPARE(paper.status, 200);
    QCOMPARE(paper.json["copy"_L1].toInt(), 1);
    QCOMPARE(paper.json["node"_L1].toString(), TestTiers::kHall);
    QCOMPARE(paper.json["number"_L1].toString(), TestTiers::found(*m_kiosk, m_filed).number);
    QVERIFY(paper.json["lines"_L1].toArray().contains(u"姓名："_s + TestTiers::kName));
    const QString page = u"/d/"_s + paper.json["statement"_L1].toString();
    sync::HttpClient phone(m_tiers->hall.pki.anonymous(m_tiers->hall.port()));
    const Answer shown(phone.perform(testing::get(page)));
    QCOMPARE(shown.status, 200);
    QVERIFY2(shown.body.contains("核验通过"), shown.body.constData());
    QVERIFY(shown.body.contains(paper.json["number"_L1].toString().toUtf8()));
    QVERIFY(!shown.body.contains(TestTiers::kName.toUtf8()));
    // Once more only for a reason, by whichever window.
    const Answer again = ask(manager, u"result-paper"_s, order);
    QCOMPARE(again.status, 409);
    QCOMPARE(again.json["field"_L1].toString(), u"why"_s);
    QJsonObject damaged = order;
    damaged[u"why"_s] = u"damaged"_s;
    QCOMPARE(ask(manager, u"result-paper"_s, damaged).json["copy"_L1].toInt(), 2);
}

QTEST_GUILESS_MAIN(tst_TierHandOver)
#include "tst_TierHandOver.moc"
