// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/DayKeys.h"

#include "services/core/Ids.h"
#include "services/identity/DayHandle.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/Ticket.h"

namespace onewindow::queue {

using storage::Database;

namespace {

constexpr qsizetype kKeyBytes = 32;

} // namespace

DayKeys::DayKeys(const journal::Journal& journal)
    : m_journal(journal)
    , m_fallback(randomBytes(kKeyBytes))
{}

Result<std::optional<QByteArrayView>> DayKeys::granted(Database& database, const QString& day)
{
    auto known = m_keys.find(day);
    if (known == m_keys.end()) {
        OW_TRY(dropPast(database, hallDay(m_journal.clock().now().wallMs)));
        const auto grant = m_cache.find(database, QString::fromLatin1(feed::kDayKey),
                                        day + u'/' + m_journal.node());
        if (!grant) {
            return grant.error();
        }
        if (!grant.value()) {
            return std::optional<QByteArrayView>();
        }
        auto key = m_journal.keys().openEnvelope(QByteArray::fromBase64(
            grant.value()->value(QStringLiteral("key")).toString().toLatin1()));
        if (!key) {
            return key.error();
        }
        known = m_keys.emplace(day, std::move(key).value()).first;
    }
    return std::optional(known->second.view());
}

Result<QByteArrayView> DayKeys::of(Database& database, const QString& day)
{
    const auto key = granted(database, day);
    if (!key) {
        return key.error();
    }
    return key.value().value_or(QByteArrayView(m_fallback));
}

Result<QString> DayKeys::handleUnder(Database& database, const QString& idNumber,
                                     const QString& day)
{
    const auto key = granted(database, day);
    if (!key) {
        return key.error();
    }
    return key.value() ? identity::dayHandle(m_journal.keys().suite(), *key.value(), idNumber)
                       : QString();
}

Result<QByteArray> DayKeys::secretUnder(Database& database, const QString& idNumber,
                                        const QString& day, const QByteArray& purpose)
{
    const auto key = granted(database, day);
    if (!key) {
        return key.error();
    }
    // A handle is made of a number alone: with a purpose before it this is never one.
    return key.value() ? crypto::mac(m_journal.keys().suite(), *key.value(),
                                     purpose + ' ' + idNumber.toUtf8())
                       : QByteArray();
}

Result<QString> DayKeys::handleOf(Database& database, const QString& idNumber, const QString& day)
{
    const auto key = of(database, day);
    if (!key) {
        return key.error();
    }
    return identity::dayHandle(m_journal.keys().suite(), key.value(), idNumber);
}

Result<void> DayKeys::dropPast(Database& database, const QString& today)
{
    std::erase_if(m_keys, [&](const auto& entry) { return entry.first < today; });
    // A clock that nobody keeps may be days ahead, and the hall would not send again what it has
    // sent: then the keys go when the hall says that their day is over.
    if (!m_journal.clock().now().isSynced) {
        return {};
    }
    const auto granted = m_cache.all(database, QString::fromLatin1(feed::kDayKey));
    const auto cursor = m_cache.cursor(database);
    if (!granted || !cursor) {
        return granted ? cursor.error() : granted.error();
    }
    journal::FeedPage page;
    page.cursor = cursor.value();
    for (journal::FeedChange change : granted.value()) {
        if (change.id.section(u'/', 0, 0) < today) {
            change.body.reset();
            page.changes << change;
        }
    }
    return page.changes.isEmpty() ? Result<void>() : m_cache.apply(database, page);
}

void DayKeys::clear()
{
    m_keys.clear();
    m_fallback = randomBytes(kKeyBytes);
}

} // namespace onewindow::queue
