// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/core/Ids.h"
#include "services/journal/ChainStore.h"
#include "services/queue/FactKinds.h"
#include "services/queue/PublicTickets.h"
#include "services/queue/TicketProjection.h"
#include "services/storage/Query.h"
#include "tests/Seed.h"
#include "tests/services/queue/TestHall.h"
#include "tests/services/storage/TestStores.h"

#include <QJsonDocument>
#include <QTest>

#include <random>

using namespace onewindow;
using namespace onewindow::queue;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QString kHall = u"hall-1"_s;
const QString kEnrol = u"enrol"_s;
constexpr qint64 kNow = 1'800'000'000'000;

/// A hall, and the centre that hears of all it does.
struct HallAndCentre
{
    explicit HallAndCentre(storage::Database& store)
        : database(store)
    {
        OW_ENFORCE(PublicTickets::migrateTables(database));
        OW_ENFORCE(journal::Feed(kHall).open(database));
    }

    /// What is new in the hall's journal comes up.
    void ship()
    {
        auto rows = storage::query(hall.database(),
                                   std::string("SELECT ") + journal::kRowColumns +
                                       ", pos FROM journal WHERE pos > ? ORDER BY pos",
                                   shipped);
        OW_ENFORCE(rows);
        while (rows.value().step().value()) {
            journal::Row row = journal::rowFrom(rows.value());
            row.hall = kHall;
            shipped = rows.value().integer(19);
            OW_ENFORCE(centre.apply(database, row));
        }
    }

    /// A ticket as the centre's page has it.
    QJsonObject atCentre(const QString& token)
    {
        const auto found = PublicTickets::find(database, kHall, token, hallDay(clock.now().wallMs));
        OW_ENFORCE(found && found.value());
        const Ticket& ticket = found.value()->ticket;
        std::optional<PublicPlace> place;
        if (ticket.state == TicketState::Waiting) {
            const auto stands = PublicTickets::placeOf(database, kHall, ticket, clock.now().wallMs);
            OW_ENFORCE(stands);
            place = stands.value();
        }
        return publicJson(ticket, TestHall::catalogue(), place);
    }

    storage::Database& database;
    ManualClock clock;
    TestHall hall{clock};
    PublicTickets centre{u"centre"_s};
    qint64 shipped = 0;
};

CalledNumber calledNumber(int issued, int due, const QString& order)
{
    return {.number = u"B2001"_s,
            .issuedAtMs = kNow + issued * kMinuteMs,
            .dueAtMs = kNow + due * kMinuteMs,
            .calledAtMs = kNow + 60 * kMinuteMs,
            .order = order};
}

} // namespace

/// What a centre knows of the numbers of its halls: the same as they do.
class tst_PublicTickets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whyAnotherCameFirst_data();
    void whyAnotherCameFirst();
    void centreSaysWhatTheHallSays_data();
    void centreSaysWhatTheHallSays();
    void oneMomentHasAnOrder_data();
    void oneMomentHasAnOrder();
    void forecastIsShownWhileItIsNew_data();
    void forecastIsShownWhileItIsNew();
    void nobodyElseForecasts();
    void exchangedIsWhatIsForOneMatter();

private:
    storage::TestStores m_stores;
};

void tst_PublicTickets::whyAnotherCameFirst_data()
{
    QTest::addColumn<CalledNumber>("first");
    QTest::addColumn<int>("due"); // Of who was taken at 0 and waits.
    QTest::addColumn<QString>("reason");
    QTest::newRow("elder") << calledNumber(10, -10, u"headStart"_s) << 0 << u"headStart"_s;
    QTest::newRow("appointment") << calledNumber(5, -5, u"appointment"_s) << 0 << u"appointment"_s;
    QTest::newRow("elder, while nobody ordinary could be called")
        << calledNumber(10, -10, u"cameEarlier"_s) << 0 << u"headStart"_s;
    QTest::newRow("out of order") << calledNumber(10, 10, u"outOfOrder"_s) << 0 << u"outOfOrder"_s;
    QTest::newRow("an ordinary number's turn")
        << calledNumber(10, 10, u"ordinaryTurn"_s) << -20 << u"ordinaryTurn"_s;
    QTest::newRow("who let others go first")
        << calledNumber(10, 10, u"cameEarlier"_s) << 12 << u"countsEarlier"_s;
    QTest::newRow("was not there")
        << calledNumber(10, 10, u"cameEarlier"_s) << 0 << u"notWaiting"_s;
}

