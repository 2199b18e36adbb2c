// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/crypto/Authority.h"
#include "services/crypto/CertificateRequest.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace onewindow::crypto;
using namespace Qt::StringLiterals;

namespace {

/// Counts what it signs: stands where a hardware module would.
class CountingKey final : public AuthorityKey
{
public:
    CountingKey(std::unique_ptr<AuthorityKey> key, int& count)
        : m_key(std::move(key))
        , m_count(count)
    {}

    [[nodiscard]] Result<QByteArray> sign(QByteArrayView data) const override
    {
        ++m_count;
        return m_key->sign(data);
    }

private:
    std::unique_ptr<AuthorityKey> m_key;
    int& m_count;
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

IssueOptions kiosk()
{
    IssueOptions options;
    options.commonName = u"kiosk-17"_s;
    options.role = u"kiosk"_s;
    options.isClient = true;
    return options;
}

} // namespace

class tst_Authority : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        QVERIFY(createAuthority(path("ca.pem"), path("ca.key"), u"Test city"_s, 30));
        QVERIFY(createAuthority(path("other.pem"), path("other.key"), u"Other city"_s, 30));
    }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        auto loaded = Authority::load(path("ca.pem"), path("ca.key"));
        QVERIFY(loaded);
        m_authority = std::move(loaded).value();
        m_request = readRequest(makeRequest(u"mallory"_s, u"console"_s).value().request).value();
        m_nowMs = QDateTime::currentMSecsSinceEpoch() / 1000 * 1000;
    }

    void onlyTheKeyComesFromTheRequest()
    {
        const auto issued =
            m_authority->issue(m_request.publicKey, kiosk(), m_nowMs - kHourMs, m_nowMs + kHourMs);
        QVERIFY2(issued, issued ? "" : qPrintable(issued.error().detail));
        const CertificateInfo& info = issued.value().info;
        QCOMPARE(info.commonName, u"kiosk-17"_s);
        QCOMPARE(info.role, u"kiosk"_s);
        QCOMPARE(info.publicKey, m_request.publicKey);
        QCOMPARE(info.notBeforeMs, m_nowMs - kHourMs);
        QCOMPARE(info.notAfterMs, m_nowMs + kHourMs);
        QCOMPARE(info.serial.size(), 32);
        QVERIFY(!info.isAuthority);
    }

    void opensslVerifies_data()
    {
        QTest::addColumn<bool>("isServer");
        QTest::newRow("client") << false;
        QTest::newRow("server and client") << true;
    }

    void opensslVerifies()
    {
        QFETCH(const bool, isServer);
        IssueOptions options = kiosk();
        options.isServer = isServer;
        if (isServer) {
            options.dnsNames = {u"hall.example"_s};
            options.ipAddresses = {u"10.0.0.7"_s};
        }
        const auto issued =
            m_authority->issue(m_request.publicKey, options, m_nowMs - kHourMs, m_nowMs + kHourMs);
        QVERIFY(issued);
        const QString file = path(QByteArray("issued-") + QTest::currentDataTag());
        write(file, issued.value().pem);
        QCOMPARE(verifies(file, u"sslclient"_s), true);
        QCOMPARE(verifies(file, u"sslserver"_s), isServer);
        QCOMPARE(readCertificateAt(file).value().serial, issued.value().info.serial);
    }

    void serialsAreRandom()
    {
        QSet<QString> serials;
        for (int i = 0; i < 50; ++i) {
            serials << m_authority->issue(m_request.publicKey, kiosk(), m_nowMs, m_nowMs + kHourMs)
                           .value()
                           .info.serial;
        }
        QCOMPARE(serials.size(), 50);
    }

    void neverLongerThanTheAuthority()
    {
        const auto own = readCertificateAt(path("ca.pem"));
        const auto issued =
            m_authority->issue(m_request.publicKey, kiosk(), m_nowMs, m_nowMs + 31 * 24 * kHourMs);
        QVERIFY(issued);
        QCOMPARE(issued.value().info.notAfterMs, own.value().notAfterMs);
    }

    void keyMayStandAnywhere()
    {
        int count = 0;
        auto file = loadAuthorityKey(path("ca.key"));
        QVERIFY(file);
        const auto authority =
            Authority::open(contentOf(path("ca.pem")),
                            std::make_unique<CountingKey>(std::move(file).value(), count));
        QVERIFY(authority);
        QVERIFY(authority.value()->issue(m_request.publicKey, kiosk(), m_nowMs, m_nowMs + kHourMs));
        QCOMPARE(count, 1);
    }

    void anotherKeyIssuesNothing()
    {
        const auto authority = Authority::load(path("ca.pem"), path("other.key"));
        QVERIFY(authority);
        const auto issued =
            authority.value()->issue(m_request.publicKey, kiosk(), m_nowMs, m_nowMs + kHourMs);
        QVERIFY(!issued);
        QCOMPARE(issued.error().code, ErrorCode::KeyUnavailable);
    }

    void nodeIsNoAuthority()
    {
        IssueOptions options = kiosk();
        QVERIFY(issueCertificate(path("ca.pem"), path("ca.key"), options, path("node.pem"),
                                 path("node.key")));
        QCOMPARE(Authority::load(path("node.pem"), path("node.key")).error().code,
                 ErrorCode::KeyUnavailable);
    }

    void badTermsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<qint64>("lastsMs");
        QTest::addColumn<QString>("field");
        QTest::newRow("key") << QByteArray("no key") << kHourMs << u"publicKey"_s;
        QTest::newRow("no time") << QByteArray() << qint64(0) << u"notAfter"_s;
        QTest::newRow("ends before it begins") << QByteArray() << -kHourMs << u"notAfter"_s;
    }

    void badTermsAreNamed()
    {
        QFETCH(const QByteArray, key);
        QFETCH(const qint64, lastsMs);
        QFETCH(const QString, field);
        const auto issued = m_authority->issue(key.isEmpty() ? m_request.publicKey : key, kiosk(),
                                               m_nowMs, m_nowMs + lastsMs);
        QCOMPARE(issued.error().code, ErrorCode::BadRequest);
        QVERIFY2(issued.error().detail.startsWith(field), qPrintable(issued.error().detail));
    }

    void fingerprintIsThatOfTheFile()
    {
        QCOMPARE(m_authority->fingerprint(), fingerprint(path("ca.pem")).value());
        QCOMPARE(m_authority->fingerprint(),
                 readCertificate(m_authority->certificate(), u"ca"_s).value().fingerprint);
    }

    void pairsAreChecked()
    {
        const auto made = makeRequest(u"kiosk-17"_s, u"kiosk"_s);
        const auto read = readRequest(made.value().request);
        const auto issued =
            m_authority->issue(read.value().publicKey, kiosk(), m_nowMs, m_nowMs + kHourMs);
        const QByteArray ca = m_authority->certificate();
        const QByteArray& pem = issued.value().pem;
        QVERIFY(checkPair(pem, made.value().key.view(), ca));
        const auto other = makeRequest(u"kiosk-17"_s, u"kiosk"_s);
        QCOMPARE(checkPair(pem, other.value().key.view(), ca).error().code,
                 ErrorCode::KeyUnavailable);
        QCOMPARE(checkPair(pem, made.value().key.view(), contentOf(path("other.pem"))).error().code,
                 ErrorCode::BadSignature);
        QCOMPARE(checkPair("no certificate", made.value().key.view(), ca).error().code,
                 ErrorCode::KeyUnavailable);
    }

private:
    [[nodiscard]] QString path(const QByteArray& name) const
    {
        return m_folder.filePath(QString::fromLatin1(name).replace(u' ', u'-'));
    }

    static void write(const QString& path, const QByteArray& content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    [[nodiscard]] bool verifies(const QString& file, const QString& purpose) const
    {
        QProcess process;
        process.start(u"openssl"_s, {u"verify"_s, u"-x509_strict"_s, u"-purpose"_s, purpose,
                                     u"-CAfile"_s, path("ca.pem"), file});
        return process.waitForFinished(20'000) && process.exitCode() == 0;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Authority> m_authority;
    CertificateRequest m_request;
    qint64 m_nowMs = 0;
};

QTEST_GUILESS_MAIN(tst_Authority)
#include "tst_Authority.moc"
