// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/Crowd.h"
#include "services/queue/CrowdProjection.h"
#include "services/queue/CrowdTeller.h"
#include "services/queue/FactKinds.h"
#include "services/storage/Transaction.h"
#include "tests/services/queue/TestHall.h"
#include "tests/services/storage/TestStores.h"

#include <QJsonDocument>
#include <QTest>

using namespace onewindow;
using namespace onewindow::queue;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kNowMs = 1'795'309'200'000;

const QString kEnrol = QStringLiteral("enrol");
const QString kMove = QStringLiteral("move");
const QString kPension = QStringLiteral("pension");
const QStringList kOffered{kEnrol, kMove, kPension};

/// "enrol 5, move 0", with "all" before it where nothing said is nobody.
QString textOf(const Crowd& crowd)
{
    QStringList parts;
    if (crowd.servesAll) {
        parts << QStringLiteral("all");
    }
    for (auto it = crowd.waiting.cbegin(); it != crowd.waiting.cend(); ++it) {
        parts << QStringLiteral("%1 %2").arg(it.key()).arg(it.value());
    }
    return parts.join(QStringLiteral(", "));
}

OtherHall hallWith(const QString& id, const QMap<QString, int>& waiting, qint64 ageMs = 0)
{
    return {.id = id,
            .name = {QStringLiteral("大厅 ") + id, {}},
            .address = {},
            .crowd = {.servesAll = false, .waiting = waiting},
            .atMs = kNowMs - ageMs};
}

} // namespace

/// How many wait elsewhere: what a hall tells, how often, and when it is worth the way.
class tst_Crowd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsInSteps_data();
    void tellsInSteps();
    void manyMattersAreNotTakenForNobody();
    void jsonIsReadAgain();
    void oddJsonSaysNothing_data();
    void oddJsonSaysNothing();
    void betterHall_data();
    void betterHall();
    void tellsWhatHasChanged();
    void centreKeepsTheLast_data();
    void centreKeepsTheLast();

private:
    storage::TestStores m_stores;
};

void tst_Crowd::tellsInSteps_data()
{
    using Waiting = QMap<QString, int>;
    QTest::addColumn<Waiting>("waiting");
    QTest::addColumn<QStringList>("served");
    QTest::addColumn<QString>("told");
    QTest::newRow("nobody is served") << Waiting{{kEnrol, 3}} << QStringList() << QString();
    QTest::newRow("all, nobody waits") << Waiting() << kOffered << QStringLiteral("all");
    QTest::newRow("all, somebody waits")
        << Waiting{{kEnrol, 1}, {kMove, 5}, {kPension, 6}} << kOffered
        << QStringLiteral("all, enrol 5, move 5, pension 10");
    QTest::newRow("some") << Waiting{{kEnrol, 12}, {kPension, 40}} << QStringList{kEnrol, kMove}
                          << QStringLiteral("enrol 15, move 0");
    QTest::newRow("not offered any more") << Waiting{{QStringLiteral("gone"), 12}}
                                          << QStringList{QStringLiteral("gone")} << QString();
}

void tst_Crowd::tellsInSteps()
{
    using Waiting = QMap<QString, int>;
    QFETCH(const Waiting, waiting);
    QFETCH(const QStringList, served);
    const Crowd crowd = crowdOf(waiting, served, kOffered);
    QTEST(textOf(crowd), "told");
    QCOMPARE(crowd.isClosed(), textOf(crowd).isEmpty());
}

void tst_Crowd::manyMattersAreNotTakenForNobody()
{
    QStringList offered;
    QMap<QString, int> waiting;
    for (int i = 0; i < 300; ++i) {
        offered << QStringLiteral("m%1").arg(i, 3, 10, QLatin1Char('0'));
        waiting.insert(offered.constLast(), 1);
    }
    const Crowd crowd = crowdOf(waiting, offered, offered);
    QCOMPARE(crowd.waiting.size(), Crowd::kMattersLimit);
    QCOMPARE(crowd.of(offered.constFirst()), 5);
    QVERIFY(!crowd.of(offered.constLast()));
}

