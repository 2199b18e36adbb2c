// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/DeskStore.h"

#include "services/core/Ids.h"
#include "services/core/Log.h"
#include "services/journal/CheckValue.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/ListText.h"
#include "services/queue/MarkTrouble.h"
#include "services/queue/NumberDays.h"
#include "services/queue/TicketProjection.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"
#include "services/storage/Rows.h"

#include <array>

namespace onewindow::queue {

using storage::Database;

namespace {

// Which of the own tickets the hall has ended: heard through the feed, so not part of the own
// chain, and each row carries a check value.
constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE desk_ended (
            id {blob} PRIMARY KEY NOT NULL,
            day TEXT NOT NULL,
            local {blob} NOT NULL
        ) {norowid};
    )"},
    // When help was asked for here lately: see askForHelp().
    storage::Migration{2, R"(
        CREATE TABLE desk_help (
            at BIGINT PRIMARY KEY NOT NULL,
            local {blob} NOT NULL
        ) {norowid};
    )"},
};

const std::array kCachedKinds{feed::kHall,      feed::kTheme, feed::kMatter, feed::kDepartment,
                              feed::kAgreement, feed::kQueue, feed::kNotice, feed::kOpen,
                              feed::kCrowd,     feed::kHours};

QByteArray idOf(const storage::Statement& row)
{
    return row.blob(0);
}

Ticket ticketFromFeed(const journal::FeedChange& change)
{
    const QJsonObject body = change.body.value_or(QJsonObject());
    Ticket ticket;
    ticket.id = idFromText(change.id);
    ticket.number = body.value(QStringLiteral("number")).toString();
    ticket.matter = body.value(QStringLiteral("matter")).toString();
    ticket.further = furtherFrom(body.value(QStringLiteral("further")), ticket.matter);
    ticket.handle = body.value(QStringLiteral("handle")).toString();
    ticket.state = stateFromName(body.value(QStringLiteral("state")).toString());
    ticket.node = body.value(QStringLiteral("node")).toString();
    ticket.token = body.value(QStringLiteral("token")).toString();
    ticket.issuedAtMs = body.value(QStringLiteral("issuedAt")).toInteger();
    ticket.fromAtMs = body.value(QStringLiteral("fromAt")).toInteger(ticket.issuedAtMs);
    ticket.dueAtMs = body.value(QStringLiteral("dueAt")).toInteger(ticket.fromAtMs);
    ticket.misses = body.value(QStringLiteral("misses")).toInt();
    ticket.endedAtMs = body.value(QStringLiteral("endedAt")).toInteger();
    ticket.klass = classFromName(body.value(QStringLiteral("class")).toString());
    ticket.day = body.value(QStringLiteral("day")).toString();
    return ticket;
}

} // namespace

DeskOrder::~DeskOrder()
{
    if (person) {
        person->wipe();
    }
}

DeskStore::DeskStore(QString mark, std::vector<journal::Recipient> recipients,
                     journal::Journal& journal)
    : m_mark(std::move(mark))
    , m_journal(journal)
    , m_dayKeys(journal)
    , m_spareKey(journal, std::move(recipients))
{}

Result<void> DeskStore::migrate(Database& database)
{
    return storage::migrate(database, kComponent, kMigrations);
}

QString DeskStore::today() const
{
    return hallDay(m_journal.clock().now().wallMs);
}

Result<QList<journal::FeedChange>> DeskStore::start(Database& database)
{
    OW_TRY(migrate(database));
    OW_TRY(m_cache.open(database));
    const Result<bool> isHeld = journal::isHeld(database);
    if (!isHeld) {
        return isHeld.error();
    }
    if (!isHeld.value()) {
        OW_TRY(settlePending(database));
    }
    OW_TRY(m_dayKeys.dropPast(database, today()));
    OW_TRY(storage::run(database, "DELETE FROM desk_ended WHERE day < ?", today()));
    const auto ended =
        storage::rowsOf(storage::query(database, "SELECT id FROM desk_ended"), &idOf);
    if (!ended) {
        return ended.error();
    }
    for (const QByteArray& id : ended.value()) {
        m_ended << id;
    }
    QList<journal::FeedChange> cached;
    for (const char* kind : kCachedKinds) {
        auto changes = m_cache.all(database, QString::fromLatin1(kind));
        if (!changes) {
            return changes.error();
        }
        cached << changes.value();
    }
    for (const journal::FeedChange& change : cached) {
        noteOpen(change);
    }
    openDayKey(database);
    return cached;
}

