// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/IdCard.h"
#include "services/core/Result.h"

#include <QByteArrayView>

namespace onewindow::drivers {

/// Reads the 256-byte text block of a card, UTF-16LE, in any of the four layouts told apart by the
/// flag at byte 248.
///
/// BadFrame: not 256 bytes, or a flag of no known layout. CardUnreadable: a known layout with a
/// field that cannot be right, such as a date that is none, a half surrogate pair or a wrong check
/// character of an 18-character number (GB 11643, MOD 11-2). The detail names the field and never
/// holds its content.
///
/// Rare and private-use characters stay as they are. A control character makes the card unreadable;
/// one that steers the direction of text or breaks lines is replaced with U+FFFD, so that a name
/// cannot rearrange a screen. An ethnic code that is not in GB/T 3304 becomes 97.
Result<IdCard> parseCardText(QByteArrayView block);

} // namespace onewindow::drivers
