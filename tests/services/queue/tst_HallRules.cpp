// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Durations.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/HallRuleSet.h"
#include "services/queue/RulesDesk.h"
#include "services/queue/SimulatedEffect.h"
#include "services/queue/TicketProjection.h"
#include "tests/services/queue/TestHall.h"
#include "tests/services/queue/TestKiosk.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

using namespace onewindow;
using namespace onewindow::queue;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QString kWindow = u"1"_s;
const QString kEnrol = u"enrol"_s;
const QString kMove = u"move"_s;

QJsonObject calling(const QString& name, const QJsonValue& value)
{
    return {{u"calling"_s, QJsonObject{{name, value}}}};
}

QJsonObject opening(const QJsonValue& hours, const QJsonObject& more = {})
{
    QJsonObject week{{u"hours"_s, hours}};
    for (auto it = more.begin(); it != more.end(); ++it) {
        week.insert(it.key(), it.value());
    }
    return {{u"opening"_s, week}};
}

/// A set as a person or a mistake might make it: right values, values at and beyond each limit,
/// names of nothing.
QJsonObject drawnRules(QRandomGenerator& random)
{
    QJsonObject numbers;
    for (const RuleNumber& rule : ruleNumbers()) {
        if (random.bounded(2) == 0) {
            numbers.insert(QLatin1String(rule.name),
                           rule.least - 1 + random.bounded(static_cast<int>(rule.most) + 3));
        }
    }
    if (random.bounded(8) == 0) {
        numbers.insert(u"nothing"_s, 1);
    }
    QJsonObject rules;
    if (random.bounded(4) != 0) {
        rules.insert(u"calling"_s, numbers);
    }
    if (random.bounded(3) == 0) {
        rules.insert(u"windows"_s,
                     QJsonObject{{QString::number(random.bounded(1, 4)),
                                  QJsonArray{random.bounded(4) == 0 ? u"x"_s : kEnrol}}});
    }
    if (random.bounded(3) == 0) {
        rules.insert(u"skills"_s, QJsonObject{{u"wang"_s, QJsonArray{kEnrol, kMove}}});
    }
    if (random.bounded(3) == 0) {
        rules.insert(u"opening"_s, QJsonObject{{u"hours"_s, random.bounded(4) == 0
                                                                ? QJsonArray{u"1200-0900"_s}
                                                                : QJsonArray{u"0900-1200"_s}}});
    }
    return rules;
}

bool isWithinLimits(const HallRules& rules)
{
    const auto numbers = ruleNumbers();
    return std::all_of(numbers.begin(), numbers.end(), [&rules](const RuleNumber& rule) {
        return rule.value(rules) >= rule.least && rule.value(rules) <= rule.most;
    });
}

} // namespace

/// What a hall's manager may set, and what follows from it with the next press.
class tst_HallRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void everyNumberIsSetByItself();
    void wrongIsNamed_data();
    void wrongIsNamed();
    void factOfAnotherVersionIsReadAsFarAsItGoes();
    void changesAreNamed();
    void nothingSetIsTheFiles();
    void editIsAFactAndCounts();
    void nothingChangedIsNoFact();
    void whoSawAnotherSetIsRefused();
    void whatTheHallHasNotIsRefused();
    void promisedHeadStartHolds();
    void openingIsWithinSkills();
    void takeOverIsWithinSkills();
    void countersHearWhatIsServed();
    void historyKeepsFifty();
    void anUndoneEditIsForgotten();
    void randomEditsStayWithinLimits();
    void longerHeadStartIsSeenInTheSimulation();

private:
    Result<QJsonObject> edit(const QJsonObject& rules, qint64 seen,
                             const QString& staff = u"zhao"_s);
    /// edit() upon whatever is in force.
    bool set(const QJsonObject& rules);
    HallRules now();
    QString next();

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<RulesDesk> m_desk;
};

void tst_HallRules::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_hall = std::make_unique<TestHall>(*m_clock);
    m_desk = std::make_unique<RulesDesk>(RulesDesk::Parts{.journal = m_hall->journal(),
                                                          .feed = m_hall->feed(),
                                                          .hallFeed = m_hall->hallFeed(),
                                                          .rules = m_hall->queue().rules(),
                                                          .file = [] {
                                                              RulesDesk::File file;
                                                              file.windowIds = {u"1"_s, u"2"_s};
                                                              file.windows = {{u"2"_s, {kMove}}};
                                                              return file;
                                                          }});
}

