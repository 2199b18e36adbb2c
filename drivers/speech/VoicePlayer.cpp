// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/speech/VoicePlayer.h"

#include "services/core/Log.h"

#include <QIODevice>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <optional>
#include <span>
#include <utility>

namespace onewindow::drivers {

namespace {

/// The mixer as what a sound device reads from: it never ends.
class MixSource final : public QIODevice
{
public:
    MixSource(VoiceMixer& mixer, std::function<void(const QString& id)> onStarted)
        : m_mixer(mixer)
        , m_onStarted(std::move(onStarted))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }

    [[nodiscard]] qint64 bytesAvailable() const override
    {
        return std::numeric_limits<qint32>::max();
    }

protected:
    qint64 readData(char* data, qint64 size) override
    {
        std::array<qint16, kBlock> block{};
        const qint64 count = size / qint64{sizeof(qint16)};
        for (qint64 done = 0; done < count;) {
            const qint64 now = std::min<qint64>(kBlock, count - done);
            m_mixer.render(std::span(block).first(static_cast<std::size_t>(now)));
            std::memcpy(data + done * qint64{sizeof(qint16)}, block.data(),
                        static_cast<std::size_t>(now) * sizeof(qint16));
            done += now;
        }
        const QStringList started = m_mixer.takeStarted();
        for (const QString& id : started) {
            m_onStarted(id);
        }
        return count * qint64{sizeof(qint16)};
    }

    qint64 writeData(const char* /*data*/, qint64 /*size*/) override { return -1; }

private:
    static constexpr std::size_t kBlock = 1024;

    VoiceMixer& m_mixer;
    std::function<void(const QString& id)> m_onStarted;
};

} // namespace

/// What lives on the voice's thread.
class VoicePlayer::Worker : public QObject
{
public:
    Worker(VoicePlayer& player, VoiceConfig config, OpenSoundSink open)
        : m_player(player)
        , m_config(std::move(config))
        , m_open(std::move(open))
    {}

    /// First of all, on the thread.
    void begin()
    {
        auto recordings = Recordings::load(m_config.folder, m_config.rules.languages);
        if (!recordings) {
            qCWarning(lcDevice).noquote() << "no voice:" << recordings.error().detail;
            setStatus(DeviceStatus::Fault);
            return;
        }
        m_mixer.emplace(std::move(recordings).value(), m_config.rules);
        m_source = std::make_unique<MixSource>(
            *m_mixer, [this](const QString& id) { Q_EMIT m_player.started(id); });
        m_retry = std::make_unique<QTimer>();
        m_retry->setSingleShot(true);
        connect(m_retry.get(), &QTimer::timeout, this, [this] { openSink(); });
        openSink();
    }

    void say(const Announcement& announcement)
    {
        // Without a device nothing would ever take it out of the queue.
        if (m_sink && !m_mixer->say(announcement)) {
            qCInfo(lcDevice) << "more calls than can be said: one was left out";
        }
    }

    void withdraw(const Announcement& correction)
    {
        if (m_sink) {
            m_mixer->withdraw(correction);
        }
    }

private:
    void openSink()
    {
        m_sink = m_open(*m_source, [this] {
            // Not at once: the sink is in the middle of saying so.
            QMetaObject::invokeMethod(
                this, [this] { onLost(); }, Qt::QueuedConnection);
        });
        if (!m_sink) {
            m_retry->start(m_config.retry);
        }
        setStatus(m_sink ? DeviceStatus::Ready : DeviceStatus::Missing);
    }

    void onLost()
    {
        if (!m_sink) {
            return;
        }
        m_sink.reset();
        m_retry->start(m_config.retry);
        setStatus(DeviceStatus::Missing);
    }

    void setStatus(DeviceStatus status)
    {
        if (m_player.m_status.exchange(status) == status) {
            return;
        }
        qCInfo(lcDevice).noquote() << "voice:" << statusName(status);
        Q_EMIT m_player.statusChanged(status);
    }

    VoicePlayer& m_player;
    VoiceConfig m_config;
    OpenSoundSink m_open;
    std::optional<VoiceMixer> m_mixer;
    std::unique_ptr<MixSource> m_source;
    std::unique_ptr<QTimer> m_retry;
    std::unique_ptr<SoundSink> m_sink; ///< Goes before its source.
};

VoicePlayer::VoicePlayer(VoiceConfig config, OpenSoundSink open, QObject* parent)
    : SpeechDriver(parent)
    , m_worker(new Worker(*this, std::move(config), std::move(open)))
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("voice"));
    m_thread.start();
    post([](Worker& worker) { worker.begin(); });
}

VoicePlayer::~VoicePlayer()
{
    m_thread.quit();
    m_thread.wait();
}

void VoicePlayer::post(std::function<void(Worker&)> task)
{
    if (m_pending >= kPendingLimit) {
        return;
    }
    ++m_pending;
    QMetaObject::invokeMethod(
        m_worker,
        [this, task = std::move(task)] {
            --m_pending;
            task(*m_worker);
        },
        Qt::QueuedConnection);
}

void VoicePlayer::say(const Announcement& announcement)
{
    post([announcement](Worker& worker) { worker.say(announcement); });
}

void VoicePlayer::withdraw(const Announcement& correction)
{
    post([correction](Worker& worker) { worker.withdraw(correction); });
}

} // namespace onewindow::drivers
