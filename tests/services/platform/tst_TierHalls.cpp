// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/DraftStore.h"
#include "services/cases/FeedKinds.h"
#include "services/core/Durations.h"
#include "services/core/Ids.h"
#include "services/queue/FeedKinds.h"
#include "services/storage/Rows.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/HttpCalls.h"
#include "tests/services/platform/TestTiers.h"

#include <QFile>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;
using onewindow::testing::answerOf;
using onewindow::testing::TestTerminal;
using onewindow::testing::TestTiers;

namespace {

constexpr int kPatienceMs = onewindow::testing::kTiersPatienceMs;
const QString kOtherHall = u"hall-2"_s;
const QString kHere = u"kiosk-1"_s;
const QString kThere = u"kiosk-hall-2"_s;
const QString kSecret = u"向某某银行申请贷款"_s;

} // namespace

/// What somebody began or was given in one hall, in another one below the same centre: each node
/// real, each with a store of its own, over real TLS.
class tst_TierHalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void draftGoesOnInAnotherHall();
    void cityDraftsGoWithTheDay();
    void draftsStayInTheHallWithoutTheCentre();
    void pageOfACopyFollowsItsCase();

private:
    std::unique_ptr<TestTerminal> terminal(const TestTerminal::Options& options);

    std::unique_ptr<TestTerminal> here() { return terminal(m_tiers->optionsOf(kHere)); }

    std::unique_ptr<TestTerminal> there();
    /// Her card is laid: what she is offered.
    static std::optional<CaseDraft> offered(TestTerminal& kiosk,
                                            const Applicant& person = TestTiers::applicant());
    static QByteArray offeredId(TestTerminal& kiosk);
    /// As after an answer to the form.
    static void save(TestTerminal& kiosk, const QByteArray& caseId, const QString& purpose);
    /// Waits until the centre holds a draft of that case in this version.
    void waitForVersion(const QByteArray& caseId, qint64 version);
    [[nodiscard]] std::optional<DraftRow> atTheCentre(const QByteArray& caseId) const;
    /// How many rows are in a table of the centre.
    [[nodiscard]] qint64 countAtTheCentre(const QString& table) const;
    void approve(const FiledCase& filed);

    std::unique_ptr<TurnedClock> m_clock;
    std::unique_ptr<TestTiers> m_tiers;
    std::unique_ptr<platform::Application> m_other;
};

void tst_TierHalls::init()
{
    m_clock = std::make_unique<TurnedClock>();
    m_tiers = std::make_unique<TestTiers>(*m_clock, QStringList{kOtherHall});
    m_tiers->start();
    m_other = m_tiers->startOther(kOtherHall);
}

void tst_TierHalls::cleanup()
{
    m_other.reset();
    m_tiers.reset();
}

