// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/enquiry/EnquirySlip.h"

#include <QCoreApplication>

namespace onewindow::ui {

namespace {

/// Of the 200 items that a receipt may have; each line takes two at most.
constexpr qsizetype kLineLimit = 80;

/// Context of the translations.
struct EnquirySlipTexts
{
    Q_DECLARE_TR_FUNCTIONS(EnquirySlipTexts)
};

void addText(drivers::Receipt& receipt, const QString& text, drivers::Align align, int scale,
             bool isBold)
{
    if (!text.isEmpty()) {
        receipt.items.append(
            drivers::ReceiptText{.text = text, .align = align, .scale = scale, .isBold = isBold});
    }
}

} // namespace

drivers::Receipt receiptOf(const EnquirySlip& slip)
{
    using drivers::Align;
    drivers::Receipt receipt;
    // The knife cuts where the first line begins: it wants a margin above.
    receipt.items.append(drivers::ReceiptFeed{.lines = 1});
    addText(receipt, slip.hall, Align::Centre, 1, true);
    receipt.items.append(drivers::ReceiptRule{});
    addText(receipt, slip.kind, Align::Centre, 1, false);
    addText(receipt, slip.title, Align::Centre, 2, true);
    if (slip.titleZh != slip.title) {
        addText(receipt, slip.titleZh, Align::Centre, 1, false);
    }
    receipt.items.append(drivers::ReceiptRule{});
    for (const Choice& line : slip.lines.mid(0, kLineLimit)) {
        addText(receipt, line.caption, Align::Left, 1, true);
        addText(receipt, line.title, Align::Left, 1, false);
    }
    if (slip.lines.size() > kLineLimit) {
        addText(receipt, EnquirySlipTexts::tr("其余内容请在终端上查看。"), Align::Left, 1, false);
    }
    receipt.items.append(drivers::ReceiptRule{});
    receipt.items.append(drivers::ReceiptPair{
        .label = EnquirySlipTexts::tr("打印时间"), .value = slip.printedAt, .isBold = false});
    receipt.items.append(drivers::ReceiptPair{
        .label = EnquirySlipTexts::tr("终端"), .value = slip.terminal, .isBold = false});
    addText(receipt, slip.note, Align::Centre, 1, false);
    return receipt;
}

} // namespace onewindow::ui
