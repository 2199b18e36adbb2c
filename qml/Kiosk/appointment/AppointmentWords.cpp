// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What AppointmentViewModel's pages say.

#include "qml/Kiosk/appointment/AppointmentViewModel.h"
#include "qml/Kiosk/ticket/MatterTexts.h"
#include "services/appointments/CalendarEntry.h"
#include "services/identity/Mask.h"

namespace onewindow::ui {

const catalog::Matter* AppointmentViewModel::matter() const
{
    return m_session.tickets().catalogue().matter(m_matter);
}

std::optional<appointments::Slot> AppointmentViewModel::slot() const
{
    if (m_slot) {
        return m_slot;
    }
    return m_chosen ? appointments::slotFromKey({}, m_chosen->slot) : std::nullopt;
}

QString AppointmentViewModel::code() const
{
    if (!m_token.isEmpty()) {
        return appointments::codeText(m_token);
    }
    return !m_slot && m_chosen ? m_chosen->code : QString();
}

qint64 AppointmentViewModel::nowMs() const
{
    return m_session.hall().now().toMSecsSinceEpoch();
}

QString AppointmentViewModel::mineNote() const
{
    if (m_mine.isComplete) {
        return {};
    }
    return m_session.isOnline() ? tr("在其他地方预约的可能还没有列出。")
                                : tr("网络中断，在其他地方预约的可能没有列出。");
}

QString AppointmentViewModel::dayText() const
{
    return ui::dayText(m_day, language());
}

QString AppointmentViewModel::matterName() const
{
    return matter() != nullptr ? matter()->name.in(language()) : QString();
}

QString AppointmentViewModel::windowArea() const
{
    return matter() != nullptr ? matter()->windowArea.in(language()) : QString();
}

QString AppointmentViewModel::slotDay() const
{
    const auto shown = slot();
    return shown ? ui::dayText(shown->day, language()) : QString();
}

QString AppointmentViewModel::slotTimes() const
{
    const auto shown = slot();
    return shown ? timesText(*shown) : QString();
}

QString AppointmentViewModel::personText() const
{
    const KioskContext& context = m_session.context();
    return context.hasCard() ? identity::maskedName(context.person->name) : QString();
}

QString AppointmentViewModel::longestMaterial() const
{
    return longestTitle(m_materials.choices());
}

QString AppointmentViewModel::checkInText() const
{
    const auto shown = slot();
    if (!shown) {
        return {};
    }
    if (isExcused()) {
        return tr("大厅当天提前到 %1 结束办理。到时轮不到的，可改约其他时间，不算爽约。")
            .arg(clockText(m_chosen->closesAtMs));
    }
    const appointments::BookingRules rules = m_service.rules();
    qint64 fromMs = appointments::checkInFrom(rules, *shown);
    qint64 untilMs = appointments::checkInUntil(rules, *shown);
    if (!m_slot && m_chosen) {
        fromMs = m_chosen->checkInFromMs;
        untilMs = m_chosen->checkInUntilMs;
    }
    //: When one checks in on the day of the appointment: from %1 to %2.
    return tr("当天 %1–%2 签到，过时按普通号排队。").arg(clockText(fromMs), clockText(untilMs));
}

bool AppointmentViewModel::isExcused() const
{
    return !m_slot && m_chosen && m_chosen->closesAtMs > 0 && !m_chosen->isCheckedIn;
}

qint64 AppointmentViewModel::changeUntilMs() const
{
    if (!m_slot && m_chosen) {
        return m_chosen->changeUntilMs;
    }
    const auto shown = slot();
    return shown ? appointments::changeUntil(m_service.rules(), *shown) : 0;
}

QString AppointmentViewModel::changeText() const
{
    if (!slot()) {
        return {};
    }
    if (isExcused()) {
        return tr("现在就可以改约，不受改约时限限制。");
    }
    const qint64 untilMs = changeUntilMs();
    if (untilMs < nowMs()) {
        return tr("现在已不能取消或改约。");
    }
    //: %1 is a day and a time.
    return tr("%1 前可取消或改约。").arg(momentText(untilMs, language()));
}

QString AppointmentViewModel::exchangedText() const
{
    if (!m_isGivenUp) {
        return {};
    }
    const QString number = m_session.context().ticket->ticket.number;
    return *m_isGivenUp ? tr("原来的号 %1 已取消，不用再等。").arg(number)
                        : tr("原来的号 %1 没有取消成功，请告诉服务台。").arg(number);
}

QString AppointmentViewModel::replacedText() const
{
    const KioskContext& context = m_session.context();
    if (context.isExchange) {
        return tr("约好后，原来的号 %1 将取消。").arg(context.ticket->ticket.number);
    }
    const auto before =
        m_isChange && m_chosen ? appointments::slotFromKey({}, m_chosen->slot) : std::nullopt;
    return before ? tr("原预约 %1 将取消。").arg(whenText(*before, language())) : QString();
}

QString AppointmentViewModel::standing() const
{
    return m_chosen ? standingText(*m_chosen, nowMs()) : QString();
}

bool AppointmentViewModel::isToday() const
{
    const auto shown = slot();
    return shown && shown->day == m_session.hall().now().date().toString(Qt::ISODate);
}

QString AppointmentViewModel::calendarCode() const
{
    const auto shown = slot();
    if (!shown || m_madeAtMs == 0) {
        return {};
    }
    const QString hall = m_session.tickets().hallName().in(language());
    return appointments::CalendarEntry{
        .id = m_bookedId.isEmpty() && m_chosen ? m_chosen->id : m_bookedId,
        .slot = *shown,
        //: In a phone's calendar. Short.
        .summary = tr("预约：%1").arg(matterName()),
        .location = windowArea().isEmpty() ? hall : hall + u' ' + windowArea(),
        .code = code(),
        .note = {},
        .madeAtMs = m_madeAtMs}
        .toText();
}

QString AppointmentViewModel::printNote() const
{
    switch (m_paper) {
    case Paper::None:
        return m_isPrinting ? tr("正在打印，请在出票口取预约单。") : QString();
    case Paper::Printed:
        return tr("预约单已打印，请取走。");
    case Paper::NotPrinted:
        return tr("预约单没有打出。预约有效，可刷身份证签到。");
    }
    Q_UNREACHABLE();
}

bool AppointmentViewModel::hasCardLeft() const
{
    return m_session.context().hasCard() && m_session.devices().isCardLying();
}

QString AppointmentViewModel::question() const
{
    return m_question == Question::Cancel ? tr("确定取消这个预约吗？")
                                          : tr("已过签到时间，要取普通号吗？");
}

QString AppointmentViewModel::questionLead() const
{
    if (m_question == Question::Cancel) {
        return tr("取消后名额会留给其他人，不能恢复；需要时请重新预约。");
    }
    return m_chosen
               ? tr("这个预约应在 %1–%2 签到。现在签到按普通号、按取号时间排队。")
                     .arg(clockText(m_chosen->checkInFromMs), clockText(m_chosen->checkInUntilMs))
               : QString();
}

QString AppointmentViewModel::yesText() const
{
    return m_question == Question::Cancel ? tr("确定取消") : tr("取普通号");
}

QString AppointmentViewModel::noText() const
{
    return m_question == Question::Cancel ? tr("保留预约") : tr("暂不取号");
}

QString AppointmentViewModel::told() const
{
    switch (m_news) {
    case News::Cancelled:
        return tr("预约已取消");
    case News::SlotFull:
        return tr("这个时间刚刚约满");
    case News::SlotGone:
        return tr("这个时间不能再预约");
    case News::LimitReached:
        return tr("您的预约已达上限");
    case News::CannotChange:
        return tr("请到原预约渠道办理");
    case News::TooLateToChange:
        return tr("已过取消和改约时间");
    case News::TooEarly:
        return tr("还没有到签到时间");
    case News::DayOver:
        return tr("这个预约已经过期");
    case News::Ended:
        return tr("这个预约已经失效");
    case News::NotKnown:
        return tr("没有查到这个预约");
    case News::NotRead:
        return tr("暂时查不到预约信息");
    case News::NotDone:
        return tr("没有办成，请再试一次");
    }
    Q_UNREACHABLE();
}

QString AppointmentViewModel::toldLead() const
{
    switch (m_news) {
    case News::Cancelled:
        return tr("名额已留给其他人。原来的预约单和预约码已作废。");
    case News::SlotFull:
        return tr("没有预约成功，您的选择没有变。请选其他时间，或呼叫工作人员。");
    case News::SlotGone:
        return tr("离开始太近，或安排有变，没有预约成功。请选其他时间，或呼叫工作人员。");
    case News::LimitReached:
        return tr("每人能有的预约数量有限，没有预约成功。请先取消或更改已有的预约。");
    case News::CannotChange:
        return tr("这个预约不是在本机办理的，本机不能取消或更改，预约仍然有效。请到原预约渠道，或"
                  "呼叫工作人员。");
    case News::TooLateToChange:
        return tr("最晚要在 %1 前取消或更改。预约仍然有效；来不了也请告诉工作人员。")
            .arg(momentText(changeUntilMs(), language()));
    case News::TooEarly:
        if (isExcused()) {
            return tr("大厅今天提前到 %1 "
                      "结束办理，到时轮不到您。请在首页选“预约与签到”并刷身份证改约，"
                      "不算爽约。")
                .arg(clockText(m_chosen->closesAtMs));
        }
        return m_chosen ? tr("%1 起可以签到，请到时再来。")
                              .arg(isToday() ? clockText(m_chosen->checkInFromMs)
                                             : momentText(m_chosen->checkInFromMs, language()))
                        : QString();
    case News::DayOver:
        return tr("可以重新预约，或在首页取号。");
    case News::Ended:
        return tr("已经取消或签到的预约不能再使用。可以重新预约，或在首页取号。");
    case News::NotKnown:
        return tr("可以在首页选“预约与签到”并刷身份证，或呼叫工作人员。也可以在首页直接取号。");
    case News::NotRead:
        return tr("已有的预约不受影响。请再试一次，或呼叫工作人员。");
    case News::NotDone:
        return tr("没有任何改变，已有的预约不受影响。请再试一次，或呼叫工作人员。");
    }
    Q_UNREACHABLE();
}

QString AppointmentViewModel::nextText() const
{
    switch (m_news) {
    case News::Cancelled:
        return tr("完成");
    case News::SlotFull:
    case News::SlotGone:
        return tr("选其他时间");
    case News::LimitReached:
        return tr("查看我的预约");
    case News::NotRead:
        return tr("再试一次");
    default:
        return leadsHome() ? tr("返回首页") : tr("返回预约");
    }
}

bool AppointmentViewModel::leadsHome() const
{
    switch (m_news) {
    case News::Cancelled:
    case News::SlotFull:
    case News::SlotGone:
    case News::LimitReached:
    case News::NotRead:
        return false;
    default:
        return m_before == Page::None;
    }
}

bool AppointmentViewModel::isGood() const
{
    return m_news == News::Cancelled;
}

} // namespace onewindow::ui
