// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"
#include "tests/services/queue/TestHall.h"
#include "tests/services/queue/TestKiosk.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace onewindow;
using namespace onewindow::queue;
using namespace std::chrono_literals;

namespace {

const QString kWindow1 = QStringLiteral("1");
const QString kWindow2 = QStringLiteral("2");
const QString kEnrol = QStringLiteral("enrol");
const QString kPension = QStringLiteral("pension");
const QString kMove = QStringLiteral("move");

Person zhang()
{
    return {QStringLiteral("张建国"), QStringLiteral("11010519491231002X"), QDate(1949, 12, 31),
            false};
}

/// "enrol, move" of an answer or a thing.
QString mattersOf(const QJsonObject& ticket)
{
    QStringList all{ticket.value(QStringLiteral("matter")).toString()};
    const QJsonArray further = ticket.value(QStringLiteral("further")).toArray();
    for (const QJsonValue id : further) {
        all << id.toString();
    }
    return all.join(QStringLiteral(", "));
}

QString mattersOf(const Result<QJsonObject>& answer)
{
    return answer ? mattersOf(answer.value()) : errorName(answer.error().code);
}

} // namespace

/// One number for several matters, from the terminal that gives it out to the windows that do them.
class tst_SeveralMatters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void numberIsOfTheFirst();
    void badListsAreRefused_data();
    void badListsAreRefused();
    void windowOfTheFirstCalls();
    void feedNamesAll();
    void linkNamesAll();
    void finishSaysWhatWasDone_data();
    void finishSaysWhatWasDone();
    void nothingElseCanHaveBeenDone();
    void restGoesOn_data();
    void restGoesOn();
    void undoBringsAllBack_data();
    void undoBringsAllBack();
    void oneNumberForEachOfThem_data();
    void oneNumberForEachOfThem();
    void doneOneCanBeTakenAgain();
    void numberOfAnotherKioskIsInTheWay();
    void callTakesThemOffTheOther();
    void personIsAtOneWindowAtATime();
    void eachCountsAsChosen();

private:
    std::unique_ptr<TestKiosk> makeKiosk(int index);
    Result<IssuedTicket> issue(TestKiosk& kiosk, const QStringList& matters,
                               const std::optional<Person>& person = zhang());
    QByteArray take(TestKiosk& kiosk, const QStringList& matters);
    Result<QJsonObject> transfer(const QString& to, const std::optional<QStringList>& done = {});
    Result<QJsonObject> finish(const std::optional<QStringList>& done);
    QJsonObject lastFact(const char* kind);
    void serve(const QStringList& matters, const QStringList& served, bool isStarted = true);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<TestKeys> m_keys[2];
    std::unique_ptr<TestKiosk> m_kiosk;
};

std::unique_ptr<TestKiosk> tst_SeveralMatters::makeKiosk(int index)
{
    auto kiosk = std::make_unique<TestKiosk>(
        QStringLiteral("kiosk-%1").arg(index), QString::number(index),
        m_dir->filePath(QStringLiteral("kiosk-%1.db").arg(index)),
        *m_keys[static_cast<std::size_t>(index - 1)], *m_hall->keys(), *m_clock);
    kiosk->pull(*m_hall);
    return kiosk;
}

void tst_SeveralMatters::init()
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
    m_kiosk = makeKiosk(1);
}

void tst_SeveralMatters::cleanup()
{
    m_kiosk.reset();
    QCOMPARE(m_hall->verify(), QString());
    m_hall.reset();
}

Result<IssuedTicket> tst_SeveralMatters::issue(TestKiosk& kiosk, const QStringList& matters,
                                               const std::optional<Person>& person)
{
    IssueRequest request;
    request.matter = matters.constFirst();
    request.further = matters.mid(1);
    request.person = person;
    return kiosk.issue(std::move(request));
}

/// Somebody has it in hand, and the hall knows.
QByteArray tst_SeveralMatters::take(TestKiosk& kiosk, const QStringList& matters)
{
    const auto issued = issue(kiosk, matters);
    OW_ENFORCE(issued);
    kiosk.hold(issued.value().ticket.id);
    kiosk.shipTo(*m_hall);
    return issued.value().ticket.id;
}

