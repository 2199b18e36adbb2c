// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DraftStore.h"
#include "services/core/Durations.h"
#include "services/core/Ids.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/storage/Rows.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/HttpCalls.h"
#include "tests/services/platform/TestTiers.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace onewindow;
using namespace onewindow::cases;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::Answer;
using onewindow::testing::answerOf;
using onewindow::testing::TestTerminal;
using onewindow::testing::TestTiers;

namespace {

constexpr int kPatienceMs = onewindow::testing::kTiersPatienceMs;
const QString kOtherHall = u"hall-2"_s;
const QString kSecret = u"向某某银行申请贷款"_s;

QJsonObject card(const QString& address = u"北京市"_s)
{
    return {{u"identity"_s, u"card"_s},
            {u"name"_s, TestTiers::kName},
            {u"idNumber"_s, TestTiers::kNumber},
            {u"address"_s, address}};
}

} // namespace

/// What somebody begins at a terminal and goes on with at a window where their card lies:
/// terminals, halls and centre real, each with a store of its own, over real TLS.
class tst_TierCounterDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void goesOnAtTheWindow();
    void nobodyElseFindsIt();
    void staysUntilItIsFiled();
    void filedAtTheTerminalMeanwhile();
    void goesOnFromAnotherHall();
    void hallsOwnWaitForNobody();

private:
    QString signIn();
    Answer send(const QString& path, const QJsonObject& body);
    QJsonArray drafts(const QJsonObject& who);
    QJsonObject opened(const QString& caseId, const QJsonObject& more = {});
    Answer file(const QJsonObject& form);
    std::unique_ptr<TestTerminal> terminal(TestTerminal::Options options);
    /// As after an answer to the form; the draft's case.
    static QString save(TestTerminal& kiosk, const QString& purpose, const QByteArray& caseId = {});
    static bool offers(TestTerminal& kiosk);
    /// Facts of a look at drafts that the hall's store holds.
    [[nodiscard]] QList<QJsonObject> looks() const;

    std::unique_ptr<TurnedClock> m_clock;
    std::unique_ptr<TestTiers> m_tiers;
    std::unique_ptr<platform::Application> m_other;
    std::unique_ptr<sync::HttpClient> m_counter;
    QString m_token;
};

