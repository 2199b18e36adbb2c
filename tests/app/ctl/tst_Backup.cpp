// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Backup.h"
#include "app/ctl/Verify.h"
#include "services/journal/Feed.h"
#include "services/journal/Restart.h"
#include "services/sync/HttpClient.h"
#include "tests/app/ctl/RunCtl.h"
#include "tests/services/platform/TestKiosk.h"
#include "tests/services/platform/TestTerminal.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <unistd.h>

using namespace onewindow;
using namespace Qt::StringLiterals;
using onewindow::testing::at;
using onewindow::testing::ctl;
using onewindow::testing::CtlAnswer;
using onewindow::testing::numberIn;
using onewindow::testing::rowsIn;
using onewindow::testing::TestHall;
using onewindow::testing::TestKiosk;
using onewindow::testing::TestTerminal;

namespace {

constexpr int kPatienceMs = 60'000;
/// The user that a service runs as.
constexpr uint kService = 65534;

} // namespace

/// `onewindow-ctl backup`, `restore`, `import` and `status` on the stores of real programs.
class tst_Backup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void backupOfARunningHall();
    void restoredHallIsShippedTheRest();
    void restoredHallWishesNoRestart_data();
    void restoredHallWishesNoRestart();
    void restoreRefuses_data();
    void restoreRefuses();
    void restoreForgetsWhatWasForgotten();
    void restoredTerminalGoesOnAboveItsHall();
    void twoRestoresAreTwoLives();
    void deadTerminalIsImported();
    void damagedStoreIsNotImported();
    void statusNamesWhatIsWrong();
    void statusNamesAKeyThatCannotBeRenewed();
    void credentialsAreTheServicesAlone();
    void acceptNeedsTheKeys();
    void importNeedsTheKeys();
    void restoredStoreBelongsToTheService_data();
    void restoredStoreBelongsToTheService();
    void acceptedMarkerBelongsToTheService();

private:
    /// The hall as a program of its own.
    void startHall();
    void stopHall();
    std::unique_ptr<TestTerminal> terminal(const QString& mark = u"1"_s,
                                           const QString& marker = u"kiosk-1/generation"_s);
    QString terminalConfig(const QString& keysFolder = u"kiosk-1"_s, const QString& tlsKey = {});
    void waitForBacklog(TestTerminal& terminal);

    [[nodiscard]] QString hallStore() const { return m_hall->file(u"platform.db"_s); }

    [[nodiscard]] QString kioskStore() const { return m_hall->file(u"kiosk.db"_s); }

    [[nodiscard]] QString copy() const { return m_hall->file(u"backup.db"_s); }

    SystemClock m_clock;
    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<QProcess> m_program;
    quint16 m_port = 0;
};

void tst_Backup::init()
{
    stopHall();
    m_port = 0;
    m_hall = std::make_unique<TestHall>();
    startHall();
}

