// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/Ticket.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace onewindow::queue {

/// What people come for in a simulated hall.
struct SimulatedMatter
{
    double share = 1;           ///< Of those who come, relative to the other matters.
    double meanServiceMin = 10; ///< Mean of a lognormal distribution.
    double serviceSpread = 0.6; ///< Standard deviation of the logarithm.
};

/// A window, and when somebody sits at it.
struct SimulatedWindow
{
    std::vector<int> matters; ///< Indices of those it serves.
    qint64 opensMs = 0;
    qint64 closesMs = 0; ///< Calls nobody from then on, and finishes with whom it serves.
};

/// More people than usual for a while.
struct SimulatedSurge
{
    qint64 fromMs = 0;
    qint64 untilMs = 0;
    double factor = 2;
};

/// A day of a hall, as it is drawn. Times are milliseconds since the hall opened.
struct SimulatedHallPlan
{
    quint64 seed = 1;
    /// People in each hour, on average: the morning peak, the hole at noon. Its length is the
    /// day's.
    std::vector<double> perHour = {48, 56, 40, 20, 24, 36, 30, 16};
    std::vector<SimulatedSurge> surges = {};
    std::vector<SimulatedMatter> matters = {{5, 6, 0.5}, {3, 12, 0.6}, {2, 20, 0.7}};
    std::vector<SimulatedWindow> windows = {}; ///< None: usualWindows().
    double appointmentShare = 0.15;            ///< Of those who come, or should.
    double priorityShare = 0.12;               ///< Elders, and the other classes of Ticket.h.
    double bookedNoShows = 0.12;               ///< Of appointments, those who never come.
    double callNoShows = 0.06;                 ///< Of numbers, those whose holder does not answer.
    qint64 slotMs = 30LL * 60 * 1000;          ///< Appointments begin every so often.
    qint64 lateLimitMs = 15LL * 60 * 1000; ///< Who comes later than this has lost the appointment.
    qint64 walkMs = 30'000;                ///< From the call to the start of the service.
    qint64 missMs = 60'000;                ///< From the call until a number counts as missed.
};

/// Six windows that are open from the first hour to the last: the first half serve all matters, the
/// others leave out the last one, and two go home when three quarters of the day are over.
std::vector<SimulatedWindow> usualWindows(const SimulatedHallPlan& plan);

/// Somebody who takes a number.
struct SimulatedCitizen
{
    qint64 arrivedMs = 0;
    qint64 readyMs = 0; ///< When the appointment begins; 0 without one.
    TicketClass klass = TicketClass::Ordinary;
    int matter = 0;
    qint64 serviceMs = 0;
    bool isAbsent = false; ///< Does not answer when called.
};

/// A day that was drawn: the same plan gives the same day on every machine.
struct SimulatedDay
{
    SimulatedHallPlan plan;               ///< With its windows.
    std::vector<SimulatedCitizen> people; ///< By the time they came.
    qint64 lengthMs = 0;
};

SimulatedDay simulatedDay(SimulatedHallPlan plan);

/// Somebody who waits. What an order may know: neither how long the service will take nor who
/// will not answer.
struct SimulatedWaiting
{
    std::size_t person = 0; ///< Index in SimulatedDay::people.
    qint64 arrivedMs = 0;
    qint64 fromMs =
        0; ///< Counts as having come then: the appointment's beginning, if that is later.
    TicketClass klass = TicketClass::Ordinary;
    int matter = 0;
};

/// Whom `window`, which is free, calls next: an index of `waiting`, those whom it serves by the
/// time they came, never empty.
using SimulatedOrder = std::function<std::size_t(
    std::size_t window, const std::vector<SimulatedWaiting>& waiting, qint64 nowMs)>;

/// What became of somebody. Times are -1 where it did not happen.
struct SimulatedVisit
{
    qint64 calledMs = -1;
    qint64 startedMs = -1;
    qint64 finishedMs = -1;
    std::size_t window = 0;
    int ahead = 0;       ///< Waited for the same matter on arrival.
    int openWindows = 0; ///< That served it then.
};

/// What can be seen in the hall when somebody has just come.
struct SimulatedView
{
    /// A window now.
    struct Seat
    {
        bool isOpen = false;
        bool isBusy = false;
        std::size_t person = 0; ///< In hand, if busy.
        qint64 sinceMs = 0;     ///< When they were called.
    };

    qint64 nowMs = 0;
    std::size_t person = 0; ///< Who has come; the last of `waiting`.
    const std::vector<SimulatedWaiting>& waiting;
    const std::vector<Seat>& seats;
};

using SimulatedObserver = std::function<void(const SimulatedView&)>;

/// Runs `day` under `order`. Windows that are free call at once, the one that has been free longest
/// first; after closing time they go on until nobody waits whom an open window serves. By person.
std::vector<SimulatedVisit> runDay(const SimulatedDay& day, const SimulatedOrder& order,
                                   const SimulatedObserver& observer = {});

/// Minutes from coming to being called, of those who were. An appointment's time counts from its
/// beginning.
double waitedMinutes(const SimulatedCitizen& person, const SimulatedVisit& visit);

} // namespace onewindow::queue
