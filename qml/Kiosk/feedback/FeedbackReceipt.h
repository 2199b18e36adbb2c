// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/Receipt.h"
#include "services/feedback/Feedback.h"

#include <QString>

namespace onewindow::ui {

/// What stands on the slip beside the thing itself.
struct FeedbackFrame
{
    QString hall;
    QString terminal;
    QString code; ///< For the QR code: see feedbackCode().
};

/// The slip of a complaint, suggestion or question: kind, number, when, until when there is an
/// answer, and the codes that ask for it, to type and to scan. Nothing of what was said. In the
/// translators' current language.
drivers::Receipt feedbackReceipt(const feedback::FeedbackCase& filed, const FeedbackFrame& frame);

/// What the QR code of a filed thing says: its number and the token, for a terminal alone.
QString feedbackCode(const QString& number, const QString& token);

// Words that page and slip share, in the translators' current language.

/// "投诉"
QString kindText(feedback::CaseKind kind);
/// "12月7日", of yyyy-MM-dd.
QString dayText(const QString& day);

} // namespace onewindow::ui
