// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/feedback/FeedbackBook.h"
#include "services/feedback/FeedbackProjection.h"
#include "services/feedback/FeedbackStore.h"
#include "services/storage/Transaction.h"
#include "tests/ManualClock.h"
#include "tests/services/journal/TestNode.h"

#include <memory>

namespace onewindow::feedback {

/// A place as tests need it: a terminal, a hall or the centre, with its journal, book and store.
/// All nodes of a test have one key pair. What travels does so by the same calls as over the
/// network.
class FeedbackNode
{
public:
    /// `hall`: the partition; empty on a terminal.
    FeedbackNode(const QString& id, const QString& hall, const crypto::NodeKeys& keys,
                 const Clock& clock, std::unique_ptr<storage::Database> database);

    [[nodiscard]] storage::Database& database() { return *m_database; }

    [[nodiscard]] journal::Journal& journal() { return m_journal; }

    [[nodiscard]] FeedbackStore store() { return {*m_database, m_journal.hall()}; }

    FeedbackBook& book() { return m_book; }

    /// Runs `action` in a transaction and commits it unless it answers an error.
    template <typename Action>
    auto transact(Action action) -> decltype(action(std::declval<storage::Database&>()))
    {
        auto transaction = storage::Transaction::begin(*m_database);
        if (!transaction) {
            return transaction.error();
        }
        auto result = action(*m_database);
        if (result) {
            journal::succeed(transaction.value().commit());
        }
        return result;
    }

    Result<Rated> rate(const RatingRequest& request);
    Result<Filed> file(const FilingRequest& request);
    int timesRated(About about, const QString& token);
    Result<FeedbackCase> find(const QString& number, const QString& token);

    /// Ships all it has to `parent`.
    void shipAll(FeedbackNode& parent);

    /// What was sealed, opened by this node.
    QJsonObject open(const QByteArray& id, const QByteArray& keyId, const QByteArray& sealed);

    /// Every row of `table`, as text.
    QStringList rows(const QString& table);

private:
    journal::NewDataKey key();

    FeedbackProjection m_projection;
    journal::Journal m_journal;
    FeedbackBook m_book;
    std::unique_ptr<storage::Database> m_database;
};

/// A store in memory.
std::unique_ptr<storage::Database> memoryStore();

} // namespace onewindow::feedback
