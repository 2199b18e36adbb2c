// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/queue/WaitForecast.h"

#include "services/queue/WaitLuck.h"

#include <bit>
#include <functional>

namespace onewindow::queue {

namespace {

constexpr float kNever = WaitForecast::kNever;
/// Who of the others goes first without being many is left out of the windows' looking around.
constexpr float kShareThatCounts = 0.01F;

/// Somebody in a line: all that a play needs of them, in one place.
struct Standing
{
    float due = kNever;
    quint32 person = 0;
    quint64 hash = 0;
};

/// What is the same in all runs.
struct Prepared
{
    struct Window
    {
        std::vector<int> looks;   ///< Of its matters, those that somebody may wait for.
        float inHandBelow = 0;    ///< Share of services that are shorter than this one already is.
        bool isFirstFree = false; ///< Open, and nobody in hand.
    };

    const WaitModel& model;
    const ForecastHall& hall;
    quint32 runs = 0;
    std::vector<quint64> windowHashes;
    /// People by matter, by due; behind the last of a line stands one who is never due.
    std::vector<std::vector<Standing>> ordinary;
    std::vector<std::vector<Standing>> earlier;
    std::vector<Window> windows;
    std::array<float, WaitModel::kBuckets> pace{}; ///< By half hours from now.
    WaitHazard leaves;
    WaitHazard returns;
    WaitHazard comes;

    Prepared(const WaitModel& aModel, const ForecastHall& aHall, quint32 someRuns)
        : model(aModel)
        , hall(aHall)
        , runs(someRuns)
        , ordinary(aModel.matters.size())
        , earlier(aModel.matters.size())
        , leaves(aModel.leavesPerMin, aHall.minuteOfDay)
        , returns(aModel.returnsPerMin, aHall.minuteOfDay)
        , comes(aModel.earlierPerMin, aHall.minuteOfDay)
    {
        for (std::size_t i = 0; i < hall.people.size(); ++i) {
            const ForecastPerson& person = hall.people[i];
            auto& line = person.isEarlier ? earlier : ordinary;
            line[static_cast<std::size_t>(person.matter)].push_back(
                {person.due, static_cast<quint32>(i),
                 mixed(person.seed * 0x9e3779b97f4a7c15ULL + 1)});
        }
        for (auto* lines : {&ordinary, &earlier}) {
            for (std::vector<Standing>& line : *lines) {
                line.emplace_back();
            }
        }
        const auto now = static_cast<int>(hall.minuteOfDay / WaitModel::kBucketMinutes);
        for (std::size_t i = 0; i < pace.size(); ++i) {
            pace[i] = model.pace[(static_cast<std::size_t>(now) + i) % pace.size()];
        }
        prepareWindows();
    }

    [[nodiscard]] float paceAt(float at) const
    {
        return pace[static_cast<std::size_t>(at / WaitModel::kBucketMinutes) % pace.size()];
    }

private:
    void prepareWindows()
    {
        for (std::size_t i = 0; i < hall.windows.size(); ++i) {
            const ForecastWindow& window = hall.windows[i];
            windowHashes.push_back(mixed((i + 1) * 0xd1342543de82ef95ULL));
            Window made;
            for (const int matter : window.matters) {
                const auto m = static_cast<std::size_t>(matter);
                if (ordinary[m].size() > 1 || earlier[m].size() > 1 ||
                    model.matters[m].earlierShare >= kShareThatCounts) {
                    made.looks.push_back(matter);
                }
            }
            if (window.inHand >= 0) {
                const WaitModel::Matter& matter =
                    model.matters[static_cast<std::size_t>(window.inHand)];
                made.inHandBelow =
                    std::min(0.99F, matter.occupied.shareBelow(window.since / paceAt(0)));
            }
            made.isFirstFree = window.isOpen && window.inHand < 0;
            windows.push_back(std::move(made));
        }
    }
};

/// One play of the queue. Kept between runs for its memory alone.
class Play
{
public:
    Play(const Prepared& fixed, std::vector<float>& people, std::vector<float>& newcomers)
        : m_fixed(fixed)
        , m_people(people)
        , m_newcomers(newcomers)
        , m_ordinary(fixed.model.matters.size())
        , m_earlier(fixed.model.matters.size())
        , m_late(fixed.model.matters.size())
        , m_windows(fixed.windows.size())
    {}

