// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/appointments/CalendarEntry.h"
#include "services/appointments/Slot.h"
#include "services/queue/Ticket.h"
#include "services/storage/Query.h"
#include "services/sync/EnquiryClient.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/HallRule.h"
#include "tests/services/platform/HttpCalls.h"
#include "tests/services/platform/TestPhone.h"
#include "tests/services/platform/TestTiers.h"
#include "tests/services/storage/TestStores.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <memory>

using namespace onewindow;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::Answer;
using onewindow::testing::answerOf;
using onewindow::testing::Statements;
using onewindow::testing::TestTerminal;
using onewindow::testing::TestTiers;

namespace {

constexpr int kPatienceMs = onewindow::testing::kTiersPatienceMs;
const QString kSlotMatter = u"si-transfer"_s;

/// Whom each kind of thing is for, in the streams of a hall and of a centre. A kind that is new is
/// entered here by somebody who has thought about it: `tst_ApiFeed` has who is of which audience.
const QHash<QString, QString> kAudiences{{u"account"_s, u"hall centre"_s},
                                         {u"agreement"_s, u"all"_s},
                                         {u"alarm"_s, u"staff"_s},
                                         {u"alarmClosed"_s, u"node"_s},
                                         {u"allotment"_s, u"node"_s},
                                         {u"appointment"_s, u"kiosk node"_s},
                                         {u"ask"_s, u"staff"_s},
                                         {u"call"_s, u"all"_s},
                                         {u"case"_s, u"node"_s},
                                         {u"centre"_s, u"all"_s},
                                         {u"closing"_s, u"all"_s},
                                         {u"crowd"_s, u"hall kiosk"_s},
                                         {u"curve"_s, u"board"_s},
                                         {u"daykey"_s, u"node"_s},
                                         {u"department"_s, u"all"_s},
                                         {u"device"_s, u"staff"_s},
                                         {u"draftEnded"_s, u"kiosk"_s},
                                         {u"erased"_s, u"all"_s},
                                         {u"fee"_s, u"node"_s},
                                         {u"floor"_s, u"all"_s},
                                         {u"hall"_s, u"all"_s},
                                         {u"help"_s, u"staff"_s},
                                         {u"hours"_s, u"all"_s},
                                         {u"lost"_s, u"node"_s},
                                         {u"machine"_s, u"hall"_s},
                                         {u"machines"_s, u"centre"_s},
                                         {u"matter"_s, u"all"_s},
                                         {u"missed"_s, u"all"_s},
                                         {u"notice"_s, u"all"_s},
                                         {u"open"_s, u"kiosk"_s},
                                         {u"page"_s, u"board"_s},
                                         {u"payment"_s, u"node"_s},
                                         {u"queue"_s, u"all"_s},
                                         {u"refused"_s, u"node"_s},
                                         {u"restart"_s, u"node"_s},
                                         {u"rules"_s, u"staff"_s},
                                         {u"shown"_s, u"public"_s},
                                         {u"slot"_s, u"all"_s},
                                         {u"slotplan"_s, u"all"_s},
                                         {u"stopped"_s, u"all"_s},
                                         {u"theme"_s, u"all"_s},
                                         {u"ticket"_s, u"staff"_s},
                                         {u"window"_s, u"all"_s},
                                         {u"wish"_s, u"node"_s}};

/// What must have been there, else this would prove little.
const QStringList kOfAHall{u"hall"_s,   u"matter"_s, u"notice"_s,      u"slot"_s,
                           u"queue"_s,  u"open"_s,   u"appointment"_s, u"daykey"_s,
                           u"ticket"_s, u"case"_s,   u"erased"_s};
const QStringList kOfTheCentre{u"matter"_s,    u"machine"_s,     u"account"_s, u"slot"_s,
                               u"allotment"_s, u"appointment"_s, u"case"_s};

/// Likewise of the tables; `tst_HallInEveryStatement` has what staff and refused journals touch.
const QStringList kTouched{u"allotments"_s,    u"appointments"_s,   u"attendances"_s,
                           u"batches"_s,       u"case_drafts"_s,    u"case_index"_s,
                           u"case_steps"_s,    u"cases"_s,          u"chains"_s,
                           u"city_day_keys"_s, u"envelopes"_s,      u"feed"_s,
                           u"feed_counter"_s,  u"feedback_cases"_s, u"feedback_work"_s,
                           u"journal"_s,       u"public_tickets"_s, u"slots"_s};

/// What an administrator and the metrics see of all halls, no more than the newest, by the index
/// of what is open: not on the way of anything that a hall or a citizen waits for.
bool isOfAdministrators(const QString& sql)
{
    return sql.contains(u"FROM alarms WHERE hall >= ?"_s);
}

} // namespace

