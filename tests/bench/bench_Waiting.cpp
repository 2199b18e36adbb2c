// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What people are told of waiting, on simulated days that nothing was learned from: of all ranges,
// how many turn out right, and how wide they are. Beside the product's: an oracle, which is told
// the true distributions, and the estimators of the literature, each widened to be right as often.

#include "services/queue/RangeCalibration.h"
#include "services/queue/WaitEstimate.h"
#include "services/queue/WaitHistory.h"
#include "tests/bench/Options.h"
#include "tests/bench/Report.h"
#include "tests/services/queue/WaitingDays.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

using namespace onewindow;
using namespace onewindow::bench;
using namespace onewindow::queue;

namespace {

constexpr int kFirstDays = 10;   ///< Of history, before anybody is told anything.
constexpr int kSettleDays = 25;  ///< On which ranges are told, and followed.
constexpr int kTestDays = 40;    ///< Then these are counted.
constexpr int kTrueDays = 2'000; ///< That the oracle knows windows by.
constexpr double kMostOfOracle = 1.15;

/// Estimators of one number: their names in the literature.
enum Point { QueueLength, LastEntered, HeadOfLine, kPoints };

constexpr std::array kPointNames{"queue length", "last to enter service", "head of line"};

/// What a point estimate said, and what it was.
struct Said
{
    double estimate = 0;
    double waited = 0;
};

/// Widens a point estimate by how wrong it was on the days before, for estimates about as long.
class Widened
{
public:
    void add(const Said& said)
    {
        m_errors[slotOf(said.estimate)].push_back(said.waited - said.estimate);
    }

    /// Sorts what was added.
    void settle()
    {
        for (auto& [slot, errors] : m_errors) {
            std::sort(errors.begin(), errors.end());
        }
    }

    [[nodiscard]] WaitRange range(double estimate, double share) const
    {
        const auto found = m_errors.find(slotOf(estimate));
        if (found == m_errors.end()) {
            return {0, kLongestWaitMinutes};
        }
        const std::vector<double>& errors = found->second;
        const auto at = [&errors](double part) {
            return errors[static_cast<std::size_t>(part * static_cast<double>(errors.size() - 1))];
        };
        const double low = std::max(0.0, estimate + at((1 - share) / 2));
        const double high = estimate + at((1 + share) / 2);
        const int lowStep = static_cast<int>(std::floor(low / 5)) * 5;
        return {lowStep, std::max(lowStep + 5, static_cast<int>(std::ceil(high / 5)) * 5)};
    }

private:
    static int slotOf(double estimate)
    {
        return static_cast<int>(std::sqrt(std::max(0.0, estimate)));
    }

    std::map<int, std::vector<double>> m_errors;
};

/// What is told of the same people on the same days.
struct Told
{
    std::vector<PastQuote> learned;
    std::vector<PastQuote> learnedEarlier; ///< People with a head start.
    std::vector<PastQuote> oracle;
    std::vector<PastQuote> usual; ///< By the usual service time alone.
    std::array<std::vector<Said>, kPoints> points;
};

/// What somebody was told who has not been called yet.
struct Open
{
    std::size_t person = 0;
    bool isEarlier = false;
    std::optional<WaitRange> learned;
    std::optional<WaitRange> oracle;
    std::optional<WaitRange> usual;
    std::array<double, kPoints> points{};
};

/// Follows what can be seen for estimators of one number.
class Watcher
{
public:
    explicit Watcher(double meanMinutes)
        : m_meanMinutes(meanMinutes)
    {}

    std::array<double, kPoints> estimate(const SimulatedDay& day, const SimulatedView& view)
    {
        const int matter = day.people[view.person].matter;
        int open = 0;
        for (std::size_t entry = 0; entry < view.seats.size(); ++entry) {
            const std::vector<int>& serves = day.plan.windows[entry].matters;
            const bool isFor = std::find(serves.begin(), serves.end(), matter) != serves.end();
            const SimulatedView::Seat& seat = view.seats[entry];
            open += isFor && seat.isOpen ? 1 : 0;
            if (seat.isBusy && seat.sinceMs > m_lastMs &&
                day.people[seat.person].klass == TicketClass::Ordinary) {
                m_lastMs = seat.sinceMs;
                m_lastWaited = minutes(seat.sinceMs - day.people[seat.person].arrivedMs);
            }
        }
        double head = 0;
        for (const SimulatedWaiting& one : view.waiting) {
            if (one.person != view.person && one.klass == TicketClass::Ordinary) {
                head = std::max(head, minutes(view.nowMs - one.arrivedMs));
            }
        }
        // Nearly all that wait are served by nearly all windows.
        const auto ahead = static_cast<double>(view.waiting.size() - 1);
        return {ahead * m_meanMinutes / std::max(1, open), m_lastWaited, head};
    }

private:
    static double minutes(qint64 ms) { return static_cast<double>(ms) / 60'000; }

    double m_meanMinutes;
    qint64 m_lastMs = -1;
    double m_lastWaited = 0;
};

int openWindowsFor(const ForecastHall& hall, int matter)
{
    return static_cast<int>(
        std::count_if(hall.windows.begin(), hall.windows.end(), [matter](const auto& window) {
            return window.isOpen && std::find(window.matters.begin(), window.matters.end(),
                                              matter) != window.matters.end();
        }));
}

double meanMinutesOf(const SimulatedHallPlan& plan)
{
    double sum = 0;
    double shares = 0;
    for (const SimulatedMatter& matter : plan.matters) {
        sum += matter.share * matter.meanServiceMin;
        shares += matter.share;
    }
    return sum / shares;
}

/// All days one after the other, each told of by what was learned from those before.
class Hall
{
public:
    Hall()
        : m_usual(usualMinutesOf(m_plan))
        , m_true(trueModel(m_plan, kTrueDays))
    {}

