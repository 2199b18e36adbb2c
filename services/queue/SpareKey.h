// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/journal/Journal.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace onewindow::queue {

/// One data key made ahead of the person it will be for, on a thread of its own: its envelopes cost
/// several times what a durable commit does, and nobody shall wait for them. It is in memory only;
/// a key that nobody took is wiped with this object and was never in a store. May be used from any
/// thread.
class SpareKey
{
public:
    /// Makes nothing yet. `journal` outlives this object.
    SpareKey(const journal::Journal& journal, std::vector<journal::Recipient> recipients);
    /// Waits for the key that is being made, a few milliseconds at most.
    ~SpareKey() = default;
    SpareKey(const SpareKey&) = delete;
    SpareKey& operator=(const SpareKey&) = delete;
    SpareKey(SpareKey&&) = delete;
    SpareKey& operator=(SpareKey&&) = delete;

    /// Has a key made if there is none, and returns at once.
    void refill();

    [[nodiscard]] bool isReady() const;

    /// The spare, or without one a key made here and now. No key is given twice. Errors:
    /// KeyUnavailable (a recipient's key is no public key).
    [[nodiscard]] Result<journal::NewDataKey> take();

private:
    void work(const std::stop_token& stop);

    const journal::Journal& m_journal;
    std::vector<journal::Recipient> m_recipients;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    bool m_isWanted = false;
    std::optional<journal::NewDataKey> m_key;
    std::jthread m_thread;
};

} // namespace onewindow::queue