    void run(quint32 number)
    {
        m_run = number;
        start();
        float arrival = m_fixed.comes.after(0, lateLuck());
        while (m_left > 0 && !m_free.empty()) {
            const float next = std::bit_cast<float>(static_cast<quint32>(m_free.front() >> 32));
            if (arrival <= next) {
                arrive(arrival);
                arrival = m_fixed.comes.after(arrival, lateLuck());
            } else if (next >= WaitForecast::kHorizon) {
                return;
            } else {
                call(next, static_cast<std::size_t>(m_free.front() & 0xffffffffU));
            }
        }
    }

private:
    /// Who stands in line for a matter.
    struct Line
    {
        std::size_t next = 0;
        float due = kNever; ///< Of the first; kNever for nobody.
    };

    /// Somebody who has come meanwhile and goes before others.
    struct Late
    {
        float due = 0;
        quint64 hash = 0;
    };

    struct LateLine
    {
        std::vector<Late> people;
        std::size_t next = 0;
    };

    struct Window
    {
        float leaves = kNever;
        float returns = kNever;
        int passed = 0;
        bool isIdle = false;
        bool hasSeen = false; ///< Onlookers of both lines have been noted here.
    };

    float lateLuck() { return uniform((static_cast<quint64>(m_run) << 32) + ++m_drawn); }

    void start()
    {
        m_drawn = 0;
        m_free.clear();
        m_left = m_fixed.hall.people.size();
        const std::size_t matters = m_fixed.model.matters.size();
        for (std::size_t m = 0; m < matters; ++m) {
            m_ordinary[m] = {0, m_fixed.ordinary[m].front().due};
            m_earlier[m] = {0, m_fixed.earlier[m].front().due};
            m_late[m].people.clear();
            m_late[m].next = 0;
        }
        m_served.assign(matters, false);
        for (std::size_t w = 0; w < m_windows.size(); ++w) {
            startWindow(w);
        }
    }

    void startWindow(std::size_t w)
    {
        const ForecastWindow& now = m_fixed.hall.windows[w];
        const quint64 hash = m_fixed.windowHashes[w];
        Window& window = m_windows[w];
        window = {};
        window.passed = now.passed;
        const float luck = spreadOut(hash, m_run, m_fixed.runs);
        const float back = spreadOut(mixed(hash + 1), m_run, m_fixed.runs);
        float free = 0;
        if (now.isOpen) {
            window.leaves = m_fixed.leaves.after(0, luck);
            window.returns =
                window.leaves < kNever ? m_fixed.returns.after(window.leaves, back) : kNever;
            free = m_fixed.windows[w].isFirstFree ? 0 : freeAfterInHand(w);
        } else {
            free = m_fixed.returns.after(0, luck);
            if (now.inHand >= 0) {
                free = std::max(free, freeAfterInHand(w));
            }
        }
        if (free < WaitForecast::kHorizon) {
            push(free, w);
            for (const int matter : now.matters) {
                const auto m = static_cast<std::size_t>(matter);
                m_left += m_served[m] ? 0 : 2;
                m_served[m] = true;
            }
        }
    }

    [[nodiscard]] float freeAfterInHand(std::size_t w) const
    {
        constexpr float kSoon = 0.25F;
        const ForecastWindow& now = m_fixed.hall.windows[w];
        const WaitModel::Matter& matter =
            m_fixed.model.matters[static_cast<std::size_t>(now.inHand)];
        float luck = spreadOut(mixed(m_fixed.windowHashes[w] + 2), m_run, m_fixed.runs);
        if (!now.isServing) {
            if (luck < matter.noShow) {
                const float missed = m_fixed.model.missed.at(luck / matter.noShow);
                return std::max(kSoon, missed - now.since);
            }
            luck = (luck - matter.noShow) / (1 - matter.noShow);
        }
        const float below = m_fixed.windows[w].inHandBelow;
        const float all = matter.occupied.at(below + (1 - below) * luck) * m_fixed.paceAt(0);
        return std::max(kSoon, all - now.since);
    }

    void push(float at, std::size_t window)
    {
        m_free.push_back(static_cast<quint64>(std::bit_cast<quint32>(at)) << 32 | window);
        std::push_heap(m_free.begin(), m_free.end(), std::greater<>());
    }

