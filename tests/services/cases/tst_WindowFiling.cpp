// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseFeed.h"
#include "services/cases/CaseIndex.h"
#include "services/cases/CaseOwner.h"
#include "services/cases/CaseReading.h"
#include "services/cases/DraftStore.h"
#include "services/cases/FactKinds.h"
#include "services/cases/FeeCounter.h"
#include "services/cases/MaterialRef.h"
#include "services/cases/WindowFiling.h"
#include "services/core/Ids.h"
#include "services/storage/Transaction.h"
#include "tests/services/cases/CaseDeskTest.h"
#include "tests/services/cases/SampleAnswers.h"
#include "tests/services/cases/SampleProofs.h"

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;

/// Cases that a window files: held against their matter as at terminals, written in the hall's own
/// chain, numbered by the centre with what the clerk said.
class TestWindowFiling : public CaseDeskTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void everyMatterIsTakenIn_data();
    void everyMatterIsTakenIn();
    void missingIsSaidAtOnce();
    void rulesDecideAsAtTerminals();
    void allWrongAnswersAreNamed();
    void whatIsWrong_data();
    void whatIsWrong();
    void commitmentStandsForPaper();
    void pagesAreSealedWithTheCase();
    void filedOnce();
    void nobodyElseAcceptsAsTheyFile();
    void feeIsTheHallsAtOnce();
    void openedIsOnlyForWhoOpenedIt();
    void partKeepsItsForm();

private:
    template <typename T>
    Result<T> transact(const std::function<Result<T>(Database&)>& action)
    {
        auto transaction = valueOf(storage::Transaction::begin(*m_store));
        auto value = action(*m_store);
        if (value) {
            succeed(transaction.commit());
        }
        return value;
    }

    [[nodiscard]] QDate today() const
    {
        return QDate::fromString(queue::hallDay(m_clock.now().wallMs), Qt::ISODate);
    }

    [[nodiscard]] const catalog::Matter& matter(const QString& id) const
    {
        const catalog::Matter* found = m_catalogue.matter(id);
        OW_ENFORCE(found != nullptr);
        return *found;
    }

    /// Opened by a clerk for zhang(), of whom departments say `shared`.
    [[nodiscard]] OpenedAtWindow opened(const catalog::Matter& matter,
                                        const QJsonObject& shared = {}) const;
    /// Filled in, with every material in its original.
    [[nodiscard]] WindowRequest request(const catalog::Matter& matter,
                                        const QJsonObject& shared = {}) const;
    [[nodiscard]] QJsonObject answersTo(const catalog::Matter& matter,
                                        const KnownFacts& known) const;
    Result<FiledCase> file(const WindowRequest& request);
    /// As the centre has it once it is numbered.
    CaseSummary numbered(const QByteArray& id);

    std::unique_ptr<CaseProjection> m_projection;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<CaseBook> m_book;
    std::unique_ptr<Database> m_store;
    journal::Feed m_told{kHall};
    QList<FieldComplaint> m_complaints; ///< Of the last one.
};

void TestWindowFiling::init()
{
    m_complaints.clear();
    m_book.reset();
    m_projection = std::make_unique<CaseProjection>(kHall);
    // Hall and centre in one, as a try-out is.
    m_journal = std::make_unique<journal::Journal>(
        journal::Journal::Settings{.node = kHall,
                                   .hall = kHall,
                                   .keys = m_keys.get(),
                                   .clock = &m_clock,
                                   .projections = {m_projection.get()},
                                   .isCentre = true,
                                   .keepsEnvelopes = true});
    storage::DatabaseOptions options;
    options.path = u":memory:"_s;
    m_store = valueOf(Database::open(options));
    succeed(m_journal->open(*m_store));
    succeed(m_told.open(*m_store));
    succeed(DraftStore::migrate(*m_store));
    m_book = std::make_unique<CaseBook>(
        CaseBook::Settings{.mark = queue::kHallMark.toString(),
                           .fallbackLink = u"https://hall.example"_s,
                           .recipients = {{kHall, m_keys->sealingPublicKey()}},
                           .said = &m_told},
        *m_journal);
}

