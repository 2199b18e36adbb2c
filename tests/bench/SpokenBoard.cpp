// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/SpokenBoard.h"

#include "drivers/speech/VoicePlayer.h"
#include "qml/Board/BoardViewModel.h"
#include "services/core/Clock.h"
#include "services/sync/HallLink.h"
#include "tests/bench/Pace.h"
#include "tests/bench/Report.h"

#include <QTimer>

namespace onewindow::bench {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

/// Takes, each period, the sound that a device would have played since.
class SpokenBoard::Device
{
public:
    drivers::OpenSoundSink opener()
    {
        return [this](QIODevice& source, const std::function<void()>&) {
            m_source = &source;
            return std::make_unique<Sink>(source);
        };
    }

    /// Plays half a minute at once.
    void playOut()
    {
        QMetaObject::invokeMethod(
            m_source,
            [this] {
                for (int second = 0; second < 30; ++second) {
                    m_source->read(drivers::Recordings::kRate * qint64{sizeof(qint16)});
                }
            },
            Qt::BlockingQueuedConnection);
    }

private:
    class Sink final : public drivers::SoundSink
    {
    public:
        explicit Sink(QIODevice& source)
        {
            QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this, &source] {
                const auto now = SteadyClock::now();
                const auto passed =
                    std::chrono::duration_cast<std::chrono::milliseconds>(now - m_last);
                m_last += passed;
                source.read(passed.count() * drivers::Recordings::kRate / 1000 *
                            qint64{sizeof(qint16)});
            });
            m_timer.setTimerType(Qt::PreciseTimer);
            m_timer.start(kPeriod);
        }

    private:
        QTimer m_timer;
        SteadyClock::time_point m_last = SteadyClock::now();
    };

    QIODevice* m_source = nullptr;
};

class SpokenBoard::Parts : public QObject
{
public:
    Parts(const sync::PlatformEndpoint& endpoint, const QString& recordings, Device& device)
        : m_link(sync::makeHallLink(endpoint))
        , m_voice({.folder = recordings, .rules = {}}, device.opener())
        , m_model(*m_link, m_clock, {}, &m_voice)
    {
        m_link->start();
    }

    [[nodiscard]] sync::HallLink& link() { return *m_link; }

    [[nodiscard]] drivers::VoicePlayer& voice() { return m_voice; }

private:
    SystemClock m_clock;
    std::unique_ptr<sync::HallLink> m_link;
    drivers::VoicePlayer m_voice;
    ui::BoardViewModel m_model;
};

SpokenBoard::SpokenBoard(const sync::PlatformEndpoint& endpoint, const QString& recordings,
                         std::chrono::seconds limit)
    : m_device(std::make_unique<Device>())
{
    m_thread.start();
    auto* starter = new QObject;
    starter->moveToThread(&m_thread);
    QMetaObject::invokeMethod(
        starter,
        [&] {
            m_parts = new Parts(endpoint, recordings, *m_device);
            QObject::connect(&m_parts->link(), &sync::HallLink::freshChanged, m_parts,
                             [this](bool isFresh) {
                                 const std::lock_guard lock(m_mutex);
                                 m_isFresh = isFresh;
                                 m_changed.notify_all();
                             });
            QObject::connect(
                &m_parts->voice(), &drivers::SpeechDriver::started, m_parts,
                [this] {
                    const std::lock_guard lock(m_mutex);
                    if (!m_began) {
                        m_began = SteadyClock::now();
                    }
                    m_changed.notify_all();
                },
                Qt::DirectConnection);
        },
        Qt::BlockingQueuedConnection);
    starter->deleteLater();
    std::unique_lock lock(m_mutex);
    const bool isReady = m_changed.wait_for(lock, limit, [this] { return m_isFresh; });
    lock.unlock();
    for (int wait = 0; wait < 100; ++wait) {
        if (m_parts->voice().status() != drivers::DeviceStatus::Starting) {
            break;
        }
        pass(kPeriod);
    }
    if (!isReady || m_parts->voice().status() != drivers::DeviceStatus::Ready) {
        giveUp(QStringLiteral("the board is not there, or cannot speak"));
    }
}

SpokenBoard::~SpokenBoard()
{
    m_parts->deleteLater();
    m_thread.quit();
    m_thread.wait();
}

void SpokenBoard::expect()
{
    m_device->playOut();
    const std::lock_guard lock(m_mutex);
    m_began.reset();
}

SteadyClock::time_point SpokenBoard::waitForVoice(std::chrono::seconds limit)
{
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait_for(lock, limit, [this] { return m_began.has_value(); })) {
        giveUp(QStringLiteral("nothing was said"));
    }
    return *m_began;
}

} // namespace onewindow::bench
