// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/DocumentPage.h"

#include "services/cases/CaseState.h"
#include "services/platform/PageText.h"

namespace onewindow::platform {

namespace {

using cases::DocumentVerdict;

constexpr PageText kTitle{QT_TRANSLATE_NOOP("PublicPages", "证明核验")};
constexpr PageText kUnreadable{
    QT_TRANSLATE_NOOP("PublicPages", "这个链接不完整，或不是本系统签发的证明。请对准纸上的二维码重"
                                     "新扫描；仍不行，请向签发部门核实。")};
constexpr PageText kGenuine{
    QT_TRANSLATE_NOOP("PublicPages", "核验通过：证明由本系统的机器签发，未被改动")};
constexpr PageText kNotArrived{
    QT_TRANSLATE_NOOP("PublicPages", "签名有效，但办件还没有送达平台。机器可能断网，请稍后再查。")};
constexpr PageText kExpired{QT_TRANSLATE_NOOP("PublicPages", "证明是真的，但已经过了有效期")};
constexpr PageText kWithdrawn{
    QT_TRANSLATE_NOOP("PublicPages", "签名有效，但这个办件现在不是“已批准”。请向签发部门核实。")};
constexpr PageText kChanged{
    QT_TRANSLATE_NOOP("PublicPages", "核验不通过：内容被改动过，或签名是伪造的。请不要采信。")};
constexpr PageText kUnknownMachine{
    QT_TRANSLATE_NOOP("PublicPages", "核验不通过：签发的机器不在本系统中。请不要采信。")};
constexpr PageText kRevoked{QT_TRANSLATE_NOOP(
    "PublicPages",
    "签发的机器已经停用。签名是它的，但不能确定是在停用之前签的，请向签发部门核实。")};
constexpr PageText kName{QT_TRANSLATE_NOOP("PublicPages", "证明名称")};
constexpr PageText kDepartment{QT_TRANSLATE_NOOP("PublicPages", "签发部门")};
constexpr PageText kNumber{QT_TRANSLATE_NOOP("PublicPages", "办件编号")};
constexpr PageText kProvisional{QT_TRANSLATE_NOOP("PublicPages", "临时编号")};
constexpr PageText kIssued{QT_TRANSLATE_NOOP("PublicPages", "签发日期")};
constexpr PageText kValidUntil{QT_TRANSLATE_NOOP("PublicPages", "有效期至")};
constexpr PageText kNoEnd{QT_TRANSLATE_NOOP("PublicPages", "长期")};
constexpr PageText kMachine{QT_TRANSLATE_NOOP("PublicPages", "签发机器")};
constexpr PageText kNote{
    QT_TRANSLATE_NOOP("PublicPages", "本页不显示个人信息。请核对上面的名称、编号、日期与纸上是否一"
                                     "致；纸上的姓名和内容，可凭校验码向签发部门核验。")};

/// What is said of it, and the class of the line.
struct Saying
{
    const PageText& text;
    bool isGood = false;
};

Saying sayingOf(const DocumentView& view)
{
    switch (view.verdict) {
    case DocumentVerdict::Changed:
        return {kChanged};
    case DocumentVerdict::UnknownMachine:
        return {kUnknownMachine};
    case DocumentVerdict::RevokedMachine:
        return {kRevoked};
    case DocumentVerdict::Genuine:
        break;
    }
    if (!view.known) {
        return {kNotArrived};
    }
    const QString state = view.known->value(QStringLiteral("state")).toString();
    if (!cases::standsBehindDocument(cases::stateFromName(state))) {
        return {kWithdrawn};
    }
    const QDate end = view.statement.validUntil;
    if (end.isValid() && view.today > end) {
        return {kExpired};
    }
    return {kGenuine, true};
}

QString documentPart(const DocumentView& view, const PageLanguage& language)
{
    const Saying saying = sayingOf(view);
    QString content = (saying.isGood ? QStringLiteral("<p class=\"state\">")
                                     : QStringLiteral("<p class=\"notice\">")) +
                      language.say(saying.text).toHtmlEscaped() + QStringLiteral("</p>");
    const bool isSigned =
        view.verdict == DocumentVerdict::Genuine || view.verdict == DocumentVerdict::RevokedMachine;
    if (!isSigned) {
        return content; // What it says of itself is nobody's word.
    }
    const cases::DocumentStatement& statement = view.statement;
    QString rows = pageRow(kName, statement.title, language) +
                   pageRow(kDepartment, statement.department, language);
    const QString number =
        view.known ? view.known->value(QStringLiteral("number")).toString() : QString();
    if (!number.isEmpty()) {
        rows += pageRow(kNumber, number, language);
    }
    rows += pageRow(kProvisional, statement.number, language) +
            pageRow(kIssued, statement.issued.toString(Qt::ISODate), language) +
            pageRow(kValidUntil,
                    statement.validUntil.isValid() ? statement.validUntil.toString(Qt::ISODate)
                                                   : language.say(kNoEnd),
                    language) +
            pageRow(kMachine, view.machine, language);
    return content + QStringLiteral("<dl>") + rows + QStringLiteral("</dl><p class=\"note\">") +
           language.say(kNote).toHtmlEscaped() + QStringLiteral("</p>");
}

} // namespace

HttpResponse documentPage(const QJsonObject& hallName, const std::optional<DocumentView>& view,
                          const PageLanguage& language)
{
    PageParts parts;
    parts.title = language.say(kTitle);
    parts.hall = language.say(hallName);
    return pageOf(parts, view ? std::optional(documentPart(*view, language)) : std::nullopt,
                  kUnreadable, language);
}

} // namespace onewindow::platform
