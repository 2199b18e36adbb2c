// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/Sounds.h"

namespace onewindow {

/// Short tones over the machine's speaker line; silent where there is none.
class Beeper final : public ui::Sounds
{
public:
    void play(ui::Sound sound) override;
};

} // namespace onewindow
