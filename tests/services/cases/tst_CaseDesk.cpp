// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/AttachmentStore.h"
#include "services/cases/CaseDesk.h"
#include "services/cases/CaseFeed.h"
#include "services/cases/CaseOwner.h"
#include "services/cases/CaseProjection.h"
#include "services/cases/DocumentCheck.h"
#include "services/cases/DraftStore.h"
#include "services/cases/FactKinds.h"
#include "services/cases/StoreParts.h"
#include "services/catalog/CatalogueFile.h"
#include "services/queue/Ticket.h"
#include "services/storage/Rows.h"
#include "services/storage/Transaction.h"
#include "tests/ManualClock.h"
#include "tests/services/cases/FakeSharedSource.h"
#include "tests/services/cases/FakeTickets.h"
#include "tests/services/cases/SampleProofs.h"
#include "tests/services/journal/TestNode.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace onewindow::cases;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using journal::succeed;
using journal::valueOf;
using storage::Database;

namespace {

constexpr int kPatienceMs = 40'000;
const QString kHall = u"hall-1"_s;
const QString kNumber = u"11010519491231002X"_s;
const QString kName = u"张建国"_s;

Applicant zhang()
{
    return {kName, kNumber, u"1"_s, u"01"_s, QDate(1949, 12, 31), u"北京市朝阳区"_s, false};
}

QJsonObject records()
{
    return {{kNumber, QJsonObject{{u"si_record"_s, QJsonObject{{u"months"_s, 24},
                                                               {u"status"_s, u"正常缴费"_s},
                                                               {u"employer"_s, u"某某公司"_s},
                                                               {u"since"_s, u"2024-11-01"_s},
                                                               {u"secret"_s, u"不在协议内"_s}}}}}};
}

/// A terminal's store, journal and desk; made anew on the same file it is the terminal restarted.
class Kiosk
{
public:
    Kiosk(const QString& path, const crypto::NodeKeys& keys, const Clock& clock,
          catalog::Catalogue catalogue)
        : m_tickets(std::move(catalogue))
        , m_journal({.node = u"kiosk-1"_s,
                     .keys = &keys,
                     .clock = &clock,
                     .projections = {&m_projection}})
        , m_writer(open(path, m_journal))
        , m_desk({.mark = u"1"_s,
                  .fallbackLink = u"https://hall.example"_s,
                  .recipients = {{u"kiosk-1"_s, keys.sealingPublicKey()}}},
                 m_writer, m_journal, m_tickets, &m_shared)
    {
        succeed(m_desk.start());
    }

    ~Kiosk() { m_writer.stop(); }

    Kiosk(const Kiosk&) = delete;
    Kiosk& operator=(const Kiosk&) = delete;
    Kiosk(Kiosk&&) = delete;
    Kiosk& operator=(Kiosk&&) = delete;

    CaseDesk& desk() { return m_desk; }

    storage::Writer& writer() { return m_writer; }

    journal::Journal& journal() { return m_journal; }

    template <typename T>
    Result<T> wait(const std::function<void(std::function<void(Result<T>)>)>& verb)
    {
        auto answer = std::make_shared<std::optional<Result<T>>>();
        verb([answer](const Result<T>& result) { answer->emplace(result); });
        if (!QTest::qWaitFor([&] { return answer->has_value(); }, kPatienceMs)) {
            return Error{ErrorCode::Timeout, u"no answer"_s};
        }
        return **answer;
    }

    Result<OpenedCase> open(const QString& matter, const std::optional<Applicant>& person,
                            const QString& consent = u"2026-01"_s)
    {
        return wait<OpenedCase>([&](CaseService::OpenCallback callback) {
            m_desk.open({.matter = matter,
                         .applicant = person,
                         .consentVersion = consent,
                         .consentedAtMs = 1,
                         .caseId = {}},
                        std::move(callback));
        });
    }

    Result<FiledCase> file(const OpenedCase& opened, const std::optional<Applicant>& person,
                           const QJsonObject& answers, bool hasCommitted = false)
    {
        return wait<FiledCase>([&](CaseService::FileCallback callback) {
            m_desk.file({.opened = opened,
                         .applicant = person,
                         .answers = answers,
                         .hasCommitted = hasCommitted},
                        std::move(callback));
        });
    }

    /// A complaint, which is signed and may have something to show.
    Result<FiledCase> complain(const QList<Attachment>& attachments,
                               const std::optional<Signature>& signature)
    {
        const OpenedCase opened = valueOf(open(u"voice-complain"_s, zhang()));
        const QJsonObject answers{{u"target"_s, u"department"_s},
                                  {u"happened"_s, queue::hallDay(m_journal.clock().now().wallMs)},
                                  {u"text"_s, u"窗口没有人，等了两个小时"_s},
                                  {u"name"_s, kName},
                                  {u"phone"_s, u"13800001234"_s}};
        return wait<FiledCase>([&](CaseService::FileCallback callback) {
            m_desk.file({.opened = opened,
                         .applicant = zhang(),
                         .answers = answers,
                         .hasCommitted = false,
                         .attachments = attachments,
                         .signature = signature},
                        std::move(callback));
        });
    }

