// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Journal.h"
#include "services/journal/Verifier.h"
#include "tests/services/journal/TestNode.h"
#include "tests/services/storage/TestStores.h"

#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QTest>

#include <array>

using namespace onewindow;
using namespace onewindow::journal;

namespace {

/// A node whose process ends and starts again over the same file.
class Restartable
{
public:
    Restartable(const QString& id, const QString& folder, TestNode::Options options)
        : m_id(id)
        , m_settings(options)
    {
        m_options.path = folder + u'/' + id;
        restart();
    }

    void restart()
    {
        const std::unique_ptr<TestNode> before = std::move(m_node);
        if (before) {
            before->journal.reset();
            before->database.reset();
        }
        m_node = std::make_unique<TestNode>(m_id, storage::openOrDie(m_options), m_settings);
        if (before) {
            m_node->useKeys(std::move(before->keys));
            m_node->clock.set(before->clock.now());
        }
    }

    TestNode* operator->() const { return m_node.get(); }

    TestNode& operator*() const { return *m_node; }

private:
    QString m_id;
    TestNode::Options m_settings;
    storage::DatabaseOptions m_options;
    std::unique_ptr<TestNode> m_node;
};

/// What is under way between a child and its parent. Nothing is ever taken out by being delivered:
/// it may arrive again, or late, or never.
struct Wire
{
    QList<QByteArray> batches;
    QList<QPair<Ack, Batch>> answers;
};

class History
{
public:
    History(const QString& folder, quint32 seed)
        : m_random(seed)
        , m_centre(QStringLiteral("centre"), folder, {.isCentre = true, .takesRelays = true})
        , m_hall(QStringLiteral("hall-1"), folder, {.keepsEnvelopes = true})
        , m_kiosks{Restartable(QStringLiteral("kiosk-1"), folder, {}),
                   Restartable(QStringLiteral("kiosk-2"), folder, {})}
    {}

    void step()
    {
        Restartable& kiosk = m_kiosks[m_random.bounded(2)];
        Restartable& child = m_random.bounded(3) == 0 ? m_hall : kiosk;
        switch (m_random.bounded(12)) {
        case 0:
        case 1:
        case 2:
            append(child);
            return;
        case 3:
        case 4:
        case 5:
            send(child);
            return;
        case 6:
        case 7:
        case 8:
            deliver(child);
            return;
        case 9:
        case 10:
            answer(child);
            return;
        default:
            restartSome(child);
        }
    }

    /// The network works again: everything arrives.
    void drain()
    {
        for (Restartable* child : {&m_kiosks[0], &m_kiosks[1], &m_hall}) {
            while (valueOf((*child)->journal->backlog(*(*child)->database)) > 0) {
                const Batch batch = (*child)->nextBatch(50);
                const Ingested taken = valueOf(parentOf(*child)->ingest(batch, ownerOf(batch)));
                OW_ENFORCE(!taken.refusal || taken.refusal->code == ErrorCode::ChainGap);
                succeed((*child)->acknowledge(taken.ack, batch));
            }
        }
    }

    void compare()
    {
        const QStringList nodes{QStringLiteral("kiosk-1"), QStringLiteral("kiosk-2"),
                                QStringLiteral("hall-1")};
        const std::array<Restartable*, 3> owners{&m_kiosks[0], &m_kiosks[1], &m_hall};
        qint64 total = 0;
        for (std::size_t i = 0; i < owners.size(); ++i) {
            const QList<Row> own = (*owners[i])->ownRows();
            total += own.size();
            const QList<Row> atCentre = m_centre->rowsOf(nodes[static_cast<int>(i)]);
            QCOMPARE(atCentre.size(), own.size());
            qint64 earliest = 0;
            for (qsizetype row = 0; row < own.size(); ++row) {
                QCOMPARE(atCentre[row].digest, own[row].digest);
                QVERIFY(atCentre[row].correctedMs >= earliest);
                earliest = atCentre[row].correctedMs;
            }
        }
        // Each fact counted once, in every store that has it.
        QCOMPARE(m_centre->number("SELECT SUM(total) FROM sample_sums"), total);
        QCOMPARE(m_hall->number("SELECT SUM(total) FROM sample_sums"), total);
        QVERIFY(total > 0);
        QCOMPARE(orderOf(*m_centre), orderOf(*m_hall));
        for (Restartable* node : {&m_kiosks[0], &m_kiosks[1], &m_hall, &m_centre}) {
            const VerifyReport report =
                valueOf(verifyStore(*(*node)->database, {&(*node)->projection}));
            QVERIFY2(report.isOk(), qPrintable(report.firstBad));
        }
    }

private:
    Restartable& parentOf(const Restartable& child)
    {
        return &child == &m_hall ? m_centre : m_hall;
    }

