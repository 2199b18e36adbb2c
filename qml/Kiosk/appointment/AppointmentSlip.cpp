// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/appointment/AppointmentSlip.h"

#include "qml/Kiosk/appointment/AppointmentTexts.h"
#include "qml/Kiosk/ticket/MatterTexts.h"

#include <QCoreApplication>

namespace onewindow::ui {

namespace {

/// So many materials stand on the paper; a longer list is told at the desk.
constexpr qsizetype kMaterialLimit = 20;

/// Context of the translations.
struct SlipTexts
{
    Q_DECLARE_TR_FUNCTIONS(SlipTexts)
};

void addPair(drivers::Receipt& receipt, const QString& label, const QString& value)
{
    if (!value.isEmpty()) {
        receipt.items.append(drivers::ReceiptPair{.label = label, .value = value, .isBold = false});
    }
}

void addLine(drivers::Receipt& receipt, const QString& text, int scale, bool isBold)
{
    if (!text.isEmpty()) {
        receipt.items.append(drivers::ReceiptText{
            .text = text, .align = drivers::Align::Centre, .scale = scale, .isBold = isBold});
    }
}

void addMatter(drivers::Receipt& receipt, const AppointmentSlip& slip)
{
    if (slip.matter == nullptr) {
        return;
    }
    const QString name = slip.matter->name.in(slip.language);
    addLine(receipt, name, 2, true);
    // The clerk reads Chinese, whatever the citizen reads.
    if (name != slip.matter->name.zh) {
        addLine(receipt, slip.matter->name.zh, 1, false);
    }
}

void addMaterials(drivers::Receipt& receipt, const AppointmentSlip& slip)
{
    if (slip.matter == nullptr || slip.matter->materials.isEmpty()) {
        return;
    }
    receipt.items.append(drivers::ReceiptRule{});
    receipt.items.append(drivers::ReceiptText{.text = SlipTexts::tr("请带好材料"),
                                              .align = drivers::Align::Left,
                                              .scale = 1,
                                              .isBold = true});
    const QList<Choice> materials = materialChoices(*slip.matter, slip.language);
    for (const Choice& material : materials.mid(0, kMaterialLimit)) {
        receipt.items.append(drivers::ReceiptText{.text = QStringLiteral("· ") + material.title,
                                                  .align = drivers::Align::Left,
                                                  .scale = 1,
                                                  .isBold = false});
    }
}

} // namespace

drivers::Receipt receiptOf(const AppointmentSlip& slip)
{
    drivers::Receipt receipt;
    // The knife cuts where the first line begins: it wants a margin above.
    receipt.items.append(drivers::ReceiptFeed{.lines = 1});
    addLine(receipt, slip.hall, 1, true);
    receipt.items.append(drivers::ReceiptRule{});
    addLine(receipt, SlipTexts::tr("预约单"), 1, false);
    addLine(receipt, dayText(slip.slot.day, slip.language), 2, true);
    addLine(receipt, timesText(slip.slot), 3, true);
    addMatter(receipt, slip);
    receipt.items.append(drivers::ReceiptRule{});
    if (slip.matter != nullptr) {
        addPair(receipt, SlipTexts::tr("办理区域"), slip.matter->windowArea.in(slip.language));
    }
    addPair(receipt, SlipTexts::tr("姓名"), slip.maskedName);
    addPair(receipt, SlipTexts::tr("终端"), slip.terminal);
    addMaterials(receipt, slip);
    receipt.items.append(drivers::ReceiptRule{});
    addLine(receipt, slip.checkInText, 1, false);
    if (slip.code.isEmpty()) {
        addLine(receipt, SlipTexts::tr("到大厅后请刷身份证签到。"), 1, false);
    } else {
        // A code is read best with blank paper around it.
        receipt.items.append(drivers::ReceiptFeed{.lines = 1});
        receipt.items.append(drivers::ReceiptQr{.content = slip.code, .moduleDots = 8});
        receipt.items.append(drivers::ReceiptFeed{.lines = 1});
        addLine(receipt, SlipTexts::tr("到大厅后扫码或刷身份证签到。"), 1, false);
    }
    addLine(receipt, slip.changeText, 1, false);
    return receipt;
}

} // namespace onewindow::ui
