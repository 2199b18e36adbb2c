// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Row.h"
#include "services/journal/StoreScan.h"
#include "services/journal/Verifier.h"
#include "services/storage/Database.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <functional>
#include <optional>

namespace onewindow::journal {

/// The parts of verifyStore(). Each adds to `report.checked` what it has checked and ends at the
/// first bad row, naming it in `report.firstBad`. An Error means the store could not be read.
class StoreCheck
{
public:
    StoreCheck(storage::Database& database, VerifyReport& report)
        : m_database(database)
        , m_report(report)
    {}

    /// Components and tables are as their migrations made them, and nobody else's are there;
    /// `projections` of components the store does not have are left out from here on.
    Result<void> checkSchema(std::vector<Projection*>& projections,
                             const std::vector<StorePart>& parts);
    /// Where chains begin whose older rows were pruned: the signatures.
    Result<void> checkCheckpoints();
    /// Every row of `journal` in the order they came, each chain from its first row or from its
    /// checkpoint; and that the rows that are gone are those before the first one that is left, but
    /// for those of lives that the parent contradicts. After checkCheckpoints().
    Result<void> checkRows();
    /// The check values of every table that carries them; see CheckValue.h.
    Result<void> checkTables();
    /// `chains` says of each chain what its rows say. After checkRows().
    Result<void> checkChains();
    Result<void> checkEnvelopes();
    /// The rows each batch ends with, its signature, and that the batches of another node's chain
    /// make up all of it. After checkRows().
    Result<void> checkBatches();
    Result<void> checkFeed();
    Result<void> checkProjections(const std::vector<Projection*>& projections);
    /// The engine's own check of its file.
    Result<void> checkEngine();

private:
    struct Walked
    {
        quint64 seq = 0;
        QByteArray digest;
        qint64 correctedMs = 0;
    };

    struct ChainName
    {
        QString hall;
        QString node;
        qint64 incarnation = 0;

        bool operator==(const ChainName&) const = default;
        [[nodiscard]] QString text() const;
    };

    friend std::size_t qHash(const ChainName& name, std::size_t seed)
    {
        return qHashMulti(seed, name.hall, name.node, name.incarnation);
    }

    /// A place where no row was found.
    struct Gap
    {
        QString hall;
        qint64 pos = 0;
    };

    Result<bool> makeFresh(storage::Database& fresh, const QString& component, bool isAlways,
                           const std::function<Result<void>(storage::Database&)>& migrate);
    Result<void> checkVersions(storage::Database& fresh, std::vector<Projection*>& projections,
                               const std::vector<StorePart>& parts);
    Result<void> checkDefinitions(storage::Database& fresh);
    Result<QString> wrongComponent(storage::Database& fresh);
    QString tableOf(const QString& message);
    Result<QString> engineMessages(const QString& table);
    Result<QString> unreadableRow(const QString& table);
    QString wrongWith(const storage::Statement& statement);
    QString wrongPlace(const Row& row, qint64 pos, const QByteArray& local);
    void checkPruned();
    Result<QString> rowMovedFrom(const Gap& gap);
    Result<void> checkTable(const QString& table, const QList<Column>& columns);

    [[nodiscard]] bool hasTable(const QString& name) const { return m_tables.contains(name); }

    void bad(const QString& what);

    void checked(const QString& what) { m_report.checked.append(what); }

    storage::Database& m_database;
    VerifyReport& m_report;
    QStringList m_tables;
    QHash<ChainName, Walked> m_walked;
    QHash<QString, qint64> m_rows;   ///< Of each hall, of all times.
    QHash<QString, qint64> m_pruned; ///< Of these, how many are gone or were left where they are.
    QHash<QString, qint64> m_kept;   ///< Of these, how many were left where they are.
    QSet<ChainName> m_contradicted;  ///< Whose they are.
    QHash<ChainName, quint64> m_checkpoints;
    std::optional<Gap> m_gap;
};

} // namespace onewindow::journal
