// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/supervision/Alarms.h"
#include "tests/services/platform/ApiTest.h"
#include "tests/services/platform/TestKiosk.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace onewindow;
using namespace onewindow::sync;
using namespace onewindow::testing;
using namespace Qt::StringLiterals;

namespace {

HttpCall batchCall(const journal::Batch& batch)
{
    HttpCall call = post(u"/v1/journal"_s, journal::encodeBatch(batch));
    call.contentType = "application/vnd.onewindow.journal";
    return call;
}

} // namespace

/// Terminals ship their journal over HTTP.
class tst_ApiJournal : public ApiTest
{
    Q_OBJECT

private Q_SLOTS:
    void journalIsTaken();
    void journalOfAnother();
    void journalOfAStranger();
    void journalGap();
    void journalFork();
    void journalGarbage();
};

void tst_ApiJournal::journalIsTaken()
{
    TestKiosk kiosk(u"kiosk-1"_s, u"1"_s, m_hall.keys(u"kiosk-1"_s), &m_clock);
    HttpClient client(m_hall.endpoint(u"kiosk-1"_s, u"kiosk"_s));
    const QString number = kiosk.issue(u"si"_s);
    const journal::Batch batch = kiosk.nextBatch(100);
    QCOMPARE(batch.rows.size(), 2);
    for (int i = 0; i < 3; ++i) {
        const Answer answer(client.perform(batchCall(batch)));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json["held"_L1].toInt(), 2);
        QCOMPARE(answer.json["safe"_L1].toInt(), 2);
        QCOMPARE(answer.json["incarnation"_L1].toInt(), static_cast<int>(batch.incarnation));
    }
    // What is held is told with its digest, by which a terminal or a technician knows it again.
    const Answer held(client.perform(get(u"/v1/journal/held"_s)));
    QCOMPARE(held.status, 200);
    const QJsonArray acks = held.json["acks"_L1].toArray();
    QCOMPARE(acks.size(), 1);
    QCOMPARE(acks.at(0)["held"_L1].toInt(), 2);
    QCOMPARE(acks.at(0)["head"_L1].toString().toLatin1(), batch.rows.last().digest.toHex());
    // It waits with the others now, once.
    const Answer feed(m_counter->perform(as(get(u"/v1/feed"_s), m_token)));
    int times = 0;
    const QJsonArray changes = feed.json["changes"_L1].toArray();
    for (const QJsonValue change : changes) {
        times +=
            change["kind"_L1] == u"ticket"_s && change["body"_L1]["number"_L1] == number ? 1 : 0;
    }
    QCOMPARE(times, 1);
}

void tst_ApiJournal::journalOfAnother()
{
    TestKiosk kiosk(u"kiosk-2"_s, u"2"_s, m_hall.keys(u"kiosk-2"_s), &m_clock);
    kiosk.issue(u"si"_s);
    const journal::Batch batch = kiosk.nextBatch(100);
    HttpClient other(m_hall.endpoint(u"kiosk-1"_s, u"kiosk"_s));
    const Answer answer(other.perform(batchCall(batch)));
    QCOMPARE(answer.status, 403);
    QCOMPARE(answer.json["code"_L1].toString(), u"NotPermitted"_s);
    // The right name with the wrong key is no better.
    TestKiosk forged(u"kiosk-1"_s, u"1"_s, m_hall.keys(u"kiosk-2"_s), &m_clock);
    forged.issue(u"si"_s);
    const Answer signedWrong(other.perform(batchCall(forged.nextBatch(100))));
    QCOMPARE(signedWrong.status, 403);
    QCOMPARE(signedWrong.json["code"_L1].toString(), u"BadSignature"_s);
}

void tst_ApiJournal::journalOfAStranger()
{
    HttpClient stranger(m_hall.endpoint(u"kiosk-9"_s, u"kiosk"_s));
    TestKiosk kiosk(u"kiosk-9"_s, u"9"_s, m_hall.keys(u"kiosk-2"_s), &m_clock);
    kiosk.issue(u"si"_s);
    const Answer answer(stranger.perform(batchCall(kiosk.nextBatch(100))));
    QCOMPARE(answer.status, 403);
}

void tst_ApiJournal::journalGap()
{
    TestKiosk kiosk(u"kiosk-2"_s, u"2"_s, m_hall.keys(u"kiosk-2"_s), &m_clock);
    HttpClient client(m_hall.endpoint(u"kiosk-2"_s, u"kiosk"_s));
    kiosk.issue(u"si"_s);
    const journal::Batch first = kiosk.nextBatch(1);
    // As if the parent had acknowledged it and was then restored from a backup.
    kiosk.acknowledge({.node = first.node, .incarnation = first.incarnation, .held = 1, .safe = 0},
                      first);
    const journal::Batch second = kiosk.nextBatch(100);
    const Answer gap(client.perform(batchCall(second)));
    QCOMPARE(gap.status, 409);
    QCOMPARE(gap.json["code"_L1].toString(), u"ChainGap"_s);
    QCOMPARE(gap.json["held"_L1].toInt(-1), 0);
    const auto gapAlarms = [this] {
        storage::DatabaseOptions store;
        store.path = m_hall.settings.storePath;
        const auto opened = storage::Database::open(store);
        OW_ENFORCE(opened);
        const auto open = supervision::openAlarms(*opened.value(), u"hall-1"_s);
        OW_ENFORCE(open);
        return std::ranges::count_if(open.value(), [](const supervision::Alarm& alarm) {
            return alarm.code == u"ChainGap" && alarm.node == u"kiosk-2";
        });
    };
    QCOMPARE(gapAlarms(), 0);
    // Told where to go on, and not able to: that is for a person to look at.
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"alarm: ChainGap about kiosk-2"_s));
    QCOMPARE(Answer(client.perform(batchCall(second))).status, 409);
    QCOMPARE(gapAlarms(), 1);
    QCOMPARE(Answer(client.perform(batchCall(first))).status, 200);
    const Answer whole(client.perform(batchCall(second)));
    QCOMPARE(whole.status, 200);
    QCOMPARE(whole.json["held"_L1].toInt(), 2);
}

void tst_ApiJournal::journalFork()
{
    // Another life of kiosk-2 under the same name and incarnation: the chain that is held already
    // says something else.
    TestKiosk kiosk(u"kiosk-2"_s, u"2"_s, m_hall.keys(u"kiosk-2"_s), &m_clock);
    HttpClient client(m_hall.endpoint(u"kiosk-2"_s, u"kiosk"_s));
    kiosk.issue(u"tax"_s);
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"."_s));
    const Answer fork(client.perform(batchCall(kiosk.nextBatch(100))));
    QCOMPARE(fork.status, 409);
    QCOMPARE(fork.json["code"_L1].toString(), u"ChainForked"_s);
}

void tst_ApiJournal::journalGarbage()
{
    HttpClient client(m_hall.endpoint(u"kiosk-1"_s, u"kiosk"_s));
    for (const QByteArray& body : {QByteArray(), QByteArray("{}"), QByteArray(100'000, 'x')}) {
        const Answer answer(client.perform(post(u"/v1/journal"_s, body)));
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.json["code"_L1].toString(), u"BadFrame"_s);
    }
}

QTEST_GUILESS_MAIN(tst_ApiJournal)
#include "tst_ApiJournal.moc"