void tst_TierCounterDrafts::init()
{
    m_clock = std::make_unique<TurnedClock>();
    m_tiers = std::make_unique<TestTiers>(*m_clock, QStringList{kOtherHall});
    // What staff seal the centre may open, as where it is installed.
    m_tiers->hall.settings.centreNode = u"centre"_s;
    m_tiers->hall.settings.centreSealingKey = m_tiers->centre.keys()->sealingPublicKey();
    m_tiers->start();
    m_counter =
        std::make_unique<sync::HttpClient>(m_tiers->hall.endpoint(u"counter-1"_s, u"counter"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!(m_token = signIn()).isEmpty(), kPatienceMs);
}

QString tst_TierCounterDrafts::signIn()
{
    sync::HttpCall call =
        testing::post(u"/v1/session"_s, R"({"account":"wang","password":"secret-1"})");
    call.limit = 40s;
    return Answer(m_counter->perform(call)).json["token"_L1].toString();
}

void tst_TierCounterDrafts::cleanup()
{
    m_counter.reset();
    m_other.reset();
    m_tiers.reset();
}

Answer tst_TierCounterDrafts::send(const QString& path, const QJsonObject& body)
{
    sync::HttpCall call = testing::as(
        testing::post(path, QJsonDocument(body).toJson(QJsonDocument::Compact)), m_token);
    call.limit = 20s;
    return Answer(m_counter->perform(call));
}

QJsonArray tst_TierCounterDrafts::drafts(const QJsonObject& who)
{
    return send(u"/v1/counter-drafts"_s, who).json["drafts"_L1].toArray();
}

QJsonObject tst_TierCounterDrafts::opened(const QString& caseId, const QJsonObject& more)
{
    QJsonObject body = card();
    body[u"matter"_s] = TestTiers::kMatter;
    body[u"draft"_s] = caseId;
    for (auto member = more.begin(); member != more.end(); ++member) {
        body[member.key()] = member.value();
    }
    const Answer answer = send(u"/v1/counter-forms"_s, body);
    QJsonObject json = answer.json;
    json[u"status"_s] = answer.status;
    return json;
}

Answer tst_TierCounterDrafts::file(const QJsonObject& form)
{
    return send(u"/v1/counter-cases"_s,
                {{u"opened"_s, form["opened"_L1]},
                 {u"answers"_s, form["answers"_L1]},
                 {u"materials"_s,
                  QJsonArray{QJsonObject{{u"material"_s, u"record"_s}, {u"how"_s, u"copy"_s}}}}});
}

std::unique_ptr<TestTerminal> tst_TierCounterDrafts::terminal(TestTerminal::Options options)
{
    options.askedCentre = m_tiers->centre.keys()->sealingPublicKey();
    auto kiosk = m_tiers->terminal(options);
    // A hall that is new hands out the day's keys a moment after the rest.
    OW_ENFORCE(QTest::qWaitFor(
        [&] {
            const auto keys = kiosk->writer().runAndWait<QList<journal::FeedChange>>(
                [](storage::Database& store) {
                    return journal::FeedCache().all(store,
                                                    QString::fromLatin1(queue::feed::kDayKey));
                });
            return keys && !keys.value().isEmpty();
        },
        kPatienceMs));
    return kiosk;
}

QString tst_TierCounterDrafts::save(TestTerminal& kiosk, const QString& purpose,
                                    const QByteArray& caseId)
{
    CaseDraft draft;
    draft.caseId = caseId.isEmpty() ? TestTiers::open(kiosk).id : caseId;
    draft.matter = TestTiers::kMatter;
    draft.answers = {{u"purpose"_s, purpose}};
    draft.consentVersion = u"2026-01"_s;
    draft.consentedAtMs = 1;
    OW_ENFORCE(answerOf<void>([&](const auto& callback) {
        kiosk.caseDesk().saveDraft(TestTiers::applicant(), draft, callback);
    }));
    return idToText(draft.caseId);
}

bool tst_TierCounterDrafts::offers(TestTerminal& kiosk)
{
    kiosk.caseDesk().fetchDrafts(TestTiers::applicant());
    const auto found = answerOf<std::optional<CaseDraft>>([&](const auto& callback) {
        kiosk.caseDesk().findDraft(TestTiers::applicant(), TestTiers::kMatter, callback);
    });
    OW_ENFORCE(found);
    return found.value().has_value();
}

QList<QJsonObject> tst_TierCounterDrafts::looks() const
{
    auto database = storage::Database::open(m_tiers->hallStore());
    OW_ENFORCE(database);
    QList<QJsonObject> bodies;
    auto rows =
        storage::query(*database.value(), "SELECT body FROM journal WHERE kind = ? ORDER BY seq",
                       QString::fromLatin1(queue::facts::kPersonShown));
    while (rows && rows.value().step().value()) {
        bodies << QJsonDocument::fromJson(rows.value().blob(0)).object();
    }
    return bodies;
}

void tst_TierCounterDrafts::goesOnAtTheWindow()
{
    const auto kiosk = terminal(m_tiers->optionsOf(TestTiers::kKiosk));
    const QString begun = save(*kiosk, u"loan"_s);
    QTRY_COMPARE_WITH_TIMEOUT(drafts(card()).size(), 1, kPatienceMs);
    const QJsonObject shown = drafts(card()).first().toObject();
    QCOMPARE(shown["case"_L1].toString(), begun);
    QCOMPARE(shown["matter"_L1].toString(), TestTiers::kMatter);
    QVERIFY(shown["savedAt"_L1].toInteger() > 0);
    // Who looked, and at what, before anything was shown.
    const QJsonObject look = looks().constLast();
    QCOMPARE(look["staff"_L1].toString(), u"wang"_s);
    QCOMPARE(look["at"_L1].toString(), u"counter-1"_s);
    QCOMPARE(look["drafts"_L1].toArray(), QJsonArray{begun});
    QVERIFY(!look["handle"_L1].toString().isEmpty());

    const auto before = looks().size();
    const QJsonObject form = opened(begun);
    QCOMPARE(form["case"_L1].toString(), begun);
    QCOMPARE(form["answers"_L1].toObject(), (QJsonObject{{u"purpose"_s, u"loan"_s}}));
    QCOMPARE(looks().size(), before + 1);
    const Answer filed = file(form);
    QVERIFY2(filed.status == 200, filed.body.constData());
    QCOMPARE(filed.json["case"_L1].toString(), begun);
    // Gone everywhere.
    QCOMPARE(drafts(card()), QJsonArray());
    QCOMPARE(opened(begun)["status"_L1].toInt(), 404);
    QTRY_VERIFY_WITH_TIMEOUT(!offers(*kiosk), kPatienceMs);
}

void tst_TierCounterDrafts::nobodyElseFindsIt()
{
    const auto kiosk = terminal(m_tiers->optionsOf(TestTiers::kKiosk));
    const QString begun = save(*kiosk, kSecret);
    QTRY_COMPARE_WITH_TIMEOUT(drafts(card()).size(), 1, kPatienceMs);
    // Somebody who knows name and number, and has not the card.
    QCOMPARE(drafts(card(u"上海市"_s)), QJsonArray());
    QCOMPARE(opened(begun, {{u"address"_s, u"上海市"_s}})["status"_L1].toInt(), 404);
    QCOMPARE(opened(begun, {{u"identity"_s, u"clerk"_s}})["field"_L1].toString(), u"draft"_s);
    QJsonObject typed = card();
    typed[u"identity"_s] = u"clerk"_s;
    const Answer refused = send(u"/v1/counter-drafts"_s, typed);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.json["field"_L1].toString(), u"identity"_s);
    QCOMPARE(opened(begun, {{u"matter"_s, u"hh-move"_s}})["field"_L1].toString(), u"draft"_s);
    // Neither the looks nor the opening left anything of it in clear.
    QCOMPARE(opened(begun)["answers"_L1].toObject(), (QJsonObject{{u"purpose"_s, kSecret}}));
    m_tiers->hall.stop();
    QByteArray bytes;
    for (const QString& side : {QString(), u"-wal"_s}) {
        QFile store(m_tiers->hall.settings.storePath + side);
        bytes += store.open(QIODevice::ReadOnly) ? store.readAll() : QByteArray();
    }
    QVERIFY(bytes.contains("person.shown"));
    for (const QString& text : {kSecret, TestTiers::kNumber, TestTiers::kName}) {
        QVERIFY2(!bytes.contains(text.toUtf8()), qPrintable(text));
    }
}

