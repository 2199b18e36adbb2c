// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/crypto/Keys.h"
#include "services/journal/Journal.h"
#include "services/storage/Database.h"

#include <QList>
#include <QString>

#include <memory>

namespace onewindow::bench {

/// A store of its own and a journal on it.
struct BenchNode
{
    BenchNode(const storage::DatabaseOptions& store, const QString& id,
              const crypto::NodeKeys& keys, journal::Journal::Settings settings = {});

    SystemClock clock;
    std::unique_ptr<storage::Database> database;
    std::unique_ptr<journal::Journal> journal;
};

/// What a backlog consists of.
enum class Facts {
    Tickets, ///< Numbers given out and held, two facts each: the hall's tables and feed follow.
    Notices, ///< Facts of the same size that nothing is made of but rows of the journal.
};

/// The k-th fact, from 0, of a terminal's day: an even one gives a number out, whose id goes into
/// `ticket`, and the next one holds it.
journal::NewFact ticketFact(int k, qint64 nowMs, QByteArray& ticket);

/// Facts as a terminal writes them while it is cut off, through its journal, some hundred in a
/// transaction.
void addFacts(BenchNode& node, Facts kind, int facts);

/// The backlog as the batches it is shipped in, without shipping it. Afterwards the store believes
/// that all is held.
QList<journal::Batch> cutBatches(BenchNode& kiosk, int rowsOfBatch);

} // namespace onewindow::bench
