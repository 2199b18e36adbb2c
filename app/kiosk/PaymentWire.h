// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/PaymentDriver.h"
#include "services/cases/PaymentDesk.h"

namespace onewindow {

/// Lets the desk speak to the payment device, which it knows nothing of. Both outlive the
/// connection; what the device says arrives in the desk's thread.
void connectPayments(drivers::PaymentDriver& device, cases::PaymentDesk& desk);

} // namespace onewindow
