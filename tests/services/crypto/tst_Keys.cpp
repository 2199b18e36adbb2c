// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/crypto/Keys.h"
#include "services/crypto/Seal.h"
#include "tests/services/crypto/KnownKeys.h"

#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace onewindow;
using namespace onewindow::crypto;

namespace {

// GM/T 0003.5, A.2: the example's public key.
const QByteArray kSm2Public = "0109f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                              "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";

QByteArray published(const char* hex)
{
    return QByteArray::fromHex(hex);
}

QByteArray flipped(QByteArray bytes, qsizetype bit)
{
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    return bytes;
}

} // namespace

class tst_Keys : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void privateKeyGivesPublishedPublicKey_data()
    {
        QTest::addColumn<Suite>("suite");
        QTest::addColumn<QByteArray>("signing");
        QTest::addColumn<QByteArray>("sealing");
        const QByteArray sm2 = "01"
                               "04" +
                               kSm2Public.sliced(2);
        QTest::newRow("GM/T 0003.5") << Suite::National << sm2 << sm2;
        QTest::newRow("RFC 8032 test 3, RFC 7748 Bob")
            << Suite::International
            << QByteArray("02fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
            << QByteArray("02de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
    }

    void privateKeyGivesPublishedPublicKey()
    {
        QFETCH(const Suite, suite);
        QFETCH(const QByteArray, signing);
        QFETCH(const QByteArray, sealing);
        const auto keys = publishedKeys(suite);
        QCOMPARE(keys->suite(), suite);
        QCOMPARE(keys->signingPublicKey().toHex(), signing);
        QCOMPARE(keys->sealingPublicKey().toHex(), sealing);
    }

    // The SM2 row needs the right ZA (user ID, curve and key) to pass.
    void publishedSignatureVerifies_data()
    {
        QTest::addColumn<Suite>("suite");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QByteArray>("signature");
        QTest::newRow("GM/T 0003.5")
            << Suite::National << QByteArray("message digest")
            << published("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                         "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
        QTest::newRow("RFC 8032 test 3")
            << Suite::International << published("af82")
            << published("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                         "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
    }

    void publishedSignatureVerifies()
    {
        QFETCH(const Suite, suite);
        QFETCH(const QByteArray, data);
        QFETCH(const QByteArray, signature);
        const QByteArray key = publishedKeys(suite)->signingPublicKey();
        QVERIFY(verify(key, data, signature));
        QVERIFY(!verify(key, data + 'x', signature));
    }

    // GM/T 0003.5, C.2 (C1 || C3 || C2); the other was made with Python's cryptography.
    void opensKnownEnvelope_data()
    {
        QTest::addColumn<Suite>("suite");
        QTest::addColumn<QByteArray>("envelope");
        QTest::newRow("GM/T 0003.5")
            << Suite::National
            << published("01"
                         "04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73"
                         "e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0"
                         "59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766"
                         "21886ca989ca9c7d58087307ca93092d651efa");
        QTest::newRow("X25519, HKDF, AES-GCM")
            << Suite::International
            << published("0207a37cbc142093c8b755dc1b10e86cb426374ad16aa853ed0bdfc0b2b86d1c7c"
                         "8d26a710e36b95da6c5797a66fb1e0f7da45044d4b05bf17b38e17d69265d4c7b38986");
    }

    void opensKnownEnvelope()
    {
        QFETCH(const Suite, suite);
        QFETCH(const QByteArray, envelope);
        const auto opened = publishedKeys(suite)->openEnvelope(envelope);
        QVERIFY(opened);
        QCOMPARE(opened.value().view(), QByteArrayView("encryption standard"));
    }

    void ownSignatureVerifies_data() { addSuiteRows(); }

    void ownSignatureVerifies()
    {
        QFETCH(const Suite, suite);
        const auto keys = freshKeys(suite);
        for (const int size : {0, 1, 32, 100'000}) {
            const QByteArray data(size, 'd');
            const auto signature = keys->sign(data);
            QVERIFY(signature);
            QCOMPARE(signature.value().size(), kSignatureBytes);
            QVERIFY(verify(keys->signingPublicKey(), data, signature.value()));
        }
    }

    void everyChangeOfASignatureIsNoticed_data() { addSuiteRows(); }

    void everyChangeOfASignatureIsNoticed()
    {
        QFETCH(const Suite, suite);
        const auto keys = freshKeys(suite);
        const QByteArray key = keys->signingPublicKey();
        const QByteArray signature = keys->sign("batch 1").value();
        for (qsizetype bit = 0; bit < signature.size() * 8; ++bit) {
            expectBadSignature(verify(key, "batch 1", flipped(signature, bit)));
        }
        expectBadSignature(verify(key, "batch 2", signature));
        expectBadSignature(verify(key, "batch 1", signature.chopped(1)));
        expectBadSignature(verify(key, "batch 1", signature + '\0'));
        expectBadSignature(verify(key, "batch 1", {}));
        expectBadSignature(verify(key, "batch 1", QByteArray(kSignatureBytes, '\0')));
        expectBadSignature(verify(key, "batch 1", QByteArray(kSignatureBytes, '\xFF')));
        expectBadSignature(verify(freshKeys(suite)->signingPublicKey(), "batch 1", signature));
    }

    void bytesThatAreNoKeyAreRefused_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("suite only") << published("01");
        QTest::newRow("unknown suite") << QByteArray("\x03").append(QByteArray(32, 'k'));
        QTest::newRow("SM2, compressed") << published("01"
                                                      "02") +
                                                QByteArray(32, 'k');
        QTest::newRow("SM2, not on the curve") << published("01"
                                                            "04") +
                                                      QByteArray(64, 'k');
        QTest::newRow("SM2, outside the field") << published("01"
                                                             "04") +
                                                       QByteArray(64, '\xFF');
        QTest::newRow("SM2, too long") << published("01"
                                                    "04") +
                                              published(kSm2Public.sliced(2).constData()) + 'k';
        QTest::newRow("SM2, hybrid form") << published("01"
                                                       "07") +
                                                 published(kSm2Public.sliced(2).constData());
        QTest::newRow("Curve25519, too short") << QByteArray("\x02").append(QByteArray(31, 'k'));
        QTest::newRow("Curve25519, too long") << QByteArray("\x02").append(QByteArray(33, 'k'));
    }

    void bytesThatAreNoKeyAreRefused()
    {
        QFETCH(const QByteArray, key);
        const auto verified = verify(key, "data", QByteArray(kSignatureBytes, 's'));
        QVERIFY(!verified);
        QCOMPARE(verified.error().code, ErrorCode::KeyUnavailable);
        const auto envelope = makeEnvelope(key, makeDataKey().view());
        QVERIFY(!envelope);
        QCOMPARE(envelope.error().code, ErrorCode::KeyUnavailable);
    }

    void noEnvelopeToAPointThatAgreesNothing()
    {
        const auto envelope = makeEnvelope(QByteArray("\x02").append(QByteArray(32, '\0')), "key");
        QVERIFY(!envelope);
        QCOMPARE(envelope.error().code, ErrorCode::KeyUnavailable);
    }

    void envelopeComesBackWhole_data() { addSuiteRows(); }

    void envelopeComesBackWhole()
    {
        QFETCH(const Suite, suite);
        const auto keys = freshKeys(suite);
        for (const qsizetype size : {qsizetype{1}, kDataKeyBytes, kEnvelopeLimitBytes}) {
            const QByteArray dataKey = randomBytes(size);
            const auto envelope = makeEnvelope(keys->sealingPublicKey(), dataKey);
            QVERIFY(envelope);
            const auto opened = keys->openEnvelope(envelope.value());
            QVERIFY(opened);
            QCOMPARE(opened.value().view(), QByteArrayView(dataKey));
        }
    }

    // One in 256 coordinates starts with a zero byte, which DER drops and the fixed form keeps.
    void shortNumbersKeepTheirPlace()
    {
        const auto keys = freshKeys(Suite::National);
        for (int i = 0; i < 400; ++i) {
            const QByteArray envelope = makeEnvelope(keys->sealingPublicKey(), "k").value();
            QCOMPARE(envelope.size(), 1 + 96 + 1);
            QVERIFY(keys->openEnvelope(envelope));
        }
    }

    void everyChangeOfAnEnvelopeIsNoticed_data() { addSuiteRows(); }

    void everyChangeOfAnEnvelopeIsNoticed()
    {
        QFETCH(const Suite, suite);
        const auto keys = freshKeys(suite);
        const Secret dataKey = makeDataKey();
        const QByteArray envelope = makeEnvelope(keys->sealingPublicKey(), dataKey.view()).value();
        for (qsizetype bit = 0; bit < envelope.size() * 8; ++bit) {
            expectBroken(keys->openEnvelope(flipped(envelope, bit)));
        }
        for (qsizetype size = 0; size < envelope.size(); ++size) {
            expectBroken(keys->openEnvelope(envelope.first(size)));
        }
        expectBroken(keys->openEnvelope(envelope + '\0'));
        expectBroken(keys->openEnvelope(envelope + QByteArray(100'000, '\0')));
        expectBroken(freshKeys(suite)->openEnvelope(envelope));
    }

    void envelopeOfTheOtherSuiteIsNotOpened_data() { addSuiteRows(); }

    void envelopeOfTheOtherSuiteIsNotOpened()
    {
        QFETCH(const Suite, suite);
        const Suite other = suite == Suite::National ? Suite::International : Suite::National;
        const QByteArray envelope =
            makeEnvelope(freshKeys(other)->sealingPublicKey(), makeDataKey().view()).value();
        expectBroken(freshKeys(suite)->openEnvelope(envelope));
    }

    void envelopeTakesKeysNotData_data() { addSuiteRows(); }

    void envelopeTakesKeysNotData()
    {
        QFETCH(const Suite, suite);
        const QByteArray key = freshKeys(suite)->sealingPublicKey();
        for (const qsizetype size : {qsizetype{0}, kEnvelopeLimitBytes + 1}) {
            const auto envelope = makeEnvelope(key, QByteArray(size, 'd'));
            QVERIFY(!envelope);
            QCOMPARE(envelope.error().code, ErrorCode::TooLarge);
        }
    }

    void wrappedSecretComesBack_data() { addSuiteRows(); }

    void wrappedSecretComesBack()
    {
        QFETCH(const Suite, suite);
        const auto keys = freshKeys(suite);
        const QByteArray wrapped = keys->wrap("day key", "2026-03-01").value();
        QVERIFY(!wrapped.contains("day key"));
        const auto opened = keys->unwrap(wrapped, "2026-03-01");
        QVERIFY(opened);
        QCOMPARE(opened.value().view(), QByteArrayView("day key"));
        expectBroken(keys->unwrap(wrapped, "2026-03-02"));
        expectBroken(keys->unwrap(flipped(wrapped, 100), "2026-03-01"));
        expectBroken(freshKeys(suite)->unwrap(wrapped, "2026-03-01"));
    }

    void threadsMayShareKeys_data() { addSuiteRows(); }

    void threadsMayShareKeys()
    {
        QFETCH(const Suite, suite);
        const auto keys = freshKeys(suite);
        std::atomic<int> good = 0;
        std::vector<std::thread> threads;
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&keys, &good, thread] {
                for (int i = 0; i < 20; ++i) {
                    const QByteArray data = QByteArray::number(thread * 100 + i);
                    const bool isSigned =
                        bool(verify(keys->signingPublicKey(), data, keys->sign(data).value()));
                    const QByteArray envelope =
                        makeEnvelope(keys->sealingPublicKey(), data).value();
                    const bool isOpened = keys->openEnvelope(envelope).value().view() == data;
                    good += isSigned && isOpened ? 1 : 0;
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(good.load(), 80);
    }

private:
    static void expectBadSignature(const Result<void>& verified)
    {
        QVERIFY(!verified);
        QCOMPARE(verified.error().code, ErrorCode::BadSignature);
    }

    static void expectBroken(const Result<Secret>& opened)
    {
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::SealBroken);
    }
};

QTEST_GUILESS_MAIN(tst_Keys)
#include "tst_Keys.moc"
