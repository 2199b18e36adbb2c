// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"
#include "services/platform/Route.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace onewindow::platform {

/// One sample of a figure; `label` is the value of the label the figure was added with, from a
/// short fixed list: never a node, an account, an address.
struct Sample
{
    double value = 0;
    QString label;
};

/// What the platform says about itself in the text format of Prometheus, with the process's own
/// memory, processor time and descriptors. The names start with "onewindow_". From any thread.
class Metrics
{
public:
    /// Asked at each reading, in a thread that may wait a little; no sample if it is not known.
    using Figure = std::function<std::vector<Sample>()>;

    Metrics();
    /// As stop().
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;
    Metrics(Metrics&&) = delete;
    Metrics& operator=(Metrics&&) = delete;

    /// A request was answered.
    void served(const Served& served);
    /// The server answered by itself: malformed, too large, too slow, too frequent.
    void refused(int status);
    /// The writer has made a batch of `jobs` durable.
    void committed(std::size_t jobs, std::chrono::microseconds took);

    /// A figure that goes up and down. `label` is the label's name; empty for none.
    void addGauge(const char* name, const char* help, Figure figure, const char* label = "");
    /// One that only grows.
    void addCounter(const char* name, const char* help, Figure figure, const char* label = "");

    /// Everything, as it is read by GET /metrics.
    [[nodiscard]] std::string text() const;

    /// Serves GET /metrics on a port of its own, without TLS: for a collector on this machine.
    /// `port` 0: one that is free. Errors: NetworkFailed.
    Result<void> listen(const QString& address, quint16 port);
    /// The port it listens on; 0 before listen().
    [[nodiscard]] quint16 port() const;
    /// Listens no more, and asks no figure after that.
    void stop();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace onewindow::platform
