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
/// of when its curve is another one than before, and now and then where it is not; to the centre,
/// which keeps each fact for good, when it is notably another one. The rules of the order of
/// calling are told once somebody works, and when they change.
class WaitTeller
{
public:
    /// A curve that has not changed is told again after so long: before kCurveAgeMs.
    static constexpr qint64 kAgainAfterMs = 5LL * 60 * 1000;
    /// The same to the centre, of one that is not notably another (differsNotably()): what is told
    /// there grows no older than kCurveAgeMs, with two minutes for the tick and the way.
    static constexpr qint64 kCentreAgainAfterMs = 8LL * 60 * 1000;

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

    using Curves = QMap<QString, Curve>; ///< By matter.

    struct Told
    {
        Curves shown;    ///< In the own stream.
        Curves atCentre; ///< By facts.
        std::optional<CallRules> order;
    };

    /// When a curve that was told is told again.
    struct Again
    {
        bool (*isOther)(const WaitCurve& told, const WaitCurve& now);
        qint64 afterMs = 0;
    };

    [[nodiscard]] static QJsonObject news(const QMap<QString, WaitCurve>& curves, qint64 nowMs,
                                          const Again& again, Curves& told);
    Result<void> publish(storage::Database& database, const QJsonObject& matters);

    journal::Journal& m_journal;
    const WaitOutlook& m_waits;
    bool m_tellsCentre = false;
    Told m_told;
    Told m_next;
};

} // namespace onewindow::queue
