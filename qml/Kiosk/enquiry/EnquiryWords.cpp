// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What EnquiryViewModel's pages say and offer.

#include "qml/Kiosk/appointment/AppointmentTexts.h"
#include "qml/Kiosk/enquiry/EnquiryTexts.h"
#include "qml/Kiosk/enquiry/EnquiryViewModel.h"
#include "qml/Kiosk/enquiry/MatterGuide.h"
#include "qml/Kiosk/feedback/FeedbackReceipt.h"
#include "qml/Kiosk/filing/FilingOffer.h"
#include "qml/Kiosk/filing/FilingTexts.h"
#include "qml/Kiosk/ticket/MatterTexts.h"
#include "qml/Texts/FieldTexts.h"
#include "services/cases/CasePromise.h"
#include "services/core/Ids.h"
#include "services/identity/Mask.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace onewindow::ui {

using cases::CaseSummary;
using queue::PublicNotice;

namespace {

Choice choiceOf(const QString& key, const QString& title, const QString& caption, const char* icon)
{
    return {.key = key,
            .title = title,
            .caption = caption,
            .iconName = QLatin1String(icon),
            .trailing = {}};
}

/// Whether its paper says what a department holds of somebody.
bool printsRecords(const catalog::Matter& matter)
{
    const auto& result = matter.terminal.result;
    return result && std::any_of(result->lines.cbegin(), result->lines.cend(),
                                 [](const catalog::LocalText& line) {
                                     return line.zh.contains(QLatin1String("{shared."));
                                 });
}

/// Its fee is to be paid, and something comes of it.
bool isOwed(const CaseSummary& known)
{
    return isUnpaid(known.money.state) && !cases::isTurnedDown(known.state);
}

} // namespace

void EnquiryViewModel::refresh()
{
    switch (m_step) {
    case Step::Start:
        m_choices.setChoices(startChoices());
        break;
    case Step::Mine:
        m_choices.setChoices(mineChoices());
        break;
    case Step::Guide:
        m_choices.setChoices(guideChoices());
        break;
    case Step::Notices:
        m_choices.setChoices(noticeChoices());
        break;
    case Step::Records:
        m_choices.setChoices(recordChoices());
        break;
    case Step::Plan:
        m_choices.setChoices(areaChoices());
        if (shownFloor() != nullptr) {
            QStringList wanted;
            for (const QString& place : std::as_const(m_wantedAreas)) {
                if (place.section(u'/', 0, 0) == shownFloor()->id) {
                    wanted.append(place.section(u'/', 1));
                }
            }
            m_floor.show(*shownFloor(), wanted, language());
        }
        break;
    default:
        m_choices.setChoices({});
        break;
    }
    refreshLines();
    Q_EMIT changed();
}

void EnquiryViewModel::refreshLines()
{
    switch (m_step) {
    case Step::Case:
        m_lines.setChoices(caseLines());
        return;
    case Step::Guide:
        m_lines.setChoices(guide(kGuideColumns));
        return;
    case Step::Notice:
        m_lines.setChoices(noticeLines());
        return;
    case Step::Place:
        m_lines.setChoices(placeLines());
        return;
    default:
        m_lines.setChoices({});
        return;
    }
}

QString EnquiryViewModel::title() const
{
    const QList<PublicNotice> notices =
        m_step == Step::Notice ? m_services.hall.notices(today()) : QList<PublicNotice>();
    const auto notice = std::ranges::find(notices, m_notice, &PublicNotice::id);
    switch (m_step) {
    case Step::Start:
        return tr("您想查询什么？");
    case Step::Mine:
        if (m_choices.total() > 0) {
            return tr("我的事项");
        }
        return m_mine.isThere() && m_mine.owner() != MyMatters::Owner::Asked
                   ? tr("没有查到您的事项")
                   : tr("正在查询您的事项");
    case Step::Case:
        return m_isByCard && matter() != nullptr ? matter()->name.in(language()) : tr("办件进度");
    case Step::Number:
        return tr("请输入办件编号");
    case Step::Digits:
        return tr("请输入身份证号后四位");
    case Step::Asking:
        return tr("正在查询，请稍候");
    case Step::Guide:
        return matter() != nullptr ? matter()->name.in(language()) : tr("这项业务已停办");
    case Step::Notices:
        return m_choices.total() > 0 ? tr("公告") : tr("现在没有公告");
    case Step::Notice:
        return notice == notices.cend() ? tr("这条公告已结束") : notice->title.in(language());
    case Step::Plan:
        return m_floors.isEmpty() ? tr("大厅平面图还没有准备好")
                                  : tr("大厅导览：%1").arg(floorName());
    case Step::Place:
        return area() != nullptr ? area()->name.in(language()) : tr("大厅导览");
    case Step::Records:
        return m_choices.total() > 0 ? tr("查看或打印哪一种？") : tr("本机暂时不能查记录");
    case Step::Failed:
        return failText();
    }
    Q_UNREACHABLE();
}

