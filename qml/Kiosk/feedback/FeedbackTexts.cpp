// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the pages of feedback say, in the language of the session.

#include "qml/Kiosk/feedback/FeedbackReceipt.h"
#include "qml/Kiosk/feedback/FeedbackViewModel.h"
#include "services/feedback/ReasonCodes.h"

namespace onewindow::ui {

using feedback::CaseKind;

namespace {

/// The drawing of a level: a face.
QString iconOf(int level)
{
    static const QStringList faces{
        QStringLiteral("sentiment_very_dissatisfied"), QStringLiteral("sentiment_dissatisfied"),
        QStringLiteral("sentiment_neutral"), QStringLiteral("sentiment_satisfied"),
        QStringLiteral("sentiment_very_satisfied")};
    return faces.value(level - 1);
}

} // namespace

void FeedbackViewModel::refresh()
{
    QList<Choice> ways{{.key = QStringLiteral("rate"),
                        .title = tr("评价本次服务"),
                        .caption = tr("五个等级，不记姓名"),
                        .iconName = QStringLiteral("sentiment_satisfied"),
                        .trailing = {}},
                       {.key = feedback::kindName(CaseKind::Complaint),
                        .title = tr("我要投诉"),
                        .caption = tr("对服务或人员不满意"),
                        .iconName = QStringLiteral("report_problem"),
                        .trailing = {}},
                       {.key = feedback::kindName(CaseKind::Suggestion),
                        .title = tr("我有建议"),
                        .caption = tr("怎样办事可以更方便"),
                        .iconName = QStringLiteral("lightbulb_outline"),
                        .trailing = {}},
                       {.key = feedback::kindName(CaseKind::Question),
                        .title = tr("咨询政策"),
                        .caption = tr("问题由主管部门答复"),
                        .iconName = QStringLiteral("help_outline"),
                        .trailing = {}}};
    if (m_follow.canAsk()) {
        ways.append({.key = QStringLiteral("follow"),
                     .title = tr("查答复"),
                     .caption = tr("用回执上的编号和查询码"),
                     .iconName = QStringLiteral("mark_chat_read"),
                     .trailing = {}});
    }
    m_ways.setChoices(ways);
    m_follow.refresh(language(), m_session.hall().now().date());
    const QStringList names{tr("非常不满意"), tr("不满意"), tr("基本满意"), tr("满意"),
                            tr("非常满意")};
    QList<Choice> levels;
    for (int level = feedback::kHighestLevel; level >= feedback::kLowestLevel; --level) {
        levels.append({.key = QString::number(level),
                       .title = names.at(level - 1),
                       .caption = {},
                       .iconName = iconOf(level),
                       .trailing = {}});
    }
    m_levels.setChoices(levels);
    QList<Choice> reasons;
    for (const feedback::Reason& reason : feedback::reasonsOf(m_level)) {
        const QString code = QString::number(reason.code);
        reasons.append({.key = code,
                        .title = reason.text(),
                        .caption = {},
                        .iconName = {},
                        .trailing = {},
                        .isChecked = m_chosen.contains(code)});
    }
    m_reasons.setChoices(reasons);
    Q_EMIT changed();
}

QString FeedbackViewModel::levelTitle() const
{
    return m_token.isEmpty() ? tr("您对本次服务满意吗？") : tr("您对这次办理满意吗？");
}

QString FeedbackViewModel::levelLead() const
{
    if (m_timesRated > 0) {
        return tr("这个号码已经评价过，可以修改一次。");
    }
    return tr("不记录您的姓名，窗口人员看不到是谁评价的。");
}

QString FeedbackViewModel::levelName() const
{
    const auto& levels = m_levels.choices();
    return m_level > 0 ? levels.at(feedback::kHighestLevel - m_level).title : QString();
}

QString FeedbackViewModel::writeTitle() const
{
    if (isRating()) {
        return tr("请写几句您的看法");
    }
    switch (*m_kind) {
    case CaseKind::Complaint:
        return tr("请写下您要投诉的事情");
    case CaseKind::Suggestion:
        return tr("请写下您的建议");
    case CaseKind::Question:
        return tr("请写下您要咨询的问题");
    }
    return {};
}

QString FeedbackViewModel::countText() const
{
    //: Characters written, of those there is room for.
    return tr("%1 / %2 字").arg(m_typed.settled().size()).arg(feedback::kTextLimit);
}

bool FeedbackViewModel::isWritten() const
{
    return isRating() || !m_typed.settled().trimmed().isEmpty() || !m_typed.letters().isEmpty();
}

QString FeedbackViewModel::kindName() const
{
    return m_kind ? kindText(*m_kind) : QString();
}

QString FeedbackViewModel::resultTitle() const
{
    if (m_isFollowing) {
        return m_follow.title();
    }
    if (isRating()) {
        return tr("谢谢您的评价");
    }
    return m_isSlipOut ? tr("已收到，请取走回执") : tr("已收到，请记下编号");
}

QString FeedbackViewModel::nextText() const
{
    if (!isRating()) {
        return tr("大厅将在 %1 前答复。凭编号和查询码，可在任意一台机器查答复。").arg(answerBy());
    }
    if (!m_rated.callBackBy.isValid()) {
        return tr("您的评价已保存，将用于改进服务。");
    }
    const QString day = dayText(m_rated.callBackBy.toString(Qt::ISODate));
    return m_phone.isEmpty() ? tr("大厅将在 %1 前核实处理。您没有留电话，不会回访。").arg(day)
                             : tr("大厅负责人将在 %1 前给您打电话，了解情况并处理。").arg(day);
}

QString FeedbackViewModel::number() const
{
    return m_filed ? m_filed->filed.number : QString();
}

QString FeedbackViewModel::code() const
{
    return m_filed ? feedbackCode(m_filed->filed.number, m_filed->token) : QString();
}

QString FeedbackViewModel::followCode() const
{
    return m_filed ? feedback::followCode(m_filed->filed.tokenDigest) : QString();
}

QString FeedbackViewModel::answerBy() const
{
    return m_filed ? dayText(m_filed->filed.answerBy) : QString();
}

QString FeedbackViewModel::slipText() const
{
    if (m_isPrinting) {
        return tr("正在打印回执，请稍候");
    }
    return m_isSlipOut ? tr("请取走回执") : tr("回执没有打出，请拍下编号和二维码。");
}

QString FeedbackViewModel::followFailTitle() const
{
    switch (m_failure) {
    case ErrorCode::NotFound:
        return m_followed.isEmpty() ? tr("编号或查询码不对") : tr("没有找到这个编号");
    case ErrorCode::TooMany:
        return tr("试的次数太多");
    default:
        return tr("暂时查不到");
    }
}

QString FeedbackViewModel::followFailLead() const
{
    switch (m_failure) {
    case ErrorCode::NotFound:
        return tr("请核对回执。只能查在本大厅登记的；刚登记的要稍后才能查到。");
    case ErrorCode::TooMany:
        return tr("为保护个人信息，请十分钟后再试，或扫回执上的二维码。");
    default:
        return tr("连不上大厅，您登记的内容不受影响。请稍后再试，或询问工作人员。");
    }
}

QString FeedbackViewModel::failTitle() const
{
    if (m_isFollowing) {
        return followFailTitle();
    }
    switch (m_failure) {
    case ErrorCode::Conflict:
        return tr("这个号码已经评价过两次");
    default:
        return tr("暂时没有保存成功");
    }
}

QString FeedbackViewModel::failLead() const
{
    if (m_isFollowing) {
        return followFailLead();
    }
    switch (m_failure) {
    case ErrorCode::Conflict:
        return tr("每次办理可以评价一次、修改一次。您可以另外投诉或提建议，或告诉工作人员。");
    case ErrorCode::MarkBurnt:
    case ErrorCode::StoreRestored:
        return tr("这台机器刚刚恢复过数据，暂时不能登记。请到其他机器，或告诉工作人员。");
    default:
        return tr("您填写的内容还在。请再试一次，或告诉工作人员。");
    }
}

bool FeedbackViewModel::canRetry() const
{
    if (m_isFollowing) {
        // A slip that is not known here is not known the next time either.
        return m_failure != ErrorCode::TooMany &&
               (m_failure != ErrorCode::NotFound || m_followed.isEmpty());
    }
    return m_failure != ErrorCode::Conflict;
}

} // namespace onewindow::ui