void tst_Backup::startHall()
{
    QFile file(m_hall->configFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray toml = file.readAll();
    file.close();
    // The same port again, so that the terminal finds it.
    if (m_port != 0) {
        toml.replace("port = 0", "port = " + QByteArray::number(m_port));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(toml);
        file.close();
    }
    m_program = std::make_unique<QProcess>();
    m_program->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_program->start(QStringLiteral(ONEWINDOW_BIN_DIR) + u"/onewindow-platform"_s,
                     {u"--config"_s, m_hall->configFile()});
    QVERIFY(QTest::qWaitFor([this] { return m_program->canReadLine(); }, kPatienceMs));
    const QString ready = QString::fromUtf8(m_program->readLine()).trimmed();
    QVERIFY2(ready.startsWith(u"ready "_s), qPrintable(ready));
    m_port = ready.section(u':', -1).toUShort();
}

void tst_Backup::stopHall()
{
    if (m_program) {
        m_program->terminate();
        QVERIFY(m_program->waitForFinished(kPatienceMs));
        QCOMPARE(m_program->exitCode(), 0);
        m_program.reset();
    }
}

std::unique_ptr<TestTerminal> tst_Backup::terminal(const QString& mark, const QString& marker)
{
    TestTerminal::Options options;
    options.storePath = kioskStore();
    options.markerPath = m_hall->file(marker);
    options.mark = mark;
    options.endpoint = m_hall->pki.endpoint(m_port, u"kiosk-1"_s, u"kiosk"_s);
    auto made = std::make_unique<TestTerminal>(*m_hall, options, m_clock);
    made->sync().start();
    return made;
}

void tst_Backup::waitForBacklog(TestTerminal& terminal)
{
    QTRY_COMPARE_WITH_TIMEOUT(terminal.backlog(), 0, kPatienceMs);
}

/// A configuration that onewindow-ctl reads for the terminal.
QString tst_Backup::terminalConfig(const QString& keysFolder, const QString& tlsKey)
{
    const auto endpoint = m_hall->pki.endpoint(m_port, u"kiosk-1"_s, u"kiosk"_s);
    const QString path = m_hall->file(u"kiosk.toml"_s);
    QFile file(path);
    OW_ENFORCE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(u"node = \"kiosk-1\"\nmark = \"1\"\n[store]\npath = \"kiosk.db\"\n"
               "[keys]\nfolder = \"%5\"\n"
               "[platform]\nurl = \"%1\"\nca = \"%2\"\ncertificate = \"%3\"\nkey = \"%4\"\n"_s
                   .arg(endpoint.baseUrl, endpoint.caFile, endpoint.certificateFile,
                        tlsKey.isEmpty() ? endpoint.keyFile : tlsKey, keysFolder)
                   .toUtf8());
    return path;
}

void tst_Backup::backupOfARunningHall()
{
    const auto kiosk = terminal();
    QTRY_VERIFY_WITH_TIMEOUT(kiosk->desk().catalogue().matter(u"si"_s) != nullptr, kPatienceMs);
    kiosk->issue(u"si"_s);
    waitForBacklog(*kiosk);
    QVERIFY(numberIn(hallStore(), "SELECT COUNT(*) FROM day_keys") > 0);

    const CtlAnswer made = ctl({u"backup"_s, u"--store"_s, hallStore(), u"--to"_s, copy()});
    QVERIFY2(made.code == 0, qPrintable(made.err));
    QVERIFY2(made.out.contains(u"OK: "_s), qPrintable(made.out));
    QCOMPARE(QFile::permissions(copy()) & ~QFile::Permissions(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(verifyFile(copy()).isOk());
    QVERIFY(!QFile::exists(copy() + u".part"_s));
    // It recognises nobody, and nothing that has a marker takes it for its own store.
    QCOMPARE(numberIn(copy(), "SELECT COUNT(*) FROM day_keys"), 0);
    QCOMPARE(numberIn(copy(), "SELECT COUNT(*) FROM feed WHERE kind = 'daykey'"), 0);
    QCOMPARE(numberIn(copy(), "SELECT LENGTH(token) FROM generation"), 0);
    QVERIFY(numberIn(copy(), "SELECT COUNT(*) FROM tickets") > 0);
    // The hall goes on as if nothing had been.
    kiosk->issue(u"si"_s);
    waitForBacklog(*kiosk);
    QVERIFY(verifyFile(hallStore()).isOk());

    const CtlAnswer again = ctl({u"backup"_s, u"--store"_s, hallStore(), u"--to"_s, copy()});
    QCOMPARE(again.code, 2);
    QVERIFY2(again.err.contains(u"is there already"_s), qPrintable(again.err));
    QCOMPARE(ctl({u"backup"_s, u"--store"_s, hallStore(), u"--to"_s, copy(), u"--replace"_s}).code,
             0);
}

/// The terminal ships again what the restored hall has lost; the hall itself records nothing until
/// it is told to.
void tst_Backup::restoredHallIsShippedTheRest()
{
    const auto kiosk = terminal();
    QTRY_VERIFY_WITH_TIMEOUT(kiosk->desk().catalogue().matter(u"si"_s) != nullptr, kPatienceMs);
    kiosk->issue(u"si"_s);
    waitForBacklog(*kiosk);
    QCOMPARE(ctl({u"backup"_s, u"--store"_s, hallStore(), u"--to"_s, copy()}).code, 0);
    for (int i = 0; i < 3; ++i) {
        kiosk->issue(u"tax"_s);
    }
    waitForBacklog(*kiosk);
    const auto before = TestKiosk::rowsOf(at(hallStore()), u"kiosk-1"_s);
    stopHall();

    const QStringList restore{u"restore"_s, u"--from"_s, copy(), u"--store"_s, hallStore()};
    const CtlAnswer refused = ctl(restore);
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains(u"newer"_s), qPrintable(refused.err));
    const CtlAnswer done = ctl(restore + QStringList{u"--over-newer"_s});
    QVERIFY2(done.code == 0, qPrintable(done.err));
    QVERIFY(QFile::exists(hallStore() + u".replaced"_s));
    startHall();

    QTRY_COMPARE_WITH_TIMEOUT(TestKiosk::rowsOf(at(hallStore()), u"kiosk-1"_s), before,
                              kPatienceMs);
    QCOMPARE(numberIn(hallStore(), "SELECT is_held FROM generation"), 1);
    QCOMPARE(numberIn(hallStore(), "SELECT COUNT(*) FROM chains WHERE is_own = 1 AND frozen = 0"),
             0);

    const CtlAnswer running =
        ctl({u"restore"_s, u"--accept"_s, u"--config"_s, m_hall->configFile()});
    QCOMPARE(running.code, 2);
    QVERIFY2(running.err.contains(u"stop the service"_s), qPrintable(running.err));
    stopHall();
    const CtlAnswer accepted =
        ctl({u"restore"_s, u"--accept"_s, u"--config"_s, m_hall->configFile()});
    QVERIFY2(accepted.code == 0, qPrintable(accepted.err));
    // Above the one it knew, no further than is drawn, and just what the program says.
    const char* lives = "SELECT incarnation FROM chains WHERE hall = 'hall-1' AND "
                        "node = 'hall-1' ORDER BY incarnation";
    const QStringList known = rowsIn(hallStore(), lives);
    QCOMPARE(known.size(), 2);
    QCOMPARE(known.constFirst(), u"1"_s);
    const qint64 life = known.constLast().toLongLong();
    QVERIFY2(life >= 2 && life <= 1 + journal::Journal::kLivesApart, qPrintable(accepted.out));
    QVERIFY2(accepted.out.contains(u"goes on with incarnation %1;"_s.arg(life)),
             qPrintable(accepted.out));
    startHall();
    QCOMPARE(numberIn(hallStore(), "SELECT is_held FROM generation"), 0);
    QCOMPARE(rowsIn(hallStore(), lives), known);
    kiosk->issue(u"si"_s);
    waitForBacklog(*kiosk);
    QVERIFY(verifyFile(hallStore()).isOk());
}

void tst_Backup::restoredHallWishesNoRestart_data()
{
    QTest::addColumn<bool>("isByHand");
    QTest::newRow("restored") << false;
    QTest::newRow("copied back by hand") << true;
}

/// How far numbers were counted since the backup it does not know, so none may begin anew by what
/// the backup wished for.
void tst_Backup::restoredHallWishesNoRestart()
{
    QFETCH(const bool, isByHand);
    const char* wishes = "SELECT COUNT(*) FROM feed WHERE kind = 'restart'";
    stopHall();
    {
        storage::DatabaseOptions options;
        options.path = hallStore();
        const auto database = storage::Database::open(options);
        QVERIFY(database);
        QVERIFY(journal::Feed(u"hall-1"_s)
                    .put(*database.value(), u"restart"_s, u"kiosk-1"_s, u"node:kiosk-1"_s,
                         {{u"day"_s, u"2026-11-22"_s}, {u"last"_s, QJsonObject{{u"A"_s, 7}}}}));
    }
    QCOMPARE(numberIn(hallStore(), wishes), 1);
    if (isByHand) {
        QVERIFY(QFile::copy(hallStore(), copy()));
    } else {
        QCOMPARE(ctl({u"backup"_s, u"--store"_s, hallStore(), u"--to"_s, copy()}).code, 0);
    }
    startHall();
    stopHall();
    if (isByHand) {
        QVERIFY(QFile::remove(hallStore()));
        QVERIFY(QFile::copy(copy(), hallStore()));
        startHall();
        stopHall();
    } else {
        QCOMPARE(
            ctl({u"restore"_s, u"--from"_s, copy(), u"--store"_s, hallStore(), u"--over-newer"_s})
                .code,
            0);
    }
    QCOMPARE(numberIn(hallStore(), wishes), 0);
    QVERIFY(verifyFile(hallStore()).isOk());
}

void tst_Backup::restoreRefuses_data()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("in use") << u"stop the service"_s;
    QTest::newRow("another node's") << u"the backup is of hall-1"_s;
    QTest::newRow("a changed backup") << u"backup.db: "_s;
}

void tst_Backup::restoreRefuses()
{
    QFETCH(QString, words);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    QCOMPARE(ctl({u"backup"_s, u"--store"_s, hallStore(), u"--to"_s, copy()}).code, 0);
    QString store = hallStore();
    if (tag == u"another node's"_s) {
        terminal().reset();
        store = kioskStore();
    } else if (tag == u"a changed backup"_s) {
        storage::DatabaseOptions options;
        options.path = copy();
        const auto database = storage::Database::open(options);
        QVERIFY(database);
        QVERIFY(database.value()->execute(u"UPDATE chains SET head_seq = head_seq + 1"_s));
    }
    const QByteArray before = QByteArray::number(QFileInfo(store).size());
    const CtlAnswer refused = ctl({u"restore"_s, u"--from"_s, copy(), u"--store"_s, store});
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains(words), qPrintable(refused.err));
    QCOMPARE(QByteArray::number(QFileInfo(store).size()), before);
    QVERIFY(!QFile::exists(store + u".replaced"_s));
}

