// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <chrono>

namespace onewindow::drivers {

/// How often and how long the driver asks and waits.
struct PaymentBoxTimings
{
    std::chrono::milliseconds heartbeat{2000};  ///< Between two pings.
    std::chrono::milliseconds silence{6000};    ///< Nothing heard: the connection is given up.
    std::chrono::milliseconds connecting{4000}; ///< For a connection and the box's hello.
    std::chrono::milliseconds answer{5000};     ///< For the state of an order that was asked for.
    std::chrono::milliseconds reopen{500};      ///< Before another attempt; doubled each time ...
    std::chrono::milliseconds reopenLimit{15'000}; ///< ... up to this.
};

/// Where the payment box is.
struct PaymentBoxConfig
{
    QString host;
    quint16 port = 0;
    QString secretFile; ///< See readBoxSecret().
    PaymentBoxTimings timings;
};

} // namespace onewindow::drivers
