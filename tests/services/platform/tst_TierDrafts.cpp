// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Verify.h"
#include "services/cases/DraftStore.h"
#include "services/core/Durations.h"
#include "services/queue/FeedKinds.h"
#include "services/storage/Rows.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/TestTiers.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;
using onewindow::testing::answerOf;
using onewindow::testing::TestTerminal;
using onewindow::testing::TestTiers;

namespace {

constexpr int kPatienceMs = onewindow::testing::kTiersPatienceMs;
const QString kFirst = u"kiosk-1"_s;
const QString kSecond = u"kiosk-2"_s;
const QString kSecret = u"向某某银行申请贷款"_s;

Applicant somebodyElse()
{
    return {u"李明"_s, u"440524188001010014"_s, u"1"_s, u"01"_s, QDate(1880, 1, 1), u"广东省"_s,
            false};
}

} // namespace

/// Somebody begins at one terminal and goes on at another of the hall: each node real, each with a
/// store of its own, over real TLS.
class tst_TierDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void goesOnAtAnotherTerminal();
    void lateCopyDoesNotComeBack();
    void givenUpHereIsGoneThere();
    void worksWithoutTheHall();
    void nothingOutlivesItsDay();
    void goesWithAForgottenPerson();

private:
    std::unique_ptr<TestTerminal> terminal(const QString& node);
    /// As after an answer to the form.
    static void save(TestTerminal& kiosk, const QByteArray& caseId, const QString& purpose);
    /// What a person is offered who lays the card.
    static std::optional<CaseDraft> offered(TestTerminal& kiosk,
                                            const Applicant& person = TestTiers::applicant());
    static FiledCase file(TestTerminal& kiosk, const CaseDraft& draft);
    [[nodiscard]] std::optional<DraftRow> atTheHall(const QByteArray& caseId) const;
    static qint64 draftsOf(TestTerminal& kiosk);
    /// Waits until the hall holds a version that the terminal wrote last.
    void waitForVersion(const QByteArray& caseId, qint64 version) const;
    /// Every file of every node, as it lies there.
    [[nodiscard]] QByteArray everything() const;

    std::unique_ptr<TurnedClock> m_clock;
    std::unique_ptr<TestTiers> m_tiers;
};

void tst_TierDrafts::init()
{
    m_clock = std::make_unique<TurnedClock>();
    m_tiers = std::make_unique<TestTiers>(*m_clock);
    m_tiers->start();
}

void tst_TierDrafts::cleanup()
{
    m_tiers.reset();
}

