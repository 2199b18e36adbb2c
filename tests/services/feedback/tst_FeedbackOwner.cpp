// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/feedback/FactKinds.h"
#include "services/feedback/FeedbackOwner.h"
#include "services/journal/Feed.h"
#include "services/journal/Verifier.h"
#include "services/storage/Rows.h"
#include "tests/services/feedback/FeedbackNode.h"
#include "tests/services/storage/TestStores.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::feedback;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using journal::succeed;
using journal::valueOf;
using storage::Database;

namespace {

const QString kHall = u"hall-1"_s;
const QString kText = u"等了一个小时没有人叫号"_s;
const QString kAnswer = u"已增开窗口，抱歉让您久等"_s;

WorkOrder by(const QByteArray& id, const QString& staff = u"zhao"_s)
{
    return {.id = id, .staff = staff, .desk = u"counter-1"_s};
}

} // namespace

/// What the hall does about what people say, and what comes of it for who said it.
class TestFeedbackOwner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void whatIsDueComesFirst();
    void pagesGoOnWhereTheyEnd();
    void readsAndRecordsWhoRead();
    void answersOnceAndCorrectsOnce();
    void answerOfAColleagueIsNotCorrectedUnread();
    void wrongAnswersAreRefused_data();
    void wrongAnswersAreRefused();
    void answerReachesWhoHasTheCode();
    void answerReachesWhoHasTheToken();
    void callsBackAndCloses();
    void filedIsClosedOnlyWhenAnswered();
    void closedTakesNothing();
    void goodCorrectionTakesTheWorkAway();
    void nobodyElseAnswers();
    void forgottenIsSaidSo();
    void nothingStandsOpenInTheJournal();

    void centreHasTheSame_data() { storage::TestStores::addEngineRows(); }

    void centreHasTheSame();
    void answerForTheHallAloneIsSaidSo();
    void tablesFollowFromTheJournal();

    void typedNumbers_data();
    void typedNumbers();
    void codesAreSixDigits();
    void places_data();
    void places();

private:
    std::unique_ptr<FeedbackNode> node(const QString& id, const QString& hall,
                                       std::unique_ptr<Database> store = memoryStore())
    {
        return std::make_unique<FeedbackNode>(id, hall, *m_keys, m_clock, std::move(store));
    }

    Filed file(CaseKind kind, const QString& text = kText)
    {
        const Filed filed =
            valueOf(m_kiosk->file({.kind = kind, .matter = u"si"_s, .text = text, .phone = {}}));
        m_kiosk->shipAll(*m_hall);
        return filed;
    }

    QByteArray rateBadly(const QString& token)
    {
        RatingRequest request;
        request.about = About::Ticket;
        request.token = token;
        request.level = 1;
        request.codes = {u"113"_s};
        request.words = u"来回跑"_s;
        request.phone = u"13800138000"_s;
        valueOf(m_kiosk->rate(request));
        m_kiosk->shipAll(*m_hall);
        return ratingId(About::Ticket, token);
    }

    [[nodiscard]] FeedbackOwner owner() const { return FeedbackOwner(m_hall->journal()); }

    Result<FeedbackWork> answer(const QByteArray& id, const QString& text, int seen)
    {
        const auto key = valueOf(m_hall->journal().makeDataKey(
            {{kHall, m_keys->sealingPublicKey()}, {u"centre"_s, m_keys->sealingPublicKey()}}));
        return m_hall->transact(
            [&](Database& database) { return owner().answer(database, by(id), text, seen, key); });
    }

    Result<FeedbackWork> call(const QByteArray& id, bool wasReached)
    {
        return m_hall->transact(
            [&](Database& database) { return owner().noteCall(database, by(id), wasReached); });
    }

    Result<FeedbackWork> close(const QByteArray& id, const QString& outcome)
    {
        return m_hall->transact(
            [&](Database& database) { return owner().close(database, by(id), outcome); });
    }

    Result<OpenedWork> open(const QByteArray& id)
    {
        return m_hall->transact([&](Database& database) { return owner().open(database, by(id)); });
    }

    QList<FeedbackWork> openWork(const std::optional<WorkPlace>& from = {}, int limit = 50)
    {
        return valueOf(FeedbackWorkStore(m_hall->database(), kHall).open(from, {}, limit));
    }

    [[nodiscard]] QString today() const
    {
        return QDateTime::fromMSecsSinceEpoch(m_clock.now().wallMs, Qt::OffsetFromUTC, 8 * 3600)
            .date()
            .toString(Qt::ISODate);
    }

    ManualClock m_clock;
    std::unique_ptr<crypto::NodeKeys> m_keys = journal::testKeys(crypto::Suite::National);
    storage::TestStores m_stores;
    std::unique_ptr<FeedbackNode> m_kiosk;
    std::unique_ptr<FeedbackNode> m_hall;
};

