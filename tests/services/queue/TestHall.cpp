// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/queue/TestHall.h"

#include "services/core/Ids.h"
#include "services/queue/AppendFact.h"
#include "services/queue/FactKinds.h"
#include "services/queue/StoreProjections.h"

namespace onewindow::queue {

namespace {

std::unique_ptr<storage::Database> openStore(const QString& path)
{
    storage::DatabaseOptions options;
    options.path = path;
    auto database = storage::Database::open(options);
    OW_ENFORCE(bool(database));
    return std::move(database).value();
}

catalog::Matter makeMatter(const char* id, const char* series, bool needsCard)
{
    catalog::Matter matter;
    matter.id = QString::fromLatin1(id);
    matter.theme = QStringLiteral("si");
    matter.name = {QStringLiteral("事项"), QStringLiteral("Matter")};
    matter.department = {QStringLiteral("部门"), {}};
    matter.series = QString::fromLatin1(series);
    matter.windowArea = {QStringLiteral("A 区"), QStringLiteral("Area A")};
    matter.needsCard = needsCard;
    return matter;
}

} // namespace

TestKeys::TestKeys()
{
    const QString folder = m_folder.filePath(QStringLiteral("keys"));
    OW_ENFORCE(bool(crypto::FileNodeKeys::create(folder, crypto::Suite::National)));
    auto keys = crypto::FileNodeKeys::load(folder);
    OW_ENFORCE(bool(keys));
    m_keys = std::move(keys).value();
}

catalog::Catalogue TestHall::catalogue()
{
    catalog::Catalogue catalogue;
    catalogue.themes = {
        {QStringLiteral("si"), {QStringLiteral("社保"), {}}, QStringLiteral("home"), 0}};
    catalogue.matters = {makeMatter("enrol", "A", false), makeMatter("pension", "A", true),
                         makeMatter("move", "C", false)};
    return catalogue;
}

TestHall::TestHall(const ManualClock& clock, const QString& path, const QString& partition)
    : m_database(openStore(path))
    , m_feed(partition)
    , m_journal(
          {.node = QStringLiteral("hall-1"),
           .hall = partition,
           .keys = &*m_keys,
           .clock = &clock,
           .projections = {&m_tickets, &m_hall, &m_waits, &m_dayCounts, &m_rules, &m_hallFeed},
           .isCentre = true,
           .keepsEnvelopes = true})
    , m_queue(m_journal, m_feed, m_hallFeed, HallRules())
    , m_day(m_journal, m_feed)
{
    OW_ENFORCE(bool(m_journal.open(database())));
    OW_ENFORCE(bool(m_feed.open(database())));
    OW_ENFORCE(bool(HallDay::migrate(database())));
    const auto done = run<int>([&](storage::Database& store) -> Result<int> {
        OW_TRY(m_queue.publish(store, {{QStringLiteral("name"), QJsonObject()}}, catalogue(),
                               {{{QStringLiteral("id"), QStringLiteral("1")},
                                 {QStringLiteral("name"), QStringLiteral("1 号窗口")}},
                                {{QStringLiteral("id"), QStringLiteral("2")},
                                 {QStringLiteral("name"), QStringLiteral("2 号窗口")}}},
                               {}));
        return 0;
    });
    OW_ENFORCE(bool(done));
}

Result<QJsonObject> TestHall::command(Result<QJsonObject> (HallQueue::*verb)(storage::Database&,
                                                                             const WindowCommand&),
                                      const QString& window, const QString& expectedTicket)
{
    return run<QJsonObject>([&](storage::Database& store) {
        return (m_queue.*verb)(store, {window, QStringLiteral("wang"), expectedTicket});
    });
}

Result<QJsonObject> TestHall::open(const QString& window, const QStringList& matters)
{
    return run<QJsonObject>([&](storage::Database& store) {
        return m_queue.openWindow(store, {window, QStringLiteral("wang"), {}}, matters);
    });
}

Result<QJsonObject> TestHall::issue(const QString& matter, TicketClass klass,
                                    const QStringList& further)
{
    return run<QJsonObject>([&](storage::Database& store) {
        return m_queue.issue(store, QStringList(matter) + further, klass, QStringLiteral("wang"));
    });
}

Result<QJsonObject> TestHall::undo(const QString& window)
{
    return command(&HallQueue::undo, window);
}

Result<int> TestHall::takeFrom(journal::Journal& child, storage::Database& childStore,
                               const crypto::NodeKeys& childKeys)
{
    int taken = 0;
    while (true) {
        const auto batch = child.nextBatch(childStore, 100);
        if (!batch) {
            return batch.error();
        }
        if (batch.value().rows.isEmpty()) {
            return taken;
        }
        const auto ingested = run<journal::Ingested>([&](storage::Database& store) {
            auto come = m_journal.ingest(store, batch.value(), childKeys.signingPublicKey());
            const Result<void> returned =
                come ? m_queue.takeReturns(store, come.value().rows) : Result<void>();
            return returned ? come : Result<journal::Ingested>(returned.error());
        });
        if (!ingested) {
            return ingested.error();
        }
        if (ingested.value().refusal) {
            return *ingested.value().refusal;
        }
        taken += ingested.value().newRows;
        auto transaction = storage::Transaction::begin(childStore);
        if (!transaction) {
            return transaction.error();
        }
        OW_TRY(child.acknowledged(childStore, ingested.value().ack, batch.value()));
        OW_TRY(transaction.value().commit());
    }
}

QList<journal::FeedChange> TestHall::published(const char* kind, const QStringList& audiences)
{
    QList<journal::FeedChange> found;
    const auto page = m_feed.read(database(), {}, audiences, journal::kFeedPageLimit);
    OW_ENFORCE(bool(page));
    for (const journal::FeedChange& change : page.value().changes) {
        if (change.kind == QLatin1String(kind) && change.body) {
            found << change;
        }
    }
    return found;
}

QString TestHall::verify()
{
    const auto report = journal::verifyStore(
        database(), {&m_tickets, &m_hall, &m_waits, &m_dayCounts, &m_rules}, storeParts());
    return report ? report.value().firstBad : report.error().detail;
}

BareTerminal::BareTerminal(const QString& node, const Clock& clock)
    : m_database(openStore(QStringLiteral(":memory:")))
    , m_journal({.node = node, .keys = &*m_keys, .clock = &clock, .projections = {}})
{
    OW_ENFORCE(bool(m_journal.open(*m_database)));
}

void BareTerminal::record(const char* kind, const QByteArray& subject, const QJsonObject& body)
{
    auto transaction = storage::Transaction::begin(*m_database);
    OW_ENFORCE(bool(transaction));
    OW_ENFORCE(bool(appendFact(m_journal, *m_database, kind, subject, body)));
    OW_ENFORCE(bool(transaction.value().commit()));
}

QByteArray BareTerminal::issue(const QString& matter, const QJsonValue& quoted)
{
    const qint64 wallMs = m_journal.clock().now().wallMs;
    const QByteArray id = makeUuidV7(wallMs);
    QJsonObject body{{QStringLiteral("number"), formatNumber(u"A", u"9", ++m_counter)},
                     {QStringLiteral("series"), QStringLiteral("A")},
                     {QStringLiteral("counter"), m_counter},
                     {QStringLiteral("matter"), matter},
                     {QStringLiteral("class"), className(TicketClass::Ordinary)},
                     {QStringLiteral("day"), hallDay(wallMs)},
                     {QStringLiteral("token"), makeToken()}};
    if (!quoted.isUndefined()) {
        body.insert(QStringLiteral("quoted"), quoted);
    }
    record(facts::kIssued, id, body);
    return id;
}

Result<int> BareTerminal::shipTo(TestHall& hall)
{
    return hall.takeFrom(m_journal, *m_database, *m_keys);
}

QString field(const Result<QJsonObject>& result, const char* key)
{
    return result ? result.value().value(QLatin1String(key)).toVariant().toString()
                  : errorName(result.error().code);
}

} // namespace onewindow::queue
