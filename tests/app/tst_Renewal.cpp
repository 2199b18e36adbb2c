// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/crypto/Authority.h"
#include "services/crypto/CertificateRequest.h"
#include "services/crypto/KeyFile.h"
#include "services/sync/HttpClient.h"
#include "tests/services/platform/TestHall.h"

#include <QProcess>
#include <QTest>

#include <sys/prctl.h>

#include <csignal>

using namespace onewindow;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::TestHall;

namespace {

constexpr int kPatienceMs = 60'000;

QString program(const QString& name)
{
    return QStringLiteral(ONEWINDOW_BIN_DIR "/onewindow-") + name;
}

/// A program that ends with the test.
class Running
{
public:
    Running(const QString& name, const QStringList& words)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"QT_QUICK_BACKEND"_s, u"software"_s);
        m_process.setProcessEnvironment(environment);
        m_process.start(program(name), words);
    }

    ~Running()
    {
        m_process.kill();
        m_process.waitForFinished(kPatienceMs);
    }

    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    Running(Running&&) = delete;
    Running& operator=(Running&&) = delete;

    [[nodiscard]] bool isAlive() const { return m_process.state() == QProcess::Running; }

    /// The address a platform prints when it is ready.
    QString address()
    {
        QByteArray said;
        while (!said.contains('\n') && m_process.waitForReadyRead(kPatienceMs)) {
            said += m_process.readAllStandardOutput();
        }
        return QString::fromLatin1(said.trimmed().sliced(6));
    }

private:
    QProcess m_process;
};

} // namespace

/// Each program as it is, with a certificate that is about to end: it gets itself the next one and
/// goes on with it.
class tst_Renewal : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        m_hall.start();
        m_authority =
            crypto::Authority::load(m_hall.pki.caFile(), m_hall.pki.file(u"ca.key"_s)).value();
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void programs_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("node");
        QTest::addColumn<qint64>("leftMs");
        QTest::newRow("counter") << u"counter"_s << u"counter-1"_s << kHourMs;
        QTest::newRow("counter that was off for long")
            << u"counter"_s << u"counter-2"_s << -kHourMs;
        QTest::newRow("board") << u"board"_s << u"board-1"_s << kHourMs;
        QTest::newRow("pages for the public") << u"platform"_s << u"board-2"_s << kHourMs;
    }

    void programs()
    {
        QFETCH(const QString, program);
        QFETCH(const QString, node);
        QFETCH(const qint64, leftMs);
        const QString role = node.section(u'-', 0, 0);
        certify(file(u"tls.pem"_s), file(u"tls.key"_s), node, role, leftMs);
        const QString former = serialIn(file(u"tls.pem"_s));
        QVERIFY(former == serialIn(file(u"tls.pem"_s)));
        const bool isPublic = program == u"platform";
        write(u"program.toml"_s, isPublic ? publicUnit(node) : client(node));
        Running running(program, {u"--config"_s, file(u"program.toml"_s)});
        QTRY_VERIFY_WITH_TIMEOUT(serialIn(file(u"tls.pem"_s)) != former, kPatienceMs);
        sync::HttpClient as({.baseUrl = m_hall.endpoint(node, role).baseUrl,
                             .caFile = m_hall.pki.caFile(),
                             .certificateFile = file(u"tls.pem"_s),
                             .keyFile = file(u"tls.key"_s)});
        sync::HttpCall call;
        call.path = u"/v1/feed?after="_s;
        const auto answer = as.perform(call);
        QVERIFY(answer);
        QCOMPARE(answer.value().status, 200);
        QVERIFY(running.isAlive());
        QVERIFY(!QFile::exists(file(u"tls.pem.new"_s)));
    }

    void aConsoleRenewsWhenSomebodySignsIn()
    {
        certify(file(u"tls.pem"_s), file(u"tls.key"_s), u"console-1"_s, u"console"_s, kHourMs);
        const QString former = serialIn(file(u"tls.pem"_s));
        write(u"secrets"_s, "secret-1\n" + TestHall::sunsCode().toLatin1() + '\n');
        QProcess ctl;
        ctl.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        const sync::PlatformEndpoint hall = m_hall.pki.anonymous(m_hall.port());
        ctl.start(program(u"ctl"_s),
                  {u"device"_s, u"list"_s, u"--url"_s, hall.baseUrl, u"--ca"_s, hall.caFile,
                   u"--account"_s, u"sun"_s, u"--password-file"_s, file(u"secrets"_s),
                   u"--certificate"_s, file(u"tls.pem"_s), u"--key"_s, file(u"tls.key"_s)});
        QVERIFY(ctl.waitForFinished(kPatienceMs));
        QCOMPARE(ctl.exitCode(), 0);
        QVERIFY(serialIn(file(u"tls.pem"_s)) != former);
    }

    void aCentreRenewsWhatItServesWith()
    {
        TestHall centre;
        const QString certificate = centre.pki.serverCertificate();
        const auto authority =
            crypto::Authority::load(centre.pki.caFile(), centre.pki.file(u"ca.key"_s)).value();
        const QByteArray before = read(certificate);
        const auto options = crypto::issueOptionsOf(before, certificate);
        const qint64 endMs = QDateTime::currentMSecsSinceEpoch() + kHourMs;
        const auto shorter =
            authority->issue(crypto::readCertificate(before, certificate).value().publicKey,
                             options.value(), endMs - 48 * kHourMs, endMs);
        QVERIFY(
            crypto::replaceFile(certificate, shorter.value().pem, crypto::FileAccess::Everyone));
        const QString former = serialIn(certificate);
        Running running(u"platform"_s, {u"--config"_s, centre.configFile()});
        const QString url = running.address();
        QTRY_VERIFY_WITH_TIMEOUT(serialIn(certificate) != former, kPatienceMs);
        const QString current = serialIn(certificate);
        QTRY_COMPARE_WITH_TIMEOUT(servedSerial(url), current, kPatienceMs);
        sync::HttpClient anybody(
            {.baseUrl = url, .caFile = centre.pki.caFile(), .certificateFile = {}, .keyFile = {}});
        sync::HttpCall call;
        call.path = u"/v1/time"_s;
        QCOMPARE(anybody.perform(call).value().status, 200);
    }