/// A centre that is nothing else, with a hall below it and people at terminals and telephones: what
/// it keeps is divided by hall, and so is all that it asks its store. And what both tell others by
/// their feeds is told to those alone whom it is for.
class tst_HallAtTheCentre : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everythingIsDivided();
    void eachThingIsForWhomItIs_data();
    void eachThingIsForWhomItIs();

private:
    void writePlan();
    void serveAtTheTerminal(TestTerminal& kiosk);
    void askAtTheTerminal();
    void serveOnTheTelephone(TestTerminal& kiosk);
    void beginAtAnotherTerminal();

    NoonClock m_clock;
    storage::TestStores m_stores;
    std::shared_ptr<Statements> m_statements = std::make_shared<Statements>();
    std::unique_ptr<TestTiers> m_tiers;
    std::unique_ptr<storage::Database> m_centre;
    QString m_slot;
};

/// Slots of today, at a time that is still to come.
void tst_HallAtTheCentre::writePlan()
{
    const qint64 nowMs = m_clock.now().wallMs;
    const QString today = queue::hallDay(nowMs);
    const QJsonObject day{{u"date"_s, today}, {u"isWorkingDay"_s, true}};
    const QJsonObject resource{{u"id"_s, kSlotMatter},
                               {u"hours"_s, QJsonArray{u"1100-1500"_s}},
                               {u"slotMinutes"_s, 15},
                               {u"places"_s, 20}};
    QFile plan(m_tiers->centre.settings.slotsFile);
    QVERIFY(plan.open(QIODevice::WriteOnly | QIODevice::Truncate));
    plan.write(QJsonDocument(QJsonObject{{u"overrides"_s, QJsonArray{day}},
                                         {u"rules"_s, QJsonObject{{u"bookAheadMinutes"_s, 0}}},
                                         {u"resources"_s, QJsonArray{resource}}})
                   .toJson());
    const appointments::Slot midnight{{}, kSlotMatter, today, 0, 15};
    const qint64 minute = (nowMs - midnight.startsAtMs()) / kMinuteMs;
    const int start = static_cast<int>((minute + 2 + 14) / 15 * 15);
    m_slot = appointments::Slot{{}, kSlotMatter, today, start, start + 15}.key();
}

/// A number, a case, an opinion, and somebody who is forgotten.
void tst_HallAtTheCentre::serveAtTheTerminal(TestTerminal& kiosk)
{
    const cases::FiledCase filed = TestTiers::file(kiosk);
    QTRY_VERIFY_WITH_TIMEOUT(!TestTiers::found(kiosk, filed).number.isEmpty(), kPatienceMs);
    const auto said = answerOf<feedback::Filed>([&](const auto& callback) {
        kiosk.feedbackDesk().file({.kind = feedback::CaseKind::Question,
                                   .matter = TestTiers::kMatter,
                                   .text = u"几点开门"_s,
                                   .phone = {},
                                   .idNumber = TestTiers::kNumber},
                                  callback);
    });
    QVERIFY(said);
    askAtTheTerminal();
    QVERIFY(m_tiers->forget(filed.id).contains("erased"_L1));
    QTRY_COMPARE_WITH_TIMEOUT(kiosk.backlog(), 0, kPatienceMs);
}

