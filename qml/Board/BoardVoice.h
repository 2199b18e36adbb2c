// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/SpeechDriver.h"
#include "qml/Board/BoardOptions.h"
#include "qml/Board/ZoneWindows.h"

#include <QDateTime>
#include <QString>

namespace onewindow::ui {

/// What a board says of its calls: at which loudness, and when it does not. Without a driver it is
/// silent.
class BoardVoice
{
public:
    /// A call older than this is not said: who was away for so long hears of others first.
    static constexpr qint64 kNewsMs = 20'000;
    /// What was said is remembered, so many calls.
    static constexpr qsizetype kSaidLimit = 200;

    /// `driver` outlives this object; null for none.
    BoardVoice(BoardVoiceOptions options, drivers::SpeechDriver* driver);

    /// What is to be said.
    struct Call
    {
        QString ticket;
        QString number;
        QString window; ///< Id.
        qint64 calledAtMs = 0;
    };

    /// `nowMs`: by the hall's clock, as all times here.
    void say(const Call& call, const ZoneWindows& zone, qint64 nowMs);
    /// The call was a mistake. Nothing is withdrawn that was not said here.
    void withdraw(const Call& call, const ZoneWindows& zone, qint64 nowMs);

    /// Why nothing is heard now.
    enum class Silence {
        None,   ///< It is not silent.
        Wanted, ///< By the board's settings.
        QuietHours,
        NoDevice, ///< Or nothing to speak with.
    };

    [[nodiscard]] Silence silence(qint64 nowMs) const;

private:
    [[nodiscard]] bool isQuiet(qint64 nowMs) const;
    [[nodiscard]] drivers::Announcement announcement(const Call& call, const ZoneWindows& zone,
                                                     qint64 nowMs) const;

    BoardVoiceOptions m_options;
    drivers::SpeechDriver* m_driver;
    /// Ids of what was said and has not been withdrawn, the newest last. A board shows fewer: one
    /// that a burst of calls has pushed from it is corrected all the same.
    QStringList m_said;
};

} // namespace onewindow::ui