QString EnquiryViewModel::failText() const
{
    switch (m_failure) {
    case ErrorCode::NotFound:
        return m_typed.isEmpty() ? tr("没有找到这个办件") : tr("编号或后四位不对");
    case ErrorCode::TooMany:
        return tr("试的次数太多");
    default:
        return tr("暂时查不到");
    }
}

/// Whose matters they are: as everybody may see it, or in full while it is to be shown.
QString EnquiryViewModel::holderText() const
{
    const auto& person = m_session.context().person;
    if (!person) {
        return {};
    }
    const QString number = m_reveal.isShown()
                               ? groupedText(catalog::FieldType::IdNumber, person->idNumber)
                               : identity::maskedIdNumber(person->idNumber);
    const QString name = m_reveal.isShown() ? person->name : identity::maskedName(person->name);
    //: A person's name and ID number.
    return tr("%1（%2）").arg(name, number);
}

QString EnquiryViewModel::revealText() const
{
    return m_step == Step::Mine && m_reveal.isAllowed() ? m_reveal.buttonText() : QString();
}

QString EnquiryViewModel::lead() const
{
    if (m_reveal.isShown()) {
        //: %1 is a person, %2 that it is hidden again soon.
        return tr("%1 · %2").arg(holderText(), m_reveal.note());
    }
    if (isLeadNews()) {
        return m_reveal.note();
    }
    switch (m_step) {
    case Step::Start:
        return tr("查自己的事项要刷身份证，其他不用。");
    case Step::Mine:
        if (m_choices.total() > 0) {
            //: %1 is a person.
            return tr("%1 · 点一项看进度和下一步。").arg(holderText());
        }
        return m_mine.owner() == MyMatters::Owner::Asked
                   ? QString()
                   : tr("今天取的号、预约和办件会显示在这里。");
    case Step::Number:
        return tr("编号在回执上，横线不用输入。也可以直接扫回执上的二维码。");
    case Step::Digits:
        return tr("办件时用的身份证。只显示办到哪一步，不显示个人信息。");
    case Step::Asking:
        return tr("正在询问中心，可以随时返回。");
    case Step::Notices:
        return m_choices.total() > 0 ? tr("点一条看全文。") : tr("有新公告时会显示在这里。");
    case Step::Records:
        return m_choices.total() > 0 ? tr("刷身份证并同意后，向部门查询您本人的记录。")
                                     : tr("请到窗口查询，或呼叫工作人员。");
    case Step::Plan:
        if (m_floors.isEmpty()) {
            return tr("请看墙上的指示牌，或呼叫工作人员带您去。");
        }
        return m_wantedAreas.isEmpty() ? tr("点一个区域看怎么走、有哪些窗口。")
                                       : tr("标出的区域可以办这项业务。");
    case Step::Failed:
        return failLead();
    default:
        return {};
    }
}

QString EnquiryViewModel::failLead() const
{
    switch (m_failure) {
    case ErrorCode::NotFound:
        return tr("请核对后再试，或刷身份证查“我的事项”。刚办的事要稍后才能查到。");
    case ErrorCode::TooMany:
        return tr("为保护个人信息，请十分钟后再试，或刷身份证查“我的事项”。");
    default:
        return tr("连不上中心，您的办件不受影响。请稍后再试，或到窗口查询。");
    }
}

QString EnquiryViewModel::note() const
{
    if (m_isPrinting) {
        return tr("正在打印，请从出票口取走。");
    }
    switch (m_paper) {
    case Paper::Printed:
        return tr("已打印，请从出票口取走。");
    case Paper::NotPrinted:
        return tr("没有打印出来，请记下或呼叫工作人员。");
    case Paper::None:
        break;
    }
    return m_step == Step::Mine ? mineNote() : formNote();
}

QString EnquiryViewModel::mineNote() const
{
    const QString at = clockText(m_heardAtMs);
    switch (m_mine.owner()) {
    case MyMatters::Owner::Asked:
        return m_choices.total() > 0 ? tr("正在向中心查询其他办件。") : QString();
    case MyMatters::Owner::Silent:
        //: %1 is a time of day.
        return tr("暂时连不上中心，只显示本机知道的事项（截至 %1）。其他办件请稍后再查。").arg(at);
    case MyMatters::Owner::Heard:
        return m_mine.hasAllAppointments() || m_choices.total() == 0
                   ? QString()
                   : tr("在别处的预约可能没有显示（截至 %1）。").arg(at);
    }
    Q_UNREACHABLE();
}