void TestFeedbackOwner::init()
{
    m_kiosk = node(u"kiosk-1"_s, {});
    m_hall = node(kHall, kHall);
}

void TestFeedbackOwner::whatIsDueComesFirst()
{
    const QByteArray complaint = file(CaseKind::Complaint).filed.id;
    const QByteArray question = file(CaseKind::Question).filed.id;
    const QByteArray rating = rateBadly(u"abcdefghijklmnopqrstuv"_s);
    m_clock.advance(24h);
    const QByteArray later = file(CaseKind::Question).filed.id;
    QList<QByteArray> order;
    for (const FeedbackWork& work : openWork()) {
        order << work.id;
    }
    // Five working days for questions and calls back, fifteen for complaints.
    QCOMPARE(order, (QList{question, rating, later, complaint}));
    FeedbackWorkStore store(m_hall->database(), kHall);
    QCOMPARE(valueOf(store.count(today())).open, 4);
    QCOMPARE(valueOf(store.count(today())).overdue, 0);
    m_clock.advance(24h * 9);
    QCOMPARE(valueOf(store.count(today())).overdue, 3);
    const auto only = valueOf(store.open({}, WorkKind::CallBack, 50));
    QCOMPARE(only.size(), 1);
    QCOMPARE(only.first().id, rating);
    QCOMPARE(only.first().number, QString());
}

void TestFeedbackOwner::pagesGoOnWhereTheyEnd()
{
    QSet<QByteArray> filed;
    for (int i = 0; i < 7; ++i) {
        filed << valueOf(
                     m_kiosk->file(
                         {.kind = CaseKind::Question, .matter = {}, .text = kText, .phone = {}}))
                     .filed.id;
    }
    m_kiosk->shipAll(*m_hall);
    QSet<QByteArray> seen;
    std::optional<WorkPlace> place;
    for (int page = 0; page < 4; ++page) {
        const auto found = openWork(place, 2);
        QCOMPARE(found.size(), page < 3 ? 2 : 1);
        for (const FeedbackWork& work : found) {
            QVERIFY(!seen.contains(work.id));
            seen << work.id;
        }
        place = WorkPlace{found.last().until, found.last().saidAtMs, found.last().id};
    }
    QCOMPARE(seen, filed);
    QCOMPARE(openWork(place, 2).size(), 0);
}

void TestFeedbackOwner::readsAndRecordsWhoRead()
{
    const QByteArray rating = rateBadly(u"abcdefghijklmnopqrstuv"_s);
    const OpenedWork read = valueOf(open(rating));
    QCOMPARE(read.text, u"来回跑"_s);
    QCOMPARE(read.phone, u"13800138000"_s);
    QCOMPARE(read.level, 1);
    QCOMPARE(read.codes, QStringList{u"113"_s});
    QVERIFY(!read.isErased);
    const QByteArray filed = file(CaseKind::Complaint).filed.id;
    QCOMPARE(valueOf(open(filed)).text, kText);
    const auto looks = valueOf(
        storage::rowsOf(storage::query(m_hall->database(),
                                       "SELECT subject, body FROM journal WHERE hall = ? AND kind "
                                       "= ? ORDER BY pos",
                                       kHall, QString::fromLatin1(facts::kOpened)),
                        [](const storage::Statement& row) {
                            return std::pair(row.blob(0), QString::fromUtf8(row.blob(1)));
                        }));
    QCOMPARE(looks.size(), 2);
    QCOMPARE(looks.at(0).first, rating);
    QCOMPARE(looks.at(0).second, u"{\"at\":\"counter-1\",\"staff\":\"zhao\"}"_s);
    const auto nothing = open(randomBytes(16));
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code, ErrorCode::NotFound);
}

