// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/CertificateRequest.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace onewindow::crypto;
using namespace Qt::StringLiterals;

namespace {

// The openssl program: a maker and a reader that are not ours.
QByteArray openssl(const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.start(u"openssl"_s, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(20'000) || process.exitCode() != 0) {
        return {};
    }
    return process.readAllStandardOutput();
}

QByteArray derOf(QByteArray pem)
{
    pem.remove(0, pem.indexOf('\n') + 1);
    pem.truncate(pem.indexOf("-----END"));
    return QByteArray::fromBase64(pem);
}

QByteArray pemOf(const QByteArray& der)
{
    return "-----BEGIN CERTIFICATE REQUEST-----\n" + der.toBase64() +
           "\n-----END CERTIFICATE REQUEST-----\n";
}

} // namespace

class tst_CertificateRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void saysWhatWasAskedFor()
    {
        const auto made = makeRequest(u"东城-17"_s, u"kiosk"_s);
        QVERIFY(made);
        const auto read = readRequest(made.value().request);
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read.value().commonName, u"东城-17"_s);
        QCOMPARE(read.value().role, u"kiosk"_s);
        const QByteArray key = openssl({u"pkey"_s, u"-pubout"_s, u"-outform"_s, u"DER"_s},
                                       made.value().key.view().toByteArray());
        QCOMPARE(read.value().publicKey, key);
    }

    void opensslAccepts()
    {
        const auto made = makeRequest(u"kiosk-1"_s, u"kiosk"_s);
        const QByteArray text =
            openssl({u"req"_s, u"-verify"_s, u"-noout"_s, u"-text"_s}, made.value().request);
        QVERIFY(text.contains("Subject: OU = kiosk, CN = kiosk-1"));
        QVERIFY(text.contains("NIST CURVE: P-256"));
        QVERIFY(text.contains("ecdsa-with-SHA256"));
    }

    void sameKeyMayAskAgain()
    {
        const auto made = makeRequest(u"kiosk-1"_s, u"kiosk"_s);
        const auto again = requestFor(made.value().key.view(), u"kiosk-1"_s, u"kiosk"_s);
        QVERIFY(again);
        QCOMPARE(readRequest(again.value()).value().publicKey,
                 readRequest(made.value().request).value().publicKey);
    }

    void readsTheOpensslProgram()
    {
        const QByteArray pem = openssl({u"req"_s, u"-new"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                                        u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-keyout"_s,
                                        u"/dev/null"_s, u"-subj"_s, u"/CN=board-1"_s});
        const auto read = readRequest(pem);
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read.value().commonName, u"board-1"_s);
        QVERIFY(read.value().role.isEmpty());
    }

    void refusesByName_data()
    {
        QTest::addColumn<QByteArray>("pem");
        QTest::addColumn<QString>("reason");
        const auto made = [](const QStringList& key, const QStringList& rest) {
            return openssl(QStringList{u"req"_s, u"-new"_s, u"-nodes"_s, u"-keyout"_s,
                                       u"/dev/null"_s, u"-newkey"_s} +
                           key + rest);
        };
        const QStringList p256{u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s};
        const QStringList subject{u"-subj"_s, u"/CN=kiosk-1"_s};
        const QByteArray good = makeRequest(u"kiosk-1"_s, u"kiosk"_s).value().request;
        QTest::newRow("nothing") << QByteArray() << u"PEM"_s;
        QTest::newRow("a certificate")
            << QByteArray(good).replace("CERTIFICATE REQUEST", "CERTIFICATE") << u"PEM"_s;
        QTest::newRow("something before") << "x" + good << u"PEM"_s;
        QTest::newRow("something behind") << good + "x" << u"PEM"_s;
        QTest::newRow("two of them") << good + good << u"base64"_s;
        QTest::newRow("no base64") << pemOf("x").replace("eA==", "e*==") << u"base64"_s;
        QTest::newRow("empty") << pemOf({}) << u"base64"_s;
        QTest::newRow("no request") << pemOf("123456") << u"PKCS"_s;
        QTest::newRow("longer than it says") << pemOf(derOf(good) + '\0') << u"PKCS"_s;
        QTest::newRow("P-384") << made({u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-384"_s},
                                       subject)
                               << u"P-256"_s;
        QTest::newRow("explicit parameters")
            << made(p256 + QStringList{u"-pkeyopt"_s, u"ec_param_enc:explicit"_s}, subject)
            << u"P-256"_s;
        QTest::newRow("RSA") << made({u"rsa:2048"_s}, subject) << u"P-256"_s;
        QTest::newRow("SHA-384") << made(p256, subject + QStringList{u"-sha384"_s}) << u"SHA-256"_s;
        QTest::newRow("no CN") << made(p256, {u"-subj"_s, u"/OU=kiosk"_s}) << u"one CN"_s;
        QTest::newRow("two CNs") << made(p256, {u"-subj"_s, u"/CN=a/CN=b"_s}) << u"one CN"_s;
        QTest::newRow("an organisation")
            << made(p256, {u"-subj"_s, u"/O=city/CN=a"_s}) << u"CN and OU only"_s;
        QTest::newRow("extensions")
            << made(p256, subject + QStringList{u"-addext"_s, u"subjectAltName=DNS:a.example"_s})
            << u"attributes"_s;
    }

    void refusesByName()
    {
        QFETCH(const QByteArray, pem);
        QFETCH(const QString, reason);
        const auto read = readRequest(pem);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::BadRequest);
        QVERIFY2(read.error().detail.startsWith(u"csr: "_s), qPrintable(read.error().detail));
        QVERIFY2(read.error().detail.contains(reason), qPrintable(read.error().detail));
    }

    void controlCharacterInTheNameIsRefused()
    {
        QByteArray der = derOf(makeRequest(u"kiosk-1"_s, u"kiosk"_s).value().request);
        der.replace("kiosk-1", QByteArray("kiosk\0"
                                          "1",
                                          7));
        const auto read = readRequest(pemOf(der));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::BadRequest);
    }

    void everyChangedByteIsNoticed()
    {
        const auto made = makeRequest(u"kiosk-1"_s, u"kiosk"_s);
        const QByteArray der = derOf(made.value().request);
        for (qsizetype i = 0; i < der.size(); ++i) {
            QByteArray changed = der;
            changed[i] = static_cast<char>(changed[i] ^ 0x01);
            QVERIFY2(!readRequest(pemOf(changed)), QByteArray::number(i));
        }
    }

    void tooLargeIsNotRead()
    {
        const auto read = readRequest(QByteArray(kRequestLimitBytes + 1, 'A'));
        QCOMPARE(read.error().code, ErrorCode::TooLarge);
    }

    void namesHaveLimits()
    {
        QVERIFY(makeRequest(QString(64, u'n'), u"kiosk"_s));
        QCOMPARE(makeRequest(QString(65, u'n'), {}).error().code, ErrorCode::BadRequest);
        QCOMPARE(makeRequest({}, {}).error().code, ErrorCode::BadRequest);
        QCOMPARE(makeRequest(u"a\nb"_s, {}).error().code, ErrorCode::BadRequest);
    }
};

QTEST_GUILESS_MAIN(tst_CertificateRequest)
#include "tst_CertificateRequest.moc"
