// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/journal/ChainStore.h"
#include "services/queue/DeskStore.h"
#include "services/queue/FactKinds.h"
#include "services/queue/TicketProjection.h"
#include "services/storage/SqliteBackup.h"
#include "services/storage/Transaction.h"
#include "tests/services/journal/TestNode.h"

#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace onewindow::queue;
using namespace Qt::StringLiterals;
using journal::succeed;
using journal::valueOf;

namespace {

using Random = QRandomGenerator;

/// A terminal on a real store that is stopped, copied, lost and copied back.
class Terminal
{
public:
    explicit Terminal(quint32 seed)
        : m_random(seed)
        , m_keys(journal::testKeys(crypto::Suite::International))
    {
        start();
    }

    ~Terminal() { stop(); }

    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    Terminal(Terminal&&) = delete;
    Terminal& operator=(Terminal&&) = delete;

    void start()
    {
        storage::DatabaseOptions options;
        options.path = path();
        m_database = valueOf(storage::Database::open(options));
        journal::Journal::Settings settings;
        settings.node = u"kiosk-1"_s;
        settings.keys = m_keys.get();
        settings.clock = &clock;
        settings.projections = {&m_tickets};
        m_journal = std::make_unique<journal::Journal>(std::move(settings));
        succeed(m_journal->open(*m_database));
        valueOf(journal::beginLife(*m_database, marker(), clock, true, mark));
        m_desk = std::make_unique<DeskStore>(
            mark, std::vector<journal::Recipient>{{u"kiosk-1"_s, m_keys->sealingPublicKey()}},
            *m_journal);
        inTransaction([&](storage::Database& database) -> Result<void> {
            const auto started = m_desk->start(database);
            return started ? Result<void>() : Result<void>(started.error());
        });
    }

    /// A power cut leaves the marker as it was; a clean stop renews it.
    void stop(bool isClean = true)
    {
        if (isClean) {
            succeed(journal::renewLife(*m_database, marker()));
        }
        m_desk.reset();
        m_journal.reset();
        m_database.reset();
    }

    /// Issues a number if it may; the number.
    Result<QString> issue()
    {
        clock.advance(1000);
        DeskOrder order;
        order.matter = u"si"_s;
        order.series = u"A"_s;
        auto transaction = valueOf(storage::Transaction::begin(*m_database));
        const auto issued = m_desk->issue(*m_database, order);
        if (!issued) {
            return issued.error();
        }
        succeed(transaction.commit());
        return issued.value().ticket.number;
    }

    Result<void> ship(journal::TestNode& hall, bool isAnswerLost)
    {
        const auto batch = valueOf(m_journal->nextBatch(*m_database, 1 + m_random.bounded(20)));
        const auto taken = valueOf(hall.ingest(batch, m_keys->signingPublicKey()));
        if (taken.refusal) {
            return *taken.refusal;
        }
        if (!isAnswerLost) {
            inTransaction([&](storage::Database& database) {
                return m_journal->acknowledged(database, taken.ack, batch);
            });
        }
        return {};
    }

    /// What Uplink does with a store that is held.
    void settle(const journal::TestNode& hall)
    {
        if (!valueOf(journal::isHeld(*m_database))) {
            return;
        }
        const auto chains = valueOf(hall.journal->livesOf(*hall.database, u"kiosk-1"_s));
        for (;;) {
            const auto kept = valueOf(
                hall.journal->keptBeyond(*hall.database, valueOf(m_journal->heads(*m_database)),
                                         u"kiosk-1"_s, 1 + m_random.bounded(50)));
            if (kept.isEmpty()) {
                break;
            }
            for (const journal::KeptBatch& batch : kept) {
                inTransaction([&](storage::Database& database) -> Result<void> {
                    const auto taken = m_journal->takeBack(database, batch);
                    return taken ? Result<void>() : Result<void>(taken.error());
                });
            }
        }
        inTransaction([&](storage::Database& database) -> Result<void> {
            const auto settled = m_journal->settle(database, chains);
            return settled ? Result<void>() : Result<void>(settled.error());
        });
    }

    void backUp(bool isByHand)
    {
        const QString copy = m_folder.filePath(u"copy.db"_s);
        QFile::remove(copy);
        if (isByHand) {
            stop();
            OW_ENFORCE(QFile::copy(path(), copy));
            start();
        } else {
            succeed(storage::copySqlite(path(), copy));
            storage::DatabaseOptions options;
            options.path = copy;
            succeed(journal::markAsCopy(*valueOf(storage::Database::open(options))));
        }
        m_hasCopy = true;
    }

    void restore(bool isCrash)
    {
        if (!m_hasCopy) {
            return;
        }
        stop(!isCrash);
        for (const char* side : {"", "-wal", "-shm"}) {
            QFile::remove(path() + QLatin1StringView(side));
        }
        OW_ENFORCE(QFile::copy(m_folder.filePath(u"copy.db"_s), path()));
        start();
    }

    /// Rows of all lives that are here.
    QList<journal::Row> rows()
    {
        QList<journal::Row> all;
        journal::ChainStore chains(*m_database);
        for (const journal::Chain& chain : valueOf(chains.ofNode(u"kiosk-1"_s))) {
            all += valueOf(chains.rows(chain, 1, journal::kNoPos, 1'000'000));
        }
        return all;
    }

