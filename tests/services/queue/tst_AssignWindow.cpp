// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/storage/Query.h"
#include "tests/services/queue/TestHall.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <memory>

using namespace onewindow;
using namespace onewindow::queue;
using namespace Qt::StringLiterals;

namespace {

const QString kEnrol = u"enrol"_s;
const QString kMove = u"move"_s;

} // namespace

/// A manager says what a window serves, whoever sits there.
class tst_AssignWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void whoIsInHandStays();
    void whoseTurnItWasWaitsForOthers();
    void whoWaitsForTheWindowAloneStaysWithIt();
    void whoSaidSoIsTold();
    void theSameAgainIsNoFact();
    void forecastsFollow();
    void refusals_data();
    void refusals();

private:
    Result<QJsonObject> assign(const QStringList& matters, const QStringList& seen,
                               const QString& window = u"1"_s);
    QList<QJsonObject> changes();
    [[nodiscard]] QJsonObject published(const char* kind, const QString& id) const;

    ManualClock m_clock;
    std::unique_ptr<TestHall> m_hall;
};

void tst_AssignWindow::init()
{
    m_hall = std::make_unique<TestHall>(m_clock);
    QVERIFY(m_hall->open(u"1"_s, {kEnrol}));
}

/// Whatever happened, the tables are what the journal says.
void tst_AssignWindow::cleanup()
{
    QCOMPARE(m_hall->verify(), QString());
}

Result<QJsonObject> tst_AssignWindow::assign(const QStringList& matters, const QStringList& seen,
                                             const QString& window)
{
    return m_hall->run<QJsonObject>([&](storage::Database& store) {
        return m_hall->queue().assignWindow(store, {window, u"zhao"_s, {}}, matters, seen);
    });
}

QList<QJsonObject> tst_AssignWindow::changes()
{
    auto rows = storage::query(m_hall->database(),
                               "SELECT body FROM journal WHERE kind = ? "
                               "ORDER BY seq",
                               QString::fromLatin1(facts::kWindowChanged));
    OW_ENFORCE(bool(rows));
    QList<QJsonObject> bodies;
    while (rows.value().step().value()) {
        bodies << QJsonDocument::fromJson(rows.value().blob(0)).object();
    }
    return bodies;
}

QJsonObject tst_AssignWindow::published(const char* kind, const QString& id) const
{
    const auto things = m_hall->published(kind, {u"all"_s});
    for (const journal::FeedChange& thing : things) {
        if (thing.id == id) {
            return thing.body.value_or(QJsonObject());
        }
    }
    return {};
}

void tst_AssignWindow::whoIsInHandStays()
{
    const QString id = field(m_hall->issue(kEnrol), "id");
    QVERIFY(m_hall->command(&HallQueue::callNext, u"1"_s));
    QVERIFY(m_hall->command(&HallQueue::start, u"1"_s));
    const auto moved = assign({kMove}, {kEnrol});
    QCOMPARE(field(moved, "state"), u"open"_s);
    QCOMPARE(published(feed::kWindow, u"1"_s)[u"ticket"_s].toString(), id);
    QCOMPARE(published(feed::kWindow, u"1"_s)[u"matters"_s].toArray(), QJsonArray{kMove});
    // Their service ends as it would have, though the window serves it no more.
    QCOMPARE(field(m_hall->command(&HallQueue::finish, u"1"_s), "state"), u"done"_s);
    QCOMPARE(field(m_hall->undo(u"1"_s), "state"), u"serving"_s);
    QVERIFY(m_hall->command(&HallQueue::finish, u"1"_s));
}

void tst_AssignWindow::whoseTurnItWasWaitsForOthers()
{
    const QString id = field(m_hall->issue(kEnrol), "id");
    QVERIFY(assign({kMove}, {kEnrol}));
    QCOMPARE(field(m_hall->command(&HallQueue::callNext, u"1"_s), "id"), u"QueueEmpty"_s);
    QVERIFY(m_hall->open(u"2"_s, {kEnrol}));
    QCOMPARE(field(m_hall->command(&HallQueue::callNext, u"2"_s), "id"), id);
}

