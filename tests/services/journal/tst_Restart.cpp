// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/Feed.h"
#include "services/journal/IssuerMark.h"
#include "services/journal/Restart.h"
#include "services/journal/Verifier.h"
#include "tests/services/journal/TestNode.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace onewindow;
using namespace onewindow::journal;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<storage::Database> opened(const QString& path)
{
    storage::DatabaseOptions options;
    options.path = path;
    return valueOf(storage::Database::open(options));
}

} // namespace

/// What tells a store that was copied back from the one that was written last, and how it goes on.
class tst_Restart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void newStoreIsKnown_data();
    void newStoreIsKnown();
    void everyStartRenews();
    void cutIsNoRestore_data();
    void cutIsNoRestore();
    void copyIsHeld_data();
    void copyIsHeld();
    void copyBeginsItsFeedAnew();
    void lostStoreIsHeld();
    void heldStoreStaysHeld();
    void goesOnAboveTheParent_data();
    void goesOnAboveTheParent();
    void twoRestoresAreTwoLives();
    void contradictedRowsStay();
    void givenMarkTakesThePlaceOfABurntOne();
    void marksAreBurntForTheDay();
    void erasureReachesEveryStore();

private:
    /// Starts the store as a program does.
    StoreOrigin begin(bool hasParent = true);

    void start()
    {
        TestNode::Options options;
        options.draw = [this](quint32 bound) {
            m_bounds << bound;
            return m_drawn;
        };
        m_node = std::make_unique<TestNode>(u"kiosk-1"_s, opened(path()), options);
    }

    void stop() { m_node.reset(); }

    Result<Row> tryAppend();
    /// The store's file as it is now, while it is closed.
    void copyTo(const QString& name);
    void putBack(const QString& name);

    [[nodiscard]] QString path() const { return m_folder->filePath(u"kiosk.db"_s); }

    [[nodiscard]] Marker marker() const { return Marker(m_folder->filePath(u"keys/generation"_s)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestNode> m_node;
    quint32 m_drawn = 0;     ///< What the next restore draws ...
    QList<quint32> m_bounds; ///< ... and below what it was asked to.
};

void tst_Restart::init()
{
    m_node.reset();
    m_drawn = 0;
    m_bounds.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    start();
}

StoreOrigin tst_Restart::begin(bool hasParent)
{
    return valueOf(beginLife(*m_node->database, marker(), m_node->clock, hasParent, u"1"_s));
}

Result<Row> tst_Restart::tryAppend()
{
    return m_node->transact([&](storage::Database& database) {
        return m_node->journal->append(database, NewFact{.kind = u"sample.added"_s,
                                                         .subject = QByteArray(16, 's'),
                                                         .body = {{u"amount"_s, 1}},
                                                         .sealed = {},
                                                         .keyId = {},
                                                         .keyDigest = {}});
    });
}

void tst_Restart::copyTo(const QString& name)
{
    stop();
    QVERIFY(QFile::copy(path(), m_folder->filePath(name)));
    start();
}

void tst_Restart::putBack(const QString& name)
{
    stop();
    QVERIFY(QFile::remove(path()));
    QVERIFY(QFile::copy(m_folder->filePath(name), path()));
    start();
}

void tst_Restart::newStoreIsKnown_data()
{
    QTest::addColumn<bool>("hasParent");
    QTest::newRow("alone") << false;
    QTest::newRow("with a parent") << true;
}

/// A new store of a node with a parent waits: the node may have lived before, on another disk.
void tst_Restart::newStoreIsKnown()
{
    QFETCH(bool, hasParent);
    QCOMPARE(begin(hasParent), StoreOrigin::New);
    QCOMPARE(valueOf(isHeld(*m_node->database)), hasParent);
    QCOMPARE(bool(tryAppend()), !hasParent);
    if (hasParent) {
        const Settled settled = valueOf(m_node->transact(
            [&](storage::Database& database) { return m_node->journal->settle(database, {}); }));
        QVERIFY(!settled.isNewLife);
        const Row row = valueOf(tryAppend());
        QCOMPARE(row.incarnation, 1U);
        QCOMPARE(row.seq, 1U);
        QCOMPARE(valueOf(burntMarks(*m_node->database, m_node->clock.now())), QString());
    }
}

void tst_Restart::everyStartRenews()
{
    QStringList tokens;
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(begin(false), i == 0 ? StoreOrigin::New : StoreOrigin::Own);
        valueOf(tryAppend());
        const Marker::Tokens now = valueOf(marker().read());
        QVERIFY(now.next.isEmpty());
        QVERIFY(!tokens.contains(now.current));
        tokens << now.current;
        stop();
        start();
    }
    succeed(renewLife(*m_node->database, marker()));
    QVERIFY(!tokens.contains(valueOf(marker().read()).current));
    QCOMPARE(begin(false), StoreOrigin::Own);
}

