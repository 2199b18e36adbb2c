// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/identity/DayHandle.h"
#include "services/queue/FeedKinds.h"
#include "tests/services/queue/TestHall.h"
#include "tests/services/queue/TestKiosk.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace onewindow;
using namespace onewindow::queue;
using namespace std::chrono_literals;

namespace {

constexpr int kPatienceMs = 40'000;

const QString kEnrol = QStringLiteral("enrol");
const QString kPension = QStringLiteral("pension");
const QString kNumberX = QStringLiteral("11010519491231002X");

Person zhang()
{
    return {QStringLiteral("张建国"), kNumberX, QDate(1949, 12, 31), false};
}

} // namespace

/// A terminal's side: numbers with and without the hall, and what a hall makes of them later.
class tst_TicketDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void catalogueComesWithTheFeed();
    void deviceIsRecordedWhenItsStateIsAnother();
    void countsWhatIsChosen();
    void numbersAreContiguousAndMarked();
    void matterThatNeedsACardRefusesATypedNumber();
    void secondTicketIsTheFirstAgain();
    void numbersBeginAnewForTheirDay_data();
    void numbersBeginAnewForTheirDay();
    void typedNumberOpensAndBlocksNothing();
    void ticketOfAnotherKioskIsFound();
    void anyTerminalGivesUpForItsHolder_data();
    void anyTerminalGivesUpForItsHolder();
    void closingComesWithTheFeed();
    void endedTicketDoesNotBlock();
    void endedTicketDoesNotBlockAfterASnapshot();
    void nobodyIsCalledWhoHoldsNoNumber();
    void setAsideComesBackByCard();
    void powerCut_data();
    void powerCut();
    void offlineTicketsKeepTheirOrder();
    void clockJumpDoesNotReorder();
    void clockADayBehindLosesNoTicket();
    void clockDaysAheadStillKnowsWhoCame();
    void twoKiosksOffLineServeOnePersonOnce();
    void personIsReadableAtTheHallOnly();
    void nothingPersonalInTheStore();
    void shippedTwiceIsThereOnce();

private:
    std::unique_ptr<TestKiosk> makeKiosk(int index);
    QString callNext();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<TestKeys> m_keys[2];
    std::unique_ptr<TestKiosk> m_kiosk;
};

std::unique_ptr<TestKiosk> tst_TicketDesk::makeKiosk(int index)
{
    return std::make_unique<TestKiosk>(
        QStringLiteral("kiosk-%1").arg(index), QString::number(index),
        m_dir->filePath(QStringLiteral("kiosk-%1.db").arg(index)),
        *m_keys[static_cast<std::size_t>(index - 1)], *m_hall->keys(), *m_clock);
}

QString tst_TicketDesk::callNext()
{
    const auto called = m_hall->command(&HallQueue::callNext, QStringLiteral("1"));
    return called ? called.value().value(QStringLiteral("number")).toString()
                  : errorName(called.error().code);
}

void tst_TicketDesk::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<ManualClock>();
    m_hall = std::make_unique<TestHall>(*m_clock, m_dir->filePath(QStringLiteral("hall.db")));
    std::vector<journal::Recipient> kiosks;
    for (int i = 0; i < 2; ++i) {
        m_keys[i] = std::make_unique<TestKeys>();
        kiosks.push_back({QStringLiteral("kiosk-%1").arg(i + 1), (**m_keys[i]).sealingPublicKey()});
    }
    QVERIFY(m_hall->run<int>([&](storage::Database& store) -> Result<int> {
        OW_TRY(m_hall->day().issueDayKeys(store, kiosks));
        return 0;
    }));
    QVERIFY(m_hall->open(QStringLiteral("1"), {kEnrol, kPension}));
    m_kiosk = makeKiosk(1);
    m_kiosk->pull(*m_hall);
}

void tst_TicketDesk::cleanup()
{
    m_kiosk.reset();
    QCOMPARE(m_hall->verify(), QString());
    m_hall.reset();
}

