// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Verify.h"
#include "app/ctl/VerifyDocument.h"
#include "services/cases/AttachmentStore.h"
#include "services/cases/CaseStore.h"
#include "services/queue/Ticket.h"
#include "services/sync/HttpClient.h"
#include "tests/NoonClock.h"
#include "tests/services/cases/SampleProofs.h"
#include "tests/services/platform/HttpCalls.h"
#include "tests/services/platform/TestTiers.h"

#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;
using onewindow::testing::answerOf;
using onewindow::testing::TestTerminal;
using onewindow::testing::TestTiers;

namespace {

constexpr int kPatienceMs = onewindow::testing::kTiersPatienceMs;
const QString kHall = TestTiers::kHall;
const QString kNumber = TestTiers::kNumber;

} // namespace

/// A case from the terminal where somebody files it to the centre, which gives it a number, and
/// back.
class tst_TierCases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void officialNumberComesBack();
    void printedResultIsVerified();
    void filedWithoutTheCentre();
    void forgottenEverywhere();
    void picturesReachTheCentre();

private:
    std::unique_ptr<TestTerminal> terminal();

    static FiledCase found(TestTerminal& kiosk, const FiledCase& filed)
    {
        return TestTiers::found(kiosk, filed);
    }

    std::optional<CaseRow> caseIn(const storage::DatabaseOptions& store,
                                  const QByteArray& id) const;
    /// As many and as large as a case takes.
    static QList<Attachment> mostPages();
    FiledCase complain(TestTerminal& kiosk);
    Result<QList<Attachment>> atTheCentre(const QByteArray& id) const;
    static bool isErased(const storage::DatabaseOptions& store, const QString& partition,
                         const QByteArray& key);

    NoonClock m_clock;
    std::unique_ptr<TestTiers> m_tiers;
};

void tst_TierCases::init()
{
    m_tiers = std::make_unique<TestTiers>(m_clock);
    m_tiers->start();
}

void tst_TierCases::cleanup()
{
    m_tiers.reset();
}

std::unique_ptr<TestTerminal> tst_TierCases::terminal()
{
    TestTerminal::Options options = m_tiers->optionsOf(TestTiers::kKiosk);
    options.sharedRecords = {
        {kNumber, QJsonObject{{TestTiers::kAgreement, QJsonObject{{u"months"_s, 24}}}}}};
    return m_tiers->terminal(options);
}

std::optional<CaseRow> tst_TierCases::caseIn(const storage::DatabaseOptions& store,
                                             const QByteArray& id) const
{
    auto database = storage::Database::open(store);
    OW_ENFORCE(database);
    const auto found = CaseStore(*database.value(), kHall).find(id);
    OW_ENFORCE(found);
    return found.value();
}

bool tst_TierCases::isErased(const storage::DatabaseOptions& store, const QString& partition,
                             const QByteArray& key)
{
    auto database = storage::Database::open(store);
    OW_ENFORCE(database);
    const auto erased = journal::erasedKeys(*database.value(), partition, {}, 100);
    OW_ENFORCE(erased);
    return erased.value().contains(key);
}

void tst_TierCases::officialNumberComesBack()
{
    const auto kiosk = terminal();
    const FiledCase filed = TestTiers::file(*kiosk);
    QCOMPARE(filed.state, CaseState::Approved);
    QVERIFY(filed.provisional.startsWith(u"K1-"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!found(*kiosk, filed).number.isEmpty(), kPatienceMs);
    const QString code = kiosk->desk().catalogue().matter(u"si-record"_s)->taskCode;
    const QString day = queue::hallDay(filed.filedAtMs).remove(u'-');
    QCOMPARE(found(*kiosk, filed).number, code + day + u"0001"_s);
    const auto owned = caseIn(m_tiers->centre.store(), filed.id);
    QVERIFY(owned.has_value());
    QCOMPARE(owned->number, found(*kiosk, filed).number);
    QCOMPARE(owned->provisional, filed.provisional);
    QCOMPARE(owned->decidedBy, u"rule"_s);
    QVERIFY(caseIn(m_tiers->hallStore(), filed.id).has_value());
    // The receipt's code leads to a page that says so, and not whose it is.
    sync::HttpClient phone(m_tiers->hall.pki.anonymous(m_tiers->hall.port()));
    const testing::Answer page(phone.perform(testing::get(u"/c/"_s + filed.token)));
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains(owned->number.toLatin1()));
    QVERIFY(page.body.contains("已批准"));
    QVERIFY(!page.body.contains(kNumber.toLatin1()));
    for (const QString& path :
         {kiosk->store().path, m_tiers->hallStore().path, m_tiers->centre.store().path}) {
        const Verification verified = verifyFile(path);
        QVERIFY2(verified.isOk(), qPrintable(path + u": "_s + verified.bad));
    }
}

