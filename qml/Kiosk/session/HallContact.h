// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Clock.h"
#include "services/queue/TicketService.h"

#include <QDateTime>

#include <optional>

namespace onewindow::ui {

/// That the hall is closed.
struct HallClosing
{
    QDateTime opens; ///< The next time; invalid where that is not known.

    friend bool operator==(const HallClosing&, const HallClosing&) = default;
};

/// What the terminal knows of its hall, and how far that may be believed: whether it answers, what
/// time it is there, how many wait.
class HallContact
{
public:
    /// `figuresMaxAgeMs`: how old figures may be to be shown, dated, while off line.
    HallContact(const queue::TicketService& tickets, const Clock& clock, qint64 figuresMaxAgeMs);

    [[nodiscard]] bool isOnline() const { return m_isOnline; }

    /// Says whether that is another than before.
    bool setOnline(bool isOnline);

    /// When the hall's server was last known to answer; the start of the program before that.
    [[nodiscard]] const QDateTime& offlineSince() const { return m_offlineSince; }

    /// The hall has shut this terminal out.
    [[nodiscard]] bool isShutOut() const { return m_isShutOut; }

    /// Says whether that is another than before.
    bool setShutOut(bool isShutOut);

    /// The hall's local time as the terminal believes it. Validity of cards is judged by it: while
    /// the clock is not disciplined, never earlier than what the hall was last heard to say.
    [[nodiscard]] QDateTime now() const;

    /// Whether the hall is closed now. Nothing where it is open, or may be: it has not told its
    /// hours, or the clock is not disciplined.
    [[nodiscard]] std::optional<HallClosing> closing() const;

    /// Why the hall gives out no more numbers for the matter today. Off line nothing but its hours
    /// counts: what it said last may be otherwise by now.
    [[nodiscard]] queue::Stop stopped(const QString& matter) const;

    /// The figures of a matter's queue if they may be shown now; not too old while off line.
    [[nodiscard]] std::optional<queue::QueueFigures> figures(const QString& matter) const;
    /// The same, but none while off line: for a place that cannot say how old they are.
    [[nodiscard]] std::optional<queue::QueueFigures> liveFigures(const QString& matter) const;

private:
    const queue::TicketService& m_tickets;
    const Clock& m_clock;
    qint64 m_figuresMaxAgeMs;
    QDateTime m_offlineSince;
    bool m_isOnline = false;
    bool m_isShutOut = false;
};

} // namespace onewindow::ui
