// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/SimulatedHall.h"

#include "services/core/Durations.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace onewindow::queue {

namespace {

constexpr std::size_t kPeopleLimit = 100'000;

/// SplitMix64. Own distributions below: those of the standard library differ from one to another.
class Dice
{
public:
    explicit Dice(quint64 seed)
        : m_state(seed)
    {}

    /// In [0, 1).
    double uniform()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        quint64 mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
        mixed ^= mixed >> 31;
        return static_cast<double>(mixed >> 11) * 0x1.0p-53;
    }

    bool isHit(double probability) { return uniform() < probability; }

    /// With mean 1.
    double exponential() { return -std::log(1.0 - uniform()); }

    double normal()
    {
        const double radius = std::sqrt(2.0 * exponential());
        return radius * std::cos(2.0 * std::numbers::pi * uniform());
    }

private:
    quint64 m_state;
};

double peoplePerHour(const SimulatedHallPlan& plan, qint64 atMs)
{
    double rate = plan.perHour.at(static_cast<std::size_t>(atMs / kHourMs));
    for (const SimulatedSurge& surge : plan.surges) {
        if (atMs >= surge.fromMs && atMs < surge.untilMs) {
            rate *= surge.factor;
        }
    }
    return rate;
}

double busiest(const SimulatedHallPlan& plan)
{
    double most = *std::max_element(plan.perHour.begin(), plan.perHour.end());
    for (const SimulatedSurge& surge : plan.surges) {
        most *= std::max(1.0, surge.factor);
    }
    return most;
}

int drawnMatter(const std::vector<SimulatedMatter>& matters, Dice& dice)
{
    double all = 0;
    for (const SimulatedMatter& matter : matters) {
        all += matter.share;
    }
    double left = dice.uniform() * all;
    for (std::size_t i = 0; i + 1 < matters.size(); ++i) {
        left -= matters[i].share;
        if (left < 0) {
            return static_cast<int>(i);
        }
    }
    return static_cast<int>(matters.size()) - 1;
}

TicketClass drawnPriority(Dice& dice)
{
    constexpr TicketClass kClasses[] = {TicketClass::Elder,    TicketClass::Elder,
                                        TicketClass::Elder,    TicketClass::Pregnant,
                                        TicketClass::Disabled, TicketClass::Military};
    return kClasses[static_cast<std::size_t>(dice.uniform() * std::size(kClasses))];
}

/// Comes some minutes before the time, seldom after it.
void drawAppointment(SimulatedCitizen& person, const SimulatedHallPlan& plan, Dice& dice)
{
    const qint64 slot = (person.arrivedMs / plan.slotMs) * plan.slotMs;
    const auto off = static_cast<qint64>((-9.0 + 10.0 * dice.normal()) * kMinuteMs);
    person.arrivedMs = std::max<qint64>(0, slot + off);
    if (person.arrivedMs <= slot + plan.lateLimitMs) {
        person.klass = TicketClass::Appointment;
        person.readyMs = slot;
    }
}

qint64 drawnService(const SimulatedMatter& matter, Dice& dice)
{
    const double spread = matter.serviceSpread;
    const double logMean = std::log(matter.meanServiceMin) - spread * spread / 2;
    const double minutes = std::exp(logMean + spread * dice.normal());
    return std::max<qint64>(kMinuteMs / 2, std::llround(minutes * kMinuteMs));
}

/// The windows and queue of a day under way.
class Run
{
public:
    Run(const SimulatedDay& day, const SimulatedOrder& order, const SimulatedObserver& observer)
        : m_day(day)
        , m_order(order)
        , m_observer(observer)
        , m_visits(day.people.size())
        , m_seats(day.plan.windows.size())
        , m_freeMs(day.plan.windows.size(), 0)
    {}

