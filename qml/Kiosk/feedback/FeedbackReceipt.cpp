// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/feedback/FeedbackReceipt.h"

#include "services/core/HallTime.h"

#include <QCoreApplication>
#include <QDate>
#include <QDateTime>
#include <QLocale>

namespace onewindow::ui {

namespace {

/// Context of the translations.
struct FeedbackReceipt
{
    Q_DECLARE_TR_FUNCTIONS(FeedbackReceipt)
};

void addPair(drivers::Receipt& receipt, const QString& label, const QString& value)
{
    receipt.items.append(drivers::ReceiptPair{.label = label, .value = value, .isBold = false});
}

void addLine(drivers::Receipt& receipt, const QString& text, int scale, bool isBold)
{
    receipt.items.append(drivers::ReceiptText{
        .text = text, .align = drivers::Align::Centre, .scale = scale, .isBold = isBold});
}

} // namespace

QString kindText(feedback::CaseKind kind)
{
    switch (kind) {
    case feedback::CaseKind::Complaint:
        return FeedbackReceipt::tr("投诉");
    case feedback::CaseKind::Suggestion:
        return FeedbackReceipt::tr("建议");
    case feedback::CaseKind::Question:
        return FeedbackReceipt::tr("政策咨询");
    }
    return {};
}

QString dayText(const QString& day)
{
    //: A day: month and day, as QLocale::toString() takes it.
    const QString format = FeedbackReceipt::tr("M月d日");
    return QLocale(QLocale::English).toString(QDate::fromString(day, Qt::ISODate), format);
}

QString feedbackCode(const QString& number, const QString& token)
{
    return QStringLiteral("OWF:%1:%2").arg(number, token);
}

drivers::Receipt feedbackReceipt(const feedback::FeedbackCase& filed, const FeedbackFrame& frame)
{
    drivers::Receipt receipt;
    // The knife cuts where the first line begins: it wants a margin above.
    receipt.items.append(drivers::ReceiptFeed{.lines = 1});
    addLine(receipt, frame.hall, 1, true);
    receipt.items.append(drivers::ReceiptRule{});
    //: %1 is what it is: a complaint.
    addLine(receipt, FeedbackReceipt::tr("%1回执").arg(kindText(filed.kind)), 1, false);
    addLine(receipt, filed.number, 2, true);
    receipt.items.append(drivers::ReceiptRule{});
    const QDateTime filedAt = hallTime(filed.filedAtMs);
    addPair(receipt, FeedbackReceipt::tr("登记时间"),
            filedAt.toString(QStringLiteral("yyyy-MM-dd HH:mm")));
    addPair(receipt, FeedbackReceipt::tr("答复期限"), filed.answerBy);
    addPair(receipt, FeedbackReceipt::tr("查询码"), feedback::followCode(filed.tokenDigest));
    addPair(receipt, FeedbackReceipt::tr("终端"), frame.terminal);
    receipt.items.append(drivers::ReceiptRule{});
    // A code is read best with blank paper around it.
    receipt.items.append(drivers::ReceiptFeed{.lines = 1});
    receipt.items.append(drivers::ReceiptQr{.content = frame.code, .moduleDots = 6});
    receipt.items.append(drivers::ReceiptFeed{.lines = 1});
    addLine(receipt, FeedbackReceipt::tr("在本大厅任意一台机器扫码"), 1, false);
    addLine(receipt, FeedbackReceipt::tr("或输入编号和查询码，可查答复"), 1, false);
    addLine(receipt, FeedbackReceipt::tr("询问时请向工作人员出示本回执。"), 1, false);
    return receipt;
}

} // namespace onewindow::ui
