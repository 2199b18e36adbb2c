// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/CasePage.h"

#include "services/cases/CaseState.h"
#include "services/platform/PageText.h"

namespace onewindow::platform {

namespace {

using cases::CaseState;

constexpr PageText kTitle{QT_TRANSLATE_NOOP("PublicPages", "我的办件")};
constexpr PageText kUnknown{QT_TRANSLATE_NOOP(
    "PublicPages",
    "没有找到这个办件。如果是在断网时办的，联网后稍等再查；也可以凭回执到服务台查询。")};
constexpr PageText kProvisional{QT_TRANSLATE_NOOP("PublicPages", "临时编号")};
constexpr PageText kNumber{QT_TRANSLATE_NOOP("PublicPages", "办件编号")};
constexpr PageText kNote{
    QT_TRANSLATE_NOOP("PublicPages", "本页不显示个人信息。详情请持身份证到自助终端或窗口查询。")};

PageText stateText(CaseState state)
{
    switch (state) {
    case CaseState::Received:
        return {QT_TRANSLATE_NOOP("PublicPages", "已收到，等待审核")};
    case CaseState::Approved:
        return {QT_TRANSLATE_NOOP("PublicPages", "已批准")};
    case CaseState::Rejected:
        return {QT_TRANSLATE_NOOP("PublicPages", "未获批准，请到窗口咨询")};
    case CaseState::Accepted:
        return {QT_TRANSLATE_NOOP("PublicPages", "已受理")};
    case CaseState::CorrectionNeeded:
        return {QT_TRANSLATE_NOOP("PublicPages", "材料需要补正，请到窗口办理")};
    case CaseState::Refused:
        return {QT_TRANSLATE_NOOP("PublicPages", "不予受理，请到窗口咨询")};
    case CaseState::UnderReview:
        return {QT_TRANSLATE_NOOP("PublicPages", "正在审查")};
    case CaseState::Suspended:
        return {QT_TRANSLATE_NOOP("PublicPages", "特殊程序审查中，时限暂停计算")};
    case CaseState::Issued:
        return {QT_TRANSLATE_NOOP("PublicPages", "结果已送达")};
    case CaseState::Closed:
        return {QT_TRANSLATE_NOOP("PublicPages", "已办结")};
    }
    return {""};
}

QString casePart(const QJsonObject& known, const PageLanguage& language)
{
    const CaseState state = cases::stateFromName(known[QStringLiteral("state")].toString());
    QString rows;
    const QString number = known[QStringLiteral("number")].toString();
    if (!number.isEmpty()) {
        rows += pageRow(kNumber, number, language);
    }
    rows += pageRow(kProvisional, known[QStringLiteral("provisional")].toString(), language);
    return QStringLiteral("<p class=\"state\">") + language.say(stateText(state)).toHtmlEscaped() +
           QStringLiteral("</p><dl>") + rows + QStringLiteral("</dl><p class=\"note\">") +
           language.say(kNote).toHtmlEscaped() + QStringLiteral("</p>");
}

} // namespace

HttpResponse casePage(const QJsonObject& hallName, const std::optional<QJsonObject>& known,
                      const PageLanguage& language)
{
    PageParts parts;
    parts.title = language.say(kTitle);
    parts.hall = language.say(hallName);
    return pageOf(parts, known ? std::optional(casePart(*known, language)) : std::nullopt, kUnknown,
                  language);
}

} // namespace onewindow::platform
