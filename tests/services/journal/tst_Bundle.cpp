// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Bytes.h"
#include "services/journal/Bundle.h"
#include "tests/services/journal/RandomRows.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::journal;

namespace {

QList<Batch> someBatches(int count)
{
    QRandomGenerator random(7);
    QList<Batch> batches;
    for (int i = 0; i < count; ++i) {
        batches.append(someBatch(random));
    }
    return batches;
}

QByteArray bundleOf(quint8 format, quint32 count, const QByteArray& rest)
{
    ByteWriter writer;
    writer.putU8(format);
    writer.putU32(count);
    return writer.take() + rest;
}

} // namespace

class TestBundle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bundleComesBack_data();
    void bundleComesBack();
    void changedByteIsRefusedOrAnotherBundle();
    void shortenedBundleIsRefused();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void largestOfATerminalGoesIn();
};

void TestBundle::bundleComesBack_data()
{
    QTest::addColumn<int>("count");
    QTest::addRow("one") << 1;
    QTest::addRow("five") << 5;
    QTest::addRow("as many as go in") << kBundleBatchLimit;
}

void TestBundle::bundleComesBack()
{
    QFETCH(int, count);
    const QList<Batch> batches = someBatches(count);
    const QByteArray bytes = encodeBundle(batches);
    const auto read = decodeBundle(bytes);
    QVERIFY(read);
    QCOMPARE(read.value().size(), count);
    for (int i = 0; i < count; ++i) {
        QCOMPARE(encodeBatch(read.value().at(i)), encodeBatch(batches.at(i)));
    }
}

void TestBundle::changedByteIsRefusedOrAnotherBundle()
{
    const QByteArray bytes = encodeBundle(someBatches(2));
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QByteArray changed = bytes;
        changed[i] = static_cast<char>(changed.at(i) ^ 0x40);
        const auto read = decodeBundle(changed);
        QVERIFY(!read || encodeBundle(read.value()) == changed);
    }
}

void TestBundle::shortenedBundleIsRefused()
{
    const QByteArray bytes = encodeBundle(someBatches(2));
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        QVERIFY(!decodeBundle(QByteArrayView(bytes).first(size)));
    }
}

void TestBundle::namesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("named");
    QTest::addRow("nothing") << QByteArray() << QStringLiteral("format");
    QTest::addRow("another format") << bundleOf(9, 1, {}) << QStringLiteral("format");
    QTest::addRow("no batch") << bundleOf(1, 0, {}) << QStringLiteral("count");
    QTest::addRow("too many") << bundleOf(1, kBundleBatchLimit + 1, {}) << QStringLiteral("count");
    QTest::addRow("no length") << bundleOf(1, 1, {}) << QStringLiteral("length");
    QTest::addRow("an empty batch")
        << bundleOf(1, 1, QByteArray(4, '\0')) << QStringLiteral("format");
    QTest::addRow("more than it says")
        << encodeBundle(someBatches(1)) + QByteArray(1, 'x') << QStringLiteral("after");
    QTest::addRow("too large") << QByteArray(kBatchByteLimit + 1, '\1')
                               << QString::number(kBatchByteLimit + 1);
}

void TestBundle::namesWhatIsWrong()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, named);
    const auto read = decodeBundle(bytes);
    QVERIFY(!read);
    QVERIFY2(read.error().detail.contains(named), qPrintable(read.error().detail));
}

/// As many rows as there may be, and as many bytes as a terminal may send: handed on, each row has
/// a time beside it.
void TestBundle::largestOfATerminalGoesIn()
{
    QRandomGenerator random(7);
    Batch batch = someBatch(random);
    batch.isRelayed = false;
    const Row first = batch.rows.first();
    batch.rows.clear();
    for (int i = 0; i < kBatchRowLimit; ++i) {
        Row row = first;
        row.seq = first.seq + quint64(i);
        row.body = QByteArray(kRelayedByteLimit / kBatchRowLimit - 600, ' ');
        batch.rows.append(row);
    }
    batch.envelopes.clear();
    qsizetype room = kRelayedByteLimit - encodeBatch(batch).size();
    QVERIFY(room > 0);
    for (Row& row : batch.rows) {
        const qsizetype more = std::min<qsizetype>(room, 1000);
        row.body += QByteArray(more, ' ');
        room -= more;
    }
    QCOMPARE(encodeBatch(batch).size(), kRelayedByteLimit);
    batch.isRelayed = true;
    const auto read = decodeBundle(encodeBundle({batch}));
    QVERIFY(read || read.error().code != ErrorCode::TooLarge);
    QVERIFY(encodeBundle({batch}).size() <= kBatchByteLimit);
}

QTEST_APPLESS_MAIN(TestBundle)

#include "tst_Bundle.moc"
