// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/ticket/TicketReceipt.h"

#include "qml/Kiosk/ticket/MatterTexts.h"
#include "qml/Texts/ClassText.h"
#include "services/core/HallTime.h"

#include <QCoreApplication>
#include <QDateTime>

namespace onewindow::ui {

namespace {

/// Context of the translations.
struct TicketReceipt
{
    Q_DECLARE_TR_FUNCTIONS(TicketReceipt)
};

void addPair(drivers::Receipt& receipt, const QString& label, const QString& value)
{
    if (!value.isEmpty()) {
        receipt.items.append(drivers::ReceiptPair{.label = label, .value = value, .isBold = false});
    }
}

void addLine(drivers::Receipt& receipt, const QString& text, int scale, bool isBold)
{
    receipt.items.append(drivers::ReceiptText{
        .text = text, .align = drivers::Align::Centre, .scale = scale, .isBold = isBold});
}

/// What the number is for, the first matter large. The clerk reads Chinese, whatever the citizen
/// reads.
void addMatters(drivers::Receipt& receipt, const queue::Ticket& ticket, const ReceiptFrame& frame)
{
    for (const QString& id : ticket.matters()) {
        const catalog::Matter* matter = frame.catalogue->matter(id);
        if (matter == nullptr) {
            continue;
        }
        const QString name = matter->name.in(frame.language);
        if (id == ticket.matter) {
            addLine(receipt, name, 2, true);
        } else {
            //: What else a number is for.
            addLine(receipt, TicketReceipt::tr("还要办：%1").arg(name), 1, true);
        }
        if (name != matter->name.zh) {
            addLine(receipt, matter->name.zh, 1, false);
        }
    }
}

} // namespace

drivers::Receipt ticketReceipt(const queue::IssuedTicket& issued, const ReceiptFrame& frame)
{
    const queue::Ticket& ticket = issued.ticket;
    drivers::Receipt receipt;
    // The knife cuts where the first line begins: it wants a margin above.
    receipt.items.append(drivers::ReceiptFeed{.lines = 1});
    addLine(receipt, frame.hall, 1, true);
    receipt.items.append(drivers::ReceiptRule{});
    addLine(receipt, TicketReceipt::tr("您的号码"), 1, false);
    addLine(receipt, ticket.number, 4, true);
    const catalog::Matter* first =
        frame.catalogue != nullptr ? frame.catalogue->matter(ticket.matter) : nullptr;
    if (frame.catalogue != nullptr) {
        addMatters(receipt, ticket, frame);
    }
    receipt.items.append(drivers::ReceiptRule{});
    if (first != nullptr) {
        addPair(receipt, TicketReceipt::tr("办理区域"), first->windowArea.in(frame.language));
    }
    const QDateTime issuedAt = hallTime(ticket.issuedAtMs);
    addPair(receipt, TicketReceipt::tr("取号时间"),
            issuedAt.toString(QStringLiteral("yyyy-MM-dd HH:mm")));
    if (frame.isOnline) {
        addPair(receipt, TicketReceipt::tr("前面等候"), aheadText(issued.figures));
        addPair(receipt, TicketReceipt::tr("预计等候"), waitText(issued.figures));
    }
    if (ticket.klass != queue::TicketClass::Ordinary) {
        addPair(receipt, TicketReceipt::tr("类别"), classText(ticket.klass));
    }
    addPair(receipt, TicketReceipt::tr("姓名"), issued.maskedName);
    addPair(receipt, TicketReceipt::tr("终端"), frame.terminal);
    receipt.items.append(drivers::ReceiptRule{});
    // A code is read best with blank paper around it.
    receipt.items.append(drivers::ReceiptFeed{.lines = 1});
    receipt.items.append(drivers::ReceiptQr{.content = issued.link, .moduleDots = 6});
    receipt.items.append(drivers::ReceiptFeed{.lines = 1});
    addLine(receipt, TicketReceipt::tr("扫码查看排队进度"), 1, false);
    if (!frame.isOnline || !issued.isPageFresh) {
        addLine(receipt, TicketReceipt::tr("现在大厅网络中断，手机上看到的可能不是最新。"), 1,
                true);
        addLine(receipt, TicketReceipt::tr("请留意大厅屏幕和广播。"), 1, true);
    }
    addLine(receipt, TicketReceipt::tr("按类别和取号时间叫号，不按号码大小。"), 1, false);
    addLine(receipt, TicketReceipt::tr("当日有效。过号请咨询工作人员。"), 1, false);
    return receipt;
}

} // namespace onewindow::ui