std::unique_ptr<TestTerminal> tst_TierDrafts::terminal(const QString& node)
{
    auto kiosk = m_tiers->terminal(m_tiers->optionsOf(node));
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

void tst_TierDrafts::save(TestTerminal& kiosk, const QByteArray& caseId, const QString& purpose)
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

std::optional<CaseDraft> tst_TierDrafts::offered(TestTerminal& kiosk, const Applicant& person)
{
    kiosk.caseDesk().fetchDrafts(person);
    const auto found = answerOf<std::optional<CaseDraft>>([&](const auto& callback) {
        kiosk.caseDesk().findDraft(person, TestTiers::kMatter, callback);
    });
    OW_ENFORCE(found);
    return found.value();
}

FiledCase tst_TierDrafts::file(TestTerminal& kiosk, const CaseDraft& draft)
{
    const auto opened = answerOf<OpenedCase>([&](const auto& callback) {
        kiosk.caseDesk().open({.matter = draft.matter,
                               .applicant = TestTiers::applicant(),
                               .consentVersion = draft.consentVersion,
                               .consentedAtMs = draft.consentedAtMs,
                               .caseId = draft.caseId},
                              callback);
    });
    OW_ENFORCE(opened);
    const auto filed = answerOf<FiledCase>([&](const auto& callback) {
        kiosk.caseDesk().file({.opened = opened.value(),
                               .applicant = TestTiers::applicant(),
                               .answers = {{u"purpose"_s, u"loan"_s}},
                               .hasCommitted = false},
                              callback);
    });
    OW_ENFORCE(filed);
    return filed.value();
}

std::optional<DraftRow> tst_TierDrafts::atTheHall(const QByteArray& caseId) const
{
    auto database = storage::Database::open(m_tiers->hallStore());
    OW_ENFORCE(database);
    const auto row = DraftStore(*database.value(), TestTiers::kHall).find(caseId);
    OW_ENFORCE(row);
    return row.value();
}

qint64 tst_TierDrafts::draftsOf(TestTerminal& kiosk)
{
    const auto count = kiosk.writer().runAndWait<qint64>([](storage::Database& store) {
        return storage::integerOf(storage::query(store, "SELECT COUNT(*) FROM case_drafts"));
    });
    OW_ENFORCE(count);
    return count.value();
}

void tst_TierDrafts::waitForVersion(const QByteArray& caseId, qint64 version) const
{
    OW_ENFORCE(QTest::qWaitFor(
        [&] {
            const auto row = atTheHall(caseId);
            return row && row->version == version && !row->isEnded();
        },
        kPatienceMs));
}

QByteArray tst_TierDrafts::everything() const
{
    QByteArray all;
    for (const QString& store :
         {m_tiers->optionsOf(kFirst).storePath, m_tiers->hall.settings.storePath,
          m_tiers->centre.settings.storePath}) {
        const QFileInfoList files = QFileInfo(store).dir().entryInfoList(QDir::Files);
        for (const QFileInfo& one : files) {
            QFile file(one.filePath());
            if (file.open(QIODevice::ReadOnly)) {
                all += file.readAll();
            }
        }
    }
    return all;
}

void tst_TierDrafts::goesOnAtAnotherTerminal()
{
    auto first = terminal(kFirst);
    const auto second = terminal(kSecond);
    const QByteArray caseId = TestTiers::open(*first).id;
    save(*first, caseId, u"rent"_s);
    save(*first, caseId, u"loan"_s);
    waitForVersion(caseId, 2);
    first.reset(); // The power is cut.

    QVERIFY(!offered(*second, somebodyElse()));
    Applicant guessing = TestTiers::applicant();
    guessing.address = u"上海市"_s;
    QVERIFY(!offered(*second, guessing));
    const auto found = offered(*second);
    QVERIFY(found.has_value());
    QCOMPARE(found->caseId, caseId);
    QCOMPARE(found->answers, (QJsonObject{{u"purpose"_s, u"loan"_s}}));
    QCOMPARE(found->consentVersion, u"2026-01"_s);
    const FiledCase filed = file(*second, *found);
    QCOMPARE(filed.id, caseId);
    QVERIFY(filed.provisional.startsWith(u"K2-"_s));
    QVERIFY(!offered(*second));
    QTRY_VERIFY_WITH_TIMEOUT(atTheHall(caseId)->isEnded(), kPatienceMs);

    // The first one is back: it hears of it, whether somebody asks or not.
    first = terminal(kFirst);
    QTRY_COMPARE_WITH_TIMEOUT(draftsOf(*first), 0, kPatienceMs);
    QVERIFY(!offered(*first));
    QCOMPARE(draftsOf(*second), 0);
    for (const QString& path :
         {first->store().path, second->store().path, m_tiers->hallStore().path}) {
        const Verification verified = verifyFile(path);
        QVERIFY2(verified.isOk(), qPrintable(path + u": "_s + verified.bad));
    }
}

/// Answers that the first terminal could not send any more are older than what the person says
/// elsewhere, however many there were.
void tst_TierDrafts::lateCopyDoesNotComeBack()
{
    auto first = terminal(kFirst);
    const auto second = terminal(kSecond);
    const QByteArray caseId = TestTiers::open(*first).id;
    save(*first, caseId, u"rent"_s);
    waitForVersion(caseId, 1);
    first->sync().stop();
    first->caseDesk().setOnline(false);
    for (int i = 0; i < 5; ++i) {
        save(*first, caseId, u"late"_s);
    }
    first.reset();

    QVERIFY(offered(*second).has_value());
    save(*second, caseId, u"loan"_s);
    waitForVersion(caseId, 2);
    first = terminal(kFirst);
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            const auto found = offered(*first);
            return found && found->answers.value(u"purpose"_s) == u"loan"_s;
        }(),
        kPatienceMs);
    QCOMPARE(atTheHall(caseId)->version, 2);
    // And on from there, back at the second.
    save(*first, caseId, u"visa"_s);
    waitForVersion(caseId, 3);
    QCOMPARE(offered(*second)->answers.value(u"purpose"_s).toString(), u"visa"_s);
}

