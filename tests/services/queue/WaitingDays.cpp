// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/services/queue/WaitingDays.h"

#include "services/core/Durations.h"
#include "services/queue/WaitLearning.h"

#include <QDate>
#include <QRandomGenerator>
#include <QTimeZone>

#include <algorithm>
#include <cmath>
#include <optional>

namespace onewindow::queue {

namespace {

const QTimeZone kZone(8 * 60 * 60);

QString matterName(int matter)
{
    return QStringLiteral("m%1").arg(matter);
}

/// The parts of a window's day, from leave to leave.
std::vector<SimulatedWindow> partsOf(int window, qint64 lengthMs, QRandomGenerator& random)
{
    const auto minutes = [&random](int from, int until) {
        return random.bounded(from, until) * kMinuteMs;
    };
    std::vector<std::pair<qint64, qint64>> away;
    if (window % 2 == 1) { // Lunch, about noon.
        const qint64 from = minutes(170, 195);
        away.emplace_back(from, from + minutes(45, 65));
    }
    if (random.bounded(2) == 0) {
        const qint64 from = minutes(20, 420);
        away.emplace_back(from, from + minutes(15, 40));
    }
    if (random.bounded(100) < 15) {
        away.emplace_back(minutes(200, 440), lengthMs);
    }
    std::sort(away.begin(), away.end());
    std::vector<SimulatedWindow> parts;
    qint64 from = 0;
    for (const auto& [leaves, returns] : away) {
        if (leaves > from) {
            parts.push_back({mattersOf(window), from, leaves});
        }
        from = std::max(from, returns);
    }
    if (from < lengthMs) {
        parts.push_back({mattersOf(window), from, lengthMs});
    }
    return parts;
}

SimulatedHallPlan planOf(quint64 number, std::vector<int>& windows)
{
    QRandomGenerator random(static_cast<quint32>(number * 2654435761U + 17));
    SimulatedHallPlan plan;
    plan.seed = number * 7919 + 3;
    const double busy = 0.85 + 0.3 * random.generateDouble();
    for (double& people : plan.perHour) {
        people *= busy;
    }
    if (random.bounded(10) < 3) {
        const qint64 from = random.bounded(30, 380) * kMinuteMs;
        plan.surges.push_back({from, from + 45 * kMinuteMs, 1.8});
    }
    const auto lengthMs = static_cast<qint64>(plan.perHour.size()) * 60 * kMinuteMs;
    for (int window = 0; window < kWaitingWindows; ++window) {
        for (const SimulatedWindow& part : partsOf(window, lengthMs, random)) {
            plan.windows.push_back(part);
            windows.push_back(window);
        }
    }
    return plan;
}

/// As the product calls: see CallOrder.h.
class Order
{
public:
    explicit Order(std::vector<int> windows)
        : m_windows(std::move(windows))
        , m_passed(kWaitingWindows, 0)
    {}

    [[nodiscard]] const std::vector<int>& passed() const { return m_passed; }

    std::size_t next(std::size_t entry, const std::vector<SimulatedWaiting>& waiting)
    {
        std::size_t first = 0;
        std::optional<std::size_t> ordinary;
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            if (isBefore(place(waiting[i]), place(waiting[first]))) {
                first = i;
            }
            if (waiting[i].klass == TicketClass::Ordinary &&
                (!ordinary || isBefore(place(waiting[i]), place(waiting[*ordinary])))) {
                ordinary = i;
            }
        }
        int& passed = m_passed[static_cast<std::size_t>(m_windows[entry])];
        const NextCall call =
            nextCall({}, place(waiting[first]), waiting[first].klass,
                     ordinary ? std::optional(place(waiting[*ordinary])) : std::nullopt, passed);
        passed = call.passed;
        return call.isOrdinary ? *ordinary : first;
    }

private:
    static Place place(const SimulatedWaiting& one)
    {
        Place made = placeOf(CallRules(), one.klass, one.fromMs);
        made.seq = one.person;
        return made;
    }