    /// What was photographed for a case, read from the store.
    Result<QList<Attachment>> attachments(const QByteArray& id)
    {
        return m_writer.runAndWait<QList<Attachment>>(
            [&](Database& store) { return readAttachments(store, m_journal, id); });
    }

    FiledCase fileRecord()
    {
        const OpenedCase opened = valueOf(open(u"si-record"_s, zhang()));
        return valueOf(file(opened, zhang(), {{u"purpose"_s, u"loan"_s}}));
    }

    Result<SignedDocument> sign(const QByteArray& caseId)
    {
        return wait<SignedDocument>([&](CaseService::SignCallback callback) {
            m_desk.sign({.caseId = caseId,
                         .title = u"社会保险参保缴费证明"_s,
                         .department = u"人社局"_s,
                         .lines = {u"姓名："_s + kName},
                         .issued = QDate(2026, 11, 30),
                         .validUntil = {},
                         .holder = zhang()},
                        std::move(callback));
        });
    }

    QList<CaseSummary> cases(const QString& number = kNumber)
    {
        return valueOf(wait<QList<CaseSummary>>([&](CaseService::CasesCallback callback) {
            m_desk.myCases(number, std::move(callback));
        }));
    }

    Result<void> save(const CaseDraft& draft, const Applicant& person = zhang())
    {
        return wait<void>([&](CaseService::DoneCallback callback) {
            m_desk.saveDraft(person, draft, std::move(callback));
        });
    }

    std::optional<CaseDraft> draft(const Applicant& person = zhang(),
                                   const QString& matter = u"si-record"_s)
    {
        return valueOf(wait<std::optional<CaseDraft>>([&](CaseService::DraftCallback callback) {
            m_desk.findDraft(person, matter, std::move(callback));
        }));
    }

    /// The bodies of the facts of a kind, in order.
    QList<QJsonObject> facts(const char* kind)
    {
        return valueOf(m_writer.runAndWait<QList<QJsonObject>>(
            [kind](Database& store) -> Result<QList<QJsonObject>> {
                QList<QJsonObject> bodies;
                auto rows =
                    storage::query(store, "SELECT body FROM journal WHERE kind = ? ORDER BY seq",
                                   QString::fromLatin1(kind));
                while (rows && rows.value().step().value()) {
                    bodies << QJsonDocument::fromJson(rows.value().blob(0)).object();
                }
                return bodies;
            }));
    }

    QString verify()
    {
        return valueOf(m_writer.runAndWait<QString>([this](Database& store) -> Result<QString> {
            const auto report = journal::verifyStore(store, {&m_projection}, storeParts());
            return report ? Result<QString>(report.value().firstBad) : report.error();
        }));
    }

private:
    static std::unique_ptr<Database> open(const QString& path, journal::Journal& journal)
    {
        storage::DatabaseOptions options;
        options.path = path;
        auto store = valueOf(Database::open(options));
        succeed(journal.open(*store));
        succeed(journal::FeedCache().open(*store));
        return store;
    }

    FakeTickets m_tickets;
    testing::FakeSharedSource m_shared{records()};
    CaseProjection m_projection{u"kiosk-1"_s};
    journal::Journal m_journal;
    storage::Writer m_writer;
    CaseDesk m_desk;
};

/// Hall and centre at once, without a server.
class Centre
{
public:
    Centre(const crypto::NodeKeys& keys, const Clock& clock)
        : m_feed([](const QString&, const QString& node) { return u"node:"_s + node; })
        , m_journal({.node = u"centre"_s,
                     .hall = kHall,
                     .keys = &keys,
                     .clock = &clock,
                     .projections = {&m_projection, &m_feed},
                     .isCentre = true,
                     .keepsEnvelopes = true})
        , m_owner(m_journal)
    {
        storage::DatabaseOptions options;
        options.path = u":memory:"_s;
        m_store = valueOf(Database::open(options));
        succeed(m_journal.open(*m_store));
        succeed(journal::Feed(kHall).open(*m_store));
    }

    template <typename T>
    T transact(const std::function<Result<T>(Database&)>& action)
    {
        auto transaction = valueOf(storage::Transaction::begin(*m_store));
        T value = valueOf(action(*m_store));
        succeed(transaction.commit());
        return value;
    }

