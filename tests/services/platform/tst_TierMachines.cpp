// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Enrol.h"
#include "services/core/Config.h"
#include "services/crypto/CertificateInfo.h"
#include "services/crypto/FileKeys.h"
#include "services/identity/DeviceProjection.h"
#include "services/storage/Query.h"
#include "services/sync/CertificateKeeper.h"
#include "services/sync/HttpClient.h"
#include "tests/ManualClock.h"
#include "tests/services/platform/TestCentre.h"
#include "tests/services/platform/TestKiosk.h"
#include "tests/services/sync/Relay.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

#include <future>

using namespace onewindow;
using namespace onewindow::sync;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::Relay;
using onewindow::testing::TestCentre;
using onewindow::testing::TestHall;
using onewindow::testing::TestKiosk;

namespace {

constexpr int kPatienceMs = 60'000;
constexpr qint64 kValidityMs = 48LL * 60 * 60 * 1000;

HttpCall call(const QByteArray& method, const QString& path, const QJsonObject& body = {},
              const QByteArray& token = {})
{
    HttpCall call;
    call.method = method;
    call.path = path;
    call.limit = 40s;
    if (method == "POST") {
        call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        call.contentType = "application/json";
    }
    if (!token.isEmpty()) {
        call.headers.append({"Authorization", "Bearer " + token});
    }
    return call;
}

int statusOf(const Result<HttpAnswer>& answer)
{
    return answer ? answer.value().status : 0;
}

/// The centre did not answer.
bool isSilence(const Error& error)
{
    return error.code == ErrorCode::NetworkFailed || error.code == ErrorCode::Timeout;
}

} // namespace

