// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/queue/AppendFact.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/storage/Query.h"
#include "tests/services/queue/TestHall.h"

#include <QJsonDocument>
#include <QTest>

#include <memory>

using namespace onewindow;
using namespace onewindow::queue;
using namespace std::chrono_literals;

namespace {

const QString kWindow1 = QStringLiteral("1");
const QString kWindow2 = QStringLiteral("2");
const QString kEnrol = QStringLiteral("enrol");
const QString kMove = QStringLiteral("move");
const QString kPension = QStringLiteral("pension");
const QString kWang = QStringLiteral("wang");
const QString kLi = QStringLiteral("li");

} // namespace

/// What departs from the order of calling: who goes away and comes again, who is called before
/// their turn, who is sent to one window or colleague, and a day that is ended.
class tst_HallTurns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void suspendedKeepsItsNumber();
    void anyWindowThatServesItCallsBack();
    void suspendedIsOpenForItsHolder();
    void undoOfTurns_data();
    void undoOfTurns();
    void callBack_data();
    void callBack();
    void outOfOrderIsRecorded();
    void outOfOrder_data();
    void outOfOrder();

    void oneWindowAloneCalls();
    void oneColleagueAloneCalls();
    void undoneCallStandsInItsLine();
    void nothingIsTakenBackOfWhoHasEnded();
    void windowThatClosesLetsThemGo();
    void colleagueWhoIsRelievedLetsThemGo();
    void target_data();
    void target();

    void dayEnds();
    void dayEndsAsItWasSeen();
    void noticeOfTheDaysEnd();

private:
    using Work = std::function<Result<QJsonObject>(storage::Database&)>;

    Result<QJsonObject> run(const Work& work) { return m_hall->run<QJsonObject>(work); }

    Result<QJsonObject> open(const QString& window, const QString& staff,
                             const QStringList& matters);
    /// A number, called to window 1; its id.
    QByteArray called(const QString& matter = kEnrol);
    Result<QJsonObject> suspend(const QString& window = kWindow1);
    Result<QJsonObject> bringBack(const QByteArray& ticket, const QString& window = kWindow1);
    Result<QJsonObject> callOut(const QByteArray& ticket, const QString& window = kWindow1);
    Result<QJsonObject> transfer(const TransferTarget& target);
    Result<QJsonObject> next(const QString& window, const QString& staff);
    Result<QJsonObject> endDay(qint64 expected);
    QString stateOf(const QByteArray& ticket);
    QJsonObject lastFact(const char* kind);

    ManualClock m_clock;
    std::unique_ptr<TestHall> m_hall;
};

void tst_HallTurns::init()
{
    m_hall = std::make_unique<TestHall>(m_clock);
    QVERIFY(open(kWindow1, kWang, {kEnrol}));
}

/// Whatever happened, the tables are what the journal says.
void tst_HallTurns::cleanup()
{
    QCOMPARE(m_hall->verify(), QString());
}

Result<QJsonObject> tst_HallTurns::open(const QString& window, const QString& staff,
                                        const QStringList& matters)
{
    return run([&](storage::Database& store) {
        return m_hall->queue().openWindow(store, {window, staff, {}}, matters);
    });
}

QByteArray tst_HallTurns::called(const QString& matter)
{
    const QByteArray id = idFromText(field(m_hall->issue(matter), "id"));
    OW_ENFORCE(bool(m_hall->command(&HallQueue::callNext, kWindow1)));
    return id;
}

Result<QJsonObject> tst_HallTurns::suspend(const QString& window)
{
    return run([&](storage::Database& store) {
        return m_hall->queue().suspend(store, {window, kWang, {}}, QStringLiteral("form"));
    });
}

Result<QJsonObject> tst_HallTurns::bringBack(const QByteArray& ticket, const QString& window)
{
    return run([&](storage::Database& store) {
        return m_hall->queue().bringBack(store, {window, kLi, {}}, ticket);
    });
}

Result<QJsonObject> tst_HallTurns::callOut(const QByteArray& ticket, const QString& window)
{
    return run([&](storage::Database& store) {
        return m_hall->queue().callOutOfOrder(store, {window, kWang, {}}, ticket,
                                              QStringLiteral("unwell"));
    });
}

Result<QJsonObject> tst_HallTurns::transfer(const TransferTarget& target)
{
    return run([&](storage::Database& store) {
        return m_hall->queue().transfer(store, {kWindow1, kWang, {}}, target,
                                        QStringLiteral("wish"));
    });
}

