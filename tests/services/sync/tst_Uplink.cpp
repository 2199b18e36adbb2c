// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/FeedWire.h"
#include "services/journal/KeptBatch.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"
#include "services/sync/StatusFile.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/TestTerminal.h"
#include "tests/services/sync/ScriptedHall.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <mutex>

using namespace onewindow;
using namespace Qt::StringLiterals;
using onewindow::testing::emptyFeed;
using onewindow::testing::heldAnswer;
using onewindow::testing::ScriptedHall;
using onewindow::testing::TestHall;
using onewindow::testing::TestPki;
using onewindow::testing::TestTerminal;
using onewindow::testing::text;

namespace {

constexpr int kPatienceMs = 30'000;
const QString kMatter = u"si"_s;

platform::HttpResponse problem(int status, const char* code)
{
    return {.status = status,
            .contentType = "application/problem+json",
            .body = QByteArray(R"({"code":")") + code + R"("})",
            .error = {},
            .headers = {}};
}

/// Puts `from` in the place of `to`, whatever stands there.
void replaceFile(const QString& from, const QString& to)
{
    QFile::remove(to);
    OW_ENFORCE(QFile::copy(from, to));
}

/// A hall that says that it lacks rows: `held` of them are there, each time another number.
class GapHall
{
public:
    GapHall(const TestPki& pki, const QList<int>& held)
        : m_gaps(held)
        , m_hall(pki, [this](const platform::HttpRequest& request) { return answer(request); })
    {}

    [[nodiscard]] quint16 port() const { return m_hall.port(); }

    /// The first row of each batch with rows so far.
    [[nodiscard]] QList<int> shippedFrom() const
    {
        const std::lock_guard lock(m_mutex);
        return m_shippedFrom;
    }

    void seeNoMoreGaps()
    {
        const std::lock_guard lock(m_mutex);
        m_gaps.clear();
    }

private:
    std::optional<platform::HttpResponse> answer(const platform::HttpRequest& request)
    {
        const std::lock_guard lock(m_mutex);
        if (request.target.path() == u"/v1/journal/held") {
            return heldAnswer(m_held);
        }
        if (request.target.path() != u"/v1/journal") {
            return emptyFeed();
        }
        const auto batch = journal::decodeBatch(request.body);
        OW_ENFORCE(batch);
        if (!batch.value().rows.isEmpty()) {
            m_shippedFrom.append(static_cast<int>(batch.value().rows.first().seq));
            m_held = batch.value().rows.last().seq;
        }
        platform::HttpResponse response;
        QJsonObject json{{u"incarnation"_s, 1}, {u"held"_s, qint64(m_held)}, {u"safe"_s, 0}};
        if (!m_gaps.isEmpty() && !batch.value().rows.isEmpty()) {
            m_held = static_cast<quint64>(m_gaps.takeFirst());
            json[u"held"_s] = qint64(m_held);
            json[u"code"_s] = u"ChainGap"_s;
            response.status = 409;
            response.contentType = "application/problem+json";
        }
        response.body = QJsonDocument(json).toJson(QJsonDocument::Compact);
        return response;
    }

    mutable std::mutex m_mutex;
    QList<int> m_gaps;
    QList<int> m_shippedFrom;
    quint64 m_held = 6;
    ScriptedHall m_hall; ///< Last: it answers from its beginning on.
};

/// The next life of the terminal begins; of the one before the hall has said that it holds all and
/// that `safe` rows are safe.
void startNextLife(TestTerminal& kiosk, quint64 safe)
{
    OW_ENFORCE(kiosk.writer().runAndWait<void>([&](storage::Database& database) -> Result<void> {
        const auto lives = kiosk.journal().livesOf(database, u"kiosk-1"_s);
        OW_ENFORCE(lives);
        OW_TRY(kiosk.journal().acknowledged(database, {.node = u"kiosk-1"_s,
                                                       .incarnation = 1,
                                                       .held = lives.value().first().held,
                                                       .safe = safe}));
        const auto life = kiosk.journal().startIncarnation(database, 2);
        return life ? Result<void>() : life.error();
    }));
}

/// What the terminal knows to be safe of one of its lives.
int safeOf(TestTerminal& kiosk, quint32 incarnation)
{
    const auto known = kiosk.writer().runAndWait<journal::Ack>([&](storage::Database& database) {
        return kiosk.journal().heldOf(database, u"kiosk-1"_s, incarnation);
    });
    OW_ENFORCE(known);
    return static_cast<int>(known.value().safe);
}

/// The most rows of one of its lives that it takes for held by its hall.
qint64 heldOfAnyLife(TestTerminal& kiosk)
{
    const auto held = kiosk.writer().runAndWait<qint64>([](storage::Database& database) {
        return storage::integerOf(
            storage::query(database, "SELECT MAX(held) FROM chains WHERE is_own > 0"));
    });
    OW_ENFORCE(held);
    return held.value();
}

} // namespace

/// What a terminal makes of what its hall says of rows that were shipped long ago.
class tst_Uplink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void gapIsFollowed_data();
    void gapIsFollowed();
    void sameGapAgainIsARefusal();
    void sameGapOfAChainAgainIsARefusal();
    void safeOfFormerLivesIsHeard();
    void otherRowsOfAFormerLifeAreNotTakenForSafe();
    void forkIsSeenBeforeAnythingIsShipped_data();
    void forkIsSeenBeforeAnythingIsShipped();
    void refusalStandsUntilItIsAccepted();
    void faultIsLoggedOnce();
    void storeTakenBackUnnoticedBeginsAnotherLife_data();
    void storeTakenBackUnnoticedBeginsAnotherLife();
    void forkIsFollowedOnce();

private:
    /// It talks to the hall, or to whoever listens on `port`, once it starts.
    std::unique_ptr<TestTerminal> terminal(quint16 port = 0, bool hasMarker = false);
    /// Has rows at the hall by now.
    std::unique_ptr<TestTerminal> terminalWithRows(int tickets);
    /// One with a marker runs, gives out so many numbers, and ends.
    void runWithMarker(int tickets);

    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<QTemporaryDir> m_folder;
    NoonClock m_clock;
};

