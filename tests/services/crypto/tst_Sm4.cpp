// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/crypto/Sm4.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow::crypto;

namespace {

// One block of SM4: what counter mode adds to nothing.
QByteArray encryptBlock(const QByteArray& key, const QByteArray& block)
{
    return sm4Ctr(key, block, QByteArray(16, '\0'));
}

} // namespace

class tst_Sm4 : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void blockMatchesStandard_data()
    {
        QTest::addColumn<int>("times");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("GM/T 0002, example 1")
            << 1 << QByteArray("681edf34d206965e86b3e94f536e4246");
        QTest::newRow("GM/T 0002, example 2: a million times")
            << 1'000'000 << QByteArray("595298c7c6fd271f0402f804c33d3f66");
    }

    void blockMatchesStandard()
    {
        QFETCH(const int, times);
        QFETCH(const QByteArray, expected);
        const QByteArray key = QByteArray::fromHex("0123456789abcdeffedcba9876543210");
        QByteArray block = key;
        for (int i = 0; i < times; ++i) {
            block = encryptBlock(key, block);
        }
        QCOMPARE(block.toHex(), expected);
    }

    void counterRunsOverAllSixteenBytes()
    {
        const QByteArray key = QByteArray::fromHex("0123456789abcdeffedcba9876543210");
        const QByteArray two = sm4Ctr(key, QByteArray(16, '\xFF'), QByteArray(32, '\0'));
        QCOMPARE(two.first(16), encryptBlock(key, QByteArray(16, '\xFF')));
        QCOMPARE(two.last(16), encryptBlock(key, QByteArray(16, '\0')));
    }

    void decryptsWhatItEncrypted_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 15, 16, 17, 1000}) {
            QTest::addRow("%d bytes", size) << size;
        }
    }

    void decryptsWhatItEncrypted()
    {
        QFETCH(const int, size);
        const QByteArray key(16, 'k');
        const QByteArray counter(16, 'c');
        const QByteArray plain(size, 'p');
        const QByteArray encrypted = sm4Ctr(key, counter, plain);
        QCOMPARE(encrypted.size(), plain.size());
        QVERIFY(plain.isEmpty() || encrypted != plain);
        QCOMPARE(sm4Ctr(key, counter, encrypted), plain);
    }
};

QTEST_GUILESS_MAIN(tst_Sm4)
#include "tst_Sm4.moc"
