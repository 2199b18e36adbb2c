// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What reads of feed and queue cost at a hall with a month, a year and five years behind it.

#include "services/core/Log.h"
#include "services/journal/FeedWire.h"
#include "tests/bench/City.h"
#include "tests/bench/Desk.h"
#include "tests/bench/DeskNode.h"
#include "tests/bench/Options.h"
#include "tests/bench/Program.h"
#include "tests/bench/Report.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <array>
#include <functional>
#include <memory>

using namespace onewindow;
using namespace onewindow::bench;

namespace {

constexpr int kWaiting = 100; ///< Who wait in each hall, all the time.
constexpr int kWarmUps = 10;
constexpr double kMostRatio50 = 1.15;
constexpr double kMostRatio99 = 1.5;
const QString kPlatform = QStringLiteral("platform");
const QString kWindow = QStringLiteral("/v1/windows/1/");

struct Reads
{
    Samples snapshot; ///< The whole feed, from nothing.
    Samples behind;   ///< What came since the hall's program started, from the store.
    Samples call;     ///< The next of those who wait, chosen and called.
    Samples page;     ///< A ticket's page, by its token.
};

/// A hall that has seen so much, as a process, with one clerk.
class Hall
{
public:
    Hall(const Options& options, const QString& folder)
        : m_city(folder)
    {
        m_city.liftLimits(kPlatform);
        {
            start(options);
            m_cursor = readOn({}).cursor;
            m_desk->open(QStringLiteral("1"));
            for (int i = 0; i < kWaiting; ++i) {
                issue();
            }
            m_desk.reset();
            m_program.reset();
        }
        // What happened before is not in its memory now, and comes from the store.
        start(options);
        for (const journal::FeedChange& change : readOn({}).changes) {
            const QString token =
                change.body ? change.body->value(QStringLiteral("token")).toString() : QString();
            m_token = token.isEmpty() ? m_token : token;
        }
        if (m_token.isEmpty()) {
            giveUp(QStringLiteral("no ticket in the feed"));
        }
    }

    void run(Reads& into)
    {
        add(into.snapshot, [this] { readOn({}); });
        add(into.behind, [this] { readOn(m_cursor); });
        add(into.page, [this] { m_desk->get(QStringLiteral("/t/") + m_token); });
        add(into.call, [this] { m_desk->post(kWindow + QStringLiteral("call-next")); });
        m_desk->post(kWindow + QStringLiteral("start"));
        m_desk->post(kWindow + QStringLiteral("finish"));
        issue();
    }

private:
    void start(const Options& options)
    {
        m_program = std::make_unique<Program>(options.program(QStringLiteral("onewindow-platform")),
                                              m_city.configOf(kPlatform));
        m_desk = std::make_unique<Desk>(
            m_city, m_program->waitForLine(QStringLiteral("ready ")).section(u' ', 1),
            QStringLiteral("counter-1"));
    }

    void issue()
    {
        m_desk->post(QStringLiteral("/v1/tickets"),
                     {{QStringLiteral("matter"), QString::fromLatin1(kMatter)}});
    }

    static void add(Samples& samples, const std::function<void()>& read)
    {
        const Stopwatch watch;
        read();
        samples.add(watch.elapsed());
    }

    /// All that follows `cursor`, page by page.
    journal::FeedPage readOn(journal::FeedCursor cursor)
    {
        journal::FeedPage all;
        do {
            const journal::FeedPage page = valueOf(journal::decodeFeedPage(
                m_desk->get(QStringLiteral("/v1/feed?wait=0&after=") + cursor.toText())));
            cursor = page.cursor;
            all.cursor = page.cursor;
            all.changes += page.changes;
            all.hasMore = page.hasMore;
        } while (all.hasMore);
        return all;
    }

    City m_city;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<Desk> m_desk;
    journal::FeedCursor m_cursor;
    QString m_token;
};

struct History
{
    const char* option;
    const char* name;
};

constexpr std::array kHistories{History{"month", "1 month"}, History{"year", "1 year"},
                                History{"years", "5 years"}};

void add(const Report& report, const QString& read, const char* history, const Samples& samples,
         const Samples* floor)
{
    for (const double percent : {50.0, 99.0}) {
        const double most = percent > 50 ? kMostRatio99 : kMostRatio50;
        report.add(
            {.name = QStringLiteral("%1, %2 p%3").arg(read, QLatin1String(history)).arg(percent),
             .unit = QStringLiteral("ms"),
             .value = samples.percentile(percent),
             .floor = floor != nullptr ? std::optional(floor->percentile(percent)) : std::nullopt,
             .mostRatio = floor != nullptr ? std::optional(most) : std::nullopt,
             .runs = samples.count()});
    }
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    startLogging(QStringLiteral("bench-history"));
    QList<QCommandLineOption> folders;
    for (const History& history : kHistories) {
        const QString name = QLatin1String(history.option);
        folders.append({name, QStringLiteral("A deployment whose hall has seen that much."),
                        QStringLiteral("folder"), QStringLiteral("bench-output/work/") + name});
    }
    const Options options(app, QStringLiteral("Reads of feed and queue with years of history"),
                          folders);
    const Report report(options.results());
    const int runs = options.runs(300);
    std::vector<std::unique_ptr<Hall>> halls;
    for (const History& history : kHistories) {
        halls.push_back(
            std::make_unique<Hall>(options, options.value(QLatin1String(history.option))));
    }
    std::array<Reads, kHistories.size()> reads;
    for (int run = 0; run < kWarmUps + runs; ++run) {
        if (run == kWarmUps) {
            reads = {};
        }
        // None is always the first, or always the next after the same one.
        for (std::size_t i = 0; i < halls.size(); ++i) {
            const std::size_t which =
                (i * (1 + static_cast<std::size_t>(run) % 2) + static_cast<std::size_t>(run)) %
                halls.size();
            halls[which]->run(reads.at(which));
        }
    }
    const auto addAll = [&](const QString& name, Samples Reads::*which) {
        for (std::size_t i = 0; i < kHistories.size(); ++i) {
            add(report, name, kHistories.at(i).name, reads.at(i).*which,
                i > 0 ? &(reads.front().*which) : nullptr);
        }
    };
    addAll(QStringLiteral("feed from nothing"), &Reads::snapshot);
    addAll(QStringLiteral("feed, 100 tickets behind"), &Reads::behind);
    addAll(QStringLiteral("call the next"), &Reads::call);
    addAll(QStringLiteral("ticket page"), &Reads::page);
    return 0;
}
