// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/torture/Nodes.h"

#include "services/core/Enforce.h"
#include "services/journal/Verifier.h"
#include "services/queue/HallDay.h"
#include "services/queue/StoreProjections.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFileInfo>

namespace onewindow::torture {

using storage::Database;

namespace {

const QString kHall = QStringLiteral("hall-1");
const QString kKiosk = QStringLiteral("kiosk-1");
constexpr int kRowsABatch = 50;

Result<std::unique_ptr<Database>> openStore(const QString& folder)
{
    storage::DatabaseOptions options;
    options.path = storeIn(folder);
    // Several processes press at once here, on a machine that may be busy with other tests.
    options.busyTimeout = std::chrono::seconds(60);
    return Database::open(options);
}

std::unique_ptr<crypto::NodeKeys> load(const QString& folder)
{
    auto keys = crypto::FileNodeKeys::load(folder);
    OW_ENFORCE(bool(keys));
    return std::move(keys).value();
}

catalog::Matter matter(const char* id, const char* series)
{
    catalog::Matter made;
    made.id = QString::fromLatin1(id);
    made.theme = QStringLiteral("si");
    made.name = {QStringLiteral("事项"), QStringLiteral("Matter")};
    made.department = {QStringLiteral("部门"), {}};
    made.series = QString::fromLatin1(series);
    made.windowArea = {QStringLiteral("A 区"), QStringLiteral("Area A")};
    return made;
}

catalog::Catalogue matters()
{
    return {
        .themes = {{QStringLiteral("si"), {QStringLiteral("社保"), {}}, QStringLiteral("home"), 0}},
        .matters = {matter("enrol", "A"), matter("move", "C")},
        .departments = {},
        .agreements = {}};
}

QList<QJsonObject> windows()
{
    QList<QJsonObject> all;
    for (int i = 1; i <= HallNode::kWindows; ++i) {
        all.append({{QStringLiteral("id"), QString::number(i)},
                    {QStringLiteral("name"), QStringLiteral("%1 号窗口").arg(i)}});
    }
    return all;
}

} // namespace

QString storeIn(const QString& folder)
{
    return QDir(folder).filePath(QStringLiteral("store.db"));
}

QString scratchTemplate()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    const bool mayUse = qEnvironmentVariableIsEmpty("TMPDIR") && memory.isWritable();
    return (mayUse ? memory.filePath() : QDir::tempPath()) +
           QStringLiteral("/onewindow-torture.XXXXXX");
}

void Keys::create(const QString& folder)
{
    for (const QString& node : {kHall, kKiosk}) {
        OW_ENFORCE(bool(
            crypto::FileNodeKeys::create(QDir(folder).filePath(node), crypto::Suite::National)));
    }
}

Keys::Keys(const QString& folder)
    : m_hall(load(QDir(folder).filePath(kHall)))
    , m_kiosk(load(QDir(folder).filePath(kKiosk)))
{}

HallNode::HallNode(std::unique_ptr<Database> database, const Keys& keys)
    : m_database(std::move(database))
    , m_tickets(kHall)
    , m_hall(kHall)
    , m_rules(kHall)
    , m_hallFeed(m_feed, kHall)
    , m_journal({.node = kHall,
                 .keys = &keys.hall(),
                 .clock = &m_clock,
                 .projections = {&m_tickets, &m_hall, &m_rules, &m_hallFeed},
                 .isCentre = true,
                 .keepsEnvelopes = true})
    , m_queue(m_journal, m_feed, m_hallFeed, queue::HallRules())
{}

Result<std::unique_ptr<HallNode>> HallNode::join(const QString& folder, const Keys& keys)
{
    auto database = openStore(folder);
    if (!database) {
        return database.error();
    }
    std::unique_ptr<HallNode> node(new HallNode(std::move(database).value(), keys));
    OW_TRY(node->m_journal.open(node->database()));
    OW_TRY(node->m_feed.open(node->database()));
    OW_TRY(queue::HallDay::migrate(node->database()));
    node->m_hallFeed.setHall(matters(), windows());
    return node;
}

Result<std::unique_ptr<HallNode>> HallNode::open(const QString& folder, const Keys& keys)
{
    auto node = join(folder, keys);
    if (!node) {
        return node.error();
    }
    const auto published = node.value()->run<int>([&](Database& database) -> Result<int> {
        OW_TRY(node.value()->m_queue.publish(database, {{QStringLiteral("name"), QJsonObject()}},
                                             matters(), windows(), {}));
        return 0;
    });
    if (!published) {
        return published.error();
    }
    return node;
}

