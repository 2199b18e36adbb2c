// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Verify.h"
#include "services/journal/KeptBatch.h"
#include "services/sync/HttpClient.h"
#include "tests/app/ctl/HallProgram.h"
#include "tests/app/ctl/RunCtl.h"
#include "tests/services/platform/TestTerminal.h"
#include "tests/services/sync/Relay.h"
#include "tests/services/sync/ScriptedHall.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <atomic>

using namespace onewindow;
using namespace Qt::StringLiterals;
using onewindow::testing::Clerk;
using onewindow::testing::ctl;
using onewindow::testing::HallProgram;
using onewindow::testing::numberIn;
using onewindow::testing::Relay;
using onewindow::testing::rowsIn;
using onewindow::testing::ScriptedHall;
using onewindow::testing::TestCentre;
using onewindow::testing::TestHall;
using onewindow::testing::TestTerminal;

namespace {

constexpr int kPatienceMs = 60'000;
const QString kMatter = u"si"_s;

/// Each row of the hall's partition but the centre's own, in the order of its chain.
constexpr const char* kRows =
    "SELECT node || '/' || incarnation || '/' || seq || ' ' || HEX(digest) FROM journal "
    "WHERE hall = 'hall-1' AND node <> 'centre' ORDER BY node, incarnation, seq";
/// The terminal's own rows, in its store and in others.
constexpr const char* kTerminalRows =
    "SELECT incarnation || '/' || seq || ' ' || HEX(digest) FROM journal WHERE node = 'kiosk-1' "
    "ORDER BY incarnation, seq";
/// The hall's queue and its windows, as its tables have them.
constexpr const char* kQueue =
    "SELECT number || ' ' || state || ' ' || window_id || ' ' || call_count || ' ' || due_at || "
    "' ' || issued_at || ' ' || HEX(sealed) FROM tickets ORDER BY id";
constexpr const char* kWindows =
    "SELECT id || ' ' || state || ' ' || staff || ' ' || HEX(ticket) || ' ' || last_kind FROM "
    "windows ORDER BY id";

/// What becomes of the good answer `all`.
QByteArray forged(const QString& what, const QByteArray& all)
{
    auto kept = journal::decodeKept(all);
    OW_ENFORCE(kept && !kept.value().isEmpty());
    QByteArray answer = all;
    if (what == u"row"_s) {
        kept.value().last().batch.rows.last().body = "{}";
        answer = journal::encodeKept(kept.value());
    } else if (what == u"signature"_s) {
        QByteArray& signature = kept.value().last().batch.signature;
        signature[1] = static_cast<char>(signature.at(1) ^ 1);
        answer = journal::encodeKept(kept.value());
    } else if (what == u"cut"_s) {
        answer.chop(1);
    } else if (what == u"garbage"_s) {
        answer = "<html></html>";
    } else if (what == u"again"_s) {
        // Only rows of the backup.
        answer = journal::encodeKept({kept.value().constFirst()});
    }
    return answer;
}

/// A server in the hall's place that says `answer` of what it has kept; counts how often.
ScriptedHall::Script liarOf(const QByteArray& lives, const QByteArray& answer, bool isRestored,
                            std::atomic<int>& asked)
{
    return
        [=, &asked](const platform::HttpRequest& request) -> std::optional<platform::HttpResponse> {
            platform::HttpResponse response;
            const QString path = request.target.path();
            if (path == u"/v1/journal/kept"_s) {
                ++asked;
                response.body = answer;
                response.contentType = "application/vnd.onewindow.kept";
                if (isRestored) {
                    response.status = 503;
                    response.contentType = "application/problem+json";
                    response.body = R"({"code":"StoreRestored"})";
                }
            } else if (path == u"/v1/journal"_s) {
                response.body = lives;
            } else if (path == u"/v1/erasures"_s) {
                response.body = R"({"keys":[]})";
            } else {
                response.status = 404;
            }
            return response;
        };
}

} // namespace

/// Terminal, hall and centre, each real, over real TLS; one of them is lost and comes back from its
/// backup.
class tst_RestoredTiers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void hallTakesBackEverything();
    void hallIsKilledHalfWay();
    void terminalTakesBackItsOwnAndGetsAMark();
    void forgedAnswerIsRefused_data();
    void forgedAnswerIsRefused();

