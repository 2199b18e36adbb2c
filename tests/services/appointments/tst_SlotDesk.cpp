// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/CalendarEntry.h"
#include "services/appointments/SlotDesk.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/TicketProjection.h"
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

const queue::Person kZhang{u"张建国"_s, u"11010519491231002X"_s, {}, false};

const Slot kSlot{{}, u"m"_s, u"2026-11-23"_s, 9 * 60, 9 * 60 + 30};

/// A terminal's store, journal and desk; made anew on the same file it is the terminal restarted.
class Terminal
{
public:
    Terminal(const QString& path, const crypto::NodeKeys& keys, const Clock& clock,
             const BookingRules& rules = BookingRules::none(), const QString& node = u"kiosk-1"_s)
        : m_node(node)
        , m_keys(keys)
        , m_tickets(QString())
        , m_projection(node)
        , m_feed(node, SlotFeed::Audience::None)
        , m_journal({.node = node,
                     .keys = &keys,
                     .clock = &clock,
                     .projections = {&m_tickets, &m_projection, &m_feed}})
        , m_writer(open(path, m_journal))
        , m_ticketDesk({.mark = node.last(1),
                        .fallbackLink = u"https://hall"_s,
                        .recipients = {{node, keys.sealingPublicKey()}}},
                       m_writer, m_journal)
        , m_desk({.escrow = {.hall = {}, .isRoot = false, .rules = kioskRules()},
                  .recipients =
                      [&keys] {
                          return std::vector<journal::Recipient>{
                              {u"kiosk-1"_s, keys.sealingPublicKey()}};
                      },
                  .rules = rules},
                 m_writer, m_journal, m_feed, m_ticketDesk)
    {
        succeed(m_ticketDesk.start());
        m_desk.start();
    }

    ~Terminal() { m_writer.stop(); }

    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    Terminal(Terminal&&) = delete;
    Terminal& operator=(Terminal&&) = delete;

    SlotDesk& desk() { return m_desk; }

    queue::TicketDesk& tickets() { return m_ticketDesk; }

    /// What the hall says, as the sync client brings it.
    void hear(journal::FeedPage page)
    {
        page.cursor = m_cursor;
        succeed(m_writer.runAndWait<void>(
            [&](storage::Database& store) { return journal::FeedCache().apply(store, page); }));
        m_ticketDesk.onChangesApplied(page);
        m_desk.onChangesApplied(page);
    }

    /// A catalogue with the matter "m", and the keys of these days: the same for every terminal.
    void hearOfToday(const QStringList& days)
    {
        catalog::Matter matter;
        matter.id = u"m"_s;
        matter.theme = u"t"_s;
        matter.name = {u"事项"_s, u"Matter"_s};
        matter.department = {u"部门"_s, u"Office"_s};
        matter.series = u"A"_s;
        matter.windowArea = {u"一楼"_s, u"First floor"_s};
        journal::FeedPage page;
        page.changes << journal::FeedChange{QString::fromLatin1(queue::feed::kMatter), u"m"_s, 1,
                                            catalog::toJson(matter)};
        for (const QString& day : days) {
            const QByteArray key = crypto::digest(crypto::Suite::International, day.toUtf8());
            const auto envelope = valueOf(crypto::makeEnvelope(m_keys.sealingPublicKey(), key));
            page.changes << journal::FeedChange{
                QString::fromLatin1(queue::feed::kDayKey), day + u'/' + m_node, 1,
                QJsonObject{{u"day"_s, day}, {u"key"_s, QString::fromLatin1(envelope.toBase64())}}};
        }
        hear(page);
    }

    MyAppointments mine(const QString& idNumber)
    {
        return valueOf(wait<MyAppointments>([&](SlotService::MineCallback callback) {
            m_desk.mine(idNumber, std::move(callback));
        }));
    }

    Result<BookedAppointment> find(const QString& code)
    {
        return wait<BookedAppointment>(
            [&](SlotService::FindCallback callback) { m_desk.find(code, std::move(callback)); });
    }

    Result<queue::IssuedTicket> checkIn(const CheckInRequest& request)
    {
        return wait<queue::IssuedTicket>([&](SlotService::CheckInCallback callback) {
            m_desk.checkIn(request, std::move(callback));
        });
    }

