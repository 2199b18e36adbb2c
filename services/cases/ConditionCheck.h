// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/catalog/Form.h"

#include <QDate>
#include <QJsonValue>

#include <functional>

namespace onewindow::catalog {
struct Subject;
} // namespace onewindow::catalog

namespace onewindow::cases {

/// What can be said of a condition.
enum class Truth {
    False,
    True,
    Unknown, ///< What it speaks of is not known, or was not answered.
};

/// What a subject's value is: text, number, true or false; a day as yyyy-MM-dd; a group as its
/// number of entries; null for what is known to be empty (a question nobody answered or asked),
/// undefined for what is not known.
using ValueOf = std::function<QJsonValue(const catalog::Subject&)>;

/// Whether `condition` holds. What is empty is compared with nothing: Unknown, but for Filled.
/// Days said from today count from `today`.
Truth check(const catalog::Condition& condition, const ValueOf& valueOf, QDate today);

} // namespace onewindow::cases
