// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/SlotPlan.h"
#include "tests/services/appointments/EscrowNode.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace onewindow::appointments;
using namespace Qt::StringLiterals;
using journal::succeed;
using journal::valueOf;

namespace {

constexpr const char* kPlan = R"({
    "rules": {"bookAheadMinutes": 30},
    "overrides": [{"date": "2026-11-28", "isWorkingDay": true, "hall": "hall-1"},
                  {"date": "2026-11-24", "isWorkingDay": false}],
    "resources": [
        {"id": "si", "hours": ["0900-1000", "1330-1445"], "slotMinutes": 30, "places": 4},
        {"id": "home", "matters": ["hh-move", "hh-birth"], "halls": ["hall-1"],
         "hours": ["0900-1000"], "slotMinutes": 60, "places": 2}]})";

SlotPlan plan(const QByteArray& json = kPlan)
{
    return valueOf(SlotPlan::parse(json, u"slots.json"_s, {}));
}

} // namespace

/// What a centre opens by itself.
class TestSlotPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slotsOfADay();
    void daysOfAHall();
    void tellsOfRulesAndGroups();
    void readsListsBesideIt();
    void isAppliedOnceAndEachDay();
    void isAppliedDayByDay();
    void changesWithItsFile();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();

private:
    EscrowNode::Options root() const
    {
        return {.id = u"hall-1"_s,
                .hall = u"hall-1"_s,
                .isRoot = true,
                .isLeaf = false,
                .rules = {},
                .keys = m_keys.get(),
                .clock = &m_clock};
    }

    void apply(EscrowNode& node, const SlotPlan& plan)
    {
        while (applyDay(node, plan)) {
        }
    }

    /// One step of it: whether there are more.
    bool applyDay(EscrowNode& node, const SlotPlan& plan)
    {
        bool hasMore = false;
        succeed(node.transact([&](storage::Database& database) -> Result<void> {
            const auto applied = applyPlan(database, plan, node.book(), node.slotFeed(), m_clock);
            hasMore = applied && applied.value();
            return applied ? Result<void>() : applied.error();
        }));
        return hasMore;
    }

    static qint64 capacityOf(EscrowNode& node, const QString& key)
    {
        const auto account = valueOf(node.store().slot(key));
        return account ? account->capacity : -1;
    }

    ManualClock m_clock; // A Sunday, 2026-11-22, 09:00.
    std::unique_ptr<crypto::NodeKeys> m_keys = journal::testKeys(crypto::Suite::International);
};

void TestSlotPlan::slotsOfADay()
{
    QStringList keys;
    for (const Capacity& capacity : plan().slotsOn(u"hall-1"_s, QDate(2026, 11, 23))) {
        keys << capacity.slot.key() + u'*' + QString::number(capacity.places);
    }
    // What is left over of an hour is no slot.
    QCOMPARE(keys, (QStringList{u"si@2026-11-23T0900-0930*4"_s, u"si@2026-11-23T0930-1000*4"_s,
                                u"si@2026-11-23T1330-1400*4"_s, u"si@2026-11-23T1400-1430*4"_s,
                                u"home@2026-11-23T0900-1000*2"_s}));
    QCOMPARE(plan().slotsOn(u"hall-2"_s, QDate(2026, 11, 23)).size(), 4);
}

void TestSlotPlan::daysOfAHall()
{
    const QDate sunday(2026, 11, 22);
    QCOMPARE(plan().days(u"hall-1"_s, sunday),
             (QList<QDate>{
                 {2026, 11, 23}, {2026, 11, 25}, {2026, 11, 26}, {2026, 11, 27}, {2026, 11, 28}}));
    QCOMPARE(plan().days(u"hall-2"_s, sunday).last(), QDate(2026, 11, 30));
}

void TestSlotPlan::tellsOfRulesAndGroups()
{
    const PlanNotice notice = plan().noticeFor(u"hall-1"_s);
    QCOMPARE(notice.rules.bookAheadMinutes, 30);
    QCOMPARE(notice.rules.cancelAheadMinutes, BookingRules().cancelAheadMinutes);
    QCOMPARE(notice.groups.value(u"hh-birth"_s), u"home"_s);
    QCOMPARE(planNoticeFrom(toJson(notice)), notice);
    QVERIFY(plan().noticeFor(u"hall-2"_s).groups.isEmpty());
}

void TestSlotPlan::readsListsBesideIt()
{
    const QTemporaryDir folder;
    const auto write = [&](const QString& name, const QByteArray& text) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    };
    write(u"region.json"_s,
          R"({"year": 2026, "days": [{"date": "2026-11-23", "isOffDay": true}]})");
    QByteArray json = kPlan;
    json.replace("\"rules\"", "\"regional\": [\"region.json\"], \"rules\"");
    write(u"slots.json"_s, json);
    const SlotPlan read = valueOf(SlotPlan::load(folder.filePath(u"slots.json"_s)));
    QCOMPARE(read.days(u"hall-1"_s, QDate(2026, 11, 22)).first(), QDate(2026, 11, 25));
}

