// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/DeskNode.h"

#include "services/core/Ids.h"
#include "services/crypto/FileKeys.h"
#include "services/queue/FeedKinds.h"
#include "services/storage/Query.h"
#include "services/storage/Transaction.h"

#include <QEventLoop>

#include <optional>

namespace onewindow::bench {

namespace {

const QString kNode = QStringLiteral("kiosk-1");

catalog::LocalText text(const QString& zh)
{
    return {zh, {}};
}

QList<journal::FeedChange> hallSays(const crypto::NodeKeys& keys, const QString& day)
{
    catalog::Theme theme;
    theme.id = QStringLiteral("si");
    theme.name = text(QStringLiteral("社会保险"));
    theme.icon = QStringLiteral("shield");
    catalog::Matter matter;
    matter.id = QString::fromLatin1(DeskNode::kMatter);
    matter.theme = theme.id;
    matter.name = text(QStringLiteral("社会保险参保登记"));
    matter.department = text(QStringLiteral("区人力资源和社会保障局"));
    matter.series = QStringLiteral("A");
    matter.windowArea = text(QStringLiteral("一楼 A 区 1-6 号窗口"));
    const QByteArray dayKey =
        valueOf(crypto::makeEnvelope(keys.sealingPublicKey(), randomBytes(32)));
    const auto change = [](const char* kind, const QString& id, const QJsonObject& body) {
        return journal::FeedChange{QString::fromLatin1(kind), id, 1, body};
    };
    return {change(queue::feed::kTheme, theme.id, catalog::toJson(theme)),
            change(queue::feed::kMatter, matter.id, catalog::toJson(matter)),
            change(queue::feed::kDayKey, day + u'/' + kNode,
                   {{QStringLiteral("day"), day},
                    {QStringLiteral("key"), QString::fromLatin1(dayKey.toBase64())}})};
}

} // namespace

DeskNode::DeskNode(const QString& folder)
{
    succeed(
        crypto::FileNodeKeys::create(folder + QStringLiteral("/keys"), crypto::Suite::National));
    m_keys = valueOf(crypto::FileNodeKeys::load(folder + QStringLiteral("/keys")));
    m_journal = std::make_unique<journal::Journal>(journal::Journal::Settings{
        .node = kNode, .keys = m_keys.get(), .clock = &m_clock, .projections = {&m_tickets}});
    storage::DatabaseOptions options;
    options.path = folder + QStringLiteral("/kiosk.db");
    auto database = valueOf(storage::Database::open(options));
    succeed(m_journal->open(*database));
    fillFeedCache(*database);
    m_writer = std::make_unique<storage::Writer>(std::move(database));
    queue::TicketDesk::Settings settings;
    settings.mark = QStringLiteral("1");
    settings.fallbackLink = QStringLiteral("https://127.0.0.1:8443");
    settings.recipients = {{QStringLiteral("hall-1"), m_keys->sealingPublicKey()},
                           {kNode, m_keys->sealingPublicKey()}};
    m_desk = std::make_unique<queue::TicketDesk>(std::move(settings), *m_writer, *m_journal);
    succeed(m_desk->start());
    drain();
}

DeskNode::~DeskNode()
{
    m_writer->stop();
}

void DeskNode::fillFeedCache(storage::Database& database)
{
    journal::FeedCache cache;
    succeed(cache.open(database));
    journal::FeedPage page;
    page.cursor = {QStringLiteral("bench"), 1, 0};
    page.changes = hallSays(*m_keys, queue::hallDay(m_clock.now().wallMs));
    auto transaction = valueOf(storage::Transaction::begin(database));
    succeed(cache.apply(database, page));
    succeed(transaction.commit());
}

void DeskNode::drain()
{
    succeed(m_writer->runAndWait<void>([](storage::Database&) { return Result<void>(); }));
}

std::chrono::nanoseconds DeskNode::issue(queue::IssueRequest request, queue::IssuedTicket& issued)
{
    QEventLoop loop;
    std::chrono::nanoseconds taken{};
    const Stopwatch watch;
    m_desk->issue(std::move(request), [&](const Result<queue::IssuedTicket>& result) {
        taken = watch.elapsed();
        issued = valueOf(result);
        loop.quit();
    });
    loop.exec();
    return taken;
}

void DeskNode::hold(const QByteArray& ticketId)
{
    QEventLoop loop;
    m_desk->hold(ticketId, QStringLiteral("printer"), false, [&](const Result<void>& result) {
        succeed(result);
        loop.quit();
    });
    loop.exec();
}

qint64 DeskNode::bytesOfLastIssue()
{
    // Numbers count as the 8 bytes they are; indexes and pages are the floor's own affair.
    constexpr const char* kBytes =
        "SELECT (SELECT 64 + length(node) + length(id) + length(boot_id) + length(kind) + "
        "length(subject) + length(body) + length(sealed) + length(key_id) + length(key_digest) + "
        "length(prev) + length(digest) + length(local) FROM journal WHERE kind = 'ticket.issued' "
        "ORDER BY pos DESC LIMIT 1) + "
        "(SELECT 88 + length(id) + length(number) + length(node) + length(matter) + length(day) + "
        "length(handle) + length(token) + length(sealed) + length(key_id) FROM tickets "
        "ORDER BY seq DESC LIMIT 1) + "
        "(SELECT COALESCE(MAX(length(key_id) + length(key_digest) + length(content) + "
        "length(local)), 0) FROM envelopes)";
    return valueOf(m_writer->runAndWait<qint64>([](storage::Database& database) -> Result<qint64> {
        auto statement = database.prepare(kBytes);
        if (!statement) {
            return statement.error();
        }
        const Result<bool> hasRow = statement.value().step();
        if (!hasRow) {
            return hasRow.error();
        }
        return statement.value().integer(0);
    }));
}

} // namespace onewindow::bench