    /// Sync without a network: the journal up, numbers given, the feed down.
    void meet(Kiosk& kiosk, const crypto::NodeKeys& kioskKeys)
    {
        const auto batch = valueOf(kiosk.writer().runAndWait<journal::Batch>(
            [&](Database& store) { return kiosk.journal().nextBatch(store, 1000); }));
        if (!batch.rows.isEmpty()) {
            const auto taken = transact<journal::Ingested>([&](Database& store) {
                return m_journal.ingest(store, batch, kioskKeys.signingPublicKey());
            });
            QVERIFY(!taken.refusal);
            succeed(kiosk.writer().runAndWait<void>([&](Database& store) {
                return kiosk.journal().acknowledged(store, taken.ack, batch);
            }));
        }
        QCOMPARE(m_feed.takeNews(), batch.rows.isEmpty() ? QStringList() : QStringList{kHall});
        QVERIFY(!transact<bool>([&](Database& store) { return m_owner.work(store, kHall); }));
        const auto page =
            valueOf(journal::Feed(kHall).read(*m_store, m_cursor, {u"node:kiosk-1"_s}, 100));
        succeed(kiosk.writer().runAndWait<void>(
            [&](Database& store) { return journal::FeedCache().apply(store, page); }));
        m_cursor = page.cursor;
        kiosk.desk().onChangesApplied(page);
    }

    std::optional<CaseRow> find(const QByteArray& id)
    {
        return valueOf(CaseStore(*m_store, kHall).find(id));
    }

    QString verify() { return valueOf(journal::verifyStore(*m_store, {&m_projection})).firstBad; }

    qsizetype shown() { return valueOf(journal::Feed(kHall).all(*m_store, u"case"_s)).size(); }

    void tidy()
    {
        transact<bool>([&](Database& store) -> Result<bool> {
            OW_TRY(m_owner.tidy(store, kHall));
            return true;
        });
    }

private:
    CaseProjection m_projection{u"centre"_s};
    CaseFeed m_feed;
    journal::Journal m_journal;
    CaseOwner m_owner;
    std::unique_ptr<Database> m_store;
    journal::FeedCursor m_cursor;
};

} // namespace

/// Filing at a terminal, with its own threads and store, and the centre that numbers.
class tst_CaseDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void init() { m_path = m_folder.filePath(QString::number(++m_stores) + u".db"_s); }

    void approvedByRule();
    void useOfAnAgreementIsRecorded();
    void withheldLeavesItToAPerson_data();
    void withheldLeavesItToAPerson();
    void withoutACardNobodyElseIsAsked();
    void withoutAnybody();
    void commitmentInPlaceOfPapers();
    void badAnswersAreNotFiled();
    void picturesGoBeforeTheirCase();
    void signatureIsSealed();
    void badProofsAreNotFiled_data();
    void badProofsAreNotFiled();
    void photographedMaterialIsNotBrought();
    void erasedPicturesAreGone();
    void filedOnce();
    void countsOnAfterARestart();
    void ownCasesAlone();
    void foundByItsLink();
    void draftIsItsOwnersAlone();
    void draftGoesWithItsDay();
    void draftGoesWhenItIsFiled();
    void draftGoesOnRequest();
    void noDraftWithoutACard();
    void noClearTextInTheStore();
    void numberedAtTheCentre();
    void feedForgets();
    void signsWhatWasApproved();
    void signsNothingElse();

private:
    std::unique_ptr<Kiosk> kiosk()
    {
        return std::make_unique<Kiosk>(m_path, *m_keys, m_clock, m_catalogue);
    }

    [[nodiscard]] QString day() const { return queue::hallDay(m_clock.now().wallMs).remove(u'-'); }

    CaseDraft draftOf(const OpenedCase& opened) const
    {
        return {.caseId = opened.id,
                .matter = opened.matter,
                .answers = {{u"purpose"_s, u"other"_s}, {u"purpose_text"_s, u"租房备案"_s}},
                .section = 1,
                .consentVersion = u"2026-01"_s,
                .consentedAtMs = 1};
    }

    ManualClock m_clock;
    catalog::Catalogue m_catalogue;
    std::unique_ptr<crypto::NodeKeys> m_keys = journal::testKeys(crypto::Suite::National);
    QTemporaryDir m_folder;
    QString m_path;
    int m_stores = 0;
};

void tst_CaseDesk::initTestCase()
{
    m_catalogue = valueOf(catalog::loadCatalogue(QStringLiteral(
                              ONEWINDOW_SOURCE_DIR "/packaging/tryout/catalogue.json")))
                      .catalogue;
}