void TestSlotPlan::isAppliedOnceAndEachDay()
{
    EscrowNode node(root(), memoryStore());
    apply(node, plan());
    QCOMPARE(capacityOf(node, u"si@2026-11-23T0900-0930"_s), 4);
    QCOMPARE(capacityOf(node, u"home@2026-11-28T0900-1000"_s), 2);
    QCOMPARE(capacityOf(node, u"si@2026-11-24T0900-0930"_s), -1);
    QCOMPARE(capacityOf(node, u"si@2026-11-30T0900-0930"_s), -1);
    QCOMPARE(valueOf(node.book().rules(node.database())).bookAheadMinutes, 30);
    // Whoever changes a slot by hand has the last word.
    succeed(node.setCapacity(*slotFromKey(u"hall-1"_s, u"si@2026-11-23T0900-0930"), 9));
    const auto before = valueOf(journal::Feed(u"hall-1"_s).position(node.database()));
    apply(node, plan());
    QCOMPARE(valueOf(journal::Feed(u"hall-1"_s).position(node.database())), before);
    QCOMPARE(capacityOf(node, u"si@2026-11-23T0900-0930"_s), 9);
    m_clock.advance(std::chrono::hours(24));
    apply(node, plan());
    QCOMPARE(capacityOf(node, u"si@2026-11-23T0900-0930"_s), 9);
    QCOMPARE(capacityOf(node, u"si@2026-11-30T0900-0930"_s), 4);
    m_clock.advance(-std::chrono::hours(24));
}

/// So a centre's other work waits for one day of one hall at most.
void TestSlotPlan::isAppliedDayByDay()
{
    EscrowNode node(root(), memoryStore());
    QVERIFY(applyDay(node, plan()));
    QCOMPARE(capacityOf(node, u"si@2026-11-23T0900-0930"_s), 4);
    QCOMPARE(capacityOf(node, u"si@2026-11-25T0900-0930"_s), -1);
    // Whoever changes a slot between two steps has the last word as well.
    succeed(node.setCapacity(*slotFromKey(u"hall-1"_s, u"si@2026-11-23T0900-0930"), 9));
    int steps = 1;
    while (applyDay(node, plan())) {
        ++steps;
    }
    QCOMPARE(steps, 4); // The fifth and last day says that there are no more.
    QCOMPARE(capacityOf(node, u"si@2026-11-23T0900-0930"_s), 9);
    QCOMPARE(capacityOf(node, u"home@2026-11-28T0900-1000"_s), 2);
}

void TestSlotPlan::changesWithItsFile()
{
    EscrowNode node(root(), memoryStore());
    apply(node, plan());
    const auto booking = node.bookOne(u"si@2026-11-23T1400-1430"_s);
    QVERIFY(booking);
    QByteArray shorter = kPlan;
    shorter.replace("1330-1445", "1330-1400").replace("\"places\": 4", "\"places\": 1");
    apply(node, plan(shorter));
    QCOMPARE(capacityOf(node, u"si@2026-11-23T0900-0930"_s), 1);
    // No place of it any more; who has one keeps it.
    QCOMPARE(capacityOf(node, u"si@2026-11-23T1400-1430"_s), 0);
    QCOMPARE(valueOf(node.book().find(node.database(), booking.value().appointment.id)).state,
             AppointmentState::Booked);
}

void TestSlotPlan::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char* name, const QByteArray& json, const QString& detail) {
        QTest::newRow(name) << json << detail;
    };
    const auto with = [](const QByteArray& members) {
        return QByteArray(R"({"resources": [{"id": "si", "hours": ["0900-1000"], "places": 1)") +
               members + "}]}";
    };
    row("no JSON", "{", u"at byte"_s);
    row("no resources", "{}", u"resources must be"_s);
    row("days", R"({"workingDays": 0})", u"workingDays must be"_s);
    row("weekdays", R"({"weekdays": [8]})", u"weekdays must be"_s);
    row("rules", R"({"rules": {"dayLimit": -1}})", u"rules: dayLimit must be"_s);
    row("an unknown rule", R"({"rules": {"dayLimits": 1}})", u"rules: dayLimits is no rule"_s);
    row("delays", R"({"rules": {"freeAfterLeastMinutes": 99}})", u"rules: freeAfterLeast"_s);
    row("a file that is not there", R"({"national": ["no.json"]})", u"no.json"_s);
    row("an override", R"({"overrides": [{"date": "1.1."}]})", u"overrides[0] needs"_s);
    row("an id", R"({"resources": [{"id": "a b", "hours": ["0900-1000"], "places": 1}]})",
        u"resources[0].id must be"_s);
    row("no hours", R"({"resources": [{"id": "a", "places": 1}]})", u"resources[0].hours is"_s);
    row("hours", R"({"resources": [{"id": "a", "hours": ["9-10"], "places": 1}]})",
        u"resources[0].hours[0] must be"_s);
    row("hours that meet",
        R"({"resources": [{"id": "a", "hours": ["0900-1000", "0930-1100"], "places": 1}]})",
        u"resources[0].hours[1] must be"_s);
    row("places", R"({"resources": [{"id": "a", "hours": ["0900-1000"]}]})",
        u"resources[0].places must be"_s);
    row("minutes", with(R"(, "slotMinutes": 0)"), u"resources[0].slotMinutes must be"_s);
    row("matters", with(R"(, "matters": "x")"), u"resources[0].matters must be"_s);
}

void TestSlotPlan::saysWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, detail);
    const auto read = SlotPlan::parse(json, u"slots.json"_s, u"/nowhere"_s);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::BadConfig);
    QVERIFY2(read.error().detail.startsWith(u"slots.json: "_s) &&
                 read.error().detail.contains(detail),
             qPrintable(read.error().detail));
}

QTEST_GUILESS_MAIN(TestSlotPlan)
#include "tst_SlotPlan.moc"
