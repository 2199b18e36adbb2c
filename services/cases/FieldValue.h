// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/cases/Complaint.h"
#include "services/catalog/Form.h"

#include <QDate>
#include <QJsonValue>

#include <optional>

namespace onewindow::cases {

/// What is made of `value` for a field that is no group: null for nothing; a text without the
/// spaces around it; days as yyyy-MM-dd; phone numbers, ID numbers and the like without what they
/// are grouped by. What cannot be read as the field's type stays the text that it is.
QJsonValue normalized(const catalog::FormField& field, const QJsonValue& value);

/// What is wrong with a value of normalized(), in a field that is asked.
std::optional<Complaint> complaintAbout(const catalog::FormField& field, const QJsonValue& value,
                                        QDate today);

/// Whether `digits` end in the check digit of ISO/IEC 7812-1 (Luhn).
bool hasLuhnDigit(const QString& digits);

/// How often a group is filled in at least, and at most.
int leastEntries(const catalog::FormField& group);
int mostEntries(const catalog::FormField& group);

} // namespace onewindow::cases
