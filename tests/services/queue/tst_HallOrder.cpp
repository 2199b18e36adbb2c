// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/HallProjection.h"
#include "services/queue/TicketProjection.h"
#include "tests/services/queue/TestHall.h"
#include "tests/services/queue/TestKiosk.h"

#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace onewindow::queue;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QString kWindow = u"1"_s;
const QString kEnrol = u"enrol"_s;
const QString kMove = u"move"_s;

} // namespace

/// The order of calling in a hall's store: whose turn it is, who comes back where, and why.
class tst_HallOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everyThirdIsOrdinary();
    void earlierComersAreNotCounted();
    void turnsAreOfAWindowNotOfAMatter();
    void undoneCallIsNotCounted();
    void missedComesBackAfterTheNext_data();
    void missedComesBackAfterTheNext();
    void missedTwiceComesBackAtTheEnd();
    void missedThriceIsVoid();
    void undoneMissIsNotCounted();
    void terminalBringsBackWhoWasMissed();
    void whatATerminalSaidBeforeTheMissBringsNobodyBack();
    void terminalsHearOfWhoMayComeBack();
    void terminalFindsWhoWasMissed();
    void promisedHeadStartIsKept();
    void saysWhy();
    void saysWhyOfTwoMatters();
    void countsWhoPasses();
    void everybodyIsToldWhoIsNext();
    void everybodyIsToldWhoWasMissed();

private:
    /// The number of who is called next; the window is free again afterwards.
    QString next(const QString& window = kWindow);
    /// Calls next and nobody comes; the number.
    QString miss();
    Result<QJsonObject> issue(TicketClass klass, std::chrono::seconds after = 1min,
                              const QString& matter = kEnrol);
    Result<QJsonObject> restore(const QString& number);
    QByteArray idOf(const QString& number);

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<TestHall> m_hall;
};

void tst_HallOrder::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_hall = std::make_unique<TestHall>(*m_clock);
    QVERIFY(m_hall->open(kWindow, {kEnrol}));
}

void tst_HallOrder::cleanup()
{
    QCOMPARE(m_hall->verify(), QString());
}

QString tst_HallOrder::next(const QString& window)
{
    const QString number = field(m_hall->command(&HallQueue::callNext, window), "number");
    (void)m_hall->command(&HallQueue::start, window);
    (void)m_hall->command(&HallQueue::finish, window);
    return number;
}

QString tst_HallOrder::miss()
{
    const QString number = field(m_hall->command(&HallQueue::callNext, kWindow), "number");
    (void)m_hall->command(&HallQueue::noShow, kWindow);
    m_clock->advance(1s);
    return number;
}

Result<QJsonObject> tst_HallOrder::issue(TicketClass klass, std::chrono::seconds after,
                                         const QString& matter)
{
    m_clock->advance(after);
    return m_hall->issue(matter, klass);
}

QByteArray tst_HallOrder::idOf(const QString& number)
{
    for (const auto& change : m_hall->published(feed::kTicket, {u"staff"_s})) {
        if (change.body->value(u"number"_s).toString() == number) {
            return idFromText(change.id);
        }
    }
    return {};
}

Result<QJsonObject> tst_HallOrder::restore(const QString& number)
{
    return m_hall->run<QJsonObject>([&, id = idOf(number)](storage::Database& store) {
        return m_hall->queue().restore(store, id, u"wang"_s);
    });
}

void tst_HallOrder::everyThirdIsOrdinary()
{
    for (int i = 0; i < 3; ++i) {
        QVERIFY(issue(TicketClass::Ordinary, 1s)); // 1, 2, 3
    }
    for (int i = 0; i < 6; ++i) {
        QVERIFY(issue(TicketClass::Elder, 1s)); // 4 to 9
    }
    QStringList order;
    for (int i = 0; i < 9; ++i) {
        order << next();
    }
    QCOMPARE(order, QStringList({u"A0004"_s, u"A0005"_s, u"A0001"_s, u"A0006"_s, u"A0007"_s,
                                 u"A0002"_s, u"A0008"_s, u"A0009"_s, u"A0003"_s}));
}

