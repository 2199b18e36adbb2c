// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/ServerCertificate.h"
#include "services/crypto/Authority.h"
#include "services/sync/CertificateKeeper.h"
#include "tests/ManualClock.h"
#include "tests/services/platform/DevicesTest.h"

#include <QDir>
#include <QRegularExpression>

using namespace onewindow;
using namespace onewindow::sync;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace onewindow::testing::devices;

/// How machines and the platform keep their certificates: over real sockets.
class tst_Renewals : public DevicesTest
{
    Q_OBJECT

private Q_SLOTS:

    void init() { begin(); }

    void cleanup() { end(); }

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
};

QTEST_GUILESS_MAIN(tst_Renewals)
#include "tst_Renewals.moc"
