// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/NoonClock.h"
#include "tests/services/platform/TestTerminal.h"
#include "tests/services/sync/ScriptedHall.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <mutex>

using namespace onewindow;
using namespace Qt::StringLiterals;
using onewindow::testing::emptyFeed;
using onewindow::testing::ScriptedHall;
using onewindow::testing::TestHall;
using onewindow::testing::TestPki;
using onewindow::testing::TestTerminal;
using onewindow::testing::text;

namespace {

constexpr int kPatienceMs = 30'000;
const QString kMatter = u"si"_s;

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
        if (request.target.path() != u"/v1/journal") {
            return emptyFeed();
        }
        const auto batch = journal::decodeBatch(request.body);
        OW_ENFORCE(batch);
        const std::lock_guard lock(m_mutex);
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
    void sameGapAgainIsAFailure();
    void safeOfFormerLivesIsHeard();
    void otherRowsOfAFormerLifeAreNotTakenForSafe();

private:
    /// It talks to the hall, or to whoever listens on `port`, once it starts.
    std::unique_ptr<TestTerminal> terminal(quint16 port = 0);
    /// Has rows at the hall by now.
    std::unique_ptr<TestTerminal> terminalWithRows(int tickets);

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

std::unique_ptr<TestTerminal> tst_Uplink::terminal(quint16 port)
{
    TestTerminal::Options options;
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

// Shipping what it asks for is no use, and goes on at the pace of a failure.
void tst_Uplink::sameGapAgainIsAFailure()
{
    GapHall hall(m_hall->pki, QList<int>(1000, 2));
    terminalWithRows(3)->issue(kMatter);
    const auto kiosk = terminal(hall.port());
    QElapsedTimer shipping;
    shipping.start();
    kiosk->sync().start();
    QTRY_VERIFY_WITH_TIMEOUT(hall.shippedFrom().size() >= 30, kPatienceMs);
    const QList<int> shipped = hall.shippedFrom();
    // The shortest waits are 10, 20, 40, 50, 50 ... ms.
    QVERIFY2(shipped.size() <= 2 + 4 + shipping.elapsed() / 50,
             qPrintable(QString::number(shipping.elapsed())));
    QCOMPARE(shipped.first(), 7);
    QCOMPARE(shipped.count(3), shipped.size() - 1);
    QCOMPARE(kiosk->backlog(), 6);
    // The hall has come to its senses.
    hall.seeNoMoreGaps();
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
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
    const ScriptedHall hall(
        m_hall->pki,
        [](const platform::HttpRequest& request) -> std::optional<platform::HttpResponse> {
            if (request.target.path() != u"/v1/journal") {
                return emptyFeed();
            }
            return request.method == "GET"
                       ? text(R"({"chains":[{"incarnation":1,"held":2,"safe":2,"head":")" +
                              QByteArray(64, '7') + R"("}]})")
                       : text(R"({"incarnation":2,"held":0,"safe":0})");
        });
    terminalWithRows(1).reset();
    const auto kiosk = terminal(hall.port());
    startNextLife(*kiosk, 0);
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"holds other rows"_s));
    kiosk->sync().start();
    QTRY_VERIFY_WITH_TIMEOUT(hall.asked().count(u"GET /v1/journal"_s) == 1 &&
                                 hall.asked().count(u"POST /v1/journal"_s) > 3,
                             kPatienceMs);
    QCOMPARE(hall.asked().count(u"GET /v1/journal"_s), 1);
    QCOMPARE(safeOf(*kiosk, 1), 0);
}

QTEST_GUILESS_MAIN(tst_Uplink)
#include "tst_Uplink.moc"
