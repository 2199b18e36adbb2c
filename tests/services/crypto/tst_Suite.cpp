// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/Suite.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow::crypto;

class tst_Suite : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void namesAreThoseOfTheConfiguration()
    {
        QCOMPARE(suiteName(Suite::National), QStringLiteral("national"));
        QCOMPARE(suiteName(Suite::International), QStringLiteral("international"));
    }

    void nameGivesSuite_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<std::optional<Suite>>("suite");
        QTest::newRow("national") << QStringLiteral("national") << std::optional(Suite::National);
        QTest::newRow("international")
            << QStringLiteral("international") << std::optional(Suite::International);
        QTest::newRow("empty") << QString() << std::optional<Suite>();
        QTest::newRow("capital") << QStringLiteral("National") << std::optional<Suite>();
        QTest::newRow("longer") << QStringLiteral("national ") << std::optional<Suite>();
    }

    void nameGivesSuite()
    {
        QFETCH(const QString, name);
        QFETCH(const std::optional<Suite>, suite);
        QVERIFY(suiteFromName(name) == suite);
    }

    void onlyTwoBytesNameASuite()
    {
        int named = 0;
        for (int byte = 0; byte < 256; ++byte) {
            if (const auto suite = suiteFromByte(static_cast<char>(byte))) {
                QCOMPARE(static_cast<int>(*suite), byte);
                ++named;
            }
        }
        QCOMPARE(named, 2);
    }

    void digestMatchesPublishedValue_data()
    {
        QTest::addColumn<Suite>("suite");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("SM3 of abc")
            << Suite::National << QByteArray("abc")
            << QByteArray("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        QTest::newRow("SM3 of 64 bytes")
            << Suite::National << QByteArray("abcd").repeated(16)
            << QByteArray("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
        QTest::newRow("SM3 of nothing")
            << Suite::National << QByteArray()
            << QByteArray("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
        QTest::newRow("SHA-256 of abc")
            << Suite::International << QByteArray("abc")
            << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("SHA-256 of 64 bytes")
            << Suite::International << QByteArray("abcd").repeated(16)
            << QByteArray("625b41490b883891943c5fa54ad45d7c900b9b6e91e159334e320b1f5215a209");
        QTest::newRow("SHA-256 of nothing")
            << Suite::International << QByteArray()
            << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    void digestMatchesPublishedValue()
    {
        QFETCH(const Suite, suite);
        QFETCH(const QByteArray, data);
        QFETCH(const QByteArray, expected);
        QCOMPARE(digest(suite, data).toHex(), expected);
    }

    void hasherTakesPartsAndStartsAfresh_data() { digestMatchesPublishedValue_data(); }

    void hasherTakesPartsAndStartsAfresh()
    {
        QFETCH(const Suite, suite);
        QFETCH(const QByteArray, data);
        QFETCH(const QByteArray, expected);
        Hasher hasher(suite);
        for (qsizetype split = 0; split <= data.size(); ++split) {
            hasher.add(data.first(split));
            hasher.add(data.sliced(split));
            QCOMPARE(hasher.finish().toHex(), expected);
        }
    }

    void movedHasherGoesOn()
    {
        Hasher first(Suite::National);
        first.add("ab");
        Hasher second(std::move(first));
        second.add("c");
        QCOMPARE(second.finish(), digest(Suite::National, "abc"));
    }

    void macMatchesKnownValue_data()
    {
        QTest::addColumn<Suite>("suite");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("HMAC-SM3")
            << Suite::National << QByteArray("0123456789abcdef") << QByteArray("abc")
            << QByteArray("7f121eb91c94ccf54bf5d4e639f4e96eaa77bb2f0f52f875fc7c17ca0688278c");
        QTest::newRow("HMAC-SHA256, RFC 4231 case 2")
            << Suite::International << QByteArray("Jefe")
            << QByteArray("what do ya want for nothing?")
            << QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    void macMatchesKnownValue()
    {
        QFETCH(const Suite, suite);
        QFETCH(const QByteArray, key);
        QFETCH(const QByteArray, data);
        QFETCH(const QByteArray, expected);
        QCOMPARE(mac(suite, key, data).toHex(), expected);
    }

    // RFC 2104 written out, for keys around the block size and for empty input.
    void macFollowsItsDefinition()
    {
        for (const Suite suite : {Suite::National, Suite::International}) {
            for (const int keySize : {0, 1, 63, 64, 65, 200}) {
                const QByteArray key(keySize, 'k');
                QByteArray block = keySize > 64 ? digest(suite, key) : key;
                block.resize(64, '\0');
                QByteArray inner;
                QByteArray outer;
                for (const char byte : std::as_const(block)) {
                    inner.append(static_cast<char>(byte ^ 0x36));
                    outer.append(static_cast<char>(byte ^ 0x5C));
                }
                for (const QByteArray& data : {QByteArray(), QByteArray(100, 'd')}) {
                    QCOMPARE(mac(suite, key, data),
                             digest(suite, outer + digest(suite, inner + data)));
                }
            }
        }
    }

    void equalSecretsComparesBytesAndLength()
    {
        QVERIFY(equalSecrets("abc", "abc"));
        QVERIFY(equalSecrets(QByteArray(), ""));
        QVERIFY(!equalSecrets("abc", "abd"));
        QVERIFY(!equalSecrets("abc", "ab"));
        QVERIFY(!equalSecrets(QByteArrayView(), "a"));
    }
};

QTEST_GUILESS_MAIN(tst_Suite)
#include "tst_Suite.moc"
