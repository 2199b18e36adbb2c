// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/Seal.h"
#include "tests/services/crypto/KnownKeys.h"

#include <QRegularExpression>
#include <QTest>

#include <numeric>

using namespace onewindow;
using namespace onewindow::crypto;

namespace {

QByteArray countingKey()
{
    QByteArray key(kDataKeyBytes, '\0');
    std::iota(key.begin(), key.end(), '\0');
    return key;
}

const QByteArray& sampleText()
{
    static const QByteArray text = QStringLiteral("张三 110101199003070038").toUtf8();
    return text;
}

} // namespace

class tst_Seal : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void dataKeysAreFreshAndOfTheRightLength()
    {
        const Secret first = makeDataKey();
        const Secret second = makeDataKey();
        QCOMPARE(first.view().size(), kDataKeyBytes);
        QVERIFY(first.view() != second.view());
    }

    // Made by another implementation (Python's cryptography) after the description in Seal.h: what
    // is stored today must open tomorrow.
    void opensWhatAnotherImplementationSealed_data()
    {
        QTest::addColumn<QByteArray>("sealed");
        QTest::newRow("national") << QByteArray(
            "01a0a1a2a3a4a5a6a7a8a9aaabacadaeaf39f7d0935e65dc850b416d89f4b7449c27d3a7"
            "3317bee21fc3720eda8257332be47f065fe5bda34a8b3d1862122cae50851ddc620a317a"
            "fd5a");
        QTest::newRow("international")
            << QByteArray("02a0a1a2a3a4a5a6a7a8a9aaab03a4dcc9fd42228e5355b6e3364bf9e7409c6a20a58772"
                          "5fa409427ff64a7a225ee73c8bcfaa0806af");
    }

    void opensWhatAnotherImplementationSealed()
    {
        QFETCH(const QByteArray, sealed);
        const auto plain = unseal(countingKey(), QByteArray::fromHex(sealed), "session 1");
        QVERIFY(plain);
        QCOMPARE(plain.value(), sampleText());
    }

    void opensWhatItSealed_data()
    {
        QTest::addColumn<Suite>("suite");
        QTest::addColumn<int>("size");
        for (const Suite suite : {Suite::National, Suite::International}) {
            for (const int size : {0, 1, 15, 16, 17, 4096, 1'000'000}) {
                QTest::addRow("%s, %d bytes", qPrintable(suiteName(suite)), size) << suite << size;
            }
        }
    }

    void opensWhatItSealed()
    {
        QFETCH(const Suite, suite);
        QFETCH(const int, size);
        const Secret key = makeDataKey();
        const QByteArray plain(size, 'p');
        for (const QByteArray& associated : {QByteArray(), QByteArray("row 17")}) {
            const auto sealed = seal(suite, key.view(), plain, associated);
            QVERIFY(sealed);
            QCOMPARE(suiteFromByte(sealed.value().front()), std::optional(suite));
            QCOMPARE(sealed.value().size(), size + sealOverhead(suite));
            const auto opened = unseal(key.view(), sealed.value(), associated);
            QVERIFY(opened);
            QCOMPARE(opened.value(), plain);
        }
    }

    void sameBytesSealDifferentlyEachTime_data() { addSuiteRows(); }

    void sameBytesSealDifferentlyEachTime()
    {
        QFETCH(const Suite, suite);
        const QByteArray first = seal(suite, countingKey(), sampleText(), {}).value();
        const QByteArray second = seal(suite, countingKey(), sampleText(), {}).value();
        QVERIFY(first != second);
        QVERIFY(!first.contains(sampleText()));
    }

    void everyChangedBitIsNoticed_data() { addSuiteRows(); }

    void everyChangedBitIsNoticed()
    {
        QFETCH(const Suite, suite);
        const QByteArray sealed = seal(suite, countingKey(), sampleText(), "row 17").value();
        for (qsizetype bit = 0; bit < sealed.size() * 8; ++bit) {
            QByteArray changed = sealed;
            changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
            expectBroken(unseal(countingKey(), changed, "row 17"));
        }
    }

    void everyOtherLengthIsNoticed_data() { addSuiteRows(); }

    void everyOtherLengthIsNoticed()
    {
        QFETCH(const Suite, suite);
        const QByteArray sealed = seal(suite, countingKey(), sampleText(), {}).value();
        for (qsizetype size = 0; size < sealed.size(); ++size) {
            expectBroken(unseal(countingKey(), sealed.first(size), {}));
        }
        expectBroken(unseal(countingKey(), sealed + '\0', {}));
    }

    void anotherKeyOrPlaceIsNoticed_data() { addSuiteRows(); }

    void anotherKeyOrPlaceIsNoticed()
    {
        QFETCH(const Suite, suite);
        const QByteArray sealed = seal(suite, countingKey(), sampleText(), "row 17").value();
        expectBroken(unseal(makeDataKey().view(), sealed, "row 17"));
        expectBroken(unseal(countingKey(), sealed, "row 18"));
        expectBroken(unseal(countingKey(), sealed, "row 1"));
        expectBroken(unseal(countingKey(), sealed, {}));
    }

    // "ab" beside "c" must not pass as "a" beside "bc".
    void bytesCannotMoveBetweenTheParts_data() { addSuiteRows(); }

    void bytesCannotMoveBetweenTheParts()
    {
        QFETCH(const Suite, suite);
        const QByteArray sealed = seal(suite, countingKey(), sampleText(), "row").value();
        expectBroken(unseal(countingKey(), sealed.sliced(1), QByteArray("row") + sealed.first(1)));
    }

    void keyOfAnotherLengthIsRefused_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 16, 31, 33}) {
            QTest::addRow("%d bytes", size) << size;
        }
    }

    void keyOfAnotherLengthIsRefused()
    {
        QFETCH(const int, size);
        const QByteArray key(size, 'k');
        for (const Suite suite : {Suite::National, Suite::International}) {
            const QByteArray sealed = seal(suite, countingKey(), sampleText(), {}).value();
            const auto resealed = seal(suite, key, sampleText(), {});
            QVERIFY(!resealed);
            QCOMPARE(resealed.error().code, ErrorCode::KeyUnavailable);
            const auto opened = unseal(key, sealed, {});
            QVERIFY(!opened);
            QCOMPARE(opened.error().code, ErrorCode::KeyUnavailable);
        }
    }

    void moreThanTheLimitIsRefused()
    {
        const QByteArray tooLong(kSealLimitBytes + 1, 'x');
        for (const Suite suite : {Suite::National, Suite::International}) {
            const auto plain = seal(suite, countingKey(), tooLong, {});
            QVERIFY(!plain);
            QCOMPARE(plain.error().code, ErrorCode::TooLarge);
            const auto associated = seal(suite, countingKey(), {}, tooLong);
            QVERIFY(!associated);
            QCOMPARE(associated.error().code, ErrorCode::TooLarge);
        }
    }

private:
    static void expectBroken(const Result<QByteArray>& opened)
    {
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::SealBroken);
    }
};

QTEST_GUILESS_MAIN(tst_Seal)
#include "tst_Seal.moc"
