// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Counter/CounterTexts.h"

#include "services/core/Durations.h"

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
        return QCoreApplication::translate("CounterTexts", "现在请求太多，请稍等几秒再试");
    case ErrorCode::StoreRestored:
        return QCoreApplication::translate("CounterTexts",
                                           "大厅服务器刚刚恢复过数据，还不能办理，请联系技术人员");
    case ErrorCode::MarkBurnt:
        return QCoreApplication::translate(
            "CounterTexts", "大厅服务器今天恢复过数据，服务台今天不能取号，请用自助机取号");
    case ErrorCode::TooLate:
        return QCoreApplication::translate("CounterTexts", "已超过可撤销的时间");
    case ErrorCode::BadCredentials:
        return QCoreApplication::translate("CounterTexts", "账号、密码或动态码不对，请重新输入");
    case ErrorCode::SessionEnded:
        return sessionEndText({});
    case ErrorCode::WeakPassword:
        return weakPasswordText({});
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

namespace {

/// Of what is done at a window, or with one; empty where the code says it all.
QString refusalAtWindow(const QString& path, ErrorCode code)
{
    if (code == ErrorCode::TooMany && path.endsWith(QLatin1String("/recall"))) {
        return QCoreApplication::translate("CounterTexts",
                                           "这个号已叫满次数，请按“过号”或“开始办理”");
    }
    if (code == ErrorCode::Conflict && path.endsWith(QLatin1String("/recall"))) {
        return QCoreApplication::translate("CounterTexts", "刚刚叫过，请稍等几秒再重呼");
    }
    if (code == ErrorCode::NotPermitted && path.endsWith(QLatin1String("/open"))) {
        return QCoreApplication::translate("CounterTexts",
                                           "选中的业务里有您不能办的，请重新选，或找大厅负责人");
    }
    if (path.endsWith(QLatin1String("/assign"))) {
        if (code == ErrorCode::Conflict || code == ErrorCode::WindowClosed) {
            return QCoreApplication::translate("CounterTexts",
                                               "这个窗口刚刚有变化，没有调整，请看清后再试");
        }
        if (code == ErrorCode::NotPermitted) {
            return QCoreApplication::translate("CounterTexts",
                                               "没有调整：其中有这个窗口的同事不能办理的事项");
        }
    }
    if (path.endsWith(QLatin1String("/lost")) && code == ErrorCode::Conflict) {
        return QCoreApplication::translate("CounterTexts",
                                           "窗口刚刚有变化，没有关闭，请看清后再试");
    }
    if (code == ErrorCode::NotPermitted && path.endsWith(QLatin1String("/take-over"))) {
        return QCoreApplication::translate("CounterTexts",
                                           "同事还在登录中，请由值班主任接管，或请同事先关闭窗口");
    }
    return {};
}

} // namespace

QString refusalText(const QString& path, ErrorCode code)
{
    if (const QString refusal = refusalAtWindow(path, code); !refusal.isEmpty()) {
        return refusal;
    }
    if (code == ErrorCode::TooMany && path.endsWith(QLatin1String("/restore"))) {
        return QCoreApplication::translate("CounterTexts",
                                           "这个号过号次数太多，已经作废，请来人重新取号");
    }
    if (code == ErrorCode::Conflict && path == u"/v1/day/end") {
        return QCoreApplication::translate("CounterTexts",
                                           "号码刚刚有变化，请看清人数后再结束今天");
    }
    if (path == u"/v1/tickets" && code == ErrorCode::TooLate) {
        return QCoreApplication::translate(
            "CounterTexts",
            "这件事今天的号已发完，或没有窗口办理，多半轮不到。仍要发号，请再按一次");
    }
    if (path.endsWith(QLatin1String("/withdraw")) && code == ErrorCode::TooLate) {
        return QCoreApplication::translate("CounterTexts", "已经到提前结束的时间，不能撤回");
    }
    if (code == ErrorCode::AlreadyOpen) {
        return QCoreApplication::translate(
            "CounterTexts", "此人今天已有这项业务的号码：放上身份证就能看到，不用再取");
    }
    if (path.endsWith(QLatin1String("/paper-tickets"))) {
        if (code == ErrorCode::Conflict) {
            return QCoreApplication::translate(
                "CounterTexts", "其中有的号码今天已经发出，一个都没有补录。请核对纸上的号码");
        }
        if (code == ErrorCode::BadRequest) {
            return QCoreApplication::translate(
                "CounterTexts", "只能补录今天已写出的号码，后一个不小于前一个，一次最多 100 个");
        }
    }
    if (path.endsWith(QLatin1String("/check-in"))) {
        if (code == ErrorCode::TooLate) {
            return QCoreApplication::translate("CounterTexts", "还没有到报到时间");
        }
        if (code == ErrorCode::Conflict) {
            return QCoreApplication::translate("CounterTexts", "这个预约已经报到或取消");
        }
    }
    if (path.startsWith(QLatin1String("/v1/asks/")) &&
        (code == ErrorCode::Conflict || code == ErrorCode::NotFound ||
         code == ErrorCode::TooLate)) {
        return QCoreApplication::translate("CounterTexts", "已有人应答，或对方已不再等候");
    }
    return errorText(code);
}

QString sessionEndText(const QString& reason)
{
    if (reason == u"idle") {
        return QCoreApplication::translate(
            "CounterTexts", "长时间没有操作，登录已自动结束，请重新登录。窗口和号码都还在");
    }
    if (reason == u"expired") {
        return QCoreApplication::translate("CounterTexts",
                                           "登录已到最长时间，请重新登录。窗口和号码都还在");
    }
    if (reason == u"account") {
        return QCoreApplication::translate(
            "CounterTexts", "账号已停用，或密码、权限已更改，请重新登录；登录不上请联系管理员");
    }
    return QCoreApplication::translate("CounterTexts", "登录已结束，请重新登录。窗口和号码都还在");
}

