// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Races across processes: several of them on one hall store, each with its own connection, journal
// and queue, wait at a barrier and press at once, round after round. Counts what each was told and
// compares it with what the store says, after each round and at the end.

#include "services/core/Ids.h"
#include "services/journal/ChainStore.h"
#include "services/queue/FactKinds.h"
#include "tests/torture/Inspection.h"
#include "tests/torture/Nodes.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QHash>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSet>
#include <QTemporaryDir>

#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <random>

using namespace onewindow;
using namespace onewindow::torture;

namespace {

constexpr int kProcesses = 4;
static_assert(kProcesses <= HallNode::kWindows);
constexpr int kRoundsAStore = 2000;

enum class Press : int { Issue, Call };

enum class Outcome : int {
    Issued,
    Called,
    NobodyWaits, ///< QueueEmpty.
    Refused,     ///< Conflict: somebody is in hand at that window.
    Failed,      ///< Anything else is a finding.
};

/// What all processes see.
struct Shared
{
    pthread_barrier_t barrier;
    std::array<Outcome, kProcesses> outcomes;
    qint64 races;
    qint64 issued;
    qint64 called;
    qint64 nobody;
    qint64 refused;
};

/// What everybody does in one round; every process draws the same.
struct Round
{
    bool isOneWindow = false; ///< All press at window 1, as two programs of one clerk might.
    std::array<Press, kProcesses> presses{};

    static Round draw(std::mt19937_64& random)
    {
        const auto below = [&](int count) {
            return std::uniform_int_distribution<int>(0, count - 1)(random);
        };
        Round round;
        const int sort = below(10);
        round.isOneWindow = sort == 0;
        for (Press& press : round.presses) {
            // All issue, all call, or each as it comes: with few who wait, calls come away empty.
            const bool isCall = round.isOneWindow || (sort <= 4 ? sort <= 2 : below(2) == 0);
            press = isCall ? Press::Call : Press::Issue;
        }
        return round;
    }

    [[nodiscard]] int windowOf(int self) const { return isOneWindow ? 0 : self; }
};

class Racer
{
public:
    Racer(HallNode& hall, Shared& shared, int self)
        : m_hall(hall)
        , m_shared(shared)
        , m_self(self)
    {}

    /// False: a finding was printed.
    bool run(quint64 seed, int rounds)
    {
        std::mt19937_64 random(seed);
        for (int i = 0; i < rounds; ++i) {
            const Round round = Round::draw(random);
            // Two calls in a row at one window need the first one's end.
            const bool isFreed = !m_isInHand || press(&queue::HallQueue::noShow, m_self);
            m_isInHand = false;
            pthread_barrier_wait(&m_shared.barrier);
            const Outcome mine = isFreed ? pressOnce(round) : Outcome::Failed;
            m_shared.outcomes.at(static_cast<std::size_t>(m_self)) = mine;
            pthread_barrier_wait(&m_shared.barrier);
            // At one window the caller's neighbour ends it: whoever sits there does.
            m_isInHand = round.isOneWindow ? m_self == 0 && count(Outcome::Called) > 0
                                           : mine == Outcome::Called;
            const bool isFine = m_self != 0 || judge(round);
            pthread_barrier_wait(&m_shared.barrier);
            if (!isFine || count(Outcome::Failed) > 0) {
                return false;
            }
        }
        return true;
    }

private:
    bool press(Result<QJsonObject> (queue::HallQueue::*verb)(storage::Database&,
                                                             const queue::WindowCommand&),
               int window, ErrorCode* error = nullptr)
    {
        const queue::WindowCommand command{QString::number(window + 1), QStringLiteral("wang"), {}};
        const auto done = m_hall.run<QJsonObject>(
            [&](storage::Database& database) { return (m_hall.queue().*verb)(database, command); });
        if (!done) {
            report(done.error(), error);
        }
        return bool(done);
    }

    void report(const Error& error, ErrorCode* into)
    {
        if (into != nullptr) {
            *into = error.code;
        }
        if (into == nullptr ||
            (error.code != ErrorCode::QueueEmpty && error.code != ErrorCode::Conflict)) {
            std::printf("FOUND: process %d: %s: %s\n", m_self, qPrintable(errorName(error.code)),
                        qPrintable(error.detail));
        }
    }

