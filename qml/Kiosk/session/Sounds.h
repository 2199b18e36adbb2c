// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace onewindow::ui {

/// What the terminal says without words.
enum class Sound {
    Accepted,  ///< A card was read, a number is there.
    Attention, ///< Look at the screen: the session is about to end, take your card.
    Problem,   ///< Something did not work.
};

/// Plays the terminal's sounds; at once, one over the other, and silently not at all where there is
/// no audio device.
class Sounds
{
public:
    Sounds() = default;
    virtual ~Sounds() = default;
    Sounds(const Sounds&) = delete;
    Sounds& operator=(const Sounds&) = delete;
    Sounds(Sounds&&) = delete;
    Sounds& operator=(Sounds&&) = delete;

    virtual void play(Sound sound) = 0;
};

} // namespace onewindow::ui