QString EnquiryViewModel::noteIcon() const
{
    if (m_isPrinting || m_paper != Paper::None || m_step == Step::Guide) {
        return QStringLiteral("print");
    }
    return m_mine.owner() == MyMatters::Owner::Silent ? QStringLiteral("cloud_off")
                                                      : QStringLiteral("info");
}

QString EnquiryViewModel::longestLine() const
{
    return longestTitle(m_lines.choices());
}

bool EnquiryViewModel::hasCaptions() const
{
    const QList<Choice>& all = m_lines.choices();
    return std::any_of(all.cbegin(), all.cend(),
                       [](const Choice& line) { return !line.caption.isEmpty(); });
}

QString EnquiryViewModel::number() const
{
    if (!m_case) {
        return {};
    }
    return m_case->number.isEmpty() ? m_case->provisional : m_case->number;
}

QString EnquiryViewModel::numberLabel() const
{
    return m_case && m_case->number.isEmpty() ? tr("临时编号") : tr("办件编号");
}

QString EnquiryViewModel::standing() const
{
    if (!m_case) {
        return {};
    }
    //: How a case stands, and that its fee is not paid.
    return isOwed(*m_case)
               ? tr("%1 · 待缴费 %2").arg(stateText(m_case->state), yuanText(m_case->money.cents))
               : stateText(m_case->state);
}

/// Its holder is here, and the fee is due in this hall.
bool EnquiryViewModel::canPay() const
{
    return m_step == Step::Case && m_case && m_isByCard && m_case->isHere && isOwed(*m_case) &&
           matter() != nullptr && m_session.abilities().takesMoney &&
           m_session.hasErrand(Errand::Filing);
}

bool EnquiryViewModel::canPrintResult() const
{
    return m_step == Step::Case && m_case && m_isByCard && m_case->hasResult &&
           matter() != nullptr && matter()->terminal.result && m_session.hasErrand(Errand::Filing);
}

QString EnquiryViewModel::actText() const
{
    if (canPay()) {
        //: A fee, as ¥20.00.
        return tr("缴费 %1").arg(yuanText(m_case->money.cents));
    }
    return canPrintResult() ? tr("打印结果") : QString();
}

QString EnquiryViewModel::actIcon() const
{
    return canPay() ? QStringLiteral("payment") : QStringLiteral("description");
}

QList<Choice> EnquiryViewModel::startChoices() const
{
    return {choiceOf(QStringLiteral("mine"), tr("我的事项"), tr("刷身份证，看号码、预约和办件"),
                     "person"),
            choiceOf(QStringLiteral("number"), tr("按编号查办件"), tr("不用身份证，只看进度"),
                     "search"),
            choiceOf(QStringLiteral("records"), tr("我的记录和证明"), tr("社保、公积金等，可打印"),
                     "description"),
            choiceOf(QStringLiteral("guide"), tr("办事指南"), tr("材料、收费、时限和地点"),
                     "menu_book"),
            choiceOf(QStringLiteral("plan"), tr("大厅导览"), tr("窗口在哪里、怎么走"), "place"),
            choiceOf(QStringLiteral("notices"), tr("公告"), tr("大厅最近的通知"), "campaign")};
}

