// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/feedback/FactKinds.h"
#include "services/journal/GenerationStore.h"
#include "services/journal/Restart.h"
#include "services/journal/Verifier.h"
#include "services/storage/Rows.h"
#include "tests/services/feedback/FeedbackNode.h"
#include "tests/services/storage/TestStores.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::feedback;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using catalog::WorkCalendar;
using journal::succeed;
using journal::valueOf;
using storage::Database;

namespace {

const QString kToken = u"abcdefghijklmnopqrstuv"_s;

RatingRequest ratingOf(int level, const QStringList& codes = {})
{
    return {.about = About::Ticket,
            .token = kToken,
            .level = level,
            .codes = codes,
            .words = {},
            .phone = {}};
}

FilingRequest filingOf(CaseKind kind)
{
    return {.kind = kind, .matter = {}, .text = u"等了一个小时没有人叫号"_s, .phone = {}};
}

} // namespace

/// What a place may do about feedback, and what comes of it at hall and centre.
class TestFeedbackBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void ratesOnceAndCorrectsOnce();
    void badOneOpensACallBack_data();
    void badOneOpensACallBack();
    void goodCorrectionEndsTheCallBack();
    void visitsAreEachTheirOwn();
    void wrongRatingsAreRefused_data();
    void wrongRatingsAreRefused();
    void countsFromOneEachDay();
    void deadlineGoesByTheKind_data();
    void deadlineGoesByTheKind();
    void deadlinesGoRoundHolidays();
    void numberAloneOpensNothing();
    void wrongFilingsAreRefused_data();
    void wrongFilingsAreRefused();
    void personalPartIsSealed();
    void burntMarkNumbersNothing();
    void othersRatingsTooManyChangeNothing();
    void strangeFactsChangeNothing();

    void hallAndCentreHaveTheSame_data() { storage::TestStores::addEngineRows(); }

    void hallAndCentreHaveTheSame();
    void tablesFollowFromTheJournal();

private:
    std::unique_ptr<FeedbackNode> node(const QString& id, const QString& hall = {},
                                       std::unique_ptr<Database> store = memoryStore())
    {
        return std::make_unique<FeedbackNode>(id, hall, *m_keys, m_clock, std::move(store));
    }

    ManualClock m_clock;
    std::unique_ptr<crypto::NodeKeys> m_keys = journal::testKeys(crypto::Suite::National);
    storage::TestStores m_stores;
    std::unique_ptr<FeedbackNode> m_kiosk;
};

void TestFeedbackBook::init()
{
    m_kiosk = node(u"kiosk-1"_s);
}

void TestFeedbackBook::ratesOnceAndCorrectsOnce()
{
    QCOMPARE(m_kiosk->timesRated(About::Ticket, kToken), 0);
    QCOMPARE(valueOf(m_kiosk->rate(ratingOf(5, {u"517"_s, u"510"_s}))).number, 1);
    QCOMPARE(m_kiosk->timesRated(About::Ticket, kToken), 1);
    QCOMPARE(valueOf(m_kiosk->rate(ratingOf(3))).number, 2);
    const auto third = m_kiosk->rate(ratingOf(5));
    QVERIFY(!third);
    QCOMPARE(third.error().code, ErrorCode::Conflict);
    const auto kept = valueOf(m_kiosk->store().rating(ratingId(About::Ticket, kToken)));
    QVERIFY(kept);
    QCOMPARE(kept->level, 3);
    QCOMPARE(kept->number, 2);
    QCOMPARE(kept->codes, QStringList());
    // The case of the same token is another thing.
    QCOMPARE(m_kiosk->timesRated(About::Case, kToken), 0);
}

void TestFeedbackBook::badOneOpensACallBack_data()
{
    QTest::addColumn<int>("level");
    QTest::addColumn<bool>("isCalled");
    for (int level = 1; level <= 5; ++level) {
        QTest::addRow("level %d", level) << level << (level <= 2);
    }
}

void TestFeedbackBook::badOneOpensACallBack()
{
    QFETCH(int, level);
    QFETCH(bool, isCalled);
    const Rated rated = valueOf(m_kiosk->rate(ratingOf(level)));
    const QDate today =
        QDateTime::fromMSecsSinceEpoch(m_clock.now().wallMs, Qt::OffsetFromUTC, 8 * 3600).date();
    QCOMPARE(rated.callBackBy,
             isCalled ? WorkCalendar::builtIn().workingDayAfter(today, 5) : QDate());
    const auto kept = valueOf(m_kiosk->store().rating(ratingId(About::Ticket, kToken)));
    QCOMPARE(kept->callBackBy, isCalled ? rated.callBackBy.toString(Qt::ISODate) : QString());
}