void tst_PublicTickets::whyAnotherCameFirst()
{
    QFETCH(const CalledNumber, first);
    QFETCH(const int, due);
    Ticket waiting;
    waiting.issuedAtMs = kNow;
    waiting.dueAtMs = kNow + due * kMinuteMs;
    QTEST(passingReason(first, waiting), "reason");
}

void tst_PublicTickets::centreSaysWhatTheHallSays_data()
{
    storage::TestStores::addEngineRows();
}

/// Random hours of a hall: where somebody stands, and who came first and why, is the same on the
/// hall's page and on the centre's.
void tst_PublicTickets::centreSaysWhatTheHallSays()
{
    const auto database = m_stores.freshDatabase();
    HallAndCentre both(*database);
    TestHall& hall = both.hall;
    std::mt19937 random(testSeed());
    const auto oneOf = [&random](int count) {
        return static_cast<int>(random() % static_cast<quint32>(count));
    };
    QVERIFY(hall.open(u"1"_s, {kEnrol}));
    QVERIFY(hall.open(u"2"_s, {kEnrol, u"move"_s}));
    QList<QByteArray> tickets;
    QStringList tokens;
    QSet<QString> reasons;
    for (int step = 0; step < 300; ++step) {
        both.clock.advance(std::chrono::seconds(20 + oneOf(60)));
        const QString window = QString::number(1 + oneOf(2));
        const QByteArray some =
            tickets.isEmpty() ? QByteArray() : tickets.at(oneOf(int(tickets.size())));
        // Whether it could be done: either is well.
        Result<QJsonObject> done = QJsonObject();
        switch (oneOf(10)) {
        case 0:
        case 1:
        case 2:
            done = hall.issue(kEnrol, oneOf(3) == 0 ? TicketClass::Elder : TicketClass::Ordinary);
            QVERIFY(done);
            tickets << idFromText(field(done, "id"));
            tokens << field(done, "token");
            break;
        case 3:
        case 4:
            done = hall.command(&HallQueue::callNext, window);
            break;
        case 5:
            done = hall.command(&HallQueue::start, window);
            break;
        case 6:
            done = hall.command(&HallQueue::finish, window);
            break;
        case 7:
            done = oneOf(2) == 0 ? hall.command(&HallQueue::noShow, window)
                                 : hall.command(&HallQueue::recall, window);
            break;
        case 8:
            done = hall.undo(window);
            break;
        default:
            done = hall.run<QJsonObject>([&](storage::Database& store) -> Result<QJsonObject> {
                const auto ticket = findTicket(store, some);
                if (ticket && ticket.value() && ticket.value()->state == TicketState::Waiting) {
                    OW_TRY(hall.queue().stepBack(store, some, ticket.value()->dueAtMs));
                    return QJsonObject();
                }
                return hall.queue().restore(store, some, u"wang"_s);
            });
            break;
        }
        both.ship();
        for (const QString& token : std::as_const(tokens)) {
            const auto here = hall.queue().publicTicket(hall.database(), token);
            QVERIFY(here);
            const QJsonObject there = both.atCentre(token);
            for (const QLatin1String member :
                 {"state"_L1, "ahead"_L1, "passing"_L1, "window"_L1, "dueAt"_L1}) {
                QCOMPARE(there[member], here.value()[member]);
            }
            reasons << there["passing"_L1].toObject()["reason"_L1].toString();
        }
    }
    // Nobody, somebody with a head start, and somebody whose holder had let others go first.
    QVERIFY2(reasons.size() >= 3, qPrintable(QStringList(reasons.values()).join(u' ')));
}

void tst_PublicTickets::oneMomentHasAnOrder_data()
{
    storage::TestStores::addEngineRows();
}

/// Numbers of one millisecond are called in the order they were given out, and told so.
void tst_PublicTickets::oneMomentHasAnOrder()
{
    const auto database = m_stores.freshDatabase();
    HallAndCentre both(*database);
    QVERIFY(both.hall.open(u"1"_s, {kEnrol}));
    for (int ahead = 0; ahead < 3; ++ahead) {
        const QString token = field(both.hall.issue(kEnrol), "token");
        both.ship();
        const auto here = both.hall.queue().publicTicket(both.hall.database(), token);
        QVERIFY(here);
        QCOMPARE(here.value()["ahead"_L1].toInt(), ahead);
        QCOMPARE(both.atCentre(token)["ahead"_L1].toInt(), ahead);
    }
}