    /// Day `number`; `isTold`: somebody is told something.
    Told play(int number, bool isTold)
    {
        const WaitHistory history(m_days, m_usual);
        m_oracleLevel = calibratedLevel(m_oracleDays);
        Watcher watcher(meanMinutesOf(m_plan) + 0.5);
        std::vector<Open> open;
        const auto observer = [&](const SimulatedDay& day, const SimulatedView& view,
                                  const std::vector<int>& passed) {
            if (isTold) {
                open.push_back(tell(history, watcher, day, view, passed));
            }
        };
        const PlayedDay played = playDay(waitingDay(static_cast<quint64>(number)), observer);
        Told told = outcome(played, open);
        m_days.push_back(pastDayOf(played, number));
        m_days.back().quotes = told.learned;
        m_oracleDays.emplace_back();
        m_oracleDays.back().quotes = told.oracle;
        if (m_days.size() > kPastDaysMost) {
            m_days.erase(m_days.begin());
            m_oracleDays.erase(m_oracleDays.begin());
        }
        return told;
    }

private:
    Open tell(const WaitHistory& history, Watcher& watcher, const SimulatedDay& day,
              const SimulatedView& view, const std::vector<int>& passed) const
    {
        const SimulatedCitizen& person = day.people[view.person];
        const ForecastHall hall = hallOf(day, view, passed);
        Open open;
        open.person = view.person;
        open.isEarlier = person.klass != TicketClass::Ordinary;
        open.points = watcher.estimate(day, view);
        const WaitForecast learned(history.model(), hall);
        open.learned =
            shortestRange(learned.newcomer(person.matter, open.isEarlier), history.level());
        if (!open.isEarlier) {
            const WaitForecast oracle(m_true, hall);
            open.oracle = shortestRange(oracle.newcomer(person.matter), m_oracleLevel);
            open.usual = estimateWait(
                static_cast<int>(view.waiting.size()) - 1,
                static_cast<int>(
                    day.plan.matters[static_cast<std::size_t>(person.matter)].meanServiceMin),
                openWindowsFor(hall, person.matter));
        }
        return open;
    }

    static Told outcome(const PlayedDay& played, const std::vector<Open>& all)
    {
        Told told;
        for (const Open& open : all) {
            const bool isBooked = played.day.people[open.person].readyMs != 0;
            if (played.visits[open.person].calledMs < 0 || isBooked) {
                continue;
            }
            const double waited = played.waited(open.person);
            if (open.isEarlier) {
                if (open.learned) {
                    told.learnedEarlier.push_back({*open.learned, waited});
                }
                continue;
            }
            if (!open.learned || !open.oracle || !open.usual) {
                continue;
            }
            told.learned.push_back({*open.learned, waited});
            told.oracle.push_back({*open.oracle, waited});
            told.usual.push_back({*open.usual, waited});
            for (std::size_t i = 0; i < kPoints; ++i) {
                told.points[i].push_back({open.points[i], waited});
            }
        }
        return told;
    }