void TestFeedbackBook::goodCorrectionEndsTheCallBack()
{
    valueOf(m_kiosk->rate(ratingOf(1, {u"113"_s})));
    valueOf(m_kiosk->rate(ratingOf(4)));
    const auto kept = valueOf(m_kiosk->store().rating(ratingId(About::Ticket, kToken)));
    QCOMPARE(kept->callBackBy, QString());
}

void TestFeedbackBook::visitsAreEachTheirOwn()
{
    RatingRequest visit;
    visit.level = 5;
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(valueOf(m_kiosk->rate(visit)).number, 1);
    }
    QCOMPARE(m_kiosk->rows(u"ratings"_s).size(), 3);
}

void TestFeedbackBook::wrongRatingsAreRefused_data()
{
    QTest::addColumn<int>("level");
    QTest::addColumn<QStringList>("codes");
    QTest::addColumn<qsizetype>("words");
    QTest::addColumn<QString>("phone");
    QTest::newRow("no level") << 0 << QStringList() << qsizetype(0) << QString();
    QTest::newRow("too high") << 6 << QStringList() << qsizetype(0) << QString();
    QTest::newRow("reason of another level")
        << 5 << QStringList{u"410"_s} << qsizetype(0) << QString();
    QTest::newRow("old reason") << 5 << QStringList{u"501"_s} << qsizetype(0) << QString();
    QTest::newRow("too long") << 1 << QStringList() << kTextLimit + 1 << QString();
    QTest::newRow("no phone number") << 1 << QStringList() << qsizetype(0) << u"12345"_s;
}

void TestFeedbackBook::wrongRatingsAreRefused()
{
    QFETCH(int, level);
    QFETCH(QStringList, codes);
    QFETCH(qsizetype, words);
    QFETCH(QString, phone);
    RatingRequest request = ratingOf(level, codes);
    request.words = QString(words, u'字');
    request.phone = phone;
    const auto refused = m_kiosk->rate(request);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::BadRequest);
    QVERIFY(m_kiosk->rows(u"ratings"_s).isEmpty());
}

void TestFeedbackBook::countsFromOneEachDay()
{
    const auto number = [&] {
        return valueOf(m_kiosk->file(filingOf(CaseKind::Complaint))).filed.number;
    };
    const QString first = number();
    static const QRegularExpression shape(u"^Y1-[0-9]{8}-0001$"_s);
    QVERIFY2(shape.match(first).hasMatch(), qPrintable(first));
    QVERIFY(number().endsWith(u"-0002"_s));
    m_clock.advance(24h);
    const QString next = number();
    QVERIFY(next.endsWith(u"-0001"_s));
    QVERIFY(next != first);
    // Another terminal counts for itself, under another mark.
    const auto other = node(u"kiosk-2"_s);
    other->book().setMark(u"2"_s);
    const QString others = valueOf(other->file(filingOf(CaseKind::Complaint))).filed.number;
    QVERIFY(others.startsWith(u"Y2-"_s) && others.endsWith(u"-0001"_s));
}

void TestFeedbackBook::deadlineGoesByTheKind_data()
{
    QTest::addColumn<CaseKind>("kind");
    QTest::addColumn<int>("days");
    QTest::newRow("complaint") << CaseKind::Complaint << 15;
    QTest::newRow("suggestion") << CaseKind::Suggestion << 15;
    QTest::newRow("question") << CaseKind::Question << 5;
}

void TestFeedbackBook::deadlineGoesByTheKind()
{
    QFETCH(CaseKind, kind);
    QFETCH(int, days);
    const FeedbackCase filed = valueOf(m_kiosk->file(filingOf(kind))).filed;
    QCOMPARE(filed.kind, kind);
    const QDate day = QDate::fromString(filed.day, Qt::ISODate);
    QCOMPARE(filed.answerBy,
             WorkCalendar::builtIn().workingDayAfter(day, days).toString(Qt::ISODate));
}