void tst_Restart::cutIsNoRestore_data()
{
    QTest::addColumn<int>("steps"); // Of writing aside, the store, renaming.
    QTest::addColumn<bool>("isTorn");
    QTest::newRow("before anything") << 0 << false;
    QTest::newRow("while it is written aside") << 0 << true;
    QTest::newRow("after it was written aside") << 1 << false;
    QTest::newRow("after the store") << 2 << false;
    QTest::newRow("after it was renamed") << 3 << false;
}

void tst_Restart::cutIsNoRestore()
{
    QFETCH(int, steps);
    QFETCH(bool, isTorn);
    begin(false);
    valueOf(tryAppend());
    const QString token = u"the-token-of-the-start-that-was-cut"_s;
    if (steps >= 1) {
        succeed(marker().writeAside(token));
    }
    if (isTorn) {
        QFile file(marker().path() + u".new"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write("OneWindow gener"), 15);
    }
    if (steps >= 2) {
        Generation generation = *valueOf(GenerationStore(*m_node->database).find());
        generation.token = token;
        succeed(GenerationStore(*m_node->database).put(generation));
    }
    if (steps >= 3) {
        succeed(marker().adopt());
    }
    stop();
    start();
    QCOMPARE(begin(), StoreOrigin::Own);
    QVERIFY(tryAppend());
    // And the start after it has forgotten the cut.
    stop();
    start();
    QCOMPARE(begin(), StoreOrigin::Own);
    QVERIFY(valueOf(marker().read()).next.isEmpty());
}

void tst_Restart::copyIsHeld_data()
{
    QTest::addColumn<bool>("isCut"); // The start that finds it is cut before it is settled.
    QTest::newRow("started once") << false;
    QTest::newRow("cut and started again") << true;
}

void tst_Restart::copyIsHeld()
{
    QFETCH(bool, isCut);
    begin(false);
    valueOf(tryAppend());
    copyTo(u"copy.db"_s);
    begin(false);
    valueOf(tryAppend());
    putBack(u"copy.db"_s);
    if (isCut) {
        succeed(marker().writeAside(u"cut"_s));
        stop();
        start();
    }
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"not the one that was written last"_s));
    QCOMPARE(begin(false), StoreOrigin::Copied);
    const auto refused = tryAppend();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::StoreRestored);
}

/// Its readers have seen what it does not know of: positions mean something else from now on.
void tst_Restart::copyBeginsItsFeedAnew()
{
    Feed feed;
    succeed(feed.open(*m_node->database));
    const auto epoch = [&] {
        return valueOf(feed.read(*m_node->database, {}, {u"all"_s}, 1)).cursor.epoch;
    };
    begin(false);
    valueOf(tryAppend());
    const QString before = epoch();
    copyTo(u"copy.db"_s);
    begin(false);
    QCOMPARE(epoch(), before);
    putBack(u"copy.db"_s);
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"not the one that was written last"_s));
    QCOMPARE(begin(false), StoreOrigin::Copied);
    QVERIFY(epoch() != before);
}

/// The marker is there and the store is not: an empty one must not begin again at row 1 where a
/// parent holds the rows, and not with the same numbers where there is none.
void tst_Restart::lostStoreIsHeld()
{
    begin(false);
    valueOf(tryAppend());
    stop();
    QVERIFY(QFile::remove(path()));
    start();
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"not the one that was written last"_s));
    QCOMPARE(begin(true), StoreOrigin::Copied);
    QVERIFY(!tryAppend());
    stop();
    QVERIFY(QFile::remove(path()));
    start();
    QCOMPARE(begin(false), StoreOrigin::New);
    QVERIFY(tryAppend());
    QCOMPARE(valueOf(burntMarks(*m_node->database, m_node->clock.now())), u"1"_s);
}