Result<QJsonObject> tst_HallRules::edit(const QJsonObject& rules, qint64 seen, const QString& staff)
{
    return m_hall->run<QJsonObject>(
        [&](storage::Database& store) { return m_desk->edit(store, rules, seen, staff); });
}

bool tst_HallRules::set(const QJsonObject& rules)
{
    const auto current = currentRules(m_hall->database(), m_hall->journal().hall());
    return current && edit(rules, current.value().version);
}

HallRules tst_HallRules::now()
{
    const auto rules = m_hall->queue().rules().now(m_hall->database());
    OW_ENFORCE(bool(rules));
    return rules.value()->numbers;
}

QString tst_HallRules::next()
{
    const QString number = field(m_hall->command(&HallQueue::callNext, kWindow), "number");
    (void)m_hall->command(&HallQueue::start, kWindow);
    (void)m_hall->command(&HallQueue::finish, kWindow);
    return number;
}

void tst_HallRules::everyNumberIsSetByItself()
{
    const HallRules usual;
    QVERIFY(isWithinLimits(usual));
    for (const RuleNumber& rule : ruleNumbers()) {
        for (const qint64 value : {rule.least, rule.most}) {
            HallRules rules;
            rule.set(rules, value);
            for (const RuleNumber& other : ruleNumbers()) {
                const bool isSame = QLatin1String(other.name) == QLatin1String(rule.name);
                QCOMPARE(other.value(rules), isSame ? value : other.value(usual));
            }
            const auto parsed = HallRuleSet::parse(calling(QLatin1String(rule.name), value));
            QVERIFY(parsed);
            QCOMPARE(rule.value(parsed.value().over(usual)), value);
        }
    }
}

void tst_HallRules::wrongIsNamed_data()
{
    QTest::addColumn<QJsonObject>("rules");
    QTest::addColumn<QString>("detail");
    for (const RuleNumber& rule : ruleNumbers()) {
        const QString name = QLatin1String(rule.name);
        const QString told = u"calling.%1: %2 to %3"_s.arg(name).arg(rule.least).arg(rule.most);
        QTest::addRow("%s below", rule.name) << calling(name, rule.least - 1) << told;
        QTest::addRow("%s above", rule.name) << calling(name, rule.most + 1) << told;
        QTest::addRow("%s text", rule.name) << calling(name, u"3"_s) << told;
    }
    QTest::newRow("chance of nearly all")
        << calling(u"fullBelowPercent"_s, 91) << u"calling.fullBelowPercent: 0 to 90"_s;
    QTest::newRow("part of a number")
        << calling(u"ordinaryEvery"_s, 2.5) << u"calling.ordinaryEvery: 2 to 20"_s;
    QTest::newRow("number of nothing")
        << calling(u"everything"_s, 1) << u"calling.everything: is not known here"_s;
    QTest::newRow("group of nothing")
        << QJsonObject{{u"other"_s, QJsonObject()}} << u"other: is not known here"_s;
    QTest::newRow("no group") << QJsonObject{{u"calling"_s, 1}} << u"calling: must be an object"_s;
    QTest::newRow("no hours") << opening(QJsonArray()) << u"opening.hours: "_s;
    QTest::newRow("backwards") << opening(QJsonArray{u"1200-0900"_s}) << u"opening.hours: "_s;
    QTest::newRow("eighth day") << opening(QJsonArray{u"0900-1200"_s},
                                           {{u"weekdays"_s, QJsonObject{{u"8"_s, QJsonArray()}}}})
                                << u"opening.weekdays.8: "_s;
    QTest::newRow("no day") << opening(QJsonArray{u"0900-1200"_s},
                                       {{u"days"_s, QJsonObject{{u"30.2."_s, QJsonArray()}}}})
                            << u"opening.days.30.2.: "_s;
    QTest::newRow("weekdays as a list")
        << opening(QJsonArray{u"0900-1200"_s}, {{u"weekdays"_s, QJsonArray()}})
        << u"opening.weekdays: must be an object"_s;
    QTest::newRow("holidays") << opening(QJsonArray{u"0900-1200"_s},
                                         {{u"national"_s, QJsonArray()}})
                              << u"opening.national: is not known here"_s;
    QTest::newRow("matters as a text") << QJsonObject{{u"windows"_s, QJsonObject{{u"1"_s, kEnrol}}}}
                                       << u"windows.1: a list of matters"_s;
    QTest::newRow("matter twice")
        << QJsonObject{{u"windows"_s, QJsonObject{{u"1"_s, QJsonArray{kEnrol, kEnrol}}}}}
        << u"windows.1: a list of matters"_s;
    QTest::newRow("no account") << QJsonObject{{u"skills"_s,
                                                QJsonObject{{u"W ang"_s, QJsonArray()}}}}
                                << u"skills.W ang: a list of matters"_s;
}