void tst_Backup::restoreForgetsWhatWasForgotten()
{
    const QByteArray key(16, 'k');
    stopHall();
    QCOMPARE(ctl({u"backup"_s, u"--store"_s, hallStore(), u"--to"_s, copy()}).code, 0);
    {
        storage::DatabaseOptions options;
        options.path = hallStore();
        const auto database = storage::Database::open(options);
        QVERIFY(database);
        QVERIFY(journal::eraseKey(*database.value(), {}, key));
    }
    const CtlAnswer done = ctl({u"restore"_s, u"--from"_s, copy(), u"--store"_s, hallStore()});
    QVERIFY2(done.code == 0, qPrintable(done.err));
    QCOMPARE(numberIn(hallStore(), "SELECT COUNT(*) FROM envelopes WHERE state = 1"), 1);
}

void tst_Backup::restoredTerminalGoesOnAboveItsHall()
{
    auto kiosk = terminal();
    QTRY_VERIFY_WITH_TIMEOUT(kiosk->desk().catalogue().matter(u"si"_s) != nullptr, kPatienceMs);
    QStringList numbers{kiosk->issue(u"si"_s)};
    waitForBacklog(*kiosk);
    QCOMPARE(ctl({u"backup"_s, u"--store"_s, kioskStore(), u"--to"_s, copy()}).code, 0);
    numbers << kiosk->issue(u"si"_s);
    waitForBacklog(*kiosk);
    kiosk.reset();
    stopHall();
    QCOMPARE(ctl({u"restore"_s, u"--from"_s, copy(), u"--store"_s, kioskStore(), u"--over-newer"_s})
                 .code,
             0);
    // The hall is away: nothing is given out, and the desk says why.
    kiosk = terminal();
    QCOMPARE(kiosk->desk().trouble(), std::optional(ErrorCode::StoreRestored));
    QCOMPARE(kiosk->tryIssue(u"si"_s).error().code, ErrorCode::StoreRestored);
    // It has answered: the lost rows are back, and numbers carry a mark that nobody else has.
    startHall();
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->desk().trouble(), std::nullopt, kPatienceMs);
    numbers << kiosk->issue(u"si"_s);
    QVERIFY2(numbers.constLast().startsWith(u"A3"_s), qPrintable(numbers.constLast()));
    waitForBacklog(*kiosk);
    // It stays, whatever the configuration says.
    kiosk.reset();
    kiosk = terminal();
    QCOMPARE(kiosk->desk().trouble(), std::nullopt);
    numbers << kiosk->issue(u"si"_s);
    QVERIFY2(numbers.constLast().startsWith(u"A3"_s), qPrintable(numbers.constLast()));
    waitForBacklog(*kiosk);
    QCOMPARE(QSet<QString>(numbers.cbegin(), numbers.cend()).size(), 4);
    const char* lives = "SELECT incarnation FROM chains WHERE node = 'kiosk-1' ORDER BY 1";
    const QStringList known = rowsIn(kioskStore(), lives);
    QCOMPARE(known.size(), 2);
    QCOMPARE(known.constFirst(), u"1"_s);
    const qint64 life = known.constLast().toLongLong();
    QVERIFY(life >= 2 && life <= 1 + journal::Journal::kLivesApart);
    QCOMPARE(rowsIn(hallStore(), lives), known);
    QCOMPARE(TestKiosk::rowsOf(at(kioskStore()), u"kiosk-1"_s),
             TestKiosk::rowsOf(at(hallStore()), u"kiosk-1"_s));
    QCOMPARE(numberIn(hallStore(), "SELECT COUNT(*) FROM chains WHERE frozen = 1"), 0);
    QCOMPARE(numberIn(hallStore(), "SELECT COUNT(DISTINCT number) FROM tickets"), 4);
    kiosk.reset();
    QVERIFY(verifyFile(kioskStore()).isOk());
}

