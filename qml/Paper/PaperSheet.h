// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace onewindow::ui {

/// A line of a document: what it is, and what it says. Without a label it takes the whole width.
struct PaperRow
{
    QString label;
    QString value;
};

/// What stands on an official document, in its order. Everything may be empty but the title.
struct PaperSheet
{
    QString headLeft; ///< Above the line at the top: who gives it out.
    QString headRight;
    QString title;
    QString subtitle;
    QList<PaperRow> rows;
    QString reasonsTitle;
    QStringList reasons;
    QStringList issue; ///< At the right, below all of it: by whom, and when.

    QString code; ///< In the QR code of the block at the foot.
    QString codeCaption;
    QString signatureTitle;
    QList<PaperRow> signature;
    QString signatureNote;

    QString footLeft;  ///< On every page.
    QString pageWords; ///< "%1" of "%2" pages; empty: not counted.

    QString font = QStringLiteral("Noto Sans CJK SC");       ///< The family of all words ...
    QString titleFont = QStringLiteral("Noto Serif CJK SC"); ///< ... but of the title.

    QString attachmentName; ///< A file inside the PDF; no name, no file.
    QByteArray attachment;
};

} // namespace onewindow::ui
