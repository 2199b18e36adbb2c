// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CounterTexts.h"

#include <QCoreApplication>

namespace onewindow::ui {

QString errorText(ErrorCode code)
{
    switch (code) {
    case ErrorCode::QueueEmpty:
        return QCoreApplication::translate("CounterTexts", "现在没有人等候");
    case ErrorCode::WindowClosed:
        return QCoreApplication::translate("CounterTexts",
                                           "窗口还没有开放，请先开放窗口或恢复叫号");
    case ErrorCode::Conflict:
        return QCoreApplication::translate("CounterTexts", "情况刚刚变了，请看一下当前号码再操作");
    case ErrorCode::TooMany:
        return QCoreApplication::translate("CounterTexts", "已叫满 3 次，请按“过号”或“开始办理”");
    case ErrorCode::TooLate:
        return QCoreApplication::translate("CounterTexts", "已超过可撤销的时间");
    case ErrorCode::BadCredentials:
        return QCoreApplication::translate("CounterTexts", "账号或密码不对，请重新登录");
    case ErrorCode::LockedOut:
        return QCoreApplication::translate("CounterTexts", "密码错误次数过多，请稍候再试");
    case ErrorCode::NetworkFailed:
    case ErrorCode::Timeout:
        return QCoreApplication::translate(
            "CounterTexts", "大厅服务器没有回应，这一步可能没有成功，请看清状态再操作");
    case ErrorCode::NotPermitted:
        return QCoreApplication::translate("CounterTexts", "您的账号不能做这一步");
    case ErrorCode::NotFound:
        return QCoreApplication::translate("CounterTexts", "没有找到，可能已经办结或取消");
    default:
        return QCoreApplication::translate("CounterTexts",
                                           "没有成功，请再试一次；仍不行请联系技术人员") +
               QStringLiteral(" (") + errorName(code) + u')';
    }
}

QString classText(queue::TicketClass klass)
{
    switch (klass) {
    case queue::TicketClass::Ordinary:
        return QCoreApplication::translate("CounterTexts", "普通");
    case queue::TicketClass::Appointment:
        return QCoreApplication::translate("CounterTexts", "预约");
    case queue::TicketClass::Elder:
        return QCoreApplication::translate("CounterTexts", "长者");
    case queue::TicketClass::SeriouslyIll:
        return QCoreApplication::translate("CounterTexts", "重病患者");
    case queue::TicketClass::Pregnant:
        return QCoreApplication::translate("CounterTexts", "孕晚期");
    case queue::TicketClass::Disabled:
        return QCoreApplication::translate("CounterTexts", "残疾人");
    case queue::TicketClass::DisabledSoldier:
        return QCoreApplication::translate("CounterTexts", "残疾军人");
    case queue::TicketClass::MartyrFamily:
        return QCoreApplication::translate("CounterTexts", "烈士家属");
    case queue::TicketClass::FireRescue:
        return QCoreApplication::translate("CounterTexts", "消防救援人员");
    case queue::TicketClass::Military:
        return QCoreApplication::translate("CounterTexts", "现役、退役军人");
    }
    return {};
}

QString deviceFaultText(const char* device, const QString& status)
{
    if (status.isEmpty() || status == u"ready" || status == u"starting") {
        return {};
    }
    const QLatin1String name(device);
    if (name == QLatin1String("printer")) {
        if (status == u"paperLow") {
            return QCoreApplication::translate("CounterTexts", "打印纸快用完");
        }
        if (status == u"noPaper") {
            return QCoreApplication::translate("CounterTexts", "打印机缺纸");
        }
        if (status == u"coverOpen") {
            return QCoreApplication::translate("CounterTexts", "打印机盖没关");
        }
        if (status == u"jam") {
            return QCoreApplication::translate("CounterTexts", "打印机卡纸");
        }
        if (status == u"missing") {
            return QCoreApplication::translate("CounterTexts", "打印机没有连接");
        }
        return QCoreApplication::translate("CounterTexts", "打印机故障");
    }
    if (name == QLatin1String("reader")) {
        return QCoreApplication::translate("CounterTexts", "身份证阅读器不能用");
    }
    return QCoreApplication::translate("CounterTexts", "扫码器不能用");
}

} // namespace onewindow::ui