void tst_PublicTickets::forecastIsShownWhileItIsNew_data()
{
    storage::TestStores::addEngineRows();
}

void tst_PublicTickets::forecastIsShownWhileItIsNew()
{
    const auto database = m_stores.freshDatabase();
    HallAndCentre both(*database);
    QVERIFY(both.hall.open(u"1"_s, {kEnrol}));
    QVERIFY(both.hall.issue(kEnrol));
    both.clock.advance(1s);
    const QString token = field(both.hall.issue(kEnrol), "token");
    both.clock.advance(1s);
    both.ship();
    // By the usual time, and nothing of the rules.
    QVERIFY(!both.atCentre(token).contains("rangeAt"_L1));
    QVERIFY(!both.atCentre(token).contains("headStartMinutes"_L1));
    const WaitCurve curve{.ordinary = {{1, {35, 55}}}, .earlier = {}};
    const auto tell = [&](const QJsonObject& matters) {
        journal::Row row;
        row.kind = QString::fromLatin1(facts::kForecast);
        row.node = row.hall = kHall;
        row.correctedMs = both.clock.now().wallMs;
        row.body =
            QJsonDocument(QJsonObject{{u"matters"_s, matters}, {u"order"_s, toJson(CallRules())}})
                .toJson();
        QVERIFY(both.centre.apply(both.database, row));
    };
    tell({{kEnrol, toJson(curve)}});
    const QJsonObject page = both.atCentre(token);
    QCOMPARE(page["lowMinutes"_L1].toInt(), 35);
    QCOMPARE(page["highMinutes"_L1].toInt(), 55);
    QCOMPARE(page["rangeAt"_L1].toInteger(), both.clock.now().wallMs);
    QCOMPARE(page["headStartMinutes"_L1].toInt(), 20);
    // What is told of another matter leaves it alone.
    tell({{u"move"_s, QJsonObject()}});
    QVERIFY(both.atCentre(token).contains("rangeAt"_L1));
    both.clock.advance(11min);
    QVERIFY(!both.atCentre(token).contains("rangeAt"_L1));
    tell({{kEnrol, toJson(curve)}});
    QVERIFY(both.atCentre(token).contains("rangeAt"_L1));
    tell({{kEnrol, QJsonObject()}});
    QVERIFY(!both.atCentre(token).contains("rangeAt"_L1));
}

void tst_PublicTickets::nobodyElseForecasts()
{
    storage::DatabaseOptions options;
    options.path = u":memory:"_s;
    const auto database = storage::Database::open(options);
    QVERIFY(database);
    HallAndCentre both(*database.value());
    QVERIFY(both.hall.open(u"1"_s, {kEnrol}));
    const QString token = field(both.hall.issue(kEnrol), "token");
    both.ship();
    journal::Row row;
    row.kind = QString::fromLatin1(facts::kForecast);
    row.node = u"kiosk-1"_s;
    row.hall = kHall;
    row.correctedMs = both.clock.now().wallMs;
    row.body = QJsonDocument(
                   QJsonObject{{u"matters"_s,
                                QJsonObject{{kEnrol, toJson(WaitCurve{.ordinary = {{0, {35, 55}}},
                                                                      .earlier = {}})}}}})
                   .toJson();
    QVERIFY(both.centre.apply(both.database, row));
    QVERIFY(!both.atCentre(token).contains("rangeAt"_L1));
}

/// With the number would go what else it is for.
void tst_PublicTickets::exchangedIsWhatIsForOneMatter()
{
    catalog::Catalogue offered = TestHall::catalogue();
    offered.matters.first().guide.canBeBooked = true;
    Ticket ticket;
    ticket.matter = offered.matters.constFirst().id;
    PublicPlace place;
    QVERIFY(!publicJson(ticket, offered, place).contains("canBeBooked"_L1));
    place.late = Stop::Full;
    QCOMPARE(publicJson(ticket, offered, place)["canBeBooked"_L1], QJsonValue(true));
    ticket.further = {offered.matters.constLast().id};
    QCOMPARE(publicJson(ticket, offered, place)["canBeBooked"_L1], QJsonValue(false));
}

QTEST_GUILESS_MAIN(tst_PublicTickets)
#include "tst_PublicTickets.moc"