void tst_HallRules::wrongIsNamed()
{
    QFETCH(const QJsonObject, rules);
    QFETCH(const QString, detail);
    const auto set = HallRuleSet::parse(rules);
    QVERIFY(!set);
    QCOMPARE(set.error().code, ErrorCode::BadRequest);
    QVERIFY2(set.error().detail.startsWith(detail), qPrintable(set.error().detail));
    // In a fact it is as if it had not been said.
    QVERIFY(isWithinLimits(HallRuleSet::fromJson(rules).over({})));
}

void tst_HallRules::factOfAnotherVersionIsReadAsFarAsItGoes()
{
    const QJsonObject fact{
        {u"calling"_s,
         QJsonObject{{u"ordinaryEvery"_s, 5}, {u"recallLimit"_s, 99}, {u"ofTomorrow"_s, 1}}},
        {u"later"_s, true},
        {u"windows"_s, QJsonObject{{u"1"_s, QJsonArray{kEnrol}}, {u"2"_s, 7}}}};
    const HallRuleSet set = HallRuleSet::fromJson(fact);
    QCOMPARE(set.over({}).order.ordinaryEvery, 5);
    QCOMPARE(set.over({}).recallLimit, HallRules().recallLimit);
    QCOMPARE(set.windows->value(u"1"_s), QStringList(kEnrol));
    QVERIFY(!set.windows->contains(u"2"_s));
    QVERIFY(HallRuleSet::parse(set.toJson()));
    QCOMPARE(HallRuleSet::fromJson(set.toJson()), set);
}

void tst_HallRules::changesAreNamed()
{
    QJsonObject file = opening(QJsonArray{u"0900-1200"_s});
    file.insert(u"calling"_s, callingJson({}));
    file.insert(u"windows"_s, QJsonObject());
    QVERIFY(changesBetween(inForce({}, file), inForce({}, file)).isEmpty());
    // A set that says the same as the file is no change for anybody.
    const QJsonObject same{{u"calling"_s, callingJson({})}};
    QVERIFY(changesBetween(inForce({}, file), inForce(same, file)).isEmpty());
    HallRules rules;
    rules.order.ordinaryEvery = 4;
    const QJsonObject other{
        {u"calling"_s, callingJson(rules)},
        {u"windows"_s, QJsonObject{{u"1"_s, QJsonArray{kEnrol}}}},
        {u"opening"_s,
         QJsonObject{{u"hours"_s, QJsonArray{u"0900-1200"_s}},
                     {u"weekdays"_s, QJsonObject{{u"6"_s, QJsonArray{u"0900-1100"_s}}}}}}};
    const QList<RuleChange> changes = changesBetween(inForce({}, file), inForce(other, file));
    QCOMPARE(changes.size(), 3);
    QCOMPARE(changes.at(0), (RuleChange{u"calling.ordinaryEvery"_s, 3, 4}));
    QCOMPARE(changes.at(1),
             (RuleChange{u"opening.weekdays.6"_s, QJsonArray(), QJsonArray{u"0900-1100"_s}}));
    QCOMPARE(changes.at(2), (RuleChange{u"windows.1"_s, QJsonValue::Null, QJsonArray{kEnrol}}));
}