    /// The window that was free first is free again at `at`, which is later.
    void replaceFirst(float at, std::size_t window)
    {
        const quint64 entry = static_cast<quint64>(std::bit_cast<quint32>(at)) << 32 | window;
        std::size_t hole = 0;
        const std::size_t size = m_free.size();
        for (std::size_t child = 1; child < size; child = 2 * hole + 1) {
            child += child + 1 < size && m_free[child + 1] < m_free[child] ? 1 : 0;
            if (m_free[child] >= entry) {
                break;
            }
            m_free[hole] = m_free[child];
            hole = child;
        }
        m_free[hole] = entry;
    }

    void dropFirst()
    {
        std::pop_heap(m_free.begin(), m_free.end(), std::greater<>());
        m_free.pop_back();
    }

    [[nodiscard]] float occupied(std::size_t matter, quint64 hash, float luck, float at) const
    {
        const WaitModel::Matter& what = m_fixed.model.matters[matter];
        if (luck < what.noShow) {
            return m_fixed.model.missed.at(uniform(hash + m_run));
        }
        return what.occupied.at((luck - what.noShow) / (1 - what.noShow)) * m_fixed.paceAt(at);
    }

    void arrive(float at)
    {
        float place = lateLuck();
        std::size_t matter = 0;
        for (std::size_t m = 0; m < m_fixed.model.matters.size() && place > 0; ++m) {
            matter = m_fixed.model.matters[m].earlierShare > 0 ? m : matter;
            place -= m_fixed.model.matters[m].earlierShare;
        }
        const quint64 hash = mixed((static_cast<quint64>(m_run) << 32) + ++m_drawn);
        for (std::size_t w = 0; w < m_windows.size(); ++w) {
            const std::vector<int>& serves = m_fixed.hall.windows[w].matters;
            if (m_windows[w].isIdle && m_windows[w].leaves > at &&
                std::find(serves.begin(), serves.end(), static_cast<int>(matter)) != serves.end()) {
                m_windows[w].isIdle = false;
                push(at + occupied(matter, hash, uniform(hash), at), w);
                return;
            }
        }
        LateLine& line = m_late[matter];
        line.people.push_back({at - m_fixed.model.headStart, hash});
        m_earlier[matter].due = std::min(m_earlier[matter].due, line.people[line.next].due);
    }

    /// The first of each line that `window` may call.
    struct Fronts
    {
        float ordinaryDue = kNever;
        float earlierDue = kNever;
        std::size_t ordinary = 0;
        std::size_t earlier = 0;
    };

    [[nodiscard]] Fronts frontsOf(std::size_t window) const
    {
        Fronts fronts;
        for (const int matter : m_fixed.windows[window].looks) {
            // Nobody can guess which line is the first: selected, not jumped over.
            const auto m = static_cast<std::size_t>(matter);
            const float ordinary = m_ordinary[m].due;
            fronts.ordinary = ordinary < fronts.ordinaryDue ? m : fronts.ordinary;
            fronts.ordinaryDue = std::min(fronts.ordinaryDue, ordinary);
            const float earlier = m_earlier[m].due;
            fronts.earlier = earlier < fronts.earlierDue ? m : fronts.earlier;
            fronts.earlierDue = std::min(fronts.earlierDue, earlier);
        }
        return fronts;
    }

    /// As nextCall() has it, with somebody who has come at 0 behind the ordinary numbers.
    void call(float at, std::size_t w)
    {
        Window& window = m_windows[w];
        if (at >= window.leaves) {
            const float back = std::max(at, window.returns);
            window.leaves = kNever;
            back < WaitForecast::kHorizon ? replaceFirst(back, w) : dropFirst();
            return;
        }
        const Fronts fronts = frontsOf(w);
        const float headStart = m_fixed.model.headStart;
        const float ordinaryDue = std::min(fronts.ordinaryDue, 0.0F);
        const bool isEarlierFirst = fronts.earlierDue < ordinaryDue;
        const bool doesPass = isEarlierFirst && fronts.earlierDue + headStart > ordinaryDue;
        const bool isOrdinarysTurn = doesPass && window.passed + 1 >= m_fixed.model.ordinaryEvery;
        const bool takesOrdinary = !isEarlierFirst || isOrdinarysTurn;
        if (!window.hasSeen) {
            const bool isTurnAnyhow = window.passed + 1 >= m_fixed.model.ordinaryEvery;
            const float ownHeadStart = m_fixed.model.priorityHeadStart;
            const bool seesEarlier = fronts.earlierDue > -ownHeadStart &&
                                     (fronts.ordinaryDue == kNever ||
                                      (fronts.ordinaryDue > -ownHeadStart && !isTurnAnyhow));
            look(at, w, takesOrdinary && fronts.ordinaryDue > 0, seesEarlier);
        }
        const bool hasOrdinary = fronts.ordinaryDue < kNever;
        if (!hasOrdinary && fronts.earlierDue == kNever) {
            window.isIdle = true;
            dropFirst();
            return;
        }
        const bool isOrdinary = hasOrdinary && takesOrdinary;
        window.passed = isOrdinary ? 0 : window.passed + (doesPass ? 1 : 0);
        replaceFirst(isOrdinary ? at + takeOrdinary(fronts.ordinary, at)
                                : at + takeEarlier(fronts.earlier, at),
                     w);
    }