void tst_TicketDesk::catalogueComesWithTheFeed()
{
    QCOMPARE(m_kiosk->desk().catalogue().matters.size(), 3);
    const auto figures = m_kiosk->desk().figures(kEnrol);
    QVERIFY(figures);
    QCOMPARE(figures->waiting, 0);
    QCOMPARE(figures->openWindows, 1);
    QVERIFY(!m_kiosk->desk().figures(QStringLiteral("move"))->lowMinutes);
    // And is there after a restart without the hall.
    m_kiosk = makeKiosk(1);
    QCOMPARE(m_kiosk->desk().catalogue().matters.size(), 3);
    // How many wait as well, but that was who knows when.
    QVERIFY(m_kiosk->desk().figures(kEnrol));
    QCOMPARE(m_kiosk->desk().figures(kEnrol)->asOfMs, 0);
}

void tst_TicketDesk::deviceIsRecordedWhenItsStateIsAnother()
{
    m_kiosk->shipTo(*m_hall);
    m_kiosk->desk().noteDevice(QStringLiteral("scanner"), QStringLiteral("ready"));
    m_kiosk->desk().noteDevice(QStringLiteral("scanner"), QStringLiteral("ready"));
    m_kiosk->desk().noteDevice(QStringLiteral("scanner"), QStringLiteral("missing"));
    m_kiosk->pull(*m_hall);
    QCOMPARE(m_kiosk->shipTo(*m_hall), 2);
}

/// For the search, where what most people choose comes first. Whoever holds a number already has
/// chosen once.
void tst_TicketDesk::countsWhatIsChosen()
{
    using Counts = QHash<QString, int>;
    QCOMPARE(m_kiosk->desk().choices(), Counts());
    QVERIFY(m_kiosk->issue(kEnrol));
    QVERIFY(m_kiosk->issue(kEnrol, zhang()));
    QVERIFY(m_kiosk->issue(kEnrol, zhang()).value().isExisting);
    QVERIFY(m_kiosk->issue(kPension, zhang()));
    const Counts all{{kEnrol, 2}, {kPension, 1}};
    QCOMPARE(m_kiosk->desk().choices(), all);
    // From the tickets again after a restart; they count for a month.
    m_kiosk = makeKiosk(1);
    QTRY_COMPARE_WITH_TIMEOUT(m_kiosk->desk().choices(), all, kPatienceMs);
    m_clock->advance(20 * 24h);
    QVERIFY(m_kiosk->issue(kPension, zhang()));
    QTRY_COMPARE_WITH_TIMEOUT(m_kiosk->desk().choices(), Counts({{kEnrol, 2}, {kPension, 2}}),
                              kPatienceMs);
    m_clock->advance(20 * 24h);
    QVERIFY(m_kiosk->issue(kEnrol));
    QTRY_COMPARE_WITH_TIMEOUT(m_kiosk->desk().choices(), Counts({{kEnrol, 1}, {kPension, 1}}),
                              kPatienceMs);
}

void tst_TicketDesk::numbersAreContiguousAndMarked()
{
    for (int i = 1; i <= 3; ++i) {
        const auto issued = m_kiosk->issue(kEnrol);
        QVERIFY(issued);
        QCOMPARE(issued.value().ticket.number, QStringLiteral("A100%1").arg(i));
        QVERIFY(issued.value().link.startsWith(u"https://127.0.0.1/t/"));
    }
    m_kiosk = makeKiosk(1);
    QCOMPARE(m_kiosk->issue(kEnrol).value().ticket.number, QStringLiteral("A1004"));
    QCOMPARE(m_kiosk->issue(QStringLiteral("nonsense")).error().code, ErrorCode::NotFound);
}

void tst_TicketDesk::matterThatNeedsACardRefusesATypedNumber()
{
    QCOMPARE(m_kiosk->issue(kPension).error().code, ErrorCode::NotPermitted);
    Person typed = zhang();
    typed.isTyped = true;
    QCOMPARE(m_kiosk->issue(kPension, typed).error().code, ErrorCode::NotPermitted);
    QVERIFY(m_kiosk->issue(kPension, zhang()));
}

void tst_TicketDesk::secondTicketIsTheFirstAgain()
{
    const auto first = m_kiosk->issue(kEnrol, zhang());
    QVERIFY(first);
    QVERIFY(!first.value().isExisting);
    QCOMPARE(first.value().maskedName, QStringLiteral("张*"));
    const auto second = m_kiosk->issue(kEnrol, zhang());
    QVERIFY(second);
    QVERIFY(second.value().isExisting);
    QCOMPARE(second.value().ticket.id, first.value().ticket.id);
    // Another matter is another ticket.
    QVERIFY(!m_kiosk->issue(kPension, zhang()).value().isExisting);
}