void tst_HallRules::nothingSetIsTheFiles()
{
    const auto shown = m_desk->show(m_hall->database());
    QVERIFY(shown);
    QCOMPARE(shown.value()["version"_L1].toInteger(), 0);
    QCOMPARE(shown.value()["rules"_L1].toObject(), QJsonObject());
    QCOMPARE(shown.value()["file"_L1]["calling"_L1].toObject(), callingJson({}));
    QCOMPARE(shown.value()["file"_L1]["windows"_L1]["2"_L1].toArray(), QJsonArray{kMove});
    QCOMPARE(shown.value()["history"_L1].toArray().size(), 0);
    QCOMPARE(m_desk->showVersion(m_hall->database(), 0).value()["rules"_L1].toObject(),
             QJsonObject());
    QCOMPARE(m_desk->showVersion(m_hall->database(), 7).error().code, ErrorCode::NotFound);
}

void tst_HallRules::editIsAFactAndCounts()
{
    QVERIFY(m_hall->open(kWindow, {kEnrol}));
    QVERIFY(m_hall->issue(kEnrol)); // 1
    for (int i = 0; i < 6; ++i) {
        m_clock->advance(1s);
        QVERIFY(m_hall->issue(kEnrol, TicketClass::Elder)); // 2 to 7
    }
    QCOMPARE(next(), u"A0002"_s);
    // One of two from now on: with the next press.
    const auto edited = edit(calling(u"ordinaryEvery"_s, 2), 0);
    QVERIFY(edited);
    QCOMPARE(edited.value()["version"_L1].toInteger(), 1);
    QCOMPARE(next(), u"A0001"_s);
    const auto shown = m_desk->show(m_hall->database());
    QCOMPARE(shown.value()["rules"_L1].toObject(), calling(u"ordinaryEvery"_s, 2));
    const QJsonObject entry = shown.value()["history"_L1][0].toObject();
    QCOMPARE(entry["staff"_L1].toString(), u"zhao"_s);
    QCOMPARE(entry["at"_L1].toInteger(), m_clock->now().wallMs);
    QCOMPARE(entry["changes"_L1].toArray().size(), 1);
    QCOMPARE(entry["changes"_L1][0]["field"_L1].toString(), u"calling.ordinaryEvery"_s);
    QCOMPARE(entry["changes"_L1][0]["from"_L1].toInt(), 3);
    QCOMPARE(m_hall->verify(), QString());
}

void tst_HallRules::nothingChangedIsNoFact()
{
    QVERIFY(set(calling(u"recallLimit"_s, 5)));
    const auto again = edit(calling(u"recallLimit"_s, 5), 1);
    QVERIFY(again);
    QCOMPARE(again.value()["version"_L1].toInteger(), 1);
    QCOMPARE(m_desk->show(m_hall->database()).value()["history"_L1].toArray().size(), 1);
}

void tst_HallRules::whoSawAnotherSetIsRefused()
{
    QVERIFY(edit(calling(u"recallLimit"_s, 5), 0));
    const auto late = edit(calling(u"reentryAfter"_s, 1), 0, u"qian"_s);
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Conflict);
    QVERIFY2(late.error().detail.contains(u"zhao"_s) &&
                 late.error().detail.contains(u"calling.recallLimit"_s),
             qPrintable(late.error().detail));
    QCOMPARE(edit({}, 9).error().code, ErrorCode::Conflict);
    QCOMPARE(now().order.reentryAfter, HallRules().order.reentryAfter);
}

void tst_HallRules::whatTheHallHasNotIsRefused()
{
    const QJsonObject nowhere{{u"windows"_s, QJsonObject{{u"9"_s, QJsonArray{kEnrol}}}}};
    QCOMPARE(edit(nowhere, 0).error().detail, u"windows.9: no such window"_s);
    const QJsonObject nothing{{u"skills"_s, QJsonObject{{u"wang"_s, QJsonArray{u"x"_s}}}}};
    QCOMPARE(edit(nothing, 0).error().detail, u"skills.wang: no such matter"_s);
}