    std::vector<SimulatedVisit> play()
    {
        std::size_t next = 0;
        while (true) {
            callAll();
            const qint64 arrival =
                next < m_day.people.size() ? m_day.people[next].arrivedMs : kNever;
            const qint64 at = std::min(arrival, nextChange());
            if (at == kNever) {
                return std::move(m_visits);
            }
            m_nowMs = at;
            seatAll();
            if (at == arrival) {
                arrive(next++);
            }
        }
    }

private:
    static constexpr qint64 kNever = std::numeric_limits<qint64>::max();

    [[nodiscard]] bool serves(std::size_t window, int matter) const
    {
        const std::vector<int>& matters = m_day.plan.windows[window].matters;
        return std::find(matters.begin(), matters.end(), matter) != matters.end();
    }

    [[nodiscard]] bool isOpen(std::size_t window) const
    {
        const SimulatedWindow& plan = m_day.plan.windows[window];
        const bool isLastHour = plan.closesMs >= m_day.lengthMs; // Goes on until nobody waits.
        return m_nowMs >= plan.opensMs && (isLastHour || m_nowMs < plan.closesMs);
    }

    /// The next moment at which a window becomes free, opens or closes.
    [[nodiscard]] qint64 nextChange() const
    {
        qint64 next = kNever;
        for (std::size_t window = 0; window < m_seats.size(); ++window) {
            const SimulatedWindow& plan = m_day.plan.windows[window];
            for (const qint64 at : {m_freeMs[window], plan.opensMs, plan.closesMs}) {
                if (at > m_nowMs) {
                    next = std::min(next, at);
                }
            }
        }
        return next;
    }

    void seatAll()
    {
        for (std::size_t window = 0; window < m_seats.size(); ++window) {
            SimulatedView::Seat& seat = m_seats[window];
            seat.isOpen = isOpen(window);
            seat.isBusy = seat.isBusy && m_freeMs[window] > m_nowMs;
        }
    }

    void arrive(std::size_t index)
    {
        const SimulatedCitizen& person = m_day.people[index];
        SimulatedVisit& visit = m_visits[index];
        for (const SimulatedWaiting& other : m_waiting) {
            visit.ahead += other.matter == person.matter ? 1 : 0;
        }
        for (std::size_t window = 0; window < m_seats.size(); ++window) {
            visit.openWindows += m_seats[window].isOpen && serves(window, person.matter) ? 1 : 0;
        }
        m_waiting.push_back({index, person.arrivedMs, std::max(person.arrivedMs, person.readyMs),
                             person.klass, person.matter});
        if (m_observer) {
            m_observer({m_nowMs, index, m_waiting, m_seats});
        }
    }

    void callAll()
    {
        seatAll();
        std::vector<std::size_t> idle;
        for (std::size_t window = 0; window < m_seats.size(); ++window) {
            if (m_seats[window].isOpen && !m_seats[window].isBusy) {
                idle.push_back(window);
            }
        }
        std::stable_sort(idle.begin(), idle.end(), [&](std::size_t one, std::size_t other) {
            return m_freeMs[one] < m_freeMs[other];
        });
        for (const std::size_t window : idle) {
            call(window);
        }
    }

    void call(std::size_t window)
    {
        std::vector<SimulatedWaiting> served;
        std::copy_if(m_waiting.begin(), m_waiting.end(), std::back_inserter(served),
                     [&](const SimulatedWaiting& one) { return serves(window, one.matter); });
        if (served.empty()) {
            return;
        }
        const std::size_t chosen = m_order(window, served, m_nowMs);
        const std::size_t index = served.at(chosen).person;
        std::erase_if(m_waiting, [&](const SimulatedWaiting& one) { return one.person == index; });
        const SimulatedCitizen& person = m_day.people[index];
        SimulatedVisit& visit = m_visits[index];
        visit.calledMs = m_nowMs;
        visit.window = window;
        m_freeMs[window] = m_nowMs + m_day.plan.missMs;
        if (!person.isAbsent) {
            visit.startedMs = m_nowMs + m_day.plan.walkMs;
            visit.finishedMs = visit.startedMs + person.serviceMs;
            m_freeMs[window] = visit.finishedMs;
        }
        m_seats[window] = {true, true, index, m_nowMs};
    }