private:
    std::unique_ptr<TestTerminal> terminal(quint16 port = 0);

    [[nodiscard]] QString kioskStore() const { return m_hall->file(u"kiosk.db"_s); }

    [[nodiscard]] QString centreStore() const { return m_centre->settings.storePath; }

    [[nodiscard]] QString copy() const { return m_hall->file(u"backup.db"_s); }

    Clerk clerk()
    {
        return Clerk(m_hall->pki.endpoint(m_program->port(), u"counter-1"_s, u"counter"_s));
    }

    void backUp(const QString& store);
    void restore(const QString& store);
    /// Until the centre has all that the hall has.
    void waitForCentre();

    [[nodiscard]] bool isHeld(const QString& store) const
    {
        return numberIn(store, "SELECT is_held FROM generation") == 1;
    }

    void verifyAll();
    void checkLives();
    void workOn(Clerk& clerk, TestTerminal& kiosk, QStringList& numbers);

    SystemClock m_clock;
    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<TestCentre> m_centre;
    std::unique_ptr<HallProgram> m_program;
};

void tst_RestoredTiers::init()
{
    m_hall = std::make_unique<TestHall>();
    m_centre = std::make_unique<TestCentre>(*m_hall);
    m_centre->start();
    m_program = std::make_unique<HallProgram>(*m_hall, *m_centre);
    m_program->start(m_centre->port());
}

void tst_RestoredTiers::cleanup()
{
    m_program.reset();
    m_centre.reset();
    m_hall.reset();
}

std::unique_ptr<TestTerminal> tst_RestoredTiers::terminal(quint16 port)
{
    TestTerminal::Options options;
    options.storePath = kioskStore();
    options.markerPath = m_hall->file(u"kiosk-1/generation"_s);
    options.endpoint =
        m_hall->pki.endpoint(port == 0 ? m_program->port() : port, u"kiosk-1"_s, u"kiosk"_s);
    auto kiosk = std::make_unique<TestTerminal>(*m_hall, options, m_clock);
    kiosk->sync().start();
    return kiosk;
}

void tst_RestoredTiers::backUp(const QString& store)
{
    const auto made = ctl({u"backup"_s, u"--store"_s, store, u"--to"_s, copy(), u"--replace"_s});
    QVERIFY2(made.code == 0, qPrintable(made.err));
}

void tst_RestoredTiers::restore(const QString& store)
{
    const auto done =
        ctl({u"restore"_s, u"--from"_s, copy(), u"--store"_s, store, u"--over-newer"_s});
    QVERIFY2(done.code == 0, qPrintable(done.err));
}

void tst_RestoredTiers::waitForCentre()
{
    // Both may go on, so it is enough that they were the same once.
    QVERIFY(QTest::qWaitFor(
        [this] { return rowsIn(centreStore(), kRows) == rowsIn(m_program->store(), kRows); },
        kPatienceMs));
}

void tst_RestoredTiers::verifyAll()
{
    for (const QString& store : {kioskStore(), m_program->store(), centreStore()}) {
        const Verification verification = verifyFile(store);
        QVERIFY2(verification.isOk(), qPrintable(store + u": "_s + verification.bad));
    }
}

/// The rest of the day: nothing of it is in the backup.
void tst_RestoredTiers::workOn(Clerk& clerk, TestTerminal& kiosk, QStringList& numbers)
{
    QCOMPARE(clerk.window(u"start"_s), 200);
    QCOMPARE(clerk.window(u"finish"_s), 200);
    for (int i = 0; i < 4; ++i) {
        numbers << kiosk.issue(kMatter);
    }
    QTRY_COMPARE_WITH_TIMEOUT(kiosk.backlog(), 0, kPatienceMs);
    QCOMPARE(clerk.window(u"call-next"_s), 200);
    QCOMPARE(clerk.window(u"no-show"_s), 200);
    QCOMPARE(clerk.window(u"call-next"_s), 200);
    QCOMPARE(clerk.signIn(u"secret-1"_s, u"green tea 77"_s), 200);
    waitForCentre();
}