void tst_CaseDesk::approvedByRule()
{
    const auto terminal = kiosk();
    QSignalSpy changed(&terminal->desk(), &CaseService::casesChanged);
    const OpenedCase opened = valueOf(terminal->open(u"si-record"_s, zhang()));
    QVERIFY(opened.withheld.isEmpty());
    QVERIFY(opened.papers.isEmpty());
    QCOMPARE(opened.known.shared()["si_record"_L1]["months"_L1].toInt(), 24);
    QVERIFY(!opened.known.shared()["si_record"_L1].toObject().contains(u"secret"_s));
    const auto filed = terminal->file(opened, zhang(), {{u"purpose"_s, u"loan"_s}});
    QVERIFY(filed);
    QCOMPARE(filed.value().state, CaseState::Approved);
    QCOMPARE(filed.value().id, opened.id);
    QCOMPARE(filed.value().provisional, u"K1-%1-0001"_s.arg(day()));
    QVERIFY(filed.value().number.isEmpty());
    QCOMPARE(filed.value().rules.size(), 1);
    QCOMPARE(filed.value().rules.constFirst().truth, Truth::True);
    QCOMPARE(filed.value().link, u"https://hall.example/c/"_s + filed.value().token);
    QCOMPARE(filed.value().filedAtMs, m_clock.now().wallMs);
    QVERIFY(!changed.isEmpty());
    const auto facts = terminal->facts(facts::kFiled);
    QCOMPARE(facts.size(), 1);
    QCOMPARE(facts.constFirst()["state"_L1].toString(), u"approved"_s);
    QCOMPARE(facts.constFirst()["rules"_L1].toArray(), (QJsonArray{0}));
    QCOMPARE(facts.constFirst()["consent"_L1].toString(), u"2026-01"_s);
    QVERIFY(facts.constFirst()["handle"_L1].isString());
    QCOMPARE(terminal->verify(), QString());
}

void tst_CaseDesk::useOfAnAgreementIsRecorded()
{
    const auto terminal = kiosk();
    const OpenedCase opened = valueOf(terminal->open(u"si-record"_s, zhang()));
    QVERIFY(!opened.id.isEmpty());
    const auto used = terminal->facts(facts::kShareUsed);
    QCOMPARE(used.size(), 1);
    const QJsonObject& use = used.constFirst();
    QCOMPARE(use["agreement"_L1].toString(), u"si_record"_s);
    QCOMPARE(use["holder"_L1].toString(), u"hrss"_s);
    QVERIFY(!use["purpose"_L1].toString().isEmpty());
    QVERIFY(use["fields"_L1].toArray().contains(u"months"_s));
    QVERIFY(!QJsonDocument(use).toJson().contains(kNumber.toUtf8()));
}

void tst_CaseDesk::withheldLeavesItToAPerson_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<bool>("isInForce");
    QTest::newRow("nothing is held of somebody") << u"440524188001010014"_s << true;
    QTest::newRow("the agreement has ended") << kNumber << false;
}

void tst_CaseDesk::withheldLeavesItToAPerson()
{
    QFETCH(const QString, number);
    QFETCH(const bool, isInForce);
    catalog::Catalogue catalogue = m_catalogue;
    for (catalog::Agreement& agreement : catalogue.agreements) {
        agreement.validTo = isInForce ? agreement.validTo : QDate(2026, 1, 1);
    }
    Kiosk terminal(m_path, *m_keys, m_clock, catalogue);
    Applicant person = zhang();
    person.idNumber = number;
    const OpenedCase opened = valueOf(terminal.open(u"si-record"_s, person));
    QCOMPARE(opened.withheld, QStringList{u"si_record"_s});
    QCOMPARE(opened.papers.size(), 1);
    QCOMPARE(opened.papers.constFirst().id, u"record"_s);
    QVERIFY(terminal.facts(facts::kShareUsed).isEmpty());
    const FiledCase filed = valueOf(terminal.file(opened, person, {{u"purpose"_s, u"loan"_s}}));
    QCOMPARE(filed.state, CaseState::Received);
    QCOMPARE(filed.rules.constFirst().truth, Truth::Unknown);
    QCOMPARE(filed.papers.size(), 1);
}

void tst_CaseDesk::withoutACardNobodyElseIsAsked()
{
    const auto terminal = kiosk();
    Applicant typed = zhang();
    typed.isTyped = true;
    const auto refused = terminal->open(u"si-record"_s, typed);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotPermitted);
    QCOMPARE(terminal->open(u"voice-complain"_s, {}).error().code, ErrorCode::NotPermitted);
    QCOMPARE(terminal->open(u"no-such"_s, typed).error().code, ErrorCode::NotFound);
    // Not agreed to: nothing is read, and nothing is filed.
    const OpenedCase silent = valueOf(terminal->open(u"si-record"_s, zhang(), {}));
    QCOMPARE(silent.withheld, QStringList{u"si_record"_s});
    QVERIFY(terminal->facts(facts::kShareUsed).isEmpty());
    QCOMPARE(terminal->file(silent, zhang(), {{u"purpose"_s, u"loan"_s}}).error().code,
             ErrorCode::BadRequest);
}