void tst_Crowd::jsonIsReadAgain()
{
    for (const QStringList& served : {kOffered, QStringList{kEnrol}, QStringList()}) {
        const Crowd crowd = crowdOf({{kEnrol, 7}}, served, kOffered);
        QCOMPARE(crowdFrom(toJson(crowd)), crowd);
    }
}

void tst_Crowd::oddJsonSaysNothing_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("read");
    QTest::newRow("nothing") << QByteArray("{}") << QString();
    QTest::newRow("no object") << QByteArray(R"({"waiting": [1]})") << QString();
    QTest::newRow("less than nobody")
        << QByteArray(R"({"servesAll": true, "waiting": {"enrol": -1, "move": 5}})")
        << QStringLiteral("move 5");
    QTest::newRow("a text") << QByteArray(R"({"waiting": {"enrol": "5"}})") << QString();
    QTest::newRow("more than there are")
        << QByteArray(R"({"waiting": {"enrol": 1e9, "move": 0}})") << QStringLiteral("move 0");
}

void tst_Crowd::oddJsonSaysNothing()
{
    QFETCH(const QByteArray, json);
    QTEST(textOf(crowdFrom(QJsonDocument::fromJson(json).object())), "read");
}

void tst_Crowd::betterHall_data()
{
    QTest::addColumn<QStringList>("matters");
    QTest::addColumn<int>("here");
    QTest::addColumn<QList<OtherHall>>("halls");
    QTest::addColumn<QString>("better");
    const QStringList one{kEnrol};
    const QList<OtherHall> empty{hallWith(QStringLiteral("a"), {{kEnrol, 0}})};
    QTest::newRow("nobody there, many here") << one << 27 << empty << QStringLiteral("a 0 25");
    QTest::newRow("just enough fewer") << one << 10 << empty << QStringLiteral("a 0 10");
    QTest::newRow("not enough fewer") << one << 9 << empty << QString();
    QTest::newRow("more than half as many there")
        << one << 40 << QList{hallWith(QStringLiteral("a"), {{kEnrol, 25}})} << QString();
    QTest::newRow("half as many there")
        << one << 40 << QList{hallWith(QStringLiteral("a"), {{kEnrol, 20}})}
        << QStringLiteral("a 20 20");
    QTest::newRow("the fewest of several") << one << 40
                                           << QList{hallWith(QStringLiteral("a"), {{kEnrol, 15}}),
                                                    hallWith(QStringLiteral("b"), {{kEnrol, 5}}),
                                                    hallWith(QStringLiteral("c"), {{kEnrol, 5}})}
                                           << QStringLiteral("b 5 35");
    QTest::newRow("not served there")
        << one << 40 << QList{hallWith(QStringLiteral("a"), {{kMove, 0}})} << QString();
    QTest::newRow("all of several matters")
        << QStringList{kEnrol, kMove} << 40
        << QList{hallWith(QStringLiteral("a"), {{kEnrol, 0}}),
                 hallWith(QStringLiteral("b"), {{kEnrol, 10}, {kMove, 90}})}
        << QStringLiteral("b 10 30");
    QTest::newRow("said ten minutes ago")
        << one << 40 << QList{hallWith(QStringLiteral("a"), {{kEnrol, 0}}, kCrowdAgeMs)}
        << QStringLiteral("a 0 40");
    QTest::newRow("said longer ago")
        << one << 40 << QList{hallWith(QStringLiteral("a"), {{kEnrol, 0}}, kCrowdAgeMs + 1)}
        << QString();
    QTest::newRow("said tomorrow")
        << one << 40 << QList{hallWith(QStringLiteral("a"), {{kEnrol, 0}}, -86'400'000)}
        << QString();
    QTest::newRow("nothing asked") << QStringList() << 40 << empty << QString();
    QTest::newRow("no other hall") << one << 40 << QList<OtherHall>() << QString();
}