Result<QJsonObject> tst_SeveralMatters::transfer(const QString& to,
                                                 const std::optional<QStringList>& done)
{
    return m_hall->run<QJsonObject>([&](storage::Database& store) {
        WindowCommand command{kWindow1, QStringLiteral("wang"), {}};
        command.done = done;
        return m_hall->queue().transfer(store, command, {to}, QStringLiteral("further"));
    });
}

Result<QJsonObject> tst_SeveralMatters::finish(const std::optional<QStringList>& done)
{
    return m_hall->run<QJsonObject>([&](storage::Database& store) {
        WindowCommand command{kWindow1, QStringLiteral("wang"), {}};
        command.done = done;
        return m_hall->queue().finish(store, command);
    });
}

QJsonObject tst_SeveralMatters::lastFact(const char* kind)
{
    const auto found = storage::firstOrDefaultOf(
        storage::query(m_hall->database(),
                       "SELECT body FROM journal WHERE kind = ? ORDER BY pos DESC LIMIT 1",
                       QString::fromLatin1(kind)),
        [](const storage::Statement& row) { return row.blob(0); });
    OW_ENFORCE(found);
    return QJsonDocument::fromJson(found.value()).object();
}

/// A number for `matters` is at window 1, which serves `served`.
void tst_SeveralMatters::serve(const QStringList& matters, const QStringList& served,
                               bool isStarted)
{
    QVERIFY(m_hall->open(kWindow1, served));
    take(*m_kiosk, matters);
    QVERIFY(m_hall->command(&HallQueue::callNext, kWindow1));
    if (isStarted) {
        QVERIFY(m_hall->command(&HallQueue::start, kWindow1));
    }
}

void tst_SeveralMatters::numberIsOfTheFirst()
{
    const auto issued = issue(*m_kiosk, {kMove, kEnrol});
    QVERIFY(issued);
    QCOMPARE(issued.value().ticket.number, QStringLiteral("C1001"));
    QCOMPARE(issued.value().ticket.matters(), (QStringList{kMove, kEnrol}));
    // At the desk as well.
    const auto desk = m_hall->issue(kEnrol, TicketClass::Ordinary, {kMove});
    QCOMPARE(field(desk, "number"), QStringLiteral("A0001"));
    QCOMPARE(mattersOf(desk), QStringLiteral("enrol, move"));
}

void tst_SeveralMatters::badListsAreRefused_data()
{
    QTest::addColumn<QStringList>("matters");
    QTest::addColumn<QString>("error");
    QTest::newRow("one twice") << QStringList{kEnrol, kMove, kEnrol}
                               << QStringLiteral("BadRequest");
    QTest::newRow("unknown") << QStringList{kEnrol, QStringLiteral("zzz")}
                             << QStringLiteral("NotFound");
    QTest::newRow("too many") << QStringList{kEnrol, kMove, kEnrol, kMove, kEnrol, kMove}
                              << QStringLiteral("BadRequest");
}

void tst_SeveralMatters::badListsAreRefused()
{
    QFETCH(const QStringList, matters);
    const auto issued = issue(*m_kiosk, matters);
    QVERIFY(!issued);
    QTEST(errorName(issued.error().code), "error");
    QTEST(field(m_hall->issue(matters.constFirst(), TicketClass::Ordinary, matters.mid(1)), "id"),
          "error");
    // One that needs a card needs it wherever it stands.
    QCOMPARE(issue(*m_kiosk, {kEnrol, kPension}, std::nullopt).error().code,
             ErrorCode::NotPermitted);
}

/// By whoever serves what it was taken for; nobody waits for a window that serves all of it.
void tst_SeveralMatters::windowOfTheFirstCalls()
{
    take(*m_kiosk, {kEnrol, kMove});
    QVERIFY(m_hall->open(kWindow2, {kMove}));
    QCOMPARE(field(m_hall->command(&HallQueue::callNext, kWindow2), "number"),
             QStringLiteral("QueueEmpty"));
    QVERIFY(m_hall->open(kWindow1, {kEnrol}));
    QCOMPARE(field(m_hall->command(&HallQueue::callNext, kWindow1), "number"),
             QStringLiteral("A1001"));
}