void tst_TicketDesk::numbersBeginAnewForTheirDay_data()
{
    QTest::addColumn<QString>("day");
    QTest::addColumn<QString>("next");
    QTest::newRow("wished for today") << QStringLiteral("2026-11-22") << QStringLiteral("A1001");
    QTest::newRow("by a clock that is ahead")
        << QStringLiteral("2026-11-23") << QStringLiteral("A1001");
    QTest::newRow("of yesterday") << QStringLiteral("2026-11-21") << QStringLiteral("A1002");
}

/// The wish stands in the feed, and a snapshot brings it again.
void tst_TicketDesk::numbersBeginAnewForTheirDay()
{
    QFETCH(const QString, day);
    QVERIFY(m_kiosk->issue(kEnrol));
    QVERIFY(m_hall->run<int>([&](storage::Database& store) -> Result<int> {
        OW_TRY(
            m_hall->feed().put(store, QString::fromLatin1(feed::kRestart),
                               QStringLiteral("kiosk-1"), QStringLiteral("node:kiosk-1"),
                               {{QStringLiteral("day"), day},
                                {QStringLiteral("last"), QJsonObject{{QStringLiteral("A"), 1}}}}));
        return 0;
    }));
    m_kiosk->pull(*m_hall);
    QTEST(m_kiosk->issue(kEnrol).value().ticket.number, "next");
}

void tst_TicketDesk::typedNumberOpensAndBlocksNothing()
{
    Person typed = zhang();
    typed.isTyped = true;
    const auto byTyping = m_kiosk->issue(kEnrol, typed);
    QVERIFY(byTyping);
    QVERIFY(byTyping.value().ticket.handle.isEmpty());
    // The cardholder is not told of it, nor kept from a number.
    const auto byCard = m_kiosk->issue(kEnrol, zhang());
    QVERIFY(!byCard.value().isExisting);
    // And who types the number is not told of the cardholder's.
    QVERIFY(!m_kiosk->issue(kEnrol, typed).value().isExisting);
}

void tst_TicketDesk::ticketOfAnotherKioskIsFound()
{
    const auto first = m_kiosk->issue(kEnrol, zhang());
    m_kiosk->hold(first.value().ticket.id);
    m_kiosk->shipTo(*m_hall);
    auto other = makeKiosk(2);
    other->pull(*m_hall);
    const auto again = other->issue(kEnrol, zhang());
    QVERIFY(again);
    QVERIFY(again.value().isExisting);
    QCOMPARE(again.value().ticket.number, first.value().ticket.number);
    QCOMPARE(again.value().link, first.value().link);
}

void tst_TicketDesk::anyTerminalGivesUpForItsHolder_data()
{
    QTest::addColumn<QString>("by");
    QTest::addColumn<bool>("isCalled");
    QTest::addColumn<QString>("state");
    QTest::newRow("card") << QStringLiteral("card") << false << QStringLiteral("cancelled");
    QTest::newRow("code") << QStringLiteral("qr") << false << QStringLiteral("cancelled");
    QTest::newRow("nothing that shows whose it is")
        << QStringLiteral("citizen") << false << QStringLiteral("waiting");
    QTest::newRow("too late") << QStringLiteral("card") << true << QStringLiteral("called");
}

/// Whoever has booked another time waits no more, wherever the number came from.
void tst_TicketDesk::anyTerminalGivesUpForItsHolder()
{
    QFETCH(QString, by);
    QFETCH(bool, isCalled);
    const auto first = m_kiosk->issue(kEnrol, zhang());
    const QByteArray id = first.value().ticket.id;
    m_kiosk->hold(id);
    m_kiosk->shipTo(*m_hall);
    auto other = makeKiosk(2);
    other->pull(*m_hall);
    if (isCalled) {
        QCOMPARE(callNext(), QStringLiteral("A1001"));
    }
    std::optional<bool> isDone;
    other->desk().giveUp(id, by, [&isDone](const Result<void>& done) { isDone = bool(done); });
    QTRY_VERIFY_WITH_TIMEOUT(isDone.has_value(), TestKiosk::kPatienceMs);
    QVERIFY(*isDone);
    other->shipTo(*m_hall);
    QTEST(stateName(findTicket(m_hall->database(), id).value()->state), "state");
}

