// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/queue/FactKinds.h"
#include "services/queue/HallProjection.h"
#include "services/queue/TicketProjection.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "tests/services/queue/TestHall.h"
#include "tests/services/storage/TestStores.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <array>

using namespace onewindow;
using namespace onewindow::queue;

namespace {

const QString kDay = QStringLiteral("2026-11-23");

void succeed(const Result<void>& result)
{
    if (!result) {
        qFatal("%s", qPrintable(result.error().detail));
    }
}

} // namespace

/// The tables of tickets and windows: stores of earlier versions, and what odd facts make of them.
class tst_TicketProjection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storeOfVersionOneIsOpened_data();
    void storeOfVersionOneIsOpened();
    void oddListsBreakNothing_data();
    void oddListsBreakNothing();

private:
    storage::TestStores m_stores;
};

void tst_TicketProjection::storeOfVersionOneIsOpened_data()
{
    storage::TestStores::addEngineRows();
}

/// What 0.1.0 wrote is of one matter, and goes on to be.
void tst_TicketProjection::storeOfVersionOneIsOpened()
{
    const auto database = m_stores.freshDatabase();
    for (const char* component : {"tickets", "hall"}) {
        QFile file(QFINDTESTDATA(QStringLiteral("data/%1-1.sql").arg(QLatin1String(component))));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray sql = file.readAll();
        const std::array first{storage::Migration{1, sql.constData()}};
        succeed(storage::migrate(*database, QString::fromLatin1(component), first));
    }
    const QByteArray id(16, 't');
    succeed(storage::run(
        *database,
        "INSERT INTO tickets (id, number, node, seq, matter, class, state, day, handle, token, "
        "issued_at, due_at, window_id, called_at, call_count, started_at, ended_at, is_unknown, "
        "is_printing, transferred_from, twin, sealed, key_id) "
        "VALUES (?, 'A1001', 'kiosk-1', 1, 'enrol', 0, 1, ?, 'h', 't', 5, 5, '', 0, 0, 0, 0, 0, 1, "
        "'', ?, ?, ?)",
        id, kDay, QByteArray(16, 'w'), QByteArray(), QByteArray()));
    succeed(storage::run(*database,
                         "INSERT INTO windows (id, state, matters, staff, reason, ticket, "
                         "last_kind, last_ticket, last_at, last_state, last_matter, last_count) "
                         "VALUES ('1', 'open', '[\"enrol\"]', 'wang', '', ?, '', ?, 0, '', '', 0)",
                         QByteArray(), QByteArray()));
    TicketProjection tickets{QStringLiteral("hall-1")};
    HallProjection windows{QStringLiteral("hall-1")};
    for (int opened = 0; opened < 2; ++opened) {
        succeed(tickets.migrate(*database));
        succeed(windows.migrate(*database));
    }
    const auto found = findTicket(*database, id);
    QVERIFY(found && found.value());
    QCOMPARE(found.value()->matters(), QStringList{QStringLiteral("enrol")});
    QCOMPARE(found.value()->handle, QStringLiteral("h"));
    QCOMPARE(findOpenTickets(*database, QStringLiteral("h"), kDay).value().size(), 1);
    QCOMPARE(findWindow(*database, QStringLiteral("1")).value().lastFurther, QStringList());
}

void tst_TicketProjection::oddListsBreakNothing_data()
{
    QTest::addColumn<QJsonValue>("further");
    QTest::addColumn<QStringList>("matters");
    const QString a = QStringLiteral("enrol");
    const QString b = QStringLiteral("move");
    QTest::newRow("absent") << QJsonValue(QJsonValue::Undefined) << QStringList{a};
    QTest::newRow("one") << QJsonValue(QJsonArray{b}) << QStringList{a, b};
    QTest::newRow("the first again") << QJsonValue(QJsonArray{a, b, b}) << QStringList{a, b};
    QTest::newRow("no list") << QJsonValue(b) << QStringList{a};
    QTest::newRow("no texts") << QJsonValue(QJsonArray{1, QJsonValue::Null, QString(), b})
                              << QStringList{a, b};
    const QStringList many{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"),
                           QStringLiteral("4"), QStringLiteral("5"), QStringLiteral("6")};
    QTest::newRow("too many") << QJsonValue(QJsonArray::fromStringList(many))
                              << (QStringList{a} + many.mid(0, 4));
}

/// Whatever a terminal's fact says, its batch is taken.
void tst_TicketProjection::oddListsBreakNothing()
{
    QFETCH(const QJsonValue, further);
    const ManualClock clock;
    TestHall hall(clock);
    BareTerminal terminal(QStringLiteral("kiosk-1"), clock);
    const QByteArray id = makeUuidV7(clock.now().wallMs);
    QJsonObject body{{QStringLiteral("number"), QStringLiteral("A9001")},
                     {QStringLiteral("series"), QStringLiteral("A")},
                     {QStringLiteral("counter"), 1},
                     {QStringLiteral("matter"), QStringLiteral("enrol")},
                     {QStringLiteral("day"), hallDay(clock.now().wallMs)},
                     {QStringLiteral("token"), QStringLiteral("t")}};
    if (!further.isUndefined()) {
        body.insert(QStringLiteral("further"), further);
    }
    terminal.record(facts::kIssued, id, body);
    QVERIFY(terminal.shipTo(hall));
    QTEST(findTicket(hall.database(), id).value()->matters(), "matters");
    QCOMPARE(hall.verify(), QString());
}

QTEST_GUILESS_MAIN(tst_TicketProjection)
#include "tst_TicketProjection.moc"
