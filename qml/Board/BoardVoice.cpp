// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Board/BoardVoice.h"

#include "services/core/HallTime.h"

#include <algorithm>
#include <utility>

namespace onewindow::ui {

using drivers::Announcement;
using drivers::DeviceStatus;

BoardVoice::BoardVoice(BoardVoiceOptions options, drivers::SpeechDriver* driver)
    : m_options(std::move(options))
    , m_driver(driver)
{}

bool BoardVoice::isQuiet(qint64 nowMs) const
{
    const QTime time = hallTime(nowMs).time();
    const int minute = time.hour() * 60 + time.minute();
    return std::ranges::any_of(m_options.quietHours, [minute](const catalog::DaySpan& span) {
        return span.from <= minute && minute < span.until;
    });
}

Announcement BoardVoice::announcement(const Call& call, const ZoneWindows& zone, qint64 nowMs) const
{
    const QString area = zone.areaOf(call.window, m_options.areaVolumes.keys());
    const int volume = m_options.areaVolumes.value(area, m_options.volume);
    return {.id = call.window + u'/' + call.ticket,
            .number = call.number,
            .window = windowLabel(zone.find(call.window)),
            .volume = isQuiet(nowMs) ? std::min(volume, m_options.quietVolume) : volume};
}

void BoardVoice::say(const Call& call, const ZoneWindows& zone, qint64 nowMs)
{
    const Announcement words = announcement(call, zone, nowMs);
    if (m_driver != nullptr && words.volume > 0 && nowMs - call.calledAtMs <= kNewsMs) {
        m_driver->say(words);
        m_said.removeAll(words.id);
        m_said << words.id;
        if (m_said.size() > kSaidLimit) {
            m_said.removeFirst();
        }
    }
}

void BoardVoice::withdraw(const Call& call, const ZoneWindows& zone, qint64 nowMs)
{
    Announcement words = announcement(call, zone, nowMs);
    words.kind = Announcement::Kind::Correction;
    if (m_driver != nullptr && m_said.removeAll(words.id) > 0) {
        m_driver->withdraw(words);
    }
}

BoardVoice::Silence BoardVoice::silence(qint64 nowMs) const
{
    const bool isOff = m_options.volume == 0 &&
                       std::all_of(m_options.areaVolumes.cbegin(), m_options.areaVolumes.cend(),
                                   [](int volume) { return volume == 0; });
    if (isOff || m_driver == nullptr) {
        return Silence::Wanted;
    }
    if (isQuiet(nowMs) && m_options.quietVolume == 0) {
        return Silence::QuietHours;
    }
    const DeviceStatus status = m_driver->status();
    const bool canSpeak = status == DeviceStatus::Ready || status == DeviceStatus::Starting;
    return canSpeak ? Silence::None : Silence::NoDevice;
}

} // namespace onewindow::ui
