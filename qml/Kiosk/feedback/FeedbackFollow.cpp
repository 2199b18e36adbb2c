// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/feedback/FeedbackFollow.h"

#include "qml/Kiosk/appointment/AppointmentTexts.h"
#include "qml/Kiosk/enquiry/EnquiryTexts.h"
#include "qml/Kiosk/enquiry/MatterGuide.h"
#include "qml/Kiosk/feedback/FeedbackReceipt.h"
#include "qml/Kiosk/ticket/MatterTexts.h"

#include <algorithm>

namespace onewindow::ui {

using feedback::FollowedFeedback;
using feedback::WorkState;

namespace {

/// Every number begins with it: nobody has to look for the key.
const QString& letter()
{
    static const QString y = QStringLiteral("Y");
    return y;
}

void wipeText(QString& text)
{
    text.fill(QChar(u'\0'));
    text.clear();
}

Choice line(const QString& title, const QString& caption, const char* icon)
{
    return {.key = {},
            .title = title,
            .caption = caption,
            .iconName = QLatin1String(icon),
            .trailing = {}};
}

} // namespace

void FeedbackFollow::clear()
{
    ++m_visit;
    wipeText(m_typed);
    if (m_known) {
        wipeText(m_known->answer);
        m_known.reset();
    }
    m_hall = Hall::NotAsked;
    m_lines.setChoices({});
    Q_EMIT changed();
}

void FeedbackFollow::stop()
{
    ++m_visit;
    m_hall = Hall::NotAsked;
    m_known.reset();
    Q_EMIT changed();
}

void FeedbackFollow::begin(const QString& number)
{
    clear();
    m_typed = number.isEmpty() ? letter() : QString(number).remove(u'-');
    Q_EMIT changed();
}

void FeedbackFollow::type(const QString& sign)
{
    const QString wanted = sign.toUpper();
    const bool isOfNumber = wanted.size() == 1 && ((wanted.at(0) >= u'0' && wanted.at(0) <= u'9') ||
                                                   (wanted.at(0) >= u'A' && wanted.at(0) <= u'Z'));
    // Who types the letter all the same means the one that is there.
    const bool isThere = m_typed == letter() && wanted == letter();
    if (isOfNumber && !isThere && m_typed.size() < kNumberLimit) {
        m_typed += wanted;
        Q_EMIT changed();
    }
}

void FeedbackFollow::deleteLast()
{
    if (m_typed.size() > letter().size()) {
        m_typed.chop(1);
        Q_EMIT changed();
    }
}

void FeedbackFollow::clearTyped()
{
    m_typed = letter();
    Q_EMIT changed();
}

bool FeedbackFollow::isTyped() const
{
    return !feedback::numberFromTyped(m_typed).isEmpty();
}

void FeedbackFollow::show(const feedback::FeedbackCase& filed)
{
    m_known = FollowedFeedback{.id = {},
                               .kind = filed.kind,
                               .number = filed.number,
                               .filedAtMs = filed.filedAtMs,
                               .answerBy = filed.answerBy,
                               .answer = {}};
    Q_EMIT changed();
}

feedback::FeedbackEnquiry::Callback FeedbackFollow::ifStillHere()
{
    m_hall = Hall::Asked;
    return [this, visit = ++m_visit](const Result<FollowedFeedback>& answer) {
        if (visit == m_visit) {
            take(answer);
        }
    };
}

void FeedbackFollow::ask(const QString& code)
{
    m_enquiry->status(feedback::numberFromTyped(m_typed), code, ifStillHere());
}

void FeedbackFollow::askByToken(const QString& number, const QString& token)
{
    m_enquiry->statusOf(number, token, ifStillHere());
}

void FeedbackFollow::askMine(const QString& idNumber, const QByteArray& id)
{
    m_enquiry->mine(idNumber, [take = ifStillHere(),
                               id](const Result<QList<FollowedFeedback>>& mine) {
        if (!mine) {
            take(mine.error());
            return;
        }
        const auto found = std::ranges::find(mine.value(), id, &FollowedFeedback::id);
        take(found == mine.value().cend() ? Result<FollowedFeedback>(Error{ErrorCode::NotFound, {}})
                                          : *found);
    });
}

void FeedbackFollow::take(const Result<FollowedFeedback>& answer)
{
    if (answer) {
        m_hall = Hall::Heard;
        m_known = answer.value();
        Q_EMIT heard();
        return;
    }
    m_hall = Hall::Silent;
    Q_EMIT failed(answer.error().code);
}

QString FeedbackFollow::number() const
{
    return m_known ? m_known->number : QString();
}

QString FeedbackFollow::title() const
{
    if (!m_known) {
        return tr("正在查询，请稍候");
    }
    //: %1 is what it is: a complaint.
    return tr("您的%1").arg(kindText(m_known->kind));
}

QString FeedbackFollow::standing() const
{
    if (!m_known || m_hall != Hall::Heard) {
        return tr("已登记");
    }
    switch (m_known->state) {
    case WorkState::Open:
        return tr("正在办理");
    case WorkState::Answered:
        return tr("已答复");
    case WorkState::Closed:
        return tr("已办结");
    }
    Q_UNREACHABLE();
}

QString FeedbackFollow::note() const
{
    switch (m_hall) {
    case Hall::Asked:
        return tr("正在向大厅查询答复");
    case Hall::Silent:
        return tr("暂时连不上大厅，查不到答复。请稍后再查，或询问工作人员。");
    case Hall::NotAsked:
    case Hall::Heard:
        return {};
    }
    Q_UNREACHABLE();
}

QString FeedbackFollow::longestLine() const
{
    return longestTitle(m_lines.choices());
}

QString FeedbackFollow::nextText(const FollowedFeedback& known) const
{
    if (known.state == WorkState::Closed) {
        return tr("已经办完。不满意的，可以再次投诉或告诉工作人员");
    }
    if (known.state == WorkState::Answered) {
        return tr("对答复不满意的，请向工作人员出示编号或回执");
    }
    // The day as ISO 8601 has it: its letters are in the order of the days.
    const bool isPast = known.answerBy < m_today.toString(Qt::ISODate);
    return isPast ? tr("答复期限已过。如果还没有收到答复，请向工作人员出示编号或回执")
                  : tr("大厅将在 %1 前答复").arg(dayText(known.answerBy));
}

QString FeedbackFollow::answerText(const FollowedFeedback& known)
{
    if (known.isElsewhere) {
        return tr("请到提交的大厅，在自助机上用编号和查询码查看答复");
    }
    return known.answer.isEmpty() ? tr("个人信息已按规定删除，答复不再显示") : known.answer;
}

QList<Choice> FeedbackFollow::linesAbout(const FollowedFeedback& known) const
{
    QList<Choice> lines{
        line(momentText(known.filedAtMs, m_language), tr("登记时间"), "check_circle")};
    if (known.answeredAtMs > 0) {
        const QString at = momentText(known.answeredAtMs, m_language);
        lines.append(line(at, known.isCorrected ? tr("更正答复") : tr("答复"), "check_circle"));
        lines += linesOf(answerText(known), {}, {}, kGuideColumns);
    }
    lines += linesOf(nextText(known), tr("下一步"), QStringLiteral("arrow_forward"), kGuideColumns);
    return lines;
}

void FeedbackFollow::refresh(const QString& language, QDate today)
{
    m_language = language;
    m_today = today;
    m_lines.setChoices(m_known ? linesAbout(*m_known) : QList<Choice>());
    Q_EMIT changed();
}

} // namespace onewindow::ui
