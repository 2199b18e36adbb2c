// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/AcceptSlip.h"

#include "qml/Counter/AcceptMaterials.h"
#include "qml/Counter/DeskTexts.h"
#include "qml/Texts/FieldTexts.h"
#include "services/cases/MaterialRef.h"
#include "services/core/HallTime.h"
#include "services/core/Languages.h"

#include <QCoreApplication>

namespace onewindow::ui {

using cases::MaterialHow;

namespace {

/// Context of the translations.
struct AcceptSlipTexts
{
    Q_DECLARE_TR_FUNCTIONS(AcceptSlipTexts)
};

void addLine(drivers::Receipt& receipt, const QString& text, int scale = 1, bool isBold = false,
             drivers::Align align = drivers::Align::Left)
{
    receipt.items << drivers::ReceiptText{
        .text = text, .align = align, .scale = scale, .isBold = isBold};
}

void addPair(drivers::Receipt& receipt, const QString& label, const QString& value)
{
    if (!value.isEmpty()) {
        receipt.items << drivers::ReceiptPair{.label = label, .value = value, .isBold = false};
    }
}

QString nameOf(const AcceptSlip& slip, const QString& ref)
{
    const catalog::Material* material = cases::materialOf(slip.matter, ref);
    return material != nullptr ? material->name.in(programLanguage()) : ref;
}

void addHead(drivers::Receipt& receipt, const AcceptSlip& slip, const QString& title)
{
    // The knife cuts where the first line begins: it wants a margin above.
    receipt.items << drivers::ReceiptFeed{.lines = 1};
    addLine(receipt, slip.hall, 1, true, drivers::Align::Centre);
    addLine(receipt, title, 2, true, drivers::Align::Centre);
    receipt.items << drivers::ReceiptRule{};
    addLine(receipt, slip.matter.name.in(programLanguage()), 1, true);
    addPair(receipt,
            slip.isProvisional ? AcceptSlipTexts::tr("临时编号") : AcceptSlipTexts::tr("办件编号"),
            slip.number);
    addPair(receipt, AcceptSlipTexts::tr("申请人"), slip.maskedName);
    addPair(receipt, AcceptSlipTexts::tr("时间"),
            hallTime(slip.atMs).toString(QStringLiteral("yyyy-MM-dd HH:mm")));
    addPair(receipt, AcceptSlipTexts::tr("窗口"), slip.window);
}

void addLink(drivers::Receipt& receipt, const AcceptSlip& slip)
{
    if (slip.isProvisional) {
        addLine(receipt, AcceptSlipTexts::tr("临时编号可以用来查询，正式编号扫码可见。"));
    }
    if (!slip.link.isEmpty()) {
        receipt.items << drivers::ReceiptFeed{.lines = 1}
                      << drivers::ReceiptQr{.content = slip.link, .moduleDots = 6}
                      << drivers::ReceiptFeed{.lines = 1};
        addLine(receipt, AcceptSlipTexts::tr("扫码查看办理进度"), 1, false, drivers::Align::Centre);
    }
}

} // namespace

drivers::Receipt acceptanceSlip(const AcceptSlip& slip)
{
    drivers::Receipt receipt;
    addHead(receipt, slip, AcceptSlipTexts::tr("受理通知书"));
    if (slip.state == cases::CaseState::Approved) {
        addPair(receipt, AcceptSlipTexts::tr("结果"), AcceptSlipTexts::tr("已当场批准"));
    } else if (slip.expected.isValid()) {
        addPair(receipt, AcceptSlipTexts::tr("承诺办结"), dayText(slip.expected));
    }
    if (slip.feeCents > 0) {
        addPair(receipt, AcceptSlipTexts::tr("应缴费用"), yuanText(slip.feeCents));
    }
    receipt.items << drivers::ReceiptRule{};
    if (!slip.materials.isEmpty()) {
        addLine(receipt, AcceptSlipTexts::tr("收到的材料"), 1, true);
    }
    for (const cases::MaterialState& state : slip.materials) {
        //: A material, and how it is there.
        addLine(receipt, AcceptSlipTexts::tr("%1（%2）")
                             .arg(nameOf(slip, state.material), materialHowText(state.how)));
    }
    addLink(receipt, slip);
    return receipt;
}

drivers::Receipt noticeSlip(const AcceptSlip& slip)
{
    drivers::Receipt receipt;
    addHead(receipt, slip, AcceptSlipTexts::tr("一次性告知书"));
    receipt.items << drivers::ReceiptRule{};
    addLine(receipt, AcceptSlipTexts::tr("请一次补齐下列内容："), 1, true);
    int count = 0;
    for (const cases::MaterialState& state : slip.materials) {
        if (state.how != MaterialHow::Missing) {
            continue;
        }
        const catalog::Material* material = cases::materialOf(slip.matter, state.material);
        addLine(receipt, QStringLiteral("%1. %2").arg(++count).arg(nameOf(slip, state.material)), 1,
                true);
        const QString note = material != nullptr ? materialNote(*material) : QString();
        if (!note.isEmpty()) {
            addLine(receipt, note);
        }
    }
    for (const QString& label : slip.open) {
        addLine(receipt, QStringLiteral("%1. %2").arg(++count).arg(label), 1, true);
    }
    receipt.items << drivers::ReceiptRule{};
    addLine(receipt,
            slip.number.isEmpty()
                ? AcceptSlipTexts::tr("带齐后请再来窗口办理。这次没有收件，填写的内容没有保留。")
                : AcceptSlipTexts::tr(
                      "已经填写和收下的都保留着。带齐后到任一综合窗口，报编号或出示证件即可接着办，"
                      "不用从头再来。"));
    if (const QString phone = slip.matter.guide.linkWay.in(programLanguage()); !phone.isEmpty()) {
        addPair(receipt, AcceptSlipTexts::tr("咨询电话"), phone);
    }
    addLink(receipt, slip);
    return receipt;
}

} // namespace onewindow::ui