/// One new life of the hall, which the centre knows by the same number.
void tst_RestoredTiers::checkLives()
{
    const char* lives = "SELECT incarnation FROM chains WHERE hall = 'hall-1' AND node = 'hall-1' "
                        "ORDER BY incarnation";
    const QStringList known = rowsIn(m_program->store(), lives);
    QCOMPARE(known.size(), 2);
    QCOMPARE(known.constFirst(), u"1"_s);
    QVERIFY(known.constLast().toLongLong() <= 1 + qint64(journal::Journal::kLivesApart));
    QCOMPARE(rowsIn(centreStore(), lives), known);
}

void tst_RestoredTiers::hallTakesBackEverything()
{
    auto kiosk = terminal();
    QTRY_VERIFY_WITH_TIMEOUT(kiosk->desk().catalogue().matter(kMatter) != nullptr, kPatienceMs);
    QStringList numbers;
    for (int i = 0; i < 3; ++i) {
        numbers << kiosk->issue(kMatter);
    }
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    Clerk wang = clerk();
    QTRY_COMPARE_WITH_TIMEOUT(wang.signIn(u"secret-1"_s), 200, kPatienceMs);
    QCOMPARE(wang.window(u"open"_s, {{u"matters"_s, QJsonArray{kMatter}}}), 200);
    QCOMPARE(wang.window(u"call-next"_s), 200);
    waitForCentre();
    backUp(m_program->store());
    const auto inBackup = rowsIn(copy(), kRows);

    workOn(wang, *kiosk, numbers);
    const auto rows = rowsIn(m_program->store(), kRows);
    const auto queue = rowsIn(m_program->store(), kQueue);
    const auto windows = rowsIn(m_program->store(), kWindows);
    QVERIFY(rows.size() > inBackup.size() + 10);
    m_program->kill();
    m_centre->stop();
    restore(m_program->store());

    // Nobody to ask: it records nothing, and tells its terminals and clerks so.
    m_program->start(m_centre->port());
    const QString waiting = kiosk->issue(kMatter); // The terminal goes on, as with any dead hall.
    QVERIFY(!numbers.contains(waiting));
    numbers << waiting;
    Clerk again = clerk();
    QCOMPARE(again.signIn(u"secret-1"_s), 503);
    QCOMPARE(again.said(u"code"_s), u"StoreRestored"_s);
    QVERIFY(kiosk->backlog() > 0);
    QCOMPARE(rowsIn(m_program->store(), kRows), inBackup);
    QVERIFY(isHeld(m_program->store()));

    // It is back: so is everything else, each row as it was.
    m_centre->start();
    QTRY_VERIFY_WITH_TIMEOUT(!isHeld(m_program->store()), kPatienceMs);
    for (const QString& row : rows) {
        QVERIFY2(rowsIn(m_program->store(), kRows).contains(row), qPrintable(row));
    }
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    waitForCentre();
    // The queue is what it was, and who came meanwhile stands behind.
    const auto now = rowsIn(m_program->store(), kQueue);
    QCOMPARE(now.size(), queue.size() + 1);
    for (const QString& ticket : queue) {
        QVERIFY2(now.contains(ticket), qPrintable(ticket));
    }
    QCOMPARE(rowsIn(m_program->store(), kWindows), windows);
    QCOMPARE(numberIn(m_program->store(), "SELECT COUNT(*) FROM chosen_passwords"), 1);
    QTRY_COMPARE_WITH_TIMEOUT(again.signIn(u"green tea 77"_s), 200, kPatienceMs);
    QCOMPARE(again.window(u"start"_s), 200);
    QCOMPARE(again.window(u"finish"_s), 200);
    QCOMPARE(again.window(u"call-next"_s), 200);
    numbers << kiosk->issue(kMatter);
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    waitForCentre();
    QCOMPARE(QSet<QString>(numbers.cbegin(), numbers.cend()).size(), numbers.size());
    QCOMPARE(numberIn(m_program->store(), "SELECT COUNT(DISTINCT number) FROM tickets"),
             numbers.size());

    checkLives();
    verifyAll();
}