/// What was written into a number when it was given out stays, whatever is set afterwards.
void tst_HallRules::promisedHeadStartHolds()
{
    QVERIFY(m_hall->open(kWindow, {kEnrol}));
    QVERIFY(m_hall->issue(kEnrol)); // 1
    m_clock->advance(10min);
    QVERIFY(m_hall->issue(kEnrol, TicketClass::Elder)); // 2: ten minutes before 1
    QVERIFY(set(calling(u"priorityHeadStartMinutes"_s, 0)));
    QVERIFY(m_hall->issue(kEnrol, TicketClass::Elder)); // 3: as it comes
    const auto waiting = findInLine(m_hall->database(), kEnrol);
    QVERIFY(waiting);
    QStringList order;
    for (const Ticket& ticket : waiting.value()) {
        order << ticket.number;
        const qint64 headStart = (ticket.fromAtMs - ticket.dueAtMs) / kMinuteMs;
        QCOMPARE(headStart, ticket.number == u"A0002" ? 20 : 0);
    }
    QCOMPARE(next(), u"A0002"_s);
    QCOMPARE(next(), u"A0001"_s);
    QCOMPARE(next(), u"A0003"_s);
    QCOMPARE(order.size(), 3);
    QCOMPARE(m_hall->verify(), QString());
}

void tst_HallRules::openingIsWithinSkills()
{
    QVERIFY(set({{u"skills"_s, QJsonObject{{u"wang"_s, QJsonArray{kMove}}}}}));
    const auto refused = m_hall->open(kWindow, {kEnrol, kMove});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotPermitted);
    QCOMPARE(refused.error().detail, kEnrol);
    QVERIFY(m_hall->open(kWindow, {kMove}));
    // Of others nothing was said.
    QVERIFY(m_hall->run<QJsonObject>([&](storage::Database& store) {
        return m_hall->queue().openWindow(store, {u"2"_s, u"li"_s, {}}, {kEnrol, kMove});
    }));
}

void tst_HallRules::takeOverIsWithinSkills()
{
    QVERIFY(m_hall->open(kWindow, {kEnrol, kMove}));
    QVERIFY(set({{u"skills"_s, QJsonObject{{u"li"_s, QJsonArray{kMove}},
                                           {u"sun"_s, QJsonArray{u"pension"_s}}}}}));
    const auto takeOver = [&](const QString& staff) {
        return m_hall->run<QJsonObject>([&](storage::Database& store) {
            return m_hall->queue().takeOver(store, {kWindow, staff, {}});
        });
    };
    QCOMPARE(takeOver(u"sun"_s).error().code, ErrorCode::NotPermitted);
    const auto taken = takeOver(u"li"_s);
    QVERIFY(taken);
    QCOMPARE(taken.value()["matters"_L1].toArray(), QJsonArray{kMove});
}

void tst_HallRules::countersHearWhatIsServed()
{
    const auto publish = [&] {
        return bool(m_hall->run<int>([&](storage::Database& store) -> Result<int> {
            OW_TRY(m_desk->publish(store));
            return 0;
        }));
    };
    QVERIFY(publish());
    QVERIFY(m_hall->published(feed::kRules, {u"all"_s, u"kiosk"_s, u"board"_s}).isEmpty());
    auto told = m_hall->published(feed::kRules, {u"staff"_s});
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.constFirst().body->value("windows"_L1)["2"_L1].toArray(), QJsonArray{kMove});
    QVERIFY(set({{u"windows"_s, QJsonObject{{u"1"_s, QJsonArray{kEnrol}}}},
                 {u"calling"_s, QJsonObject{{u"serviceLevelMinutes"_s, 30}}}}));
    QVERIFY(publish());
    told = m_hall->published(feed::kRules, {u"staff"_s});
    const QJsonObject body = *told.constFirst().body;
    QCOMPARE(body["windows"_L1].toObject().keys(), QStringList(u"1"_s));
    QCOMPARE(body["serviceLevelMinutes"_L1].toInt(), 30);
    QCOMPARE(body["version"_L1].toInteger(), 1);
}

