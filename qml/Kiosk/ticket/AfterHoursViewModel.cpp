// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "qml/Kiosk/ticket/AfterHoursViewModel.h"

#include "qml/Kiosk/filing/FilingOffer.h"
#include "qml/Kiosk/session/HoursTexts.h"
#include "qml/Kiosk/ticket/ConfirmViewModel.h"
#include "qml/Kiosk/ticket/MatterTexts.h"

namespace onewindow::ui {

AfterHoursViewModel::AfterHoursViewModel(KioskSession& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_session, &KioskSession::changed, this, &AfterHoursViewModel::refresh);
    connect(&m_materials, &ChoiceModel::pageChanged, this, &AfterHoursViewModel::changed);
    refresh();
}

void AfterHoursViewModel::refresh()
{
    m_materials.setChoices(matter() != nullptr ? bringLines({matter()}, m_session.modes().language,
                                                            m_materials.pageSize())
                                               : QList<Choice>());
    if (const QString longest = longestTitle(m_materials.choices()); longest != m_longestMaterial) {
        m_longestMaterial = longest;
        Q_EMIT materialsChanged();
    }
    if (m_shownMatter != m_session.context().matter) {
        m_shownMatter = m_session.context().matter;
        m_materials.showFirst();
    }
    Q_EMIT changed();
}

const catalog::Matter* AfterHoursViewModel::matter() const
{
    return m_session.tickets().catalogue().matter(m_session.context().matter);
}

bool AfterHoursViewModel::canBeBooked() const
{
    return matter() != nullptr && matter()->guide.canBeBooked &&
           m_session.hasErrand(Errand::Appointment);
}

AfterHoursViewModel::Way AfterHoursViewModel::way() const
{
    if (!m_session.isHallClosed() && m_session.stopped() == queue::Stop::None) {
        return Way::Number; // It has opened, or goes on, while somebody stood here.
    }
    if (matter() != nullptr && isDoneWithoutStaff(*matter(), m_session.abilities()) &&
        m_session.hasErrand(Errand::Filing)) {
        return Way::Filing;
    }
    return canBeBooked() ? Way::Appointment : Way::None;
}

QString AfterHoursViewModel::matterName() const
{
    return matter() != nullptr ? matter()->name.in(m_session.modes().language) : QString();
}

QString AfterHoursViewModel::windowArea() const
{
    return matter() != nullptr ? matter()->windowArea.in(m_session.modes().language) : QString();
}

QString AfterHoursViewModel::hoursText() const
{
    if (!m_session.isHallClosed() && m_session.stopped() == queue::Stop::Full) {
        return tr("今天的号已经发完：现在取号，下班前多半轮不到。");
    }
    if (!m_session.isHallClosed() && m_session.stopped() == queue::Stop::Unserved) {
        return tr("现在没有窗口办理这件事，暂停取号。");
    }
    const auto closing = m_session.hall().closing();
    return closing ? closedText(*closing, m_session.hall().now(), m_session.modes().language)
                   : tr("大厅已开门，现在可以取号。");
}

QString AfterHoursViewModel::note() const
{
    if (m_session.isHallClosed() || way() == Way::Number) {
        return wayText();
    }
    const bool isBrief = m_session.modes().isElder || m_session.modes().isLowOperation;
    QStringList hints{wayText(), ConfirmViewModel::elsewhereText(m_session)};
    if (m_session.stopped() == queue::Stop::Full) {
        hints << tr("重病、孕晚期等需要优先的，请到服务台。");
    }
    hints.removeAll(QString());
    return isBrief ? hints.constFirst() : hints.join(u'\n');
}

QString AfterHoursViewModel::wayText() const
{
    const bool isStopped = !m_session.isHallClosed();
    switch (way()) {
    case Way::Number:
        return {};
    case Way::Filing:
        return tr("这件事不用等窗口，现在就能在本机办。");
    case Way::Appointment:
        return tr("这件事要到窗口办。可以现在预约，到时直接来。");
    case Way::None:
        return isStopped ? tr("这件事要到窗口办，请改天再来，或到服务台问问。")
                         : tr("这件事要到窗口办，请开门后来取号。");
    }
    Q_UNREACHABLE();
}

QString AfterHoursViewModel::primaryText() const
{
    switch (way()) {
    case Way::Number:
        return tr("取号");
    case Way::Filing:
        return tr("现在就在本机办理");
    case Way::Appointment:
        return tr("预约办理时间");
    case Way::None:
        return {};
    }
    Q_UNREACHABLE();
}

QString AfterHoursViewModel::primaryIcon() const
{
    switch (way()) {
    case Way::Number:
        return QStringLiteral("confirmation_number");
    case Way::Filing:
        return QStringLiteral("task_alt");
    case Way::Appointment:
    case Way::None:
        return QStringLiteral("event");
    }
    Q_UNREACHABLE();
}

bool AfterHoursViewModel::isBookedAside() const
{
    return (way() == Way::Number || way() == Way::Filing) && canBeBooked();
}

QString AfterHoursViewModel::secondaryText() const
{
    if (isBookedAside()) {
        return tr("预约办理时间");
    }
    return isAtWindow() && m_materials.pageCount() > 1 ? tr("看其余材料") : QString();
}

QString AfterHoursViewModel::secondaryIcon() const
{
    return isBookedAside() ? QStringLiteral("event") : QStringLiteral("expand_more");
}

void AfterHoursViewModel::goAside()
{
    if (isBookedAside()) {
        m_session.openErrand(Errand::Appointment);
    } else {
        showMoreMaterials();
    }
}

void AfterHoursViewModel::showMoreMaterials()
{
    if (m_materials.pageIndex() + 1 < m_materials.pageCount()) {
        m_materials.showNext();
    } else {
        m_materials.showFirst();
    }
}

void AfterHoursViewModel::goOn()
{
    switch (way()) {
    case Way::Number:
        m_session.send(Event::NumberWanted);
        return;
    case Way::Filing:
        m_session.openErrand(Errand::Filing);
        return;
    case Way::Appointment:
        m_session.openErrand(Errand::Appointment);
        return;
    case Way::None:
        return;
    }
}

} // namespace onewindow::ui