    const SimulatedDay& m_day;
    const SimulatedOrder& m_order;
    const SimulatedObserver& m_observer;
    std::vector<SimulatedVisit> m_visits;
    std::vector<SimulatedView::Seat> m_seats;
    std::vector<qint64> m_freeMs; ///< By window: when it is free, or has been since.
    std::vector<SimulatedWaiting> m_waiting;
    qint64 m_nowMs = 0;
};

} // namespace

std::vector<SimulatedWindow> usualWindows(const SimulatedHallPlan& plan)
{
    constexpr int kWindows = 6;
    const auto lengthMs = static_cast<qint64>(plan.perHour.size()) * kHourMs;
    std::vector<int> all;
    for (std::size_t i = 0; i < plan.matters.size(); ++i) {
        all.push_back(static_cast<int>(i));
    }
    std::vector<int> fewer = all;
    if (fewer.size() > 1) {
        fewer.pop_back();
    }
    std::vector<SimulatedWindow> windows;
    for (int window = 0; window < kWindows; ++window) {
        const bool isShort = window == 2 || window == kWindows - 1;
        windows.push_back(
            {window < kWindows / 2 ? all : fewer, 0, isShort ? lengthMs / 4 * 3 : lengthMs});
    }
    return windows;
}

SimulatedDay simulatedDay(SimulatedHallPlan plan)
{
    SimulatedDay day;
    day.lengthMs = static_cast<qint64>(plan.perHour.size()) * kHourMs;
    if (plan.windows.empty()) {
        plan.windows = usualWindows(plan);
    }
    Dice dice(plan.seed);
    const double most = plan.perHour.empty() ? 0 : busiest(plan);
    double atMs = 0;
    while (most > 0 && day.people.size() < kPeopleLimit) {
        // By thinning: drawn at the busiest hour's rate, and kept in proportion to this one's.
        atMs += dice.exponential() * kHourMs / most;
        if (atMs >= static_cast<double>(day.lengthMs)) {
            break;
        }
        SimulatedCitizen person;
        person.arrivedMs = static_cast<qint64>(atMs);
        if (!dice.isHit(peoplePerHour(plan, person.arrivedMs) / most)) {
            continue;
        }
        person.matter = drawnMatter(plan.matters, dice);
        person.serviceMs =
            drawnService(plan.matters[static_cast<std::size_t>(person.matter)], dice);
        person.isAbsent = dice.isHit(plan.callNoShows);
        const double kind = dice.uniform();
        if (kind < plan.appointmentShare) {
            const bool isMissing = dice.isHit(plan.bookedNoShows);
            drawAppointment(person, plan, dice);
            if (isMissing) {
                continue;
            }
        } else if (kind < plan.appointmentShare + plan.priorityShare) {
            person.klass = drawnPriority(dice);
        }
        day.people.push_back(person);
    }
    std::stable_sort(day.people.begin(), day.people.end(),
                     [](const SimulatedCitizen& one, const SimulatedCitizen& other) {
                         return one.arrivedMs < other.arrivedMs;
                     });
    day.plan = std::move(plan);
    return day;
}

std::vector<SimulatedVisit> runDay(const SimulatedDay& day, const SimulatedOrder& order,
                                   const SimulatedObserver& observer)
{
    return Run(day, order, observer).play();
}

double waitedMinutes(const SimulatedCitizen& person, const SimulatedVisit& visit)
{
    const qint64 fromMs = std::max(person.arrivedMs, person.readyMs);
    return static_cast<double>(std::max<qint64>(0, visit.calledMs - fromMs)) / kMinuteMs;
}

} // namespace onewindow::queue