/// What the paper's code leads to, at the hall and at the centre, and off line with the centre's
/// store.
void tst_TierCases::printedResultIsVerified()
{
    const auto kiosk = terminal();
    const FiledCase filed = TestTiers::file(*kiosk);
    std::optional<Result<SignedDocument>> answer;
    kiosk->caseDesk().sign(
        {.caseId = filed.id,
         .title = u"社会保险参保缴费证明"_s,
         .department = u"人社局"_s,
         .lines = {u"姓名：王秀英"_s},
         .issued = QDate::fromString(queue::hallDay(filed.filedAtMs), Qt::ISODate),
         .validUntil = {},
         .holder = TestTiers::applicant()},
        [&](const Result<SignedDocument>& document) { answer.emplace(document); });
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), kPatienceMs);
    QVERIFY(*answer);
    const SignedDocument document = answer->value();
    QTRY_VERIFY_WITH_TIMEOUT(!found(*kiosk, filed).number.isEmpty(), kPatienceMs);

    sync::HttpClient phone(m_tiers->hall.pki.anonymous(m_tiers->hall.port()));
    const testing::Answer page(phone.perform(testing::get(u"/d/"_s + document.statement)));
    QCOMPARE(page.status, 200);
    QVERIFY2(page.body.contains("核验通过"), page.body.constData());
    QVERIFY(page.body.contains(found(*kiosk, filed).number.toLatin1()));
    for (const QString& secret : {kNumber, u"王秀英"_s, document.checkCode}) {
        QVERIFY(!page.body.contains(secret.toUtf8()));
    }
    QString changed = document.statement;
    changed[20] = changed[20] == u'A' ? u'B' : u'A';
    const testing::Answer forged(phone.perform(testing::get(u"/d/"_s + changed)));
    QVERIFY(!forged.body.contains("核验通过"));

    const DocumentTrust centre{.publicKey = {}, .centre = m_tiers->centre.store()};
    const PaperWords words{.checkCode = document.checkCode,
                           .title = u"社会保险参保缴费证明"_s,
                           .lines = {u"姓名：王秀英"_s},
                           .name = u"王秀英"_s,
                           .idNumber = kNumber};
    const Verification sound = verifyDocument(document.link, centre, words);
    QVERIFY2(sound.isThere && sound.isOk(), qPrintable(sound.bad));
    PaperWords other = words;
    other.name = u"王秀"_s;
    QVERIFY(!verifyDocument(document.link, centre, other).isOk());
    const DocumentTrust key{.publicKey = m_tiers->hall.keys(TestTiers::kKiosk)->signingPublicKey(),
                            .centre = {}};
    QVERIFY(verifyDocument(document.statement, key, {}).isOk());
    const DocumentTrust wrong{.publicKey = m_tiers->centre.keys()->signingPublicKey(),
                              .centre = {}};
    QVERIFY(!verifyDocument(document.statement, wrong, {}).isOk());
}

void tst_TierCases::filedWithoutTheCentre()
{
    const auto kiosk = terminal();
    m_tiers->centre.stop();
    const FiledCase filed = TestTiers::file(*kiosk);
    QTRY_VERIFY_WITH_TIMEOUT(caseIn(m_tiers->hallStore(), filed.id).has_value(), kPatienceMs);
    QVERIFY(found(*kiosk, filed).number.isEmpty());
    // What a hall has cached it hands on after its own restart, too.
    m_tiers->centre.start();
    QTRY_VERIFY_WITH_TIMEOUT(!found(*kiosk, filed).number.isEmpty(), kPatienceMs);
    m_tiers->hall.stop();
    m_tiers->hall.start();
    const FiledCase second = TestTiers::file(*kiosk);
    QTRY_COMPARE_WITH_TIMEOUT(found(*kiosk, second).number.right(4), u"0002"_s, kPatienceMs);
}

