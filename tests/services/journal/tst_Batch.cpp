// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Batch.h"
#include "services/journal/RowCodec.h"
#include "tests/services/journal/RandomRows.h"
#include "tests/services/journal/TestNode.h"

#include <QFile>
#include <QTest>

using namespace onewindow;
using namespace onewindow::journal;

namespace {

/// A row of which every byte is fixed: the one behind data/row-*.txt.
Row fixedRow(crypto::Suite suite)
{
    Row row;
    row.node = QStringLiteral("kiosk-1");
    row.incarnation = 1;
    row.seq = 2;
    row.id = QByteArray::fromHex("01990000000070008000000000000001");
    row.at = {.wallMs = 1'790'000'000'123,
              .bootMs = 456'789,
              .bootId = QByteArray(16, 'b'),
              .isSynced = true};
    row.suite = suite;
    row.kind = QStringLiteral("ticket.issued");
    row.subject = QByteArray(16, 's');
    row.body = R"({"number":"A1023"})";
    row.sealed = QByteArray(40, 'x');
    row.keyId = QByteArray(16, 'k');
    row.keyDigest = QByteArray(32, 'd');
    row.prev = QByteArray(32, 'p');
    return row;
}

Batch fixedBatch()
{
    QRandomGenerator random(1);
    Batch batch;
    do {
        batch = someBatch(random);
    } while (batch.rows.size() < 3 || batch.envelopes.isEmpty());
    return batch;
}

bool isSameRow(const Row& a, const Row& b)
{
    return encodeRow(a) == encodeRow(b) && a.prev == b.prev && a.digest == b.digest &&
           a.correctedMs == b.correctedMs;
}

} // namespace

class TestBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void rowDigestStays_data();
    void rowDigestStays();
    void rowFieldsHaveLimits_data();
    void rowFieldsHaveLimits();
    void rowBeforeChangesNothing();
    void everyByteOfARowCounts();
    void batchComesBack();
    void changedBatchIsRefusedOrCanonical();
    void shortenedBatchIsRefused();
    void batchNamesWhatIsWrong_data();
    void batchNamesWhatIsWrong();
    void largestRowFits();
    void tooLargeIsRefused();
    void signatureCoversEndAndTime();
};

void TestBatch::rowDigestStays_data()
{
    QTest::addColumn<crypto::Suite>("suite");
    QTest::addColumn<QString>("file");
    QTest::newRow("national") << crypto::Suite::National << QStringLiteral("row-national.txt");
    QTest::newRow("international")
        << crypto::Suite::International << QStringLiteral("row-international.txt");
}

// What was written once must be verifiable for ever: the encoding and the digest are frozen.
void TestBatch::rowDigestStays()
{
    QFETCH(crypto::Suite, suite);
    QFETCH(QString, file);
    const Row row = fixedRow(suite);
    const QByteArray actual = encodeRow(row).toHex() + '\n' + rowDigest(row).toHex() + '\n';
    QFile golden(QStringLiteral(ONEWINDOW_TEST_DATA "/") + file);
    QVERIFY(golden.open(QIODevice::ReadOnly));
    QCOMPARE(actual, golden.readAll());
}

void TestBatch::rowFieldsHaveLimits_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<Row>("row");
    const Row good = fixedRow(crypto::Suite::National);
    const auto add = [&](const char* name, const char* field, auto change) {
        Row row = good;
        change(row);
        QTest::newRow(name) << QString::fromLatin1(field) << row;
    };
    add("all well", "", [](Row&) {});
    add("longest body", "", [](Row& row) { row.body = QByteArray(kBodyLimit, 'x'); });
    add("nothing sealed", "", [](Row& row) {
        row.sealed.clear();
        row.keyId.clear();
        row.keyDigest.clear();
    });
    add("no node", "node", [](Row& row) { row.node.clear(); });
    add("long node", "node", [](Row& row) { row.node = QString(65, u'n'); });
    add("node not ASCII", "node", [](Row& row) { row.node = QStringLiteral("大厅"); });
    add("incarnation 0", "incarnation", [](Row& row) { row.incarnation = 0; });
    add("seq 0", "seq", [](Row& row) { row.seq = 0; });
    add("seq past 63 bits", "seq", [](Row& row) { row.seq = quint64{1} << 63U; });
    add("short id", "id", [](Row& row) { row.id.chop(1); });
    add("short boot id", "at", [](Row& row) { row.at.bootId.chop(1); });
    add("unknown suite", "suite", [](Row& row) { row.suite = crypto::Suite(9); });
    add("no kind", "kind", [](Row& row) { row.kind.clear(); });
    add("kind with a space", "kind", [](Row& row) { row.kind = QStringLiteral("a b"); });
    add("short subject", "subject", [](Row& row) { row.subject.chop(1); });
    add("sealed without key", "keyId", [](Row& row) { row.keyId.clear(); });
    add("sealed without key digest", "keyDigest", [](Row& row) { row.keyDigest.clear(); });
    add("key without sealed", "keyId", [](Row& row) { row.sealed.clear(); });
}