QString HallNode::verify()
{
    const auto report =
        journal::verifyStore(*m_database, {&m_tickets, &m_hall, &m_rules}, queue::storeParts());
    return report ? report.value().firstBad : report.error().detail;
}

KioskNode::KioskNode(std::unique_ptr<Database> database, const Keys& keys,
                     storage::Writer::Settings settings)
    : m_tickets(QString())
    , m_journal(
          {.node = kKiosk, .keys = &keys.kiosk(), .clock = &m_clock, .projections = {&m_tickets}})
    , m_writer(std::move(database), settings)
    , m_desk({.mark = QStringLiteral("1"),
              .fallbackLink = QStringLiteral("https://127.0.0.1"),
              .recipients = {{kHall, keys.hall().sealingPublicKey()}}},
             m_writer, m_journal)
    , m_keys(keys.kiosk())
{}

KioskNode::~KioskNode()
{
    m_writer.stop();
}

Result<std::unique_ptr<KioskNode>> KioskNode::open(const QString& folder, const Keys& keys,
                                                   storage::Writer::Settings settings)
{
    auto database = openStore(folder);
    if (!database) {
        return database.error();
    }
    std::unique_ptr<KioskNode> node(new KioskNode(std::move(database).value(), keys, settings));
    const auto opened = node->run<int>([&](Database& store) -> Result<int> {
        OW_TRY(node->m_journal.open(store));
        OW_TRY(node->m_cache.open(store));
        return 0;
    });
    if (!opened) {
        return opened.error();
    }
    return node;
}

QString KioskNode::verify()
{
    const auto report = run<journal::VerifyReport>([this](Database& store) {
        return journal::verifyStore(store, {&m_tickets}, queue::storeParts());
    });
    return report ? report.value().firstBad : report.error().detail;
}

Result<queue::IssuedTicket> KioskNode::issue(const QString& matter, bool willPrint)
{
    std::optional<Result<queue::IssuedTicket>> answer;
    queue::IssueRequest request;
    request.matter = matter;
    request.willPrint = willPrint;
    m_desk.issue(std::move(request),
                 [&](Result<queue::IssuedTicket> result) { answer.emplace(std::move(result)); });
    while (!answer) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return *std::move(answer);
}

Result<int> KioskNode::shipTo(HallNode& hall)
{
    int taken = 0;
    while (true) {
        const auto batch = run<journal::Batch>(
            [&](Database& store) { return m_journal.nextBatch(store, kRowsABatch); });
        if (!batch) {
            return batch.error();
        }
        const auto ingested = hall.run<journal::Ingested>([&](Database& store) {
            return hall.journal().ingest(store, batch.value(), m_keys.signingPublicKey());
        });
        if (!ingested) {
            return ingested.error();
        }
        if (ingested.value().refusal) {
            return *ingested.value().refusal;
        }
        taken += ingested.value().newRows;
        const auto noted = run<int>([&](Database& store) -> Result<int> {
            OW_TRY(m_journal.acknowledged(store, ingested.value().ack, batch.value()));
            return 0;
        });
        if (!noted) {
            return noted.error();
        }
        if (batch.value().rows.isEmpty()) {
            return taken;
        }
    }
}

Result<void> KioskNode::pullFrom(HallNode& hall)
{
    const QStringList audiences{QStringLiteral("all"), QStringLiteral("kiosk"),
                                QStringLiteral("node:") + kKiosk};
    while (true) {
        const auto cursor =
            run<journal::FeedCursor>([&](Database& store) { return m_cache.cursor(store); });
        if (!cursor) {
            return cursor.error();
        }
        const auto page =
            hall.feed().read(hall.database(), cursor.value(), audiences, journal::kFeedPageLimit);
        if (!page) {
            return page.error();
        }
        const auto applied = run<int>([&](Database& store) -> Result<int> {
            OW_TRY(m_cache.apply(store, page.value()));
            return 0;
        });
        if (!applied) {
            return applied.error();
        }
        m_desk.onChangesApplied(page.value());
        if (!page.value().hasMore) {
            return {};
        }
    }
}

} // namespace onewindow::torture