    SimulatedHallPlan m_plan;
    QHash<QString, int> m_usual;
    WaitModel m_true;
    double m_oracleLevel = 0;
    std::vector<PastDay> m_days;
    std::vector<PastDay> m_oracleDays;
};

void append(std::vector<PastQuote>& all, const std::vector<PastQuote>& more)
{
    all.insert(all.end(), more.begin(), more.end());
}

/// Prints how often ranges were kept, and how wide they were against the oracle's.
double tell(const Report& report, const QString& name, const std::vector<PastQuote>& quotes,
            std::optional<double> floor, bool isOurs)
{
    const RangesKept kept = rangesKept(quotes);
    report.add({.name = QStringLiteral("waiting/%1 kept").arg(name),
                .unit = QStringLiteral("%"),
                .value = kept.share() * 100,
                // More than was promised is a range that says less than it could.
                .mostValue = isOurs ? std::optional(83.0) : std::nullopt,
                .leastValue = isOurs ? std::optional(77.0) : std::nullopt,
                .runs = kept.quoted});
    report.add({.name = QStringLiteral("waiting/%1 width").arg(name),
                .unit = QStringLiteral("min"),
                .value = kept.meanWidth(),
                .floor = floor,
                .mostRatio = isOurs ? std::optional(kMostOfOracle) : std::nullopt,
                .runs = kept.quoted});
    return kept.meanWidth();
}

/// The share at which the ranges of `widened` are right in kRangesKept of `said`.
std::vector<PastQuote> widenedTo(const Widened& widened, const std::vector<Said>& before,
                                 const std::vector<Said>& said)
{
    const auto quotes = [&widened](const std::vector<Said>& all, double share) {
        std::vector<PastQuote> made;
        for (const Said& one : all) {
            made.push_back({widened.range(one.estimate, share), one.waited});
        }
        return made;
    };
    double share = 0.3;
    while (share < 0.99 && rangesKept(quotes(before, share)).share() < kRangesKept) {
        share += 0.01;
    }
    return quotes(said, share);
}

void measureRanges(const Report& report)
{
    Hall hall;
    std::array<Widened, kPoints> widened;
    std::array<std::vector<Said>, kPoints> before;
    Told all;
    std::vector<PastQuote> surges;
    for (int day = 0; day < kFirstDays + kSettleDays + kTestDays; ++day) {
        const Told told = hall.play(day, day >= kFirstDays);
        const bool isCounted = day >= kFirstDays + kSettleDays;
        for (std::size_t i = 0; i < kPoints; ++i) {
            std::vector<Said>& into = isCounted ? all.points[i] : before[i];
            into.insert(into.end(), told.points[i].begin(), told.points[i].end());
        }
        if (isCounted) {
            append(all.learned, told.learned);
            if (!waitingDay(static_cast<quint64>(day)).plan.surges.empty()) {
                append(surges, told.learned);
            }
            append(all.learnedEarlier, told.learnedEarlier);
            append(all.oracle, told.oracle);
            append(all.usual, told.usual);
        }
    }
    const double oracle = tell(report, QStringLiteral("oracle"), all.oracle, {}, false);
    tell(report, QStringLiteral("learned"), all.learned, oracle, true);
    tell(report, QStringLiteral("learned, days with a surge"), surges, oracle, false);
    tell(report, QStringLiteral("learned, head start"), all.learnedEarlier, {}, false);
    tell(report, QStringLiteral("usual service time"), all.usual, oracle, false);
    for (std::size_t i = 0; i < kPoints; ++i) {
        for (const Said& said : before[i]) {
            widened[i].add(said);
        }
        widened[i].settle();
        tell(report, QString::fromLatin1(kPointNames[i]),
             widenedTo(widened[i], before[i], all.points[i]), oracle, false);
    }
}

/// 500 people before 60 windows that serve thirty matters in five groups.
void measureCost(const Report& report, int runs)
{
    constexpr int kMatters = 30;
    constexpr int kPeople = 500;
    constexpr int kWindows = 60;
    constexpr double kMostMs = 5;
    WaitModel model = trueModel(SimulatedHallPlan(), 10);
    const WaitModel::Matter usual = model.matters[1];
    model.matters.assign(kMatters, usual);
    for (WaitModel::Matter& matter : model.matters) {
        matter.earlierShare = 1.0F / kMatters;
    }
    model.earlierPerMin.fill(1);
    ForecastHall hall;
    hall.minuteOfDay = 600;
    for (int i = 0; i < kPeople; ++i) {
        hall.people.push_back({i % kMatters, static_cast<float>(i - kPeople) / 5, i % 9 == 0,
                               static_cast<quint32>(i)});
    }
    for (int i = 0; i < kWindows; ++i) {
        ForecastWindow window;
        for (int matter = i % 5; matter < kMatters; matter += i % 5 == 0 ? 1 : 5) {
            window.matters.push_back(matter);
        }
        window.isOpen = true;
        window.inHand = window.matters[0];
        window.isServing = true;
        window.since = static_cast<float>(i % 12);
        hall.windows.push_back(window);
    }
    Samples samples;
    for (int i = 0; i < runs; ++i) {
        const Stopwatch watch;
        const WaitForecast forecast(model, hall);
        samples.add(watch.elapsed());
        if (!(forecast.newcomer(0)[0] < WaitForecast::kNever)) {
            giveUp(QStringLiteral("nobody is called"));
        }
    }
    report.add({.name = QStringLiteral("waiting/forecast of 500 before 60 windows p50"),
                .unit = QStringLiteral("ms"),
                .value = samples.percentile(50),
                .mostValue = kMostMs,
                .runs = samples.count()});
    report.add({.name = QStringLiteral("waiting/forecast of 500 before 60 windows p99"),
                .unit = QStringLiteral("ms"),
                .value = samples.percentile(99),
                .runs = samples.count()});
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const Options options(app, QStringLiteral("What people are told of waiting."));
    const Report report(options.results());
    measureCost(report, options.runs(300));
    measureRanges(report);
    return 0;
}
