// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/platform/TestKiosk.h"

#include "services/core/Ids.h"
#include "services/queue/FactKinds.h"
#include "services/queue/Ticket.h"
#include "services/storage/Query.h"

namespace onewindow::testing {

using namespace Qt::StringLiterals;

TestKiosk::TestKiosk(QString node, QString mark, std::unique_ptr<crypto::NodeKeys> keys,
                     const Clock* clock)
    : m_node(std::move(node))
    , m_mark(std::move(mark))
    , m_keys(std::move(keys))
    , m_clock(clock == nullptr ? static_cast<const Clock&>(m_system) : *clock)
    , m_tickets(QString())
    , m_journal({.node = m_node,
                 .keys = m_keys.get(),
                 .clock = &m_clock,
                 .projections = {&m_tickets},
                 .isCentre = false,
                 .keepsEnvelopes = false})
{
    OW_ENFORCE(m_folder.isValid());
    auto opened = storage::Database::open(store());
    OW_ENFORCE(opened && m_journal.open(*opened.value()));
    m_writer = std::make_unique<storage::Writer>(std::move(opened).value());
}

TestKiosk::~TestKiosk() = default;

storage::DatabaseOptions TestKiosk::store() const
{
    storage::DatabaseOptions options;
    options.path = m_folder.filePath(u"kiosk.db"_s);
    return options;
}

journal::NewFact TestKiosk::newTicket(const QString& matter)
{
    const QString series = matter == u"si" ? u"A"_s : u"B"_s;
    const qint64 nowMs = m_clock.now().wallMs;
    ++m_count;
    journal::NewFact issued;
    issued.kind = QLatin1String(queue::facts::kIssued);
    issued.subject = makeUuidV7(nowMs);
    issued.body = {{u"number"_s, queue::formatNumber(series, m_mark, m_count)},
                   {u"series"_s, series},
                   {u"counter"_s, m_count},
                   {u"matter"_s, matter},
                   {u"class"_s, u"ordinary"_s},
                   {u"day"_s, queue::hallDay(nowMs)},
                   {u"token"_s, makeToken()},
                   {u"printing"_s, true}};
    return issued;
}

void TestKiosk::record(const journal::NewFact& issued)
{
    journal::NewFact held;
    held.kind = QLatin1String(queue::facts::kHeld);
    held.subject = issued.subject;
    held.body = {{u"by"_s, u"printer"_s}};
    for (const journal::NewFact& fact : {issued, held}) {
        const auto row = m_writer->runAndWait<journal::Row>(
            [&](storage::Database& database) { return m_journal.append(database, fact); });
        OW_ENFORCE(row);
    }
}

QString TestKiosk::issue(const QString& matter)
{
    const journal::NewFact issued = newTicket(matter);
    record(issued);
    return issued.body.value(u"number"_s).toString();
}

QByteArray TestKiosk::issueTo(const QJsonObject& person, const QString& matter,
                              const journal::Recipient& hall)
{
    journal::NewFact issued = newTicket(matter);
    const auto key = m_writer->runAndWait<journal::DataKey>(
        [&](storage::Database& database) { return m_journal.createDataKey(database, {hall}); });
    OW_ENFORCE(key);
    const auto sealed = journal::sealBody(m_keys->suite(), key.value(), issued.subject, person);
    OW_ENFORCE(sealed);
    issued.sealed = sealed.value();
    issued.keyId = key.value().id;
    issued.keyDigest = key.value().keyDigest;
    record(issued);
    return issued.subject;
}

journal::Batch TestKiosk::nextBatch(int rows)
{
    auto batch = m_writer->runAndWait<journal::Batch>(
        [&](storage::Database& database) { return m_journal.nextBatch(database, rows); });
    OW_ENFORCE(batch);
    return std::move(batch).value();
}

void TestKiosk::acknowledge(const journal::Ack& ack, const journal::Batch& sent)
{
    OW_ENFORCE(m_writer->runAndWait<void>(
        [&](storage::Database& database) { return m_journal.acknowledged(database, ack, sent); }));
}

qint64 TestKiosk::backlog()
{
    const auto rows = m_writer->runAndWait<qint64>(
        [&](storage::Database& database) { return m_journal.backlog(database); });
    OW_ENFORCE(rows);
    return rows.value();
}

QStringList TestKiosk::rowsOf(const storage::DatabaseOptions& store, const QString& node)
{
    storage::DatabaseOptions readOnly = store;
    readOnly.readOnly = true;
    auto opened = storage::Database::open(readOnly);
    OW_ENFORCE(opened);
    QStringList ids;
    auto statement = storage::query(
        *opened.value(), "SELECT id FROM journal WHERE node = ? ORDER BY incarnation, seq", node);
    OW_ENFORCE(statement);
    while (statement.value().step().value()) {
        ids << idToText(statement.value().blob(0));
    }
    return ids;
}

} // namespace onewindow::testing
