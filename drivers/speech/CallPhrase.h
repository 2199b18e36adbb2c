// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/SpeechDriver.h"

#include <QString>
#include <QStringList>

namespace onewindow::drivers {

/// How a phrase is spoken.
struct PhraseRules
{
    bool saysYao = false; ///< The digit 1 of a number as 幺 (yāo), as on the telephone.
};

/// The languages that phrases are made of: "zh", "en".
QStringList phraseLanguages();

/// The recordings that say `announcement` in `language`, in order, each as "zh/please": letters by
/// their English names, digits one by one, a window above 9 as a number. Empty where the number has
/// nothing that can be said, or the language is none of phraseLanguages().
QStringList phraseOf(const Announcement& announcement, const QString& language,
                     const PhraseRules& rules = {});

/// All recordings that phrases of `language` are made of, in order.
QStringList recordingsOf(const QString& language);

} // namespace onewindow::drivers
