// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/Receipt.h"
#include "services/cases/CaseService.h"
#include "services/cases/ResultText.h"
#include "services/catalog/Matter.h"

#include <QString>

#include <optional>

namespace onewindow::ui {

/// What stands on the paper of a case beside the case itself.
struct FilingFrame
{
    QString hall;
    QString terminal;
    QString language;   ///< As catalog::LocalText::in() has it.
    QString maskedName; ///< Surname and star; empty without a person.
    bool isOnline = false;
    /// What the matter hands over when it is decided: the citizen's own document, in full.
    std::optional<cases::ResultText> result;
    /// It is printed later or handed over at a window: the answers are not here just now.
    bool isResultLater = false;
};

/// The paper of a case: what it is called, how it stands and what happens next, what to bring, and
/// the QR code of its link; before that the result, if there is one. In the translators' current
/// language.
drivers::Receipt filingReceipt(const cases::FiledCase& filed, const catalog::Matter& matter,
                               const FilingFrame& frame);

} // namespace onewindow::ui