/// A window that opens it and files nothing takes nothing away, and nothing of it outlives the day.
void tst_TierCounterDrafts::staysUntilItIsFiled()
{
    const auto kiosk = terminal(m_tiers->optionsOf(TestTiers::kKiosk));
    const QString begun = save(*kiosk, u"rent"_s);
    QTRY_COMPARE_WITH_TIMEOUT(drafts(card()).size(), 1, kPatienceMs);
    QCOMPARE(opened(begun)["status"_L1].toInt(), 200);
    QVERIFY(offers(*kiosk));
    // Begun a second time, the newest counts.
    m_clock->turn(kMinuteMs);
    const QString again = save(*kiosk, u"visa"_s);
    QTRY_COMPARE_WITH_TIMEOUT(drafts(card()).first()["case"_L1].toString(), again, kPatienceMs);
    QCOMPARE(drafts(card()).size(), 1);
    m_clock->turn(kDayMs);
    m_token = signIn();
    const Answer later = send(u"/v1/counter-drafts"_s, card());
    QCOMPARE(later.status, 200);
    QCOMPARE(later.json["drafts"_L1].toArray(), QJsonArray());
}

void tst_TierCounterDrafts::filedAtTheTerminalMeanwhile()
{
    const auto kiosk = terminal(m_tiers->optionsOf(TestTiers::kKiosk));
    const OpenedCase atKiosk = TestTiers::open(*kiosk);
    const QString begun = save(*kiosk, u"loan"_s, atKiosk.id);
    QTRY_COMPARE_WITH_TIMEOUT(drafts(card()).size(), 1, kPatienceMs);
    const QJsonObject form = opened(begun);
    const auto filed = answerOf<FiledCase>([&](const auto& callback) {
        kiosk->caseDesk().file({.opened = atKiosk,
                                .applicant = TestTiers::applicant(),
                                .answers = {{u"purpose"_s, u"loan"_s}},
                                .hasCommitted = false},
                               callback);
    });
    QVERIFY(filed);
    QTRY_COMPARE_WITH_TIMEOUT(drafts(card()), QJsonArray(), kPatienceMs);
    // The window's is no second one.
    QCOMPARE(file(form).status, 409);
}

