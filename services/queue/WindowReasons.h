// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace onewindow::queue {

// The codes that say why a clerk did what they did, for facts and the API; programs show words for
// them.

/// Why a window pauses.
QStringList pauseReasons();
/// Why somebody is sent on to another matter, window or colleague.
QStringList transferReasons();
/// Why somebody goes away from a window and comes again.
QStringList suspendReasons();
/// Why somebody is called whose turn it is not.
QStringList outOfOrderReasons();
/// Why a window is closed in the middle of its work.
QStringList lostReasons();
/// Why a hall closes before its hours say so.
QStringList closingReasons();

} // namespace onewindow::queue