void tst_HallOrder::earlierComersAreNotCounted()
{
    for (int i = 0; i < 4; ++i) {
        QVERIFY(issue(TicketClass::Elder)); // 1 to 4
    }
    QVERIFY(issue(TicketClass::Ordinary)); // 5
    QStringList order;
    for (int i = 0; i < 5; ++i) {
        order << next();
    }
    QCOMPARE(order, QStringList({u"A0001"_s, u"A0002"_s, u"A0003"_s, u"A0004"_s, u"A0005"_s}));
}

void tst_HallOrder::turnsAreOfAWindowNotOfAMatter()
{
    QVERIFY(m_hall->open(u"2"_s, {kEnrol, kMove}));
    QVERIFY(issue(TicketClass::Ordinary, 1s, kMove)); // C0001
    for (int i = 0; i < 5; ++i) {
        QVERIFY(issue(TicketClass::Elder, 1s)); // A0001 to A0005
    }
    // Whoever waits for another matter is passed by no more than the others.
    QCOMPARE(next(u"2"_s), u"A0001"_s);
    QCOMPARE(next(u"2"_s), u"A0002"_s);
    QCOMPARE(next(u"2"_s), u"C0001"_s);
}

void tst_HallOrder::undoneCallIsNotCounted()
{
    QVERIFY(issue(TicketClass::Ordinary, 1s));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(issue(TicketClass::Elder, 1s));
    }
    QCOMPARE(next(), u"A0002"_s);
    QVERIFY(m_hall->command(&HallQueue::callNext, kWindow));
    QCOMPARE(findWindow(m_hall->database(), kWindow).value().passed, 2);
    QVERIFY(m_hall->undo(kWindow));
    QCOMPARE(findWindow(m_hall->database(), kWindow).value().passed, 1);
    QCOMPARE(next(), u"A0003"_s);
    QCOMPARE(next(), u"A0001"_s);
}

void tst_HallOrder::missedComesBackAfterTheNext_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<QStringList>("order");
    QTest::newRow("in time") << 29
                             << QStringList(
                                    {u"A0002"_s, u"A0003"_s, u"A0004"_s, u"A0001"_s, u"A0005"_s});
    QTest::newRow("late") << 31
                          << QStringList(
                                 {u"A0002"_s, u"A0003"_s, u"A0004"_s, u"A0005"_s, u"A0001"_s});
}

void tst_HallOrder::missedComesBackAfterTheNext()
{
    QFETCH(const int, minutes);
    QFETCH(const QStringList, order);
    for (int i = 0; i < 5; ++i) {
        QVERIFY(issue(TicketClass::Ordinary));
    }
    QCOMPARE(miss(), u"A0001"_s);
    m_clock->advance(std::chrono::minutes(minutes));
    QCOMPARE(field(restore(u"A0001"_s), "state"), u"waiting"_s);
    QStringList called;
    for (int i = 0; i < 5; ++i) {
        called << next();
    }
    QCOMPARE(called, order);
}

void tst_HallOrder::missedTwiceComesBackAtTheEnd()
{
    QVERIFY(issue(TicketClass::Ordinary));
    QCOMPARE(miss(), u"A0001"_s);
    QVERIFY(restore(u"A0001"_s));
    QCOMPARE(miss(), u"A0001"_s);
    for (int i = 0; i < 4; ++i) {
        QVERIFY(issue(TicketClass::Ordinary));
    }
    m_clock->advance(1s);
    QVERIFY(restore(u"A0001"_s));
    QStringList called;
    for (int i = 0; i < 5; ++i) {
        called << next();
    }
    QCOMPARE(called.constLast(), u"A0001"_s);
}