    qint64 backlog() { return valueOf(m_journal->backlog(*m_database)); }

    journal::FakeClock clock;
    QString mark = u"1"_s;

private:
    void inTransaction(const std::function<Result<void>(storage::Database&)>& work)
    {
        auto transaction = valueOf(storage::Transaction::begin(*m_database));
        succeed(work(*m_database));
        succeed(transaction.commit());
    }

    [[nodiscard]] QString path() const { return m_folder.filePath(u"kiosk.db"_s); }

    [[nodiscard]] journal::Marker marker() const
    {
        return journal::Marker(m_folder.filePath(u"keys/generation"_s));
    }

    Random m_random;
    QTemporaryDir m_folder;
    std::unique_ptr<crypto::NodeKeys> m_keys;
    TicketProjection m_tickets{QString()};
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<DeskStore> m_desk;
    bool m_hasCopy = false;
};

/// Every row and number that was ever committed, also those a restore took away again.
class Witness
{
public:
    /// Empty if all is well.
    QString see(const QList<journal::Row>& rows)
    {
        for (const journal::Row& row : rows) {
            const auto place = std::pair(row.incarnation, row.seq);
            const auto known = m_digests.constFind(place);
            if (known != m_digests.cend() && *known != row.digest) {
                return u"%1/%2 was given to two rows"_s.arg(row.incarnation).arg(row.seq);
            }
            if (known != m_digests.cend()) {
                continue;
            }
            m_digests.insert(place, row.digest);
            if (row.kind == QLatin1String(facts::kIssued)) {
                const QString number = QJsonDocument::fromJson(row.body)[u"number"_s].toString();
                if (m_numbers.contains(number)) {
                    return u"number %1 was given out twice"_s.arg(number);
                }
                m_numbers << number;
            }
        }
        return {};
    }

    [[nodiscard]] qsizetype numbers() const { return m_numbers.size(); }

private:
    QMap<std::pair<quint32, quint64>, QByteArray> m_digests;
    QSet<QString> m_numbers;
};

} // namespace

/// Whatever is copied back and whenever: no place in a chain and no number is given out twice.
class tst_RestoredDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsGivenOutTwice_data();
    void nothingIsGivenOutTwice();
    void cleanupTestCase();

private:
    qsizetype m_numbers = 0; ///< Of all histories.
};

void tst_RestoredDesk::nothingIsGivenOutTwice_data()
{
    QTest::addColumn<quint32>("seed");
    const quint32 first = Random::global()->generate();
    for (quint32 i = 0; i < 12; ++i) {
        QTest::addRow("seed %u", first + i) << first + i;
    }
}

void tst_RestoredDesk::nothingIsGivenOutTwice()
{
    QFETCH(quint32, seed);
    Random random(seed);
    Terminal terminal(seed);
    journal::TestNode hall(u"hall-1"_s, journal::TestNode::Options{.isCentre = true});
    Witness witness;
    bool isReachable = true;
    const QString marks = u"123456789BCDEFGH"_s;
    int restores = 0;
    for (int step = 0; step < 120; ++step) {
        const int what = random.bounded(100);
        if (what < 45) {
            const auto issued = terminal.issue();
            if (!issued && issued.error().code == ErrorCode::MarkBurnt) {
                // The centre gives it another one; with its next start it has it.
                terminal.stop(random.bounded(2) == 0);
                terminal.mark = marks.mid(++restores % marks.size(), 1);
                terminal.start();
            } else if (!issued) {
                QCOMPARE(issued.error().code, ErrorCode::StoreRestored);
            }
        } else if (what < 70) {
            if (isReachable) {
                terminal.settle(hall);
                succeed(terminal.ship(hall, random.bounded(3) == 0));
            }
        } else if (what < 78) {
            isReachable = !isReachable;
        } else if (what < 86) {
            terminal.backUp(random.bounded(2) == 0);
        } else if (what < 92) {
            terminal.stop(random.bounded(2) == 0);
            terminal.start();
        } else if (restores < 6) {
            terminal.restore(random.bounded(2) == 0);
        }
        const QString wrong = witness.see(terminal.rows());
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
    terminal.settle(hall);
    while (terminal.backlog() > 0) {
        succeed(terminal.ship(hall, false));
    }
    // The hall holds what is here, each row as it is, and what a restore took away is back.
    const QString wrong = witness.see(hall.rowsOf(u"kiosk-1"_s));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QCOMPARE(qint64(terminal.rows().size()),
             hall.number("SELECT COUNT(*) FROM journal WHERE node = 'kiosk-1'"));
    for (const journal::Row& row : terminal.rows()) {
        const auto rows = hall.rowsOf(u"kiosk-1"_s, row.incarnation);
        QVERIFY(rows.size() >= qsizetype(row.seq));
        QCOMPARE(rows[qsizetype(row.seq) - 1].digest, row.digest);
    }
    m_numbers += witness.numbers();
}

/// One history may be without a parent for most of its time and give few numbers; all of them
/// together must have given enough to prove something.
void tst_RestoredDesk::cleanupTestCase()
{
    QVERIFY2(m_numbers > 12 * 5, QByteArray::number(m_numbers));
}

QTEST_GUILESS_MAIN(tst_RestoredDesk)
#include "tst_RestoredDesk.moc"
