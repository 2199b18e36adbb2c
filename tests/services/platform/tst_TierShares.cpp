// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/FactKinds.h"
#include "services/cases/SharedWire.h"
#include "services/sync/HttpClient.h"
#include "tests/services/platform/DepartmentTiers.h"
#include "tests/services/platform/HttpCalls.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <mutex>

using namespace onewindow;
using namespace onewindow::cases;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::Answer;
using onewindow::testing::DepartmentTiers;
using onewindow::testing::TestTerminal;
using onewindow::testing::TestTiers;

namespace {

constexpr int kPatienceMs = onewindow::testing::kTiersPatienceMs;
const QString kKiosk = TestTiers::kKiosk;
const QString kHall = TestTiers::kHall;
const QString kNumber = TestTiers::kNumber;
const QString kName = TestTiers::kName;
const QString kMatter = TestTiers::kMatter;
const QString kAgreement = TestTiers::kAgreement;
const QString kEmployer = DepartmentTiers::kEmployer;
const QString kStatus = DepartmentTiers::kStatus;

/// Everything that hall and centre, which run in this process, have logged.
QByteArray& logged()
{
    static QByteArray all;
    return all;
}

void keepLog(QtMsgType /*type*/, const QMessageLogContext& /*context*/, const QString& text)
{
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    logged() += text.toUtf8() + '\n';
}

} // namespace

/// What departments hold, from the simulator at the other end of the centre's gateway to the
/// terminal and back.
class tst_TierShares : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void valuesReachTheForm();
    void usedAndAnsweredAreFacts();
    void nobodyBetweenKnows();
    void departmentFails_data();
    void departmentFails();
    void centreIsAway();
    void hallIsAway();
    void refused_data();
    void refused();
    void terminalAsksWithoutEnd();
    void foreignHall();
    void personIsForTheCentreAlone();

private:
    std::unique_ptr<TestTerminal> terminal() { return m_city->terminal(); }

    static OpenedCase open(TestTerminal& kiosk) { return TestTiers::open(kiosk); }

    static FiledCase file(TestTerminal& kiosk) { return TestTiers::file(kiosk); }

    static FiledCase found(TestTerminal& kiosk, const FiledCase& filed)
    {
        return TestTiers::found(kiosk, filed);
    }

    [[nodiscard]] SharedAsk ask() const;
    /// What `client` is told to `asked`, sealed and signed by kiosk-1.
    Answer send(sync::HttpClient& client, const SharedAsk& asked, const QJsonObject& over = {});

    static QList<QJsonObject> bodiesOf(const storage::DatabaseOptions& store, const char* kind)
    {
        return DepartmentTiers::bodiesOf(store, kind);
    }

    static QByteArray bytesOf(const QString& path);

    std::unique_ptr<DepartmentTiers> m_city;
};

void tst_TierShares::initTestCase()
{
    qInstallMessageHandler(keepLog);
}

void tst_TierShares::init()
{
    logged().clear();
    m_city = std::make_unique<DepartmentTiers>();
}

void tst_TierShares::cleanup()
{
    QCOMPARE(m_city->stop(), 0);
    m_city.reset();
}

SharedAsk tst_TierShares::ask() const
{
    return {.terminal = kKiosk,
            .agreement = kAgreement,
            .matter = kMatter,
            .caseId = QByteArray(16, 'a'),
            .consentVersion = u"2026-01"_s,
            .fields = {u"months"_s}};
}

Answer tst_TierShares::send(sync::HttpClient& client, const SharedAsk& asked,
                            const QJsonObject& over)
{
    const auto sealed = sealAsk(asked, kNumber, *m_city->tiers.hall.keys(kKiosk),
                                m_city->tiers.centre.keys()->sealingPublicKey());
    OW_ENFORCE(sealed);
    QJsonObject body = toJson(asked, sealed.value().person);
    for (auto member = over.begin(); member != over.end(); ++member) {
        body.insert(member.key(), member.value());
    }
    sync::HttpCall call =
        testing::post(u"/v1/shared-reads"_s, QJsonDocument(body).toJson(QJsonDocument::Compact));
    call.limit = 20s;
    return Answer(client.perform(call));
}

