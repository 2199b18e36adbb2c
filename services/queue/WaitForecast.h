// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/WaitModel.h"

#include <QtGlobal>

#include <limits>
#include <span>
#include <vector>

namespace onewindow::queue {

/// Somebody who waits.
struct ForecastPerson
{
    int matter = 0; ///< Index in WaitModel::matters.
    float due = 0;  ///< Order of calling: minutes from now, negative for those who came before.
    bool isEarlier = false; ///< Not an ordinary number: counts by its head start.
    quint32 seed = 0;       ///< The same person draws the same luck in the next forecast.
};

/// A window now.
struct ForecastWindow
{
    std::vector<int> matters; ///< That it serves, or served when it was open.
    bool isOpen = false;      ///< Calls when it is free.
    int inHand = -1;          ///< Matter of whom it has called; -1 for nobody.
    bool isServing = false;   ///< They have come.
    float since = 0;          ///< Minutes since it called them.
    int passed = 0;           ///< See nextCall().
};

/// A hall at one moment.
struct ForecastHall
{
    float minuteOfDay = 0;
    std::vector<ForecastPerson> people; ///< By due; those in hand are not among them.
    std::vector<ForecastWindow> windows;
};

/// Plays the queue forward many times by the order of calling, each time with other luck: how long
/// services take, who does not answer, who comes later and goes first, which windows close and
/// open. One run answers for everybody who waits and for who comes now for any matter: those take
/// part as onlookers whom no window spends time on.
///
/// The luck of each person and window is spread evenly over the runs (a Latin hypercube over hashes
/// of their seeds), so a few dozen are enough, and a forecast a moment later hardly differs. 500
/// people before 60 windows take a few milliseconds.
class WaitForecast
{
public:
    /// Runs, with up to kManyPeople people and with more.
    static constexpr int kRuns = 64;
    static constexpr int kRunsOfMany = 32;
    static constexpr std::size_t kManyPeople = 250;
    static constexpr float kHorizon = 480; ///< Minutes; what comes later is never.
    static constexpr float kNever = std::numeric_limits<float>::infinity();

    WaitForecast(const WaitModel& model, const ForecastHall& hall);

    /// Minutes until who comes now for `matter` is called, one of each run. `isEarlier`: with a
    /// head start.
    [[nodiscard]] std::span<const float> newcomer(int matter, bool isEarlier = false) const;

    /// Minutes until person `index` of the hall is called, one of each run.
    [[nodiscard]] std::span<const float> person(std::size_t index) const;

private:
    std::size_t m_runs;
    std::size_t m_matters;
    std::vector<float> m_people;    ///< By person, then run.
    std::vector<float> m_newcomers; ///< By line, matter, then run.
};

} // namespace onewindow::queue