void tst_RestoredTiers::hallIsKilledHalfWay()
{
    auto kiosk = terminal();
    QTRY_VERIFY_WITH_TIMEOUT(kiosk->desk().catalogue().matter(kMatter) != nullptr, kPatienceMs);
    kiosk->issue(kMatter);
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    waitForCentre();
    backUp(m_program->store());
    const qint64 inBackup = rowsIn(copy(), kRows).size();

    // More than comes in two answers.
    constexpr int kFacts = 5000;
    const auto written = kiosk->writer().runAndWait<void>([&](storage::Database& database) {
        for (int i = 0; i < kFacts; ++i) {
            journal::NewFact fact;
            fact.kind = u"device.changed"_s;
            fact.subject = QByteArray(16, 'd');
            fact.body = {{u"device"_s, u"printer"_s}, {u"status"_s, u"status %1"_s.arg(i)}};
            if (const auto row = kiosk->journal().append(database, fact); !row) {
                return Result<void>(row.error());
            }
        }
        return Result<void>();
    });
    QVERIFY(written);
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    waitForCentre();
    const auto rows = rowsIn(m_program->store(), kRows);
    const auto queue = rowsIn(m_program->store(), kQueue);
    m_program->kill();
    restore(m_program->store());

    Relay relay(m_centre->port());
    relay.letThrough(1'000'000);
    m_program->start(relay.port());
    const auto here = [&] { return rowsIn(m_program->store(), kRows).size(); };
    QTRY_VERIFY_WITH_TIMEOUT(here() > inBackup, kPatienceMs);
    m_program->kill();
    const qint64 halfWay = here();
    QVERIFY2(halfWay < rows.size(), qPrintable(QString::number(halfWay)));
    QVERIFY(isHeld(m_program->store()));
    // It may have been killed within a write, which the next start drops: verify names that frame.
    const Verification half = verifyFile(m_program->store());
    QVERIFY2(half.isOk() || half.bad.startsWith(u"store: -wal: frame"_s), qPrintable(half.bad));

    relay.letThrough(-1);
    m_program->start(relay.port());
    QTRY_VERIFY_WITH_TIMEOUT(!isHeld(m_program->store()), kPatienceMs);
    const auto after = rowsIn(m_program->store(), kRows);
    for (const QString& row : rows) {
        QVERIFY2(after.contains(row), qPrintable(row));
    }
    QCOMPARE(rowsIn(m_program->store(), kQueue), queue);
    kiosk->issue(kMatter);
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    waitForCentre();
    verifyAll();
}

void tst_RestoredTiers::terminalTakesBackItsOwnAndGetsAMark()
{
    auto kiosk = terminal();
    QTRY_VERIFY_WITH_TIMEOUT(kiosk->desk().catalogue().matter(kMatter) != nullptr, kPatienceMs);
    QStringList numbers{kiosk->issue(kMatter)};
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    backUp(kioskStore());
    for (int i = 0; i < 3; ++i) {
        numbers << kiosk->issue(kMatter);
    }
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    waitForCentre();
    const auto shipped = rowsIn(kioskStore(), kTerminalRows);
    m_program->stop();
    // On paper in people's hands, and nobody else has heard of them.
    numbers << kiosk->issue(kMatter) << kiosk->issue(kMatter);
    kiosk.reset();
    restore(kioskStore());

    kiosk = terminal();
    QCOMPARE(kiosk->desk().trouble(), std::optional(ErrorCode::StoreRestored));
    QCOMPARE(kiosk->tryIssue(kMatter).error().code, ErrorCode::StoreRestored);
    // The hall gives the rows back, and no mark: marks are the centre's.
    m_centre->stop();
    m_program->start(m_centre->port());
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->desk().trouble(), std::optional(ErrorCode::MarkBurnt),
                              kPatienceMs);
    QCOMPARE(rowsIn(kioskStore(), kTerminalRows).first(shipped.size()), shipped);
    QCOMPARE(kiosk->tryIssue(kMatter).error().code, ErrorCode::MarkBurnt);
    // Rows are shipped all the same.
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    QCOMPARE(kiosk->tryIssue(kMatter).error().code, ErrorCode::MarkBurnt);

    m_centre->start();
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->desk().trouble(), std::nullopt, kPatienceMs);
    for (int i = 0; i < 3; ++i) {
        numbers << kiosk->issue(kMatter);
    }
    QCOMPARE(QSet<QString>(numbers.cbegin(), numbers.cend()).size(), numbers.size());
    // 0 is the hall's, 1 was its own, 2 is the other terminal's.
    QVERIFY2(numbers.constLast().startsWith(u"A3"_s), qPrintable(numbers.constLast()));
    QCOMPARE(rowsIn(centreStore(), "SELECT mark FROM machines WHERE node = 'kiosk-1'"),
             QStringList{u"3"_s});
    QCOMPARE(rowsIn(centreStore(), "SELECT mark FROM machine_marks WHERE hall = 'hall-1'"),
             QStringList{u"1"_s});
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    waitForCentre();
    QCOMPARE(rowsIn(m_program->store(), kTerminalRows), rowsIn(kioskStore(), kTerminalRows));
    kiosk.reset();
    verifyAll();
}