/// Machines of a hall whose centre is far away: enrolled, renewed and shut out by the centre, with
/// the hall in between and a network that breaks.
class tst_TierMachines : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_hall = std::make_unique<TestHall>();
        m_centre = std::make_unique<TestCentre>(*m_hall);
        m_centre->settings.authorityKeyFile = m_hall->pki.file(u"ca.key"_s);
        m_centre->settings.enrolment.validityMs = kValidityMs;
        m_centre->start();
        m_wan = std::make_unique<Relay>(m_centre->port());
        m_hall->settings.upstream.baseUrl = u"https://127.0.0.1:%1"_s.arg(m_wan->port());
        m_hall->start();
        m_console = std::make_unique<HttpClient>(m_hall->pki.anonymous(m_centre->port()));
        m_system = signIn(u"gao"_s);
        m_security = signIn(u"sun"_s);
    }

    void cleanup()
    {
        m_console.reset();
        m_hall->stop();
        m_wan.reset();
        m_centre.reset();
        m_hall.reset();
        m_folder.reset();
    }

    void aTerminalComesInThroughItsHall()
    {
        const QString code = invite(u"kiosk-7"_s, u"kiosk"_s);
        const auto machine = enrolAtHall(code, u"kiosk-7"_s);
        QVERIFY2(machine, machine ? "" : qPrintable(machine.error().detail));
        QCOMPARE(machine.value().hall, u"hall-1"_s);
        QCOMPARE(machine.value().mark, u"3"_s);
        auto config = Config::load(dir(u"kiosk-7"_s) + u"/kiosk.toml"_s);
        QVERIFY(config);
        const auto text = [&config](const QString& key) { return config.value().text(key, {}); };
        QCOMPARE(text(u"platform.node"_s), u"hall-1"_s);
        QCOMPARE(text(u"platform.sealing_key"_s),
                 QString::fromLatin1(m_hall->keys(u"hall-1"_s)->sealingPublicKey().toBase64()));
        QCOMPARE(text(u"platform.centre"_s), u"centre"_s);
        QCOMPARE(text(u"platform.centre_sealing_key"_s),
                 QString::fromLatin1(m_centre->keys()->sealingPublicKey().toBase64()));
        HttpClient kiosk(endpoint(u"kiosk-7"_s));
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(kiosk.perform(call("GET", u"/v1/feed?after="_s))), 200,
                                  kPatienceMs);
        // The code has been used: nobody else comes in by it, here or at the centre.
        const auto other = enrolAtHall(code, u"other"_s);
        QVERIFY(!other);
        QCOMPARE(other.error().code, ErrorCode::Conflict);
    }

    /// The network between hall and centre breaks a little later each time, from before the request
    /// has got through to after the answer was on its way.
    void aCutHalfWayEnrolsOnce()
    {
        const QString node = u"kiosk-8"_s;
        const QString code = invite(node, u"kiosk"_s);
        const int before = enrolments();
        int lostAnswers = 0;
        int refusals = 0;
        std::optional<identity::Machine> machine;
        for (int bytes = 0; bytes <= 20'000 && !machine; bytes += 250) {
            m_wan->breakAfter(bytes);
            auto outcome = enrolAtHall(code, node);
            if (outcome) {
                machine = outcome.value();
                break;
            }
            ++refusals;
            QVERIFY2(isSilence(outcome.error()),
                     qPrintable(errorName(outcome.error().code) + outcome.error().detail));
            QVERIFY(!QFile::exists(dir(node) + u"/kiosk.toml"_s));
            lostAnswers += enrolments() > before ? 1 : 0;
        }
        m_wan->breakAfter(-1);
        QVERIFY(machine);
        QVERIFY2(refusals > lostAnswers && lostAnswers > 0,
                 qPrintable(u"%1 refused, %2 answers lost"_s.arg(refusals).arg(lostAnswers)));
        QCOMPARE(enrolments(), before + 1);
        QCOMPARE(machine->mark, u"3"_s);
        HttpClient kiosk(endpoint(node));
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(kiosk.perform(call("GET", u"/v1/feed?after="_s))), 200,
                                  kPatienceMs);
    }

    void aCounterRenewsThroughItsHall()
    {
        const QString node = u"counter-8"_s;
        QVERIFY(enrolAtHall(invite(node, u"counter"_s), node));
        HttpClient counter(endpoint(node));
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(counter.perform(call("GET", u"/v1/time"_s))), 200,
                                  kPatienceMs);
        const QString former = serial(node);
        ManualClock clock;
        clock.jumpWall(std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch() +
                                                 kValidityMs * 3 / 4 - clock.now().wallMs));
        bool isRenewed = false;
        CertificateKeeper keeper({.node = node, .platform = endpoint(node)}, clock,
                                 [&] { isRenewed = true; });
        // Without the centre it is not renewed, and nothing is lost.
        m_wan->breakAfter(0);
        const auto refused = runOnce(keeper);
        QVERIFY(!refused);
        QVERIFY(isSilence(refused.error()));
        QCOMPARE(statusOf(counter.perform(call("GET", u"/v1/time"_s))), 200);
        m_wan->breakAfter(-1);
        QTRY_VERIFY_WITH_TIMEOUT(isRenewed || runOnce(keeper), kPatienceMs);
        QVERIFY(isRenewed);
        QVERIFY(serial(node) != former);
        QCOMPARE(statusOf(counter.perform(call("GET", u"/v1/time"_s))), 200);
    }

    /// The terminal's last facts have reached the hall, and no further, when another machine takes
    /// its place and its id.
    void whatAReplacedTerminalRecordedGetsThrough()
    {
        const QString node = u"kiosk-7"_s;
        QVERIFY(enrolAtHall(invite(node, u"kiosk"_s), node));
        HttpClient client(endpoint(node));
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(client.perform(call("GET", u"/v1/feed?after="_s))), 200,
                                  kPatienceMs);
        auto keys = crypto::FileNodeKeys::load(dir(node) + u"/keys"_s);
        QVERIFY(keys);
        TestKiosk kiosk(node, u"3"_s, std::move(keys).value());
        kiosk.issue(u"si"_s);
        m_wan->breakAfter(0);
        HttpCall batch = call("POST", u"/v1/journal"_s);
        batch.body = journal::encodeBatch(kiosk.nextBatch(100));
        batch.contentType = "application/vnd.onewindow.journal";
        QCOMPARE(statusOf(client.perform(batch)), 200);
        const QString successor = dir(u"successor"_s);
        QVERIFY(enrolAt(m_centre->port(), invite(node, u"kiosk"_s), successor));
        m_wan->breakAfter(-1);
        QTRY_COMPARE_WITH_TIMEOUT(TestKiosk::rowsOf(m_centre->store(), node),
                                  TestKiosk::rowsOf(kiosk.store(), node), kPatienceMs);
    }

    void whomTheCentreShutsOutIsOutAtItsHall()
    {
        const QString node = u"board-8"_s;
        QVERIFY(enrolAtHall(invite(node, u"board"_s), node));
        HttpClient board(endpoint(node));
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(board.perform(call("GET", u"/v1/feed?after="_s))), 200,
                                  kPatienceMs);
        const auto revoked =
            m_console->perform(call("POST", u"/v1/devices/%1/revoke"_s.arg(node),
                                    {{u"reason"_s, u"stolen"_s}, {u"wipe"_s, true}}, m_security));
        QCOMPARE(statusOf(revoked), 200);
        QElapsedTimer sinceThen;
        sinceThen.start();
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(board.perform(call("GET", u"/v1/feed?after="_s))), 403,
                                  kPatienceMs);
        QVERIFY2(sinceThen.elapsed() < 60'000, qPrintable(QString::number(sinceThen.elapsed())));
        const auto answer = board.perform(call("GET", u"/v1/time"_s));
        QVERIFY(QJsonDocument::fromJson(answer.value().body)["wipe"_L1].toBool());
    }

    /// A hall's node that is gone for good: nobody signs in at it any more, and it recognises
    /// nobody.
    void aHallThatIsToEraseForgetsItsStaff()
    {
        HttpClient counter(m_hall->endpoint(u"counter-1"_s, u"counter"_s));
        const auto signInAtCounter = [&counter] {
            return counter.perform(
                call("POST", u"/v1/session"_s,
                     {{u"account"_s, u"wang"_s}, {u"password"_s, u"secret-1"_s}}));
        };
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(signInAtCounter()), 200, kPatienceMs);
        const QByteArray token = QJsonDocument::fromJson(signInAtCounter().value().body)["token"_L1]
                                     .toString()
                                     .toLatin1();
        QCOMPARE(statusOf(counter.perform(call("GET", u"/v1/session"_s, {}, token))), 200);
        QVERIFY(atHall("SELECT COUNT(*) FROM feed_cache") > 0);
        QTRY_VERIFY_WITH_TIMEOUT(atHall("SELECT COUNT(*) FROM day_keys") > 0, kPatienceMs);
        const auto revoked =
            m_console->perform(call("POST", u"/v1/devices/hall-1/revoke"_s,
                                    {{u"reason"_s, u"stolen"_s}, {u"wipe"_s, true}}, m_security));
        QCOMPARE(statusOf(revoked), 200);
        QTRY_COMPARE_WITH_TIMEOUT(
            statusOf(counter.perform(call("GET", u"/v1/session"_s, {}, token))), 401, kPatienceMs);
        QCOMPARE(statusOf(signInAtCounter()), 401);
        QCOMPARE(atHall("SELECT COUNT(*) FROM feed_cache"), 0);
        QCOMPARE(atHall("SELECT COUNT(*) FROM day_keys"), 0);
    }