OpenedAtWindow TestWindowFiling::opened(const catalog::Matter& matter,
                                        const QJsonObject& shared) const
{
    OpenedAtWindow at;
    at.applicant = zhang();
    at.openedAtMs = m_clock.now().wallMs;
    at.opened.id = makeUuidV7(at.openedAtMs);
    at.opened.matter = matter.id;
    at.opened.known = KnownFacts(at.applicant, today());
    for (auto agreement = shared.begin(); agreement != shared.end(); ++agreement) {
        at.opened.known.putShared(agreement.key(), agreement.value().toObject());
    }
    for (const QString& agreement : sharesOf(matter).keys()) {
        if (!shared.contains(agreement)) {
            at.opened.withheld << agreement;
        }
    }
    return at;
}

QJsonObject TestWindowFiling::answersTo(const catalog::Matter& matter,
                                        const KnownFacts& known) const
{
    FormFilling filling(matter.terminal.form.value_or(catalog::Form()), known, today());
    // What is asked depends on what was answered.
    for (int i = 0; i < catalog::kFieldLimit; ++i) {
        const auto complaints = filling.checkAll();
        if (complaints.isEmpty()) {
            break;
        }
        const auto field = filling.field(complaints.constFirst().path);
        OW_ENFORCE(field.has_value());
        const bool isTaken = field->field->type == catalog::FieldType::Group
                                 ? filling.addEntry(field->path)
                                 : filling.set(field->path, sampleAnswer(*field->field, today()));
        OW_ENFORCE(isTaken);
    }
    return filling.answers();
}

WindowRequest TestWindowFiling::request(const catalog::Matter& matter,
                                        const QJsonObject& shared) const
{
    WindowRequest request;
    request.opened = opened(matter, shared);
    request.answers = answersTo(matter, request.opened.opened.known);
    request.isSignedOnPaper = true;
    request.staff = u"wang"_s;
    request.desk = u"counter-1"_s;
    for (qsizetype i = 0; i < matter.materials.size(); ++i) {
        if (isToBring(matter, matter.materials.at(i), request.opened.opened.withheld, false)) {
            request.materials.append({materialRef(matter, i), MaterialHow::Original});
        }
    }
    return request;
}

Result<FiledCase> TestWindowFiling::file(const WindowRequest& request)
{
    const auto order =
        windowOrder(matter(request.opened.opened.matter), request, today(), m_complaints);
    if (!order) {
        return order.error();
    }
    return transact<FiledCase>(
        [&](Database& store) { return m_book->file(store, *order.value()); });
}

CaseSummary TestWindowFiling::numbered(const QByteArray& id)
{
    CaseOwner owner(*m_journal);
    const auto hasMore = transact<bool>([&](Database& store) { return owner.work(store, kHall); });
    OW_ENFORCE(hasMore && !hasMore.value());
    const auto row = valueOf(CaseStore(*m_store, kHall).find(id));
    OW_ENFORCE(row.has_value());
    return valueOf(summaryOf(*m_store, kHall, *row));
}

void TestWindowFiling::everyMatterIsTakenIn_data()
{
    QTest::addColumn<QString>("id");
    for (const catalog::Matter& one : std::as_const(m_catalogue.matters)) {
        QTest::newRow(qPrintable(one.id)) << one.id;
    }
}

void TestWindowFiling::everyMatterIsTakenIn()
{
    QFETCH(const QString, id);
    const WindowRequest filing = request(matter(id));
    const auto filed = file(filing);
    QVERIFY2(filed, qPrintable(filed ? QString() : filed.error().detail));
    QVERIFY(filed.value().state == CaseState::Accepted ||
            filed.value().state == CaseState::Approved);
    QVERIFY(filed.value().provisional.startsWith(u"K0-%1-"_s.arg(day())));
    QVERIFY(filed.value().link.endsWith(u"/c/"_s + filed.value().token));
    // Known at once, and the same when it is numbered.
    const auto row = valueOf(CaseStore(*m_store, kHall).find(filed.value().id));
    QCOMPARE(row->state, filed.value().state);
    QCOMPARE(row->handle, QString());
    const CaseSummary summary = numbered(filed.value().id);
    QVERIFY(!summary.number.isEmpty());
    QCOMPARE(summary.state, filed.value().state);
    QCOMPARE(summary.steps.size(), 2);
    QCOMPARE(summary.steps.constLast().state, filed.value().state);
    QCOMPARE(summary.steps.constLast().atMs, filed.value().filedAtMs);
    const auto content = valueOf(readContent(*m_store, *m_journal, filed.value().id));
    QCOMPARE(content.person->idNumber, kNumber);
    QCOMPARE(content.answers, filing.answers);
    QVERIFY(content.window.has_value());
    QCOMPARE(content.window->staff, u"wang"_s);
    QVERIFY(content.window->isCardRead);
    QCOMPARE(content.isSignedOnPaper, matter(id).terminal.wantsSignature);
    const auto report = valueOf(journal::verifyStore(*m_store, {m_projection.get()}, storeParts()));
    QVERIFY2(report.firstBad.isEmpty(), qPrintable(report.firstBad));
}

