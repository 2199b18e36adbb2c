// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/SlotDesk.h"
#include "tests/services/appointments/EscrowNode.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace onewindow::appointments;
using namespace Qt::StringLiterals;
using journal::succeed;
using journal::valueOf;

namespace {

constexpr int kPatienceMs = 40'000;

const Slot kSlot{{}, u"m"_s, u"2026-11-23"_s, 9 * 60, 9 * 60 + 30};

/// A terminal's store, journal and desk; made anew on the same file it is the terminal restarted.
class Terminal
{
public:
    Terminal(const QString& path, const crypto::NodeKeys& keys, const Clock& clock)
        : m_projection(u"kiosk-1"_s)
        , m_feed(u"kiosk-1"_s, SlotFeed::Audience::None)
        , m_journal({.node = u"kiosk-1"_s,
                     .keys = &keys,
                     .clock = &clock,
                     .projections = {&m_projection, &m_feed}})
        , m_writer(open(path, m_journal))
        , m_desk({.escrow = {.hall = {}, .isRoot = false, .rules = kioskRules()},
                  .recipients =
                      [&keys] {
                          return std::vector<journal::Recipient>{
                              {u"kiosk-1"_s, keys.sealingPublicKey()}};
                      }},
                 m_writer, m_journal, m_feed)
    {
        m_desk.start();
    }

    ~Terminal() { m_writer.stop(); }

    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    Terminal(Terminal&&) = delete;
    Terminal& operator=(Terminal&&) = delete;

    SlotDesk& desk() { return m_desk; }

    /// Sync without a network, until nothing moves any more.
    void meet(EscrowNode& hall)
    {
        for (bool isBusy = true; isBusy;) {
            isBusy = hall.settle() > 0;
            const auto batch = valueOf(m_writer.runAndWait<journal::Batch>(
                [this](storage::Database& store) { return m_journal.nextBatch(store, 100); }));
            const auto taken = valueOf(hall.take(batch));
            succeed(m_writer.runAndWait<void>([&](storage::Database& store) {
                return m_journal.acknowledged(store, taken.ack, batch);
            }));
            const auto page =
                valueOf(journal::Feed(hall.hall())
                            .read(hall.database(), m_cursor, {u"all"_s, u"node:kiosk-1"_s}, 100));
            succeed(m_writer.runAndWait<void>(
                [&](storage::Database& store) { return journal::FeedCache().apply(store, page); }));
            m_cursor = page.cursor;
            m_desk.onChangesApplied(page);
            isBusy = isBusy || !batch.rows.isEmpty() || !page.changes.isEmpty();
        }
    }

    template <typename T>
    Result<T> wait(const std::function<void(std::function<void(Result<T>)>)>& verb)
    {
        auto answer = std::make_shared<std::optional<Result<T>>>();
        verb([answer](const Result<T>& result) { answer->emplace(result); });
        if (!QTest::qWaitFor([&] { return answer->has_value(); }, kPatienceMs)) {
            return Error{ErrorCode::Timeout, u"no answer"_s};
        }
        return **answer;
    }

    Result<Booking> book(std::optional<queue::Person> person = {})
    {
        return wait<Booking>([&](SlotService::BookCallback callback) {
            m_desk.book({.slot = kSlot.key(), .matter = {}, .person = person}, std::move(callback));
        });
    }

    qint64 free()
    {
        const auto found = valueOf(wait<QList<FreeSlot>>([&](SlotService::SlotsCallback callback) {
            m_desk.available(u"m"_s, kSlot.day, 1, std::move(callback));
        }));
        return found.isEmpty() ? 0 : found.first().free;
    }

private:
    static std::unique_ptr<storage::Database> open(const QString& path, journal::Journal& journal)
    {
        storage::DatabaseOptions options;
        options.path = path;
        auto store = valueOf(storage::Database::open(options));
        succeed(journal.open(*store));
        succeed(journal::FeedCache().open(*store));
        return store;
    }

    SlotProjection m_projection;
    SlotFeed m_feed;
    journal::Journal m_journal;
    storage::Writer m_writer;
    SlotDesk m_desk;
    journal::FeedCursor m_cursor;
};

} // namespace

/// A terminal's appointments, with its own threads and store.
class TestSlotDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void booksWhatItHoldsAndOrdersMore();
    void aBookingOutlivesTheProgram();
    void cancellingFreesItsPlace();

private:
    EscrowNode::Options platform() const
    {
        EscrowRules rules;
        rules.shareDivisor = 2;
        return {.id = u"hall-1"_s,
                .hall = u"hall-1"_s,
                .isRoot = true,
                .isLeaf = false,
                .rules = rules,
                .keys = m_keys.get(),
                .clock = &m_clock};
    }

    ManualClock m_clock;
    std::unique_ptr<crypto::NodeKeys> m_keys = journal::testKeys(crypto::Suite::National);
    QTemporaryDir m_folder;
};

void TestSlotDesk::booksWhatItHoldsAndOrdersMore()
{
    EscrowNode hall(platform(), memoryStore());
    succeed(hall.setCapacity(kSlot, 4));
    Terminal kiosk(m_folder.filePath(u"orders.db"_s), *m_keys, m_clock);
    QSignalSpy changed(&kiosk.desk(), &SlotService::slotsChanged);
    // Its order is on its way by then.
    QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() == 1), kPatienceMs);
    QVERIFY(!changed.isEmpty());
    const auto booking = kiosk.book(queue::Person{u"张建国"_s, u"11010519491231002X"_s, {}, false});
    QVERIFY(booking);
    QCOMPARE(booking.value().appointment.place, u"kiosk-1"_s);
    QVERIFY(!booking.value().token.isEmpty());
    QVERIFY(!booking.value().appointment.sealed.isEmpty());
    const auto full = kiosk.book();
    QVERIFY(!full);
    QCOMPARE(full.error().code, kSlotFull);
    QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() == 1), kPatienceMs);
    QVERIFY(kiosk.book());
}

void TestSlotDesk::aBookingOutlivesTheProgram()
{
    EscrowNode hall(platform(), memoryStore());
    succeed(hall.setCapacity(kSlot, 4));
    const QString path = m_folder.filePath(u"outlives.db"_s);
    QByteArray id;
    {
        Terminal kiosk(path, *m_keys, m_clock);
        QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() == 1), kPatienceMs);
        id = valueOf(kiosk.book()).appointment.id;
    }
    Terminal again(path, *m_keys, m_clock);
    QCOMPARE(again.free(), 0);
    const auto done = again.wait<void>(
        [&](SlotService::DoneCallback callback) { again.desk().cancel(id, std::move(callback)); });
    QVERIFY(done);
    QCOMPARE(again.free(), 1);
}

void TestSlotDesk::cancellingFreesItsPlace()
{
    EscrowNode hall(platform(), memoryStore());
    succeed(hall.setCapacity(kSlot, 4));
    Terminal kiosk(m_folder.filePath(u"cancels.db"_s), *m_keys, m_clock);
    QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() == 1), kPatienceMs);
    const QByteArray id = valueOf(kiosk.book()).appointment.id;
    QCOMPARE(kiosk.free(), 0);
    for (const bool isFirst : {true, false}) {
        const auto done = kiosk.wait<void>([&](SlotService::DoneCallback callback) {
            kiosk.desk().cancel(id, std::move(callback));
        });
        QCOMPARE(bool(done), isFirst);
    }
    QCOMPARE(kiosk.free(), 1);
}

QTEST_GUILESS_MAIN(TestSlotDesk)
#include "tst_SlotDesk.moc"