void TestBatch::rowFieldsHaveLimits()
{
    QFETCH(QString, field);
    QFETCH(Row, row);
    const auto decoded = decodeRow(encodeRow(row));
    QCOMPARE(bool(decoded), field.isEmpty());
    if (!decoded) {
        QCOMPARE(decoded.error().code, ErrorCode::BadFrame);
        QCOMPARE(decoded.error().detail, QStringLiteral("row: ") + field);
    } else {
        QCOMPARE(encodeRow(decoded.value()), encodeRow(row));
    }
}

/// What a row has in common with the one before it is shared, and nothing of that one is taken
/// over.
void TestBatch::rowBeforeChangesNothing()
{
    const Row row = fixedRow(crypto::Suite::National);
    const QByteArray bytes = encodeRow(row);
    Row other = row;
    other.node += u'x';
    other.kind += u'x';
    other.at.bootId[0] = 'x';
    other.keyId[0] = 'x';
    other.keyDigest[0] = 'x';
    for (const Row& like : {Row(), row, other}) {
        for (qsizetype i = -1; i < bytes.size(); ++i) {
            QByteArray changed = bytes;
            if (i >= 0) {
                changed[i] = static_cast<char>(changed[i] ^ 1);
            }
            const auto alone = decodeRow(changed);
            Row after;
            const auto decoded = decodeRow(changed, like, after);
            QCOMPARE(bool(decoded), bool(alone));
            if (alone) {
                QCOMPARE(encodeRow(after), encodeRow(alone.value()));
            } else {
                QCOMPARE(decoded.error().detail, alone.error().detail);
            }
        }
    }
}

void TestBatch::everyByteOfARowCounts()
{
    Row row = fixedRow(crypto::Suite::National);
    row.digest = rowDigest(row);
    const QByteArray bytes = encodeRow(row);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QByteArray changed = bytes;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        auto decoded = decodeRow(changed);
        if (decoded) {
            decoded.value().prev = row.prev;
            QVERIFY2(rowDigest(decoded.value()) != row.digest, qPrintable(QString::number(i)));
        }
    }
    row.prev[0] = 'q';
    QVERIFY(rowDigest(row) != row.digest);
}

void TestBatch::batchComesBack()
{
    QRandomGenerator random(20260401);
    for (int i = 0; i < 500; ++i) {
        const Batch batch = someBatch(random);
        const QByteArray bytes = encodeBatch(batch);
        const auto decoded = decodeBatch(bytes);
        QVERIFY2(bool(decoded), decoded ? "" : qPrintable(decoded.error().detail));
        QCOMPARE(encodeBatch(decoded.value()), bytes);
        QCOMPARE(decoded.value().rows.size(), batch.rows.size());
        for (qsizetype row = 0; row < batch.rows.size(); ++row) {
            QVERIFY(isSameRow(decoded.value().rows[row], batch.rows[row]));
        }
        QCOMPARE(signedBytes(decoded.value()), signedBytes(batch));
    }
}

void TestBatch::changedBatchIsRefusedOrCanonical()
{
    QRandomGenerator random(20260402);
    const QByteArray bytes = encodeBatch(fixedBatch());
    for (int i = 0; i < 3000; ++i) {
        QByteArray changed = bytes;
        const qsizetype at = random.bounded(static_cast<int>(bytes.size()));
        changed[at] = static_cast<char>(changed[at] ^ (1 << random.bounded(8)));
        const auto decoded = decodeBatch(changed);
        QVERIFY(!decoded || encodeBatch(decoded.value()) == changed);
    }
}

void TestBatch::shortenedBatchIsRefused()
{
    const QByteArray bytes = encodeBatch(fixedBatch());
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        const auto decoded = decodeBatch(QByteArrayView(bytes).first(size));
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().code, ErrorCode::BadFrame);
    }
    QVERIFY(!decodeBatch(bytes + 'x'));
}