void TestFeedbackOwner::answersOnceAndCorrectsOnce()
{
    const QByteArray id = file(CaseKind::Question).filed.id;
    const FeedbackWork first = valueOf(answer(id, u"先这样答"_s, 0));
    QCOMPARE(first.state, WorkState::Answered);
    QCOMPARE(first.answers, 1);
    const FeedbackWork second = valueOf(answer(id, kAnswer, 1));
    QCOMPARE(second.answers, 2);
    const auto third = answer(id, u"再改"_s, 2);
    QVERIFY(!third);
    QCOMPARE(third.error().code, ErrorCode::Conflict);
    QCOMPARE(valueOf(open(id)).answers, (QStringList{u"先这样答"_s, kAnswer}));
    // Answered is not yet closed: it waits for that.
    QCOMPARE(openWork().size(), 1);
}

void TestFeedbackOwner::answerOfAColleagueIsNotCorrectedUnread()
{
    const QByteArray id = file(CaseKind::Question).filed.id;
    valueOf(answer(id, kAnswer, 0));
    const auto another = answer(id, u"我也来答"_s, 0);
    QVERIFY(!another);
    QCOMPARE(another.error().code, ErrorCode::Conflict);
    QCOMPARE(valueOf(open(id)).answers, QStringList{kAnswer});
}

void TestFeedbackOwner::wrongAnswersAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRating");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("nothing said") << u"   "_s << false << ErrorCode::BadRequest;
    QTest::newRow("too long") << QString(kAnswerLimit + 1, u'字') << false << ErrorCode::BadRequest;
    QTest::newRow("to a rating") << kAnswer << true << ErrorCode::Conflict;
}

void TestFeedbackOwner::wrongAnswersAreRefused()
{
    QFETCH(QString, text);
    QFETCH(bool, isRating);
    QFETCH(ErrorCode, code);
    const QByteArray id =
        isRating ? rateBadly(u"abcdefghijklmnopqrstuv"_s) : file(CaseKind::Complaint).filed.id;
    const auto refused = answer(id, text, 0);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, code);
    QVERIFY(m_hall->rows(u"feedback_answers"_s).isEmpty());
}

void TestFeedbackOwner::answerReachesWhoHasTheCode()
{
    const Filed filed = file(CaseKind::Complaint);
    const QString number = filed.filed.number;
    const QString code = followCode(digestOfToken(filed.token));
    const auto follow = [&](const QString& digits) {
        return owner().follow(m_hall->database(), number, digits);
    };
    FollowedFeedback followed = valueOf(follow(code));
    QCOMPARE(followed.state, WorkState::Open);
    QCOMPARE(followed.answerBy, filed.filed.answerBy);
    QCOMPARE(followed.answer, QString());
    valueOf(answer(filed.filed.id, u"先这样答"_s, 0));
    m_clock.advance(1h);
    valueOf(answer(filed.filed.id, kAnswer, 1));
    followed = valueOf(follow(code));
    QCOMPARE(followed.state, WorkState::Answered);
    QCOMPARE(followed.answer, kAnswer);
    QVERIFY(followed.isCorrected);
    QVERIFY(followed.answeredAtMs > followed.filedAtMs);
    // Who is asked for is the same by id, and says so; by number it does not.
    QCOMPARE(followed.id, QByteArray());
    QCOMPARE(valueOf(owner().followId(m_hall->database(), filed.filed.id)).id, filed.filed.id);
    for (const QString& wrong : {QString(), u"000000"_s, code + u'0', code.left(5)}) {
        if (wrong != code) {
            QCOMPARE(follow(wrong).error().code, ErrorCode::NotFound);
        }
    }
    QCOMPARE(owner().follow(m_hall->database(), u"Y9-20261130-0001"_s, code).error().code,
             ErrorCode::NotFound);
}