void tst_TierCounterDrafts::goesOnFromAnotherHall()
{
    m_other = m_tiers->startOther(kOtherHall);
    const auto kiosk = terminal(m_tiers->optionsOf(u"kiosk-"_s + kOtherHall, kOtherHall, *m_other));
    QTRY_VERIFY_WITH_TIMEOUT(!offers(*kiosk) && kiosk->caseDesk().areDraftsOfTheCity(),
                             kPatienceMs);
    const QString begun = save(*kiosk, u"loan"_s);
    QJsonObject ofCity = card();
    ofCity[u"city"_s] = true;
    QCOMPARE(drafts(card()), QJsonArray());
    QTRY_COMPARE_WITH_TIMEOUT(drafts(ofCity).size(), 1, kPatienceMs);
    QCOMPARE(looks().constLast()["drafts"_L1].toArray(), QJsonArray{begun});
    const QJsonObject form = opened(begun, {{u"city"_s, true}});
    QCOMPARE(form["answers"_L1].toObject(), (QJsonObject{{u"purpose"_s, u"loan"_s}}));
    // A case of its own; the draft is there until it is filed.
    QVERIFY(form["case"_L1].toString() != begun);
    QVERIFY(offers(*kiosk));
    QCOMPARE(file(form).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(drafts(ofCity), QJsonArray(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!offers(*kiosk), kPatienceMs);
}

/// Without the centre, at once; with it, they are no other hall's.
void tst_TierCounterDrafts::hallsOwnWaitForNobody()
{
    const auto kiosk = terminal(m_tiers->optionsOf(TestTiers::kKiosk));
    QTRY_VERIFY_WITH_TIMEOUT(!offers(*kiosk) && kiosk->caseDesk().areDraftsOfTheCity(),
                             kPatienceMs);
    save(*kiosk, u"loan"_s);
    QTRY_COMPARE_WITH_TIMEOUT(drafts(card()).size(), 1, kPatienceMs);
    QJsonObject ofCity = card();
    ofCity[u"city"_s] = true;
    QCOMPARE(send(u"/v1/counter-drafts"_s, ofCity).json["drafts"_L1].toArray(), QJsonArray());
    m_tiers->centre.stop();
    QCOMPARE(drafts(card()).size(), 1);
    QVERIFY(send(u"/v1/counter-drafts"_s, ofCity).status >= 500);
}

QTEST_GUILESS_MAIN(tst_TierCounterDrafts)
#include "tst_TierCounterDrafts.moc"
