// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/storage/Writer.h"

#include <QTimer>

namespace onewindow::storage {

/// The service manager hears that all is well when the thread of `timer` and the one that writes
/// are, as often as it wants to. `timer` drives it and goes before `writer`.
void startWatchdog(Writer& writer, QTimer& timer);

} // namespace onewindow::storage
