// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Kiosk/session/ChoiceModel.h"
#include "services/catalog/Catalogue.h"

#include <QList>
#include <QString>

namespace onewindow::ui {

// What the guide of a matter says, line by line, for page and slip: in the translators' current
// language, texts of the catalogue in `language`.

/// How many half-width columns a line of the page has room for, roughly: longer texts are several.
inline constexpr int kGuideColumns = 44;

/// Who may, what to bring and what is known already, what it costs, how long it takes, where, what
/// one gets, whom to ask. What the catalogue does not say is left out. `columns`: see linesOf().
QList<Choice> guideLines(const catalog::Matter& matter, const QString& language, int columns);

} // namespace onewindow::ui
