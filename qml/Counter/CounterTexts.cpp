// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CounterTexts.h"

#include <QCoreApplication>

namespace onewindow::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CounterTexts", text);
}

} // namespace

QString errorText(ErrorCode code)
{
    switch (code) {
    case ErrorCode::QueueEmpty:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "现在没有人等候"));
    case ErrorCode::WindowClosed:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "窗口还没有开放，请先开放窗口或恢复叫号"));
    case ErrorCode::Conflict:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "情况刚刚变了，请看一下当前号码再操作"));
    case ErrorCode::TooMany:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "已叫满 3 次，请按“过号”或“开始办理”"));
    case ErrorCode::TooLate:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "已超过可撤销的时间"));
    case ErrorCode::BadCredentials:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "账号或密码不对，请重新登录"));
    case ErrorCode::LockedOut:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "密码错误次数过多，请稍候再试"));
    case ErrorCode::NetworkFailed:
    case ErrorCode::Timeout:
        return tr(QT_TRANSLATE_NOOP("CounterTexts",
                                    "大厅服务器没有回应，这一步可能没有成功，请看清状态再操作"));
    case ErrorCode::NotPermitted:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "您的账号不能做这一步"));
    case ErrorCode::NotFound:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "没有找到，可能已经办结或取消"));
    default:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "没有成功，请再试一次；仍不行请联系技术人员")) +
               QStringLiteral(" (") + errorName(code) + u')';
    }
}

QString classText(queue::TicketClass klass)
{
    switch (klass) {
    case queue::TicketClass::Ordinary:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "普通"));
    case queue::TicketClass::Appointment:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "预约"));
    case queue::TicketClass::Elder:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "长者"));
    case queue::TicketClass::SeriouslyIll:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "重病患者"));
    case queue::TicketClass::Pregnant:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "孕晚期"));
    case queue::TicketClass::Disabled:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "残疾人"));
    case queue::TicketClass::DisabledSoldier:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "残疾军人"));
    case queue::TicketClass::MartyrFamily:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "烈士家属"));
    case queue::TicketClass::FireRescue:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "消防救援人员"));
    case queue::TicketClass::Military:
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "现役、退役军人"));
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
            return tr(QT_TRANSLATE_NOOP("CounterTexts", "打印纸快用完"));
        }
        if (status == u"noPaper") {
            return tr(QT_TRANSLATE_NOOP("CounterTexts", "打印机缺纸"));
        }
        if (status == u"coverOpen") {
            return tr(QT_TRANSLATE_NOOP("CounterTexts", "打印机盖没关"));
        }
        if (status == u"jam") {
            return tr(QT_TRANSLATE_NOOP("CounterTexts", "打印机卡纸"));
        }
        if (status == u"missing") {
            return tr(QT_TRANSLATE_NOOP("CounterTexts", "打印机没有连接"));
        }
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "打印机故障"));
    }
    if (name == QLatin1String("reader")) {
        return tr(QT_TRANSLATE_NOOP("CounterTexts", "身份证阅读器不能用"));
    }
    return tr(QT_TRANSLATE_NOOP("CounterTexts", "扫码器不能用"));
}

} // namespace onewindow::ui