QByteArray tst_TierShares::bytesOf(const QString& path)
{
    QByteArray bytes;
    for (const QString& side : {QString(), u"-wal"_s}) {
        QFile file(path + side);
        if (file.open(QIODevice::ReadOnly)) {
            bytes += file.readAll();
        }
    }
    return bytes;
}

void tst_TierShares::valuesReachTheForm()
{
    const auto kiosk = terminal();
    const OpenedCase opened = open(*kiosk);
    QCOMPARE(opened.withheld, QStringList());
    QVERIFY(opened.papers.isEmpty());
    const QJsonObject shared = opened.known.shared()[kAgreement].toObject();
    QCOMPARE(shared["months"_L1].toInt(), 86);
    QCOMPARE(shared["employer"_L1].toString(), kEmployer);
    // A form that asks for it has it, and a rule goes by it.
    const FiledCase filed = file(*kiosk);
    QCOMPARE(filed.state, CaseState::Approved);
}

void tst_TierShares::usedAndAnsweredAreFacts()
{
    const auto kiosk = terminal();
    const OpenedCase opened = open(*kiosk);
    const auto used = bodiesOf(kiosk->store(), facts::kShareUsed);
    QCOMPARE(used.size(), 1);
    QCOMPARE(used.constFirst()["agreement"_L1].toString(), kAgreement);
    const auto answered = bodiesOf(m_city->tiers.centre.store(), facts::kShareAnswered);
    QCOMPARE(answered.size(), 1);
    const QJsonObject fact = answered.constFirst();
    QCOMPARE(fact["outcome"_L1].toString(), u"answered"_s);
    QCOMPARE(fact["holder"_L1].toString(), u"hrss"_s);
    QCOMPARE(fact["node"_L1].toString(), kKiosk);
    QCOMPARE(fact["matter"_L1].toString(), kMatter);
    QVERIFY(fact["fields"_L1].toArray().contains(u"months"_s));
    QVERIFY(bodiesOf(m_city->tiers.hallStore(), facts::kShareAnswered).isEmpty());
    // The terminal's own fact arrives at the centre beside it.
    QTRY_COMPARE_WITH_TIMEOUT(bodiesOf(m_city->tiers.centre.store(), facts::kShareUsed).size(), 1,
                              kPatienceMs);
}

void tst_TierShares::nobodyBetweenKnows()
{
    {
        const auto kiosk = terminal();
        const FiledCase filed = file(*kiosk);
        QTRY_VERIFY_WITH_TIMEOUT(!found(*kiosk, filed).number.isEmpty(), kPatienceMs);
        m_city->department.order("fault badjson");
        open(*kiosk);
        m_city->department.order("fault none");
    }
    m_city->tiers.hall.stop();
    m_city->tiers.centre.stop();
    QCOMPARE(m_city->department.stop(), 0);
    for (const QString& text : {kNumber, kName, kEmployer, kStatus}) {
        for (const QString& path :
             {m_city->tiers.optionsOf(kKiosk).storePath, m_city->tiers.hall.settings.storePath,
              m_city->tiers.centre.settings.storePath}) {
            const QByteArray bytes = bytesOf(path);
            QVERIFY(bytes.contains("case.filed"));
            QVERIFY2(!bytes.contains(text.toUtf8()), qPrintable(path + u' ' + text));
        }
        QVERIFY2(!logged().contains(text.toUtf8()), qPrintable(text));
        QVERIFY2(!m_city->department.log().contains(text.toUtf8()), qPrintable(text));
    }
}

