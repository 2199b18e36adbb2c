// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/OpeningHours.h"
#include "services/core/Result.h"
#include "services/queue/Closing.h"
#include "services/queue/WaitOutlook.h"
#include "services/storage/Database.h"

#include <QSet>
#include <QString>

#include <functional>
#include <optional>
#include <utility>

namespace onewindow::queue {

/// When a hall's day ends.
struct DayEnd
{
    std::optional<qint64> atMs; ///< Unix ms; nothing where the hall has told no hours.
    bool isEarly = false;       ///< Before the hours say so.
};

/// Whether a hall still gives out numbers for a matter, and how many of those who wait will hardly
/// be called before it closes. Told at 16:40 that today's numbers are gone, people book or go home;
/// with a number they would wait in vain. What decides is the chance to be called by the end of the
/// day, as the forecast has it: whoever is called by then is served. On the writer's thread.
class ClosingOutlook
{
public:
    /// An early closing goes by this where the rule is switched off.
    static constexpr int kLeastChancePercent = 50;
    /// Once full, a matter is open again only at a chance so much better: nobody shall be sent away
    /// while the next one gets a number.
    static constexpr int kBetterPercent = 15;

    /// Longer before the usual end nobody can say: windows are still being opened.
    static constexpr qint64 kAheadMs = 3LL * 60 * 60 * 1000;

    struct Verdict
    {
        Stop stop = Stop::None;
        int late = 0; ///< So many at the end of the line will hardly be called in time.

        friend bool operator==(const Verdict&, const Verdict&) = default;
    };

    explicit ClosingOutlook(WaitOutlook& waits)
        : m_waits(waits)
    {}

    /// Where the rule is looked up at each look, in percent; 0: the usual end of the day stops
    /// nothing. On the writer's thread; without it kLeastChancePercent.
    void setLeastChance(std::function<Result<int>(storage::Database& database)> leastPercent)
    {
        m_leastPercent = std::move(leastPercent);
    }

    /// As the hall has them, whatever is closed early.
    void setHours(const catalog::OpeningHours& hours) { m_hours = hours; }

    /// Those that hold on the day of `nowMs`, with what is closed early.
    Result<catalog::OpeningHours> hoursNow(storage::Database& database, qint64 nowMs) const;

    /// When the hours end the day of `nowMs`, Unix ms; nothing where they do not tell.
    [[nodiscard]] std::optional<qint64> usualEnd(qint64 nowMs) const;

    /// Of the day of `nowMs`.
    Result<DayEnd> dayEnd(storage::Database& database, qint64 nowMs) const;

    /// As it is at `nowMs` (Unix ms; 0: not known, and nothing is stopped). Remembers what is full.
    Result<Verdict> judge(storage::Database& database, const WaitOutlook::Queue& queue,
                          qint64 nowMs);

    /// The day ends otherwise than before: what was full is judged anew.
    void forgetFull() { m_full.clear(); }

    /// As it would be with another end of the day; remembers nothing.
    Result<Verdict> judge(storage::Database& database, const WaitOutlook::Queue& queue,
                          qint64 nowMs, const DayEnd& end) const;

private:
    Result<Verdict> judgeBy(storage::Database& database, const WaitOutlook::Queue& queue,
                            qint64 nowMs, const DayEnd& end, bool wasFull) const;
    Result<bool> isUnserved(storage::Database& database, const QString& matter, qint64 nowMs,
                            const DayEnd& end) const;

    WaitOutlook& m_waits;
    catalog::OpeningHours m_hours;
    std::function<Result<int>(storage::Database& database)> m_leastPercent;
    QSet<QString> m_full; ///< Matters.
    QString m_day;        ///< On which they are.
};

} // namespace onewindow::queue