    TestNode& ownerOf(const Batch& batch)
    {
        if (batch.node == u"hall-1") {
            return *m_hall;
        }
        return batch.node == u"kiosk-1" ? *m_kiosks[0] : *m_kiosks[1];
    }

    Wire& wireOf(const Restartable& child)
    {
        return m_wires[&child == &m_hall ? 2U : &child == &m_kiosks[1] ? 1U : 0U];
    }

    void append(Restartable& node)
    {
        for (int i = m_random.bounded(4); i >= 0; --i) {
            node->append(QStringLiteral("sample.added"), static_cast<char>(m_random.bounded(8)));
            node->clock.advance(m_random.bounded(1000));
        }
        if (m_random.bounded(4) == 0) {
            node->clock.jumpWall(m_random.bounded(-18'000'000, 18'000'000));
        }
        m_hall->clock.advance(m_random.bounded(100));
    }

    void send(Restartable& child)
    {
        const Batch batch = child->nextBatch(1 + m_random.bounded(6));
        wireOf(child).batches.append(encodeBatch(batch));
    }

    void deliver(Restartable& child)
    {
        Wire& wire = wireOf(child);
        if (wire.batches.isEmpty()) {
            return;
        }
        const Batch batch = valueOf(
            decodeBatch(wire.batches[m_random.bounded(static_cast<int>(wire.batches.size()))]));
        Restartable& parent = parentOf(child);
        if (m_random.bounded(6) == 0) {
            // The parent's process ends before it could commit.
            {
                auto transaction = valueOf(storage::Transaction::begin(*parent->database));
                valueOf(parent->journal->ingest(*parent->database, batch,
                                                ownerOf(batch).keys->signingPublicKey()));
            }
            parent.restart();
            return;
        }
        const Ingested taken = valueOf(parent->ingest(batch, ownerOf(batch)));
        QVERIFY(!taken.refusal || taken.refusal->code == ErrorCode::ChainGap);
        wire.answers.append({taken.ack, batch});
    }

    void answer(Restartable& child)
    {
        Wire& wire = wireOf(child);
        if (!wire.answers.isEmpty()) {
            const auto [ack, batch] =
                wire.answers[m_random.bounded(static_cast<int>(wire.answers.size()))];
            succeed(child->acknowledge(ack, batch));
        }
    }

    void restartSome(Restartable& child)
    {
        const qint64 wallMs = FakeClock::kStartMs + m_random.bounded(100'000'000);
        child.restart();
        child->clock.reboot(wallMs);
        child->clock.setSynced(m_random.bounded(2) == 0);
        if (m_random.bounded(3) == 0) {
            parentOf(child).restart();
        }
    }

    static QList<QByteArray> orderOf(TestNode& node)
    {
        QList<QByteArray> digests;
        auto rows = valueOf(node.database->prepare("SELECT digest FROM journal ORDER BY pos"));
        while (valueOf(rows.step())) {
            digests.append(rows.blob(0));
        }
        return digests;
    }

    QRandomGenerator m_random;
    Restartable m_centre;
    Restartable m_hall;
    std::array<Restartable, 2> m_kiosks;
    std::array<Wire, 3> m_wires;
};

} // namespace

class TestExactlyOnce : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesTheNetwork_data();
    void survivesTheNetwork();
};

void TestExactlyOnce::survivesTheNetwork_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 6; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

// Two kiosks, a hall that relays, a centre; batches and answers that are lost, late, doubled and
// out of order, processes that end at any moment, clocks that jump: every fact arrives, once, in
// order.
void TestExactlyOnce::survivesTheNetwork()
{
    QFETCH(quint32, seed);
    // A lower `held` is logged, and late answers bring many.
    QLoggingCategory::setFilterRules(QStringLiteral("onewindow.journal.warning=false"));
    const QTemporaryDir folder;
    History history(folder.path(), seed);
    for (int i = 0; i < 250; ++i) {
        history.step();
    }
    history.drain();
    history.compare();
}

QTEST_GUILESS_MAIN(TestExactlyOnce)
#include "tst_ExactlyOnce.moc"
