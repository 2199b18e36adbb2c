// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/appointments/EscrowNode.h"

#include "services/appointments/Partition.h"
#include "services/storage/Query.h"

#include <algorithm>

namespace onewindow::appointments {

using journal::succeed;
using journal::valueOf;
using storage::Database;

namespace {

constexpr int kRoundLimit = 50;
constexpr int kSettleLimit = 20;

/// The values of the row that `statement` has arrived at, by the columns' declared types.
QVariantList valuesOf(const storage::Statement& row, const QStringList& types)
{
    QVariantList values;
    for (int i = 0; i < types.size(); ++i) {
        if (types.at(i) == u"TEXT") {
            values << row.text(i);
        } else if (types.at(i) == u"BLOB") {
            values << row.blob(i);
        } else {
            values << row.integer(i);
        }
    }
    return values;
}

void insertRow(Database& database, const QString& table, const QVariantList& values)
{
    const QString marks = QStringList(values.size(), QStringLiteral("?")).join(u',');
    auto statement = valueOf(database.prepare(
        QStringLiteral("INSERT INTO %1 VALUES (%2)").arg(table, marks).toStdString()));
    for (const QVariant& value : values) {
        switch (value.typeId()) {
        case QMetaType::QString:
            statement.bind(value.toString());
            break;
        case QMetaType::QByteArray:
            statement.bind(value.toByteArray());
            break;
        default:
            statement.bind(value.toLongLong());
        }
    }
    succeed(statement.run());
}

} // namespace

std::unique_ptr<Database> memoryStore()
{
    storage::DatabaseOptions options;
    options.path = QStringLiteral(":memory:");
    return valueOf(Database::open(options));
}

EscrowNode::EscrowNode(Options options, std::unique_ptr<Database> database)
    : m_options(std::move(options))
    , m_database(std::move(database))
    , m_projection(m_options.id)
    , m_slotFeed(m_options.id,
                 m_options.isLeaf ? SlotFeed::Audience::None : SlotFeed::Audience::Below)
{
    make();
}

void EscrowNode::make()
{
    m_settledAtMs = -1;
    journal::Journal::Settings settings;
    settings.node = m_options.id;
    settings.hall = m_options.hall;
    settings.keys = m_options.keys;
    settings.clock = m_options.clock;
    settings.projections = {&m_projection, &m_slotFeed};
    settings.isCentre = m_options.isRoot;
    settings.takesRelays = m_options.isRoot;
    settings.keepsEnvelopes = !m_options.isLeaf;
    m_journal = std::make_unique<journal::Journal>(std::move(settings));
    SlotBook::Settings book;
    book.escrow.hall = m_options.hall;
    book.escrow.isRoot = m_options.isRoot;
    book.escrow.rules = m_options.rules;
    book.rules = m_options.bookingRules;
    book.recipients = [this] {
        return std::vector<journal::Recipient>{{m_options.id, m_options.keys->sealingPublicKey()}};
    };
    m_book = std::make_unique<SlotBook>(*m_journal, m_slotFeed, std::move(book));
    succeed(m_journal->open(*m_database));
    succeed(journal::Feed(hall()).open(*m_database));
    succeed(journal::FeedCache(hall()).open(*m_database));
}

Result<void> EscrowNode::setCapacity(const Slot& slot, qint64 places)
{
    return transact([&](Database& database) {
        return m_book->setCapacity(database, {{slot, places}}, QStringLiteral("admin"));
    });
}

Result<Booking> EscrowNode::bookOne(const QString& slot)
{
    BookOrder order;
    order.slot = slot;
    order.by = QStringLiteral("citizen");
    return transact([&](Database& database) { return m_book->book(database, order); });
}

Result<Appointment> EscrowNode::cancel(const QByteArray& id)
{
    return transact([&](Database& database) {
        return m_book->cancel(database, {.id = id, .staff = {}, .reason = {}});
    });
}

Result<void> EscrowNode::want(const QString& slot)
{
    return transact([&](Database& database) { return m_book->escrow().want(database, slot); });
}

Result<LossReport> EscrowNode::declareLost(const QString& holder, bool isVoid, quint32 upToLife)
{
    return transact([&](Database& database) {
        return m_book->declareLost(database, {.holder = holder,
                                              .upToLife = upToLife,
                                              .isVoid = isVoid,
                                              .staff = QStringLiteral("admin"),
                                              .reason = QStringLiteral("test")});
    });
}

int EscrowNode::settle()
{
    // As EscrowRunner does it: after news, and when time went by.
    const qint64 nowMs = m_options.clock->now().wallMs;
    if (m_slotFeed.takeNews().isEmpty() && m_settledAtMs == nowMs) {
        return 0;
    }
    m_settledAtMs = nowMs;
    int busy = 0;
    while (busy < kSettleLimit && valueOf(transact([&](Database& database) {
               return m_book->escrow().settle(database);
           }))) {
        ++busy;
    }
    return busy;
}

EscrowNode::Shipped EscrowNode::ship(EscrowNode& parent, int maxRows, bool isHeard)
{
    Shipped shipped;
    shipped.batch = valueOf(m_journal->nextBatch(*m_database, maxRows));
    shipped.outcome = valueOf(parent.take(shipped.batch));
    if (!isHeard) {
        return shipped;
    }
    const auto& refusal = shipped.outcome.refusal;
    journal::Ack ack = shipped.outcome.ack;
    succeed(transact([&](Database& database) {
        // The parent may hold more of a chain than a restored store has of it.
        const auto chain =
            valueOf(journal::ChainStore(database, hall()).find(ack.node, ack.incarnation));
        const quint64 head = chain ? chain->headSeq : 0;
        ack.held = std::min(ack.held, head);
        ack.safe = std::min(ack.safe, head);
        return m_journal->acknowledged(database, ack, refusal ? journal::Batch() : shipped.batch);
    }));
    return shipped;
}

bool EscrowNode::hasBacklog()
{
    return valueOf(m_journal->backlog(*m_database)) > 0;
}

bool EscrowNode::isBehind(EscrowNode& parent)
{
    const auto cursor = valueOf(journal::FeedCache(hall()).cursor(*m_database));
    return cursor.epoch.isEmpty() ||
           cursor.position != valueOf(journal::Feed(parent.hall()).position(*parent.m_database)) ||
           !parent.m_isSameFeed;
}

Result<journal::Ingested> EscrowNode::take(const journal::Batch& batch)
{
    return transact([&](Database& database) {
        return m_journal->ingest(database, batch, m_options.keys->signingPublicKey());
    });
}

journal::FeedPage EscrowNode::pull(EscrowNode& parent, int limit)
{
    const auto cursor = valueOf(journal::FeedCache(hall()).cursor(*m_database));
    auto page =
        valueOf(journal::Feed(parent.hall())
                    .read(*parent.m_database, cursor,
                          {QStringLiteral("all"), QStringLiteral("node:") + m_options.id}, limit));
    succeed(transact(
        [&](Database& database) { return journal::FeedCache(hall()).apply(database, page); }));
    return page;
}

void EscrowNode::takeIn(const QList<journal::FeedChange>& changes)
{
    succeed(
        transact([&](Database& database) { return m_book->escrow().takeIn(database, changes); }));
}

void EscrowNode::restart()
{
    make();
    succeed(transact([&](Database& database) { return m_book->escrow().takeInAll(database); }));
}

QStringList EscrowNode::tables()
{
    QStringList names;
    auto statement = valueOf(m_database->prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'schema_versions'"));
    while (valueOf(statement.step())) {
        names << statement.text(0);
    }
    return names;
}

EscrowNode::Backup EscrowNode::backup()
{
    Backup backup;
    for (const QString& table : tables()) {
        QStringList types;
        auto columns = valueOf(m_database->prepare(
            QStringLiteral("SELECT type FROM pragma_table_info('%1')").arg(table).toStdString()));
        while (valueOf(columns.step())) {
            types << columns.text(0);
        }
        QList<QVariantList> rows;
        auto statement = valueOf(
            m_database->prepare(QStringLiteral("SELECT * FROM %1").arg(table).toStdString()));
        while (valueOf(statement.step())) {
            rows << valuesOf(statement, types);
        }
        backup.append({table, rows});
    }
    return backup;
}

void EscrowNode::empty()
{
    for (const QString& table : tables()) {
        auto statement =
            valueOf(m_database->prepare(QStringLiteral("DELETE FROM %1").arg(table).toStdString()));
        succeed(statement.run());
    }
}

void EscrowNode::restore(const Backup& backup, quint32 life)
{
    succeed(transact([&](Database& database) -> Result<void> {
        empty();
        for (const auto& [table, rows] : backup) {
            for (const QVariantList& row : rows) {
                insertRow(database, table, row);
            }
        }
        const auto begun = m_journal->startIncarnation(database, life);
        if (!begun) {
            return begun.error();
        }
        return journal::Feed(hall()).renewEpoch(database);
    }));
    m_isSameFeed = false;
    restart();
}

void EscrowNode::wipe(const EscrowRules& rules, const BookingRules& bookingRules)
{
    m_options.rules = rules;
    m_options.bookingRules = bookingRules;
    m_isSameFeed = true;
    succeed(transact([&](Database&) -> Result<void> {
        empty();
        return {};
    }));
    make();
}

quint32 EscrowNode::life()
{
    return valueOf(ownLife(*m_database, hall()));
}

void converge(EscrowNode& parent, EscrowNode& child)
{
    for (int round = 0; round < kRoundLimit; ++round) {
        const auto shipped = child.ship(parent, 100);
        const auto page = child.pull(parent, 100);
        child.takeIn(page.changes);
        const int busy = child.settle() + parent.settle();
        if (shipped.batch.rows.isEmpty() && page.changes.isEmpty() && busy == 0) {
            return;
        }
    }
    qFatal("two nodes do not come to rest");
}

} // namespace onewindow::appointments
