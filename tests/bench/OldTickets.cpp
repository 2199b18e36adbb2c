// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/OldTickets.h"

#include "services/core/Durations.h"
#include "services/core/Ids.h"
#include "services/journal/ChainStore.h"
#include "services/journal/EnvelopeStore.h"
#include "services/journal/Journal.h"
#include "services/queue/FactKinds.h"
#include "services/storage/Query.h"
#include "services/storage/Transaction.h"
#include "tests/bench/Report.h"

#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace onewindow::bench {

namespace {

constexpr int kTicketsPerDay = 1000;
constexpr int kTicketsPerTransaction = 20'000;
constexpr qsizetype kSealedBytes = 160; // A name, a number and a flag with seal and tag.

/// Where the k-th of `count` stands in the range of a random 64-bit number.
QByteArray spread(int k, int count)
{
    const quint64 value = static_cast<quint64>(k) *
                          (std::numeric_limits<quint64>::max() / static_cast<unsigned>(count));
    QByteArray bytes(8, '\0');
    for (int i = 0; i < 8; ++i) {
        bytes[i] = static_cast<char>(value >> (56 - 8 * i));
    }
    return bytes;
}

/// makeToken() that is the k-th of `count` in the order a store sorts by.
QString spreadToken(int k, int count)
{
    static const QByteArray kSorted = [] {
        QByteArray letters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
        std::sort(letters.begin(), letters.end());
        return letters;
    }();
    const QByteArray place = spread(k, count);
    quint64 value = 0;
    for (const char byte : place) {
        value = value << 8U | static_cast<quint8>(byte);
    }
    QString token = makeToken();
    for (int i = 0; i < 4; ++i) {
        token[i] = QLatin1Char(kSorted[static_cast<int>(value >> (58 - 6 * i) & 63U)]);
    }
    return token;
}

/// Where the store's own journal is: a hall's name, nothing at a terminal.
QString partitionOf(storage::Database& database)
{
    const QStringList halls = valueOf(journal::Journal::halls(database));
    for (const QString& hall : halls) {
        if (!hall.isEmpty() && valueOf(journal::ChainStore(database, hall).own())) {
            return hall;
        }
    }
    return {};
}

class Filler
{
public:
    Filler(storage::Database& database, const OldTickets& old)
        : m_database(database)
        , m_hall(partitionOf(database))
        , m_chains(database, m_hall)
        , m_old(old)
        , m_chain(*valueOf(m_chains.own()))
        , m_bootId(SystemClock().now().bootId)
        , m_firstMs(SystemClock().now().wallMs - kDayMs * (2 + old.count / kTicketsPerDay))
    {}

    void run()
    {
        for (int k = 0; k < m_old.count;) {
            auto transaction = valueOf(storage::Transaction::begin(m_database));
            const int end = std::min(m_old.count, k + kTicketsPerTransaction);
            for (; k < end; ++k) {
                add(k);
            }
            if (m_old.isHeldByParent) {
                m_chain.held = m_chain.headSeq;
                m_chain.safe = m_chain.headSeq;
            }
            succeed(m_chains.update(m_chain));
            succeed(transaction.commit());
        }
        count();
        succeed(m_database.checkpoint());
    }

private:
    void add(int k)
    {
        const qint64 atMs = m_firstMs + k / kTicketsPerDay * kDayMs + k % kTicketsPerDay * 25'000;
        const qint64 counter = k % kTicketsPerDay + 1;
        const QByteArray id = makeUuidV7(atMs);
        const QString number = queue::formatNumber(m_old.series, m_old.mark, counter);
        const QString day = queue::hallDay(atMs);
        const QString token = spreadToken(k, m_old.count);
        const QByteArray place = spread(k, m_old.count);
        QJsonObject body{{QStringLiteral("number"), number},
                         {QStringLiteral("series"), m_old.series},
                         {QStringLiteral("counter"), counter},
                         {QStringLiteral("matter"), m_old.matter},
                         {QStringLiteral("class"), queue::className(queue::TicketClass::Ordinary)},
                         {QStringLiteral("day"), day},
                         {QStringLiteral("token"), token},
                         {QStringLiteral("printing"), true}};
        journal::Row issued;
        QString handle;
        if (m_old.hasPersons) {
            handle = QString::fromLatin1((place + randomBytes(24)).toHex());
            body.insert(QStringLiteral("handle"), handle);
            issued.sealed = randomBytes(kSealedBytes);
            issued.keyId = makeUuidV7(atMs);
            issued.keyDigest = randomBytes(crypto::kDigestBytes);
            succeed(journal::EnvelopeStore(m_database, m_hall)
                        .put({.keyId = issued.keyId,
                              .suite = crypto::Suite::National,
                              .keyDigest = issued.keyDigest,
                              .state = journal::KeyState::Absent,
                              .content = {}}));
        }
        append(issued, id, queue::facts::kIssued, body, atMs);
        journal::Row last;
        append(last, id, m_old.lastFact, m_old.lastBody, atMs + 5'000);
        addTicket(issued, last.correctedMs, number, day, handle, token);
    }

    void count()
    {
        succeed(storage::run(m_database,
                             "INSERT INTO number_counters (node, series, last) VALUES (?, ?, ?)",
                             m_chain.node, m_old.series, (m_old.count - 1) % kTicketsPerDay + 1));
        if (m_old.state == queue::TicketState::Waiting) {
            succeed(storage::run(m_database,
                                 "INSERT INTO queue_counts (matter, waiting) VALUES (?, ?)",
                                 m_old.matter, m_old.count));
        }
    }

    void append(journal::Row& row, const QByteArray& subject, const char* kind,
                const QJsonObject& body, qint64 atMs)
    {
        row.node = m_chain.node;
        row.incarnation = m_chain.incarnation;
        row.seq = ++m_chain.headSeq;
        row.id = makeUuidV7(atMs);
        row.at = {.wallMs = atMs, .bootMs = atMs - m_firstMs, .bootId = m_bootId, .isSynced = true};
        row.kind = QString::fromLatin1(kind);
        row.subject = subject;
        row.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        row.prev = m_chain.headDigest;
        row.digest = journal::rowDigest(row);
        row.correctedMs = atMs;
        m_chain.headDigest = row.digest;
        m_chain.correctedMs = atMs;
        succeed(m_chains.insertRow(row, ++m_chain.lastPos));
    }

    void addTicket(const journal::Row& row, qint64 lastMs, const QString& number,
                   const QString& day, const QString& handle, const QString& token)
    {
        const bool isOver = !queue::isOpen(m_old.state);
        succeed(storage::run(
            m_database,
            "INSERT INTO tickets (id, number, node, seq, matter, class, state, day, handle, token, "
            "issued_at, due_at, window_id, called_at, call_count, started_at, ended_at, "
            "is_unknown, is_printing, transferred_from, further, sealed, key_id) "
            "VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, '', 0, 0, 0, ?, 0, 1, '', ?, ?, ?)",
            row.subject, number, row.node, row.seq, m_old.matter, static_cast<int>(m_old.state),
            day, handle, token, row.correctedMs, row.correctedMs, isOver ? lastMs : 0,
            QStringLiteral("[]"), row.sealed, row.keyId));
    }

    storage::Database& m_database;
    QString m_hall;
    journal::ChainStore m_chains;
    const OldTickets& m_old;
    journal::Chain m_chain;
    QByteArray m_bootId;
    qint64 m_firstMs;
};

} // namespace

void addOldTickets(storage::Database& database, const OldTickets& old)
{
    Filler(database, old).run();
}

} // namespace onewindow::bench