private:
    [[nodiscard]] QString file(const QString& name) const { return m_folder->filePath(name); }

    static QByteArray read(const QString& path)
    {
        return crypto::readKeyFile(path, 64 * 1024).value().view().toByteArray();
    }

    static QString serialIn(const QString& path)
    {
        return crypto::readCertificateAt(path).value().serial;
    }

    void write(const QString& name, const QByteArray& content) const
    {
        OW_ENFORCE(crypto::replaceFile(file(name), content, crypto::FileAccess::Owner));
    }

    /// A key, and a certificate of two days of which `leftMs` are left.
    void certify(const QString& certificate, const QString& key, const QString& node,
                 const QString& role, qint64 leftMs) const
    {
        const auto made = crypto::makeRequest(node, role);
        crypto::IssueOptions options;
        options.commonName = node;
        options.role = role;
        options.isClient = true;
        const qint64 endMs = QDateTime::currentMSecsSinceEpoch() + leftMs;
        const auto issued =
            m_authority->issue(crypto::readRequest(made.value().request).value().publicKey, options,
                               endMs - 48 * kHourMs, endMs);
        OW_ENFORCE(crypto::replaceFile(key, made.value().key.view(), crypto::FileAccess::Owner));
        OW_ENFORCE(
            crypto::replaceFile(certificate, issued.value().pem, crypto::FileAccess::Everyone));
    }

    [[nodiscard]] QByteArray client(const QString& node) const
    {
        return u"node = \"%1\"\n[platform]\nurl = \"%2\"\nca = \"%3\"\ncertificate = \"tls.pem\"\n"
               "key = \"tls.key\"\n"_s
                   .arg(node, m_hall.pki.anonymous(m_hall.port()).baseUrl, m_hall.pki.caFile())
                   .toUtf8();
    }

    [[nodiscard]] QByteArray publicUnit(const QString& node) const
    {
        return u"node = \"%1\"\n[listen]\nport = 0\n[tls]\ncertificate = \"%2\"\nkey = \"%3\"\n"
               "ca = \"%4\"\n[public]\nhall = \"%5\"\ncertificate = \"tls.pem\"\n"
               "key = \"tls.key\"\n"_s
                   .arg(node, m_hall.pki.serverCertificate(), m_hall.pki.serverKey(),
                        m_hall.pki.caFile(), m_hall.pki.anonymous(m_hall.port()).baseUrl)
                   .toUtf8();
    }

    /// What another program is shown there.
    static QString servedSerial(const QString& url)
    {
        QProcess openssl;
        openssl.setStandardInputFile(QProcess::nullDevice());
        openssl.start(u"openssl"_s, {u"s_client"_s, u"-connect"_s, url.section(u'/', -1)});
        openssl.waitForFinished(kPatienceMs);
        const auto info = crypto::readCertificate(openssl.readAllStandardOutput(), u"the server"_s);
        return info ? info.value().serial : QString();
    }

    TestHall m_hall;
    std::unique_ptr<crypto::Authority> m_authority;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(tst_Renewal)
#include "tst_Renewal.moc"
