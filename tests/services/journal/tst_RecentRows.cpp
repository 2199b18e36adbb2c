// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Bundle.h"
#include "services/journal/RecentRows.h"
#include "tests/services/journal/TestNode.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace onewindow;
using namespace onewindow::journal;

namespace {

constexpr auto kSuite = crypto::Suite::International;

/// Rows `firstSeq` on of one chain, with bodies of so many bytes.
QList<Row> rowsFrom(quint64 firstSeq, int count, qsizetype bodyBytes = 2)
{
    QList<Row> rows;
    for (int i = 0; i < count; ++i) {
        Row row;
        row.hall = u"hall-1"_s;
        row.node = u"kiosk-1"_s;
        row.incarnation = 3;
        row.seq = firstSeq + static_cast<quint64>(i);
        row.body = QByteArray(bodyBytes, 'b');
        rows.append(row);
    }
    return rows;
}

} // namespace

class TestRecentRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areHandedOnWithoutBeingRead();
    void areFoundInOnePieceOnce();
    void oldestGoFirst();
};

/// What is noted goes up as it was taken in, which the store would have given as well; what is not,
/// or was taken, is read there.
void TestRecentRows::areHandedOnWithoutBeingRead()
{
    TestNode kiosk(u"kiosk-1"_s, TestNode::Options{.suite = kSuite});
    TestNode hall(u"hall-1"_s, TestNode::Options{.keepsEnvelopes = true,
                                                 .suite = kSuite,
                                                 .recent = std::make_shared<RecentRows>()});
    for (int i = 0; i < 5; ++i) {
        kiosk.append();
    }
    const auto bundle = [&] {
        return encodeBundle(valueOf(hall.journal->nextBatches(*hall.database, 100, {}, {})));
    };
    const Ingested taken = valueOf(hall.ingest(kiosk.nextBatch(), kiosk));
    const QByteArray stored = bundle();
    hall.journal->noteDurable(taken.rows);
    const QByteArray noted = bundle();
    QCOMPARE(noted, stored);

    hall.journal->noteDurable(taken.rows);
    hall.run(u"UPDATE journal SET corrected_ms = corrected_ms + 1 WHERE node = 'kiosk-1'"_s);
    QCOMPARE(bundle(), stored);
    QVERIFY(bundle() != stored);
}

void TestRecentRows::areFoundInOnePieceOnce()
{
    RecentRows recent;
    recent.note({});
    recent.note(rowsFrom(5, 3));
    recent.note(rowsFrom(8, 2));
    QVERIFY(recent.take(u"hall-2"_s, u"kiosk-1"_s, 3, 5, 7).isEmpty());
    QVERIFY(recent.take(u"hall-1"_s, u"kiosk-2"_s, 3, 5, 7).isEmpty());
    QVERIFY(recent.take(u"hall-1"_s, u"kiosk-1"_s, 2, 5, 7).isEmpty());
    QVERIFY(recent.take(u"hall-1"_s, u"kiosk-1"_s, 3, 5, 6).isEmpty());
    QVERIFY(recent.take(u"hall-1"_s, u"kiosk-1"_s, 3, 6, 7).isEmpty());
    const QList<Row> found = recent.take(u"hall-1"_s, u"kiosk-1"_s, 3, 5, 7);
    QCOMPARE(found.size(), 3);
    QCOMPARE(found.first().seq, 5);
    QVERIFY(recent.take(u"hall-1"_s, u"kiosk-1"_s, 3, 5, 7).isEmpty());
    QCOMPARE(recent.take(u"hall-1"_s, u"kiosk-1"_s, 3, 8, 9).size(), 2);
}

void TestRecentRows::oldestGoFirst()
{
    RecentRows recent;
    constexpr qsizetype kQuarter = RecentRows::kByteLimit / 4;
    for (quint64 seq = 1; seq <= 5; ++seq) {
        recent.note(rowsFrom(seq, 1, kQuarter));
    }
    const auto isKept = [&](quint64 seq) {
        return !recent.take(u"hall-1"_s, u"kiosk-1"_s, 3, seq, seq).isEmpty();
    };
    QVERIFY(!isKept(1));
    QVERIFY(!isKept(2)); // With what a row takes beside its body, three of four have room.
    QVERIFY(isKept(3));
    QVERIFY(isKept(4));
    QVERIFY(isKept(5));
    recent.note(rowsFrom(1, 1, 2 * RecentRows::kByteLimit));
    QVERIFY(!isKept(1));
}

QTEST_GUILESS_MAIN(TestRecentRows)
#include "tst_RecentRows.moc"