std::unique_ptr<TestTerminal> tst_TierHalls::terminal(const TestTerminal::Options& options)
{
    TestTerminal::Options whole = options;
    whole.askedCentre = m_tiers->centre.keys()->sealingPublicKey();
    auto kiosk = m_tiers->terminal(whole);
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

std::unique_ptr<TestTerminal> tst_TierHalls::there()
{
    return terminal(m_tiers->optionsOf(kThere, kOtherHall, *m_other));
}

std::optional<CaseDraft> tst_TierHalls::offered(TestTerminal& kiosk, const Applicant& person)
{
    kiosk.caseDesk().fetchDrafts(person);
    const auto found = answerOf<std::optional<CaseDraft>>([&](const auto& callback) {
        kiosk.caseDesk().findDraft(person, TestTiers::kMatter, callback);
    });
    OW_ENFORCE(found);
    return found.value();
}

QByteArray tst_TierHalls::offeredId(TestTerminal& kiosk)
{
    const auto found = offered(kiosk);
    return found ? found->caseId : QByteArray();
}

void tst_TierHalls::save(TestTerminal& kiosk, const QByteArray& caseId, const QString& purpose)
{
    CaseDraft draft;
    draft.caseId = caseId;
    draft.matter = TestTiers::kMatter;
    draft.answers = {{u"purpose"_s, purpose}};
    draft.consentVersion = u"2026-01"_s;
    draft.consentedAtMs = 1;
    OW_ENFORCE(answerOf<void>([&](const auto& callback) {
        kiosk.caseDesk().saveDraft(TestTiers::applicant(), draft, callback);
    }));
}

std::optional<DraftRow> tst_TierHalls::atTheCentre(const QByteArray& caseId) const
{
    auto database = storage::Database::open(m_tiers->centre.store());
    OW_ENFORCE(database);
    const auto row = DraftStore(*database.value(), QString()).find(caseId);
    OW_ENFORCE(row);
    return row.value();
}

qint64 tst_TierHalls::countAtTheCentre(const QString& table) const
{
    auto database = storage::Database::open(m_tiers->centre.store());
    OW_ENFORCE(database);
    const auto count = storage::integerOf(
        storage::query(*database.value(), "SELECT COUNT(*) FROM " + table.toStdString()));
    OW_ENFORCE(count);
    return count.value();
}

void tst_TierHalls::waitForVersion(const QByteArray& caseId, qint64 version)
{
    OW_ENFORCE(QTest::qWaitFor(
        [&] {
            const auto row = atTheCentre(caseId);
            return row && row->version == version && !row->isEnded();
        },
        kPatienceMs));
}

void tst_TierHalls::draftGoesOnInAnotherHall()
{
    auto first = here();
    const auto second = there();
    QTRY_VERIFY_WITH_TIMEOUT(!offered(*first) && first->caseDesk().areDraftsOfTheCity(),
                             kPatienceMs);
    const QByteArray begun = TestTiers::open(*first).id;
    save(*first, begun, u"rent"_s);
    save(*first, begun, u"loan"_s);
    waitForVersion(begun, 2);

    // Nobody else, nor anybody who knows the number alone.
    Applicant guessing = TestTiers::applicant();
    guessing.address = u"上海市"_s;
    QVERIFY(!offered(*second, guessing));
    QTRY_VERIFY_WITH_TIMEOUT(offered(*second).has_value(), kPatienceMs);
    const auto taken = offered(*second);
    QCOMPARE(taken->answers, (QJsonObject{{u"purpose"_s, u"loan"_s}}));
    QCOMPARE(taken->consentVersion, u"2026-01"_s);
    // A case of its own from now on, and the other one is over: nobody files both.
    QVERIFY(taken->caseId != begun);
    QCOMPARE(offeredId(*second), taken->caseId);
    QTRY_VERIFY_WITH_TIMEOUT(atTheCentre(begun)->isEnded(), kPatienceMs);
    save(*second, taken->caseId, u"visa"_s);
    waitForVersion(taken->caseId, 2);

    // Back in the first hall, also at a terminal that was off meanwhile.
    first.reset();
    first = here();
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            const auto found = offered(*first);
            return found && found->answers.value(u"purpose"_s) == u"visa"_s;
        }(),
        kPatienceMs);
    const QByteArray back = offeredId(*first);
    QVERIFY(back != begun && back != taken->caseId);
    // Given up there, it is gone everywhere.
    waitForVersion(back, 1);
    QVERIFY(
        answerOf<void>([&](const auto& callback) { first->caseDesk().dropDraft(back, callback); }));
    QTRY_VERIFY_WITH_TIMEOUT(atTheCentre(back)->isEnded(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!offered(*second), kPatienceMs);
    QVERIFY(!offered(*first));
}

