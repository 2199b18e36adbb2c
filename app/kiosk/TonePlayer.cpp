// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A module of its own, which ToneSounds loads when there is something to play.

#include "qml/Kiosk/session/Sounds.h"
#include "services/core/Log.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QBuffer>
#include <QMediaDevices>

#include <cmath>
#include <initializer_list>
#include <memory>
#include <numbers>

namespace onewindow {

namespace {

constexpr int kSampleRate = 48'000;
constexpr double kLoudness = 0.4;

struct Tone
{
    double hertz;
    int ms;
};

/// 16-bit mono. Each tone swells and fades over 8 ms, so that nothing clicks.
QByteArray samples(std::initializer_list<Tone> tones)
{
    constexpr int kRamp = kSampleRate * 8 / 1000;
    QByteArray bytes;
    for (const Tone& tone : tones) {
        const int count = kSampleRate * tone.ms / 1000;
        for (int i = 0; i < count; ++i) {
            const double ramp = std::min(
                {1.0, static_cast<double>(i) / kRamp, static_cast<double>(count - i) / kRamp});
            const double wave =
                std::sin(2 * std::numbers::pi * tone.hertz * i / kSampleRate) * ramp * kLoudness;
            const auto sample = static_cast<qint16>(wave * 32'767);
            bytes.append(reinterpret_cast<const char*>(&sample), sizeof sample);
        }
    }
    return bytes;
}

QByteArray samplesOf(ui::Sound sound)
{
    switch (sound) {
    case ui::Sound::Accepted:
        return samples({{880, 90}, {1320, 140}});
    case ui::Sound::Attention:
        return samples({{1000, 160}});
    case ui::Sound::Problem:
        return samples({{440, 160}, {330, 220}});
    }
    Q_UNREACHABLE();
}

/// Plays on the thread it lives on.
class Player : public QObject
{
public:
    void play(ui::Sound sound)
    {
        const QAudioDevice device = QMediaDevices::defaultAudioOutput();
        QAudioFormat format;
        format.setSampleRate(kSampleRate);
        format.setChannelCount(1);
        format.setSampleFormat(QAudioFormat::Int16);
        if (device.isNull() || !device.isFormatSupported(format)) {
            if (!m_isSilent) {
                qCInfo(lcUi) << "there is no sound device";
            }
            m_isSilent = true;
            return;
        }
        m_isSilent = false;
        // The last tone gives way to the new one.
        m_sink.reset();
        m_buffer.close();
        m_buffer.setData(samplesOf(sound));
        m_buffer.open(QIODevice::ReadOnly);
        m_sink = std::make_unique<QAudioSink>(device, format);
        m_sink->start(&m_buffer);
    }

private:
    QBuffer m_buffer;
    std::unique_ptr<QAudioSink> m_sink;
    bool m_isSilent = false;
};

} // namespace

} // namespace onewindow

/// Plays `sound` (a onewindow::ui::Sound) on the caller's thread, which has an event loop; `keeper`
/// lives there too and takes the player with it when it goes.
extern "C" Q_DECL_EXPORT void onewindowPlayTone(QObject* keeper, int sound)
{
    using onewindow::Player;
    auto* player = static_cast<Player*>(
        keeper->findChild<QObject*>(QStringLiteral("player"), Qt::FindDirectChildrenOnly));
    if (player == nullptr) {
        player = new Player;
        player->setObjectName(QStringLiteral("player"));
        player->setParent(keeper);
    }
    player->play(static_cast<onewindow::ui::Sound>(sound));
}
