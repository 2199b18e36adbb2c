// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/cases/CaseStore.h"
#include "services/cases/DraftShelf.h"
#include "services/cases/FactKinds.h"
#include "services/cases/FeedKinds.h"
#include "services/core/Ids.h"
#include "services/journal/Feed.h"
#include "services/storage/Database.h"
#include "services/storage/Migration.h"
#include "tests/services/journal/TestNode.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <array>

using namespace onewindow;
using namespace onewindow::cases;
using namespace Qt::StringLiterals;
using onewindow::journal::succeed;
using onewindow::journal::valueOf;

namespace {

const QString kHall = u"hall-1"_s;
const QString kToday = u"2026-11-30"_s;
const QString kPerson = QString(32, u'a');

} // namespace

/// What a hall holds of drafts, and what it does not take.
class tst_DraftShelf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void takesWhatFollows_data();
    void takesWhatFollows();
    void holdsSoManyOfAPerson();
    void holdsSoManyOfATerminal();
    void cityHoldsFewOfAPersonAndTellsNobody();
    void endsOnce();
    void personIsForgotten();
    void goesWithTheDay();
    void storeOfAnOlderVersion();
    void wireReadsWhatItWrites();
    void keyReadsWhatItWrites();
    void wireLeavesOutWhatIsNone_data();
    void wireLeavesOutWhatIsNone();

private:
    static DraftRow draft(qint64 version, qint64 base = 0);
    [[nodiscard]] QList<journal::FeedChange> told() const;

    std::unique_ptr<storage::Database> m_store;
    DraftShelf m_shelf{kHall};
};

void tst_DraftShelf::init()
{
    storage::DatabaseOptions options;
    options.path = u":memory:"_s;
    m_store = valueOf(storage::Database::open(options));
    succeed(DraftStore::migrate(*m_store));
    succeed(CaseStore::migrate(*m_store));
    succeed(journal::Feed(kHall).open(*m_store));
}

DraftRow tst_DraftShelf::draft(qint64 version, qint64 base)
{
    return {.caseId = QByteArray(16, 'c'),
            .handle = kPerson,
            .day = kToday,
            .version = version,
            .sent = base,
            .node = u"kiosk-1"_s,
            .savedAtMs = version,
            .sealed = "sealed " + QByteArray::number(version)};
}

QList<journal::FeedChange> tst_DraftShelf::told() const
{
    return valueOf(journal::Feed(kHall).all(*m_store, QString::fromLatin1(feed::kDraftEnded)));
}

void tst_DraftShelf::takesWhatFollows_data()
{
    QTest::addColumn<qint64>("version");
    QTest::addColumn<qint64>("base");
    QTest::addColumn<QString>("refusal");
    const QString none;
    const QString conflict = errorName(ErrorCode::Conflict);
    QTest::newRow("the same again") << 3LL << 0LL << none;
    QTest::newRow("the next") << 4LL << 3LL << none;
    QTest::newRow("some answers later") << 9LL << 3LL << none;
    QTest::newRow("from before") << 3LL << 2LL << none; // The same, by whoever sent it.
    QTest::newRow("older") << 2LL << 1LL << conflict;
    QTest::newRow("went on from an older one") << 9LL << 2LL << conflict;
    QTest::newRow("knows of none") << 4LL << 0LL << conflict;
}

void tst_DraftShelf::takesWhatFollows()
{
    QFETCH(qint64, version);
    QFETCH(qint64, base);
    QFETCH(QString, refusal);
    succeed(m_shelf.put(*m_store, draft(3), kToday));
    const auto taken = m_shelf.put(*m_store, draft(version, base), kToday);
    QCOMPARE(taken ? QString() : errorName(taken.error().code), refusal);
    const HeldDrafts held = valueOf(m_shelf.ofPerson(*m_store, kPerson, kToday));
    QCOMPARE(held.drafts.size(), 1);
    QCOMPARE(held.drafts.constFirst().version, taken ? version : 3);
}