void tst_TierHalls::cityDraftsGoWithTheDay()
{
    auto first = here();
    auto second = there();
    QTRY_VERIFY_WITH_TIMEOUT(!offered(*first) && first->caseDesk().areDraftsOfTheCity(),
                             kPatienceMs);
    const QByteArray begun = TestTiers::open(*first).id;
    save(*first, begun, kSecret);
    waitForVersion(begun, 1);
    const DraftRow row = *atTheCentre(begun);
    const QString itsKey = u"city_day_keys WHERE day = '%1'"_s.arg(row.day);
    QCOMPARE(countAtTheCentre(itsKey), 1);
    QVERIFY(!row.sealed.contains(kSecret.toUtf8()));
    QVERIFY(row.handle != TestTiers::kNumber);
    m_clock->turn(kDayMs);
    QVERIFY(!offered(*second));
    first.reset();
    second.reset();
    m_tiers->centre.stop();
    m_tiers->centre.start();
    QTRY_COMPARE_WITH_TIMEOUT(countAtTheCentre(u"case_drafts"_s), 0, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(countAtTheCentre(itsKey), 0, kPatienceMs);
}

void tst_TierHalls::draftsStayInTheHallWithoutTheCentre()
{
    const auto first = here();
    const auto second = there();
    const QByteArray begun = TestTiers::open(*first).id;
    m_tiers->centre.stop();
    QVERIFY(!offered(*first));
    QVERIFY(!first->caseDesk().areDraftsOfTheCity());
    save(*first, begun, u"rent"_s);
    QCOMPARE(offeredId(*first), begun);
    QVERIFY(!offered(*second));
    m_tiers->centre.start();
    // With the next answer after the card was read again.
    QTRY_VERIFY_WITH_TIMEOUT(offeredId(*first) == begun && first->caseDesk().areDraftsOfTheCity(),
                             kPatienceMs);
    save(*first, begun, u"loan"_s);
    QTRY_VERIFY_WITH_TIMEOUT(offered(*second).has_value(), kPatienceMs);
}

void tst_TierHalls::approve(const FiledCase& filed)
{
    sync::HttpClient counter(m_tiers->hall.endpoint(u"counter-1"_s, u"counter"_s));
    const testing::Answer signedIn(counter.perform(
        testing::post(u"/v1/session"_s, R"({"account":"zhao","password":"secret-1"})")));
    // The centre hears of the case a moment after it was filed.
    bool isApproved = false;
    const auto decide = [&] {
        const testing::Answer decided(counter.perform(
            testing::as(testing::post(u"/v1/cases/"_s + idToText(filed.id) + u"/decision"_s,
                                      R"({"state":"approved","seen":"received"})"),
                        signedIn.json.value(u"token"_s).toString())));
        isApproved = isApproved || decided.status == 200;
        return isApproved;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isApproved || decide(), kPatienceMs);
}

void tst_TierHalls::pageOfACopyFollowsItsCase()
{
    const auto first = here();
    const auto second = there();
    const FiledCase filed = TestTiers::file(*first);
    QCOMPARE(filed.state, CaseState::Received);
    QTRY_COMPARE_WITH_TIMEOUT(first->backlog(), 0, kPatienceMs);
    approve(filed);
    std::optional<CaseContents> held;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            const auto contents = answerOf<CaseContents>([&](const auto& callback) {
                second->asking().contents(filed.id, TestTiers::kMatter, TestTiers::kNumber,
                                          callback);
            });
            if (contents) {
                held = contents.value();
            }
            return held.has_value();
        }(),
        kPatienceMs);
    QCOMPARE(held->words.hall, TestTiers::kHall);
    const auto document = answerOf<SignedDocument>([&](const auto& callback) {
        second->caseDesk().sign({.caseId = filed.id,
                                 .owners = held->words,
                                 .title = u"证明"_s,
                                 .department = u"人社局"_s,
                                 .lines = {u"姓名：王秀英"_s},
                                 .issued = held->decidedOn,
                                 .validUntil = {},
                                 .holder = held->person},
                                callback);
    });
    QVERIFY2(document, document ? "" : qPrintable(document.error().detail));
    const quint16 port = m_other->url().section(u':', -1).toUShort();
    sync::HttpClient phone(m_tiers->hall.pki.anonymous(port));
    const auto page = [&] {
        return testing::Answer(phone.perform(testing::get(u"/d/"_s + document.value().statement)));
    };
    QTRY_VERIFY_WITH_TIMEOUT(page().body.contains("核验通过"), kPatienceMs);
    // What becomes of the case is known to the centre alone, and the page says it.
    sync::HttpClient hall(
        m_tiers->hall.pki.endpoint(m_tiers->centre.port(), kOtherHall, u"hall"_s));
    const auto said = [&] {
        return testing::Answer(
            hall.perform(testing::get(u"/v1/documents/"_s + document.value().statement)));
    };
    QTRY_COMPARE_WITH_TIMEOUT(said().json.value(u"state"_s).toString(), u"approved"_s, kPatienceMs);
    QVERIFY(m_tiers->centre.application().writer().runAndWait<void>(
        [&](storage::Database& database) -> Result<void> {
            journal::Feed stream(TestTiers::kHall);
            const QString kind = QString::fromLatin1(feed::kCase);
            auto thing = stream.find(database, kind, idToText(filed.id));
            OW_ENFORCE(thing && thing.value());
            thing.value()->insert(u"state"_s, u"rejected"_s);
            return stream.put(database, kind, idToText(filed.id), u"node:"_s + TestTiers::kHall,
                              *thing.value());
        }));
    QTRY_VERIFY_WITH_TIMEOUT(page().body.contains("现在不是“已批准”"), kPatienceMs);
    // Where nobody can say more, what was true when it was printed stands there.
    m_tiers->centre.stop();
    QVERIFY(page().body.contains("核验通过"));
}

QTEST_GUILESS_MAIN(tst_TierHalls)
#include "tst_TierHalls.moc"
