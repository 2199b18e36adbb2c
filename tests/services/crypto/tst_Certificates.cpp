// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/Certificates.h"

#include <QCryptographicHash>
#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace onewindow::crypto;

namespace {

struct Run
{
    int exitCode = -1;
    QByteArray output;
};

// The openssl program, as a reader that is not ours.
Run openssl(const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), arguments);
    if (!process.waitForFinished(20'000) || process.exitStatus() != QProcess::NormalExit) {
        return {};
    }
    return {process.exitCode(), process.readAll()};
}

QByteArray textOf(const QString& certificate)
{
    return openssl({QStringLiteral("x509"), QStringLiteral("-noout"), QStringLiteral("-text"),
                    QStringLiteral("-in"), certificate})
        .output;
}

IssueOptions kioskOptions()
{
    return {.commonName = QStringLiteral("kiosk-17"),
            .role = QStringLiteral("kiosk"),
            .dnsNames = {},
            .ipAddresses = {},
            .days = 90,
            .isServer = false,
            .isClient = true};
}

IssueOptions serverOptions()
{
    return {.commonName = QStringLiteral("东城大厅"),
            .role = QStringLiteral("hall"),
            .dnsNames = {QStringLiteral("hall.example"), QStringLiteral("*.hall.example")},
            .ipAddresses = {QStringLiteral("127.0.0.1"), QStringLiteral("fd00::1")},
            .days = 365,
            .isServer = true,
            .isClient = true};
}

} // namespace

