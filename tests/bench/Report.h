// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace onewindow::bench {

/// Durations of one thing, for percentiles.
class Samples
{
public:
    void add(std::chrono::nanoseconds duration) { m_values.append(duration); }

    [[nodiscard]] int count() const { return static_cast<int>(m_values.size()); }

    /// The smallest sample that `percent` of all do not exceed (nearest rank), in milliseconds;
    /// 0 without samples.
    [[nodiscard]] double percentile(double percent) const;

    Samples& operator+=(const Samples& others);

private:
    QList<std::chrono::nanoseconds> m_values;
};

/// One line of the table.
struct Figure
{
    QString name; ///< "issue/card to-commit p99"
    QString unit; ///< "ms", "MB"
    double value = 0;
    std::optional<double> floor =
        {}; ///< The bare thing, measured in the same run; the ratio is to it.
    // What is aimed at, at most one of them.
    std::optional<double> mostRatio = {};
    std::optional<double> mostValue = {};
    std::optional<double> leastValue = {};
    int runs = 0;
};

/// Prints each figure as a line of the table, and adds it to the results file: a JSON array that
/// the benchmarks of one run share.
class Report
{
public:
    explicit Report(QString file);

    /// Writes at once, so that an aborted run leaves what it has measured. A figure of the same
    /// name is replaced.
    void add(const Figure& figure) const;

    /// p50 and p99 of `samples` against those of `floor`: two figures, `name` p50 and p99.
    void addPercentiles(const QString& name, const Samples& samples, const Samples& floor,
                        std::optional<double> mostRatio50 = {},
                        std::optional<double> mostRatio99 = {}) const;

private:
    QString m_file;
};

/// A stopwatch that cannot jump.
class Stopwatch
{
public:
    [[nodiscard]] std::chrono::nanoseconds elapsed() const
    {
        return std::chrono::steady_clock::now() - m_start;
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

/// Ends the program with `why`: a benchmark that cannot measure says so and measures nothing.
[[noreturn]] void giveUp(const QString& why);

/// The value of `result`; gives up with its error if there is none.
template <typename T>
T valueOf(Result<T> result)
{
    if (!result) {
        giveUp(errorName(result.error().code) + QStringLiteral(": ") + result.error().detail);
    }
    return std::move(result).value();
}

inline void succeed(const Result<void>& result)
{
    if (!result) {
        giveUp(errorName(result.error().code) + QStringLiteral(": ") + result.error().detail);
    }
}

} // namespace onewindow::bench