/// What the centre alone knows.
void tst_HallAtTheCentre::askAtTheTerminal()
{
    sync::EnquiryClient enquiries(m_tiers->centre.keys()->sealingPublicKey());
    enquiries.connectTo(m_tiers->hall.endpoint(u"kiosk-2"_s, u"kiosk"_s));
    const auto mine = answerOf<QList<cases::CaseSummary>>(
        [&](const auto& callback) { enquiries.mine(TestTiers::kNumber, callback); });
    QVERIFY(mine);
    QCOMPARE(mine.value().size(), 1);
    QVERIFY(answerOf<cases::CaseSummary>([&](const auto& callback) {
        enquiries.status(mine.value().constFirst().number, u"002X"_s, callback);
    }));
}

/// An appointment from booking to check-in, and a number's page.
void tst_HallAtTheCentre::serveOnTheTelephone(TestTerminal& kiosk)
{
    const sync::PlatformEndpoint anybody = m_tiers->hall.pki.anonymous(m_tiers->centre.port());
    sync::HttpClient phone(anybody);
    const QJsonObject wanted{{u"hall"_s, TestTiers::kHall},
                             {u"slot"_s, m_slot},
                             {u"name"_s, TestTiers::kName},
                             {u"idNumber"_s, TestTiers::kNumber}};
    QJsonObject booked;
    QTRY_VERIFY_WITH_TIMEOUT(
        (booked = Answer(phone.perform(
                             testing::post(u"/v1/appointments"_s, QJsonDocument(wanted).toJson())))
                      .json)
            .contains("token"_L1),
        kPatienceMs);
    const QJsonObject holder{{u"hall"_s, TestTiers::kHall}, {u"token"_s, booked["token"_L1]}};
    const QString status = u"/v1/appointments/%1/status"_s.arg(booked["id"_L1].toString());
    QCOMPARE(Answer(phone.perform(testing::post(status, QJsonDocument(holder).toJson()))).status,
             200);
    const auto checkIn = [&] {
        return bool(answerOf<queue::IssuedTicket>([&](const auto& callback) {
            kiosk.slotDesk().checkIn({.appointment = {},
                                      .code = appointments::codeText(booked["token"_L1].toString()),
                                      .person = {}},
                                     callback);
        }));
    };
    QTRY_VERIFY_WITH_TIMEOUT(checkIn(), kPatienceMs);

    const auto issued = kiosk.tryIssue(TestTiers::kMatter);
    QVERIFY(issued);
    testing::TestPhone page(anybody, u"/h/hall-1/t/"_s + issued.value().ticket.token);
    QTRY_COMPARE_WITH_TIMEOUT(page.page().status, 200, kPatienceMs);
}

/// A draft, which the centre keeps for the whole city until the day is over.
void tst_HallAtTheCentre::beginAtAnotherTerminal()
{
    TestTerminal::Options own = m_tiers->optionsOf(u"kiosk-2"_s);
    own.askedCentre = m_tiers->centre.keys()->sealingPublicKey();
    const auto kiosk = m_tiers->terminal(own);
    const auto isOfTheCity = [&] {
        kiosk->caseDesk().fetchDrafts(TestTiers::applicant());
        const auto found = answerOf<std::optional<cases::CaseDraft>>([&](const auto& callback) {
            kiosk->caseDesk().findDraft(TestTiers::applicant(), TestTiers::kMatter, callback);
        });
        return found && kiosk->caseDesk().areDraftsOfTheCity();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOfTheCity(), kPatienceMs);
    cases::CaseDraft draft;
    draft.caseId = TestTiers::open(*kiosk).id;
    draft.matter = TestTiers::kMatter;
    draft.answers = {{u"purpose"_s, u"rent"_s}};
    draft.consentVersion = u"2026-01"_s;
    draft.consentedAtMs = 1;
    QVERIFY(answerOf<void>([&](const auto& callback) {
        kiosk->caseDesk().saveDraft(TestTiers::applicant(), draft, callback);
    }));
    QTRY_COMPARE_WITH_TIMEOUT(
        storage::numberOf(*m_centre, "SELECT COUNT(*) FROM case_drafts WHERE hall = ''"), 1,
        kPatienceMs);
}

