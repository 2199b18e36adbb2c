// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sync/PlatformClient.h"

#include <QThread>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

namespace onewindow::bench {

/// A board that follows a hall and speaks, without its window and with a clock in the place of a
/// sound device: the clock asks for sound as a device does, every few milliseconds.
class SpokenBoard
{
public:
    /// How often a device asks for more.
    static constexpr std::chrono::milliseconds kPeriod{20};

    /// Returns when it is current; gives up after `limit`. `recordings`: a folder.
    SpokenBoard(const sync::PlatformEndpoint& endpoint, const QString& recordings,
                std::chrono::seconds limit);
    ~SpokenBoard();
    SpokenBoard(const SpokenBoard&) = delete;
    SpokenBoard& operator=(const SpokenBoard&) = delete;
    SpokenBoard(SpokenBoard&&) = delete;
    SpokenBoard& operator=(SpokenBoard&&) = delete;

    /// From now on: lets what is being said come to its end, and waits for the next call.
    void expect();

    /// When the first sound of a call was handed to the device; gives up after `limit`.
    std::chrono::steady_clock::time_point waitForVoice(std::chrono::seconds limit);

private:
    class Parts;
    class Device;

    QThread m_thread;
    std::unique_ptr<Device> m_device;
    Parts* m_parts = nullptr; ///< Live on m_thread.
    std::mutex m_mutex;       ///< Guards what follows.
    std::condition_variable m_changed;
    bool m_isFresh = false;
    std::optional<std::chrono::steady_clock::time_point> m_began;
};

} // namespace onewindow::bench
