// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/Measures.h"

#include "services/platform/FigureStore.h"
#include "services/supervision/Alarms.h"

#include <QFileInfo>

#include <future>
#include <memory>
#include <mutex>
#include <optional>

namespace onewindow::platform {

namespace {

using SteadyClock = std::chrono::steady_clock;

/// The store is asked once for all figures of one reading, and not by every reader anew.
constexpr std::chrono::seconds kChainsAge{5};
constexpr std::chrono::seconds kPatience{2};

/// What is counted in the store.
struct StoreFigures
{
    ChainFigures chains;
    qint64 alarms = 0; ///< Open: of the partition, at a centre of all of them.
};

Result<StoreFigures> readFigures(storage::Database& database, const QString& partition,
                                 bool isCentre)
{
    auto chains = FigureStore(database).chains(partition, isCentre);
    if (!chains) {
        return chains.error();
    }
    const auto alarms =
        isCentre ? supervision::openAlarms(database) : supervision::openAlarms(database, partition);
    return alarms ? Result<StoreFigures>(StoreFigures{chains.value(), alarms.value().size()})
                  : alarms.error();
}

/// How the journals stand, as of a few seconds ago.
class Chains
{
public:
    Chains(ReaderPool& readers, QString partition, bool isCentre)
        : m_readers(readers)
        , m_partition(std::move(partition))
        , m_isCentre(isCentre)
    {}

    /// Nothing if the store does not answer in time.
    std::optional<StoreFigures> figures()
    {
        const std::lock_guard lock(m_mutex);
        if (!m_figures || SteadyClock::now() - m_readAt > kChainsAge) {
            m_figures = read();
            m_readAt = SteadyClock::now();
        }
        return m_figures;
    }

private:
    std::optional<StoreFigures> read()
    {
        using Answer = Result<StoreFigures>;
        const auto answer = std::make_shared<std::promise<Answer>>();
        auto waiting = answer->get_future();
        m_readers.post(
            [answer, partition = m_partition, isCentre = m_isCentre](storage::Database& database) {
                answer->set_value(readFigures(database, partition, isCentre));
            },
            [answer](const Error& error) { answer->set_value(error); });
        if (waiting.wait_for(kPatience) != std::future_status::ready) {
            return std::nullopt;
        }
        const Answer figures = waiting.get();
        return figures ? std::optional(figures.value()) : std::nullopt;
    }

    ReaderPool& m_readers;
    QString m_partition;
    bool m_isCentre;
    std::mutex m_mutex;
    std::optional<StoreFigures> m_figures;
    SteadyClock::time_point m_readAt;
};

template <typename Number>
std::vector<Sample> one(Number value)
{
    return {{static_cast<double>(value), {}}};
}

Metrics::Figure chainFigure(const std::shared_ptr<Chains>& chains, qint64 ChainFigures::*member)
{
    return [chains, member] {
        const auto figures = chains->figures();
        return figures ? one(figures->chains.*member) : std::vector<Sample>();
    };
}

void addChains(Metrics& metrics, const MeasuredParts& parts)
{
    const auto chains = std::make_shared<Chains>(parts.readers, parts.partition, parts.isCentre);
    metrics.addCounter("onewindow_journal_rows_total", "Journal rows held, of all nodes.",
                       chainFigure(chains, &ChainFigures::rows));
    metrics.addGauge("onewindow_journal_unheld_rows", "Own rows that the parent does not hold yet.",
                     chainFigure(chains, &ChainFigures::unheld));
    metrics.addGauge("onewindow_journal_unsafe_rows",
                     "Rows held here that are not at the centre yet.",
                     chainFigure(chains, &ChainFigures::unsafe));
    metrics.addGauge("onewindow_journal_frozen_chains", "Chains refused for a gap, fork or break.",
                     chainFigure(chains, &ChainFigures::frozen));
    metrics.addGauge("onewindow_alarms_open", "Alarms that nobody has dealt with yet.", [chains] {
        const auto figures = chains->figures();
        return figures ? one(figures->alarms) : std::vector<Sample>();
    });
    metrics.addGauge(
        "onewindow_journal_nodes", "Nodes below by how many of their rows are not safe yet.",
        [chains] {
            std::vector<Sample> samples;
            const auto figures = chains->figures();
            if (figures) {
                const auto& nodes = figures->chains.nodesByLag;
                samples = {{static_cast<double>(nodes[0]), QStringLiteral("0")},
                           {static_cast<double>(nodes[1]), QStringLiteral("1-100")},
                           {static_cast<double>(nodes[2]), QStringLiteral("101-10000")},
                           {static_cast<double>(nodes[3]), QStringLiteral("more")}};
            }
            return samples;
        },
        "unsafe");
}

} // namespace

void addMeasures(Metrics& metrics, const MeasuredParts& parts)
{
    metrics.addGauge("onewindow_http_connections", "Connections that are open.",
                     [&server = parts.server] { return one(server.connections()); });
    metrics.addGauge("onewindow_feed_polls_waiting", "Long polls that wait for news.",
                     [&hub = parts.hub] { return one(hub.waiting()); });
    metrics.addGauge("onewindow_feed_memory_bytes", "What the streams that are read take, about.",
                     [&hub = parts.hub] { return one(hub.memory()); });
    metrics.addCounter(
        "onewindow_feed_position", "Where the feed stands.",
        [&hub = parts.hub, hall = parts.partition] { return one(hub.position(hall)); });
    metrics.addGauge("onewindow_store_jobs_queued", "Jobs that wait for the writer.",
                     [&writer = parts.writer] { return one(writer.queued()); });
    metrics.addGauge(
        "onewindow_store_bytes", "Size of the store's files.",
        [path = parts.storePath] {
            const QFileInfo data(path);
            const QFileInfo wal(path + QStringLiteral("-wal"));
            std::vector<Sample> samples;
            if (data.exists()) {
                samples = {{static_cast<double>(data.size()), QStringLiteral("data")},
                           {static_cast<double>(wal.size()), QStringLiteral("wal")}};
            }
            return samples;
        },
        "file");
    if (parts.upstream != nullptr) {
        metrics.addGauge(
            "onewindow_upstream_contact_age_seconds",
            "Since the centre's last answer; absent before the first.",
            [&upstream = *parts.upstream, &clock = parts.clock] {
                const qint64 lastMs = upstream.lastContactMs();
                return lastMs == 0 ? std::vector<Sample>()
                                   : one(static_cast<double>(clock.now().wallMs - lastMs) / 1000);
            });
    }
    addChains(metrics, parts);
}

} // namespace onewindow::platform
