// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace onewindow::cases {

/// Where a case stands.
enum class CaseState {
    Received = 0, ///< 收件: a person looks at it.
    Approved = 1, ///< 批准: by rule at the terminal, or by a person.
    Rejected = 2, ///< 不予批准
};

/// Stable names for facts, feed and answers: "received".
QString stateName(CaseState state);

/// The reverse; Received for any other text.
CaseState stateFromName(const QString& name);

} // namespace onewindow::cases