void tst_CaseDesk::withoutAnybody()
{
    const auto terminal = kiosk();
    const OpenedCase opened = valueOf(terminal->open(u"city-report"_s, {}, {}));
    const FiledCase filed = valueOf(terminal->file(opened, {},
                                                   {{u"kind"_s, u"road"_s},
                                                    {u"where"_s, u"柳泉路 100 号门前"_s},
                                                    {u"what"_s, u"路面有坑"_s},
                                                    {u"danger"_s, u"no"_s}}));
    QCOMPARE(filed.state, CaseState::Approved);
    QVERIFY(!terminal->facts(facts::kFiled).constFirst().contains(u"handle"_s));
}

void tst_CaseDesk::commitmentInPlaceOfPapers()
{
    const auto terminal = kiosk();
    const QString start = queue::hallDay(m_clock.now().wallMs);
    const QJsonObject answers{
        {u"phone"_s, u"13800001234"_s},  {u"insurances"_s, u"both"_s},
        {u"level"_s, u"60"_s},           {u"start"_s, start},
        {u"bank_name"_s, u"工商银行"_s}, {u"bank_account"_s, u"6222021234567890128"_s}};
    for (const bool hasCommitted : {false, true}) {
        const OpenedCase opened = valueOf(terminal->open(u"si-flex"_s, zhang()));
        const FiledCase filed = valueOf(terminal->file(opened, zhang(), answers, hasCommitted));
        QCOMPARE(filed.papers.size(), hasCommitted ? 0 : 1);
        QCOMPARE(terminal->facts(facts::kFiled).constLast()["committed"_L1].toBool(), hasCommitted);
    }
}

void tst_CaseDesk::badAnswersAreNotFiled()
{
    const auto terminal = kiosk();
    const OpenedCase opened = valueOf(terminal->open(u"si-record"_s, zhang()));
    for (const QJsonObject& answers : {QJsonObject(), QJsonObject{{u"purpose"_s, u"nothing"_s}},
                                       QJsonObject{{u"purpose"_s, u"other"_s}}}) {
        const auto refused = terminal->file(opened, zhang(), answers);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::BadRequest);
    }
    QVERIFY(terminal->facts(facts::kFiled).isEmpty());
}

void tst_CaseDesk::picturesGoBeforeTheirCase()
{
    const auto terminal = kiosk();
    const QList<Attachment> pages{samples::page(u"evidence"_s, 0, 130'000),
                                  samples::page(u"evidence"_s, 1, Attachment::kByteLimit)};
    const FiledCase filed = valueOf(terminal->complain(pages, samples::signature()));
    const auto parts = terminal->facts(facts::kAttached);
    QCOMPARE(parts.size(), 3 + 4);
    QCOMPARE(parts.constFirst()["material"_L1].toString(), u"evidence"_s);
    QCOMPARE(terminal->facts(facts::kFiled).constFirst()["pages"_L1].toInt(), 2);
    const qint64 lastPart = valueOf(terminal->writer().runAndWait<qint64>([](Database& store) {
        return storage::integerOf(storage::query(
            store, "SELECT (SELECT seq FROM journal WHERE kind = 'case.filed') - MAX(seq) FROM "
                   "journal WHERE kind = 'case.attached'"));
    }));
    QCOMPARE(lastPart, 1);
    QCOMPARE(valueOf(terminal->attachments(filed.id)), pages);
    QCOMPARE(terminal->verify(), QString());
}

void tst_CaseDesk::signatureIsSealed()
{
    const auto terminal = kiosk();
    const FiledCase byHand = valueOf(terminal->complain({}, samples::signature()));
    Signature button;
    button.isByHand = false;
    QVERIFY(terminal->complain({}, button));
    const auto bodies = terminal->facts(facts::kFiled);
    QCOMPARE(bodies.at(0)["signed"_L1].toString(), u"hand"_s);
    QCOMPARE(bodies.at(1)["signed"_L1].toString(), u"button"_s);
    const auto personal = valueOf(terminal->writer().runAndWait<QJsonObject>([&](Database& store) {
        const auto row = valueOf(CaseStore(store, {}).find(byHand.id));
        const auto key = valueOf(terminal->journal().openDataKey(store, row->keyId));
        return journal::unsealBody(key, byHand.id, row->sealed);
    }));
    QCOMPARE(signatureFromJson(personal["signature"_L1].toObject()).value(), samples::signature());
}

void tst_CaseDesk::badProofsAreNotFiled_data()
{
    QTest::addColumn<QList<Attachment>>("attachments");
    QTest::addColumn<std::optional<Signature>>("signature");
    QTest::addColumn<ErrorCode>("code");
    using Pages = QList<Attachment>;
    const std::optional<Signature> good = samples::signature();
    QTest::newRow("no signature") << Pages() << std::optional<Signature>() << ErrorCode::BadRequest;
    Signature dot = samples::signature();
    dot.strokes = {{{5, 5}}};
    QTest::newRow("a dot") << Pages() << std::optional(dot) << ErrorCode::BadRequest;
    QTest::newRow("of a material that is not photographed")
        << Pages{samples::page(u"id_card"_s, 0, 1000)} << good << ErrorCode::BadRequest;
    Attachment text = samples::page(u"evidence"_s, 0, 1000);
    text.jpeg = "no picture";
    QTest::newRow("no picture") << Pages{text} << good << ErrorCode::BadRequest;
    QTest::newRow("second page alone")
        << Pages{samples::page(u"evidence"_s, 1, 1000)} << good << ErrorCode::BadRequest;
    Pages many;
    for (int i = 0; i <= Attachment::kPageLimit; ++i) {
        many << samples::page(u"evidence"_s, i, 1000);
    }
    QTest::newRow("too many") << many << good << ErrorCode::TooLarge;
    QTest::newRow("too large") << Pages{samples::page(u"evidence"_s, 0, Attachment::kByteLimit + 1)}
                               << good << ErrorCode::TooLarge;
}

void tst_CaseDesk::badProofsAreNotFiled()
{
    QFETCH(const QList<Attachment>, attachments);
    QFETCH(const std::optional<Signature>, signature);
    QFETCH(const ErrorCode, code);
    const auto terminal = kiosk();
    const auto refused = terminal->complain(attachments, signature);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, code);
    QVERIFY(terminal->facts(facts::kFiled).isEmpty());
    QVERIFY(terminal->facts(facts::kAttached).isEmpty());
}

