// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/document/IppStatus.h"
#include "services/core/Result.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <memory>

namespace onewindow::drivers {

/// How a job stands (RFC 8011, 5.3.7).
enum class IppJobState { Waiting, Processing, Stopped, Canceled, Aborted, Completed };

struct IppJob
{
    IppJobState state = IppJobState::Waiting;
    int impressions = 0; ///< Sides that have come out, as far as the printer says.
};

/// What became of bytes that were to be sent.
struct IppSent
{
    enum class Kind {
        Taken,      ///< The printer has the job.
        Busy,       ///< It has another one, and no queue.
        Refused,    ///< It will not have it.
        NotReached, ///< No byte has left.
        Lost,       ///< Bytes have left, and no answer came.
    };

    Kind kind = Kind::NotReached;
    int jobId = 0;
    QString detail = {}; ///< For the log.
};

/// One printer asked over IPP, each call for `patience` at most a step. Blocks; for one thread.
class IppClient
{
public:
    /// `uri`: ipp://host[:port]/path, or ipps:// where TLS is wanted.
    IppClient(const QString& uri, std::chrono::milliseconds patience);
    ~IppClient();
    IppClient(const IppClient&) = delete;
    IppClient& operator=(const IppClient&) = delete;
    IppClient(IppClient&&) = delete;
    IppClient& operator=(IppClient&&) = delete;

    /// Whether `uri` is one that the constructor takes.
    static bool isUri(const QString& uri);

    /// Get-Printer-Attributes. Errors: DeviceMissing (no answer), DeviceFault (not understood).
    Result<IppPrinterState> askPrinter();

    /// Print-Job of a PDF on A4, under a random name.
    IppSent print(QByteArrayView pdf, int copies);

    /// Get-Job-Attributes. Errors: DeviceMissing, NotFound (the printer knows it no more),
    /// DeviceFault.
    Result<IppJob> askJob(int jobId);

    /// Cancel-Job. Errors: as askJob().
    Result<void> cancel(int jobId);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace onewindow::drivers