/// After a power cut: a ticket whose print job was sent may be in somebody's hand, so it is held
/// and marked; one that was only about to be shown is set aside.
Result<void> DeskStore::settlePending(Database& database)
{
    const auto pending = findPending(database, m_journal.node());
    if (!pending) {
        return pending.error();
    }
    for (const Ticket& ticket : pending.value()) {
        journal::NewFact fact;
        fact.subject = ticket.id;
        if (ticket.isPrinting) {
            fact.kind = QString::fromLatin1(facts::kHeld);
            fact.body = {{QStringLiteral("by"), QStringLiteral("restart")},
                         {QStringLiteral("isUnknown"), true}};
        } else {
            fact.kind = QString::fromLatin1(facts::kSetAside);
        }
        OW_TRY(append(database, fact));
    }
    return {};
}

Result<QString> DeskStore::handleUnder(Database& database, const QString& idNumber,
                                       const QString& day)
{
    return m_dayKeys.handleUnder(database, idNumber, day);
}

Result<QByteArray> DeskStore::secretUnder(Database& database, const QString& idNumber,
                                          const QString& day, const QByteArray& purpose)
{
    return m_dayKeys.secretUnder(database, idNumber, day, purpose);
}

/// A ticket of this terminal, for what the hall says it is for by now: a window may have done part
/// of it and sent the person on.
Ticket DeskStore::asHeard(Ticket own) const
{
    const auto heard = m_open.constFind(idToText(own.id));
    if (heard != m_open.constEnd()) {
        own.matter = heard->matter;
        own.further = heard->further;
        own.fromAtMs = heard->fromAtMs;
        own.dueAtMs = heard->dueAtMs;
        own.misses = heard->misses;
        own.endedAtMs = heard->endedAtMs;
        // What only the hall makes of a number is newer than what this terminal knows of it.
        const bool isHalls = isInHand(heard->state) || heard->state == TicketState::Missed;
        own.state = isHalls ? heard->state : own.state;
    }
    return own;
}

/// All open tickets of a person on a day that this terminal knows of, its own ones first.
Result<QList<Ticket>> DeskStore::openOf(Database& database, const QString& handle,
                                        const QString& day)
{
    const auto own = findOpenTickets(database, handle, day);
    if (!own) {
        return own.error();
    }
    QList<Ticket> tickets;
    QSet<QByteArray> seen;
    for (const Ticket& ticket : own.value()) {
        seen << ticket.id;
        const Ticket heard = asHeard(ticket);
        if (!m_ended.contains(ticket.id) && isOfUse(heard)) {
            tickets << heard;
        }
    }
    for (const Ticket& ticket : std::as_const(m_open)) {
        const bool isTheirs = ticket.handle == handle && ticket.day == day;
        if (isTheirs && !seen.contains(ticket.id) && isOfUse(ticket)) {
            tickets << ticket;
        }
    }
    return tickets;
}

/// The person's open ticket for one of the matters: they hold one number a matter, however many
/// matters are on it. Whoever checks in is not held up by an ordinary one.
Result<std::optional<Ticket>> DeskStore::findInTheWay(Database& database, const DeskOrder& order,
                                                      const QString& handle, const QString& day)
{
    const auto open = openOf(database, handle, day);
    if (!open) {
        return open.error();
    }
    const bool goesAhead = order.readyAtMs != 0 && order.klass != TicketClass::Ordinary;
    const QStringList matters = QStringList(order.matter) + order.further;
    for (const QString& matter : matters) {
        for (const Ticket& ticket : open.value()) {
            const bool isPassed = goesAhead && ticket.klass == TicketClass::Ordinary;
            if (ticket.isFor(matter) && !isPassed) {
                return std::optional(ticket);
            }
        }
    }
    return std::optional<Ticket>();
}

Result<void> DeskStore::seal(Database& database, DeskOrder& order, journal::NewFact& fact)
{
    // Taken for good: used or rolled back, it never seals for another ticket.
    const auto created = m_spareKey.take();
    if (!created) {
        return created.error();
    }
    const journal::DataKey& key = created.value().key;
    const auto sealed = journal::sealBody(m_journal.keys().suite(), key, fact.subject,
                                          {{QStringLiteral("name"), order.person->name},
                                           {QStringLiteral("idNumber"), order.person->idNumber},
                                           {QStringLiteral("isTyped"), order.person->isTyped}});
    if (!sealed) {
        return sealed.error();
    }
    OW_TRY(m_journal.storeDataKey(database, created.value()));
    fact.sealed = sealed.value();
    fact.keyId = key.id;
    fact.keyDigest = key.keyDigest;
    return {};
}

Result<std::optional<ErrorCode>> DeskStore::trouble(Database& database) const
{
    return markTrouble(database, m_journal, m_mark);
}