/// Two restores of one backup are two lives, however soon the one follows the other.
void tst_Backup::twoRestoresAreTwoLives()
{
    terminal().reset();
    QCOMPARE(ctl({u"backup"_s, u"--store"_s, kioskStore(), u"--to"_s, copy()}).code, 0);
    QSet<qint64> lives;
    constexpr int kRestores = 3;
    for (int i = 0; i < kRestores; ++i) {
        // Anew each time: it bears few questions of one terminal for a mark, and an answer that is
        // late is asked for again.
        stopHall();
        startHall();
        QCOMPARE(
            ctl({u"restore"_s, u"--from"_s, copy(), u"--store"_s, kioskStore(), u"--over-newer"_s})
                .code,
            0);
        const auto kiosk = terminal();
        QTRY_COMPARE_WITH_TIMEOUT(kiosk->desk().trouble(), std::nullopt, kPatienceMs);
        waitForBacklog(*kiosk);
        lives << numberIn(kioskStore(), "SELECT incarnation FROM chains WHERE is_own = 1");
    }
    // Each above what the hall knew by then.
    QCOMPARE(lives.size(), kRestores);
    const QStringList known = rowsIn(
        hallStore(), "SELECT incarnation FROM chains WHERE node = 'kiosk-1' ORDER BY incarnation");
    QVERIFY(known.size() >= kRestores);
    for (const qint64 life : std::as_const(lives)) {
        QVERIFY(known.contains(QString::number(life)));
        QVERIFY(life >= 2 && life <= 1 + kRestores * qint64(journal::Journal::kLivesApart));
    }
}

