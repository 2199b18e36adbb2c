// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/crypto/CertificateProof.h"
#include "services/crypto/Certificates.h"
#include "services/crypto/KeyFile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace onewindow::crypto;
using namespace Qt::StringLiterals;

/// Who has the key of a certificate, shown without a connection.
class tst_CertificateProof : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        for (const QString& authority : {u"ca"_s, u"other"_s}) {
            QVERIFY(createAuthority(file(authority + u".pem"_s), file(authority + u".key"_s),
                                    authority, 60));
        }
        issue(u"ca"_s, u"counter-1"_s);
        issue(u"ca"_s, u"counter-2"_s);
        issue(u"other"_s, u"stranger"_s);
    }

    void whoHasTheKeyIsNamed()
    {
        const auto proof = proveCertificate(read(u"counter-1.key"_s), "renew me");
        QVERIFY(proof);
        const auto info = checkCertificateProof(read(u"counter-1.pem"_s), read(u"ca.pem"_s),
                                                "renew me", proof.value());
        QVERIFY2(info, info ? "" : qPrintable(info.error().detail));
        QCOMPARE(info.value().commonName, u"counter-1"_s);
        QCOMPARE(info.value().role, u"counter"_s);
    }

    void anybodyElseIsNot_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QByteArray>("data");
        QTest::newRow("other data") << u"counter-1.key"_s << u"counter-1.pem"_s << QByteArray("y");
        QTest::newRow("empty data") << u"counter-1.key"_s << u"counter-1.pem"_s << QByteArray();
        QTest::newRow("another's key")
            << u"counter-2.key"_s << u"counter-1.pem"_s << QByteArray("x");
        QTest::newRow("another authority's")
            << u"stranger.key"_s << u"stranger.pem"_s << QByteArray("x");
        QTest::newRow("the authority itself") << u"ca.key"_s << u"ca.pem"_s << QByteArray("x");
    }

    void anybodyElseIsNot()
    {
        QFETCH(const QString, key);
        QFETCH(const QString, certificate);
        QFETCH(const QByteArray, data);
        const auto proof = proveCertificate(read(key), "x");
        QVERIFY(proof);
        const auto info =
            checkCertificateProof(read(certificate), read(u"ca.pem"_s), data, proof.value());
        QVERIFY(!info);
        QCOMPARE(info.error().code, ErrorCode::BadSignature);
    }

    void everyBitOfTheProofCounts()
    {
        const QByteArray proof = proveCertificate(read(u"counter-1.key"_s), "x").value();
        for (qsizetype bit = 0; bit < proof.size() * 8; ++bit) {
            QByteArray changed = proof;
            changed[bit / 8] = static_cast<char>(changed.at(bit / 8) ^ (1 << (bit % 8)));
            QVERIFY(
                !checkCertificateProof(read(u"counter-1.pem"_s), read(u"ca.pem"_s), "x", changed));
        }
        QVERIFY(!checkCertificateProof(read(u"counter-1.pem"_s), read(u"ca.pem"_s), "x", {}));
    }

    void whatIsNoCertificate()
    {
        const auto info = checkCertificateProof("-----BEGIN", read(u"ca.pem"_s), "x", "y");
        QVERIFY(!info);
        QCOMPARE(info.error().code, ErrorCode::KeyUnavailable);
        QVERIFY(!proveCertificate("no key", "x"));
    }

    void saysWhatItWasIssuedWith()
    {
        IssueOptions options;
        options.commonName = u"centre"_s;
        options.role = u"centre"_s;
        options.dnsNames = {u"localhost"_s, u"centre.example"_s};
        options.ipAddresses = {u"127.0.0.1"_s, u"::1"_s};
        options.isServer = true;
        QVERIFY(issueCertificate(file(u"ca.pem"_s), file(u"ca.key"_s), options,
                                 file(u"server.pem"_s), file(u"server.key"_s)));
        const auto found = issueOptionsOf(read(u"server.pem"_s), u"server"_s);
        QVERIFY(found);
        QCOMPARE(found.value().commonName, options.commonName);
        QCOMPARE(found.value().role, options.role);
        QCOMPARE(found.value().dnsNames, options.dnsNames);
        QCOMPARE(found.value().ipAddresses, options.ipAddresses);
        QVERIFY(found.value().isServer);
        QVERIFY(!found.value().isClient);
        const auto client = issueOptionsOf(read(u"counter-1.pem"_s), u"counter"_s);
        QVERIFY(client.value().isClient && !client.value().isServer);
        QVERIFY(client.value().dnsNames.isEmpty() && client.value().ipAddresses.isEmpty());
    }

    void lastThirdBegins()
    {
        CertificateInfo info;
        info.notBeforeMs = 0;
        info.notAfterMs = 90 * kDayMs;
        QVERIFY(!isInLastThird(info, 60 * kDayMs));
        QVERIFY(isInLastThird(info, 60 * kDayMs + 1));
        QVERIFY(isInLastThird(info, 100 * kDayMs));
    }

private:
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }

    [[nodiscard]] QByteArray read(const QString& name) const
    {
        return readKeyFile(file(name), 64 * 1024).value().view().toByteArray();
    }

    void issue(const QString& authority, const QString& name)
    {
        IssueOptions options;
        options.commonName = name;
        options.role = u"counter"_s;
        options.isClient = true;
        QVERIFY(issueCertificate(file(authority + u".pem"_s), file(authority + u".key"_s), options,
                                 file(name + u".pem"_s), file(name + u".key"_s)));
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(tst_CertificateProof)
#include "tst_CertificateProof.moc"