    std::vector<int> m_windows;
    std::vector<int> m_passed;
};

std::vector<int> entryWindows(const SimulatedDay& day)
{
    std::vector<int> windows;
    int window = -1;
    qint64 before = 0;
    for (const SimulatedWindow& entry : day.plan.windows) {
        // The first part of the next window begins before the last one of this ends.
        window += window < 0 || entry.opensMs < before ? 1 : 0;
        before = entry.closesMs;
        windows.push_back(window);
    }
    return windows;
}

} // namespace

std::vector<int> mattersOf(int window)
{
    return window < 4 ? std::vector<int>{0, 1, 2} : std::vector<int>{0, 1};
}

SimulatedDay waitingDay(quint64 number)
{
    std::vector<int> windows;
    return simulatedDay(planOf(number, windows));
}

int windowOf(const SimulatedDay& day, std::size_t entry)
{
    return entryWindows(day).at(entry);
}

QHash<QString, int> usualMinutesOf(const SimulatedHallPlan& plan)
{
    QHash<QString, int> usual;
    for (std::size_t i = 0; i < plan.matters.size(); ++i) {
        usual.insert(matterName(static_cast<int>(i)),
                     static_cast<int>(std::lround(plan.matters[i].meanServiceMin)));
    }
    return usual;
}

double PlayedDay::waited(std::size_t person) const
{
    return static_cast<double>(visits[person].calledMs - day.people[person].arrivedMs) / kMinuteMs;
}

PlayedDay playDay(SimulatedDay day, const WaitingObserver& observer)
{
    Order order(entryWindows(day));
    const auto next = [&order](std::size_t window, const std::vector<SimulatedWaiting>& waiting,
                               qint64) { return order.next(window, waiting); };
    SimulatedObserver seen;
    if (observer) {
        seen = [&](const SimulatedView& view) { observer(day, view, order.passed()); };
    }
    auto visits = runDay(day, next, seen);
    return {std::move(day), std::move(visits)};
}

PastDay pastDayOf(const PlayedDay& played, int number)
{
    const QDate date = QDate(2026, 1, 5).addDays(number);
    const qint64 opensMs = date.startOfDay(kZone).toMSecsSinceEpoch() +
                           static_cast<qint64>(kOpensAtMinute) * kMinuteMs;
    const std::vector<int> windows = entryWindows(played.day);
    PastDay past;
    past.day = date.toString(Qt::ISODate);
    for (std::size_t i = 0; i < played.visits.size(); ++i) {
        const SimulatedCitizen& person = played.day.people[i];
        const SimulatedVisit& visit = played.visits[i];
        PastTicket ticket;
        ticket.matter = matterName(person.matter);
        ticket.klass = person.klass;
        ticket.issuedAtMs = opensMs + person.arrivedMs;
        ticket.dueAtMs =
            opensMs +
            placeOf(CallRules(), person.klass, std::max(person.arrivedMs, person.readyMs)).dueMs;
        if (visit.calledMs >= 0) {
            ticket.window = QString::number(windows[visit.window]);
            ticket.calledAtMs = opensMs + visit.calledMs;
            ticket.isServed = visit.finishedMs >= 0;
            ticket.isMissed = !ticket.isServed;
            ticket.endedAtMs =
                opensMs +
                (ticket.isServed ? visit.finishedMs : visit.calledMs + played.day.plan.missMs);
        }
        past.tickets.push_back(ticket);
    }
    for (std::size_t entry = 0; entry < windows.size(); ++entry) {
        const SimulatedWindow& part = played.day.plan.windows[entry];
        const QString window = QString::number(windows[entry]);
        past.windows.push_back({window, opensMs + part.opensMs, true, {}});
        if (part.closesMs < played.day.lengthMs) { // The others go on until nobody waits.
            past.windows.push_back({window, opensMs + part.closesMs, false, {}});
        }
    }
    std::stable_sort(past.windows.begin(), past.windows.end(),
                     [](const PastWindowChange& one, const PastWindowChange& other) {
                         return one.atMs < other.atMs;
                     });
    return past;
}