void tst_SeveralMatters::feedNamesAll()
{
    take(*m_kiosk, {kEnrol, kMove, kPension});
    const auto staff = m_hall->published(feed::kTicket, {QStringLiteral("staff")});
    QCOMPARE(staff.size(), 1);
    QCOMPARE(mattersOf(*staff.first().body), QStringLiteral("enrol, move, pension"));
    const auto kiosks = m_hall->published(feed::kOpen, {QStringLiteral("kiosk")});
    QCOMPARE(mattersOf(*kiosks.first().body), QStringLiteral("enrol, move, pension"));
    // Who waits is counted once, for the first.
    const auto queues = m_hall->published(feed::kQueue, {QStringLiteral("all")});
    int waiting = 0;
    for (const journal::FeedChange& queue : queues) {
        waiting += queue.body->value(QStringLiteral("waiting")).toInt();
    }
    QCOMPARE(waiting, 1);
}

void tst_SeveralMatters::linkNamesAll()
{
    const auto issued = issue(*m_kiosk, {kEnrol, kMove});
    m_kiosk->shipTo(*m_hall);
    const auto shown = m_hall->run<QJsonObject>([&](storage::Database& store) {
        return m_hall->queue().publicTicket(store, issued.value().ticket.token);
    });
    QVERIFY(shown);
    const QJsonArray further = shown.value().value(QStringLiteral("further")).toArray();
    QCOMPARE(further.size(), 1);
    QCOMPARE(further.first().toObject().value(QStringLiteral("zh")).toString(),
             QStringLiteral("事项"));
}

void tst_SeveralMatters::finishSaysWhatWasDone_data()
{
    QTest::addColumn<QStringList>("served");
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<bool>("isSaid");
    QTest::addColumn<QStringList>("done");
    const QStringList none;
    QTest::newRow("all that the window serves")
        << QStringList{kEnrol, kMove} << none << false << QStringList{kEnrol, kMove};
    QTest::newRow("not what it does not serve")
        << QStringList{kEnrol} << none << false << QStringList{kEnrol};
    QTest::newRow("what the clerk says")
        << QStringList{kEnrol, kMove} << QStringList{kMove, kMove} << true << QStringList{kMove};
    QTest::newRow("nothing") << QStringList{kEnrol, kMove} << none << true << none;
}

void tst_SeveralMatters::finishSaysWhatWasDone()
{
    QFETCH(const QStringList, served);
    QFETCH(const QStringList, said);
    QFETCH(const bool, isSaid);
    QFETCH(const QStringList, done);
    serve({kEnrol, kMove}, served);
    QCOMPARE(field(finish(isSaid ? std::optional(said) : std::nullopt), "state"),
             QStringLiteral("done"));
    QCOMPARE(lastFact(facts::kFinished).value(QStringLiteral("done")),
             QJsonValue(QJsonArray::fromStringList(done)));
}

void tst_SeveralMatters::nothingElseCanHaveBeenDone()
{
    serve({kEnrol, kMove}, {kEnrol});
    QCOMPARE(field(finish(QStringList{kEnrol, kPension}), "state"), QStringLiteral("BadRequest"));
    QCOMPARE(mattersOf(transfer(kMove, QStringList{kPension})), QStringLiteral("BadRequest"));
    // A number for one matter says no more than it always did.
    QVERIFY(finish(std::nullopt));
    m_kiosk->pull(*m_hall);
    take(*m_kiosk, {kEnrol});
    QVERIFY(m_hall->command(&HallQueue::callNext, kWindow1));
    QVERIFY(m_hall->command(&HallQueue::start, kWindow1));
    QVERIFY(m_hall->command(&HallQueue::finish, kWindow1));
    QVERIFY(!lastFact(facts::kFinished).contains(QStringLiteral("done")));
    QVERIFY(!lastFact(facts::kFinished).contains(QStringLiteral("fromFurther")));
}