Result<QJsonObject> tst_HallTurns::next(const QString& window, const QString& staff)
{
    return run([&](storage::Database& store) {
        return m_hall->queue().callNext(store, {window, staff, {}});
    });
}

Result<QJsonObject> tst_HallTurns::endDay(qint64 expected)
{
    return run([&](storage::Database& store) {
        return m_hall->queue().endDay(store, QStringLiteral("zhao"), expected,
                                      {{QStringLiteral("zh"), QStringLiteral("今天到此为止")}});
    });
}

QString tst_HallTurns::stateOf(const QByteArray& ticket)
{
    return stateName(findTicket(m_hall->database(), ticket).value()->state);
}

QJsonObject tst_HallTurns::lastFact(const char* kind)
{
    auto rows = storage::query(m_hall->database(),
                               "SELECT body FROM journal WHERE kind = ? ORDER BY seq DESC LIMIT 1",
                               QString::fromLatin1(kind));
    OW_ENFORCE(rows && rows.value().step().value());
    return QJsonDocument::fromJson(rows.value().blob(0)).object();
}

void tst_HallTurns::suspendedKeepsItsNumber()
{
    const QByteArray id = called();
    QVERIFY(m_hall->command(&HallQueue::start, kWindow1));
    const auto away = suspend();
    QCOMPARE(field(away, "state"), QStringLiteral("suspended"));
    QCOMPARE(field(away, "suspendReason"), QStringLiteral("form"));
    QCOMPARE(lastFact(facts::kSuspended).value(QStringLiteral("staff")).toString(), kWang);
    const auto told = m_hall->published(feed::kTicket, {QStringLiteral("staff")});
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().body->value(QStringLiteral("suspendedAt")).toInteger(),
             m_clock.now().wallMs);
    // No news for a board: it was called once here, and is not called again.
    const QJsonObject call = *m_hall->published(feed::kCall, {QStringLiteral("all")}).first().body;
    QCOMPARE(call.value(QStringLiteral("state")).toString(), QStringLiteral("suspended"));
    QCOMPARE(call.value(QStringLiteral("count")).toInt(), 1);
    // The window goes on, and calls them only when they are called back.
    QCOMPARE(field(m_hall->command(&HallQueue::callNext, kWindow1), "number"),
             QStringLiteral("QueueEmpty"));
    m_clock.advance(10min);
    QCOMPARE(field(bringBack(id), "number"), QStringLiteral("A0001"));
    QCOMPARE(stateOf(id), QStringLiteral("called"));
    QCOMPARE(m_hall->published(feed::kCall, {QStringLiteral("all")})
                 .first()
                 .body->value(QStringLiteral("state"))
                 .toString(),
             QStringLiteral("called"));
    QVERIFY(m_hall->command(&HallQueue::start, kWindow1));
    QVERIFY(m_hall->command(&HallQueue::finish, kWindow1));
}

void tst_HallTurns::anyWindowThatServesItCallsBack()
{
    const QByteArray id = called();
    QVERIFY(suspend());
    QVERIFY(open(kWindow2, kLi, {kMove}));
    QCOMPARE(field(bringBack(id, kWindow2), "number"), QStringLiteral("BadRequest"));
    QVERIFY(open(kWindow2, kLi, {kMove, kEnrol}));
    QCOMPARE(field(bringBack(id, kWindow2), "window"), kWindow2);
}

/// Who is away for a while takes no second number: their kiosk has it as open.
void tst_HallTurns::suspendedIsOpenForItsHolder()
{
    (void)called();
    QVERIFY(suspend());
    const auto held = m_hall->published(feed::kOpen, {QStringLiteral("kiosk")});
    QCOMPARE(held.size(), 1);
    QCOMPARE(held.first().body->value(QStringLiteral("state")).toString(),
             QStringLiteral("suspended"));
    m_clock.advance(24h);
    QVERIFY(m_hall->run<bool>(
        [&](storage::Database& store) { return m_hall->day().closePastDays(store); }));
    QCOMPARE(m_hall->published(feed::kOpen, {QStringLiteral("kiosk")}).size(), 0);
}

void tst_HallTurns::undoOfTurns_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("state");
    QTest::newRow("suspending") << QStringLiteral("suspend") << QStringLiteral("serving");
    QTest::newRow("calling back") << QStringLiteral("back") << QStringLiteral("suspended");
    QTest::newRow("calling out of order") << QStringLiteral("out") << QStringLiteral("waiting");
    QTest::newRow("sending to a window") << QStringLiteral("window") << QStringLiteral("serving");
}

