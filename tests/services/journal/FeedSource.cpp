// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/journal/FeedSource.h"

namespace onewindow::journal {

QJsonObject thingBody(int value)
{
    return {{QStringLiteral("value"), value}};
}

QStringList shortly(const FeedPage& page)
{
    QStringList texts;
    for (const FeedChange& change : page.changes) {
        texts.append(change.body ? QStringLiteral("%1=%2").arg(change.id).arg(
                                       change.body->value(QStringLiteral("value")).toInt())
                                 : QStringLiteral("%1 gone").arg(change.id));
    }
    return texts;
}

std::unique_ptr<storage::Database> storeInMemory()
{
    storage::DatabaseOptions options;
    options.path = QStringLiteral(":memory:");
    return valueOf(storage::Database::open(options));
}

FeedSource::FeedSource(std::unique_ptr<storage::Database> store)
    : database(std::move(store))
{
    succeed(feed.open(*database));
}

void FeedSource::put(const QString& id, int value, const QString& audience)
{
    auto transaction = valueOf(storage::Transaction::begin(*database));
    succeed(feed.put(*database, kThing, id, audience, thingBody(value)));
    succeed(transaction.commit());
}

void FeedSource::remove(const QString& id)
{
    auto transaction = valueOf(storage::Transaction::begin(*database));
    succeed(feed.remove(*database, kThing, id));
    succeed(transaction.commit());
}

FeedPage FeedSource::read(const FeedCursor& cursor, const QStringList& audiences, int limit)
{
    return valueOf(feed.read(*database, cursor, audiences, limit));
}

} // namespace onewindow::journal
