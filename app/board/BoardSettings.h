// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/speech/VoicePlayer.h"
#include "qml/Board/BoardOptions.h"
#include "services/core/Config.h"

#include <QString>

namespace onewindow {

/// The keys that only a board has; see board.toml.
struct BoardSettings
{
    ui::BoardOptions options;
    drivers::VoiceConfig voice;
    QString device; ///< Of the voice; empty for the system's default.

    /// Whether anything is ever said.
    [[nodiscard]] bool hasVoice() const;
};

/// Reads them; what is wrong is noted for `config`'s check().
BoardSettings readBoardSettings(Config& config);

} // namespace onewindow