/// Nobody calls back in the holidays, and who works on a Sunday instead does.
void TestFeedbackBook::deadlinesGoRoundHolidays()
{
    ManualClock clock;
    const QDateTime eve(QDate(2026, 9, 24), QTime(9, 0), Qt::OffsetFromUTC, 8 * 3600);
    clock.advance(std::chrono::milliseconds(eve.toMSecsSinceEpoch() - clock.now().wallMs));
    FeedbackNode kiosk(u"kiosk-1"_s, {}, *m_keys, clock, memoryStore());
    QCOMPARE(valueOf(kiosk.rate(ratingOf(1))).callBackBy, QDate(2026, 10, 9));
    // 15 days: the made up Saturday is one of them.
    QCOMPARE(valueOf(kiosk.file(filingOf(CaseKind::Complaint))).filed.answerBy, u"2026-10-22"_s);
}

void TestFeedbackBook::numberAloneOpensNothing()
{
    const Filed filed = valueOf(m_kiosk->file(filingOf(CaseKind::Question)));
    QCOMPARE(valueOf(m_kiosk->find(filed.filed.number, filed.token)).id, filed.filed.id);
    for (const QString& token : {QString(), u"another"_s, filed.token + u'x'}) {
        const auto found = m_kiosk->find(filed.filed.number, token);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::NotFound);
    }
}

void TestFeedbackBook::wrongFilingsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("phone");
    QTest::newRow("nothing said") << u"  "_s << QString();
    QTest::newRow("too long") << QString(kTextLimit + 1, u'字') << QString();
    QTest::newRow("no phone number") << u"慢"_s << u"138-"_s;
}

void TestFeedbackBook::wrongFilingsAreRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, phone);
    FilingRequest request = filingOf(CaseKind::Complaint);
    request.text = text;
    request.phone = phone;
    const auto refused = m_kiosk->file(request);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::BadRequest);
}

void TestFeedbackBook::personalPartIsSealed()
{
    RatingRequest request = ratingOf(2, {u"212"_s});
    request.words = u"预约了还要排队"_s;
    request.phone = u"13800138000"_s;
    valueOf(m_kiosk->rate(request));
    FilingRequest filing = filingOf(CaseKind::Complaint);
    filing.phone = u"0533-1234567"_s;
    const FeedbackCase filed = valueOf(m_kiosk->file(filing)).filed;
    const auto kept = valueOf(m_kiosk->store().rating(ratingId(About::Ticket, kToken)));
    const QJsonObject said = m_kiosk->open(kept->id, kept->keyId, kept->sealed);
    QCOMPARE(said[u"words"_s].toString(), request.words);
    QCOMPARE(said[u"phone"_s].toString(), request.phone);
    const QJsonObject told = m_kiosk->open(filed.id, filed.keyId, filed.sealed);
    QCOMPARE(told[u"text"_s].toString(), filing.text);
    QCOMPARE(valueOf(m_kiosk->store().keysOf(filed.id)), QList{filed.keyId});
    // Nothing of it stands open in any row.
    const auto bodies = valueOf(
        storage::rowsOf(m_kiosk->database().prepare("SELECT body, sealed FROM journal"),
                        [](const storage::Statement& row) { return row.blob(0) + row.blob(1); }));
    QVERIFY(!bodies.isEmpty());
    for (const QByteArray& body : bodies) {
        for (const QString& secret : {request.words, request.phone, filing.text, filing.phone}) {
            QVERIFY(!body.contains(secret.toUtf8()));
        }
    }
    // And a correction without words leaves the key of the first one to be erased.
    valueOf(m_kiosk->rate(ratingOf(5)));
    QCOMPARE(valueOf(m_kiosk->store().keysOf(kept->id)), QList{kept->keyId});
}

void TestFeedbackBook::burntMarkNumbersNothing()
{
    const Filed filed = valueOf(m_kiosk->file(filingOf(CaseKind::Suggestion)));
    QVERIFY(filed.filed.number.startsWith(u"Y1"_s));
    succeed(m_kiosk->transact([&](Database& database) {
        journal::Generation generation;
        generation.burnt = u"1"_s;
        generation.burntDay = journal::dayOf(m_clock.now().wallMs);
        return journal::GenerationStore(database).put(generation);
    }));
    const auto again = m_kiosk->file(filingOf(CaseKind::Suggestion));
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::MarkBurnt);
    // A rating carries no number.
    QVERIFY(m_kiosk->rate(ratingOf(5)));
}