void tst_HallTurns::undoOfTurns()
{
    QFETCH(const QString, what);
    QVERIFY(open(kWindow2, kLi, {kEnrol}));
    QByteArray id;
    if (what == u"out") {
        id = idFromText(field(m_hall->issue(kEnrol), "id"));
        QVERIFY(callOut(id));
    } else {
        id = called();
        QVERIFY(m_hall->command(&HallQueue::start, kWindow1));
        QVERIFY(what == u"window" ? transfer({.matter = {}, .window = kWindow2}) : suspend());
        if (what == u"back") {
            QVERIFY(bringBack(id));
        }
    }
    QTEST(field(m_hall->undo(kWindow1), "state"), "state");
    const auto windows = m_hall->published(feed::kWindow, {QStringLiteral("all")});
    for (const auto& window : windows) {
        const bool hasHand = window.id == kWindow1 && stateOf(id) == u"serving";
        QCOMPARE(window.body->contains(QStringLiteral("ticket")), hasHand);
    }
    const QJsonObject call = *m_hall->published(feed::kCall, {QStringLiteral("all")}).first().body;
    QCOMPARE(call.contains(QStringLiteral("corrects")), what == u"out" || what == u"back");
    // Once only.
    QCOMPARE(field(m_hall->undo(kWindow1), "state"), QStringLiteral("Conflict"));
}

void tst_HallTurns::callBack_data()
{
    QTest::addColumn<QString>("why");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("no such ticket") << QStringLiteral("none") << QStringLiteral("NotFound");
    QTest::newRow("waits") << QStringLiteral("waits") << QStringLiteral("Conflict");
    QTest::newRow("somebody in hand") << QStringLiteral("hand") << QStringLiteral("Conflict");
    QTest::newRow("closed") << QStringLiteral("closed") << QStringLiteral("WindowClosed");
    QTest::newRow("called back elsewhere") << QStringLiteral("twice") << QStringLiteral("Conflict");
}

void tst_HallTurns::callBack()
{
    QFETCH(const QString, why);
    QByteArray id = called();
    QVERIFY(suspend());
    if (why == u"none") {
        id = QByteArray(16, 'x');
    } else if (why == u"waits") {
        id = idFromText(field(m_hall->issue(kEnrol), "id"));
    } else if (why == u"hand") {
        (void)called();
    } else if (why == u"closed") {
        QVERIFY(m_hall->command(&HallQueue::closeWindow, kWindow1));
    } else {
        QVERIFY(open(kWindow2, kLi, {kEnrol}));
        QVERIFY(bringBack(id, kWindow2));
    }
    QTEST(field(bringBack(id), "state"), "refusal");
}

void tst_HallTurns::outOfOrderIsRecorded()
{
    QVERIFY(m_hall->issue(kEnrol));
    const QByteArray later = idFromText(field(m_hall->issue(kEnrol), "id"));
    QCOMPARE(field(callOut(later), "number"), QStringLiteral("A0002"));
    const QJsonObject fact = lastFact(facts::kCalled);
    QCOMPARE(fact.value(QStringLiteral("outOfOrder")).toString(), QStringLiteral("unwell"));
    QCOMPARE(fact.value(QStringLiteral("staff")).toString(), kWang);
    // Who was passed over is next.
    QVERIFY(m_hall->command(&HallQueue::noShow, kWindow1));
    QCOMPARE(field(m_hall->command(&HallQueue::callNext, kWindow1), "number"),
             QStringLiteral("A0001"));
}

void tst_HallTurns::outOfOrder_data()
{
    QTest::addColumn<QString>("why");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("no such ticket") << QStringLiteral("none") << QStringLiteral("NotFound");
    QTest::newRow("another matter") << QStringLiteral("matter") << QStringLiteral("BadRequest");
    QTest::newRow("missed") << QStringLiteral("missed") << QStringLiteral("Conflict");
    QTest::newRow("somebody in hand") << QStringLiteral("hand") << QStringLiteral("Conflict");
}

void tst_HallTurns::outOfOrder()
{
    QFETCH(const QString, why);
    QByteArray id(16, 'x');
    if (why == u"matter") {
        id = idFromText(field(m_hall->issue(kMove), "id"));
    } else if (why == u"missed") {
        id = called();
        QVERIFY(m_hall->command(&HallQueue::noShow, kWindow1));
    } else if (why == u"hand") {
        (void)called();
        id = idFromText(field(m_hall->issue(kEnrol), "id"));
    }
    QTEST(field(callOut(id), "state"), "refusal");
}

