// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Restart.h"
#include "services/journal/Verifier.h"
#include "services/storage/SqliteBackup.h"
#include "tests/services/journal/TestNode.h"

#include <QFile>
#include <QTemporaryDir>

#include <memory>

namespace onewindow::journal {

/// A terminal, its hall and the centre; the hall's store is copied, goes on, and is copied back.
class RestoredCity
{
public:
    static constexpr int kRowsAtOnce = 3; ///< So that a refill takes many steps.

    RestoredCity() { start(); }

    void start(std::unique_ptr<crypto::NodeKeys> keys = {})
    {
        storage::DatabaseOptions options;
        options.path = path();
        TestNode::Options as;
        as.keepsEnvelopes = true;
        as.draw = [](quint32) { return 0U; };
        hall = std::make_unique<TestNode>(QStringLiteral("hall-1"),
                                          valueOf(storage::Database::open(options)), as);
        if (keys) {
            hall->useKeys(std::move(keys));
        }
    }

    /// The hall as a program that is stopped and started again.
    void restart()
    {
        auto keys = std::move(hall->keys);
        hall.reset();
        start(std::move(keys));
    }

    void backUp()
    {
        QFile::remove(copy());
        succeed(storage::copySqlite(path(), copy()));
    }

    /// The store is the copy, and held.
    void restore()
    {
        auto keys = std::move(hall->keys);
        hall.reset();
        for (const char* side : {"", "-wal", "-shm"}) {
            QFile::remove(path() + QLatin1StringView(side));
        }
        OW_ENFORCE(QFile::copy(copy(), path()));
        start(std::move(keys));
        succeed(hall->transact([](storage::Database& db) { return hold(db, 1); }));
    }

    /// The terminal's rows to the hall.
    void shipTerminal() { terminal.shipAll(*hall, 2); }

    /// All that the hall has to the centre, as Uplink does it.
    void shipHall()
    {
        while (valueOf(hall->journal->backlog(*hall->database)) > 0) {
            const Batch batch = hall->nextBatch(4);
            const TestNode& owner = batch.node == QStringLiteral("hall-1") ? *hall : terminal;
            const Ingested taken = valueOf(centre.ingest(batch, owner));
            OW_ENFORCE(!taken.refusal);
            succeed(hall->acknowledge(taken.ack, batch));
        }
    }

    /// A day of work: rows of both, in turns.
    void work(int rounds)
    {
        for (int i = 0; i < rounds; ++i) {
            terminal.clock.advance(1000);
            hall->clock.advance(1000);
            centre.clock.advance(1000);
            terminal.append(QStringLiteral("sample.added"), static_cast<char>('a' + i % 5), i);
            terminal.append(QStringLiteral("sample.added"), 't', 1);
            shipTerminal();
            hall->append(QStringLiteral("sample.added"), static_cast<char>('a' + i % 3), 100 * i);
        }
    }

    [[nodiscard]] QList<KeptBatch> kept() const
    {
        return valueOf(centre.journal->keptBeyond(
            *centre.database, valueOf(hall->journal->heads(*hall->database)), {}, kRowsAtOnce));
    }

    Result<TakenBack> take(const KeptBatch& batch)
    {
        return hall->transact(
            [&](storage::Database& db) { return hall->journal->takeBack(db, batch); });
    }

    /// Takes back one answer of the centre; whether there was anything.
    bool step()
    {
        const QList<KeptBatch> batches = kept();
        for (const KeptBatch& batch : batches) {
            valueOf(take(batch));
        }
        return !batches.isEmpty();
    }

    Settled settle(const QList<quint32>& contradicted = {})
    {
        const auto lives =
            valueOf(centre.journal->livesOf(*centre.database, QStringLiteral("hall-1")));
        return valueOf(hall->transact(
            [&](storage::Database& db) { return hall->journal->settle(db, lives, contradicted); }));
    }

    /// Everything a row is and where it stands, of the partition in its order.
    static QStringList rowsOf(storage::Database& database)
    {
        auto statement = valueOf(database.prepare(
            "SELECT node, incarnation, seq, digest, prev, sealed, corrected_ms FROM journal "
            "WHERE hall = '' AND node <> 'centre' ORDER BY pos"));
        QStringList rows;
        while (valueOf(statement.step())) {
            rows << QStringLiteral("%1/%2/%3 %4 %5 %6 %7")
                        .arg(statement.text(0))
                        .arg(statement.integer(1))
                        .arg(statement.integer(2))
                        .arg(QString::fromLatin1(statement.blob(3).toHex()),
                             QString::fromLatin1(statement.blob(4).toHex()),
                             QString::fromLatin1(statement.blob(5).toHex()))
                        .arg(statement.integer(6));
        }
        return rows;
    }

    [[nodiscard]] QStringList rows() const { return rowsOf(*hall->database); }

    /// Empty if the hall's store is whole.
    [[nodiscard]] QString wrong() const
    {
        return valueOf(verifyStore(*hall->database, {&hall->projection})).firstBad;
    }

    TestNode terminal{QStringLiteral("kiosk-1")};
    TestNode centre{
        QStringLiteral("centre"),
        TestNode::Options{.isCentre = true, .takesRelays = true, .keepsEnvelopes = true}};
    std::unique_ptr<TestNode> hall;

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("hall.db")); }

    [[nodiscard]] QString copy() const { return m_folder.filePath(QStringLiteral("copy.db")); }

    QTemporaryDir m_folder;
};

} // namespace onewindow::journal
