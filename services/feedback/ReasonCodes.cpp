// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/feedback/ReasonCodes.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace onewindow::feedback {

namespace {

constexpr int kReasonsOfALevel = 8;

// clang-format off
constexpr std::array kReasons{
    Reason{510, QT_TRANSLATE_NOOP("ReasonCodes", "一窗受理一次办结")},
    Reason{511, QT_TRANSLATE_NOOP("ReasonCodes", "可以先受理后补材料")},
    Reason{512, QT_TRANSLATE_NOOP("ReasonCodes", "不用提交证明")},
    Reason{513, QT_TRANSLATE_NOOP("ReasonCodes", "可以全程网上办理")},
    Reason{514, QT_TRANSLATE_NOOP("ReasonCodes", "可以使用手机办理")},
    Reason{515, QT_TRANSLATE_NOOP("ReasonCodes", "可以就近办理")},
    Reason{516, QT_TRANSLATE_NOOP("ReasonCodes", "无需材料直接办理")},
    Reason{517, QT_TRANSLATE_NOOP("ReasonCodes", "服务热情效率高")},
    Reason{406, QT_TRANSLATE_NOOP("ReasonCodes", "填写一张表单就可完成申报")},
    Reason{407, QT_TRANSLATE_NOOP("ReasonCodes", "在线提交材料窗口核验")},
    Reason{408, QT_TRANSLATE_NOOP("ReasonCodes", "一张清单告知全部申报材料")},
    Reason{409, QT_TRANSLATE_NOOP("ReasonCodes", "用告知承诺减免申报材料")},
    Reason{410, QT_TRANSLATE_NOOP("ReasonCodes", "可以在线预约办理")},
    Reason{411, QT_TRANSLATE_NOOP("ReasonCodes", "跑大厅一次办完")},
    Reason{412, QT_TRANSLATE_NOOP("ReasonCodes", "可以使用自助机办理")},
    Reason{413, QT_TRANSLATE_NOOP("ReasonCodes", "服务态度较好")},
    Reason{307, QT_TRANSLATE_NOOP("ReasonCodes", "一次性告知需要补正的材料")},
    Reason{308, QT_TRANSLATE_NOOP("ReasonCodes", "提供申报材料样本")},
    Reason{309, QT_TRANSLATE_NOOP("ReasonCodes", "在承诺的时间内办结")},
    Reason{310, QT_TRANSLATE_NOOP("ReasonCodes", "办事指南指引准确")},
    Reason{311, QT_TRANSLATE_NOOP("ReasonCodes", "按办事指南要求的材料即可办理")},
    Reason{312, QT_TRANSLATE_NOOP("ReasonCodes", "可以快递送达")},
    Reason{313, QT_TRANSLATE_NOOP("ReasonCodes", "跑动次数与承诺的一致")},
    Reason{314, QT_TRANSLATE_NOOP("ReasonCodes", "服务态度一般")},
    Reason{207, QT_TRANSLATE_NOOP("ReasonCodes", "没有提供材料样本")},
    Reason{208, QT_TRANSLATE_NOOP("ReasonCodes", "没有提供材料清单")},
    Reason{209, QT_TRANSLATE_NOOP("ReasonCodes", "未在承诺时间内办结")},
    Reason{210, QT_TRANSLATE_NOOP("ReasonCodes", "同样内容的证明材料被要求多次提交")},
    Reason{211, QT_TRANSLATE_NOOP("ReasonCodes", "承诺网办但无法在线办理")},
    Reason{212, QT_TRANSLATE_NOOP("ReasonCodes", "在线预约办理后到实体大厅重复取号排队")},
    Reason{213, QT_TRANSLATE_NOOP("ReasonCodes", "窗口人员业务不熟练")},
    Reason{214, QT_TRANSLATE_NOOP("ReasonCodes", "服务态度生硬")},
    Reason{108, QT_TRANSLATE_NOOP("ReasonCodes", "在办事指南之外增加新的审批条件")},
    Reason{109, QT_TRANSLATE_NOOP("ReasonCodes", "需提供办事指南之外的申报材料")},
    Reason{110, QT_TRANSLATE_NOOP("ReasonCodes", "无理由超过法定办理时间")},
    Reason{111, QT_TRANSLATE_NOOP("ReasonCodes", "办事指南提供样本有错")},
    Reason{112, QT_TRANSLATE_NOOP("ReasonCodes", "承诺在线收取申报材料实际无法收取")},
    Reason{113, QT_TRANSLATE_NOOP("ReasonCodes", "多头跑窗口和部门")},
    Reason{114, QT_TRANSLATE_NOOP("ReasonCodes", "跑动次数与承诺的不一致")},
    Reason{115, QT_TRANSLATE_NOOP("ReasonCodes", "服务态度差效率低")},
};
// clang-format on

static_assert(kReasons.size() == 5 * kReasonsOfALevel);

} // namespace

QString Reason::text() const
{
    return QCoreApplication::translate("ReasonCodes", zh);
}

std::span<const Reason> allReasons()
{
    return kReasons;
}

std::span<const Reason> reasonsOf(int level)
{
    const auto isOfLevel = [level](const Reason& reason) { return reason.level() == level; };
    const auto* const first = std::find_if(kReasons.begin(), kReasons.end(), isOfLevel);
    const auto* const last = std::find_if_not(first, kReasons.end(), isOfLevel);
    return {first, last};
}

bool isReasonOf(int level, const QString& code)
{
    const auto reasons = reasonsOf(level);
    return std::any_of(reasons.begin(), reasons.end(),
                       [&](const Reason& reason) { return code == QString::number(reason.code); });
}

} // namespace onewindow::feedback