void TestFeedbackOwner::answerReachesWhoHasTheToken()
{
    const Filed filed = file(CaseKind::Suggestion);
    valueOf(answer(filed.filed.id, kAnswer, 0));
    const auto follow = [&](const QString& number, const QString& token) {
        return owner().followToken(m_hall->database(), number, token);
    };
    QCOMPARE(valueOf(follow(filed.filed.number, filed.token)).answer, kAnswer);
    QVERIFY(!follow(filed.filed.number, u"another"_s));
    QVERIFY(!follow(u"Y1-20261130-0009"_s, filed.token));
}

void TestFeedbackOwner::callsBackAndCloses()
{
    const QByteArray id = rateBadly(u"abcdefghijklmnopqrstuv"_s);
    QCOMPARE(valueOf(call(id, false)).wasReached, false);
    const FeedbackWork reached = valueOf(call(id, true));
    QVERIFY(reached.wasReached);
    QCOMPARE(reached.calls, 2);
    QVERIFY(valueOf(call(id, false)).wasReached);
    const auto unknown = close(id, u"whatever"_s);
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, ErrorCode::BadRequest);
    const FeedbackWork closed = valueOf(close(id, u"solved"_s));
    QCOMPARE(closed.state, WorkState::Closed);
    QCOMPARE(closed.outcome, u"solved"_s);
    QCOMPARE(openWork().size(), 0);
    const auto over = valueOf(FeedbackWorkStore(m_hall->database(), kHall).closed({}, {}, 50));
    QCOMPARE(over.size(), 1);
    QCOMPARE(over.first().id, id);
    // So often and not for ever.
    const QByteArray another = rateBadly(u"bbcdefghijklmnopqrstuv"_s);
    for (int i = 0; i < kCallsAtMost; ++i) {
        valueOf(call(another, false));
    }
    QCOMPARE(call(another, false).error().code, ErrorCode::TooMany);
}

void TestFeedbackOwner::filedIsClosedOnlyWhenAnswered()
{
    const QByteArray id = file(CaseKind::Complaint).filed.id;
    const auto early = close(id, u"solved"_s);
    QVERIFY(!early);
    QCOMPARE(early.error().code, ErrorCode::Conflict);
    valueOf(answer(id, kAnswer, 0));
    QCOMPARE(valueOf(close(id, u"explained"_s)).state, WorkState::Closed);
}

void TestFeedbackOwner::closedTakesNothing()
{
    const Filed filed = file(CaseKind::Complaint);
    const QByteArray id = filed.filed.id;
    valueOf(answer(id, kAnswer, 0));
    valueOf(close(id, u"solved"_s));
    QCOMPARE(answer(id, u"再改"_s, 1).error().code, ErrorCode::Conflict);
    QCOMPARE(call(id, true).error().code, ErrorCode::Conflict);
    QCOMPARE(close(id, u"other"_s).error().code, ErrorCode::Conflict);
    // Who filed it reads it all the same.
    QCOMPARE(
        valueOf(owner().followToken(m_hall->database(), filed.filed.number, filed.token)).answer,
        kAnswer);
}

void TestFeedbackOwner::goodCorrectionTakesTheWorkAway()
{
    const QString token = u"abcdefghijklmnopqrstuv"_s;
    const QByteArray id = rateBadly(token);
    RatingRequest better;
    better.about = About::Ticket;
    better.token = token;
    better.level = 4;
    valueOf(m_kiosk->rate(better));
    m_kiosk->shipAll(*m_hall);
    QCOMPARE(openWork().size(), 0);
    QCOMPARE(open(id).error().code, ErrorCode::NotFound);
}

/// A terminal is no hall, and a centre answers for none.
void TestFeedbackOwner::nobodyElseAnswers()
{
    const QByteArray id = file(CaseKind::Complaint).filed.id;
    const auto centre = node(u"centre"_s, kHall);
    m_hall->shipAll(*centre);
    const auto key =
        valueOf(centre->journal().makeDataKey({{u"centre"_s, m_keys->sealingPublicKey()}}));
    const auto refused = centre->transact([&](Database& database) {
        return FeedbackOwner(centre->journal()).answer(database, by(id), kAnswer, 0, key);
    });
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotFound);
    journal::NewFact forged;
    forged.kind = QString::fromLatin1(facts::kAnswered);
    forged.subject = id;
    forged.body = {{u"staff"_s, u"zhao"_s}};
    QVERIFY(!m_kiosk->transact(
        [&](Database& database) { return m_kiosk->journal().append(database, forged); }));
    // Nor one whose program does not know better.
    journal::Row row;
    row.node = u"kiosk-1"_s;
    row.hall = kHall;
    row.kind = forged.kind;
    row.subject = id;
    row.body = R"({"staff":"zhao"})";
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"feedback.answered is left out"_s));
    succeed(m_hall->transact(
        [&](Database& database) { return FeedbackProjection(kHall).apply(database, row); }));
    QCOMPARE(openWork().first().state, WorkState::Open);
}