void tst_Backup::deadTerminalIsImported()
{
    auto kiosk = terminal();
    QTRY_VERIFY_WITH_TIMEOUT(kiosk->desk().catalogue().matter(u"si"_s) != nullptr, kPatienceMs);
    kiosk->issue(u"si"_s);
    waitForBacklog(*kiosk);
    stopHall();
    for (int i = 0; i < 5; ++i) {
        kiosk->issue(u"si"_s);
    }
    kiosk.reset();
    const QString dead = m_hall->file(u"dead.db"_s);
    QVERIFY(QFile::rename(kioskStore(), dead));
    QFile::setPermissions(dead, QFile::ReadOwner);
    const auto rows = TestKiosk::rowsOf(at(dead), u"kiosk-1"_s);
    startHall();

    // The replacement is at work already, with an empty disk. It cannot know which mark the dead
    // one gave numbers under, so the one it came with is burnt for the day, and it gets another.
    kiosk = terminal(u"2"_s);
    QTRY_COMPARE_WITH_TIMEOUT(kiosk->desk().trouble(), std::nullopt, kPatienceMs);
    const QStringList import{u"import"_s, u"--from"_s, dead, u"--config"_s, terminalConfig()};
    const CtlAnswer done = ctl(import);
    QVERIFY2(done.code == 0, qPrintable(done.err));
    QVERIFY2(done.out.contains(u"OK: 10 rows shipped"_s), qPrintable(done.out));
    // Once more does nothing more.
    const CtlAnswer again = ctl(import);
    QVERIFY2(again.out.contains(u"OK: 0 rows shipped"_s), qPrintable(again.out + again.err));
    // An empty disk knows of no matter until the feed has told of it.
    QTRY_VERIFY_WITH_TIMEOUT(kiosk->desk().catalogue().matter(u"si"_s) != nullptr, kPatienceMs);
    kiosk->issue(u"si"_s);
    waitForBacklog(*kiosk);
    QCOMPARE(TestKiosk::rowsOf(at(hallStore()), u"kiosk-1"_s).first(rows.size()), rows);
    QCOMPARE(numberIn(hallStore(), "SELECT COUNT(*) FROM tickets WHERE node = 'kiosk-1'"), 7);
    QCOMPARE(numberIn(hallStore(), "SELECT COUNT(DISTINCT number) FROM tickets"), 7);
    QCOMPARE(numberIn(hallStore(), "SELECT COUNT(*) FROM chains WHERE frozen = 1"), 0);
}

