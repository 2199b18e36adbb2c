// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/enquiry/EnquiryTexts.h"

#include "qml/Kiosk/appointment/AppointmentTexts.h"
#include "qml/Kiosk/ticket/MatterTexts.h"
#include "services/cases/MaterialRef.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace onewindow::ui {

using cases::CaseState;
using cases::CaseStep;
using cases::CaseSummary;

namespace {

/// Context of the translations.
struct EnquiryTexts
{
    Q_DECLARE_TR_FUNCTIONS(EnquiryTexts)
};

Choice line(const QString& title, const QString& caption, const char* icon)
{
    return {.key = {},
            .title = title,
            .caption = caption,
            .iconName = QLatin1String(icon),
            .trailing = {}};
}

/// Why, and the materials that are still to be brought, each on a line of its own.
void addNotice(QList<Choice>& lines, const CaseStep& step, const catalog::Matter* matter,
               const QString& language)
{
    if (const QString why = reasonText(step.reason); !why.isEmpty()) {
        lines.append(line(why, EnquiryTexts::tr("原因"), "info_outline"));
    }
    QString caption = EnquiryTexts::tr("请补交");
    for (const QString& ref : step.missing) {
        const catalog::Material* material =
            matter == nullptr ? nullptr : cases::materialOf(*matter, ref);
        if (material != nullptr) {
            lines.append(
                line(material->name.in(language), std::exchange(caption, {}), "description"));
        }
    }
}

/// Whether the text may be cut after this sign.
bool isPause(QChar sign)
{
    return QStringView(u"，。；：、！？,;:!?)） ").contains(sign);
}

} // namespace

QString stateText(CaseState state)
{
    switch (state) {
    case CaseState::Received:
        return EnquiryTexts::tr("已收件");
    case CaseState::Accepted:
        return EnquiryTexts::tr("已受理");
    case CaseState::CorrectionNeeded:
        return EnquiryTexts::tr("需要补正材料");
    case CaseState::Refused:
        return EnquiryTexts::tr("不予受理");
    case CaseState::UnderReview:
        return EnquiryTexts::tr("审查中");
    case CaseState::Suspended:
        return EnquiryTexts::tr("特殊程序中");
    case CaseState::Approved:
        return EnquiryTexts::tr("已批准");
    case CaseState::Rejected:
        return EnquiryTexts::tr("不予批准");
    case CaseState::Issued:
        return EnquiryTexts::tr("结果已送达");
    case CaseState::Closed:
        return EnquiryTexts::tr("已办结");
    }
    Q_UNREACHABLE();
}

QString nextText(CaseState state)
{
    switch (state) {
    case CaseState::Received:
        return EnquiryTexts::tr("由工作人员核对材料");
    case CaseState::Accepted:
    case CaseState::UnderReview:
        return EnquiryTexts::tr("由主管部门作出决定");
    case CaseState::CorrectionNeeded:
        return EnquiryTexts::tr("请带上缺少的材料到窗口");
    case CaseState::Suspended:
        return EnquiryTexts::tr("特殊程序结束后继续，这段时间不计入时限");
    case CaseState::Approved:
        return EnquiryTexts::tr("需要领取结果的，请到窗口");
    case CaseState::Rejected:
    case CaseState::Refused:
        return EnquiryTexts::tr("请到窗口了解原因和下一步");
    case CaseState::Issued:
    case CaseState::Closed:
        return EnquiryTexts::tr("已经办完，不用再做什么");
    }
    Q_UNREACHABLE();
}

QString limitText(const catalog::Period& limit)
{
    if (limit.count <= 0) {
        return {};
    }
    switch (limit.unit) {
    case catalog::PeriodUnit::WorkingDay:
        return EnquiryTexts::tr("%n 个工作日", "", limit.count);
    case catalog::PeriodUnit::Day:
        return EnquiryTexts::tr("%n 天", "", limit.count);
    case catalog::PeriodUnit::Month:
        return EnquiryTexts::tr("%n 个月", "", limit.count);
    case catalog::PeriodUnit::Year:
        return EnquiryTexts::tr("%n 年", "", limit.count);
    }
    Q_UNREACHABLE();
}