void TestFeedbackOwner::forgottenIsSaidSo()
{
    const Filed filed = file(CaseKind::Complaint);
    const QByteArray id = filed.filed.id;
    valueOf(answer(id, kAnswer, 0));
    const auto keys = valueOf(m_hall->store().keysOf(id));
    QCOMPARE(keys.size(), 2);
    succeed(journal::Feed(kHall).open(m_hall->database()));
    succeed(m_hall->transact([&](Database& database) -> Result<void> {
        for (const QByteArray& key : keys) {
            OW_TRY(m_hall->journal().forget(database, key, {{u"reason"_s, u"request"_s}}));
        }
        return {};
    }));
    const OpenedWork read = valueOf(open(id));
    QVERIFY(read.isErased);
    QCOMPARE(read.text, QString());
    QCOMPARE(read.answers, QStringList{QString()});
    const FollowedFeedback followed =
        valueOf(owner().followToken(m_hall->database(), filed.filed.number, filed.token));
    QCOMPARE(followed.state, WorkState::Answered);
    QCOMPARE(followed.answer, QString());
}

void TestFeedbackOwner::nothingStandsOpenInTheJournal()
{
    const QByteArray id = file(CaseKind::Complaint).filed.id;
    valueOf(answer(id, kAnswer, 0));
    valueOf(open(id));
    const auto bodies = valueOf(
        storage::rowsOf(m_hall->database().prepare("SELECT body, sealed FROM journal"),
                        [](const storage::Statement& row) { return row.blob(0) + row.blob(1); }));
    QVERIFY(bodies.size() >= 3);
    for (const QByteArray& body : bodies) {
        QVERIFY(!body.contains(kAnswer.toUtf8()));
        QVERIFY(!body.contains(kText.toUtf8()));
    }
}

void TestFeedbackOwner::centreHasTheSame()
{
    const auto centre = node(u"centre"_s, kHall, m_stores.freshDatabase());
    const QByteArray id = file(CaseKind::Complaint).filed.id;
    const QByteArray rating = rateBadly(u"abcdefghijklmnopqrstuv"_s);
    valueOf(answer(id, kAnswer, 0));
    valueOf(call(rating, true));
    valueOf(close(rating, u"explained"_s));
    m_hall->shipAll(*centre);
    for (const QString& table : {u"feedback_work"_s, u"feedback_answers"_s}) {
        QVERIFY(!m_hall->rows(table).isEmpty());
        QCOMPARE(centre->rows(table), m_hall->rows(table));
    }
    const OpenedWork read = valueOf(centre->transact([&](Database& database) {
        return FeedbackOwner(centre->journal()).open(database, by(id));
    }));
    QCOMPARE(read.answers, QStringList{kAnswer});
    // The same lists as at the hall, by either engine.
    FeedbackWorkStore store(centre->database(), kHall);
    QCOMPARE(valueOf(store.open({}, {}, 50)).size(), 1);
    QCOMPARE(valueOf(store.open({}, WorkKind::Question, 50)).size(), 0);
    QCOMPARE(valueOf(store.closed({}, {}, 50)).size(), 1);
    QCOMPARE(valueOf(store.count(u"2099-01-01"_s)).overdue, 1);
}

