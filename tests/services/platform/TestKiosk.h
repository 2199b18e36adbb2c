// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/crypto/Keys.h"
#include "services/journal/Journal.h"
#include "services/queue/TicketProjection.h"
#include "services/storage/Writer.h"

#include <QTemporaryDir>

#include <memory>

namespace onewindow::testing {

/// A terminal's store and journal without the terminal: issues tickets as facts, the way TicketDesk
/// does.
class TestKiosk
{
public:
    /// `clock` is the hall's, where that is a test's.
    TestKiosk(QString node, QString mark, std::unique_ptr<crypto::NodeKeys> keys,
              const Clock* clock = nullptr);
    ~TestKiosk();
    TestKiosk(const TestKiosk&) = delete;
    TestKiosk& operator=(const TestKiosk&) = delete;
    TestKiosk(TestKiosk&&) = delete;
    TestKiosk& operator=(TestKiosk&&) = delete;

    /// Issues a ticket for `matter` and confirms it: two rows. Its number.
    QString issue(const QString& matter);

    /// The same for somebody of whom `person` tells, to be opened by `hall` alone. Its id.
    QByteArray issueTo(const QJsonObject& person, const QString& matter,
                       const journal::Recipient& hall);

    journal::Batch nextBatch(int rows);
    void acknowledge(const journal::Ack& ack, const journal::Batch& sent);
    qint64 backlog();

    [[nodiscard]] storage::DatabaseOptions store() const;

    storage::Writer& writer() { return *m_writer; }

    journal::Journal& journal() { return m_journal; }

    /// Ids of the own chain's rows in order, as `store` (the own one or a parent's) has them.
    static QStringList rowsOf(const storage::DatabaseOptions& store, const QString& node);

private:
    /// What is said of a new ticket before it is confirmed.
    journal::NewFact newTicket(const QString& matter);
    void record(const journal::NewFact& issued);

    QString m_node;
    QString m_mark;
    std::unique_ptr<crypto::NodeKeys> m_keys;
    QTemporaryDir m_folder;
    SystemClock m_system;
    const Clock& m_clock;
    queue::TicketProjection m_tickets;
    journal::Journal m_journal;
    std::unique_ptr<storage::Writer> m_writer;
    int m_count = 0;
};

} // namespace onewindow::testing
