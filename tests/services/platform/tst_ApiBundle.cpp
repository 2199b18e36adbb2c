// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Bundle.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"
#include "services/supervision/Alarms.h"
#include "tests/services/platform/HttpCalls.h"
#include "tests/services/platform/TestCentre.h"
#include "tests/services/platform/TestKiosk.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::sync;
using namespace onewindow::testing;
using namespace Qt::StringLiterals;

namespace {

HttpCall bundleCall(const QList<journal::Batch>& batches)
{
    HttpCall call = post(u"/v1/journal"_s, journal::encodeBundle(batches));
    call.contentType = "application/vnd.onewindow.journals";
    return call;
}

} // namespace

/// A hall hands its terminals' batches on: one that the centre cannot take does not hold up the
/// others.
class tst_ApiBundle : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_hall = std::make_unique<TestHall>();
        m_centre = std::make_unique<TestCentre>(*m_hall);
        m_centre->start();
        m_client = std::make_unique<HttpClient>(
            m_hall->pki.endpoint(m_centre->port(), u"hall-1"_s, u"hall"_s));
    }

    void cleanup()
    {
        m_client.reset();
        m_centre->stop();
    }

    void oneIsRefused_data();
    void oneIsRefused();

private:
    /// As the hall hands it on. `mark` tells terminals of different stores apart.
    journal::Batch batchOf(const QString& node, const QString& mark, const QString& keys)
    {
        TestKiosk kiosk(node, mark, m_hall->keys(keys));
        kiosk.issue(u"si"_s);
        journal::Batch batch = kiosk.nextBatch(100);
        batch.isRelayed = true;
        return batch;
    }

    /// "code node" of each alarm that is open in the hall's partition.
    QStringList alarms()
    {
        const auto opened = storage::Database::open(m_centre->store());
        OW_ENFORCE(opened);
        const auto open = supervision::openAlarms(*opened.value(), u"hall-1"_s);
        OW_ENFORCE(open);
        QStringList found;
        for (const supervision::Alarm& alarm : open.value()) {
            found << alarm.code + u' ' + alarm.node;
        }
        return found;
    }

    /// "reason node" of each batch that the centre keeps apart.
    QStringList kept()
    {
        const auto opened = storage::Database::open(m_centre->store());
        OW_ENFORCE(opened);
        const auto found = storage::rowsOf(
            storage::query(*opened.value(), "SELECT reason, node FROM quarantine WHERE hall = ?",
                           u"hall-1"_s),
            [](const storage::Statement& row) { return u"%1 %2"_s.arg(row.text(0), row.text(1)); });
        OW_ENFORCE(found);
        return found.value();
    }

    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<TestCentre> m_centre;
    std::unique_ptr<HttpClient> m_client;
};

void tst_ApiBundle::oneIsRefused_data()
{
    QTest::addColumn<QString>("wrong");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("code");
    QTest::newRow("of a terminal nobody knows") << u"owner"_s << u"kiosk-9"_s << u"NotPermitted"_s;
    QTest::newRow("signed by another") << u"key"_s << u"kiosk-2"_s << u"BadSignature"_s;
    QTest::newRow("an envelope of no row") << u"envelope"_s << u"kiosk-2"_s << u"BadFrame"_s;
}

void tst_ApiBundle::oneIsRefused()
{
    QFETCH(const QString, wrong);
    QFETCH(const QString, node);
    QFETCH(const QString, code);
    journal::Batch bad = batchOf(node, u"2"_s, wrong == u"key" ? u"kiosk-1"_s : u"kiosk-2"_s);
    if (wrong == u"envelope") {
        bad.envelopes.append({.keyId = QByteArray(16, 'k'), .recipient = u"hall-1"_s, .blob = "x"});
    }
    const journal::Batch good = batchOf(u"kiosk-1"_s, u"1"_s, u"kiosk-1"_s);
    QTest::ignoreMessage(QtCriticalMsg,
                         QRegularExpression(u"alarm: %1 about %2"_s.arg(code, node)));
    // The hall sends it again and again: that is one alarm.
    for (int i = 0; i < 2; ++i) {
        const Answer answer(m_client->perform(bundleCall({bad, good})));
        QCOMPARE(answer.status, 200);
        const QJsonArray acks = answer.json["acks"_L1].toArray();
        QCOMPARE(acks.size(), 2);
        QCOMPARE(acks.at(0)["node"_L1].toString(), node);
        QCOMPARE(acks.at(0)["refused"_L1].toString(), code);
        QCOMPARE(acks.at(0)["held"_L1].toInt(-1), 0);
        QCOMPARE(acks.at(1)["refused"_L1].toString(), QString());
        QCOMPARE(acks.at(1)["held"_L1].toInt(), 2);
        QCOMPARE(alarms(), QStringList{code + u' ' + node});
        const bool isKept = wrong == u"key";
        QCOMPARE(kept(), isKept ? QStringList{code + u' ' + node} : QStringList());
    }
}

QTEST_GUILESS_MAIN(tst_ApiBundle)
#include "tst_ApiBundle.moc"