    Result<Booking> bookIn(const QString& slot, const queue::Person& person)
    {
        return wait<Booking>([&](SlotService::BookCallback callback) {
            m_desk.book({.slot = slot, .matter = {}, .person = person}, std::move(callback));
        });
    }

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
            const auto page = valueOf(journal::Feed(hall.hall())
                                          .read(hall.database(), m_cursor,
                                                {u"all"_s, u"kiosk"_s, u"node:"_s + m_node}, 100));
            succeed(m_writer.runAndWait<void>(
                [&](storage::Database& store) { return journal::FeedCache().apply(store, page); }));
            m_cursor = page.cursor;
            m_ticketDesk.onChangesApplied(page);
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

    QString m_node;
    const crypto::NodeKeys& m_keys;
    queue::TicketProjection m_tickets;
    SlotProjection m_projection;
    SlotFeed m_feed;
    journal::Journal m_journal;
    storage::Writer m_writer;
    queue::TicketDesk m_ticketDesk;
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
    void checksInOnceAndByAnyOfItsNames();
    void checksInAt_data();
    void checksInAt();
    void aWalkInsNumberStandsInNobodysWay();
    void anotherTerminalChecksInByTheFeed();
    void limitsHold();
    void whatIsOverCountsOnItsDayAlone();
    void changesBothOrNothing();
    void codesAreEachTheirOwn();

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

void TestSlotDesk::checksInOnceAndByAnyOfItsNames()
{
    EscrowNode hall(platform(), memoryStore());
    succeed(hall.setCapacity(kSlot, 4));
    const QString path = m_folder.filePath(u"checkin.db"_s);
    ManualClock clock;
    Booking booking;
    QString number;
    {
        Terminal kiosk(path, *m_keys, clock, {});
        kiosk.meet(hall);
        kiosk.hearOfToday({u"2026-11-22"_s, kSlot.day});
        QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() == 1), kPatienceMs);
        booking = valueOf(kiosk.book(kZhang));
        const auto mine = kiosk.mine(kZhang.idNumber);
        QCOMPARE(mine.appointments.size(), 1);
        QVERIFY(mine.appointments.first().isHere && !mine.appointments.first().isCheckedIn);
        QCOMPARE(mine.appointments.first().code, codeText(booking.token));
        QVERIFY(!mine.isComplete);
        QVERIFY(kiosk.mine(u"110105194912310038"_s).appointments.isEmpty());
        clock.advance(std::chrono::hours(24));
        const CheckInRequest byId{.appointment = booking.appointment.id,
                                  .code = {},
                                  .person = kZhang,
                                  .willPrint = false};
        const auto issued = valueOf(kiosk.checkIn(byId));
        QCOMPARE(issued.ticket.klass, queue::TicketClass::Appointment);
        QCOMPARE(issued.ticket.dueAtMs,
                 queue::dueAt(queue::TicketClass::Appointment, kSlot.startsAtMs()));
        QVERIFY(!issued.isExisting);
        number = issued.ticket.number;
        QCOMPARE(valueOf(kiosk.checkIn(byId)).isExisting, true);
    }
    // After a restart, by what its slip shows.
    Terminal again(path, *m_keys, clock, {});
    again.hearOfToday({kSlot.day});
    const auto byCode = valueOf(again.checkIn(
        {.appointment = {}, .code = codeText(booking.token), .person = {}, .willPrint = false}));
    QVERIFY(byCode.isExisting);
    QCOMPARE(byCode.ticket.number, number);
    const auto mine = again.mine(kZhang.idNumber);
    QCOMPARE(mine.appointments.size(), 1);
    QVERIFY(mine.appointments.first().isCheckedIn);
    QCOMPARE(mine.appointments.first().number, number);
    QCOMPARE(mine.appointments.first().code, codeText(booking.token));
    const auto found = valueOf(again.find(codeText(booking.token)));
    QVERIFY(found.isCheckedIn);
    QCOMPARE(found.number, number);
    QCOMPARE(again.find(u"OWA:AAAAAAAAAAAAAAAAAAAAAA"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(again.find({}).error().code, ErrorCode::NotFound);
}

void TestSlotDesk::checksInAt_data()
{
    QTest::addColumn<int>("minutes"); ///< After the slot's begin.
    QTest::addColumn<bool>("isIssued");
    QTest::addColumn<bool>("isLate");
    QTest::addColumn<ErrorCode>("error");
    QTest::newRow("the day before") << -24 * 60 << false << false << kTooEarly;
    QTest::newRow("just before the window") << -31 << false << false << kTooEarly;
    QTest::newRow("as the window opens") << -30 << true << false << kTooEarly;
    QTest::newRow("on time") << 0 << true << false << kTooEarly;
    QTest::newRow("as the window closes") << 15 << true << false << kTooEarly;
    QTest::newRow("late") << 16 << true << true << kTooEarly;
    QTest::newRow("after the slot") << 3 * 60 << true << true << kTooEarly;
    QTest::newRow("the day after") << 24 * 60 << false << false << ErrorCode::TooLate;
}

void TestSlotDesk::checksInAt()
{
    QFETCH(int, minutes);
    QFETCH(bool, isIssued);
    QFETCH(bool, isLate);
    QFETCH(ErrorCode, error);
    EscrowNode hall(platform(), memoryStore());
    succeed(hall.setCapacity(kSlot, 4));
    ManualClock clock;
    Terminal kiosk(m_folder.filePath(QString::fromLatin1(QTest::currentDataTag())), *m_keys, clock,
                   {});
    kiosk.meet(hall);
    kiosk.hearOfToday({u"2026-11-22"_s, kSlot.day});
    QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() == 1), kPatienceMs);
    const auto booking = valueOf(kiosk.book(kZhang));
    clock.advance(std::chrono::milliseconds(kSlot.startsAtMs() - clock.now().wallMs) +
                  std::chrono::minutes(minutes));
    // What the screen is told before: it asks who comes late.
    const auto found = kiosk.find(codeText(booking.token));
    QCOMPARE(bool(found), error != ErrorCode::TooLate);
    bool isFoundLate = false;
    if (found) {
        QCOMPARE(found.value().id, booking.appointment.id);
        QCOMPARE(clock.now().wallMs >= found.value().checkInFromMs, isIssued);
        isFoundLate = clock.now().wallMs > found.value().checkInUntilMs;
    }
    const auto issued = kiosk.checkIn(
        {.appointment = {}, .code = codeText(booking.token), .person = {}, .willPrint = false});
    QCOMPARE(bool(issued), isIssued);
    if (!isIssued) {
        QCOMPARE(issued.error().code, error);
        return;
    }
    QCOMPARE(isFoundLate, isLate);
    QCOMPARE(issued.value().ticket.klass,
             isLate ? queue::TicketClass::Ordinary : queue::TicketClass::Appointment);
    const qint64 readyAtMs = std::max(clock.now().wallMs, kSlot.startsAtMs());
    QCOMPARE(issued.value().ticket.dueAtMs, queue::dueAt(issued.value().ticket.klass, readyAtMs));
}