void tst_SeveralMatters::restGoesOn_data()
{
    QTest::addColumn<bool>("isStarted");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<QString>("left");
    QTest::newRow("to the next, the first done")
        << true << kMove << QStringList() << QStringLiteral("move, pension");
    QTest::newRow("to a later one")
        << true << kPension << QStringList() << QStringLiteral("pension, move");
    QTest::newRow("nothing was done") << true << kMove << QStringList{QStringLiteral("-")}
                                      << QStringLiteral("move, enrol, pension");
    QTest::newRow("two were done")
        << true << kPension << QStringList{kEnrol, kMove} << QStringLiteral("pension");
    QTest::newRow("called at the wrong window")
        << false << kMove << QStringList() << QStringLiteral("move, enrol, pension");
    QTest::newRow("the same again")
        << true << kEnrol << QStringList() << QStringLiteral("enrol, move, pension");
}

void tst_SeveralMatters::restGoesOn()
{
    QFETCH(const bool, isStarted);
    QFETCH(const QString, to);
    QFETCH(const QStringList, said);
    QFETCH(const QString, left);
    serve({kEnrol, kMove, kPension}, {kEnrol}, isStarted);
    std::optional<QStringList> done;
    if (!said.isEmpty()) {
        done = said == QStringList{QStringLiteral("-")} ? QStringList() : said;
    }
    QCOMPARE(mattersOf(transfer(to, done)), left);
    // A window of what is next calls it, in its old place.
    QVERIFY(m_hall->open(kWindow2, {to}));
    QCOMPARE(field(m_hall->command(&HallQueue::callNext, kWindow2), "number"),
             QStringLiteral("A1001"));
}

void tst_SeveralMatters::undoBringsAllBack_data()
{
    QTest::addColumn<QString>("what");
    for (const char* what : {"call", "finish", "transfer", "wrong matter"}) {
        QTest::newRow(what) << QString::fromLatin1(what);
    }
}

void tst_SeveralMatters::undoBringsAllBack()
{
    QFETCH(const QString, what);
    const bool isStarted = what == u"finish" || what == u"transfer";
    const QString wrong = what == u"wrong matter" ? kPension : kMove;
    serve({kEnrol, kMove}, {kEnrol}, isStarted);
    if (what == u"finish") {
        QVERIFY(finish(QStringList{kEnrol}));
    } else if (what != u"call") {
        QVERIFY(transfer(wrong));
    }
    QCOMPARE(mattersOf(m_hall->undo(kWindow1)), QStringLiteral("enrol, move"));
}

void tst_SeveralMatters::oneNumberForEachOfThem_data()
{
    QTest::addColumn<QStringList>("first");
    QTest::addColumn<QStringList>("second");
    QTest::addColumn<bool>("isExisting");
    QTest::newRow("the same") << QStringList{kEnrol, kMove} << QStringList{kEnrol, kMove} << true;
    QTest::newRow("one of the first's") << QStringList{kEnrol, kMove} << QStringList{kMove} << true;
    QTest::newRow("the first's among others")
        << QStringList{kMove} << QStringList{kEnrol, kPension, kMove} << true;
    QTest::newRow("none of them") << QStringList{kEnrol, kMove} << QStringList{kPension} << false;
}

void tst_SeveralMatters::oneNumberForEachOfThem()
{
    QFETCH(const QStringList, first);
    QFETCH(const QStringList, second);
    const auto before = issue(*m_kiosk, first);
    const auto after = issue(*m_kiosk, second);
    QVERIFY(after);
    QTEST(after.value().isExisting, "isExisting");
    QCOMPARE(after.value().ticket.id == before.value().ticket.id, after.value().isExisting);
}

