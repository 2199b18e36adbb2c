// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/feedback/ReasonCodes.h"

#include <algorithm>
#include <array>

namespace onewindow::feedback {

namespace {

constexpr int kReasonsOfALevel = 8;

// clang-format off
constexpr std::array kReasons{
    Reason{510, "一窗受理一次办结", "One window, done in one visit"},
    Reason{511, "可以先受理后补材料", "Accepted first, documents later"},
    Reason{512, "不用提交证明", "No certificates needed"},
    Reason{513, "可以全程网上办理", "Can be done entirely online"},
    Reason{514, "可以使用手机办理", "Can be done by phone"},
    Reason{515, "可以就近办理", "Can be done nearby"},
    Reason{516, "无需材料直接办理", "No documents needed at all"},
    Reason{517, "服务热情效率高", "Warm and efficient service"},
    Reason{406, "填写一张表单就可完成申报", "One form was enough to apply"},
    Reason{407, "在线提交材料窗口核验", "Documents online, checked at the window"},
    Reason{408, "一张清单告知全部申报材料", "One list named all documents"},
    Reason{409, "用告知承诺减免申报材料", "A signed promise replaced documents"},
    Reason{410, "可以在线预约办理", "Can be booked online"},
    Reason{411, "跑大厅一次办完", "Done in one trip to the hall"},
    Reason{412, "可以使用自助机办理", "Can be done at a terminal"},
    Reason{413, "服务态度较好", "Good service"},
    Reason{307, "一次性告知需要补正的材料", "Told at once what was missing"},
    Reason{308, "提供申报材料样本", "Sample documents were provided"},
    Reason{309, "在承诺的时间内办结", "Done within the promised time"},
    Reason{310, "办事指南指引准确", "The guide was accurate"},
    Reason{311, "按办事指南要求的材料即可办理", "The listed documents were enough"},
    Reason{312, "可以快递送达", "Delivered by courier"},
    Reason{313, "跑动次数与承诺的一致", "As many trips as promised"},
    Reason{314, "服务态度一般", "Ordinary service"},
    Reason{207, "没有提供材料样本", "No sample documents"},
    Reason{208, "没有提供材料清单", "No list of documents"},
    Reason{209, "未在承诺时间内办结", "Not done within the promised time"},
    Reason{210, "同样内容的证明材料被要求多次提交", "Same proof asked for again and again"},
    Reason{211, "承诺网办但无法在线办理", "Promised online, but not possible"},
    Reason{212, "在线预约办理后到实体大厅重复取号排队", "Booked online, had to queue again"},
    Reason{213, "窗口人员业务不熟练", "Staff did not know the matter well"},
    Reason{214, "服务态度生硬", "Curt service"},
    Reason{108, "在办事指南之外增加新的审批条件", "Conditions beyond the guide"},
    Reason{109, "需提供办事指南之外的申报材料", "Documents beyond the guide"},
    Reason{110, "无理由超过法定办理时间", "Past the legal time without reason"},
    Reason{111, "办事指南提供样本有错", "Samples in the guide were wrong"},
    Reason{112, "承诺在线收取申报材料实际无法收取", "Documents not taken online as promised"},
    Reason{113, "多头跑窗口和部门", "Sent from window to window"},
    Reason{114, "跑动次数与承诺的不一致", "More trips than promised"},
    Reason{115, "服务态度差效率低", "Poor and slow service"},
};
// clang-format on

static_assert(kReasons.size() == 5 * kReasonsOfALevel);

} // namespace

catalog::LocalText Reason::text() const
{
    return {QString::fromUtf8(zh), QString::fromUtf8(en)};
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