void TestWindowFiling::missingIsSaidAtOnce()
{
    WindowRequest filing = request(matter(u"re-transfer"_s));
    QCOMPARE(filing.materials.size(), 4);
    filing.materials[1].how = MaterialHow::Missing;
    filing.materials[3].how = MaterialHow::Missing;
    const FiledCase filed = valueOf(file(filing));
    QCOMPARE(filed.state, CaseState::CorrectionNeeded);
    const CaseSummary summary = numbered(filed.id);
    QCOMPARE(summary.state, CaseState::CorrectionNeeded);
    const CaseStep& last = summary.steps.constLast();
    QCOMPARE(last.missing, (QStringList{u"title"_s, u"tax_proof"_s}));
    QCOMPARE(last.reason, u"materials"_s);
    // It is gone on with as any other that was sent back.
    CaseOwner owner(*m_journal);
    QVERIFY(transact<CaseRow>([&](Database& store) {
        return owner.advance(store, kHall,
                             {.id = filed.id,
                              .seen = CaseState::CorrectionNeeded,
                              .to = CaseState::Accepted,
                              .reason = {},
                              .missing = {},
                              .staff = u"wang"_s,
                              .desk = u"counter-1"_s});
    }));
}

/// What is approved at once at terminals is so at a window; what a clerk has only seen in place of
/// a department's word is for the department.
void TestWindowFiling::rulesDecideAsAtTerminals()
{
    const catalog::Matter& record = matter(u"si-record"_s);
    const QJsonObject shared{{u"si_record"_s, QJsonObject{{u"months"_s, 24},
                                                          {u"status"_s, u"正常缴费"_s},
                                                          {u"employer"_s, u"某某公司"_s},
                                                          {u"since"_s, u"2024-11-01"_s}}}};
    const FiledCase told = valueOf(file(request(record, shared)));
    QCOMPARE(told.state, CaseState::Approved);
    const auto content = valueOf(readContent(*m_store, *m_journal, told.id));
    QCOMPARE(content.window->materials, (QList<MaterialState>{{u"record"_s, MaterialHow::Shared}}));
    QCOMPARE(content.shared, shared);
    const FiledCase brought = valueOf(file(request(record)));
    QCOMPARE(brought.state, CaseState::Accepted);
}

void TestWindowFiling::allWrongAnswersAreNamed()
{
    WindowRequest filing = request(matter(u"mi-remote"_s));
    filing.answers[u"phone"_s] = u"12"_s;
    filing.answers.remove(u"place"_s);
    filing.answers[u"contacts"_s] = QJsonArray{QJsonObject{{u"contact_phone"_s, u"1"_s}}};
    const auto refused = file(filing);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::BadRequest);
    QStringList paths;
    for (const FieldComplaint& complaint : std::as_const(m_complaints)) {
        paths << complaint.path;
    }
    QCOMPARE(paths, (QStringList{u"phone"_s, u"place"_s, u"contacts/0/contact_name"_s,
                                 u"contacts/0/contact_phone"_s}));
    const QString now = queue::hallDay(m_clock.now().wallMs);
    QCOMPARE(valueOf(CaseStore(*m_store, kHall).lastCounter(kHall, now)), qint64(0));
}

