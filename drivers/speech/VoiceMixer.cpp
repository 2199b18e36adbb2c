// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/speech/VoiceMixer.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace onewindow::drivers {

namespace {

constexpr std::size_t kHeardLimit = 200;
constexpr float kToneLoudness = 0.3F;
constexpr double kToneHertz = 1046.5;
constexpr float kFullScale = 32'767;

std::size_t samplesOf(std::chrono::milliseconds length)
{
    return static_cast<std::size_t>(length.count()) * Recordings::kRate / 1000;
}

float gainOf(const Announcement& announcement)
{
    return static_cast<float>(std::clamp(announcement.volume, 0, 100)) / 100;
}

bool isCall(const Announcement& announcement)
{
    return announcement.kind == Announcement::Kind::Call;
}

} // namespace

VoiceMixer::VoiceMixer(Recordings recordings, VoiceRules rules)
    : m_recordings(std::move(recordings))
    , m_rules(std::move(rules))
{}

bool VoiceMixer::say(const Announcement& announcement)
{
    if (piecesOf(announcement, 1).empty()) {
        return false;
    }
    if (isCall(announcement) && !isIdle() && m_toneLeft == 0) {
        m_toneLeft = samplesOf(kTone);
        m_toneGain = gainOf(announcement) * kToneLoudness;
    }
    const auto same = std::ranges::find_if(m_waiting, [&](const Announcement& other) {
        return other.id == announcement.id && other.kind == announcement.kind;
    });
    if (same != m_waiting.end()) {
        *same = announcement;
        return true;
    }
    bool isAllKept = true;
    if (m_waiting.size() == kWaitingLimit) {
        const auto oldestCall = std::ranges::find_if(m_waiting, isCall);
        m_waiting.erase(oldestCall == m_waiting.end() ? m_waiting.begin() : oldestCall);
        isAllKept = false;
    }
    const auto place =
        isCall(announcement) ? m_waiting.end() : std::ranges::find_if(m_waiting, isCall);
    m_waiting.insert(place, announcement);
    return isAllKept;
}

void VoiceMixer::withdraw(const Announcement& correction)
{
    std::erase_if(m_waiting, [&](const Announcement& other) {
        return other.id == correction.id && isCall(other);
    });
    if (m_saying && m_saying->announcement.id == correction.id && isCall(m_saying->announcement)) {
        m_saying->isEnding = true;
    }
    if (const auto heard = std::ranges::find(m_heard, correction.id); heard != m_heard.end()) {
        m_heard.erase(heard);
        say(correction);
    }
}

std::vector<VoiceMixer::Piece> VoiceMixer::piecesOf(const Announcement& announcement,
                                                    qsizetype languages) const
{
    std::vector<Piece> pieces;
    for (const QString& language :
         m_rules.languages.first(std::min(languages, m_rules.languages.size()))) {
        const QStringList names = phraseOf(announcement, language, m_rules.phrase);
        if (!pieces.empty() && !names.isEmpty()) {
            pieces.push_back({nullptr, samplesOf(kBetweenLanguages)});
        }
        for (const QString& name : names) {
            const Recordings::Sound& sound = m_recordings.find(name);
            if (!sound.empty()) {
                pieces.push_back({&sound, sound.size()});
            }
        }
    }
    return pieces;
}

void VoiceMixer::begin()
{
    Announcement announcement = std::move(m_waiting.front());
    m_waiting.pop_front();
    const bool isHurried = m_waiting.size() >= kHurryAt;
    auto pieces = piecesOf(announcement, isHurried ? 1 : m_rules.languages.size());
    m_started << announcement.id;
    if (isCall(announcement)) {
        m_heard.push_back(announcement.id);
        if (m_heard.size() > kHeardLimit) {
            m_heard.pop_front();
        }
    }
    m_saying = Saying{.announcement = std::move(announcement),
                      .pieces = std::move(pieces),
                      .timesLeft = m_rules.times};
}

/// Everything was said once.
void VoiceMixer::endTime()
{
    const bool isOver = m_saying->isEnding || --m_saying->timesLeft <= 0 || !m_waiting.empty();
    if (isOver) {
        m_saying.reset();
        m_pause = samplesOf(kBetweenAnnouncements);
        return;
    }
    m_saying->piece = 0;
    m_saying->at = 0;
    m_saying->isRepeat = true;
    m_pause = samplesOf(m_rules.gap);
}

float VoiceMixer::nextSpeech()
{
    if (m_pause > 0) {
        --m_pause;
        return 0;
    }
    const bool isAtRepeat =
        m_saying && m_saying->isRepeat && m_saying->piece == 0 && m_saying->at == 0;
    if (isAtRepeat && (m_saying->isEnding || !m_waiting.empty())) {
        m_saying.reset();
    }
    if (!m_saying) {
        if (m_waiting.empty()) {
            return 0;
        }
        begin();
    }
    Saying& saying = *m_saying;
    const Piece& piece = saying.pieces.at(saying.piece);
    const float sample =
        piece.sound == nullptr ? 0.0F : static_cast<float>((*piece.sound)[saying.at]);
    const float gain = gainOf(saying.announcement);
    if (++saying.at == piece.length) {
        saying.at = 0;
        if (++saying.piece == saying.pieces.size() || saying.isEnding) {
            endTime();
        }
    }
    return sample * gain;
}

float VoiceMixer::nextTone()
{
    if (m_toneLeft == 0) {
        return 0;
    }
    const std::size_t length = samplesOf(kTone);
    const double part = static_cast<double>(length - m_toneLeft) / static_cast<double>(length);
    const double seconds = static_cast<double>(length - m_toneLeft) / Recordings::kRate;
    --m_toneLeft;
    // Swells and fades as half a wave does, so that nothing clicks.
    const double swell = std::sin(std::numbers::pi * part);
    const double wave = std::sin(2 * std::numbers::pi * kToneHertz * seconds);
    return static_cast<float>(wave * swell) * m_toneGain * kFullScale;
}

void VoiceMixer::render(std::span<qint16> out)
{
    // From full to lowered in 30 ms.
    constexpr float kStep = 1.0F / (0.03F * Recordings::kRate);
    for (qint16& sample : out) {
        if (isIdle() && m_pause == 0 && m_toneLeft == 0) {
            sample = 0;
            continue;
        }
        const float target = m_toneLeft > 0 ? kLowered : 1.0F;
        m_speechGain += std::clamp(target - m_speechGain, -kStep, kStep);
        const float sum = nextSpeech() * m_speechGain + nextTone();
        sample = static_cast<qint16>(std::lrint(std::clamp(sum, -kFullScale, kFullScale)));
    }
}

QStringList VoiceMixer::takeStarted()
{
    return std::exchange(m_started, {});
}

} // namespace onewindow::drivers