/// A required photograph is brought where it was not taken, and then a person decides.
void tst_CaseDesk::photographedMaterialIsNotBrought()
{
    catalog::Matter matter;
    catalog::Material photo;
    photo.id = u"photo"_s;
    photo.isPhotographed = true;
    catalog::Material form;
    form.id = u"form"_s;
    catalog::Material card;
    card.id = u"id_card"_s;
    card.isPhotographed = true;
    catalog::Material shared;
    shared.id = u"record"_s;
    shared.isPhotographed = true;
    shared.sharedBy = u"si_record"_s;
    matter.materials = {photo, form, card, shared};
    matter.terminal.assurance = catalog::Assurance::Card;
    const auto ids = [](const QList<catalog::Material>& materials) {
        QStringList all;
        for (const catalog::Material& material : materials) {
            all << material.id;
        }
        return all;
    };
    QCOMPARE(ids(materialsToPhotograph(matter, {}, false)), QStringList{u"photo"_s});
    QCOMPARE(ids(materialsToPhotograph(matter, {u"si_record"_s}, false)),
             (QStringList{u"photo"_s, u"record"_s}));
    QCOMPARE(ids(papersToBring(matter, {}, false)), (QStringList{u"photo"_s, u"form"_s}));
    QCOMPARE(ids(papersToBring(matter, {}, false, {u"photo"_s})), QStringList{u"form"_s});
    matter.terminal.commitment = catalog::Commitment{.text = {}, .replaces = {u"photo"_s}};
    QVERIFY(materialsToPhotograph(matter, {}, true).isEmpty());
}

void tst_CaseDesk::erasedPicturesAreGone()
{
    const auto terminal = kiosk();
    const FiledCase filed =
        valueOf(terminal->complain({samples::page(u"evidence"_s, 0)}, samples::signature()));
    succeed(terminal->writer().runAndWait<void>([&](Database& store) {
        const auto row = valueOf(CaseStore(store, {}).find(filed.id));
        return terminal->journal().forget(store, row->keyId, {});
    }));
    const auto gone = terminal->attachments(filed.id);
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::NotFound);
    QCOMPARE(terminal->verify(), QString());
}

void tst_CaseDesk::filedOnce()
{
    const auto terminal = kiosk();
    const OpenedCase opened = valueOf(terminal->open(u"si-record"_s, zhang()));
    const QJsonObject answers{{u"purpose"_s, u"loan"_s}};
    const FiledCase first = valueOf(terminal->file(opened, zhang(), answers));
    const FiledCase again = valueOf(terminal->file(opened, zhang(), answers));
    QCOMPARE(again.provisional, first.provisional);
    QCOMPARE(again.token, first.token);
    QCOMPARE(terminal->facts(facts::kFiled).size(), 1);
}

