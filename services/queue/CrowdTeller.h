// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Journal.h"
#include "services/queue/Crowd.h"

#include <QJsonObject>

#include <functional>

namespace onewindow::queue {

/// Tells the centre, by a fact of the hall, how many wait where: when it is another picture than
/// the last one, and now and then where it is not, so that a hall that is quiet is not taken for
/// one that cannot be heard. A hall without an open window says so once.
class CrowdTeller
{
public:
    /// A picture that has not changed is told again after so long: before kCrowdAgeMs, with what
    /// the way through the centre takes.
    static constexpr qint64 kAgainAfterMs = 5LL * 60 * 1000;

    /// `about`: {name:{zh,en}, address?:{zh,en}} of the hall as it is now, asked on the writer's
    /// thread. `journal` outlives this object.
    CrowdTeller(journal::Journal& journal, std::function<QJsonObject()> about);

    /// At most once a minute, on the writer's thread, in the caller's transaction. `offered`: the
    /// ids of all that the hall offers. Whether there was something to tell; noteTold() once the
    /// transaction is committed.
    Result<bool> tell(storage::Database& database, const QStringList& offered);

    /// What tell() has told last is durable.
    void noteTold() { m_told = m_next; }

private:
    /// A picture, and when it was told.
    struct Told
    {
        Crowd crowd;
        qint64 atMs = 0;
        QJsonObject about = {};
    };

    journal::Journal& m_journal;
    std::function<QJsonObject()> m_about;
    Told m_told; ///< At the start a hall without windows, which tells nobody anything.
    Told m_next;
};

} // namespace onewindow::queue