void TestBatch::batchNamesWhatIsWrong_data()
{
    QTest::addColumn<QString>("detail");
    QTest::addColumn<Batch>("batch");
    const auto add = [](const char* name, const char* detail, auto change) {
        Batch batch = fixedBatch();
        change(batch);
        QTest::newRow(name) << QString::fromLatin1(detail) << batch;
    };
    add("no node", "batch: chain", [](Batch& batch) { batch.node.clear(); });
    add("incarnation 0", "batch: chain", [](Batch& batch) { batch.incarnation = 0; });
    add("short firstPrev", "batch: firstPrev", [](Batch& batch) { batch.firstPrev.chop(1); });
    add("short signature", "batch: signature", [](Batch& batch) { batch.signature.chop(1); });
    add("row of another node", "batch: row of another place",
        [](Batch& batch) { batch.rows[1].node = QStringLiteral("other"); });
    add("row of another incarnation", "batch: row of another place",
        [](Batch& batch) { batch.rows[1].incarnation += 1; });
    add("missing row", "batch: row of another place", [](Batch& batch) { batch.rows.removeAt(1); });
    add("row twice", "batch: row of another place",
        [](Batch& batch) { batch.rows.insert(1, batch.rows[0]); });
    add("bad row", "row: kind", [](Batch& batch) { batch.rows[2].kind.clear(); });
    add("empty envelope", "batch: envelope", [](Batch& batch) { batch.envelopes[0].blob.clear(); });
    add("long envelope", "batch: envelope",
        [](Batch& batch) { batch.envelopes[0].blob = QByteArray(kEnvelopeBlobLimit + 1, 'x'); });
}

void TestBatch::batchNamesWhatIsWrong()
{
    QFETCH(QString, detail);
    QFETCH(Batch, batch);
    const auto decoded = decodeBatch(encodeBatch(batch));
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().code, ErrorCode::BadFrame);
    QCOMPARE(decoded.error().detail, detail);
}

void TestBatch::largestRowFits()
{
    Batch batch = fixedBatch();
    Row& row = batch.rows.last();
    row.node = QString(kNodeLimit, u'n');
    batch.rows = {row};
    batch.node = row.node;
    batch.rows[0].kind = QString(kKindLimit, u'k');
    batch.rows[0].body = QByteArray(kBodyLimit, 'b');
    batch.rows[0].sealed = QByteArray(kSealedLimit, 's');
    batch.rows[0].keyId = QByteArray(16, 'k');
    batch.rows[0].keyDigest = QByteArray(32, 'd');
    QVERIFY(bool(decodeBatch(encodeBatch(batch))));
}

void TestBatch::tooLargeIsRefused()
{
    Batch batch = fixedBatch();
    batch.rows.clear();
    batch.envelopes.clear();
    QRandomGenerator random(3);
    for (int i = 0; i <= kBatchRowLimit; ++i) {
        Row row = someRow(random, batch.node, static_cast<quint64>(i) + 1);
        batch.rows.append(row);
    }
    auto decoded = decodeBatch(encodeBatch(batch));
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().code, ErrorCode::TooLarge);

    decoded = decodeBatch(QByteArray(kBatchByteLimit + 1, '\0'));
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().code, ErrorCode::TooLarge);
}

void TestBatch::signatureCoversEndAndTime()
{
    const Batch batch = fixedBatch();
    const QByteArray bytes = signedBytes(batch);
    const auto changed = [&](auto change) {
        Batch other = batch;
        change(other);
        return signedBytes(other) != bytes;
    };
    QVERIFY(changed([](Batch& b) { b.node += u'x'; }));
    QVERIFY(changed([](Batch& b) { b.incarnation += 1; }));
    QVERIFY(changed([](Batch& b) { b.rows.last().seq += 1; }));
    QVERIFY(changed([](Batch& b) { b.rows.last().digest[0] = '?'; }));
    QVERIFY(changed([](Batch& b) { b.sentAt.wallMs += 1; }));
    QVERIFY(changed([](Batch& b) { b.sentAt.bootMs += 1; }));
    QVERIFY(changed([](Batch& b) { b.sentAt.bootId[0] = '?'; }));
    QVERIFY(changed([](Batch& b) { b.sentAt.isSynced = !b.sentAt.isSynced; }));
}

QTEST_GUILESS_MAIN(TestBatch)
#include "tst_Batch.moc"