void tst_HallAtTheCentre::initTestCase()
{
    auto options = m_stores.fresh(storage::Engine::Postgres);
    QVERIFY2(options, options ? "" : qPrintable(options.error().detail));
    m_centre = storage::openOrDie(options.value());
    options.value().onPrepare = [all = m_statements](std::string_view sql) { all->add(sql); };
    m_tiers = std::make_unique<TestTiers>(m_clock);
    m_tiers->centre.settings.store = options.value();
    writePlan();
    m_tiers->start();
    m_statements->clear(); // What a process asks as it starts.
    TestTerminal::Options own = m_tiers->optionsOf(TestTiers::kKiosk);
    own.sharedRecords = {
        {TestTiers::kNumber, QJsonObject{{TestTiers::kAgreement, QJsonObject{{u"months"_s, 24}}}}}};
    const auto kiosk = m_tiers->terminal(own);
    serveAtTheTerminal(*kiosk);
    if (!QTest::currentTestFailed()) {
        serveOnTheTelephone(*kiosk);
    }
    if (!QTest::currentTestFailed()) {
        beginAtAnotherTerminal();
    }
    m_tiers->hall.stop();
    m_tiers->centre.stop();
}

void tst_HallAtTheCentre::cleanupTestCase()
{
    m_tiers.reset();
}

void tst_HallAtTheCentre::everythingIsDivided()
{
    // Nothing of a hall's own is there: every table is divided.
    QCOMPARE(testing::undividedTables(*m_centre), QStringList{u"schema_versions"_s});
    QCOMPARE(testing::undividedIndexes(*m_centre), QStringList());
    const QStringList tables = testing::dividedTables(*m_centre);
    testing::Judged judged = testing::judge(m_statements->all(), tables);
    judged.lacking.removeIf(isOfAdministrators);
    QVERIFY2(judged.lacking.isEmpty(), qPrintable(judged.lacking.join(u'\n')));
    for (const QString& table : kTouched) {
        QVERIFY2(judged.touched.contains(table), qPrintable(table + u" was never touched"_s));
    }
    qInfo() << judged.statements << "different statements, on" << judged.touched.size()
            << "tables of" << tables.size();
}

void tst_HallAtTheCentre::eachThingIsForWhomItIs_data()
{
    QTest::addColumn<bool>("isCentre");
    QTest::newRow("hall") << false;
    QTest::newRow("centre") << true;
}

void tst_HallAtTheCentre::eachThingIsForWhomItIs()
{
    QFETCH(bool, isCentre);
    const auto hall = storage::openOrDie(m_tiers->hallStore());
    storage::Database& database = isCentre ? *m_centre : *hall;
    auto rows = storage::query(database, "SELECT kind, audience, body FROM feed");
    QVERIFY(rows);
    QSet<QString> kinds;
    for (;;) {
        const auto hasRow = rows.value().step();
        QVERIFY(hasRow);
        if (!hasRow.value()) {
            break;
        }
        const QString kind = rows.value().text(0);
        const QString audience = rows.value().text(1).section(u':', 0, 0);
        kinds << kind;
        QVERIFY2(kAudiences.value(kind).split(u' ').contains(audience),
                 qPrintable(u"%1 for %2"_s.arg(kind, audience)));
        const QByteArray body = rows.value().blob(2);
        QVERIFY2(!body.contains(TestTiers::kNumber.toUtf8()) &&
                     !body.contains(TestTiers::kName.toUtf8()),
                 qPrintable(kind));
    }
    for (const QString& kind : isCentre ? kOfTheCentre : kOfAHall) {
        QVERIFY2(kinds.contains(kind), qPrintable(u"there is no "_s + kind));
    }
}

QTEST_GUILESS_MAIN(tst_HallAtTheCentre)
#include "tst_HallAtTheCentre.moc"
