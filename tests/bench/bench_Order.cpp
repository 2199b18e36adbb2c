// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long whom lets wait which order of calling: days of a simulated hall with a morning peak,
// appointments, people who do not come and windows that close early, each day under each order.

#include "services/core/Durations.h"
#include "services/queue/SimulatedOrders.h"
#include "tests/bench/Options.h"
#include "tests/bench/Report.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <string>
#include <string_view>

using namespace onewindow;
using namespace onewindow::bench;
using namespace onewindow::queue;

namespace {

constexpr quint64 kFirstSeed = 20'260'101;
constexpr int kDays = 60;
constexpr double kShare = 0.8; ///< Of the plan's people: windows are busy nine tenths of the day.

struct NamedOrder
{
    const char* name;
    std::function<SimulatedOrder()> make; ///< Anew for each day.
};

const std::array kOrders{
    NamedOrder{"first come", firstComeOrder},
    NamedOrder{"strict priority", strictPriorityOrder},
    NamedOrder{"fixed ratio", [] { return fixedRatioOrder(3); }},
    NamedOrder{"fair", [] { return fairOrder({}); }},
};

const char* groupOf(TicketClass klass)
{
    switch (klass) {
    case TicketClass::Ordinary:
        return "ordinary";
    case TicketClass::Appointment:
        return "appointment";
    default:
        return "priority";
    }
}

/// Minutes waited, by group.
using Waits = std::map<std::string, std::vector<double>>;

SimulatedDay day(int number)
{
    SimulatedHallPlan plan;
    plan.seed = kFirstSeed + static_cast<quint64>(number);
    for (double& people : plan.perHour) {
        people *= kShare;
    }
    if (number % 5 == 0) { // A day on which half as many again come in the morning.
        plan.surges = {{0, 2 * kHourMs, 1.5}};
    }
    return simulatedDay(plan);
}

Waits waitsUnder(const NamedOrder& order, int days)
{
    Waits waits;
    for (int number = 0; number < days; ++number) {
        const SimulatedDay one = day(number);
        const auto visits = runDay(one, order.make());
        for (std::size_t person = 0; person < one.people.size(); ++person) {
            if (visits[person].calledMs < 0) {
                giveUp(QStringLiteral("somebody was never called"));
            }
            waits[groupOf(one.people[person].klass)].push_back(
                waitedMinutes(one.people[person], visits[person]));
        }
    }
    for (auto& [group, minutes] : waits) {
        std::sort(minutes.begin(), minutes.end());
    }
    return waits;
}

double meanOf(const std::vector<double>& minutes)
{
    return std::accumulate(minutes.begin(), minutes.end(), 0.0) /
           static_cast<double>(minutes.size());
}

/// Nearest rank, of sorted values.
double percentileOf(const std::vector<double>& minutes, double percent)
{
    const auto rank =
        static_cast<std::size_t>(std::ceil(percent / 100 * static_cast<double>(minutes.size())));
    return minutes.at(std::max<std::size_t>(rank, 1) - 1);
}

void add(const Report& report, const QString& name, double minutes, double firstCome, int people,
         std::optional<double> mostRatio)
{
    report.add({.name = name,
                .unit = QStringLiteral("min"),
                .value = minutes,
                .floor = firstCome,
                .mostRatio = mostRatio,
                .runs = people});
}

void tell(const Report& report, const NamedOrder& order, const Waits& waits, const Waits& firstCome)
{
    for (const auto& [group, minutes] : waits) {
        const std::vector<double>& floor = firstCome.at(group);
        const QString name = QStringLiteral("order/%1, %2")
                                 .arg(QLatin1String(order.name), QString::fromStdString(group));
        const auto people = static_cast<int>(minutes.size());
        // Who has no privilege pays for those who have, but not much.
        const bool isHeld = order.name == std::string_view("fair") && group == "ordinary";
        const auto most = [isHeld](double ratio) {
            return isHeld ? std::optional(ratio) : std::nullopt;
        };
        add(report, name + QStringLiteral(" mean"), meanOf(minutes), meanOf(floor), people,
            most(1.25));
        add(report, name + QStringLiteral(" p95"), percentileOf(minutes, 95),
            percentileOf(floor, 95), people, most(1.25));
        add(report, name + QStringLiteral(" worst"), minutes.back(), floor.back(), people,
            most(1.35));
    }
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const Options options(app, QStringLiteral("What orders of calling make of the waiting."));
    const Report report(options.results());
    const int days = std::max(5, options.runs(kDays));
    const Waits firstCome = waitsUnder(kOrders.front(), days);
    for (const NamedOrder& order : kOrders) {
        tell(report, order, waitsUnder(order, days), firstCome);
    }
    return 0;
}
