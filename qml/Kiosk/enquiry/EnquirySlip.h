// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/api/Receipt.h"
#include "qml/Kiosk/session/ChoiceModel.h"

#include <QList>
#include <QString>

namespace onewindow::ui {

/// What an enquiry puts on paper: a title, the lines of its page, when and where it was printed.
struct EnquirySlip
{
    QString hall;
    QString terminal;
    QString kind;    ///< "办事指南"
    QString title;   ///< In large type.
    QString titleZh; ///< The same for the clerk, where it is another.
    QList<Choice> lines;
    QString printedAt; ///< "2026-11-30 09:41"
    QString note;      ///< The last line; may be empty.
};

/// In the translators' current language. What has no room on the paper is left out, and it says so.
drivers::Receipt receiptOf(const EnquirySlip& slip);

} // namespace onewindow::ui
