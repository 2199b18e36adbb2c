// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QtGlobal>

namespace onewindow {

/// One reading of the node's clocks. Wall time may jump; `bootMs` never does within a boot, so a
/// parent orders facts by it and corrects the wall time once, at ingest.
struct Timestamp
{
    qint64 wallMs = 0;     ///< Unix time in milliseconds, as this node believes it.
    qint64 bootMs = 0;     ///< CLOCK_BOOTTIME in milliseconds.
    QByteArray bootId;     ///< The kernel's boot id, 16 bytes.
    bool isSynced = false; ///< Whether the kernel says the wall clock is disciplined.

    friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

/// Where time comes from. Injected everywhere, so that tests advance it instead of sleeping.
class Clock
{
public:
    Clock() = default;
    virtual ~Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    Clock(Clock&&) = delete;
    Clock& operator=(Clock&&) = delete;

    /// Safe to call from any thread.
    [[nodiscard]] virtual Timestamp now() const = 0;
};

/// The machine's clocks.
class SystemClock final : public Clock
{
public:
    SystemClock();
    [[nodiscard]] Timestamp now() const override;

private:
    QByteArray m_bootId;
};

} // namespace onewindow