void tst_CaseDesk::countsOnAfterARestart()
{
    QCOMPARE(kiosk()->fileRecord().provisional, u"K1-%1-0001"_s.arg(day()));
    QCOMPARE(kiosk()->fileRecord().provisional, u"K1-%1-0002"_s.arg(day()));
    m_clock.advance(24h);
    QCOMPARE(kiosk()->fileRecord().provisional, u"K1-%1-0001"_s.arg(day()));
}

void tst_CaseDesk::ownCasesAlone()
{
    const auto terminal = kiosk();
    const FiledCase first = terminal->fileRecord();
    const FiledCase second = terminal->fileRecord();
    const auto own = terminal->cases();
    QCOMPARE(own.size(), 2);
    QCOMPARE(own.constFirst().id, second.id);
    QCOMPARE(own.constLast().provisional, first.provisional);
    QVERIFY(terminal->cases(u"440524188001010014"_s).isEmpty());
}

void tst_CaseDesk::foundByItsLink()
{
    const auto terminal = kiosk();
    const FiledCase filed = terminal->fileRecord();
    const auto find = [&](const QString& text) {
        return terminal->wait<FiledCase>([&](CaseService::FileCallback callback) {
            terminal->desk().find(text, std::move(callback));
        });
    };
    QCOMPARE(valueOf(find(filed.link)).id, filed.id);
    QCOMPARE(valueOf(find(filed.token)).provisional, filed.provisional);
    QCOMPARE(find(u"https://hall.example/c/nobody"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(find(QString()).error().code, ErrorCode::NotFound);
}

void tst_CaseDesk::draftIsItsOwnersAlone()
{
    const auto terminal = kiosk();
    const OpenedCase opened = valueOf(terminal->open(u"si-record"_s, zhang()));
    QVERIFY(terminal->save(draftOf(opened)));
    Applicant other = zhang();
    other.idNumber = u"440524188001010014"_s;
    QVERIFY(!terminal->draft(other));
    // Somebody who knows the number, and has not the card.
    Applicant guessing = zhang();
    guessing.address.clear();
    QVERIFY(!terminal->draft(guessing));
    QVERIFY(!terminal->draft(zhang(), u"si-enrol"_s));
    const auto found = terminal->draft();
    QVERIFY(found.has_value());
    QCOMPARE(found->caseId, opened.id);
    QCOMPARE(found->answers, draftOf(opened).answers);
    QCOMPARE(found->section, 1);
    QCOMPARE(found->savedAtMs, m_clock.now().wallMs);
    QCOMPARE(terminal->verify(), QString());
}

void tst_CaseDesk::draftGoesWithItsDay()
{
    const auto terminal = kiosk();
    const OpenedCase opened = valueOf(terminal->open(u"si-record"_s, zhang()));
    QVERIFY(terminal->save(draftOf(opened)));
    m_clock.advance(24h);
    QVERIFY(!terminal->draft());
    QVERIFY(terminal->save(draftOf(opened)));
    const auto left = valueOf(terminal->writer().runAndWait<qint64>([](Database& store) {
        return storage::integerOf(storage::query(store, "SELECT COUNT(*) FROM case_drafts"));
    }));
    QCOMPARE(left, 1);
}

void tst_CaseDesk::draftGoesWhenItIsFiled()
{
    const auto terminal = kiosk();
    const OpenedCase opened = valueOf(terminal->open(u"si-record"_s, zhang()));
    QVERIFY(terminal->save(draftOf(opened)));
    QVERIFY(terminal->file(opened, zhang(), draftOf(opened).answers));
    QVERIFY(!terminal->draft());
}

void tst_CaseDesk::draftGoesOnRequest()
{
    const auto terminal = kiosk();
    const OpenedCase opened = valueOf(terminal->open(u"si-record"_s, zhang()));
    QVERIFY(terminal->save(draftOf(opened)));
    QVERIFY(terminal->wait<void>([&](CaseService::DoneCallback callback) {
        terminal->desk().dropDraft(opened.id, std::move(callback));
    }));
    QVERIFY(!terminal->draft());
}

void tst_CaseDesk::noDraftWithoutACard()
{
    const auto terminal = kiosk();
    Applicant typed = zhang();
    typed.isTyped = true;
    const auto refused = terminal->save({}, typed);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotPermitted);
}

void tst_CaseDesk::noClearTextInTheStore()
{
    QString checkCode;
    {
        const auto terminal = kiosk();
        const OpenedCase opened = valueOf(terminal->open(u"si-record"_s, zhang()));
        QVERIFY(terminal->save(draftOf(opened)));
        QVERIFY(terminal->file(opened, zhang(), draftOf(opened).answers));
        QVERIFY(terminal->save(draftOf(opened)));
        checkCode = valueOf(terminal->sign(terminal->fileRecord().id)).checkCode;
    }
    QByteArray bytes;
    for (const QString& side : {QString(), u"-wal"_s}) {
        QFile file(m_path + side);
        if (file.open(QIODevice::ReadOnly)) {
            bytes += file.readAll();
        }
    }
    QVERIFY(bytes.contains("case.filed"));
    QVERIFY(bytes.contains("case.documented"));
    for (const QString& text :
         {kName, kNumber, checkCode, u"租房备案"_s, u"某某公司"_s, u"北京市朝阳区"_s}) {
        QVERIFY2(!bytes.contains(text.toUtf8()), qPrintable(text));
    }
}

void tst_CaseDesk::numberedAtTheCentre()
{
    Centre centre(*m_keys, m_clock);
    const auto terminal = kiosk();
    const FiledCase first = terminal->fileRecord();
    const FiledCase second = terminal->fileRecord();
    QSignalSpy changed(&terminal->desk(), &CaseService::casesChanged);
    centre.meet(*terminal, *m_keys);
    QVERIFY(!changed.isEmpty());
    const QString code = m_catalogue.matter(u"si-record"_s)->taskCode;
    const auto own = terminal->cases();
    QCOMPARE(own.constLast().number, code + day() + u"0001"_s);
    QCOMPARE(own.constFirst().number, code + day() + u"0002"_s);
    QCOMPARE(own.constLast().number.size(), 43);
    QCOMPARE(own.constLast().provisional, first.provisional);
    QCOMPARE(centre.find(second.id)->decidedBy, u"rule"_s);
    QCOMPARE(centre.find(second.id)->state, CaseState::Approved);
    // Nothing more is given to what has a number.
    centre.meet(*terminal, *m_keys);
    QCOMPARE(terminal->cases().constFirst().number, code + day() + u"0002"_s);
    QCOMPARE(centre.verify(), QString());
    QCOMPARE(terminal->verify(), QString());
}

void tst_CaseDesk::feedForgets()
{
    Centre centre(*m_keys, m_clock);
    const auto terminal = kiosk();
    terminal->fileRecord();
    centre.meet(*terminal, *m_keys);
    m_clock.advance(29 * 24h);
    centre.tidy();
    QCOMPARE(centre.shown(), 1);
    m_clock.advance(2 * 24h);
    centre.tidy();
    QCOMPARE(centre.shown(), 0);
}

void tst_CaseDesk::signsWhatWasApproved()
{
    auto terminal = kiosk();
    const FiledCase filed = terminal->fileRecord();
    QCOMPARE(filed.state, CaseState::Approved);
    const SignedDocument document = valueOf(terminal->sign(filed.id));
    QCOMPARE(document.link, u"https://hall.example/d/"_s + document.statement);
    QCOMPARE(document.node, u"kiosk-1"_s);
    QCOMPARE(document.suite, m_keys->suite());
    QCOMPARE(document.fingerprint, keyFingerprint(m_keys->signingPublicKey()));
    const SignedStatement read = valueOf(parseStatement(document.link));
    QVERIFY(verifyStatement(read, m_keys->signingPublicKey()));
    QCOMPARE(read.statement.number, filed.provisional);
    QCOMPARE(read.statement.matter, filed.matter);
    const PaperCheck paper = checkPaper(read.statement, {.checkCode = document.checkCode,
                                                         .title = u"社会保险参保缴费证明"_s,
                                                         .lines = {u"姓名："_s + kName},
                                                         .name = kName,
                                                         .idNumber = kNumber});
    QCOMPARE(paper.isText, std::optional(true));
    QCOMPARE(paper.isHolder, std::optional(true));
    // That it was signed is recorded, and the code that opens its seals is not.
    const auto facts = terminal->facts(facts::kDocumented);
    QCOMPARE(facts.size(), 1);
    QCOMPARE(
        facts.constFirst()["statement"_L1].toString(),
        QString::fromLatin1(crypto::digest(document.suite, document.statement.toLatin1()).toHex()));
    QVERIFY(!QJsonDocument(facts.constFirst()).toJson().contains(document.checkCode.toLatin1()));
    // Another print is another paper.
    QVERIFY(valueOf(terminal->sign(filed.id)).checkCode != document.checkCode);
    QCOMPARE(terminal->verify(), QString());
}

void tst_CaseDesk::signsNothingElse()
{
    auto terminal = kiosk();
    QCOMPARE(terminal->sign(QByteArray(16, 'x')).error().code, ErrorCode::NotFound);
    QVERIFY(terminal->facts(facts::kDocumented).isEmpty());
}

QTEST_GUILESS_MAIN(tst_CaseDesk)
#include "tst_CaseDesk.moc"