void TestWindowFiling::whatIsWrong_data()
{
    using Change = std::function<void(WindowRequest&)>;
    QTest::addColumn<QString>("id");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* name, const QString& id, const Change& change,
                        const QString& field) { QTest::newRow(name) << id << change << field; };
    const QString moves = u"hh-move"_s;
    row(
        "a material is not spoken of", moves, [](auto& one) { one.materials.removeLast(); },
        u"materials"_s);
    row(
        "a material comes twice", moves,
        [](auto& one) { one.materials.append(one.materials.constFirst()); }, u"materials"_s);
    row(
        "no material of the matter", moves,
        [](auto& one) {
            one.materials.append({u"none"_s, MaterialHow::Copy});
        },
        u"materials"_s);
    row(
        "a department has not said it", moves,
        [](auto& one) { one.materials[0].how = MaterialHow::Shared; }, u"materials"_s);
    row(
        "scanned without a page", moves,
        [](auto& one) { one.materials[0].how = MaterialHow::Scanned; }, u"pages"_s);
    row(
        "pages of what was only seen", moves,
        [](auto& one) { one.attachments = {samples::page(u"home"_s, 0)}; }, u"pages"_s);
    row(
        "no commitment in the matter", moves, [](auto& one) { one.hasCommitted = true; },
        u"committed"_s);
    row(
        "not signed", u"vet-card"_s, [](auto& one) { one.isSignedOnPaper = false; },
        u"signature"_s);
    row(
        "a dot for a name", u"vet-card"_s,
        [](auto& one) {
            one.signature = Signature{.isByHand = true, .pad = {100, 50}, .strokes = {{{3, 3}}}};
        },
        u"signature"_s);
}

void TestWindowFiling::whatIsWrong()
{
    QFETCH(const QString, id);
    QFETCH(const std::function<void(WindowRequest&)>, change);
    QFETCH(const QString, field);
    WindowRequest filing = request(matter(id));
    change(filing);
    const auto refused = file(filing);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::BadRequest);
    QCOMPARE(refused.error().detail.section(u':', 0, 0), field);
    QVERIFY(file(request(matter(id))));
}

void TestWindowFiling::commitmentStandsForPaper()
{
    const catalog::Matter& flex = matter(u"si-flex"_s);
    WindowRequest filing = request(flex);
    filing.hasCommitted = true;
    filing.materials = {{u"employment"_s, MaterialHow::Missing}};
    const FiledCase filed = valueOf(file(filing));
    QCOMPARE(filed.state, CaseState::Accepted);
    const auto content = valueOf(readContent(*m_store, *m_journal, filed.id));
    QVERIFY(content.hasCommitted);
    QCOMPARE(content.window->materials,
             (QList<MaterialState>{{u"id_card"_s, MaterialHow::Card},
                                   {u"employment"_s, MaterialHow::Committed}}));
}

void TestWindowFiling::pagesAreSealedWithTheCase()
{
    WindowRequest filing = request(matter(u"hh-move"_s));
    filing.materials[2].how = MaterialHow::Scanned;
    filing.attachments = {samples::page(u"home"_s, 0), samples::page(u"home"_s, 1)};
    const FiledCase filed = valueOf(file(filing));
    QCOMPARE(filed.state, CaseState::Accepted);
    const auto content = valueOf(readContent(*m_store, *m_journal, filed.id));
    QCOMPARE(content.pages.size(), 2);
    const Attachment page = valueOf(readPage(*m_store, *m_journal, filed.id, u"home"_s, 1));
    QCOMPARE(page.jpeg, filing.attachments.at(1).jpeg);
}

void TestWindowFiling::filedOnce()
{
    const WindowRequest filing = request(matter(u"si-card"_s));
    const FiledCase first = valueOf(file(filing));
    const FiledCase again = valueOf(file(filing));
    QCOMPARE(again.id, first.id);
    QCOMPARE(again.provisional, first.provisional);
    QCOMPARE(again.token, first.token);
}

