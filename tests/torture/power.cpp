// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Power cuts. First part: the victim runs under the recorder, and from its log the disks are made
// as they may be after a cut at many points; the nodes start on them and are inspected. Second
// part: the victim itself is killed at random moments, again and again on what it left behind.
//
// With --lying-disk the disks forget what they were told to keep, and finding nothing is the
// failure: a test of the inspection, whose silence would otherwise prove little.

#include "tests/torture/DiskModel.h"
#include "tests/torture/Inspection.h"
#include "tests/torture/Nodes.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>
#include <memory>
#include <random>

using namespace onewindow;
using namespace onewindow::torture;

namespace {

constexpr int kPointsARecord = 50;
constexpr int kStepsARecord = 50;
constexpr int kKillsAFolder = 5;
constexpr int kPrintedFindings = 50;
constexpr int kProcessLimitMs = 120'000;
const std::array kNodes{"kiosk", "hall"};

/// What was done and what was found.
struct Tally
{
    int records = 0;
    qsizetype operations = 0;
    int points = 0;
    int kills = 0;
    qsizetype tickets = 0;
    qsizetype settled = 0;
    qsizetype acks = 0;
    int found = 0;

    void add(const Inspected& seen, const QString& where)
    {
        tickets += seen.tickets;
        settled += seen.settled;
        for (const QString& finding : seen.findings) {
            // One cause may show at every point.
            if (found++ < kPrintedFindings) {
                std::printf("FOUND: %s: %s\n", qPrintable(where), qPrintable(finding));
            }
        }
    }
};

class Cutter
{
public:
    Cutter(quint64 seed, bool isDiskLying)
        : m_scratch(scratchTemplate())
        , m_random(seed)
        , m_isDiskLying(isDiskLying)
    {
        OW_ENFORCE(m_scratch.isValid());
        OW_ENFORCE(QDir().mkpath(path("keys")));
        Keys::create(path("keys"));
        m_keys = std::make_unique<Keys>(path("keys"));
    }

    ~Cutter() { m_scratch.setAutoRemove(m_tally.found == 0 || m_isDiskLying); }

    Cutter(const Cutter&) = delete;
    Cutter& operator=(const Cutter&) = delete;
    Cutter(Cutter&&) = delete;
    Cutter& operator=(Cutter&&) = delete;

    [[nodiscard]] const Tally& tally() const { return m_tally; }

    /// The first finding ends it, so that its log and its stores stay as they are.
    [[nodiscard]] bool mayGoOn() const { return m_tally.found == 0 || m_isDiskLying; }

    [[nodiscard]] QString scratch() const { return m_scratch.path(); }

    /// Records one history and cuts the power at `points` places of it.
    void replay(int points)
    {
        makeStores("record");
        const auto seed = m_random();
        QProcess victim;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LD_PRELOAD"), beside(QStringLiteral("librecordio.so")));
        environment.insert(QString::fromLatin1(kRecordFolderVariable), path("record"));
        environment.insert(QString::fromLatin1(kRecordLogVariable), path("log"));
        victim.setProcessEnvironment(environment);
        startVictim(victim, "record", seed, kStepsARecord);
        const bool isDone = victim.waitForFinished(kProcessLimitMs);
        if (!isDone || victim.exitStatus() != QProcess::NormalExit || victim.exitCode() != 0) {
            m_tally.add({.findings = {QStringLiteral("the victim failed by itself")}},
                        QStringLiteral("record %1").arg(seed));
            return;
        }
        const auto log = readIoLog(path("log"));
        OW_ENFORCE(bool(log));
        m_tally.records += 1;
        m_tally.operations += log.value().size();
        cut(log.value(), pointsIn(log.value(), points), seed);
    }

    /// Kills the victim `kills` times on one pair of stores.
    void kill(int kills)
    {
        makeStores("killed");
        QList<Ack> acks;
        for (int i = 0; i < kills && mayGoOn(); ++i) {
            const auto seed = m_random();
            QProcess victim;
            startVictim(victim, "killed", seed, std::numeric_limits<int>::max());
            // Some answers, and then no longer than a moment more.
            const int wanted = below(40);
            QByteArray said;
            while (said.count('\n') < wanted && victim.waitForReadyRead(kProcessLimitMs)) {
                said += victim.readAll();
            }
            victim.waitForReadyRead(below(4));
            victim.kill();
            OW_ENFORCE(victim.waitForFinished(kProcessLimitMs));
            said += victim.readAll();
            if (victim.exitStatus() != QProcess::CrashExit) {
                m_tally.add({.findings = {QStringLiteral("the victim ended by itself")}},
                            QStringLiteral("kill %1").arg(seed));
            }
            const QList<Ack> fresh = acksFrom(said);
            acks += fresh;
            m_tally.acks += fresh.size();
            m_tally.kills += 1;
            m_tally.add(inspect(path("killed"), *m_keys, acks),
                        QStringLiteral("kill %1, seed %2").arg(i).arg(seed));
        }
    }

private:
    [[nodiscard]] QString path(const char* name) const
    {
        return m_scratch.filePath(QString::fromLatin1(name));
    }

    static QString beside(const QString& name)
    {
        return QDir(QCoreApplication::applicationDirPath()).filePath(name);
    }

    int below(int count) { return std::uniform_int_distribution<int>(0, count)(m_random); }

