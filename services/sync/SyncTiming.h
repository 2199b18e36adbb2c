// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>

namespace onewindow::sync {

/// How long the sync client waits for what. The defaults are for a hall's LAN: a platform that is
/// back is found within about a second.
struct SyncTiming
{
    std::chrono::milliseconds connectLimit{2000};
    /// How long the platform may hold a long poll. Shorter than staleAfter, so that a platform that
    /// has nothing to say still shows that it is there.
    std::chrono::milliseconds pollWait{3000};
    /// For an answer beyond that.
    std::chrono::milliseconds answerSlack{1500};
    /// For the answer to a batch of the journal.
    std::chrono::milliseconds shipLimit{15000};
    /// With nothing to ship, how often to ask what the parent holds and what is safe.
    std::chrono::milliseconds askEvery{60'000};
    /// Without an answer for so long the platform counts as gone.
    std::chrono::milliseconds staleAfter{5000};

    std::chrono::milliseconds backoffFirst{200}; ///< After a failure; doubles, with jitter.
    std::chrono::milliseconds backoffCap{1000};
    std::chrono::milliseconds refusedPause{60'000}; ///< After a refusal that needs staff.
    quint32 seed = 0;                               ///< Of the jitter; 0: from the kernel.

    /// From a hall to the centre: longer polls and rarer tries over a wide-area network, where many
    /// halls share one centre.
    static SyncTiming forCentre()
    {
        SyncTiming timing;
        timing.connectLimit = std::chrono::milliseconds(5000);
        timing.pollWait = std::chrono::milliseconds(20'000);
        timing.answerSlack = std::chrono::milliseconds(10'000);
        timing.shipLimit = std::chrono::milliseconds(30'000);
        timing.askEvery = std::chrono::milliseconds(30'000);
        timing.staleAfter = std::chrono::milliseconds(35'000);
        timing.backoffFirst = std::chrono::milliseconds(500);
        timing.backoffCap = std::chrono::milliseconds(10'000);
        return timing;
    }
};

} // namespace onewindow::sync