    Outcome pressOnce(const Round& round)
    {
        if (round.presses.at(static_cast<std::size_t>(m_self)) == Press::Issue) {
            const auto issued = m_hall.run<QJsonObject>([&](storage::Database& database) {
                return m_hall.queue().issue(database, {QStringLiteral("enrol")},
                                            queue::TicketClass::Ordinary, QStringLiteral("wang"));
            });
            if (!issued) {
                report(issued.error(), nullptr);
            }
            return issued ? Outcome::Issued : Outcome::Failed;
        }
        ErrorCode error = ErrorCode::QueueEmpty;
        if (press(&queue::HallQueue::callNext, round.windowOf(m_self), &error)) {
            return Outcome::Called;
        }
        if (error == ErrorCode::QueueEmpty) {
            return Outcome::NobodyWaits;
        }
        return error == ErrorCode::Conflict ? Outcome::Refused : Outcome::Failed;
    }

    [[nodiscard]] int count(Outcome outcome) const
    {
        return static_cast<int>(
            std::count(m_shared.outcomes.begin(), m_shared.outcomes.end(), outcome));
    }

    /// Between two barriers, by the first process: does the round add up?
    bool judge(const Round& round)
    {
        const int issued = count(Outcome::Issued);
        const int called = count(Outcome::Called);
        const int callers =
            static_cast<int>(std::count(round.presses.begin(), round.presses.end(), Press::Call));
        const qint64 before = m_waiting;
        m_waiting += issued - called;
        m_shared.races += 1;
        m_shared.issued += issued;
        m_shared.called += called;
        m_shared.nobody += count(Outcome::NobodyWaits);
        m_shared.refused += count(Outcome::Refused);
        const qint64 windows = round.isOneWindow ? 1 : callers;
        const bool mayCall = called <= std::min(windows, before + issued);
        // Whoever waited before the barrier is called if there are windows enough.
        const bool mustCall = called >= std::min(windows, before);
        const auto stored = queue::countWaiting(m_hall.database(), QStringLiteral("enrol"));
        const bool isCounted = stored && stored.value() == m_waiting;
        if (!mayCall || !mustCall || !isCounted) {
            std::printf("FOUND: race %lld: %lld waited, %d issued, %d of %d called, %lld counted\n",
                        static_cast<long long>(m_shared.races), static_cast<long long>(before),
                        issued, called, callers,
                        static_cast<long long>(stored ? stored.value() : -1));
        }
        return mayCall && mustCall && isCounted;
    }