void tst_Uplink::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_hall = std::make_unique<TestHall>();
    m_hall->clock = &m_clock;
    m_hall->start();
}

void tst_Uplink::cleanup()
{
    m_hall.reset();
    m_folder.reset();
}

std::unique_ptr<TestTerminal> tst_Uplink::terminal(quint16 port, bool hasMarker)
{
    TestTerminal::Options options;
    options.markerPath = hasMarker ? m_folder->filePath(u"generation"_s) : QString();
    options.storePath = m_folder->filePath(u"kiosk-1.db"_s);
    options.endpoint = m_hall->endpoint(u"kiosk-1"_s, u"kiosk"_s);
    if (port != 0) {
        options.endpoint.baseUrl = u"https://127.0.0.1:%1"_s.arg(port);
    }
    return std::make_unique<TestTerminal>(*m_hall, options, m_clock);
}

std::unique_ptr<TestTerminal> tst_Uplink::terminalWithRows(int tickets)
{
    auto kiosk = terminal();
    kiosk->startAndWaitForFeed();
    for (int i = 0; i < tickets; ++i) {
        kiosk->issue(kMatter);
    }
    OW_ENFORCE(QTest::qWaitFor([&] { return kiosk->backlog() == 0; }, kPatienceMs));
    kiosk->sync().stop();
    return kiosk;
}

void tst_Uplink::runWithMarker(int tickets)
{
    const auto kiosk = terminal(0, true);
    kiosk->sync().start();
    OW_ENFORCE(QTest::qWaitFor(
        [&] { return !kiosk->desk().trouble() && !kiosk->desk().catalogue().matters.isEmpty(); },
        kPatienceMs));
    for (int i = 0; i < tickets; ++i) {
        kiosk->issue(kMatter);
    }
    OW_ENFORCE(QTest::qWaitFor([&] { return kiosk->backlog() == 0; }, kPatienceMs));
}

