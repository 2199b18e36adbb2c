// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/Verify.h"
#include "services/core/Ids.h"
#include "services/storage/Query.h"
#include "services/sync/HttpClient.h"
#include "tests/NoonClock.h"
#include "tests/services/platform/TestCentre.h"
#include "tests/services/platform/TestKiosk.h"
#include "tests/services/platform/TestTerminal.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace onewindow;
using namespace onewindow::sync;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using onewindow::testing::TestCentre;
using onewindow::testing::TestHall;
using onewindow::testing::TestKiosk;
using onewindow::testing::TestTerminal;

namespace {

constexpr int kPatienceMs = 60'000;
const QString kKiosk = u"kiosk-1"_s;
const QString kHall = u"hall-1"_s;

/// Answers JSON, or the status where it is another than 200.
struct Answer
{
    int status = 0;
    QJsonObject json;
};

Answer ask(HttpClient& client, const QByteArray& method, const QString& path,
           const QJsonObject& body = {}, const QByteArray& token = {})
{
    HttpCall call;
    call.method = method;
    call.path = path;
    call.limit = 40s;
    if (method == "POST") {
        call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        call.contentType = "application/json";
    }
    if (!token.isEmpty()) {
        call.headers.append({"Authorization", "Bearer " + token});
    }
    const auto answer = client.perform(call);
    return answer ? Answer{answer.value().status,
                           QJsonDocument::fromJson(answer.value().body).object()}
                  : Answer();
}

QByteArray content(const QString& path)
{
    QFile file(path);
    OW_ENFORCE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

/// Somebody's data is erased: told to the hall or to the centre, it is gone at centre, hall and
/// terminal, each real, each with a store of its own.
class tst_Forgetting : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_hall = std::make_unique<TestHall>();
        m_hall->clock = &m_clock;
        m_centre = std::make_unique<TestCentre>(*m_hall);
        m_centre->start();
        m_hall->start();
        m_counter = std::make_unique<HttpClient>(m_hall->endpoint(u"counter-1"_s, u"counter"_s));
        m_console = std::make_unique<HttpClient>(m_hall->pki.anonymous(m_centre->port()));
        m_kiosk = terminal();
    }

    void cleanup()
    {
        m_kiosk.reset();
        m_counter.reset();
        m_console.reset();
        m_hall->stop();
        m_centre.reset();
        m_hall.reset();
        m_folder.reset();
    }

    void nobodyCanReadItAfterwards_data()
    {
        QTest::addColumn<bool>("isAtCentre");
        QTest::addColumn<QString>("by");
        QTest::newRow("told to the hall, by the ticket's link") << false << u"ticket"_s;
        QTest::newRow("told to the hall, by the ticket's id") << false << u"subject"_s;
        QTest::newRow("told to the centre, by the ticket's link") << true << u"ticket"_s;
        QTest::newRow("told to the centre, by the ticket's id") << true << u"subject"_s;
    }

