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

} // namespace onewindow::queue