/// A terminal that says so is not believed: accepted at a window is a word of the hall.
void TestWindowFiling::nobodyElseAcceptsAsTheyFile()
{
    journal::Row row;
    row.node = u"kiosk-1"_s;
    row.hall = kHall;
    row.kind = QString::fromLatin1(facts::kFiled);
    row.subject = makeUuidV7(m_clock.now().wallMs);
    row.body = QJsonDocument(QJsonObject{{u"matter"_s, u"si-card"_s},
                                         {u"provisional"_s, u"K1-20261130-0001"_s},
                                         {u"counter"_s, 1},
                                         {u"day"_s, u"2026-11-30"_s},
                                         {u"token"_s, makeToken()},
                                         {u"state"_s, u"accepted"_s}})
                   .toJson();
    QVERIFY(transact<bool>([&](Database& store) -> Result<bool> {
        OW_TRY(m_projection->apply(store, row));
        return true;
    }));
    QCOMPARE(valueOf(CaseStore(*m_store, kHall).find(row.subject))->state, CaseState::Received);
}

void TestWindowFiling::feeIsTheHallsAtOnce()
{
    const FiledCase filed = valueOf(file(request(matter(u"eld-clean"_s))));
    QCOMPARE(filed.feeCents, 1500);
    const FeeOrder order{.caseId = filed.id,
                         .cents = filed.feeCents,
                         .method = u"cash"_s,
                         .staff = u"wang"_s,
                         .desk = u"counter-1"_s};
    const auto claimed = transact<FeeStanding>(
        [&](Database& store) { return FeeCounter(*m_journal, m_told).claim(store, order); });
    QCOMPARE(valueOf(claimed).money.state, MoneyState::Counter);
    const auto taken = transact<FeeStanding>(
        [&](Database& store) { return FeeCounter(*m_journal, m_told).take(store, order); });
    QCOMPARE(valueOf(taken).money.state, MoneyState::Paid);
}

void TestWindowFiling::openedIsOnlyForWhoOpenedIt()
{
    const QJsonObject shared{{u"si_record"_s, QJsonObject{{u"months"_s, 24}}}};
    OpenedAtWindow at = opened(matter(u"si-record"_s), shared);
    at.former = QByteArray(16, 'f');
    const QByteArray wrapped = valueOf(wrapOpened(*m_keys, at, u"wang"_s));
    QVERIFY(!wrapped.contains(kNumber.toUtf8()));
    const qint64 nowMs = m_clock.now().wallMs;
    const OpenedAtWindow back = valueOf(unwrapOpened(*m_keys, wrapped, u"wang"_s, nowMs));
    QCOMPARE(back.opened.id, at.opened.id);
    QCOMPARE(back.opened.known.shared(), shared);
    QCOMPARE(back.opened.withheld, at.opened.withheld);
    QCOMPARE(back.former, at.former);
    QCOMPARE(toJson(*back.applicant), toJson(*at.applicant));
    QCOMPARE(unwrapOpened(*m_keys, wrapped, u"li"_s, nowMs).error().code, ErrorCode::BadRequest);
    QCOMPARE(unwrapOpened(*m_keys, wrapped, u"wang"_s, nowMs + kOpenedAtWindowMs + 1).error().code,
             ErrorCode::TooLate);
    QByteArray changed = wrapped;
    changed[changed.size() / 2] = static_cast<char>(changed.at(changed.size() / 2) ^ 1);
    QCOMPARE(unwrapOpened(*m_keys, changed, u"wang"_s, nowMs).error().code, ErrorCode::BadRequest);
    QVERIFY(!unwrapOpened(*m_keys, QByteArray(), u"wang"_s, nowMs));
}

void TestWindowFiling::partKeepsItsForm()
{
    const WindowPart part{
        .staff = u"wang"_s,
        .desk = u"counter-1"_s,
        .ticket = QByteArray(16, 't'),
        .isCardRead = false,
        .materials = {{u"a"_s, MaterialHow::Copy}, {u"-3"_s, MaterialHow::Missing}}};
    const auto back = windowPartFromJson(toJson(part));
    QVERIFY(back.has_value());
    QCOMPARE(toJson(*back), toJson(part));
    QCOMPARE(back->missing(), QStringList{u"-3"_s});
    QVERIFY(!windowPartFromJson({}));
    for (const char* name :
         {"shared", "committed", "card", "original", "copy", "scanned", "missing"}) {
        QCOMPARE(howName(howFromName(QLatin1String(name)).value()), QLatin1String(name));
    }
    QVERIFY(!howFromName(u"photographed"_s));
}

QTEST_GUILESS_MAIN(TestWindowFiling)
#include "tst_WindowFiling.moc"
