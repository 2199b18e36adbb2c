// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/platform/DocumentPage.h"

#include "services/cases/CaseState.h"
#include "services/platform/PageText.h"

namespace onewindow::platform {

namespace {

using cases::DocumentVerdict;

constexpr PageText kTitle{u"证明核验", u"Is this document genuine?"};
constexpr PageText kUnreadable{
    u"这个链接不完整，或不是本系统签发的证明。请对准纸上的二维码重新扫描；仍不行，请向签发部门核实"
    u"。",
    u"This link is not whole, or no document of ours. Please scan the code on the paper again; if "
    u"that does not help, ask the department that issued it."};
constexpr PageText kGenuine{u"核验通过：证明由本系统的机器签发，未被改动",
                            u"Genuine: signed by a machine of ours, and not changed"};
constexpr PageText kNotArrived{
    u"签名有效，但办件还没有送达平台。机器可能断网，请稍后再查。",
    u"The signature is good, but the case has not arrived here yet. The machine may be off line; "
    u"please look again later."};
constexpr PageText kExpired{u"证明是真的，但已经过了有效期",
                            u"Genuine, but no longer valid: its time is over"};
constexpr PageText kWithdrawn{u"签名有效，但这个办件现在不是“已批准”。请向签发部门核实。",
                              u"The signature is good, but the case is not approved now. Please "
                              u"ask the department that issued it."};
constexpr PageText kChanged{u"核验不通过：内容被改动过，或签名是伪造的。请不要采信。",
                            u"Not genuine: it was changed, or the signature is forged. Do not "
                            u"rely on it."};
constexpr PageText kUnknownMachine{u"核验不通过：签发的机器不在本系统中。请不要采信。",
                                   u"Not genuine: the machine it names is none of ours. Do not "
                                   u"rely on it."};
constexpr PageText kRevoked{
    u"签发的机器已经停用。签名是它的，但不能确定是在停用之前签的，请向签发部门核实。",
    u"The machine that signed it has been shut out. It is its signature, but nobody can say that "
    u"it signed before that. Please ask the department that issued it."};
constexpr PageText kName{u"证明名称", u"Document"};
constexpr PageText kDepartment{u"签发部门", u"Issued by"};
constexpr PageText kNumber{u"办件编号", u"Case number"};
constexpr PageText kProvisional{u"临时编号", u"Provisional number"};
constexpr PageText kIssued{u"签发日期", u"Issued on"};
constexpr PageText kValidUntil{u"有效期至", u"Valid until"};
constexpr PageText kNoEnd{u"长期", u"Without end"};
constexpr PageText kMachine{u"签发机器", u"Signed by"};
constexpr PageText kNote{
    u"本页不显示个人信息。请核对上面的名称、编号、日期与纸上是否一致；纸上的姓名和内容，可凭校验码"
    u"向签发部门核验。",
    u"This page shows nothing personal. Please hold name, number and dates above against the "
    u"paper. The department that issued it checks its words and its holder by the check code."};

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

QString documentPart(const DocumentView& view, bool isEnglish)
{
    const Saying saying = sayingOf(view);
    QString content = (saying.isGood ? QStringLiteral("<p class=\"state\">")
                                     : QStringLiteral("<p class=\"notice\">")) +
                      saying.text.in(isEnglish).toHtmlEscaped() + QStringLiteral("</p>");
    const bool isSigned =
        view.verdict == DocumentVerdict::Genuine || view.verdict == DocumentVerdict::RevokedMachine;
    if (!isSigned) {
        return content; // What it says of itself is nobody's word.
    }
    const cases::DocumentStatement& statement = view.statement;
    QString rows = pageRow(kName, statement.title, isEnglish) +
                   pageRow(kDepartment, statement.department, isEnglish);
    const QString number =
        view.known ? view.known->value(QStringLiteral("number")).toString() : QString();
    if (!number.isEmpty()) {
        rows += pageRow(kNumber, number, isEnglish);
    }
    rows += pageRow(kProvisional, statement.number, isEnglish) +
            pageRow(kIssued, statement.issued.toString(Qt::ISODate), isEnglish) +
            pageRow(kValidUntil,
                    statement.validUntil.isValid() ? statement.validUntil.toString(Qt::ISODate)
                                                   : kNoEnd.in(isEnglish),
                    isEnglish) +
            pageRow(kMachine, view.machine, isEnglish);
    return content + QStringLiteral("<dl>") + rows + QStringLiteral("</dl><p class=\"note\">") +
           kNote.in(isEnglish).toHtmlEscaped() + QStringLiteral("</p>");
}

} // namespace

HttpResponse documentPage(const QJsonObject& hallName, const std::optional<DocumentView>& view,
                          bool isEnglish)
{
    PageParts parts;
    parts.title = kTitle.in(isEnglish);
    parts.hall = localText(hallName, isEnglish);
    return pageOf(parts, view ? std::optional(documentPart(*view, isEnglish)) : std::nullopt,
                  kUnreadable, isEnglish);
}

} // namespace onewindow::platform
