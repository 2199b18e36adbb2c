// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/PassedBy.h"
#include "services/queue/ServiceLevel.h"
#include "services/queue/TicketSearchStore.h"
#include "tests/services/queue/TestHall.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace onewindow;
using namespace onewindow::queue;

namespace {

const QString kDay = u"2026-09-21"_s;

} // namespace

/// What is asked all day long of a hall's numbers takes no longer in its fifth year: SQLite finds
/// them by an index, and never goes through all there have ever been.
class TestTicketPlans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noQuestionReadsThemAll();
};

void TestTicketPlans::noQuestionReadsThemAll()
{
    const QTemporaryDir folder;
    const ManualClock clock;
    TestHall hall(clock, folder.filePath(u"hall.db"_s));
    QVERIFY(hall.open(u"1"_s, {u"enrol"_s}));
    const auto issued = hall.issue(u"enrol"_s);
    QVERIFY(issued);
    const QString token = issued.value()[u"token"].toString();

    QStringList asked;
    storage::DatabaseOptions options;
    options.path = folder.filePath(u"hall.db"_s);
    options.onPrepare = [&asked](std::string_view sql) {
        asked << QString::fromUtf8(sql.data(), static_cast<qsizetype>(sql.size()));
    };
    auto opened = storage::Database::open(options);
    QVERIFY(opened);
    storage::Database& database = *opened.value();
    Ticket ticket;
    ticket.id = QByteArray(16, 't');
    ticket.line = u"enrol"_s;

    QVERIFY(hall.queue().publicTicket(database, token));
    QVERIFY(countAhead(database, ticket));
    QVERIFY(countPassing(database, ticket));
    QVERIFY(lastPassing(database, ticket));
    QVERIFY(serviceLevelOf(database, 0, 20));
    QVERIFY(findTicketByToken(database, token, kDay));
    QVERIFY(findEndedByToken(database, token, kDay));
    QVERIFY(findTicketNumbered(database, kDay, u"A001"_s));
    QVERIFY(forEachTicket(database, kDay, kDay, [](const TicketPlace&) {}));
    QVERIFY(findHandlesOfKey(database, kDay, QByteArray(16, 'k')));
    QVERIFY(findTicketsOfDay(database, kDay));
    QVERIFY(findOpenTickets(database, u"somebody"_s, kDay));
    QVERIFY(findTicketsOfPerson(database, u"somebody"_s, kDay));
    QVERIFY(countByMatter(database, kDay));
    QVERIFY(findPending(database, u"kiosk-1"_s));
    QVERIFY(findNext(database, u"enrol"_s, kDay));
    QVERIFY(findNextOrdinary(database, u"enrol"_s, kDay));
    QVERIFY(findInLine(database, u"enrol"_s));
    QVERIFY(nextInLine(database, u"enrol"_s, 3));
    QVERIFY(dueBehind(database, ticket, kDay, 3));
    QVERIFY(countWaiting(database, u"enrol"_s));

    const QRegularExpression readsAll(u"^SCAN (tickets|t)\\b(?! USING INDEX tickets_waiting)"_s);
    int looked = 0;
    for (QString sql : std::exchange(asked, {})) {
        if (!sql.startsWith(u"SELECT"_s) || !sql.contains(u"tickets"_s)) {
            continue;
        }
        ++looked;
        auto plan =
            database.prepare((u"EXPLAIN QUERY PLAN "_s + sql.replace(u'?', u'1')).toStdString());
        QVERIFY2(plan, qPrintable(sql));
        for (auto row = plan.value().step(); row && row.value(); row = plan.value().step()) {
            const QString step = plan.value().text(3);
            QVERIFY2(!step.contains(readsAll), qPrintable(step + u" in "_s + sql));
        }
    }
    QVERIFY2(looked > 15, qPrintable(QString::number(looked)));
}

QTEST_GUILESS_MAIN(TestTicketPlans)
#include "tst_TicketPlans.moc"