/// Two terminals without a hall between them: each takes one, the hall keeps two.
void TestFeedbackBook::othersRatingsTooManyChangeNothing()
{
    const auto hall = node(u"hall-1"_s, u"hall-1"_s);
    const auto other = node(u"kiosk-2"_s);
    valueOf(m_kiosk->rate(ratingOf(5)));
    valueOf(m_kiosk->rate(ratingOf(4)));
    valueOf(other->rate(ratingOf(1)));
    m_kiosk->shipAll(*hall);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"feedback.rated.* is left out"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"feedback.callback.* is left out"_s));
    other->shipAll(*hall);
    const auto kept = valueOf(hall->store().rating(ratingId(About::Ticket, kToken)));
    QCOMPARE(kept->level, 4);
    QCOMPARE(kept->node, u"kiosk-1"_s);
    QCOMPARE(kept->callBackBy, QString());
}

void TestFeedbackBook::strangeFactsChangeNothing()
{
    const auto hall = node(u"hall-1"_s, u"hall-1"_s);
    journal::TestNode stranger(u"kiosk-9"_s);
    const auto append = [&](const char* kind, const QJsonObject& body) {
        journal::NewFact fact;
        fact.kind = QLatin1String(kind);
        fact.subject = randomBytes(16);
        fact.body = body;
        valueOf(stranger.transact(
            [&](Database& database) { return stranger.journal->append(database, fact); }));
    };
    append(facts::kRated, {{u"level"_s, 9}});
    append(facts::kRated, {{u"level"_s, u"best"_s}});
    append(facts::kCallback, {{u"until"_s, u"2026-11-30"_s}});
    append(facts::kRated,
           {{u"level"_s, 4}, {u"codes"_s, QJsonArray{u"410"_s, u"501"_s, 7, u"510"_s}}});
    for (int i = 0; i < 3; ++i) {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is left out"_s));
    }
    const auto taken = valueOf(hall->transact([&](Database& database) {
        return hall->journal().ingest(database, stranger.nextBatch(),
                                      stranger.keys->signingPublicKey());
    }));
    QVERIFY(!taken.refusal);
    const QStringList rows = hall->rows(u"ratings"_s);
    QCOMPARE(rows.size(), 1);
    QVERIFY(rows.first().contains(u"|4|410|1|"_s));
}

void TestFeedbackBook::hallAndCentreHaveTheSame()
{
    const auto hall = node(u"hall-1"_s, u"hall-1"_s);
    const auto centre = node(u"centre"_s, u"hall-1"_s, m_stores.freshDatabase());
    RatingRequest request = ratingOf(1, {u"113"_s, u"115"_s});
    request.words = u"来回跑"_s;
    valueOf(m_kiosk->rate(request));
    valueOf(m_kiosk->file(filingOf(CaseKind::Question)));
    m_kiosk->shipAll(*hall);
    hall->shipAll(*centre);
    for (const QString& table : {u"ratings"_s, u"feedback_cases"_s}) {
        QCOMPARE(hall->rows(table), m_kiosk->rows(table));
        QCOMPARE(centre->rows(table), m_kiosk->rows(table));
    }
    const auto kept = valueOf(centre->store().rating(ratingId(About::Ticket, kToken)));
    QCOMPARE(centre->open(kept->id, kept->keyId, kept->sealed)[u"words"_s].toString(),
             request.words);
}

void TestFeedbackBook::tablesFollowFromTheJournal()
{
    const auto hall = node(u"hall-1"_s, u"hall-1"_s);
    for (int level = 1; level <= 5; ++level) {
        RatingRequest request = ratingOf(level);
        request.token = kToken + QString::number(level);
        valueOf(m_kiosk->rate(request));
        request.level = 6 - level;
        valueOf(m_kiosk->rate(request));
    }
    for (const CaseKind kind : {CaseKind::Complaint, CaseKind::Suggestion, CaseKind::Question}) {
        valueOf(m_kiosk->file(filingOf(kind)));
    }
    m_kiosk->shipAll(*hall);
    for (FeedbackNode* at : {m_kiosk.get(), hall.get()}) {
        FeedbackProjection fresh(at->journal().node());
        const auto report = valueOf(journal::verifyStore(at->database(), {&fresh}));
        QVERIFY2(report.isOk(), qPrintable(report.firstBad));
        QVERIFY(report.checked.join(u'\n').contains(u"ratings"_s));
    }
}

QTEST_GUILESS_MAIN(TestFeedbackBook)
#include "tst_FeedbackBook.moc"