/// Until when the hall is open, what it gives out no more, and who waits in vain.
void tst_TicketDesk::closingComesWithTheFeed()
{
    QList<IssuedTicket> waiting;
    for (int i = 0; i < 20; ++i) {
        m_clock->advance(10ms);
        waiting << m_kiosk->issue(kEnrol).value();
        m_kiosk->hold(waiting.constLast().ticket.id);
    }
    m_kiosk->shipTo(*m_hall);
    const auto isClosedAtNoon = [this] {
        return m_kiosk->desk().openingHours().isClosed(
            QDateTime(QDate(2026, 11, 22), QTime(12, 0)));
    };
    QVERIFY(!isClosedAtNoon());
    QCOMPARE(m_kiosk->desk().figures(kEnrol)->stopped, Stop::None);
    QVERIFY(m_hall->run<QJsonObject>([&](storage::Database& store) {
        return m_hall->queue().closeEarly(store, {.minute = 11 * 60,
                                                  .reason = QStringLiteral("power"),
                                                  .staff = QStringLiteral("zhao"),
                                                  .expected = 20,
                                                  .notice = {}});
    }));
    m_kiosk->pull(*m_hall);
    QVERIFY(isClosedAtNoon());
    const QueueFigures figures = *m_kiosk->desk().figures(kEnrol);
    QCOMPARE(figures.stopped, Stop::Full);
    Ticket first = waiting.constFirst().ticket;
    Ticket last = waiting.constLast().ticket;
    first.state = TicketState::Waiting;
    last.state = TicketState::Waiting;
    QVERIFY(!figures.isLate(first));
    QVERIFY(figures.isLate(last));
    last.state = TicketState::Called;
    QVERIFY(!figures.isLate(last));
    QVERIFY(m_hall->run<QJsonObject>([&](storage::Database& store) {
        return m_hall->queue().withdrawClosing(store, QStringLiteral("zhao"));
    }));
    m_kiosk->pull(*m_hall);
    QVERIFY(!isClosedAtNoon());
    QCOMPARE(m_kiosk->desk().figures(kEnrol)->stopped, Stop::None);
    QCOMPARE(m_kiosk->desk().figures(kEnrol)->lateFromDueMs, 0);
}

void tst_TicketDesk::endedTicketDoesNotBlock()
{
    const auto first = m_kiosk->issue(kEnrol, zhang());
    m_kiosk->hold(first.value().ticket.id);
    m_kiosk->shipTo(*m_hall);
    QCOMPARE(callNext(), QStringLiteral("A1001"));
    QVERIFY(m_hall->command(&HallQueue::start, QStringLiteral("1")));
    QVERIFY(m_hall->command(&HallQueue::finish, QStringLiteral("1")));
    m_kiosk->pull(*m_hall);
    QVERIFY(!m_kiosk->issue(kEnrol, zhang()).value().isExisting);
}

void tst_TicketDesk::endedTicketDoesNotBlockAfterASnapshot()
{
    const auto first = m_kiosk->issue(kEnrol, zhang());
    m_kiosk->hold(first.value().ticket.id);
    m_kiosk->shipTo(*m_hall);
    QCOMPARE(callNext(), QStringLiteral("A1001"));
    QVERIFY(m_hall->command(&HallQueue::start, QStringLiteral("1")));
    QVERIFY(m_hall->command(&HallQueue::finish, QStringLiteral("1")));
    QVERIFY(m_hall->run<int>([&](storage::Database& store) -> Result<int> {
        OW_TRY(m_hall->feed().renewEpoch(store));
        return 0;
    }));
    m_kiosk->pull(*m_hall);
    QVERIFY(!m_kiosk->issue(kEnrol, zhang()).value().isExisting);
}

void tst_TicketDesk::nobodyIsCalledWhoHoldsNoNumber()
{
    const auto pending = m_kiosk->issue(kEnrol);
    m_kiosk->shipTo(*m_hall);
    QCOMPARE(callNext(), QStringLiteral("QueueEmpty"));
    m_kiosk->hold(pending.value().ticket.id);
    m_kiosk->shipTo(*m_hall);
    QCOMPARE(callNext(), QStringLiteral("A1001"));
}