void TestSlotDesk::aWalkInsNumberStandsInNobodysWay()
{
    EscrowNode hall(platform(), memoryStore());
    succeed(hall.setCapacity(kSlot, 4));
    ManualClock clock;
    Terminal kiosk(m_folder.filePath(u"walkin.db"_s), *m_keys, clock, {});
    kiosk.meet(hall);
    kiosk.hearOfToday({u"2026-11-22"_s, kSlot.day});
    QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() == 1), kPatienceMs);
    const auto booking = valueOf(kiosk.book(kZhang));
    clock.advance(std::chrono::hours(24));
    const auto walkIn =
        valueOf(kiosk.wait<queue::IssuedTicket>([&](queue::TicketService::IssueCallback callback) {
            kiosk.tickets().issue({.matter = u"m"_s,
                                   .klass = queue::TicketClass::Ordinary,
                                   .person = kZhang,
                                   .willPrint = false},
                                  std::move(callback));
        }));
    const auto issued = valueOf(kiosk.checkIn(
        {.appointment = booking.appointment.id, .code = {}, .person = kZhang, .willPrint = false}));
    QVERIFY(!issued.isExisting);
    QCOMPARE(issued.ticket.klass, queue::TicketClass::Appointment);
    // Calling one closes the other.
    QCOMPARE(issued.ticket.twin, walkIn.ticket.id);
}