void tst_AssignWindow::whoWaitsForTheWindowAloneStaysWithIt()
{
    QVERIFY(m_hall->open(u"2"_s, {kEnrol}));
    const QString id = field(m_hall->issue(kEnrol), "id");
    QVERIFY(m_hall->command(&HallQueue::callNext, u"2"_s));
    QVERIFY(m_hall->command(&HallQueue::start, u"2"_s));
    QVERIFY(m_hall->run<QJsonObject>([&](storage::Database& store) {
        return m_hall->queue().transfer(store, {u"2"_s, u"wang"_s, {}},
                                        {.matter = kEnrol, .window = u"1"_s}, u"wish"_s);
    }));
    QVERIFY(assign({kMove}, {kEnrol}));
    QCOMPARE(field(m_hall->command(&HallQueue::callNext, u"2"_s), "id"), u"QueueEmpty"_s);
    QCOMPARE(field(m_hall->command(&HallQueue::callNext, u"1"_s), "id"), id);
}

void tst_AssignWindow::whoSaidSoIsTold()
{
    QVERIFY(assign({kMove, kEnrol}, {kEnrol}));
    const QJsonObject fact = changes().constLast();
    QCOMPARE(fact[u"assignedBy"_s].toString(), u"zhao"_s);
    QCOMPARE(fact[u"staff"_s].toString(), u"wang"_s);
    QCOMPARE(fact[u"state"_s].toString(), u"open"_s);
    QCOMPARE(fact[u"fromMatters"_s].toArray(), QJsonArray{kEnrol});
    QVERIFY(!changes().constFirst().contains(u"assignedBy"_s));
}

void tst_AssignWindow::theSameAgainIsNoFact()
{
    QVERIFY(assign({kMove, kEnrol}, {kEnrol}));
    const auto facts = changes().size();
    // Whoever pressed twice, or asks for what somebody else did meanwhile, has what they wanted.
    QVERIFY(assign({kEnrol, kMove}, {kEnrol}));
    QCOMPARE(changes().size(), facts);
}

void tst_AssignWindow::forecastsFollow()
{
    QVERIFY(m_hall->issue(kMove));
    QVERIFY(!published(feed::kQueue, kMove).contains(u"highMinutes"_s));
    QVERIFY(assign({kMove}, {kEnrol}));
    QCOMPARE(published(feed::kQueue, kMove)[u"openWindows"_s].toInt(), 1);
    QVERIFY(published(feed::kQueue, kMove).contains(u"highMinutes"_s));
    QCOMPARE(published(feed::kQueue, kEnrol)[u"openWindows"_s].toInt(), 0);
}

void tst_AssignWindow::refusals_data()
{
    QTest::addColumn<QString>("window");
    QTest::addColumn<QStringList>("matters");
    QTest::addColumn<QStringList>("seen");
    QTest::addColumn<QString>("error");
    const QStringList enrol{kEnrol};
    QTest::newRow("no such window") << u"9"_s << QStringList{kMove} << enrol << u"NotFound"_s;
    QTest::newRow("no such matter") << u"1"_s << QStringList{u"zzz"_s} << enrol << u"NotFound"_s;
    QTest::newRow("none") << u"1"_s << QStringList() << enrol << u"BadRequest"_s;
    QTest::newRow("one twice") << u"1"_s << QStringList{kMove, kMove} << enrol << u"BadRequest"_s;
    QTest::newRow("closed") << u"2"_s << QStringList{kMove} << QStringList() << u"WindowClosed"_s;
    QTest::newRow("others were seen")
        << u"1"_s << QStringList{kMove} << QStringList{kMove, kEnrol} << u"Conflict"_s;
}

void tst_AssignWindow::refusals()
{
    QFETCH(QString, window);
    QFETCH(QStringList, matters);
    QFETCH(QStringList, seen);
    QTEST(field(assign(matters, seen, window), "state"), "error");
    QCOMPARE(changes().size(), 1);
}

QTEST_GUILESS_MAIN(tst_AssignWindow)
#include "tst_AssignWindow.moc"
