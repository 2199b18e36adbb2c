// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/Metrics.h"

#include "services/platform/ProcessFigures.h"

#include <prometheus/collectable.h>
#include <prometheus/counter.h>
#include <prometheus/exposer.h>
#include <prometheus/family.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <exception>
#include <mutex>

namespace onewindow::platform {

namespace {

using prometheus::ClientMetric;
using prometheus::Histogram;
using prometheus::MetricFamily;
using prometheus::MetricType;

/// Seconds. A long poll waits up to 30; a tap should be under 0.1.
const Histogram::BucketBoundaries kDurations{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                             0.25,  0.5,    1,     2.5,  10,    30};
const Histogram::BucketBoundaries kBatchSizes{1, 2, 4, 8, 16, 32, 64};

double seconds(std::chrono::microseconds time)
{
    return std::chrono::duration<double>(time).count();
}

/// Figures that are asked for when somebody reads them.
class Figures : public prometheus::Collectable
{
public:
    void add(MetricType type, const char* name, const char* help, const char* label,
             Metrics::Figure figure)
    {
        const std::lock_guard lock(m_mutex);
        m_entries.push_back({type, name, help, label, std::move(figure)});
    }

    void clear()
    {
        const std::lock_guard lock(m_mutex);
        m_entries.clear();
    }

    [[nodiscard]] std::vector<MetricFamily> Collect() const override
    {
        const std::lock_guard lock(m_mutex);
        std::vector<MetricFamily> families;
        for (const Entry& entry : m_entries) {
            MetricFamily family{entry.name, entry.help, entry.type, {}};
            for (const Sample& sample : entry.figure()) {
                ClientMetric metric;
                if (!entry.label.empty()) {
                    metric.label.push_back({entry.label, sample.label.toStdString()});
                }
                metric.gauge.value = sample.value;
                metric.counter.value = sample.value;
                family.metric.push_back(std::move(metric));
            }
            if (!family.metric.empty()) {
                families.push_back(std::move(family));
            }
        }
        return families;
    }

private:
    struct Entry
    {
        MetricType type;
        std::string name;
        std::string help;
        std::string label;
        Metrics::Figure figure;
    };

    mutable std::mutex m_mutex;
    std::vector<Entry> m_entries;
};

} // namespace

struct Metrics::Impl
{
    std::shared_ptr<prometheus::Registry> registry = std::make_shared<prometheus::Registry>();
    std::shared_ptr<Figures> figures = std::make_shared<Figures>();
    prometheus::Family<prometheus::Counter>& requests =
        prometheus::BuildCounter()
            .Name("onewindow_http_requests_total")
            .Help("Requests answered, by route, method and status.")
            .Register(*registry);
    prometheus::Family<Histogram>& durations =
        prometheus::BuildHistogram()
            .Name("onewindow_http_request_seconds")
            .Help("From the request to its answer, by route and method; the feed's is a long poll.")
            .Register(*registry);
    prometheus::Family<prometheus::Counter>& refusals =
        prometheus::BuildCounter()
            .Name("onewindow_http_refused_total")
            .Help("Requests the server refused by itself, by status.")
            .Register(*registry);
    Histogram& commits = prometheus::BuildHistogram()
                             .Name("onewindow_store_commit_seconds")
                             .Help("From the first job of a batch to its durable commit.")
                             .Register(*registry)
                             .Add({}, kDurations);
    Histogram& batches = prometheus::BuildHistogram()
                             .Name("onewindow_store_batch_jobs")
                             .Help("Jobs in one commit.")
                             .Register(*registry)
                             .Add({}, kBatchSizes);
    std::unique_ptr<prometheus::Exposer> exposer;
    quint16 port = 0;
};

Metrics::Metrics()
    : m_impl(std::make_unique<Impl>())
{
    const auto one = [](double value) { return std::vector<Sample>{{value, {}}}; };
    addGauge("process_resident_memory_bytes", "Resident memory.",
             [one] { return one(ProcessFigures::now().residentBytes); });
    addCounter("process_cpu_seconds_total", "Processor time, user and system.",
               [one] { return one(ProcessFigures::now().cpuSeconds); });
    addGauge("process_open_fds", "Open file descriptors.",
             [one] { return one(ProcessFigures::now().openDescriptors); });
    addGauge("process_threads", "Threads.", [one] { return one(ProcessFigures::now().threads); });
}

Metrics::~Metrics()
{
    stop();
}

void Metrics::served(const Served& served)
{
    const prometheus::Labels labels{{"route", std::string("/") + served.route},
                                    {"method", served.method}};
    m_impl->durations.Add(labels, kDurations).Observe(seconds(served.took));
    prometheus::Labels withStatus = labels;
    withStatus.emplace("status", std::to_string(served.status));
    m_impl->requests.Add(withStatus).Increment();
}

void Metrics::refused(int status)
{
    m_impl->refusals.Add({{"status", std::to_string(status)}}).Increment();
}

void Metrics::committed(std::size_t jobs, std::chrono::microseconds took)
{
    m_impl->commits.Observe(seconds(took));
    m_impl->batches.Observe(static_cast<double>(jobs));
}

void Metrics::addGauge(const char* name, const char* help, Figure figure, const char* label)
{
    m_impl->figures->add(MetricType::Gauge, name, help, label, std::move(figure));
}

void Metrics::addCounter(const char* name, const char* help, Figure figure, const char* label)
{
    m_impl->figures->add(MetricType::Counter, name, help, label, std::move(figure));
}

std::string Metrics::text() const
{
    std::vector<MetricFamily> families = m_impl->registry->Collect();
    std::vector<MetricFamily> asked = m_impl->figures->Collect();
    families.insert(families.end(), std::make_move_iterator(asked.begin()),
                    std::make_move_iterator(asked.end()));
    return prometheus::TextSerializer().Serialize(families);
}

Result<void> Metrics::listen(const QString& address, quint16 port)
{
    const QString host = address.contains(u':') ? u'[' + address + u']' : address;
    const QString endpoint = host + u':' + QString::number(port);
    try {
        m_impl->exposer = std::make_unique<prometheus::Exposer>(endpoint.toStdString(), 1);
        m_impl->exposer->RegisterCollectable(m_impl->registry);
        m_impl->exposer->RegisterCollectable(m_impl->figures);
        const std::vector<int> ports = m_impl->exposer->GetListeningPorts();
        m_impl->port = ports.empty() ? quint16(0) : static_cast<quint16>(ports.front());
    } catch (const std::exception& failure) {
        return Error{ErrorCode::NetworkFailed, QStringLiteral("metrics on %1: %2")
                                                   .arg(endpoint)
                                                   .arg(QString::fromUtf8(failure.what()))};
    }
    return {};
}

quint16 Metrics::port() const
{
    return m_impl->port;
}

void Metrics::stop()
{
    m_impl->exposer.reset();
    m_impl->figures->clear();
}

} // namespace onewindow::platform