Result<DeskIssue> DeskStore::issue(Database& database, DeskOrder& order)
{
    const qint64 wallMs = m_journal.clock().now().wallMs;
    const QString day = hallDay(wallMs);
    QString handle = order.handle;
    if (order.person && !order.person->isTyped) {
        auto made = m_dayKeys.handleOf(database, order.person->idNumber, day);
        if (!made) {
            return made.error();
        }
        handle = std::move(made).value();
    }
    if (!handle.isEmpty()) {
        const auto existing = findInTheWay(database, order, handle, day);
        if (!existing) {
            return existing.error();
        }
        if (existing.value()) {
            return DeskIssue{*existing.value(), true};
        }
    }
    OW_TRY(useMark(database, m_journal, m_mark));
    const Result<qint64> last = lastCounter(database, m_journal.node(), order.series);
    if (!last) {
        return last.error();
    }
    const qint64 counter = last.value() + 1;
    journal::NewFact fact;
    fact.kind = QString::fromLatin1(facts::kIssued);
    fact.subject = makeUuidV7(wallMs);
    fact.body = {{QStringLiteral("number"), formatNumber(order.series, m_mark, counter)},
                 {QStringLiteral("series"), order.series},
                 {QStringLiteral("counter"), counter},
                 {QStringLiteral("matter"), order.matter},
                 {QStringLiteral("class"), className(order.klass)},
                 {QStringLiteral("day"), day},
                 {QStringLiteral("token"), makeToken()},
                 {QStringLiteral("printing"), order.willPrint}};
    addIds(fact.body, "further", order.further);
    if (!handle.isEmpty()) {
        fact.body.insert(QStringLiteral("handle"), handle);
    }
    if (order.klass != TicketClass::Ordinary) {
        fact.body.insert(QStringLiteral("headStartMs"), headStartMs(m_callRules, order.klass));
    }
    if (order.readyAtMs != 0) {
        fact.body.insert(QStringLiteral("readyAt"), order.readyAtMs);
    }
    if (order.quoted) {
        fact.body.insert(QStringLiteral("quoted"), toJson(*order.quoted));
    }
    if (order.person) {
        OW_TRY(seal(database, order, fact));
    }
    OW_TRY(append(database, fact));
    const auto ticket = findTicket(database, fact.subject);
    if (!ticket) {
        return ticket.error();
    }
    OW_ENFORCE(ticket.value().has_value());
    return DeskIssue{*ticket.value(), false};
}

Result<void> DeskStore::append(Database& database, const journal::NewFact& fact)
{
    const auto row = m_journal.append(database, fact);
    return row ? Result<void>() : Result<void>(row.error());
}

Result<Ticket> DeskStore::find(Database& database, const QString& token) const
{
    const Error unknown{ErrorCode::NotFound, QStringLiteral("no such ticket")};
    if (token.isEmpty()) {
        return unknown;
    }
    auto own = findTicketByToken(database, token, today());
    if (!own) {
        return own.error();
    }
    if (own.value() && !m_ended.contains(own.value()->id)) {
        const Ticket heard = asHeard(*std::move(own).value());
        return isOfUse(heard) ? Result<Ticket>(heard) : unknown;
    }
    for (const Ticket& ticket : m_open) {
        if (ticket.token == token && isOfUse(ticket)) {
            return ticket;
        }
    }
    return unknown;
}

Result<Ticket> DeskStore::findOpen(Database& database, const QByteArray& id) const
{
    const auto own = findTicket(database, id);
    if (!own) {
        return own.error();
    }
    if (own.value() && isOpen(own.value()->state) && !m_ended.contains(id)) {
        return *own.value();
    }
    const auto heard = m_open.constFind(idToText(id));
    return heard != m_open.constEnd() && isOpen(heard->state)
               ? Result<Ticket>(*heard)
               : Error{ErrorCode::NotFound, QStringLiteral("no such open ticket")};
}

Result<QList<Ticket>> DeskStore::openTickets(Database& database, const QString& idNumber)
{
    const QString day = today();
    const auto handle = m_dayKeys.handleOf(database, idNumber, day);
    if (!handle) {
        return handle.error();
    }
    return openOf(database, handle.value(), day);
}

Passing DeskStore::passing(const Ticket& ticket) const
{
    Passing passing;
    for (const Ticket& other : m_open) {
        const bool isFirst = isInHand(other.state) || (other.state == TicketState::Waiting &&
                                                       other.dueAtMs < ticket.dueAtMs);
        const bool isPassing = isFirst && ticket.state == TicketState::Waiting &&
                               other.matter == ticket.matter && other.fromAtMs > ticket.fromAtMs;
        if (isPassing && other.klass == TicketClass::Appointment) {
            ++passing.appointments;
        } else if (isPassing && other.klass != TicketClass::Ordinary) {
            ++passing.priority;
        }
    }
    return passing;
}