void tst_RestoredTiers::forgedAnswerIsRefused_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("a changed row") << u"row"_s;
    QTest::newRow("a changed signature") << u"signature"_s;
    QTest::newRow("cut off") << u"cut"_s;
    QTest::newRow("no batches at all") << u"garbage"_s;
    QTest::newRow("what is here already, again and again") << u"again"_s;
    QTest::newRow("a hall that was restored itself") << u"restored"_s;
}

/// A restored terminal, and something in its hall's place that has a certificate and lies.
void tst_RestoredTiers::forgedAnswerIsRefused()
{
    QFETCH(QString, what);
    auto kiosk = terminal();
    QTRY_VERIFY_WITH_TIMEOUT(kiosk->desk().catalogue().matter(kMatter) != nullptr, kPatienceMs);
    kiosk->issue(kMatter);
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    backUp(kioskStore());
    const QString one = kiosk->issue(kMatter);
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    const auto rows = rowsIn(kioskStore(), kTerminalRows);
    kiosk.reset();
    restore(kioskStore());
    const auto restored = rowsIn(kioskStore(), kTerminalRows);
    QVERIFY(restored.size() < rows.size());

    // What the hall would say, and what becomes of it.
    sync::HttpClient asKiosk(m_hall->pki.endpoint(m_program->port(), u"kiosk-1"_s, u"kiosk"_s));
    const auto ask = [&](const QByteArray& method, const QString& path, const QByteArray& body) {
        sync::HttpCall call;
        call.method = method;
        call.path = path;
        call.contentType = "application/json";
        call.body = body;
        const auto answer = asKiosk.perform(call);
        OW_ENFORCE(answer && answer.value().status == 200);
        return answer.value().body;
    };
    const QByteArray lives = ask("GET", u"/v1/journal"_s, {});
    const QByteArray all = ask("POST", u"/v1/journal/kept"_s, "{}");
    const QByteArray answer = forged(what, all);
    std::atomic<int> asked = 0;
    const ScriptedHall liar(m_hall->pki, liarOf(lives, answer, what == u"restored"_s, asked));
    kiosk = terminal(liar.port());
    QTRY_VERIFY_WITH_TIMEOUT(asked >= 3, kPatienceMs);
    QVERIFY(isHeld(kioskStore()));
    QCOMPARE(kiosk->tryIssue(kMatter).error().code, ErrorCode::StoreRestored);
    // Good batches before the bad one may have been taken; nothing else.
    const auto here = rowsIn(kioskStore(), kTerminalRows);
    QCOMPARE(here, rows.first(here.size()));
    QVERIFY(here.size() < rows.size());
    kiosk.reset();
    // Its own hall is back.
    kiosk = terminal();
    QTRY_VERIFY_WITH_TIMEOUT(!isHeld(kioskStore()), kPatienceMs);
    QCOMPARE(rowsIn(kioskStore(), kTerminalRows).first(rows.size()), rows);
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->desk().trouble(), std::nullopt, kPatienceMs);
    QVERIFY(kiosk->issue(kMatter) != one);
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->backlog(), 0, kPatienceMs);
    kiosk.reset();
    verifyAll();
}

QTEST_GUILESS_MAIN(tst_RestoredTiers)
#include "tst_RestoredTiers.moc"
