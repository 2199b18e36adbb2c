// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/ServerCertificate.h"
#include "services/crypto/Authority.h"
#include "services/crypto/CertificateInfo.h"
#include "services/crypto/CertificateRequest.h"
#include "services/identity/DeviceRequests.h"
#include "services/identity/EnrolmentCode.h"
#include "services/storage/Query.h"
#include "services/sync/CertificateKeeper.h"
#include "services/sync/HttpClient.h"
#include "tests/ManualClock.h"
#include "tests/services/platform/TestHall.h"
#include "tests/services/platform/TestTerminal.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <future>

using namespace onewindow;
using namespace onewindow::sync;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::TestHall;
using onewindow::testing::TestTerminal;

namespace {

/// How long certificates last here; a device's clock may be off by so much when it renews.
constexpr qint64 kValidityMs = 48LL * 60 * 60 * 1000;
/// For what comes soon, on a machine with other work to do.
constexpr int kPatienceMs = 60'000;

HttpCall get(const QString& path)
{
    HttpCall call;
    call.path = path;
    call.limit = 40s;
    return call;
}

HttpCall post(const QString& path, const QJsonObject& body, const QString& token = {})
{
    HttpCall call;
    call.method = "POST";
    call.path = path;
    call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    call.contentType = "application/json";
    call.limit = 40s;
    if (!token.isEmpty()) {
        call.headers.append({"Authorization", "Bearer " + token.toLatin1()});
    }
    return call;
}

/// An answer, or a status of 0 when there was none.
struct Answer
{
    explicit Answer(const Result<HttpAnswer>& result)
        : status(result ? result.value().status : 0)
        , body(result ? result.value().body : QByteArray())
        , json(QJsonDocument::fromJson(body).object())
    {}

    [[nodiscard]] QString code() const { return json["code"_L1].toString(); }

    int status;
    QByteArray body;
    QJsonObject json;
};

/// A machine before it is enrolled, and its files afterwards.
struct Device
{
    Device()
        : folder(std::make_unique<QTemporaryDir>())
    {
        OW_ENFORCE(crypto::FileNodeKeys::create(file("keys"), crypto::Suite::International));
        keys = crypto::FileNodeKeys::load(file("keys")).value();
        auto made = crypto::makeRequest(u"machine"_s, {});
        write("tls.key", made.value().key.view().toByteArray());
        csr = made.value().request;
    }

    [[nodiscard]] QString file(const char* name) const
    {
        return folder->filePath(QLatin1String(name));
    }

