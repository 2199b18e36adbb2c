// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/filing/ResultPaperTexts.h"

#include <QCoreApplication>

namespace onewindow::ui {

using drivers::DeviceStatus;
using Stage = ResultPrinting::Stage;

namespace {

/// Context of the translations.
struct ResultPaperTexts
{
    Q_DECLARE_TR_FUNCTIONS(ResultPaperTexts)
};

} // namespace

QString paperTitle(const ResultPrinting& printing)
{
    switch (printing.stage()) {
    case Stage::Making:
        return ResultPaperTexts::tr("正在生成您的证明");
    case Stage::Printing:
        return ResultPaperTexts::tr("正在打印证明，请稍候");
    case Stage::TakenBack:
        return ResultPaperTexts::tr("正在停止打印，请稍候");
    case Stage::Failed:
        return printing.reason() == DeviceStatus::Ready
                   ? ResultPaperTexts::tr("打印机正忙，还没有打印")
                   : ResultPaperTexts::tr("证明没有打印出来");
    case Stage::Unsure:
        return ResultPaperTexts::tr("左侧出纸盘里有证明吗？");
    case Stage::Waiting:
    case Stage::Held:
        break;
    case Stage::None:
    case Stage::Printed:
        return {};
    }
    switch (printing.reason()) {
    case DeviceStatus::Starting:
        return ResultPaperTexts::tr("打印机正在准备，请稍候");
    case DeviceStatus::NoPaper:
        return ResultPaperTexts::tr("打印机没有纸了");
    case DeviceStatus::CoverOpen:
        return ResultPaperTexts::tr("打印机的盖子没有关好");
    case DeviceStatus::Jam:
        return ResultPaperTexts::tr("打印机卡纸了");
    case DeviceStatus::Missing:
        return ResultPaperTexts::tr("联系不上打印机");
    default:
        return ResultPaperTexts::tr("打印机暂时不能用");
    }
}

QString paperLead(const ResultPrinting& printing)
{
    switch (printing.stage()) {
    case Stage::Making:
    case Stage::Printing:
        return ResultPaperTexts::tr("纸张从左侧出纸盘出来。");
    case Stage::Waiting:
    case Stage::Held:
        return ResultPaperTexts::tr("处理好以后会自动继续打印。");
    case Stage::Failed:
        return ResultPaperTexts::tr("您的事项已经办结，结果已保存。");
    case Stage::Unsure:
        return ResultPaperTexts::tr("机器没有收到打印机的回答。");
    case Stage::None:
    case Stage::TakenBack:
    case Stage::Printed:
        return {};
    }
    Q_UNREACHABLE();
}

QString paperText(const ResultPrinting& printing)
{
    switch (printing.stage()) {
    case Stage::Waiting:
    case Stage::Held:
        return ResultPaperTexts::tr(
            "您的事项已办结，结果已保存。\n工作人员已看到提示。\n不想等，可改打凭条。\n"
            "以后凭身份证可到窗口打印。");
    case Stage::Failed:
        return ResultPaperTexts::tr("以后凭身份证可到窗口打印。\n需要帮助，请呼叫工作人员。");
    case Stage::Unsure:
        return ResultPaperTexts::tr(
            "纸张完整，请取走。\n没有或不完整，请呼叫工作人员。\n不用重新办理，结果已保存。");
    default:
        return {};
    }
}

QString paperPrimaryText(const ResultPrinting& printing, bool canSlip)
{
    switch (printing.stage()) {
    case Stage::Waiting:
    case Stage::Held:
        return canSlip ? ResultPaperTexts::tr("改打凭条") : ResultPaperTexts::tr("先不打印");
    case Stage::Failed:
        return printing.mayRetry() ? ResultPaperTexts::tr("重新打印")
               : canSlip           ? ResultPaperTexts::tr("改打凭条")
                                   : ResultPaperTexts::tr("先不打印");
    case Stage::Unsure:
        return ResultPaperTexts::tr("我已取走证明");
    default:
        return {};
    }
}

QString paperPrimaryIcon(const ResultPrinting& printing)
{
    if (printing.stage() == Stage::Unsure) {
        return QStringLiteral("check");
    }
    return printing.mayRetry() ? QStringLiteral("print") : QStringLiteral("receipt");
}

QString paperSecondaryText(const ResultPrinting& printing, bool canSlip)
{
    if (printing.mayRetry()) {
        return canSlip ? ResultPaperTexts::tr("改打凭条") : ResultPaperTexts::tr("先不打印");
    }
    return paperCallsStaff(printing) ? ResultPaperTexts::tr("呼叫工作人员") : QString();
}

bool paperCallsStaff(const ResultPrinting& printing)
{
    return printing.isStopped() && !printing.mayRetry();
}

} // namespace onewindow::ui
