// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Feed.h"
#include "tests/services/journal/TestNode.h"

#include <QJsonObject>
#include <QStringList>

#include <memory>

namespace onewindow::journal {

inline const QString kAll = QStringLiteral("all");
inline const QString kStaff = QStringLiteral("staff");
inline const QString kThing = QStringLiteral("thing");

/// The body of a thing.
QJsonObject thingBody(int value);

/// The changes of a page in short: "id=value", "id gone".
QStringList shortly(const FeedPage& page);

/// A new empty store.
std::unique_ptr<storage::Database> storeInMemory();

/// A store with a feed of things.
struct FeedSource
{
    explicit FeedSource(std::unique_ptr<storage::Database> store);

    std::unique_ptr<storage::Database> database;
    Feed feed;

    void put(const QString& id, int value, const QString& audience = kAll);
    void remove(const QString& id);
    FeedPage read(const FeedCursor& cursor, const QStringList& audiences = {kAll}, int limit = 100);

    qint64 position() { return valueOf(feed.position(*database)); }
};

} // namespace onewindow::journal