void tst_Backup::damagedStoreIsNotImported()
{
    auto kiosk = terminal();
    QTRY_VERIFY_WITH_TIMEOUT(kiosk->desk().catalogue().matter(u"si"_s) != nullptr, kPatienceMs);
    kiosk->issue(u"si"_s);
    waitForBacklog(*kiosk);
    kiosk.reset();
    {
        storage::DatabaseOptions options;
        options.path = kioskStore();
        const auto database = storage::Database::open(options);
        QVERIFY(database);
        QVERIFY(database.value()->execute(u"UPDATE journal SET kind = 'x' WHERE seq = 2"_s));
    }
    const CtlAnswer refused =
        ctl({u"import"_s, u"--from"_s, kioskStore(), u"--config"_s, terminalConfig()});
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains(u"kiosk-1/1/2"_s), qPrintable(refused.err));
}

void tst_Backup::statusNamesWhatIsWrong()
{
    auto kiosk = terminal();
    QTRY_VERIFY_WITH_TIMEOUT(kiosk->desk().catalogue().matter(u"si"_s) != nullptr, kPatienceMs);
    kiosk->issue(u"si"_s);
    waitForBacklog(*kiosk);
    const QStringList status{u"status"_s, u"--config"_s, terminalConfig()};
    const CtlAnswer well = ctl(status);
    QVERIFY2(well.code == 0, qPrintable(well.out + well.err));
    for (const QString& line :
         {u"node: kiosk-1"_s, u"incarnation 1 (now)"_s, u"to ship 0"_s,
          u"certificate: kiosk-1 until"_s, u" answers, its clock is"_s, u"parent: holds "_s}) {
        QVERIFY2(well.out.contains(line), qPrintable(well.out));
    }
    kiosk.reset();
    stopHall();
    QCOMPARE(ctl({u"backup"_s, u"--store"_s, kioskStore(), u"--to"_s, copy()}).code, 0);
    QCOMPARE(ctl({u"restore"_s, u"--from"_s, copy(), u"--store"_s, kioskStore()}).code, 0);
    const CtlAnswer ill = ctl(status);
    QCOMPARE(ill.code, 1);
    for (const QString& line :
         {u"it was copied back"_s, u"held since"_s, u"NetworkFailed"_s, u"PROBLEMS: "_s}) {
        QVERIFY2(ill.out.contains(line), qPrintable(ill.out));
    }
}

/// The service cannot write where the service manager has put its key.
void tst_Backup::statusNamesAKeyThatCannotBeRenewed()
{
    const CtlAnswer ill =
        ctl({u"status"_s, u"--config"_s, terminalConfig(u"kiosk-1"_s, u"credential:tls.key"_s)});
    QCOMPARE(ill.code, 1);
    QVERIFY2(ill.out.contains(u"certificate: never renewed"_s), qPrintable(ill.out));
    QVERIFY2(ill.out.contains(u"platform.key"_s), qPrintable(ill.out));
}

