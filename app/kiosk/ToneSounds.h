// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/Sounds.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace onewindow {

/// Short tones, made by calculation. The audio system is first touched, and its libraries are first
/// loaded, on a thread of its own, when there is something to play: the module onewindow-sounds.so
/// beside the program. A terminal without it or without a sound device stays silent and works as
/// ever.
class ToneSounds final : public ui::Sounds
{
public:
    /// Without `isOn` nothing is ever played.
    explicit ToneSounds(bool isOn);
    ~ToneSounds() override;
    ToneSounds(const ToneSounds&) = delete;
    ToneSounds& operator=(const ToneSounds&) = delete;
    ToneSounds(ToneSounds&&) = delete;
    ToneSounds& operator=(ToneSounds&&) = delete;

    void play(ui::Sound sound) override;

private:
    class Player;

    QThread m_thread;
    Player* m_player = nullptr; ///< Lives on m_thread, deleted when it ends; null while off.
};

} // namespace onewindow