void tst_TicketDesk::setAsideComesBackByCard()
{
    const auto first = m_kiosk->issue(kEnrol, zhang(), false);
    m_clock->advance(1min);
    const auto second = m_kiosk->issue(kEnrol);
    m_kiosk->hold(second.value().ticket.id);
    m_kiosk->setAside(first.value().ticket.id);
    m_kiosk->shipTo(*m_hall);
    const auto found = m_kiosk->issue(kEnrol, zhang());
    QVERIFY(found.value().isExisting);
    m_kiosk->hold(found.value().ticket.id);
    m_kiosk->shipTo(*m_hall);
    // Its own place again: before the one who came a minute later.
    QCOMPARE(callNext(), first.value().ticket.number);
}

void tst_TicketDesk::powerCut_data()
{
    QTest::addColumn<bool>("wasPrinting");
    QTest::addColumn<QString>("called");
    QTest::newRow("print job sent: held and marked") << true << QStringLiteral("A1001");
    QTest::newRow("only shown: set aside") << false << QStringLiteral("QueueEmpty");
}

void tst_TicketDesk::powerCut()
{
    QFETCH(const bool, wasPrinting);
    QVERIFY(m_kiosk->issue(kEnrol, {}, wasPrinting));
    m_kiosk = makeKiosk(1);
    m_kiosk->shipTo(*m_hall);
    if (wasPrinting) {
        const auto tickets = m_hall->published(feed::kTicket, {QStringLiteral("staff")});
        QVERIFY(tickets.first().body->value(QStringLiteral("isUnknown")).toBool());
    }
    QTEST(callNext(), "called");
}

void tst_TicketDesk::offlineTicketsKeepTheirOrder()
{
    auto other = makeKiosk(2);
    other->pull(*m_hall);
    QStringList expected;
    for (int i = 0; i < 6; ++i) {
        TestKiosk& kiosk = i % 2 == 0 ? *m_kiosk : *other;
        const auto issued = kiosk.issue(kEnrol);
        kiosk.hold(issued.value().ticket.id);
        expected << issued.value().ticket.number;
        m_clock->advance(30s);
    }
    // The second kiosk comes back first.
    other->shipTo(*m_hall);
    m_kiosk->shipTo(*m_hall);
    QStringList called;
    for (int i = 0; i < 6; ++i) {
        called << callNext();
        QVERIFY(m_hall->command(&HallQueue::noShow, QStringLiteral("1")));
    }
    QCOMPARE(called, expected);
}

void tst_TicketDesk::clockJumpDoesNotReorder()
{
    // The hall's clock is this one too, so the kiosk gets one that can jump alone.
    ManualClock crooked;
    TestKiosk kiosk(QStringLiteral("kiosk-2"), QStringLiteral("2"),
                    m_dir->filePath(QStringLiteral("crooked.db")), *m_keys[1], *m_hall->keys(),
                    crooked);
    kiosk.pull(*m_hall);
    QStringList expected;
    for (const auto jump : {0h, 5h, -9h, 3h}) {
        crooked.jumpWall(jump);
        const auto issued = kiosk.issue(kEnrol);
        kiosk.hold(issued.value().ticket.id);
        expected << issued.value().ticket.number;
        crooked.advance(1min);
        m_clock->advance(1min);
    }
    const auto straight = m_kiosk->issue(kEnrol);
    m_kiosk->hold(straight.value().ticket.id);
    expected << straight.value().ticket.number;
    m_kiosk->shipTo(*m_hall);
    kiosk.shipTo(*m_hall);
    QStringList called;
    for (int i = 0; i < 5; ++i) {
        called << callNext();
        QVERIFY(m_hall->command(&HallQueue::noShow, QStringLiteral("1")));
    }
    QCOMPARE(called, expected);
}