void tst_Restart::heldStoreStaysHeld()
{
    begin(true);
    for (int i = 0; i < 3; ++i) {
        stop();
        start();
        QCOMPARE(begin(true), StoreOrigin::Own);
        QVERIFY(!tryAppend());
    }
}

void tst_Restart::goesOnAboveTheParent_data()
{
    QTest::addColumn<int>("shippedBefore"); // Of the three rows in the copy.
    QTest::addColumn<int>("shippedAfter");  // Of the two written after it.
    QTest::newRow("it knows nothing") << 0 << 0;
    QTest::newRow("it knows a part of the copy") << 2 << 0;
    QTest::newRow("it knows all of the copy") << 3 << 0;
    QTest::newRow("it knows more than the copy") << 3 << 1;
    QTest::newRow("it knows everything") << 3 << 2;
}

void tst_Restart::goesOnAboveTheParent()
{
    QFETCH(int, shippedBefore);
    QFETCH(int, shippedAfter);
    TestNode parent(u"hall-1"_s, TestNode::Options{.isCentre = true});
    const QByteArray key = m_node->keys->signingPublicKey();
    const auto ship = [&](int rows) {
        const Batch batch = m_node->nextBatch(rows);
        const Ingested taken = valueOf(parent.ingest(batch, key));
        QVERIFY(!taken.refusal);
        succeed(m_node->acknowledge(taken.ack, batch));
    };
    begin(false);
    for (int i = 0; i < 3; ++i) {
        valueOf(tryAppend());
    }
    if (shippedBefore > 0) {
        ship(shippedBefore);
    }
    auto keys = std::move(m_node->keys);
    copyTo(u"copy.db"_s);
    m_node->useKeys(std::move(keys));
    begin(false);
    for (int i = 0; i < 2; ++i) {
        valueOf(tryAppend());
    }
    if (shippedAfter > 0) {
        ship(shippedAfter);
    }
    keys = std::move(m_node->keys);
    putBack(u"copy.db"_s);
    m_node->useKeys(std::move(keys));
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"not the one that was written last"_s));
    QCOMPARE(begin(true), StoreOrigin::Copied);

    const auto held = valueOf(parent.journal->livesOf(*parent.database, u"kiosk-1"_s));
    m_drawn = 4711;
    const Settled settled = valueOf(m_node->transact(
        [&](storage::Database& database) { return m_node->journal->settle(database, held); }));
    QVERIFY(settled.isNewLife);
    QCOMPARE(settled.incarnation, 1U + 1 + 4711);
    QCOMPARE(m_bounds, QList<quint32>{Journal::kLivesApart});
    QCOMPARE(settled.missing, quint64(shippedAfter));
    QVERIFY(settled.contradicted.isEmpty());
    // What the parent did not have comes to it as it was, then the new life.
    valueOf(tryAppend());
    while (valueOf(m_node->journal->backlog(*m_node->database)) > 0) {
        ship(1000);
    }
    QCOMPARE(parent.rowsOf(u"kiosk-1"_s, 1).size(), 3 + shippedAfter);
    const auto reborn = parent.rowsOf(u"kiosk-1"_s, settled.incarnation);
    QCOMPARE(reborn.size(), 2);
    QCOMPARE(reborn.first().kind, QString::fromLatin1(kStoreRestored));
    // The parent knows this number and no other.
    QList<quint32> lives;
    for (const HeldChain& chain :
         valueOf(parent.journal->livesOf(*parent.database, u"kiosk-1"_s))) {
        lives << chain.incarnation;
    }
    QCOMPARE(lives, (QList<quint32>{1, 4713}));
}