void tst_TierCases::forgottenEverywhere()
{
    const auto kiosk = terminal();
    const FiledCase filed = TestTiers::file(*kiosk);
    QTRY_VERIFY_WITH_TIMEOUT(!found(*kiosk, filed).number.isEmpty(), kPatienceMs);
    const QByteArray key = caseIn(m_tiers->centre.store(), filed.id)->keyId;
    QVERIFY(!key.isEmpty());
    const QJsonObject done = m_tiers->forget(filed.id);
    // The case, and what was read of the person for it.
    QCOMPARE(done.value(u"erased"_s).toInt(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(isErased(kiosk->store(), {}, key), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(isErased(m_tiers->centre.store(), kHall, key), kPatienceMs);
    QVERIFY(isErased(m_tiers->hallStore(), kHall, key));
    QVERIFY(verifyFile(m_tiers->centre.store().path).isOk());
}

QList<Attachment> tst_TierCases::mostPages()
{
    QList<Attachment> pages;
    for (int i = 0; i < Attachment::kPageLimit; ++i) {
        pages << samples::page(u"evidence"_s, i, Attachment::kByteLimit);
    }
    return pages;
}

FiledCase tst_TierCases::complain(TestTerminal& kiosk)
{
    const auto opened = answerOf<OpenedCase>([&](const auto& callback) {
        kiosk.caseDesk().open({.matter = u"voice-complain"_s,
                               .applicant = TestTiers::applicant(),
                               .consentVersion = u"2026-01"_s,
                               .consentedAtMs = 1,
                               .caseId = {}},
                              callback);
    });
    OW_ENFORCE(opened);
    const auto filed = answerOf<FiledCase>([&](const auto& callback) {
        kiosk.caseDesk().file({.opened = opened.value(),
                               .applicant = TestTiers::applicant(),
                               .answers = {{u"target"_s, u"department"_s},
                                           {u"happened"_s, queue::hallDay(m_clock.now().wallMs)},
                                           {u"text"_s, u"窗口没有人，等了两个小时"_s},
                                           {u"name"_s, TestTiers::kName},
                                           {u"phone"_s, u"13800001234"_s}},
                               .hasCommitted = false,
                               .attachments = mostPages(),
                               .signature = samples::signature()},
                              callback);
    });
    OW_ENFORCE(filed);
    return filed.value();
}

Result<QList<Attachment>> tst_TierCases::atTheCentre(const QByteArray& id) const
{
    auto database = storage::Database::open(m_tiers->centre.store());
    OW_ENFORCE(database);
    const auto keys = m_tiers->centre.keys();
    const journal::Journal journal({.node = u"centre"_s,
                                    .hall = kHall,
                                    .keys = keys.get(),
                                    .clock = &m_clock,
                                    .projections = {}});
    return readAttachments(*database.value(), journal, id);
}

/// 1.4 MiB of parts: more than a batch holds, so the case goes up in several, its own row last.
void tst_TierCases::picturesReachTheCentre()
{
    const auto kiosk = terminal();
    const FiledCase filed = complain(*kiosk);
    QTRY_VERIFY_WITH_TIMEOUT(!found(*kiosk, filed).number.isEmpty(), kPatienceMs);
    const auto pages = atTheCentre(filed.id);
    QVERIFY2(pages, qPrintable(pages ? QString() : pages.error().detail));
    QCOMPARE(pages.value(), mostPages());
    for (const QString& path :
         {kiosk->store().path, m_tiers->hallStore().path, m_tiers->centre.store().path}) {
        const Verification verified = verifyFile(path);
        QVERIFY2(verified.isOk(), qPrintable(path + u": "_s + verified.bad));
    }
    const QByteArray key = caseIn(m_tiers->centre.store(), filed.id)->keyId;
    m_tiers->forget(filed.id);
    QTRY_VERIFY_WITH_TIMEOUT(isErased(m_tiers->centre.store(), kHall, key), kPatienceMs);
    const auto gone = atTheCentre(filed.id);
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::NotFound);
    QVERIFY(verifyFile(m_tiers->centre.store().path).isOk());
}

QTEST_GUILESS_MAIN(tst_TierCases)
#include "tst_TierCases.moc"
