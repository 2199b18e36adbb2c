// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace onewindow::catalog {

/// The day that `text` says, see isDay(), counted from `today`; nothing for any other text.
std::optional<QDate> dayOf(const QString& text, QDate today);

} // namespace onewindow::catalog