void tst_HallOrder::missedThriceIsVoid()
{
    QVERIFY(issue(TicketClass::Ordinary));
    QCOMPARE(miss(), u"A0001"_s);
    QVERIFY(restore(u"A0001"_s));
    QCOMPARE(miss(), u"A0001"_s);
    QVERIFY(restore(u"A0001"_s));
    QCOMPARE(miss(), u"A0001"_s);
    QCOMPARE(field(restore(u"A0001"_s), "state"), errorName(ErrorCode::TooMany));
}

void tst_HallOrder::undoneMissIsNotCounted()
{
    QVERIFY(issue(TicketClass::Ordinary));
    QVERIFY(m_hall->command(&HallQueue::callNext, kWindow));
    QVERIFY(m_hall->command(&HallQueue::noShow, kWindow));
    QCOMPARE(findTicket(m_hall->database(), idOf(u"A0001"_s)).value()->misses, 1);
    QVERIFY(m_hall->undo(kWindow));
    QCOMPARE(findTicket(m_hall->database(), idOf(u"A0001"_s)).value()->misses, 0);
}

void tst_HallOrder::terminalBringsBackWhoWasMissed()
{
    BareTerminal issuer(u"kiosk-1"_s, *m_clock);
    BareTerminal other(u"kiosk-2"_s, *m_clock);
    const QByteArray id = issuer.issue(kEnrol);
    issuer.record(facts::kHeld, id, {{u"by"_s, u"printer"_s}});
    QVERIFY(issuer.shipTo(*m_hall));
    QVERIFY(issue(TicketClass::Ordinary));
    QCOMPARE(miss(), u"A9001"_s);
    other.record(facts::kHeld, id, {{u"by"_s, u"card"_s}});
    QVERIFY(other.shipTo(*m_hall));
    const Ticket back = findTicket(m_hall->database(), id).value().value();
    QCOMPARE(back.state, TicketState::Waiting);
    QCOMPARE(next(), u"A0001"_s);
    QCOMPARE(miss(), u"A9001"_s);
    // What comes again is not taken in again.
    QVERIFY(other.shipTo(*m_hall));
    QCOMPARE(findTicket(m_hall->database(), id).value()->state, TicketState::Missed);
}

void tst_HallOrder::whatATerminalSaidBeforeTheMissBringsNobodyBack()
{
    BareTerminal issuer(u"kiosk-1"_s, *m_clock);
    BareTerminal other(u"kiosk-2"_s, *m_clock);
    const QByteArray id = issuer.issue(kEnrol);
    issuer.record(facts::kHeld, id, {{u"by"_s, u"printer"_s}});
    QVERIFY(issuer.shipTo(*m_hall));
    other.record(facts::kHeld, id, {{u"by"_s, u"qr"_s}});
    m_clock->advance(5min);
    QCOMPARE(miss(), u"A9001"_s);
    QVERIFY(other.shipTo(*m_hall));
    QCOMPARE(findTicket(m_hall->database(), id).value()->state, TicketState::Missed);
}

void tst_HallOrder::terminalsHearOfWhoMayComeBack()
{
    QVERIFY(issue(TicketClass::Ordinary));
    QCOMPARE(miss(), u"A0001"_s);
    const auto open = m_hall->published(feed::kOpen, {u"kiosk"_s});
    QCOMPARE(open.size(), 1);
    QCOMPARE(open.constFirst().body->value(u"state"_s).toString(), u"missed"_s);
    QCOMPARE(open.constFirst().body->value(u"misses"_s).toInt(), 1);
    QVERIFY(open.constFirst().body->value(u"endedAt"_s).toInteger() > 0);
}