void tst_Uplink::gapIsFollowed_data()
{
    QTest::addColumn<QList<int>>("held");  // What the hall says it holds, each time it sees a gap.
    QTest::addColumn<QList<int>>("first"); // The first row of each batch that it is shipped.
    QTest::newRow("restored once") << QList<int>{2} << QList<int>{7, 3};
    QTest::newRow("restored again before the rest has come")
        << QList<int>{4, 1} << QList<int>{7, 5, 2};
    QTest::newRow("has lost everything") << QList<int>{0} << QList<int>{7, 1};
}

// A hall that was restored lacks rows that it had said it holds.
void tst_Uplink::gapIsFollowed()
{
    QFETCH(QList<int>, held);
    QFETCH(QList<int>, first);
    GapHall hall(m_hall->pki, held);
    terminalWithRows(3)->issue(kMatter);
    const auto kiosk = terminal(hall.port());
    kiosk->sync().start();
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    QCOMPARE(hall.shippedFrom(), first);
}

// Shipping what it asks for is no use: staff must look.
void tst_Uplink::sameGapAgainIsARefusal()
{
    GapHall hall(m_hall->pki, QList<int>(1000, 2));
    terminalWithRows(3)->issue(kMatter);
    const auto kiosk = terminal(hall.port());
    QSignalSpy refused(&kiosk->sync(), &sync::SyncClient::refused);
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"refuses the journal: .*ChainGap"_s));
    QElapsedTimer shipping;
    shipping.start();
    kiosk->sync().start();
    QTRY_VERIFY_WITH_TIMEOUT(hall.shippedFrom().size() >= 5, kPatienceMs);
    const QList<int> shipped = hall.shippedFrom();
    const auto pause = TestTerminal::quickTiming().refusedPause;
    QVERIFY2(shipped.size() <= 3 + shipping.elapsed() / pause.count(),
             qPrintable(QString::number(shipping.elapsed())));
    QCOMPARE(shipped.first(), 7);
    QCOMPARE(shipped.count(3), shipped.size() - 1);
    QCOMPARE(kiosk->backlog(), 6);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first().first().value<ErrorCode>(), ErrorCode::ChainGap);
    // The hall has come to its senses.
    hall.seeNoMoreGaps();
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
}

// The same of a chain that is handed on: the others go on, and this one is not tried all the time.
void tst_Uplink::sameGapOfAChainAgainIsARefusal()
{
    const auto kiosk = terminalWithRows(3);
    std::atomic<bool> isSound = false;
    const ScriptedHall centre(
        m_hall->pki,
        [&](const platform::HttpRequest& request) -> std::optional<platform::HttpResponse> {
            QJsonObject ack{
                {u"node"_s, u"kiosk-1"_s}, {u"incarnation"_s, 1}, {u"held"_s, 2}, {u"safe"_s, 0}};
            if (request.method == "POST" && isSound) {
                ack[u"held"_s] = 6;
            } else if (request.method == "POST") {
                ack[u"refused"_s] = u"ChainGap"_s;
            }
            return text(QJsonDocument(QJsonObject{{u"acks"_s, QJsonArray{ack}}}).toJson());
        });
    sync::PlatformEndpoint endpoint = m_hall->endpoint(u"kiosk-1"_s, u"kiosk"_s);
    endpoint.baseUrl = u"https://127.0.0.1:%1"_s.arg(centre.port());
    sync::SyncClient relay(endpoint, kiosk->store(), kiosk->writer(), kiosk->journal(), nullptr,
                           TestTerminal::quickTiming(), {.streams = {}, .isRelay = true});
    QSignalSpy refused(&relay, &sync::SyncClient::refused);
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"refuses the chain of .*ChainGap"_s));
    QElapsedTimer shipping;
    shipping.start();
    relay.start();
    QTRY_VERIFY_WITH_TIMEOUT(centre.asked().count(u"POST /v1/journal"_s) >= 5, kPatienceMs);
    const auto shipped = centre.asked().count(u"POST /v1/journal"_s);
    const auto pause = TestTerminal::quickTiming().askEvery;
    QVERIFY2(shipped <= 3 + shipping.elapsed() / pause.count(),
             qPrintable(QString::number(shipping.elapsed())));
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first().first().value<ErrorCode>(), ErrorCode::ChainGap);
    isSound = true;
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!relay.refusal(), kPatienceMs);
}

