// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/SpeechDriver.h"
#include "drivers/speech/CallPhrase.h"
#include "drivers/speech/Recordings.h"

#include <QStringList>

#include <chrono>
#include <deque>
#include <optional>
#include <span>
#include <vector>

namespace onewindow::drivers {

/// How a hall wants its calls said.
struct VoiceRules
{
    QStringList languages = phraseLanguages(); ///< In this order.
    PhraseRules phrase = {};
    int times = 2; ///< An announcement is said in all, while nothing else waits.
    std::chrono::milliseconds gap{900}; ///< Before it is said again.
};

/// Makes sound out of announcements, sample by sample: one is said at a time, those that come
/// meanwhile wait. While others wait nothing is repeated, and beyond kHurryAt it is said in the
/// first language alone. Who comes while another is being said is announced by a short tone at
/// once, over the speech, which is lowered for so long. Its only clock is the samples asked for;
/// one thread.
class VoiceMixer
{
public:
    /// Announcements that wait; one more, and the oldest call of them is dropped.
    static constexpr std::size_t kWaitingLimit = 20;
    static constexpr std::size_t kHurryAt = 5;
    static constexpr std::chrono::milliseconds kBetweenLanguages{350};
    static constexpr std::chrono::milliseconds kBetweenAnnouncements{400};
    static constexpr std::chrono::milliseconds kTone{240};
    /// What is left of the speech under a tone.
    static constexpr float kLowered = 0.25F;

    VoiceMixer(Recordings recordings, VoiceRules rules);

    /// As SpeechDriver::say(). A call of an id that waits already takes its place. False where an
    /// announcement was dropped: this one, of which nothing can be said, or the oldest.
    bool say(const Announcement& announcement);
    /// As SpeechDriver::withdraw().
    void withdraw(const Announcement& correction);

    /// The next samples, at Recordings::kRate; silence where there is nothing to say.
    void render(std::span<qint16> out);

    /// Ids whose first sample was rendered since this was last asked.
    QStringList takeStarted();

    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }

    /// Nothing is said, and nothing waits.
    [[nodiscard]] bool isIdle() const { return !m_saying && m_waiting.empty(); }

private:
    /// A recording, or so many samples of silence.
    struct Piece
    {
        const Recordings::Sound* sound = nullptr;
        std::size_t length = 0;
    };

    struct Saying
    {
        Announcement announcement;
        std::vector<Piece> pieces;
        std::size_t piece = 0;
        std::size_t at = 0; ///< In the piece.
        int timesLeft = 1;  ///< With this one.
        bool isRepeat = false;
        bool isEnding = false; ///< With its piece.
    };

    [[nodiscard]] std::vector<Piece> piecesOf(const Announcement& announcement,
                                              qsizetype languages) const;
    void begin();
    void endTime();
    float nextSpeech();
    float nextTone();

    Recordings m_recordings;
    VoiceRules m_rules;
    std::deque<Announcement> m_waiting; ///< Corrections first.
    std::optional<Saying> m_saying;
    std::deque<QString> m_heard; ///< Ids of calls, the newest last.
    QStringList m_started;
    std::size_t m_pause = 0;    ///< Samples of silence before what comes next.
    std::size_t m_toneLeft = 0; ///< Samples.
    float m_toneGain = 0;
    float m_speechGain = 1; ///< Moves towards 1 or kLowered without a click.
};

} // namespace onewindow::drivers