// The terminal takes today for yesterday: its tickets are not ended as left over.
void tst_TicketDesk::clockADayBehindLosesNoTicket()
{
    ManualClock crooked;
    TestKiosk kiosk(QStringLiteral("kiosk-2"), QStringLiteral("2"),
                    m_dir->filePath(QStringLiteral("crooked.db")), *m_keys[1], *m_hall->keys(),
                    crooked);
    kiosk.pull(*m_hall);
    crooked.jumpWall(-20h);
    const auto issued = kiosk.issue(kEnrol);
    kiosk.hold(issued.value().ticket.id);
    kiosk.shipTo(*m_hall);
    QVERIFY(m_hall->run<bool>(
        [&](storage::Database& store) { return m_hall->day().closePastDays(store); }));
    QCOMPARE(callNext(), issued.value().ticket.number);
}

void tst_TicketDesk::clockDaysAheadStillKnowsWhoCame()
{
    const auto first = m_kiosk->issue(kEnrol, zhang());
    m_clock->reboot(false);
    m_clock->jumpWall(72h);
    m_kiosk = makeKiosk(1);
    QVERIFY(m_kiosk->issue(kEnrol));
    m_clock->jumpWall(-72h);
    m_kiosk = makeKiosk(1);
    const auto again = m_kiosk->issue(kEnrol, zhang());
    QVERIFY(again);
    QVERIFY(again.value().isExisting);
    QCOMPARE(again.value().ticket.id, first.value().ticket.id);
}

void tst_TicketDesk::twoKiosksOffLineServeOnePersonOnce()
{
    auto other = makeKiosk(2);
    other->pull(*m_hall);
    const auto first = m_kiosk->issue(kEnrol, zhang());
    m_kiosk->hold(first.value().ticket.id);
    m_clock->advance(1min);
    const auto second = other->issue(kEnrol, zhang());
    QVERIFY(!second.value().isExisting);
    other->hold(second.value().ticket.id);
    other->shipTo(*m_hall);
    m_kiosk->shipTo(*m_hall);
    QCOMPARE(callNext(), first.value().ticket.number);
    QVERIFY(m_hall->command(&HallQueue::noShow, QStringLiteral("1")));
    QCOMPARE(callNext(), QStringLiteral("QueueEmpty"));
}

void tst_TicketDesk::personIsReadableAtTheHallOnly()
{
    const auto issued = m_kiosk->issue(kEnrol, zhang());
    m_kiosk->hold(issued.value().ticket.id);
    m_kiosk->shipTo(*m_hall);
    const auto person = m_hall->run<QJsonObject>([&](storage::Database& store) {
        return m_hall->queue().person(store, issued.value().ticket.id);
    });
    QVERIFY(person);
    QCOMPARE(person.value().value(QStringLiteral("name")).toString(), QStringLiteral("张建国"));
    QCOMPARE(person.value().value(QStringLiteral("idNumber")).toString(),
             QStringLiteral("110105********002X"));
    const auto none = m_kiosk->issue(kEnrol);
    m_kiosk->shipTo(*m_hall);
    QCOMPARE(m_hall
                 ->run<QJsonObject>([&](storage::Database& store) {
                     return m_hall->queue().person(store, none.value().ticket.id);
                 })
                 .error()
                 .code,
             ErrorCode::NotFound);
}

void tst_TicketDesk::nothingPersonalInTheStore()
{
    const auto issued = m_kiosk->issue(kEnrol, zhang());
    m_kiosk->hold(issued.value().ticket.id);
    m_kiosk->shipTo(*m_hall);
    m_kiosk.reset();
    const QStringList files = QDir(m_dir->path()).entryList(QDir::Files);
    QVERIFY(files.size() >= 2);
    for (const QString& name : files) {
        QFile file(m_dir->filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY2(!content.contains(QStringLiteral("张建国").toUtf8()), qPrintable(name));
        QVERIFY2(!content.contains(kNumberX.toUtf8()), qPrintable(name));
        QVERIFY2(!content.contains(kNumberX.first(17).toUtf8()), qPrintable(name));
    }
}

void tst_TicketDesk::shippedTwiceIsThereOnce()
{
    QVERIFY(m_kiosk->issue(kEnrol));
    QVERIFY(m_kiosk->shipTo(*m_hall) > 0);
    QCOMPARE(m_kiosk->shipTo(*m_hall), 0);
    QCOMPARE(m_hall->published(feed::kTicket, {QStringLiteral("staff")}).size(), 1);
}

QTEST_GUILESS_MAIN(tst_TicketDesk)
#include "tst_TicketDesk.moc"
