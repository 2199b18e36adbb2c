// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/queue/TicketProjection.h"
#include "services/queue/UsualHours.h"
#include "services/storage/Query.h"
#include "services/storage/Transaction.h"
#include "tests/services/storage/TestStores.h"

#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

using namespace onewindow;
using namespace onewindow::queue;

namespace {

const QDate kToday(2026, 11, 23);

QString textOf(const UsualHours& hours)
{
    QStringList parts{QString::number(hours.days)};
    for (auto it = hours.perHour.cbegin(); it != hours.perHour.cend(); ++it) {
        parts << QStringLiteral("%1:%2").arg(it.key()).arg(it.value());
    }
    return parts.join(u' ');
}

UsualHours usual(int days, const QMap<int, int>& perHour)
{
    return {.days = days, .perHour = perHour};
}

} // namespace

/// When a hall is usually quiet, by the numbers it gave out.
class tst_UsualHours : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownHistory_data();
    void ownHistory();
    void jsonIsReadAgain();
    void quietHour_data();
    void quietHour();

private:
    storage::TestStores m_stores;
};

void tst_UsualHours::ownHistory_data()
{
    storage::TestStores::addEngineRows();
}

void tst_UsualHours::ownHistory()
{
    const auto database = m_stores.freshDatabase();
    QVERIFY(TicketProjection(QStringLiteral("hall-1")).migrate(*database));
    const QTimeZone zone(8 * 60 * 60);
    auto transaction = storage::Transaction::begin(*database);
    QVERIFY(transaction);
    const auto take = [&](const QDate& day, int hour, int count) {
        for (int i = 0; i < count; ++i) {
            const qint64 atMs = QDateTime(day, QTime(hour, i % 60), zone).toMSecsSinceEpoch();
            QVERIFY(storage::run(
                *database,
                "INSERT INTO tickets (id, number, node, seq, matter, class, state, day, handle, "
                "token, issued_at, due_at, window_id, called_at, call_count, started_at, ended_at, "
                "is_unknown, is_printing, transferred_from, further, sealed, key_id) VALUES (?, "
                "'A1', 'k', 1, 'm', 0, 5, ?, '', '', ?, ?, '', 0, 0, 0, 0, 0, 0, '', '[]', ?, ?)",
                makeUuidV7(atMs), day.toString(Qt::ISODate), atMs, atMs, QByteArray(),
                QByteArray()));
        }
    };
    for (int back = 1; back <= 50; ++back) {
        const QDate day = kToday.addDays(-back);
        if (day.dayOfWeek() > 5) {
            take(day, 10, 3); // Somebody tried the terminals: no working day.
        } else {
            take(day, 9, back % 2 == 0 ? 30 : 20);
            take(day, 14, 6);
        }
    }
    take(kToday, 9, 500);
    QVERIFY(transaction.value().commit());
    const auto found = usualHoursOf(*database, kToday.toString(Qt::ISODate));
    QVERIFY(found);
    QCOMPARE(textOf(found.value()), QStringLiteral("20 9:25 14:6"));
    // A hall that has just opened has one day to speak of.
    const QString early = kToday.addDays(-48).toString(Qt::ISODate);
    QCOMPARE(usualHoursOf(*database, early).value().days, 1);
}

void tst_UsualHours::jsonIsReadAgain()
{
    const UsualHours hours = usual(12, {{9, 31}, {14, 7}});
    QCOMPARE(usualHoursFrom(toJson(hours)), hours);
    const QByteArray odd = R"({"days":"x","perHour":{"9":-1,"25":3,"ten":3,"11":1e9,"12":4}})";
    QCOMPARE(textOf(usualHoursFrom(QJsonDocument::fromJson(odd).object())),
             QStringLiteral("0 12:4"));
}

void tst_UsualHours::quietHour_data()
{
    QTest::addColumn<UsualHours>("hours");
    QTest::addColumn<QJsonObject>("opening");
    QTest::addColumn<QTime>("now");
    QTest::addColumn<QString>("quiet");
    const QMap<int, int> day{{8, 5}, {9, 60}, {10, 50}, {11, 30}, {14, 12}, {15, 20}, {16, 3}};
    const auto openFrom = [](const QJsonArray& spans) {
        return QJsonObject{{kToday.toString(Qt::ISODate), spans}};
    };
    const QJsonObject any;
    QTest::newRow("clearly quieter later")
        << usual(20, day) << any << QTime(9, 41) << QStringLiteral("14");
    QTest::newRow("five days are enough")
        << usual(5, day) << any << QTime(9, 41) << QStringLiteral("14");
    QTest::newRow("four are not") << usual(4, day) << any << QTime(9, 41) << QString();
    QTest::newRow("it is the quiet hour") << usual(20, day) << any << QTime(14, 10) << QString();
    QTest::newRow("no clear difference") << usual(20, day) << any << QTime(15, 10) << QString();
    QTest::newRow("more than half as many")
        << usual(20, {{8, 5}, {9, 60}, {10, 31}, {11, 50}, {16, 3}}) << any << QTime(9, 41)
        << QString();
    QTest::newRow("too early to say") << usual(20, day) << any << QTime(7, 10) << QString();
    QTest::newRow("closed then") << usual(20, day)
                                 << openFrom(
                                        {QStringLiteral("0800-1200"), QStringLiteral("1430-1700")})
                                 << QTime(9, 41) << QStringLiteral("15");
    QTest::newRow("closed all afternoon")
        << usual(20, day) << openFrom({QStringLiteral("0800-1200")}) << QTime(9, 41)
        << QStringLiteral("11");
    QTest::newRow("two hours are no pattern")
        << usual(20, {{9, 60}, {14, 2}}) << any << QTime(9, 41) << QString();
}

void tst_UsualHours::quietHour()
{
    QFETCH(const UsualHours, hours);
    QFETCH(const QJsonObject, opening);
    QFETCH(const QTime, now);
    const auto found =
        queue::quietHour(hours, catalog::OpeningHours::fromJson(opening), QDateTime(kToday, now));
    QTEST(found ? QString::number(*found) : QString(), "quiet");
}

QTEST_GUILESS_MAIN(tst_UsualHours)
#include "tst_UsualHours.moc"