void tst_TierShares::departmentFails_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("slow") << "slow"_ba << 504 << u"failed"_s;
    QTest::newRow("silent") << "silent"_ba << 504 << u"failed"_s;
    QTest::newRow("no JSON") << "badjson"_ba << 502 << u"failed"_s;
    QTest::newRow("too large") << "large"_ba << 502 << u"failed"_s;
    QTest::newRow("signature") << "signature"_ba << 502 << u"failed"_s;
    QTest::newRow("nobody") << "nobody"_ba << 404 << u"none"_s;
}

/// The paper is asked for, within the time that somebody waits.
void tst_TierShares::departmentFails()
{
    QFETCH(QByteArray, fault);
    QFETCH(int, status);
    QFETCH(QString, outcome);
    const auto kiosk = terminal();
    m_city->department.order("fault " + fault);
    QElapsedTimer waited;
    waited.start();
    const OpenedCase opened = open(*kiosk);
    QVERIFY(waited.elapsed() < 10'000);
    QCOMPARE(opened.withheld, QStringList{kAgreement});
    QCOMPARE(opened.papers.size(), 1);
    QVERIFY(bodiesOf(kiosk->store(), facts::kShareUsed).isEmpty());
    const auto answered = bodiesOf(m_city->tiers.centre.store(), facts::kShareAnswered);
    QCOMPARE(answered.size(), 1);
    QCOMPARE(answered.constFirst()["outcome"_L1].toString(), outcome);
    sync::HttpClient client(m_city->tiers.hall.endpoint(kKiosk, u"kiosk"_s));
    QCOMPARE(send(client, ask()).status, status);
}

void tst_TierShares::centreIsAway()
{
    const auto kiosk = terminal();
    m_city->tiers.centre.stop();
    const OpenedCase opened = open(*kiosk);
    QCOMPARE(opened.withheld, QStringList{kAgreement});
    sync::HttpClient client(m_city->tiers.hall.endpoint(kKiosk, u"kiosk"_s));
    const Answer answer = send(client, ask());
    QCOMPARE(answer.status, 504);
    QCOMPARE(answer.type, "application/problem+json"_ba);
}

void tst_TierShares::hallIsAway()
{
    const auto kiosk = terminal();
    m_city->tiers.hall.stop();
    QElapsedTimer waited;
    waited.start();
    const OpenedCase opened = open(*kiosk);
    QCOMPARE(opened.withheld, QStringList{kAgreement});
    QVERIFY(waited.elapsed() < 10'000);
    // The rest goes on.
    QCOMPARE(file(*kiosk).state, CaseState::Received);
}

void tst_TierShares::refused_data()
{
    QTest::addColumn<QString>("agreement");
    QTest::addColumn<QString>("matter");
    QTest::addColumn<QString>("consent");
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<QString>("field");
    const QString text = u"2026-01"_s;
    const QStringList months{u"months"_s};
    QTest::newRow("no such agreement")
        << u"secrets"_s << kMatter << text << months << u"agreement"_s;
    QTest::newRow("it has ended") << u"tax_record"_s << u"tax-record"_s << text
                                  << QStringList{u"payer"_s} << u"agreement"_s;
    QTest::newRow("another matter")
        << kAgreement << u"hf-balance"_s << text << months << u"matter"_s;
    QTest::newRow("another text") << kAgreement << kMatter << u"2020-01"_s << months
                                  << u"consent"_s;
    QTest::newRow("wrong fields") << kAgreement << kMatter << text
                                  << QStringList{u"months"_s, u"salary"_s} << u"fields"_s;
}

void tst_TierShares::refused()
{
    QFETCH(QString, agreement);
    QFETCH(QString, matter);
    QFETCH(QString, consent);
    QFETCH(QStringList, fields);
    QFETCH(QString, field);
    SharedAsk asked = ask();
    asked.agreement = agreement;
    asked.matter = matter;
    asked.consentVersion = consent;
    asked.fields = fields;
    sync::HttpClient client(m_city->tiers.hall.endpoint(kKiosk, u"kiosk"_s));
    const Answer answer = send(client, asked);
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.json["code"_L1].toString(), u"NotPermitted"_s);
    QCOMPARE(answer.json["field"_L1].toString(), field);
    QVERIFY(!answer.json["detail"_L1].toString().isEmpty());
    const auto said = bodiesOf(m_city->tiers.centre.store(), facts::kShareAnswered);
    QCOMPARE(said.size(), 1);
    QCOMPARE(said.constFirst()["outcome"_L1].toString(), u"refused"_s);
    QCOMPARE(said.constFirst()["reason"_L1].toString(), field);
}

void tst_TierShares::terminalAsksWithoutEnd()
{
    sync::HttpClient client(m_city->tiers.hall.endpoint(kKiosk, u"kiosk"_s));
    const Answer large(
        client.perform(testing::post(u"/v1/shared-reads"_s, QByteArray(16 * 1024 + 1, ' '))));
    QCOMPARE(large.status, 413);
    SharedAsk asked = ask();
    asked.agreement = u"secrets"_s;
    int refusals = 0;
    for (int i = 0; i < 60 && refusals == 0; ++i) {
        refusals += send(client, asked).status == 429 ? 1 : 0;
    }
    QCOMPARE(refusals, 1);
}

void tst_TierShares::foreignHall()
{
    sync::HttpClient other(
        m_city->tiers.hall.pki.endpoint(m_city->tiers.centre.port(), u"hall-2"_s, u"hall"_s));
    QCOMPARE(send(other, ask()).status, 403);
    sync::HttpClient neighbour(m_city->tiers.hall.endpoint(u"kiosk-2"_s, u"kiosk"_s));
    QCOMPARE(send(neighbour, ask()).status, 403);
    sync::HttpClient counter(m_city->tiers.hall.endpoint(u"counter-1"_s, u"counter"_s));
    QCOMPARE(send(counter, ask()).status, 403);
    QVERIFY(bodiesOf(m_city->tiers.centre.store(), facts::kShareAnswered).isEmpty());
    // And a hall makes up no ask of its own terminal's.
    sync::HttpClient hall(
        m_city->tiers.hall.pki.endpoint(m_city->tiers.centre.port(), kHall, u"hall"_s));
    const Answer forged = send(hall, ask(), {{u"fields"_s, QJsonArray{u"employer"_s}}});
    QCOMPARE(forged.status, 403);
    QCOMPARE(forged.json["code"_L1].toString(), u"BadSignature"_s);
    QVERIFY(bodiesOf(m_city->tiers.centre.store(), facts::kShareAnswered).isEmpty());
}

void tst_TierShares::personIsForTheCentreAlone()
{
    sync::HttpClient client(m_city->tiers.hall.endpoint(kKiosk, u"kiosk"_s));
    const auto sealed = sealAsk(ask(), kNumber, *m_city->tiers.hall.keys(kKiosk),
                                m_city->tiers.centre.keys()->sealingPublicKey());
    QVERIFY(sealed);
    const QJsonObject body = toJson(ask(), sealed.value().person);
    const Answer answer(client.perform(
        testing::post(u"/v1/shared-reads"_s, QJsonDocument(body).toJson(QJsonDocument::Compact))));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json.keys(), QStringList{u"sealed"_s});
    const QByteArray sealedAnswer =
        QByteArray::fromBase64(answer.json["sealed"_L1].toString().toLatin1());
    // Longer than what a random byte or letter may happen to be.
    QVERIFY(!answer.body.contains("months") && !sealedAnswer.contains("months"));
    const auto values = openAnswer(ask(), sealed.value().key, sealedAnswer);
    QVERIFY(values);
    QCOMPARE(values.value(), (QJsonObject{{u"months"_s, 86}}));
}

QTEST_GUILESS_MAIN(tst_TierShares)
#include "tst_TierShares.moc"