/// One backup, restored twice: the first life is lost before the parent hears of it. The second
/// gets another number if it draws another one, and one above whatever the parent has heard of.
void tst_Restart::twoRestoresAreTwoLives()
{
    begin(false);
    valueOf(tryAppend());
    copyTo(u"copy.db"_s);
    begin(false);
    QList<quint32> lives;
    for (const quint32 drawn : {0U, Journal::kLivesApart - 1}) {
        putBack(u"copy.db"_s);
        QTest::ignoreMessage(QtCriticalMsg,
                             QRegularExpression(u"not the one that was written last"_s));
        QCOMPARE(begin(true), StoreOrigin::Copied);
        m_drawn = drawn;
        const HeldChain known{
            .incarnation = 1, .held = 1, .safe = 1, .headDigest = m_node->ownRows()[0].digest};
        lives << valueOf(m_node->transact([&](storage::Database& database) {
                     return m_node->journal->settle(database, {known});
                 })).incarnation;
    }
    QCOMPARE(lives, (QList<quint32>{2, 1 + Journal::kLivesApart}));
    // Nobody can be drawn above a number that leaves no room.
    succeed(m_node->transact([&](storage::Database& database) { return hold(database, 1); }));
    const HeldChain last{.incarnation = std::numeric_limits<quint32>::max(),
                         .held = 1,
                         .safe = 1,
                         .headDigest = QByteArray(32, 'x')};
    const auto full = m_node->transact(
        [&](storage::Database& database) { return m_node->journal->settle(database, {last}); });
    QVERIFY(!full);
    QCOMPARE(full.error().code, ErrorCode::TooMany);
}

/// Somebody has written to a copy elsewhere: its rows stay where they are, and do not stand before
/// the new life's.
void tst_Restart::contradictedRowsStay()
{
    begin(false);
    valueOf(tryAppend());
    valueOf(tryAppend());
    succeed(m_node->transact([&](storage::Database& database) { return hold(database, 1); }));
    const HeldChain other{
        .incarnation = 1, .held = 2, .safe = 0, .headDigest = QByteArray(32, 'x')};
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"holds other rows"_s));
    const Settled settled = valueOf(m_node->transact(
        [&](storage::Database& database) { return m_node->journal->settle(database, {other}); }));
    QCOMPARE(settled.contradicted, QList<quint32>{1});
    QCOMPARE(settled.incarnation, 2U);
    QCOMPARE(m_node->nextBatch().incarnation, settled.incarnation);
    QCOMPARE(valueOf(m_node->journal->backlog(*m_node->database)), 1);
}

void tst_Restart::marksAreBurntForTheDay()
{
    begin(false);
    succeed(noteMark(*m_node->database, u"7"_s));
    succeed(markAsCopy(*m_node->database));
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"not the one that was written last"_s));
    QCOMPARE(begin(false), StoreOrigin::Copied);
    valueOf(m_node->transact(
        [&](storage::Database& database) { return m_node->journal->settle(database, {}); }));
    const auto burnt = [&] { return valueOf(burntMarks(*m_node->database, m_node->clock.now())); };
    QCOMPARE(burnt(), u"71"_s);
    // A clock that nobody has set may say anything.
    m_node->clock.setSynced(false);
    m_node->clock.jumpWall(3LL * 24 * 60 * 60 * 1000);
    QCOMPARE(burnt(), u"71"_s);
    m_node->clock.setSynced(true);
    QCOMPARE(burnt(), QString());
}

void tst_Restart::givenMarkTakesThePlaceOfABurntOne()
{
    const auto wanted = [&] {
        return valueOf(markWantedFor(*m_node->database, m_node->clock.now()));
    };
    const auto inUse = [&] { return valueOf(IssuerMarkStore(*m_node->database).find())->inUse(); };
    begin(false);
    QCOMPARE(inUse(), u"1"_s);
    QVERIFY(!wanted());
    succeed(markAsCopy(*m_node->database));
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"not the one that was written last"_s));
    begin(true);
    QVERIFY(!wanted()); // Its next life has not begun.
    m_drawn = 5;
    valueOf(m_node->transact(
        [&](storage::Database& database) { return m_node->journal->settle(database, {}); }));
    QCOMPARE(wanted(), std::optional<quint32>(7));
    // The day over, by a clock that is right, the old one is as good as new.
    m_node->clock.jumpWall(2LL * 24 * 60 * 60 * 1000);
    QVERIFY(!wanted());
    m_node->clock.jumpWall(-2LL * 24 * 60 * 60 * 1000);
    succeed(IssuerMarkStore(*m_node->database).take(u"4"_s, 7));
    QVERIFY(!wanted());
    stop();
    start();
    QCOMPARE(begin(true), StoreOrigin::Own);
    QCOMPARE(inUse(), u"4"_s);
    // A copy knows of it: it may have given out numbers after the copy was made.
    succeed(markAsCopy(*m_node->database));
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"not the one that was written last"_s));
    begin(true);
    valueOf(m_node->transact(
        [&](storage::Database& database) { return m_node->journal->settle(database, {}); }));
    QVERIFY(valueOf(burntMarks(*m_node->database, m_node->clock.now())).contains(u'4'));
    QVERIFY(wanted());
    // Enrolled anew, the machine has the mark of its configuration.
    succeed(IssuerMarkStore(*m_node->database).configure(u"9"_s));
    QCOMPARE(inUse(), u"9"_s);
    QVERIFY(!wanted());
}