QString weakPasswordText(const QString& why)
{
    if (why == u"account") {
        return QCoreApplication::translate("CounterTexts", "新密码里不要有账号，请换一个");
    }
    if (why == u"common") {
        return QCoreApplication::translate("CounterTexts", "新密码太容易猜到，请换一个");
    }
    if (why == u"same") {
        return QCoreApplication::translate("CounterTexts", "新密码和原密码一样，请换一个");
    }
    if (why == u"long") {
        return QCoreApplication::translate("CounterTexts", "新密码太长，请换一个");
    }
    return QCoreApplication::translate("CounterTexts", "新密码太短，至少要 10 个字符");
}

namespace {

QString otherReasonText(const QString& reason)
{
    return reason == u"other" ? QCoreApplication::translate("CounterTexts", "其他原因") : reason;
}

} // namespace

QString pauseText(const QString& reason)
{
    if (reason == u"away") {
        return QCoreApplication::translate("CounterTexts", "短暂离开");
    }
    if (reason == u"lunch") {
        return QCoreApplication::translate("CounterTexts", "午间休息");
    }
    if (reason == u"papers") {
        return QCoreApplication::translate("CounterTexts", "核对材料");
    }
    if (reason == u"device") {
        return QCoreApplication::translate("CounterTexts", "设备故障");
    }
    if (reason == u"handover") {
        return QCoreApplication::translate("CounterTexts", "交接班");
    }
    return otherReasonText(reason);
}

QString transferText(const QString& reason)
{
    if (reason == u"mistaken") {
        return QCoreApplication::translate("CounterTexts", "取号时选错了业务");
    }
    if (reason == u"elsewhere") {
        return QCoreApplication::translate("CounterTexts", "本窗口不能办理");
    }
    if (reason == u"further") {
        return QCoreApplication::translate("CounterTexts", "还要办理另一项业务");
    }
    if (reason == u"wish") {
        return QCoreApplication::translate("CounterTexts", "本人要求");
    }
    return otherReasonText(reason);
}

QString suspendText(const QString& reason)
{
    if (reason == u"form") {
        return QCoreApplication::translate("CounterTexts", "去填写表格");
    }
    if (reason == u"copies") {
        return QCoreApplication::translate("CounterTexts", "去复印、拍照");
    }
    if (reason == u"papers") {
        return QCoreApplication::translate("CounterTexts", "去取材料");
    }
    if (reason == u"payment") {
        return QCoreApplication::translate("CounterTexts", "去缴费");
    }
    if (reason == u"enquiry") {
        return QCoreApplication::translate("CounterTexts", "等候内部核实");
    }
    return otherReasonText(reason);
}

QString outOfOrderText(const QString& reason)
{
    if (reason == u"unwell") {
        return QCoreApplication::translate("CounterTexts", "身体不适");
    }
    if (reason == u"urgent") {
        return QCoreApplication::translate("CounterTexts", "情况紧急");
    }
    if (reason == u"ourFault") {
        return QCoreApplication::translate("CounterTexts", "窗口或系统差错");
    }
    if (reason == u"comesAgain") {
        return QCoreApplication::translate("CounterTexts", "补齐材料再来");
    }
    return otherReasonText(reason);
}

QString closingText(const QString& reason)
{
    if (reason == u"power") {
        return QCoreApplication::translate("CounterTexts", "停电停水");
    }
    if (reason == u"system") {
        return QCoreApplication::translate("CounterTexts", "系统故障");
    }
    if (reason == u"weather") {
        return QCoreApplication::translate("CounterTexts", "恶劣天气");
    }
    if (reason == u"meeting") {
        return QCoreApplication::translate("CounterTexts", "集中学习或会议");
    }
    if (reason == u"staff") {
        return QCoreApplication::translate("CounterTexts", "人手不够");
    }
    if (reason == u"safety") {
        return QCoreApplication::translate("CounterTexts", "安全原因");
    }
    return otherReasonText(reason);
}

QString lostReasonText(const QString& reason)
{
    if (reason == u"unwell") {
        return QCoreApplication::translate("CounterTexts", "身体不适");
    }
    if (reason == u"device") {
        return QCoreApplication::translate("CounterTexts", "设备故障");
    }
    if (reason == u"away") {
        return QCoreApplication::translate("CounterTexts", "有急事离开");
    }
    return reason == u"safety" ? QCoreApplication::translate("CounterTexts", "安全原因")
                               : otherReasonText(reason);
}

QString minutesText(qint64 ms)
{
    return QCoreApplication::translate("CounterTexts", "%1 分").arg(ms / kMinuteMs);
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
    if (name == QLatin1String("documentPrinter")) {
        if (status == u"paperLow") {
            return QCoreApplication::translate("CounterTexts", "A4 打印纸快用完");
        }
        if (status == u"noPaper") {
            return QCoreApplication::translate("CounterTexts", "A4 打印机缺纸");
        }
        if (status == u"coverOpen") {
            return QCoreApplication::translate("CounterTexts", "A4 打印机盖没关");
        }
        if (status == u"jam") {
            return QCoreApplication::translate("CounterTexts", "A4 打印机卡纸");
        }
        if (status == u"missing") {
            return QCoreApplication::translate("CounterTexts", "A4 打印机没有连接");
        }
        return QCoreApplication::translate("CounterTexts", "A4 打印机故障");
    }
    if (name == QLatin1String("reader")) {
        return QCoreApplication::translate("CounterTexts", "身份证阅读器不能用");
    }
    return QCoreApplication::translate("CounterTexts", "扫码器不能用");
}

} // namespace onewindow::ui
