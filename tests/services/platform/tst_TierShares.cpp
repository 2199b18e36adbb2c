// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseStore.h"
#include "services/cases/FactKinds.h"
#include "services/cases/SharedWire.h"
#include "services/core/Ids.h"
#include "services/queue/Ticket.h"
#include "services/storage/Rows.h"
#include "services/sync/HttpClient.h"
#include "tests/app/department/DepartmentProgram.h"
#include "tests/services/platform/HttpCalls.h"
#include "tests/services/platform/TestCentre.h"
#include "tests/services/platform/TestTerminal.h"

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
using onewindow::testing::DepartmentProgram;
using onewindow::testing::TestCentre;
using onewindow::testing::TestHall;
using onewindow::testing::TestTerminal;

namespace {

constexpr int kPatienceMs = 60'000;
const QString kKiosk = u"kiosk-1"_s;
const QString kHall = u"hall-1"_s;
const QString kNumber = u"11010519491231002X"_s;
const QString kName = u"王秀英"_s;
const QString kEmployer = u"样例商贸有限公司"_s;
const QString kStatus = u"本测试的缴费状态"_s; ///< Which no catalogue speaks of.
const QString kMatter = u"si-record"_s;
const QString kAgreement = u"si_record"_s;

Applicant applicant()
{
    return {kName, kNumber, u"2"_s, u"01"_s, QDate(1949, 12, 31), u"北京市"_s, false};
}

QJsonObject records()
{
    return {{kNumber, QJsonObject{{kAgreement, QJsonObject{{u"months"_s, 86},
                                                           {u"status"_s, kStatus},
                                                           {u"employer"_s, kEmployer},
                                                           {u"since"_s, u"2019-09-01"_s}}}}}};
}

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

/// What departments hold, and decide, from the simulator at the other end of the centre's gateway
/// to the terminal and back: each node real, each with a store of its own, over real TLS.
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
    void departmentDecides();
    void departmentRejects();
    void hallsStaffDecides();

private:
    std::unique_ptr<TestTerminal> terminal();
    OpenedCase open(TestTerminal& kiosk);
    FiledCase file(TestTerminal& kiosk);
    static FiledCase found(TestTerminal& kiosk, const FiledCase& filed);
    [[nodiscard]] SharedAsk ask() const;
    /// What `client` is told to `asked`, sealed and signed by kiosk-1.
    Answer send(sync::HttpClient& client, const SharedAsk& asked, const QJsonObject& over = {});
    [[nodiscard]] storage::DatabaseOptions hallStore() const;
    static QList<QJsonObject> bodiesOf(const storage::DatabaseOptions& store, const char* kind);
    static QByteArray bytesOf(const QString& path);