/// Terminal, hall and centre: what was sealed for a session is unreadable in every store once one
/// of them has been told, and every chain still verifies.
void tst_Restart::erasureReachesEveryStore()
{
    TestNode centre(
        u"centre"_s,
        TestNode::Options{.isCentre = true, .takesRelays = true, .keepsEnvelopes = true});
    TestNode hall(u"hall-1"_s, TestNode::Options{.keepsEnvelopes = true});
    succeed(Feed().open(*hall.database));
    begin(false);
    const DataKey key =
        m_node->createDataKey({m_node->asRecipient(), hall.asRecipient(), centre.asRecipient()});
    const DataKey other = m_node->createDataKey({m_node->asRecipient(), hall.asRecipient()});
    m_node->appendSealed(key, {{u"name"_s, u"王小明"_s}});
    m_node->appendSealed(other, {{u"name"_s, u"李"_s}});
    m_node->shipAll(hall);
    // The hall hands the rows on as they came.
    const auto relay = [&](const TestNode& owner) {
        const Batch batch = hall.nextBatch();
        const Ingested taken = valueOf(centre.ingest(batch, owner));
        QVERIFY(!taken.refusal);
        succeed(hall.acknowledge(taken.ack, batch));
    };
    relay(*m_node);
    QVERIFY(hall.journal->openDataKey(*hall.database, key.id));
    QVERIFY(centre.journal->openDataKey(*centre.database, key.id));
    QVERIFY(m_node->journal->openDataKey(*m_node->database, key.id));

    // Told to the hall: up with its journal, down with its feed.
    succeed(hall.transact([&](storage::Database& database) {
        return hall.journal->forget(database, key.id, {{u"staff"_s, u"wang"_s}});
    }));
    relay(hall);
    const FeedPage page = valueOf(Feed().read(*hall.database, {}, {u"all"_s}, 10));
    QCOMPARE(page.changes.size(), 1);
    QCOMPARE(page.changes.first().kind, QString::fromLatin1(kErasedThing));
    succeed(m_node->journal->takeErasures(*m_node->database, page));
    for (TestNode* node : {m_node.get(), &hall, &centre}) {
        const auto gone = node->journal->openDataKey(*node->database, key.id);
        QVERIFY(!gone);
        QCOMPARE(gone.error().code, ErrorCode::NotFound);
        QCOMPARE(valueOf(erasedKeys(*node->database, {}, {}, 10)), QList<QByteArray>{key.id});
        QCOMPARE(node->number("SELECT COUNT(*) FROM envelopes WHERE state = 1 AND "
                              "LENGTH(content) > 0"),
                 0);
        const VerifyReport report = valueOf(verifyStore(*node->database, {&node->projection}));
        QVERIFY2(report.isOk(), qPrintable(report.firstBad));
    }
    QVERIFY(hall.journal->openDataKey(*hall.database, other.id));
    // Shipped again, as to a parent that was restored, the envelopes are not taken in again.
    succeed(m_node->acknowledge({.node = u"kiosk-1"_s, .incarnation = 1, .held = 0, .safe = 0}));
    m_node->shipAll(hall);
    QVERIFY(!hall.journal->openDataKey(*hall.database, key.id));
}

QTEST_GUILESS_MAIN(tst_Restart)
#include "tst_Restart.moc"