class tst_Certificates : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QVERIFY(createAuthority(path("ca.pem"), path("ca.key"), QStringLiteral("Test hall"), 3650));
    }

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void authorityMayIssueForNodesOnly()
    {
        const QByteArray text = textOf(path("ca.pem"));
        QVERIFY(text.contains("CA:TRUE, pathlen:0"));
        QVERIFY(text.contains("Certificate Sign, CRL Sign"));
        QVERIFY(text.contains("NIST CURVE: P-256"));
        QVERIFY(text.contains("ecdsa-with-SHA256"));
        QVERIFY(text.contains("Subject: CN = Test hall"));
    }

    void keysAreForTheirOwnerAlone()
    {
        QVERIFY(issue("modes", kioskOptions()));
        for (const char* name : {"ca.key", "modes.key"}) {
            QCOMPARE(QFile::permissions(path(name)) & ~QFile::Permissions(ownerBits()),
                     QFile::Permissions());
        }
    }

    void chainVerifiesForItsUse_data()
    {
        QTest::addColumn<bool>("isServer");
        QTest::addColumn<bool>("isClient");
        QTest::newRow("server") << true << false;
        QTest::newRow("client") << false << true;
        QTest::newRow("both") << true << true;
    }

    void chainVerifiesForItsUse()
    {
        QFETCH(const bool, isServer);
        QFETCH(const bool, isClient);
        IssueOptions options = serverOptions();
        options.isServer = isServer;
        options.isClient = isClient;
        const QByteArray name = QByteArray("use-") + QTest::currentDataTag();
        QVERIFY(issue(name, options));
        QCOMPARE(verifies(name, QStringLiteral("sslserver")), isServer);
        QCOMPARE(verifies(name, QStringLiteral("sslclient")), isClient);
    }

    void namesStandInTheCertificate()
    {
        QVERIFY(issue("names", serverOptions()));
        const QByteArray text = textOf(path("names.pem"));
        QVERIFY(text.contains("DNS:hall.example, DNS:*.hall.example, IP Address:127.0.0.1, "
                              "IP Address:FD00:0:0:0:0:0:0:1"));
        QVERIFY(text.contains("CA:FALSE"));
        const auto run =
            openssl({QStringLiteral("x509"), QStringLiteral("-noout"), QStringLiteral("-subject"),
                     QStringLiteral("-nameopt"), QStringLiteral("utf8"), QStringLiteral("-in"),
                     path("names.pem")});
        QCOMPARE(QString::fromUtf8(run.output).trimmed(),
                 QStringLiteral("subject=OU=hall, CN=东城大厅"));
    }

    void serialsDiffer()
    {
        QVERIFY(issue("serial-1", kioskOptions()));
        QVERIFY(issue("serial-2", kioskOptions()));
        const QByteArray first = serialOf("serial-1.pem");
        QCOMPARE(first.size(), QByteArray("serial=").size() + 32);
        QVERIFY(first != serialOf("serial-2.pem"));
    }

    void validityStartsYesterdayAndEndsInTime()
    {
        QVERIFY(issue("days", kioskOptions()));
        QVERIFY(isValidAt("days.pem", -23 * 3600));
        QVERIFY(!isValidAt("days.pem", -25 * 3600));
        QVERIFY(isValidAt("days.pem", 90 * 86400 - 60));
        QVERIFY(!isValidAt("days.pem", 90 * 86400 + 60));
    }

    void nodeDoesNotOutliveItsAuthority()
    {
        QVERIFY(createAuthority(path("short.pem"), path("short.key"), QStringLiteral("Short"), 10));
        QVERIFY(issueCertificate(path("short.pem"), path("short.key"), kioskOptions(),
                                 path("under-short.pem"), path("under-short.key")));
        QVERIFY(isValidAt("under-short.pem", 9 * 86400, "short.pem"));
        const auto run =
            openssl({QStringLiteral("x509"), QStringLiteral("-noout"), QStringLiteral("-checkend"),
                     QString::number(11 * 86400), QStringLiteral("-in"), path("under-short.pem")});
        QCOMPARE(run.exitCode, 1);
    }

    void certificateOfAnotherAuthorityDoesNotVerify()
    {
        QVERIFY(createAuthority(path("alien.pem"), path("alien.key"), QStringLiteral("Test hall"),
                                3650));
        QVERIFY(issueCertificate(path("alien.pem"), path("alien.key"), kioskOptions(),
                                 path("alien-node.pem"), path("alien-node.key")));
        QVERIFY(!verifies("alien-node", QStringLiteral("sslclient")));
    }

    void keyBelongsToItsCertificate()
    {
        QVERIFY(issue("pair", kioskOptions()));
        const auto ofCertificate =
            openssl({QStringLiteral("x509"), QStringLiteral("-noout"), QStringLiteral("-pubkey"),
                     QStringLiteral("-in"), path("pair.pem")});
        const auto ofKey = openssl({QStringLiteral("pkey"), QStringLiteral("-pubout"),
                                    QStringLiteral("-in"), path("pair.key")});
        QCOMPARE(ofKey.exitCode, 0);
        QCOMPARE(ofCertificate.output, ofKey.output);
    }

    void fingerprintIsTheDigestOfTheDerForm()
    {
        const auto der = path("ca.der");
        QCOMPARE(openssl({QStringLiteral("x509"), QStringLiteral("-in"), path("ca.pem"),
                          QStringLiteral("-outform"), QStringLiteral("DER"), QStringLiteral("-out"),
                          der})
                     .exitCode,
                 0);
        QFile file(der);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto found = fingerprint(path("ca.pem"));
        QVERIFY(found);
        QCOMPARE(found.value(),
                 QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256));
    }

    void fingerprintOfNoCertificateIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("no file") << QStringLiteral("absent.pem");
        QTest::newRow("a key") << QStringLiteral("ca.key");
    }

    void fingerprintOfNoCertificateIsRefused()
    {
        QFETCH(const QString, name);
        const auto found = fingerprint(m_folder.filePath(name));
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::KeyUnavailable);
        QVERIFY(found.error().detail.contains(name));
    }

    void nothingIsOverwritten_data()
    {
        QTest::addColumn<QByteArray>("present");
        QTest::newRow("certificate") << QByteArray("present.pem");
        QTest::newRow("key") << QByteArray("present.key");
    }

    void nothingIsOverwritten()
    {
        QFETCH(const QByteArray, present);
        QFile file(path(present));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("mine");
        file.close();
        const QStringList before = QDir(m_folder.path()).entryList();
        expectError(issue("present", kioskOptions()), ErrorCode::Conflict, present);
        expectError(
            createAuthority(path("present.pem"), path("present.key"), QStringLiteral("x"), 10),
            ErrorCode::Conflict, present);
        QCOMPARE(QDir(m_folder.path()).entryList(), before);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("mine"));
        QVERIFY(file.remove());
    }

    void keyDoesNotStayWithoutItsCertificate()
    {
        expectError(issueCertificate(path("ca.pem"), path("ca.key"), kioskOptions(),
                                     path("no-such-folder/x.pem"), path("lonely.key")),
                    ErrorCode::KeyUnavailable, "no-such-folder");
        QVERIFY(!QFile::exists(path("lonely.key")));
    }

    void wrongAuthorityIsRefused_data()
    {
        QTest::addColumn<QByteArray>("certificate");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("no certificate")
            << QByteArray("none.pem") << QByteArray("ca.key") << QByteArray("none.pem");
        QTest::newRow("no key") << QByteArray("ca.pem") << QByteArray("none.key")
                                << QByteArray("none.key");
        QTest::newRow("another's key")
            << QByteArray("ca.pem") << QByteArray("leaf.key") << QByteArray("leaf.key");
        QTest::newRow("not an authority")
            << QByteArray("leaf.pem") << QByteArray("leaf.key") << QByteArray("leaf.pem");
        QTest::newRow("key that others can read")
            << QByteArray("ca.pem") << QByteArray("open.key") << QByteArray("open.key");
        QTest::newRow("key behind a passphrase")
            << QByteArray("ca.pem") << QByteArray("locked.key") << QByteArray("locked.key");
    }

    void wrongAuthorityIsRefused()
    {
        QFETCH(const QByteArray, certificate);
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, named);
        makeWrongAuthorities();
        expectError(issueCertificate(path(certificate), path(key), kioskOptions(),
                                     path("refused.pem"), path("refused.key")),
                    ErrorCode::KeyUnavailable, named);
        QVERIFY(!QFile::exists(path("refused.pem")));
        QVERIFY(!QFile::exists(path("refused.key")));
    }

    void badOptionIsNamed_data()
    {
        QTest::addColumn<IssueOptions>("options");
        QTest::addColumn<QByteArray>("field");
        const auto row = [](const char* name, const char* field, auto change) {
            IssueOptions options = serverOptions();
            change(options);
            QTest::newRow(name) << options << QByteArray(field);
        };
        row("no name", "commonName", [](IssueOptions& o) { o.commonName.clear(); });
        row("long name", "commonName", [](IssueOptions& o) { o.commonName = QString(65, u'x'); });
        row("zero in the name", "commonName", [](IssueOptions& o) { o.commonName += QChar(0); });
        row("line break in the role", "role", [](IssueOptions& o) { o.role += u'\n'; });
        row("long role", "role", [](IssueOptions& o) { o.role = QString(65, u'x'); });
        row("no days", "days", [](IssueOptions& o) { o.days = 0; });
        row("negative days", "days", [](IssueOptions& o) { o.days = -1; });
        row("many days", "days", [](IssueOptions& o) { o.days = 3651; });
        row("smuggled name", "dnsNames",
            [](IssueOptions& o) { o.dnsNames << QStringLiteral("a,DNS:b"); });
        row("space", "dnsNames", [](IssueOptions& o) { o.dnsNames << QStringLiteral("a b"); });
        row("empty name", "dnsNames", [](IssueOptions& o) { o.dnsNames << QString(); });
        row("line break", "dnsNames", [](IssueOptions& o) { o.dnsNames << QStringLiteral("a\n"); });
        row("inner star", "dnsNames", [](IssueOptions& o) { o.dnsNames << QStringLiteral("a.*"); });
        row("many names", "dnsNames",
            [](IssueOptions& o) { o.dnsNames = QStringList(33, QStringLiteral("a")); });
        row("not an address", "ipAddresses",
            [](IssueOptions& o) { o.ipAddresses << QStringLiteral("300.1.1.1"); });
        row("smuggled address", "ipAddresses",
            [](IssueOptions& o) { o.ipAddresses << QStringLiteral("1.1.1.1,DNS:b"); });
        row("address with zero", "ipAddresses", [](IssueOptions& o) {
            o.ipAddresses << QStringLiteral("1.1.1.1") + QChar(0) + QStringLiteral("x");
        });
        row("server nowhere", "dnsNames", [](IssueOptions& o) {
            o.dnsNames.clear();
            o.ipAddresses.clear();
        });
        row("no use", "isServer", [](IssueOptions& o) { o.isServer = o.isClient = false; });
    }

    void badOptionIsNamed()
    {
        QFETCH(const IssueOptions, options);
        QFETCH(const QByteArray, field);
        expectError(issue("bad", options), ErrorCode::BadRequest, field);
        QVERIFY(!QFile::exists(path("bad.pem")));
    }

    void badAuthorityOptionIsNamed()
    {
        const auto create = [this](const QString& name, int days) {
            return createAuthority(path("bad.pem"), path("bad.key"), name, days);
        };
        expectError(create(QString(), 10), ErrorCode::BadRequest, "commonName");
        expectError(create(QStringLiteral("x"), 0), ErrorCode::BadRequest, "days");
        expectError(create(QStringLiteral("x"), 7301), ErrorCode::BadRequest, "days");
    }

