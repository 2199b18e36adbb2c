// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Row.h"
#include "services/journal/StoreScan.h"
#include "services/journal/Verifier.h"
#include "services/storage/Database.h"

#include <QHash>
#include <QStringList>

#include <functional>
#include <utility>

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
    /// Every row of `journal` in the order they came, each chain from its first row.
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

    using ChainName = std::pair<QString, qint64>; // Node, incarnation.

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
    Result<void> checkTable(const QString& table, const QList<Column>& columns);

    [[nodiscard]] bool hasTable(const QString& name) const { return m_tables.contains(name); }

    void bad(const QString& what);

    void checked(const QString& what) { m_report.checked.append(what); }

    storage::Database& m_database;
    VerifyReport& m_report;
    QStringList m_tables;
    QHash<ChainName, Walked> m_walked;
    qint64 m_rows = 0;
};

} // namespace onewindow::journal
