// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace onewindow {

/// A QR code of `content` (at most 1 KiB) as lines of half blocks for a terminal with light text on
/// a dark ground, with its margin; empty if there is none.
QString qrText(const QString& content);

} // namespace onewindow