void tst_HallOrder::terminalFindsWhoWasMissed()
{
    const QTemporaryDir folder;
    const TestKeys keys;
    TestKiosk kiosk(u"kiosk-1"_s, u"1"_s, folder.filePath(u"kiosk.db"_s), keys, *m_hall->keys(),
                    *m_clock);
    kiosk.pull(*m_hall);
    const auto zhang = [] {
        return Person{u"张建国"_s, u"11010519491231002X"_s, QDate(1949, 12, 31), false};
    };
    const auto taken = kiosk.issue(kEnrol, zhang());
    QVERIFY(taken);
    kiosk.hold(taken.value().ticket.id);
    kiosk.shipTo(*m_hall);
    for (int misses = 1; misses <= 3; ++misses) {
        QCOMPARE(miss(), taken.value().ticket.number);
        kiosk.shipTo(*m_hall);
        const auto again = kiosk.issue(kEnrol, zhang());
        QVERIFY(again);
        // Missed too often it is void, and another number may be taken.
        QCOMPARE(again.value().isExisting, misses < 3);
        if (misses < 3) {
            QCOMPARE(again.value().ticket.state, TicketState::Missed);
            QCOMPARE(again.value().ticket.misses, misses);
            kiosk.hold(again.value().ticket.id);
            kiosk.shipTo(*m_hall);
        }
    }
}

