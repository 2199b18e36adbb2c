// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/WaitParts.h"
#include "services/core/Durations.h"
#include "services/core/Ids.h"
#include "services/storage/Query.h"
#include "tests/services/queue/TestHall.h"

#include <QTemporaryDir>
#include <QTest>

using namespace onewindow;
using namespace onewindow::platform;

namespace {

constexpr int kPatienceMs = 40'000;
const QString kEnrol = QStringLiteral("enrol");
const QString kWindow = QStringLiteral("1");

/// Forty people yesterday, each of whom a window needed twelve minutes for, from call to call.
Result<void> addYesterday(storage::Database& database, qint64 nowMs)
{
    const qint64 startMs = nowMs - 24LL * 60 * kMinuteMs;
    for (int i = 0; i < 40; ++i) {
        const qint64 calledMs = startMs + (12LL * i + 1) * kMinuteMs;
        OW_TRY(storage::run(
            database,
            "INSERT INTO tickets (id, number, node, seq, matter, class, state, day, handle, token, "
            "issued_at, due_at, window_id, called_at, call_count, started_at, ended_at, "
            "is_unknown, is_printing, transferred_from, further, sealed, key_id) VALUES (?, 'A1', "
            "'k', 1, 'enrol', 0, 5, ?, '', '', ?, ?, '1', ?, 1, 0, ?, 0, 0, '', '[]', ?, ?)",
            makeUuidV7(startMs + i), queue::hallDay(startMs), startMs, startMs, calledMs,
            calledMs + 11 * kMinuteMs, QByteArray(), QByteArray()));
    }
    return {};
}

} // namespace

/// A hall's program learns what its store tells of waiting.
class tst_WaitParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void learnsWhenItStarts();
};

void tst_WaitParts::learnsWhenItStarts()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("hall.db"));
    const ManualClock clock;
    queue::TestHall hall(clock, path);
    const qint64 nowMs = clock.now().wallMs;
    QVERIFY(hall.run<int>([&](storage::Database& database) -> Result<int> {
        OW_TRY(addYesterday(database, nowMs));
        return 0;
    }));
    QVERIFY(hall.open(kWindow, {kEnrol}));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(hall.issue(kEnrol));
    }
    storage::DatabaseOptions options;
    options.path = path;
    auto store = storage::Database::open(options);
    QVERIFY(store);
    storage::Writer writer(std::move(store).value());
    auto readers = ReaderPool::open(options);
    QVERIFY(readers);
    WaitParts parts(QStringLiteral("hall-1"));
    parts.start({.writer = writer,
                 .readers = *readers.value(),
                 .journal = hall.journal(),
                 .hallFeed = hall.hallFeed(),
                 .rules = hall.queue().rules()});
    // By the usual time of eight minutes alone it were 15-35.
    const auto range = [&] {
        const auto ranges =
            writer.runAndWait<queue::NewcomerRanges>([&](storage::Database& database) {
                return hall.hallFeed().waits().newcomer(database, {kEnrol, 3, 1, 8}, nowMs);
            });
        return ranges ? ranges.value().ordinary : std::nullopt;
    };
    QTRY_COMPARE_WITH_TIMEOUT(range(), std::optional(queue::WaitRange{30, 40}), kPatienceMs);
    parts.stop();
    readers.value()->stop();
    writer.stop();
}

QTEST_GUILESS_MAIN(tst_WaitParts)
#include "tst_WaitParts.moc"