void tst_HallTurns::oneWindowAloneCalls()
{
    QVERIFY(open(kWindow2, kLi, {kEnrol}));
    (void)called();
    m_clock.advance(1min);
    QVERIFY(m_hall->issue(kEnrol));
    const auto sent = transfer({.matter = {}, .window = kWindow2});
    QCOMPARE(field(sent, "toWindow"), kWindow2);
    QCOMPARE(field(sent, "matter"), kEnrol);
    // It came first, and is passed by everywhere but there.
    QCOMPARE(field(next(kWindow1, kWang), "number"), QStringLiteral("A0002"));
    QCOMPARE(field(next(kWindow2, kLi), "number"), QStringLiteral("A0001"));
}

void tst_HallTurns::oneColleagueAloneCalls()
{
    QVERIFY(open(kWindow2, kLi, {kEnrol}));
    (void)called();
    QCOMPARE(field(transfer({.matter = {}, .staff = kLi}), "toStaff"), kLi);
    QCOMPARE(field(next(kWindow1, kWang), "number"), QStringLiteral("QueueEmpty"));
    QCOMPARE(field(next(kWindow2, kLi), "number"), QStringLiteral("A0001"));
}

void tst_HallTurns::undoneCallStandsInItsLine()
{
    QVERIFY(open(kWindow2, kLi, {kEnrol}));
    (void)called();
    QVERIFY(transfer({.matter = {}, .window = kWindow2}));
    QVERIFY(next(kWindow2, kLi));
    QCOMPARE(field(m_hall->undo(kWindow2), "toWindow"), kWindow2);
    QCOMPARE(field(next(kWindow1, kWang), "number"), QStringLiteral("QueueEmpty"));
}

void tst_HallTurns::windowThatClosesLetsThemGo()
{
    QVERIFY(open(kWindow2, kLi, {kEnrol}));
    const QByteArray id = called();
    QVERIFY(transfer({.matter = {}, .window = kWindow2}));
    const auto waiting = [&] { return countWaiting(m_hall->database(), kEnrol).value(); };
    QCOMPARE(waiting(), 0);
    QVERIFY(run([&](storage::Database& store) {
        return m_hall->queue().closeWindow(store, {kWindow2, kLi, {}});
    }));
    QCOMPARE(findTicket(m_hall->database(), id).value()->toWindow(), QString());
    QCOMPARE(waiting(), 1);
    QCOMPARE(field(next(kWindow1, kWang), "number"), QStringLiteral("A0001"));
}

void tst_HallTurns::colleagueWhoIsRelievedLetsThemGo()
{
    QVERIFY(open(kWindow2, kLi, {kEnrol}));
    (void)called();
    QVERIFY(transfer({.matter = {}, .staff = kLi}));
    QVERIFY(run([&](storage::Database& store) {
        return m_hall->queue().takeOver(store, {kWindow2, QStringLiteral("zhao"), {}});
    }));
    QCOMPARE(field(next(kWindow1, kWang), "number"), QStringLiteral("A0001"));
}

void tst_HallTurns::target_data()
{
    QTest::addColumn<QString>("matter");
    QTest::addColumn<QString>("window");
    QTest::addColumn<QString>("staff");
    QTest::addColumn<QString>("becomes"); ///< Its matter, or the refusal.
    const QString none;
    const auto row = [](const char* name, const QString& matter, const QString& window,
                        const QString& staff, const QString& becomes) {
        QTest::newRow(name) << matter << window << staff << becomes;
    };
    row("a window that serves another of its matters", none, kWindow2, none, kMove);
    row("a window, for what it was called for", kEnrol, kWindow2, none, QStringLiteral("Conflict"));
    row("a window, for something new", kPension, kWindow2, none, QStringLiteral("Conflict"));
    row("this window", none, kWindow1, none, QStringLiteral("Conflict"));
    row("no such window", none, QStringLiteral("99"), none, QStringLiteral("NotFound"));
    row("a colleague", none, none, kLi, kMove);
    row("who is at no window", none, none, QStringLiteral("zhao"), QStringLiteral("Conflict"));
    row("both", none, kWindow2, kLi, QStringLiteral("BadRequest"));
    row("no such matter", QStringLiteral("zzz"), none, none, QStringLiteral("NotFound"));
    row("nowhere", none, none, none, QStringLiteral("NotFound"));
}

void tst_HallTurns::target()
{
    QFETCH(const QString, matter);
    QFETCH(const QString, window);
    QFETCH(const QString, staff);
    QVERIFY(open(kWindow2, kLi, {kMove}));
    QVERIFY(m_hall->issue(kEnrol, TicketClass::Ordinary, {kMove}));
    QVERIFY(next(kWindow1, kWang));
    QTEST(field(transfer({.matter = matter, .window = window, .staff = staff}), "matter"),
          "becomes");
}

