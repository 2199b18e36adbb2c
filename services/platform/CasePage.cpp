// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/CasePage.h"

#include "services/cases/CaseState.h"
#include "services/platform/PageText.h"

namespace onewindow::platform {

namespace {

using cases::CaseState;

constexpr PageText kTitle{u"我的办件", u"My case"};
constexpr PageText kUnknown{
    u"没有找到这个办件。如果是在断网时办的，联网后稍等再查；也可以凭回执到服务台查询。",
    u"This case was not found. If it was filed while the network was down, try again a little "
    u"later, or ask at the service desk with your receipt."};
constexpr PageText kProvisional{u"临时编号", u"Provisional number"};
constexpr PageText kNumber{u"办件编号", u"Case number"};
constexpr PageText kNote{u"本页不显示个人信息。详情请持身份证到自助终端或窗口查询。",
                         u"This page shows nothing personal. For more, ask at a terminal or a "
                         u"window with your ID card."};

PageText stateText(CaseState state)
{
    switch (state) {
    case CaseState::Received:
        return {u"已收到，等待审核", u"Received, to be decided"};
    case CaseState::Approved:
        return {u"已批准", u"Approved"};
    case CaseState::Rejected:
        return {u"未获批准，请到窗口咨询", u"Not approved; please ask at a window"};
    case CaseState::Accepted:
        return {u"已受理", u"Accepted"};
    case CaseState::CorrectionNeeded:
        return {u"材料需要补正，请到窗口办理", u"Something is missing; please come to a window"};
    case CaseState::Refused:
        return {u"不予受理，请到窗口咨询", u"Not accepted; please ask at a window"};
    case CaseState::UnderReview:
        return {u"正在审查", u"Under review"};
    case CaseState::Suspended:
        return {u"特殊程序审查中，时限暂停计算",
                u"In a special procedure; the time limit does not run"};
    case CaseState::Issued:
        return {u"结果已送达", u"The result has been handed over"};
    case CaseState::Closed:
        return {u"已办结", u"Closed"};
    }
    return {u"", u""};
}

QString casePart(const QJsonObject& known, bool isEnglish)
{
    const CaseState state = cases::stateFromName(known[QStringLiteral("state")].toString());
    QString rows;
    const QString number = known[QStringLiteral("number")].toString();
    if (!number.isEmpty()) {
        rows += pageRow(kNumber, number, isEnglish);
    }
    rows += pageRow(kProvisional, known[QStringLiteral("provisional")].toString(), isEnglish);
    return QStringLiteral("<p class=\"state\">") + stateText(state).in(isEnglish).toHtmlEscaped() +
           QStringLiteral("</p><dl>") + rows + QStringLiteral("</dl><p class=\"note\">") +
           kNote.in(isEnglish).toHtmlEscaped() + QStringLiteral("</p>");
}

} // namespace

HttpResponse casePage(const QJsonObject& hallName, const std::optional<QJsonObject>& known,
                      bool isEnglish)
{
    PageParts parts;
    parts.title = kTitle.in(isEnglish);
    parts.hall = localText(hallName, isEnglish);
    return pageOf(parts, known ? std::optional(casePart(*known, isEnglish)) : std::nullopt,
                  kUnknown, isEnglish);
}

} // namespace onewindow::platform