private:
    [[nodiscard]] qint64 atHall(std::string_view sql) const
    {
        storage::DatabaseOptions options;
        options.path = m_hall->settings.storePath;
        options.readOnly = true;
        auto database = storage::Database::open(options);
        OW_ENFORCE(database);
        auto statement = storage::query(*database.value(), sql);
        OW_ENFORCE(statement && statement.value().step());
        return statement.value().integer(0);
    }

    [[nodiscard]] QString dir(const QString& node) const { return m_folder->filePath(node); }

    [[nodiscard]] PlatformEndpoint endpoint(const QString& node) const
    {
        return {.baseUrl = u"https://127.0.0.1:%1"_s.arg(m_hall->port()),
                .caFile = dir(node) + u"/ca.pem"_s,
                .certificateFile = dir(node) + u"/tls.pem"_s,
                .keyFile = dir(node) + u"/tls.key"_s};
    }

    [[nodiscard]] QString serial(const QString& node) const
    {
        return crypto::readCertificateAt(endpoint(node).certificateFile).value().serial;
    }

    /// The network lives in this thread, so what waits for it runs in another.
    template <typename Work>
    static auto elsewhere(Work work)
    {
        auto done = std::async(std::launch::async, std::move(work));
        OW_ENFORCE(QTest::qWaitFor(
            [&done] { return done.wait_for(0s) == std::future_status::ready; }, kPatienceMs));
        return done.get();
    }

    Result<identity::Machine> enrolAtHall(const QString& code, const QString& node)
    {
        return enrolAt(m_hall->port(), code, dir(node));
    }

    static Result<identity::Machine> enrolAt(quint16 port, const QString& code,
                                             const QString& folder)
    {
        return elsewhere([&] {
            return enrol({.code = code,
                          .url = u"https://127.0.0.1:%1"_s.arg(port),
                          .folder = folder,
                          .suite = crypto::Suite::International});
        });
    }

    static Result<bool> runOnce(CertificateKeeper& keeper)
    {
        return elsewhere([&keeper] { return keeper.runOnce(); });
    }

    /// Enrolments the centre has recorded.
    [[nodiscard]] int enrolments() const
    {
        auto database = storage::Database::open(m_centre->store());
        OW_ENFORCE(database);
        auto statement = storage::query(
            *database.value(), "SELECT COUNT(*) FROM journal WHERE kind = 'device.enrolled'");
        OW_ENFORCE(statement && statement.value().step());
        return static_cast<int>(statement.value().integer(0));
    }

    QByteArray signIn(const QString& account)
    {
        const auto answer = m_console->perform(call("POST", u"/v1/session"_s,
                                                    {{u"account"_s, account},
                                                     {u"password"_s, u"secret-1"_s},
                                                     {u"totp"_s, TestHall::sunsCode()}}));
        OW_ENFORCE(statusOf(answer) == 200);
        return QJsonDocument::fromJson(answer.value().body)["token"_L1].toString().toLatin1();
    }

    QString invite(const QString& node, const QString& role)
    {
        const auto answer = m_console->perform(
            call("POST", u"/v1/devices"_s,
                 {{u"hall"_s, u"hall-1"_s}, {u"node"_s, node}, {u"role"_s, role}}, m_system));
        OW_ENFORCE(statusOf(answer) == 200);
        return QJsonDocument::fromJson(answer.value().body)["code"_L1].toString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<TestCentre> m_centre;
    std::unique_ptr<Relay> m_wan;
    std::unique_ptr<HttpClient> m_console; ///< At the centre.
    QByteArray m_system;
    QByteArray m_security;
};

QTEST_GUILESS_MAIN(tst_TierMachines)
#include "tst_TierMachines.moc"