void tst_DraftShelf::holdsSoManyOfAPerson()
{
    for (int i = 0; i < DraftShelf::kPersonLimit + 2; ++i) {
        DraftRow row = draft(i + 1);
        row.caseId = QByteArray(16, static_cast<char>('a' + i));
        row.node = u"kiosk-"_s + QString::number(i);
        succeed(m_shelf.put(*m_store, row, kToday));
    }
    const HeldDrafts held = valueOf(m_shelf.ofPerson(*m_store, kPerson, kToday));
    QCOMPARE(held.drafts.size(), DraftShelf::kPersonLimit);
    QCOMPARE(held.drafts.constFirst().version, DraftShelf::kPersonLimit + 2);
    QCOMPARE(held.drafts.constLast().version, 3);
    // No room was made by saying that it has ended: who has one keeps it.
    QVERIFY(held.ended.isEmpty());
    QVERIFY(told().isEmpty());
}

void tst_DraftShelf::holdsSoManyOfATerminal()
{
    for (int i = 0; i < DraftShelf::kNodeLimit + 3; ++i) {
        DraftRow row = draft(i + 1);
        row.caseId = makeUuidV7(i);
        row.handle = QString::number(i).rightJustified(32, u'0');
        succeed(m_shelf.put(*m_store, row, kToday));
    }
    const auto held = [this](int i) {
        return valueOf(
                   m_shelf.ofPerson(*m_store, QString::number(i).rightJustified(32, u'0'), kToday))
            .drafts.size();
    };
    QCOMPARE(held(0), 0);
    QCOMPARE(held(2), 0);
    QCOMPARE(held(3), 1);
    DraftRow large = draft(1);
    large.caseId = QByteArray(16, 'l');
    large.sealed = QByteArray(HeldDraft::kSealedLimit + 1, 's');
    QCOMPARE(m_shelf.put(*m_store, large, kToday).error().code, ErrorCode::TooLarge);
    DraftRow yesterday = draft(1);
    yesterday.day = u"2026-11-29"_s;
    QCOMPARE(m_shelf.put(*m_store, yesterday, kToday).error().code, ErrorCode::BadRequest);
}

void tst_DraftShelf::cityHoldsFewOfAPersonAndTellsNobody()
{
    const DraftShelf city{QString()};
    for (int i = 0; i < DraftShelf::kCityPersonLimit + 1; ++i) {
        DraftRow row = draft(i + 1);
        row.caseId = makeUuidV7(i);
        row.savedAtMs += i;
        row.node = kHall;
        succeed(city.put(*m_store, row, kToday));
    }
    HeldDrafts held = valueOf(city.ofPerson(*m_store, kPerson, kToday));
    QCOMPARE(held.drafts.size(), DraftShelf::kCityPersonLimit);
    const QByteArray last = held.drafts.constFirst().caseId;
    const QByteArray other = held.drafts.constLast().caseId;
    succeed(city.giveUp(*m_store, QString(32, u'b'), last));
    QCOMPARE(valueOf(city.ofPerson(*m_store, kPerson, kToday)).ended.size(), 0);
    succeed(city.giveUp(*m_store, kPerson, last));
    // Filed in its hall.
    journal::Row filed;
    filed.hall = kHall;
    filed.kind = QString::fromLatin1(facts::kFiled);
    filed.subject = other;
    succeed(DraftEnding(DraftEnding::Of::City).apply(*m_store, filed));
    held = valueOf(city.ofPerson(*m_store, kPerson, kToday));
    QVERIFY(held.drafts.isEmpty());
    QCOMPARE(held.ended.size(), 2);
    QVERIFY(told().isEmpty());
    // Gone on with at a window of another hall: the case there is another, and names it.
    DraftRow begun = draft(1);
    begun.caseId = QByteArray(16, 'g');
    begun.node = kHall;
    succeed(city.put(*m_store, begun, kToday));
    filed.hall = u"hall-2"_s;
    filed.subject = QByteArray(16, 'h');
    filed.body = QJsonDocument(QJsonObject{{u"former"_s, idToText(begun.caseId)}}).toJson();
    succeed(DraftEnding(DraftEnding::Of::City).apply(*m_store, filed));
    QVERIFY(valueOf(city.ofPerson(*m_store, kPerson, kToday)).drafts.isEmpty());
    // And one that was filed before its last answer came.
    CaseRow known;
    known.id = QByteArray(16, 'f');
    QVERIFY(valueOf(CaseStore(*m_store, kHall).insert(known)));
    DraftRow late = draft(1);
    late.caseId = known.id;
    late.node = kHall;
    QCOMPARE(city.put(*m_store, late, kToday).error().code, ErrorCode::Conflict);
    // The hall's own are others.
    QVERIFY(valueOf(m_shelf.ofPerson(*m_store, kPerson, kToday)).ended.isEmpty());
}

