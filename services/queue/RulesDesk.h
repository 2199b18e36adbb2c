// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Feed.h"
#include "services/journal/Journal.h"
#include "services/queue/HallFeed.h"
#include "services/queue/RulesProjection.h"

#include <functional>

namespace onewindow::queue {

/// What a manager sets of the hall's rules, in whole sets: the one that was seen is named, so that
/// nobody undoes unseen what somebody else has set. Reading is for any thread, the rest for the
/// writer's, in the caller's transaction.
class RulesDesk
{
public:
    /// What the hall's file says of what a manager may set.
    struct File
    {
        std::optional<catalog::OpeningWeek> opening;
        QStringList windowIds;
        /// What windows serve, those of which it says so.
        QMap<QString, QStringList> windows;
    };

    struct Parts
    {
        journal::Journal& journal;
        journal::Feed& feed;
        const HallFeed& hallFeed;
        const RulesInForce& rules;
        std::function<File()> file; ///< From any thread.
    };

    explicit RulesDesk(Parts parts)
        : m_parts(std::move(parts))
    {}

    /// {version, rules: what was set, file: what the files say, history: the newest first,
    /// [{version, at, staff, changes: [{field, from, to}], isCut?: there are more of them}]}.
    Result<QJsonObject> show(storage::Database& database) const;
    /// {version, rules}, of a set that was in force before. NotFound where it is not kept.
    Result<QJsonObject> showVersion(storage::Database& database, qint64 version) const;

    /// `seen`: the version that whoever edits has seen; Conflict where it is another by now, which
    /// names what was set meanwhile. Answers {version}; where nothing changes, the one that is
    /// there. Errors: BadRequest as HallRuleSet::parse(), and for a window or a matter that the
    /// hall does not have.
    Result<QJsonObject> edit(storage::Database& database, const QJsonObject& rules, qint64 seen,
                             const QString& staff);

    /// Tells the counters what windows and colleagues serve.
    Result<void> publish(storage::Database& database) const;

    static constexpr qsizetype kChangesLimit = 20; ///< Told of one entry of the history.

private:
    [[nodiscard]] Result<void> checkAgainstHall(const HallRuleSet& set) const;

    Parts m_parts;
};

} // namespace onewindow::queue
