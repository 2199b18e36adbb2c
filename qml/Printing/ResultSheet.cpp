// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Printing/ResultSheet.h"

#include "qml/Texts/FieldTexts.h"
#include "services/cases/DocumentStatement.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace onewindow::ui {

namespace {

/// Context of the translations.
struct ResultSheet
{
    Q_DECLARE_TR_FUNCTIONS(ResultSheet)
};

/// "姓名：张三" as a label and what it says; any other line whole.
PaperRow rowOf(const QString& line)
{
    static const QRegularExpression pair(QStringLiteral("^([^：:]{1,24})(?:：|: )([^：]*)$"));
    const auto match = pair.match(line);
    const bool isPair = match.hasMatch() && !match.captured(2).contains(QLatin1String(": "));
    return isPair ? PaperRow{.label = match.captured(1).trimmed(),
                             .value = match.captured(2).trimmed()}
                  : PaperRow{.label = {}, .value = line};
}

QString suiteText(crypto::Suite suite)
{
    return suite == crypto::Suite::National ? QStringLiteral("SM2 / SM3")
                                            : QStringLiteral("Ed25519 / SHA-256");
}

} // namespace

PaperSheet resultSheet(const ResultFacts& facts, const cases::SignedDocument& document)
{
    PaperSheet sheet;
    //: The fonts whose forms of the characters this language writes: of Chinese ones, SC, TC or HK.
    sheet.font = ResultSheet::tr("Noto Sans CJK SC");
    sheet.titleFont = ResultSheet::tr("Noto Serif CJK SC");
    sheet.headLeft = facts.hall;
    sheet.headRight = facts.isWindow ? ResultSheet::tr("综合窗口 %1").arg(facts.place)
                                     : ResultSheet::tr("政务服务自助终端 %1").arg(facts.place);
    sheet.title = facts.result.title;
    sheet.subtitle =
        (facts.isProvisional ? ResultSheet::tr("编号（临时）：%1") : ResultSheet::tr("编号：%1"))
            .arg(facts.number);
    for (const QString& line : facts.result.lines) {
        sheet.rows.append(rowOf(line));
    }
    sheet.reasonsTitle = ResultSheet::tr("经核对，符合以下办理条件");
    for (const catalog::LocalText& rule : facts.rules) {
        sheet.reasons.append(rule.in(facts.language));
    }
    sheet.issue = {facts.department, dayText(facts.issued)};
    if (facts.result.validUntil.isValid()) {
        sheet.issue.append(ResultSheet::tr("有效期至 %1").arg(dayText(facts.result.validUntil)));
    }
    sheet.code = document.link;
    sheet.codeCaption = ResultSheet::tr("扫码核验真伪");
    sheet.signatureTitle = facts.isWindow ? ResultSheet::tr("本证明已由签发大厅电子签名")
                                          : ResultSheet::tr("本证明已由签发终端电子签名");
    sheet.signature = {
        {facts.isWindow ? ResultSheet::tr("签发大厅") : ResultSheet::tr("签发终端"),
         ResultSheet::tr("%1（%2）").arg(facts.isWindow ? facts.hall : facts.place, document.node)},
        {ResultSheet::tr("签名算法"), suiteText(document.suite)},
        {ResultSheet::tr("密钥指纹"), document.fingerprint},
        {ResultSheet::tr("校验码"), cases::groupedCheckCode(document.checkCode)}};
    sheet.signatureNote =
        ResultSheet::tr("真伪以扫码核验的结果为准，涂改无效。校验码只印在这张纸上，凭它可向签发部门"
                        "核验姓名和内容；二维码中没有个人信息。");
    sheet.footLeft = facts.isWindow ? ResultSheet::tr("由政务服务窗口打印")
                                    : ResultSheet::tr("由政务服务自助终端打印");
    //: %1 is this page, %2 how many there are.
    sheet.pageWords = ResultSheet::tr("第 %1 页，共 %2 页");
    sheet.attachmentName = QStringLiteral("statement.txt");
    sheet.attachment = document.statement.toLatin1();
    return sheet;
}

} // namespace onewindow::ui