ForecastHall hallOf(const SimulatedDay& day, const SimulatedView& view,
                    const std::vector<int>& passed)
{
    const auto minutes = [&view](qint64 atMs) {
        return static_cast<float>(atMs - view.nowMs) / kMinuteMs;
    };
    ForecastHall hall;
    hall.minuteOfDay = kOpensAtMinute + static_cast<float>(view.nowMs) / kMinuteMs;
    for (const SimulatedWaiting& one : view.waiting) {
        if (one.person != view.person) {
            const Place place = placeOf(CallRules(), one.klass, one.fromMs);
            hall.people.push_back({one.matter, minutes(place.dueMs), !place.isOrdinary,
                                   static_cast<quint32>(one.person)});
        }
    }
    std::stable_sort(
        hall.people.begin(), hall.people.end(),
        [](const ForecastPerson& one, const ForecastPerson& other) { return one.due < other.due; });
    hall.windows.resize(kWaitingWindows);
    for (std::size_t i = 0; i < hall.windows.size(); ++i) {
        hall.windows[i].matters = mattersOf(static_cast<int>(i));
        hall.windows[i].passed = passed[i];
    }
    const std::vector<int> windows = entryWindows(day);
    for (std::size_t entry = 0; entry < windows.size(); ++entry) {
        const SimulatedView::Seat& seat = view.seats[entry];
        ForecastWindow& window = hall.windows[static_cast<std::size_t>(windows[entry])];
        window.isOpen = window.isOpen || seat.isOpen;
        if (seat.isBusy) {
            window.inHand = day.people[seat.person].matter;
            window.since = -minutes(seat.sinceMs);
            window.isServing = view.nowMs - seat.sinceMs > day.plan.walkMs;
        }
    }
    return hall;
}

WaitModel trueModel(const SimulatedHallPlan& plan, int days)
{
    WaitModel model;
    double shares = 0;
    for (const SimulatedMatter& matter : plan.matters) {
        shares += matter.share;
    }
    QRandomGenerator random(1);
    for (const SimulatedMatter& matter : plan.matters) {
        const double logMean =
            std::log(matter.meanServiceMin) - matter.serviceSpread * matter.serviceSpread / 2;
        std::vector<float> minutes;
        for (int i = 0; i < 200'000; ++i) {
            const double radius = std::sqrt(-2 * std::log(1 - random.generateDouble()));
            const double normal = radius * std::cos(2 * 3.14159265358979 * random.generateDouble());
            minutes.push_back(static_cast<float>(
                static_cast<double>(plan.walkMs) / kMinuteMs +
                std::max(0.5, std::exp(logMean + matter.serviceSpread * normal))));
        }
        std::sort(minutes.begin(), minutes.end());
        model.matters.push_back({Quantiles::of(minutes), static_cast<float>(plan.callNoShows),
                                 static_cast<float>(matter.share / shares)});
    }
    model.missed = Quantiles::of({static_cast<float>(plan.missMs) / kMinuteMs});
    model.pace.fill(1);
    const double earlier = plan.appointmentShare * (1 - plan.bookedNoShows) + plan.priorityShare;
    for (std::size_t hour = 0; hour < plan.perHour.size(); ++hour) {
        const auto bucket = static_cast<std::size_t>(kOpensAtMinute) / 30 + 2 * hour;
        const auto perMin = static_cast<float>(plan.perHour[hour] * earlier / 60);
        model.earlierPerMin[bucket] = perMin;
        model.earlierPerMin[bucket + 1] = perMin;
    }
    WindowsSeen windows;
    for (int i = 0; i < days; ++i) {
        std::vector<int> entries;
        SimulatedDay day;
        day.plan = planOf(static_cast<quint64>(1'000'000 + i), entries);
        day.lengthMs = static_cast<qint64>(day.plan.perHour.size()) * 60 * kMinuteMs;
        windows.add(pastDayOf({std::move(day), {}}, i));
    }
    windows.tell(model);
    return model;
}

} // namespace onewindow::queue