    HallNode& m_hall;
    Shared& m_shared;
    int m_self;
    bool m_isInHand = false;
    qint64 m_waiting = 0;
};

/// One process of the race; what it returns is its exit code.
int race(const QString& folder, Shared& shared, int self, quint64 seed, int rounds)
{
    const Keys keys(QDir(folder).filePath(QStringLiteral("keys")));
    auto hall = HallNode::join(folder, keys);
    OW_ENFORCE(bool(hall));
    const bool isFine = Racer(*hall.value(), shared, self).run(seed, rounds);
    std::fflush(stdout);
    return isFine ? 0 : 1;
}

bool prepare(const QString& folder)
{
    const QString keysFolder = QDir(folder).filePath(QStringLiteral("keys"));
    OW_ENFORCE(QDir().mkpath(keysFolder));
    Keys::create(keysFolder);
    const Keys keys(keysFolder);
    auto hall = HallNode::open(folder, keys);
    OW_ENFORCE(bool(hall));
    for (int i = 1; i <= kProcesses; ++i) {
        OW_ENFORCE(bool(hall.value()->run<QJsonObject>([&](storage::Database& database) {
            return hall.value()->queue().openWindow(
                database, {QString::number(i), QStringLiteral("wang"), {}},
                {QStringLiteral("enrol")});
        })));
    }
    return true;
}

/// Reads the store when all is over: the chain, each number once, each ticket called once.
QStringList audit(const QString& folder, qint64 issued, qint64 called)
{
    const Keys keys(QDir(folder).filePath(QStringLiteral("keys")));
    auto hall = HallNode::join(folder, keys);
    if (!hall) {
        return {hall.error().detail};
    }
    const auto chain = journal::ChainStore(hall.value()->database()).own();
    OW_ENFORCE(chain && chain.value());
    QStringList findings;
    if (const QString bad = hall.value()->verify(); !bad.isEmpty()) {
        findings.append(QStringLiteral("verify: ") + bad);
    }
    const QList<journal::Row> rows = walkChain(hall.value()->database(), *chain.value(), findings);
    QSet<QString> numbers;
    QSet<QByteArray> calledTickets;
    for (const journal::Row& row : rows) {
        if (row.kind == QLatin1String(queue::facts::kIssued)) {
            const QString number = QJsonDocument::fromJson(row.body)
                                       .object()
                                       .value(QStringLiteral("number"))
                                       .toString();
            if (numbers.contains(number)) {
                findings.append(QStringLiteral("number %1 was issued twice").arg(number));
            }
            numbers.insert(number);
        } else if (row.kind == QLatin1String(queue::facts::kCalled)) {
            if (calledTickets.contains(row.subject)) {
                findings.append(
                    QStringLiteral("ticket %1 was called twice").arg(idToText(row.subject)));
            }
            calledTickets.insert(row.subject);
        }
    }
    if (numbers.size() != issued || calledTickets.size() != called) {
        findings.append(QStringLiteral("%1 issued and %2 called in the journal, but %3 and %4 told")
                            .arg(numbers.size())
                            .arg(calledTickets.size())
                            .arg(issued)
                            .arg(called));
    }
    return findings;
}

/// Runs the processes of one store to their end; false if one of them found something.
bool raceAll(const QString& folder, Shared& shared, quint64 seed, int rounds)
{
    std::fflush(stdout);
    QList<pid_t> running;
    for (int self = 0; self < kProcesses; ++self) {
        const pid_t child = fork();
        OW_ENFORCE(child >= 0);
        if (child == 0) {
            _exit(race(folder, shared, self, seed, rounds));
        }
        running.append(child);
    }
    bool isFine = true;
    while (!running.isEmpty()) {
        int status = 0;
        const pid_t ended = wait(&status);
        OW_ENFORCE(ended > 0);
        running.removeOne(ended);
        if (!WIFEXITED(status)) {
            // The others would wait for it at the barrier for ever.
            std::printf("FOUND: a process ended by signal %d\n", WTERMSIG(status));
            for (const pid_t other : running) {
                kill(other, SIGKILL);
            }
        }
        isFine = isFine && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }
    return isFine;
}

Shared& makeShared()
{
    void* memory =
        mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    OW_ENFORCE(memory != MAP_FAILED);
    auto* shared = new (memory) Shared();
    pthread_barrierattr_t attributes;
    pthread_barrierattr_init(&attributes);
    pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    OW_ENFORCE(pthread_barrier_init(&shared->barrier, &attributes, kProcesses) == 0);
    return *shared;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("*.info=false\n*.warning=false"));
    QCommandLineParser parser;
    const QCommandLineOption roundsOption(QStringLiteral("rounds"), QStringLiteral("Races to run"),
                                          QStringLiteral("count"), QStringLiteral("10000"));
    const QCommandLineOption seedOption(QStringLiteral("seed"),
                                        QStringLiteral("Of what is pressed"),
                                        QStringLiteral("seed"), QStringLiteral("1"));
    parser.addOptions({roundsOption, seedOption});
    parser.process(application);
    const quint64 seed = parser.value(seedOption).toULongLong();
    QElapsedTimer watch;
    watch.start();
    Shared& shared = makeShared();
    int found = 0;
    quint64 storeCount = 0;
    for (int left = parser.value(roundsOption).toInt(); left > 0 && found == 0;) {
        const int rounds = std::min(left, kRoundsAStore);
        left -= rounds;
        QTemporaryDir folder(scratchTemplate());
        OW_ENFORCE(folder.isValid() && prepare(folder.path()));
        const qint64 issuedBefore = shared.issued;
        const qint64 calledBefore = shared.called;
        const bool isFine = raceAll(folder.path(), shared, seed * 1000 + storeCount, rounds);
        ++storeCount;
        const QStringList findings =
            audit(folder.path(), shared.issued - issuedBefore, shared.called - calledBefore);
        for (const QString& finding : findings) {
            std::printf("FOUND: %s\n", qPrintable(finding));
        }
        found += static_cast<int>(findings.size()) + (isFine ? 0 : 1);
        folder.setAutoRemove(found == 0);
    }
    std::printf("races: %lld of %d processes, seed %llu: %lld numbers issued, %lld called, %lld "
                "times nobody waited, %lld second presses refused; %d found; %.1f s\n",
                static_cast<long long>(shared.races), kProcesses,
                static_cast<unsigned long long>(seed), static_cast<long long>(shared.issued),
                static_cast<long long>(shared.called), static_cast<long long>(shared.nobody),
                static_cast<long long>(shared.refused), found,
                static_cast<double>(watch.elapsed()) / 1000.0);
    return found == 0 ? 0 : 1;
}
