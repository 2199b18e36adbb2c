// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/PaymentFlow.h"
#include "services/journal/Row.h"
#include "services/storage/Database.h"

#include <QString>

#include <optional>

namespace onewindow::cases {

/// The kind of the fact that says an order is in `state`.
QString paymentKind(OrderState state);

/// The part of CaseProjection that keeps `case_payments`: what terminals say of their orders, and
/// the hall of those it was asked about; of anybody else, or in a sequence that cannot be, it is
/// left out.
Result<void> applyPayment(storage::Database& database, const journal::Row& row);

/// Whether a row's kind is one of those.
bool isPaymentFact(const journal::Row& row);

} // namespace onewindow::cases
