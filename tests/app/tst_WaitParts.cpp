// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/WaitParts.h"
#include "services/core/Durations.h"
#include "services/core/Ids.h"
#include "services/storage/Query.h"
#include "tests/services/queue/TestHall.h"

#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <memory>
#include <optional>

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
    void init();

    void learnsWhenItStarts();
    void learnsAgainWhatCameToNothing();

private:
    /// Opens the store once more, for the hall's program.
    [[nodiscard]] std::unique_ptr<storage::Database> open() const
    {
        auto store = storage::Database::open(m_options);
        OW_ENFORCE(bool(store));
        return std::move(store).value();
    }

    [[nodiscard]] WaitParts::Parts parts(storage::Writer& writer, ReaderPool& readers) const
    {
        return {.writer = writer,
                .readers = readers,
                .journal = m_hall->journal(),
                .hallFeed = m_hall->hallFeed(),
                .rules = m_hall->queue().rules()};
    }

    /// For who comes now; by the usual time of eight minutes alone it were 15-35.
    std::optional<queue::WaitRange> range(storage::Writer& writer) const
    {
        const auto ranges =
            writer.runAndWait<queue::NewcomerRanges>([this](storage::Database& database) {
                return m_hall->hallFeed().waits().newcomer(database, {kEnrol, 3, 1, 8},
                                                           m_clock.now().wallMs);
            });
        return ranges ? ranges.value().ordinary : std::nullopt;
    }

    static constexpr queue::WaitRange kLearned{30, 40};

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    storage::DatabaseOptions m_options;
    std::unique_ptr<queue::TestHall> m_hall;
};

void tst_WaitParts::init()
{
    m_hall.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_options.path = m_folder->filePath(QStringLiteral("hall.db"));
    m_hall = std::make_unique<queue::TestHall>(m_clock, m_options.path);
    QVERIFY(m_hall->run<int>([&](storage::Database& database) -> Result<int> {
        OW_TRY(addYesterday(database, m_clock.now().wallMs));
        return 0;
    }));
    QVERIFY(m_hall->open(kWindow, {kEnrol}));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(m_hall->issue(kEnrol));
    }
}

void tst_WaitParts::learnsWhenItStarts()
{
    storage::Writer writer(open());
    auto readers = ReaderPool::open(m_options);
    QVERIFY(readers);
    WaitParts waits(QStringLiteral("hall-1"));
    waits.start(parts(writer, *readers.value()));
    QTRY_COMPARE_WITH_TIMEOUT(range(writer), std::optional(kLearned), kPatienceMs);
    waits.stop();
    readers.value()->stop();
    writer.stop();
}

void tst_WaitParts::learnsAgainWhatCameToNothing()
{
    storage::Writer::Settings narrow;
    narrow.maxQueued = 1;
    storage::Writer writer(open(), std::move(narrow));
    ReaderPool::Settings single;
    single.threads = 1;
    auto readers = ReaderPool::open(m_options, single);
    QVERIFY(readers);
    const auto haveLooked = [&] {
        std::promise<void> looked;
        readers.value()->post([&](storage::Database&) { looked.set_value(); },
                              [&](const Error&) { looked.set_value(); });
        looked.get_future().wait();
    };
    // One job is at work and another waits: the writer takes no more.
    std::promise<void> begun;
    std::promise<void> goOn;
    writer.post([&](storage::Database&) {
        begun.set_value();
        goOn.get_future().wait();
        return Result<void>();
    });
    begun.get_future().wait();
    writer.post([](storage::Database&) { return Result<void>(); });
    WaitParts waits(QStringLiteral("hall-1"));
    waits.start(parts(writer, *readers.value()));
    haveLooked();
    goOn.set_value();
    QTRY_VERIFY_WITH_TIMEOUT(writer.runAndWait<int>([](storage::Database&) { return 0; }),
                             kPatienceMs);
    QVERIFY(range(writer) != std::optional(kLearned));
    waits.start(parts(writer, *readers.value()));
    haveLooked();
    QTRY_COMPARE_WITH_TIMEOUT(range(writer), std::optional(kLearned), kPatienceMs);
    waits.stop();
    readers.value()->stop();
    writer.stop();
}

QTEST_GUILESS_MAIN(tst_WaitParts)
#include "tst_WaitParts.moc"