    void makeStores(const char* name) const
    {
        QDir(path(name)).removeRecursively();
        for (const char* node : kNodes) {
            OW_ENFORCE(QDir().mkpath(QDir(path(name)).filePath(QString::fromLatin1(node))));
        }
    }

    void startVictim(QProcess& victim, const char* stores, quint64 seed, int steps) const
    {
        victim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        victim.start(beside(QStringLiteral("torture_victim")),
                     {path(stores), path("keys"), QString::number(seed), QString::number(steps)});
    }

    /// Where to cut, in order. Half of the points are at a sync: what one forgets shows there.
    QList<qsizetype> pointsIn(const QList<IoOperation>& log, int count)
    {
        QList<qsizetype> syncs;
        for (qsizetype i = 0; i < log.size(); ++i) {
            if (log[i].kind == IoKind::Sync || log[i].kind == IoKind::SyncFolder) {
                syncs.append(i);
            }
        }
        QList<qsizetype> points;
        for (int i = 0; i < count; ++i) {
            const bool isAtSync = i % 2 == 0 && !syncs.isEmpty();
            points.append(isAtSync ? syncs.at(below(static_cast<int>(syncs.size()) - 1)) + below(1)
                                   : below(static_cast<int>(log.size())));
        }
        std::sort(points.begin(), points.end());
        return points;
    }

    void cut(const QList<IoOperation>& log, const QList<qsizetype>& points, quint64 seed)
    {
        std::array disks{DiskModel(kNodes[0], m_isDiskLying), DiskModel(kNodes[1], m_isDiskLying)};
        QByteArray said;
        qsizetype done = 0;
        for (const qsizetype point : points) {
            if (!mayGoOn()) {
                return;
            }
            for (; done < point; ++done) {
                for (DiskModel& disk : disks) {
                    disk.apply(log[done]);
                }
                said += log[done].kind == IoKind::Note ? log[done].data : QByteArray();
            }
            makeStores("cut");
            // The whole building, the kiosk alone, or the hall alone.
            const int who = below(2);
            for (int i = 0; i < 2; ++i) {
                const QString folder =
                    QDir(path("cut"))
                        .filePath(QString::fromLatin1(kNodes.at(static_cast<std::size_t>(i))));
                const DiskModel& disk = disks.at(static_cast<std::size_t>(i));
                if (who == 0 || who == i + 1) {
                    disk.writeAfterPowerLoss(folder, m_random);
                } else {
                    disk.writeAsItIs(folder);
                }
            }
            QList<Ack> acks = acksFrom(said);
            m_tally.acks += acks.size();
            m_tally.points += 1;
            m_tally.add(
                inspect(path("cut"), *m_keys, acks),
                QStringLiteral("record %1, operation %2, cut %3").arg(seed).arg(point).arg(who));
        }
    }

    QTemporaryDir m_scratch;
    DiskModel::Random m_random;
    bool m_isDiskLying;
    std::unique_ptr<Keys> m_keys;
    Tally m_tally;
};

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    // What the nodes say of a cut is expected here; what they find is checked.
    QLoggingCategory::setFilterRules(QStringLiteral("*.info=false\n*.warning=false"));
    QCommandLineParser parser;
    const QCommandLineOption pointsOption(QStringLiteral("points"), QStringLiteral("Power cuts"),
                                          QStringLiteral("count"), QStringLiteral("300"));
    const QCommandLineOption killsOption(QStringLiteral("kills"), QStringLiteral("Kills"),
                                         QStringLiteral("count"), QStringLiteral("30"));
    const QCommandLineOption seedOption(QStringLiteral("seed"), QStringLiteral("Of everything"),
                                        QStringLiteral("seed"), QStringLiteral("1"));
    const QCommandLineOption lyingOption(QStringLiteral("lying-disk"),
                                         QStringLiteral("Syncs do nothing: must be found"));
    parser.addOptions({pointsOption, killsOption, seedOption, lyingOption});
    parser.process(application);
    QElapsedTimer watch;
    watch.start();
    const bool isDiskLying = parser.isSet(lyingOption);
    Cutter cutter(parser.value(seedOption).toULongLong(), isDiskLying);
    for (int left = parser.value(pointsOption).toInt(); left > 0 && cutter.mayGoOn();
         left -= kPointsARecord) {
        cutter.replay(std::min(left, kPointsARecord));
    }
    for (int left = parser.value(killsOption).toInt(); left > 0 && cutter.mayGoOn();
         left -= kKillsAFolder) {
        cutter.kill(std::min(left, kKillsAFolder));
    }
    const Tally& tally = cutter.tally();
    std::printf("power: %d cuts in %d records of %lld operations, %d kills, seed %s: %lld "
                "acknowledgements checked on %lld tickets, %lld open ones settled; %d found; "
                "%.1f s\n",
                tally.points, tally.records, static_cast<long long>(tally.operations), tally.kills,
                qPrintable(parser.value(seedOption)), static_cast<long long>(tally.acks),
                static_cast<long long>(tally.tickets), static_cast<long long>(tally.settled),
                tally.found, static_cast<double>(watch.elapsed()) / 1000.0);
    if (isDiskLying) {
        return tally.found > 0 ? 0 : 1;
    }
    if (tally.found > 0) {
        std::printf("kept: %s\n", qPrintable(cutter.scratch()));
    }
    return tally.found == 0 ? 0 : 1;
}