/// Closed with another number of the same person, whom another window has called since.
void tst_HallTurns::nothingIsTakenBackOfWhoHasEnded()
{
    QVERIFY(open(kWindow2, kLi, {kEnrol}));
    const QByteArray id = called();
    QVERIFY(m_hall->command(&HallQueue::start, kWindow1));
    QVERIFY(transfer({.matter = {}, .window = kWindow2}));
    const auto linked = m_hall->run<void>([&](storage::Database& store) {
        return appendFact(m_hall->journal(), store, facts::kLinked, id, {});
    });
    QVERIFY(linked);
    QCOMPARE(field(m_hall->undo(kWindow1), "state"), QStringLiteral("Conflict"));
    QCOMPARE(stateOf(id), QStringLiteral("linked"));
}

void tst_HallTurns::dayEnds()
{
    QVERIFY(open(kWindow2, kLi, {kEnrol}));
    QList<QByteArray> all{called()};
    QVERIFY(m_hall->command(&HallQueue::start, kWindow1));
    all << idFromText(field(m_hall->issue(kEnrol), "id"));
    QVERIFY(next(kWindow2, kLi));
    QVERIFY(suspend(kWindow2));
    all << idFromText(field(m_hall->issue(kEnrol), "id"));
    QVERIFY(next(kWindow2, kLi));
    QVERIFY(m_hall->command(&HallQueue::noShow, kWindow2));
    all << idFromText(field(m_hall->issue(kMove), "id"));
    const auto ended = endDay(4);
    QCOMPARE(field(ended, "tickets"), QStringLiteral("4"));
    QCOMPARE(field(ended, "windows"), QStringLiteral("2"));
    for (const QByteArray& id : std::as_const(all)) {
        QCOMPARE(stateOf(id), QStringLiteral("cancelled"));
    }
    QCOMPARE(lastFact(facts::kCancelled).value(QStringLiteral("staff")).toString(),
             QStringLiteral("zhao"));
    for (const auto& window : m_hall->published(feed::kWindow, {QStringLiteral("all")})) {
        QCOMPARE(window.body->value(QStringLiteral("state")).toString(), QStringLiteral("closed"));
        QVERIFY(!window.body->contains(QStringLiteral("ticket")));
    }
    QCOMPARE(m_hall->published(feed::kTicket, {QStringLiteral("staff")}).size(), 0);
    QCOMPARE(m_hall->published(feed::kCall, {QStringLiteral("all")}).size(), 0);
    QCOMPARE(field(m_hall->undo(kWindow1), "state"), QStringLiteral("Conflict"));
    // The hall can begin again: what is issued now is called.
    QVERIFY(m_hall->issue(kEnrol));
    QVERIFY(open(kWindow1, kWang, {kEnrol}));
    QVERIFY(next(kWindow1, kWang));
}

/// Whoever ends it has seen how many it concerns.
void tst_HallTurns::dayEndsAsItWasSeen()
{
    const QByteArray id = idFromText(field(m_hall->issue(kEnrol), "id"));
    QCOMPARE(field(endDay(0), "tickets"), QStringLiteral("Conflict"));
    QCOMPARE(field(endDay(2), "tickets"), QStringLiteral("Conflict"));
    QCOMPARE(stateOf(id), QStringLiteral("waiting"));
    QVERIFY(endDay(1));
    QVERIFY(endDay(0)); // Pressed again: nothing is left.
}

void tst_HallTurns::noticeOfTheDaysEnd()
{
    QVERIFY(endDay(0));
    const auto notices = [&] { return m_hall->published(feed::kNotice, {QStringLiteral("all")}); };
    const auto publish = [&] {
        return m_hall->run<int>([&](storage::Database& store) -> Result<int> {
            OW_TRY(m_hall->queue().publishNews(store, {}, {}));
            return 0;
        });
    };
    QCOMPARE(notices().size(), 1);
    const QJsonValue told = notices().first().body->value(QStringLiteral("text"));
    QCOMPARE(told[QLatin1String("zh")].toString(), QStringLiteral("今天到此为止"));
    // It stays when others come and go, and is gone the day after.
    QVERIFY(publish());
    QCOMPARE(notices().size(), 1);
    m_clock.advance(24h);
    QVERIFY(publish());
    QCOMPARE(notices().size(), 0);
}

QTEST_GUILESS_MAIN(tst_HallTurns)
#include "tst_HallTurns.moc"
