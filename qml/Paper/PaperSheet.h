// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "qml/Paper/PaperFrame.h"

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
struct PaperSheet : PaperFrame
{
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

    QString attachmentName; ///< A file inside the PDF; no name, no file.
    QByteArray attachment;
};

} // namespace onewindow::ui
