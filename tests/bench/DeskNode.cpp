// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/DeskNode.h"

#include "services/catalog/CatalogueFile.h"
#include "services/core/Ids.h"
#include "services/crypto/FileKeys.h"
#include "services/queue/FeedKinds.h"
#include "services/storage/Query.h"
#include "services/storage/Transaction.h"

#include <QEventLoop>

namespace onewindow::bench {

namespace {

std::unique_ptr<crypto::NodeKeys> loadKeys(const QString& folder)
{
    return valueOf(crypto::FileNodeKeys::load(folder + QStringLiteral("/keys")));
}

} // namespace

DeskNode::DeskNode(const QString& deployment)
    : m_keys(loadKeys(deployment + u'/' + QLatin1String(kKiosk)))
{
    const QString node = QString::fromLatin1(kKiosk);
    m_journal = std::make_unique<journal::Journal>(journal::Journal::Settings{
        .node = node, .keys = m_keys.get(), .clock = &m_clock, .projections = {&m_tickets}});
    storage::DatabaseOptions options;
    options.path = deployment + u'/' + node + QStringLiteral("/store/kiosk.db");
    auto database = valueOf(storage::Database::open(options));
    succeed(m_journal->open(*database));
    fillFeedCache(*database, deployment + QStringLiteral("/platform/catalogue.json"));
    m_writer = std::make_unique<storage::Writer>(std::move(database));
    const auto hallKeys = loadKeys(deployment + QStringLiteral("/platform"));
    queue::TicketDesk::Settings settings;
    settings.mark = QStringLiteral("1");
    settings.fallbackLink = QStringLiteral("https://127.0.0.1:8443");
    settings.recipients = {{node, m_keys->sealingPublicKey()},
                           {QStringLiteral("hall-1"), hallKeys->sealingPublicKey()}};
    m_desk = std::make_unique<queue::TicketDesk>(std::move(settings), *m_writer, *m_journal);
    succeed(m_desk->start());
    drain();
}

DeskNode::~DeskNode()
{
    m_writer->stop();
}

void DeskNode::fillFeedCache(storage::Database& database, const QString& catalogueFile)
{
    const catalog::Catalogue catalogue = valueOf(catalog::loadCatalogue(catalogueFile)).catalogue;
    journal::FeedCache cache;
    succeed(cache.open(database));
    journal::FeedPage page;
    page.cursor = {QStringLiteral("bench"), 1, 0};
    const auto add = [&page](const char* kind, const QString& id, const QJsonObject& body) {
        page.changes << journal::FeedChange{QString::fromLatin1(kind), id, 1, body};
    };
    for (const catalog::Theme& theme : catalogue.themes) {
        add(queue::feed::kTheme, theme.id, catalog::toJson(theme));
    }
    for (const catalog::Matter& matter : catalogue.matters) {
        add(queue::feed::kMatter, matter.id, catalog::toJson(matter));
    }
    const QString day = queue::hallDay(m_clock.now().wallMs);
    const QByteArray dayKey =
        valueOf(crypto::makeEnvelope(m_keys->sealingPublicKey(), randomBytes(32)));
    add(queue::feed::kDayKey, day + u'/' + QLatin1String(kKiosk),
        {{QStringLiteral("day"), day},
         {QStringLiteral("key"), QString::fromLatin1(dayKey.toBase64())}});
    auto transaction = valueOf(storage::Transaction::begin(database));
    succeed(cache.apply(database, page));
    succeed(transaction.commit());
}

void DeskNode::drain()
{
    succeed(m_writer->runAndWait<void>([](storage::Database&) { return Result<void>(); }));
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
