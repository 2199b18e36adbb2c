// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/CalendarEntry.h"
#include "services/queue/CallOrder.h"
#include "tests/services/appointments/SlotDeskTest.h"

using namespace onewindow;
using namespace onewindow::appointments;

/// Who comes for an appointment: by the card or its code, at whatever terminal.
class TestCheckIn : public SlotDeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void checksInOnceAndByAnyOfItsNames();
    void checksInAt_data();
    void checksInAt();
    void aWalkInsNumberStandsInNobodysWay();
    void anotherTerminalChecksInByTheFeed();
    void codesAreEachTheirOwn();
};

void TestCheckIn::checksInOnceAndByAnyOfItsNames()
{
    EscrowNode hall(platform(), memoryStore());
    succeed(hall.setCapacity(kSlot, 4));
    const QString path = m_folder.filePath(u"checkin.db"_s);
    ManualClock clock;
    Booking booking;
    QString number;
    {
        SlotTerminal kiosk(path, *m_keys, clock, {});
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
                 queue::placeOf({}, queue::TicketClass::Appointment, kSlot.startsAtMs()).dueMs);
        QVERIFY(!issued.isExisting);
        number = issued.ticket.number;
        QCOMPARE(valueOf(kiosk.checkIn(byId)).isExisting, true);
    }
    // After a restart, by what its slip shows.
    SlotTerminal again(path, *m_keys, clock, {});
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

void TestCheckIn::checksInAt_data()
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

void TestCheckIn::checksInAt()
{
    QFETCH(int, minutes);
    QFETCH(bool, isIssued);
    QFETCH(bool, isLate);
    QFETCH(ErrorCode, error);
    EscrowNode hall(platform(), memoryStore());
    succeed(hall.setCapacity(kSlot, 4));
    ManualClock clock;
    SlotTerminal kiosk(m_folder.filePath(QString::fromLatin1(QTest::currentDataTag())), *m_keys,
                       clock, {});
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
    QCOMPARE(issued.value().ticket.dueAtMs,
             queue::placeOf({}, issued.value().ticket.klass, readyAtMs).dueMs);
}

void TestCheckIn::aWalkInsNumberStandsInNobodysWay()
{
    EscrowNode hall(platform(), memoryStore());
    succeed(hall.setCapacity(kSlot, 4));
    ManualClock clock;
    SlotTerminal kiosk(m_folder.filePath(u"walkin.db"_s), *m_keys, clock, {});
    kiosk.meet(hall);
    kiosk.hearOfToday({u"2026-11-22"_s, kSlot.day});
    QTRY_VERIFY_WITH_TIMEOUT((kiosk.meet(hall), kiosk.free() == 1), kPatienceMs);
    const auto booking = valueOf(kiosk.book(kZhang));
    clock.advance(std::chrono::hours(24));
    const auto walkIn =
        valueOf(kiosk.wait<queue::IssuedTicket>([&](queue::TicketService::IssueCallback callback) {
            kiosk.tickets().issue({.matter = u"m"_s,
                                   .further = {},
                                   .klass = queue::TicketClass::Ordinary,
                                   .person = kZhang,
                                   .willPrint = false},
                                  std::move(callback));
        }));
    const auto issued = valueOf(kiosk.checkIn(
        {.appointment = booking.appointment.id, .code = {}, .person = kZhang, .willPrint = false}));
    QVERIFY(!issued.isExisting);
    QCOMPARE(issued.ticket.klass, queue::TicketClass::Appointment);
    // By the handle the hall knows that calling one closes the other.
    QVERIFY(!issued.ticket.handle.isEmpty());
    QCOMPARE(issued.ticket.handle, walkIn.ticket.handle);
    QCOMPARE(issued.ticket.matter, walkIn.ticket.matter);
}

void TestCheckIn::anotherTerminalChecksInByTheFeed()
{
    EscrowNode hall(platform(), memoryStore());
    succeed(hall.setCapacity(kSlot, 4));
    ManualClock clock;
    SlotTerminal first(m_folder.filePath(u"first.db"_s), *m_keys, clock, {});
    SlotTerminal second(m_folder.filePath(u"second.db"_s), *m_keys, clock, {}, u"kiosk-2"_s);
    for (SlotTerminal* kiosk : {&first, &second}) {
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

/// What the card makes again is nobody else's, of no other appointment, and not there without the
/// key of the day.
void TestCheckIn::codesAreEachTheirOwn()
{
    EscrowNode hall(platform(), memoryStore());
    const Slot later{{}, u"m"_s, kSlot.day, 10 * 60, 11 * 60};
    for (const Slot& slot : {kSlot, later}) {
        succeed(hall.setCapacity(slot, 4));
    }
    ManualClock clock;
    SlotTerminal kiosk(m_folder.filePath(u"codes.db"_s), *m_keys, clock);
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

QTEST_GUILESS_MAIN(TestCheckIn)
#include "tst_CheckIn.moc"