QString expectedText(QDate expected, QDate today, const QString& language)
{
    if (!expected.isValid()) {
        return {};
    }
    const QString day = dayText(expected.toString(Qt::ISODate), language);
    return expected < today ? EnquiryTexts::tr("承诺 %1 前办结，已经超过，请询问工作人员").arg(day)
                            : EnquiryTexts::tr("预计 %1 前办结").arg(day);
}

QString reasonText(const QString& reason)
{
    if (reason == u"materials") {
        return EnquiryTexts::tr("材料不齐或不合格");
    }
    if (reason == u"conditions") {
        return EnquiryTexts::tr("不符合办理条件");
    }
    if (reason == u"untrue") {
        return EnquiryTexts::tr("填写的内容与事实不符");
    }
    if (reason == u"competence") {
        return EnquiryTexts::tr("不归这个部门办理");
    }
    if (reason == u"withdrawn") {
        return EnquiryTexts::tr("申请人已撤回");
    }
    if (reason == u"expertReview") {
        return EnquiryTexts::tr("正在专家评审");
    }
    if (reason == u"hearing") {
        return EnquiryTexts::tr("正在听证");
    }
    if (reason == u"inspection") {
        return EnquiryTexts::tr("正在检验、检测或鉴定");
    }
    if (reason == u"auction") {
        return EnquiryTexts::tr("正在招标或拍卖");
    }
    if (reason == u"publicity") {
        return EnquiryTexts::tr("正在公示");
    }
    return {};
}

QList<Choice> timelineLines(const CaseSummary& known, const catalog::Matter* matter, QDate expected,
                            QDate today, const QString& language)
{
    QList<Choice> lines;
    QList<CaseStep> steps = known.steps;
    if (steps.isEmpty()) {
        // What this terminal alone knows has no steps.
        steps.append({CaseState::Received, known.filedAtMs});
        if (known.state != CaseState::Received) {
            steps.append({known.state, 0});
        }
    }
    for (const CaseStep& step : std::as_const(steps)) {
        lines.append(line(stateText(step.state),
                          step.atMs > 0 ? momentText(step.atMs, language) : QString(),
                          "check_circle"));
        addNotice(lines, step, matter, language);
    }
    lines.append(line(nextText(known.state), EnquiryTexts::tr("下一步"), "arrow_forward"));
    if (const QString by = expectedText(expected, today, language); !by.isEmpty()) {
        lines.append(line(by, EnquiryTexts::tr("时限"), "schedule"));
    }
    return lines;
}

QList<Choice> linesOf(const QString& text, const QString& caption, const QString& iconName,
                      int columns)
{
    QList<Choice> lines;
    const auto add = [&](const QString& part) {
        const QString words = part.trimmed();
        if (!words.isEmpty()) {
            lines.append({.key = {},
                          .title = words,
                          .caption = lines.isEmpty() ? caption : QString(),
                          .iconName = lines.isEmpty() ? iconName : QString(),
                          .trailing = {}});
        }
    };
    QString rest = text;
    while (displayWidth(rest) > columns) {
        qsizetype fits = 0;
        qsizetype pause = 0;
        while (fits < rest.size() && displayWidth(rest.first(fits + 1)) <= columns) {
            ++fits;
            if (isPause(rest.at(fits - 1))) {
                pause = fits;
            }
        }
        // Better a short line than a word torn apart; a text without pauses is torn.
        const qsizetype end = std::max<qsizetype>(1, pause > fits / 3 ? pause : fits);
        add(rest.first(end));
        rest.remove(0, end);
    }
    add(rest);
    return lines;
}

} // namespace onewindow::ui
