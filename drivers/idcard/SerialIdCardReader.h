// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/IdCardReaderDriver.h"
#include "drivers/idcard/ReaderFlow.h"

#include <QThread>

#include <atomic>
#include <chrono>
#include <memory>

namespace onewindow::drivers {

/// An ID-card reader with a module after GA/T 467 on a serial line. The line is opened by path, may
/// be pulled out and put back at any time, and lives on a thread of its own.
///
/// The photo is dropped with the frame that carried it, and every buffer a card went through is
/// wiped, except one of at most 256 bytes inside Qt's serial port, which what follows overwrites.
class SerialIdCardReader final : public IdCardReaderDriver
{
    Q_OBJECT

public:
    struct Options
    {
        QString path; ///< Such as /dev/serial/by-id/...
        qint32 baudRate = 115200;
        std::chrono::milliseconds reopenDelay{1000};
        /// The time of the bytes on the line is added to readAnswer and addressAnswer.
        ReaderDelays delays;
    };

    explicit SerialIdCardReader(const Options& options, QObject* parent = nullptr);
    ~SerialIdCardReader() override;
    SerialIdCardReader(const SerialIdCardReader&) = delete;
    SerialIdCardReader& operator=(const SerialIdCardReader&) = delete;
    SerialIdCardReader(SerialIdCardReader&&) = delete;
    SerialIdCardReader& operator=(SerialIdCardReader&&) = delete;

    /// Opens the line; connect to the signals first. Once.
    void start();

    [[nodiscard]] DeviceStatus status() const override;
    void setCardWanted(bool isWanted) override;

Q_SIGNALS:
    /// From whatever thread asked to the driver's own.
    void cardWantedChanged(bool isWanted, QPrivateSignal);

private:
    class Worker;

    QThread m_thread;
    std::unique_ptr<Worker> m_worker; ///< Lives on m_thread.
    std::atomic<DeviceStatus> m_status = DeviceStatus::Starting;
};

} // namespace onewindow::drivers
