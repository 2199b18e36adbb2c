// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lines of orders for a simulated terminal: what is read is within its limits.

#include "app/ctl/SimulateOrder.h"
#include "services/core/Enforce.h"

#include <cstddef>
#include <cstdint>

using namespace onewindow;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto order =
        readOrder(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    if (order) {
        const bool isIssue = order.value().verb == SimulateOrder::Verb::Issue;
        OW_ENFORCE(!isIssue || !order.value().issue.matter.isEmpty());
        OW_ENFORCE(order.value().ticket.isEmpty() || order.value().ticket.size() == 16);
        const QByteArray& appointment = order.value().appointment;
        OW_ENFORCE(appointment.isEmpty() || appointment.size() == 16);
    }
    return 0;
}
