// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/DeskStore.h"
#include "services/queue/SpareKey.h"
#include "services/storage/Query.h"
#include "tests/services/queue/TestHall.h"

#include <QSet>
#include <QTest>

using namespace onewindow;
using namespace onewindow::queue;

namespace {

constexpr int kPersons = 6;

void fill(DeskOrder& order, int person)
{
    order.matter = QStringLiteral("enrol");
    order.series = QStringLiteral("A");
    order.person =
        Person{QStringLiteral("王小明"), QStringLiteral("1101011990030700%1").arg(10 + person),
               QDate(1990, 3, 7), false};
}

} // namespace

/// The data key made ahead: there when it is wanted, never the same for two persons, and never in
/// the store before a ticket is sealed with it.
class tst_SpareKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingIsMadeUnasked();
    void isRemadeAfterUse();
    void worksWithoutASpare();
    void concurrentTakersGetDifferentKeys();
    void badRecipientIsToldToTheTaker();
    void everyPersonHasAKeyOfTheirOwn();
    void rolledBackTicketsKeyIsNotUsedAgain();
    void unusedSpareIsNotInTheStore();

private:
    qint64 countEnvelopes();
    Result<QByteArray> keyOfNewTicket(DeskStore& desk, int person);

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<TestKeys> m_keys;
    TicketProjection m_tickets{QString()};
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<storage::Database> m_database;
    std::vector<journal::Recipient> m_recipients;
};

void tst_SpareKey::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_keys = std::make_unique<TestKeys>();
    m_journal =
        std::make_unique<journal::Journal>(journal::Journal::Settings{.node = QStringLiteral("k-1"),
                                                                      .keys = &**m_keys,
                                                                      .clock = m_clock.get(),
                                                                      .projections = {&m_tickets}});
    storage::DatabaseOptions options;
    options.path = QStringLiteral(":memory:");
    auto opened = storage::Database::open(options);
    QVERIFY(opened);
    m_database = std::move(opened).value();
    QVERIFY(m_journal->open(*m_database));
    m_recipients = {{QStringLiteral("k-1"), (**m_keys).sealingPublicKey()}};
}

qint64 tst_SpareKey::countEnvelopes()
{
    auto count = m_database->prepare("SELECT count(*) FROM envelopes");
    OW_ENFORCE(bool(count) && count.value().step().value());
    return count.value().integer(0);
}

Result<QByteArray> tst_SpareKey::keyOfNewTicket(DeskStore& desk, int person)
{
    DeskOrder order;
    fill(order, person);
    const auto issued = desk.issue(*m_database, order);
    if (!issued) {
        return issued.error();
    }
    const auto part = findSealedPart(*m_database, issued.value().ticket.id);
    return part ? Result<QByteArray>(part.value().keyId) : part.error();
}

void tst_SpareKey::nothingIsMadeUnasked()
{
    SpareKey spare(*m_journal, m_recipients);
    QVERIFY(!spare.isReady());
}

void tst_SpareKey::isRemadeAfterUse()
{
    SpareKey spare(*m_journal, m_recipients);
    QSet<QByteArray> ids;
    QSet<QByteArray> keys;
    for (int i = 0; i < 3; ++i) {
        spare.refill();
        QTRY_VERIFY(spare.isReady());
        const auto taken = spare.take();
        QVERIFY(taken);
        QVERIFY(!spare.isReady());
        ids << taken.value().key.id;
        keys << taken.value().key.key.view().toByteArray();
        QCOMPARE(taken.value().envelopes.size(), 1);
    }
    QCOMPARE(ids.size(), 3);
    QCOMPARE(keys.size(), 3);
}

void tst_SpareKey::worksWithoutASpare()
{
    SpareKey spare(*m_journal, m_recipients);
    const auto first = spare.take();
    const auto second = spare.take();
    QVERIFY(first);
    QVERIFY(second);
    QVERIFY(first.value().key.id != second.value().key.id);
}

void tst_SpareKey::concurrentTakersGetDifferentKeys()
{
    SpareKey spare(*m_journal, m_recipients);
    constexpr int kTakers = 4;
    constexpr int kEach = 8;
    std::mutex mutex;
    QSet<QByteArray> keys;
    {
        std::vector<std::jthread> takers;
        for (int i = 0; i < kTakers; ++i) {
            takers.emplace_back([&] {
                for (int j = 0; j < kEach; ++j) {
                    spare.refill();
                    const auto taken = spare.take();
                    const std::lock_guard lock(mutex);
                    keys << taken.value().key.key.view().toByteArray();
                }
            });
        }
    }
    QCOMPARE(keys.size(), kTakers * kEach);
}

void tst_SpareKey::badRecipientIsToldToTheTaker()
{
    m_recipients.push_back({QStringLiteral("hall-1"), QByteArrayLiteral("no key")});
    SpareKey spare(*m_journal, m_recipients);
    QCOMPARE(spare.take().error().code, ErrorCode::KeyUnavailable);
}

void tst_SpareKey::everyPersonHasAKeyOfTheirOwn()
{
    DeskStore desk(QStringLiteral("1"), m_recipients, *m_journal);
    QVERIFY(desk.start(*m_database));
    QSet<QByteArray> keys;
    for (int i = 0; i < kPersons; ++i) {
        // With a spare, without one, and with one that may be half made.
        if (i % 2 == 0) {
            desk.prepare();
        }
        const auto key = keyOfNewTicket(desk, i);
        QVERIFY(key);
        keys << key.value();
    }
    QCOMPARE(keys.size(), kPersons);
    QCOMPARE(countEnvelopes(), kPersons);
}

void tst_SpareKey::rolledBackTicketsKeyIsNotUsedAgain()
{
    DeskStore desk(QStringLiteral("1"), m_recipients, *m_journal);
    QVERIFY(desk.start(*m_database));
    desk.prepare();
    Result<QByteArray> undone = QByteArray();
    {
        auto transaction = storage::Transaction::begin(*m_database);
        QVERIFY(transaction);
        undone = keyOfNewTicket(desk, 0);
        QVERIFY(undone);
    }
    QCOMPARE(countEnvelopes(), 0);
    const auto kept = keyOfNewTicket(desk, 1);
    QVERIFY(kept);
    QVERIFY(kept.value() != undone.value());
    QCOMPARE(countEnvelopes(), 1);
}

void tst_SpareKey::unusedSpareIsNotInTheStore()
{
    {
        DeskStore desk(QStringLiteral("1"), m_recipients, *m_journal);
        QVERIFY(desk.start(*m_database));
        QVERIFY(keyOfNewTicket(desk, 0));
        desk.prepare();
        // The person's second wish is answered with the first ticket: no key is needed.
        DeskOrder again;
        fill(again, 0);
        const auto found = desk.issue(*m_database, again);
        QVERIFY(found);
        QVERIFY(found.value().isExisting);
    }
    QCOMPARE(countEnvelopes(), 1);
}

QTEST_GUILESS_MAIN(tst_SpareKey)
#include "tst_SpareKey.moc"
