// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Paper/FormSheet.h"
#include "services/catalog/Matter.h"

#include <QString>

namespace onewindow::ui {

/// The form of a matter to fill in by hand, from the catalogue alone: what is asked, each with room
/// for its answer and when it is asked, what to bring, what is promised, and room for a signature.
/// In the translators' current language, texts of the catalogue in `language`, as LocalText::in()
/// has it; `hall` gives it out. No parts for a matter without a form.
FormSheet blankForm(const catalog::Matter& matter, const QString& hall, const QString& language);

} // namespace onewindow::ui