// The hall's answer to the last rows of a life came before they were safe, and after that life
// nothing of it is shipped.
void tst_Uplink::safeOfFormerLivesIsHeard()
{
    const auto kiosk = terminalWithRows(1);
    startNextLife(*kiosk, 0);
    kiosk->sync().start();
    QTRY_COMPARE_WITH_TIMEOUT(safeOf(*kiosk, 1), 2, kPatienceMs);
    kiosk->issue(kMatter);
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
}

void tst_Uplink::otherRowsOfAFormerLifeAreNotTakenForSafe()
{
    QStringList kinds; // Of the rows that are shipped.
    std::atomic<int> shipped = 0;
    const ScriptedHall hall(
        m_hall->pki,
        [&](const platform::HttpRequest& request) -> std::optional<platform::HttpResponse> {
            if (request.target.path() == u"/v1/journal/held") {
                return text(R"({"acks":[{"node":"kiosk-1","incarnation":1,"held":2,"safe":2,)"
                            R"("head":")" +
                            QByteArray(64, '7') +
                            R"("},{"node":"kiosk-1","incarnation":2,"safe":0,"held":)" +
                            QByteArray::number(shipped) + "}]}");
            }
            if (request.target.path() != u"/v1/journal") {
                return emptyFeed();
            }
            const auto batch = journal::decodeBatch(request.body);
            OW_ENFORCE(batch && batch.value().incarnation == 2);
            kinds << batch.value().rows.constLast().kind;
            shipped = 1;
            return text(R"({"incarnation":2,"held":1,"safe":0})");
        });
    terminalWithRows(1).reset();
    const auto kiosk = terminal(hall.port());
    startNextLife(*kiosk, 0);
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"holds other rows"_s));
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"alarm: ChainForked"_s));
    kiosk->sync().start();
    // Its hall hears of it, once.
    QTRY_VERIFY_WITH_TIMEOUT(hall.asked().count(u"GET /v1/journal/held"_s) > 3, kPatienceMs);
    QCOMPARE(kiosk->backlog(), 0);
    kiosk->sync().stop();
    QCOMPARE(kinds, QStringList{u"alarm.raised"_s});
    QCOMPARE(safeOf(*kiosk, 1), 0);
}

void tst_Uplink::forkIsSeenBeforeAnythingIsShipped_data()
{
    QTest::addColumn<bool>("saysDigest");
    QTest::newRow("the hall says which row it holds") << true;
    QTest::newRow("an older hall does not") << false;
}

