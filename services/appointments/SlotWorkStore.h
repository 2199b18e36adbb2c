// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/storage/Database.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace onewindow::appointments {

/// A thing that was put into the feed, to be taken out when its time is over.
struct ShownThing
{
    QString kind;
    QString id;
};

/// What is no fact: which slots are to be looked after (`slot_work`), and what is in the feed until
/// when (`slot_shown`).
class SlotWorkStore
{
public:
    /// The migrations' component.
    static constexpr QStringView kComponent = u"slotwork";

    SlotWorkStore(storage::Database& database, QString hall)
        : m_database(database)
        , m_hall(std::move(hall))
    {}

    static Result<void> migrate(storage::Database& database);

    Result<void> mark(const QString& slot);
    /// At most `limit` slots that are marked.
    Result<QStringList> marked(int limit);
    /// Takes the mark away; false if another process has done so.
    Result<bool> unmark(const QString& slot);

    Result<void> noteShown(const QString& kind, const QString& id, qint64 untilMs);
    /// Forgets at most `limit` things whose time was over by `nowMs`, and says which they were.
    Result<QList<ShownThing>> takePast(qint64 nowMs, int limit);

private:
    storage::Database& m_database;
    QString m_hall;
};

} // namespace onewindow::appointments