void TestSlotDesk::anotherTerminalChecksInByTheFeed()
{
    EscrowNode hall(platform(), memoryStore());
    succeed(hall.setCapacity(kSlot, 4));
    ManualClock clock;
    Terminal first(m_folder.filePath(u"first.db"_s), *m_keys, clock, {});
    Terminal second(m_folder.filePath(u"second.db"_s), *m_keys, clock, {}, u"kiosk-2"_s);
    for (Terminal* kiosk : {&first, &second}) {
        kiosk->meet(hall);
        kiosk->hearOfToday({u"2026-11-22"_s, kSlot.day});
    }
    QTRY_VERIFY_WITH_TIMEOUT((first.meet(hall), first.free() == 1), kPatienceMs);
    const auto booking = valueOf(first.book(kZhang));
    first.meet(hall);
    second.meet(hall);
    const auto mine = second.mine(kZhang.idNumber);
    QCOMPARE(mine.appointments.size(), 1);
    QVERIFY(!mine.appointments.first().isHere);
    // The card makes its code again at any terminal of the hall.
    QCOMPARE(mine.appointments.first().code, codeText(booking.token));
    // Somebody else's card does not check in.
    const auto wrong =
        second.checkIn({.appointment = booking.appointment.id,
                        .code = {},
                        .person = queue::Person{u"李四"_s, u"110105194912310038"_s, {}, false},
                        .willPrint = false});
    QCOMPARE(wrong.error().code, ErrorCode::NotFound);
    clock.advance(std::chrono::hours(24));
    const auto issued = valueOf(second.checkIn(
        {.appointment = booking.appointment.id, .code = {}, .person = kZhang, .willPrint = false}));
    QCOMPARE(issued.ticket.klass, queue::TicketClass::Appointment);
    QCOMPARE(issued.ticket.number.at(1), u'2');
    // The first one hears of it, and gives out no second number.
    second.meet(hall);
    first.meet(hall);
    QVERIFY(first.mine(kZhang.idNumber).appointments.first().isCheckedIn);
    const auto twice = first.checkIn(
        {.appointment = booking.appointment.id, .code = {}, .person = kZhang, .willPrint = false});
    QCOMPARE(twice.error().code, ErrorCode::Conflict);
    const Slot later{{}, u"m"_s, kSlot.day, 16 * 60, 17 * 60};
    // Nor does it end what has led to a number elsewhere.
    const auto cancelled = first.wait<void>([&](SlotService::DoneCallback callback) {
        first.desk().cancel(booking.appointment.id, std::move(callback));
    });
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().code, ErrorCode::Conflict);
    const auto changed = first.wait<Booking>([&](SlotService::BookCallback callback) {
        first.desk().change(booking.appointment.id,
                            {.slot = later.key(), .matter = {}, .person = kZhang},
                            std::move(callback));
    });
    QVERIFY(!changed);
    QCOMPARE(changed.error().code, ErrorCode::Conflict);
}

void TestSlotDesk::limitsHold()
{
    EscrowNode hall(platform(), memoryStore());
    const Slot later{{}, u"m"_s, kSlot.day, 10 * 60, 11 * 60};
    for (const Slot& slot : {kSlot, later}) {
        succeed(hall.setCapacity(slot, 4));
    }
    ManualClock clock;
    Terminal kiosk(m_folder.filePath(u"limits.db"_s), *m_keys, clock, {});
    kiosk.meet(hall);
    kiosk.hearOfToday({u"2026-11-22"_s, kSlot.day});
    QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() == 1), kPatienceMs);
    const auto typed =
        valueOf(kiosk.bookIn(kSlot.key(), queue::Person{kZhang.name, kZhang.idNumber, {}, true}));
    kiosk.meet(hall);
    // Who only typed the number holds nobody up who has the card; the card, whoever types it.
    QVERIFY(kiosk.bookIn(later.key(), kZhang));
    kiosk.meet(hall);
    const auto again =
        kiosk.bookIn(later.key(), queue::Person{kZhang.name, kZhang.idNumber, {}, true});
    QVERIFY(!again);
    QCOMPARE(again.error().code, kLimitReached);
    QCOMPARE(kiosk.bookIn(kSlot.key(), kZhang).error().code, kLimitReached);
    const auto other = queue::Person{u"李四"_s, u"110105194912310038"_s, {}, false};
    const auto free = kiosk.bookIn(kSlot.key(), other);
    QVERIFY2(free || free.error().code == kSlotFull, "somebody else is held up");
    clock.advance(std::chrono::milliseconds(kSlot.startsAtMs() - clock.now().wallMs) -
                  std::chrono::minutes(119));
    const auto late = kiosk.wait<void>([&](SlotService::DoneCallback callback) {
        kiosk.desk().cancel(typed.appointment.id, std::move(callback));
    });
    QCOMPARE(late.error().code, ErrorCode::TooLate);
}

