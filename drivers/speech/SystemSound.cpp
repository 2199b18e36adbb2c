// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/speech/Recordings.h"
#include "drivers/speech/SoundSink.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QMediaDevices>
#include <QObject>

#include <algorithm>
#include <utility>

namespace onewindow::drivers {

namespace {

/// Between what is rendered and what is heard: short, because a call is to be heard at once.
constexpr int kBufferMs = 80;

class SystemSoundSink final : public SoundSink
{
public:
    SystemSoundSink(const QAudioDevice& device, const QAudioFormat& format,
                    std::function<void()> onLost)
        : m_sink(device, format)
    {
        m_sink.setBufferSize(format.bytesForDuration(kBufferMs * 1000));
        QObject::connect(&m_sink, &QAudioSink::stateChanged, &m_sink,
                         [this, lost = std::move(onLost)](QAudio::State) {
                             if (hasFailed()) {
                                 lost();
                             }
                         });
    }

    /// A device that is closed may say so while half of this is gone.
    ~SystemSoundSink() override { m_sink.disconnect(); }

    SystemSoundSink(const SystemSoundSink&) = delete;
    SystemSoundSink& operator=(const SystemSoundSink&) = delete;
    SystemSoundSink(SystemSoundSink&&) = delete;
    SystemSoundSink& operator=(SystemSoundSink&&) = delete;

    /// Whether it plays.
    bool start(QIODevice& source)
    {
        m_sink.start(&source);
        return !hasFailed();
    }

private:
    [[nodiscard]] bool hasFailed() const
    {
        return m_sink.error() != QAudio::NoError && m_sink.error() != QAudio::UnderrunError;
    }

    QAudioSink m_sink;
};

QAudioDevice deviceOf(const QString& name)
{
    if (name.isEmpty()) {
        return QMediaDevices::defaultAudioOutput();
    }
    const QList<QAudioDevice> devices = QMediaDevices::audioOutputs();
    const auto found = std::ranges::find_if(devices, [&name](const QAudioDevice& device) {
        return device.description() == name || device.id() == name.toUtf8();
    });
    return found == devices.end() ? QAudioDevice() : *found;
}

} // namespace

OpenSoundSink systemSound(const QString& name)
{
    return [name](QIODevice& source, std::function<void()> onLost) -> std::unique_ptr<SoundSink> {
        const QAudioDevice device = deviceOf(name);
        QAudioFormat format;
        format.setSampleRate(Recordings::kRate);
        format.setChannelCount(1);
        format.setSampleFormat(QAudioFormat::Int16);
        if (device.isNull() || !device.isFormatSupported(format)) {
            return nullptr;
        }
        auto sink = std::make_unique<SystemSoundSink>(device, format, std::move(onLost));
        return sink->start(source) ? std::move(sink) : nullptr;
    };
}

} // namespace onewindow::drivers
