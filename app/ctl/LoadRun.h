// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/queue/TicketDesk.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QObject>
#include <QRandomGenerator>
#include <QTimer>

#include <chrono>
#include <vector>

namespace onewindow {

/// How much a simulated terminal does by itself.
struct LoadOptions
{
    double perSecond = 1; ///< Numbers issued, each held at once.
    std::chrono::seconds length{10};
    quint32 seed = 1; ///< Of matters, classes and persons.
};

/// Issues numbers at a steady rate, at least every other one to one of 1,000 invented persons, and
/// holds each. What cannot be kept up with is left out and counted.
class LoadRun : public QObject
{
    Q_OBJECT

public:
    /// `desk` outlives this object.
    LoadRun(queue::TicketDesk& desk, LoadOptions options);

    /// Begins when the desk knows a matter; gives up after 30 s without one.
    void start();

    /// {issued, existing, held, failed, leftOut, seconds, p50Ms, p99Ms, maxMs}: milliseconds from
    /// asking for a number until it is durable.
    [[nodiscard]] QJsonObject summary();

Q_SIGNALS:
    void finished();

private:
    void tick();
    void issueOne();
    void onIssued(const Result<queue::IssuedTicket>& result, qint64 askedUs);
    void endIfDone();

    [[nodiscard]] qint64 elapsedUs() const { return m_clock.nsecsElapsed() / 1000; }

    queue::TicketDesk& m_desk;
    LoadOptions m_options;
    QRandomGenerator m_random;
    QTimer m_timer;
    QElapsedTimer m_clock;
    bool m_hasBegun = false;
    qint64 m_asked = 0;
    qint64 m_waiting = 0;
    qint64 m_issued = 0;
    qint64 m_existing = 0;
    qint64 m_held = 0;
    qint64 m_failed = 0;
    qint64 m_leftOut = 0;
    std::vector<qint64> m_latenciesUs;
};

} // namespace onewindow