bool DeskStore::isOfUse(const Ticket& ticket) const
{
    const qint64 nowMs = m_journal.clock().now().wallMs;
    return ticket.state != TicketState::Missed ||
           reentryOf(m_callRules, ticket.misses, ticket.endedAtMs, nowMs) != Reentry::Void;
}

void DeskStore::noteOpen(const journal::FeedChange& change)
{
    if (change.kind == QLatin1String(feed::kHall) && change.body) {
        m_callRules = callRulesFrom(change.body->value(QStringLiteral("order")).toObject());
    }
    if (change.kind != QLatin1String(feed::kOpen)) {
        return;
    }
    if (change.body) {
        m_open.insert(change.id, ticketFromFeed(change));
    } else {
        m_open.remove(change.id);
    }
}

Result<void> DeskStore::noteEnded(Database& database, const QByteArray& ticketId)
{
    const auto own = findTicket(database, ticketId);
    if (!own) {
        return own.error();
    }
    if (!own.value()) {
        return {};
    }
    m_ended << ticketId;
    const QString day = own.value()->day;
    return storage::run(
        database,
        "INSERT INTO desk_ended (id, day, local) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
        ticketId, day, journal::checkOfColumns(ticketId, day));
}

/// After a snapshot: an own ticket that the hall holds and does not name any more has ended.
Result<void> DeskStore::noteMissingAsEnded(Database& database)
{
    const auto own = storage::rowsOf(
        storage::query(database,
                       "SELECT t.id FROM tickets t JOIN chains c ON c.node = t.node "
                       "JOIN journal j ON j.hall = c.hall AND j.node = c.node AND "
                       "j.incarnation = c.incarnation AND j.seq = t.seq AND "
                       "j.subject = t.id WHERE t.state <= 4 AND t.day = ? "
                       "AND t.node = ? AND t.seq <= c.held",
                       today(), m_journal.node()),
        &idOf);
    if (!own) {
        return own.error();
    }
    for (const QByteArray& id : own.value()) {
        if (!m_open.contains(idToText(id))) {
            OW_TRY(noteEnded(database, id));
        }
    }
    return {};
}

Result<void> DeskStore::takeIn(Database& database, const journal::FeedPage& page)
{
    if (page.isSnapshot) {
        m_open.clear();
        m_isInSnapshot = true;
    }
    for (const journal::FeedChange& change : page.changes) {
        noteOpen(change);
        if (change.kind == QLatin1String(feed::kOpen) && !change.body) {
            OW_TRY(noteEnded(database, idFromText(change.id)));
        }
        if (change.kind == QLatin1String(feed::kRestart) && change.body) {
            OW_TRY(restartNumbers(database, *change.body));
        }
    }
    if (m_isInSnapshot && !page.hasMore) {
        m_isInSnapshot = false;
        OW_TRY(noteMissingAsEnded(database));
    }
    openDayKey(database);
    return {};
}

Result<void> DeskStore::wipe(Database& database)
{
    m_open.clear();
    m_dayKeys.clear();
    // A whole snapshot without anything in it, of a feed that nobody has begun.
    journal::FeedPage nothing;
    nothing.isSnapshot = true;
    OW_TRY(m_cache.apply(database, nothing));
    return m_journal.letHeldKeysGo(database);
}

/// Ahead of the first card of the day, while nobody waits. What goes wrong is told to who needs it.
void DeskStore::openDayKey(Database& database)
{
    [[maybe_unused]] const auto key = m_dayKeys.of(database, today());
}

Result<void> DeskStore::restartNumbers(Database& database, const QJsonObject& wish)
{
    // A snapshot brings the last wish again, whenever it was made. What its last number was may be
    // the last number of another day by now.
    const QString day = wish.value(QStringLiteral("day")).toString();
    if (day < today()) {
        return {};
    }
    const QJsonObject last = wish.value(QStringLiteral("last")).toObject();
    for (auto it = last.begin(); it != last.end(); ++it) {
        const Result<qint64> counter = lastCounter(database, m_journal.node(), it.key());
        if (!counter) {
            return counter.error();
        }
        if (counter.value() != 0 && counter.value() == it.value().toInteger()) {
            OW_TRY(restartOwnSeries(m_journal, database, it.key(), counter.value(), day));
        }
    }
    return {};
}

} // namespace onewindow::queue