    /// Notes the onlookers that the window would call now.
    void look(float at, std::size_t w, bool seesOrdinary, bool seesEarlier)
    {
        const std::size_t matters = m_fixed.model.matters.size();
        for (const bool isEarlier : {false, true}) {
            if (!(isEarlier ? seesEarlier : seesOrdinary)) {
                continue;
            }
            for (const int matter : m_fixed.hall.windows[w].matters) {
                const std::size_t line =
                    (isEarlier ? matters : 0) + static_cast<std::size_t>(matter);
                float& seen = m_newcomers[line * m_fixed.runs + m_run];
                if (seen == kNever) {
                    seen = at;
                    --m_left;
                }
            }
        }
        m_windows[w].hasSeen = seesOrdinary && seesEarlier;
    }

    float takeOrdinary(std::size_t matter, float at)
    {
        Line& line = m_ordinary[matter];
        const std::vector<Standing>& people = m_fixed.ordinary[matter];
        const Standing& first = people[line.next++];
        line.due = people[line.next].due;
        return serve(first, matter, at);
    }

    float takeEarlier(std::size_t matter, float at)
    {
        Line& line = m_earlier[matter];
        LateLine& late = m_late[matter];
        const std::vector<Standing>& known = m_fixed.earlier[matter];
        const bool isLate =
            late.next < late.people.size() && late.people[late.next].due < known[line.next].due;
        const std::size_t next = isLate ? line.next : line.next + 1;
        float took = 0;
        if (isLate) {
            const quint64 hash = late.people[late.next++].hash;
            took = occupied(matter, hash, uniform(hash), at);
        } else {
            took = serve(known[line.next], matter, at);
        }
        line.next = next;
        line.due = known[next].due;
        if (late.next < late.people.size()) {
            line.due = std::min(line.due, late.people[late.next].due);
        }
        return took;
    }

    float serve(const Standing& who, std::size_t matter, float at)
    {
        m_people[static_cast<std::size_t>(who.person) * m_fixed.runs + m_run] = at;
        --m_left;
        return occupied(matter, who.hash, spreadOut(who.hash, m_run, m_fixed.runs), at);
    }

    const Prepared& m_fixed;
    std::vector<float>& m_people;
    std::vector<float>& m_newcomers;
    std::vector<Line> m_ordinary;
    std::vector<Line> m_earlier;
    std::vector<LateLine> m_late;
    std::vector<Window> m_windows;
    std::vector<bool> m_served;  ///< Matters that a window serves in this run.
    std::vector<quint64> m_free; ///< A heap: when in the upper half, which window in the lower.
    std::size_t m_left = 0;      ///< People and onlookers not called yet.
    quint64 m_drawn = 0;
    quint32 m_run = 0;
};

} // namespace

WaitForecast::WaitForecast(const WaitModel& model, const ForecastHall& hall)
    : m_runs(hall.people.size() > kManyPeople ? kRunsOfMany : kRuns)
    , m_matters(model.matters.size())
    , m_people(hall.people.size() * m_runs, kNever)
    , m_newcomers(2 * m_matters * m_runs, kNever)
{
    const Prepared prepared(model, hall, static_cast<quint32>(m_runs));
    Play play(prepared, m_people, m_newcomers);
    for (quint32 run = 0; run < m_runs; ++run) {
        play.run(run);
    }
}

std::span<const float> WaitForecast::newcomer(int matter, bool isEarlier) const
{
    const std::size_t line = (isEarlier ? m_matters : 0) + static_cast<std::size_t>(matter);
    return std::span(m_newcomers).subspan(line * m_runs, m_runs);
}

std::span<const float> WaitForecast::person(std::size_t index) const
{
    return std::span(m_people).subspan(index * m_runs, m_runs);
}

} // namespace onewindow::queue