/// Where the hall does not know the centre's key, its answer can be read there alone: by the card,
/// whose holder asks the centre, it is found all the same.
void TestFeedbackOwner::answerForTheHallAloneIsSaidSo()
{
    const auto centre = node(u"centre"_s, kHall);
    const QByteArray id = file(CaseKind::Complaint).filed.id;
    const auto key = valueOf(m_hall->journal().makeDataKey({{kHall, m_keys->sealingPublicKey()}}));
    valueOf(m_hall->transact(
        [&](Database& database) { return owner().answer(database, by(id), kAnswer, 0, key); }));
    m_hall->shipAll(*centre);
    const FollowedFeedback found =
        valueOf(FeedbackOwner(centre->journal()).followId(centre->database(), id));
    const FollowedFeedback told = followedFromJson(toJson(found));
    for (const FollowedFeedback& one : {found, told}) {
        QCOMPARE(one.id, id);
        QCOMPARE(one.state, WorkState::Answered);
        QVERIFY(one.isElsewhere);
        QVERIFY(one.answeredAtMs > 0);
        QCOMPARE(one.answer, QString());
    }
    const FollowedFeedback here = valueOf(owner().followId(m_hall->database(), id));
    QVERIFY(!here.isElsewhere);
    QCOMPARE(here.answer, kAnswer);
}

void TestFeedbackOwner::tablesFollowFromTheJournal()
{
    const QByteArray id = file(CaseKind::Complaint).filed.id;
    valueOf(answer(id, u"先这样答"_s, 0));
    valueOf(answer(id, kAnswer, 1));
    valueOf(close(id, u"solved"_s));
    const QByteArray rating = rateBadly(u"abcdefghijklmnopqrstuv"_s);
    valueOf(call(rating, false));
    file(CaseKind::Question);
    FeedbackProjection fresh(kHall);
    const auto report = valueOf(journal::verifyStore(m_hall->database(), {&fresh}));
    QVERIFY2(report.isOk(), qPrintable(report.firstBad));
    QVERIFY(report.checked.join(u'\n').contains(u"feedback_work"_s));
}

void TestFeedbackOwner::typedNumbers_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("number");
    QTest::newRow("as printed") << u"Y1-20261130-0003"_s << u"Y1-20261130-0003"_s;
    QTest::newRow("without hyphens") << u"Y1202611300003"_s << u"Y1-20261130-0003"_s;
    QTest::newRow("small letters") << u" yb202611300003 "_s << u"YB-20261130-0003"_s;
    QTest::newRow("many") << u"Y120261130123456"_s << u"Y1-20261130-123456"_s;
    QTest::newRow("a case's") << u"K1202611300003"_s << QString();
    QTest::newRow("too short") << u"Y120261130003"_s << QString();
    QTest::newRow("too long") << u"Y1202611300123456789"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestFeedbackOwner::typedNumbers()
{
    QFETCH(QString, typed);
    QFETCH(QString, number);
    QCOMPARE(numberFromTyped(typed), number);
}

void TestFeedbackOwner::codesAreSixDigits()
{
    static const QRegularExpression shape(u"^[0-9]{6}$"_s);
    QSet<QString> codes;
    for (int i = 0; i < 200; ++i) {
        const QByteArray digest = digestOfToken(makeToken());
        const QString code = followCode(digest);
        QVERIFY2(shape.match(code).hasMatch(), qPrintable(code));
        QCOMPARE(followCode(digest), code);
        codes << code;
    }
    QVERIFY(codes.size() > 190);
}

void TestFeedbackOwner::places_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOne");
    const QString id = idToText(QByteArray(16, 'a'));
    QTest::newRow("open") << u"2026-12-07.1796000000000."_s + id << true;
    QTest::newRow("closed") << u".1796000000000."_s + id << true;
    QTest::newRow("no id") << u"2026-12-07.1796000000000."_s << false;
    QTest::newRow("no day") << u"soon.1796000000000."_s + id << false;
    QTest::newRow("no time") << u"2026-12-07.x."_s + id << false;
    QTest::newRow("too much") << u"2026-12-07.1.2."_s + id << false;
    QTest::newRow("nothing") << QString() << false;
}

void TestFeedbackOwner::places()
{
    QFETCH(QString, text);
    QFETCH(bool, isOne);
    const auto place = WorkPlace::fromText(text);
    QCOMPARE(place.has_value(), isOne);
    if (place) {
        QCOMPARE(place->toText(), text);
    }
}

QTEST_GUILESS_MAIN(TestFeedbackOwner)
#include "tst_FeedbackOwner.moc"
