// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/ReceptionSlip.h"

#include "services/core/HallTime.h"

#include <QCoreApplication>
#include <QDateTime>

namespace onewindow::ui {

namespace {

drivers::ReceiptText line(const QString& text, int scale, bool isBold)
{
    return {.text = text, .align = drivers::Align::Centre, .scale = scale, .isBold = isBold};
}

/// As terminals say it.
QString waitText(const queue::WaitRange& wait)
{
    constexpr int kSoonMinutes = 5;
    constexpr int kWideMinutes = 45;
    if (wait.highMinutes <= kSoonMinutes) {
        return QCoreApplication::translate("ReceptionSlip", "不到 5 分钟");
    }
    const bool isWide = wait.highMinutes - wait.lowMinutes >= kWideMinutes;
    return (isWide ? QCoreApplication::translate("ReceptionSlip", "%1–%2 分钟，变化大")
                   : QCoreApplication::translate("ReceptionSlip", "约 %1–%2 分钟"))
        .arg(wait.lowMinutes)
        .arg(wait.highMinutes);
}

} // namespace

drivers::Receipt receptionSlip(const ReceptionSlip& slip)
{
    drivers::Receipt receipt;
    // The knife cuts where the first line begins: it wants a margin above.
    receipt.items << drivers::ReceiptFeed{.lines = 1} << line(slip.hall, 1, true)
                  << drivers::ReceiptRule{}
                  << line(QCoreApplication::translate("ReceptionSlip", "您的号码"), 1, false)
                  << line(slip.number, 4, true);
    for (const QString& matter : slip.matters) {
        receipt.items << line(matter, 1, true);
    }
    receipt.items << drivers::ReceiptRule{}
                  << drivers::ReceiptPair{
                         .label = QCoreApplication::translate("ReceptionSlip", "取号时间"),
                         .value =
                             hallTime(slip.issuedAtMs).toString(QStringLiteral("yyyy-MM-dd HH:mm")),
                         .isBold = false};
    if (slip.wait) {
        receipt.items << drivers::ReceiptPair{
            .label = QCoreApplication::translate("ReceptionSlip", "预计等候"),
            .value = waitText(*slip.wait),
            .isBold = false};
    }
    receipt.items << drivers::ReceiptFeed{.lines = 1}
                  << drivers::ReceiptQr{.content = slip.link, .moduleDots = 6}
                  << drivers::ReceiptFeed{.lines = 1}
                  << line(QCoreApplication::translate("ReceptionSlip", "扫码查看排队进度"), 1,
                          false);
    if (!slip.isPageFresh) {
        receipt.items << line(QCoreApplication::translate(
                                  "ReceptionSlip", "现在大厅网络中断，手机上看到的可能不是最新。"),
                              1, true)
                      << line(
                             QCoreApplication::translate("ReceptionSlip", "请留意大厅屏幕和广播。"),
                             1, true);
    }
    receipt.items << line(
        QCoreApplication::translate("ReceptionSlip", "当日有效。过号请咨询工作人员。"), 1, false);
    return receipt;
}

} // namespace onewindow::ui
