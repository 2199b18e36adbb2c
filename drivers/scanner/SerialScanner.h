// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/ScannerDriver.h"
#include "drivers/scanner/CodeGate.h"

#include <QThread>

#include <atomic>
#include <chrono>
#include <memory>

namespace onewindow::drivers {

/// A QR scanner that sends a line of UTF-8 for each code over a serial line. The line is opened by
/// path, may be pulled out and put back at any time, and lives on a thread of its own.
///
/// Such a scanner says nothing until a code is held to it, so Ready means no more than that the
/// line is open.
class SerialScanner final : public ScannerDriver
{
    Q_OBJECT

public:
    struct Options
    {
        QString path; ///< Such as /dev/serial/by-id/...
        qint32 baudRate = 9600;
        std::chrono::milliseconds reopenDelay{1000};
        /// For a scanner gone wild, and for one that goes on reading a code left under it.
        CodeGate::Limits limits;
        /// Silence after which the rest of a line is lost, so that it is not put before the next.
        std::chrono::milliseconds lineGap{500};
    };

    explicit SerialScanner(const Options& options, QObject* parent = nullptr);
    ~SerialScanner() override;
    SerialScanner(const SerialScanner&) = delete;
    SerialScanner& operator=(const SerialScanner&) = delete;
    SerialScanner(SerialScanner&&) = delete;
    SerialScanner& operator=(SerialScanner&&) = delete;

    /// Opens the line; connect to the signals first. Once.
    void start();

    [[nodiscard]] DeviceStatus status() const override;
    void setCodeWanted(bool isWanted) override;

Q_SIGNALS:
    /// From whatever thread asked to the driver's own.
    void codeWantedChanged(bool isWanted, QPrivateSignal);

private:
    class Worker;

    QThread m_thread;
    std::unique_ptr<Worker> m_worker; ///< Lives on m_thread.
    std::atomic<DeviceStatus> m_status = DeviceStatus::Starting;
};

} // namespace onewindow::drivers