void tst_DraftShelf::endsOnce()
{
    const QByteArray id = draft(1).caseId;
    succeed(m_shelf.end(*m_store, id)); // Of nobody's.
    QVERIFY(told().isEmpty());
    succeed(m_shelf.put(*m_store, draft(1), kToday));
    // The case is filed: its fact says so.
    journal::Row filed;
    filed.hall = kHall;
    filed.kind = QString::fromLatin1(facts::kFiled);
    filed.subject = id;
    succeed(DraftEnding(DraftEnding::Of::Hall).apply(*m_store, filed));
    const HeldDrafts held = valueOf(m_shelf.ofPerson(*m_store, kPerson, kToday));
    QVERIFY(held.drafts.isEmpty());
    QCOMPARE(held.ended, QList{id});
    QCOMPARE(told().size(), 1);
    QCOMPARE(told().constFirst().id, idToText(id));
    QCOMPARE(m_shelf.put(*m_store, draft(2, 1), kToday).error().code, ErrorCode::Conflict);
    // One that was filed and never held.
    CaseRow other;
    other.id = QByteArray(16, 'f');
    QVERIFY(valueOf(CaseStore(*m_store, kHall).insert(other)));
    DraftRow late = draft(1);
    late.caseId = other.id;
    QCOMPARE(m_shelf.put(*m_store, late, kToday).error().code, ErrorCode::Conflict);
}

void tst_DraftShelf::personIsForgotten()
{
    succeed(m_shelf.put(*m_store, draft(1), kToday));
    DraftRow other = draft(1);
    other.caseId = QByteArray(16, 'o');
    other.handle = QString(32, u'b');
    succeed(m_shelf.put(*m_store, other, kToday));
    succeed(m_shelf.endPerson(*m_store, kPerson, kToday, 77));
    QVERIFY(valueOf(m_shelf.ofPerson(*m_store, kPerson, kToday)).drafts.isEmpty());
    QCOMPARE(valueOf(m_shelf.ofPerson(*m_store, other.handle, kToday)).drafts.size(), 1);
    const auto all = valueOf(journal::Feed(kHall).find(
        *m_store, QString::fromLatin1(feed::kDraftEnded), feed::kDraftsOf + kPerson));
    QVERIFY(all.has_value());
    QCOMPARE(all->value(u"at"_s).toInteger(), 77);
}

void tst_DraftShelf::goesWithTheDay()
{
    succeed(m_shelf.put(*m_store, draft(1), kToday));
    DraftRow ended = draft(1);
    ended.caseId = QByteArray(16, 'e');
    succeed(m_shelf.put(*m_store, ended, kToday));
    succeed(m_shelf.end(*m_store, ended.caseId));
    succeed(m_shelf.tidy(*m_store, kToday));
    QCOMPARE(told().size(), 1);
    succeed(m_shelf.tidy(*m_store, u"2026-12-01"_s));
    QVERIFY(told().isEmpty());
    QVERIFY(!valueOf(DraftStore(*m_store, kHall).find(ended.caseId)));
    QVERIFY(!valueOf(DraftStore(*m_store, kHall).find(draft(1).caseId)));
}

