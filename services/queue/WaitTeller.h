// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Journal.h"
#include "services/queue/CallOrder.h"
#include "services/queue/WaitCurve.h"
#include "services/queue/WaitOutlook.h"

#include <QMap>

#include <optional>

namespace onewindow::queue {

/// Tells of a hall's forecasts, for the pages of its numbers that others show: to its centre by a
/// fact, and in its own stream, where a unit for the public reads (feed::kCurve). A matter is told
/// of when its curve is another one than before, and now and then where it is not; the rules of the
/// order of calling once somebody works, and when they change.
class WaitTeller
{
public:
    /// A curve that has not changed is told again after so long: before kCurveAgeMs.
    static constexpr qint64 kAgainAfterMs = 5LL * 60 * 1000;

    /// Where the hall has a centre of its own above it, `tellsCentre`. Both others outlive this
    /// object.
    WaitTeller(journal::Journal& journal, const WaitOutlook& waits, bool tellsCentre);

    /// At most once a minute, on the writer's thread, in the caller's transaction. `order`: the
    /// rules in force, told as well. Whether there was something to tell; noteTold() once the
    /// transaction is committed.
    Result<bool> tell(storage::Database& database, const CallRules& order);

    /// What tell() has told last is durable.
    void noteTold() { m_told = m_next; }

private:
    /// What was told, and when.
    struct Curve
    {
        WaitCurve curve;
        qint64 atMs = 0;
    };

    struct Told
    {
        QMap<QString, Curve> curves; ///< By matter.
        std::optional<CallRules> order;
    };

    [[nodiscard]] QJsonObject news(const QMap<QString, WaitCurve>& curves, qint64 nowMs);
    Result<void> publish(storage::Database& database, const QJsonObject& matters);

    journal::Journal& m_journal;
    const WaitOutlook& m_waits;
    bool m_tellsCentre = false;
    Told m_told;
    Told m_next;
};

} // namespace onewindow::queue
