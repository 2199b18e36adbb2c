// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/printer/PrinterProfile.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace onewindow::drivers::escpos {

/// `text` without control characters, of which some would reach the printer as commands. Tabs
/// become spaces; line breaks stay.
QString cleanText(QStringView text);

/// Columns that `text` takes on paper: 1 for an ASCII character, 2 for any other as the reader sees
/// it (letter with accents, emoji sequence).
int columnsOf(QStringView text);

/// `text` in lines of at most `columns` (>= 2), broken at line breaks, then where Unicode's rules
/// allow, then between characters. Never empty; an empty line stands for a line break.
QStringList wrapText(const QString& text, int columns);

/// The bytes of `text` for the printer, or nothing when its ROM lacks one of the characters.
std::optional<QByteArray> encodeText(QStringView text, PrinterEncoding encoding);

/// Whether the letters of `text` change shape or order with their neighbours (Uyghur, Tibetan,
/// Mongolian, ...), so that it cannot be broken into columns.
bool needsShaping(QStringView text);

} // namespace onewindow::drivers::escpos
