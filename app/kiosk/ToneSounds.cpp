// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kiosk/ToneSounds.h"

#include "services/core/Log.h"

#include <QCoreApplication>
#include <QLibrary>

namespace onewindow {

/// Loads the module at the first sound and keeps it.
class ToneSounds::Player : public QObject
{
public:
    void play(ui::Sound sound)
    {
        if (!m_wasTried) {
            m_wasTried = true;
            m_module.setFileName(QCoreApplication::applicationDirPath() +
                                 QStringLiteral("/onewindow-sounds.so"));
            m_play = reinterpret_cast<Play>(m_module.resolve("onewindowPlayTone"));
            if (m_play == nullptr) {
                qCWarning(lcUi).noquote() << "no sounds:" << m_module.errorString();
            }
        }
        if (m_play != nullptr) {
            m_play(this, static_cast<int>(sound));
        }
    }

private:
    using Play = void (*)(QObject* keeper, int sound);

    QLibrary m_module;
    Play m_play = nullptr;
    bool m_wasTried = false;
};

ToneSounds::ToneSounds(bool isOn)
{
    if (!isOn) {
        return;
    }
    m_player = new Player;
    m_player->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_player, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("sound"));
    m_thread.start();
}

ToneSounds::~ToneSounds()
{
    m_thread.quit();
    m_thread.wait();
}

void ToneSounds::play(ui::Sound sound)
{
    if (m_player == nullptr) {
        return;
    }
    QMetaObject::invokeMethod(m_player, [player = m_player, sound] { player->play(sound); });
}

} // namespace onewindow
