// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kiosk/Beeper.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QBuffer>
#include <QMediaDevices>

#include <cmath>
#include <numbers>

namespace onewindow {

namespace {

constexpr int kRate = 22'050;
constexpr double kLoudness = 0.35;

struct Tone
{
    double hertz;
    int milliseconds;
};

QList<Tone> tonesOf(ui::Sound sound)
{
    switch (sound) {
    case ui::Sound::Accepted:
        return {{880, 90}, {1320, 140}};
    case ui::Sound::Attention:
        return {{660, 160}, {0, 80}, {660, 160}};
    case ui::Sound::Problem:
        return {{392, 260}};
    }
    return {};
}

QByteArray samplesOf(const QList<Tone>& tones)
{
    QByteArray samples;
    for (const Tone& tone : tones) {
        const int count = kRate * tone.milliseconds / 1000;
        for (int i = 0; i < count; ++i) {
            // Fades in and out, so that the speaker does not click.
            const double edge = std::min({1.0, i / 200.0, (count - i) / 200.0});
            const double wave = std::sin(2 * std::numbers::pi * tone.hertz * i / kRate);
            const auto value = static_cast<qint16>(wave * edge * kLoudness * 32'767);
            samples.append(static_cast<char>(value & 0xFF));
            samples.append(static_cast<char>((value >> 8) & 0xFF));
        }
    }
    return samples;
}

} // namespace

void Beeper::play(ui::Sound sound)
{
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (device.isNull()) {
        return;
    }
    QAudioFormat format;
    format.setSampleRate(kRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    auto* sink = new QAudioSink(device, format);
    auto* buffer = new QBuffer(sink);
    buffer->setData(samplesOf(tonesOf(sound)));
    buffer->open(QIODevice::ReadOnly);
    QObject::connect(sink, &QAudioSink::stateChanged, sink, [sink](QAudio::State state) {
        if (state == QAudio::IdleState || state == QAudio::StoppedState) {
            sink->deleteLater();
        }
    });
    sink->start(buffer);
}

} // namespace onewindow