void tst_HallOrder::promisedHeadStartIsKept()
{
    BareTerminal terminal(u"kiosk-1"_s, *m_clock);
    QVERIFY(issue(TicketClass::Ordinary));
    m_clock->advance(4min);
    QJsonObject body{{u"number"_s, u"A9001"_s}, {u"series"_s, u"A"_s},    {u"counter"_s, 1},
                     {u"matter"_s, kEnrol},     {u"class"_s, u"elder"_s}, {u"token"_s, u"t1"_s}};
    body.insert(u"day"_s, hallDay(m_clock->now().wallMs));
    body.insert(u"headStartMs"_s, 3 * 60'000);
    const QByteArray id = makeUuidV7(m_clock->now().wallMs);
    terminal.record(facts::kIssued, id, body);
    terminal.record(facts::kHeld, id, {{u"by"_s, u"printer"_s}});
    QVERIFY(terminal.shipTo(*m_hall));
    const Ticket ticket = findTicket(m_hall->database(), id).value().value();
    QCOMPARE(ticket.fromAtMs - ticket.dueAtMs, qint64(3 * 60'000));
    QCOMPARE(next(), u"A0001"_s);
}

void tst_HallOrder::saysWhy()
{
    QVERIFY(issue(TicketClass::Ordinary));
    QVERIFY(issue(TicketClass::Elder));
    const auto why = [&](const QString& one, const QString& other) {
        return m_hall->queue().why(m_hall->database(), idOf(one), idOf(other));
    };
    QCOMPARE(field(why(u"A0002"_s, u"A0001"_s), "reason"), u"headStart"_s);
    QCOMPARE(field(why(u"A0002"_s, u"A0001"_s), "isBefore"), u"true"_s);
    QCOMPARE(field(why(u"A0001"_s, u"A0002"_s), "isBefore"), u"false"_s);
    QCOMPARE(field(why(u"A0001"_s, u"A0002"_s), "headStartMinutes"), u"20"_s);
    const auto called = m_hall->command(&HallQueue::callNext, kWindow);
    QCOMPARE(field(called, "order"), u"headStart"_s);
    QCOMPARE(field(why(u"A0002"_s, u"A0001"_s), "first"), u"A0002"_s);
    QCOMPARE(
        field(m_hall->queue().why(m_hall->database(), randomBytes(16), idOf(u"A0001"_s)), "reason"),
        errorName(ErrorCode::NotFound));
}

/// Who serves both calls both by one order, and that is why; else they have nothing to do with each
/// other.
void tst_HallOrder::saysWhyOfTwoMatters()
{
    const QString first = field(issue(TicketClass::Ordinary), "number");
    const QString elder = field(issue(TicketClass::Elder, 1min, kMove), "number");
    const auto reason = [&] {
        return field(m_hall->queue().why(m_hall->database(), idOf(elder), idOf(first)), "reason");
    };
    QCOMPARE(reason(), u"otherMatter"_s);
    QVERIFY(m_hall->open(kWindow, {kEnrol, kMove}));
    QCOMPARE(reason(), u"headStart"_s);
    // Another window calls some of them.
    QVERIFY(m_hall->open(u"2"_s, {kMove}));
    QCOMPARE(reason(), u"otherMatter"_s);
    QVERIFY(m_hall->command(&HallQueue::callNext, kWindow));
    QCOMPARE(reason(), u"headStart"_s);
}

void tst_HallOrder::countsWhoPasses()
{
    QVERIFY(issue(TicketClass::Elder));
    QVERIFY(issue(TicketClass::Ordinary));
    QVERIFY(issue(TicketClass::Appointment));
    QVERIFY(issue(TicketClass::Elder));
    const Ticket ordinary = findTicket(m_hall->database(), idOf(u"A0002"_s)).value().value();
    QCOMPARE(next(), u"A0001"_s);
    QVERIFY(countPassing(m_hall->database(), ordinary).value().isEmpty());
    QCOMPARE(next(), u"A0003"_s);
    QCOMPARE(next(), u"A0004"_s);
    const auto passing = countPassing(m_hall->database(), ordinary).value();
    QCOMPARE(passing.value(TicketClass::Appointment), 1);
    QCOMPARE(passing.value(TicketClass::Elder), 1);
}

/// A board shows the first three of a line: their numbers, and what orders them among those of
/// other lines.
void tst_HallOrder::everybodyIsToldWhoIsNext()
{
    const auto told = [this] {
        QStringList numbers;
        for (const auto& change : m_hall->published(feed::kQueue, {u"all"_s})) {
            if (change.id == kEnrol) {
                for (const QJsonValue one : change.body->value(u"next"_s).toArray()) {
                    const Ticket ticket =
                        findTicket(m_hall->database(), idOf(one[u"number"_s].toString()))
                            .value()
                            .value();
                    const bool isRight = one[u"dueAt"_s].toInteger() == ticket.dueAtMs;
                    numbers << (isRight ? ticket.number : u"a wrong time"_s);
                }
            }
        }
        return numbers;
    };
    QCOMPARE(told(), QStringList());
    for (int i = 0; i < 4; ++i) {
        QVERIFY(issue(TicketClass::Ordinary));
    }
    QCOMPARE(told(), QStringList({u"A0001"_s, u"A0002"_s, u"A0003"_s}));
    QVERIFY(issue(TicketClass::Elder));
    QCOMPARE(told(), QStringList({u"A0005"_s, u"A0001"_s, u"A0002"_s}));
    QCOMPARE(next(), u"A0005"_s);
    QCOMPARE(told(), QStringList({u"A0001"_s, u"A0002"_s, u"A0003"_s}));
}

void tst_HallOrder::everybodyIsToldWhoWasMissed()
{
    const auto told = [this] {
        QStringList numbers;
        for (const auto& change : m_hall->published(feed::kMissed, {u"all"_s})) {
            if (change.body) {
                numbers << change.body->value(u"number"_s).toString() + u" at "_s +
                               change.body->value(u"window"_s).toString();
            }
        }
        return numbers;
    };
    QVERIFY(issue(TicketClass::Ordinary));
    QVERIFY(issue(TicketClass::Ordinary));
    QCOMPARE(miss(), u"A0001"_s);
    QCOMPARE(told(), QStringList(u"A0001 at 1"_s));
    // A miss that was a mistake, and one who has come back, are gone from it.
    QVERIFY(m_hall->undo(kWindow));
    QCOMPARE(told(), QStringList());
    QVERIFY(m_hall->command(&HallQueue::noShow, kWindow));
    QCOMPARE(told().size(), 1);
    QVERIFY(restore(u"A0001"_s));
    QCOMPARE(told(), QStringList());
}

QTEST_GUILESS_MAIN(tst_HallOrder)
#include "tst_HallOrder.moc"