/// The terminal hears what is left on its own number.
void tst_SeveralMatters::doneOneCanBeTakenAgain()
{
    serve({kEnrol, kMove}, {kEnrol});
    QCOMPARE(mattersOf(transfer(kMove)), kMove);
    m_kiosk->pull(*m_hall);
    QVERIFY(issue(*m_kiosk, {kMove}).value().isExisting);
    QVERIFY(!issue(*m_kiosk, {kEnrol}).value().isExisting);
}

void tst_SeveralMatters::numberOfAnotherKioskIsInTheWay()
{
    const QByteArray first = take(*m_kiosk, {kEnrol, kMove});
    const auto other = makeKiosk(2);
    const auto again = issue(*other, {kPension, kMove});
    QVERIFY(again.value().isExisting);
    QCOMPARE(again.value().ticket.id, first);
    QCOMPARE(again.value().ticket.matters(), (QStringList{kEnrol, kMove}));
}

/// Two terminals off line gave one person two numbers that have a matter in common. The one called
/// first is for it; the other keeps what only it is for, in its place.
void tst_SeveralMatters::callTakesThemOffTheOther()
{
    const auto other = makeKiosk(2);
    const auto first = issue(*m_kiosk, {kEnrol, kMove});
    m_kiosk->hold(first.value().ticket.id);
    m_clock->advance(1min);
    const auto both = issue(*other, {kMove, kPension});
    QVERIFY(!both.value().isExisting);
    other->hold(both.value().ticket.id);
    other->shipTo(*m_hall);
    m_kiosk->shipTo(*m_hall);
    QVERIFY(m_hall->open(kWindow1, {kEnrol}));
    QVERIFY(m_hall->open(kWindow2, {kMove, kPension}));
    QCOMPARE(mattersOf(m_hall->command(&HallQueue::callNext, kWindow1)),
             QStringLiteral("enrol, move"));
    const auto called = m_hall->command(&HallQueue::callNext, kWindow2);
    QCOMPARE(mattersOf(called), kPension);
    QCOMPARE(field(called, "number"), both.value().ticket.number);
    const auto queues = m_hall->published(feed::kQueue, {QStringLiteral("all")});
    for (const journal::FeedChange& queue : queues) {
        QCOMPARE(queue.body->value(QStringLiteral("waiting")).toInt(), 0);
    }
}

/// A number of the same person for the same comes in while a window serves them: it waits, and ends
/// with what is done.
void tst_SeveralMatters::personIsAtOneWindowAtATime()
{
    const auto other = makeKiosk(2);
    const auto late = issue(*other, {kMove, kEnrol});
    other->hold(late.value().ticket.id);
    serve({kEnrol}, {kEnrol});
    other->shipTo(*m_hall);
    QVERIFY(m_hall->open(kWindow2, {kMove}));
    QCOMPARE(field(m_hall->command(&HallQueue::callNext, kWindow2), "number"),
             QStringLiteral("QueueEmpty"));
    QVERIFY(m_hall->issue(kMove));
    QCOMPARE(field(m_hall->command(&HallQueue::callNext, kWindow2), "number"),
             QStringLiteral("C0001"));
    QVERIFY(m_hall->command(&HallQueue::noShow, kWindow2));
    QVERIFY(finish(std::nullopt));
    const auto called = m_hall->command(&HallQueue::callNext, kWindow2);
    QCOMPARE(field(called, "number"), late.value().ticket.number);
    QCOMPARE(mattersOf(called), kMove);
}

void tst_SeveralMatters::eachCountsAsChosen()
{
    using Counts = QHash<QString, int>;
    QVERIFY(issue(*m_kiosk, {kEnrol, kMove}, std::nullopt));
    QVERIFY(issue(*m_kiosk, {kMove}, std::nullopt));
    const Counts all{{kEnrol, 1}, {kMove, 2}};
    QCOMPARE(m_kiosk->desk().choices(), all);
    m_kiosk = makeKiosk(1);
    QTRY_COMPARE_WITH_TIMEOUT(m_kiosk->desk().choices(), all, TestKiosk::kPatienceMs);
}

QTEST_GUILESS_MAIN(tst_SeveralMatters)
#include "tst_SeveralMatters.moc"
