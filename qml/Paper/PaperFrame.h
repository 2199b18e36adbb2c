// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace onewindow::ui {

/// What stands above and below the words of every page, and how all of them are written.
struct PaperFrame
{
    QString headLeft; ///< Above the line at the top: who gives it out.
    QString headRight;
    QString footLeft;
    QString pageWords; ///< "%1" of "%2" pages; empty: not counted.

    QString font = QStringLiteral("Noto Sans CJK SC");       ///< The family of all words ...
    QString titleFont = QStringLiteral("Noto Serif CJK SC"); ///< ... but of the title.
};

} // namespace onewindow::ui
