// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/platform/WaitParts.h"

#include "services/core/Log.h"
#include "services/queue/RangeCalibration.h"
#include "services/queue/WaitHistory.h"

#include <chrono>
#include <utility>

namespace onewindow::platform {

using storage::Database;

namespace {

constexpr std::chrono::minutes kLook{1};

void warn(const Error& error)
{
    qCWarning(lcPlatform).noquote() << "Nothing was learned of waiting:" << error.detail;
}

void logYesterday(const std::vector<queue::PastDay>& days)
{
    if (days.empty()) {
        return;
    }
    const queue::RangesKept kept = queue::rangesKept(days.back().quotes);
    if (kept.quoted > 0) {
        qCInfo(lcPlatform).noquote()
            << QStringLiteral("Waiting times told on %1: %2, kept %3 %, %4 minutes wide")
                   .arg(days.back().day)
                   .arg(kept.quoted)
                   .arg(kept.share() * 100, 0, 'f', 0)
                   .arg(kept.meanWidth(), 0, 'f', 0);
    }
}

} // namespace

WaitParts::WaitParts(const QString& node)
    : m_projection(node)
{
    m_timer.setInterval(kLook);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { learn(); });
}

void WaitParts::start(Parts parts)
{
    m_parts = std::make_unique<Parts>(std::move(parts));
    m_timer.start();
    learn();
}

void WaitParts::stop()
{
    m_timer.stop();
}

void WaitParts::learn()
{
    const QString today = queue::hallDay(m_parts->journal.clock().now().wallMs);
    m_parts->readers.post(
        [this, today](Database& database) {
            if (const auto done = learnFrom(database, today); !done) {
                warn(done.error());
            }
        },
        warn);
}

Result<void> WaitParts::learnFrom(Database& database, const QString& today)
{
    const auto rules = m_parts->rules.now(database);
    if (!rules) {
        return rules.error();
    }
    const QByteArray asked = today.toLatin1() + rules.value()->fact;
    {
        const std::lock_guard lock(m_mutex);
        if (asked == m_learnedFor) {
            return {};
        }
    }
    const auto days = queue::pastDays(database, today);
    if (!days) {
        return days.error();
    }
    logYesterday(days.value());
    QHash<QString, int> usualMinutes;
    const auto offered = m_parts->hallFeed.catalogue();
    for (const catalog::Matter& matter : offered->matters) {
        usualMinutes.insert(matter.id, matter.typicalMinutes);
    }
    auto history = std::make_shared<const queue::WaitHistory>(days.value(), usualMinutes,
                                                              rules.value()->numbers.order);
    // What came to nothing is tried again at the next look.
    m_parts->writer.post(
        [this, history = std::move(history)](Database&) {
            m_parts->hallFeed.waits().learn(history);
            return Result<void>();
        },
        [this, asked](const Result<void>& done) {
            if (!done) {
                warn(done.error());
                return;
            }
            const std::lock_guard lock(m_mutex);
            m_learnedFor = asked;
        });
    return {};
}

} // namespace onewindow::platform