/// Its drafts are let go, it works on.
void tst_DraftShelf::storeOfAnOlderVersion()
{
    storage::DatabaseOptions options;
    options.path = u":memory:"_s;
    const auto store = valueOf(storage::Database::open(options));
    constexpr std::array kFirst{storage::Migration{1, R"(
        CREATE TABLE case_drafts (
            handle TEXT PRIMARY KEY NOT NULL,
            day TEXT NOT NULL,
            saved_at BIGINT NOT NULL,
            sealed {blob} NOT NULL,
            local {blob} NOT NULL
        ) {norowid};
    )"}};
    succeed(storage::migrate(*store, DraftStore::kComponent, kFirst));
    succeed(store->execute(u"INSERT INTO case_drafts (handle, day, saved_at, sealed, local) "
                           u"VALUES ('h', '2026-11-30', 1, x'00', x'00')"));
    succeed(DraftStore::migrate(*store));
    succeed(DraftStore::migrate(*store));
    DraftStore drafts(*store, kHall);
    QVERIFY(!valueOf(drafts.unsent()));
    succeed(drafts.put(draft(1)));
    QCOMPARE(valueOf(drafts.ofPerson(kPerson, kToday)).size(), 1);
}

void tst_DraftShelf::wireReadsWhatItWrites()
{
    HeldDrafts held;
    held.drafts = {{.caseId = QByteArray(16, 'c'),
                    .version = 7,
                    .savedAtMs = 1'790'000'000'000,
                    .sealed = QByteArray("\0\xffsealed", 8)}};
    held.ended = {QByteArray(16, 'e')};
    const HeldDrafts again = heldDraftsFromJson(toJson(held));
    QCOMPARE(again.ended, held.ended);
    QCOMPARE(again.drafts.size(), 1);
    QCOMPARE(again.drafts.constFirst().caseId, held.drafts.constFirst().caseId);
    QCOMPARE(again.drafts.constFirst().version, 7);
    QCOMPARE(again.drafts.constFirst().savedAtMs, 1'790'000'000'000);
    QCOMPARE(again.drafts.constFirst().sealed, held.drafts.constFirst().sealed);
}

void tst_DraftShelf::keyReadsWhatItWrites()
{
    const CityDraftKey key{
        .day = kToday, .handle = QString(32, u'c'), .secret = Secret(QByteArray(32, 's'))};
    const auto again = draftKeyFromJson(toJson(key));
    QVERIFY(again);
    QCOMPARE(again.value().day, key.day);
    QCOMPARE(again.value().handle, key.handle);
    QCOMPARE(again.value().secret.view(), key.secret.view());
    for (const auto& [name, value] :
         {std::pair(u"day"_s, u"today"_s), {u"handle"_s, u"c"_s}, {u"secret"_s, u"c2hvcnQ="_s}}) {
        QJsonObject json = toJson(key);
        json.insert(name, value);
        QCOMPARE(draftKeyFromJson(json).error().code, ErrorCode::BadFrame);
    }
}

void tst_DraftShelf::wireLeavesOutWhatIsNone_data()
{
    QTest::addColumn<QJsonObject>("draft");
    const QJsonObject sound{{u"case"_s, idToText(QByteArray(16, 'c'))},
                            {u"version"_s, 1},
                            {u"savedAt"_s, 1},
                            {u"sealed"_s, u"c2VhbGVk"_s}};
    const auto row = [&sound](const char* name, const QString& member, const QJsonValue& value) {
        QJsonObject draft = sound;
        draft.insert(member, value);
        QTest::newRow(name) << draft;
    };
    row("no id", u"case"_s, u"none"_s);
    row("no version", u"version"_s, 0);
    row("version of another kind", u"version"_s, u"1"_s);
    row("no base64", u"sealed"_s, u"=c2V"_s);
    row("nothing sealed", u"sealed"_s, QString());
    row("too large", u"sealed"_s,
        QString::fromLatin1(QByteArray(HeldDraft::kSealedLimit + 1, 's').toBase64()));
}

void tst_DraftShelf::wireLeavesOutWhatIsNone()
{
    QFETCH(QJsonObject, draft);
    const QJsonObject json{{u"drafts"_s, QJsonArray{draft}}, {u"ended"_s, QJsonArray{1, u"x"_s}}};
    const HeldDrafts held = heldDraftsFromJson(json);
    QVERIFY(held.drafts.isEmpty());
    QVERIFY(held.ended.isEmpty());
}

QTEST_GUILESS_MAIN(tst_DraftShelf)
#include "tst_DraftShelf.moc"