void tst_HallRules::historyKeepsFifty()
{
    for (int i = 0; i < 60; ++i) {
        m_clock->advance(1s);
        QVERIFY(set(calling(u"recallGapSeconds"_s, i + 1)));
    }
    const auto shown = m_desk->show(m_hall->database());
    const QJsonArray history = shown.value()["history"_L1].toArray();
    QCOMPARE(history.size(), RulesProjection::kKept);
    QCOMPARE(history[0]["version"_L1].toInteger(), 60);
    for (const QJsonValue entry : history) {
        QCOMPARE(entry["changes"_L1].toArray().size(), 1);
        QCOMPARE(entry["changes"_L1][0]["to"_L1].toInteger(), entry["version"_L1].toInteger());
    }
    // The one before the oldest can be had as well: to it goes who takes that one back.
    QVERIFY(m_desk->showVersion(m_hall->database(), 10));
    QVERIFY(!m_desk->showVersion(m_hall->database(), 9));
    QCOMPARE(m_hall->verify(), QString());
}

/// Nobody goes by a set whose transaction came to nothing, not even when the next one has its
/// number.
void tst_HallRules::anUndoneEditIsForgotten()
{
    const auto failed =
        m_hall->run<QJsonObject>([&](storage::Database& store) -> Result<QJsonObject> {
            const auto edited = m_desk->edit(store, calling(u"ordinaryEvery"_s, 9), 0, u"zhao"_s);
            OW_ENFORCE(bool(edited));
            OW_ENFORCE(m_hall->queue().rules().now(store).value()->numbers.order.ordinaryEvery ==
                       9);
            return Error{ErrorCode::StoreFailed, u"the disk is full"_s};
        });
    QVERIFY(!failed);
    QCOMPARE(now().order.ordinaryEvery, 3);
    QVERIFY(edit(calling(u"ordinaryEvery"_s, 4), 0));
    QCOMPARE(now().order.ordinaryEvery, 4);
}

void tst_HallRules::randomEditsStayWithinLimits()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    int taken = 0;
    qint64 version = 0;
    for (int i = 0; i < 300; ++i) {
        m_clock->advance(1s);
        const QJsonObject rules = drawnRules(random);
        const qint64 seen = random.bounded(10) == 0 ? version + 1 : version;
        const HallRules before = now();
        const auto edited = edit(rules, seen);
        if (edited) {
            QCOMPARE(seen, version);
            version = edited.value()["version"_L1].toInteger();
            ++taken;
            QCOMPARE(callingJson(now()),
                     callingJson(HallRuleSet::parse(rules).value().over(HallRules())));
        } else {
            // Wrong, and named; and nothing is otherwise.
            QVERIFY2(edited.error().code == ErrorCode::BadRequest ||
                         (seen != version && edited.error().code == ErrorCode::Conflict),
                     qPrintable(u"seed %1: %2"_s.arg(seed).arg(edited.error().detail)));
            QCOMPARE(callingJson(now()), callingJson(before));
        }
        QVERIFY2(isWithinLimits(now()), qPrintable(QString::number(seed)));
    }
    QVERIFY2(taken > 20, qPrintable(QString::number(taken)));
    QCOMPARE(m_hall->verify(), QString());
}

void tst_HallRules::longerHeadStartIsSeenInTheSimulation()
{
    constexpr int kDays = 12;
    const auto goesOn = [](int) { return true; };
    const CallRules usual;
    CallRules none = usual;
    none.priorityHeadStartMs = 0;
    const auto with = simulatedEffect(usual, kDays, goesOn);
    const auto again = simulatedEffect(usual, kDays, goesOn);
    const auto without = simulatedEffect(none, kDays, goesOn);
    QVERIFY(with && again && without);
    // The same days: what differs comes of the rules.
    QCOMPARE(with->ordinary.people, without->ordinary.people);
    QCOMPARE(with->ordinary.mean, again->ordinary.mean);
    QCOMPARE(with->priority.high, again->priority.high);
    QVERIFY(with->priority.mean < without->priority.mean);
    QVERIFY(with->ordinary.mean >= without->ordinary.mean);
    QVERIFY(with->ordinary.high >= with->ordinary.mean);
    const int people = with->ordinary.people + with->priority.people + with->appointment.people;
    QVERIFY2(qAbs(people / kDays - kTypicalPeople) < 30,
             qPrintable(QString::number(people / kDays)));
    int heard = 0;
    const auto stops = [&heard](int done) {
        heard = done;
        return done < 3;
    };
    QVERIFY(!simulatedEffect(usual, kDays, stops));
    QCOMPARE(heard, 3);
}

QTEST_GUILESS_MAIN(tst_HallRules)
#include "tst_HallRules.moc"
