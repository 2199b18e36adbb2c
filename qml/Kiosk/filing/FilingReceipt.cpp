// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/filing/FilingReceipt.h"

#include "qml/Kiosk/filing/FilingTexts.h"
#include "services/core/HallTime.h"

#include <QCoreApplication>

namespace onewindow::ui {

namespace {

/// Context of the translations.
struct FilingReceipt
{
    Q_DECLARE_TR_FUNCTIONS(FilingReceipt)
};

void addPair(drivers::Receipt& receipt, const QString& label, const QString& value)
{
    if (!value.isEmpty()) {
        receipt.items.append(drivers::ReceiptPair{.label = label, .value = value, .isBold = false});
    }
}

void addLine(drivers::Receipt& receipt, const QString& text, int scale, bool isBold,
             drivers::Align align = drivers::Align::Centre)
{
    receipt.items.append(
        drivers::ReceiptText{.text = text, .align = align, .scale = scale, .isBold = isBold});
}

void addResult(drivers::Receipt& receipt, const cases::ResultText& result)
{
    addLine(receipt, result.title, 2, true);
    for (const QString& line : result.lines) {
        addLine(receipt, line, 1, false, drivers::Align::Left);
    }
    if (result.validUntil.isValid()) {
        addPair(receipt, FilingReceipt::tr("有效期至"), result.validUntil.toString(Qt::ISODate));
    }
    receipt.items.append(drivers::ReceiptRule{});
}

/// What it costs, and whether that is paid.
void addMoney(drivers::Receipt& receipt, const cases::CaseMoney& money)
{
    if (money.state == cases::MoneyState::None) {
        return;
    }
    addPair(receipt, FilingReceipt::tr("费用"), yuanText(money.cents));
    switch (money.state) {
    case cases::MoneyState::None:
        break;
    case cases::MoneyState::Due:
        addPair(receipt, FilingReceipt::tr("缴费"), FilingReceipt::tr("未缴"));
        break;
    case cases::MoneyState::Counter:
        addPair(receipt, FilingReceipt::tr("缴费"), FilingReceipt::tr("未缴，请到窗口"));
        break;
    case cases::MoneyState::Open:
        addPair(receipt, FilingReceipt::tr("缴费"), FilingReceipt::tr("待核对"));
        break;
    case cases::MoneyState::Paid:
        addPair(receipt, FilingReceipt::tr("缴费"), FilingReceipt::tr("已缴"));
        break;
    case cases::MoneyState::ToReturn:
        addPair(receipt, FilingReceipt::tr("缴费"), FilingReceipt::tr("待退还"));
        break;
    }
    addPair(receipt, FilingReceipt::tr("收款凭证号"), money.receipt);
}

QString stateText(const cases::FiledCase& filed)
{
    switch (filed.state) {
    case cases::CaseState::Approved:
    case cases::CaseState::Issued:
    case cases::CaseState::Closed:
        return isDone(filed) ? FilingReceipt::tr("已办结") : FilingReceipt::tr("已提交，待缴费");
    case cases::CaseState::Rejected:
    case cases::CaseState::Refused:
        return FilingReceipt::tr("不予办理");
    case cases::CaseState::Accepted:
    case cases::CaseState::CorrectionNeeded:
    case cases::CaseState::UnderReview:
    case cases::CaseState::Suspended:
        return FilingReceipt::tr("办理中");
    case cases::CaseState::Received:
        return FilingReceipt::tr("已收件");
    }
    Q_UNREACHABLE();
}

} // namespace

drivers::Receipt filingReceipt(const cases::FiledCase& filed, const catalog::Matter& matter,
                               const FilingFrame& frame)
{
    drivers::Receipt receipt;
    // The knife cuts where the first line begins: it wants a margin above.
    receipt.items.append(drivers::ReceiptFeed{.lines = 1});
    addLine(receipt, frame.hall, 1, true);
    receipt.items.append(drivers::ReceiptRule{});
    if (frame.result) {
        addResult(receipt, *frame.result);
    }
    const QString name = matter.name.in(frame.language);
    addLine(receipt, name, 2, true);
    // Staff reads Chinese, whatever the citizen reads.
    if (name != matter.name.zh) {
        addLine(receipt, matter.name.zh, 1, false);
    }
    const bool isProvisional = filed.number.isEmpty();
    addPair(receipt, isProvisional ? FilingReceipt::tr("临时编号") : FilingReceipt::tr("办件编号"),
            isProvisional ? filed.provisional : filed.number);
    addPair(receipt, FilingReceipt::tr("状态"), stateText(filed));
    addMoney(receipt, filed.money);
    addPair(receipt, FilingReceipt::tr("提交时间"),
            hallTime(filed.filedAtMs).toString(QStringLiteral("yyyy-MM-dd HH:mm")));
    addPair(receipt, FilingReceipt::tr("姓名"), frame.maskedName);
    addPair(receipt, FilingReceipt::tr("终端"), frame.terminal);
    receipt.items.append(drivers::ReceiptRule{});
    const QList<Choice> lines = filedLines(filed, matter, frame.language);
    for (const Choice& line : lines) {
        addLine(receipt, line.title, 1, false, drivers::Align::Left);
    }
    if (filed.money.state == cases::MoneyState::Due ||
        filed.money.state == cases::MoneyState::Counter ||
        filed.money.state == cases::MoneyState::Open) {
        addLine(receipt, lines.constFirst().caption, 1, true, drivers::Align::Left);
    }
    if (frame.isResultLater) {
        addLine(receipt, FilingReceipt::tr("办理结果可以在“查询－我的事项”里打印，或到窗口领取。"),
                1, false, drivers::Align::Left);
    }
    if (!frame.isOnline) {
        addLine(receipt, FilingReceipt::tr("已保存在本机，联网后自动送达。"), 1, false,
                drivers::Align::Left);
    }
    if (isProvisional) {
        addLine(receipt, FilingReceipt::tr("临时编号可以用来查询，正式编号扫码可见。"), 1, false,
                drivers::Align::Left);
    }
    if (!filed.link.isEmpty()) {
        receipt.items.append(drivers::ReceiptFeed{.lines = 1});
        receipt.items.append(drivers::ReceiptQr{.content = filed.link, .moduleDots = 6});
        receipt.items.append(drivers::ReceiptFeed{.lines = 1});
        addLine(receipt, FilingReceipt::tr("扫码查看办理进度"), 1, false);
    }
    return receipt;
}

} // namespace onewindow::ui
