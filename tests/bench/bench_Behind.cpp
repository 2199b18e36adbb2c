// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long a terminal that was away for a month of a busy hall takes until it is current: one whose
// place in the feed is still known, with all that changed since, and one whose place is not.

#include "services/core/Ids.h"
#include "services/core/Log.h"
#include "services/journal/Feed.h"
#include "services/queue/FeedKinds.h"
#include "services/queue/Ticket.h"
#include "services/storage/Transaction.h"
#include "services/storage/Writer.h"
#include "services/sync/SyncClient.h"
#include "tests/bench/Backlog.h"
#include "tests/bench/City.h"
#include "tests/bench/DeskNode.h"
#include "tests/bench/Options.h"
#include "tests/bench/Program.h"
#include "tests/bench/Report.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

using namespace onewindow;
using namespace onewindow::bench;

namespace {

constexpr int kTicketsOfMonth = 21'000; ///< 21 working days of 1000.
constexpr int kOpen = 300;              ///< Whose numbers are not called yet.
constexpr int kTicketsOfTransaction = 500;
constexpr double kMostSeconds = 60;
constexpr int kLookEveryMs = 5;
constexpr int kPatienceMs = 300'000;
const QString kPlatform = QStringLiteral("platform");
const QString kHall = QStringLiteral("hall-1");

/// What a hall's feed says of one ticket: that it waits, that it is called, that it is over.
void liveThrough(storage::Database& database, journal::Feed& feed, int k, qint64 nowMs, bool isOver)
{
    const QString id = idToText(makeUuidV7(nowMs));
    const auto body = [&](const char* state) {
        return QJsonObject{{QStringLiteral("number"),
                            queue::formatNumber(QStringLiteral("A"), u"1", k % 1000 + 1)},
                           {QStringLiteral("matter"), QString::fromLatin1(kMatter)},
                           {QStringLiteral("handle"), QString::fromLatin1(randomBytes(32).toHex())},
                           {QStringLiteral("state"), QLatin1String(state)},
                           {QStringLiteral("node"), QStringLiteral("kiosk-1")},
                           {QStringLiteral("token"), makeToken()},
                           {QStringLiteral("issuedAt"), nowMs},
                           {QStringLiteral("class"), QStringLiteral("ordinary")},
                           {QStringLiteral("day"), queue::hallDay(nowMs)}};
    };
    const QString kiosk = QStringLiteral("kiosk");
    const QString staff = QStringLiteral("staff");
    const QString open = QString::fromLatin1(queue::feed::kOpen);
    const QString ticket = QString::fromLatin1(queue::feed::kTicket);
    succeed(feed.put(database, ticket, id, staff, body("waiting")));
    succeed(feed.put(database, open, id, kiosk, body("waiting")));
    if (isOver) {
        succeed(feed.put(database, ticket, id, staff, body("called")));
        succeed(feed.put(database, open, id, kiosk, body("called")));
        succeed(feed.remove(database, ticket, id));
        succeed(feed.remove(database, open, id));
    }
    succeed(feed.put(database, QString::fromLatin1(queue::feed::kQueue),
                     QString::fromLatin1(kMatter), QStringLiteral("all"),
                     {{QStringLiteral("waiting"), k}, {QStringLiteral("openWindows"), 1}}));
}

/// A month of a hall that its terminal did not see. Gives where the feed stands then.
qint64 letAMonthPass(const City& city)
{
    const auto database =
        valueOf(storage::Database::open(city.file(QStringLiteral("platform/store/platform.db"))));
    journal::Feed feed(kHall);
    const qint64 nowMs = SystemClock().now().wallMs;
    for (int k = 0; k < kTicketsOfMonth + kOpen;) {
        auto transaction = valueOf(storage::Transaction::begin(*database));
        for (int i = 0; i < kTicketsOfTransaction && k < kTicketsOfMonth + kOpen; ++i, ++k) {
            liveThrough(*database, feed, k, nowMs, k < kTicketsOfMonth);
        }
        succeed(transaction.commit());
    }
    return valueOf(feed.position(*database));
}

/// Runs the terminal with the store `name` until it has what the feed says up to `position`; how
/// long that took.
std::chrono::nanoseconds catchUp(const City& city, const QString& url, const QString& name,
                                 qint64 position)
{
    const auto keys = city.signer();
    storage::DatabaseOptions store = city.file(name);
    BenchNode node(store, QLatin1String(kKiosk), *keys);
    const journal::FeedCache cache;
    succeed(journal::FeedCache().open(*node.database));
    storage::Writer writer(std::move(node.database));
    sync::SyncClient client(city.endpoint(url, QLatin1String(kKiosk)), store, writer,
                            *node.journal);
    store.readOnly = true;
    const auto reader = valueOf(storage::Database::open(store));
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        const journal::FeedCursor cursor = valueOf(cache.cursor(*reader));
        if (cursor.position >= position && cursor.snapshotFrom == 0) {
            loop.quit();
        }
    });
    QTimer::singleShot(kPatienceMs, &loop, [] { giveUp(QStringLiteral("it takes too long")); });
    const Stopwatch watch;
    client.start();
    look.start(kLookEveryMs);
    loop.exec();
    const auto taken = watch.elapsed();
    client.stop();
    writer.stop();
    return taken;
}

} // namespace

int main(int argc, char* argv[])
{
    QCoreApplication app(argc, argv);
    startLogging(QStringLiteral("bench-behind"));
    const Options options(
        app, QStringLiteral("A terminal that was away for a month"),
        {{QStringLiteral("city"),
          QStringLiteral("A deployment of onewindow-ctl provision with new stores."),
          QStringLiteral("folder"), QStringLiteral("bench-output/work/behind")}});
    const Report report(options.results());
    const City city(options.value(QStringLiteral("city")));
    const QString known = QLatin1String(kKiosk) + QStringLiteral("/store/kiosk.db");
    const QString unknown = QLatin1String(kKiosk) + QStringLiteral("/store/new.db");
    const auto start = [&] {
        return std::make_unique<Program>(options.program(QStringLiteral("onewindow-platform")),
                                         city.configOf(kPlatform));
    };
    const auto urlOf = [](Program& program) {
        return program.waitForLine(QStringLiteral("ready ")).section(u' ', 1);
    };
    {
        const auto program = start();
        catchUp(city, urlOf(*program), known, 1);
    }
    const qint64 position = letAMonthPass(city);
    const auto program = start();
    const QString url = urlOf(*program);
    const auto add = [&](const QString& name, std::chrono::nanoseconds taken) {
        report.add({.name = name,
                    .unit = QStringLiteral("s"),
                    .value = std::chrono::duration<double>(taken).count(),
                    .mostValue = kMostSeconds,
                    .runs = 1});
    };
    add(QStringLiteral("a month behind, %1 tickets, until current").arg(kTicketsOfMonth),
        catchUp(city, url, known, position));
    add(QStringLiteral("place forgotten, snapshot, until current"),
        catchUp(city, url, unknown, position));
    return 0;
}
