// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/HallDay.h"

#include "services/core/Durations.h"
#include "services/core/Ids.h"
#include "services/identity/DayHandle.h"
#include "services/journal/CheckValue.h"
#include "services/queue/AppendFact.h"
#include "services/queue/DayCounts.h"
#include "services/queue/FactKinds.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/HallRules.h"
#include "services/queue/NumberDays.h"
#include "services/queue/QueueReport.h"
#include "services/queue/TicketProjection.h"
#include "services/storage/Migration.h"
#include "services/storage/Query.h"

#include <QDate>
#include <QJsonObject>
#include <QMap>

#include <array>

namespace onewindow::queue {

using storage::Database;

namespace {

// No part of the chain, so each row carries a check value.
constexpr std::array kMigrations{
    storage::Migration{1, R"(
        CREATE TABLE day_keys (
            day TEXT PRIMARY KEY NOT NULL,
            wrapped {blob} NOT NULL,
            local {blob} NOT NULL
        ) {norowid};
        CREATE TABLE number_days (
            node TEXT PRIMARY KEY NOT NULL,
            day TEXT NOT NULL,
            local {blob} NOT NULL
        ) {norowid};
        CREATE TABLE day_key_grants (
            day TEXT NOT NULL,
            node TEXT NOT NULL,
            sealing {blob} NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (day, node, sealing)
        ) {norowid};
    )"},
};

// As day_keys. A centre that is no hall keeps its keys of the city as everything else, under a
// hall: the one without a name.
constexpr std::array kCityMigrations{
    storage::Migration{1, R"(
        CREATE TABLE city_day_keys (
            hall TEXT NOT NULL,
            day TEXT NOT NULL,
            wrapped {blob} NOT NULL,
            local {blob} NOT NULL,
            PRIMARY KEY (hall, day)
        ) {norowid};
    )"},
};

/// A terminal that was off line may bring more of a day so much later.
constexpr int kCountedDays = 7;

} // namespace

HallDay::HallDay(journal::Journal& journal, journal::Feed& feed, Keys keys)
    : m_journal(journal)
    , m_feed(feed)
    , m_isOfCity(keys == Keys::OfCity)
{}

Result<void> HallDay::migrate(Database& database)
{
    return storage::migrate(database, kComponent, kMigrations);
}

Result<void> HallDay::migrateCity(Database& database)
{
    return storage::migrate(database, kCityComponent, kCityMigrations);
}

Result<void> HallDay::putKey(Database& database, const QString& day, const QByteArray& wrapped)
{
    const QString city;
    return m_isOfCity
               ? storage::run(database,
                              "INSERT INTO city_day_keys (hall, day, wrapped, local) VALUES "
                              "(?, ?, ?, ?)",
                              city, day, wrapped, journal::checkOfColumns(city, day, wrapped))
               : storage::run(database,
                              "INSERT INTO day_keys (day, wrapped, local) VALUES (?, ?, ?)", day,
                              wrapped, journal::checkOfColumns(day, wrapped));
}

Result<Secret> HallDay::dayKey(Database& database, const QString& day)
{
    auto statement =
        m_isOfCity ? storage::query(database,
                                    "SELECT wrapped FROM city_day_keys WHERE hall = ? AND day = ?",
                                    QString(), day)
                   : storage::query(database, "SELECT wrapped FROM day_keys WHERE day = ?", day);
    if (!statement) {
        return statement.error();
    }
    const Result<bool> hasRow = statement.value().step();
    if (!hasRow) {
        return hasRow.error();
    }
    if (hasRow.value()) {
        return m_journal.keys().unwrap(statement.value().blob(0), day.toUtf8());
    }
    Secret key(randomBytes(32));
    const Result<QByteArray> wrapped = m_journal.keys().wrap(key.view(), day.toUtf8());
    if (!wrapped) {
        return wrapped.error();
    }
    OW_TRY(putKey(database, day, wrapped.value()));
    return key;
}

Result<QString> HallDay::handleUnder(Database& database, const QString& idNumber,
                                     const QString& day)
{
    const QString today = hallDay(m_journal.clock().now().wallMs);
    const QDate date = QDate::fromString(day, Qt::ISODate);
    const qint64 ahead = QDate::fromString(today, Qt::ISODate).daysTo(date);
    if (!date.isValid() || ahead < 0 || ahead >= feed::kDayKeyDays) {
        return QString();
    }
    const auto key = dayKey(database, day);
    if (!key) {
        return key.error();
    }
    return identity::dayHandle(m_journal.keys().suite(), key.value().view(), idNumber);
}

Result<Secret> HallDay::keyOfToday(Database& database)
{
    return dayKey(database, hallDay(m_journal.clock().now().wallMs));
}

Result<HallDay::Person> HallDay::personOfToday(Database& database, const QString& idNumber,
                                               const QByteArray& purpose)
{
    OW_TRY(m_journal.lock(database));
    OW_TRY(dropPastKeys(database));
    Person person{.day = hallDay(m_journal.clock().now().wallMs), .handle = {}, .secret = Secret()};
    const auto key = dayKey(database, person.day);
    if (!key) {
        return key.error();
    }
    const crypto::Suite suite = m_journal.keys().suite();
    person.handle = identity::dayHandle(suite, key.value().view(), idNumber);
    // See DayKeys::secretUnder().
    person.secret =
        Secret(crypto::mac(suite, key.value().view(), purpose + ' ' + idNumber.toUtf8()));
    return person;
}

Result<void> HallDay::dropPastKeys(Database& database)
{
    const QString today = hallDay(m_journal.clock().now().wallMs);
    return m_isOfCity
               ? storage::run(database, "DELETE FROM city_day_keys WHERE hall = ? AND day < ?",
                              QString(), today)
               : storage::run(database, "DELETE FROM day_keys WHERE day < ?", today);
}

Result<void> HallDay::dropDayKeys(Database& database)
{
    const auto city = storage::schemaVersion(database, kCityComponent);
    const auto version = storage::schemaVersion(database, kComponent);
    if (!city || !version) {
        return !city ? city.error() : version.error();
    }
    if (city.value() > 0) {
        OW_TRY(storage::run(database, "DELETE FROM city_day_keys WHERE hall = ?", QString()));
    }
    if (version.value() == 0) {
        return {};
    }
    OW_TRY(storage::run(database, "DELETE FROM day_keys"));
    return storage::run(database, "DELETE FROM day_key_grants");
}

Result<void> HallDay::dropRestarts(Database& database)
{
    return journal::Feed::dropKind(database, QString::fromLatin1(feed::kRestart));
}

Result<void> HallDay::issueDayKeys(Database& database,
                                   const std::vector<journal::Recipient>& kiosks)
{
    OW_TRY(m_journal.lock(database));
    const QString today = hallDay(m_journal.clock().now().wallMs);
    auto past =
        storage::query(database, "SELECT day, node FROM day_key_grants WHERE day < ?", today);
    if (!past) {
        return past.error();
    }
    QStringList stale;
    while (true) {
        const Result<bool> hasRow = past.value().step();
        if (!hasRow) {
            return hasRow.error();
        }
        if (!hasRow.value()) {
            break;
        }
        stale << past.value().text(0) + u'/' + past.value().text(1);
    }
    for (const QString& id : stale) {
        OW_TRY(m_feed.remove(database, QString::fromLatin1(feed::kDayKey), id));
    }
    OW_TRY(storage::run(database, "DELETE FROM day_key_grants WHERE day < ?", today));
    OW_TRY(dropPastKeys(database));

    const QDate first = QDate::fromString(today, Qt::ISODate);
    for (int i = 0; i < feed::kDayKeyDays; ++i) {
        const QString day = first.addDays(i).toString(Qt::ISODate);
        const Result<Secret> key = dayKey(database, day);
        if (!key) {
            return key.error();
        }
        for (const journal::Recipient& kiosk : kiosks) {
            // A terminal that was replaced has another key, and gets its own envelope.
            const QByteArray sealing =
                crypto::digest(crypto::Suite::International, kiosk.sealingPublicKey);
            OW_TRY(storage::run(
                database,
                "INSERT INTO day_key_grants (day, node, sealing, local) VALUES (?, ?, ?, ?) ON "
                "CONFLICT (day, node, sealing) DO NOTHING",
                day, kiosk.node, sealing, journal::checkOfColumns(day, kiosk.node, sealing)));
            if (database.changes() == 0) {
                continue;
            }
            const Result<QByteArray> envelope =
                crypto::makeEnvelope(kiosk.sealingPublicKey, key.value().view());
            if (!envelope) {
                return envelope.error();
            }
            OW_TRY(m_feed.put(
                database, QString::fromLatin1(feed::kDayKey), day + u'/' + kiosk.node,
                QStringLiteral("node:") + kiosk.node,
                {{QStringLiteral("day"), day},
                 {QStringLiteral("key"), QString::fromLatin1(envelope.value().toBase64())}}));
        }
    }
    return {};
}

Result<bool> HallDay::closePastDays(Database& database)
{
    OW_TRY(m_journal.lock(database));
    const auto left = findLeftOver(database, hallDay(m_journal.clock().now().wallMs));
    if (!left) {
        return left.error();
    }
    for (const Ticket& ticket : left.value()) {
        QJsonObject body{{QStringLiteral("by"), QStringLiteral("day")}};
        if (isInHand(ticket.state)) {
            body.insert(QStringLiteral("window"), ticket.window);
        }
        OW_TRY(appendFact(m_journal, database, facts::kCancelled, ticket.id, body));
    }
    return !left.value().isEmpty();
}

Result<void> HallDay::countPastDays(Database& database)
{
    OW_TRY(m_journal.lock(database));
    const auto level =
        m_serviceLevel ? m_serviceLevel(database) : Result<int>(HallRules().serviceLevelMinutes);
    if (!level) {
        return level.error();
    }
    const QDate today = QDate::fromString(hallDay(m_journal.clock().now().wallMs), Qt::ISODate);
    const auto counted = queueReportOf(database, {today.addDays(-kCountedDays), today},
                                       ReportBy::Day, level.value() * kMinuteMs);
    if (!counted) {
        return counted.error();
    }
    for (const ReportGroup& day : counted.value().groups) {
        const auto told = dayCountOf(database, m_journal.hall(), day.key);
        if (!told) {
            return told.error();
        }
        if (told.value() && told.value()->figures == day.figures) {
            continue;
        }
        OW_TRY(appendFact(m_journal, database, facts::kDayCounted, randomBytes(16),
                          {{QStringLiteral("day"), day.key},
                           {QStringLiteral("levelMinutes"), level.value()},
                           {QStringLiteral("figures"), toJson(day.figures)}}));
    }
    return {};
}

Result<void> HallDay::restartNumbers(Database& database)
{
    OW_TRY(m_journal.lock(database));
    const QString today = hallDay(m_journal.clock().now().wallMs);
    OW_TRY(countOnAfterRestore(database, m_journal.hall(), today));
    const auto counters = allCounters(database);
    if (!counters) {
        return counters.error();
    }
    QMap<QString, QJsonObject> seen;
    for (const SeriesCounter& counter : counters.value()) {
        seen[counter.node].insert(counter.series, counter.last);
    }
    for (auto it = seen.cbegin(); it != seen.cend(); ++it) {
        const QByteArray check = journal::checkOfColumns(it.key(), today);
        // The first day a node is seen on is the one it counts on already.
        OW_TRY(
            storage::run(database,
                         "INSERT INTO number_days (node, day, local) VALUES (?, ?, ?) ON CONFLICT "
                         "(node) DO NOTHING",
                         it.key(), today, check));
        OW_TRY(storage::run(database,
                            "UPDATE number_days SET day = ?, local = ? WHERE node = ? AND day < ?",
                            today, check, it.key(), today));
        if (database.changes() == 0) {
            continue;
        }
        if (it.key() != m_journal.node()) {
            OW_TRY(
                m_feed.put(database, QString::fromLatin1(feed::kRestart), it.key(),
                           QStringLiteral("node:") + it.key(),
                           {{QStringLiteral("day"), today}, {QStringLiteral("last"), it.value()}}));
            continue;
        }
        for (auto series = it.value().begin(); series != it.value().end(); ++series) {
            OW_TRY(restartOwnSeries(m_journal, database, series.key(), series.value().toInteger(),
                                    today));
        }
    }
    return {};
}

} // namespace onewindow::queue