/// Who was served in the morning books for the same matter in the afternoon, for another day.
void TestSlotDesk::whatIsOverCountsOnItsDayAlone()
{
    EscrowNode hall(platform(), memoryStore());
    const Slot sameDay{{}, u"m"_s, kSlot.day, 16 * 60, 17 * 60};
    const Slot nextDay{{}, u"m"_s, u"2026-11-24"_s, 9 * 60, 10 * 60};
    for (const Slot& slot : {kSlot, sameDay, nextDay}) {
        succeed(hall.setCapacity(slot, 4));
    }
    ManualClock clock;
    Terminal kiosk(m_folder.filePath(u"over.db"_s), *m_keys, clock, {});
    kiosk.meet(hall);
    kiosk.hearOfToday({u"2026-11-22"_s, kSlot.day, nextDay.day});
    QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() > 0), kPatienceMs);
    QVERIFY(kiosk.book(kZhang));
    clock.advance(std::chrono::milliseconds(kSlot.endsAtMs() - 1 - clock.now().wallMs));
    QCOMPARE(kiosk.bookIn(nextDay.key(), kZhang).error().code, kLimitReached);
    clock.advance(std::chrono::milliseconds(1));
    QCOMPARE(kiosk.bookIn(sameDay.key(), kZhang).error().code, kLimitReached);
    const auto booked = kiosk.bookIn(nextDay.key(), kZhang);
    QVERIFY2(booked, booked ? "" : qPrintable(booked.error().detail));
}

void TestSlotDesk::changesBothOrNothing()
{
    EscrowNode hall(platform(), memoryStore());
    const Slot later{{}, u"m"_s, kSlot.day, 10 * 60, 11 * 60};
    for (const Slot& slot : {kSlot, later}) {
        succeed(hall.setCapacity(slot, 2));
    }
    ManualClock clock;
    Terminal kiosk(m_folder.filePath(u"changes.db"_s), *m_keys, clock, {});
    kiosk.meet(hall);
    kiosk.hearOfToday({u"2026-11-22"_s, kSlot.day});
    QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() == 1), kPatienceMs);
    const auto first = valueOf(kiosk.book(kZhang));
    const auto change = [&](const QByteArray& id, const QString& slot) {
        return kiosk.wait<Booking>([&](SlotService::BookCallback callback) {
            kiosk.desk().change(id, {.slot = slot, .matter = {}, .person = kZhang},
                                std::move(callback));
        });
    };
    QCOMPARE(change(QByteArray(16, 'x'), later.key()).error().code, ErrorCode::NotFound);
    const auto second = change(first.appointment.id, later.key());
    QVERIFY(second);
    const auto mine = kiosk.mine(kZhang.idNumber);
    QCOMPARE(mine.appointments.size(), 1);
    QCOMPARE(mine.appointments.first().slot, later.key());
    // The place it left is nobody's until its time has come.
    QCOMPARE(kiosk.free(), 0);
    // Back into a slot without a free place: nothing changes.
    QCOMPARE(change(second.value().appointment.id, kSlot.key()).error().code, kSlotFull);
    QCOMPARE(kiosk.mine(kZhang.idNumber).appointments.first().slot, later.key());
}

/// What the card makes again is nobody else's, of no other appointment, and not there without the
/// key of the day.
void TestSlotDesk::codesAreEachTheirOwn()
{
    EscrowNode hall(platform(), memoryStore());
    const Slot later{{}, u"m"_s, kSlot.day, 10 * 60, 11 * 60};
    for (const Slot& slot : {kSlot, later}) {
        succeed(hall.setCapacity(slot, 4));
    }
    ManualClock clock;
    Terminal kiosk(m_folder.filePath(u"codes.db"_s), *m_keys, clock);
    QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() == 1), kPatienceMs);
    // Before the hall has given a key: nothing makes this one again.
    const auto unknown = valueOf(kiosk.bookIn(later.key(), kZhang));
    QCOMPARE(tokenFromScan(codeText(unknown.token)), unknown.token);
    kiosk.hearOfToday({u"2026-11-22"_s, kSlot.day});
    QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() == 1), kPatienceMs);
    const auto first = valueOf(kiosk.book(kZhang));
    QCOMPARE(tokenFromScan(codeText(first.token)), first.token);
    QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() == 1), kPatienceMs);
    const auto second = valueOf(kiosk.book(kZhang));
    QVERIFY(first.token != second.token);
    QStringList codes;
    for (const BookedAppointment& booked : kiosk.mine(kZhang.idNumber).appointments) {
        codes << booked.code;
    }
    codes.sort();
    QStringList expected{codeText(first.token), codeText(second.token)};
    expected.sort();
    QCOMPARE(codes, expected);
}

QTEST_GUILESS_MAIN(TestSlotDesk)
#include "tst_SlotDesk.moc"
