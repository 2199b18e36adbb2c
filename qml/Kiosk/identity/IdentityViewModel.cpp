// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/identity/IdentityViewModel.h"

#include "services/identity/IdNumber.h"

namespace onewindow::ui {

IdentityViewModel::IdentityViewModel(KioskSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_session, &KioskSession::stateChanged, this, [this] { m_isNumberWrong = false; });
    connect(&m_session, &KioskSession::changed, this, &IdentityViewModel::changed);
}

CardTrouble IdentityViewModel::trouble() const
{
    if (!canReadCard()) {
        return CardTrouble::NoReader;
    }
    return isReading() ? CardTrouble::None : m_session.context().cardTrouble;
}

QString IdentityViewModel::title() const
{
    if (isReading()) {
        return tr("正在读取，请不要移动证件");
    }
    switch (trouble()) {
    case CardTrouble::None:
        return tr("请将身份证平放在读卡区");
    case CardTrouble::NoReader:
        return tr("读卡器暂停使用");
    case CardTrouble::LiftedEarly:
        return tr("证件拿起得太早");
    case CardTrouble::Unreadable:
        return tr("没有读出证件信息");
    case CardTrouble::Expired:
        return tr("证件已过有效期");
    case CardTrouble::OtherType:
        return tr("不能识别这张卡");
    }
    Q_UNREACHABLE();
}

QString IdentityViewModel::lead() const
{
    if (isReading()) {
        return tr("大约需要 2 秒。");
    }
    const bool mayGoOn = mayGoWithout();
    const bool isForAppointment = m_session.context().errand == Errand::Appointment;
    switch (trouble()) {
    case CardTrouble::None:
        return isForAppointment ? tr("有预约单的，也可以扫预约单上的二维码签到。")
                                : tr("听到提示音后即可拿起。");
    case CardTrouble::NoReader:
        if (isForAppointment) {
            return tr("有预约单的，可以扫预约单上的二维码签到；其他请呼叫工作人员。");
        }
        return mayGoOn ? tr("您可以输入号码或不刷卡继续，也可以呼叫工作人员。")
                       : tr("这项业务需要身份证，请呼叫工作人员，或到人工窗口办理。");
    case CardTrouble::LiftedEarly:
        return tr("请重新平放，听到提示音后再拿起。");
    case CardTrouble::Unreadable:
        return tr("请拿起证件，取下卡套后重新平放。");
    case CardTrouble::Expired:
        return mayGoOn ? tr("您可以不刷卡继续，办理时请带上有效证件。")
                       : tr("这项业务需要有效证件，请呼叫工作人员，或到人工窗口办理。");
    case CardTrouble::OtherType:
        return tr("请放身份证、居住证或外国人永久居留身份证。");
    }
    Q_UNREACHABLE();
}

bool IdentityViewModel::mayGoWithout() const
{
    const Facts facts = m_session.facts();
    return facts.hasErrand ? !facts.errandNeedsCard : !(facts.hasMatter && facts.needsCard);
}

QString IdentityViewModel::numberProblem() const
{
    return m_isNumberWrong ? tr("号码不正确，请核对后修改。") : QString();
}

void IdentityViewModel::submitNumber(const QString& number)
{
    const QString normalized = identity::normalizedIdNumber(number);
    if (identity::isIdNumber(normalized, m_session.hall().now().date())) {
        m_session.takeTypedNumber(normalized);
        return;
    }
    m_isNumberWrong = true;
    Q_EMIT changed();
}

void IdentityViewModel::noteEdited()
{
    if (m_isNumberWrong) {
        m_isNumberWrong = false;
        Q_EMIT changed();
    }
}

} // namespace onewindow::ui