void tst_Crowd::betterHall()
{
    QFETCH(const QStringList, matters);
    QFETCH(const int, here);
    QFETCH(const QList<OtherHall>, halls);
    const auto found = queue::betterHall(matters, here, halls, kNowMs);
    const QString text =
        found ? QStringLiteral("%1 %2 %3").arg(found->hall.id).arg(found->waiting).arg(found->fewer)
              : QString();
    QTEST(text, "better");
}

/// Of each tick: whether there was something to tell.
void tst_Crowd::tellsWhatHasChanged()
{
    ManualClock clock;
    TestHall hall(clock);
    QJsonObject about{
        {QStringLiteral("name"), QJsonObject{{QStringLiteral("zh"), QStringLiteral("厅")}}}};
    CrowdTeller teller(hall.journal(), [&] { return about; });
    const auto tick = [&] {
        clock.advance(1min);
        const auto told =
            hall.run<bool>([&](storage::Database& store) { return teller.tell(store, kOffered); });
        OW_ENFORCE(told);
        if (told.value()) {
            teller.noteTold();
        }
        return told.value();
    };
    QVERIFY(hall.issue(kEnrol));
    // No window is open, so nobody can be sent here.
    QVERIFY(!tick());
    QVERIFY(hall.open(QStringLiteral("1"), {kEnrol}));
    QVERIFY(tick());
    QVERIFY(!tick());
    // A second one waits: the same step.
    QVERIFY(hall.issue(kEnrol));
    QVERIFY(!tick());
    for (int i = 0; i < 4; ++i) {
        QVERIFY(hall.issue(kEnrol));
    }
    QVERIFY(tick());
    // Nothing changes, and it is heard of all the same.
    int told = 0;
    for (int i = 0; i < 10; ++i) {
        told += tick() ? 1 : 0;
    }
    QCOMPARE(told, 2);
    // Its file was written anew.
    about.insert(QStringLiteral("address"),
                 QJsonObject{{QStringLiteral("zh"), QStringLiteral("街")}});
    QVERIFY(tick());
    QVERIFY(!tick());
    QVERIFY(hall.command(&HallQueue::closeWindow, QStringLiteral("1")));
    QVERIFY(tick());
    for (int i = 0; i < 10; ++i) {
        QVERIFY(!tick());
    }
}

void tst_Crowd::centreKeepsTheLast_data()
{
    storage::TestStores::addEngineRows();
}

void tst_Crowd::centreKeepsTheLast()
{
    const auto database = m_stores.freshDatabase();
    CrowdProjection projection;
    QVERIFY(projection.migrate(*database));
    journal::Row row;
    row.kind = QString::fromLatin1(facts::kCrowded);
    QStringList halls;
    for (int i = 0; i < 40; ++i) {
        halls << QStringLiteral("hall-%1").arg(i);
        row.node = row.hall = halls.constLast();
        row.correctedMs = 1000 + i;
        row.body = R"({"waiting":{"enrol":5}})";
        QVERIFY(projection.apply(*database, row));
    }
    row.correctedMs = 5000;
    row.body = R"({"waiting":{"enrol":10}})";
    QVERIFY(projection.apply(*database, row));
    // Of itself alone.
    row.node = QStringLiteral("kiosk-1");
    row.correctedMs = 9000;
    QVERIFY(projection.apply(*database, row));
    const auto all = findCrowds(*database, halls, 0);
    QVERIFY(all);
    QCOMPARE(all.value().size(), 40);
    const auto late = findCrowds(*database, halls, 2000);
    QCOMPARE(late.value().size(), 1);
    QCOMPARE(late.value().first().hall, QStringLiteral("hall-39"));
    QCOMPARE(crowdFrom(late.value().first().body).of(kEnrol), 10);
    QCOMPARE(findCrowds(*database, {QStringLiteral("hall-1")}, 0).value().size(), 1);
    QCOMPARE(findCrowds(*database, {}, 0).value().size(), 0);
}

QTEST_GUILESS_MAIN(tst_Crowd)
#include "tst_Crowd.moc"
