// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the pages of ResultPrinting say.

#include "qml/Kiosk/filing/ResultPrinting.h"

namespace onewindow::ui {

using drivers::DeviceStatus;

QString ResultPrinting::title() const
{
    switch (m_stage) {
    case Stage::Making:
        return tr("正在生成您的证明");
    case Stage::Printing:
        return tr("正在打印证明，请稍候");
    case Stage::TakenBack:
        return tr("正在停止打印，请稍候");
    case Stage::Failed:
        return m_reason == DeviceStatus::Ready ? tr("打印机正忙，还没有打印")
                                               : tr("证明没有打印出来");
    case Stage::Unsure:
        return tr("左侧出纸盘里有证明吗？");
    case Stage::Waiting:
    case Stage::Held:
        break;
    case Stage::None:
    case Stage::Printed:
        return {};
    }
    switch (m_reason) {
    case DeviceStatus::Starting:
        return tr("打印机正在准备，请稍候");
    case DeviceStatus::NoPaper:
        return tr("打印机没有纸了");
    case DeviceStatus::CoverOpen:
        return tr("打印机的盖子没有关好");
    case DeviceStatus::Jam:
        return tr("打印机卡纸了");
    case DeviceStatus::Missing:
        return tr("联系不上打印机");
    default:
        return tr("打印机暂时不能用");
    }
}

QString ResultPrinting::lead() const
{
    switch (m_stage) {
    case Stage::Making:
    case Stage::Printing:
        return tr("纸张从左侧出纸盘出来。");
    case Stage::Waiting:
    case Stage::Held:
        return tr("处理好以后会自动继续打印。");
    case Stage::Failed:
        return tr("您的事项已经办结，结果已保存。");
    case Stage::Unsure:
        return tr("机器没有收到打印机的回答。");
    case Stage::None:
    case Stage::TakenBack:
    case Stage::Printed:
        return {};
    }
    Q_UNREACHABLE();
}

QString ResultPrinting::text() const
{
    switch (m_stage) {
    case Stage::Waiting:
    case Stage::Held:
        return tr("您的事项已办结，结果已保存。\n工作人员已看到提示。\n不想等，可改打凭条。\n"
                  "以后凭身份证可到窗口打印。");
    case Stage::Failed:
        return tr("以后凭身份证可到窗口打印。\n需要帮助，请呼叫工作人员。");
    case Stage::Unsure:
        return tr("纸张完整，请取走。\n没有或不完整，请呼叫工作人员。\n不用重新办理，结果已保存。");
    default:
        return {};
    }
}

QString ResultPrinting::primaryText(bool canSlip) const
{
    switch (m_stage) {
    case Stage::Waiting:
    case Stage::Held:
        return canSlip ? tr("改打凭条") : tr("先不打印");
    case Stage::Failed:
        return mayRetry() ? tr("重新打印") : canSlip ? tr("改打凭条") : tr("先不打印");
    case Stage::Unsure:
        return tr("我已取走证明");
    default:
        return {};
    }
}

QString ResultPrinting::primaryIcon() const
{
    if (m_stage == Stage::Unsure) {
        return QStringLiteral("check");
    }
    return mayRetry() ? QStringLiteral("print") : QStringLiteral("receipt");
}

QString ResultPrinting::secondaryText(bool canSlip) const
{
    if (mayRetry()) {
        return canSlip ? tr("改打凭条") : tr("先不打印");
    }
    return callsStaff() ? tr("呼叫工作人员") : QString();
}

} // namespace onewindow::ui
