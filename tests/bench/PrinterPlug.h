// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/sim/SimPrinterTcp.h"

#include <QByteArray>
#include <QThread>

#include <atomic>
#include <chrono>
#include <memory>

namespace onewindow::bench {

/// The network plug of a printer that is always ready, on a thread of its own, which notes when the
/// first byte of a job arrives. It answers what the driver asks and draws no paper, so that it
/// takes no processor from what is measured.
class PrinterPlug
{
public:
    PrinterPlug();
    ~PrinterPlug();
    PrinterPlug(const PrinterPlug&) = delete;
    PrinterPlug& operator=(const PrinterPlug&) = delete;
    PrinterPlug(PrinterPlug&&) = delete;
    PrinterPlug& operator=(PrinterPlug&&) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }

    /// The next byte that is no question about the status is the first of a job.
    void expectJob() { m_firstByte = std::chrono::steady_clock::time_point(); }

    /// When it came; the clock's epoch if it did not.
    [[nodiscard]] std::chrono::steady_clock::time_point firstByte() const { return m_firstByte; }

private:
    void take(const QByteArray& bytes);

    QThread m_thread;
    std::unique_ptr<drivers::SimPrinterTcp> m_plug; ///< On m_thread.
    quint16 m_port = 0;
    QByteArray m_pending; ///< The beginning of a question that came in two pieces.
    std::atomic<std::chrono::steady_clock::time_point> m_firstByte;
};

} // namespace onewindow::bench