    void nobodyCanReadItAfterwards()
    {
        QFETCH(const bool, isAtCentre);
        QFETCH(const QString, by);
        const queue::Ticket ticket = issueTo(u"王小明"_s, u"11010519491231002X"_s);
        const queue::Ticket other = issueTo(u"李雷"_s, u"440524188001010014"_s);
        const QByteArray key = keyOf(ticket.id);
        const QByteArray envelopes = envelopesOf(key);
        QVERIFY(envelopes.size() > 100);
        QVERIFY(canOpen(hallStore(), kHall, kHall, *m_hall->keys(kHall), key));
        QVERIFY(canOpen(m_centre->store(), u"centre"_s, kHall, *m_centre->keys(), key));
        const QByteArray clerk = signIn(*m_counter, u"wang"_s);
        QCOMPARE(person(ticket, clerk).json["name"_L1].toString(), u"王小明"_s);

        const QJsonObject order{{u"reason"_s, u"request"_s},
                                {u"hall"_s, kHall},
                                {by, by == u"ticket" ? ticket.token : idToText(ticket.id)}};
        HttpClient& client = isAtCentre ? *m_console : *m_counter;
        QCOMPARE(ask(*m_counter, "POST", u"/v1/erasures"_s, order, clerk).status, 403);
        const QByteArray token = signIn(client, isAtCentre ? u"sun"_s : u"zhao"_s);
        const Answer done = ask(client, "POST", u"/v1/erasures"_s, order, token);
        QCOMPARE(done.status, 200);
        QCOMPARE(done.json["erased"_L1].toInt(), 1);
        QCOMPARE(ask(client, "POST", u"/v1/erasures"_s, order, token).status, 200);

        QTRY_VERIFY_WITH_TIMEOUT(isErased(m_kiosk->store(), {}, key), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(isErased(hallStore(), kHall, key), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(isErased(m_centre->store(), kHall, key), kPatienceMs);
        QVERIFY(!canOpen(m_kiosk->store(), kKiosk, {}, *m_hall->keys(kKiosk), key));
        QVERIFY(!canOpen(hallStore(), kHall, kHall, *m_hall->keys(kHall), key));
        QVERIFY(!canOpen(m_centre->store(), u"centre"_s, kHall, *m_centre->keys(), key));

        // Who asks is told so, the ticket goes on, and others are as they were.
        const Answer erased = person(ticket, clerk);
        QCOMPARE(erased.status, 200);
        QVERIFY(erased.json["isErased"_L1].toBool());
        QVERIFY(erased.json["name"_L1].isNull());
        QCOMPARE(erased.json["idNumber"_L1].toString(), QString());
        QCOMPARE(person(other, clerk).json["name"_L1].toString(), u"李雷"_s);
        QCOMPARE(stateAtHall(ticket), u"waiting"_s);
        // Who was told has recorded it, and the hall that its centre told.
        QTRY_COMPARE_WITH_TIMEOUT(facts(m_centre->store(), key), isAtCentre ? 2 : 1, kPatienceMs);
        verifyAll(envelopes);
    }

    /// The hall has recorded what its centre told it: so a centre that is put back to before it
    /// said so hears of it again, with the rows that the hall ships anew.
    void aRestoredCentreHearsItAgain()
    {
        const queue::Ticket ticket = issueTo(u"王小明"_s, u"11010519491231002X"_s);
        const QByteArray key = keyOf(ticket.id);
        QVERIFY(centreHasAllOfTheHall());
        m_centre->stop();
        const QString store = m_centre->settings.storePath;
        const QString copy = m_folder->filePath(u"backup.db"_s);
        QVERIFY(ctl({u"backup"_s, u"--store"_s, store, u"--to"_s, copy}));
        m_centre->start();
        m_console = std::make_unique<HttpClient>(m_hall->pki.anonymous(m_centre->port()));
        const QByteArray token = signIn(*m_console, u"sun"_s);
        QCOMPARE(ask(*m_console, "POST", u"/v1/erasures"_s,
                     {{u"reason"_s, u"order"_s}, {u"hall"_s, kHall}, {u"ticket"_s, ticket.token}},
                     token)
                     .status,
                 200);
        QTRY_VERIFY_WITH_TIMEOUT(isErased(hallStore(), kHall, key), kPatienceMs);
        QVERIFY(centreHasAllOfTheHall());
        m_centre->stop();
        // The disk is gone, and what was forgotten with it; only the backup is left.
        for (const QString& side : {QString(), u"-wal"_s, u"-shm"_s}) {
            QFile::remove(store + side);
        }
        QVERIFY(ctl({u"restore"_s, u"--from"_s, copy, u"--store"_s, store, u"--accept"_s,
                     u"--config"_s, m_centre->file(u"platform.toml"_s)}));
        QVERIFY(!isErased(m_centre->store(), kHall, key));
        m_centre->start();
        QTRY_VERIFY_WITH_TIMEOUT(isErased(m_centre->store(), kHall, key), kPatienceMs);
        QVERIFY(!canOpen(m_centre->store(), u"centre"_s, kHall, *m_centre->keys(), key));
    }

    void theCommandAsksFirst()
    {
        const queue::Ticket ticket = issueTo(u"王小明"_s, u"11010519491231002X"_s);
        const QByteArray key = keyOf(ticket.id);
        QFile password(m_folder->filePath(u"password"_s));
        QVERIFY(password.open(QIODevice::WriteOnly) && password.write("secret-1\n") > 0);
        QVERIFY(password.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        password.close();
        const PlatformEndpoint counter = m_hall->endpoint(u"counter-1"_s, u"counter"_s);
        const QStringList words{u"forget"_s,
                                u"--ticket"_s,
                                ticket.token,
                                u"--reason"_s,
                                u"request"_s,
                                u"--url"_s,
                                counter.baseUrl,
                                u"--ca"_s,
                                counter.caFile,
                                u"--certificate"_s,
                                counter.certificateFile,
                                u"--key"_s,
                                counter.keyFile,
                                u"--account"_s,
                                u"zhao"_s,
                                u"--password-file"_s,
                                password.fileName()};
        QVERIFY(!ctl(words));
        QVERIFY(!isErased(hallStore(), kHall, key));
        QVERIFY(ctl(words + QStringList{u"--yes"_s}));
        QVERIFY(isErased(hallStore(), kHall, key));
        QVERIFY(!ctl({u"forget"_s, u"--ticket"_s, ticket.token, u"--yes"_s}));
    }

private:
    std::unique_ptr<TestTerminal> terminal()
    {
        TestTerminal::Options options;
        options.node = kKiosk;
        options.storePath = m_folder->filePath(u"kiosk.db"_s);
        options.endpoint = m_hall->endpoint(kKiosk, u"kiosk"_s);
        options.moreRecipients = {{kKiosk, m_hall->keys(kKiosk)->sealingPublicKey()},
                                  {u"centre"_s, m_centre->keys()->sealingPublicKey()}};
        auto kiosk = std::make_unique<TestTerminal>(*m_hall, options, m_clock);
        kiosk->startAndWaitForFeed();
        return kiosk;
    }

    /// A number for somebody, which the centre has heard of.
    queue::Ticket issueTo(const QString& name, const QString& number)
    {
        const int before = static_cast<int>(rowsAtCentre(kKiosk).size());
        queue::Ticket ticket = m_kiosk->issuePending(
            u"si"_s, queue::Person{.name = name, .idNumber = number, .birth = QDate(1949, 12, 31)});
        m_kiosk->desk().hold(ticket.id, u"printer"_s, false,
                             [](const Result<void>& held) { OW_ENFORCE(held); });
        OW_ENFORCE(QTest::qWaitFor([&] { return rowsAtCentre(kKiosk).size() == before + 2; },
                                   kPatienceMs));
        return ticket;
    }

    [[nodiscard]] storage::DatabaseOptions hallStore() const
    {
        storage::DatabaseOptions options;
        options.path = m_hall->settings.storePath;
        options.readOnly = true;
        return options;
    }

    [[nodiscard]] QStringList rowsAtCentre(const QString& node) const
    {
        return TestKiosk::rowsOf(m_centre->store(), node);
    }

    [[nodiscard]] QStringList rowsAtHall(const QString& node) const
    {
        return TestKiosk::rowsOf(hallStore(), node);
    }

    /// Waits until it has. Both may go on, so it is enough that it had once.
    [[nodiscard]] bool centreHasAllOfTheHall() const
    {
        return QTest::qWaitFor([this] { return rowsAtCentre(kHall) == rowsAtHall(kHall); },
                               kPatienceMs);
    }

    /// The first column of the first row, of a query with one value to bind.
    static QByteArray oneOf(const storage::DatabaseOptions& store, std::string_view sql,
                            const QByteArray& value)
    {
        auto database = storage::Database::open(store);
        OW_ENFORCE(database);
        auto statement = storage::query(*database.value(), sql, value);
        OW_ENFORCE(statement);
        const auto hasRow = statement.value().step();
        OW_ENFORCE(hasRow);
        return hasRow.value() ? statement.value().blob(0) : QByteArray();
    }

    [[nodiscard]] QByteArray keyOf(const QByteArray& ticket) const
    {
        return oneOf(hallStore(), "SELECT key_id FROM tickets WHERE id = ?", ticket);
    }

    [[nodiscard]] QByteArray envelopesOf(const QByteArray& key) const
    {
        return oneOf(hallStore(), "SELECT content FROM envelopes WHERE key_id = ?", key);
    }

    /// Rows that say the key was erased.
    static int facts(const storage::DatabaseOptions& store, const QByteArray& key)
    {
        auto database = storage::Database::open(store);
        OW_ENFORCE(database);
        auto statement = storage::query(
            *database.value(),
            "SELECT COUNT(*) FROM journal WHERE kind = 'key.erased' AND subject = ?", key);
        OW_ENFORCE(statement && statement.value().step());
        return static_cast<int>(statement.value().integer(0));
    }

    static bool isErased(const storage::DatabaseOptions& store, const QString& partition,
                         const QByteArray& key)
    {
        auto database = storage::Database::open(store);
        OW_ENFORCE(database);
        const auto erased = journal::erasedKeys(*database.value(), partition, {}, 100);
        OW_ENFORCE(erased);
        return erased.value().contains(key);
    }

    [[nodiscard]] bool canOpen(const storage::DatabaseOptions& store, const QString& node,
                               const QString& partition, const crypto::NodeKeys& keys,
                               const QByteArray& key) const
    {
        auto database = storage::Database::open(store);
        OW_ENFORCE(database);
        const journal::Journal journal(
            {.node = node, .hall = partition, .keys = &keys, .clock = &m_clock, .projections = {}});
        return static_cast<bool>(journal.openDataKey(*database.value(), key));
    }

    QByteArray signIn(HttpClient& client, const QString& account)
    {
        QJsonObject body{{u"account"_s, account}, {u"password"_s, u"secret-1"_s}};
        if (account == u"sun") {
            body.insert(u"totp"_s, TestHall::sunsCode(m_clock));
        }
        const Answer answer = ask(client, "POST", u"/v1/session"_s, body);
        OW_ENFORCE(answer.status == 200);
        return answer.json["token"_L1].toString().toLatin1();
    }

    Answer person(const queue::Ticket& ticket, const QByteArray& token)
    {
        return ask(*m_counter, "GET", u"/v1/tickets/%1/person"_s.arg(idToText(ticket.id)), {},
                   token);
    }

    /// What anybody sees by the ticket's link.
    QString stateAtHall(const queue::Ticket& ticket)
    {
        auto database = storage::Database::open(hallStore());
        OW_ENFORCE(database);
        const auto found = queue::findTicket(*database.value(), ticket.id);
        OW_ENFORCE(found && found.value());
        return queue::stateName(found.value()->state);
    }

    /// Every store is as it was written, and the envelopes are on no disk any more.
    void verifyAll(const QByteArray& envelopes)
    {
        const QStringList stores{m_kiosk->store().path, hallStore().path, m_centre->store().path};
        m_kiosk.reset();
        m_hall->stop();
        m_centre->stop();
        for (const QString& store : stores) {
            const Verification found = verifyFile(store);
            QVERIFY2(found.isOk(), qPrintable(store + u": "_s + found.bad));
            QVERIFY2(!content(store).contains(envelopes.mid(40, 60)), qPrintable(store));
        }
        m_hall->start();
        m_centre->start();
    }

    static bool ctl(const QStringList& words)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.setStandardInputFile(QProcess::nullDevice());
        process.start(QStringLiteral(ONEWINDOW_BIN_DIR "/onewindow-ctl"), words);
        return process.waitForFinished(kPatienceMs) && process.exitCode() == 0;
    }

    NoonClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<TestCentre> m_centre;
    std::unique_ptr<TestTerminal> m_kiosk;
    std::unique_ptr<HttpClient> m_counter; ///< Of the hall.
    std::unique_ptr<HttpClient> m_console; ///< At the centre.
};

QTEST_GUILESS_MAIN(tst_Forgetting)
#include "tst_Forgetting.moc"