void tst_TierDrafts::givenUpHereIsGoneThere()
{
    const auto first = terminal(kFirst);
    const auto second = terminal(kSecond);
    const QByteArray caseId = TestTiers::open(*first).id;
    save(*first, caseId, u"rent"_s);
    waitForVersion(caseId, 1);
    QVERIFY(offered(*second).has_value());
    QVERIFY(answerOf<void>(
        [&](const auto& callback) { second->caseDesk().dropDraft(caseId, callback); }));
    QVERIFY(!offered(*second));
    QTRY_COMPARE_WITH_TIMEOUT(draftsOf(*first), 0, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(draftsOf(*second), 0, kPatienceMs);
    QVERIFY(atTheHall(caseId)->isEnded());
    // Somebody else's word on it is none.
    save(*first, caseId, u"late"_s);
    QTRY_COMPARE_WITH_TIMEOUT(draftsOf(*first), 0, kPatienceMs);
    QVERIFY(atTheHall(caseId)->isEnded());
    // Another filing of the same matter has nothing to do with it.
    const QByteArray again = TestTiers::open(*first).id;
    save(*first, again, u"loan"_s);
    waitForVersion(again, 1);
    QCOMPARE(offered(*second)->caseId, again);
}

void tst_TierDrafts::worksWithoutTheHall()
{
    const auto first = terminal(kFirst);
    const auto second = terminal(kSecond);
    const QByteArray caseId = TestTiers::open(*first).id;
    m_tiers->hall.stop();
    save(*first, caseId, u"rent"_s);
    QCOMPARE(offered(*first)->caseId, caseId);
    QVERIFY(!offered(*second));
    m_tiers->hall.start();
    waitForVersion(caseId, 1);
    QTRY_VERIFY_WITH_TIMEOUT(offered(*second).has_value(), kPatienceMs);
}

void tst_TierDrafts::nothingOutlivesItsDay()
{
    auto first = terminal(kFirst);
    auto second = terminal(kSecond);
    const QByteArray given = TestTiers::open(*first).id;
    save(*first, given, kSecret);
    waitForVersion(given, 1);
    QVERIFY(answerOf<void>(
        [&](const auto& callback) { first->caseDesk().dropDraft(given, callback); }));
    QTRY_VERIFY_WITH_TIMEOUT(atTheHall(given)->isEnded(), kPatienceMs);
    const QByteArray kept = TestTiers::open(*first).id;
    save(*first, kept, kSecret);
    waitForVersion(kept, 1);
    const DraftRow row = *atTheHall(kept);
    QVERIFY(offered(*second).has_value());
    QVERIFY(everything().contains(row.sealed));
    QVERIFY(!everything().contains(kSecret.toUtf8()));
    QVERIFY(!everything().contains(TestTiers::kNumber.toUtf8()));

    m_clock->turn(kDayMs);
    QVERIFY(!offered(*first));
    QVERIFY(!offered(*second));
    first.reset();
    second.reset();
    m_tiers->hall.stop();
    m_tiers->hall.start();
    first = terminal(kFirst);
    second = terminal(kSecond);
    QVERIFY(!offered(*first));
    QTRY_VERIFY_WITH_TIMEOUT(!atTheHall(kept).has_value(), kPatienceMs);
    QVERIFY(!atTheHall(given).has_value());
    QCOMPARE(draftsOf(*first), 0);
    QCOMPARE(draftsOf(*second), 0);
    first.reset();
    second.reset();
    m_tiers->hall.stop();
    m_tiers->centre.stop();
    // Not a part of it either.
    constexpr qsizetype kPart = 24;
    const QByteArray left = everything();
    for (qsizetype at = 0; at + kPart <= row.sealed.size(); at += kPart) {
        QVERIFY2(!left.contains(row.sealed.mid(at, kPart)), qPrintable(QString::number(at)));
    }
    QVERIFY(!left.contains(row.handle.toLatin1()));
    m_tiers->centre.start();
    m_tiers->hall.start();
}

void tst_TierDrafts::goesWithAForgottenPerson()
{
    const auto first = terminal(kFirst);
    const auto second = terminal(kSecond);
    const queue::Person person{.name = TestTiers::applicant().name,
                               .idNumber = TestTiers::kNumber,
                               .birth = TestTiers::applicant().birth,
                               .isTyped = false};
    const queue::Ticket ticket = first->issuePending(u"si-enrol"_s, person);
    const QByteArray caseId = TestTiers::open(*first).id;
    save(*first, caseId, u"rent"_s);
    waitForVersion(caseId, 1);
    QVERIFY(offered(*second).has_value());
    QTRY_COMPARE_WITH_TIMEOUT(first->backlog(), 0, kPatienceMs);
    QCOMPARE(m_tiers->forget(ticket.id).value(u"erased"_s).toInt(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(draftsOf(*first), 0, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(draftsOf(*second), 0, kPatienceMs);
    QVERIFY(atTheHall(caseId)->isEnded());
    QVERIFY(!offered(*second));
}

QTEST_GUILESS_MAIN(tst_TierDrafts)
#include "tst_TierDrafts.moc"