// A copy elsewhere has shipped as many rows as this one has.
void tst_Uplink::forkIsSeenBeforeAnythingIsShipped()
{
    QFETCH(const bool, saysDigest);
    runWithMarker(2);
    std::atomic<quint64> rows = 0;
    const ScriptedHall hall(
        m_hall->pki,
        [&](const platform::HttpRequest& request) -> std::optional<platform::HttpResponse> {
            const QString path = request.target.path();
            if (path == u"/v1/journal/held") {
                return heldAnswer(rows, saysDigest ? QByteArray(32, '7') : QByteArray());
            }
            if (path == u"/v1/journal") {
                return request.method == "GET" ? text(R"({"chains":[]})")
                                               : problem(409, "ChainForked");
            }
            if (path == u"/v1/journal/kept") {
                return text(journal::encodeKept({}));
            }
            return path == u"/v1/erasures" ? text(R"({"keys":[]})") : emptyFeed();
        });
    const auto kiosk = terminal(hall.port(), true);
    kiosk->issue(kMatter);
    rows = kiosk->writer()
               .runAndWait<quint64>([&](storage::Database& database) -> Result<quint64> {
                   const auto lives = kiosk->journal().livesOf(database, u"kiosk-1"_s);
                   return lives ? Result<quint64>(lives.value().constLast().held) : lives.error();
               })
               .value();
    QSignalSpy held(&kiosk->sync(), &sync::SyncClient::storeHeld);
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"holds other rows of this store"_s));
    kiosk->sync().start();
    QTRY_COMPARE_WITH_TIMEOUT(held.size(), 1, kPatienceMs);
    kiosk->sync().stop();
    // Without the digest it is the rows that are held against each other. None is taken for held.
    const QStringList asked = hall.asked();
    const auto first = asked.indexOf(u"GET /v1/journal"_s);
    QCOMPARE(asked.first(first < 0 ? asked.size() : first).contains(u"POST /v1/journal"_s),
             !saysDigest);
    constexpr qint64 kNew = 2; // Rows of the last number.
    QCOMPARE(heldOfAnyLife(*kiosk), static_cast<qint64>(rows) - kNew);
}

// Whether the hall answers is one thing, whether it takes this journal another.
void tst_Uplink::refusalStandsUntilItIsAccepted()
{
    std::atomic<bool> isPermitted = false;
    const ScriptedHall hall(
        m_hall->pki,
        [&](const platform::HttpRequest& request) -> std::optional<platform::HttpResponse> {
            if (request.target.path() != u"/v1/journal/held") {
                return emptyFeed();
            }
            return isPermitted ? heldAnswer(0) : problem(403, "NotPermitted");
        });
    const auto kiosk = terminal(hall.port());
    const QString path = m_folder->filePath(u"kiosk-1.status"_s);
    const sync::StatusFile file(kiosk->sync(), path, m_clock);
    const auto refusal = [&] {
        const auto status = sync::readStatusFile(path);
        return status ? status->refusal : QString();
    };
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"refuses the journal"_s));
    kiosk->sync().start();
    QTRY_COMPARE_WITH_TIMEOUT(refusal(), u"NotPermitted"_s, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(kiosk->sync().isOnline(), kPatienceMs);
    Q_EMIT kiosk->sync().onlineChanged(false); // The network was gone for a moment.
    Q_EMIT kiosk->sync().onlineChanged(true);
    QCOMPARE(refusal(), u"NotPermitted"_s);
    isPermitted = true;
    QTRY_COMPARE_WITH_TIMEOUT(refusal(), QString(), kPatienceMs);
}

void tst_Uplink::faultIsLoggedOnce()
{
    std::atomic<int> left = 4;
    const ScriptedHall hall(
        m_hall->pki,
        [&](const platform::HttpRequest& request) -> std::optional<platform::HttpResponse> {
            if (request.target.path() != u"/v1/journal/held") {
                return emptyFeed();
            }
            return --left >= 0 ? platform::HttpResponse{.status = 502,
                                                        .contentType = "text/html",
                                                        .body = "oops",
                                                        .error = {},
                                                        .headers = {}}
                               : heldAnswer(0);
        });
    static std::atomic<int> logged = 0;
    static QtMessageHandler before = nullptr;
    before = qInstallMessageHandler(
        [](QtMsgType type, const QMessageLogContext& context, const QString& message) {
            if (type == QtCriticalMsg && message.contains(u"cannot be shipped"_s)) {
                ++logged;
                return;
            }
            before(type, context, message);
        });
    const auto kiosk = terminal(hall.port());
    kiosk->sync().start();
    const bool isDone = QTest::qWaitFor([&] { return left < 0; }, kPatienceMs);
    kiosk->sync().stop();
    qInstallMessageHandler(before);
    QVERIFY(isDone);
    QCOMPARE(logged.load(), 1);
}

