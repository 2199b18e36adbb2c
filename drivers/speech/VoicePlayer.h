// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/SpeechDriver.h"
#include "drivers/speech/SoundSink.h"
#include "drivers/speech/VoiceMixer.h"

#include <QThread>

#include <atomic>
#include <chrono>

namespace onewindow::drivers {

/// What a voice is made of.
struct VoiceConfig
{
    QString folder; ///< Of the recordings: see Recordings::load().
    VoiceRules rules;
    /// How long after a device was not there, or was lost, it is looked for again.
    std::chrono::milliseconds retry = std::chrono::seconds(5);
};

/// Says announcements with recordings, on a thread of its own that also reads the files and opens
/// the device. The device stays open and hears silence: opening one takes longer than somebody who
/// was called should wait.
class VoicePlayer final : public SpeechDriver
{
    Q_OBJECT

public:
    /// What was asked for and not yet taken up by the thread, at most; more is dropped.
    static constexpr int kPendingLimit = 100;

    VoicePlayer(VoiceConfig config, OpenSoundSink open, QObject* parent = nullptr);
    /// Ends what is being said.
    ~VoicePlayer() override;
    VoicePlayer(const VoicePlayer&) = delete;
    VoicePlayer& operator=(const VoicePlayer&) = delete;
    VoicePlayer(VoicePlayer&&) = delete;
    VoicePlayer& operator=(VoicePlayer&&) = delete;

    [[nodiscard]] DeviceStatus status() const override { return m_status; }

    void say(const Announcement& announcement) override;
    void withdraw(const Announcement& correction) override;

private:
    class Worker;

    void post(std::function<void(Worker&)> task);

    QThread m_thread;
    Worker* m_worker; ///< Lives on m_thread, deleted when it ends.
    std::atomic<DeviceStatus> m_status = DeviceStatus::Starting;
    std::atomic<int> m_pending = 0;
};

} // namespace onewindow::drivers
