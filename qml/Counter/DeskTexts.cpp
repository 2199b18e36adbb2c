// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/DeskTexts.h"

#include "services/core/HallTime.h"

#include <QCoreApplication>
#include <QLocale>

namespace onewindow::ui {

using cases::CaseState;
using cases::MoneyState;
using feedback::WorkKind;
using feedback::WorkState;

namespace {

/// Context of the translations.
struct DeskTexts
{
    Q_DECLARE_TR_FUNCTIONS(DeskTexts)
};

} // namespace

QString deskDayText(const QString& day)
{
    //: A day: month and day, as QLocale::toString() takes it.
    const QString format = DeskTexts::tr("M月d日");
    return QLocale(QLocale::English).toString(QDate::fromString(day, Qt::ISODate), format);
}

QString deskMomentText(qint64 ms)
{
    const QDateTime at = hallTime(ms);
    return deskDayText(at.date().toString(Qt::ISODate)) + u' ' +
           at.toString(QStringLiteral("HH:mm"));
}

QString workKindText(WorkKind kind)
{
    switch (kind) {
    case WorkKind::Complaint:
        return DeskTexts::tr("投诉");
    case WorkKind::Suggestion:
        return DeskTexts::tr("建议");
    case WorkKind::Question:
        return DeskTexts::tr("政策咨询");
    case WorkKind::CallBack:
        return DeskTexts::tr("差评回访");
    }
    return {};
}

QString workStateText(WorkState state)
{
    switch (state) {
    case WorkState::Open:
        return DeskTexts::tr("待处理");
    case WorkState::Answered:
        return DeskTexts::tr("已答复");
    case WorkState::Closed:
        return DeskTexts::tr("已办结");
    }
    return {};
}

QString outcomeText(const QString& outcome)
{
    if (outcome == u"solved") {
        return DeskTexts::tr("已解决");
    }
    if (outcome == u"explained") {
        return DeskTexts::tr("已解释说明");
    }
    if (outcome == u"passedOn") {
        return DeskTexts::tr("已转责任部门");
    }
    if (outcome == u"unfounded") {
        return DeskTexts::tr("经核实不属实");
    }
    if (outcome == u"unreachable") {
        return DeskTexts::tr("联系不上");
    }
    return DeskTexts::tr("其他");
}

QString dueText(QDate until, QDate today)
{
    const int days = static_cast<int>(today.daysTo(until));
    if (days < 0) {
        return DeskTexts::tr("逾期 %n 天", "", -days);
    }
    return days == 0 ? DeskTexts::tr("今天到期") : DeskTexts::tr("还有 %n 天", "", days);
}

QString levelText(int level)
{
    switch (level) {
    case 1:
        return DeskTexts::tr("非常不满意");
    case 2:
        return DeskTexts::tr("不满意");
    case 3:
        return DeskTexts::tr("基本满意");
    case 4:
        return DeskTexts::tr("满意");
    default:
        return DeskTexts::tr("非常满意");
    }
}

QString caseStateText(CaseState state)
{
    switch (state) {
    case CaseState::Received:
        return DeskTexts::tr("已收件，待受理");
    case CaseState::Accepted:
        return DeskTexts::tr("已受理");
    case CaseState::CorrectionNeeded:
        return DeskTexts::tr("待补正");
    case CaseState::Refused:
        return DeskTexts::tr("不予受理");
    case CaseState::UnderReview:
        return DeskTexts::tr("审查中");
    case CaseState::Suspended:
        return DeskTexts::tr("特殊程序");
    case CaseState::Approved:
        return DeskTexts::tr("已批准");
    case CaseState::Rejected:
        return DeskTexts::tr("不予批准");
    case CaseState::Issued:
        return DeskTexts::tr("已出件");
    case CaseState::Closed:
        return DeskTexts::tr("已办结");
    }
    return {};
}

QString decisionReasonText(const QString& reason)
{
    if (reason == u"materials") {
        return DeskTexts::tr("材料不齐或不合格");
    }
    if (reason == u"conditions") {
        return DeskTexts::tr("不符合条件");
    }
    if (reason == u"untrue") {
        return DeskTexts::tr("填报与事实不符");
    }
    if (reason == u"competence") {
        return DeskTexts::tr("不属于本部门职权");
    }
    if (reason == u"withdrawn") {
        return DeskTexts::tr("申请人撤回");
    }
    if (reason == u"expertReview") {
        return DeskTexts::tr("专家评审");
    }
    if (reason == u"hearing") {
        return DeskTexts::tr("听证");
    }
    if (reason == u"inspection") {
        return DeskTexts::tr("检验、检测或鉴定");
    }
    if (reason == u"auction") {
        return DeskTexts::tr("招标或拍卖");
    }
    if (reason == u"publicity") {
        return DeskTexts::tr("公示");
    }
    return DeskTexts::tr("其他");
}

QString yuanText(qint64 cents)
{
    constexpr qint64 kCentsInYuan = 100;
    //: An amount in yuan.
    return DeskTexts::tr("%1.%2 元")
        .arg(cents / kCentsInYuan)
        .arg(cents % kCentsInYuan, 2, 10, QLatin1Char('0'));
}

QString moneyText(const cases::CaseMoney& money)
{
    const QString amount = yuanText(money.cents);
    switch (money.state) {
    case MoneyState::None:
        return {};
    case MoneyState::Due:
    case MoneyState::Counter:
        return DeskTexts::tr("应收 %1").arg(amount);
    case MoneyState::Open:
        return DeskTexts::tr("自助机正在收 %1，或还不知道收到没有").arg(amount);
    case MoneyState::Paid:
        return DeskTexts::tr("已收 %1 · 凭证 %2").arg(amount, money.receipt);
    case MoneyState::ToReturn:
        return DeskTexts::tr("应退 %1 · 凭证 %2").arg(amount, money.receipt);
    }
    return {};
}

} // namespace onewindow::ui