private:
    [[nodiscard]] QString path(const QByteArray& name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }

    [[nodiscard]] Result<void> issue(const QByteArray& name, const IssueOptions& options) const
    {
        return issueCertificate(path("ca.pem"), path("ca.key"), options, path(name + ".pem"),
                                path(name + ".key"));
    }

    [[nodiscard]] bool verifies(const QByteArray& name, const QString& purpose) const
    {
        const auto run = openssl({QStringLiteral("verify"), QStringLiteral("-x509_strict"),
                                  QStringLiteral("-CAfile"), path("ca.pem"),
                                  QStringLiteral("-purpose"), purpose, path(name + ".pem")});
        return run.exitCode == 0;
    }

    [[nodiscard]] bool isValidAt(const QByteArray& name, qint64 secondsFromNow,
                                 const QByteArray& authority = "ca.pem") const
    {
        const qint64 time = QDateTime::currentSecsSinceEpoch() + secondsFromNow;
        const auto run =
            openssl({QStringLiteral("verify"), QStringLiteral("-CAfile"), path(authority),
                     QStringLiteral("-attime"), QString::number(time), path(name)});
        return run.exitCode == 0;
    }

    [[nodiscard]] QByteArray serialOf(const QByteArray& name) const
    {
        return openssl({QStringLiteral("x509"), QStringLiteral("-noout"), QStringLiteral("-serial"),
                        QStringLiteral("-in"), path(name)})
            .output.trimmed();
    }

    static QFile::Permissions ownerBits()
    {
        return QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    }

    void makeWrongAuthorities()
    {
        if (QFile::exists(path("leaf.pem"))) {
            return;
        }
        QVERIFY(issue("leaf", kioskOptions()));
        QVERIFY(QFile::copy(path("ca.key"), path("open.key")));
        QVERIFY(QFile::setPermissions(path("open.key"), ownerBits() | QFile::ReadGroup));
        QCOMPARE(openssl({QStringLiteral("pkey"), QStringLiteral("-in"), path("ca.key"),
                          QStringLiteral("-aes256"), QStringLiteral("-passout"),
                          QStringLiteral("pass:x"), QStringLiteral("-out"), path("locked.key")})
                     .exitCode,
                 0);
        QVERIFY(QFile::setPermissions(path("locked.key"), ownerBits()));
    }

    static void expectError(const Result<void>& result, ErrorCode code, const QByteArray& named)
    {
        QVERIFY(!result);
        QCOMPARE(result.error().code, code);
        QVERIFY2(result.error().detail.contains(QString::fromLatin1(named)),
                 qPrintable(result.error().detail));
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(tst_Certificates)
#include "tst_Certificates.moc"