void tst_Uplink::storeTakenBackUnnoticedBeginsAnotherLife_data()
{
    QTest::addColumn<int>("more");
    QTest::newRow("nothing was recorded since") << 0;
    QTest::newRow("other rows were recorded since") << 1;
}

// The whole disk was taken back to an earlier day, store and marker alike: only the hall can tell.
void tst_Uplink::storeTakenBackUnnoticedBeginsAnotherLife()
{
    QFETCH(const int, more);
    const QString store = m_folder->filePath(u"kiosk-1.db"_s);
    const QString marker = m_folder->filePath(u"generation"_s);
    runWithMarker(1);
    replaceFile(store, store + u".before"_s);
    replaceFile(marker, marker + u".before"_s);
    runWithMarker(2);
    replaceFile(store + u".before"_s, store);
    replaceFile(marker + u".before"_s, marker);

    const auto kiosk = terminal(0, true);
    QVERIFY(!kiosk->desk().trouble());
    for (int i = 0; i < more; ++i) {
        kiosk->issue(kMatter);
    }
    QSignalSpy held(&kiosk->sync(), &sync::SyncClient::storeHeld);
    QSignalSpy settled(&kiosk->sync(), &sync::SyncClient::storeSettled);
    QSignalSpy marked(&kiosk->sync(), &sync::SyncClient::markGiven);
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"holds other rows of this store"_s));
    kiosk->sync().start();
    QTRY_COMPARE_WITH_TIMEOUT(settled.size(), 1, kPatienceMs);
    QCOMPARE(held.size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    // Its numbers may have been given out: those that follow have another mark.
    QTRY_COMPARE_WITH_TIMEOUT(marked.size(), 1, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!kiosk->desk().trouble(), kPatienceMs);
    const QString number = kiosk->issue(kMatter);
    QVERIFY2(number.contains(marked.first().first().toString()), qPrintable(number));
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    storage::DatabaseOptions hall;
    hall.path = m_hall->settings.storePath;
    hall.readOnly = true;
    auto database = storage::Database::open(hall);
    QVERIFY(database);
    auto lives = database.value()->prepare("SELECT COUNT(*) FROM chains WHERE node = 'kiosk-1' AND "
                                           "incarnation > 1 AND frozen = 0 AND head_seq > 2");
    QVERIFY(lives && lives.value().step());
    QCOMPARE(lives.value().integer(0), 1);
}

// A hall that says so whatever it is told does not wear out one life after the other.
void tst_Uplink::forkIsFollowedOnce()
{
    const ScriptedHall hall(
        m_hall->pki,
        [](const platform::HttpRequest& request) -> std::optional<platform::HttpResponse> {
            if (request.target.path() == u"/v1/journal") {
                return text(R"({"chains":[]})");
            }
            if (request.target.path() == u"/v1/journal/held") {
                return problem(409, "ChainForked");
            }
            if (request.target.path() == u"/v1/journal/kept") {
                return text(journal::encodeKept({}));
            }
            return request.target.path() == u"/v1/erasures" ? text(R"({"keys":[]})") : emptyFeed();
        });
    terminal(0, true)->sync().start();
    const auto kiosk = terminal(hall.port(), true);
    QSignalSpy held(&kiosk->sync(), &sync::SyncClient::storeHeld);
    QSignalSpy refused(&kiosk->sync(), &sync::SyncClient::refused);
    kiosk->sync().start();
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, kPatienceMs);
    QCOMPARE(held.size(), 1);
    QCOMPARE(refused.first().first().value<ErrorCode>(), ErrorCode::ChainForked);
}

QTEST_GUILESS_MAIN(tst_Uplink)
#include "tst_Uplink.moc"
