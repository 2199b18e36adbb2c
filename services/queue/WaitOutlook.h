// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/HallMoment.h"
#include "services/queue/WaitEstimate.h"
#include "services/queue/WaitForecast.h"
#include "services/queue/WaitHistory.h"
#include "services/storage/Database.h"

#include <QByteArray>
#include <QHash>

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace onewindow::queue {

/// The ranges for who comes now for a matter.
struct NewcomerRanges
{
    std::optional<WaitRange> ordinary;
    std::optional<WaitRange> earlier; ///< With a head start; nothing where it is not known.
};

/// How long people will wait in a hall, as of now: forecasts by the hall's own history, made anew
/// when the queue has changed. Without a history, estimateWait(). On the writer's thread, except
/// where said.
class WaitOutlook
{
public:
    /// A forecast serves so long, as long as its queue is about the same: a busy hall records many
    /// facts a second, and each forecast takes up to a few milliseconds.
    static constexpr qint64 kFreshMs = 10'000;

    /// What the hall knows about a matter's queue anyway.
    struct Queue
    {
        QString matter;
        int waiting = 0;
        int openWindows = 0;
        int usualMinutes = 0; ///< Of a service, by the catalogue.
    };

    void learn(std::shared_ptr<const WaitHistory> history);

    /// What was learned last; null before. From any thread.
    [[nodiscard]] std::shared_ptr<const WaitHistory> history() const;

    /// For who comes at `atMs` (Unix ms; 0: not known).
    Result<NewcomerRanges> newcomer(storage::Database& database, const Queue& queue, qint64 atMs);

    /// For a ticket that waits, from the time of the last forecast on, at most kTicketFreshMs ago
    /// as of `nowMs`. Nothing for one that was not in it. From any thread.
    [[nodiscard]] std::optional<WaitRange> ofTicket(const QByteArray& id, qint64 nowMs) const;

    static constexpr qint64 kTicketFreshMs = 120'000;

    /// The share (0-1) of forecasts in which who comes now for the matter, without a head start, is
    /// called within `minutes`. Nothing where no window is open: those that may open are not known.
    Result<std::optional<double>> newcomerChance(storage::Database& database, const Queue& queue,
                                                 qint64 atMs, double minutes);
    /// How many at the end of the line for the matter are hardly called within `minutes`: from
    /// there on nobody is in as much as a `share` (0-1) of forecasts.
    Result<int> lateInLine(storage::Database& database, const Queue& queue, qint64 atMs,
                           double minutes, double share);

private:
    struct Counts
    {
        int waiting = 0;
        int openWindows = 0;
    };

    /// A hall as it was, and what follows from it.
    struct Picture
    {
        qint64 atMs = 0;
        double level = 0;
        QHash<QByteArray, std::size_t> people; ///< By ticket.
        QHash<QString, Counts> counts;         ///< By matter.
        std::vector<int> matters;              ///< Of the forecast's people, by due.
        std::optional<WaitForecast> forecast;
    };

    static Result<std::shared_ptr<Picture>> look(storage::Database& database,
                                                 const WaitHistory& history, qint64 atMs);
    /// The picture of `atMs`, or one that serves as well; nothing where no history knows the
    /// matter.
    Result<std::shared_ptr<const Picture>> pictureOf(storage::Database& database,
                                                     const Queue& queue, qint64 atMs);
    [[nodiscard]] static bool isAsBefore(const Picture& picture, const Queue& queue, qint64 atMs);

    mutable std::mutex m_mutex; ///< Guards the pointers; what they point to never changes.
    std::shared_ptr<const WaitHistory> m_history;
    std::shared_ptr<const Picture> m_picture;
};

} // namespace onewindow::queue
