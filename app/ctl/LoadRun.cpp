// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ctl/LoadRun.h"

#include "app/ctl/SimulateOrder.h"

#include <algorithm>

namespace onewindow {

namespace {

constexpr std::chrono::milliseconds kTick{5};
constexpr qint64 kCatalogueLimitUs = 30'000'000;
constexpr qint64 kWaitingLimit = 200; ///< Issued and not durable yet.
constexpr int kPersons = 1000;
constexpr int kPriorityOneIn = 10;
constexpr double kUsPerSecond = 1e6;

} // namespace

LoadRun::LoadRun(queue::TicketDesk& desk, LoadOptions options)
    : m_desk(desk)
    , m_options(options)
    , m_random(options.seed)
{
    connect(&m_timer, &QTimer::timeout, this, &LoadRun::tick);
}

void LoadRun::start()
{
    m_clock.start();
    m_timer.start(kTick);
}

void LoadRun::tick()
{
    if (!m_hasBegun) {
        if (m_desk.catalogue().matters.isEmpty()) {
            if (elapsedUs() > kCatalogueLimitUs) {
                m_timer.stop();
                Q_EMIT finished();
            }
            return;
        }
        m_hasBegun = true;
        m_clock.restart();
    }
    const qint64 lengthUs = std::chrono::microseconds(m_options.length).count();
    const qint64 nowUs = std::min(elapsedUs(), lengthUs);
    const auto due =
        static_cast<qint64>(static_cast<double>(nowUs) * m_options.perSecond / kUsPerSecond);
    for (; m_asked < due; ++m_asked) {
        if (m_waiting < kWaitingLimit) {
            issueOne();
        } else {
            ++m_leftOut;
        }
    }
    if (nowUs == lengthUs) {
        m_timer.stop();
        endIfDone();
    }
}

void LoadRun::issueOne()
{
    const auto& matters = m_desk.catalogue().matters;
    queue::IssueRequest request;
    const catalog::Matter& matter = matters.at(m_random.bounded(static_cast<int>(matters.size())));
    request.matter = matter.id;
    if (m_random.bounded(kPriorityOneIn) == 0) {
        request.klass = queue::TicketClass::Elder;
    }
    if (matter.needsCard || m_random.bounded(2) == 0) {
        request.person = samplePerson(m_random.bounded(kPersons));
    }
    request.willPrint = true;
    ++m_waiting;
    m_desk.issue(std::move(request),
                 [this, askedUs = elapsedUs()](const Result<queue::IssuedTicket>& result) {
                     onIssued(result, askedUs);
                 });
}

void LoadRun::onIssued(const Result<queue::IssuedTicket>& result, qint64 askedUs)
{
    if (!result || result.value().isExisting) {
        ++(result ? m_existing : m_failed);
        --m_waiting;
        endIfDone();
        return;
    }
    ++m_issued;
    m_latenciesUs.push_back(elapsedUs() - askedUs);
    m_desk.hold(result.value().ticket.id, QStringLiteral("printer"), false,
                [this](const Result<void>& held) {
                    ++(held ? m_held : m_failed);
                    --m_waiting;
                    endIfDone();
                });
}

void LoadRun::endIfDone()
{
    if (m_waiting == 0 && !m_timer.isActive()) {
        Q_EMIT finished();
    }
}

QJsonObject LoadRun::summary()
{
    std::sort(m_latenciesUs.begin(), m_latenciesUs.end());
    const auto at = [this](double share) {
        constexpr double kUsPerMs = 1000;
        const auto last = m_latenciesUs.empty() ? 0 : m_latenciesUs.size() - 1;
        const auto index = static_cast<std::size_t>(share * static_cast<double>(last));
        return m_latenciesUs.empty() ? 0.0 : static_cast<double>(m_latenciesUs[index]) / kUsPerMs;
    };
    return {{QStringLiteral("issued"), m_issued},
            {QStringLiteral("existing"), m_existing},
            {QStringLiteral("held"), m_held},
            {QStringLiteral("failed"), m_failed},
            {QStringLiteral("leftOut"), m_leftOut},
            {QStringLiteral("seconds"), static_cast<qint64>(m_options.length.count())},
            {QStringLiteral("p50Ms"), at(0.5)},
            {QStringLiteral("p99Ms"), at(0.99)},
            {QStringLiteral("maxMs"), at(1.0)}};
}

} // namespace onewindow
