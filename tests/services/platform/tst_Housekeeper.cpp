// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/core/Ids.h"
#include "services/platform/Housekeeper.h"
#include "services/platform/PlatformStore.h"
#include "services/queue/AppendFact.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"
#include "tests/services/queue/TestHall.h"

#include <QRegularExpression>
#include <QTest>

using namespace onewindow;
using namespace onewindow::platform;
using namespace std::chrono_literals;
using onewindow::queue::BareTerminal;
using onewindow::queue::TestHall;

namespace {

const QString kEnrol = QStringLiteral("enrol");

} // namespace

/// What a node does by itself, round by round.
class tst_Housekeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void lateTicketsEndInTheNextRound();
    void newTerminalIsSuppliedWhenTheStoreAnswersAgain();
    void everyPartitionIsTidied_data();
    void everyPartitionIsTidied();

private:
    std::unique_ptr<Housekeeper> housekeeper();
    Result<void> change(const std::function<Result<void>(storage::Database&)>& work);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<TestHall> m_hall;
    std::unique_ptr<storage::Writer> m_writer;
    std::vector<journal::Recipient> m_kiosks;
};

void tst_Housekeeper::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<ManualClock>();
    m_kiosks.clear();
    const QString path = m_folder->filePath(QStringLiteral("hall.db"));
    m_hall = std::make_unique<TestHall>(*m_clock, path);
    QVERIFY(PlatformStore::migrate(m_hall->database()));
    storage::DatabaseOptions options;
    options.path = path;
    auto database = storage::Database::open(options);
    QVERIFY(database);
    m_writer = std::make_unique<storage::Writer>(std::move(database).value());
}

void tst_Housekeeper::cleanup()
{
    m_writer->stop();
    m_writer.reset();
    m_hall.reset();
}

std::unique_ptr<Housekeeper> tst_Housekeeper::housekeeper()
{
    return std::make_unique<Housekeeper>(*m_writer, &m_hall->day(), m_hall->feed(), *m_clock,
                                         [this] { return m_kiosks; });
}

Result<void> tst_Housekeeper::change(const std::function<Result<void>(storage::Database&)>& work)
{
    return m_writer->runAndWait<void>(work);
}

void tst_Housekeeper::lateTicketsEndInTheNextRound()
{
    const auto keeper = housekeeper();
    QVERIFY(keeper->runOnce());
    BareTerminal terminal(QStringLiteral("kiosk-1"), *m_clock);
    const QByteArray late = terminal.issue(kEnrol);
    terminal.record(queue::facts::kHeld, late, {{QStringLiteral("by"), QStringLiteral("printer")}});
    m_clock->advance(24h);
    QVERIFY(keeper->runOnce());
    QVERIFY(terminal.shipTo(*m_hall));
    QVERIFY(keeper->runOnce());
    const auto ticket = queue::findTicket(m_hall->database(), late);
    QVERIFY(ticket && ticket.value());
    QCOMPARE(queue::stateName(ticket.value()->state), QStringLiteral("cancelled"));
}

void tst_Housekeeper::newTerminalIsSuppliedWhenTheStoreAnswersAgain()
{
    const auto keeper = housekeeper();
    QVERIFY(keeper->runOnce());
    const queue::TestKeys keys;
    m_kiosks = {{QStringLiteral("kiosk-1"), (*keys).sealingPublicKey()}};
    const auto rename = [&](const char* statement) {
        return change([&](storage::Database& store) { return storage::run(store, statement); });
    };
    QVERIFY(rename("ALTER TABLE day_key_grants RENAME TO away"));
    QVERIFY(!keeper->runOnce());
    QVERIFY(rename("ALTER TABLE away RENAME TO day_key_grants"));
    QVERIFY(keeper->runOnce());
    QCOMPARE(m_hall->published(queue::feed::kDayKey, {QStringLiteral("node:kiosk-1")}).size(),
             queue::feed::kDayKeyDays);
}

void tst_Housekeeper::everyPartitionIsTidied_data()
{
    QTest::addColumn<QString>("partition");
    QTest::newRow("its own") << QString();
    QTest::newRow("of a hall below") << QStringLiteral("hall-2");
}

/// As a centre that serves no hall itself.
void tst_Housekeeper::everyPartitionIsTidied()
{
    QFETCH(const QString, partition);
    const QString kind = QStringLiteral("thing");
    journal::Feed feed(partition);
    QVERIFY(change([&](storage::Database& store) -> Result<void> {
        journal::Journal journal = m_hall->journal().forHall(partition);
        OW_TRY(queue::appendFact(journal, store, "something.happened", randomBytes(16), {}));
        OW_TRY(PlatformStore(store, partition)
                   .putAnswer(QStringLiteral("wang /v1/windows/1/open"), QStringLiteral("key-0001"),
                              {}, m_clock->now().wallMs));
        OW_TRY(feed.put(store, kind, QStringLiteral("1"), QStringLiteral("all"), {}));
        OW_TRY(feed.remove(store, kind, QStringLiteral("1")));
        return feed.put(store, kind, QStringLiteral("2"), QStringLiteral("all"), {});
    }));
    const auto count = [&](const char* what) {
        return storage::integerOf(
                   storage::query(m_hall->database(),
                                  std::string("SELECT COUNT(*) FROM ") + what + " WHERE hall = ?",
                                  partition))
            .value();
    };
    QCOMPARE(count("commands"), 1);
    const qint64 things = count("feed");
    Housekeeper keeper(*m_writer, nullptr, journal::Feed(), *m_clock,
                       [] { return std::vector<journal::Recipient>(); });
    for (int day = 0; day < 9; ++day) {
        QVERIFY(keeper.runOnce());
        m_clock->advance(24h);
    }
    QCOMPARE(count("commands"), 0);
    QCOMPARE(count("feed"), things - 1);
}

QTEST_GUILESS_MAIN(tst_Housekeeper)
#include "tst_Housekeeper.moc"
