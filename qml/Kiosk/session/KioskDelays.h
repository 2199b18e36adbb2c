// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace onewindow::ui {

/// Every delay of the citizen's session, in milliseconds.
struct KioskDelays
{
    /// Without a touch for this long, the last seconds begin to be counted.
    qint64 idleMs = 60'000;
    qint64 elderIdleMs = 120'000;
    /// The last seconds, by sight and sound.
    qint64 countdownMs = 30'000;
    /// How long a result (the number) stands before its last seconds are counted.
    qint64 resultMs = 0;
    qint64 elderResultMs = 30'000;
    /// "I need more time", times in a session.
    int extensionLimit = 10;
    /// A driver ends every print job within 20 s; after this the outcome counts as unknown.
    qint64 printLimitMs = 25'000;
    /// Prints tried by the terminal itself when a printer was mended, for one ticket.
    int printRetryLimit = 3;
    /// A number that somebody holds and the store did not take is tried again, this many times.
    qint64 holdRetryMs = 5'000;
    int holdRetryLimit = 60;
    /// How old the hall's figures may be to be shown, dated, while off line.
    qint64 figuresMaxAgeMs = 15LL * 60 * 1000;
    /// How long masked values stand there in full, see Reveal.
    qint64 revealMs = 10'000;
    /// Between two calls after who left their card on the reader, and how many there are.
    qint64 cardCallMs = 5'000;
    int cardCallLimit = 12;
};

} // namespace onewindow::ui