/// In a technician's shell there are none, and the store is well all the same.
void tst_Backup::credentialsAreTheServicesAlone()
{
    auto kiosk = terminal(u"1"_s, u"kiosk.db.generation"_s);
    QTRY_VERIFY_WITH_TIMEOUT(kiosk->desk().catalogue().matter(u"si"_s) != nullptr, kPatienceMs);
    waitForBacklog(*kiosk);
    const CtlAnswer well = ctl({u"status"_s, u"--config"_s, terminalConfig(u"credential:"_s)});
    QVERIFY2(well.code == 0, qPrintable(well.out + well.err));
}

void tst_Backup::acceptNeedsTheKeys()
{
    stopHall();
    QCOMPARE(ctl({u"backup"_s, u"--store"_s, hallStore(), u"--to"_s, copy()}).code, 0);
    QCOMPARE(ctl({u"restore"_s, u"--from"_s, copy(), u"--store"_s, hallStore()}).code, 0);
    QFile config(m_hall->configFile());
    QVERIFY(config.open(QIODevice::ReadOnly));
    const QByteArray toml = config.readAll();
    QFile packaged(m_hall->file(u"packaged.toml"_s));
    QVERIFY(packaged.open(QIODevice::WriteOnly));
    packaged.write(QByteArray(toml).replace("folder = \"hall-1\"", "folder = \"credential:\"") +
                   "[store]\nmarker = \"hall-1/generation\"\n");
    packaged.close();
    const QStringList accept{u"restore"_s, u"--accept"_s, u"--config"_s, packaged.fileName()};
    const CtlAnswer refused = ctl(accept);
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains(u"--keys"_s), qPrintable(refused.err));
    const CtlAnswer accepted = ctl(accept + QStringList{u"--keys"_s, m_hall->file(u"hall-1"_s)});
    QVERIFY2(accepted.code == 0, qPrintable(accepted.err));
}

void tst_Backup::importNeedsTheKeys()
{
    terminal().reset();
    const CtlAnswer refused = ctl(
        {u"import"_s, u"--from"_s, kioskStore(), u"--config"_s, terminalConfig(u"credential:"_s)});
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains(u"--keys"_s), qPrintable(refused.err));
}

void tst_Backup::restoredStoreBelongsToTheService_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::newRow("over a store") << true;
    QTest::newRow("where none is") << false;
}

/// Whoever puts it back: the service has to open it.
void tst_Backup::restoredStoreBelongsToTheService()
{
    QFETCH(bool, isThere);
    if (::geteuid() != 0) {
        QSKIP("only root gives a file away");
    }
    stopHall();
    QCOMPARE(ctl({u"backup"_s, u"--store"_s, hallStore(), u"--to"_s, copy()}).code, 0);
    const QString owned = isThere ? hallStore() : QFileInfo(hallStore()).absolutePath();
    if (!isThere) {
        QVERIFY(QFile::remove(hallStore()));
    }
    QCOMPARE(::chown(qPrintable(owned), kService, kService), 0);
    const CtlAnswer done = ctl({u"restore"_s, u"--from"_s, copy(), u"--store"_s, hallStore()});
    QVERIFY2(done.code == 0, qPrintable(done.err));
    QCOMPARE(QFileInfo(hallStore()).ownerId(), kService);
    QCOMPARE(QFileInfo(hallStore()).groupId(), kService);
}

void tst_Backup::acceptedMarkerBelongsToTheService()
{
    if (::geteuid() != 0) {
        QSKIP("only root gives a file away");
    }
    stopHall();
    QCOMPARE(ctl({u"backup"_s, u"--store"_s, hallStore(), u"--to"_s, copy()}).code, 0);
    QCOMPARE(ctl({u"restore"_s, u"--from"_s, copy(), u"--store"_s, hallStore()}).code, 0);
    const QString marker = m_hall->file(u"hall-1/generation"_s);
    QCOMPARE(::chown(qPrintable(marker), kService, kService), 0);
    const CtlAnswer done = ctl({u"restore"_s, u"--accept"_s, u"--config"_s, m_hall->configFile()});
    QVERIFY2(done.code == 0, qPrintable(done.err));
    QCOMPARE(QFileInfo(marker).ownerId(), kService);
}

QTEST_GUILESS_MAIN(tst_Backup)
#include "tst_Backup.moc"