    void write(const char* name, const QByteArray& content) const
    {
        QFile out(file(name));
        OW_ENFORCE(out.open(QIODevice::WriteOnly) && out.write(content) == content.size());
        OW_ENFORCE(out.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    }

    [[nodiscard]] QJsonObject enrolment(const QString& code) const
    {
        return identity::EnrolmentRequest::make(code, csr, *keys).value().toJson();
    }

    [[nodiscard]] PlatformEndpoint endpoint(const TestHall& hall) const
    {
        PlatformEndpoint endpoint = hall.pki.anonymous(hall.port());
        endpoint.certificateFile = file("tls.pem");
        endpoint.keyFile = file("tls.key");
        return endpoint;
    }

    [[nodiscard]] QString serial() const
    {
        return crypto::readCertificateAt(file("tls.pem")).value().serial;
    }

    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<crypto::NodeKeys> keys;
    QByteArray csr;
};

} // namespace

/// Enrolment, renewal and revocation as machines and technicians see them: over real sockets.
class tst_Devices : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_hall = std::make_unique<TestHall>();
        m_hall->settings.enrolment.validityMs = kValidityMs;
        m_hall->start();
        m_counter = std::make_unique<HttpClient>(m_hall->endpoint(u"counter-1"_s, u"counter"_s));
        m_technician = signIn(u"chen"_s);
        m_console = std::make_unique<HttpClient>(m_hall->pki.anonymous(m_hall->port()));
        m_security = signInAtConsole(u"sun"_s);
    }

    void cleanup()
    {
        m_counter.reset();
        m_console.reset();
        m_hall.reset();
    }

    void anybodyMayHaveTheAuthority()
    {
        const auto pem = HttpClient::fetchAuthority(m_hall->pki.anonymous(m_hall->port()).baseUrl);
        QVERIFY(pem);
        QCOMPARE(crypto::readCertificate(pem.value(), u"ca"_s).value().fingerprint,
                 crypto::readCertificateAt(m_hall->pki.caFile()).value().fingerprint);
    }

    void aCodeMakesATerminalOfAMachine()
    {
        const Device device;
        enrol(device, invite(u"kiosk-7"_s, u"kiosk"_s));
        HttpClient kiosk(device.endpoint(*m_hall));
        QTRY_COMPARE_WITH_TIMEOUT(Answer(kiosk.perform(get(u"/v1/feed?after="_s))).status, 200,
                                  kPatienceMs);
    }

    void codesAreToldApart()
    {
        const QString code = invite(u"kiosk-7"_s, u"kiosk"_s);
        QString mistyped = code;
        mistyped[0] = mistyped[0] == u'A' ? u'B' : u'A';
        QJsonObject body = Device().enrolment(code);
        body["code"_L1] = mistyped;
        const Answer typo = ask(body);
        QCOMPARE(typo.status, 400);
        QCOMPARE(typo.json["field"_L1].toString(), u"code"_s);
        const auto foreign = identity::EnrolmentCode::make(QByteArray(32, 'f')).text();
        QCOMPARE(ask(Device().enrolment(foreign)).code(), u"Conflict"_s);
        const auto unknown = identity::EnrolmentCode::make(fingerprint()).text();
        QCOMPARE(ask(Device().enrolment(unknown)).code(), u"NotFound"_s);
        const Device device;
        enrol(device, code);
        QCOMPARE(ask(Device().enrolment(code)).code(), u"Conflict"_s);
        QCOMPARE(ask(device.enrolment(code)).status, 200);
    }

    void guessesAreSlowedDown()
    {
        const QString code = invite(u"kiosk-7"_s, u"kiosk"_s);
        for (int i = 0; i < 5; ++i) {
            const auto wrong = identity::EnrolmentCode::make(fingerprint()).text();
            QCOMPARE(ask(Device().enrolment(wrong)).code(), u"NotFound"_s);
        }
        QCOMPARE(ask(Device().enrolment(code)).code(), u"TooMany"_s);
    }

    void malformedBodiesAreNamed_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        for (const char* field : {"code", "csr", "signingKey", "sealingKey", "proof"}) {
            const QString name = QString::fromLatin1(field);
            QTest::newRow(qPrintable(name + u" missing"_s)) << name << QJsonValue();
            QTest::newRow(qPrintable(name + u" number"_s)) << name << QJsonValue(7);
            QTest::newRow(qPrintable(name + u" long"_s)) << name << QJsonValue(QString(9000, u'A'));
        }
        QTest::newRow("csr of nothing") << u"csr"_s << QJsonValue(u"-----BEGIN"_s);
        QTest::newRow("base64") << u"proof"_s << QJsonValue(u"!!!!"_s);
    }

    void malformedBodiesAreNamed()
    {
        QFETCH(const QString, field);
        QFETCH(const QJsonValue, value);
        QJsonObject body = Device().enrolment(identity::EnrolmentCode::make(fingerprint()).text());
        body[field] = value;
        const Answer answer = ask(body);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.json["field"_L1].toString(), field);
    }

    void largeBodiesAreRefused()
    {
        const Answer answer = ask({{u"code"_s, QString(20'000, u'A')}});
        QCOMPARE(answer.status, 413);
    }

    void onlyWhoIsPermittedInvites()
    {
        const QJsonObject body{
            {u"hall"_s, u"hall-1"_s}, {u"node"_s, u"kiosk-7"_s}, {u"role"_s, u"kiosk"_s}};
        QCOMPARE(Answer(m_counter->perform(post(u"/v1/devices"_s, body))).status, 401);
        const QString clerk = signIn(u"wang"_s);
        QCOMPARE(Answer(m_counter->perform(post(u"/v1/devices"_s, body, clerk))).status, 403);
        const QJsonObject revoke{{u"reason"_s, u"lost"_s}};
        QCOMPARE(
            Answer(m_counter->perform(post(u"/v1/devices/kiosk-1/revoke"_s, revoke, m_technician)))
                .status,
            403);
    }

    void strangersAreRefused()
    {
        HttpClient stranger(m_hall->endpoint(u"kiosk-9"_s, u"kiosk"_s));
        const Answer answer(stranger.perform(get(u"/v1/feed?after="_s)));
        QCOMPARE(answer.status, 403);
        QCOMPARE(answer.code(), u"Revoked"_s);
        QCOMPARE(answer.json["wipe"_L1].toBool(true), false);
        HttpClient otherRole(m_hall->endpoint(u"board-1"_s, u"kiosk"_s));
        QCOMPARE(Answer(otherRole.perform(get(u"/v1/feed?after="_s))).code(), u"Revoked"_s);
    }

    void revokedMachinesAreShutOutAtOnce()
    {
        HttpClient board(m_hall->endpoint(u"board-1"_s, u"board"_s));
        const Answer first(board.perform(get(u"/v1/feed?after="_s)));
        QCOMPARE(first.status, 200);
        const QString cursor = first.json["cursor"_L1].toString();
        auto poll = std::async(std::launch::async, [&] {
            return Answer(board.perform(get(u"/v1/feed?wait=30&after="_s + cursor)));
        });
        // It is held at the hall, and would be answered with an empty page after half a minute.
        QTRY_COMPARE_WITH_TIMEOUT(m_hall->application().hub().waiting(), std::size_t(1),
                                  kPatienceMs);
        revoke(u"board-1"_s, true);
        QElapsedTimer timer;
        timer.start();
        const Answer ended = poll.get();
        QCOMPARE(ended.status, 403);
        QCOMPARE(ended.code(), u"Revoked"_s);
        QVERIFY(ended.json["wipe"_L1].toBool());
        QVERIFY2(timer.elapsed() < 10'000, QByteArray::number(timer.elapsed()));
        QCOMPARE(Answer(board.perform(get(u"/v1/time"_s))).status, 403);
        // Others go on.
        QCOMPARE(Answer(m_counter->perform(get(u"/v1/time"_s))).status, 200);
    }

    void listNamesEveryMachine()
    {
        invite(u"kiosk-7"_s, u"kiosk"_s);
        const auto names = [this] {
            QStringList found;
            const QJsonArray devices = ask(*m_counter, u"/v1/devices?hall=hall-1"_s, m_technician)
                                           .json["devices"_L1]
                                           .toArray();
            for (const QJsonValue device : devices) {
                found << device["node"_L1].toString() + u' ' + device["state"_L1].toString();
            }
            return found;
        };
        QTRY_VERIFY_WITH_TIMEOUT(names().contains(u"kiosk-7 invited"_s), kPatienceMs);
        QVERIFY(names().contains(u"kiosk-1 enrolled"_s));
    }

    /// The node is hall and centre in one, and knows the machines of another hall as well.
    void hallsStaffHaveTheirOwnMachines()
    {
        const QString city = signInAtConsole(u"gao"_s);
        const QString all = u"/v1/devices"_s;
        const QJsonObject hall{{u"hall"_s, u"hall-2"_s},
                               {u"node"_s, u"hall-2"_s},
                               {u"role"_s, u"hall"_s},
                               {u"addresses"_s, QJsonArray{u"hall-2.example"_s}}};
        QCOMPARE(Answer(m_console->perform(post(all, hall, city))).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(hallsOf(ask(*m_console, all, city)).contains(u"hall-2"_s),
                                 kPatienceMs);
        QCOMPARE(hallsOf(ask(*m_counter, all, m_technician)), QSet<QString>{u"hall-1"_s});
        const Answer asked = ask(*m_counter, all + u"?hall=hall-2"_s, m_technician);
        QCOMPARE(asked.status, 403);
        QCOMPARE(asked.code(), u"NotPermitted"_s);
        const QJsonObject kiosk{
            {u"hall"_s, u"hall-2"_s}, {u"node"_s, u"kiosk-8"_s}, {u"role"_s, u"kiosk"_s}};
        QCOMPARE(Answer(m_counter->perform(post(all, kiosk, m_technician))).status, 403);
        QCOMPARE(Answer(m_console->perform(post(all, kiosk, city))).status, 200);
    }

    void hallsStaffSeeTheirOwnAlarms()
    {
        const QString city = signInAtConsole(u"gao"_s);
        OW_ENFORCE(m_hall->application().writer().runAndWait<void>([](storage::Database& database) {
            return storage::run(database,
                                "INSERT INTO alarms (hall, id, code, node, detail, raised_by, "
                                "raised_at, closed_at) VALUES (?, ?, ?, ?, '', ?, 1, 0)",
                                u"hall-2"_s, QByteArray(16, 'a'), u"ChainForked"_s, u"kiosk-8"_s,
                                u"hall-2"_s);
        }));
        const QString alarms = u"/v1/alarms"_s;
        const Answer ofAll = ask(*m_console, alarms, city);
        QCOMPARE(ofAll.json["alarms"_L1][0]["hall"_L1].toString(), u"hall-2"_s);
        const Answer ofOne = ask(*m_counter, alarms, m_technician);
        QCOMPARE(ofOne.status, 200);
        QVERIFY(ofOne.json["alarms"_L1].toArray().isEmpty());
    }

    void certificatesRenewThemselves()
    {
        const Device device;
        enrol(device, invite(u"kiosk-7"_s, u"kiosk"_s));
        const QString former = device.serial();
        ManualClock clock;
        setToNow(clock);
        bool isRenewed = false;
        CertificateKeeper keeper({.node = u"kiosk-7"_s, .platform = device.endpoint(*m_hall)},
                                 *device.keys, clock, [&] { isRenewed = true; });
        // The platform may hear of its own enrolment a moment later.
        HttpClient kiosk(device.endpoint(*m_hall));
        QTRY_COMPARE_WITH_TIMEOUT(Answer(kiosk.perform(get(u"/v1/time"_s))).status, 200,
                                  kPatienceMs);
        QCOMPARE(keeper.runOnce().value(), false);
        // Less than a third of the two days is left.
        clock.advance(33h);
        // The platform may hear of its own renewal a moment later.
        QTRY_VERIFY_WITH_TIMEOUT(isRenewed || keeper.runOnce(), kPatienceMs);
        QVERIFY(isRenewed);
        QVERIFY(device.serial() != former);
        QVERIFY(!QFile::exists(device.file("tls.pem.new")));
        QVERIFY(!QFile::exists(device.file("tls.key.new")));
        // The client that was there goes on with the new one; the former counts no more.
        QCOMPARE(Answer(kiosk.perform(get(u"/v1/time"_s))).status, 200);
    }

    void renewalEndsWhatWasCutShort()
    {
        const Device device;
        enrol(device, invite(u"kiosk-7"_s, u"kiosk"_s));
        const PlatformEndpoint endpoint = device.endpoint(*m_hall);
        // As if the machine had stopped between the two steps of the exchange.
        QVERIFY(QFile::rename(device.file("tls.pem"), device.file("tls.pem.new")));
        device.write("tls.pem", "the former one");
        QVERIFY(CertificateKeeper::settle(endpoint));
        QVERIFY(!QFile::exists(device.file("tls.pem.new")));
        HttpClient kiosk(endpoint);
        QTRY_COMPARE_WITH_TIMEOUT(Answer(kiosk.perform(get(u"/v1/time"_s))).status, 200,
                                  kPatienceMs);
        // What does not fit stays where it is.
        device.write("tls.pem.new", "something else");
        QVERIFY(CertificateKeeper::settle(endpoint));
        QVERIFY(QFile::exists(device.file("tls.pem.new")));
    }

    void aTerminalErasesWhatItHolds()
    {
        const QTemporaryDir folder;
        SystemClock clock;
        TestTerminal::Options options;
        options.storePath = folder.filePath(u"kiosk.db"_s);
        options.endpoint = m_hall->endpoint(u"kiosk-1"_s, u"kiosk"_s);
        TestTerminal terminal(*m_hall, options, clock);
        QList<ErrorCode> refusals;
        connect(&terminal.sync(), &SyncClient::refused, this,
                [&](ErrorCode code) { refusals << code; });
        terminal.sync().start();
        QTRY_VERIFY_WITH_TIMEOUT(terminal.desk().catalogue().matter(u"si"_s) != nullptr,
                                 kPatienceMs);
        terminal.issue(u"si"_s);
        QTRY_COMPARE_WITH_TIMEOUT(terminal.backlog(), 0, kPatienceMs);
        QVERIFY(cachedThings(terminal) > 0);
        revoke(u"kiosk-1"_s, true);
        QTRY_VERIFY_WITH_TIMEOUT(refusals.contains(ErrorCode::WipeOrdered), kPatienceMs);
        // As app/kiosk does it: what is on its way down is not taken in any more.
        terminal.sync().stop();
        std::optional<Result<void>> wiped;
        terminal.desk().wipe([&](const Result<void>& outcome) { wiped = outcome; });
        QTRY_VERIFY_WITH_TIMEOUT(wiped.has_value(), kPatienceMs);
        QVERIFY(*wiped);
        QCOMPARE(cachedThings(terminal), 0);
        QVERIFY(terminal.desk().catalogue().matter(u"si"_s) == nullptr);
    }

    void aCounterRenewsByItsCertificate()
    {
        const Device device;
        enrol(device, invite(u"counter-7"_s, u"counter"_s));
        const QString former = device.serial();
        ManualClock clock;
        setToNow(clock);
        const PlatformEndpoint endpoint = device.endpoint(*m_hall);
        QVERIFY(QDir(device.file("keys")).removeRecursively());
        bool isRenewed = false;
        CertificateKeeper keeper({.node = u"counter-7"_s, .platform = endpoint}, clock,
                                 [&] { isRenewed = true; });
        QCOMPARE(keeper.runOnce().value(), false);
        clock.advance(33h);
        QTRY_VERIFY_WITH_TIMEOUT(isRenewed || keeper.runOnce(), kPatienceMs);
        QVERIFY(isRenewed);
        QVERIFY(device.serial() != former);
        HttpClient counter(endpoint);
        QCOMPARE(Answer(counter.perform(get(u"/v1/time"_s))).status, 200);
    }

    void whatHasEndedMayOnlyRenew()
    {
        // Any certificate of the authority that names it counts for a machine of the file.
        const Device device;
        certify(device, u"board-1"_s, u"board"_s, -3h);
        const PlatformEndpoint endpoint = device.endpoint(*m_hall);
        HttpClient board(endpoint);
        QCOMPARE(Answer(board.perform(get(u"/v1/time"_s))).status, 0);
        const SystemClock clock;
        bool isRenewed = false;
        CertificateKeeper keeper({.node = u"board-1"_s, .platform = endpoint}, clock,
                                 [&] { isRenewed = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isRenewed || keeper.runOnce(), kPatienceMs);
        QVERIFY(isRenewed);
        QCOMPARE(Answer(board.perform(get(u"/v1/feed?after="_s))).status, 200);
    }

    void aKeeperKeepsByItself()
    {
        const Device device;
        certify(device, u"board-2"_s, u"board"_s, 1h);
        const QString former = device.serial();
        const SystemClock clock;
        auto keeper = CertificateKeeper::keep({.node = u"board-2"_s,
                                               .platform = device.endpoint(*m_hall),
                                               .retryFirst = 100ms,
                                               .retryLast = 1s},
                                              clock);
        QVERIFY(keeper);
        QTRY_VERIFY_WITH_TIMEOUT(device.serial() != former, kPatienceMs);
        keeper.value()->stop();
        // Nothing to keep is no mistake.
        QVERIFY(!CertificateKeeper::keep({.node = u"board-2"_s, .platform = {}}, clock).value());
    }

    void theServersCertificateIsKept()
    {
        const QString former =
            crypto::readCertificateAt(m_hall->pki.serverCertificate()).value().serial;
        ManualClock clock;
        setToNow(clock);
        platform::HttpServerSettings http;
        http.certificateFile = m_hall->pki.serverCertificate();
        http.keyFile = m_hall->pki.serverKey();
        http.caFile = m_hall->pki.caFile();
        platform::HttpServer server(std::move(http), [](const auto&, const auto&) {});
        const auto authority =
            crypto::Authority::load(m_hall->pki.caFile(), m_hall->pki.file(u"ca.key"_s));
        QVERIFY(server.listen());
        platform::ServerCertificate kept({.certificateFile = m_hall->pki.serverCertificate(),
                                          .keyFile = m_hall->pki.serverKey(),
                                          .caFile = m_hall->pki.caFile(),
                                          .validityMs = kValidityMs},
                                         authority.value().get(), clock, server);
        QCOMPARE(kept.look().value(), false);
        clock.advance(24h * 50);
        QCOMPARE(kept.look().value(), true);
        QCOMPARE(kept.look().value(), false);
        const auto info = crypto::readCertificateAt(m_hall->pki.serverCertificate());
        QVERIFY(info.value().serial != former);
        QCOMPARE(info.value().commonName, u"hall-1"_s);
        // Another process has put it there: the platform that runs serves with it from now on.
        platform::ServerCertificate other({.certificateFile = m_hall->pki.serverCertificate(),
                                           .keyFile = m_hall->pki.serverKey(),
                                           .caFile = m_hall->pki.caFile()},
                                          nullptr, clock, server);
        QCOMPARE(other.look().value(), false);
        QVERIFY(QFile::remove(m_hall->pki.serverKey()));
        QVERIFY(!kept.look());
    }

    void aKeeperThatCannotWriteSaysSo()
    {
        const Device device;
        certify(device, u"board-2"_s, u"board"_s, 40h);
        PlatformEndpoint endpoint = device.endpoint(*m_hall);
        QVERIFY(CertificateKeeper::checkFolders(endpoint));
        // A folder that is not there: one that is read-only is none for root.
        endpoint.keyFile = device.file("credentials/tls.key");
        const SystemClock clock;
        CertificateKeeper keeper({.node = u"board-2"_s, .platform = endpoint}, clock);
        QTest::ignoreMessage(QtCriticalMsg,
                             QRegularExpression(u"cannot be renewed: .*/credentials: "_s));
        keeper.start();
        keeper.stop();
    }

    void aForgottenCertificateIsRenewed()
    {
        // As after a restore of the centre, which knows the certificate from before.
        const Device device;
        enrol(device, invite(u"kiosk-8"_s, u"kiosk"_s));
        certify(device, u"kiosk-8"_s, u"kiosk"_s, 40h);
        const QString former = device.serial();
        HttpClient kiosk(device.endpoint(*m_hall));
        QTRY_COMPARE_WITH_TIMEOUT(Answer(kiosk.perform(get(u"/v1/time"_s))).status, 403,
                                  kPatienceMs);
        const SystemClock clock;
        bool isRenewed = false;
        CertificateKeeper keeper({.node = u"kiosk-8"_s, .platform = device.endpoint(*m_hall)},
                                 *device.keys, clock, [&] { isRenewed = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isRenewed || (keeper.runOnce() && isRenewed), kPatienceMs);
        QVERIFY(device.serial() != former);
        QCOMPARE(Answer(kiosk.perform(get(u"/v1/time"_s))).status, 200);
    }

    void aRevokedMachineAsksOnce()
    {
        const Device device;
        enrol(device, invite(u"kiosk-9"_s, u"kiosk"_s));
        revoke(u"kiosk-9"_s, false);
        HttpClient kiosk(device.endpoint(*m_hall));
        QTRY_COMPARE_WITH_TIMEOUT(Answer(kiosk.perform(get(u"/v1/time"_s))).status, 403,
                                  kPatienceMs);
        const SystemClock clock;
        CertificateKeeper keeper({.node = u"kiosk-9"_s, .platform = device.endpoint(*m_hall)},
                                 *device.keys, clock);
        const auto asked = keeper.runOnce();
        QVERIFY(!asked);
        QCOMPARE(asked.error().code, ErrorCode::Revoked);
        QCOMPARE(keeper.runOnce().value(), false);
    }

    void aWaitingCertificateThatWasForgottenIsAskedForAgain()
    {
        const Device device;
        enrol(device, invite(u"kiosk-6"_s, u"kiosk"_s));
        // What it was given for its next key, the centre does not know any more.
        QVERIFY(QFile::rename(device.file("tls.pem"), device.file("former")));
        certify(device, u"kiosk-6"_s, u"kiosk"_s, 40h);
        QVERIFY(QFile::rename(device.file("tls.pem"), device.file("tls.pem.new")));
        QVERIFY(QFile::rename(device.file("former"), device.file("tls.pem")));
        QVERIFY(QFile::copy(device.file("tls.key"), device.file("tls.key.new")));
        ManualClock clock;
        setToNow(clock);
        clock.advance(33h);
        CertificateKeeper keeper({.node = u"kiosk-6"_s, .platform = device.endpoint(*m_hall)},
                                 *device.keys, clock);
        QCOMPARE(keeper.runOnce().error().code, ErrorCode::Revoked);
        const auto again = keeper.runOnce();
        QVERIFY(again && again.value());
        HttpClient kiosk(device.endpoint(*m_hall));
        QCOMPARE(Answer(kiosk.perform(get(u"/v1/time"_s))).status, 200);
    }

    void revokedMachinesRenewNothing()
    {
        const Device device;
        enrol(device, invite(u"kiosk-7"_s, u"kiosk"_s));
        revoke(u"kiosk-7"_s, false);
        const auto fresh = crypto::makeRequest(u"machine"_s, {});
        const auto request = identity::RenewalRequest::make(
            u"kiosk-7"_s, fresh.value().request, QDateTime::currentMSecsSinceEpoch(), *device.keys);
        HttpClient anonymous(m_hall->pki.anonymous(m_hall->port()));
        const Answer answer(anonymous.perform(post(u"/v1/renewals"_s, request.value().toJson())));
        QCOMPARE(answer.status, 403);
        QCOMPARE(answer.code(), u"Revoked"_s);
    }

private:
    /// Matters and day keys that the terminal has of its hall.
    static qsizetype cachedThings(TestTerminal& terminal)
    {
        return terminal.writer()
            .runAndWait<qsizetype>([](storage::Database& database) -> Result<qsizetype> {
                const journal::FeedCache cache;
                const auto matters = cache.all(database, u"matter"_s);
                const auto keys = cache.all(database, u"daykey"_s);
                return matters.value().size() + keys.value().size();
            })
            .value();
    }

    /// An administrator of the city.
    QString signInAtConsole(const QString& account)
    {
        const Answer answer(
            m_console->perform(post(u"/v1/session"_s, {{u"account"_s, account},
                                                       {u"password"_s, u"secret-1"_s},
                                                       {u"totp"_s, TestHall::sunsCode()}})));
        OW_ENFORCE(answer.status == 200);
        return answer.json["token"_L1].toString();
    }

    QString signIn(const QString& account)
    {
        const Answer answer(m_counter->perform(
            post(u"/v1/session"_s, {{u"account"_s, account}, {u"password"_s, u"secret-1"_s}})));
        OW_ENFORCE(answer.status == 200);
        return answer.json["token"_L1].toString();
    }

    static void setToNow(ManualClock& clock)
    {
        clock.jumpWall(
            std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch() - clock.now().wallMs));
    }

    /// Gives the device a certificate that the platform knows nothing of, and that has `left` to
    /// live.
    void certify(const Device& device, const QString& node, const QString& role,
                 std::chrono::milliseconds left) const
    {
        const auto authority =
            crypto::Authority::load(m_hall->pki.caFile(), m_hall->pki.file(u"ca.key"_s));
        crypto::IssueOptions options;
        options.commonName = node;
        options.role = role;
        options.isClient = true;
        const qint64 end = QDateTime::currentMSecsSinceEpoch() + left.count();
        const auto issued = authority.value()->issue(
            crypto::readRequest(device.csr).value().publicKey, options, end - kValidityMs, end);
        device.write("tls.pem", issued.value().pem);
    }

    [[nodiscard]] QByteArray fingerprint() const
    {
        return crypto::readCertificateAt(m_hall->pki.caFile()).value().fingerprint;
    }

    static Answer ask(HttpClient& client, const QString& path, const QString& token)
    {
        HttpCall call = get(path);
        call.headers.append({"Authorization", "Bearer " + token.toLatin1()});
        return Answer(client.perform(call));
    }

    /// Whose machines an answer lists.
    static QSet<QString> hallsOf(const Answer& answer)
    {
        QSet<QString> halls;
        const QJsonArray devices = answer.json["devices"_L1].toArray();
        for (const QJsonValue device : devices) {
            halls << device["hall"_L1].toString();
        }
        return halls;
    }

    QString invite(const QString& node, const QString& role)
    {
        const Answer answer(m_counter->perform(
            post(u"/v1/devices"_s, {{u"hall"_s, u"hall-1"_s}, {u"node"_s, node}, {u"role"_s, role}},
                 m_technician)));
        OW_ENFORCE(answer.status == 200);
        return answer.json["code"_L1].toString();
    }

    Answer ask(const QJsonObject& body)
    {
        HttpClient anonymous(m_hall->pki.anonymous(m_hall->port()));
        return Answer(anonymous.perform(post(u"/v1/enrolments"_s, body)));
    }

    void enrol(const Device& device, const QString& code)
    {
        const Answer answer = ask(device.enrolment(code));
        QCOMPARE(answer.status, 200);
        device.write("tls.pem", answer.json["certificate"_L1].toString().toLatin1());
    }

    void revoke(const QString& node, bool wipe)
    {
        const Answer answer(
            m_console->perform(post(u"/v1/devices/%1/revoke"_s.arg(node),
                                    {{u"reason"_s, u"stolen"_s}, {u"wipe"_s, wipe}}, m_security)));
        QCOMPARE(answer.status, 200);
    }

    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<HttpClient> m_counter;
    std::unique_ptr<HttpClient> m_console; ///< Where administrators sign in.
    QString m_technician;
    QString m_security;
};

QTEST_GUILESS_MAIN(tst_Devices)
#include "tst_Devices.moc"
