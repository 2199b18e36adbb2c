// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>
#include <QList>
#include <QString>

namespace onewindow::drivers::testing {

/// Writes `frames` as a film: motion JPEG in an AVI file (Microsoft, "AVI RIFF File Reference"), at
/// `rate` frames a second. False if it cannot be written.
bool writeFilm(const QString& path, const QList<QImage>& frames, int rate = 15);

} // namespace onewindow::drivers::testing