    SystemClock m_clock; ///< The simulator's as well: a signature is good for five minutes.
    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<TestCentre> m_centre;
    std::unique_ptr<DepartmentProgram> m_department;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_TierShares::initTestCase()
{
    qInstallMessageHandler(keepLog);
}

void tst_TierShares::init()
{
    logged().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_hall = std::make_unique<TestHall>();
    m_hall->addMachine(u"hall-2"_s, u"hall-2"_s);
    QFile sample(u"" ONEWINDOW_SOURCE_DIR "/packaging/tryout/catalogue.json"_s);
    QVERIFY(sample.open(QIODevice::ReadOnly));
    QJsonObject catalogue = QJsonDocument::fromJson(sample.readAll()).object();
    QJsonArray agreements = catalogue["agreements"_L1].toArray();
    for (QJsonValueRef agreement : agreements) {
        if (agreement.toObject()["id"_L1] == u"tax_record"_s) {
            QJsonObject ended = agreement.toObject();
            ended["valid_from"_L1] = u"2024-01-01"_s;
            ended["valid_to"_L1] = u"2025-01-01"_s;
            agreement = ended;
        }
    }
    catalogue["agreements"_L1] = agreements;
    QFile file(m_hall->file(u"catalogue.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(QJsonDocument(catalogue).toJson());
    file.close();
    m_centre = std::make_unique<TestCentre>(*m_hall);
    m_department =
        std::make_unique<DepartmentProgram>(m_hall->pki, records(), QStringList{kAgreement});
    m_department->start();
    m_department->tell(QDir(QFileInfo(m_centre->settings.departmentsFile).path()),
                       "follow_seconds = 0.1\nlimit_seconds = 2.0\n");
    m_centre->start();
    m_hall->start();
}

void tst_TierShares::cleanup()
{
    m_hall->stop();
    m_centre.reset();
    QCOMPARE(m_department->stop(), 0);
    m_department.reset();
    m_hall.reset();
    m_folder.reset();
}

std::unique_ptr<TestTerminal> tst_TierShares::terminal()
{
    TestTerminal::Options options;
    options.node = kKiosk;
    options.storePath = m_folder->filePath(u"kiosk.db"_s);
    options.endpoint = m_hall->endpoint(kKiosk, u"kiosk"_s);
    options.moreRecipients = {{kKiosk, m_hall->keys(kKiosk)->sealingPublicKey()},
                              {u"centre"_s, m_centre->keys()->sealingPublicKey()}};
    options.askedCentre = m_centre->keys()->sealingPublicKey();
    auto kiosk = std::make_unique<TestTerminal>(*m_hall, options, m_clock);
    kiosk->startAndWaitForFeed();
    const auto& catalogue = kiosk->desk().catalogue();
    OW_ENFORCE(QTest::qWaitFor(
        [&] {
            return catalogue.matter(kMatter) != nullptr &&
                   catalogue.agreement(kAgreement) != nullptr;
        },
        kPatienceMs));
    return kiosk;
}

OpenedCase tst_TierShares::open(TestTerminal& kiosk)
{
    std::optional<Result<OpenedCase>> answer;
    kiosk.caseDesk().open({.matter = kMatter,
                           .applicant = applicant(),
                           .consentVersion = u"2026-01"_s,
                           .consentedAtMs = 1,
                           .caseId = {}},
                          [&](const Result<OpenedCase>& opened) { answer.emplace(opened); });
    OW_ENFORCE(QTest::qWaitFor([&] { return answer.has_value(); }, kPatienceMs));
    OW_ENFORCE(*answer);
    return answer->value();
}

FiledCase tst_TierShares::file(TestTerminal& kiosk)
{
    const OpenedCase opened = open(kiosk);
    std::optional<Result<FiledCase>> answer;
    kiosk.caseDesk().file({.opened = opened,
                           .applicant = applicant(),
                           .answers = {{u"purpose"_s, u"loan"_s}},
                           .hasCommitted = false},
                          [&](const Result<FiledCase>& filed) { answer.emplace(filed); });
    OW_ENFORCE(QTest::qWaitFor([&] { return answer.has_value(); }, kPatienceMs));
    OW_ENFORCE(*answer);
    return answer->value();
}

FiledCase tst_TierShares::found(TestTerminal& kiosk, const FiledCase& filed)
{
    std::optional<Result<FiledCase>> answer;
    kiosk.caseDesk().find(filed.link,
                          [&](const Result<FiledCase>& again) { answer.emplace(again); });
    OW_ENFORCE(QTest::qWaitFor([&] { return answer.has_value(); }, kPatienceMs));
    OW_ENFORCE(*answer);
    return answer->value();
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
    const auto sealed =
        sealAsk(asked, kNumber, *m_hall->keys(kKiosk), m_centre->keys()->sealingPublicKey());
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

storage::DatabaseOptions tst_TierShares::hallStore() const
{
    storage::DatabaseOptions options;
    options.path = m_hall->settings.storePath;
    options.readOnly = true;
    return options;
}

QList<QJsonObject> tst_TierShares::bodiesOf(const storage::DatabaseOptions& store, const char* kind)
{
    storage::DatabaseOptions options = store;
    options.readOnly = true;
    auto database = storage::Database::open(options);
    OW_ENFORCE(database);
    QList<QJsonObject> bodies;
    auto rows =
        storage::query(*database.value(), "SELECT body FROM journal WHERE kind = ? ORDER BY seq",
                       QString::fromLatin1(kind));
    while (rows && rows.value().step().value()) {
        bodies << QJsonDocument::fromJson(rows.value().blob(0)).object();
    }
    return bodies;
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
    const auto answered = bodiesOf(m_centre->store(), facts::kShareAnswered);
    QCOMPARE(answered.size(), 1);
    const QJsonObject fact = answered.constFirst();
    QCOMPARE(fact["outcome"_L1].toString(), u"answered"_s);
    QCOMPARE(fact["holder"_L1].toString(), u"hrss"_s);
    QCOMPARE(fact["node"_L1].toString(), kKiosk);
    QCOMPARE(fact["matter"_L1].toString(), kMatter);
    QVERIFY(fact["fields"_L1].toArray().contains(u"months"_s));
    QVERIFY(bodiesOf(hallStore(), facts::kShareAnswered).isEmpty());
    // The terminal's own fact arrives at the centre beside it.
    QTRY_COMPARE_WITH_TIMEOUT(bodiesOf(m_centre->store(), facts::kShareUsed).size(), 1,
                              kPatienceMs);
}

void tst_TierShares::nobodyBetweenKnows()
{
    {
        const auto kiosk = terminal();
        const FiledCase filed = file(*kiosk);
        QTRY_VERIFY_WITH_TIMEOUT(!found(*kiosk, filed).number.isEmpty(), kPatienceMs);
        m_department->order("fault badjson");
        open(*kiosk);
        m_department->order("fault none");
    }
    m_hall->stop();
    m_centre->stop();
    QCOMPARE(m_department->stop(), 0);
    for (const QString& text : {kNumber, kName, kEmployer, kStatus}) {
        for (const QString& path : {m_folder->filePath(u"kiosk.db"_s), m_hall->settings.storePath,
                                    m_centre->settings.storePath}) {
            const QByteArray bytes = bytesOf(path);
            QVERIFY(bytes.contains("case.filed"));
            QVERIFY2(!bytes.contains(text.toUtf8()), qPrintable(path + u' ' + text));
        }
        QVERIFY2(!logged().contains(text.toUtf8()), qPrintable(text));
        QVERIFY2(!m_department->log().contains(text.toUtf8()), qPrintable(text));
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
    m_department->order("fault " + fault);
    QElapsedTimer waited;
    waited.start();
    const OpenedCase opened = open(*kiosk);
    QVERIFY(waited.elapsed() < 10'000);
    QCOMPARE(opened.withheld, QStringList{kAgreement});
    QCOMPARE(opened.papers.size(), 1);
    QVERIFY(bodiesOf(kiosk->store(), facts::kShareUsed).isEmpty());
    const auto answered = bodiesOf(m_centre->store(), facts::kShareAnswered);
    QCOMPARE(answered.size(), 1);
    QCOMPARE(answered.constFirst()["outcome"_L1].toString(), outcome);
    sync::HttpClient client(m_hall->endpoint(kKiosk, u"kiosk"_s));
    QCOMPARE(send(client, ask()).status, status);
}

void tst_TierShares::centreIsAway()
{
    const auto kiosk = terminal();
    m_centre->stop();
    const OpenedCase opened = open(*kiosk);
    QCOMPARE(opened.withheld, QStringList{kAgreement});
    sync::HttpClient client(m_hall->endpoint(kKiosk, u"kiosk"_s));
    const Answer answer = send(client, ask());
    QCOMPARE(answer.status, 504);
    QCOMPARE(answer.type, "application/problem+json"_ba);
}

void tst_TierShares::hallIsAway()
{
    const auto kiosk = terminal();
    m_hall->stop();
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
    sync::HttpClient client(m_hall->endpoint(kKiosk, u"kiosk"_s));
    const Answer answer = send(client, asked);
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.json["code"_L1].toString(), u"NotPermitted"_s);
    QCOMPARE(answer.json["field"_L1].toString(), field);
    QVERIFY(!answer.json["detail"_L1].toString().isEmpty());
    const auto said = bodiesOf(m_centre->store(), facts::kShareAnswered);
    QCOMPARE(said.size(), 1);
    QCOMPARE(said.constFirst()["outcome"_L1].toString(), u"refused"_s);
    QCOMPARE(said.constFirst()["reason"_L1].toString(), field);
}

void tst_TierShares::terminalAsksWithoutEnd()
{
    sync::HttpClient client(m_hall->endpoint(kKiosk, u"kiosk"_s));
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
    sync::HttpClient other(m_hall->pki.endpoint(m_centre->port(), u"hall-2"_s, u"hall"_s));
    QCOMPARE(send(other, ask()).status, 403);
    sync::HttpClient neighbour(m_hall->endpoint(u"kiosk-2"_s, u"kiosk"_s));
    QCOMPARE(send(neighbour, ask()).status, 403);
    sync::HttpClient counter(m_hall->endpoint(u"counter-1"_s, u"counter"_s));
    QCOMPARE(send(counter, ask()).status, 403);
    QVERIFY(bodiesOf(m_centre->store(), facts::kShareAnswered).isEmpty());
    // And a hall makes up no ask of its own terminal's.
    sync::HttpClient hall(m_hall->pki.endpoint(m_centre->port(), kHall, u"hall"_s));
    const Answer forged = send(hall, ask(), {{u"fields"_s, QJsonArray{u"employer"_s}}});
    QCOMPARE(forged.status, 403);
    QCOMPARE(forged.json["code"_L1].toString(), u"BadSignature"_s);
    QVERIFY(bodiesOf(m_centre->store(), facts::kShareAnswered).isEmpty());
}

void tst_TierShares::personIsForTheCentreAlone()
{
    sync::HttpClient client(m_hall->endpoint(kKiosk, u"kiosk"_s));
    const auto sealed =
        sealAsk(ask(), kNumber, *m_hall->keys(kKiosk), m_centre->keys()->sealingPublicKey());
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

void tst_TierShares::departmentDecides()
{
    const auto kiosk = terminal();
    m_department->order("fault nobody");
    const FiledCase filed = file(*kiosk);
    QCOMPARE(filed.state, CaseState::Received);
    QCOMPARE(filed.steps, (QList<CaseStep>{{CaseState::Received, filed.filedAtMs}}));
    m_department->order("fault none");
    QTRY_COMPARE_WITH_TIMEOUT(found(*kiosk, filed).state, CaseState::Approved, kPatienceMs);
    const FiledCase now = found(*kiosk, filed);
    QCOMPARE(now.steps.size(), 4);
    QCOMPARE(now.steps.at(0).state, CaseState::Received);
    QCOMPARE(now.steps.at(1).state, CaseState::Accepted);
    QCOMPARE(now.steps.at(2).state, CaseState::UnderReview);
    QCOMPARE(now.steps.at(3).state, CaseState::Approved);
    for (qsizetype i = 1; i < now.steps.size(); ++i) {
        QVERIFY(now.steps.at(i).atMs >= now.steps.at(i - 1).atMs);
    }
    QCOMPARE(now.promiseDays, 1);
    const auto decided = bodiesOf(m_centre->store(), facts::kDecided);
    QCOMPARE(decided.size(), 1);
    QCOMPARE(decided.constFirst()["by"_L1].toString(), u"department"_s);
    // The page behind the receipt's code says so too.
    sync::HttpClient phone(m_hall->pki.anonymous(m_hall->port()));
    const Answer page(phone.perform(testing::get(u"/c/"_s + filed.token)));
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains("已批准"));
}

void tst_TierShares::departmentRejects()
{
    const auto kiosk = terminal();
    m_department->order("decide reject");
    m_department->order("fault nobody");
    const FiledCase filed = file(*kiosk);
    m_department->order("fault none");
    QTRY_COMPARE_WITH_TIMEOUT(found(*kiosk, filed).state, CaseState::Rejected, kPatienceMs);
    QCOMPARE(bodiesOf(m_centre->store(), facts::kDecided).constFirst()["reason"_L1].toString(),
             u"conditions"_s);
    sync::HttpClient phone(m_hall->pki.anonymous(m_hall->port()));
    const Answer page(phone.perform(testing::get(u"/c/"_s + filed.token)));
    QVERIFY(page.body.contains("未获批准"));
}

void tst_TierShares::hallsStaffDecides()
{
    m_department->order("decide none");
    m_department->order("fault silent");
    const auto kiosk = terminal();
    const FiledCase filed = file(*kiosk);
    QTRY_VERIFY_WITH_TIMEOUT(!found(*kiosk, filed).number.isEmpty(), kPatienceMs);
    sync::HttpClient counter(m_hall->endpoint(u"counter-1"_s, u"counter"_s));
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
    QTRY_COMPARE_WITH_TIMEOUT(found(*kiosk, filed).state, CaseState::Rejected, kPatienceMs);
    QCOMPARE(found(*kiosk, filed).steps.size(), 3);
    const QJsonObject decided = bodiesOf(m_centre->store(), facts::kDecided).constFirst();
    QCOMPARE(decided["by"_L1].toString(), u"staff"_s);
    QCOMPARE(decided["staff"_L1].toString(), u"zhao"_s);
    QCOMPARE(decided["desk"_L1].toString(), u"counter-1"_s);
}

QTEST_GUILESS_MAIN(tst_TierShares)
#include "tst_TierShares.moc"
