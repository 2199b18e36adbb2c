// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/KeptBatch.h"
#include "tests/services/journal/RandomRows.h"
#include "tests/services/journal/TestNode.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::journal;

/// The wire form of batches on their way back.
class tst_KeptBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void batchesComeBack();
    void changedBytesAreRefusedOrOthers();
};

void tst_KeptBatch::batchesComeBack()
{
    QRandomGenerator random(11);
    for (const int count : {0, 1, 5}) {
        QList<KeptBatch> batches;
        while (batches.size() < count) {
            KeptBatch kept{.batch = someBatch(random), .signingKey = someBytes(random, 65)};
            kept.batch.isRelayed = true;
            if (!kept.batch.rows.isEmpty()) {
                batches << kept;
            }
        }
        const QByteArray bytes = encodeKept(batches);
        const auto read = valueOf(decodeKept(bytes));
        QCOMPARE(read.size(), count);
        QCOMPARE(encodeKept(read), bytes);
    }
}

void tst_KeptBatch::changedBytesAreRefusedOrOthers()
{
    QRandomGenerator random(12);
    KeptBatch kept{.batch = someBatch(random), .signingKey = someBytes(random, 65)};
    kept.batch.isRelayed = true;
    const QByteArray bytes = encodeKept({kept});
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QVERIFY(!decodeKept(bytes.first(i)));
        QByteArray changed = bytes;
        changed[i] = static_cast<char>(changed.at(i) ^ 0x40);
        const auto read = decodeKept(changed);
        QVERIFY(!read || encodeKept(read.value()) == changed);
    }
    QVERIFY(!decodeKept(bytes + '\0'));
    kept.batch.isRelayed = false;
    QVERIFY(!decodeKept(encodeKept({kept})));
    kept.signingKey.clear();
    QVERIFY(!decodeKept(encodeKept({kept})));
}

QTEST_GUILESS_MAIN(tst_KeptBatch)
#include "tst_KeptBatch.moc"