QList<Choice> EnquiryViewModel::mineChoices() const
{
    const catalog::Catalogue& catalogue = m_session.tickets().catalogue();
    const auto nameOf = [&](const QString& id) {
        const catalog::Matter* found = catalogue.matter(id);
        return found != nullptr ? found->name.in(language()) : tr("其他业务");
    };
    QList<Choice> choices;
    for (const queue::IssuedTicket& open : m_session.context().openTickets) {
        //: %1 is a queue number.
        choices.append(choiceOf(QStringLiteral("ticket/") + idToText(open.ticket.id),
                                tr("排队号码 %1").arg(open.ticket.number),
                                nameOf(open.ticket.matter), "confirmation_number"));
        const bool isMissed = open.ticket.state == queue::TicketState::Missed;
        choices.last().trailing = isMissed ? tr("过号，可恢复") : QString();
    }
    const qint64 nowMs = m_session.hall().now().toMSecsSinceEpoch();
    for (const appointments::BookedAppointment& booked : m_mine.booked()) {
        const auto slot = appointments::slotFromKey({}, booked.slot);
        Choice choice = choiceOf(QStringLiteral("appointment/") + idToText(booked.id),
                                 slot ? whenText(*slot, language()) : tr("预约"),
                                 nameOf(booked.matter), "event");
        choice.trailing = standingText(booked, nowMs);
        choices.append(choice);
    }
    for (const feedback::FollowedFeedback& said : m_mine.said()) {
        const bool isAnswered = said.answeredAtMs > 0;
        //: %1 is what it is (a complaint), %2 its number.
        choices.append(choiceOf(QStringLiteral("said/") + idToText(said.id),
                                tr("%1 %2").arg(kindText(said.kind), said.number),
                                isAnswered ? tr("点开看答复")
                                           //: %1 is a day.
                                           : tr("答复期限 %1").arg(dayText(said.answerBy)),
                                "forum"));
        choices.last().trailing = isAnswered ? tr("已答复") : tr("办理中");
    }
    for (const CaseSummary& known : m_mine.known()) {
        const catalog::Matter* found = catalogue.matter(known.matter);
        const QString by = expectedText(expectedDay(known, found, m_calendar), today(), language());
        choices.append(choiceOf(QStringLiteral("case/") + idToText(known.id), nameOf(known.matter),
                                by.isEmpty() ? nextText(known.state) : by, "description"));
        choices.last().trailing = isOwed(known) ? tr("待缴费 %1").arg(yuanText(known.money.cents))
                                                : stateText(known.state);
    }
    return choices;
}

QList<Choice> EnquiryViewModel::guideChoices() const
{
    QList<Choice> choices;
    const catalog::Matter* found = matter();
    if (found == nullptr) {
        return choices;
    }
    const bool isClosed = m_session.isHallClosed();
    const bool isFiled = isClosed ? isDoneWithoutStaff(*found, m_session.abilities())
                                  : isFiledHere(*found, m_session.abilities());
    if (m_session.hasErrand(Errand::Filing) && isFiled) {
        choices.append(choiceOf(QStringLiteral("file"), tr("在本机办理"), {}, "touch_app"));
    }
    if (!isClosed) {
        choices.append(choiceOf(QStringLiteral("number"), tr("取号"), {}, "confirmation_number"));
    }
    if (m_session.hasErrand(Errand::Appointment) && found->guide.canBeBooked) {
        choices.append(choiceOf(QStringLiteral("book"), tr("预约"), {}, "event"));
    }
    if (!m_services.hall.floors().isEmpty()) {
        choices.append(choiceOf(QStringLiteral("where"), tr("看位置"), {}, "place"));
    }
    if (canPrint()) {
        choices.append(choiceOf(QStringLiteral("print"), tr("打印指南"), {}, "print"));
    }
    if (offersForm()) {
        choices.append(choiceOf(QStringLiteral("form"), tr("打印空白表格"), {}, "description"));
    }
    return choices;
}

/// What departments hold of somebody and a matter prints for them here and now.
QList<Choice> EnquiryViewModel::recordChoices() const
{
    QList<Choice> choices;
    for (const catalog::Matter& one : m_session.tickets().catalogue().matters) {
        if (printsRecords(one) && isFiledHere(one, m_session.abilities()) &&
            m_session.hasErrand(Errand::Filing)) {
            choices.append(choiceOf(one.id, one.name.in(language()), one.department.in(language()),
                                    "description"));
        }
    }
    return choices;
}

QList<Choice> EnquiryViewModel::caseLines() const
{
    if (!m_case) {
        return {};
    }
    const catalog::Matter* found = matter();
    QList<Choice> lines;
    if (m_case->money.state != cases::MoneyState::None && !cases::isTurnedDown(m_case->state)) {
        lines = moneyLines(m_case->money, found != nullptr && found->terminal.fee
                                              ? found->terminal.fee->name.in(language())
                                              : tr("费用"));
    }
    QList<Choice> steps =
        timelineLines(*m_case, found, expectedDay(*m_case, found, m_calendar), today(), language());
    // What can be done right here goes before what the state says.
    QString here = canPrintResult() ? tr("可以在本机打印结果") : QString();
    if (canPay()) {
        here = tr("请在本机缴费，缴费后才算办结");
        lines.first().caption.clear();
    }
    const auto next = std::ranges::find(steps, QStringLiteral("arrow_forward"), &Choice::iconName);
    if (!here.isEmpty() && next != steps.end()) {
        next->title = here;
    }
    return lines + steps;
}

} // namespace onewindow::ui
