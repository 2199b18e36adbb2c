// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

#include <variant>

namespace onewindow::drivers {

enum class Align { Left, Centre, Right };

/// A line of text, wrapped by the driver at the paper's width. Characters the printer's code page
/// lacks are the driver's care (it prints such a line as a picture).
struct ReceiptText
{
    QString text;
    Align align = Align::Left;
    int scale = 1; ///< 1 to 4 times the normal height and width.
    bool isBold = false;
};

/// Label at the left edge, value at the right edge of one line; the value wraps if it must.
struct ReceiptPair
{
    QString label;
    QString value;
    bool isBold = false;
};

/// A thin line over the whole width.
struct ReceiptRule
{};

/// A QR code, centred, of at most 512 bytes of UTF-8.
struct ReceiptQr
{
    QString content;
    int moduleDots = 6;
};

/// Blank paper, in text lines.
struct ReceiptFeed
{
    int lines = 1;
};

using ReceiptItem = std::variant<ReceiptText, ReceiptPair, ReceiptRule, ReceiptQr, ReceiptFeed>;

/// What is to be printed on one piece of ticket paper; the driver cuts it at the end.
/// At most 200 items.
struct Receipt
{
    QList<ReceiptItem> items;
};

} // namespace onewindow::drivers

Q_DECLARE_METATYPE(onewindow::drivers::Receipt)
