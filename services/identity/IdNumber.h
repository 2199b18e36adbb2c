// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/core/Result.h"

#include <QDate>
#include <QString>

namespace onewindow::identity {

/// `typed` without spaces and with x as X.
QString normalizedIdNumber(const QString& typed);

/// Whether it is an 18-character citizen number, permit or foreigner's number: a birth date that
/// exists and is not after `today`, and the ISO 7064 MOD 11-2 check character (GB 11643).
bool isIdNumber(const QString& number, QDate today);

/// The birth date inside an 18-character number; invalid if there is none.
QDate birthFromIdNumber(const QString& number);

/// Completed years of age on `today`.
int ageOn(QDate birth, QDate today);

} // namespace onewindow::identity
